"""Tables without any rules that their header tells: bold words over the columns, and plain print that keeps to them.

As a browser prints a table without borders: one row is enough, cells may stand in the middle of their row, and columns
stand closer than the words of a line in other tables.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_blocks import rows_by_blocks
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, printed_line
from pipeline.ingest.pdf_page import Word
from pipeline.ingest.pdf_rows import (
    Band,
    bottom_of,
    column_of,
    grid_from_rows,
    is_numeric,
    split_rows,
    stacked_figures,
    top_of,
    without_phantoms,
)  # fmt: skip

_GAP = 0.42  # font sizes: the least white space between two columns; that between words is about 0.3
_CLOSE = 0.2  # the same where cells of several rows begin at the second column
_ALIGNED = 3  # words that begin at one place
_FEWEST = 3  # columns
_HEADER_LINES = 3
_PITCH = 1.3  # font sizes of white between two lines of the header
_TIGHT = 0.4  # font sizes of white between two lines of a cell
_SPACE = 3.5  # font sizes of white between two rows; more ends the table
_LONGEST = 40  # characters of most cells behind the first two columns


def headed_table(rows: Sequence[Sequence[PrintedLine | Grid]]) -> tuple[Grid, int] | None:
    """A table that begins with the first of these rows, and the number of rows it takes; None where they are none."""
    lines = _lines(rows)
    header = _header(lines)
    if not header or header == len(lines):
        return None
    end, channels = _extent(lines, header)
    if end == header or len(channels) + 1 < _FEWEST:
        return None
    xs = [min(w.x0 for w in _words(lines[:end])), *((a + b) / 2 for a, b in channels)]
    xs.append(max(w.x1 for w in _words(lines[:end])))
    xs = without_phantoms([_cut(line, xs) for line in lines[:end]], xs)
    cells = [_cut(line, xs) for line in lines[:end]]
    if not _is_table(cells, header, xs):
        return None
    body = _rows(cells[header:], xs)
    top = Band(top_of(cells[0]) - 1, (bottom_of(cells[header - 1]) + top_of(cells[header])) / 2, cells[:header])
    return grid_from_rows([top, *body], xs, cells[0][0].page, "header"), end


def _lines(rows: Sequence[Sequence[PrintedLine | Grid]]) -> list[list[PrintedLine]]:
    """The rows up to the first that holds a table."""
    lines: list[list[PrintedLine]] = []
    for row in rows:
        line = [item for item in row if isinstance(item, PrintedLine)]
        if len(line) < len(row):
            break
        lines.append(line)
    return lines


def _header(lines: Sequence[Sequence[PrintedLine]]) -> int:
    """How many first rows are bold and stand close together; none where the print after them is bold too."""
    count = 0
    for line in lines[: _HEADER_LINES + 1]:
        if not all(piece.bold for piece in line):
            break
        if count and top_of(line) - bottom_of(lines[count - 1]) > _PITCH * line[0].style.size:
            return 0
        count += 1
    return count if count <= _HEADER_LINES else 0


def _extent(lines: Sequence[Sequence[PrintedLine]], header: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the rows under the header end, and the white channels that all leave free: rows are taken as long as there
    are as many as between the words of the header."""
    begins = sorted(word.x0 for word in _words(lines[header:]))
    end, channels = header, _channels(lines[:header], begins)
    fewest = max(len(channels), _FEWEST - 1)
    for index in range(header, len(lines)):
        line = lines[index]
        size = line[0].style.size
        space = top_of(line) - bottom_of(lines[index - 1])
        if any(piece.bold for piece in line) or space > _SPACE * size:
            break
        found = _channels(lines[: index + 1], begins)
        if len(found) < fewest:
            break
        end, channels = index + 1, found
    return end, channels


def _channels(lines: Sequence[Sequence[PrintedLine]], begins: Sequence[float]) -> list[tuple[float, float]]:
    """White space from left to right that no word crosses; it may be narrow before words that stand below each other.
    `begins` has where the words of all rows begin, from left to right."""
    words = sorted(_words(lines), key=lambda word: word.x0)
    found = []
    reach = words[0].x1
    for word in words[1:]:
        space = word.x0 - reach
        if space > _GAP * word.style.size or (space > _CLOSE * word.style.size and _is_start(word.x0, begins)):
            found.append((reach, word.x0))
        reach = max(reach, word.x1)
    return found


def _is_start(x: float, begins: Sequence[float]) -> bool:
    return bisect_left(begins, x + 1) - bisect_left(begins, x - 1) >= _ALIGNED


def _words(lines: Sequence[Sequence[PrintedLine]]) -> list[Word]:
    return [word for line in lines for piece in line for word in piece.words]


def _cut(line: Sequence[PrintedLine], xs: Sequence[float]) -> list[PrintedLine]:
    """The line with a piece for each column that it has print in."""
    words = [word for piece in line for word in piece.words]
    columns = [column_of(xs, (word.x0 + word.x1) / 2) for word in words]
    edges = [0, *(n for n, (a, b) in enumerate(pairwise(columns), 1) if a != b), len(words)]
    return [printed_line(words[a:b], line[0].page) for a, b in pairwise(edges)]


def _is_table(cells: Sequence[Sequence[PrintedLine]], header: int, xs: Sequence[float]) -> bool:
    """Whether every column has a name, and short cells or figures stand under most of them."""
    named = {column_of(xs, (piece.x0 + piece.x1) / 2) for line in cells[:header] for piece in line}
    if len(named) < len(xs) - 1:
        return False
    under = [
        (column, piece.text)
        for line in cells[header:]
        for piece in line
        if (column := column_of(xs, (piece.x0 + piece.x1) / 2))
    ]
    short = [text for column, text in under if column > 1]
    figures = {column for column, text in under if is_numeric(text)}
    most_filled = 2 * len({column for column, _ in under} | {0}) > len(xs) - 1
    return most_filled and bool(figures) and sum(len(text) <= _LONGEST for text in short) >= 0.8 * len(short)


def _rows(cells: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> list[Band]:
    """The rows under the header; lines that follow each other as closely as those of a cell are one, unless figures
    stand below each other."""
    band = Band(top_of(cells[0]), bottom_of(cells[-1]) + 1, [list(line) for line in cells])
    tight = all(top_of(b) - bottom_of(a) < _TIGHT * b[0].style.size for a, b in pairwise(cells))
    if tight and not stacked_figures(cells, xs):
        return [band]
    return rows_by_blocks(band, xs) or split_rows(band, xs, few_rules=True)
