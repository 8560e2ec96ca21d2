"""Rows of a table without rules between them, told by blocks: lines of one column that follow each other closely are
one cell, and cells whose tops, middles or feet lie at one height are one row.

A cell that stands beside several rows is merged: at the top of them, or in the middle of exactly these rows.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.ingest.pdf_lines import PrintedLine
from pipeline.ingest.pdf_rows import Band, column_of, is_numeric

MAX_PITCH = 1.8  # font sizes between the lines of one cell
TIGHT = 1.12  # of the smallest distance; more is the space between two rows
LOOSE = 1.18
LEVEL = 0.35  # font sizes by which the print of one row may be out of line
CENTRED = 0.7  # font sizes by which a merged cell may lie off the middle of its rows
MAX_FILLED = 0.9  # of the height of its rows; a fuller cell is cells whose lines follow each other as closely as rows
DENSE = 0.7  # of the cells of the fullest column: columns that show the rows

Block = list[PrintedLine]
_ANCHORS: tuple[Callable[[Block], float], ...] = (
    lambda block: block[0].top,
    lambda block: (block[0].top + block[-1].bottom) / 2,
    lambda block: block[-1].bottom,
)


def rows_by_blocks(band: Band, xs: Sequence[float]) -> list[Band] | None:
    """One band per row, with the merged cells that begin there in `spans`; None where the distances between lines do
    not tell cells apart."""
    columns = _by_column(band, xs)
    if columns is None:
        return None
    size = statistics.median(line.style.size for lines in columns for line in lines)
    for blocks in (_about(columns, size), _blocks(columns, size), _single(columns, size)):
        if blocks is None:
            continue
        fullest = max(len(cells) for cells in blocks)
        for share in (DENSE, 1.0):
            dense = [len(cells) >= share * fullest for cells in blocks]
            for anchor in _ANCHORS:
                rows = _rows([cells for cells, shows in zip(blocks, dense, strict=True) if shows], anchor, size)
                bands = _bands(band, rows, blocks, dense, anchor, size) if rows is not None else None
                if bands is not None:
                    return bands
    return None


def _by_column(band: Band, xs: Sequence[float]) -> list[Block] | None:
    """The pieces of each column from top to bottom; None where one stands in several columns."""
    columns: list[Block] = [[] for _ in xs[1:]]
    for line in band.lines:
        for piece in line:
            column = column_of(xs, piece.x0 + 1)
            if column != column_of(xs, piece.x1 - 1):
                return None
            columns[column].append(piece)
    for column_lines in columns:
        column_lines.sort(key=lambda piece: (piece.base, piece.x0))
    return columns


def _blocks(columns: Sequence[Block], size: float) -> list[list[Block]] | None:
    """The cells of each column; None where lines of one cell are no closer than cells."""
    steps = [b.base - a.base for lines in columns for a, b in pairwise(lines) if b.base - a.base > 0.5 * size]
    if not steps:
        return None
    least = min(steps)
    limit = TIGHT * least if least <= MAX_PITCH * size else 0.0
    if limit and not any(step > limit for step in steps):
        return None
    if limit and min(step for step in steps if step > limit) < LOOSE * least:
        return None
    result = [_parted(lines, max(limit, 0.5 * size)) for lines in columns]
    several = [block for cells in result for block in cells if len(block) > 1]
    figures = sum(sum(is_numeric(line.text) for line in block) > 1 for block in several)
    return None if figures or _all_go_on(result, size) else result


def _single(columns: Sequence[Block], size: float) -> list[list[Block]] | None:
    """Every line as a cell; None unless they stand level in all columns but the first."""
    result = [_parted(lines, 0.5 * size) for lines in columns]
    filled = [cells for cells in result[1:] if cells]
    if len(filled) < 2 or len({len(cells) for cells in filled}) > 1 or len(result[0]) >= len(filled[0]):
        return None
    return result


def _about(columns: Sequence[Block], size: float) -> list[list[Block]] | None:
    """Cells that stand in the middle of their row, told by a column with one line in each row, such as the number of an
    indicator: however far apart lines are, those nearest to it are its row's if their middle is at its height. None
    unless nearly all columns as full as that one agree."""
    for key in sorted((lines for lines in columns if len(lines) > 2), key=len):
        middles = [(line.top + line.bottom) / 2 for line in key]
        cells = [_nearest(lines, middles) for lines in columns]
        level = [
            all(abs((block[0].top + block[-1].bottom) / 2 - middle) <= LEVEL * size for middle, block in found.items())
            for found in cells
        ]
        full = [len(found) >= DENSE * len(key) for found in cells]
        wrapped = any(
            len(block) > 1 for found, is_level in zip(cells, level, strict=True) if is_level for block in found.values()
        )
        if (
            wrapped
            and sum(full) > 2
            and all(is_level for is_level, is_full in zip(level, full, strict=True) if is_full)
        ):
            return [
                list(found.values()) if is_full else _parted(lines, 0.5 * size)
                for found, is_full, lines in zip(cells, full, columns, strict=True)
            ]
    return None


def _nearest(lines: Sequence[PrintedLine], middles: Sequence[float]) -> dict[float, Block]:
    """Row -> the lines that are nearer to its middle than to that of any other."""
    found: dict[float, Block] = {}
    for line in lines:
        found.setdefault(min(middles, key=lambda y: abs((line.top + line.bottom) / 2 - y)), []).append(line)
    return found


def _parted(lines: Sequence[PrintedLine], limit: float) -> list[Block]:
    cells: list[Block] = []
    for line in lines:
        if cells and line.base - cells[-1][-1].base <= limit:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _all_go_on(blocks: Sequence[Sequence[Block]], size: float) -> bool:
    """Whether blocks of several lines begin and end together in nearly all columns: these are rows set closely, in
    groups."""
    wrapped = [block for cells in blocks for block in cells if len(block) > 1]
    together = 0
    for block in wrapped:
        beside = [
            b for cells in blocks for b in cells if b is not block and abs(b[0].top - block[0].top) < LEVEL * size
        ]
        together += len(beside) > 1 and all(len(b) == len(block) for b in beside)
    return together > 0.5 * len(wrapped)


def _rows(
    columns: Sequence[Sequence[Block]], anchor: Callable[[Block], float], size: float
) -> list[list[Block]] | None:
    """The blocks of each row in the columns that show the rows; None where such rows would overlap."""
    rows: list[list[Block]] = []
    for block in sorted((block for cells in columns for block in cells), key=anchor):
        if rows and anchor(block) - anchor(rows[-1][0]) <= LEVEL * size:
            rows[-1].append(block)
        else:
            rows.append([block])
    apart = all(_foot(a) <= _head(b) + LEVEL * size for a, b in pairwise(rows))
    return rows if apart and len(rows) > 1 else None


def _head(row: Sequence[Block]) -> float:
    return min(block[0].top for block in row)


def _foot(row: Sequence[Block]) -> float:
    return max(block[-1].bottom for block in row)


def _bands(
    band: Band, rows: list[list[Block]], blocks: Sequence[Sequence[Block]], dense: Sequence[bool],
    anchor: Callable[[Block], float], size: float,
) -> list[Band] | None:  # fmt: skip
    """The rows as bands, with the cells of the columns that do not show the rows."""
    sparse = [c for c, cells in enumerate(blocks) if cells and not dense[c]]
    leading = dense.index(True)
    members = [list(row) for row in rows]
    spans: list[dict[int, int]] = [{} for _ in rows]
    starts = {0, len(rows)}
    for column in sparse:
        found = _level(blocks[column], rows, anchor, size)
        if found is not None and column < leading:
            starts |= {row for row, _ in found}
            ends = sorted(starts)
            found = [(row, next(end for end in ends if end > row)) for row, _ in found]
        if found is None:
            found = _centred(blocks[column], rows, size)
        if found is None:
            return None
        for (start, end), block in zip(found, blocks[column], strict=True):
            members[start].append(block)
            if end - start > 1:
                spans[start][column] = end - start
    edges = [band.top, *((_foot(a) + _head(b)) / 2 for a, b in pairwise(rows)), band.bottom]
    return [
        Band(top, bottom, [[line] for block in row for line in block], merged)
        for (top, bottom), row, merged in zip(pairwise(edges), members, spans, strict=True)
    ]


def _level(
    cells: Sequence[Block], rows: Sequence[Sequence[Block]], anchor: Callable[[Block], float], size: float
) -> list[tuple[int, int]] | None:
    """The row [start, end) of each cell that stands level with one; None where one stands level with none."""
    found = []
    for block in cells:
        near = [n for n, row in enumerate(rows) if abs(anchor(row[0]) - anchor(block)) <= LEVEL * size]
        if not near or (near[0] + 1 < len(rows) and _foot([block]) > _head(rows[near[0] + 1]) + LEVEL * size):
            return None
        found.append((near[0], near[0] + 1))
    return found if len(set(found)) == len(found) else None


def _centred(cells: Sequence[Block], rows: Sequence[Sequence[Block]], size: float) -> list[tuple[int, int]] | None:
    """The rows [start, end) that each cell stands in the middle of, such that all rows are taken. A row ends with its
    print or, where rows are taller than their print, shortly before the next one."""
    space = min(_head(b) - _foot(a) for a, b in pairwise(rows))
    feet = [_foot(row) for row in rows]
    return _middles(cells, rows, feet, size) or _middles(
        cells, rows, [*(_head(row) - space for row in rows[1:]), feet[-1]], size
    )


def _middles(
    cells: Sequence[Block], rows: Sequence[Sequence[Block]], feet: Sequence[float], size: float
) -> list[tuple[int, int]] | None:
    found = []
    start = 0
    for block in cells:
        middle = (_head([block]) + _foot([block])) / 2
        off = [(abs((_head(rows[start]) + feet[end]) / 2 - middle), end + 1) for end in range(start, len(rows))]
        if not off or min(off)[0] > CENTRED * size:
            return None
        end = min(off)[1]
        height = feet[end - 1] - _head(rows[start])
        if end - start > 1 and _foot([block]) - _head([block]) > MAX_FILLED * height:
            return None
        found.append((start, end))
        start = end
    return found if start == len(rows) else None
