"""What stands beneath a goal: its statement, labelled blocks, lists of requirements, tables. Only points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.extract.aims import AimReader, leads_on
from pipeline.extract.labels import FACTS, NAME_OF_MEASURE, REMARKS, REQUIREMENTS, LabelledPart, LabelReader, year_of
from pipeline.extract.measures import MeasureSplitter, Piece
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import Section
from pipeline.extract.quantities import is_universal
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.spans import after_marker, trimmed
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import BlockText, Texts
from pipeline.packs.headers import split_numbering
from pipeline.records import Block, Cell, Mention, Passage, PassageKind, Table

_YEARS_AND_LEVELS = 2  # rows
_SAID = ("frequency", "reporting", "baseline", "weight")  # sentences that say this of a goal
_HEARD = {
    "note": ("reporting", "frequency"),
    "method": ("frequency",),
    "definition": ("frequency",),
}  # what is read of these all the same
_SECTION_FIELD = {
    "measures": "measure",
    "baseline": "baseline",
    "reporting": "reporting",
    "activities": "activity",
    "background": "note",
    "method": "method",
    "effects": "effect",
    "budget": "budget",
    "tasks": "task",
    "review": "note",
    "annex": "note",
    "definitions": "definition",
}
_LABEL_NUMBER = re.compile(r"\s(\d{1,2}(?:\.\d{1,2})*|[A-ZÆØÅÄÖ]\d{0,2})\s*[:.)]?\s*$")  # "Inriktningsmål 1:"
_LAST_NUMBER = re.compile(r"^\D{2,20}\s(\d{1,2}(?:\.\d{1,2})*)$")  # "Mål 1"
_HELD = ("bound.", "direction.")  # rules of targets
_TOLD_IN_PROSE = ("prose.later-sentence", "prose.required")
_ACT = "prose.dated-act"


@dataclass
class _Scope:
    """The label in force while a goal's body is read."""

    field: str = ""
    rule: str = ""
    standing: bool = False  # the label stood alone, so it holds until the next one
    listed: bool = False  # and a list has begun beneath it


