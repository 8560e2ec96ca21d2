"""OpenDocument texts: headings, lists with their numbers, tables, notes. Deleted text and comments are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.flatxml import odf_parts
from pipeline.ingest.grid import MAX_SPAN, GridCell, build_table, sets_text_beside
from pipeline.ingest.raised import raised
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look, Segment, joined, look_of, paragraphs
from pipeline.ingest.sizes import SizedPieces
from pipeline.ingest.wordstyles import counted
from pipeline.ingest.zipsafe import attribute, child, local
from pipeline.records import DocumentStatus, PassageKind

_GROUPS = frozenset(("section", "text-box", "frame", "a", "index-body", "g", "numbered-paragraph"))
_BOXED = ("p", "h", "list", "table")
_CONTENTS = frozenset(("table-of-content", "illustration-index", "table-index", "alphabetical-index"))
_SKIPPED = frozenset(("annotation", "annotation-end", "tracked-changes", "note", "sequence-decls", "ruby-text"))
_MOST_REPEATS = 200  # rows: a sheet that fills itself to the edge repeats empty ones
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_NO_BODY = "The OpenDocument file holds no text: open it in its own program and save it again."
NO_PASSWORD = "The OpenDocument file is encrypted: open it with its password and save a copy without one."


def read_odt(path: Path) -> Reading:
    """The blocks of an OpenDocument text in reading order; notes stand at the end."""
    parts = odf_parts(path)
    if parts.is_encrypted:
        return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=NO_PASSWORD)
    body = child(parts.content, "body", "text")
    if body is None:
        return Reading((), status=DocumentStatus.UNREADABLE, message=_NO_BODY)
    reader = OdtReader(OdtStyles([parts.content, parts.styles]))
    reader.walk(body)
    blocks = assembled([*reader.out.with_headings(), *reader.notes])
    return Reading(blocks, title=first_title(blocks))


@dataclass(frozen=True, slots=True)
class OdtStyle:
    name: str = ""  # as people see it
    look: Look = Look.PLAIN
    size: float | None = None  # points
    list_style: str = ""
    raised: bool = False


@dataclass(slots=True)
class OdtStyles:
    """Paragraph, text and list styles of a document, automatic ones first."""

    roots: list[etree._Element | None]
    elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, dict[int, etree._Element]] = field(default_factory=dict)
    known: dict[tuple[str, str], OdtStyle] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for root in self.roots:
            for element in root.iter() if root is not None else ():
                if local(element) == "style":
                    self.elements.setdefault((attribute(element, "family"), attribute(element, "name")), element)
                elif local(element) == "list-style":
                    levels = {int(attribute(level, "level", "1")): level for level in element}
                    self.lists.setdefault(attribute(element, "name"), levels)

    def of(self, family: str, name: str) -> OdtStyle:
        key = (family, name)
        if key not in self.known:
            self.known[key] = OdtStyle()  # ends a circle of inheritance
            self.known[key] = self._resolved(family, name)
        return self.known[key]

    def _resolved(self, family: str, name: str) -> OdtStyle:
        element = self.elements.get((family, name))
        if element is None:
            return OdtStyle(name)
        parent_name = attribute(element, "parent-style-name")
        parent = self.of(family, parent_name) if parent_name else OdtStyle()
        properties = child(element, "text-properties")
        shown = attribute(element, "display-name") or (parent.name if re.fullmatch(r"P\d+", name) else name)
        return OdtStyle(
            shown.replace("_20_", " "),
            _look(properties, parent.look),
            _size(properties) or parent.size,
            attribute(element, "list-style-name") or parent.list_style,
            bool(re.match(r"super|[1-9]\d*%", attribute(properties, "text-position"))) or parent.raised,
        )


def _look(properties: etree._Element | None, inherited: Look) -> Look:
    weight = attribute(properties, "font-weight")
    if weight == "bold" or (weight.isdigit() and int(weight) >= 600):
        return Look.BOLD
    if (
        attribute(properties, "font-style") == "italic"
        or attribute(properties, "text-underline-style", "none") != "none"
    ):
        return max(Look.ITALIC, inherited)
    return Look.PLAIN if weight == "normal" else inherited


def _size(properties: etree._Element | None) -> float | None:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)pt", attribute(properties, "font-size"))
    return float(found.group(1)) if found else None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a list item stands: the style of its list, its depth and the numbers of the items around it."""

    style: str
    depth: int
    numbers: tuple[int, ...]


