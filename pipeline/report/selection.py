"""Which goals to show as well and as weakly formulated.

The order follows the lens of each goal's own country: a criterion counts what its standing weighs, and one that is
not asked for counts nothing; partly counts half. The order only finds examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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


def judged_goals(results: Iterable[Result], catalogue: CatalogueTexts) -> list[JudgedGoal]:
    """Every goal that has verdicts, in reading order."""
    found = []
    for result in results:
        if result.plan is None or result.assessment is None:
            continue
        of_goal: dict[str, list[Judgement]] = {}
        for judgement in result.assessment.goals:
            of_goal.setdefault(judgement.goal_id, []).append(judgement)
        found += [
            _judged(result, goal, tuple(of_goal[goal.id]), result.assessment.lens, catalogue)
            for goal in result.plan.goals
            if goal.id in of_goal
        ]
    return found


def best_and_weakest(goals: Sequence[JudgedGoal], most: int) -> tuple[list[JudgedGoal], list[JudgedGoal]]:
    """At most `most` of each, best first and weakest first; no goal is in both."""
    fit = [goal for goal in goals if goal.asked >= FEWEST_DECIDED]
    most = min(most, len(fit) // 2)
    best = _spread(sorted(fit, key=lambda goal: (-goal.sure, -goal.asked)), most)
    chosen = {goal.goal.id for goal in best}
    rest = [goal for goal in fit if goal.goal.id not in chosen]
    return best, _spread(sorted(rest, key=lambda goal: (goal.rank, -goal.asked)), most)


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


def _spread(ordered: Iterable[JudgedGoal], most: int) -> list[JudgedGoal]:
    """The first ones, no plan giving more than its share and no wording twice."""
    taken: list[JudgedGoal] = []
    of_plan: Counter[str] = Counter()
    quotes: set[str] = set()
    for goal in ordered:
        quote = goal.goal.source.quote
        if len(taken) < most and of_plan[goal.goal.document_id] < MOST_PER_PLAN and quote not in quotes:
            of_plan[goal.goal.document_id] += 1
            quotes.add(quote)
            taken.append(goal)
    return taken
