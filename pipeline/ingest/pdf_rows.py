"""Lines of print to table rows: which pieces of a line are cells, where columns and rows begin, and the grid of them.

Shared by all tables whose cells are not drawn: with horizontal rules only, with striped rows, without any rules.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.ingest.pdf_grid import Grid, GridCell
from pipeline.ingest.pdf_lines import PrintedLine, lines_of, printed_line
from pipeline.ingest.pdf_page import Word

SAME = 4.0  # points within which the ends of two rules are one
NARROW = 0.45  # font sizes: the least space between two cells
CHANNEL = 0.7  # font sizes; the space between two words is about 0.3
_RUNS_ON = 0.6  # font sizes between two lines of one text
_OFF_CENTRE = 0.4  # of the print size
_NUMERIC = re.compile(
    r"[<>≤≥=~±+\-–−]?\s?\d[\d\s.,:/%‰]*(?:[-–]\s?\d[\d.,%]*)?\s?(?:[^\W\d_]{1,7}\.?)?(?:\s?\(\d[\d\s.,%]*\))?|[-–—…]|\.\.+|[xX✓]"
)
_YEAR = re.compile(r"(?:19|20)\d\d\D{0,2}")
_LIST_MARK = re.compile(
    r"[-–—•●○▪■◦‣·*]|[\uf000-\uf0ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[.)）、]|\d+(?:\.\d+)+\.?"
)


@dataclass(slots=True)
class Rule:
    """A horizontal rule, possibly drawn in segments."""

    y: float
    segments: list[tuple[float, float]]

    @property
    def x0(self) -> float:
        return self.segments[0][0]

    @property
    def x1(self) -> float:
        return self.segments[-1][1]


@dataclass(slots=True)
class Band:
    """Print between two rules, line by line; each line in pieces that may not be cut. `spans` says how many rows a
    merged cell takes that begins in a column of this row."""

    top: float
    bottom: float
    lines: list[list[PrintedLine]]
    spans: dict[int, int] = field(default_factory=dict)


def is_numeric(text: str) -> bool:
    """Whether a cell holds a number, a bound such as ≥95 %, or a sign that stands for one."""
    return _NUMERIC.fullmatch(text) is not None


def is_list_mark(text: str) -> bool:
    """Whether a text is nothing but the bullet or the number of a list item."""
    return _LIST_MARK.fullmatch(text) is not None


def is_header_row(row: Sequence[GridCell]) -> bool:
    """Whether cells of a row are set as a header: bold print in most of them, without figures but years."""
    named = [cell for cell in row if cell.lines]
    return (
        len(named) >= max(2, 0.6 * len(row))
        and all(cell.bold for cell in named)
        and not any(is_numeric(cell.text) and not _YEAR.fullmatch(cell.text) for cell in named)
    )


def pieces_of_line(line: PrintedLine) -> list[PrintedLine]:
    """A line cut where the space is wider than between words."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for left, right in zip(line.words, line.words[1:], strict=False):
        if right.x0 - left.x1 > CHANNEL * min(left.style.size, right.style.size):
            pieces.append([])
        pieces[-1].append(right)
    return [printed_line(words, line.page) for words in pieces]


