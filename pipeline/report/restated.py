"""Goals that a report only restates. How well a goal is formulated is asked of the plan that states it: a half-year
report, an annual report or a self-evaluation prints it again, often shortened, and would count it twice.

A document called a report may state goals of its own all the same, those for the time ahead ("Mål for 2024" in the
annual report on 2023, 2023年工作总结和2024年工作计划). These stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.periods import days_of
from pipeline.records import Goal, Origin, Relation, Result
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, plan_title, shorten

MOST_NAMED = 10  # reports whose plan is not there
_NO_PAIR = (Relation.DROPPED, Relation.NEW)


def restated(result: Result) -> frozenset[str]:
    """The goals that a document does not state as its own. None of a document that is called no report, and none of one
    that tells how no goal went: "Mål og opfølgning 2024" may be a plan."""
    plan = result.plan
    if plan is None or not plan.reports:
        return frozenset()
    told = {one.goal_id for one in plan.follow_ups} | {goal.id for goal in plan.goals if _has_result(goal)}
    days = [days[1] for one in plan.follow_ups if (days := days_of(one.period))]
    end = max(days, default=plan.period.end if plan.period else None)
    if not told or end is None:
        return frozenset(told)
    own = {goal.id for goal in plan.goals} - told - _repeated(result)
    if plan.period is None or plan.period.start <= end:
        own &= _ahead(plan.goals, told, end)
    return frozenset(goal.id for goal in plan.goals if goal.id not in own)


def _repeated(result: Result) -> set[str]:
    """Goals that an earlier document states in the same way."""
    return {one.to_goal_id for one in result.links if one.relation is Relation.SAME}


def _ahead(goals: Sequence[Goal], told: Set[str], end: date) -> set[str]:
    """Goals that speak of a time after the report's, and those that stand in a table with one, where it tells of no
    result: "Mål for 2024" need not say the year in every row."""
    ahead = {goal.id for goal in goals if any(day > end for day in _days(goal))}
    tables: dict[str, set[str]] = {}
    for goal in goals:
        if goal.origin is Origin.TABLE:
            tables.setdefault(goal.source.block.partition(".")[0], set()).add(goal.id)
    for rows in tables.values():
        if rows & ahead and not rows & told:
            ahead |= rows
    return ahead


def _days(goal: Goal) -> Iterator[date]:
    """The last days that a goal and its measures are due or held against."""
    for deadline in (goal.deadline, *(measure.deadline for measure in goal.measures)):
        if deadline is not None:
            yield deadline.value
    for measure in goal.measures:
        if days := days_of(measure.target_period):
            yield days[1]


def _has_result(goal: Goal) -> bool:
    return any(measure.actual_value or measure.actual_text for measure in goal.measures)


def as_stated(result: Result) -> Result:
    """The result with the goals that its document states itself, and the verdicts on these."""
    left = restated(result)
    if not left or result.plan is None:
        return result
    goals = tuple(goal for goal in result.plan.goals if goal.id not in left)
    assessment = result.assessment
    if assessment is not None:
        judgements = tuple(one for one in assessment.goals if one.goal_id not in left)
        assessment = replace(assessment, goals=judgements, plan=assessment.plan if goals else ())
    return replace(result, plan=replace(result.plan, goals=goals), assessment=assessment)


class AsStated(Collection[Result]):
    """Results as they are judged, made while they go by: there may be more than can be held."""

    def __init__(self, results: Collection[Result]) -> None:
        self._results = results

    def __len__(self) -> int:
        return len(self._results)

    def __iter__(self) -> Iterator[Result]:
        return map(as_stated, self._results)

    def __contains__(self, result: object) -> bool:
        return any(one == result for one in self)


@dataclass(frozen=True, slots=True)
class Restated:
    """What was left out: goals and documents, and the documents whose plan is not there."""

    goals: int
    documents: int
    kept: int  # goals of these documents that are their own
    alone: tuple[str, ...]
    alone_all: int


def restated_contents(results: Collection[Result], texts: Texts) -> dict[str, Any]:
    """What the templates say of goals that are not judged; nothing where all are."""
    found = _restated(results, texts)
    if not found.goals:
        return {"restated": (), "restated_alone": ()}
    counts = {"goals": texts.count("goals", found.goals), "documents": texts.count("documents", found.documents)}
    said = [texts("restated.left_out", **counts), texts("restated.why")]
    if found.kept:
        said.append(texts("restated.kept", goals=texts.count("goals", found.kept)))
    if found.alone:
        said.append(texts("restated.alone", documents=texts.count("documents", found.alone_all)))
    return {"restated": said, "restated_alone": found.alone}


def _restated(results: Collection[Result], texts: Texts) -> Restated:
    reports = {result.document.id for result in results if result.plan is not None and result.plan.reports}
    goals = documents = kept = alone = 0
    named: list[str] = []
    for result in results if reports else ():
        left = restated(result)
        if result.plan is None or not left:
            continue
        goals, documents, kept = goals + len(left), documents + 1, kept + len(result.plan.goals) - len(left)
        pairs = (one for one in result.links if one.relation not in _NO_PAIR)
        if all(one.from_document_id in reports for one in pairs):
            alone += 1
            if alone <= MOST_NAMED:
                named.append(f"{shorten(plan_title(result, texts), LONGEST_NAME)} ({result.document.source.path})")
    return Restated(goals, documents, kept, tuple(named), alone)
