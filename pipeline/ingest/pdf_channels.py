"""Tables without vertical rules: columns from white space that runs through all rows, rows from horizontal rules or,
where there are too few of them, from the lines of print."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid, GridCell
from pipeline.ingest.pdf_lines import PrintedLine, lines_of, printed_line
from pipeline.ingest.pdf_page import Edge, PageContent, Word
from pipeline.ingest.pdf_rules import joined_edges

SAME = 4.0  # points within which rules count as equally long
CHANNEL = 0.7  # font sizes; the space between two words is about 0.3
MAX_SEGMENT_GAP = 12.0  # between the pieces of one rule that is drawn per column
MAX_CELL_LINES = 14
_NUMERIC = re.compile(r"[<>≤≥=~±+\-–−]?\s?\d[\d\s.,:/%‰]*(?:[-–]\s?\d[\d.,%]*)?\s?(?:%|pct\.?|procent)?|[-–—…]|\.\.+|[xX✓]")


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
    """Print between two rules, line by line; each line in pieces that may not be cut."""

    top: float
    bottom: float
    lines: list[list[PrintedLine]]


def channel_tables(content: PageContent, grids: Sequence[Grid], words: list[Word]) -> tuple[list[Grid], list[Word]]:
    """Tables with horizontal rules only, and the words that are in none of them."""
    free = [e for e in content.edges if not e.vertical and not any(_inside(e, g) for g in grids)]
    found: list[Grid] = []
    for stack in _stacks(_rules(joined_edges(free)), words):
        inside, outside = _between(words, stack)
        grid = _table_of(stack, inside, content.number)
        if grid is None:
            continue
        above, outside = _line_above(grid, stack, outside)
        if above:
            inside = [*above, *inside]
            stack = [Rule(min(w.top for w in above) - 2, stack[0].segments), *stack]
        below, outside = _lines_below(grid, outside)
        if below:
            inside = [*inside, *below]
            stack = [*stack, Rule(max(w.bottom for w in below) + 1, stack[-1].segments)]
        if above or below:
            grid = _table_of(stack, inside, content.number) or grid
            grid.open_bottom = bool(below)
        found.append(grid)
        words = outside
    return found, words


def _inside(edge: Edge, grid: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return top - SAME <= edge.top <= bottom + SAME and edge.x0 < x1 and edge.x1 > x0


def _rules(edges: Sequence[Edge]) -> list[Rule]:
    """Horizontal edges at one height that nearly touch make one rule."""
    rules: list[Rule] = []
    for edge in sorted(edges, key=lambda e: (e.top, e.x0)):
        if edge.vertical:
            continue
        last = rules[-1] if rules else None
        if last and abs(last.y - edge.top) < 1.0 and edge.x0 - last.x1 <= MAX_SEGMENT_GAP:
            last.segments.append((edge.x0, edge.x1))
        else:
            rules.append(Rule(edge.top, [(edge.x0, edge.x1)]))
    return [rule for rule in rules if rule.x1 - rule.x0 >= 10]


def _stacks(rules: list[Rule], words: list[Word]) -> list[list[Rule]]:
    """Rules of equal length below each other with print between them; shorter ones between two of them belong to the
    stack as well (they group columns)."""
    stacks: list[list[Rule]] = []
    rest = list(rules)
    while rest:
        first = rest[0]
        stack = [first]
        inner: list[Rule] = []
        for rule in rest[1:]:
            if abs(rule.x0 - first.x0) <= SAME and abs(rule.x1 - first.x1) <= SAME:
                if not any(stack[-1].y < (w.top + w.bottom) / 2 < rule.y and first.x0 <= w.x0 <= first.x1 for w in words):
                    if rule.y - stack[-1].y > 30:
                        break
                    stack[-1] = rule if len(stack) > 1 else stack[-1]
                    inner.append(rule)
                    continue
                stack.append(rule)
            elif rule.x0 >= first.x0 - SAME and rule.x1 <= first.x1 + SAME:
                inner.append(rule)
        if len(stack) >= 2 and stack[0].x1 - stack[0].x0 >= 60:
            members = sorted([*stack, *(r for r in inner if stack[0].y < r.y < stack[-1].y)], key=lambda r: r.y)
            stacks.append(members)
            used = {id(r) for r in [*members, *inner]}
            rest = [r for r in rest if id(r) not in used]
        else:
            rest = rest[1:]
    return stacks


def _between(words: list[Word], stack: list[Rule]) -> tuple[list[Word], list[Word]]:
    x0, x1 = min(r.x0 for r in stack) - SAME, max(r.x1 for r in stack) + SAME
    top, bottom = stack[0].y, stack[-1].y
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if x0 <= x <= x1 and top < y < bottom else outside).append(word)
    return inside, outside


def _line_above(grid: Grid, stack: list[Rule], words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The header line of a table whose first rule stands under its header: directly above, in several columns."""
    size = statistics.median(w.style.size for w in words) if words else 0.0
    top, bottom = stack[0].y - 2.2 * size, stack[0].y
    near = [w for w in words if top < (w.top + w.bottom) / 2 < bottom and grid.xs[0] <= w.x0 <= grid.xs[-1]]
    if not near or len(stack) < 3:
        return [], words
    pieces = [piece for line in lines_of(near) for piece in pieces_of_line(line)]
    columns = {_column(grid.xs, (p.x0 + p.x1) / 2) for p in pieces}
    if _any_crosses(grid, pieces) or len(columns) < max(2, (len(grid.xs) - 1) / 2):
        return [], words
    taken = {id(w) for w in near}
    return near, [w for w in words if id(w) not in taken]