def gaps_between(pieces: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """White space, from left to right, that no piece crosses."""
    spans = sorted((p.x0, p.x1, p.style.size) for p in pieces)
    result = []
    end = spans[0][1]
    for x0, x1, size in spans[1:]:
        if x0 - end > 0.42 * size:
            result.append((end, x0))
        end = max(end, x1)
    return result


def part_at_aligned_words(lines: Sequence[list[PrintedLine]]) -> None:
    """Pieces are cut at a narrower space too where a word begins exactly where pieces of at least two other lines do:
    a column whose cells nearly fill it."""
    begins = Counter(x for line in lines for x in {round(2 * piece.x0) for piece in line[1:]})
    for line in lines:
        for piece in list(line):
            cuts = [
                index
                for index, (left, right) in enumerate(pairwise(piece.words), 1)
                if right.x0 - left.x1 > NARROW * right.style.size
                and max(begins[round(2 * right.x0) + step] for step in (-1, 0, 1)) > 1
            ]
            if cuts:
                edges = [0, *cuts, len(piece.words)]
                position = line.index(piece)
                line[position : position + 1] = [printed_line(piece.words[a:b], piece.page) for a, b in pairwise(edges)]


def stacked_figures(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> bool:
    """Whether figures stand below each other in several columns: these are rows, not one."""
    numbers = [column_of(xs, (p.x0 + p.x1) / 2) for line in lines for p in line if is_numeric(p.text)]
    return sum(count > 1 for count in Counter(numbers).values()) > 1


def part_at_column_starts(lines: Sequence[list[PrintedLine]], xs: Sequence[float]) -> list[float]:
    """Pieces that run over a column boundary are cut there if a word begins where that column's cells begin: a header
    whose words stand closer than its columns. Returns boundaries that such a header does not cross."""
    starts = _column_starts(lines, xs)
    for line in lines:
        for piece in list(line):
            first, last = column_of(xs, piece.x0 + 1), column_of(xs, piece.x1 - 1)
            cuts = [
                index
                for column in range(first + 1, last + 1)
                for index, word in enumerate(piece.words)
                if index and column in starts and abs(word.x0 - starts[column]) < 2
            ]
            if first < last and len(cuts) in (last - first, last - first - 1) and cuts:
                edges = [0, *cuts, len(piece.words)]
                parts = [printed_line(piece.words[a:b], piece.page) for a, b in pairwise(edges)]
                position = line.index(piece)
                line[position : position + 1] = parts
    return fitted(lines, xs)


def _column_starts(lines: Sequence[list[PrintedLine]], xs: Sequence[float]) -> dict[int, float]:
    """Where the cells of each column begin, by the pieces that keep to one column."""
    starts: dict[int, float] = {}
    for line in lines:
        for piece in line:
            column = column_of(xs, piece.x0 + 1)
            if column == column_of(xs, piece.x1 - 1):
                starts[column] = min(piece.x0, starts.get(column, piece.x0))
    return starts


def fitted(lines: Sequence[list[PrintedLine]], xs: Sequence[float]) -> list[float]:
    """Boundaries moved right where a header word is wider than the cells under it but ends before the next column, or
    left where it is set in the middle over narrow cells, such as marks, and begins behind the column before."""
    starts = _column_starts(lines, xs)
    result = list(xs)
    for column in range(1, len(xs) - 1):
        start = starts.get(column)
        if start is None:
            continue
        ends = [p.x1 for line in lines for p in line if p.x0 < result[column] - 1 and p.x1 < start]
        if ends and max(ends) > result[column]:
            result[column] = (max(ends) + start) / 2
            continue
        edge = result[column]
        pieces = [piece for line in lines for piece in line]
        over = min((p.x0 for p in pieces if p.x0 < edge < (p.x0 + p.x1) / 2 and start < p.x1), default=edge)
        before = max((p.x1 for p in pieces if p.x0 < over), default=edge)
        if before < over < edge:
            result[column] = (before + over) / 2
    return result


def without_phantoms(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> list[float]:
    """Boundaries without those between a header and its own cells: a header that stands left and figures that stand
    right in one column look like two columns, of which one holds only the header and the other only the rest."""
    result = list(xs)
    column = 0
    while column < len(result) - 2:
        left, right = _filled(lines, result, column), _filled(lines, result, column + 1)
        if left and right and (max(left) < min(right) or max(right) < min(left)) and len(result) > 3:
            del result[column + 1]
        else:
            column += 1
    return result


def _filled(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float], column: int) -> list[int]:
    return [
        number for number, line in enumerate(lines) if any(column_of(xs, (p.x0 + p.x1) / 2) == column for p in line)
    ]


def column_of(xs: Sequence[float], x: float) -> int:
    """The column between the boundaries that x lies in; the first or last one outside of them."""
    return bisect_right(xs, x, 1, len(xs) - 1) - 1


def split_rows(band: Band, xs: Sequence[float], *, few_rules: bool) -> list[Band]:
    """One band per row that the lines of a band show."""
    starts = row_starts(band.lines, xs, few_rules=few_rules)
    if len(starts) == 1:
        return [band]
    rows = []
    for start, end in zip(starts, [*starts[1:], len(band.lines)], strict=True):
        top = band.top if start == 0 else (bottom_of(band.lines[start - 1]) + top_of(band.lines[start])) / 2
        bottom = (
            band.bottom if end == len(band.lines) else (bottom_of(band.lines[end - 1]) + top_of(band.lines[end])) / 2
        )
        rows.append(Band(top, bottom, band.lines[start:end]))
    return rows


def top_of(line: Sequence[PrintedLine]) -> float:
    return min(p.top for p in line)


def bottom_of(line: Sequence[PrintedLine]) -> float:
    return max(p.bottom for p in line)


def row_starts(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float], *, few_rules: bool) -> list[int]:
    """Which lines begin a row: one that puts a number where the row already has one; with few rules also one after a
    clearly wider space, one with print in several columns, or one set unlike the line above it."""
    filled = [{column_of(xs, (p.x0 + p.x1) / 2) for p in line} for line in lines]
    numbers = [{column_of(xs, (p.x0 + p.x1) / 2) for p in line if is_numeric(p.text)} for line in lines]
    for above, line, found in zip(lines, lines[1:], numbers[1:], strict=False):
        found -= _years_of_days(above, line, xs)
    spaces = [top_of(b) - bottom_of(a) for a, b in pairwise(lines)]
    narrow, wide = min(spaces, default=0.0), max(spaces, default=0.0)
    spread = wide - narrow > 0.35 * statistics.median(p.style.size for line in lines for p in line)
    several = any(len(columns) > 1 for columns in filled)
    starts = [0]
    seen = set(numbers[0])
    for index in range(1, len(lines)):
        begins = bool(numbers[index] & seen) or _is_section(lines[index - 1], lines[index], filled[index])
        apart = [p for p in lines[index] if column_of(xs, (p.x0 + p.x1) / 2) not in filled[index - 1]]
        beside = any(bottom_of(lines[index - 1]) - p.top > 0.3 * p.style.size for p in apart)
        if beside or all(piece.text[0].islower() for piece in lines[index]):
            # print in the middle of its row, beside two lines of another cell;
            begins = False  # a word cut by the line end, or a sentence that goes on
        elif few_rules and not begins:
            if spread:
                begins = spaces[index - 1] - narrow > 0.5 * (wide - narrow)
            elif several and len(filled[index]) == 1:
                begins = lines[index][0].bold != lines[index - 1][0].bold and 0 in filled[index]
            else:
                begins = 0 in filled[index] or len(filled[index]) > (len(xs) - 1) / 2
        if begins:
            starts.append(index)
            seen = set()
        seen |= numbers[index]
    return starts


def _years_of_days(above: Sequence[PrintedLine], line: Sequence[PrintedLine], xs: Sequence[float]) -> set[int]:
    """The columns in which a year stands beneath words, such as the day and month that it belongs to."""
    words = {column_of(xs, (p.x0 + p.x1) / 2) for p in above if p.text[-1].isalpha()}
    return {c for p in line if _YEAR.fullmatch(p.text) for c in [column_of(xs, (p.x0 + p.x1) / 2)] if c in words}


def _is_section(above: Sequence[PrintedLine], line: Sequence[PrintedLine], filled: set[int]) -> bool:
    """Whether a line holds bold print in the first column alone, and the line above is not bold there."""
    return filled == {0} and line[0].bold and not above[0].bold


def grid_from_rows(
    rows: Sequence[Band], xs: Sequence[float], page: int, strategy: str, partial: Sequence[Rule] = ()
) -> Grid:
    """Pieces put into their row and column; a piece that crosses a channel, or stands over a rule that groups columns,
    spans them."""
    ys = [rows[0].top, *(row.bottom for row in rows)]
    cells: list[GridCell] = []
    merged: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        spans = _spans(row, xs, partial)
        for (start, end), pieces in sorted(spans.items()):
            height = row.spans.get(start, 1)
            box = (xs[start], ys[number], xs[end], ys[number + height])
            lines = lines_of((word for piece in pieces for word in piece.words), page)
            cells.append(GridCell(number, start, height, end - start, box, lines, page=page))
            merged |= {(number + down, c) for down in range(1, height) for c in range(start, end)}
        taken = {c for start, end in spans for c in range(start, end)}
        for column in range(len(xs) - 1):
            if column not in taken and (number, column) not in merged:
                box = (xs[column], ys[number], xs[column + 1], ys[number + 1])
                cells.append(GridCell(number, column, 1, 1, box, page=page))
    cells = _without_halves(cells, ys, xs, partial)
    cells.sort(key=lambda c: (c.row, c.column))
    return Grid(cells, list(xs), ys, page, strategy=strategy)


def _without_halves(
    cells: list[GridCell], ys: Sequence[float], xs: Sequence[float], partial: Sequence[Rule]
) -> list[GridCell]:
    """Cells beside a rule that groups columns go on under it where nothing else stands: a header over two rows."""
    at = {(cell.row, cell.column): cell for cell in cells}
    gone: set[int] = set()
    for number, y in enumerate(ys[1:-1], 1):
        rules = [s for r in partial if abs(r.y - y) < 2 for s in r.segments]
        for column in range(len(xs) - 1) if rules else ():
            upper, lower = at.get((number - 1, column)), at.get((number, column))
            if upper is None or lower is None or not upper.lines or lower.lines or upper.column_span > 1:
                continue
            middle = (xs[column] + xs[column + 1]) / 2
            if not any(x0 < middle < x1 for x0, x1 in rules):
                upper.row_span += lower.row_span
                upper.box = (*upper.box[:3], lower.box[3])
                gone.add(id(lower))
    return [cell for cell in cells if id(cell) not in gone]


def with_merged(rows: list[Band], xs: Sequence[float]) -> list[Band]:
    """Rows between two rules, where the first columns hold one cell for all of them, at the top or in the middle: it
    stands in the first row, and the rows below have none there."""
    filled = [{column_of(xs, (p.x0 + p.x1) / 2) for line in row.lines for p in line} for row in rows]
    if len(rows) > 1:
        for column in range(len(xs) - 2):
            if [column in columns for columns in filled] == [True] + [False] * (len(rows) - 1):
                rows[0].spans[column] = len(rows)
            elif (
                any(column not in columns for columns in filled)
                and all(len(columns - {column}) > 1 for columns in filled)
                and _is_centred(rows, xs, column)
            ):
                _lift(rows, xs, column)
            else:
                break
    return rows


def _is_centred(rows: Sequence[Band], xs: Sequence[float], column: int) -> bool:
    """Whether the print of a column stands in the middle between two rules, running on from line to line."""
    printed = _printed(rows, xs, column)
    if not printed or _breaks_off(printed):
        return False
    middle = (printed[0].top + printed[-1].bottom) / 2
    return abs(middle - (rows[0].top + rows[-1].bottom) / 2) <= _OFF_CENTRE * printed[0].style.size


def with_undivided(rows: list[Band], xs: Sequence[float], partial: Sequence[Rule]) -> list[Band]:
    """Rows parted by rules that leave out a column, where one text runs on past them: it stands in the first row."""
    for column in range(len(xs) - 1):
        middle = (xs[column] + xs[column + 1]) / 2
        first = 0
        for number in range(1, len(rows) + 1):
            if number == len(rows) or any(
                x0 < middle < x1 for r in partial if abs(r.y - rows[number].top) < 2 for x0, x1 in r.segments
            ):
                _undivide(rows[first:number], xs, column)
                first = number
    return rows


def _undivide(rows: Sequence[Band], xs: Sequence[float], column: int) -> None:
    """Puts the print of a column in the first of the rows, where it runs on from line to line through several."""
    several = sum(bool(_printed([row], xs, column)) for row in rows) > 1
    if several and not _breaks_off(_printed(rows, xs, column)):
        _lift(rows, xs, column)


def _printed(rows: Sequence[Band], xs: Sequence[float], column: int) -> list[PrintedLine]:
    held = (p for row in rows for line in row.lines for p in line if _stands_in(p, xs, column))
    return sorted(held, key=lambda piece: piece.top)


def _breaks_off(printed: Sequence[PrintedLine]) -> bool:
    return any(b.top - a.bottom > _RUNS_ON * b.style.size for a, b in pairwise(printed))


def _lift(rows: Sequence[Band], xs: Sequence[float], column: int) -> None:
    """Puts the print of a column in the first of the rows, as one cell for all of them."""
    printed = _printed(rows, xs, column)
    for row in rows:
        row.lines = [kept for line in row.lines if (kept := [p for p in line if not _stands_in(p, xs, column)])]
    rows[0].lines += [[piece] for piece in printed]
    rows[0].spans[column] = len(rows)


def _stands_in(piece: PrintedLine, xs: Sequence[float], column: int) -> bool:
    return column_of(xs, piece.x0 + 1) == column == column_of(xs, piece.x1 - 1)


def _spans(row: Band, xs: Sequence[float], partial: Sequence[Rule]) -> dict[tuple[int, int], list[PrintedLine]]:
    """Pieces of one row by the columns [start, end) they stand in."""
    ranges = [(column_of(xs, p.x0 + 1), column_of(xs, p.x1 - 1) + 1, p) for line in row.lines for p in line]
    for rule in partial:
        if abs(rule.y - row.bottom) < 2:
            for x0, x1 in rule.segments:
                ranges = _grouped(ranges, xs, x0, x1)
    groups: list[tuple[int, int, list[PrintedLine]]] = []
    for start, end, piece in sorted(ranges, key=lambda r: (r[0], r[1])):
        if groups and start < groups[-1][1]:
            first, last, members = groups[-1]
            groups[-1] = (first, max(last, end), [*members, piece])
        else:
            groups.append((start, end, [piece]))
    return {(start, end): members for start, end, members in groups}


_Range = tuple[int, int, PrintedLine]


def _grouped(ranges: list[_Range], xs: Sequence[float], x0: float, x1: float) -> list[_Range]:
    """The columns over a rule that groups them, given to the pieces that stand over it: all to one piece alone,
    else to each the columns that it stands in the middle, at the left or at the right of."""
    over = [r for r in ranges if x0 - SAME <= r[2].x0 and r[2].x1 <= x1 + SAME]
    if not over:
        return ranges
    first, last = _nearest(xs, x0), _nearest(xs, x1)
    rest = [r for r in ranges if all(r is not other for other in over)]
    heads: list[list[PrintedLine]] = []  # what stands over each other is one header
    for piece in sorted((r[2] for r in over), key=lambda p: p.x0):
        if heads and piece.x0 < max(p.x1 for p in heads[-1]):
            heads[-1].append(piece)
        else:
            heads.append([piece])
    if len(heads) > last - first:
        return ranges
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for cuts in combinations(range(first + 1, last), len(heads) - 1):
        edges = (first, *cuts, last)
        off = sum(_off(head, xs[a], xs[b]) for head, (a, b) in zip(heads, pairwise(edges), strict=True))
        best = min(best, (off, edges))
    return [*rest, *((a, b, p) for head, (a, b) in zip(heads, pairwise(best[1]), strict=True) for p in head)]


def _nearest(xs: Sequence[float], x: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))


def _off(head: Sequence[PrintedLine], x0: float, x1: float) -> float:
    """How far a header is from standing in the middle, at the left or at the right of a width; far outside it."""
    left, right = min(p.x0 for p in head) - x0, x1 - max(p.x1 for p in head)
    outside = max(-left, 0.0) + max(-right, 0.0)
    return min(abs(left - right) / 2, abs(left), abs(right)) + 10 * outside
