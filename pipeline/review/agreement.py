"""Two reviewers on the same plans: how far they agree, field by field, and where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.evaluation.similarity import likeness
from pipeline.records import Goal, Result
from pipeline.review.apply import state_of
from pipeline.review.attach import measure_in
from pipeline.review.decisions import Decision, Values, words_of
from pipeline.review.fields import GOAL_FIELDS, MEASURE_FIELDS, goal_values, measure_values
from pipeline.review.state import PlanState

_SAME_ADDED = 0.7  # likeness of the words of goals that both added
KEPT = "goal or none"  # both looked: kept or rejected


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two reviewers see otherwise."""

    path: str
    page: int | None
    goal: str
    words: str
    field: str
    first: str
    second: str


@dataclass
class Tally:
    """How often two agree, of how many times both said something."""

    same: int = 0
    all: int = 0

    @property
    def share(self) -> float | None:
        """0..1; None where nothing was compared."""
        return self.same / self.all if self.all else None


@dataclass
class Comparison:
    """Agreement by field, differences in reading order, and Cohen's kappa on what is a goal."""

    plans: int = 0
    goals: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    kept: dict[tuple[bool, bool], int] = field(default_factory=dict)

    @property
    def kappa(self) -> float | None:
        """Agreement on kept or rejected beyond chance; None where both said the same of all or nothing was compared."""
        total = sum(self.kept.values())
        if not total:
            return None
        observed = (self.kept.get((True, True), 0) + self.kept.get((False, False), 0)) / total
        first = sum(count for (one, _), count in self.kept.items() if one) / total
        second = sum(count for (_, other), count in self.kept.items() if other) / total
        chance = first * second + (1 - first) * (1 - second)
        return None if chance == 1 else (observed - chance) / (1 - chance)

    def add(self, result: Result, first: list[Decision], second: list[Decision]) -> None:
        """One plan with the decisions of each; nothing where one of them made none."""
        one, other = state_of(result, first), state_of(result, second)
        if not first or not second or one is None or other is None:
            return
        self.plans += 1
        path = result.document.source.path
        for a, b in _pairs(one, other):
            self._goal(path, one, other, a, b)

    def _goal(self, path: str, one: PlanState, other: PlanState, a: Goal | None, b: Goal | None) -> None:
        kept = (a is not None and a.id in one.goals, b is not None and b.id in other.goals)
        shown = a or b
        assert shown is not None
        self.goals += 1
        self.kept[kept] = self.kept.get(kept, 0) + 1
        said = ["a goal" if each else "none" for each in kept]
        self._count(path, shown, KEPT, said[0], said[1])
        if a is None or b is None or not all(kept):
            return
        self._fields(path, shown, GOAL_FIELDS, "", goal_values(a), goal_values(b))
        taken = set()
        for measure in a.measures:
            twin = measure_in(b, measure.id, measure.text.source.quote or measure.text.value)
            if twin is None or twin.id in taken:
                self._count(path, shown, "measures", measure.text.value, "")
                continue
            taken.add(twin.id)
            self._count(path, shown, "measures", "there", "there")
            told = measure_values(a, measure), measure_values(b, twin)
            self._fields(path, shown, MEASURE_FIELDS, "measure ", *told)
        for measure in b.measures:
            if measure.id not in taken:
                self._count(path, shown, "measures", "", measure.text.value)

    def _fields(self, path: str, goal: Goal, names: Iterable[str], of: str, one: Values, other: Values) -> None:
        for name in names:
            if name in one or name in other:
                self._count(path, goal, of + name, one.get(name, ""), other.get(name, ""))

    def _count(self, path: str, goal: Goal, name: str, one: str, other: str) -> None:
        tally = self.tallies.setdefault(name, Tally())
        tally.all += 1
        if " ".join(one.split()) == " ".join(other.split()):
            tally.same += 1
        else:
            words = " ".join(words_of(goal).split())
            self.differences.append(Difference(path, goal.source.page, goal.id, words, name, one, other))


def _pairs(one: PlanState, other: PlanState) -> Iterator[tuple[Goal | None, Goal | None]]:
    """Goals that both decided on, each with its twin; of added ones also those that the other did not add."""
    first, second = _decided(one), _decided(other)
    twins: dict[str, str] = {}
    for id, goal in first.items():
        if id in second:
            twins[id] = id
        elif id not in one.base:
            free = [each for each in second if each not in twins.values() and each not in other.base]
            best = max(free, key=lambda each: likeness(words_of(second[each]), words_of(goal)), default="")
            if best and likeness(words_of(second[best]), words_of(goal)) >= _SAME_ADDED:
                twins[id] = best
    for id, goal in first.items():
        if id in twins:
            yield goal, second[twins[id]]
        elif id not in one.base:
            yield goal, None
    for id, goal in second.items():
        if id not in twins.values() and id not in other.base:
            yield None, goal


def _decided(state: PlanState) -> Mapping[str, Goal]:
    """What a reviewer said something of, rejected goals included."""
    known = {**state.goals, **state.rejected}
    return {id: goal for id, goal in known.items() if id in state.reviews and state.reviews[id].status is not None}