def _lines_below(grid: Grid, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The row that a page end cuts before its closing rule: lines that follow the last rule closely, keep to the
    columns, and have nothing of their width below them but the foot of the page."""
    near = [w for w in words if w.top > grid.ys[-1] - 2 and grid.xs[0] - SAME <= (w.x0 + w.x1) / 2 <= grid.xs[-1] + SAME]
    kept: list[Word] = []
    bottom = grid.ys[-1]
    lines = lines_of(near)
    for number, line in enumerate(lines):
        pieces = pieces_of_line(line)
        far = line.top - bottom > 1.3 * line.style.size
        if far or _any_crosses(grid, pieces) or (number == 0 and not _begins_row(grid, pieces)):
            break
        kept.extend(line.words)
        bottom = line.bottom
    rest = [line for line in lines if line.top > bottom]
    if not kept or len(rest) > 3:
        return [], words
    taken = {id(w) for w in kept}
    return kept, [w for w in words if id(w) not in taken]


def _begins_row(grid: Grid, pieces: Sequence[PrintedLine]) -> bool:
    """Print in two columns, one of them the first, each beginning where that column's cells begin."""
    starts: dict[int, set[int]] = {}
    for cell in grid.cells:
        if cell.column_span == 1 and cell.lines:
            starts.setdefault(cell.column, set()).add(round(cell.lines[0].x0))
    aligned = [
        piece
        for piece in pieces
        if any(abs(piece.x0 - x) <= 2 for x in starts.get(_column(grid.xs, (piece.x0 + piece.x1) / 2), ()))
    ]
    return len(aligned) >= 2 and _column(grid.xs, aligned[0].x0) == 0


def _any_crosses(grid: Grid, pieces: Sequence[PrintedLine]) -> bool:
    return any(_column(grid.xs, p.x0 + 1) != _column(grid.xs, p.x1 - 1) for p in pieces)


def pieces_of_line(line: PrintedLine) -> list[PrintedLine]:
    """A line cut where the space is wider than between words."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for left, right in zip(line.words, line.words[1:], strict=False):
        if right.x0 - left.x1 > CHANNEL * min(left.style.size, right.style.size):
            pieces.append([])
        pieces[-1].append(right)
    return [printed_line(words, line.page) for words in pieces]


def _table_of(stack: list[Rule], words: list[Word], page: int) -> Grid | None:
    """The table between the first and the last rule; None where print does not stand in columns."""
    if len(words) < 3:
        return None
    lines = lines_of(words, page)
    wide = max(r.x1 - r.x0 for r in stack)
    full = [r for r in stack if r.x1 - r.x0 > wide - 2 * SAME]
    bands = [
        Band(a.y, b.y, [pieces_of_line(line) for line in lines if a.y < (line.top + line.bottom) / 2 <= b.y])
        for a, b in pairwise(full)
    ]
    bands = [band for band in bands if band.lines]
    if not bands:
        return None
    partial = [r for r in stack if r.x1 - r.x0 <= wide - 2 * SAME or len(r.segments) > 1]
    xs = _boundaries(bands, full, partial)
    if len(xs) < 3 or _is_running_text(bands, xs, ruled=len(full)):
        return None
    rows = _rows(bands, xs, partial, len(full))
    if len(rows) < 2:
        return None
    return grid_from_rows(rows, xs, page, "horizontal rules", partial)


def _boundaries(bands: Sequence[Band], full: Sequence[Rule], partial: Sequence[Rule]) -> list[float]:
    """Column boundaries: the middle of every channel that no line crosses, or the gap between the segments of a rule
    that lies in the channel. Header lines may span channels, so the first band is left out where that shows more
    columns; so are section rows, which hold one piece alone."""
    lines = [line for band in bands for line in band.lines]
    left = min(full[0].x0, *(p.x0 for line in lines for p in line))
    right = max(full[0].x1, *(p.x1 for line in lines for p in line))
    body = [line for band in bands[1:] for line in band.lines] if len(bands) > 1 else []
    found = [
        _gaps([piece for line in chosen for piece in line])
        for chosen in (lines, _without_sections(lines, left), body, _without_sections(body, left))
        if len(chosen) >= 2
    ]
    best = max(found, key=len, default=[])
    cuts = [(a[1] + b[0]) / 2 for r in [*full, *partial] for a, b in pairwise(r.segments)]
    return [left, *(_boundary(channel, found, cuts) for channel in best), right]


def _boundary(channel: tuple[float, float], found: Sequence[list[tuple[float, float]]], cuts: Sequence[float]) -> float:
    """Where a channel is cut: where the rules leave a gap in it or in its continuation through the body, or its middle."""
    a, b = channel
    wide = [c for channels in found for c in channels if c[0] <= a + 1 and c[1] >= b - 1]
    for x0, x1 in [channel, *wide]:
        for cut in cuts:
            if x0 - 1 <= cut <= x1 + 1:
                return cut
    return (a + b) / 2


def _without_sections(lines: Sequence[list[PrintedLine]], left: float) -> list[list[PrintedLine]]:
    """Lines without those that hold one piece alone at the left edge, if these are few."""
    rest = [line for line in lines if len(line) > 1 or line[0].x0 > left + 20]
    return rest if len(lines) - len(rest) <= 0.4 * len(lines) else []


def _gaps(pieces: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """White space, from left to right, that no piece crosses."""
    spans = sorted((p.x0, p.x1, p.style.size) for p in pieces)
    result = []
    end = spans[0][1]
    for x0, x1, size in spans[1:]:
        if x0 - end > 0.42 * size:
            result.append((end, x0))
        end = max(end, x1)
    return result


def _column(xs: Sequence[float], x: float) -> int:
    for index in range(len(xs) - 1):
        if x < xs[index + 1]:
            return index
    return len(xs) - 2


def _is_running_text(bands: Sequence[Band], xs: Sequence[float], ruled: int) -> bool:
    """Columns of prose between two rules are no table: long cells whose lines fill their column."""
    longest = max(len(band.lines) for band in bands)
    if ruled > 3 and longest <= MAX_CELL_LINES:
        return False
    pieces = [p for band in bands for line in band.lines for p in line]
    full = 0
    for piece in pieces:
        column = _column(xs, (piece.x0 + piece.x1) / 2)
        full += piece.x1 - piece.x0 > 0.7 * (xs[column + 1] - xs[column]) and len(piece.text.split()) >= 4
    return longest > 4 and full > 0.5 * len(pieces)


def _rows(bands: Sequence[Band], xs: Sequence[float], partial: Sequence[Rule], ruled: int) -> list[Band]:
    """One band per table row. A rule under every row is the rule; where one band holds the rows of half a table, the
    lines of print tell them apart."""
    rows: list[Band] = []
    for index, band in enumerate(bands):
        cuts = [r.y for r in partial if band.top < r.y < band.bottom]
        parts = _split_at(band, cuts)
        for part in parts:
            header = index == 0 and len(bands) > 1
            rows.extend([part] if header else split_rows(part, xs, few_rules=ruled <= 3 and len(bands) <= 2))
    return rows


def _split_at(band: Band, cuts: Sequence[float]) -> list[Band]:
    edges = [band.top, *sorted(cuts), band.bottom]
    parts = [
        Band(a, b, [line for line in band.lines if a < (line[0].top + line[0].bottom) / 2 <= b])
        for a, b in pairwise(edges)
    ]
    return [part for part in parts if part.lines]


def split_rows(band: Band, xs: Sequence[float], *, few_rules: bool) -> list[Band]:
    """One band per row that the lines of a band show."""
    starts = row_starts(band.lines, xs, few_rules=few_rules)
    if len(starts) == 1:
        return [band]
    rows = []
    for start, end in zip(starts, [*starts[1:], len(band.lines)], strict=True):
        top = band.top if start == 0 else (_bottom(band.lines[start - 1]) + _top(band.lines[start])) / 2
        bottom = band.bottom if end == len(band.lines) else (_bottom(band.lines[end - 1]) + _top(band.lines[end])) / 2
        rows.append(Band(top, bottom, band.lines[start:end]))
    return rows


def _top(line: Sequence[PrintedLine]) -> float:
    return min(p.top for p in line)


def _bottom(line: Sequence[PrintedLine]) -> float:
    return max(p.bottom for p in line)


def row_starts(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float], *, few_rules: bool) -> list[int]:
    """Which lines begin a row: one that puts a number where the row already has one; with few rules also one after a
    clearly wider space, one with print in several columns, or one set unlike the line above it."""
    filled = [{_column(xs, (p.x0 + p.x1) / 2) for p in line} for line in lines]
    numbers = [{_column(xs, (p.x0 + p.x1) / 2) for p in line if _NUMERIC.fullmatch(p.text)} for line in lines]
    spaces = [_top(b) - _bottom(a) for a, b in pairwise(lines)]
    narrow, wide = min(spaces, default=0.0), max(spaces, default=0.0)
    spread = wide - narrow > 0.35 * statistics.median(p.style.size for line in lines for p in line)
    several = sum(len(columns) > 1 for columns in filled) > 1
    starts = [0]
    seen = set(numbers[0])
    for index in range(1, len(lines)):
        begins = bool(numbers[index] & seen)
        if few_rules and not begins:
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


def grid_from_rows(rows: Sequence[Band], xs: Sequence[float], page: int, strategy: str, partial: Sequence[Rule] = ()) -> Grid:
    """Pieces put into their row and column; a piece that crosses a channel, or stands over a rule that groups columns,
    spans them."""
    ys = [rows[0].top, *(row.bottom for row in rows)]
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        spans = _spans(row, xs, partial)
        for (start, end), pieces in sorted(spans.items()):
            box = (xs[start], ys[number], xs[end], ys[number + 1])
            lines = lines_of((word for piece in pieces for word in piece.words), page)
            cells.append(GridCell(number, start, 1, end - start, box, lines, page=page))
        taken = {c for start, end in spans for c in range(start, end)}
        for column in range(len(xs) - 1):
            if column not in taken:
                box = (xs[column], ys[number], xs[column + 1], ys[number + 1])
                cells.append(GridCell(number, column, 1, 1, box, page=page))
    cells.sort(key=lambda c: (c.row, c.column))
    return Grid(cells, list(xs), ys, page, strategy=strategy)


def _spans(row: Band, xs: Sequence[float], partial: Sequence[Rule]) -> dict[tuple[int, int], list[PrintedLine]]:
    """Pieces of one row by the columns [start, end) they stand in."""
    below = [s for r in partial if abs(r.y - row.bottom) < 2 for s in r.segments]
    ranges: list[tuple[int, int, PrintedLine]] = []
    for line in row.lines:
        for piece in line:
            start, end = _column(xs, piece.x0 + 1), _column(xs, piece.x1 - 1) + 1
            for x0, x1 in below:
                if x0 - SAME <= piece.x0 and piece.x1 <= x1 + SAME:
                    start, end = min(start, _column(xs, x0 + SAME)), max(end, _column(xs, x1 - SAME) + 1)
            ranges.append((start, end, piece))
    groups: list[tuple[int, int, list[PrintedLine]]] = []
    for start, end, piece in sorted(ranges, key=lambda r: (r[0], r[1])):
        if groups and start < groups[-1][1]:
            first, last, members = groups[-1]
            groups[-1] = (first, max(last, end), [*members, piece])
        else:
            groups.append((start, end, [piece]))
    return {(start, end): members for start, end, members in groups}


@dataclass(slots=True)
class Aligned:
    """A table found by alignment alone. `before` and `after` count rows of print at either end that are not of it."""

    grid: Grid
    before: int
    after: int


def aligned_table(rows: Sequence[Sequence[PrintedLine | Grid]], gutters: Sequence[float]) -> Aligned | None:
    """A table without any rules: short pieces in three columns, or labels with a column of numbers. None where the
    rows look like a contents list or like text."""
    lines = [[item for item in row if isinstance(item, PrintedLine)] for row in rows]
    if any(len(line) != len(row) for line, row in zip(lines, rows, strict=True)):
        return None
    before = next((i for i, line in enumerate(lines) if len(line) > 1), len(lines))
    after = 0
    while before + after < len(lines) and len(lines[-1 - after]) < 2:
        after += 1
    body = lines[before : len(lines) - after]
    several = [line for line in body if len(line) > 1]
    if len(several) < 3 or len(several) < 0.35 * len(body):
        return None
    pieces = [piece for line in body for piece in line]
    xs = [min(p.x0 for p in pieces), *sorted(gutters), max(p.x1 for p in pieces)]
    if not _is_aligned(several, xs):
        return None
    bands = [Band(_top(body[0]) - 1, _bottom(body[-1]) + 1, body)]
    rows_found = split_rows(bands[0], xs, few_rules=True)
    if len(rows_found) < 3:
        return None
    return Aligned(grid_from_rows(rows_found, xs, pieces[0].page, "alignment"), before, after)


def _is_aligned(lines: Sequence[Sequence[PrintedLine]], xs: Sequence[float]) -> bool:
    last: list[str] = []
    lengths: list[int] = []
    numbers = 0
    for line in lines:
        for piece in line:
            lengths.append(len(piece.text))
            if _column(xs, (piece.x0 + piece.x1) / 2) > 0:
                numbers += bool(_NUMERIC.fullmatch(piece.text))
            if _column(xs, (piece.x0 + piece.x1) / 2) == len(xs) - 2:
                last.append(piece.text)
    pages = [int(text) for text in last if text.isdigit()]
    if len(pages) == len(last) and pages == sorted(pages) and len(pages) > 1:
        return False  # a contents list
    if len(xs) == 3:
        return len(lines) >= 4 and numbers >= 0.7 * len(lines)
    return statistics.median(lengths) <= 40 and sum(len(line) > 2 for line in lines) >= 0.5 * len(lines)
