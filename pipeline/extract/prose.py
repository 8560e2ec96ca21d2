"""Prose to mentions: goals under headings, in labelled blocks, in lists and in sentences. Like the table reader, this
only points; `build` interprets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.labels import LabelledPart, LabelReader
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import Section
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import BlockText, Texts
from pipeline.packs import LanguagePack
from pipeline.records import Mention, Origin, Passage, PassageKind, Table

# Labels that open text which is neither goal nor measure.
_IGNORED = frozenset("activity note effect method definition budget status explanation action task attribute area".split())
_SIMPLE = frozenset(
    "deadline weight responsible reporting frequency channel recipient goal_type level baseline fulfilment_rule "
    "period number".split()
)
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
_GOAL_MARKS = frozenset("measure indicator target deadline responsible reporting weight baseline fulfilment_rule".split())


@dataclass
class _Scope:
    """The label in force while a goal's body is read."""

    field: str = ""
    rule: str = ""
    standing: bool = False  # the label stood alone, so it holds until the next one


class ProseReader:
    """Reads the sections of a document with one pack."""

    def __init__(
        self,
        pack: LanguagePack,
        labels: LabelReader,
        splitter: MeasureSplitter,
        judge: SentenceJudge,
        tables: TableReader,
    ) -> None:
        self._pack = pack
        self._labels = labels
        self._splitter = splitter
        self._judge = judge
        self._tables = tables
        self._texts: Texts
        self._plan_year: int | None = None

    def read(self, root: Section, texts: Texts, plan_year: int | None) -> list[GoalGroup]:
        """Every goal of the document as a group of pointers, in reading order."""
        self._texts, self._plan_year = texts, plan_year
        return list(self._section(root))

    # ------------------------------------------------------------------------------------------ sections
    def _section(self, section: Section) -> Iterator[GoalGroup]:
        role = section.role_in_force
        if section.role == "goal" and not self._is_repeated(section):
            yield from self._goal_section(section)
            return
        if section.role == "target_year":
            yield from self._target_year(section)
            return
        for block in section.blocks:
            if isinstance(block, Table):
                yield from self._own_table(block, section)
        if role in ("goals", "target_year"):
            yield from self._goals_here(section)
        elif role == "tasks":
            yield from self._tasks_here(section)
        elif not section.silent and role not in ("review", "vision", "activities", "effects"):
            yield from self._sentences_here(section, in_goal_section=False)
        for child in section.children:
            if role in ("goals", "area") and not child.role and self._is_goal_heading(child):
                yield from self._goal_section(child)
            elif role == "tasks" and not child.role:
                yield from self._task_section(child)
            else:
                yield from self._section(child)

    def _is_repeated(self, section: Section) -> bool:
        """A goal's heading in an annex, a method chapter or a table of weights repeats the goal."""
        return any(above.role in ("annex", "method", "weights", "template", "review") for above in section.ancestors())

    def _own_table(self, table: Table, section: Section) -> Iterator[GoalGroup]:
        if section.role_in_force in ("template", "budget", "review", "definitions", "organisation", "contents"):
            return
        reading = self._tables.read(table, self._texts, self._plan_year)
        for group in reading.goals:
            if section.role_in_force in ("weights", "annex", "method", "summary"):
                group.mention_only = True
            yield group
        if reading.measures and not reading.goals and section.role_in_force not in ("annex", "method", "weights"):
            yield from self._standing_indicators(table, section, reading.measures)

    def _standing_indicators(
        self, table: Table, section: Section, measures: list[MeasureGroup]
    ) -> Iterator[GoalGroup]:
        """Indicator rows without any goal above them: each indicator of a list of main targets is a goal; an indicator
        grid with outer levels belongs to one goal, which its caption or heading names."""
        grouped = any(measure.first("group_outer", "group_inner") for measure in measures)
        if not grouped:
            for measure in measures:
                text = measure.first("indicator", "text")
                if text is not None:
                    group = GoalGroup(Origin.TABLE, 0.6, "table.indicator-row")
                    group.add(Mention("title", text.block, text.start, text.end, text.rule))
                    group.measures.append(measure)
                    yield group
            return
        heading = section.heading
        while heading is None and section.parent is not None:
            section = section.parent
            heading = section.heading
        if heading is None:
            return
        group = GoalGroup(Origin.TABLE, 0.5, "table.grid-heading")
        group.add(Mention("title", heading.id, 0, len(self._texts.text(heading.id)), "table.grid-heading"))
        group.measures.extend(measures)
        yield group

    # ------------------------------------------------------------------------------------------ one goal's section
    def _is_goal_heading(self, section: Section) -> bool:
        """Whether a heading in a goal chapter is itself a goal: labelled blocks or measures stand beneath it."""
        if any(child.role in ("measures", "baseline") for child in section.children):
            return True
        fields = {
            part.field
            for passage in section.passages()
            for part in (*self._labels.parts(self._texts[passage.id]), self._labels.alone(self._texts.text(passage.id)))
            if part is not None
        }
        fields |= {
            label.field
            for child in section.children
            if child.heading and (label := self._labels.alone(self._texts.text(child.heading.id)))
        }
        return bool(fields & _GOAL_MARKS)

    def _goal_section(self, section: Section) -> Iterator[GoalGroup]:
        assert section.heading is not None
        group = GoalGroup(Origin.PROSE, 0.9 if section.role == "goal" else 0.75, section.rule or "section.labelled")
        start, end = section.title
        text = self._texts.text(section.heading.id)
        bare = not text[start:end].strip() or (section.role == "goal" and (start, end) == (0, len(text)))
        if not bare:
            group.add(Mention("title", section.heading.id, start, end, group.rule))
        if section.number:
            place = text.find(section.number)
            group.add(Mention("number", section.heading.id, place, place + len(section.number), group.rule))
        scope = _Scope()
        nested: list[Section] = []
        self._body(section, group, scope, nested)
        if bare and not group.first("goal", "statement"):
            # "Mål 1" with nothing but measures: the heading is all the plan gives.
            group.add(Mention("title", section.heading.id, 0, len(text), group.rule))
        yield group
        for inner in nested:
            yield from self._section(inner)

    def _body(self, section: Section, group: GoalGroup, scope: _Scope, nested: list[Section]) -> None:
        for block in section.blocks:
            if isinstance(block, Table):
                self._goal_table(block, group)
            elif block.kind not in (PassageKind.CAPTION, PassageKind.FOOTNOTE):
                self._passage(block, group, scope)
        for child in section.children:
            if child.role in ("goal", "goals", "target_year"):
                nested.append(child)
                continue
            text = self._texts.text(child.heading.id) if child.heading else ""
            label = self._labels.alone(text)
            name = label.field if label else _SECTION_FIELD.get(child.role, "other")
            self._body(child, group, _Scope(name, label.rule if label else child.rule, True), nested)

    def _goal_table(self, table: Table, group: GoalGroup) -> None:
        reading = self._tables.read(table, self._texts, self._plan_year)
        group.measures.extend(reading.measures)
        for inner in reading.goals:
            # Rows of a table beneath a goal state its requirements, whatever the column is called.
            if inner.measures:
                group.measures.extend(inner.measures)
            elif (text := inner.first("goal", "statement")) is not None:
                group.measures.append(MeasureGroup([Mention("text", text.block, text.start, text.end, text.rule)]))

    def _passage(self, passage: Passage, group: GoalGroup, scope: _Scope) -> None:
        block = self._texts[passage.id]
        start = _after_marker(passage, block)
        alone = self._labels.alone(block.text[start:].rstrip(":")) if passage.kind != PassageKind.LIST_ITEM else None
        if alone is not None:
            scope.field, scope.rule, scope.standing = alone.field, alone.rule, True
            return
        is_item = passage.kind == PassageKind.LIST_ITEM
        for part in self._labels.parts(block, start):
            if part.field:
                empty = not block.text[part.start : part.end].strip()
                scope.field, scope.rule, scope.standing = part.field, part.rule, empty
            elif not is_item and not scope.standing and scope.field:
                scope.field = ""  # a new paragraph ends the scope of a label with its value beside it
            self._dispatch(block, part, group, scope, is_item=is_item)

    def _dispatch(self, block: BlockText, part: LabelledPart, group: GoalGroup, scope: _Scope, *, is_item: bool) -> None:
        start, end = _trimmed(block.text, part.start, part.end)
        if start >= end or scope.field in _IGNORED or scope.field == "other":
            return
        if scope.field in _SIMPLE:
            if is_item and not part.field and scope.field in ("deadline", "weight"):
                return self._measures(block, start, end, group)
            group.add(Mention(scope.field, block.id, start, end, scope.rule))
        elif scope.field == "goal":
            group.add(Mention("statement", block.id, start, end, scope.rule))
            self._statement_measures(block, start, end, group)
        elif scope.field == "indicator":
            group.measures.append(
                MeasureGroup(
                    [
                        Mention("text", block.id, start, end, scope.rule),
                        Mention("indicator", block.id, start, end, scope.rule),
                    ]
                )
            )
        elif scope.field == "target":
            self._target(block, start, end, group, scope)
        elif scope.field == "measure" or is_item:
            self._measures(block, start, end, group)
        else:
            self._plain(block, start, end, group)
        return None

    def _target(self, block: BlockText, start: int, end: int, group: GoalGroup, scope: _Scope) -> None:
        last = group.measures[-1] if group.measures else None
        mention = Mention("target", block.id, start, end, scope.rule)
        if last is not None and last.first("target") is None and last.first("indicator") is not None:
            last.mentions.append(mention)
        else:
            group.measures.append(MeasureGroup([Mention("text", block.id, start, end, scope.rule), mention]))

    def _measures(self, block: BlockText, start: int, end: int, group: GoalGroup) -> None:
        pieces = self._splitter.pieces(block, start, end, breaks_are_meant=self._texts.breaks_are_meant)
        for piece in pieces:
            if piece.kind == "measure" or (piece.kind == "other" and len(pieces) == 1):
                group.measures.append(
                    MeasureGroup(
                        [Mention("text", block.id, piece.start, piece.end, "prose.measure", "led" if piece.led else "")]
                    )
                )
            elif piece.kind in ("frequency", "reporting", "baseline"):
                group.add(Mention(piece.kind, block.id, piece.start, piece.end, f"prose.{piece.kind}"))
            elif piece.kind == "fulfilment":
                group.add(Mention("fulfilment_rule", block.id, piece.start, piece.end, "prose.fulfilment"))
                if self._judge.firm_targets(block.text[piece.start : piece.end]):
                    group.measures.append(
                        MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.fulfilment", "graded")])
                    )

    def _plain(self, block: BlockText, start: int, end: int, group: GoalGroup) -> None:
        """A paragraph without a label in a goal's section: the first is the statement, later ones may add to it."""
        if group.first("statement") is None and not group.measures:
            pieces = self._splitter.pieces(block, start, end, breaks_are_meant=False)
            stated = [p for p in pieces if p.kind in ("measure", "other")]
            if stated and pieces[0].kind in ("measure", "other"):
                last = next((p.start for p in pieces if p.kind not in ("measure", "other")), end)
                group.add(Mention("statement", block.id, *_trimmed(block.text, start, last), "prose.first-paragraph"))
            for piece in pieces:
                if piece.kind in ("frequency", "reporting", "baseline"):
                    group.add(Mention(piece.kind, block.id, piece.start, piece.end, f"prose.{piece.kind}"))
                elif piece.kind == "fulfilment":
                    self._measures(block, piece.start, piece.end, group)
            self._statement_measures(block, start, end, group)
            return
        for piece in self._splitter.pieces(block, start, end, breaks_are_meant=False):
            text = block.text[piece.start : piece.end]
            if piece.kind == "measure" and self._judge.firm_targets(text) and not self._is_aside(text):
                group.measures.append(
                    MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.later-sentence")])
                )
            elif piece.kind in ("frequency", "reporting", "baseline"):
                group.add(Mention(piece.kind, block.id, piece.start, piece.end, f"prose.{piece.kind}"))
            elif piece.kind == "fulfilment":
                self._measures(block, piece.start, piece.end, group)

    def _is_aside(self, text: str) -> bool:
        return self._judge.sign(text, in_goal_section=True) is None

    def _statement_measures(self, block: BlockText, start: int, end: int, group: GoalGroup) -> None:
        """Figures in the statement are measures of their own; `build` drops those printed again as a measure."""
        for piece in self._splitter.pieces(block, start, end, breaks_are_meant=False):
            if piece.kind == "measure" and self._judge.firm_targets(block.text[piece.start : piece.end]):
                group.measures.append(
                    MeasureGroup([Mention("text", block.id, piece.start, piece.end, "prose.statement", "statement")])
                )

    # ------------------------------------------------------------------------------------------ goals without sections
    def _goals_here(self, section: Section) -> Iterator[GoalGroup]:
        """Lists and paragraphs that stand directly in a goal chapter."""
        for passage in section.passages():
            if passage.kind == PassageKind.LIST_ITEM:
                block = self._texts[passage.id]
                start, end = _trimmed(block.text, _after_marker(passage, block), len(block.text))
                sign = self._judge.list_item_sign(block.text[start:end])
                if sign is not None and end - start > 3:
                    yield self._sentence_goal(block, start, end, sign.confidence, sign.rule)
        yield from self._sentences_here(section, in_goal_section=True)

    def _sentences_here(self, section: Section, *, in_goal_section: bool) -> Iterator[GoalGroup]:
        for passage in section.passages():
            if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
                continue
            if passage.kind == PassageKind.LIST_ITEM and in_goal_section:
                continue  # read as goals already
            yield from self._sentences(self._texts[passage.id], in_goal_section)

    def _sentences(self, block: BlockText, in_goal_section: bool) -> Iterator[GoalGroup]:
        open_goal: GoalGroup | None = None
        for piece in self._splitter.pieces(block, 0, len(block.text), breaks_are_meant=False):
            text = block.text[piece.start : piece.end]
            if piece.kind in ("fulfilment", "frequency", "reporting") and open_goal is not None:
                self._measures(block, piece.start, piece.end, open_goal)
                continue
            sign = self._judge.sign(text, in_goal_section=in_goal_section)
            if sign is None:
                if open_goal is not None:
                    yield open_goal
                open_goal = None
                continue
            if open_goal is not None:
                yield open_goal
            open_goal = self._sentence_goal(block, piece.start, piece.end, sign.confidence, sign.rule)
        if open_goal is not None:
            yield open_goal

    def _sentence_goal(self, block: BlockText, start: int, end: int, confidence: float, rule: str) -> GoalGroup:
        group = GoalGroup(Origin.PROSE, confidence, rule)
        group.add(Mention("statement", block.id, start, end, rule))
        if self._judge.firm_targets(block.text[start:end]):
            group.measures.append(MeasureGroup([Mention("text", block.id, start, end, rule, "statement")]))
        return group

    # ------------------------------------------------------------------------------------------ key tasks
    def _tasks_here(self, section: Section) -> Iterator[GoalGroup]:
        """Numbered key tasks in one paragraph each: "1.建立健全绩效评价体系。..."."""
        for passage in section.passages():
            block = self._texts[passage.id]
            start, end = _trimmed(block.text, _after_marker(passage, block), len(block.text))
            if start == 0 and passage.kind != PassageKind.LIST_ITEM:
                continue  # without a number it introduces the tasks
            group = self._titled(block, start, end, 0.65, "task.numbered")
            if group is not None:
                yield group

    def _task_section(self, section: Section) -> Iterator[GoalGroup]:
        """A key task with a heading of its own and its text beneath."""
        assert section.heading is not None
        if section.children and not section.passages():
            for child in section.children:
                yield from self._task_section(child)
            return
        group = GoalGroup(Origin.PROSE, 0.65, "task.section")
        text = self._texts.text(section.heading.id)
        group.add(Mention("title", section.heading.id, *section.title, "task.section"))
        for passage in section.passages():
            block = self._texts[passage.id]
            start = _after_marker(passage, block)
            if group.first("statement") is None:
                group.add(Mention("statement", block.id, start, len(block.text), "task.section"))
            self._statement_measures(block, start, len(block.text), group)
        if group.first("statement") is not None or self._judge.firm_targets(text):
            yield group
        for child in section.children:
            yield from self._section(child)

    def _titled(self, block: BlockText, start: int, end: int, confidence: float, rule: str) -> GoalGroup | None:
        """A numbered item whose first sentence names the task and whose rest says what is aimed at."""
        sentences = self._splitter.pieces(block, start, end, breaks_are_meant=False)
        if not sentences:
            return None
        group = GoalGroup(Origin.PROSE, confidence, rule)
        first = sentences[0]
        if len(sentences) > 1:
            group.add(Mention("title", block.id, *_without_stop(block.text, first.start, first.end), rule))
            group.add(Mention("statement", block.id, sentences[1].start, end, rule))
        else:
            group.add(Mention("statement", block.id, start, end, rule))
        self._statement_measures(block, start, end, group)
        return group

    # ------------------------------------------------------------------------------------------ "Mål 2024"
    def _target_year(self, section: Section) -> Iterator[GoalGroup]:
        """A heading such as "Mål 2024": the text beneath states the goal that the heading above names; a sibling such
        as "Tillstånd 2019" gives the state before."""
        passages = [p for p in section.passages() if p.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)]
        above = section.parent.heading if section.parent else None
        if not passages or section.parent is None:
            return
        group = GoalGroup(Origin.PROSE, 0.85, section.rule)
        if above is not None:
            group.add(Mention("title", above.id, 0, len(self._texts.text(above.id)), section.rule))
        for passage in passages:
            block = self._texts[passage.id]
            start = _after_marker(passage, block)
            group.add(Mention("statement", block.id, start, len(block.text), section.rule))
            self._statement_measures(block, start, len(block.text), group)
        siblings = section.parent.children
        after = siblings[siblings.index(section) + 1 :]
        for sibling in after:
            if sibling.role == "target_year":
                break
            if sibling.role == "baseline":
                for passage in sibling.passages():
                    if passage.kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM):
                        text = self._texts.text(passage.id)
                        group.add(Mention("baseline", passage.id, 0, len(text), sibling.rule, detail=sibling.year))
                break
        yield group


def _after_marker(passage: Passage, block: BlockText) -> int:
    """The clean position behind a list item's marker."""
    return (block.at_or_after(passage.marker) or 0) if passage.marker else 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_stop(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in ".。:;":
        end -= 1
    return start, end
