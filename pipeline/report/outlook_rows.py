"""Rows of the table of early warning, which a run writes of all plans in force and the monitor of one period."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import GoalOutlook, Result
from pipeline.report.tables import Row


def outlook_rows(result: Result) -> Iterator[Row]:
    """A row for each goal of a plan that is in force; none for other documents."""
    return map(outlook_row, result.outlooks)


def outlook_row(one: GoalOutlook) -> Row:
    """How one goal stands at a date."""
    return {
        "institution": one.institution,
        "document_id": one.document_id,
        "goal_id": one.goal_id,
        "number": one.number,
        "goal": one.goal,
        "as_of": one.as_of,
        "warnings": tuple(warn.value for warn in one.warnings),
        "status": one.status and one.status.value,
        "status_text": one.status_text,
        "period": one.period,
        "previous": one.previous and one.previous.value,
        "previous_period": one.previous_period,
        "due": one.due,
        "expected": one.expected,
        "actual_text": one.actual,
        "explanation": one.explanation,
        "action": one.action,
        "because": one.because,
    }
