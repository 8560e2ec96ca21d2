"""OpenDocument spreadsheets. A cell stores the text it shows; only dates are read from their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.ingest.flatxml import OdfParts, odf_parts
from pipeline.ingest.grid import GridTooLarge
from pipeline.ingest.odt import NO_PASSWORD, OdtReader, OdtStyles
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look
from pipeline.ingest.sheets import MAX_STORED, Sheet, SheetCell, read_sheets
from pipeline.ingest.zipsafe import attribute, child, local
from pipeline.records import DocumentStatus

_MOST_REPEATS = 1_000  # of a cell or row with text; empty ones fill the sheet to its edge
_MOST_COLORED = 64  # empty cells of one colour in a row
_FROZEN = "2"  # of a split
_COLOR = re.compile(r"#[0-9a-f]{6}")
_GROUPS = (
    "table-header-rows",
    "table-rows",
    "table-row-group",
    "table-header-columns",
    "table-columns",
    "table-column-group",
)
_NO_BODY = "The OpenDocument file holds no sheet: open it in its own program and save it again."


def read_ods(path: Path) -> Reading:
    """The blocks of all visible sheets; `page` is the number of the sheet."""
    parts = odf_parts(path)
    if parts.is_encrypted:
        return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=NO_PASSWORD)
    body = child(parts.content, "body", "spreadsheet")
    if body is None:
        return Reading((), status=DocumentStatus.UNREADABLE, message=_NO_BODY)
    reader = _Reader(parts)
    tables = [element for element in body if local(element) == "table"]
    sheets = [reader.sheet(table, number) for number, table in enumerate(tables, start=1)]
    return read_sheets(sheets, lambda text: ".", pages=len(sheets))


class _Reader:
    def __init__(self, parts: OdfParts) -> None:
        self.styles = OdtStyles([parts.content, parts.styles])
        self.text = OdtReader(self.styles)
        self.frozen = dict(_frozen(parts.settings))

    def sheet(self, table: etree._Element, number: int) -> Sheet:
        cells: dict[tuple[int, int], SheetCell] = {}
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        hidden: set[int] = set()
        heads: set[int] = set()
        row_number = 0
        for row, in_head in _inside(table, "table-row"):
            repeated = _count(row, "number-rows-repeated")
            line = list(self._row(row))
            for _ in range(min(repeated, _MOST_REPEATS) if line else 0):
                row_number, repeated = row_number + 1, repeated - 1
                heads.update({row_number} if in_head else ())
                if attribute(row, "visibility") in ("collapse", "filter"):
                    hidden.add(row_number)
                for column, cell, down, wide in line:
                    cells[row_number, column] = cell
                    if down > 1 or wide > 1:
                        spans[row_number, column] = (row_number + down - 1, column + wide - 1)
            row_number += repeated
            if len(cells) > MAX_STORED:
                raise GridTooLarge(f"a sheet of more than {MAX_STORED} cells")
        properties = self._properties("table", attribute(table, "style-name"), "table-properties")
        return Sheet(
            attribute(table, "name"), number, cells, spans, frozenset(hidden), frozenset(_hidden_columns(table)),
            frozenset(heads), self.frozen.get(attribute(table, "name"), 0),
            is_hidden=any(attribute(found, "display") == "false" for found in properties),
        )  # fmt: skip

    def _row(self, row: etree._Element) -> Iterator[tuple[int, SheetCell, int, int]]:
        """Filled cells with their column and spans."""
        column = 1
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            repeated = _count(cell, "number-columns-repeated")
            found = self._cell(cell) if local(cell) == "table-cell" else SheetCell()
            if found.is_filled or found.color:
                down, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
                for step in range(min(repeated, _MOST_REPEATS if found.is_filled else _MOST_COLORED)):
                    yield column + step, found, down, wide
            column += repeated

    def _cell(self, cell: etree._Element) -> SheetCell:
        shown = self.text.cell_text(cell)
        name = attribute(cell, "style-name")
        style = self.styles.of("table-cell", name)
        text = shown.text
        date = attribute(cell, "date-value")[:10]
        if attribute(cell, "value-type") == "date" and date and len(re.findall(r"\w+", text)) >= 3:
            text = date  # shown with day, month and year, in whatever order
        fills = (
            attribute(found, "background-color")
            for found in self._properties("table-cell", name, "table-cell-properties")
        )
        color = next((fill.lower() for fill in fills if fill), "")
        bold = Look.BOLD in (shown.look, style.look)
        return SheetCell(text, "@", bold and bool(text), color if _COLOR.fullmatch(color) else "", style.size or 10.0)

    def _properties(self, family: str, name: str, kind: str) -> Iterator[etree._Element]:
        """The properties of a style and of those it inherits from, nearest first."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            element = self.styles.elements.get((family, name))
            found = child(element, kind)
            if found is not None:
                yield found
            name = attribute(element, "parent-style-name")


def _inside(parent: etree._Element, wanted: str, *, head: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Rows or columns through their groups, with whether they are header rows."""
    for element in parent:
        name = local(element)
        if name == wanted:
            yield element, head
        elif name in _GROUPS:
            yield from _inside(element, wanted, head=head or name == "table-header-rows")


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    column = 1
    for element, _ in _inside(table, "table-column"):
        repeated = _count(element, "number-columns-repeated")
        if attribute(element, "visibility") in ("collapse", "filter"):
            yield from range(column, column + min(repeated, _MOST_REPEATS))
        column += repeated


def _frozen(settings: etree._Element | None) -> Iterator[tuple[str, int]]:
    """Sheets whose first rows stay in view, each with the row below them."""
    for entry in settings.iter("{*}config-item-map-entry") if settings is not None else ():
        items = {attribute(item, "name"): item.text or "" for item in entry if local(item) == "config-item"}
        rows = items.get("VerticalSplitPosition", "")
        if items.get("VerticalSplitMode") == _FROZEN and rows.isdigit():
            yield attribute(entry, "name"), int(rows) + 1


def _count(element: etree._Element, name: str) -> int:
    value = attribute(element, name, "1")
    return max(1, int(value)) if value.isdigit() else 1
