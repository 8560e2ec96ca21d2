"""Follow-up of goals: the status, result, cause and action that a document prints, and for which period.

A document that follows up is read once more when its goals are known. Tables come first, then the sections of goals
that no table speaks of. A row or section that states a goal which the other readers left out (they skip a plan's
review of the past) becomes a goal here. Nothing is computed but `reached`, which holds a result against its target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.cleaning import letters
from pipeline.extract.followup_prose import FollowUpSections
from pipeline.extract.followup_rows import Printing, Words, same_words
from pipeline.extract.followup_tables import FollowUpTables, Setting
from pipeline.extract.followup_times import Timing
from pipeline.extract.language import Analyser
from pipeline.extract.lights import LightReader, falls_short
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.reached import reached
from pipeline.extract.reportperiods import ReportPeriods
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import (
    Document,
    FollowUp,
    FollowUpStatus,
    Goal,
    Measure,
    Mention,
    Passage,
    PassageKind,
    Period,
    Sourced,
    Table,
)

Builder = Callable[[GoalGroup], Goal | None]
Timed = Callable[[FollowUp, Goal, Measure | None], FollowUp]  # with the status as of its period
_OPENING = 6  # blocks in which a report says what period it covers
_FIRST = 3  # blocks among which a document's name stands
_SUBTITLE = 100  # characters
_MONTH = re.compile(r"-\d\d$")  # no half, no quarter
_LABEL = 8  # letters of a label and number ahead of a goal's name
_STATED_ALONE = ("sentence.", "task.clause")  # rules of goals that a sentence or clause of running text states
_SEVERAL = 3  # goals that a report follows up
_ADDED = ("explanation", "action", "assessment", "prognosis", "trend")


@dataclass(frozen=True, slots=True)
class Followed:
    """The goals of a document with their results, and its follow-ups in reading order."""

    goals: tuple[Goal, ...]
    follow_ups: tuple[FollowUp, ...] = ()
    report: bool = False  # the document is called one


class OutcomeReader:
    """Reads the follow-ups of documents with one pack."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser) -> None:
        self._kinds = pack.rules("documents")
        self._lights = LightReader(pack)
        self._timing = Timing(self._lights)
        self._periods = ReportPeriods(pack)
        self._tables = FollowUpTables(pack, phrases, analyse, self._lights, self._periods)
        self._sections = FollowUpSections(pack, phrases, analyse, self._lights, self._periods)

    def read(
        self, document: Document, texts: Texts, root: Section, title: str, plan: Period | None, goals: Sequence[Goal],
        build: Builder,
    ) -> Followed:  # fmt: skip
        """The goals, with those that only follow-up states among them, and what is printed of each."""
        named = self.report_named(document, title)
        report = bool(named)
        year = plan.end.year if plan else None
        opening = [texts.text(block.id) for block in document.blocks[:_OPENING] if isinstance(block, Passage)]
        period = self._periods.of_report(named or title or document.title, opening, plan)
        legend = self._lights.legend(document, texts)
        book = _Book(goals, build, document.id, lambda told, goal, mine: self._timing.of(told, legend, goal, mine))
        yearly = self._periods.is_yearly(named)
        if report:
            self._sections.join(texts, root, legend)
        numbered = self._sections.numbered(texts, root) if report else {}
        setting = Setting(texts, legend, period, year, report, numbered)
        judged = self._sections.judged(texts, root, legend) if report else frozenset[int]()
        homes = self._sections.homes(texts, root, judged, goals) if report else {}
        measuring = self._sections.measuring(texts, root) if report else frozenset[str]()
        sections = {table.id: section for section in root.walk() for table in section.tables()}
        for table in (block for block in document.blocks if isinstance(block, Table)):
            section = sections.get(table.id, root)
            role = section.role_in_force
            of_table = self._period_of(table, section, texts, year, yearly=yearly) or period
            filled = role == "template"  # a plan's own template, filled in
            if role == "review" and not report:
                continue  # what came of an earlier plan
            home = homes.get(table.id)
            for printing in self._tables.read(table, replace(setting, period=of_table, at_home=home is not None)):
                if home is not None and table.id in measuring:
                    printing = _measuring(printing, home, texts)
                if report or filled or _within(printing, plan):
                    book.enter(_at_home(printing, home), may_make=report or filled)
        if report:
            for table in (block for block in document.blocks if isinstance(block, Table)):
                book.note(self._tables.notes(table, texts))
            followed = dict.fromkeys((one.goal_id for one in book.follow_ups), False)
            followed |= {one.goal_id: True for one in book.follow_ups if one.period == period and one.actual_text}
            notes = self._sections.notes(texts, root, book.goals, followed)
            book.goals = [goal for goal in book.goals if goal.source.block not in notes]
            for printing in self._sections.read(
                texts, root, judged, legend, period, book.goals, followed, document.blocks
            ):
                book.enter(printing)
        if report:
            book.goals = [goal for goal in book.goals if not self._sections.is_legend(goal)]
        return Followed(_without_wishes(book.goals, book.follow_ups, report), tuple(book.follow_ups), report)

    def report_named(self, document: Document, title: str) -> str:
        """The name that says a document is a report; empty where none does."""
        first = [b.text for b in document.blocks[:_FIRST] if isinstance(b, Passage) and b.kind is PassageKind.HEADING]
        names = (title, document.title, *first[:1], *self._subtitles(document, title))
        return next((one for one in names if self._periods.is_report(one)), "")

    def _subtitles(self, document: Document, title: str) -> list[str]:
        """The short lines beneath a title that names no kind of document ("Vejmyndigheden"), of which one may."""
        if any(self._kinds.has(name, "document_kind") for name in (title, document.title)):
            return []
        lines = [block.text for block in document.blocks[:_FIRST] if isinstance(block, Passage)]
        return [line for line in lines if len(line) <= _SUBTITLE and self._kinds.has(line, "document_kind")]

    def _period_of(self, table: Table, section: Section, texts: Texts, year: int | None, *, yearly: bool) -> str:
        """The part of a year that a table's caption, its sheet or the headings above it name. A month that a `yearly`
        report names there is that of an event: (2024年10月更名)."""
        headings = [above.heading for above in (section, *section.ancestors()) if above.heading is not None]
        for text in (table.caption, table.title, *(texts.text(heading.id) for heading in headings)):
            label = self._periods.label(text, year, dated=False)
            if "-" in label and not (yearly and _MONTH.search(label)):
                return label
        return ""


