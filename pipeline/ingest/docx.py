"""Word documents: headings by style and by look, lists with the numbers Word prints, tables, text boxes, footnotes.

Reads the XML of the parts itself, because text in content controls, tracked insertions and text boxes is not reached
otherwise. Deleted and hidden text is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from lxml import etree

from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.grid import GridCell, build_table, explains_lights, is_mark, sets_text_beside
from pipeline.ingest.lines import columns
from pipeline.ingest.raised import raised
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look, Segment, joined, look_of, paragraphs
from pipeline.ingest.sizes import SizedPieces
from pipeline.ingest.wordmarks import written_by
from pipeline.ingest.wordparts import WordParts, chunk_pieces, diagram_texts
from pipeline.ingest.wordstyles import (
    Numberings,
    Style,
    Styles,
    depth_of,
    flag,
    is_contents,
    number_of,
    outline_of,
    size_of,
)
from pipeline.ingest.wordtables import (
    GridPlace,
    content,
    fill_of,
    goes_on,
    grid_row,
    has_text,
    is_wrapper,
    mark_color,
    merge_of,
    rows_of,
)
from pipeline.ingest.zipsafe import Package, attribute, child, local, opened
from pipeline.records import DocumentStatus, Finding, PassageKind, Severity, Table

_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "Fallback",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "sdtPr",
        "sdtEndPr",
        "txbxContent",
        "tbl",
        "rt",
        "rubyPr",
    )
)
_LONGEST_HEADING = 240  # columns: a longer paragraph in a heading style is text
_NO_BODY = "The Word file holds no document: open it in Word and save it again."


def read_docx(path: Path) -> Reading:
    """The blocks of a Word document in reading order; footnotes stand at the end."""
    with opened(path) as package:
        main = next(iter(package.related("", "officeDocument")), "word/document.xml")
        body = child(package.xml(main), "body")
        if body is None:
            return Reading((), status=DocumentStatus.UNREADABLE, message=_NO_BODY)
        styles, numberings = Styles(_part(package, main, "styles")), Numberings(_part(package, main, "numbering"))
        reader = WordReader(styles, numberings, WordParts(package, main))
        reader.walk(body)
        pieces = reader.out.with_headings()
        for kind in ("footnotes", "endnotes"):
            pieces += reader.notes(_part(package, main, kind))
    blocks = assembled(pieces)
    return Reading(blocks, title=first_title(blocks), findings=reader.findings())


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    return next((package.xml(name) for name in package.related(main, kind)), None)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; a line break is a run whose text is a newline."""

    text: str
    look: Look
    size: float


