"""Numbers of goals that go on from each other: 1.2.1 from 1.2, 3a from 3, B2 from B."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cleaning import bare_number
from pipeline.records import Above, AboveBy, AboveKind, Goal, Sourced

_LETTERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[a-z]|([A-ZÆØÅÄÖ])\.?\d{1,2}")


def number_of(goal: Goal) -> str:
    """A goal's number without the marks around it; empty without one."""
    return bare_number(goal.number.value) if goal.number else ""


def goes_on(number: str, above: str) -> bool:
    """Whether a number goes on from another."""
    if not number or not above:
        return False
    lettered = _LETTERED.fullmatch(number)
    return number.startswith(f"{above}.") or (lettered is not None and above in lettered.groups())


def is_like(one: str, other: str) -> bool:
    """Whether two numbers are of one depth, so that neither stands above the other by itself."""
    return one.count(".") == other.count(".")


def by_number(goal: Goal, goals: Sequence[Goal]) -> Above | None:
    """The goal whose number a goal's goes on from, the longest first, where that is one alone, read in the same way or
    printed right before: chapter 1.1 has nothing to do with the first point of some list."""
    own, place = number_of(goal), goals.index(goal)
    found = [other for other in goals if other is not goal and goes_on(own, number_of(other))]
    longest = max((len(number_of(other)) for other in found), default=0)
    found = [other for other in found if len(number_of(other)) == longest]
    if len(found) != 1 or goal.number is None:
        return None
    parent = found[0]
    text = parent.title or parent.statement
    before = [other for other in goals[:place] if number_of(other) and not _is_beside(number_of(other), own)]
    printed_before = bool(before) and before[-1] is parent
    if text is None or parent.number is None or not (goal.number.rule == parent.number.rule or printed_before):
        return None
    sourced = Sourced(text.value, text.source, f"hierarchy.{AboveBy.NUMBER.value}")
    return Above(sourced, AboveBy.NUMBER, AboveKind.GOAL, parent.id, number_of(parent))


def _is_beside(number: str, own: str) -> bool:
    """Whether a number belongs to the same parent: 1.1 and 1.2."""
    return len(number) == len(own) and number[:-1] == own[:-1]
