"""What stands above a goal in the outline: goals and themes that headings name, and the overall goal of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.cleaning import letters
from pipeline.extract.hierarchy.ground import Ground
from pipeline.extract.hierarchy.numbers import goes_on, is_like, number_of
from pipeline.extract.hierarchy.words import Words
from pipeline.extract.outline import Section
from pipeline.records import Above, AboveBy, AboveKind, Goal, Sourced

_PARTED = frozenset(["goals", "tasks", "area", "target_year"])  # chapters whose headings part goals
_OWN = "hierarchy.section"


class Sections:
    """Reads the outline of one document."""

    def __init__(self, ground: Ground, words: Words) -> None:
        self._ground, self._words = ground, words
        said = [goal for goal in ground.goals if goal.statement and words.says(goal.statement.value, "overall")]
        self._overall = said[0] if len(said) == 1 else None

    def above(self, goal: Goal) -> Iterator[Above]:
        """What stands above a goal, the nearest first, up to the first that is a goal."""
        upward = list(self._ground.upward(goal))
        own = self._ground.section(goal)
        if own is not None and own not in upward and (parent := self._before(goal, own)) is not None:
            yield _goal(parent, AboveBy.SECTION)
            return
        overall = self._overall if self._is_under_overall(goal, upward) else None
        around = {id(one) for one in self._ground.upward(overall)} if overall is not None else set()
        for section in upward:
            if (parent := self._named(goal, section) or self._before(goal, section)) is not None:
                yield _goal(parent, AboveBy.SECTION)
                return
            # What stands above the overall goal, too, is not between it and this one.
            if id(section) not in around and (theme := self._theme(goal, section)) is not None:
                yield theme
        if overall is not None:
            yield _goal(overall, AboveBy.OVERALL)

    def _named(self, goal: Goal, section: Section) -> Goal | None:
        """The goal that a section's heading names, or the only one that a numbered section states itself."""
        for named in self._ground.headed[id(section)]:
            if named is not goal and self._may_hold(named, goal):
                return named
        stated = self._ground.stated(section) if self._ground.number(section) else []
        beneath = len(stated) == 1 and stated[0] is not goal and self._is_before(stated[0], goal)
        return stated[0] if beneath and self._may_hold(stated[0], goal) else None

    def _may_hold(self, named: Goal, goal: Goal) -> bool:
        """Whether one goal may stand above another beneath its heading: "Mål 2" is none of "Mål 1", however the heading
        is printed, but "Nämndmål 2" may be of "Inriktningsmål 1"."""
        over, under = number_of(named), number_of(goal)
        if not over or not under or goes_on(under, over):
            return True
        if not is_like(over, under):
            return under.count(".") <= over.count(".")
        labels = [self._label(each) for each in (named, goal)]
        told = self._words.opens(labels[0], "upper") or self._words.opens(labels[1], "lower")
        return told and letters(labels[0]) != letters(labels[1])

    def _label(self, goal: Goal) -> str:
        """The words before a goal's number."""
        if goal.number is None:
            return ""
        text = self._ground.texts[goal.number.source.block].verbatim
        return text[: goal.number.source.start].strip()

    def _before(self, goal: Goal, section: Section) -> Goal | None:
        """The only goal of the section of overall goals before one of sub-goals: 一、总体目标 / 二、具体目标."""
        if section.heading is None or section.parent is None or not self._opens(section, "lower"):
            return None
        beside = section.parent.children
        for one in reversed(beside[: beside.index(section)]):
            if self._opens(one, "lower"):
                continue
            inside = [*self._ground.headed[id(one)], *self._ground.held[id(one)]]
            return inside[0] if self._opens(one, "upper") and len(inside) == 1 and inside[0] is not goal else None
        return None

    def _opens(self, section: Section, kind: str) -> bool:
        return section.heading is not None and self._words.opens(self._ground.texts.text(section.heading.id), kind)

    def _theme(self, goal: Goal, section: Section) -> Above | None:
        """A heading that groups goals: of an area, one that parts a chapter of goals, or one whose number the goal's
        goes on from."""
        heading, own = section.heading, number_of(goal)
        if heading is None or section.role not in ("", "area", "goal") or self._ground.headed[id(section)]:
            return None
        number = self._ground.number(section)
        parts = any(above.role in _PARTED and not self._ground.is_title(above) for above in section.ancestors())
        if not (section.role or parts or (number and goes_on(own, number))):
            return None
        found = self._words.whole(self._ground.texts, heading.id, AboveBy.SECTION, None, section.rule or _OWN)
        if found is None or section.role != "goal":
            return found
        return Above(found.text, found.by, AboveKind.NAMED_GOAL, number=found.number, level=found.level)

    def _is_under_overall(self, goal: Goal, upward: list[Section]) -> bool:
        """Whether a goal stands behind the plan's overall goal, in its chapter."""
        overall = self._overall
        if overall is None or overall is goal or not self._is_before(overall, goal):
            return False
        section = self._ground.section(overall)
        return any(section is one or section in one.children for one in upward)

    def _is_before(self, one: Goal, other: Goal) -> bool:
        return self._ground.order[one.source.block] < self._ground.order[other.source.block]


def _goal(goal: Goal, by: AboveBy) -> Above:
    text = goal.title or goal.statement
    assert text is not None
    return Above(
        Sourced(text.value, text.source, f"hierarchy.{by.value}"), by, AboveKind.GOAL, goal.id, number_of(goal)
    )