def _without_wishes(goals: Sequence[Goal], follow_ups: Sequence[FollowUp], report: bool) -> tuple[Goal, ...]:
    """The goals of a report without what a sentence or clause of running text only looks forward to or counts:
    "Sygefraværet skal ned til 8,5 dage", 上半年新接收132人, where the report follows up several others and not
    this one."""
    told = {one.goal_id for one in follow_ups}
    if not report or len(told) < _SEVERAL:
        return tuple(goals)
    return tuple(goal for goal in goals if goal.id in told or not _is_sentence(goal))


def _is_sentence(goal: Goal) -> bool:
    parts = (goal.title, goal.statement)
    return all(part is None or part.rule.startswith(_STATED_ALONE) for part in parts)


def _within(printing: Printing, plan: Period | None) -> bool:
    """Whether a plan tells of its own years."""
    years = [told.follow_up.period[:4] for told in printing.told]
    return plan is None or all(not year.isdigit() or int(year) >= plan.start.year for year in years)


def _at_home(printing: Printing, home: GoalGroup | None) -> Printing:
    """A row that names no goal, in the section of one, is that goal's, and what it is measured by with it."""
    if home is None and printing.aimless:
        return replace(printing, group=None, replaces=printing.measure_blocks)
    if home is None or not printing.only_when_empty:
        return printing
    heading = home.mentions[0].block
    group = replace(home, measures=printing.group.measures if printing.group else [])
    rows = printing.measure_blocks
    return replace(printing, goal_blocks=frozenset([heading]), group=group, replaces=rows, only_when_empty=False)


def _measuring(printing: Printing, home: GoalGroup, texts: Texts) -> Printing:
    """A row under "Mål" in the section of one goal, with what stands there as a measure of that goal; a row that names
    the goal again or says apart what measures it is left as it is."""
    heading = home.mentions[0].block
    (block, *others) = printing.goal_blocks or printing.measure_blocks or [heading]
    named, row = (letters(texts.text(one)) for one in (heading, block))
    again = row in named or (named in row and len(row) - len(named) <= _LABEL)
    apart = bool(printing.goal_blocks) and printing.names_measure
    if others or block == heading or apart or again:
        return printing
    text = Mention("text", block, 0, len(texts.text(block)), "followup.part")
    known = [one for one in printing.group.measures if one.first("text")] if printing.group is not None else []
    group = replace(home, measures=known[:1] or [MeasureGroup([text])])
    rows = frozenset([block])
    return replace(
        printing, goal_blocks=frozenset([heading]), measure_blocks=rows, group=group, replaces=rows,
        only_when_empty=False,
    )  # fmt: skip


