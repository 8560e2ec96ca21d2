"""The monitor: how goals stand at a date, as the page a management meeting looks at, as a table and as a calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from icalendar import Calendar, Event

from pipeline.records import GoalOutlook, Warn
from pipeline.report.csv_tables import write_csv
from pipeline.report.outlook_rows import outlook_row
from pipeline.report.tables import OUTLOOK
from pipeline.report.templating import templates
from pipeline.report.texts import Texts
from pipeline.store import write_atomically

FOLDER = "monitor"
_DATED = (Warn.OVERDUE, Warn.DUE_SOON)
_NAME = 120  # characters of a goal in a calendar


@dataclass(frozen=True, slots=True)
class InstitutionLights:
    """What the page says of one institution."""

    name: str
    language: str
    counts: tuple[tuple[str, int], ...]  # of the gravest warning of each goal
    changes: tuple[str, ...]
    goals: tuple[GoalOutlook, ...]


def write_monitor(
    outlooks: Collection[GoalOutlook], out: Path, period: str, as_of: date, texts: Texts, version: str
) -> Path:
    """Writes `monitor/<period>.html`, `.csv` and `.ics` to `out`; returns the page's path. Same outlooks give the same
    bytes."""
    folder = out / FOLDER
    page = folder / f"{period}.html"
    shown = [
        _institution(name, list(goals), texts) for name, goals in groupby(outlooks, key=lambda one: one.institution)
    ]
    html = templates(texts).get_template("monitor.html.j2").render(
        period=period, as_of=as_of.isoformat(), institutions=shown, version=version
    )  # fmt: skip
    write_atomically(page, html.encode())
    write_csv(OUTLOOK, map(outlook_row, outlooks), folder / f"{period}.csv")
    write_atomically(folder / f"{period}.ics", calendar_bytes(outlooks, as_of, texts))
    return page


def _institution(name: str, goals: list[GoalOutlook], texts: Texts) -> InstitutionLights:
    counts = Counter(goal.warnings[0] for goal in goals)
    by_gravity = tuple((warn.value, counts[warn]) for warn in Warn if counts[warn])
    return InstitutionLights(name, goals[0].language, by_gravity, tuple(_changes(goals, texts)), tuple(goals))


def _changes(goals: list[GoalOutlook], texts: Texts) -> Iterator[str]:
    """Each goal whose status is another than in the follow-up before."""
    for goal in goals:
        if goal.status is not None and goal.previous is not None and goal.status is not goal.previous:
            yield texts(
                "monitor.from_to",
                goal=" ".join(part for part in (goal.number, goal.goal) if part),
                before=texts.word("follow_up", goal.previous.value),
                before_period=goal.previous_period,
                now=texts.word("follow_up", goal.status.value),
                now_period=goal.period,
            )


def calendar_bytes(outlooks: Collection[GoalOutlook], as_of: date, texts: Texts) -> bytes:
    """The deadlines that are near or over, and the follow-ups that are missing, as whole-day events (RFC 5545). The
    stamp is the date looked from, as there is no clock in what is written."""
    calendar = Calendar()
    calendar.add("prodid", "-//Maalestok//monitor//")
    calendar.add("version", "2.0")
    for one in outlooks:
        if one.due is not None and any(warn in _DATED for warn in one.warnings):
            calendar.add_component(_event(one, "event", one.due, as_of, texts))
        if one.expected is not None and Warn.FOLLOW_UP_MISSING in one.warnings:
            calendar.add_component(_event(one, "event_report", one.expected, as_of, texts))
    data: bytes = calendar.to_ical()
    return data


def _event(one: GoalOutlook, kind: str, day: date, as_of: date, texts: Texts) -> Event:
    event = Event()
    event.add("uid", f"{one.goal_id}-{kind}-{day:%Y%m%d}@maalestok")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    name = " ".join(part for part in (one.number, one.goal) if part)
    event.add("summary", texts(f"monitor.{kind}", goal=name[:_NAME]))
    event.add("description", f"{one.institution}\n{one.because}".strip())
    return event
