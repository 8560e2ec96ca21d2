"""Workbooks: each used region of a sheet is a table, cells above it are its title; texts as a reader sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.cellformat import shown
from pipeline.ingest.drafts import Draft
from pipeline.ingest.grid import MAX_CELLS, GridTooLarge, trimmed
from pipeline.ingest.reading import Reading
from pipeline.ingest.regions import Box, regions
from pipeline.ingest.segments import Look
from pipeline.ingest.sizes import SizedPieces
from pipeline.ingest.zipsafe import opened
from pipeline.records import Cell, Finding, Severity, Table

_MOST_HEADER_ROWS = 3


def read_xlsx(path: Path, decimal_mark: Callable[[str], str]) -> Reading:
    """The blocks of all visible sheets; `page` is the number of the sheet in the workbook.

    `decimal_mark` gives, for the text of the workbook, the mark that its readers see in numbers.
    """
    with opened(path) as package:
        has_formulas = any(
            b"<f>" in data or b"<f " in data
            for name in sorted(package.names)
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
            for data in (package.archive.read(name),)
        )
    workbook = load_workbook(path, data_only=True)
    findings: list[Finding] = _missing_values(path, workbook.worksheets) if has_formulas else []
    sheets = []
    for number, sheet in enumerate(workbook.worksheets, start=1):
        if sheet.sheet_state != "visible":
            findings.append(_hidden("sheet.hidden", f"The sheet {sheet.title} is hidden and was not read.", number))
        else:
            sheets.append(Sheet.of(sheet, number))
    mark = decimal_mark("\n".join(text for sheet in sheets for text in sheet.texts()))
    out = SizedPieces()
    for shown_sheet in sheets:
        findings += shown_sheet.findings()
        shown_sheet.add_to(out, mark)
    blocks = assembled(out.with_headings())
    return Reading(blocks, len(workbook.worksheets), first_title(blocks), findings=tuple(findings))


def _hidden(code: str, message: str, page: int) -> Finding:
    return Finding(code, message, Severity.WARNING, page)


def _missing_values(path: Path, sheets: Sequence[Worksheet]) -> list[Finding]:
    """Formulas that were never calculated: a program wrote the workbook, and no spreadsheet has saved it since."""
    found = []
    for sheet in load_workbook(path).worksheets:
        values = next((known for known in sheets if known.title == sheet.title), None)
        cells = [cell for cell in _cells(sheet) if cell.data_type == "f"]
        empty = [cell.coordinate for cell in cells if values is not None and values[cell.coordinate].value is None]
        if empty:
            message = (
                f"{len(empty)} formulas on the sheet {sheet.title} have no stored value (first {empty[0]}): "
                "open the workbook in a spreadsheet program and save it."
            )
            found.append(Finding("cell.formula-without-value", message))
    return found


def _cells(sheet: Worksheet) -> list[SheetCell]:
    """The cells that are stored, in reading order. Iterating over rows would walk to the last formatted row."""
    stored = sheet._cells
    if len(stored) > 5 * MAX_CELLS:
        raise GridTooLarge(f"the sheet {sheet.title} has {len(stored)} cells")
    return [cell for _, cell in sorted(stored.items()) if isinstance(cell, SheetCell)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet without its hidden rows and columns."""

    sheet: Worksheet
    number: int
    cells: dict[tuple[int, int], SheetCell]  # those with a value, by row and column
    spans: dict[tuple[int, int], tuple[int, int]]  # last row and column of merged cells
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    @classmethod
    def of(cls, sheet: Worksheet, number: int) -> Sheet:
        rows = frozenset(row for row, look in sheet.row_dimensions.items() if look.hidden)
        columns = frozenset(_hidden_columns(sheet))
        cells = {
            (cell.row, cell.column): cell
            for cell in _cells(sheet)
            if cell.value is not None
            and str(cell.value).strip()
            and cell.row not in rows
            and cell.column not in columns
        }
        spans = {(span.min_row, span.min_col): (span.max_row, span.max_col) for span in sheet.merged_cells.ranges}
        return cls(
            sheet, number, cells, {place: span for place, span in spans.items() if place in cells}, rows, columns
        )

    def texts(self) -> Iterable[str]:
        return (cell.value for cell in self.cells.values() if isinstance(cell.value, str))

    def findings(self) -> list[Finding]:
        """One finding for hidden rows or columns that hold something."""
        rows, columns = set(), set()
        for cell in _cells(self.sheet):
            if cell.value is not None:
                rows.update({cell.row} & self.hidden_rows)
                columns.update({cell.column} & self.hidden_columns)
        if not rows and not columns:
            return []
        message = (
            f"{len(rows)} rows and {len(columns)} columns of the sheet {self.sheet.title} are hidden and were not "
            "read: show them and save the workbook if they matter."
        )
        return [_hidden("sheet.hidden-cells", message, self.number)]

    def add_to(self, out: SizedPieces, mark: str) -> None:
        """Adds the regions of the sheet: lone cells as passages, the rest as tables."""
        for box in regions(self._boxes(), self._is_headline):
            rows = sorted({row for row, _ in box.places})
            start = self._first_table_row(box, rows)
            for place in sorted(box.places):
                if start is None or place[0] < start:
                    self._add_passage(out, place, mark)
            if start is not None:
                last = self._last_table_row(box, rows, start)
                table = self._table(
                    replace(box, places=frozenset(p for p in box.places if start <= p[0] <= last)), mark
                )
                if table is not None:
                    out.add(table)
                for place in sorted(place for place in box.places if place[0] > last):
                    self._add_passage(out, place, mark)

    def _boxes(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each filled cell with the last row and column that it reaches."""
        return {place: self.spans.get(place, place) for place in self.cells}

    def _is_headline(self, row: int, columns: Iterable[int]) -> bool:
        """A row of bold texts looks like the header of a table."""
        cells = [self.cells[row, column] for column in columns]
        return len(cells) >= 2 and all(isinstance(cell.value, str) and _bold(cell) for cell in cells)

    def _first_table_row(self, box: Box, rows: list[int]) -> int | None:
        """The first row with two cells; None when the region is a column of text."""
        return next((row for row in rows if sum(place[0] == row for place in box.places) >= 2), None)

    def _last_table_row(self, box: Box, rows: list[int], start: int) -> int:
        """The last row that belongs to the table: lone cells at the end, in its first column, are notes."""
        last = max(row for row in rows if sum(place[0] == row for place in box.places) >= 2)
        spanned = max(self.spans.get(place, place)[0] for place in box.places if start <= place[0] <= last)
        return max(last, spanned)

    def _add_passage(self, out: SizedPieces, place: tuple[int, int], mark: str) -> None:
        cell = self.cells[place]
        look = Look.BOLD if _bold(cell) else Look.PLAIN
        out.add(Draft(self._text(cell, mark), look=look, page=self.number), float(cell.font.sz or 11))

    def _text(self, cell: SheetCell, mark: str) -> str:
        return shown(cell.value, cell.number_format, mark)

    def _table(self, box: Box, mark: str) -> Table | None:
        """The grid of a region; every place in it has a cell, merged ones stand once."""
        reach = {place: self.spans.get(place, place) for place in box.places}
        first_row, first_column = min(row for row, _ in reach), min(column for _, column in reach)
        last_row, last_column = max(row for row, _ in reach.values()), max(column for _, column in reach.values())
        if (last_row - first_row + 1) * (last_column - first_column + 1) > MAX_CELLS:
            raise GridTooLarge(f"a region of {last_row - first_row + 1} rows on the sheet {self.sheet.title}")
        rows = [row for row in range(first_row, last_row + 1) if row not in self.hidden_rows]
        columns = [column for column in range(first_column, last_column + 1) if column not in self.hidden_columns]
        row_at, column_at = {row: n for n, row in enumerate(rows)}, {column: n for n, column in enumerate(columns)}
        heads = self._header_rows(first_row)
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for row in rows:
            for column in columns:
                if (row, column) in taken:
                    continue
                last = reach.get((row, column), (row, column))
                down = [inner for inner in range(row, last[0] + 1) if inner in row_at]
                wide = [inner for inner in range(column, last[1] + 1) if inner in column_at]
                taken.update((r, c) for r in down for c in wide)
                cells.append(
                    self._cell(
                        (row, column), (row_at[row], column_at[column]), (len(down), len(wide)), row in heads, mark
                    )
                )
        table = trimmed(cells, title=self.sheet.title, page=self.number)
        return table

    def _cell(
        self, place: tuple[int, int], at: tuple[int, int], span: tuple[int, int], is_header: bool, mark: str
    ) -> Cell:
        stored = self.cells.get(place)
        return Cell(
            "",
            *at,
            text=self._text(stored, mark) if stored is not None else "",
            row_span=span[0],
            column_span=span[1],
            page=self.number,
            is_header=is_header and stored is not None,
            color=_color(self.sheet._cells.get(place)),
            bold=stored is not None and _bold(stored),
            place=f"{self.sheet.title}!{get_column_letter(place[1])}{place[0]}",
        )

    def _header_rows(self, first: int) -> frozenset[int]:
        """Rows that the workbook itself marks as header: of a table object, or kept in view above the rest."""
        rows = {range_boundaries(table.ref)[1] or 0 for table in self.sheet.tables.values()}
        pane = self.sheet.freeze_panes
        frozen = int("".join(filter(str.isdigit, pane))) if pane else 0
        if first < frozen <= first + _MOST_HEADER_ROWS:
            rows.update(range(first, frozen))
        return frozenset(rows)


def _hidden_columns(sheet: Worksheet) -> Iterable[int]:
    for letter, look in sheet.column_dimensions.items():
        if look.hidden:
            first = look.min or column_index_from_string(letter)
            yield from range(first, (look.max or first) + 1)


def _bold(cell: SheetCell) -> bool:
    return bool(cell.font and cell.font.b)


def _color(cell: object) -> str:
    """Solid background as #rrggbb; empty for none and for theme colours."""
    fill = cell.fill if isinstance(cell, SheetCell) and cell.has_style else None
    if fill is None or fill.fill_type != "solid":
        return ""
    color = fill.fgColor
    value = color.rgb if color.type == "rgb" else ""
    if color.type == "indexed" and 0 <= color.indexed < len(COLOR_INDEX):
        value = COLOR_INDEX[color.indexed]
    return f"#{value[-6:].lower()}" if isinstance(value, str) and len(value) >= 6 else ""
