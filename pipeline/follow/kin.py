"""Goals of other documents that stand above a goal: of ministry and agency, of council and committee."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cleaning import bare_number, is_wide, letters
from pipeline.follow.briefs import hashed
from pipeline.follow.uplinks import BY_NUMBER_ALONE, CERTAINTY, Uplink
from pipeline.records import Above, AboveBy, AboveKind, Goal, Result

# How far down a level is; of one rank neither stands above the other.
_RANK = {"national": 0, "regional": 1, "group": 1, "council": 1, "agency": 2, "committee": 2, "unit": 3}
_UNRANKED = 9
_RANKS = sorted({*_RANK.values(), _UNRANKED})
_PARTS = re.compile(r"[,;/()–]+")
_LOCAL = "council"  # a level of which every municipality has its own
_MINISTRY = frozenset(["national", "group"])
_DOCUMENT = "document.kind"  # rule of a level that the whole document gives its goals
_SURE = 0.9  # where the document itself calls the goal one of a level further up
_REPEATED, _REPEATED_WIDE = 16, 8  # letters of words that are repeated by no chance


# Goals of other documents whose periods have a day in common with this one's, as far as they are known.
_MARKS = """
select goals.goal, goals.level, papers.* from words join goals on goals.id = words.goal join papers using (document)
where word = :word and rank in ({ranks}) and document != :document
and (first is null or last is null or :first is null or :last is null or (first <= :last and :first <= last))
order by goals.id
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is needed of a document."""

    document_id: str
    title: str
    publisher: str
    language: str
    level: str  # of its goals, unless they say otherwise
    start: str | None  # ISO dates
    end: str | None
    content: str  # the same for copies of one file


@dataclass(frozen=True, slots=True)
class _Mark:
    """A goal that may stand above others."""

    paper: Paper
    goal_id: str
    level: str


def paper_of(result: Result) -> Paper:
    """What is needed of a result with a plan."""
    plan = result.plan
    assert plan is not None
    given = Counter(goal.level.value for goal in plan.goals if goal.level and goal.level.rule == _DOCUMENT)
    levels = given or Counter(goal.level.value for goal in plan.goals if goal.level)
    period = plan.period
    return Paper(
        result.document.id,
        result.name,
        plan.publisher,
        plan.language or "",
        min(levels, key=lambda level: (-levels[level], level), default=""),
        period.start.isoformat() if period else None,
        period.end.isoformat() if period else None,
        result.document.source.sha256,
    )


class Kin:
    """Knows the goals of a run by their words and numbers."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def add(self, paper: Paper, goal: Goal, row: int) -> None:
        """Learns of a goal, which stands in a row of the table."""
        words: list[int | str] = [hashed(word) for word in _wordings(goal) if len(word) > 1]
        if goal.number is not None:
            words.append(bare_number(goal.number.value))
        rank = _rank(paper.level or (goal.level.value if goal.level else ""))
        self._base.executemany("insert into words values (?, ?, ?)", [(word, rank, row) for word in words])

    def resolved(self, paper: Paper, ways: Sequence[Uplink], words: Sequence[int], own: str) -> tuple[Uplink, ...]:
        """The ways up of a goal, led on to goals of other documents where what is printed leads there. `words` are the
        wordings that are repeated by no chance, `own` the level that is said of the goal alone."""
        found = [way if way.goal_id else self._led_on(paper, way) for way in ways]
        if not found and (repeated := self._repeated(paper, words, own)) is not None:
            found = [repeated]
        return tuple(found)

    def _led_on(self, paper: Paper, way: Uplink) -> Uplink:
        """The way up to the first of its themes that a document of a level further up has as a goal."""
        for place, above in enumerate(way.above):
            mark, by = self._named(paper, above)
            if mark is None:
                continue
            certainty = BY_NUMBER_ALONE if by == "number" else min(CERTAINTY[one.by] for one in way.above[: place + 1])
            document = mark.paper.document_id
            return Uplink(way.above[:place], above, above.by, certainty, mark.goal_id, document, by)
        return way

    def _named(self, paper: Paper, above: Above) -> tuple[_Mark | None, str]:
        same = self._above(hashed(letters(above.text.value)), paper, above)
        if same:
            return _only(same, paper), "words"
        if above.by is AboveBy.NAMED and above.number and above.level:
            numbered = self._above(above.number, paper, above)
            return _only([mark for mark in numbered if _are_alike(mark.level, above.level)], paper), "number"
        return None, ""

    def _repeated(self, paper: Paper, words: Sequence[int], own: str) -> Uplink | None:
        """A goal of a level further up that is stated in the same words."""
        mark = _only([mark for word in words for mark in self._above(word, paper, None)], paper)
        if mark is None:
            return None
        called = bool(own) and _RANK.get(own, _UNRANKED) < _RANK.get(paper.level, 0)
        certainty = _SURE if called else CERTAINTY[AboveBy.REPEATED]
        return Uplink((), None, AboveBy.REPEATED, certainty, mark.goal_id, mark.paper.document_id, "repeated")

    def _above(self, word: int | str, paper: Paper, above: Above | None) -> list[_Mark]:
        """Goals of other documents with this wording or number that may stand above one of this: further up, at the
        time, and of the same municipality. Where a level is not known, the document must call what it prints a goal."""
        lower, called = _rank(paper.level), above is not None and above.kind is AboveKind.NAMED_GOAL
        ranks = [rank for rank in _RANKS if (called if _UNRANKED in (rank, lower) else rank < lower)]
        asked = {"word": word, "document": paper.document_id, "first": paper.start, "last": paper.end}
        rows = self._base.execute(_MARKS.format(ranks=", ".join(map(str, ranks))), asked)
        marks = [_Mark(Paper(*told), goal_id, level) for goal_id, level, *told in rows]
        return [mark for mark in marks if not _is_local(mark, paper, above) or _are_related(mark.paper, paper)]