class _Book:
    """The goals of a document while its follow-ups are entered."""

    def __init__(self, goals: Iterable[Goal], build: Builder, document_id: str, timed: Timed) -> None:
        self.goals = list(goals)
        self.follow_ups: list[FollowUp] = []
        self._had_goals = bool(self.goals)
        self._by_year: set[tuple[str, str]] = set()  # goals and periods whose verdict is beside figures by year
        self._added: set[str] = set()  # measures that rows of follow-up alone print
        self._numbered: dict[str, set[int]] = {}  # places of follow-ups by the number of their row
        self._build = build
        self._document = document_id
        self._timed = timed

    def enter(self, printing: Printing, *, may_make: bool = True) -> None:
        """One row or section: its follow-ups and results, and where it `may_make` one its goal that was not known."""
        if printing.replaces:
            followed = {one.goal_id for one in self.follow_ups}
            self.goals = [g for g in self.goals if g.id in followed or g.source.block not in printing.replaces]
        place = self._place(printing, may_make and not printing.adds)
        if place is None:
            return
        goal = self._measured(printing.without_results(printing.clean(self.goals[place])), printing)
        for told in printing.told:
            apart = printing.enriches and self._stands_apart(goal, told.follow_up, printing)
            mine = printing.measure_of(goal, told) if not apart else None
            follow_up = replace(
                told.follow_up,
                goal_id=goal.id,
                document_id=self._document,
                measure_id=mine.id if mine else "",
                reached=reached(mine, told.follow_up.actual_value, told.unit),
            )
            follow_up = self._timed(follow_up, goal, mine)
            added = printing.enriches and self._enriched(follow_up, printing, apart=apart)
            if not added:
                if printing.number:
                    self._numbered.setdefault(printing.number, set()).add(len(self.follow_ups))
                self.follow_ups.append(follow_up)
            if printing.by_year:
                self._by_year.add((goal.id, follow_up.period))
            if mine is not None and told.actual is not None:
                goal = _with_actual(goal, mine, told.actual, told.number)
        self.goals[place] = goal

    def note(self, notes: Mapping[str, Words]) -> None:
        """Adds what is said of rows by their numbers elsewhere; a number that several goals have says of none."""
        for number, words in notes.items():
            places = self._numbered.get(number, set())
            if len({self.follow_ups[place].goal_id for place in places}) == 1:
                for place in places:
                    row = self.follow_ups[place]
                    self.follow_ups[place] = replace(
                        row,
                        explanation=row.explanation or words["explanation"],
                        action=row.action or words["action"],
                    )

    def _measured(self, goal: Goal, printing: Printing) -> Goal:
        """The goal with the measure of this row, where rows of follow-up alone tell what it is measured by."""
        mine = {measure.id for measure in goal.measures}
        if printing.group is None or not printing.group.measures or printing.measures_of(goal) or mine - self._added:
            return goal
        made = self._build(printing.group)
        new = printing.measures_of(made) if made is not None else []
        new = [replace(measure, id=f"{goal.id}-m{n}") for n, measure in enumerate(new, len(goal.measures) + 1)]
        self._added.update(measure.id for measure in new)
        return replace(goal, measures=(*goal.measures, *new))

    def _stands_apart(self, goal: Goal, told: FollowUp, printing: Printing) -> bool:
        """Whether what is told is of the goal and not of its only measure: a verdict beside figures by year, or one on
        a goal whose measures have their own."""
        return (goal.id, told.period) in self._by_year or self._is_overall(goal.id, told, printing)

    def _is_overall(self, goal_id: str, told: FollowUp, printing: Printing) -> bool:
        """Whether this is the "Samlad bedömning" of a goal each of whose measures has its own."""
        rows = [one for one in self.follow_ups if (one.goal_id, one.period) == (goal_id, told.period)]
        judged = bool(rows) and all(row.measure_id and not _is_unjudged(row) for row in rows)
        return printing.overall and printing.rated and not printing.adds and judged and not _is_unjudged(told)

    def _enriched(self, more: FollowUp, printing: Printing, *, apart: bool) -> bool:
        """Whether the goal was told for that period already; then only what is missing there is added. What is said
        without a status goes to all rows of the goal, and so does what stands under a label of its own, and a verdict
        that rates the rows of a table, none of which has a status."""
        told = [
            place
            for place, known in enumerate(self.follow_ups)
            if (known.goal_id, known.period) == (more.goal_id, more.period)
        ]
        rows = [self.follow_ups[place] for place in told]
        if told and printing.rated and all(row.measure_id and _is_unjudged(row) for row in rows):
            for place, row in zip(told, rows, strict=True):
                self.follow_ups[place] = _completed(row, _without_result(more))
            return True
        adds = printing.adds
        says = not adds and not _is_unjudged(more)
        if self._is_overall(more.goal_id, more, printing):
            return False
        fits = [place for place in told if not self.follow_ups[place].measure_id]
        fits = fits if printing.labelled else fits[:1]
        if adds and printing.measure_blocks and more.measure_id:
            fits = [place for place in told if self.follow_ups[place].measure_id == more.measure_id]
        if not fits and ((adds and printing.labelled) or not says or (len(told) == 1 and not apart)):
            fits = told
        if not fits and falls_short(more.status):  # the verdict on the one row of the goal that falls short
            short = [place for place in told if falls_short(self.follow_ups[place].status)]
            fits = [place for place in short if len(short) == 1 and _is_of(more, self.follow_ups[place])]
        for place in fits:
            known = self.follow_ups[place]
            said = _as_remark(more, known, adds, labelled=printing.labelled)
            if len(fits) > 1 and not known.actual_text:  # a figure of one row is none of the others
                said = _without_result(said)
            self.follow_ups[place] = _completed(known, said)
        alone = not told and printing.labelled and bool(more.explanation)  # why there is nothing to tell yet
        return bool(fits) or (adds and not alone) or (bool(told) and not says)  # rows for measures leave the goal told

    def _place(self, printing: Printing, may_make: bool) -> int | None:
        """Where the goal of a row or section stands among the known ones; it is made where it is not there."""
        for place, goal in enumerate(self.goals):
            if printing.is_of(goal):
                return place
        if printing.group is None or not printing.told or (printing.only_when_empty and self._had_goals):
            return None
        made = self._build(printing.group)
        if made is None:
            return None
        twin = next((at for at, goal in enumerate(self.goals) if same_words(made, goal)), None)
        if twin is None and not may_make:
            return None
        if twin is None:
            self.goals.append(made)
            self._added.update(measure.id for measure in made.measures)
            return len(self.goals) - 1
        if not self.goals[twin].measures and made.measures:
            self.goals[twin] = replace(self.goals[twin], measures=made.measures)
        return twin


