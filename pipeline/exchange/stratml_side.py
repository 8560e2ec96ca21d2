"""What StratML has no place for, as a table beside the file: identifier of the element, field, value.

Fields are columns of documents.csv, goals.csv, measures.csv and follow_ups.csv, `parent_goal_id` (the identifier of the
goal above), those of goals above it in other documents (`parent_elsewhere.1` and its `.document_id`) and what stands
above as printed (`above.1`, the nearest first; `serves.1`); what the XML holds is left out, but for the parents.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from pipeline.exchange.elsewhere import Parents
from pipeline.exchange.stratml import Identifiers, heads_in, identifier_of, parents_in
from pipeline.periods import days_of
from pipeline.records import Goal, Measure, Result, ResultLevel
from pipeline.report.rows import rows_of
from pipeline.report.tables import DOCUMENTS, FOLLOW_UPS, GOALS, MEASURES, Column, Row, TableShape, as_text

_PLAN = ("title", "publisher", "period_start", "period_end", "goals", "measures")
_GOAL = ("document_id", "number", "title", "statement", "reporting_recipient", "responsible", "measures")
_MEASURE = (
    "goal_id", "document_id", "number", "text", "indicator", "comparator", "target_value", "target_upper", "unit",
    "target_text", "baseline_value", "baseline_text", "actual_value", "actual_text",
)  # fmt: skip
_FOLLOW_UP = ("goal_id", "measure_id", "document_id")
_FOLLOWED = ("status", "actual_value", "actual_text")  # of a measure's follow-up, with the period
SIDE = TableShape("side", (Column("identifier", required=True), Column("field", required=True), Column("value")))


def side_rows(result: Result, names: Identifiers, elsewhere: Parents = MappingProxyType({})) -> Iterator[Row]:
    """The rows of one plan: of the plan as a whole, of each goal with its measures, then of its follow-ups."""
    plan = result.plan
    assert plan is not None
    for row in rows_of(DOCUMENTS, [result]):
        yield from _told(names.plan, row, _PLAN)
    if plan.period is not None and plan.period.text:
        yield _row(names.plan, "period_text", plan.period.text)
    measures = {str(row["measure_id"]): row for row in rows_of(MEASURES, [result])}
    heads, parents = heads_in(plan), parents_in(plan)
    for goal, row in zip(plan.goals, rows_of(GOALS, [result]), strict=True):
        head = heads.get(goal.id)
        around = head.title.value if head and head.title and head is not goal else ""
        in_place = head is None or (goal.area is not None and goal.area.value == around)
        yield from _told(names.goals[goal.id], row, (*_GOAL, "area") if in_place else _GOAL)
        if goal.id in parents:
            yield _row(names.goals[goal.id], "parent_goal_id", names.goals[parents[goal.id]])
        for number, one in enumerate(elsewhere.get(goal.id, ()), 1):
            field = f"parent_elsewhere.{number}"
            yield _row(names.goals[goal.id], field, identifier_of(one.goal_id))
            yield _row(names.goals[goal.id], f"{field}.document_id", one.document_id)
        yield from _above(names.goals[goal.id], goal)
        if goal.baseline_period:
            yield _row(names.goals[goal.id], "baseline_period", goal.baseline_period)
        for measure in goal.measures:
            yield from _told(names.measures[measure.id], measures[measure.id], (*_MEASURE, *_placed(measure)))
    yield from _follow_ups(result, names)


def _above(identifier: str, goal: Goal) -> Iterator[Row]:
    """What stands above a goal, the nearest first, and the goals that it says it serves."""
    for field, chain in (("above", goal.above), ("serves", goal.serves)):
        for number, above in enumerate(chain, 1):
            words = f"{above.number} {above.text.value}" if above.number else above.text.value
            yield _row(identifier, f"{field}.{number}", words)


def _follow_ups(result: Result, names: Identifiers) -> Iterator[Row]:
    for number, row in enumerate(rows_of(FOLLOW_UPS, [result]), 1):
        goal, measure = str(row["goal_id"]), str(row["measure_id"])
        identifier = names.measures.get(measure) or names.goals.get(goal, names.plan)
        placed = (*_FOLLOW_UP, *_FOLLOWED) if measure in names.measures else _FOLLOW_UP
        if measure in names.measures and days_of(str(row["period"])):
            placed = (*placed, "period")
        for told in _told(identifier, row, placed):
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
