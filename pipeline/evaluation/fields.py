"""The fields that are scored: where each stands in gold and in the records, and when two values are the same.

Leniency is for text alone. Numbers, dates, units and words of a closed vocabulary are compared exactly.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline.evaluation.gold import GoldDocument, GoldGoal, GoldMeasure
from pipeline.evaluation.similarity import jaccard, soft, spaced
from pipeline.records import Basis, Document, Goal, Measure, Plan, Scope, Sourced

G = TypeVar("G")
F = TypeVar("F")

_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Field(Generic[G, F]):
    """One row. `gold` and `found` give a value, or None where nothing is stated."""

    name: str
    match: str
    gold: Callable[[G], Any]
    found: Callable[[F], Any]
    same: Callable[[Any, Any], bool] = operator.eq
    sourced: Callable[[F], Sourced[Any] | None] = lambda record: None  # for the list of errors
    only_where_gold: bool = False  # records for which the gold has no value are not scored
    listed: bool = True  # False where a stricter row lists the same errors
    decides: bool = True  # False where a more lenient row decides whether the whole record is right


def _strict(a: str, b: str) -> bool:
    return " ".join(a.split()) == " ".join(b.split())


def _soft(a: str, b: str) -> bool:
    return soft(a) == soft(b)


def _overlap(a: str, b: str) -> bool:
    return soft(a) == soft(b) or jaccard(a, b) >= _OVERLAP


def _spaced(a: str, b: str) -> bool:
    return spaced(a) == spaced(b)


def _stated(value: Any) -> Any:
    """An empty text is nothing; a zero is something."""
    return None if value == "" else value


def _value(sourced: Sourced[Any] | None) -> Any:
    return None if sourced is None else _stated(sourced.value)


def _of(attribute: str) -> Callable[[Any], Sourced[Any] | None]:
    return operator.attrgetter(attribute)


def _field(
    name: str,
    match: str,
    gold: str,
    attribute: str,
    same: Callable[[Any, Any], bool] = operator.eq,
    *,
    listed: bool = True,
    decides: bool = True,
) -> Field[Any, Any]:
    """A field that is a plain key in gold and a `Sourced` attribute of the record."""
    get = _of(attribute)
    return Field(
        name,
        match,
        lambda record: _stated(getattr(record, gold)),
        lambda record: _value(get(record)),
        same,
        get,
        listed=listed,
        decides=decides,
    )


def _text_fields(name: str, gold: str, attribute: str) -> tuple[Field[Any, Any], ...]:
    return (
        _field(f"{name} strict", "strict", gold, attribute, _strict, decides=False),
        _field(f"{name} soft", "soft", gold, attribute, _soft, listed=False, decides=False),
        _field(f"{name} overlap", "overlap", gold, attribute, _overlap, listed=False),
    )


# ---------------------------------------------------------------------------------------------- goals
def _goal_cadence(goal: Goal) -> frozenset[Any] | None:
    """Only what is said of this goal; a clause for the whole plan is scored with the document."""
    own = goal.reporting is not None and goal.reporting.scope is Scope.GOAL
    return frozenset(goal.reporting.cadences) or None if own and goal.reporting else None


def _stated_types(goal: Goal) -> frozenset[Any] | None:
    stated = goal.goal_type_stated is not None or goal.goal_type_basis is Basis.STATED
    return frozenset(goal.goal_types) or None if stated else None


GOAL_FIELDS: tuple[Field[GoldGoal, Goal], ...] = (
    *_text_fields("title", "title", "title"),
    *_text_fields("statement", "statement", "statement"),
    _field("number", "exact", "number", "number", _soft),
    Field(  # a reader who leaves it empty says nothing: most plans print no level
        "level",
        "exact",
        lambda gold: _stated(gold.level),
        lambda goal: _value(goal.level),
        _spaced,
        _of("level"),
        only_where_gold=True,
    ),
    Field(
        "goal type",
        "set",
        lambda gold: frozenset(gold.type) or None,
        lambda goal: frozenset(goal.goal_types) or None,
        sourced=_of("goal_type_stated"),
        only_where_gold=True,
    ),
    Field(
        "goal type stated",
        "set",
        lambda gold: frozenset(gold.type) or None if gold.type_stated else None,
        _stated_types,
        sourced=_of("goal_type_stated"),
        listed=False,
    ),
    Field(
        "cadence",
        "set",
        lambda gold: frozenset(gold.cadence) or None,
        _goal_cadence,
        sourced=lambda goal: goal.reporting.text if _goal_cadence(goal) and goal.reporting else None,
    ),
    _field("measurement frequency", "exact", "measurement_frequency", "measurement_frequency"),
    _field("goal deadline", "exact", "deadline", "deadline"),
    _field("responsible", "soft", "responsible", "responsible", _soft),
    _field("goal weight", "exact", "weight", "weight"),
    _field("baseline text", "overlap", "baseline_text", "baseline", _overlap),
)


# ---------------------------------------------------------------------------------------------- measures
def _target(attribute: str) -> Callable[[Measure], Any]:
    """An attribute of the target; an empty unit is no unit."""

    def get(measure: Measure) -> Any:
        return _stated(getattr(measure.target.value, attribute)) if measure.target else None

    return get


def _target_field(name: str, attribute: str, same: Callable[[Any, Any], bool] = operator.eq) -> Field[Any, Any]:
    read = operator.attrgetter(attribute)
    return Field(name, "exact", lambda gold: _stated(read(gold)), _target(attribute), same, _of("target"))


def _figure(value: Any, upper: Any, unit: str | None) -> tuple[Any, ...] | None:
    return None if value is None else (value, upper, spaced(unit or ""))


def _found_figure(measure: Measure) -> tuple[Any, ...] | None:
    target = measure.target.value if measure.target else None
    return _figure(target.value, target.upper, target.unit) if target else None


MEASURE_FIELDS: tuple[Field[GoldMeasure, Measure], ...] = (
    _target_field("comparator", "comparator"),
    _target_field("value", "value"),
    _target_field("upper", "upper"),
    _target_field("unit", "unit", _spaced),
    Field(
        "value with unit",
        "exact",
        lambda gold: _figure(gold.value, gold.upper, gold.unit),
        _found_figure,
        sourced=_of("target"),
        listed=False,
    ),
    Field(
        "baseline value",
        "exact",
        lambda gold: gold.baseline_value,
        lambda measure: _value(measure.baseline_value),
        sourced=_of("baseline_value"),
    ),
    Field(
        "baseline period",
        "exact",
        lambda gold: gold.baseline_period or None,
        lambda measure: measure.baseline_period or None,
        _spaced,
        _of("baseline_text"),
    ),
    _field("measure deadline", "exact", "deadline", "deadline"),
    _field("measure weight", "exact", "weight", "weight"),
)


# ---------------------------------------------------------------------------------------------- documents
def _gold_years(gold: GoldDocument) -> tuple[str, str] | None:
    years = sorted(re.findall(r"\d{4}", gold.period or ""))
    return (years[0], years[-1]) if years else None


def _plan_years(read: tuple[Document, Plan]) -> tuple[str, str] | None:
    period = read[1].period
    return (str(period.start.year), str(period.end.year)) if period else None


DOCUMENT_FIELDS: tuple[Field[GoldDocument, tuple[Document, Plan]], ...] = (
    Field("document language", "exact", lambda gold: gold.language, lambda read: read[0].language),
    Field("document country", "exact", lambda gold: gold.country or None, lambda read: read[1].country or None),
    Field("document title", "overlap", lambda gold: gold.title or None, lambda read: read[1].title or None, _overlap),
    Field("publisher", "soft", lambda gold: gold.publisher or None, lambda read: read[1].publisher or None, _soft),
    Field("document years", "exact", _gold_years, _plan_years),
    Field(
        "document cadence",
        "set",
        lambda gold: frozenset(gold.document_cadence) or None,
        lambda read: frozenset(read[1].reporting.cadences) or None if read[1].reporting else None,
        sourced=lambda read: read[1].reporting.text if read[1].reporting else None,
    ),
)
