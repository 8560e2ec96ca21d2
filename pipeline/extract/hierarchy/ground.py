"""Where the goals of a document stand: block, section and table of each, and which goals a section states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.extract.outline import Section
from pipeline.extract.texts import Texts
from pipeline.records import Cell, Document, Goal, Passage, Table

_NUMBER = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")


class Ground:
    """The places of one document's goals."""

    def __init__(self, goals: Iterable[Goal], document: Document, texts: Texts, root: Section) -> None:
        self.goals = tuple(goals)
        self.texts = texts
        self.order: dict[str, int] = {}  # of passages and cells
        self.tables: dict[str, Table] = {}  # by cell
        self.cells: dict[str, Cell] = {}
        for block in document.blocks:
            for place in block.cells if isinstance(block, Table) else (block,):
                self.order[place.id] = len(self.order)
                if isinstance(place, Cell) and isinstance(block, Table):
                    self.tables[place.id], self.cells[place.id] = block, place
        self.sections = list(root.walk())
        self._section: dict[str, Section] = {}  # by passage and table
        for section in self.sections:
            for part in (section.heading, *section.blocks):
                if part is not None:
                    self._section[part.id] = section
        self._place = {id(section): number for number, section in enumerate(self.sections)}
        self._numbers = [self._printed_number(section) for section in self.sections]
        self.headed: dict[int, list[Goal]] = defaultdict(list)  # by section: goals that its heading names
        self.held: dict[int, list[Goal]] = defaultdict(list)  # goals that stand right beneath it
        for goal in self.goals:
            own = self.section(goal)
            if own is not None:
                (self.headed if self.heads(goal, own) else self.held)[id(own)].append(goal)

    def section(self, goal: Goal) -> Section | None:
        """The section that a goal's first words stand in, or whose heading they are."""
        block = goal.source.block
        table = self.tables.get(block)
        return self._section.get(table.id if table else block)

    def heads(self, goal: Goal, section: Section) -> bool:
        """Whether the heading of a section states the goal, or its number ("Mål 1")."""
        heading = section.heading
        if heading is None:
            return False
        return heading.id in {part.source.block for part in (goal.title, goal.statement, goal.number) if part}

    def upward(self, goal: Goal) -> Iterator[Section]:
        """The sections that a goal stands beneath, the nearest first: by the outline, and where headings are numbered
        by their numbers, as 1.1.1 stands beneath 1.1 however it is printed."""
        section = self.section(goal)
        if section is not None and self.heads(goal, section):
            yield from self._above(section)
        elif section is not None:
            yield section
            yield from self._above(section)

    def _above(self, section: Section) -> Iterator[Section]:
        passed: set[int] = {id(section)}
        nearest: Section | None = section
        while nearest is not None:
            for one in (self._numbered_above(nearest), nearest.parent):
                if one is not None and id(one) not in passed and one.heading is not None:
                    passed.add(id(one))
                    yield one
                    if one is not nearest.parent:
                        nearest = one
                        break
            else:
                nearest = nearest.parent

    def _numbered_above(self, section: Section) -> Section | None:
        """The last section before this one whose number this one's goes on from, printed no deeper in the outline."""
        place = self._place[id(section)]
        own = self._numbers[place]
        for before in range(place - 1 if "." in own else -1, -1, -1):
            if self._numbers[before] and own.startswith(f"{self._numbers[before]}."):
                one = self.sections[before]
                return one if one.level <= section.level else None
        return None

    def is_title(self, section: Section) -> bool:
        """Whether a heading is the first of the document."""
        return section is next((one for one in self.sections if one.heading is not None), None)

    def number(self, section: Section) -> str:
        """The number that opens a section's heading; empty without one."""
        return self._numbers[self._place[id(section)]]

    def _printed_number(self, section: Section) -> str:
        text = self.texts.text(section.heading.id) if section.heading else ""
        match = _NUMBER.match(text)
        return match[1] if match else ""

    def stated(self, section: Section) -> list[Goal]:
        """The goals that a section states itself beneath a label such as "Mål"."""
        labels = [one for one in section.children if one.role == "goals" and not one.children and not self.number(one)]
        return [goal for one in labels for goal in self.held[id(one)]]

    def behind(self, goal: Goal) -> Iterator[Passage]:
        """The passages that belong to a goal of running text: from its own on, up to the next goal or the next heading
        that is no deeper than its section."""
        section = self.section(goal)
        if section is None or goal.source.block in self.tables:
            return
        mine = self.order[goal.source.block]
        stops = [self.order[other.source.block] for other in self.goals if other is not goal]
        last = min((place for place in stops if place > mine), default=len(self.order))
        for one in section.walk():
            if one is not section and self.headed[id(one)]:
                continue
            for passage in one.passages():
                if mine <= self.order[passage.id] < last:
                    yield passage
