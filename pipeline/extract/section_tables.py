"""The tables of sections: goals in rows and cards, grids beneath the head of a form, indicators that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.attach import attach
from pipeline.extract.bodies import BodyReader
from pipeline.extract.cards import CODE, of_last_label
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import Outliner, Section, is_past_table
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.statements import number_of, title_of
from pipeline.extract.tables import TableReader, TableReading
from pipeline.extract.texts import Texts
from pipeline.records import Mention, Origin, Table

NO_TABLES = frozenset(
    "template budget review definitions organisation steering contents background assignments main_tasks".split()
)
NOT_STATED = ("annex", "method", "weights")  # chapters that only repeat the goals of others
# Chapters that close a budget or open a form, behind which a table of goals and targets is printed without a heading.
_APPENDED = frozenset("definitions budget organisation background main_tasks".split())
_NAME = re.compile(r"[^\W\d_]{3}|[\u4e00-\u9fff]{2}")  # a word, not "1a, 1b"
_NAME_AND_AIM = 2  # goals of a card of one goal
_CARD_LEVEL = 2  # of the heading of a card; the first level names the document
_LIST = 3  # lines of a list of tasks
_TARGETS = 2  # rows with a target that make a table one of targets


class SectionTables:
    """Reads the tables of a document's sections, in reading order, with one pack."""

    def __init__(self, outliner: Outliner, bodies: BodyReader, judge: SentenceJudge, tables: TableReader) -> None:
        self._outliner = outliner
        self._bodies = bodies
        self._judge = judge
        self._tables = tables
        self._texts: Texts
        self._plan_year: int | None = None

    def begin(self, texts: Texts, plan_year: int | None) -> None:
        """Set the document that the next tables belong to."""
        self._texts, self._plan_year = texts, plan_year
        self._head: list[GoalGroup] = []  # goals of the last form's head in the document
        self._funded: list[GoalGroup] = []  # tasks that a form lists with the money of each
        self._rows: list[GoalGroup] = []  # goals of the last table that states some
        self.annexed: list[MeasureGroup] = []  # indicators of an annex, each with its own number or that of its goal
        self.stand_ins: list[GoalGroup] = []  # tasks with money and kinds of indicators: goals where none are stated
        self.open_section()

    def open_section(self) -> None:
        """A grid goes with the head of a form only within their section."""
        self._form: list[GoalGroup] = []

    def funded_tasks(self) -> list[GoalGroup]:
        """The tasks that a form lists with the money of each; none where most lines are only what is paid."""
        return self._funded if self._are_tasks(self._funded) else []

    def is_about_money(self, section: Section) -> bool:
        """Whether nothing but tables of money stand beneath a heading: "6 Ekonomi" is a perspective elsewhere."""
        kinds = {self._tables.read(table, self._texts, self._plan_year).kind for table in section.tables()}
        return kinds == {"skipped"}

    def are_indicators(self, section: Section) -> bool:
        """Whether a table of a section measures something and states no goal."""
        readings = (self._tables.read(table, self._texts, self._plan_year) for table in section.tables())
        return any(reading.measures and not reading.goals for reading in readings)

    def holds_card(self, section: Section) -> bool:
        """Whether all that stands beneath a heading is the card of a goal: （一）扩容行动 / 行动目标 | 建成16座."""
        if not _holds_one_table(section):
            return False
        card = self._tables.read(section.tables()[0], self._texts, self._plan_year).card
        return any(said.field == "goal" for said in card)

    def read(self, table: Table, section: Section) -> Iterator[GoalGroup]:
        """The goals that a table of a section states, and what it adds to those before it."""
        hit = self._outliner.role(table.caption) if table.caption else None
        role = hit[0].kind if hit and hit[0].kind != "goals" else section.role_in_force
        if hit and hit[0].kind == "goals" and role in _APPENDED:
            role = "goals"  # "Nämndens mål" over a table, set as its caption behind the text on what the board does
        if (role in NO_TABLES and role not in _APPENDED) or is_past_table(table, self._plan_year):
            return
        reading = self._tables.read(table, self._texts, self._plan_year)
        self._funded = reading.funded or self._funded
        if role in NO_TABLES and not _sets_targets(reading):
            return
        if reading.card:
            self._form = [goal for card in _cards(reading.card) for goal in self._card_goals(card)]
            self._head = self._form or self._head
            self._name_card(section)
            yield from self._form
        if reading.measures and not reading.goals and self._form and role not in NOT_STATED:
            attach(reading.measures, of_last_label(self._form), self._texts)  # the grid beneath its head
            return
        self._rows = reading.goals or self._rows
        for group in reading.goals:
            if role in ("weights", "annex", "method", "summary"):
                group.mention_only = True
                group.annexed = role == "annex" and reading.kind != "overview"
            yield group
        if role == "annex" and not reading.goals:  # "Bilaga 1. Indikatorer / Mål | Indikator / 1.1 | ..."
            self.annexed += [measure for measure in reading.measures if measure.first("goal_number", "number")]
        if reading.measures and not reading.goals and role not in NOT_STATED:
            yield from self._standing_indicators(section, reading.measures)

    def _name_card(self, section: Section) -> None:
        """A goal whose card is all that stands beneath a heading has the heading's number and name."""
        if section.heading is None or (section.depth == 0 and section.level < _CARD_LEVEL):
            return
        nameless = len(self._form) == 1 and not self._form[0].first("title", "number")
        if nameless and section.role == "" and _holds_one_table(section):
            self._form[0].add(*title_of(self._texts[section.heading.id], *section.title, "table.card"))
            self._form[0].add(*number_of(section, "table.card"))

    def _card_goals(self, card: list[Mention]) -> Iterator[GoalGroup]:
        """The goals of a card or form's head, each with the number printed with it; what else it says belongs to the
        first. Where the card goes on to say what a goal with a numbered label aims at, or is for, that states it and
        the label names it: "Mål 1 | Hurtigere svar / Målformulering | Ansøgere skal ..."."""
        goals = [value for value in card if value.field == "goal"]
        numbers = {goal: after for goal, after in pairwise(card) if (goal.field, after.field) == ("goal", "number")}
        rest = [value for value in card if value.field != "goal" and value not in numbers.values()]
        named = bool(goals) and goals[0] in numbers
        aims = [goal for goal in goals[1:] if goal not in numbers] or [one for one in rest if one.field == "purpose"]
        aim = aims[0] if named and len(aims) == 1 and len(goals) <= _NAME_AND_AIM else None
        for index, goal in enumerate(one for one in goals if one is not aim):
            group = GoalGroup(Origin.TABLE, 0.85, "table.card")
            group.add(numbers.get(goal))
            if aim is not None:
                group.add(replace(goal, field="title"))
            told = [value for value in rest if value is not aim] if index == 0 else []
            self._bodies.card([replace(aim, field="goal") if aim else goal, *told], group)
            yield group

    def _standing_indicators(self, section: Section, measures: list[MeasureGroup]) -> Iterator[GoalGroup]:
        """Indicator rows without any goal above them: each indicator of a list of main targets is a goal; an indicator
        grid with outer levels measures the goals or tasks printed ahead of it, else those that its levels name."""
        grouped = any(measure.first("group_outer", "group_inner") for measure in measures)
        if not grouped:
            for measure in measures:
                text = measure.first("indicator", "text")
                if measure.first("target", "comparator") is None and (
                    text is None or not self._judge.states_level(self._texts.words(text))
                ):
                    continue
                if text is not None and _NAME.search(self._texts.words(text)):
                    group = GoalGroup(Origin.TABLE, 0.6, "table.indicator-row", direct=section.in_goals)
                    group.add(Mention("title", text.block, text.start, text.end, text.rule), measure.first("number"))
                    group.measures.append(measure)
                    yield group
            return
        if section.role == "measures" and self._head:  # 二、年度绩效指标 of a form whose head stands in a table before
            attach(measures, of_last_label(self._head), self._texts)
            return
        if self._rows and not any(row.measures for row in self._rows):  # 年度主要任务 without figures of their own
            attach(measures, self._rows, self._texts)
            return
        if not self._acts_of_levels(measures) and self._are_tasks(self._funded):  # 年度主要任务 ahead of 年度绩效指标
            tasks, self._funded = self._funded, []
            attach(measures, tasks, self._texts)
            self.stand_ins += tasks
            yield from tasks
            return
        found = list(self._goals_of_levels([one for one in measures if one.first("target", "comparator")]))
        self.stand_ins += [] if self._acts_of_levels(measures) else found
        yield from found

    def _are_tasks(self, tasks: list[GoalGroup]) -> bool:
        """Whether most lines of a form with money name what is done or how much, and not what is paid (公用经费)."""
        named = [(self._texts.words(name), one) for one in tasks if (name := one.first("title", "goal"))]
        acts = [name for name, one in named if one.measures or self._judge.opens_with_act(name)]
        return len(tasks) >= _LIST and len(acts) * 2 > len(tasks)

    def _acts_of_levels(self, measures: list[MeasureGroup]) -> str:
        """The level of a grid, the innermost first, whose cells name goals where others name kinds of indicators:
        一级指标 监测预报 / 二级指标 健全群测群防队伍 / 三级指标 联络员培训率. A level of kinds (数量指标) opens with no
        act."""
        for level in ("group_inner", "group_outer"):
            named = {self._texts.words(cell) for one in measures if (cell := one.first(level))}
            acts = [name for name in named if self._judge.opens_with_act(name)]
            if len(acts) >= _LIST and len(acts) * 2 > len(named):
                return level
        return ""

    def _goals_of_levels(self, measures: list[MeasureGroup]) -> Iterator[GoalGroup]:
        """The goals that a level of a grid names; where none opens with an act, the innermost level is all that says
        what its rows are for: 产出数量 over 出国任务完成率."""
        level = self._acts_of_levels(measures) or "group_inner"
        goals: dict[str, GoalGroup] = {}
        for measure in measures:
            cell = measure.first(level) or measure.first("group_outer")
            if cell is None:
                continue
            if (goal := goals.get(cell.block)) is None:
                goal = goals[cell.block] = GoalGroup(Origin.TABLE, 0.7, "table.level")
                goal.add(replace(cell, field="title"))
                area = measure.first("group_outer")
                goal.add(replace(area, field="area") if area and area.block != cell.block else None)
            goal.measures.append(measure)
        yield from goals.values()


def _holds_one_table(section: Section) -> bool:
    """Whether all that stands beneath a heading is one table."""
    return len(section.tables()) == 1 and not section.passages() and not section.children


def _cards(told: list[Mention]) -> Iterator[list[Mention]]:
    """What a table of cards tells, parted where a number and name open another."""
    starts = [at for at, one in enumerate(told) if (one.field, one.rule) == ("goal", CODE)]
    for start, stop in pairwise([0, *(at for at in starts if at), len(told)]):
        yield told[start:stop]


def _sets_targets(reading: TableReading) -> bool:
    """Whether a table states goals or indicators with targets in columns of their own, so that it is a plan's whatever
    chapter it happens to follow: 五、名词解释 / ... / 项目支出绩效目标表."""
    measures = [*reading.measures, *(measure for goal in reading.goals for measure in goal.measures)]
    grouped = [measure for measure in measures if measure.first("group_outer", "group_inner")]
    return sum(measure.first("target") is not None for measure in grouped) >= _TARGETS
