"""What linking needs of a document: who issued it, for when, and how its goals are worded and measured."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.cleaning import letters
from pipeline.periods import days_of
from pipeline.pickled import quicken
from pipeline.records import Cadence, Comparator, FollowUp, Goal, Measure, Result, Verdict

_PERIOD = re.compile(r"\d{4}(?:-(?:[HTQ]\d|\d\d))?")  # of a follow-up: no day, no stretch of years
_MORE = (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.INCREASE_TO, Comparator.INCREASE_BY)
_LESS = (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.DECREASE_TO)


@dataclass(frozen=True, slots=True)
class MeasureBrief:
    """A measure: its words, and the figure or day that it is held against."""

    words: str
    value: str = ""  # "85 percent"; empty where it names no figure
    due: str = ""  # month and day of its deadline, with the year's distance left out
    target_text: str = ""
    amount: Decimal | None = None
    better: int = 0  # 1 where more is better, -1 where less is, 0 where the words do not tell


@dataclass(frozen=True, slots=True)
class GoalBrief:
    """A goal: number, wordings, measures."""

    id: str
    number: str
    title: str
    statement: str
    measures: tuple[MeasureBrief, ...]
    due: str = ""
    deadlines: tuple[date, ...] = ()  # its own and those of its measures
    cadences: tuple[Cadence, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    heads: bool = False  # it only stands above others and is measured by them
    bare: bool = False  # a report prints no more of it than what it is measured by
    under: bool = False  # its document prints above it, in words, what was read as no goal

    @property
    def name(self) -> str:
        return self.title or self.statement


@dataclass(frozen=True, slots=True)
class Brief:
    """A document with goals, in its place in time."""

    document_id: str
    publisher: str
    title: str
    language: str
    moment: date | None  # a plan's first day, a report's last
    follows_up: bool
    goals: tuple[GoalBrief, ...]
    start: date | None = None  # of the plan's period
    end: date | None = None
    order: int = 0  # among the documents of the run
    met: int = 0  # verdicts on its goals, of those decided
    decided: int = 0


for _kind in (MeasureBrief, GoalBrief, Brief):
    quicken(_kind)  # each is read a dozen times while a run is linked


def brief(result: Result, order: int = 0) -> Brief | None:
    """The brief of a document; None for one without goals."""
    plan = result.plan
    if plan is None or not plan.goals:
        return None
    follows = bool(plan.follow_ups)
    start, end = (plan.period.start, plan.period.end) if plan.period else (None, None)
    heads = frozenset(above.goal_id for goal in plan.goals for above in goal.above if above.goal_id)
    verdicts = Counter(one.verdict for one in result.assessment.goals) if result.assessment else Counter[Verdict]()
    return Brief(
        document_id=result.document.id,
        publisher=plan.publisher,
        title=plan.title or result.document.title,
        language=plan.language or "",
        moment=last_day(plan.follow_ups) if follows else start,
        follows_up=follows,
        goals=tuple(
            _goal(goal, [one for one in plan.follow_ups if one.goal_id == goal.id], heads) for goal in plan.goals
        ),
        start=start,
        end=end,
        order=order,
        met=verdicts[Verdict.MET],
        decided=verdicts[Verdict.MET] + verdicts[Verdict.PARTLY] + verdicts[Verdict.NOT_MET],
    )


def last_day(follow_ups: Sequence[FollowUp]) -> date | None:
    """The last day of the latest period that is told of."""
    days = [day for one in follow_ups if (day := end_of(one.period))]
    return max(days, default=None)


def end_of(period: str) -> date | None:
    """The last day of `2023`, `2023-H1`, `2024-T2`, `2024-Q3` or `2024-05`; None for anything else."""
    days = days_of(period) if _PERIOD.fullmatch(period) else None
    return days[1] if days else None


def hashed(word: str) -> int:
    """Eight bytes that stand for a wording, where there are too many wordings to hold."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def _goal(goal: Goal, follow_ups: Sequence[FollowUp], heads: frozenset[str]) -> GoalBrief:
    days = [goal.deadline, *(measure.deadline for measure in goal.measures)]
    return GoalBrief(
        id=goal.id,
        number=goal.number.value.strip(" .") if goal.number else "",
        title=goal.title.value if goal.title else "",
        statement=goal.statement.value if goal.statement else "",
        measures=tuple(map(_measure, goal.measures)),
        due=f"{goal.deadline.value:%m-%d}" if goal.deadline else "",
        deadlines=tuple(sorted({day.value for day in days if day is not None})),
        cadences=goal.reporting.cadences if goal.reporting else (),
        follow_ups=tuple(follow_ups),
        bare=bool(follow_ups) and _is_bare(goal),
        heads=goal.id in heads and not goal.measures and not follow_ups,
        under=any(not above.goal_id for above in goal.above),
    )


def _is_bare(goal: Goal) -> bool:
    """Whether the words of a goal are those of its only measure."""
    names = {letters(part.value) for part in (goal.title, goal.statement) if part is not None}
    return len(goal.measures) == 1 and names == {letters(goal.measures[0].text.value)}


def _measure(measure: Measure) -> MeasureBrief:
    target = measure.target.value if measure.target else None
    figure = f"{target.value.normalize():f} {target.unit}".strip() if target and target.value is not None else ""
    quote = measure.target.source.quote if measure.target else ""
    words = [measure.indicator.value if measure.indicator else measure.text.value]
    if measure.target and letters(quote) not in letters(words[0]):
        words.append(quote)
    return MeasureBrief(
        words=" ".join(words),
        value=figure,
        due=f"{measure.deadline.value:%m-%d}" if measure.deadline and not figure else "",
        target_text=" ".join(quote.split()),
        amount=target.value if target else None,
        better=_better(measure),
    )


def _better(measure: Measure) -> int:
    """Whether a measure's target asks for more or less: by its comparator, or by where it starts from."""
    target = measure.target.value if measure.target else None
    if target is None:
        return 0
    if target.comparator in _MORE or target.comparator in _LESS:
        return 1 if target.comparator in _MORE else -1
    before = measure.baseline_value.value if measure.baseline_value else None
    if before is None or target.value is None or before == target.value:
        return 0
    return 1 if target.value > before else -1