@dataclass(slots=True)
class WordReader:
    """Walks over the body of a document and cuts it into pieces."""

    styles: Styles
    numberings: Numberings
    parts: WordParts
    out: SizedPieces = field(default_factory=SizedPieces)
    joined: list[Run] = field(default_factory=list)  # of a paragraph whose end was deleted: it runs on
    struck: int = 0  # characters that were struck out
    unread: list[str] = field(default_factory=list)  # names of inserted parts in formats that are not read

    def walk(self, parent: etree._Element) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self._chunk(element)
            elif is_wrapper(element):
                self.walk(element)

    def _chunk(self, element: etree._Element) -> None:
        """A page that Word shows in this place and keeps in a part of its own."""
        name = self.parts.target(attribute(element, "id"))
        pieces = chunk_pieces(name, self.parts.data(name))
        if pieces is None:
            self.unread.append(name)
        for piece in pieces or ():
            self.out.add(piece, self.styles.default_size)

    def findings(self) -> tuple[Finding, ...]:
        """What was left out."""
        found = []
        if self.struck:
            message = f"{self.struck} characters are struck out and were not read: look at them if they still hold."
            found.append(Finding("text.struck-out", message, Severity.INFO))
        for name in self.unread:
            message = f"The inserted part {name} was not read: open the document in Word and save it again."
            found.append(Finding("part.not-read", message))
        return tuple(found)

    def notes(self, root: etree._Element | None) -> list[Piece]:
        """Footnotes or endnotes; the separators that Word keeps among them are left out."""
        found: list[Piece] = []
        for note in root if root is not None else ():
            if attribute(note, "type", "normal") == "normal":
                text = "\n".join(filter(None, (self.text(inner).text for inner in note.iter() if local(inner) == "p")))
                if text.strip():
                    found.append(Draft(text.strip(), PassageKind.FOOTNOTE))
        return found

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        style = self.styles.of(attribute(child(properties, "pStyle"), "val"))
        runs = [*self.joined, *self._runs(element, style)]
        self.joined = runs if child(properties, "rPr", "del") is not None else []
        if self.joined:
            return
        number = number_of(properties, style.number)
        written = "".join(run.text for run in runs).strip()
        if written:
            marker = self.numberings.marker(number) if number is not None else ""
            size = max((run.size for run in runs if run.text.strip()), default=0.0)
            self._drafts(_segments(runs), style, properties, number, marker, size)
        for box in _text_boxes(element):
            self.walk(box)
        for text in diagram_texts(element, self.parts):
            self.out.add(Draft(text, PassageKind.PARAGRAPH), self.styles.default_size)

    def _drafts(
        self,
        segments: list[Segment],
        style: Style,
        properties: etree._Element | None,
        number: tuple[str, int] | None,
        marker: str,
        size: float,
    ) -> None:
        whole = joined(segments)
        outline = outline_of(properties) or style.outline
        if style.name.lower() == "title":
            outline = 1
        if is_contents(style):
            self.out.add(Draft(marker + whole.text, PassageKind.CONTENTS), size)
        elif style.name.lower() == "caption":
            self.out.add(Draft(marker + whole.text, PassageKind.CAPTION), size)
        elif outline is not None and columns(whole.text) <= _LONGEST_HEADING:
            self.out.add(
                Draft(marker + " ".join(whole.text.split("\n")), PassageKind.HEADING, outline, whole.look), size
            )
        elif number is not None and marker and whole.look is Look.BOLD:
            self.out.add(Draft(marker + whole.text, look=Look.BOLD, marker=len(marker)), size)  # a heading or an item
        elif number is not None:
            depth = max(number[1] + 1, depth_of(style))
            self.out.add(
                Draft(marker + whole.text, PassageKind.LIST_ITEM, depth, whole.look, marker=len(marker) or -1), size
            )
        else:
            for part in paragraphs(segments):
                self.out.add(Draft(part.text, look=part.look), size)

    def text(self, paragraph: etree._Element) -> Segment:
        """The text of one paragraph with the marker that Word prints, as it stands in a cell."""
        properties = child(paragraph, "pPr")
        style = self.styles.of(attribute(child(properties, "pStyle"), "val"))
        shown = joined(_segments(list(self._runs(paragraph, style))))
        number = number_of(properties, style.number)
        if number is None or not shown.text:
            return shown
        return Segment(self.numberings.marker(number) + shown.text, shown.look)

    def _runs(self, element: etree._Element, style: Style) -> Iterator[Run]:
        for inner in element:
            name = local(inner)
            if name in _SKIPPED or (name == "sdt" and not is_wrapper(inner)):
                continue
            if name == "r":
                yield from self._run(inner, style)
            else:
                yield from self._runs(inner, style)

    def _run(self, run: etree._Element, style: Style) -> Iterator[Run]:
        look = child(run, "rPr")
        if flag(look, "vanish"):
            return
        named = attribute(child(look, "rStyle"), "val")
        character = self.styles.of(named) if named else None
        italic = flag(look, "i") or attribute(child(look, "u"), "val", "none") != "none"
        bold = flag(look, "b", default=style.bold or bool(character and character.bold))
        seen = Look.BOLD if bold else Look.ITALIC if italic else Look.PLAIN
        size = size_of(look) or (character.size if character else None) or style.size or self.styles.default_size
        is_raised = attribute(child(look, "vertAlign"), "val") == "superscript"
        is_struck = flag(look, "strike") or flag(look, "dstrike")
        for inner in run:
            text = written_by(inner)
            if text and is_struck:
                self.struck += len(text.strip())
            elif text:
                yield Run(raised(text) if is_raised else text, seen, size)
            elif local(inner) in ("AlternateContent", "ruby", "rubyBase"):
                yield from self._runs(inner, style)

    def _table(self, element: etree._Element) -> None:
        rows = [list(grid_row(row)) for row in rows_of(element)]
        filled = max((sum(bool(has_text(cell)) for cell, _, _ in row) for row in rows), default=0)
        shown = (("".join(map(str, cell.itertext())), fill_of(cell)) for row in rows for cell, _, _ in row)
        told = [[_paragraphs(cell) for cell, _, _ in row] for row in rows]
        if (filled < 2 and not explains_lights(shown)) or sets_text_beside(told):  # a frame around text
            for row in rows:
                for cell, _, _ in row:
                    self.walk(cell)
            return
        table = self._grid(element, rows)
        if table is not None:
            self.out.add(table)

    def _grid(self, element: etree._Element, rows: list[list[GridPlace]]) -> Table | None:
        """The grid of a table: a cell merged downwards stands once, with the rows that continue it."""
        heads = [flag(child(row, "trPr"), "tblHeader") for row in rows_of(element)]
        grid: list[list[GridCell]] = []
        for place, row in enumerate(rows):
            line: list[GridCell] = []
            for cell, column, width in row:
                below = rows[place + 1 :]
                if (
                    merge_of(cell) == "continue"
                    and place
                    and goes_on(rows[place - 1], column, width, "restart", "continue")
                ):
                    continue
                merged = takewhile(lambda other: goes_on(other, column, width, "continue"), below)  # noqa: B023
                down = 1 + (sum(1 for _ in merged) if merge_of(cell) == "restart" else 0)
                shown = self._cell_text(cell)
                color = (mark_color(cell) if is_mark(shown.text) else "") or fill_of(cell)
                line.append(GridCell(shown.text, down, width, heads[place], color, shown.look is Look.BOLD))
            if row and row[0][1] > 0:
                line.insert(0, GridCell(column_span=row[0][1]))
            grid.append(line)
        return build_table(grid)

    def _cell_text(self, cell: etree._Element) -> Segment:
        """Paragraphs of a cell on lines of their own; a table inside it as rows with tabs."""
        lines: list[Segment] = []
        for element in content(cell):
            if local(element) == "p":
                lines.append(self.text(element))
                for box in _text_boxes(element):
                    lines.append(self._cell_text(box))
            else:
                for row in rows_of(element):
                    cells = [self._cell_text(inner) for inner, _, _ in grid_row(row)]
                    lines.append(Segment("\t".join(part.text.replace("\n", " ") for part in cells).strip()))
        return joined(lines)


def _segments(runs: list[Run]) -> list[Segment]:
    """The printed lines of a paragraph."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for place, part in enumerate(run.text.split("\n")):
            if place:
                lines.append([])
            lines[-1].append(Run(part, run.look, run.size))
    return [
        Segment("".join(run.text for run in line).strip(), look_of((run.text, run.look) for run in line))
        for line in lines
    ]


def _paragraphs(cell: etree._Element) -> list[str]:
    """What the paragraphs of a cell hold, nested tables included."""
    found = ("".join(inner.text or "" for inner in part.iter() if local(inner) == "t") for part in content(cell))
    return [text for text in found if text.strip()]


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in a paragraph; the fallback that Word writes for old programs repeats them."""
    for inner in paragraph:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name not in ("Fallback", "del", "moveFrom", "pPr", "rPr"):
            yield from _text_boxes(inner)