class BodyReader:
    """Reads the bodies of goals with one pack."""

    def __init__(
        self,
        labels: LabelReader,
        aims: AimReader,
        splitter: MeasureSplitter,
        judge: SentenceJudge,
        tables: TableReader,
    ) -> None:
        self._labels = labels
        self._aims = aims
        self._splitter = splitter
        self._judge = judge
        self._tables = tables
        self._texts: Texts
        self._plan_year: int | None = None
        self.apart: list[GoalGroup] = []  # goals of tables met on the way that are not the goal's own

    def begin(self, texts: Texts, plan_year: int | None) -> None:
        """Set the document that the next bodies belong to."""
        self._texts, self._plan_year = texts, plan_year

    def paragraph(self, passage: Passage, group: GoalGroup) -> None:
        """What one paragraph says of a goal of its own."""
        self._passage(passage, group, _Scope())

    def passages(self, passages: list[Passage], group: GoalGroup) -> None:
        """What passages behind each other say of a goal of their own."""
        scope = _Scope()
        for passage in passages:
            self._passage(passage, group, scope)

    def own_words(self, block: BlockText, start: int, end: int, group: GoalGroup) -> int:
        """Where the goal's own words end before a closing bracket of labels, whose values go to the group. What a
        bracket says is done by its day (6月底完成) is a measure too."""
        length, parts = self._labels.closing(block.text[start:end])
        for part in parts:
            place = (block.id, start + part.start, start + part.end, part.rule)
            if part.field in FACTS:
                group.add(Mention(part.field, *place))
            if "measure" in part.also:
                group.measures.append(MeasureGroup([Mention("text", *place)]))
        for piece in self._splitter.pieces(block, start + length, end) if parts else ():
            if piece.kind == "reporting":  # (市整改办牵头;每月向市政府常务会议报告进展)
                group.add(Mention("reporting", block.id, piece.start, piece.end, "bracket.reporting"))
        return start + length

    def told(self, block: BlockText, start: int, end: int, group: GoalGroup) -> bool:
        """Whether a sentence of running text says who leads, how it is reported or what was before; it goes to the
        group then."""
        part = self._labels.sentence(block.text[start:end])
        if part is None or part.field not in FACTS:
            return False
        group.add(Mention(part.field, block.id, start + part.start, start + part.end, part.rule))
        return True

    def fill(self, section: Section, group: GoalGroup, *, named: bool = False) -> list[Section]:
        """Everything the section says of its goal goes to the group; what comes back are goals nested in it. Where its
        heading is `named` a goal, what a heading of goals in it says measures that goal."""
        nested: list[Section] = []
        scope = _Scope()
        if section.heading is not None and section.rest[1]:
            block = self._texts[section.heading.id]
            for part in self._labels.parts(block, section.rest[0]):
                scope.field, scope.rule = part.field, part.rule
                self._dispatch(block, part, group, scope, is_item=False)
        self._body(section, group, _Scope(), nested, named=named)
        if named and not self._aims_first(group):
            _drop_introduction(group)
        self._drop_grounds(group)
        self.drop_told(group)
        _drop_mere_acts(group)
        return nested

    def _aims_first(self, group: GoalGroup) -> bool:
        """Whether the paragraph beneath a heading that names a goal wishes for something itself; "Firmaerne mangler
        hænder." only tells why."""
        return any(map(self._judge.wishes, self._introduction(group)))

    def _opens_with_aim(self, group: GoalGroup) -> bool:
        """Whether that paragraph wishes for something in its first sentence."""
        return any(map(self._judge.wishes, self._introduction(group)[:1]))

    def _introduction(self, group: GoalGroup) -> list[str]:
        """The sentences of the paragraph beneath a heading that names a goal."""
        told = [self._texts.words(one) for one in group.mentions if one.rule == "prose.first-paragraph"]
        return [text[start:end] for text in told for start, end in self._judge.sentences(text)]

    def drop_told(self, group: GoalGroup) -> None:
        """Beside indicators, a sentence that neither wishes anything nor names a time, and bounds nothing where it is
        the first, tells how things are: "Länet importerar omkring 60 procent av den el som används."; and beside these
        and listed requirements what is said of all or none measures nothing."""
        if any(measure.first("indicator") for measure in group.measures):
            group.measures = [one for one in group.measures if not self._is_told(one.mentions[0])]
        if any(measure.first("indicator") or measure.listed for measure in group.measures):
            group.measures = [one for one in group.measures if not self._is_for_all(one.mentions[0])]

    def _is_for_all(self, mention: Mention) -> bool:
        """Whether a goal's own sentence only says that all or none are meant: "Ingen ska bli sjukare av våra leksaker."
        beside the indicator that shows it."""
        text = self._texts.words(mention)
        firm = self._judge.firm_targets(text) if mention.rule == "prose.statement" else []
        return bool(firm) and all(map(is_universal, firm)) and not self._judge.names_time(text)

    def _is_told(self, mention: Mention) -> bool:
        text = self._texts.words(mention)
        later = mention.rule == "prose.later-sentence"
        first = mention.rule == "prose.statement" and not self._judge.bounds(text) and not self._judge.moves(text)
        return (later or first) and not self._judge.wishes(text) and not self._judge.names_time(text)

    def _drop_grounds(self, group: GoalGroup) -> None:
        """Figures between a goal and the list of what is required of it tell why it is needed: "Omkring 2.300
        spærringer er registreret. ... Regeringen forpligter sig til følgende: ..."."""
        listed = [index for index, measure in enumerate(group.measures) if measure.listed]
        firm = any(self._is_held(group.measures[index]) for index in listed)
        if firm or len(listed) > 1:
            told = group.measures[: listed[0]]
            group.measures[: listed[0]] = [one for one in told if one.mentions[0].rule not in _TOLD_IN_PROSE]

    def _is_held(self, measure: MeasureGroup) -> bool:
        """Whether a requirement has a figure or a day that it is held to."""
        return self._aims.is_settled_level(self._texts.words(measure.mentions[0]))

    def _is_no_caption(self, passage: Passage, group: GoalGroup, after: Block | None) -> bool:
        """Whether a line over a table says something of the goal: "Målansvarig: Kulturenheten"; or states it in a
        sentence, where nothing has so far; or names what the row of levels beneath measures."""
        if passage.kind != PassageKind.CAPTION:
            return False
        first, *_ = self._labels.parts(self._texts[passage.id])
        text = self._texts.text(passage.id)
        stated = group.first("statement", "goal") is not None or bool(group.measures)
        closed = text[: self._labels.closing(text)[0]].rstrip().endswith((".", "。"))
        if isinstance(after, Table) and first.field in REQUIREMENTS and self._years_beneath(after):
            return True
        return first.field in FACTS or (not stated and closed and self._judge.is_sentence(text))

    def _body(
        self, section: Section, group: GoalGroup, scope: _Scope, nested: list[Section], *, named: bool = False
    ) -> None:
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Table):
                self._goal_table(block, group)
            elif block.kind not in (PassageKind.CAPTION, PassageKind.FOOTNOTE) or self._is_no_caption(
                block, group, after
            ):
                self._passage(block, group, scope)
        for child in section.children:
            text = self._texts.text(child.heading.id) if child.heading else ""
            label = self._labels.alone(text)
            own = ("goal", *REQUIREMENTS)  # under a goal's heading "Delmål" and "Succeskriterier" head what measures it
            answers = child.role == "goals" and label is not None and label.field in own and not child.children
            if child.role == "target_year" and group.first("statement") and not child.children:
                self._body(child, group, _Scope("measure", child.rule, True), nested)  # "Mål 2028" beneath an aim
                continue
            if named and child.role == "goals":
                self._body(child, group, _Scope("measure", child.rule, True), nested)
                continue
            if child.role in ("goal", "goals", "target_year") and not answers:
                nested.append(child)
                continue
            name = label.field if label else _SECTION_FIELD.get(child.role, "other")
            if label and name == "goal" and group.first("statement") and (label.heads_requirements or child.is_list(1)):
                name = "measure"  # "Effektmål" beneath an aim in words
            before = len(group.measures)
            sought = self._sought(child) if name == "other" else []
            if unknown := name == "other" and self._holds_requirements(child, sought):
                name = "measure"
            if name == "activity" and self._sets_days(child):
                self._dated_acts(child, group, label.rule if label else child.rule)
                continue
            self._body(child, group, _Scope(name, label.rule if label else child.rule, True), nested)
            if unknown:
                self._give_day(sought, group, before)

    def _give_day(self, day: list[Mention], group: GoalGroup, since: int) -> None:
        """Gives a goal, and those of its measures read since that name no time, the day that their heading sets."""
        for measure in group.measures[since:]:
            if not self._judge.names_time(self._texts.words(measure.mentions[0])):
                measure.mentions += day
        if group.first("deadline") is None:
            group.mentions += day

    def _holds_requirements(self, section: Section, sought: list[Mention]) -> bool:
        """Whether most points of a list under a heading that no rule knows, but which recurs, are held to a bound or a
        change: "Det får borgerne ud af det / • Ventetiden falder til 20 dage"; or to any figure or day, where the
        heading itself says that they are to be reached by a year (`sought`)."""
        if section.children or section.role or not (sought or self._recurs(section)):
            return False
        items = [self._texts[p.id] for p in section.passages() if p.kind == PassageKind.LIST_ITEM]
        held = [one for one in items if (self._aims.is_settled_level(one.text) if sought else self._is_bound(one))]
        return 2 * len(held) > len(items)

    def _sought(self, section: Section) -> list[Mention]:
        """The year by which a heading says that what is listed beneath it is reached: "Till 2030 ska vi ha nått"; empty
        for any other."""
        text = self._texts.text(section.heading.id) if section.heading else ""
        year = self._judge.year_due(text) if self._judge.wishes(text) else None
        return [Mention("deadline", section.heading.id, *year, "list.leading-day")] if section.heading and year else []

    def _sets_days(self, section: Section) -> bool:
        """Whether all acts listed beneath a goal name their day, so that they are what it is held to:
        "Initiativer / • Regionerne ansætter 25 koordinatorer inden 1. marts 2026". Acts that only say what is done are
        none: "Sådan gør vi / • Vi støtter besøgsvenner"."""
        items = [self._texts.text(p.id) for p in section.passages() if p.kind == PassageKind.LIST_ITEM]
        return not section.children and bool(items) and all(map(self._is_settled, items))

    def _is_settled(self, text: str) -> bool:
        return self._judge.is_dated(text) and not self._aims.is_past(text)

    def _dated_acts(self, section: Section, group: GoalGroup, rule: str) -> None:
        """The dated acts of a list go to the goal as its measures; what else stands there is read as beneath any list
        of acts."""
        scope = _Scope("activity", rule, True)
        for passage in section.passages():
            block = self._texts[passage.id]
            if passage.kind != PassageKind.LIST_ITEM:
                self._passage(passage, group, scope)
            else:
                start, end = trimmed(block.text, after_marker(passage, block), len(block.text))
                group.measures.append(MeasureGroup([Mention("text", block.id, start, end, _ACT)], listed=True))

    def _recurs(self, section: Section) -> bool:
        """Whether another section of the document has the same heading."""
        root = next((above for above in section.ancestors() if above.parent is None), section)
        headings = [self._texts.text(one.heading.id) for one in root.walk() if one.heading is not None]
        return section.heading is not None and headings.count(self._texts.text(section.heading.id)) > 1

    def _is_bound(self, block: BlockText) -> bool:
        rules = [target.rule for target in self._judge.firm_targets(block.text)]
        pieces = self._splitter.pieces(block, 0, len(block.text))
        return any(rule.startswith(_HELD) for rule in rules) and any(piece.kind == "measure" for piece in pieces)

    def _goal_table(self, table: Table, group: GoalGroup) -> None:
        last = group.measures[-1] if group.measures else None
        bare = last is not None and _is_labelled(last) and last.first("target") is None
        if bare and (years := self._years_beneath(table)):
            self._levels_by_year(years, group)
            return
        reading = self._tables.read(table, self._texts, self._plan_year)
        for measure in (*reading.measures, *reading.unnamed):
            measure.listed = True
            group.measures.append(measure)
        self.card(reading.card, group)
        if self._names_others(reading.goals, group) or _serve(reading.goals, group) or _have_indicators(reading.goals):
            self.apart.extend(reading.goals)
            return
        for inner in reading.goals:
            # Rows of a table beneath a goal state its requirements, whatever the column is called.
            if inner.measures:
                self._name_level(inner)
                group.measures.extend(inner.measures)
            elif (text := inner.first("goal", "statement")) is not None:
                group.measures.append(MeasureGroup([Mention("text", text.block, text.start, text.end, text.rule)]))

    def _years_beneath(self, table: Table) -> list[tuple[str, Cell]]:
        """The cells of a table that is one row of levels beneath one of years, each with its year; none of another."""
        years = {cell.column: year_of(self._texts.text(cell.id)) for cell in table.cells if cell.row == 0}
        if table.n_rows != _YEARS_AND_LEVELS or len(years) < table.n_columns or not all(years.values()):
            return []
        levels = {cell.column: cell for cell in table.cells if cell.row == 1 and cell.text.strip()}
        return [(years[column], levels[column]) for column in sorted(years.keys() & levels.keys())]

    def _levels_by_year(self, years: list[tuple[str, Cell]], group: GoalGroup) -> None:
        """What an indicator is held to in each year, and the level before the plan."""
        last = group.measures[-1]
        for year, cell in years:
            end = len(self._texts.text(cell.id))
            if self._plan_year is not None and int(year) < self._plan_year:
                last.mentions.append(Mention("baseline", cell.id, 0, end, "table.years", year))
            else:
                self._target(self._texts[cell.id], 0, end, group, _Scope("target", "table.years"), year)

    def _name_level(self, row: GoalGroup) -> None:
        """A row beneath a goal whose only requirement is a bare level names what is held to it: "Resultatmål | Krav":
        "Andel prøver med log" | "Mindst 99,5 pct."."""
        name = row.first("goal", "statement")
        required = [one for one in row.measures if name is not None and one.mentions[0].block != name.block]
        level = required[0].first("text") if len(required) == 1 else None
        if name is None or level is None or required[0].first("indicator", "target") is not None:
            return
        if self._judge.is_level(self._texts.words(level)) and self._judge.is_name(self._texts.words(name)):
            others = [mention for mention in required[0].mentions if mention is not level]
            named = [replace(name, field=field) for field in ("text", "indicator")]
            required[0].mentions = [*named, replace(level, field="target", detail=""), *others]
            row.measures = required

    def _names_others(self, rows: list[GoalGroup], group: GoalGroup) -> bool:
        """Whether the rows of a table that happens to stand beneath a goal carry the numbers of other goals."""
        own = self._number(group)
        numbers = {number for row in rows if (number := self._number(row))}
        return len(numbers) > 1 and bool(own) and not all(number.startswith(own) for number in numbers)

    def _number(self, group: GoalGroup) -> str:
        printed = group.first("number")
        if printed is not None:
            return self._texts.words(printed)
        cell = group.first("goal")
        text = self._texts.words(cell) if cell else ""
        span, _ = split_numbering(text)
        number = _LAST_NUMBER.search(text)
        return text[slice(*span)] if span else number.group(1) if number else ""

    def labelled(self, section: Section, group: GoalGroup) -> None:
        """A section that stands beside a goal and speaks of it: its measures, its follow-up, its state before."""
        name = _SECTION_FIELD.get(section.role, "other")
        self._body(section, group, _Scope(name, section.rule, True), [])

    def card(self, values: list[Mention], group: GoalGroup) -> None:
        """The values of a goal's card, each under its label."""
        told = len(group.measures)
        for value, after in zip_longest(values, values[1:]):
            block = self._texts[value.block]
            if value.field == NAME_OF_MEASURE:
                if len(group.measures) == told + 1:
                    group.measures[-1].mentions.append(replace(value, field="indicator"))
                continue
            told = len(group.measures)
            if value.field == "target" and value.detail:
                self._target(block, value.start, value.end, group, _Scope("target", value.rule), value.detail)
                continue
            if value.field == "indicator" and after is not None and after.field == "target":
                group.measures.append(_named(block, value.start, value.end, value.rule))
                continue
            part = LabelledPart(value.field, value.rule, value.start, value.end)
            self._dispatch(block, part, group, _Scope(value.field, value.rule), is_item=False)

    def _passage(self, passage: Passage, group: GoalGroup, scope: _Scope) -> None:
        block = self._texts[passage.id]
        start = after_marker(passage, block)
        alone = self._labels.alone(block.text[start:].rstrip(":")) if passage.kind != PassageKind.LIST_ITEM else None
        if alone is not None:
            scope.field, scope.rule, scope.standing, scope.listed = alone.field, alone.rule, True, False
            return
        if strung := self._labels.strip(block, start):
            for part in strung:
                self._dispatch(block, part, group, _Scope(part.field, part.rule), is_item=False)
            return
        if self._tells_facts(block, start, group):
            return
        is_item = passage.kind == PassageKind.LIST_ITEM and (scope.standing or not self._is_clause(passage, block))
        if scope.listed and not is_item and scope.field in REQUIREMENTS:
            scope.field, scope.standing, scope.listed = "", False, False  # the list of requirements is at its end
        scope.listed = scope.standing and is_item
        above = replace(scope)
        before = len(group.measures)
        parts = self._labels.parts(block, start)
        if is_item and _opens_steps(parts, block):
            opening, parts = parts[0], parts[1:]
            self._dispatch(block, opening, group, _Scope("indicator", "prose.measure"), is_item=True)
        for part in parts:
            if above.listed and part.field == "baseline" and len(group.measures) > before:
                own = Mention("baseline", block.id, *trimmed(block.text, part.start, part.end), part.rule)
                group.measures[-1].mentions.append(own)  # "... 上年实绩:97%。" closes its own requirement
                continue
            if part.field:
                empty = not block.text[part.start : part.end].strip()
                scope.field, scope.rule, scope.standing = self._meant(block, part, group), part.rule, empty
            elif not is_item and not scope.standing and scope.field:
                scope.field = ""  # a new paragraph ends the scope of a label with its value beside it
            told = len(group.measures)
            self._dispatch(block, part, group, scope, is_item=is_item)
            for measure in group.measures[told:] if is_item or scope.field in REQUIREMENTS else ():
                measure.listed = True
        if above.listed:  # a label within an item of a list holds for that item alone
            scope.field, scope.rule, scope.standing, scope.listed = above.field, above.rule, True, True

    def _tells_facts(self, block: BlockText, start: int, group: GoalGroup) -> bool:
        """Whether a line names the kind of its goal and says how it is followed up and who answers for it, sentence by
        sentence, and nothing else; the group has it then: "Driftsmål. Følges månedligt. Ansvarlig: Kemi."."""
        spans = [(start + a, start + b) for a, b in self._judge.sentences(block.text[start:])]
        kind = self._labels.alone(block.text[slice(*spans[0])].strip(" .")) if len(spans) > 1 else None
        if kind is None or kind.field not in ("goal", "goal_type"):
            return False
        facts: list[Mention] = []
        for first, last in spans[1:]:
            part = self._labels.sentence(block.text[first:last])
            pieces = self._splitter.pieces(block, first, last)
            if part is not None and part.field in FACTS:
                facts.append(Mention(part.field, block.id, first + part.start, first + part.end, part.rule))
            elif pieces and all(piece.kind in _SAID for piece in pieces):
                facts += [_said(block, piece) for piece in pieces]
            elif self._splitter.says_how_often(block.text[first:last]):
                facts.append(Mention("reporting", block.id, first, last, "prose.reporting"))
            else:
                return False
        named = trimmed(block.text, spans[0][0], spans[0][1] - block.text[: spans[0][1]].endswith("."))
        group.add(Mention("goal_type", block.id, *named, kind.rule), *facts)
        return True

    def _meant(self, block: BlockText, part: LabelledPart, group: GoalGroup) -> str:
        """What a label means here: behind a goal that is stated, one that could also head requirements does so, as in
        【工作目标】提升道路机械化作业水平。【目标要求】1.主次干道机械化清扫率92%以上;... One that could head targets
        does so beneath a goal's name, ahead of what is measured and its level ("Resultatmål: Andel svar i tide: 90
        pct."), and beneath an aim in words, ahead of a level: "Vi vil have flere haver. / Mål: Mindst 50 haver."."""
        if part.field != "goal":
            return part.field
        stated = "measure" in part.also and group.first("statement", "goal") is not None
        held = "target" in part.also and self._is_held_to(block, part, group)
        return "measure" if stated or held else part.field

    def _is_held_to(self, block: BlockText, part: LabelledPart, group: GoalGroup) -> bool:
        """Whether what a label says is what the goal above it is held to: the name of what is measured and its level
        beneath a goal's name, or any level or day beneath an aim in words."""
        name, _, level = block.text[part.start : part.end].partition(": ")
        named = group.first("title") is not None and "(" not in name and not self._judge.wishes(name)
        if named and self._judge.opens_with_level(level):
            return True
        return self._opens_with_aim(group) and self._aims.is_settled_level(block.text[part.start :])

    def _is_clause(self, passage: Passage, block: BlockText) -> bool:
        """A numbered paragraph of running text, as agreements have them ("8. Rejsende skal ... I sommeren ...")."""
        start = after_marker(passage, block)
        return block.text[:1].isdigit() and len(self._splitter.pieces(block, start, len(block.text))) > 1

    def _dispatch(
        self, block: BlockText, part: LabelledPart, group: GoalGroup, scope: _Scope, *, is_item: bool
    ) -> None:
        start, end = trimmed(block.text, part.start, part.end)
        if start < end and scope.field in _HEARD:
            self._remark(block, start, end, group, _HEARD[scope.field])
        if start >= end or scope.field in REMARKS or scope.field == "other":
            return
        if scope.field in REQUIREMENTS and self._judge.points_elsewhere(block.text[start:end]):
            return
        if scope.field == "baseline" and part.field and (indicator := self._in_hand(group)) is not None:
            indicator.mentions.append(
                Mention("baseline", block.id, start, end, scope.rule, year_of(block.text[slice(*part.label)]))
            )
        elif scope.field in FACTS:
            steps = scope.field == "deadline" and self._splitter.lists_steps(block.text[start:end])
            if steps or (is_item and not part.field and scope.field in ("deadline", "weight")):
                return self.measures(block, start, end, group)
            if scope.field == "responsible":
                end = self._told_after(block, start, end, group)
            group.add(Mention(scope.field, block.id, start, end, scope.rule))
        elif scope.field == "goal" and (asked := self._unanswered(group)) is not None:
            asked.mentions[0] = Mention("text", block.id, start, end, scope.rule)
        elif scope.field == "goal" and group.first("title") and self._names_indicator(block.text[start:end]):
            group.measures.append(_named(block, start, end, scope.rule))  # "Resultatmål: Andel klager ... / Krav: ..."
        elif scope.field == "goal":
            if part.field and (number := _LABEL_NUMBER.search(block.text[slice(*part.label)])):
                place = part.label[0]
                group.add(Mention("number", block.id, place + number.start(1), place + number.end(1), "label.number"))
            if part.field and "measure" not in part.also:
                _drop_introduction(group)
            group.add(Mention("statement", block.id, start, end, scope.rule))
            self.statement_measures(block, start, end, group)
        elif scope.field in REQUIREMENTS and self._weighed(block, start, end, group):
            return None
        elif scope.field == "indicator" and self._judge.sets_level(block.text[start:end]):
            self.measures(block, start, end, group)
        elif scope.field == "indicator" and (rhythm := self._rhythm(block, start, end)):
            group.add(*rhythm)  # "Mätning: Kännedomen mäts vartannat år."
        elif scope.field == "indicator":
            group.measures.append(_named(block, start, end, scope.rule))
        elif scope.field == "target":
            self._target(block, start, end, group, scope, year_of(block.text[slice(*part.label)]))
        elif scope.field == "measure" and part.field and not is_item and self._tells_result(block, part, start, end):
            group.add(Mention("baseline", block.id, start, end, "prose.baseline"))
        elif scope.field == "measure" and self._is_level_of_last(block.text[start:end], group):
            self._target(block, start, end, group, scope, year_of(block.text[slice(*part.label)]))
        elif scope.field == "measure" or is_item:
            before = len(group.measures)
            pictured = (is_item and scope.standing) or _numbered(block, part)
            if pictured and self._is_reached_state(block, start, end):
                group.measures.append(MeasureGroup([Mention("text", block.id, start, end, "prose.measure")]))
                return None
            self.measures(block, start, end, group)
            if named := self._labels.in_brackets(block.text[slice(*part.label)]):
                name, (first, last) = named
                own = Mention(name, block.id, part.label[0] + first, part.label[0] + last, part.rule)
                for measure in group.measures[before:]:
                    measure.mentions.append(own)
        else:
            self._plain(block, start, end, group)
        return None

    def _names_indicator(self, text: str) -> bool:
        """Whether a text is no more than the name of what is counted or shared out: "Andel klager med medhold"."""
        if not (self._judge.names_indicator(text) and self._judge.is_name(text)):
            return False
        return not (self._judge.turns(text) or self._judge.sets_level(text) or self._judge.wishes(text))

    def _is_level_of_last(self, text: str, group: GoalGroup) -> bool:
        """Whether a requirement is no more than the level of the indicator named right before it."""
        last = group.measures[-1] if group.measures else None
        bare = last is not None and last.first("indicator") is not None and last.first("target") is None
        return bare and self._judge.is_level(text)

    def _is_reached_state(self, block: BlockText, start: int, end: int) -> bool:
        """Whether a requirement pictures what will have happened: "Udledningen er reduceret med 60 pct."."""
        kinds = [piece.kind for piece in self._splitter.pieces(block, start, end)]
        return kinds == ["baseline"] and self._judge.is_state_to_come(block.text[start:end])

    def _remark(self, block: BlockText, start: int, end: int, group: GoalGroup, told: tuple[str, ...]) -> None:
        """A remark on a goal states nothing of it but how often it is followed up or measured: "Kommentar: Målet följs
        upp årligen, eftersom statistiken dröjer."."""
        for piece in self._splitter.pieces(block, start, end):
            text = block.text[piece.start : piece.end]
            of_goal = piece.kind == "frequency" or self._labels.speaks_of(text, "goal")
            if piece.kind in told and of_goal and group.first(piece.kind) is None:
                group.add(_said(block, piece))

    def _unanswered(self, group: GoalGroup) -> MeasureGroup | None:
        """The first indicator that only has its name, where the goal is named: "Hvad holder vi øje med? / Hvor vil vi
        hen?" asks for its level."""
        named = bool(group.first("title", "statement"))
        bare = (m for m in group.measures if m.first("indicator") and not m.first("target"))
        return next((m for m in bare if _place(m.mentions[0]) == _place(m.mentions[1])), None) if named else None

    def _told_after(self, block: BlockText, start: int, end: int, group: GoalGroup) -> int:
        """Where the name of whoever is responsible ends before sentences on follow-up, which go to the group."""
        pieces = self._splitter.pieces(block, start, end)
        told = [piece for piece in pieces[1:] if piece.kind in ("reporting", "frequency")]
        for piece in told:
            group.add(_said(block, piece))
        return trimmed(block.text, start, told[0].start)[1] if told else end

    def _tells_result(self, block: BlockText, part: LabelledPart, start: int, end: int) -> bool:
        """Whether a labelled requirement tells what was reached; one with a number of its own ("Delmål 1.2 Antalet har
        minskat til högst 10.") pictures what will be."""
        return not _numbered(block, part) and self._looks_back(block.text[start:end])

    def _looks_back(self, text: str) -> bool:
        """Whether what stands under a label such as "Målopfyldelse:" tells only of results already reached."""
        sentences = [text[a:b] for a, b in self._judge.sentences(text)]
        past = [one for one in sentences if self._aims.is_past(one) or self._judge.is_no_statement(one)]
        limits = any(self._judge.limits(one) for one in sentences if one not in past)
        return bool(past) and not limits and not any(self._judge.requires(one) for one in sentences)

    def _target(self, block: BlockText, start: int, end: int, group: GoalGroup, scope: _Scope, year: str = "") -> None:
        last = group.measures[-1] if group.measures else None
        mention = Mention("target", block.id, start, end, scope.rule, year)
        if last is not None and last.first("target") is None and self._names_measured(last):
            last.mentions.append(mention)
            if last.first("indicator") is None:
                last.mentions.append(replace(last.mentions[0], field="indicator"))
        elif last is not None and year and _is_labelled(last):  # "Målvärde 2028: 23 / Målvärde 2030: minst 26"
            group.measures.append(MeasureGroup([*(m for m in last.mentions if m.field != "target"), mention]))
        else:
            group.measures.append(MeasureGroup([Mention("text", block.id, start, end, scope.rule), mention]))

    def _names_measured(self, measure: MeasureGroup) -> bool:
        """Whether a measure without a level of its own so far is no more than the name of what is measured: "Sådan
        måler vi / Ventetid på telefonen / Måltal 2025 / højst 5 minutter"."""
        if measure.first("indicator") is not None:
            return True
        text = measure.first("text")
        if text is None or text.rule != "prose.measure" or not measure.listed:
            return False
        return self._judge.is_name(self._texts.words(text))

    def _in_hand(self, group: GoalGroup) -> MeasureGroup | None:
        """The last indicator that a label named, while nothing has been said of the level before."""
        last = group.measures[-1] if group.measures else None
        return last if last is not None and _is_labelled(last) and last.first("baseline") is None else None

    def _interval(self, block: BlockText, start: int, end: int) -> list[Mention]:
        """The interval that is all a text says behind the label of a measurement."""
        alone = self._splitter.is_interval(block.text[start:end])
        return [Mention("frequency", block.id, *trimmed(block.text, start, end), "prose.frequency")] if alone else []

    def _rhythm(self, block: BlockText, start: int, end: int) -> list[Mention]:
        """How often something is measured, where a text tells nothing else."""
        if interval := self._interval(block, start, end):
            return interval
        pieces = self._splitter.pieces(block, start, end)
        told = [piece for piece in pieces if piece.kind == "frequency"]
        if len(told) < len(pieces):
            return []
        return [Mention("frequency", block.id, piece.start, piece.end, "prose.frequency") for piece in told]

    def pieces(
        self, block: BlockText, start: int, end: int, group: GoalGroup | None, breaks: Sequence[int] = ()
    ) -> list[Piece]:
        """The pieces of a text. One that says who answers for the goal tells the group so; it states nothing else
        unless it goes on with how often ("Ekonomichefen ansvarar för uppföljningen, som görs varje halvår.")."""
        found = []
        for piece in self._splitter.pieces(block, start, end, breaks):
            said = self._labels.owner(block.text[piece.start : piece.end])
            if said is None or self._judge.firm_targets(block.text[piece.start : piece.end]):
                found.append(piece)
                continue
            (first, last), rule = said
            if group is not None and group.first("responsible") is None:
                group.add(Mention("responsible", block.id, piece.start + first, piece.start + last, rule))
            found.append(piece if piece.kind in ("frequency", "reporting") else replace(piece, kind="owner"))
        return found

    def _weighed(self, block: BlockText, start: int, end: int, group: GoalGroup) -> bool:
        """An indicator with its points, then what is wanted and how it scores: 持证率(6分)。不低于95%,每低1点扣1分.
        What is wanted ends where the scoring begins; where a threshold itself scores, the first is full attainment."""
        named = self._labels.weighed_name(block.text[start:end])
        if named is None:
            return False
        (first, last), weight, opening = named
        rule = "prose.weighed-indicator"
        own = [
            Mention("indicator", block.id, start + first, start + last, rule),
            Mention("weight", block.id, start + weight[0], start + weight[1], rule),
        ]
        acts: list[tuple[int, int]] = []
        stop, graded = end, ""
        for a, b, kind in self._splitter.kinds_of_clauses(block.text, start + opening, end):
            if kind == "fulfilment":
                stop, graded = (acts[-1][1], "") if acts else (b, "graded")
                break
            if kind == "frequency":
                group.add(Mention("frequency", block.id, *trimmed(block.text, a, b), "prose.frequency"))
            elif kind == "measure":
                acts.append((a, b))
        wanted = [(start + first, stop)]
        if len(acts) > 1 and not self._judge.firm_targets(block.text[start + opening : stop]):
            wanted = [trimmed(block.text, *act) for act in acts]  # steps, each done by its own day
        for a, b in wanted:
            group.measures.append(MeasureGroup([Mention("text", block.id, a, b, rule, graded), *own]))
        return True

    def own_lines(self, block: BlockText) -> list[int]:
        """Where the author began a new line of a text that no paper wraps."""
        return self._texts.meant_breaks(block.id) if block.breaks_are_meant else []

    def measures(self, block: BlockText, start: int, end: int, group: GoalGroup, rule: str = "prose.measure") -> None:
        if self._weighed(block, start, end, group):
            return
        if interval := self._interval(block, start, end):
            group.add(*interval)
            return
        pieces = self.pieces(block, start, end, group, self._texts.meant_breaks(block.id))
        for piece in pieces:
            if piece.kind == "measure" or (piece.kind == "other" and len(pieces) == 1):
                detail = "led" if piece.led else ""
                due = [Mention("deadline", block.id, *piece.due, "prose.dated-step")] if piece.due[1] else []
                for first, last in self._splitter.clauses(block.text, piece.start, piece.end):
                    stop, weight = self._points_behind(block, first, last)
                    text = Mention("text", block.id, first, stop, rule, detail)
                    group.measures.append(MeasureGroup([text, *due, *weight]))
            elif piece.kind in _SAID:
                group.add(_said(block, piece))
            elif piece.kind == "fulfilment":
                group.add(Mention("fulfilment_rule", block.id, piece.start, piece.end, "prose.fulfilment"))
                told = any(measure.mentions[0].rule != "prose.statement" for measure in group.measures)
                graded = not told and not any(other.kind == "measure" for other in pieces)  # else they restate it
                if graded and self._judge.firm_targets(block.text[piece.start : piece.end]):
                    group.measures.append(
                        MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.fulfilment", "graded")])
                    )

    def _points_behind(self, block: BlockText, start: int, end: int) -> tuple[int, list[Mention]]:
        """Where a requirement ends before the points it earns: "Mindst 150 tilsyn (8 point)."; but a level in brackets
        is what was before: "stiger til 4,1 point (3,7 point)"."""
        length, parts = self._labels.closing(block.text[start:end])
        weight = next((part for part in parts if part.field == "weight"), None)
        if weight is None:
            return end, []
        before = self._judge.targets(block.text[start : start + length])
        units = {target.target.unit for target in self._judge.targets(block.text[start + length : end])}
        if "percent" in units or any(target.target.unit in units for target in before):
            return end, []
        return start + length, [Mention("weight", block.id, start + weight.start, start + weight.end, weight.rule)]

    def _plain(self, block: BlockText, start: int, end: int, group: GoalGroup) -> None:
        """A paragraph without a label in a goal's section: the first is the statement, later ones may add to it."""
        if group.first("statement") is None and not group.measures:
            end = self.own_words(block, start, end, group)
            pieces = self.pieces(block, start, end, group)
            stated = [p for p in pieces if p.kind in ("measure", "other")]
            if self._judge.is_no_statement(block.text[start:end]):
                return  # an order to report, or what was and what is lacking
            if (rest := self._aims.behind_grounds(block, pieces)) is not pieces:
                pieces, start = rest, rest[0].start
                stated = [p for p in pieces if p.kind in ("measure", "other")]
            required = self._aims.required(block, pieces)
            told = [p for p in pieces[1:] if self._aims.is_past(block.text[p.start : p.end])]
            if stated and pieces[0].kind in ("measure", "other"):
                closed = pieces[-1].start if len(pieces) > 1 and leads_on(block.text[: pieces[-1].end]) else end
                ends = (p.start for p in pieces if p.kind not in ("measure", "other") or p in (*required, *told))
                last = min(next(ends, closed), self._aims.end_of_aim(block, pieces) or closed)
                group.add(Mention("statement", block.id, *trimmed(block.text, start, last), "prose.first-paragraph"))
            for piece in pieces:
                if piece.kind in _SAID:
                    group.add(_said(block, piece))
                elif piece.kind == "fulfilment":
                    self.measures(block, piece.start, piece.end, group)
                elif piece in required:
                    self.measures(block, piece.start, piece.end, group, "prose.required")
            self.statement_measures(block, start, required[0].start if required else end, group)
            return
        for piece in self.pieces(block, start, end, group):
            text = block.text[piece.start : piece.end]
            if piece.kind == "measure" and self._judge.firm_targets(text) and not self._aims.is_aside(text):
                group.measures.append(
                    MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.later-sentence")])
                )
            elif piece.kind in _SAID:
                group.add(_said(block, piece))
            elif piece.kind == "fulfilment":
                self.measures(block, piece.start, piece.end, group)

    def statement_measures(self, block: BlockText, start: int, end: int, group: GoalGroup) -> None:
        """Figures in the statement are measures of their own; `build` drops those printed again as a measure."""
        for piece in self._splitter.pieces(block, start, end):
            text = block.text[piece.start : piece.end]
            if piece.kind != "measure" or self._judge.is_past(text, self._plan_year):
                continue
            if self._judge.states_level(text) or self._judge.is_done_by(text):
                group.measures.append(
                    MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.statement", "statement")])
                )
            for place in self._splitter.milestones(block.text, piece.start, piece.end):
                group.measures.append(MeasureGroup([Mention("text", block.id, *place, "prose.milestone", "statement")]))

    def named_beside(self, named: list[MeasureGroup], stated: list[MeasureGroup]) -> list[MeasureGroup]:
        """The level that a goal's sentence states, by the indicator that is only named beneath it; none where it
        states none, or more stand there."""
        levels = [self._texts.words(one.mentions[0]) for one in stated]
        if not all(map(self._splitter.has_figure, levels)):
            return []
        return self._splitter.named_beside(self._texts, named, stated)


