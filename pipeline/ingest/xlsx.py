"""Workbooks of Excel 2007 and later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell as StoredCell
from openpyxl.chartsheet import Chartsheet
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.ingest.grid import GridTooLarge, is_mark
from pipeline.ingest.reading import Reading
from pipeline.ingest.sheets import MAX_STORED, Sheet, SheetCell, missing_values, read_sheets
from pipeline.ingest.zipsafe import opened
from pipeline.records import Finding, Severity

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how the format writes characters that XML cannot hold


def read_xlsx(path: Path, decimal_mark: Callable[[str], str]) -> Reading:
    """The blocks of all visible sheets; `page` is the number of the sheet in the workbook. `decimal_mark` gives, for
    the text of the workbook, the mark that its readers see in numbers."""
    with opened(path) as package:
        has_formulas = any(
            b"<f>" in data or b"<f " in data
            for name in sorted(package.names)
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
            for data in (package.archive.read(name),)
        )
    workbook = _opened(path, data_only=True)
    findings: list[Finding] = _missing_values(path, workbook) if has_formulas else []
    sheets = []
    for number, name in enumerate(workbook.sheetnames, start=1):
        sheet = workbook[name]
        if isinstance(sheet, Worksheet):
            sheets.append(_sheet(sheet, number))
        elif isinstance(sheet, Chartsheet):
            message = f"The sheet {name} holds a chart; what it shows was not read: look at it if it matters."
            findings.append(Finding("sheet.chart", message, Severity.INFO, number))
    return read_sheets(sheets, decimal_mark, pages=len(workbook.sheetnames), findings=findings)


def _opened(path: Path, *, data_only: bool) -> Workbook:
    """The workbook by its content: given a path, openpyxl refuses one whose name ends otherwise."""
    with path.open("rb") as file:
        return load_workbook(file, data_only=data_only)


def _missing_values(path: Path, values: Workbook) -> list[Finding]:
    found = []
    formulas = _opened(path, data_only=False)
    for number, name in enumerate(formulas.sheetnames, start=1):
        sheet = formulas[name]
        if not isinstance(sheet, Worksheet):
            continue
        cells = [cell for cell in _stored(sheet) if cell.data_type == "f"]
        empty = [cell.coordinate for cell in cells if values[name][cell.coordinate].value is None]
        if empty:
            found.append(missing_values(name, empty, number))
    return found


def _stored(sheet: Worksheet) -> list[StoredCell]:
    """The cells that are stored, in reading order. Iterating over rows would walk to the last formatted row."""
    stored = sheet._cells
    if len(stored) > MAX_STORED:
        raise GridTooLarge(f"the sheet {sheet.title} has {len(stored)} cells")
    return [cell for _, cell in sorted(stored.items()) if isinstance(cell, StoredCell)]


def _sheet(sheet: Worksheet, number: int) -> Sheet:
    pane = sheet.freeze_panes
    return Sheet(
        sheet.title,
        number,
        {(cell.row, cell.column): _cell(cell) for cell in _stored(sheet)},
        {(span.min_row, span.min_col): (span.max_row, span.max_col) for span in sheet.merged_cells.ranges},
        frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden or look.height == 0),
        frozenset(_hidden_columns(sheet)),
        frozenset(range_boundaries(table.ref)[1] or 0 for table in sheet.tables.values()),
        int("0" + "".join(filter(str.isdigit, pane))) if pane else 0,
        sheet.sheet_state != "visible",
    )


def _cell(cell: StoredCell) -> SheetCell:
    value = cell.value
    if isinstance(value, str):
        value = _ESCAPED.sub(lambda escaped: chr(int(escaped.group(1), 16)), value).replace("\r\n", "\n")
    font = cell.font
    return SheetCell(
        value, cell.number_format, bool(font and font.b), _color(cell), float(font.sz or 11) if font else 11.0
    )


def _hidden_columns(sheet: Worksheet) -> Iterable[int]:
    for letter, look in sheet.column_dimensions.items():
        if look.hidden or look.width == 0:
            first = look.min or column_index_from_string(letter)
            yield from range(first, (look.max or first) + 1)


def _color(cell: StoredCell) -> str:
    """Solid background as #rrggbb, or the colour of a typed light; empty for none and for theme colours."""
    fill = cell.fill if cell.has_style else None
    if isinstance(cell.value, str) and is_mark(cell.value) and cell.font and cell.font.color is not None:
        return _hex(cell.font.color)
    return _hex(fill.fgColor) if fill is not None and fill.fill_type == "solid" else ""


def _hex(color: Any) -> str:
    value = color.rgb if color.type == "rgb" else ""
    if color.type == "indexed" and 0 <= color.indexed < len(COLOR_INDEX):
        value = COLOR_INDEX[color.indexed]
    return f"#{value[-6:].lower()}" if isinstance(value, str) and len(value) >= 6 else ""
