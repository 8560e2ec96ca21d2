"""Why each block of a document became part of a goal, or did not. Asks the readers again and decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from pipeline.extract.grids import Grid, GridReader
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.outline import UNREAD_ROLES, Outliner, Section, is_past_table
from pipeline.extract.section_tables import NO_TABLES
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import Texts
from pipeline.records import (
    Basis,
    Cell,
    Document,
    Mention,
    Passage,
    PassageKind,
    Period,
    Plan,
    Reporting,
    Sourced,
    Table,
)
from pipeline.traces import Clue, Outcome, Trace, Use, Weighed

_GOAL_CHAPTERS = ("goals", "target_year")
_TABLE_KINDS = {
    "unknown": "No header of it is known to the language pack, so it was not read.",
    "skipped": "Its columns are not those of a table of goals or measures ({fields}).",
    "overview": "It lists goals by name; each was looked for elsewhere in the document.",
    "goals": "It was read as a table of goals, but no row states one.",
    "tasks": "It was read as a table of tasks, but no row states a goal.",
    "areas": "It was read as a table of areas with indicators, but no row states a goal.",
    "indicators": "It was read as a table of indicators, but no goal stands above it.",
    "card": "It was read as the card of a goal, but states none.",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a group of pointers: the id of its goal, or the reason why there is none."""

    group: GoalGroup
    goal: str = ""
    because: str = ""


