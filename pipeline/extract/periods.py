"""Dates and stretches of time in text: "inden udgangen af 2. kvartal 2024", "到2025年底前", "senast den 15 mars".

Patterns come from the pack; what their named groups mean is the same everywhere. A year that is not printed is taken
from the plan's own period where there is one; otherwise the reading has words but no date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.packs import LanguagePack
from pipeline.packs.rules import Rule
from pipeline.records import Period

ROC_OFFSET = 1911  # the Republic of China counts years from 1912


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A stretch of time read from text. `day` is the last day that still counts, None where no year is known."""

    kind: str  # deadline, period, start, relative, baseline, survey (when a figure is taken)
    start: int
    end: int
    rule: str
    period: Period | None
    day: date | None
    year_printed: bool
    dated: bool = True  # False for the running year in words ("under året", 全年), which is a period and no day

    @property
    def label(self) -> str:
        """The period as the tables write it: 2025, 2024-H1, 2024-T2, 2024-Q3 or 2024-05."""
        return period_label(self.period) if self.period else ""


class PeriodReader:
    """Reads periods with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._rules = pack.rules("periods")
        self._months = {name.lower(): number for name, number in pack.months.items()}
        self._ordinals = {name.lower(): number for name, number in pack.ordinals.items()}

    def periods(self, text: str, plan: Period | None = None) -> list[PeriodReading]:
        """Every period of a clean text in order of place; where several rules match, the longest match wins."""
        hits = sorted(
            ((rule, match) for rule, match in self._rules.find(text) if match.end() > match.start()),
            key=lambda hit: (-(hit[1].end() - hit[1].start()), hit[1].start(), hit[0].id),
        )
        taken: list[tuple[int, int]] = []
        readings = []
        for rule, match in hits:
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            readings.append(self._read(rule, match, plan))
        return sorted(readings, key=lambda reading: reading.start)

    def first(self, text: str, plan: Period | None, *kinds: str) -> PeriodReading | None:
        """The first reading of one of these kinds that has a date."""
        return next((found for found in self.periods(text, plan) if found.kind in kinds and found.day), None)

    def _read(self, rule: Rule, match: re.Match[str], plan: Period | None) -> PeriodReading:
        groups = {name: value for name, value in match.groupdict().items() if value}
        printed = any(name in groups for name in ("year", "year2", "roc_year", "plan"))
        period = self._period(groups, plan, whole_year="this_year" in groups)
        day = _counted_day(period, rule.value) if period and rule.kind != "relative" else None
        dated = "this_year" not in groups
        return PeriodReading(rule.kind, match.start(), match.end(), rule.id, period, day, printed, dated)

    def _period(self, groups: dict[str, str], plan: Period | None, *, whole_year: bool) -> Period | None:
        if name := groups.get("plan"):
            years = self._pack.plan_periods.get(name, "").split("/")
            if len(years) == 2:
                return Period(date(int(years[0]), 1, 1), date(int(years[1]), 12, 31), name)
        year = self._year(groups, plan)
        if year is None:
            return None
        try:
            start, end = self._within(year, groups)
            if last := groups.get("year2"):
                end = self._within(_full_year(last, year), groups)[1]
        except (ValueError, KeyError):  # "31. februar" is printed now and then
            return None
        has_part = any(name in groups for name in ("month", "quarter", "half", "tertial", "year", "year2", "roc_year"))
        return Period(start, end) if has_part or whole_year else None

    def _year(self, groups: dict[str, str], plan: Period | None) -> int | None:
        if year := groups.get("year"):
            return _full_year(year, plan.end.year if plan else 2000)
        if year := groups.get("roc_year"):
            return int(year) + ROC_OFFSET
        # A plan of several years does not say which year "inden 1. juli" belongs to.
        return (
            plan.end.year
            if plan and plan.start.year == plan.end.year
            else (plan.end.year if plan and "this_year" in groups else None)
        )

    def _within(self, year: int, groups: dict[str, str]) -> tuple[date, date]:
        if day := groups.get("day"):
            only = date(year, self._month(groups["month"]), int(re.sub(r"\D", "", day)))
            return only, only
        parts: list[tuple[str, Callable[[str], int], int]] = [
            ("month", self._month, 1),
            ("quarter", self._ordinal, 3),
            ("tertial", self._ordinal, 4),
            ("half", self._ordinal, 6),
        ]
        for name, number, months in parts:
            if printed := groups.get(name):
                last = number(printed) * months
                start = date(year, last - months + 1, 1)
                return start, date(year, last, calendar.monthrange(year, last)[1])
        return date(year, 1, 1), date(year, 12, 31)

    def _month(self, printed: str) -> int:
        return int(printed) if printed.isdigit() else self._months[printed.lower()]

    def _ordinal(self, printed: str) -> int:
        digits = re.sub(r"\D", "", printed)
        return int(digits) if digits else self._ordinals[printed.lower()]


def _counted_day(period: Period, boundary: str) -> date:
    """The day a deadline means: DESIGN §4, the last day that still counts."""
    if boundary == "start":
        return period.start
    if boundary == "day_before":
        if period.start == period.end and (period.end + timedelta(days=1)).day == 1:
            return period.end  # nobody means the day before the last of a month: "inden den 30. juni"
        return period.start - timedelta(days=1)
    if boundary == "middle":
        # "medio maj" is about the 15th, "medio 2024" about 30 June.
        return (
            period.start + (period.end - period.start) // 2
            if (period.end - period.start).days < 40
            else (date(period.start.year, 6, 30))
        )
    if re.fullmatch(r"\d\d-\d\d", boundary):  # "11-30": a season or a school year ends on that day of its last year
        return date.fromisoformat(f"{period.end.year}-{boundary}")
    return period.end


def _full_year(printed: str, near: int) -> int:
    number = int(re.sub(r"\D", "", printed))
    return number if number > 99 else near // 100 * 100 + number


def period_label(period: Period) -> str:
    """2025, 2024-H1, 2024-T2, 2024-Q3, 2024-05, an ISO day, or 2023/2026 for several years."""
    start, end = period.start, period.end
    if start == end:
        return start.isoformat()
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12 and start.month == 1:
        return f"{start.year}"
    if start.year == end.year:
        part = {1: f"{start.month:02}", 3: f"Q{end.month // 3}", 4: f"T{end.month // 4}", 6: f"H{end.month // 6}"}
        if months in part:
            return f"{start.year}-{part[months]}"
    return f"{start.year}/{end.year}" if start.year != end.year else f"{start.year}"
