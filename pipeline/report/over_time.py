"""The report's section on follow-up and history: lights by period, and what became of goals from plan to plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Development, FollowUpStatus, Relation
from pipeline.report.texts import Texts

MOST = 40  # institutions on the page


@dataclass(frozen=True, slots=True)
class StepLine:
    """A plan in a row: what became of the goals of the plan before, and how well its own are formulated."""

    title: str
    year: str
    goals: str
    changes: tuple[str, ...]  # in the order of the relations; empty for the first plan
    ambition: str
    met: str


@dataclass(frozen=True, slots=True)
class InstitutionOverTime:
    """One institution: its plans and its lights as rows of texts."""

    name: str
    steps: tuple[StepLine, ...]
    lights: tuple[tuple[str, tuple[str, ...]], ...]  # period, figure for each status


def over_time_contents(developments: Sequence[Development], texts: Texts) -> dict[str, Any]:
    """What the templates show of goals over time; the institutions that most is known of come first where there are
    too many for the page."""
    known = sorted(developments, key=lambda one: -(len(one.plans) + len(one.lights)))
    shown = {id(one) for one in known[:MOST]}
    return {
        "over_time": [_institution(one, texts) for one in developments if id(one) in shown],
        "over_time_all": len(developments),
        "relation_words": [texts.word("relation", relation.value) for relation in Relation],
        "status_words": [texts.word("follow_up", status.value) for status in FollowUpStatus],
    }


def _institution(one: Development, texts: Texts) -> InstitutionOverTime:
    none = texts("numbers.none")
    steps = []
    for step in one.plans:
        counts = dict(step.relations)
        changes = tuple(texts.number(counts.get(relation, 0)) for relation in Relation) if counts else ()
        share = texts.percent(step.met / step.decided) if step.decided else none
        ambition = texts("over_time.ambition", raised=step.raised, lowered=step.lowered) if counts else none
        year = str(step.year) if step.year else none
        steps.append(StepLine(step.title, year, texts.number(step.goals), changes, ambition, share))
    lights = tuple(
        (told.period, tuple(texts.number(dict(told.counts).get(status, 0)) for status in FollowUpStatus))
        for told in one.lights
    )
    return InstitutionOverTime(one.institution, tuple(steps), lights)