class Tracer:
    """Traces the documents of one pack with the readers that extracted them."""

    def __init__(
        self,
        outliner: Outliner,
        labels: LabelReader,
        splitter: MeasureSplitter,
        judge: SentenceJudge,
        tables: TableReader,
        grids: GridReader,
        analyse: Analyser,
    ) -> None:
        self._outliner = outliner
        self._labels = labels
        self._splitter = splitter
        self._judge = judge
        self._tables = tables
        self._grids = grids
        self._analyse = analyse

    def trace(
        self,
        document: Document,
        texts: Texts,
        root: Section,
        plan: Plan,
        fates: Sequence[Fate],
    ) -> Iterator[Trace]:
        """One trace for each passage and table in reading order, and after a table for each of its cells that was
        used or heads a column."""
        uses = _uses(plan, texts, fates)
        dropped = {mention.block: fate for fate in fates if not fate.goal for mention in _all_mentions(fate.group)}
        titles = _titles(plan, fates)
        opened = {section.heading.id: section for section in root.walk() if section.heading is not None}
        around = {block.id: section for section in root.walk() for block in section.blocks}
        for block in document.blocks:
            section = around.get(block.id) or opened.get(block.id)
            if isinstance(block, Table):
                yield from self._table(block, section or root, texts, plan.period, uses, dropped)
            elif block.id in uses:
                yield self._used(block.id, uses[block.id], section)
            elif section is None:
                yield Trace(block.id, Outcome.ASIDE, _aside(block))
            elif block.id in opened:
                yield _heading(block.id, section, dropped.get(block.id))
            elif block.id in dropped:
                fate = dropped[block.id]
                sentences = self._sentences(block, section, texts, plan.period)
                yield _of(block.id, section, Outcome.DROPPED, fate.because, sentences)
            else:
                yield self._unused(block, section, texts, plan.period, titles)

    # ------------------------------------------------------------------------------------------ passages
    def _used(self, block: str, uses: tuple[Use, ...], section: Section | None) -> Trace:
        teller = _teller(section)
        role, rule = (teller.role, teller.rule) if teller else ("", "")
        return Trace(block, _outcome(uses), "", role, rule, uses)

    def _unused(
        self, passage: Passage, section: Section, texts: Texts, plan: Period | None, titles: Mapping[str, str]
    ) -> Trace:
        """Nothing of it is in the plan: the first reason that holds."""
        teller = _teller(section)
        role = section.role_in_force
        named = f"“{_short(teller.heading.text)}”" if teller and teller.heading else ""
        goal = next((titles[s.heading.id] for s in _upwards(section) if s.heading and s.heading.id in titles), None)
        if goal is not None:
            because = f"It stands beneath the goal “{goal}”, but is no statement, measure or follow-up of it."
            return _of(passage.id, section, Outcome.WEIGHED, because)
        if section.silent or role in UNREAD_ROLES:
            because = f"It stands under {named} ({_spoken(role)}), where a plan states no goals."
            return _of(passage.id, section, Outcome.SILENT, because)
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
            return _of(passage.id, section, Outcome.ASIDE, f"A {_spoken(passage.kind)} is not read for goals.")
        if self._labels.is_remark(texts.text(passage.id)):
            return _of(passage.id, section, Outcome.ASIDE, "It opens with a label that sets it aside, as a note does.")
        because = (
            f"It stands in a goal chapter ({named}), but no sentence in it is the sign of a goal."
            if role in _GOAL_CHAPTERS
            else "No sentence in it is the sign of a goal."
        )
        return _of(passage.id, section, Outcome.WEIGHED, because, self._sentences(passage, section, texts, plan))

    def _sentences(self, passage: Passage, section: Section, texts: Texts, plan: Period | None) -> tuple[Weighed, ...]:
        block = texts[passage.id]
        chapter = section.role_in_force in _GOAL_CHAPTERS
        weighed = []
        for piece in self._splitter.pieces(block, 0, len(block.text)):
            text = block.text[piece.start : piece.end]
            sign = self._judge.sign(text, in_goal_section=chapter, plan=plan)
            clues = [
                (cue.start, Clue(cue.kind, text[cue.start : cue.end], cue.rule)) for cue in self._analyse(text).cues
            ]
            clues += [
                (target.start, Clue("figure", text[target.start : target.end], target.rule))
                for target in self._judge.targets(text)
            ]
            clues.sort(key=lambda placed: (placed[0], placed[1].kind, placed[1].rule))
            span = block.clean.span(piece.start, piece.end)
            weighed.append(Weighed(*span, tuple(clue for _, clue in clues), sign.rule if sign else ""))
        return tuple(weighed)

    # ------------------------------------------------------------------------------------------ tables
    def _table(
        self,
        table: Table,
        section: Section,
        texts: Texts,
        plan: Period | None,
        uses: Mapping[str, tuple[Use, ...]],
        dropped: Mapping[str, Fate],
    ) -> Iterator[Trace]:
        grid = self._grids.grid(table, texts, plan.start.year if plan else None)
        inner = [use for cell in table.cells for use in uses.get(cell.id, ())]
        if inner:
            because = f"{sum(cell.id in uses for cell in table.cells)} of its {len(table.cells)} cells were read."
            yield _of(table.id, section, _outcome(inner), because)
        else:
            lost = next((dropped[cell.id] for cell in table.cells if cell.id in dropped), None)
            if lost is not None:
                yield _of(table.id, section, Outcome.DROPPED, lost.because)
            else:
                yield self._unused_table(table, grid, section, texts, plan)
        for cell in table.cells:
            head = _column(grid, cell)
            if cell.id in uses:
                yield self._used(cell.id, uses[cell.id], section)
            elif head is not None:
                yield Trace(cell.id, Outcome.HEADING, f"Header of a column: {_spoken(head[0])}.", head[0], head[1])

    def _unused_table(self, table: Table, grid: Grid, section: Section, texts: Texts, plan: Period | None) -> Trace:
        year = plan.start.year if plan else None
        hit = self._outliner.role(table.caption) if table.caption else None
        if is_past_table(table, year):
            return Trace(table.id, Outcome.SILENT, "Its caption names only years before the plan's.")
        if hit is not None and hit[0].kind in NO_TABLES:
            because = f"Its caption says that it states no goals ({_spoken(hit[0].kind)})."
            return Trace(table.id, Outcome.SILENT, because, hit[0].kind, hit[0].id)
        role = section.role_in_force
        if role in NO_TABLES:
            because = f"It stands under a heading beneath which tables state no goals ({_spoken(role)})."
            return _of(table.id, section, Outcome.SILENT, because)
        kind = self._tables.read(table, texts, year).kind
        columns = ", ".join(dict.fromkeys(_spoken(column.field) for column in grid.columns.values()))
        because = _TABLE_KINDS.get(kind, "It was read, but states no goal.").format(fields=columns or "none is known")
        return _of(table.id, section, Outcome.WEIGHED, because)


# ---------------------------------------------------------------------------------------------- uses
def _uses(plan: Plan, texts: Texts, fates: Sequence[Fate]) -> dict[str, tuple[Use, ...]]:
    """Block id to the fields read from it, in order of place."""
    found: dict[str, set[Use]] = {}
    for block, use in _of_plan(plan):
        found.setdefault(block, set()).add(use)
    stated = frozenset(found)
    for fate in fates:
        for mention in _all_mentions(fate.group) if fate.goal else ():
            # Values of several passages have the place of the first: the pointers know the others.
            if mention.block not in stated and mention.start < mention.end:
                source = texts.locate(mention.block, mention.start, mention.end)
                use = Use(_spoken(mention.field), source.start, source.end, mention.rule, fate.goal)
                found.setdefault(mention.block, set()).add(use)
    return {
        block: tuple(sorted(uses, key=lambda use: (use.start, use.end, use.record, use.field, use.rule)))
        for block, uses in found.items()
    }


