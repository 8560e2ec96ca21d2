"""The sentence of a report's prose that tells what was reached: a figure, a day, or what stands behind the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cleaning import letters
from pipeline.extract.followup_remarks import Place, Remarks
from pipeline.extract.followup_rows import Results
from pipeline.extract.reportperiods import ReportPeriods
from pipeline.extract.texts import Texts
from pipeline.records import Goal, Source


class ProseResults:
    """Finds it among the free sentences of a section."""

    def __init__(self, results: Results, remarks: Remarks, periods: ReportPeriods) -> None:
        self._results = results
        self._remarks = remarks
        self._periods = periods

    def find(
        self,
        free: Sequence[Place],
        texts: Texts,
        goal: Goal | None,
        verdict: Place | None,
        *,
        met: bool,
        plain: bool,
        apart: bool,
    ) -> Place | None:
        """The first sentence with a figure in a unit of the goal's measures; of a goal that names a day and no figure
        the first with a day; then the one right ahead of the verdict, or the first, with any figure that is none to aim
        at, or at least with one. Without all these the sentence right behind the verdict, where it neither explains nor
        says what is done now; of a goal that is not `met` it must close the verdict's passage, so that what explains it
        stands in another, unless it tells the result in `plain` words; a verdict that stands `apart` is none of the
        sentences."""
        units = units_of(goal)
        told = [place for place in free if self._results.figure(_said(place, texts), units) is not None]
        open_ = [place for place in told if not self._is_bound(place, texts, units)]
        fitting = [p for p in open_ if (found := self._results.figure(_said(p, texts), units)) and found.unit in units]
        days = [place for place in free if self._periods.has_day(_said(place, texts))]
        dated = days if _is_dated(goal) else []
        days_told = [place for place in days if met or self._remarks.is_plain(place, texts)] if not units else []
        digits = [p for p in (*open_, *told) if any(map(str.isdigit, _said(p, texts)))]  # before "nio brandmän"
        at = free.index(verdict) if verdict in free and verdict not in digits else 0
        digits = [*(place for place in free[max(at - 1, 0) : at] if place in open_ and place in digits), *digits]
        spoken = plain and (verdict is not None or apart)  # in words without a figure
        behind = self._behind(free, texts, verdict) if spoken or _is_closed(free, verdict) else []
        figures = [*fitting, *dated, *digits, *open_, *days_told]
        judged = [p for p in digits if p == verdict]  # 更新5台,未完成年度目标: its own, whatever words it shares
        own = (*fitting, *judged)
        told_now = [p for p in figures if met or p in own or not self._remarks.is_decided(p, texts)]
        return next(iter([*told_now, *behind, *figures]), None)

    def before_it_lapsed(self, free: Sequence[Place], texts: Texts) -> Place | None:
        """The first sentence on a goal that lapsed, where it tells a share or an amount and no cause, and others tell
        why it lapsed."""
        first = free[0] if len(free) > 1 else None
        if first is None or not self._remarks.is_plain(first, texts):
            return None
        figure = self._results.figure(_said(first, texts))
        return first if figure is not None and figure.unit else None

    def _is_bound(self, place: Place, texts: Texts, units: frozenset[str]) -> bool:
        figure = self._results.figure(_said(place, texts), units)
        return figure is not None and self._results.is_bound(_said(place, texts), figure)

    def _behind(self, free: Sequence[Place], texts: Texts, verdict: Place | None) -> list[Place]:
        at = free.index(verdict) + 1 if verdict in free else 0
        return [place for place in free[at : at + 1] if self._remarks.is_plain(place, texts)]


def _is_closed(free: Sequence[Place], verdict: Place | None) -> bool:
    """Whether a passage holds a verdict and one sentence behind it, and others go on."""
    if verdict is None or verdict not in free:
        return False
    at = free.index(verdict)
    return [place[0] == verdict[0] for place in free[at : at + 3]] == [True, True, False]


def told_of(goal: Goal | None, free: list[Place], verdict: Source | None, texts: Texts) -> list[Place]:
    """The sentences without those that only state the goal, as the plan did: passages of their own ahead of the
    verdict."""
    statement = goal.statement if goal is not None and goal.title is not None else None
    judged = next((at for at, place in enumerate(free) if verdict and texts.locate(*place) == verdict), 0)
    if statement is None or verdict is None or statement.source.block == verdict.block:
        return free
    known = letters(statement.value)
    ahead = [place for place in free[:judged] if place[0] == statement.source.block]
    stated = [place for place in ahead if letters(texts.text(place[0])[place[1] : place[2]]) in known]
    return [place for place in free if place not in stated]


def units_of(goal: Goal | None) -> frozenset[str]:
    """The units of a goal's targets."""
    return frozenset(m.target.value.unit for m in goal.measures if m.target) if goal else frozenset()


def _is_dated(goal: Goal | None) -> bool:
    """Whether a goal is held against a day and no figure."""
    if goal is None or any(m.target is not None and m.target.value.value is not None for m in goal.measures):
        return False
    return goal.deadline is not None or any(m.deadline is not None for m in goal.measures)


def _said(place: Place, texts: Texts) -> str:
    block, start, end = place
    return texts.text(block)[start:end]
