"""Judged results for the report's tests: a test states only what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.records import Assessment, FollowUp, FollowUpStatus, Goal, Judgement, PlanJudgement, Result, Verdict
from pipeline.report import CatalogueTexts, CriterionText, ExemplarText, LensText, RunInfo
from tests.factories import document, goal, measure, plan, reporting, source

RUN = RunInfo("9.9.9", "2024-01-02T03:04:05Z", "2024-01-02T03:05:06Z", {"ingest": 1.5}, {"workers": 2})
CRITERIA = ("result", "clear", "verifiable", "quantified", "time_bound", "baseline")
CATALOGUE = CatalogueTexts(
    tuple(CriterionText(id, id.replace("_", " ").title(), f"Is it {id}?", "The codebook", "A") for id in CRITERIA),
    (CriterionText("few_goals", "Few goals"),),
    {
        "strict": LensText("strict", "Strict guidance", "Asks for all.", dict.fromkeys(CRITERIA, "required")),
        "mild": LensText("mild", "Mild guidance", "", {"clear": "required", "result": "expected"}),
    },
    {"e1": ExemplarText("e1", "Nine of ten letters are answered within a week.", "xx", "It has a level.")},
    {"required": 3, "expected": 2, "good_practice": 1, "not_asked": 0},
)


def judgement(criterion: str, verdict: Verdict | str, goal_id: str = "g1", **changes: Any) -> Judgement:
    """One verdict with a reason."""
    return Judgement(goal_id, criterion, Verdict(verdict), **{"because": f"Because of {criterion}."} | changes)


def judged(
    *goals: Goal,
    verdicts: Mapping[str, str] | Sequence[Mapping[str, str]] = (),
    id: str = "d1",
    lens: str = "strict",
    whole: Sequence[PlanJudgement] = (),
    **changes: Any,
) -> Result:
    """A plan with verdicts: one mapping criterion -> verdict for all goals, or one for each."""
    each = [verdicts] * len(goals) if isinstance(verdicts, Mapping) else verdicts
    judgements = tuple(
        judgement(criterion, verdict, made.id)
        for made, of_goal in zip(goals, each, strict=True)
        for criterion, verdict in of_goal.items()
    )
    made = plan(*goals, document_id=id, **changes)
    read = document(id=id, path=f"{id}.txt", language=made.language, title=made.title or "A plan")
    return Result(read, made, Assessment(id, lens, judgements, tuple(whole)))


def many_goals(count: int, id: str = "d1", **changes: Any) -> list[Goal]:
    """Goals that differ in id and title."""
    return [
        goal(f"Goal {number} of {id}", id=f"{id}-g{number}", document_id=id, **changes)
        for number in range(1, count + 1)
    ]


def full_plan(id: str = "d1", **changes: Any) -> Result:
    """A plan in which every part of its page has something to show."""
    goals = [
        goal(f"Goal {n}", f"Statement {n}", measure(id=f"{id}-g{n}.m1", baseline_value=80), id=f"{id}-g{n}",
             document_id=id, number=str(n), reporting=reporting(scope="document"), types=["operations"], page=n)
        for n in (1, 2)
    ]  # fmt: skip
    verdicts = dict.fromkeys(CRITERIA, "met")
    return judged(
        *goals,
        verdicts=[verdicts, dict.fromkeys(CRITERIA, "not_met")],
        id=id,
        title=f"Plan {id}",
        whole=[PlanJudgement(id, "few_goals", Verdict.MET, "2", "Two goals.")],
        follow_ups=(FollowUp(f"{id}-g1", id, "2023", FollowUpStatus.MET, source("green"), status_text="green"),),
        **changes,
    )
