"""Goals of other documents that stand above a goal, for formats that write a file for each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Goal, Place, Result


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A goal of another document: its ids and its words, by which it is found again."""

    goal_id: str
    document_id: str
    words: str


Parents = Mapping[str, Sequence[Elsewhere]]  # goal -> the goals of other documents above it, in the order of its places


def parents_elsewhere(results: Collection[Result]) -> Parents:
    """The parents in other documents of all goals of a run; none where nobody looked for the places of goals."""
    places = [place for result in results for place in _led_out(result)]
    wanted = {place.parent_goal_id for place in places}
    words = {
        goal.id: _words(goal)
        for result in (results if wanted else ())
        for goal in (result.plan.goals if result.plan else ())
        if goal.id in wanted
    }
    found: dict[str, list[Elsewhere]] = defaultdict(list)
    for place in places:
        if place.parent_goal_id in words:
            told = Elsewhere(place.parent_goal_id, place.parent_document_id, words[place.parent_goal_id])
            found[place.goal_id].append(told)
    return dict(found)


def _led_out(result: Result) -> Iterator[Place]:
    """The places beneath goals of other documents."""
    return (place for place in result.places if place.parent_document_id not in ("", result.document.id))


def _words(goal: Goal) -> str:
    text = goal.title or goal.statement
    return text.value if text is not None else ""
