"""Tables whose rows are told apart by their background: every other row is filled, and only those have edges.

The filled rows come out of the table finder as small tables of the same columns below each other. The print between,
above and below them, if it keeps to these columns or stands on a background as wide as the table, is the other rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Fill, PageContent, Word
from pipeline.ingest.pdf_rows import Band, Rule, grid_from_rows, pieces_of_line, split_rows
from pipeline.ingest.pdf_rules import SNAP

MAX_LINES_BETWEEN = 40
MAX_SPACE = 1.4  # font sizes between a filled row and a row without background
REACH = 400.0  # points above and below in which rows are looked for


def with_stripes(grids: Sequence[Grid], words: list[Word], content: PageContent) -> tuple[list[Grid], list[Word]]:
    """The tables with striped ones made whole, and the words that are in none of them."""
    if not content.fills:
        return list(grids), words
    result: list[Grid] = []
    for grid in grids:
        last = result[-1] if result else None
        if last is not None and _same_columns(last, grid):
            between = _rows_between(last, grid, words, content)
            if between is not None:
                _append(last, between, grid)
                words = _outside(words, last, last.ys[0], last.ys[-1])
                continue
        result.append(grid)
    for position, grid in enumerate(result):
        striped = grid.strategy == "stripes" or (len(grid.ys) == 2 and _is_filled(grid, 0, content))
        if not striped:
            continue
        lower = result[position + 1].ys[0] if position + 1 < len(result) else content.height
        rows = _rows_below(grid, words, content, lower)
        _append(grid, rows, None)
        upper = result[position - 1].ys[-1] if position else 0.0
        header = _rows_above(grid, words, content, upper)
        if header is not None:
            _append(header, None, grid)
            grid.cells, grid.ys, grid.strategy = header.cells, header.ys, "stripes"
        words = _outside(words, grid, grid.ys[0], grid.ys[-1])
    return result, words


def _same_columns(a: Grid, b: Grid) -> bool:
    return (
        b.ys[0] >= a.ys[-1] - SNAP
        and len(a.xs) == len(b.xs)
        and all(abs(x - y) <= SNAP for x, y in zip(a.xs, b.xs, strict=True))
    )


def _is_filled(grid: Grid, row: int, content: PageContent) -> bool:
    """Whether the cells of the row are known by their background."""
    top, bottom = grid.ys[row], grid.ys[row + 1]
    fills = [f for f in content.fills if abs(f.top - top) <= SNAP and abs(f.bottom - bottom) <= SNAP]
    return sum(any(abs(f.x0 - x) <= SNAP for x in grid.xs[:-1]) for f in fills) >= 2


def _within(words: list[Word], grid: Grid, top: float, bottom: float) -> list[PrintedLine]:
    x0, x1 = grid.xs[0], grid.xs[-1]
    inside = (w for w in words if top < (w.top + w.bottom) / 2 < bottom and x0 <= (w.x0 + w.x1) / 2 <= x1)
    return lines_of(inside, grid.page)


def _outside(words: list[Word], grid: Grid, top: float, bottom: float) -> list[Word]:
    x0, x1 = grid.xs[0], grid.xs[-1]
    return [w for w in words if not (top < (w.top + w.bottom) / 2 < bottom and x0 <= (w.x0 + w.x1) / 2 <= x1)]


def _rows_between(above: Grid, below: Grid, words: list[Word], content: PageContent) -> Grid | tuple[()] | None:
    """The rows between two filled ones; None where print there ignores the columns, or stands before the same header
    once more: a heading between two tables."""
    top, bottom = above.ys[-1], below.ys[0]
    lines = _within(words, above, top, bottom)
    if not lines:
        return () if bottom - top < 2 * SNAP else None
    if _first_row(above) == _first_row(below):
        return None
    if len(lines) > MAX_LINES_BETWEEN or not all(_fits(line, above, content) for line in lines):
        return None
    return _grid(lines, top, bottom, above, content)


def _first_row(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells if cell.row == 0]


def _rows_below(grid: Grid, words: list[Word], content: PageContent, limit: float) -> Grid | None:
    """Rows under the last filled one: lines that follow closely and keep to the columns, print in two of them first.
    One line alone under a header must fill most columns or stand over a rule as wide as the table."""
    edge = grid.ys[-1]
    kept: list[PrintedLine] = []
    for line in _within(words, grid, edge, min(edge + REACH, limit)):
        last = kept[-1].bottom if kept else edge
        begins = bool(kept) or len(pieces_of_line(line)) > 1 or _section(line, grid, content) is not None
        if line.top - last > MAX_SPACE * line.style.size or not _fits(line, grid, content) or not begins:
            break
        kept.append(line)
    if not kept:
        return None
    if len(grid.ys) == 2 and len(kept) < 2:
        (line,) = kept
        ruled = any(line.bottom - 1 < y < line.bottom + line.style.size for y in _wide_rules(grid, content))
        if not ruled and len(pieces_of_line(line)) < max(3, len(grid.xs) - 2):
            return None
    return _grid(kept, edge, kept[-1].bottom + 1, grid, content)


def _rows_above(grid: Grid, words: list[Word], content: PageContent, limit: float) -> Grid | None:
    """Rows over the first filled one, up to the header: the highest must have print in most columns."""
    edge = grid.ys[0]
    kept: list[PrintedLine] = []
    for line in reversed(_within(words, grid, max(edge - REACH, limit), edge)):
        last = kept[-1].top if kept else edge
        if last - line.bottom > MAX_SPACE * line.style.size or not _fits(line, grid, content):
            break
        kept.append(line)
    while kept and not _is_header(kept[-1], grid, content):
        kept.pop()
    if not kept:
        return None
    kept.reverse()
    return _grid(kept, kept[0].top - 1, edge, grid, content)


def _is_header(line: PrintedLine, grid: Grid, content: PageContent) -> bool:
    """Print in most columns, or in two of them directly under a rule as wide as the table."""
    pieces = len(pieces_of_line(line))
    if pieces >= max(2, (len(grid.xs) - 1) / 2):
        return True
    reach = line.top - line.style.size
    return pieces > 1 and any(reach < y < line.top + 1 for y in _wide_rules(grid, content))


def _wide_rules(grid: Grid, content: PageContent) -> list[float]:
    """Heights of horizontal edges as wide as the table."""
    width = grid.xs[-1] - grid.xs[0]
    left = grid.xs[0] + SNAP
    return [e.top for e in content.edges if not e.vertical and e.x1 - e.x0 > 0.8 * width and e.x0 < left]


def _fits(line: PrintedLine, grid: Grid, content: PageContent) -> bool:
    pieces = pieces_of_line(line)
    inner = grid.xs[1:-1]
    keeps = not any(p.x0 + 1 < x < p.x1 - 1 for p in pieces for x in inner)
    return keeps or _section(line, grid, content) is not None


def _section(line: PrintedLine, grid: Grid, content: PageContent) -> Fill | None:
    """The background as wide as the table on which the line stands: a section row."""
    middle = (line.top + line.bottom) / 2
    for fill in content.fills:
        wide = abs(fill.x0 - grid.xs[0]) <= SNAP and abs(fill.x1 - grid.xs[-1]) <= SNAP
        if wide and fill.top <= middle <= fill.bottom:
            return fill
    return None


def _grid(lines: list[PrintedLine], top: float, bottom: float, like: Grid, content: PageContent) -> Grid:
    """Rows of these lines between two heights, in the columns of the grid."""
    cuts = {top, bottom, *(y for y in _wide_rules(like, content) if top + SNAP < y < bottom - SNAP)}
    sections: list[Fill] = []
    for line in lines:
        fill = _section(line, like, content)
        if fill is not None and top - SNAP <= fill.top and fill.bottom <= bottom + SNAP:
            sections.append(fill)
            cuts |= {max(fill.top, top), min(fill.bottom, bottom)}
    bands: list[Band] = []
    for a, b in pairwise(sorted(cuts)):
        members = [pieces_of_line(line) for line in lines if a < (line.top + line.bottom) / 2 <= b]
        if members:
            bands.extend(split_rows(Band(a, b, members), like.xs, few_rules=False))
    wide = [Rule(min(fill.bottom, bottom), [(like.xs[0], like.xs[-1])]) for fill in sections]
    return grid_from_rows(bands, like.xs, like.page, "stripes", wide)


def _append(grid: Grid, rows: Grid | tuple[()] | None, following: Grid | None) -> None:
    """Rows, and then another grid of the same columns, put under a grid."""
    for part in (rows, following):
        if not isinstance(part, Grid):
            continue
        offset = len(grid.ys) - 1
        for cell in part.cells:
            cell.row += offset
            grid.cells.append(cell)
        grid.ys.extend(part.ys[1:])
        grid.strategy = "stripes"