def _as_remark(more: FollowUp, known: FollowUp, adds: bool, *, labelled: bool) -> FollowUp:
    """What is added to a goal that falls short, with the figure or day that it tells among what explains it, unless
    that has a label, where the goal's result is known or it has none as it lapsed."""
    told = known.actual_text or known.status is FollowUpStatus.LAPSED
    again = more.actual_value is not None and more.actual_value == known.actual_value
    if not adds or not told or not more.actual_text or not falls_short(known.status):
        return more
    alone = again or (labelled and more.explanation)
    explained = more.explanation if alone else f"{more.actual_text} {more.explanation}".strip()
    return replace(more, actual_text="", actual_value=None, reached=None, explanation=explained)


def _is_of(more: FollowUp, known: FollowUp) -> bool:
    """Whether what is told further names the result of a row, or none."""
    return not more.actual_text or (bool(known.actual_text) and known.actual_text in more.actual_text)


def _is_unjudged(row: FollowUp) -> bool:
    return row.status is FollowUpStatus.UNKNOWN and not row.status_text


def _without_result(row: FollowUp) -> FollowUp:
    return replace(row, actual_text="", actual_value=None, reached=None)


def _completed(known: FollowUp, more: FollowUp) -> FollowUp:
    """A follow-up with what another of its goal and period tells and it does not."""
    added = {name: getattr(more, name) for name in _ADDED if not getattr(known, name)}
    if not known.actual_text and more.actual_text:
        added |= {"actual_text": more.actual_text, "actual_value": more.actual_value}
        added |= {"reached": more.reached} if known.reached is None else {}
    elif falls_short(known.status) and not added.get("explanation", known.explanation):
        other = more.actual_value is not None and more.actual_value != known.actual_value
        added |= {"explanation": more.actual_text} if other else {}  # another figure beside the result explains it
    if known.status is FollowUpStatus.UNKNOWN and not known.status_text:
        added |= {"status": more.status, "status_text": more.status_text}
    return replace(known, **added)


def _with_actual(goal: Goal, measure: Measure, actual: Sourced[str], number: Sourced[Decimal] | None) -> Goal:
    """The goal whose measure has its result; the first one printed stays, as a report's own table comes first."""
    if measure.actual_value is not None or (measure.actual_text is not None and number is None):
        return goal
    known = replace(measure, actual_text=actual, actual_value=number)
    return replace(goal, measures=tuple(known if one.id == measure.id else one for one in goal.measures))
