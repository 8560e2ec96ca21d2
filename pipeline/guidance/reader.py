"""From a document that was read to the examples in it, in reading order.

A label opens an example ("Eksempel 3: ...", a heading *Før*); what follows belongs to it until another label, a heading
of its level or a paragraph that says nothing of a goal. Under a heading that promises several, every list item is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pipeline.compare.wording import Wording
from pipeline.guidance.words import GOOD, WEAK, GuidanceWords, Label
from pipeline.packs import LanguagePack
from pipeline.records import Cell, Document, Passage, PassageKind, Table

_SKIPPED = (PassageKind.FURNITURE, PassageKind.CONTENTS, PassageKind.FOOTNOTE, PassageKind.CAPTION)
_TITLE = frozenset(("goal",))
_MEASURE = frozenset(("measure", "indicator", "target", "deadline", "fulfilment_rule", "period"))
_REPORTING = frozenset(("reporting", "channel", "recipient", "frequency"))
_KEPT_LABEL = frozenset(("baseline", "responsible", "deadline", *_REPORTING))  # the label's words carry the meaning
_COMMENT = frozenset(("explanation", "note", "definition"))
_LETTERS = 12  # of a text below which it is no goal; a Han character counts for three
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[^\W\d_]")
_LABELLED = re.compile(r"\n(?=[^\n:：]{1,60}[:：])")


@dataclass(frozen=True, slots=True)
class Example:
    """A goal shown as an example. `weak` is one that guidance advises against; `pair` tells the two halves of a before
    and an after by a number in common."""

    mark: str
    title: str
    statement: str
    measures: tuple[str, ...]
    baseline: str
    reporting: str
    responsible: str
    comment: str
    page: int | None
    quote: str
    pair: int = 0

    @property
    def weak(self) -> bool:
        return self.mark in WEAK

    @property
    def text(self) -> str:
        """Title or statement: what a before and an after are known by."""
        return "\n".join(part for part in (self.title, self.statement, *self.measures) if part)


@dataclass
class _Draft:
    """An example while it is read."""

    mark: str
    page: int | None
    title: str = ""
    statement: str = ""
    quote: str = ""
    measures: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)

    def put(self, kind: str, text: str) -> None:
        """Words under a label of that kind."""
        if not text:
            return
        if kind in _TITLE and not self.statement:
            self.statement = text
        elif kind in _MEASURE or kind in _TITLE:
            self.measures.append(text)
        elif kind in _REPORTING:
            self.fields.setdefault("reporting", []).append(text)
        else:
            self.fields.setdefault(kind, []).append(text)

    def done(self) -> Example:
        told = {name: " ".join(parts) for name, parts in self.fields.items()}
        return Example(
            self.mark, self.title, self.statement, tuple(self.measures), told.get("baseline", ""),
            told.get("reporting", ""), told.get("responsible", ""), told.get("comment", ""), self.page,
            self.quote or self.statement or self.title,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of text with no label but at its beginning."""

    text: str
    kind: PassageKind
    page: int | None
    level: int


@dataclass
class _Open:
    """A label that was met, with the examples beneath it. Of several promised, each item is one."""

    label: Label
    level: int  # of the heading; 99 for a label within running text
    drafts: list[_Draft]
    closed: bool = False  # a comment or foreign words have ended the example
    items: bool = False
    lead: list[_Segment] = field(default_factory=list)  # paragraphs, until it is known whether list items follow


_WITHIN = 99


def find_examples(document: Document, pack: LanguagePack) -> tuple[Example, ...]:
    """The examples of a document; both halves of a before and an after carry the same number."""
    return tuple(_paired(_Reader(pack).read(document)))