def _said(block: BlockText, piece: Piece) -> Mention:
    """What a sentence of its own says of the goal."""
    return Mention(piece.kind, block.id, piece.start, piece.end, f"prose.{piece.kind}")


def _named(block: BlockText, start: int, end: int, rule: str) -> MeasureGroup:
    """A measure of which no more than its indicator's name is told yet."""
    return MeasureGroup([Mention(name, block.id, start, end, rule) for name in ("text", "indicator")])


def _drop_mere_acts(group: GoalGroup) -> None:
    """Acts with a day measure a goal that nothing else measures; beside requirements they are ways to meet them."""
    required = [measure for measure in group.measures if measure.mentions[0].rule != _ACT]
    group.measures = required or group.measures


def _place(mention: Mention) -> tuple[str, int]:
    return mention.block, mention.start


def _drop_introduction(group: GoalGroup) -> None:
    """What stood before a goal that a label states introduced it: "Omkring 90 000 avlider ... / Mål: Alla ..."."""
    if all(mention.rule != "prose.first-paragraph" for mention in group.mentions):
        return
    group.mentions = [mention for mention in group.mentions if mention.rule != "prose.first-paragraph"]
    group.measures = [
        one for one in group.measures if one.mentions[0].rule not in ("prose.statement", "prose.milestone")
    ]


