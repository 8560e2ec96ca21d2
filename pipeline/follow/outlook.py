"""Early warning: how each goal of a plan stands at a date.

What a goal is due by, how often it is to be reported on and what its follow-ups print decide; the date is given, so
that the same records always give the same answer. A status is taken as at hand from the last day of its period on.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.follow.briefs import Brief, GoalBrief, end_of
from pipeline.follow.links import Course, courses
from pipeline.follow.reasons import Say
from pipeline.follow.standing import worst
from pipeline.records import Cadence, FollowUp, FollowUpStatus, GoalOutlook, Relation, Result, Warn

SOON = 60  # days
_GRACE = 45  # days that a report may take after its period
_AFTER = 92  # days after a plan's end in which its goals are still looked at
_MONTHS: Mapping[Cadence, int] = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.FOUR_MONTHLY: 4,
    Cadence.HALF_YEARLY: 6,
    Cadence.YEARLY: 12,
}
_WARNS: Mapping[FollowUpStatus, Warn] = {
    FollowUpStatus.NOT_MET: Warn.OFF_TRACK,
    FollowUpStatus.OFF_TRACK: Warn.OFF_TRACK,
    FollowUpStatus.PARTLY_MET: Warn.AT_RISK,
    FollowUpStatus.AT_RISK: Warn.AT_RISK,
    FollowUpStatus.ON_TRACK: Warn.ON_TRACK,
    FollowUpStatus.MET: Warn.DONE,
    FollowUpStatus.LAPSED: Warn.LAPSED,
}
_SETTLED = (FollowUpStatus.MET, FollowUpStatus.PARTLY_MET, FollowUpStatus.NOT_MET, FollowUpStatus.LAPSED)
_ENDED = (Warn.DONE, Warn.LAPSED)
_GOES_ON = frozenset(Relation) - {Relation.DROPPED, Relation.NEW}
_ORDER = list(Warn)


def outlook(results: Iterable[Result], as_of: date, say: Say, soon: int = SOON) -> Iterator[GoalOutlook]:
    """Every goal of the plans in force at the date, institution by institution."""
    for course in courses(results, alone=True):
        yield from outlook_of(course, as_of, say, soon)


def outlook_of(course: Course, as_of: date, say: Say, soon: int = SOON) -> Iterator[GoalOutlook]:
    """Every goal of an institution's plans in force at the date. Documents and links are gone through anew for each
    question and none is held: an institution may have thousands."""
    with_plan = {one.to_document_id for one in course.links}
    in_force = [at for at, one in enumerate(course.documents) if _is_in_force(one, as_of, with_plan)]
    plans = {course.documents[at].document_id for at in in_force}
    name, told = (course.name, _told(course, plans)) if plans else ("", {})
    for at in in_force:
        plan = course.documents[at]
        for goal in plan.goals:
            printed = [*goal.follow_ups, *told.get((plan.document_id, goal.id), ())]
            yield _outlook(name, plan, goal, printed, as_of, say, soon)


def _is_in_force(document: Brief, as_of: date, with_plan: Collection[str]) -> bool:
    """Whether a plan's period holds the date or ended a quarter ago at most; a report whose plan is not there stands
    for it."""
    if document.start is None or document.end is None:
        return False
    stands_alone = not document.follows_up or document.document_id not in with_plan
    return stands_alone and document.start <= as_of <= document.end + timedelta(days=_AFTER)


def _told(course: Course, plans: Collection[str]) -> Mapping[tuple[str, str], Sequence[FollowUp]]:
    """What the reports that follow plans up print of each of their goals, by plan and goal."""
    reports = {document.document_id for document in course.documents if document.follows_up}
    goes_on = [
        (one.from_document_id, one.from_goal_id, one.to_goal_id)
        for one in course.links
        if one.from_document_id in plans and one.to_document_id in reports and one.relation in _GOES_ON
    ]
    wanted = {report_goal for *_, report_goal in goes_on}
    printed = {goal.id: goal.follow_ups for one in course.documents for goal in one.goals if goal.id in wanted}
    told: defaultdict[tuple[str, str], list[FollowUp]] = defaultdict(list)
    for plan, goal, report_goal in goes_on:
        told[plan, goal] += printed.get(report_goal, ())
    return told


def _outlook(
    institution: str, plan: Brief, goal: GoalBrief, told: list[FollowUp], as_of: date, say: Say, soon: int
) -> GoalOutlook:
    at_hand = [(end, one) for one in told if (end := end_of(one.period)) is not None and end <= as_of]
    days = sorted({end for end, _ in at_hand})
    last = worst(one for end, one in at_hand if days and end == days[-1])
    before = worst(one for end, one in at_hand if len(days) > 1 and end == days[-2])
    due = _due(plan, goal, days[-1] if last and _WARNS.get(last.status) in _ENDED else None, as_of)
    expected = _missing(plan, goal, days[-1] if days else None, as_of)
    found = GoalOutlook(
        institution=institution,
        document_id=plan.document_id,
        goal_id=goal.id,
        number=goal.number,
        goal=goal.name,
        language=plan.language,
        as_of=as_of,
        warnings=(),
        status=last.status if last else None,
        status_text=last.status_text if last else "",
        period=last.period if last else "",
        previous=before.status if before else None,
        previous_period=before.period if before else "",
        due=due,
        expected=expected,
        actual=last.actual_text if last else "",
        explanation=last.explanation if last else "",
        action=last.action if last else "",
    )
    warnings = _warnings(found, soon)
    return replace(found, warnings=warnings, because=_because(found, warnings, say))


def _due(plan: Brief, goal: GoalBrief, ended: date | None, as_of: date) -> date | None:
    """The next deadline that no end has come before, else the last one; without any the plan's last day."""
    days = [day for day in goal.deadlines if plan.start is None or day >= plan.start] or (
        [plan.end] if plan.end else []
    )
    open_ = [day for day in days if ended is None or day > ended]
    ahead = [day for day in open_ if day >= as_of]
    return next(iter(ahead or open_[-1:] or days[-1:]), None)