class _Reader:
    """Reads one document with the words of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._words = GuidanceWords(pack)
        self._open: _Open | None = None
        self._section: _Open | None = None  # the heading that promises several, over headings of single ones
        self._found: list[Example | None] = []  # None: something stands between two examples

    def read(self, document: Document) -> list[Example | None]:
        for block in document.blocks:
            if isinstance(block, Table):
                self._table(block)
            elif block.kind not in _SKIPPED:
                for segment in self._segments(block):
                    self._take(segment)
        self._close()
        return self._found

    # -------------------------------------------------------------------------------------- running text
    def _segments(self, passage: Passage) -> Iterator[_Segment]:
        """The passage cut before lines that open with a label we know."""
        text = passage.text[passage.marker :]
        level = passage.level or 1 if passage.kind is PassageKind.HEADING else _WITHIN
        start = 0
        for cut in _LABELLED.finditer(text):
            if self._knows(text[cut.end() :]):
                yield _Segment(text[start : cut.start()], passage.kind, passage.page, level)
                start = cut.end()
        yield _Segment(text[start:], passage.kind, passage.page, level)

    def _knows(self, text: str) -> bool:
        return self._words.label(text) is not None or self._words.headers.label(text) is not None

    def _take(self, segment: _Segment) -> None:
        heading = segment.kind is PassageKind.HEADING
        label = self._words.label(segment.text, heading=heading)
        if label and label.kind != "comment":
            self._begin(label, segment)
        elif label and self._open:
            self._comment(segment.text[label.end :])
        elif heading and not (self._open and segment.level > self._open.level):
            self._end(segment.level)
        elif self._open:
            self._go_on(self._open, segment)

    def _begin(self, label: Label, segment: _Segment) -> None:
        """A label opens an example; under a heading that marks several as weak, a plain example is weak as well."""
        self._close()
        if self._section and segment.level <= self._section.level:
            self._section = None
        if label.kind == "example" and self._section and self._section.label.kind in WEAK:
            label = replace(label, kind=self._section.label.kind)
        rest = self._words.tidy(segment.text[label.end :])
        heading = segment.kind is PassageKind.HEADING
        self._open = _Open(self._promising(label, heading, rest), segment.level, [])
        if self._open.label.many and heading:
            self._section = self._open
        elif rest:
            draft = _Draft(label.kind, segment.page)
            if heading and not self._is_goal(rest):
                draft.title = rest
            else:
                self._state(draft, replace(segment, text=segment.text[label.end :]))
            self._open.drafts.append(draft)

    @staticmethod
    def _promising(label: Label, heading: bool, rest: str) -> Label:
        """A bare heading *Example* may stand over several; one with a number or a title stands over one."""
        bare = heading and label.kind in ("example", "good", "bad") and not (label.numbered or rest)
        return replace(label, many=label.many or bare)

    def _go_on(self, opened: _Open, segment: _Segment) -> None:
        text = self._words.tidy(segment.text)
        labelled = self._words.headers.label(segment.text) if segment.kind is not PassageKind.HEADING else None
        if segment.kind is PassageKind.HEADING:  # a title of its own under a heading that promises several
            if opened.label.many:
                self._flush(opened)
                opened.drafts.append(_Draft(opened.label.kind, segment.page, title=text))
                opened.closed = False
        elif labelled and (opened.drafts or labelled[0].field in _TITLE) and not opened.closed:
            self._labelled(opened, segment, labelled[0].field, labelled[1])
        elif segment.kind is PassageKind.LIST_ITEM:
            self._item(opened, segment, text)
        elif not opened.closed:
            self._paragraph(opened, segment, text)

    def _labelled(self, opened: _Open, segment: _Segment, kind: str, start: int) -> None:
        if not opened.drafts or (opened.label.many and kind in _TITLE and opened.drafts[-1].statement):
            opened.drafts.append(_Draft(opened.label.kind, segment.page))
        draft = opened.drafts[-1]
        text = self._words.tidy(segment.text if kind in _KEPT_LABEL else segment.text[start:])
        kind = "comment" if kind in _COMMENT else kind
        if kind in _TITLE and not draft.statement:
            self._state(draft, replace(segment, text=segment.text[start:]))
        else:
            draft.put(kind, text)

    def _item(self, opened: _Open, segment: _Segment, text: str) -> None:
        """A list item: a measure of the statement above it, else an example of its own."""
        last = opened.drafts[-1] if opened.drafts else None
        above = last and (last.statement or (last.title and not opened.label.many))
        if last and above and not opened.closed and not opened.items:
            last.measures.append(text)
            return
        if _long_enough(text) and not (opened.closed and not opened.items and opened.drafts):
            opened.items = True
            draft = last if last and not last.statement and last.title and opened.label.many else None
            if draft is None:
                draft = _Draft(opened.label.kind, segment.page)
                opened.drafts.append(draft)
            self._state(draft, segment)

    def _paragraph(self, opened: _Open, segment: _Segment, text: str) -> None:
        last = opened.drafts[-1] if opened.drafts else None
        if last and not last.statement:
            self._state(last, segment)
        elif last and self._belongs(text):
            self._add(last, text)
        elif text.endswith((":", "：")):
            pass  # it announces what follows
        elif opened.label.many:
            opened.lead.append(segment)
        elif not last:
            opened.drafts.append(_Draft(opened.label.kind, segment.page))
            self._state(opened.drafts[-1], segment)
        else:
            opened.closed = True

    def _state(self, draft: _Draft, segment: _Segment) -> None:
        draft.statement = self._words.tidy(segment.text)
        draft.page = segment.page if segment.page is not None else draft.page
        draft.quote = segment.text.strip()

    def _add(self, draft: _Draft, text: str) -> None:
        """A sentence beneath the statement: on follow-up, on who answers for it, or a further figure."""
        wording = Wording(text, "statement", self._pack)
        kind = "responsible" if wording.owners else "reporting" if wording.followups else "measure"
        draft.put(kind, text)

    def _belongs(self, text: str) -> bool:
        wording = Wording(text, "statement", self._pack)
        return bool(wording.followups or wording.owners)

    def _is_goal(self, text: str) -> bool:
        """Whether words behind a label are the goal itself and not its title."""
        wording = Wording(text, "statement", self._pack)
        return bool(wording.figures or wording.absolutes)

    def _comment(self, raw: str) -> None:
        if self._open:
            self._flush(self._open)
            text = self._words.tidy(raw)
            if self._open.drafts and text:
                self._open.drafts[-1].put("comment", text)
            self._open.closed = True

    def _flush(self, opened: _Open) -> None:
        """Paragraphs under a label become examples where no list followed: those with a figure, else the first."""
        lead, opened.lead = opened.lead, []
        if opened.items or not lead:
            return
        goals = [each for each in lead if self._is_goal(each.text)]
        for segment in goals or ([] if opened.drafts else lead[:1]):
            draft = _Draft(opened.label.kind, segment.page)
            self._state(draft, segment)
            opened.drafts.append(draft)

    def _close(self) -> None:
        if self._open:
            self._flush(self._open)
            for example in (draft.done() for draft in self._open.drafts):
                if _long_enough(example.text) and _stated(example):
                    self._found.append(example)
                if self._open.label.many:  # one of several is no half of a pair
                    self._found.append(None)
            self._open = None

    def _end(self, level: int) -> None:
        """A heading that announces nothing ends what stands above it."""
        self._close()
        self._found.append(None)
        if self._section and level <= self._section.level:
            self._section = None

    # -------------------------------------------------------------------------------------- tables
    def _table(self, table: Table) -> None:
        rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.n_rows)]
        while rows and len(rows[0]) == 1 and table.n_columns > 1:  # a title over the table
            self._take(_segment(rows.pop(0)[0], PassageKind.HEADING, _WITHIN - 1))
        if not rows:
            return
        labels = {cell.column: label for cell in rows[0] if (label := self._words.whole(cell.text))}
        marks = {column: label.kind for column, label in labels.items() if label.kind != "comment"}
        if marks and table.n_columns > 1 and len(rows) > 1 and not (set(marks) == {0} and self._upright(rows)):
            self._close()
            self._columns(rows[1:], marks, {column for column, label in labels.items() if label.kind == "comment"})
        elif table.n_columns == 1:
            for cell in (cell for row in rows for cell in row):
                for segment in self._segments(_as_passage(cell)):
                    self._take(segment)
        elif not self._goal_rows(rows):
            self._upright_rows(rows)

    def _upright(self, rows: Iterable[list[Cell]]) -> bool:
        """Whether the first column holds the labels: *Before* over *After*, the words beside them."""
        firsts = [row[0] for row in rows if row and row[0].column == 0]
        return sum(self._words.whole(cell.text) is not None for cell in firsts) > 1

    def _columns(self, rows: Iterable[list[Cell]], marks: dict[int, str], comments: set[int]) -> None:
        """Columns of examples: two to a row are a pair."""
        for row in rows:
            comment = " ".join(self._words.tidy(cell.text) for cell in row if cell.column in comments)
            self._found.append(None)
            for cell in row:
                text = self._words.tidy(cell.text)
                if cell.column in marks and _long_enough(text):
                    draft = _Draft(marks[cell.column], cell.page, statement=text, quote=cell.text.strip())
                    draft.put("comment", comment if marks[cell.column] in GOOD else "")
                    self._found.append(draft.done())
        self._found.append(None)

    def _goal_rows(self, rows: list[list[Cell]]) -> bool:
        """A goal table as an example: under an open label, each row with a goal is one."""
        heads = {cell.column: match.field for cell in rows[0] if (match := self._words.headers.match(cell.text))}
        opened = self._open
        if opened is None or not _TITLE & set(heads.values()) or len(heads) < 2:
            return False
        for row in rows[1:]:
            for cell in row:
                kind, text = heads.get(cell.column, ""), self._words.tidy(cell.text)
                if kind in _TITLE and text and not (opened.drafts and not opened.drafts[-1].statement):
                    opened.drafts.append(_Draft(opened.label.kind, cell.page))
                if opened.drafts and kind and text:
                    self._cell(opened.drafts[-1], kind, cell, text, rows[0])
        opened.closed = True
        return True

    def _cell(self, draft: _Draft, kind: str, cell: Cell, text: str, head: list[Cell]) -> None:
        if kind in _TITLE and not draft.statement:
            draft.statement, draft.page, draft.quote = text, cell.page, cell.text.strip()
            return
        name = next((each.text for each in head if each.column == cell.column), "")
        draft.put(kind, f"{self._words.tidy(name)}: {text}" if kind in _KEPT_LABEL else text)

    def _upright_rows(self, rows: Iterable[list[Cell]]) -> None:
        """Rows of a label and its words; rows that have no label are no part of an example."""
        for row in rows:
            cells = [cell for cell in row if cell.text.strip()]
            if len(cells) > 1 and self._knows(f"{cells[0].text.rstrip(' :：')}:"):
                text = f"{cells[0].text.rstrip(' :：')}: " + " ".join(cell.text for cell in cells[1:])
                self._take(_segment(replace(cells[1], text=text), PassageKind.PARAGRAPH, _WITHIN))


def _segment(cell: Cell, kind: PassageKind, level: int) -> _Segment:
    return _Segment(cell.text, kind, cell.page, level)


def _as_passage(cell: Cell) -> Passage:
    return Passage(cell.id, cell.text, PassageKind.PARAGRAPH, cell.page, cell.bbox)


def _long_enough(text: str) -> bool:
    return 3 * len(_HAN.findall(text)) + len(_WORD.findall(text)) >= _LETTERS


def _stated(example: Example) -> bool:
    """A title alone is no example: its goal was not found."""
    return bool(example.statement or example.measures)


def _paired(found: Iterable[Example | None]) -> Iterator[Example]:
    """Within a run of examples with nothing between them, two and two: one weak and one good."""
    run: list[Example] = []
    pairs = 0
    for example in (*found, None):
        if example is not None and example.mark != "example":
            run.append(example)
            continue
        while run:
            if len(run) > 1 and run[0].weak != run[1].weak:
                pairs += 1
                yield from (replace(half, pair=pairs) for half in run[:2])
                run = run[2:]
            else:
                yield run.pop(0)
        if example is not None:
            yield example
