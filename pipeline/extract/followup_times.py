"""What a status means at the time it is printed: an interim report that says "uppnås" looks ahead to the year's end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.periods import days_of
from pipeline.records import FollowUp, Goal, Measure

_YEARS_END = (12, 31)


class Timing:
    """Tells forecasts from findings with one pack."""

    def __init__(self, lights: LightReader) -> None:
        self._lights = lights

    def of(self, told: FollowUp, legend: Legend, goal: Goal, measure: Measure | None) -> FollowUp:
        """The follow-up as of its period: a verdict that tells no time, in a report on a part of a year, is a forecast
        unless the goal was due by then. "Uppnått" and "已完成" are findings in any report."""
        end = _interim(told.period)
        if end is None or any(day <= end for day in _due(goal, measure)):
            return told
        if not self._lights.is_timeless(told.status_text, told.status, legend):
            return told
        return replace(told, status=legend.foretold(Printed(told.status, "")).status)


def _interim(period: str) -> date | None:
    """The last day of a part of a year that ends before the year; None for any other period."""
    days = days_of(period) if "-" in period else None
    return days[1] if days and (days[1].month, days[1].day) != _YEARS_END else None


def _due(goal: Goal, measure: Measure | None) -> Iterable[date]:
    """The day of what is told of: of the measure, else of the goal."""
    own = measure.deadline if measure is not None else None
    day = own or goal.deadline
    return [day.value] if day is not None else []
