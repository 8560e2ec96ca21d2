"""The tables of a document for people and programs: a grid for the terminal, JSON, plain rows, CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pipeline.cleaning import shown
from pipeline.inspection.pages import PageRange, page_word, pages_of_rows, places
from pipeline.records import BBox, Cell, Document, Table

FORMATS = ("text", "json", "rows", "csv")
_BOM = "\ufeff"


def tables_on(document: Document, pages: PageRange) -> tuple[Table, ...]:
    """The tables in reading order that stand, in part at least, on one of these pages; a table is never cut."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return tuple(table for table in tables if pages.is_all or any(page in pages for page in places(table)))


def printed(tables: Sequence[Table], form: str, *, width: int = 120, page: str = "page") -> str:
    """The tables in one of `FORMATS`. For people: the `width` of the grid in characters, the word for a `page`."""
    if form == "json":
        return _json([_record(table) for table in tables])
    if form == "rows":
        return _json([matrix(table) for table in tables])
    if form == "csv":
        return _csv(tables)
    return _grids(tables, width, page)


def matrix(table: Table) -> list[list[str | None]]:
    """Rows of cell texts, all of one length; None where no cell begins, so a merged cell stands once."""
    rows: list[list[str | None]] = [[None] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def page_words(table: Table) -> str:
    """ "3", "3-5" or "" where the format has no pages."""
    on = list(places(table))
    return "" if not on else str(on[0]) if len(on) == 1 else f"{on[0]}-{on[-1]}"


# ---------------------------------------------------------------------------------------------- programs
def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _record(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "page": table.page,
        "pages": list(places(table)),
        "bbox": _corners(table.bbox),
        "caption": table.caption,
        "title": table.title,
        "n_rows": table.n_rows,
        "n_columns": table.n_columns,
        "rows": matrix(table),
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "id": cell.id,
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "header": cell.is_header,
        "page": cell.page,
        "bbox": _corners(cell.bbox),
        "place": cell.place,
        "text": cell.text,
    }


def _corners(bbox: BBox | None) -> list[float] | None:
    return None if bbox is None else [bbox.x0, bbox.top, bbox.x1, bbox.bottom]


def _csv(tables: Sequence[Table]) -> str:
    """Every line has the same columns: the table's id, the page of the row, its number from 1, and as many cells as the
    widest table has; a blank line stands between tables."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    width = max((table.n_columns for table in tables), default=0)
    writer.writerow(["table", "page", "row", *(f"c{number}" for number in range(1, width + 1))])
    for index, table in enumerate(tables):
        if index:
            out.write("\r\n")
        on = pages_of_rows(table)
        for number, row in enumerate(matrix(table)):
            padded = [*row, *[None] * (width - len(row))]
            writer.writerow([table.id, on[number], number + 1, *padded])
    return _BOM + out.getvalue()


# ---------------------------------------------------------------------------------------------- people
def _grids(tables: Sequence[Table], width: int, page: str) -> str:
    out = StringIO()
    console = Console(file=out, width=width, color_system=None, highlight=False, markup=False, emoji=False)
    for index, table in enumerate(tables):
        if index:
            console.print()
        console.print(Text(_title(table, page)), soft_wrap=True)
        console.print(_grid(table))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _title(table: Table, page: str) -> str:
    on = page_words(table)
    named = " ".join(shown(part) for part in dict.fromkeys((table.title, table.caption)) if part)
    parts = (table.id, f"{page} {on}" if on else "", f"{table.n_rows} x {table.n_columns}", " ".join(named.split()))
    return "  ".join(part for part in parts if part)


def _grid(table: Table) -> Grid:
    """The table with all its lines; a double line sets off a first row that the format marks as header."""
    rows = [[Text(shown(text or "").replace("\t", " ")) for text in row] for row in matrix(table)]
    head = _header_rows(table) == 1 and len(rows) > 1
    frame = box.SQUARE_DOUBLE_HEAD if head else box.SQUARE
    grid = Grid(box=frame, show_header=head, show_lines=True, padding=(0, 1), header_style="")
    for number in range(table.n_columns):
        grid.add_column(rows[0][number] if head else "", overflow="fold")
    for row in rows[1:] if head else rows:
        grid.add_row(*row)
    return grid


def _header_rows(table: Table) -> int:
    """How many first rows the format marks as header."""
    marked = {cell.row for cell in table.cells if cell.is_header}
    return next((row for row in range(table.n_rows) if row not in marked), table.n_rows)


def findings(document: Document, pages: PageRange) -> Iterator[str]:
    """One line for each finding of the reading that concerns these pages."""
    for finding in document.findings:
        if finding.page is None or finding.page in pages:
            on = f"{page_word(document)} {finding.page}: " if finding.page else ""
            yield shown(f"{finding.severity}: {on}{finding.message} ({finding.code})")
