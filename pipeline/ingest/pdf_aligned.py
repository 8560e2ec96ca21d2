"""Tables without any rules: short pieces of print that stand below each other in columns."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.ingest.pdf_blocks import rows_by_blocks
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, printed_line
from pipeline.ingest.pdf_rows import (
    Band,
    bottom_of,
    column_of,
    gaps_between,
    grid_from_rows,
    is_numeric,
    part_at_column_starts,
    pieces_of_line,
    split_rows,
    top_of,
)  # fmt: skip

_LIST_MARKER = re.compile(r"[-–—•●○▪■◦‣·*]|[\uf000-\uf0ff]|\(?(?:\d{1,2}|[a-z])[.)）、]")


def aligned_table(rows: Sequence[Sequence[PrintedLine | Grid]]) -> tuple[Grid, int] | None:
    """A table without any rules that begins with the first of these rows, and the number of rows it takes: short pieces
    in three columns, or labels with a column of numbers. None where the rows look like a contents list or like text."""
    lines: list[list[PrintedLine]] = []
    channels: list[tuple[float, float]] = []
    for row in rows:
        line = _cells_of(row)
        if len(line) < 2:
            if not lines or not _goes_on_in_cell(lines[-1], line, channels):
                break
            lines.append(line)
            continue
        several = [other for other in lines if len(other) > 1]
        found = gaps_between([piece for other in [*several, line] for piece in other])
        if not found or (len(several) > 1 and len(found) < min(len(channels), 2)):
            break
        lines.append(line)
        channels = found
    several = [line for line in lines if len(line) > 1]
    if len(several) < 3:
        return None
    xs = [min(p.x0 for line in lines for p in line), *((a + b) / 2 for a, b in channels)]
    xs.append(max(p.x1 for line in lines for p in line))
    if not _is_aligned(several, xs):
        return None
    xs = part_at_column_starts(lines, xs)
    band = Band(top_of(lines[0]) - 1, bottom_of(lines[-1]) + 1, lines)
    found_rows = rows_by_blocks(band, xs) or split_rows(band, xs, few_rules=True)
    if len(found_rows) < 3:
        return None
    return grid_from_rows(found_rows, xs, lines[0][0].page, "alignment"), len(lines)


def _cells_of(row: Sequence[PrintedLine | Grid]) -> list[PrintedLine]:
    """The pieces of a row, cut once more at narrower gaps, but not behind a list marker."""
    line: list[PrintedLine] = []
    for item in row:
        if isinstance(item, Grid):
            return []
        parts = pieces_of_line(item)
        if len(parts) > 1 and _LIST_MARKER.fullmatch(parts[0].text):
            parts[:2] = [printed_line([*parts[0].words, *parts[1].words], item.page)]
        line.extend(parts)
    return line


def _goes_on_in_cell(
    above: Sequence[PrintedLine], line: Sequence[PrintedLine], channels: Sequence[tuple[float, float]]
) -> bool:
    """Whether a line of one piece is more text of a cell in the row above it."""
    if not line:
        return False
    piece = line[0]
    close = piece.top - bottom_of(above) < 0.5 * piece.style.size
    crosses = any(piece.x0 < (a + b) / 2 < piece.x1 for a, b in channels)
    return close and not crosses and any(abs(piece.x0 - other.x0) < 3 and piece.bold == other.bold for other in above)


def _is_aligned(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> bool:
    last: list[str] = []
    lengths: list[int] = []
    numbers = 0
    for line in lines:
        for piece in line:
            lengths.append(len(piece.text))
            if column_of(xs, (piece.x0 + piece.x1) / 2) > 0:
                numbers += bool(is_numeric(piece.text))
            if column_of(xs, (piece.x0 + piece.x1) / 2) == len(xs) - 2:
                last.append(piece.text)
    pages = [int(text) for text in last if text.isdecimal()]
    if len(pages) == len(last) and pages == sorted(pages) and len(pages) > 1:
        return False  # a contents list
    if _runs_on(lines, xs):
        return False
    if len(xs) == 3:
        return len(lines) >= 4 and numbers >= 0.7 * len(lines)
    return statistics.median(lengths) <= 40 and sum(len(line) > 2 for line in lines) >= 0.5 * len(lines)


def _runs_on(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> bool:
    """Whether the columns are running text: sentences go on from line to line in most of them."""
    running = pairs = 0
    columns: dict[int, PrintedLine] = {}
    for line in lines:
        for piece in line:
            column = column_of(xs, (piece.x0 + piece.x1) / 2)
            if column in columns:
                pairs += 1
                running += piece.text[:1].islower() and not columns[column].text.rstrip().endswith((".", ":", "!", "?"))
            columns[column] = piece
    return running > 0.5 * pairs
