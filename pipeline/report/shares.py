"""How verdicts fall, over all goals and in groups of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from itertools import combinations
from math import sqrt

from pipeline.records import Goal, Plan, Result, Verdict
from pipeline.report.run import CatalogueTexts

Z_95 = 1.959964  # two-sided 95 % point of the normal distribution
DIMENSIONS = ("country", "language", "lens", "publisher", "level", "year", "goal_type")
VERDICTS = (Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of verdicts. `decided` are the goals a share is taken of: met, partly and not met."""

    met: int = 0
    partly: int = 0
    not_met: int = 0
    cannot_tell: int = 0
    not_applicable: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def decided(self) -> int:
        return self.met + self.partly + self.not_met

    @property
    def total(self) -> int:
        return self.decided + self.cannot_tell + self.not_applicable

    @property
    def share(self) -> float | None:
        """Share met of those decided, 0..1; None when none was decided."""
        return self.met / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.met, self.decided) if self.decided else None

    def of(self, verdict: Verdict) -> int:
        return int(getattr(self, verdict.value))


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a share of `n` > 0, both ends 0..1."""
    share, square = hits / n, Z_95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


class Shares:
    """How the verdicts on the goals of some results fall: over all of them and by what they can be grouped by.

    Counted while the results go by, each dimension for itself: a run over a ministry's archive has millions of
    verdicts.
    """

    def __init__(self, results: Iterable[Result]) -> None:
        self._places: dict[str, int] = {}  # of a criterion in the counts of a group
        self._all = _Group()
        self._groups: dict[str, dict[str, _Group]] = {dimension: {} for dimension in DIMENSIONS}
        self._pairs = {pair: _Pair() for pair in combinations(DIMENSIONS, 2)}
        for result in results:
            self._count(result)

    @property
    def goals(self) -> int:
        """Goals with a verdict."""
        return self._all.goals

    def tallies(self) -> dict[str, Tally]:
        """Criterion -> how its verdicts fall over all goals."""
        return self._fallen({"": self._all})[""]

    def tallies_by(self, dimension: str, fewest: int = 0) -> dict[str, dict[str, Tally]]:
        """Group -> criterion -> how its verdicts fall, for groups of at least `fewest` goals; groups sorted, the one
        not stated last."""
        groups = self._groups[dimension]
        large = sorted((name for name in groups if groups[name].goals >= fewest), key=lambda name: (not name, name))
        return self._fallen({name: groups[name] for name in large})

    def goals_by(self, dimension: str) -> dict[str, int]:
        """The number of goals in each group, groups sorted."""
        return {name: group.goals for name, group in sorted(self._groups[dimension].items())}

    def asked_for(self, catalogue: CatalogueTexts) -> dict[str, Tally]:
        """Criterion -> how its verdicts fall over the goals whose lens asks for it."""
        found: dict[str, Tally] = {}
        for lens, tallies in self.tallies_by("lens").items():
            for criterion, tally in tallies.items():
                if catalogue.weight(lens, criterion):
                    found[criterion] = found.get(criterion, Tally()) + tally
        return found

    def divide_alike(self, one: str, other: str) -> bool:
        """Whether two dimensions divide the goals in the same way, under other names."""
        pair = (one, other) if (one, other) in self._pairs else (other, one)
        return self._pairs[pair].one_to_one

    def _count(self, result: Result) -> None:
        if result.plan is None or result.assessment is None:
            return
        grouped = {goal.id: _groups(result.plan, goal, result.assessment.lens) for goal in result.plan.goals}
        judged: set[str] = set()
        for judgement in result.assessment.goals:
            if judgement.goal_id in grouped:
                names = grouped[judgement.goal_id]
                place = self._places.setdefault(judgement.criterion, len(self._places))
                at = place * len(VERDICTS) + VERDICTS.index(judgement.verdict)
                for group in (self._all, *self._groups_of(names)):
                    group.add(at, new=judgement.goal_id not in judged)
                judged.add(judgement.goal_id)
        for names in {grouped[goal_id] for goal_id in judged}:
            for (one, other), pair in zip(combinations(names, 2), self._pairs.values(), strict=True):
                pair.add(one, other)

    def _groups_of(self, names: tuple[str, ...]) -> Iterator[_Group]:
        for name, groups in zip(names, self._groups.values(), strict=True):
            if name not in groups:
                groups[name] = _Group()
            yield groups[name]

    def _fallen(self, groups: Mapping[str, _Group]) -> dict[str, dict[str, Tally]]:
        return {
            name: {
                criterion: Tally(*row)
                for criterion, place in sorted(self._places.items())
                if any(row := group.counts[place * len(VERDICTS) : (place + 1) * len(VERDICTS)])
            }
            for name, group in groups.items()
        }


class _Group:
    """The verdicts of a group, counted in a row: those on one criterion, in the order of VERDICTS, then on the next."""

    __slots__ = ("counts", "goals")

    def __init__(self) -> None:
        self.counts = array("l")
        self.goals = 0

    def add(self, at: int, *, new: bool) -> None:
        if at >= len(self.counts):
            self.counts.extend([0] * (at + len(VERDICTS) - len(self.counts)))
        self.counts[at] += 1
        self.goals += new


class _Pair:
    """Whether the names that two dimensions have for groups always stand for each other."""

    def __init__(self) -> None:
        self.one_to_one = True
        self._there: dict[str, str] = {}
        self._back: dict[str, str] = {}

    def add(self, one: str, other: str) -> None:
        if self.one_to_one and self._there.setdefault(one, other) != other:
            self.one_to_one = False
        if self.one_to_one and self._back.setdefault(other, one) != one:
            self.one_to_one = False
        if not self.one_to_one:
            self._there, self._back = {}, {}


def has_verdicts(result: Result) -> bool:
    """Whether there are verdicts on goals of a plan."""
    if result.plan is None or result.assessment is None:
        return False
    goals = {goal.id for goal in result.plan.goals}
    return any(judgement.goal_id in goals for judgement in result.assessment.goals)


def _groups(plan: Plan, goal: Goal, lens: str) -> tuple[str, ...]:
    level = goal.level.value if goal.level else ""
    goal_type = "+".join(kind.value for kind in goal.goal_types)
    return plan.country, plan.language or "", lens, plan.publisher, level, period_of(plan), goal_type


def period_of(plan: Plan) -> str:
    """The plan's period in years: "2024", "2021–2025", or "" where none is stated."""
    if plan.period is None:
        return ""
    first, last = plan.period.start.year, plan.period.end.year
    return str(first) if first == last else f"{first}–{last}"
