"""What became of the targets of a goal: the figures and days that two documents hold it against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.follow.briefs import GoalBrief, MeasureBrief


class Change(NamedTuple):
    """A target as printed in both documents, and whether the later one asks for more."""

    old: str = ""
    new: str = ""
    ambition: int = 0


def days(goal: GoalBrief) -> dict[str, str]:
    """The days of the year a goal is due, with their words: of its milestones, else its own."""
    own = {m.due: m.target_text for m in goal.measures if m.due and not m.value}
    return own or ({goal.due: goal.due} if goal.due else {})


def other_figure(before: Sequence[MeasureBrief], after: Sequence[MeasureBrief]) -> Change | None:
    """The first figure that is gone and the one of its unit that came for it."""
    old, new = ({m.value: m for m in side if m.value} for side in (before, after))
    for gone in (value for value in old if value not in new):
        for came in (value for value in new if value not in old and unit_of(value) == unit_of(gone)):
            one, other = old[gone], new[came]
            return Change(one.target_text, other.target_text, _ambition(one, other))
    return None


def replaced(one: GoalBrief, other: GoalBrief) -> Change | None:
    """The figures or days of two goals that have none in common: one of the unit of another, or else the first."""
    old, new = ([m for m in goal.measures if m.value or m.due] for goal in (one, other))
    if not old or not new or {(m.value, m.due) for m in old} & {(m.value, m.due) for m in new}:
        return None
    return other_figure(old, new) or Change(old[0].target_text, new[0].target_text)


def _ambition(one: MeasureBrief, other: MeasureBrief) -> int:
    """1 where the later target asks for more, -1 for less, 0 where nobody says which way is better."""
    better = other.better or one.better
    if one.amount is None or other.amount is None or one.amount == other.amount:
        return 0
    return better if other.amount > one.amount else -better


def other_day(before: Sequence[MeasureBrief], after: Sequence[MeasureBrief]) -> Change | None:
    old, new = ([m for m in side if m.due and not m.value] for side in (before, after))
    if old and new and {m.due for m in old} != {m.due for m in new}:
        return Change(old[0].target_text, new[0].target_text)
    return None


def unit_of(value: str) -> str:
    return value.partition(" ")[2]
