"""Goals of other documents that stand above a goal: of ministry and agency, of council and committee."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.cleaning import bare_number, is_wide, letters
from pipeline.follow.briefs import hashed
from pipeline.follow.uplinks import BY_NUMBER_ALONE, CERTAINTY, Uplink
from pipeline.records import Above, AboveBy, AboveKind, Goal, Result

# How far down a level is; of one rank neither stands above the other.
_RANK = {"national": 0, "regional": 1, "group": 1, "council": 1, "agency": 2, "committee": 2, "unit": 3}
_PARTS = re.compile(r"[,;/()–]+")
_LOCAL = "council"  # a level of which every municipality has its own
_MINISTRY = frozenset(["national", "group"])
_DOCUMENT = "document.kind"  # rule of a level that the whole document gives its goals
_SURE = 0.9  # where the document itself calls the goal one of a level further up
_REPEATED, _REPEATED_WIDE = 16, 8  # letters of words that are repeated by no chance


@dataclass(frozen=True, slots=True)
class Paper:
    """What is needed of a document."""

    document_id: str
    title: str
    publisher: str
    language: str
    level: str  # of its goals, unless they say otherwise
    start: date | None
    end: date | None
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
        period.start if period else None,
        period.end if period else None,
        result.document.source.sha256,
    )


class Kin:
    """Knows the goals of a run by their words and numbers."""

    def __init__(self) -> None:
        self._worded: dict[int, list[_Mark]] = defaultdict(list)
        self._numbered: dict[str, list[_Mark]] = defaultdict(list)
        self._words: dict[tuple[str, str], tuple[tuple[int, bool], ...]] = {}
        self._levels: dict[tuple[str, str], str] = {}

    def add(self, paper: Paper, goals: Iterable[Goal]) -> None:
        for goal in goals:
            level = goal.level.value if goal.level else ""
            mark = _Mark(paper, goal.id, level)
            words = dict.fromkeys(letters(part.value) for part in (goal.title, goal.statement) if part is not None)
            known = tuple((hashed(word), _is_long(word)) for word in words if len(word) > 1)
            for digest, _ in known:
                self._worded[digest].append(mark)
            if goal.number is not None:
                self._numbered[bare_number(goal.number.value)].append(mark)
            self._words[paper.document_id, goal.id] = known
            stated = goal.level is not None and goal.level.rule != _DOCUMENT
            self._levels[paper.document_id, goal.id] = level if stated else ""

    def resolved(self, paper: Paper, goal_id: str, ways: Sequence[Uplink]) -> tuple[Uplink, ...]:
        """The ways up, led on to goals of other documents where what is printed leads there."""
        found = [way if way.goal_id else self._led_on(paper, way) for way in ways]
        if not found and (repeated := self._repeated(paper, goal_id)) is not None:
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
        word = letters(above.text.value)
        same = [mark for mark in self._worded.get(hashed(word), ()) if _is_above(mark, paper, above)]
        if same:
            return _only(same, paper), "words"
        if above.by is AboveBy.NAMED and above.number and above.level:
            numbered = [mark for mark in self._numbered.get(above.number, ()) if _is_above(mark, paper, above)]
            return _only([mark for mark in numbered if _are_alike(mark.level, above.level)], paper), "number"
        return None, ""

    def _repeated(self, paper: Paper, goal_id: str) -> Uplink | None:
        """A goal of a level further up that is stated in the same words."""
        marks = [
            mark
            for digest, is_long in self._words[paper.document_id, goal_id]
            if is_long
            for mark in self._worded[digest]
            if _is_above(mark, paper, None)
        ]
        mark = _only(marks, paper)
        if mark is None:
            return None
        own = self._levels[paper.document_id, goal_id]
        called = bool(own) and _RANK.get(own, 9) < _RANK.get(paper.level, 0)
        certainty = _SURE if called else CERTAINTY[AboveBy.REPEATED]
        return Uplink((), None, AboveBy.REPEATED, certainty, mark.goal_id, mark.paper.document_id, "repeated")


def _is_above(mark: _Mark, paper: Paper, above: Above | None) -> bool:
    """Whether a goal of another document may stand above one of this: further up, at the time, and of the same
    municipality. Where a level is not known, the document must call what it prints a goal."""
    if mark.paper.document_id == paper.document_id or not _meet(mark.paper, paper):
        return False
    upper, lower = _RANK.get(mark.paper.level or mark.level), _RANK.get(paper.level)
    if upper is not None and lower is not None:
        if upper >= lower:
            return False
    elif above is None or above.kind is not AboveKind.NAMED_GOAL:
        return False
    local = _LOCAL in (mark.level, mark.paper.level, above.level if above else "")
    return not local or _are_related(mark.paper, paper)


def _are_alike(level: str, called: str) -> bool:
    """Whether a level is the one that a label calls a goal by: a ministry's goals are its group's, too."""
    return level == called or {level, called} == _MINISTRY


def _meet(one: Paper, other: Paper) -> bool:
    """Whether the periods have a day in common, as far as they are known."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


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
    latest = max((mark.paper.start or date.min) for mark in chosen)
    chosen = [mark for mark in chosen if (mark.paper.start or date.min) == latest]
    return chosen[0] if len({mark.paper.content for mark in chosen}) == 1 else None


def _is_long(word: str) -> bool:
    return len(word) >= (_REPEATED_WIDE if is_wide(word[0]) else _REPEATED)
