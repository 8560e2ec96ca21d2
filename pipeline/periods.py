"""Periods as the tables write them (2025, 2024-H1, 2024-T2, 2024-Q3, 2024-05, 2024-05-31, 2024/2026) as first and last
day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PART = re.compile(r"(\d{4})-([HTQ])(\d)")
_MONTHS = {"H": 6, "T": 4, "Q": 3}  # in a half-year, a third of a year, a quarter


def days_of(label: str) -> tuple[date, date] | None:
    """First and last day of a period; None where the label is none."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", label):
            day = date.fromisoformat(label)
            return day, day
        if re.fullmatch(r"\d{4}-\d\d", label):
            return _months(int(label[:4]), int(label[5:]), 1)
        if match := _PART.fullmatch(label):
            length = _MONTHS[match[2]]
            return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)
        if match := re.fullmatch(r"(\d{4})(?:/(\d{4}))?", label):
            return date(int(match[1]), 1, 1), date(int(match[2] or match[1]), 12, 31)
    except ValueError:
        pass
    return None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