@dataclass(slots=True)
class OdtReader:
    """Walks over the body of a document and cuts it into pieces."""

    styles: OdtStyles
    out: SizedPieces = field(default_factory=SizedPieces)
    notes: list[Piece] = field(default_factory=list)
    last_numbers: dict[str, int] = field(default_factory=dict)  # of lists by style: a list may go on later

    def walk(self, parent: etree._Element, *, contents: bool = False) -> None:
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                self._paragraph(element, contents=contents)
            elif name == "list":
                self._list(element, None)
            elif name == "table":
                self._table(element)
            elif name in _CONTENTS:
                self.walk(element, contents=True)
            elif name in _GROUPS and attribute(element, "display") != "none":
                self.walk(element, contents=contents)

    def _list(self, element: etree._Element, outer: ListPlace | None) -> None:
        style = attribute(element, "style-name") or (outer.style if outer else "")
        depth = outer.depth + 1 if outer else 1
        goes_on = depth == 1 and attribute(element, "continue-numbering") == "true"
        number = self.last_numbers.get(style, 0) if goes_on else 0
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            start = attribute(item, "start-value")
            number = int(start) if start.isdigit() else number + 1
            place = ListPlace(style, depth, (*(outer.numbers if outer else ()), number))
            fresh = local(item) == "list-item"
            for inner in item:
                if local(inner) == "list":
                    self._list(inner, place)
                elif local(inner) in ("p", "h"):
                    self._paragraph(inner, place if fresh else None)
                    fresh = False
        if depth == 1:
            self.last_numbers[style] = number

    def _marker(self, place: ListPlace) -> str:
        """The number printed before a list item, with its space; empty for bullets."""
        level = self.styles.lists.get(place.style, {}).get(place.depth)
        format = attribute(level, "num-format")
        if level is None or local(level) != "list-level-style-number" or not format:
            return ""
        shown = int(attribute(level, "display-levels", "1"))
        numbers = [counted(number, _FORMATS.get(format, format)) for number in place.numbers[-shown:]]
        return f"{attribute(level, 'num-prefix')}{'.'.join(numbers)}{attribute(level, 'num-suffix')} "

    def _paragraph(self, element: etree._Element, place: ListPlace | None = None, *, contents: bool = False) -> None:
        style = self.styles.of("paragraph", attribute(element, "style-name"))
        segments, size = self._segments(element, style)
        whole = joined(segments)
        for box in _boxes(element):
            self.walk(box)
        if not whole.text:
            return
        outline = attribute(element, "outline-level")
        if contents:
            self.out.add(Draft(whole.text, PassageKind.CONTENTS), size)
        elif local(element) == "h" or style.name == "Title":
            marker = self._marker(place) if place else ""
            level = int(outline) if outline.isdigit() else 1
            self.out.add(Draft(marker + " ".join(whole.text.split("\n")), PassageKind.HEADING, level, whole.look), size)
        elif place is not None:
            marker = self._marker(place)
            self.out.add(
                Draft(marker + whole.text, PassageKind.LIST_ITEM, place.depth, whole.look, marker=len(marker) or -1),
                size,
            )
        elif style.name.lower() in ("caption", "table", "illustration", "text", "drawing"):
            self.out.add(Draft(whole.text, PassageKind.CAPTION), size)
        else:
            for part in paragraphs(segments):
                self.out.add(Draft(part.text, look=part.look), size)

    def _segments(self, element: etree._Element, style: OdtStyle) -> tuple[list[Segment], float]:
        lines: list[list[tuple[str, Look]]] = [[]]
        sizes = [0.0]
        for text, look, size in self._runs(element, style.look, style.size or 12.0):
            sizes.append(size if text.strip() else 0.0)
            for number, part in enumerate(text.split("\n")):
                if number:
                    lines.append([])
                lines[-1].append((part, look))
        segments = [Segment("".join(part for part, _ in line).strip(), look_of(line)) for line in lines]
        return segments, max(sizes)

    def _runs(self, element: etree._Element, look: Look, size: float) -> Iterator[tuple[str, Look, float]]:
        """Stretches of text with their look. In OpenDocument spaces and line ends in the XML collapse to one space."""
        yield re.sub(r"[ \t\r\n]+", " ", element.text or ""), look, size
        for inner in element:
            name = local(inner)
            if name == "span":
                style = self.styles.of("text", attribute(inner, "style-name"))
                runs = self._runs(inner, max(look, style.look), style.size or size)
                yield from ((raised(text), *shown) for text, *shown in runs) if style.raised else runs  # type: ignore[misc]
            elif name == "line-break":
                yield "\n", look, size
            elif name == "s":
                yield " " * min(_count(inner, "c"), 200), look, size
            elif name == "tab":
                yield "\t", look, size
            elif name == "note":
                self._note(inner)
            elif name not in _SKIPPED and name not in ("frame", "text-box", "custom-shape"):
                yield from self._runs(inner, look, size)
            yield re.sub(r"[ \t\r\n]+", " ", inner.tail or ""), look, size

    def _note(self, element: etree._Element) -> None:
        body = child(element, "note-body")
        text = self.cell_text(body).text if body is not None else ""
        if text:
            self.notes.append(Draft(text, PassageKind.FOOTNOTE))

    def _table(self, element: etree._Element) -> None:
        rows = list(_rows(element))
        filled = max(
            (sum(bool("".join(map(str, cell.itertext())).strip()) for cell in _cells(row)) for row, _ in rows),
            default=0,
        )
        told = [[_paragraphs(cell) for cell in _cells(row)] for row, _ in rows]
        if filled < 2 or sets_text_beside(told):  # a frame around text
            for row, _ in rows:
                for cell in _cells(row):
                    self.walk(cell)
            return
        table = build_table([self._grid_row(row, in_head=head) for row, head in rows])
        if table is not None:
            self.out.add(table)

    def _grid_row(self, row: etree._Element, *, in_head: bool) -> list[GridCell]:
        """The cells of a row; fillers between cells are repeated, those behind the last one are not."""
        out: list[GridCell] = []
        for cell in _cells(row):
            shown = self.cell_text(cell)
            down, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            found = GridCell(shown.text, down, wide, in_head, bold=shown.look is Look.BOLD)
            out += [found] * min(_count(cell, "number-columns-repeated"), MAX_SPAN)
        while out and not out[-1].text:
            out.pop()
        return out

    def cell_text(self, cell: etree._Element) -> Segment:
        """Paragraphs and list items of a cell on lines of their own; a table inside it as rows with tabs."""
        lines: list[Segment] = []
        for element in cell:
            name = local(element)
            if name in ("p", "h"):
                style = self.styles.of("paragraph", attribute(element, "style-name"))
                lines.append(joined(self._segments(element, style)[0]))
                lines += [self.cell_text(box) for box in _boxes(element)]
            elif name == "table":
                for row, _ in _rows(element):
                    texts = [self.cell_text(inner).text.replace("\n", " ") for inner in _cells(row)]
                    lines.append(Segment("\t".join(texts).strip()))
            elif name == "list":
                lines += self._list_lines(element, None)
            elif name in _GROUPS:
                lines.append(self.cell_text(element))
        return joined(lines)

    def _list_lines(self, element: etree._Element, outer: ListPlace | None) -> list[Segment]:
        """Items of a list in a cell, with the numbers that are printed."""
        inside = OdtReader(self.styles)
        inside._list(element, outer)
        return [Segment(piece.text, piece.look) for piece in inside.out.pieces if isinstance(piece, Draft)]


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in a paragraph."""
    for inner in paragraph.iter():
        if local(inner) in ("text-box", "custom-shape") and any(local(part) in _BOXED for part in inner):
            yield inner


def _rows(table: etree._Element, *, head: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Rows with whether they are header rows; groups are passed through, filler rows not repeated without end."""
    for element in table:
        name = local(element)
        if name == "table-row":
            for _ in range(min(_count(element, "number-rows-repeated"), _MOST_REPEATS)):
                yield element, head
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element, head=head or name == "table-header-rows")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if local(cell) == "table-cell")


def _paragraphs(cell: etree._Element) -> list[str]:
    found = ("".join(map(str, part.itertext())) for part in cell.iter() if local(part) in ("p", "h"))
    return [text for text in found if text.strip()]


def _count(element: etree._Element, name: str) -> int:
    """A count given as attribute; 1 where there is none."""
    value = attribute(element, name, "1")
    return int(value) if value.isdigit() else 1
