"""A workbook whatever its format: sheets of cells, and the passages and tables that a reader sees in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.cellformat import shown
from pipeline.ingest.drafts import Draft
from pipeline.ingest.grid import MAX_CELLS, GridTooLarge, is_light, trimmed
from pipeline.ingest.reading import Reading
from pipeline.ingest.regions import Box, Place, regions
from pipeline.ingest.segments import Look
from pipeline.ingest.sizes import SizedPieces
from pipeline.records import Cell, Finding, Severity, Table

MAX_STORED = 5 * MAX_CELLS  # cells of one sheet
_MOST_HEADER_ROWS = 3
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One stored cell: a value with its number format, or only a colour."""

    value: object = None  # str, int, float, bool, date, datetime, time or timedelta
    format: str = "General"
    bold: bool = False
    color: str = ""  # background as #rrggbb
    size: float = 11.0  # points

    @property
    def is_filled(self) -> bool:
        return self.value is not None and bool(str(self.value).strip())

    @property
    def is_error(self) -> bool:
        return isinstance(self.value, str) and bool(_ERROR.fullmatch(self.value))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as its file stores it; rows and columns count from 1."""

    title: str
    number: int  # place among all sheets of the workbook
    cells: Mapping[Place, SheetCell]
    spans: Mapping[Place, Place] = field(default_factory=dict)  # last row and column of merged cells
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    header_rows: frozenset[int] = frozenset()  # that the file marks as header
    frozen: int = 0  # first row below those that stay in view; 0 for none
    is_hidden: bool = False


def read_sheets(
    sheets: Sequence[Sheet], decimal_mark: Callable[[str], str], *, pages: int | None, findings: Sequence[Finding] = ()
) -> Reading:
    """The blocks of all visible sheets; `page` is the number of the sheet in the workbook, without pages there is none.

    `decimal_mark` gives, for the text of the workbook, the mark that its readers see in numbers.
    """
    found = list(findings)
    for sheet in sheets:
        if sheet.is_hidden:
            message = (
                f"The sheet {sheet.title} is hidden and was not read: show it and save the workbook if it matters."
            )
            found.append(Finding("sheet.hidden", message, page=sheet.number))
    visible = [_Shown.of(sheet, pages is not None) for sheet in sheets if not sheet.is_hidden]
    mark = decimal_mark("\n".join(text for sheet in visible for text in sheet.texts()))
    out = SizedPieces()
    for sheet_ in visible:
        found += sheet_.findings()
        sheet_.add_to(out, mark)
    blocks = assembled(out.with_headings())
    return Reading(blocks, pages, first_title(blocks), findings=tuple(found))


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sheet without its hidden rows and columns."""

    sheet: Sheet
    page: int | None
    cells: dict[Place, SheetCell]  # those with a value
    spans: dict[Place, Place]

    @classmethod
    def of(cls, sheet: Sheet, has_pages: bool) -> _Shown:
        if len(sheet.cells) > MAX_STORED:
            raise GridTooLarge(f"the sheet {sheet.title} has {len(sheet.cells)} cells")
        cells = {
            place: cell
            for place, cell in sorted(sheet.cells.items())
            if cell.is_filled and place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
        }
        spans = {place: span for place, span in sheet.spans.items() if place in cells}
        return cls(sheet, sheet.number if has_pages else None, cells, spans)

    def texts(self) -> Iterable[str]:
        return (cell.value for cell in self.cells.values() if isinstance(cell.value, str))

    def findings(self) -> list[Finding]:
        """One finding for hidden rows or columns that hold something, one for cells that show an error."""
        out = []
        rows, columns = set(), set()
        for (row, column), cell in self.sheet.cells.items():
            if cell.is_filled:
                rows.update({row} & self.sheet.hidden_rows)
                columns.update({column} & self.sheet.hidden_columns)
        if rows or columns:
            message = (
                f"{len(rows)} rows and {len(columns)} columns of the sheet {self.sheet.title} are hidden and were not "
                "read: show them and save the workbook if they matter."
            )
            out.append(Finding("sheet.hidden-cells", message, page=self.page))
        errors = [place for place, cell in self.cells.items() if cell.is_error]
        if errors:
            message = (
                f"{len(errors)} cells of the sheet {self.sheet.title} show an error (first {_address(errors[0])}): "
                "ask its publisher for the values."
            )
            out.append(Finding("cell.error-value", message, page=self.page, quote=str(self.cells[errors[0]].value)))
        return out

    def add_to(self, out: SizedPieces, mark: str) -> None:
        """Adds the regions of the sheet: lone cells as passages, the rest as tables."""
        reach = {place: self.spans.get(place, place) for place in self.cells}
        for box in regions(reach, self._is_headline):
            rows = sorted({row for row, _ in box.places})
            start = next((row for row in rows if sum(place[0] == row for place in box.places) >= 2), None)
            if start is None and (lights := self._lights_beside(box.places)):  # a legend
                start = rows[0]
                box = replace(box, places=box.places | lights)
            if start is None:  # a column of text
                self._add_passages(out, box.places, mark)
                continue
            last = self._last_table_row(box, rows, start)
            self._add_passages(out, (place for place in box.places if place[0] < start), mark)
            table = self._table(replace(box, places=frozenset(p for p in box.places if start <= p[0] <= last)), mark)
            if table is not None:
                out.add(table)
            self._add_passages(out, (place for place in box.places if place[0] > last), mark)

    def _lights_beside(self, places: Iterable[Place]) -> frozenset[Place]:
        """Cells without text but of different colours, each beside one of these."""
        beside = [(row, column + step) for row, column in places for step in (-1, 1)]
        found = {
            place: cell.color
            for place in beside
            if (cell := self.sheet.cells.get(place)) is not None and not cell.is_filled and cell.color
        }
        return frozenset(found) if sum(map(is_light, set(found.values()))) > 1 else frozenset()

    def _is_headline(self, row: int, columns: Iterable[int]) -> bool:
        """A row of bold texts looks like the header of a table."""
        cells = [self.cells[row, column] for column in columns]
        return len(cells) >= 2 and all(isinstance(cell.value, str) and cell.bold for cell in cells)

    def _last_table_row(self, box: Box, rows: list[int], start: int) -> int:
        """The last row that belongs to the table: lone cells at the end, in its first column, are notes."""
        last = max(row for row in rows if sum(place[0] == row for place in box.places) >= 2)
        spanned = max(self.spans.get(place, place)[0] for place in box.places if start <= place[0] <= last)
        return max(last, spanned)

    def _add_passages(self, out: SizedPieces, places: Iterable[Place], mark: str) -> None:
        for place in sorted(places):
            cell = self.cells[place]
            look = Look.BOLD if cell.bold else Look.PLAIN
            text = shown(cell.value, cell.format, mark)
            if text:
                out.add(Draft(text, look=look, page=self.page), cell.size)

    def _table(self, box: Box, mark: str) -> Table | None:
        """The grid of a region; every place in it has a cell, merged ones stand once."""
        reach = {place: self.spans.get(place, place) for place in box.places}
        first_row, first_column = min(row for row, _ in reach), min(column for _, column in reach)
        last_row, last_column = max(row for row, _ in reach.values()), max(column for _, column in reach.values())
        if (last_row - first_row + 1) * (last_column - first_column + 1) > MAX_CELLS:
            raise GridTooLarge(f"a region of {last_row - first_row + 1} rows on the sheet {self.sheet.title}")
        rows = [row for row in range(first_row, last_row + 1) if row not in self.sheet.hidden_rows]
        columns = [column for column in range(first_column, last_column + 1) if column not in self.sheet.hidden_columns]
        row_at, column_at = {row: n for n, row in enumerate(rows)}, {column: n for n, column in enumerate(columns)}
        heads = self._header_rows(first_row)
        taken: set[Place] = set()
        cells: list[Cell] = []
        for row in rows:
            for column in columns:
                if (row, column) in taken:
                    continue
                last = reach.get((row, column), (row, column))
                down = [inner for inner in range(row, last[0] + 1) if inner in row_at]
                wide = [inner for inner in range(column, last[1] + 1) if inner in column_at]
                taken.update((r, c) for r in down for c in wide)
                at, span = (row_at[row], column_at[column]), (len(down), len(wide))
                cells.append(self._cell((row, column), at, span, row in heads, mark))
        return trimmed(cells, title=self.sheet.title, page=self.page)

    def _cell(self, place: Place, at: Place, span: tuple[int, int], is_header: bool, mark: str) -> Cell:
        stored = self.cells.get(place)
        address = _address(place)
        return Cell(
            "",
            *at,
            text=shown(stored.value, stored.format, mark) if stored is not None else "",
            row_span=span[0],
            column_span=span[1],
            page=self.page,
            is_header=is_header and stored is not None,
            color=self.sheet.cells.get(place, SheetCell()).color,
            bold=stored is not None and stored.bold,
            place=f"{self.sheet.title}!{address}" if self.sheet.title else address,
        )

    def _header_rows(self, first: int) -> frozenset[int]:
        """Rows that the workbook itself marks as header, or keeps in view above the rest."""
        frozen = self.sheet.frozen
        kept = range(first, frozen) if first < frozen <= first + _MOST_HEADER_ROWS else ()
        return self.sheet.header_rows.union(kept)


def _address(place: Place) -> str:
    return f"{letters(place[1])}{place[0]}"


def missing_values(title: str, addresses: Sequence[str], page: int) -> Finding:
    """Formulas that were never calculated: a program wrote the workbook, and no spreadsheet has saved it since."""
    message = (
        f"{len(addresses)} formulas on the sheet {title} have no stored value (first {addresses[0]}): "
        "open the workbook in a spreadsheet program and save it."
    )
    return Finding("cell.formula-without-value", message, Severity.WARNING, page)
