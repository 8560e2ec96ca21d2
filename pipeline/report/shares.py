"""How verdicts fall, over all goals and in groups of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np
import pandas as pd

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


def judgement_frame(results: Collection[Result]) -> pd.DataFrame:
    """The verdicts counted: criterion, verdict, and what goals are grouped by ("" where not stated), with `number`, how
    often that verdict was given there, and `goals`, how many goals are new to the frame with it.

    Counted while the results go by: a run over a ministry's archive has millions of verdicts, but no more groups than
    institutions and years.
    """
    counted: dict[tuple[str, ...], list[int]] = {}
    for result in results:
        _count(result, counted)
    columns = ("criterion", "verdict", *DIMENSIONS)
    frame = pd.DataFrame(list(counted), columns=columns, dtype="category")
    numbers = np.array(list(counted.values()), dtype=np.int64).reshape(-1, 2)
    return frame.assign(number=numbers[:, 0], goals=numbers[:, 1])


def has_verdicts(result: Result) -> bool:
    """Whether there are verdicts on goals of a plan."""
    if result.plan is None or result.assessment is None:
        return False
    goals = {goal.id for goal in result.plan.goals}
    return any(judgement.goal_id in goals for judgement in result.assessment.goals)


def _count(result: Result, counted: dict[tuple[str, ...], list[int]]) -> None:
    """Criterion, verdict and groups -> number of verdicts, and of goals that no key before has counted."""
    if result.plan is None or result.assessment is None:
        return
    groups = {goal.id: _groups(result.plan, goal, result.assessment.lens) for goal in result.plan.goals}
    seen: set[str] = set()
    for judgement in result.assessment.goals:
        if judgement.goal_id in groups:
            key = (judgement.criterion, judgement.verdict.value, *groups[judgement.goal_id])
            numbers = counted.setdefault(key, [0, 0])
            numbers[0] += 1
            numbers[1] += judgement.goal_id not in seen
            seen.add(judgement.goal_id)


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


def tallies(frame: pd.DataFrame) -> dict[str, Tally]:
    """Criterion -> how its verdicts fall over all rows."""
    return tallies_by(frame.assign(all=""), "all").get("", {})


def tallies_by(frame: pd.DataFrame, dimension: str) -> dict[str, dict[str, Tally]]:
    """Group -> criterion -> how its verdicts fall; groups sorted, the one not stated last."""
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for (group, criterion, verdict), number in _sizes(frame, dimension):
        counts.setdefault(group, {}).setdefault(criterion, {})[verdict] = number
    return {
        group: {criterion: Tally(**counted) for criterion, counted in counts[group].items()}
        for group in sorted(counts, key=lambda group: (not group, group))
    }


def goals_by(frame: pd.DataFrame, dimension: str) -> dict[str, int]:
    """Group -> number of different goals in it."""
    counted = frame.groupby(dimension, sort=True, observed=True)["goals"].sum()
    return {str(group): int(number) for group, number in counted.items()}


def asked_for(frame: pd.DataFrame, catalogue: CatalogueTexts) -> pd.DataFrame:
    """The rows whose lens asks for the criterion."""
    pairs = zip(frame["lens"], frame["criterion"], strict=True)
    kept = [bool(catalogue.weight(lens, criterion)) for lens, criterion in pairs]
    return frame[pd.Series(kept, index=frame.index, dtype=bool)]


def _sizes(frame: pd.DataFrame, dimension: str) -> Iterator[tuple[tuple[str, str, str], int]]:
    sizes = frame.groupby([dimension, "criterion", "verdict"], sort=True, observed=True)["number"].sum().reset_index()
    keys = zip(sizes[dimension], sizes["criterion"], sizes["verdict"], strict=True)
    return zip(keys, map(int, sizes["number"]), strict=True)