def _of_plan(plan: Plan) -> Iterator[tuple[str, Use]]:
    """Block and use of every value of the plan."""
    for name, value in _sourced(plan):
        yield _use(f"plan {name}", value, "")
    for goal in plan.goals:
        for name, value in _sourced(goal):
            yield _use(name, value, goal.id)
        for measure in goal.measures:
            for name, value in _sourced(measure):
                yield _use("measure" if name == "text" else f"measure {name}", value, measure.id)
        for source in goal.mentions:
            yield source.block, Use("mentioned again", source.start, source.end, "merge.same-goal", goal.id)


def _use(name: str, value: Sourced[object], record: str) -> tuple[str, Use]:
    return value.source.block, Use(name, value.source.start, value.source.end, value.rule, record)


def _sourced(record: object) -> Iterator[tuple[str, Sourced[object]]]:
    """Name and value of every field that the record itself states, the text of a reporting clause included."""
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        name = _spoken(field.name)
        if isinstance(value, Reporting):
            value = value.text
        if isinstance(value, Sourced):
            inherited = value.basis is Basis.INHERITED and name != "reporting"  # from a merged cell, not from the plan
            if value.basis is Basis.STATED or inherited:
                yield name, value
        elif isinstance(value, tuple):
            yield from ((name, part) for part in value if isinstance(part, Sourced))


def _all_mentions(group: GoalGroup) -> Iterator[Mention]:
    yield from group.mentions
    for measure in group.measures:
        yield from measure.mentions


def _outcome(uses: Sequence[Use]) -> Outcome:
    names = {use.field for use in uses if use.record}
    if names & {"title", "statement", "goal"}:
        return Outcome.GOAL
    if any(name.startswith("measure") and name != "measurement frequency" for name in names):
        return Outcome.MEASURE
    return Outcome.DETAIL


# ---------------------------------------------------------------------------------------------- sections
def _titles(plan: Plan, fates: Sequence[Fate]) -> dict[str, str]:
    """Heading of a goal's own section to the name of the goal."""
    names = {goal.id: (goal.title or goal.statement) for goal in plan.goals}
    return {
        mention.block: _short(name.value)
        for fate in fates
        if fate.group.structured and (name := names.get(fate.goal)) is not None
        for mention in fate.group.all("title", "number")
    }


def _heading(block: str, section: Section, fate: Fate | None) -> Trace:
    if fate is not None:
        return _of(block, section, Outcome.DROPPED, fate.because)
    if section.role:
        because = f"It opens a section: {_spoken(section.role)}."
    elif section.role_in_force:
        because = f"It opens a section; its words are known to no rule, so it stays “{_spoken(section.role_in_force)}”."
    else:
        because = "It opens a section; its words are known to no rule."
    return _of(block, section, Outcome.HEADING, because)


def _of(block: str, section: Section, outcome: Outcome, because: str, sentences: tuple[Weighed, ...] = ()) -> Trace:
    teller = _teller(section)
    role, rule = (teller.role, teller.rule) if teller else ("", "")
    return Trace(block, outcome, because, role, rule, sentences=sentences)


def _upwards(section: Section | None) -> Iterator[Section]:
    if section is not None:
        yield section
        yield from section.ancestors()


def _teller(section: Section | None) -> Section | None:
    """The nearest section whose heading says something."""
    return next((above for above in _upwards(section) if above.role), None)


def _aside(passage: Passage) -> str:
    if passage.kind == PassageKind.CONTENTS:
        return "A line of the table of contents is not read for goals."
    if passage.kind == PassageKind.FURNITURE:
        return "A running head, a page number or navigation is not read for goals."
    return "The line recurs over the document like a running head, so it was not read."


def _column(grid: Grid, cell: Cell) -> tuple[str, str] | None:
    """Field and rule of the column that a cell of the header heads."""
    if cell.row >= grid.first_row or cell.column_span > 1:
        return None
    column = grid.columns.get(cell.column)
    return (column.field, column.rule) if column else None


def _spoken(name: str) -> str:
    return name.replace("_", " ")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
