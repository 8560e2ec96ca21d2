"""All tables of a page: ruled ones first, then striped ones and ones with horizontal rules only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_channels import channel_tables
from pipeline.ingest.pdf_grid import Grid, GridCell, grid_of, parted, place
from pipeline.ingest.pdf_hanging import hanging_columns
from pipeline.ingest.pdf_jointed import jointed_rules, jointed_tables, without_bars
from pipeline.ingest.pdf_lines import PrintedLine
from pipeline.ingest.pdf_page import Box, Edge, PageContent, Word, around
from pipeline.ingest.pdf_rows import Band, pieces_of_line, split_rows
from pipeline.ingest.pdf_rules import MAX_EDGES, SNAP, cell_boxes, close_open_ends, joined_edges
from pipeline.ingest.pdf_shaded import without_shaded_columns
from pipeline.ingest.pdf_stripes import with_stripes
from pipeline.ingest.pdf_touching import parted_tables


def tables_of(content: PageContent) -> tuple[list[Grid], list[Word]]:
    """The tables of the page from top to bottom, and the words that are in none of them."""
    edges = joined_edges(content.edges)
    if len(edges) > MAX_EDGES:
        content.notes = (*content.notes, "page.too-complex")
        return [], content.words
    edges = without_shaded_columns(edges, content.fills)
    grids, rest = ruled_tables(content, edges)
    rules = jointed_rules(content.edges)
    if len(kept := without_bars(grids, rules)) < len(grids):
        rest = [word for word in content.words if not any(parted([word], grid.box)[0] for grid in kept)]
        grids = kept
    grids, rest = with_stripes(grids, rest, content)
    jointed, rest = jointed_tables(rules, content, grids, rest)
    channelled, rest = channel_tables(content, edges, [*grids, *jointed], rest)
    return sorted([*grids, *jointed, *channelled], key=lambda g: (g.ys[0], g.xs[0])), rest


def ruled_tables(content: PageContent, edges: list[Edge]) -> tuple[list[Grid], list[Word]]:
    """Tables whose cells are shown by rules or backgrounds, and the words that are in none of them."""
    closed, tops, bottoms = close_open_ends([*edges, *hanging_columns(edges, content)], content)
    rest = content.words
    kept: list[Grid] = []
    for boxes in _united(cell_boxes(closed)):
        grid = grid_of(boxes, content.number)
        if grid is None:
            continue
        inside, outside = parted(rest, grid.box)
        place(grid, inside, content)
        filled = sum(bool(cell.lines) for cell in grid.cells)
        if filled == 0 or (filled == 1 and len(grid.xs) < 4):
            continue  # a frame or a drawing
        grid = _without_false_spans(grid, inside, content)
        grid.open_top = any(abs(grid.ys[0] - y) < SNAP for y in tops)
        grid.open_bottom = any(abs(grid.ys[-1] - y) < SNAP for y in bottoms)
        kept.extend(parted_tables(grid, content.fills))
        rest = outside
    return sorted(kept, key=lambda g: (g.ys[0], g.xs[0])), rest


def _united(tables: list[list[Box]]) -> list[list[Box]]:
    """Tables that lie over each other are one: rows with a background inside a frame."""
    united: list[list[Box]] = []
    for boxes in sorted(tables, key=lambda b: (around(b)[1], around(b)[0])):
        x0, top, x1, bottom = around(boxes)
        for other in united:
            a, b, c, d = around(other)
            if a - SNAP <= x0 and x1 <= c + SNAP and b - SNAP <= top and bottom <= d + SNAP:
                other.extend(boxes)
                break
        else:
            united.append(list(boxes))
    return united


def _without_false_spans(grid: Grid, words: list[Word], content: PageContent) -> Grid:
    """Where a row has no rules or background of its own, the finder sees one wide cell. If the print in it keeps to
    the columns of the other rows, it is cells of these columns."""
    boxes: list[Box] = []
    changed = False
    for cell in grid.cells:
        parts = _parts(cell, grid.xs)
        changed = changed or len(parts) > 1
        boxes.extend(parts)
    if not changed:
        return grid
    covered = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    again = grid_of(_not_overlapping(covered), content.number)
    if again is None:
        return grid
    place(again, words, content)
    return again


def _parts(cell: GridCell, xs: Sequence[float]) -> list[Box]:
    if cell.column_span == 1 or not cell.lines:
        return [cell.box]
    inner = xs[cell.column + 1 : cell.column + cell.column_span]
    lines = [pieces_of_line(line) for line in cell.lines]
    pieces = [piece for line in lines for piece in line]
    if any(piece.x0 + 1 < x < piece.x1 - 1 for piece in pieces for x in inner):
        return [cell.box]
    columns = {sum(x < (piece.x0 + piece.x1) / 2 for x in inner) for piece in pieces}
    if len(columns) < 2 and not _stands_aside(cell, lines, inner[0]):
        return [cell.box]
    edges = [cell.box[0], *inner, cell.box[2]]
    rows = split_rows(Band(cell.box[1], cell.box[3], lines), edges, few_rules=False)
    return [(x0, row.top, x1, row.bottom) for row in rows for x0, x1 in pairwise(edges)]


def _stands_aside(cell: GridCell, lines: list[list[PrintedLine]], first_inner: float) -> bool:
    """Print in one column only, neither at the left of the wide cell nor in its middle."""
    x0, x1 = min(p.x0 for line in lines for p in line), max(p.x1 for line in lines for p in line)
    off_centre = abs((x0 + x1) - (cell.box[0] + cell.box[2])) / 2 > 0.15 * (cell.box[2] - cell.box[0])
    return x0 > first_inner and off_centre


def _not_overlapping(boxes: list[Box]) -> list[Box]:
    """Boxes without those that a larger one before them covers."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1])):
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        inside = any(b[0] < x < b[2] and b[1] < y < b[3] for b in kept)
        holds = any(box[0] < (b[0] + b[2]) / 2 < box[2] and box[1] < (b[1] + b[3]) / 2 < box[3] for b in kept)
        if not inside and not holds:
            kept.append(box)
    return kept
