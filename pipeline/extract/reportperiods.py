"""The period a follow-up speaks of: of a column's header, or of the whole report."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from pipeline.extract.periods import PeriodReader, period_label
from pipeline.packs import LanguagePack
from pipeline.periods import days_of
from pipeline.records import Period

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UP_TO = {3: "Q1", 4: "T1", 6: "H1", 8: "T2", 9: "Q3"}  # months from January on: what a report up to them is called
_FIRST_BLOCKS = 6
_A_MONTH = 31  # days


class ReportPeriods:
    """Reads periods of reporting with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("statuses")
        self._periods = PeriodReader(pack)
        self._months = {name.lower(): number for name, number in pack.months.items()}

    def label(self, text: str, year: int | None, *, dated: bool = True) -> str:
        """`2023`, `2023-H1`, `2024-T2`, `2024-Q3` or `2024-05`; empty where the text names no period. `year` is that of
        the report, for periods that print none. Unless `dated`, a day within a month is none: a caption that says when
        it was filled in."""
        year = self._year_near(text) or year
        if spoken := self._spoken(text, year):
            return spoken
        midyear = self._spoken(text, year, midyear=True)
        plan = Period(date(year, 1, 1), date(year, 12, 31)) if year else None
        found = [one.period for one in self._periods.periods(text, plan) if one.period]
        labels = [_of_report(one) for one in found if dated or one.start != one.end or _closes_month(one.end)]
        parts = [label for label in labels if "-" in label]
        return next(iter([*parts, *([midyear] if midyear else []), *labels]), "")

    def without(self, text: str) -> str:
        """The text without its periods: "Utfall T2 2023" -> "Utfall"."""
        spans = [m.span() for _, m in self._rules.find(text, "span") if not m.groupdict().get("midyear")]
        spans += [(found.start, found.end) for found in self._periods.periods(text)]
        covered = {place for start, end in spans for place in range(start, end)}
        text = "".join(" " if place in covered else sign for place, sign in enumerate(text))
        return re.sub(r"\s+", " ", text).strip(" ,.:;-–/()")

    def of_report(self, title: str, opening: Iterable[str], plan: Period | None) -> str:
        """The period of a whole report: a part of a year that its title names, or else its first lines; else the
        year."""
        year = plan.end.year if plan else None
        told = [match.end() for _, match in self._rules.find(title, "report")]
        named = title[: min(told)] if told and self._year_near(title[: min(told)]) else title
        titled = self.label(named, year)  # 2024年工作总结和2025年工作打算 looks back on 2024
        if "-" in titled:
            return titled
        if not self.is_yearly(title):
            for text in opening:
                spoken = self._spoken(text, year)
                if "-" in spoken:
                    return spoken
        return titled or (str(year) if year else "")

    def adds_up(self, text: str, label: str, period: str) -> bool:
        """Whether a header, whose label this is, counts all up to the last day of the report's period."""
        own, whole = days_of(label), days_of(period)
        if own is None or whole is None or own[1] != whole[1]:
            return False
        return own[0] == date(own[1].year, 1, 1) or any(
            rule.value == "upto" for rule, _ in self._rules.find(text, "span")
        )

    def has_day(self, text: str) -> bool:
        """Whether a text names a day or a month of its own."""
        found = [one.period for one in self._periods.periods(text) if one.period]
        return any(one.start == one.end or (one.end - one.start).days < _A_MONTH for one in found)

    def is_yearly(self, title: str) -> bool:
        """Whether a title says that a report tells of a whole year."""
        return any(rule.value == "yearly" for rule, _ in self._rules.find(title, "report"))

    def is_report(self, *texts: str) -> bool:
        """Whether a title says that the document follows up."""
        return any(self._rules.has(text, "report") for text in texts)

    def _spoken(self, text: str, year: int | None, *, midyear: bool = False) -> str:
        for _, match in self._rules.find(text, "span"):
            groups = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
            if ("midyear" in groups) is not midyear:
                continue
            told = int(groups["year"]) if "year" in groups else year
            if told is not None and (part := self._part(groups)):
                return str(told) if part == "12" else f"{told}-{part}"
        return ""

    def _year_near(self, text: str) -> int | None:
        years = re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)
        return int(years[-1]) if years else None

    def _part(self, groups: dict[str, str]) -> str:
        for name, letter in (("tertial", "T"), ("half", "H"), ("quarter", "Q")):
            if name in groups:
                return f"{letter}{groups[name]}"
        if "midyear" in groups:
            return "H1"
        if "upto" in groups:  # an interim report of a month tells of all up to it
            return _UP_TO.get(self._month(groups["upto"]), "")
        first, last = (self._month(groups.get(name, "")) for name in ("first", "last"))
        if not first or not last or last < first:
            return ""
        if first == 1:
            return _UP_TO.get(last, "12" if last == 12 else f"{last:02}")
        months = last - first + 1
        if months in (3, 4, 6) and last % months == 0:
            return f"{ {3: 'Q', 4: 'T', 6: 'H'}[months] }{last // months}"
        return f"{last:02}"

    def _month(self, printed: str) -> int:
        return int(printed) if printed.isdigit() else self._months.get(printed.lower(), 0)


def _of_report(period: Period) -> str:
    """The label of a period; a day that closes a part of the year stands for that part."""
    label = period_label(period)
    if not _DAY.fullmatch(label):
        return label if "/" not in label else label[-4:]
    day = period.end
    if not _closes_month(day):
        return f"{day.year}-{day.month:02}"
    part = _UP_TO.get(day.month, "" if day.month == 12 else f"{day.month:02}")
    return f"{day.year}-{part}" if part else f"{day.year}"


def _closes_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
