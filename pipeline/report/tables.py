"""The columns of every table, once: CSV, workbook, data package and column lists are made from here.

Names and order are the output contract; new columns go at the end. What a column means is said in the report's texts
(`columns.<table>.<column>`), so that it can be said in other languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from pipeline.records import (
    AboveBy,
    AboveKind,
    Basis,
    Cadence,
    Comparator,
    DocumentStatus,
    ExemplarMatch,
    FollowUpStatus,
    GoalType,
    Origin,
    Reached,
    Relation,
    ResultLevel,
    ReviewStatus,
    Scope,
    Severity,
    Verdict,
    Warn,
)

# The part of the report's texts that has the words of a vocabulary (`words.<name>`).
WORDS: Mapping[type[StrEnum], str] = {
    DocumentStatus: "status",
    Verdict: "verdict",
    Cadence: "cadence",
    GoalType: "goal_type",
    ResultLevel: "result_level",
    Basis: "basis",
    Scope: "scope",
    Origin: "origin",
    Comparator: "comparator",
    FollowUpStatus: "follow_up",
    Relation: "relation",
    AboveBy: "above_by",
    AboveKind: "above_kind",
    Reached: "reached",
    ExemplarMatch: "exemplar_match",
    Severity: "severity",
    ReviewStatus: "review",
    Warn: "warn",
}

Value = str | int | Decimal | date | tuple[str, ...] | None
Row = dict[str, Value]
Kind = Literal["string", "integer", "number", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `width` is in characters, for the workbook; `pattern` is a regular expression for whole values."""

    name: str
    kind: Kind = "string"
    vocabulary: type[StrEnum] | None = None
    listed: bool = False  # several values joined with ";"
    required: bool = False
    pattern: str = ""
    lowest: int | None = None
    highest: int | None = None
    width: int = 14


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table: its columns and how it hangs together with the others. `refers` is (column, table it leads to)."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _text(name: str, width: int = 14, *, required: bool = False, listed: bool = False, pattern: str = "") -> Column:
    return Column(name, width=width, required=required, listed=listed, pattern=pattern)


def _word(name: str, words: type[StrEnum], *, listed: bool = False, required: bool = False) -> Column:
    return Column(name, vocabulary=words, listed=listed, required=required, width=15)


def _count(name: str) -> Column:
    return Column(name, "integer", lowest=0, width=10)


def _number(name: str) -> Column:
    return Column(name, "number", width=12)


def _date(name: str) -> Column:
    return Column(name, "date", width=12)


_BBOX = _text("bbox", 22, pattern=r"-?\d+\.\d -?\d+\.\d -?\d+\.\d -?\d+\.\d")
_PAGE = Column("page", "integer", lowest=1, width=7)
_PLACE = (_PAGE, _BBOX, _text("quote", 60))
_OCR = Column("ocr_confidence", "number", lowest=0, highest=1, width=11)
_REVIEW = (_word("review_status", ReviewStatus), _text("reviewed_fields", 20, listed=True), _text("review_comment", 30))
_DOCUMENT = _text("document_id", 18, required=True)
_GOAL = _text("goal_id", 20, required=True)

DOCUMENTS = TableShape(
    "documents",
    (
        _DOCUMENT,
        _text("path", 40, required=True),
        _text("sha256", 20, required=True, pattern="[0-9a-f]{64}"),
        _text("format", 10, required=True),
        _text("language", 10),
        _text("country", 9),
        _text("title", 50),
        _text("publisher", 32),
        _text("document_kind", 22),
        _date("period_start"),
        _date("period_end"),
        _count("pages"),
        _count("goals"),
        _count("measures"),
        _word("reporting_cadence", Cadence, listed=True),
        _word("status", DocumentStatus, required=True),
        _text("message", 60),
        _count("ocr_pages"),
    ),
    key=("document_id",),
)

GOALS = TableShape(
    "goals",
    (
        _GOAL,
        _DOCUMENT,
        _text("number", 9),
        _text("title", 40),
        _text("statement", 60),
        _text("level", 12),
        _text("area", 26),
        _word("goal_type", GoalType, listed=True),
        _text("goal_type_stated", 18),
        _word("goal_type_basis", Basis),
        _word("result_level", ResultLevel),
        _word("reporting_cadence", Cadence, listed=True),
        _word("reporting_cadence_scope", Scope),
        _text("reporting_text", 40),
        _text("reporting_channel", 22, listed=True),
        _text("reporting_recipient", 22, listed=True),
        _word("measurement_frequency", Cadence),
        _date("deadline"),
        _text("deadline_text", 24),
        _text("responsible", 24),
        _number("weight"),
        _text("baseline_text", 36),
        _text("fulfilment_rule", 36),
        _count("measures"),
        _word("origin", Origin, required=True),
        Column("confidence", "number", required=True, lowest=0, highest=1, width=11),
        *_PLACE,
        _OCR,
        *_REVIEW,
        _text("restated", 9),
    ),
    key=("goal_id",),
    refers=(("document_id", "documents"),),
)

