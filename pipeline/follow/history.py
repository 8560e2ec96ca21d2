"""How the goals of an institution develop over the years: what was kept, changed, dropped, and how it went."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from pipeline.follow.briefs import Brief, end_of
from pipeline.follow.links import Course
from pipeline.follow.standing import worst
from pipeline.records import Development, FollowUpStatus, Link, PeriodLights, PlanStep, Relation


def development(course: Course) -> Development | None:
    """The plans and the lights of one institution; None where there is nothing to follow: one plan and no status."""
    plans = {document.document_id for document in course.documents if not document.follows_up}
    lights = _lights(course)
    if len(plans) < 2 and not lights:
        return None
    became: dict[str, Counter[Relation | str]] = defaultdict(Counter)
    for one in course.links:
        if one.from_document_id in plans:
            became[one.to_document_id].update((one.relation, _aim(one)))
    steps = (_step(plan, became[plan.document_id]) for plan in course.documents if plan.document_id in plans)
    return Development(course.name, tuple(steps), lights)


def _aim(link: Link) -> str:
    """What became of the target."""
    return "raised" if link.ambition > 0 else "lowered" if link.ambition < 0 else ""


def _step(plan: Brief, became: Counter[Relation | str]) -> PlanStep:
    return PlanStep(
        plan.document_id,
        plan.title,
        plan.start.year if plan.start else None,
        len(plan.goals),
        tuple((relation, became[relation]) for relation in Relation if became[relation]),
        raised=became["raised"],
        lowered=became["lowered"],
        met=plan.met,
        decided=plan.decided,
    )


def _lights(course: Course) -> tuple[PeriodLights, ...]:
    """Goals by status for each period that any document tells of."""
    periods: dict[str, Counter[FollowUpStatus]] = {}
    for document in course.documents:
        for goal in document.goals:
            for period in dict.fromkeys(one.period for one in goal.follow_ups):
                told = worst(one for one in goal.follow_ups if one.period == period)
                if told is not None:
                    periods.setdefault(period, Counter())[told.status] += 1
    return tuple(
        PeriodLights(period, tuple((status, counts[status]) for status in FollowUpStatus if counts[status]))
        for period, counts in sorted(periods.items(), key=lambda one: (end_of(one[0]) or date.max, one[0]))
    )
