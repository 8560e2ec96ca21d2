"""JSON Lines: a goal a line, with its measures, its verdicts, its document and the goals right above it, whatever
document states them. Keys are the columns of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.records import Result
from pipeline.report.rows import rows_of
from pipeline.report.tables import ASSESSMENTS, DOCUMENTS, GOAL_TREE, GOALS, MEASURES, Row, TableShape

_DOCUMENT = (
    "path", "sha256", "format", "language", "country", "title", "publisher", "document_kind", "period_start",
    "period_end",
)  # fmt: skip
_MANY = ("document_id", "goal_id")  # what a measure or verdict shares with its goal
_PARENT = ("place", "parent_goal_id", "parent_document_id", "relation", "confidence")
_EXACT = 15  # digits that a JSON number keeps


def goal_lines(result: Result) -> Iterator[str]:
    """The lines of one result, in the order of its goals; `measures` is the list, not its length."""
    (document,) = rows_of(DOCUMENTS, [result])
    of = {name: _plain(name, document[name]) for name in _DOCUMENT}
    measures, verdicts = _grouped(MEASURES, result), _grouped(ASSESSMENTS, result)
    parents = _parents(result)
    for row in rows_of(GOALS, [result]):
        goal = str(row["goal_id"])
        line = {name: _plain(name, value) for name, value in row.items() if name != "measures"}
        line |= {"measures": measures.get(goal, []), "assessments": verdicts.get(goal, [])}
        line |= {"parents": parents.get(goal, []), "document": of}
        yield json.dumps(line, ensure_ascii=False)


def _grouped(shape: TableShape, result: Result) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(shape, [result]):
        found.setdefault(str(row["goal_id"]), []).append(_without(row))
    return found


def _parents(result: Result) -> dict[str, list[dict[str, Any]]]:
    """Goal -> the goals above it, from its first place in the tree on."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(GOAL_TREE, [result]):
        if row["parent_goal_id"]:
            found.setdefault(str(row["goal_id"]), []).append({name: _plain(name, row[name]) for name in _PARENT})
    return found


def _without(row: Row) -> dict[str, Any]:
    return {name: _plain(name, value) for name, value in row.items() if name not in _MANY}


def _plain(name: str, value: object) -> Any:
    """A value as JSON has it: numbers as numbers, lists as lists, a box as its four numbers, nothing as null."""
    if name == "bbox" and isinstance(value, str):
        return [float(number) for number in value.split()]
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value


def _number(value: Decimal) -> int | float | str:
    if value == value.to_integral_value():
        return int(value)
    return float(value) if len(value.as_tuple().digits) <= _EXACT else f"{value:f}"