def _opens_steps(parts: list[LabelledPart], block: BlockText) -> bool:
    """Whether an item names what is measured and then, under labels with years, levels of it: "Andel elever som gör
    praktik. Utgångsvärde 2024: 54 procent. Mål 2026: minst 80 procent."."""
    dated = [part.field for part in parts[1:] if year_of(block.text[slice(*part.label)])]
    return not parts[0].field and parts[0].end > parts[0].start and "target" in dated


def _is_labelled(measure: MeasureGroup) -> bool:
    """Whether a label of its own names an indicator: "Indikator: Antal ..."."""
    named, text = measure.first("indicator"), measure.first("text")
    return named is not None and text is not None and _place(named) == _place(text) and named.rule == text.rule


def _numbered(block: BlockText, part: LabelledPart) -> bool:
    """Whether a label has a number of its own: "Delmål 1.2"."""
    return _LABEL_NUMBER.search(block.text[slice(*part.label)]) is not None


def _serve(rows: list[GoalGroup], group: GoalGroup) -> bool:
    """Whether rows with indicators of their own stand beneath a goal that has its indicators in another table: they are
    goals that serve it."""
    told = any(mention.rule == "table.measure" for measure in group.measures for mention in measure.mentions)
    return told and any(row.measures for row in rows)


def _have_indicators(rows: list[GoalGroup]) -> bool:
    """Whether the rows of a table name a goal and, in cells of their own, its indicators: "KF-mål: En trygg kommun"
    stands over "Nämndmål | Indikator | Mål 2026"."""
    for row in rows:
        cell = row.first("goal", "statement", "title")
        shown = [one for measure in row.measures if (one := measure.first("indicator"))]
        if cell is None or not shown or any(one.block == cell.block for one in shown):
            return False
    return bool(rows)
