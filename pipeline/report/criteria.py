"""The criteria of a report: those the catalogue describes, then those that are judged without being described."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pipeline.records import Result
from pipeline.report.run import CatalogueTexts, CriterionText


def goal_criteria(results: Collection[Result], catalogue: CatalogueTexts) -> tuple[CriterionText, ...]:
    """Goal-level criteria in the order they are shown."""
    judged = (judgement.criterion for result in results if result.assessment for judgement in result.assessment.goals)
    return _with_undescribed(catalogue.goal_criteria, judged)


def plan_criteria(results: Collection[Result], catalogue: CatalogueTexts) -> tuple[CriterionText, ...]:
    """Plan-level criteria in the order they are shown."""
    judged = (judgement.criterion for result in results if result.assessment for judgement in result.assessment.plan)
    return _with_undescribed(catalogue.plan_criteria, judged)


def _with_undescribed(described: Sequence[CriterionText], judged: Iterable[str]) -> tuple[CriterionText, ...]:
    known = {criterion.id for criterion in described}
    missing = dict.fromkeys(criterion for criterion in judged if criterion not in known)
    return (*described, *(CriterionText(id, id.replace("_", " ").capitalize()) for id in missing))
