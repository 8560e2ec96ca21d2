"""The criteria of a report: those the catalogue describes, then those that are judged without being described."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.records import Result
from pipeline.report.run import CatalogueTexts, CriterionText


def completed(results: Iterable[Result], catalogue: CatalogueTexts) -> CatalogueTexts:
    """The catalogue with all criteria of a report, so that the results need not be gone through for them again."""
    goal, plan = dict[str, None](), dict[str, None]()
    for assessment in (result.assessment for result in results if result.assessment):
        goal |= dict.fromkeys(judgement.criterion for judgement in assessment.goals)
        plan |= dict.fromkeys(judgement.criterion for judgement in assessment.plan)
    return replace(
        catalogue,
        goal_criteria=_with_undescribed(catalogue.goal_criteria, goal),
        plan_criteria=_with_undescribed(catalogue.plan_criteria, plan),
        complete=True,
    )


def goal_criteria(results: Collection[Result], catalogue: CatalogueTexts) -> tuple[CriterionText, ...]:
    """Goal-level criteria in the order they are shown."""
    return (catalogue if catalogue.complete else completed(results, catalogue)).goal_criteria


def plan_criteria(results: Collection[Result], catalogue: CatalogueTexts) -> tuple[CriterionText, ...]:
    """Plan-level criteria in the order they are shown."""
    return (catalogue if catalogue.complete else completed(results, catalogue)).plan_criteria


def _with_undescribed(described: Sequence[CriterionText], judged: Iterable[str]) -> tuple[CriterionText, ...]:
    known = {criterion.id for criterion in described}
    missing = dict.fromkeys(criterion for criterion in judged if criterion not in known)
    return (*described, *(CriterionText(id, id.replace("_", " ").capitalize()) for id in missing))
