"""Tables that share a rule: the finder sees one table where two stand directly below each other.

They are told apart where the rows below are parted at other places than the rows above, or where a header row of other
words begins anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.pdf_dots import background_of
from pipeline.ingest.pdf_grid import Grid, GridCell
from pipeline.ingest.pdf_page import Fill
from pipeline.ingest.pdf_rows import is_header_row

MIN_ROWS = 2  # of a table on either side


def parted_tables(grid: Grid, fills: Sequence[Fill]) -> list[Grid]:
    """The tables in a grid from top to bottom; mostly it is one."""
    count = len(grid.ys) - 1
    if count < 2 * MIN_ROWS:
        return [grid]
    rows: list[list[GridCell]] = [[] for _ in range(count)]
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, count)):
            rows[row].append(cell)
    held = {row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    starts = [0]
    for row in range(MIN_ROWS, count):
        if row in held or row - starts[-1] < MIN_ROWS or count - row < MIN_ROWS:
            continue
        if _begins_anew(rows, starts[-1], row, fills) or _parts_otherwise(rows, starts[-1], row):
            starts.append(row)
    if len(starts) == 1:
        return [grid]
    return [_piece(grid, start, end) for start, end in zip(starts, [*starts[1:], count], strict=True)]


def _edges(row: Sequence[GridCell]) -> frozenset[int]:
    """The inner boundaries at which the cells of a row begin."""
    return frozenset(cell.column for cell in row if cell.column)


def _parts_otherwise(rows: Sequence[Sequence[GridCell]], first: int, row: int) -> bool:
    """Whether the row shares no boundary with the rows above, and no row on has those of both: in a form, where wide
    and narrow cells change, the column of labels goes through or some row has them all."""
    whole = frozenset().union(*map(_edges, rows[first:row]))
    if not whole or not _edges(rows[row]) or whole & _edges(rows[row]):
        return False
    for cells in rows[row:]:
        whole |= _edges(cells)
        if _edges(cells) == whole:
            return False
    return True


def _begins_anew(rows: Sequence[Sequence[GridCell]], first: int, row: int, fills: Sequence[Fill]) -> bool:
    """Whether the row is a header, set like that of the table above and with other words."""
    head, here = rows[first], rows[row]
    if not is_header_row(head) or not is_header_row(here) or is_header_row(rows[row - 1]):
        return False
    if background_of(head[0].box, fills) != background_of(here[0].box, fills):
        return False
    return {cell.text for cell in head} != {cell.text for cell in here}


def _piece(grid: Grid, start: int, end: int) -> Grid:
    """The rows [start, end) as a table of the columns they have."""
    cells = [cell for cell in grid.cells if start <= cell.row < end]
    used = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.column_span)})
    place = {edge: number for number, edge in enumerate(used)}
    moved = [
        replace(
            cell, row=cell.row - start, column=place[cell.column],
            column_span=place[cell.column + cell.column_span] - place[cell.column],
        )
        for cell in cells
    ]  # fmt: skip
    last = end == len(grid.ys) - 1
    return Grid(
        moved, [grid.xs[edge] for edge in used], grid.ys[start : end + 1], grid.page,
        grid.open_top and start == 0, grid.open_bottom and last, grid.strategy,
    )  # fmt: skip
