"""What StratML has no place for, as a table beside the file: identifier of the element, field, value.

Fields are columns of documents.csv, goals.csv, measures.csv and follow_ups.csv; what the XML holds is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.exchange.stratml import Identifiers
from pipeline.periods import days_of
from pipeline.records import Measure, Result, ResultLevel
from pipeline.report.rows import rows_of
from pipeline.report.tables import DOCUMENTS, FOLLOW_UPS, GOALS, MEASURES, Column, Row, TableShape, as_text

_PLAN = ("title", "publisher", "period_start", "period_end", "goals", "measures")
_GOAL = ("document_id", "number", "title", "statement", "area", "reporting_recipient", "responsible", "measures")
_MEASURE = (
    "goal_id", "document_id", "number", "text", "indicator", "comparator", "target_value", "target_upper", "unit",
    "target_text", "baseline_value", "baseline_text", "actual_value", "actual_text",
)  # fmt: skip
_FOLLOW_UP = ("goal_id", "measure_id", "document_id")
SIDE = TableShape("side", (Column("identifier", required=True), Column("field", required=True), Column("value")))


def side_rows(result: Result, names: Identifiers) -> Iterator[Row]:
    """The rows of one plan: of the plan as a whole, of each goal with its measures, then of its follow-ups."""
    plan = result.plan
    assert plan is not None
    for row in rows_of(DOCUMENTS, [result]):
        yield from _told(names.plan, row, _PLAN)
    if plan.period is not None and plan.period.text:
        yield _row(names.plan, "period_text", plan.period.text)
    measures = {str(row["measure_id"]): row for row in rows_of(MEASURES, [result])}
    for goal, row in zip(plan.goals, rows_of(GOALS, [result]), strict=True):
        yield from _told(names.goals[goal.id], row, _GOAL)
        if goal.baseline_period:
            yield _row(names.goals[goal.id], "baseline_period", goal.baseline_period)
        for measure in goal.measures:
            yield from _told(names.measures[measure.id], measures[measure.id], (*_MEASURE, *_placed(measure)))
    yield from _follow_ups(result, names)


def _follow_ups(result: Result, names: Identifiers) -> Iterator[Row]:
    for number, row in enumerate(rows_of(FOLLOW_UPS, [result]), 1):
        goal, measure = str(row["goal_id"]), str(row["measure_id"])
        identifier = names.measures.get(measure) or names.goals.get(goal, names.plan)
        for told in _told(identifier, row, _FOLLOW_UP):
            yield {**told, "field": f"follow_up.{number}.{told['field']}"}


def _placed(measure: Measure) -> Iterator[str]:
    """The columns that have a place in the XML for this measure and not for every one."""
    if days_of(measure.target_period):
        yield "target_period"
    elif measure.deadline is not None:
        yield "deadline"
    if days_of(measure.baseline_period):
        yield "baseline_period"
    if measure.result_level is not ResultLevel.IMPACT:
        yield "result_level"


def _told(identifier: str, row: Row, placed: tuple[str, ...]) -> Iterator[Row]:
    for field, value in row.items():
        if field not in placed and (text := as_text(value)):
            yield _row(identifier, field, text)


def _row(identifier: str, field: str, value: str) -> Row:
    return {"identifier": identifier, "field": field, "value": value}
