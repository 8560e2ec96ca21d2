"""Workbooks in the XML of Excel 2002 and 2003, which many reporting systems still export under the name .xls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lxml import etree

from pipeline.ingest.reading import Reading
from pipeline.ingest.sheets import Sheet, SheetCell, read_sheets
from pipeline.ingest.zipsafe import attribute, child, local, parsed

_NAMED_FORMATS = {
    "percent": "0.00%",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "short date": "yyyy-mm-dd",
    "general date": "General",
}
_FURTHEST = 1_048_576  # rows, as the newest spreadsheets have


def read_sheet_xml(path: Path, decimal_mark: Callable[[str], str]) -> Reading:
    """The blocks of all visible sheets; raises `lxml.etree.XMLSyntaxError` for broken XML."""
    root = parsed(path.read_bytes())
    styles = {attribute(style, "ID"): style for style in root.iter() if local(style) == "Style"}
    looks = {name: _look(styles, name) for name in sorted(styles)}
    found = [element for element in root if local(element) == "Worksheet"]
    sheets = [_sheet(element, number, looks) for number, element in enumerate(found, start=1)]
    return read_sheets(sheets, decimal_mark, pages=len(sheets))


def _look(styles: dict[str, etree._Element], name: str, depth: int = 0) -> SheetCell:
    """An empty cell in this style, with what it inherits."""
    style = styles.get(name)
    if style is None or depth > 9:
        return SheetCell()
    parent = attribute(style, "Parent")
    look = _look(styles, parent, depth + 1) if parent and parent != name else SheetCell()
    font, fill = child(style, "Font"), child(style, "Interior")
    stated = attribute(child(style, "NumberFormat"), "Format")
    size = attribute(font, "Size")
    return replace(
        look,
        format=_NAMED_FORMATS.get(stated.lower(), stated) or look.format,
        bold=attribute(font, "Bold") == "1" if attribute(font, "Bold") else look.bold,
        color=attribute(fill, "Color").lower() if attribute(fill, "Pattern") == "Solid" else look.color,
        size=float(size) if size.replace(".", "", 1).isdigit() else look.size,
    )


def _sheet(element: etree._Element, number: int, looks: dict[str, SheetCell]) -> Sheet:
    cells, spans = {}, {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    row_number = column_number = 0
    table = child(element, "Table")
    for row in table if table is not None else ():
        if local(row) == "Column":
            column_number = _index(row, column_number)
            last = column_number + _number(row, "Span")
            if attribute(row, "Hidden") == "1" or attribute(row, "Width") == "0":
                hidden_columns.update(range(column_number, last + 1))
            column_number = last
        if local(row) != "Row":
            continue
        row_number = _index(row, row_number)
        if attribute(row, "Hidden") == "1" or attribute(row, "Height") == "0":
            hidden_rows.update(range(row_number, row_number + _number(row, "Span") + 1))
        column = 0
        for cell in row:
            if local(cell) != "Cell":
                continue
            column = _index(cell, column)
            look = looks.get(attribute(cell, "StyleID") or attribute(row, "StyleID"), SheetCell())
            cells[row_number, column] = replace(look, value=_value(child(cell, "Data")))
            across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
            if across or down:
                spans[row_number, column] = (row_number + down, column + across)
            column += across
        row_number += _number(row, "Span")
    options = child(element, "WorksheetOptions")
    split, visible = child(options, "SplitHorizontal"), child(options, "Visible")
    above = (split.text or "").strip() if split is not None else ""
    frozen = int(above) + 1 if above.isdigit() and child(options, "FreezePanes") is not None else 0
    return Sheet(
        attribute(element, "Name"), number, cells, spans, frozenset(hidden_rows), frozenset(hidden_columns),
        frozen=frozen, is_hidden=visible is not None and (visible.text or "").strip() != "SheetVisible",
    )  # fmt: skip


def _index(element: etree._Element, before: int) -> int:
    """The place of a row, column or cell: stated, or the next one."""
    stated = _number(element, "Index")
    return stated if 0 < stated <= _FURTHEST else before + 1


def _number(element: etree._Element, name: str) -> int:
    value = attribute(element, name)
    return min(int(value), _FURTHEST) if value.isdigit() else 0


def _value(data: etree._Element | None) -> object:
    if data is None:
        return None
    text = "".join(map(str, data.itertext()))
    kind = attribute(data, "Type")
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() else number
        if kind == "DateTime":
            return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return text
    return text == "1" if kind == "Boolean" else text
