"""What a page end cuts is joined again: tables continued on the next page, rows cut in two, paragraphs that run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_grid import Grid, GridCell
from pipeline.ingest.pdf_lines import PrintedLine
from pipeline.ingest.pdf_page import Box
from pipeline.ingest.pdf_passages import Draft, continues_sentence, ends_sentence, has_room, is_index_entry
from pipeline.ingest.pdf_rows import is_header_row
from pipeline.records import PassageKind

ALIGNED = 4.0  # points by which column boundaries may differ between pages
CELL_PADDING = 6.0
MAX_HEADER_ROWS = 4


@dataclass(slots=True)
class Stitched:
    """A table over one or more pages. `header_rows` is the number of first rows that came back on a later page."""

    cells: list[GridCell]
    n_rows: int
    n_columns: int
    first: Grid
    last: Grid
    caption: str = ""
    header_rows: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def box(self) -> Box:
        return self.first.box


def stitched(grid: Grid) -> Stitched:
    """A table as it stands on its first page."""
    return Stitched(list(grid.cells), len(grid.ys) - 1, len(grid.xs) - 1, grid, grid)


def continues(table: Stitched, grid: Grid) -> bool:
    """Whether the first table of a page goes on with the last table of the page before: same width, and the header is
    repeated or the columns are the same."""
    last = table.last
    if grid.page != last.page + 1 or abs(grid.xs[0] - last.xs[0]) > ALIGNED or abs(grid.xs[-1] - last.xs[-1]) > ALIGNED:
        return False
    if last.open_bottom or grid.open_top or repeated_rows(table, grid):
        return True
    if _has_header(table.cells) and _has_header(grid.cells):
        return False  # a header of other words
    tolerance = ALIGNED if grid.strategy == last.strategy == "ruled" else 6 * ALIGNED
    return _within(grid.xs, last.xs, tolerance) or _within(last.xs, grid.xs, tolerance)


def _has_header(cells: Sequence[GridCell]) -> bool:
    """Whether the first row is set as a header, and not all rows are."""
    return is_header_row([cell for cell in cells if cell.row == 0]) and not all(c.bold for c in cells if c.lines)


def _within(few: Sequence[float], many: Sequence[float], tolerance: float) -> bool:
    return all(any(abs(a - b) <= tolerance for b in many) for a in few)


def repeated_rows(table: Stitched, grid: Grid) -> int:
    """How many first rows of the table stand again at the top of the grid."""
    count = 0
    for row in range(min(MAX_HEADER_ROWS, table.n_rows, len(grid.ys) - 1)):
        here = [(c.column, " ".join(c.text.split())) for c in table.cells if c.row == row and c.text]
        there = [(c.column, " ".join(c.text.split())) for c in grid.cells if c.row == row and c.text]
        if not here or [t for _, t in here] != [t for _, t in there]:
            break
        count += 1
    return count


def append(table: Stitched, grid: Grid) -> None:
    """The grid's rows put under the table's; repeated header rows are dropped, a row cut in two is joined."""
    dropped = repeated_rows(table, grid)
    if dropped == len(grid.ys) - 1:
        table.last = grid
        return
    table.header_rows = max(table.header_rows, dropped)
    boundaries = _merged_boundaries(table.last, grid)
    _respan(table.cells, table.last.xs, boundaries)
    cells = [c for c in grid.cells if c.row + c.row_span > dropped]
    _respan(cells, grid.xs, boundaries)
    for cell in cells:
        if cell.row < dropped:
            cell.row_span -= dropped - cell.row
            cell.row = dropped
    offset = table.n_rows - dropped
    joined = _is_cut_row(table, cells, dropped, grid)
    if joined:
        offset -= 1
    for cell in cells:
        cell.row += offset
    first = dropped + offset
    cells = _join_row(table, cells, first) if joined else _carry_spans(table, cells, first, grid)
    table.cells.extend(cells)
    table.cells.sort(key=lambda c: (c.row, c.column))
    table.n_rows = max(c.row + c.row_span for c in table.cells)
    table.n_columns = len(boundaries) - 1
    table.last = Grid(grid.cells, boundaries, grid.ys, grid.page, grid.open_top, grid.open_bottom, grid.strategy)


def _merged_boundaries(last: Grid, grid: Grid) -> list[float]:
    """The boundaries of both; where columns are known from white space only, they are the same columns though their
    middles lie elsewhere."""
    if grid.strategy != "ruled" and len(grid.xs) == len(last.xs):
        return list(grid.xs)
    result = list(last.xs)
    for x in grid.xs:
        if all(abs(x - y) > ALIGNED for y in result):
            result.append(x)
    return sorted(result)


def _respan(cells: list[GridCell], old: Sequence[float], new: Sequence[float]) -> None:
    """Columns counted on `old` boundaries are counted on `new` ones, which hold them all."""
    place = [min(range(len(new)), key=lambda i: abs(new[i] - x)) for x in old]
    for cell in cells:
        start, end = place[cell.column], place[cell.column + cell.column_span]
        cell.column, cell.column_span = start, max(end - start, 1)


def _last_row(table: Stitched) -> list[GridCell]:
    return [c for c in table.cells if c.row + c.row_span == table.n_rows]


def _is_cut_row(table: Stitched, cells: list[GridCell], first: int, grid: Grid) -> bool:
    """Whether the first row of the next page is the rest of the last row: no rule closes it, or only some cells go on
    and what they say runs on from the cell above."""
    row = [c for c in cells if c.row == first]
    above = {c.column: c for c in _last_row(table)}
    if not row or {c.column for c in row} != set(above):
        return False
    filled = [c for c in row if c.text]
    if not filled or all(not above[c.column].text for c in filled):
        return False
    if table.last.open_bottom or grid.open_top:
        return True
    if len(filled) >= len([c for c in above.values() if c.text]):
        return False
    if not all(above[c.column].text and any(x.isalpha() for x in c.text) for c in filled):
        return False
    running = [c for c in filled if _runs_on(above[c.column], c)]
    return 2 * len(running) > len(filled)


def _runs_on(above: GridCell, cell: GridCell) -> bool:
    """Whether the text of a cell goes on with that of the cell above it; in a script without spaces, where the last
    line is full."""
    if continues_sentence(above.text, cell.text):
        return True
    last = above.lines[-1]
    full = last.x1 + 1.5 * last.style.size > above.box[2] - CELL_PADDING
    return is_wide(cell.text[0]) and full and not ends_sentence(above.text)


def _join_row(table: Stitched, cells: list[GridCell], row: int) -> list[GridCell]:
    above = {c.column: c for c in _last_row(table)}
    for cell in cells:
        if cell.row == row and cell.lines:
            above[cell.column].lines.extend(cell.lines)
        if cell.row == row:
            above[cell.column].row_span += cell.row_span - 1
    return [c for c in cells if c.row != row]


def _carry_spans(table: Stitched, cells: list[GridCell], row: int, grid: Grid) -> list[GridCell]:
    """A merged cell that the page end cuts goes on as an empty cell on the next page: it is one cell."""
    above = {c.column: c for c in _last_row(table)}
    kept = []
    for cell in cells:
        upper = above.get(cell.column)
        if cell.row != row or upper is None or cell.text or not upper.text:
            kept.append(cell)
        elif upper.column_span == cell.column_span and (
            max(upper.row_span, cell.row_span) > 1 or _merges(table.cells, cell.column, grid.strategy)
        ):
            upper.row_span += cell.row_span
        else:
            kept.append(cell)
    return kept


def _merges(cells: Sequence[GridCell], column: int, strategy: str) -> bool:
    """Whether cells of the first column stand for several rows, in a table that does not draw its cells."""
    return strategy != "ruled" and column == 0 and any(c.row_span > 1 for c in cells if c.column == 0 and c.row)


def join_paragraphs(drafts: Sequence[Draft]) -> list[Draft]:
    """Paragraphs cut by a column or page end are one; only neighbours in reading order are considered."""
    result: list[Draft] = []
    for draft in drafts:
        if result and _goes_on(result[-1], draft):
            result[-1].lines.extend(draft.lines)
        else:
            result.append(draft)
    return result


def _goes_on(above: Draft, draft: Draft) -> bool:
    body = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)
    if above.kind not in body or draft.kind is not PassageKind.PARAGRAPH or draft.marker:
        return False
    last, first = above.lines[-1], draft.lines[0]
    if not _breaks(last, first) or abs(last.style.size - first.style.size) > 0.3 or last.bold != first.bold:
        return False
    if continues_sentence(last.text, first.text) and not is_wide(first.text[0]):
        return True
    if is_index_entry(last.text) and is_index_entry(first.text):
        return False
    if ends_sentence(last.text) or last.text.rstrip()[-1] in ":：;；":
        return False
    return not has_room(last, first, above.column[1])


def _breaks(last: PrintedLine, first: PrintedLine) -> bool:
    """Whether a column or page ends between the two lines."""
    return first.page != last.page or first.bottom < last.top