def repeatable(goal: Goal) -> tuple[int, ...]:
    """The wordings of a goal that are repeated by no chance."""
    return tuple(hashed(word) for word in _wordings(goal) if _is_long(word))


def own_level(goal: Goal) -> str:
    """The level that is said of this goal, not of its whole document."""
    return goal.level.value if goal.level is not None and goal.level.rule != _DOCUMENT else ""


def _wordings(goal: Goal) -> list[str]:
    return list(dict.fromkeys(letters(part.value) for part in (goal.title, goal.statement) if part is not None))


def _rank(level: str) -> int:
    return _RANK.get(level, _UNRANKED)


def _is_local(mark: _Mark, paper: Paper, above: Above | None) -> bool:
    return _LOCAL in (mark.level, mark.paper.level, above.level if above else "")


def _are_alike(level: str, called: str) -> bool:
    """Whether a level is the one that a label calls a goal by: a ministry's goals are its group's, too."""
    return level == called or {level, called} == _MINISTRY


def _are_related(one: Paper, other: Paper) -> bool:
    """Whether the names of two publishers have a part in common ("Almhaga kommun"), or one title holds it."""
    mine, theirs = _parts(one.publisher), _parts(other.publisher)
    if mine & theirs:
        return True
    return any(part in other.title.lower() for part in mine) or any(part in one.title.lower() for part in theirs)


def _parts(name: str) -> set[str]:
    return {part.strip() for part in _PARTS.split(" ".join(name.lower().split())) if len(part.strip()) > 1}


def _only(marks: Sequence[_Mark], paper: Paper) -> _Mark | None:
    """The goal of the only document that has it, copies aside; of several the one whose publisher is a relative, then
    the one whose plan begins last; None where that does not decide."""
    if not marks:
        return None
    related = [mark for mark in marks if _are_related(mark.paper, paper)]
    chosen = related or list(marks)
    latest = max(mark.paper.start or "" for mark in chosen)
    chosen = [mark for mark in chosen if (mark.paper.start or "") == latest]
    return chosen[0] if len({mark.paper.content for mark in chosen}) == 1 else None


def _is_long(word: str) -> bool:
    return bool(word) and len(word) >= (_REPEATED_WIDE if is_wide(word[0]) else _REPEATED)
