"""How the goals of an institution develop over the years: what was kept, changed, dropped, and how it went."""

from __future__ import annotations

from collections import Counter
from datetime import date

from pipeline.follow.briefs import Brief, end_of
from pipeline.follow.links import Course
from pipeline.follow.standing import worst
from pipeline.records import Development, FollowUpStatus, PeriodLights, PlanStep, Relation


def development(course: Course) -> Development | None:
    """The plans and the lights of one institution; None where there is nothing to follow: one plan and no status."""
    plans = [document for document in course.documents if not document.follows_up]
    lights = _lights(course)
    if len(plans) < 2 and not lights:
        return None
    return Development(course.name, tuple(_step(course, plan, plans) for plan in plans), lights)


def _step(course: Course, plan: Brief, plans: list[Brief]) -> PlanStep:
    before = {other.document_id for other in plans}
    links = [one for one in course.links if one.to_document_id == plan.document_id and one.from_document_id in before]
    counts = Counter(one.relation for one in links)
    return PlanStep(
        plan.document_id,
        plan.title,
        plan.start.year if plan.start else None,
        len(plan.goals),
        tuple((relation, counts[relation]) for relation in Relation if counts[relation]),
        raised=sum(one.ambition > 0 for one in links),
        lowered=sum(one.ambition < 0 for one in links),
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
