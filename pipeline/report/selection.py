"""Which goals to show as well and as weakly formulated.

The order follows the lens of each goal's own country: a criterion counts what its standing weighs, and one that is
not asked for counts nothing; partly counts half. The order only finds examples.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from pipeline.records import Goal, Judgement, Result, Verdict
from pipeline.report.run import CatalogueTexts

CREDIT = {Verdict.MET: Fraction(1), Verdict.PARTLY: Fraction(1, 2), Verdict.NOT_MET: Fraction(0)}
_COLUMNS = {"document": "l", "place": "i", "wording": "q", "rank": "d", "sure": "d", "asked": "i"}
FEWEST_DECIDED = 6  # criteria; below it the order would rest on too little
MOST_PER_PLAN = 2


@dataclass(frozen=True, slots=True)
class JudgedGoal:
    """A goal with its verdicts and where it stands among the results."""

    result: Result
    goal: Goal
    judgements: tuple[Judgement, ...]
    lens: str
    rank: Fraction  # 0..1 of what was decided, by the lens
    sure: Fraction  # the same with nothing gained for what cannot be told
    met: int  # criteria asked for and met
    asked: int  # criteria asked for and decided


class _Standings:
    """What goals are chosen by, without the goals, in columns: there may be more than can be held."""

    def __init__(self, results: Iterable[Result], catalogue: CatalogueTexts) -> None:
        self._columns: dict[str, array[Any]] = {name: array(kind) for name, kind in _COLUMNS.items()}
        for document, result in enumerate(results):
            for place, judged in enumerate(judged_goals([result], catalogue)):
                if judged.asked >= FEWEST_DECIDED:
                    self._add(document, place, judged)

    def __len__(self) -> int:
        return len(self._columns["document"])

    def best(self) -> Iterator[_Standing]:
        """The surest first; of equals the one that was asked for most."""
        return self._ordered(-self._of("sure"), -self._of("asked"))

    def weakest(self) -> Iterator[_Standing]:
        return self._ordered(self._of("rank"), -self._of("asked"))

    def _add(self, document: int, place: int, judged: JudgedGoal) -> None:
        # Shares of whole numbers: equal ones are equal as floating-point numbers too.
        wording = hash(judged.goal.source.quote)
        told = (document, place, wording, float(judged.rank), float(judged.sure), judged.asked)
        for column, value in zip(self._columns.values(), told, strict=True):
            column.append(value)

    def _of(self, name: str) -> np.ndarray:
        return np.array(self._columns[name])

    def _ordered(self, first: np.ndarray, then: np.ndarray) -> Iterator[_Standing]:
        for index in np.lexsort((then, first)):  # stable: of equals the earlier goal
            yield _Standing(*(self._columns[name][index] for name in ("document", "place", "wording")))


class _Standing(NamedTuple):
    """A goal's place among the results and among the judged goals of its document, and its wording, hashed."""

    document: int
    place: int
    wording: int


def judged_goals(results: Iterable[Result], catalogue: CatalogueTexts) -> Iterator[JudgedGoal]:
    """Every goal that has verdicts, in reading order."""
    for result in results:
        if result.plan is None or result.assessment is None:
            continue
        of_goal: dict[str, list[Judgement]] = {}
        for judgement in result.assessment.goals:
            of_goal.setdefault(judgement.goal_id, []).append(judgement)
        for goal in result.plan.goals:
            if goal.id in of_goal:
                yield _judged(result, goal, tuple(of_goal[goal.id]), result.assessment.lens, catalogue)


def best_and_weakest(
    results: Collection[Result], catalogue: CatalogueTexts, most: int
) -> tuple[list[JudgedGoal], list[JudgedGoal]]:
    """At most `most` of each, best first and weakest first; no goal is in both."""
    fit = _Standings(results, catalogue)
    most = min(most, len(fit) // 2)
    best = _spread(fit.best(), most)
    weakest = _spread((goal for goal in fit.weakest() if goal not in best), most)
    documents = {goal.document for goal in (*best, *weakest)}
    shown = {
        (document, place): judged
        for document, result in enumerate(results)
        if document in documents
        for place, judged in enumerate(judged_goals([result], catalogue))
    }
    return [shown[goal[:2]] for goal in best], [shown[goal[:2]] for goal in weakest]


def _judged(
    result: Result, goal: Goal, judgements: tuple[Judgement, ...], lens: str, catalogue: CatalogueTexts
) -> JudgedGoal:
    total = gained = unknown = Fraction(0)
    met = asked = 0
    for judgement in judgements:
        weight = catalogue.weight(lens, judgement.criterion)
        if judgement.verdict in CREDIT and weight:
            total += weight
            gained += weight * CREDIT[judgement.verdict]
            met += judgement.verdict is Verdict.MET
            asked += 1
        elif judgement.verdict is Verdict.CANNOT_TELL:
            unknown += weight
    rank = gained / total if total else Fraction(0)
    sure = gained / (total + unknown) if total else Fraction(0)
    return JudgedGoal(result, goal, judgements, lens, rank, sure, met, asked)


def _spread(ordered: Iterable[_Standing], most: int) -> list[_Standing]:
    """The first ones, no plan giving more than its share and no wording twice."""
    taken: list[_Standing] = []
    of_plan: Counter[int] = Counter()
    wordings: set[int] = set()
    for goal in ordered:
        if len(taken) == most:
            break
        if of_plan[goal.document] < MOST_PER_PLAN and goal.wording not in wordings:
            of_plan[goal.document] += 1
            wordings.add(goal.wording)
            taken.append(goal)
    return taken