MEASURES = TableShape(
    "measures",
    (
        _text("measure_id", 22, required=True),
        _GOAL,
        _DOCUMENT,
        _text("number", 9),
        _text("text", 60),
        _text("indicator", 40),
        _text("indicator_group", 24),
        _word("comparator", Comparator),
        _number("target_value"),
        _number("target_upper"),
        _text("unit", 14),
        _text("target_text", 30),
        _text("target_period", 12),
        _number("baseline_value"),
        _text("baseline_text", 30),
        _text("baseline_period", 12),
        _date("deadline"),
        _text("deadline_text", 24),
        _number("weight"),
        _word("result_level", ResultLevel),
        _number("actual_value"),
        _text("actual_text", 24),
        *_PLACE,
        _number("target_amount"),
        _OCR,
        *_REVIEW,
    ),
    key=("measure_id",),
    refers=(("goal_id", "goals"), ("document_id", "documents")),
)

FOLLOW_UPS = TableShape(
    "follow_ups",
    (
        _GOAL,
        _text("measure_id", 22),
        _DOCUMENT,
        _text("period", 10),
        _word("status", FollowUpStatus, required=True),
        _text("status_text", 20),
        _number("actual_value"),
        _text("actual_text", 24),
        _text("explanation", 50),
        _text("action", 50),
        *_PLACE,
        _text("assessment", 40),
        _text("prognosis", 24),
        _text("trend", 12),
        _word("reached", Reached),
    ),
    refers=(("goal_id", "goals"), ("measure_id", "measures"), ("document_id", "documents")),
)

LINKS = TableShape(
    "links",
    (
        _text("from_document_id", 18, required=True),
        _text("from_goal_id", 20),
        _text("to_document_id", 18, required=True),
        _text("to_goal_id", 20),
        _word("relation", Relation, required=True),
        _text("because", 60),
    ),
)

GOAL_TREE = TableShape(
    "goal_tree",
    (
        _GOAL,
        _text("parent_goal_id", 20),
        _DOCUMENT,
        _text("parent_document_id", 18),
        Column("depth", "integer", required=True, lowest=0, width=7),
        _text("because", 50),
        _word("relation", AboveBy),
        _word("parent_kind", AboveKind),
        _text("parent_number", 9),
        _text("parent_text", 50),
        _text("parent_level", 12),
        Column("place", "integer", required=True, lowest=1, width=7),
        Column("confidence", "number", required=True, lowest=0, highest=1, width=11),
        _text("path", 60, listed=True),
        _count("goals_below"),
        _count("measures_below"),
        *_PLACE,
    ),
    key=("goal_id", "place"),
    refers=(("goal_id", "goals"), ("document_id", "documents")),
)

ASSESSMENTS = TableShape(
    "assessments",
    (
        _GOAL,
        _DOCUMENT,
        _text("criterion", 20, required=True),
        _word("verdict", Verdict, required=True),
        _text("because", 60),
        _text("evidence", 50, listed=True),
        _text("suggestion", 60),
        _text("exemplar_id", 18),
        _text("basis", 8),
        _number("exemplar_score"),
        _word("exemplar_match", ExemplarMatch, listed=True),
        _text("exemplar_words", 30, listed=True),
    ),
    key=("goal_id", "criterion"),
    refers=(("goal_id", "goals"), ("document_id", "documents")),
)

PLAN_ASSESSMENTS = TableShape(
    "plan_assessments",
    (
        _DOCUMENT,
        _text("criterion", 24, required=True),
        _word("verdict", Verdict, required=True),
        _text("value", 14),
        _text("because", 80),
    ),
    key=("document_id", "criterion"),
    refers=(("document_id", "documents"),),
)

FINDINGS = TableShape(
    "findings",
    (
        _DOCUMENT,
        _PAGE,
        _text("code", 28, required=True),
        _word("severity", Severity, required=True),
        _text("message", 70),
        _text("quote", 50),
    ),
    refers=(("document_id", "documents"),),
)

OUTLOOK = TableShape(
    "outlook",
    (
        _text("institution", 32),
        _DOCUMENT,
        _GOAL,
        _text("number", 9),
        _text("goal", 50),
        _date("as_of"),
        _word("warnings", Warn, listed=True, required=True),
        _word("status", FollowUpStatus),
        _text("status_text", 20),
        _text("period", 10),
        _word("previous", FollowUpStatus),
        _text("previous_period", 10),
        _date("due"),
        _date("expected"),
        _text("actual_text", 24),
        _text("explanation", 50),
        _text("action", 50),
        _text("because", 60),
    ),
    key=("goal_id",),
    refers=(("goal_id", "goals"), ("document_id", "documents")),
)

TABLES = (DOCUMENTS, GOALS, MEASURES, FOLLOW_UPS, LINKS, ASSESSMENTS, PLAN_ASSESSMENTS, FINDINGS, GOAL_TREE, OUTLOOK)


def as_text(value: Value) -> str:
    """A value as it stands in a CSV cell: ISO dates, decimal point without trailing zeros, lists joined with ";",
    empty where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, Decimal):
        return "0" if value == 0 else format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else str(value)
