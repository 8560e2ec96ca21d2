"""Which goals to show as well and as weakly formulated.

The order follows the lens of each goal's own country: a criterion counts what its standing weighs, and one that is
not asked for counts nothing; partly counts half. The order only finds examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from pipeline.records import Goal, Judgement, Result, Verdict
from pipeline.report.run import CatalogueTexts

CREDIT = {Verdict.MET: Fraction(1), Verdict.PARTLY: Fraction(1, 2), Verdict.NOT_MET: Fraction(0)}
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


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a goal is chosen by, without the goal: there may be more than can be held."""

    document_id: str
    goal_id: str
    wording: int
    rank: Fraction
    sure: Fraction
    asked: int


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
    fit = [_standing(judged) for judged in judged_goals(results, catalogue) if judged.asked >= FEWEST_DECIDED]
    most = min(most, len(fit) // 2)
    best = _spread(sorted(fit, key=lambda goal: (-goal.sure, -goal.asked)), most)
    rest = [goal for goal in fit if goal.goal_id not in best]
    weakest = _spread(sorted(rest, key=lambda goal: (goal.rank, -goal.asked)), most)
    chosen = dict.fromkeys((*best, *weakest))
    shown = {
        judged.goal.id: judged
        for judged in judged_goals((result for result in results if _holds(result, chosen)), catalogue)
        if judged.goal.id in chosen
    }
    return [shown[goal_id] for goal_id in best], [shown[goal_id] for goal_id in weakest]


def _holds(result: Result, goals: Collection[str]) -> bool:
    return result.plan is not None and any(goal.id in goals for goal in result.plan.goals)


def _standing(judged: JudgedGoal) -> _Standing:
    goal = judged.goal
    return _Standing(goal.document_id, goal.id, hash(goal.source.quote), judged.rank, judged.sure, judged.asked)


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


def _spread(ordered: Iterable[_Standing], most: int) -> list[str]:
    """The ids of the first ones, no plan giving more than its share and no wording twice."""
    taken: list[str] = []
    of_plan: Counter[str] = Counter()
    wordings: set[int] = set()
    for goal in ordered:
        if len(taken) < most and of_plan[goal.document_id] < MOST_PER_PLAN and goal.wording not in wordings:
            of_plan[goal.document_id] += 1
            wordings.add(goal.wording)
            taken.append(goal.goal_id)
    return taken
