"""Early warning over a whole run: how every goal stands at one date, and which institutions have most to warn of.

The date is the one asked for; else the last day that any follow-up of the run tells of, so that the same documents
always give the same page, whatever day it is.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.follow.briefs import last_day
from pipeline.follow.links import Course
from pipeline.follow.outlook import SOON, outlook_of
from pipeline.follow.reasons import Say
from pipeline.follow.table import packed, unpacked
from pipeline.records import EarlyWarning, GoalOutlook, InstitutionOutlook, Result, Warn

MOST_INSTITUTIONS, MOST_TOLD, MOST_GOALS = 40, 12, 25  # with figures; with goals; goals of one
_GRAVITY = {warn: rank for rank, warn in enumerate(Warn)}
_WORST = "select data from outlooks where course = ? order by rank, day, rowid limit ?"


class Outlooks:
    """How the goals of a run stand, kept in a table: there may be more than can be held."""

    def __init__(self, base: sqlite3.Connection, as_of: date | None, say: Say) -> None:
        self._base, self._asked, self._say = base, as_of, say
        self._last: date | None = None
        self._counts: list[tuple[str, Counter[Warn]]] = []  # of each institution

    @property
    def as_of(self) -> date | None:
        """The day looked from, known when all results have gone by."""
        return self._asked or self._last

    def watching(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they are."""
        for result in results:
            told = last_day(result.plan.follow_ups) if result.plan else None
            self._last = max(filter(None, (self._last, told)), default=None)
            yield result

    def add(self, course: Course) -> None:
        """Learns how the goals of an institution stand."""
        counts: Counter[Warn] = Counter()
        place = len(self._counts)
        for one in outlook_of(course, self.as_of, self._say) if self.as_of else ():
            worst = one.warnings[0]
            counts[worst] += 1
            row = (place, one.document_id, _GRAVITY[worst], (one.due or date.max).isoformat(), packed(one))
            self._base.execute("insert into outlooks values (?, ?, ?, ?, ?)", row)
        self._counts.append((course.name, counts))

    def of(self, document: str) -> tuple[GoalOutlook, ...]:
        """The goals of one document, in its order; none where it is not in force."""
        rows = self._base.execute("select data from outlooks where document = ? order by rowid", (document,))
        return tuple(unpacked(data) for (data,) in rows)

    def warning(self) -> EarlyWarning:
        """All institutions with plans in force, those with most of the gravest warnings first."""
        in_force = [(place, name, counts) for place, (name, counts) in enumerate(self._counts) if counts]
        in_force.sort(key=lambda one: [-one[2][warn] for warn in Warn])
        shown = [
            InstitutionOutlook(name, _listed(counts), self._worst(place) if rank < MOST_TOLD else ())
            for rank, (place, name, counts) in enumerate(in_force[:MOST_INSTITUTIONS])
        ]
        total = sum((counts for *_, counts in in_force), Counter[Warn]())
        asked = self._asked is not None
        return EarlyWarning(self.as_of, asked, SOON, tuple(shown), len(in_force), _listed(total))

    def _worst(self, place: int) -> tuple[GoalOutlook, ...]:
        return tuple(unpacked(data) for (data,) in self._base.execute(_WORST, (place, MOST_GOALS)))


def _listed(counts: Counter[Warn]) -> tuple[tuple[Warn, int], ...]:
    return tuple((warn, counts[warn]) for warn in Warn if counts[warn])
