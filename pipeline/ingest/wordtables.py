"""Rows and cells of Word tables: where they stand in the grid and how they are merged."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.ingest.zipsafe import attribute, child, local

_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"))
GridPlace = tuple[etree._Element, int, int]  # a cell, its first grid column and its width in columns


def is_wrapper(element: etree._Element) -> bool:
    """An element that only wraps text; a content control that shows its prompt (*Choose an item*) holds none."""
    return local(element) in _WRAPPERS and child(element, "sdtPr", "showingPlcHdr") is None


def content(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a cell, through content controls and insertions."""
    for element in parent:
        if local(element) in ("p", "tbl"):
            yield element
        elif is_wrapper(element):
            yield from content(element)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) in _WRAPPERS:
            yield from rows_of(element)


def grid_row(row: etree._Element) -> Iterator[GridPlace]:
    """Cells of a row with first grid column and width in columns."""
    before = attribute(child(row, "trPr", "gridBefore"), "val")
    column = int(before) if before.isdigit() else 0
    found: list[GridPlace] = []
    for cell in _cells(row):
        span = attribute(child(cell, "tcPr", "gridSpan"), "val")
        width = max(1, int(span)) if span.isdigit() else 1
        merged = child(cell, "tcPr", "hMerge")
        if found and merged is not None and attribute(merged, "val", "continue") == "continue":
            first, start, wide = found.pop()
            found.append((first, start, wide + width))
        else:
            found.append((cell, column, width))
        column += width
    yield from found


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _cells(element)


def merge_of(cell: etree._Element) -> str:
    """`restart` for the first cell of a vertical merge, `continue` for the others, else empty."""
    element = child(cell, "tcPr", "vMerge")
    return attribute(element, "val", "continue") if element is not None else ""


def goes_on(row: list[GridPlace], column: int, width: int, *merges: str) -> bool:
    """Whether the row has a cell at this place that takes part in a vertical merge in one of these ways."""
    return any(start == column and wide == width and merge_of(cell) in merges for cell, start, wide in row)


def has_text(cell: etree._Element) -> bool:
    return any(local(element) == "t" and (element.text or "").strip() for element in cell.iter())


def fill_of(cell: etree._Element) -> str:
    """Background as #rrggbb; empty for none, automatic and theme colours."""
    value = attribute(child(cell, "tcPr", "shd"), "fill").lower()
    return f"#{value}" if len(value) == 6 and all(digit in "0123456789abcdef" for digit in value) else ""


def mark_color(cell: etree._Element) -> str:
    """The colour of a typed light, of the first run that has one."""
    colors = (attribute(child(run, "rPr", "color"), "val").lower() for run in cell.iter() if local(run) == "r")
    return next((f"#{color}" for color in colors if len(color) == 6 and color != "000000"), "")
