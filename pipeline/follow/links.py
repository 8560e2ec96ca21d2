"""Links between the documents of each institution. A document is linked with the one before it, a follow-up also with
the plan it follows up, and a plan with the plan before it.

Documents come as a stream; of each only a brief is kept, in a file of the system's own, so that a run of ten thousand
holds no more than a few at a time.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import IO, Any

from pipeline.follow.briefs import Brief, GoalBrief, brief
from pipeline.follow.institutions import Wordings, institutions
from pipeline.follow.pairing import Pairing
from pipeline.records import Link, Relation, Result
from pipeline.store import Spool

_YEARS = timedelta(days=3 * 366)
_CANDIDATES = 12
_AT_HAND = 3 * _CANDIDATES  # documents in memory
_GOES_ON = frozenset([Relation.SAME, Relation.REWORDED, Relation.NEW_TARGET])
_RELATED, _FEW = 0.3, 0.2


def link(results: Iterable[Result]) -> Iterator[Link]:
    """The links of a run, institution by institution, documents in time."""
    for course in courses(results):
        yield from course.links


@dataclass(frozen=True, slots=True)
class Course:
    """The documents of one institution, in time, with the links between them."""

    documents: Sequence[Brief]
    links: Collection[Link]

    @property
    def name(self) -> str:
        """What the institution is called last of all; by its fuller name, where that is a part of another."""
        names = [one.publisher for one in reversed(self.documents) if one.publisher]
        return next((name for name in names if names[0] in name and name != names[0]), next(iter(names), ""))


def courses(results: Iterable[Result], *, alone: bool = False) -> Iterator[Course]:
    """Each institution that has several documents with goals; with `alone` also those that have one."""
    for documents in by_institution(results, alone=alone):
        yield Course(documents, Spool(_linked(documents)) if len(documents) > 1 else ())


def _linked(documents: Sequence[Brief]) -> Iterator[Link]:
    """The links between the documents of one institution."""
    full: dict[str, Brief] = {}  # reports with the targets of the plan that they follow up
    for oldest, earlier, later, pairing in pairs(documents):
        full = {name: one for name, one in full.items() if one.moment is None or one.moment >= oldest}
        if earlier.document_id in full or later.document_id in full:
            pairing = Pairing(full.get(earlier.document_id, earlier), full.get(later.document_id, later))
        links = pairing.links()
        if later.follows_up and later.document_id not in full:
            full[later.document_id] = _with_targets(full.get(earlier.document_id, earlier), later, links)
        yield from links


def _with_targets(plan: Brief, report: Brief, links: Sequence[Link]) -> Brief:
    """The report whose goals have the plan's measures where it prints none with a target, so that a later target can be
    held against what this one was measured by."""
    goals = {goal.id: goal for goal in plan.goals}
    known = {one.to_goal_id: goals[one.from_goal_id] for one in links if one.relation in _GOES_ON}
    return replace(report, goals=tuple(_measured(goal, known.get(goal.id)) for goal in report.goals))


def _measured(goal: GoalBrief, planned: GoalBrief | None) -> GoalBrief:
    if planned is None:
        return goal
    has_target = any(measure.value or measure.due for measure in goal.measures)
    return replace(goal, measures=goal.measures if has_target else planned.measures, due=goal.due or planned.due)


class _Documents(Sequence[Brief]):
    """The documents of one institution, in time, each loaded when it is looked at: there may be a thousand."""

    def __init__(self, file: IO[bytes], places: Iterable[int]) -> None:
        self._load = lru_cache(_AT_HAND)(partial(_loaded, file))
        self._places = sorted(places, key=lambda place: _in_time(self._load(place)))

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, at: Any) -> Any:
        return [self[each] for each in range(len(self))[at]] if isinstance(at, slice) else self._load(self._places[at])


def _loaded(file: IO[bytes], place: int) -> Brief:
    file.seek(place)
    found: Brief = pickle.load(file)
    return found


def by_institution(results: Iterable[Result], *, alone: bool) -> Iterator[Sequence[Brief]]:
    """The documents of each institution, in time."""
    with tempfile.TemporaryFile(prefix="maalestok-") as file:
        places, signs, wordings = array("q"), [], Wordings()
        for result in results:
            found = brief(result, len(places))
            if found is None:
                continue
            places.append(file.tell())
            pickle.dump(found, file, protocol=pickle.HIGHEST_PROTOCOL)
            signs.append(wordings.sign_of(found))
        groups = institutions(signs, wordings)
        del signs, wordings  # there may be very many
        for orders in groups:
            if len(orders) < 2 and not alone:
                continue
            yield _Documents(file, (places[order] for order in orders))


def pairs(documents: Sequence[Brief]) -> Iterator[tuple[date, Brief, Brief, Pairing]]:
    """The pairs to link of one institution's documents, which may be of several units of it, each with the day before
    which no document is looked at any more. Only a later day comes after another: two plans or two reports of one
    period do not lead to each other."""
    days = [one.moment for one in documents if one.moment is not None]
    for place, day in enumerate(days):
        end = bisect_left(days, day)
        earlier = documents[max(end - _CANDIDATES, bisect_left(days, day - _YEARS)) : end]
        later = documents[place]
        pairings: dict[str, Pairing] = {}  # each made once, when it is asked for
        before = _nearest(earlier, later, pairings)
        plan = _nearest([one for one in earlier if not one.follows_up], later, pairings)
        for one in dict.fromkeys(found for found in (plan, before) if found is not None):
            yield earlier[0].moment or day, one, later, pairings[one.document_id]


def _nearest(earlier: Sequence[Brief], later: Brief, pairings: dict[str, Pairing]) -> Brief | None:
    """The latest document that shares its goals; of several of one day the one that shares most."""
    best: tuple[float, Brief] | None = None
    for one in reversed(earlier):
        if best is not None and one.moment != best[1].moment:
            break
        if one.document_id not in pairings:
            pairings[one.document_id] = Pairing(one, later)
        share = pairings[one.document_id].share
        enough = share >= _RELATED or (share >= _FEW and len(earlier) == 1)
        if enough and (best is None or share > best[0]):
            best = share, one
    return best[1] if best else None


def _in_time(document: Brief) -> tuple[object, ...]:
    """Plans on their first day, reports on their last; a plan for 2024 comes behind the report on 2023."""
    moment = document.moment
    return (moment is None, moment or date.min, document.follows_up, document.order)
