"""The way up from a goal: the themes between, the goal they lead to, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.follow.reasons import Say
from pipeline.records import Above, AboveBy, AboveKind, Goal

# How sure a way is, by what it rests on: our judgement of the layout, not a measured share.
CERTAINTY: Mapping[AboveBy, float] = {
    AboveBy.COLUMN: 0.95,
    AboveBy.ROW: 0.95,
    AboveBy.SECTION: 0.9,
    AboveBy.NUMBER: 0.9,
    AboveBy.OVERALL: 0.8,
    AboveBy.NAMED: 0.9,
    AboveBy.REPEATED: 0.7,
}
BY_NUMBER_ALONE = 0.6  # of a goal in another document


@dataclass(frozen=True, slots=True)
class Uplink:
    """`above` are themes, the nearest first; `printed` is how the document prints the goal that they lead to."""

    above: tuple[Above, ...]
    printed: Above | None
    by: AboveBy
    certainty: float
    goal_id: str = ""
    document_id: str = ""
    found_by: str = ""  # words or number, where the goal is one of another document

    def because(self, say: Say, document: str) -> str:
        """What the place rests on, in the language of the report."""
        return " ".join(self._sentences(say, document))

    def _sentences(self, say: Say, document: str) -> Iterator[str]:
        first = self.above[0] if self.above else self.printed
        if first is not None:
            yield say(f"tree.by_{first.by.value}")
        if self.above and self.printed is not None and self.printed.by is not first_by(self.above):
            yield say("tree.then", because=say(f"tree.by_{self.printed.by.value}"))
        if self.found_by and document:
            yield say(f"tree.found_{self.found_by}", document=document)
        elif self.by is not AboveBy.REPEATED and not self.goal_id and self._is_goal():
            yield say("tree.unread")

    def _is_goal(self) -> bool:
        return any(above.kind is AboveKind.NAMED_GOAL for above in self.above)


def first_by(above: tuple[Above, ...]) -> AboveBy | None:
    return above[0].by if above else None


def uplinks_of(document: str, goal: Goal) -> tuple[Uplink, ...]:
    """The ways up that a goal's own document prints: where it stands, then the goals that it serves. Where it stands
    beneath nothing, the first goal served is the one above it."""
    ways = [_way(document, goal.above)] if goal.above else []
    ways += [_way(document, (served,)) for served in goal.serves]
    return tuple(ways)


def _way(document: str, chain: tuple[Above, ...]) -> Uplink:
    last = chain[-1]
    certainty = min(CERTAINTY[above.by] for above in chain)
    if last.goal_id:
        return Uplink(chain[:-1], last, last.by, certainty, last.goal_id, document)
    return Uplink(chain, None, last.by, certainty)
