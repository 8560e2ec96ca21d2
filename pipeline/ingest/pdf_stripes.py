"""Tables whose rows are told apart by their background: every other row is filled, and only those have edges.

The filled rows come out of the table finder as small tables of the same columns below each other. The print between
them, if it keeps to these columns, is the rows in between.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.pdf_channels import Band, grid_from_rows, pieces_of_line, split_rows
from pipeline.ingest.pdf_grid import Grid, GridCell
from pipeline.ingest.pdf_lines import lines_of
from pipeline.ingest.pdf_page import PageContent, Word
from pipeline.ingest.pdf_rules import SNAP

MAX_LINES_BETWEEN = 12
MAX_SPACE = 1.6  # font sizes between the last filled row and a row below it


def with_stripes(grids: Sequence[Grid], words: list[Word], content: PageContent) -> tuple[list[Grid], list[Word]]:
    """The tables with striped ones made whole, and the words that are in none of them."""
    if not content.fills:
        return list(grids), words
    result: list[Grid] = []
    for grid in grids:
        last = result[-1] if result else None
        between = _rows_between(last, grid, words) if last is not None and _same_columns(last, grid) else None
        if last is None or between is None:
            result.append(grid)
            continue
        rows, words = between
        _append(last, rows)
        _append(last, grid)
    for position, grid in enumerate(result):
        if _is_filled(grid, 0, content):
            header, words = _row_above(grid, words)
            if header is not None:
                _append(header, grid)
                grid = result[position] = header
        if _is_filled(grid, len(grid.ys) - 2, content) and (grid.strategy == "stripes" or len(grid.ys) == 2):
            rows, words = _rows_below(grid, words)
            _append(grid, rows)
    return result, words


def _is_filled(grid: Grid, row: int, content: PageContent) -> bool:
    """Whether the cells of the row are known by their background."""
    top, bottom = grid.ys[row], grid.ys[row + 1]
    fills = [f for f in content.fills if abs(f.top - top) <= SNAP and abs(f.bottom - bottom) <= SNAP]
    return sum(any(abs(f.x0 - x) <= SNAP for x in grid.xs[:-1]) for f in fills) >= 2


def _row_above(grid: Grid, words: list[Word]) -> tuple[Grid | None, list[Word]]:
    """A header without background: the line directly above, with print in most columns."""
    near, _ = _inside(words, grid, grid.ys[0] - 40, grid.ys[0])
    lines = lines_of(near, grid.page)
    if not lines or grid.ys[0] - lines[-1].bottom > lines[-1].style.size:
        return None, words
    pieces = pieces_of_line(lines[-1])
    columns = len(grid.xs) - 1
    if len(pieces) < max(2, columns / 2) or any(_crosses(grid, p.x0, p.x1) for p in pieces):
        return None, words
    top = lines[-1].top - 1
    _, outside = _inside(words, grid, top, grid.ys[0])
    return _grid(Band(top, grid.ys[0], [pieces]), grid), outside


def _same_columns(a: Grid, b: Grid) -> bool:
    return (
        b.ys[0] >= a.ys[-1] - SNAP
        and len(a.xs) == len(b.xs)
        and all(abs(x - y) <= SNAP for x, y in zip(a.xs, b.xs, strict=True))
    )


def _inside(words: list[Word], grid: Grid, top: float, bottom: float) -> tuple[list[Word], list[Word]]:
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if top < y < bottom and grid.xs[0] <= x <= grid.xs[-1] else outside).append(word)
    return inside, outside


def _rows_between(above: Grid, below: Grid, words: list[Word]) -> tuple[Grid | None, list[Word]] | None:
    """The rows between two filled ones and the words left over; None where print there ignores the columns."""
    top, bottom = above.ys[-1], below.ys[0]
    inside, outside = _inside(words, above, top, bottom)
    if not inside:
        return (None, words) if bottom - top < 2 * SNAP else None
    lines = [pieces_of_line(line) for line in lines_of(inside, above.page)]
    if len(lines) > MAX_LINES_BETWEEN or any(_crosses(above, piece.x0, piece.x1) for line in lines for piece in line):
        return None
    return _grid(Band(top, bottom, lines), above), outside


def _rows_below(grid: Grid, words: list[Word]) -> tuple[Grid | None, list[Word]]:
    """Rows under the last filled one: lines that follow closely and keep to the columns, print in two of them first."""
    near, _ = _inside(words, grid, grid.ys[-1], grid.ys[-1] + 400)
    bottom = grid.ys[-1]
    kept = []
    for line in lines_of(near, grid.page):
        pieces = pieces_of_line(line)
        if line.top - bottom > MAX_SPACE * line.style.size or any(_crosses(grid, p.x0, p.x1) for p in pieces):
            break
        if not kept and len(pieces) < 2:
            break
        kept.append(pieces)
        bottom = line.bottom
    if not kept or (len(grid.ys) == 2 and len(kept) < 2):
        return None, words
    band = Band(grid.ys[-1], bottom + 1, kept)
    _, outside = _inside(words, grid, grid.ys[-1], bottom + 0.5)
    return _grid(band, grid), outside


def _crosses(grid: Grid, x0: float, x1: float) -> bool:
    return any(x0 + 1 < x < x1 - 1 for x in grid.xs[1:-1])


def _grid(band: Band, like: Grid) -> Grid:
    return grid_from_rows(split_rows(band, like.xs, few_rules=False), like.xs, like.page, "stripes")


def _append(grid: Grid, rows: Grid | None) -> None:
    """Rows put under a grid of the same columns."""
    if rows is None:
        return
    offset = len(grid.ys) - 1
    for cell in rows.cells:
        x0, _, x1, _ = grid.xs[cell.column], 0, grid.xs[cell.column + cell.column_span], 0
        box = (x0, cell.box[1], x1, cell.box[3])
        grid.cells.append(
            GridCell(
                cell.row + offset, cell.column, cell.row_span, cell.column_span, box, cell.lines, cell.color, cell.page
            )
        )
    grid.ys.extend(rows.ys[1:])
    grid.strategy = "stripes"
