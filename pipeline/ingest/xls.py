"""Workbooks of Excel 5 to 2003 (BIFF), and the .et files of WPS, which are the same inside."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet as StoredSheet
from xlrd.xldate import XLDateError, xldate_as_datetime

from pipeline.ingest.reading import Reading
from pipeline.ingest.sheets import Sheet, SheetCell, read_sheets

_BOLD = 600  # weight
_SOLID = 1
_WORKSHEET = 0


def read_xls(path: Path, decimal_mark: Callable[[str], str]) -> Reading:
    """The blocks of all visible sheets, as of a newer workbook. Raises what xlrd raises on files it does not know."""
    book = xlrd.open_workbook(
        file_contents=path.read_bytes(), formatting_info=True, logfile=io.StringIO(), ignore_workbook_corruption=True
    )
    sheets = [_sheet(book, sheet, number) for number, sheet in enumerate(book.sheets(), start=1)]
    return read_sheets(sheets, decimal_mark, pages=len(sheets))


def _sheet(book: Book, sheet: StoredSheet, number: int) -> Sheet:
    cells = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind = sheet.cell_type(row, column)
            if kind != xlrd.XL_CELL_EMPTY:
                cells[row + 1, column + 1] = _cell(book, sheet, row, column, kind)
    spans = {(top + 1, left + 1): (bottom, right) for top, bottom, left, right in sheet.merged_cells}
    return Sheet(
        sheet.name,
        number,
        cells,
        spans,
        frozenset(row + 1 for row, look in sheet.rowinfo_map.items() if look.hidden or look.height == 0),
        frozenset(column + 1 for column, look in sheet.colinfo_map.items() if look.hidden or look.width == 0),
        frozen=sheet.horz_split_pos + 1 if sheet.panes_are_frozen and sheet.horz_split_pos else 0,
        is_hidden=sheet.visibility != 0,
    )


def _cell(book: Book, sheet: StoredSheet, row: int, column: int, kind: int) -> SheetCell:
    value = sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_BLANK:
        value = None
    elif kind == xlrd.XL_CELL_BOOLEAN:
        value = bool(value)
    elif kind == xlrd.XL_CELL_ERROR:
        value = xlrd.error_text_from_code.get(value, "#N/A")
    elif kind == xlrd.XL_CELL_DATE:
        try:
            stored = value
            value = xldate_as_datetime(stored, book.datemode)
            value = value.time() if stored < 1 else value
        except (XLDateError, ValueError, OverflowError):
            pass  # a number that no calendar holds stays a number
    index = sheet.cell_xf_index(row, column)
    if not 0 <= index < len(book.xf_list):
        return SheetCell(value)
    look = book.xf_list[index]
    known = book.format_map.get(look.format_key)
    font = book.font_list[look.font_index] if look.font_index < len(book.font_list) else None
    bold = font is not None and (bool(font.bold) or font.weight >= _BOLD)
    color = _color(book.colour_map, look.background)
    return SheetCell(value, known.format_str if known else "General", bold, color, font.height / 20 if font else 11.0)


def _color(colors: Mapping[int, tuple[int, int, int] | None], background: xlrd.formatting.XFBackground) -> str:
    """Solid background as #rrggbb; empty for none and for the colours of the system."""
    if background.fill_pattern != _SOLID:
        return ""
    found = colors.get(background.pattern_colour_index)
    return "#" + "".join(f"{part:02x}" for part in found) if found else ""
