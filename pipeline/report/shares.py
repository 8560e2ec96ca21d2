"""How verdicts fall, over all goals and in groups of them."""

from __future__ import annotations

from array import array
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
    """The verdicts counted: document, criterion, verdict, and what goals are grouped by ("" where not stated), with
    `number`, how often that verdict was given there, and `goals`, how many goals are new to the frame with it.

    Counted and coded while the results go by, since a run over a ministry's archive has millions of verdicts.
    """
    columns = {name: _Codes() for name in ("document_id", "criterion", "verdict", *DIMENSIONS)}
    counts: tuple[array[int], array[int]] = (array("i"), array("i"))
    for result in results:
        for key, counted in _counted(result).items():
            for codes, value in zip(columns.values(), key, strict=True):
                codes.add(value)
            for column, number in zip(counts, counted, strict=True):
                column.append(number)
    return pd.DataFrame(
        {name: codes.column() for name, codes in columns.items()}
        | {name: np.array(column, dtype=np.int64) for name, column in zip(("number", "goals"), counts, strict=True)}
    )


def _counted(result: Result) -> dict[tuple[str, ...], list[int]]:
    """Document, criterion, verdict and groups -> number of verdicts, and of goals that no key before has counted."""
    counted: dict[tuple[str, ...], list[int]] = {}
    if result.plan is None or result.assessment is None:
        return counted
    groups = {goal.id: _groups(result.plan, goal, result.assessment.lens) for goal in result.plan.goals}
    seen: set[str] = set()
    for judgement in result.assessment.goals:
        if judgement.goal_id in groups:
            key = (result.document.id, judgement.criterion, judgement.verdict.value, *groups[judgement.goal_id])
            numbers = counted.setdefault(key, [0, 0])
            numbers[0] += 1
            numbers[1] += judgement.goal_id not in seen
            seen.add(judgement.goal_id)
    return counted


class _Codes:
    """A column of words, each word held once."""

    def __init__(self) -> None:
        self._codes: array[int] = array("i")
        self._words: dict[str, int] = {}

    def add(self, word: str) -> None:
        self._codes.append(self._words.setdefault(word, len(self._words)))

    def column(self) -> pd.Series:
        """The column, its categories in the order of the alphabet."""
        words = np.array(list(self._words), dtype=object)
        return pd.Series(words[np.array(self._codes, dtype=np.int32)], dtype="category")


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