def _missing(plan: Brief, goal: GoalBrief, told: date | None, as_of: date) -> date | None:
    """The last day of the latest period that ought to have been reported on by now and was not."""
    months = min((_MONTHS[cadence] for cadence in goal.cadences if cadence in _MONTHS), default=None)
    if months is None or plan.start is None or plan.end is None:
        return None
    expected, day = None, _month_end(plan.start, months - 1)
    while day <= plan.end and day + timedelta(days=_GRACE) <= as_of:
        expected, day = day, _month_end(day, months)
    return expected if expected is not None and (told is None or told < expected) else None


def _month_end(day: date, months: int) -> date:
    """The last day of the month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _warnings(found: GoalOutlook, soon: int) -> tuple[Warn, ...]:
    told = _WARNS.get(found.status) if found.status is not None else None
    warnings = {told} if told is not None else set[Warn]()
    ended = bool(warnings & set(_ENDED))
    if found.due is not None and not ended and not _is_settled(found):
        left = (found.due - found.as_of).days
        if left < 0:
            warnings.add(Warn.OVERDUE)
        elif 0 <= left <= soon:
            warnings.add(Warn.DUE_SOON)
    if found.expected is not None and not ended:
        warnings.add(Warn.FOLLOW_UP_MISSING)
    return tuple(sorted(warnings or {Warn.NO_NEWS}, key=_ORDER.index))


def _is_settled(found: GoalOutlook) -> bool:
    """Whether a report on the time up to the deadline has said how it ended, well or not."""
    told = end_of(found.period)
    return found.status in _SETTLED and told is not None and found.due is not None and told >= found.due


def _because(found: GoalOutlook, warnings: tuple[Warn, ...], say: Say) -> str:
    """A sentence for each warning."""
    said = []
    for warning in warnings:
        days = abs((found.due - found.as_of).days) if found.due else 0
        printed = found.status_text or (say.word("follow_up", found.status.value) if found.status else "")
        said.append(
            say(
                f"outlook.{warning.value}",
                due=found.due.isoformat() if found.due else "",
                days=days,
                period=found.period,
                printed=printed,
                expected=found.expected.isoformat() if found.expected else "",
            )
        )
    return " ".join(said)
