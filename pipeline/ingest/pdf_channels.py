"""Tables with horizontal rules only: columns from white space that runs through all rows, rows from the rules or, where
there are too few of them, from the lines of print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_blocks import rows_by_blocks
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Edge, PageContent, Word
from pipeline.ingest.pdf_rows import (
    SAME,
    Band,
    Rule,
    column_of,
    fitted,
    gaps_between,
    grid_from_rows,
    is_list_mark,
    part_at_aligned_words,
    part_at_column_starts,
    pieces_of_line,
    split_rows,
    stacked_figures,
    top_of,
    with_merged,
    with_undivided,
    without_phantoms,
)  # fmt: skip
from pipeline.ingest.pdf_stacks import between, stacks_of

MAX_OPEN_SPACE = 3.0  # font sizes between two rows without a rule
MAX_CELL_LINES = 14


def channel_tables(
    content: PageContent, edges: Sequence[Edge], grids: Sequence[Grid], words: list[Word]
) -> tuple[list[Grid], list[Word]]:
    """Tables with horizontal rules only, and the words that are in none of them. `edges` are the page's, joined."""
    free = [e for e in edges if not e.vertical and not any(_inside(e, g) for g in grids)]
    found: list[Grid] = []
    found_stacks = stacks_of(free, [e for e in edges if e.vertical], words)
    stacks = [part for stack in found_stacks for part in _by_columns(stack, words, content.number)]
    for number, stack in enumerate(stacks):
        inside, outside = between(words, stack)
        grid = _table_of(stack, inside, content.number)
        if grid is None:
            next_rules = [s[0].y for s in stacks[number + 1 :] if s[0].y > stack[-1].y and s[0].x0 < stack[0].x1]
            grid, words = _headed(stack, words, content.number, min(next_rules, default=content.height))
            if grid is None and len(stack) == 2:  # one row, with a rule below it and one below the header
                grid, words = _headed(stack[:1], words, content.number, stack[1].y)
            if grid is not None:
                found.append(grid)
            continue
        above, rules, outside = _lines_above(grid, stack, outside)
        if above:
            inside = [*above, *inside]
            stack = [Rule(min(w.top for w in above) - 2, stack[0].segments), *rules, *stack]
        below, outside, cut = _lines_below(grid, outside)
        if below:
            inside = [*inside, *below]
            stack = [*stack, Rule(max(w.bottom for w in below) + 1, stack[-1].segments)]
        if above or below:
            grid = _table_of(stack, inside, content.number) or grid
            grid.open_bottom = cut
        found.append(grid)
        words = outside
    if any(map(_is_doubtful, found)):
        content.notes = (*content.notes, "table.uncertain")
    return found, words


def _is_doubtful(grid: Grid) -> bool:
    """Whether print below the header runs over the columns, beside other cells of its row."""
    head = max((c.row + c.row_span for c in grid.cells if c.row == 0), default=1)
    wide = {c.row for c in grid.cells if c.row > head and c.lines and 1 < c.column_span < len(grid.xs) - 1}
    return any(c.lines and c.row in wide and c.column_span == 1 for c in grid.cells)


def _by_columns(stack: list[Rule], words: list[Word], page: int) -> list[list[Rule]]:
    """The stack cut at a row of one cell where its parts have more columns than the whole: two tables with a line of
    text between them."""
    if len(stack) < 4:
        return [stack]
    lines = lines_of(between(words, stack)[0], page)
    for index in range(1, len(stack) - 2):
        band = [line for line in lines if stack[index].y < (line.top + line.bottom) / 2 <= stack[index + 1].y]
        if len(band) != 1 or len(pieces_of_line(band[0])) > 1 or len(band[0].text) < 8:
            continue
        parts = [stack[: index + 1], stack[index + 1 :]]
        whole, upper, lower = (_columns(part, words, page) for part in (stack, *parts))
        if upper and lower and max(upper, lower) > whole:
            return [parts[0], *_by_columns(parts[1], words, page)]
    return [stack]


def _columns(stack: list[Rule], words: list[Word], page: int) -> int:
    grid = _table_of(stack, between(words, stack)[0], page)
    return len(grid.xs) - 1 if grid is not None else 0


def _headed(stack: list[Rule], words: list[Word], page: int, limit: float) -> tuple[Grid | None, list[Word]]:
    """A table with a rule under its header and none under its last row, and the other words: rows follow as long as
    their print keeps to the columns of the header."""
    rule = stack[-1]
    near = [w for w in words if rule.x0 - SAME <= (w.x0 + w.x1) / 2 <= rule.x1 + SAME and w.style.turn == 0]
    top = next((r.y for r in reversed(stack[:-1]) if r.x1 - r.x0 > 0.9 * (rule.x1 - rule.x0)), None)
    header = _header_lines(lines_of([w for w in near if w.bottom <= rule.y + 2], page), rule.y, top)
    if not header:
        return None, words
    pieces = [piece for line in header for piece in pieces_of_line(line)]
    count = len(gaps_between(pieces))
    kept: list[PrintedLine] = []
    size, last = header[-1].style.size, rule.y
    for line in lines_of([w for w in near if rule.y - 2 < w.top < limit], page):
        parts = pieces_of_line(line)
        keeps = len(gaps_between([*pieces, *parts])) >= count and line.style.size <= 1.25 * size
        if not keeps or line.top - last > MAX_OPEN_SPACE * size:
            break
        kept.append(line)
        pieces.extend(parts)
        last = line.bottom
    several = [line for line in kept if len(pieces_of_line(line)) > 1]
    if count < 1 or len(several) < (1 if count > 1 else 3):
        return None, words
    first = [line for line in kept if kept[0].bottom - line.top > 0.3 * size]  # one may stand beside two others
    if sum(len(pieces_of_line(line)) for line in first) < min(count, 2):
        return None, words
    lines = [*header, *kept]
    ends = [Rule(min(line.top for line in header) - 1, rule.segments), rule, Rule(last + 1, rule.segments)]
    taken = {id(word) for line in lines for word in line.words}
    grid = _table_of(ends, [w for line in lines for w in line.words], page)
    if grid is None or len(grid.xs) - 2 < count:
        return None, words
    grid.open_bottom = False
    return grid, [w for w in words if id(w) not in taken]


def _header_lines(lines: Sequence[PrintedLine], bottom: float, top: float | None) -> list[PrintedLine]:
    """The lines over a rule that name columns, up to the rule above or while they stand in several pieces."""
    found: list[PrintedLine] = []
    for line in reversed(lines):
        edge = found[-1].top if found else bottom
        far = edge - line.bottom > (0.6 if found else 1.2) * line.style.size
        if line.top < top - 2 if top is not None else far or len(pieces_of_line(line)) < 2:
            break
        found.append(line)
    return found[::-1]


def _inside(edge: Edge, grid: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return top - SAME <= edge.top <= bottom + SAME and edge.x0 < x1 and edge.x1 > x0


def _lines_above(grid: Grid, stack: list[Rule], words: list[Word]) -> tuple[list[Word], list[Rule], list[Word]]:
    """The header of a table whose first rule stands under it, the rules that are thought between its lines, and the
    other words. A line of the header stands in at least half of the columns; over it may be one that groups them, under
    it the title of the first section."""
    near = [w for w in words if w.bottom < stack[0].y + 2 and grid.xs[0] - SAME <= w.x0 <= grid.xs[-1]]
    found: list[PrintedLine] = []
    ends: list[PrintedLine] = []  # the last lines of a header, in which only its longest names go on
    rules: list[Rule] = []
    named = False
    for line in reversed(lines_of(near)):
        pieces, xs = _parted_over(grid, line)
        edge = found[-1].top if found else ends[-1].top if ends else stack[0].y
        if edge - line.bottom > (0.6 if ends and not found else 1.5) * line.style.size:
            break
        columns = {column_of(xs, (p.x0 + p.x1) / 2) for p in pieces}
        header = len(columns) >= max(2, (len(xs) - 1) / 2) and not _any_crosses(xs, pieces)
        if not (found or header) and 0 not in columns and not _any_crosses(xs, pieces):
            ends.append(line)
            continue
        groups = named and len(pieces) > 1 and 0 not in columns and line.bold
        title = not found and len(pieces) == 1 and line.bold and columns == {0}
        if not (header or groups or title):
            break
        if found and not (header and named):
            segments = [(grid.xs[1], grid.xs[-1])] if groups and not header else stack[0].segments
            rules.insert(0, Rule((line.bottom + edge) / 2, segments))
        if header and not found:
            found.extend(ends)
        named = named or header
        found.append(line)
    if not named or (len(stack) == 2 and not all(line.bold for line in found)):
        return [], [], words
    taken = {id(word) for line in found for word in line.words}
    return [w for line in found for w in line.words], rules, [w for w in words if id(w) not in taken]


def _parted_over(grid: Grid, line: PrintedLine) -> tuple[list[PrintedLine], list[float]]:
    """The pieces of a line over the table, parted at a narrow space too where cells of several rows begin behind it,
    and the column boundaries, moved for a piece that is wider than the cells under it."""
    pieces = pieces_of_line(line)
    rows = [[c.lines[0] for c in grid.cells if c.row == row and c.lines] for row in range(len(grid.ys) - 1)]
    part_at_aligned_words([pieces, *rows])
    return pieces, fitted([pieces, *rows], grid.xs)


def _lines_below(grid: Grid, words: list[Word]) -> tuple[list[Word], list[Word], bool]:
    """Rows under the last rule: lines that follow it closely and keep to the columns. They are taken where the page
    ends with them, which cuts the table (the third value), or where the first of them stands in all columns."""
    left, right, edge = grid.xs[0] - SAME, grid.xs[-1] + SAME, grid.ys[-1] - 2
    near = [w for w in words if w.top > edge and left <= (w.x0 + w.x1) / 2 <= right]
    first = lines_of([w for w in near if w.top < edge + 2 * w.style.size])
    if not first or not _begins_row(grid, pieces_of_line(first[0])):
        return [], words, False
    kept: list[Word] = []
    bottom, size = grid.ys[-1], first[0].style.size
    lines = lines_of(near)
    for number, line in enumerate(lines):
        pieces = pieces_of_line(line)
        far = line.top - bottom > 1.3 * line.style.size or line.style.size < 0.9 * size
        if far or _any_crosses(grid.xs, pieces) or (number == 0 and not _begins_row(grid, pieces)):
            break
        kept.extend(line.words)
        bottom = line.bottom
    rest = [line for line in lines if line.top > bottom]
    whole = len(grid.xs) > 3 and len(pieces_of_line(first[0])) == len(grid.xs) - 1
    if not kept or (len(rest) > 3 and not whole):
        return [], words, False
    taken = {id(w) for w in kept}
    return kept, [w for w in words if id(w) not in taken], len(rest) <= 3


def _begins_row(grid: Grid, pieces: Sequence[PrintedLine]) -> bool:
    """Print in two columns, one of them the first, each beginning where that column's cells begin."""
    starts: dict[int, set[int]] = {}
    for cell in grid.cells:
        if cell.column_span == 1 and cell.lines:
            starts.setdefault(cell.column, set()).add(round(cell.lines[0].x0))
    aligned = [
        piece
        for piece in pieces
        if any(abs(piece.x0 - x) <= 2 for x in starts.get(column_of(grid.xs, (piece.x0 + piece.x1) / 2), ()))
    ]
    return len(aligned) >= 2 and column_of(grid.xs, aligned[0].x0) == 0


def _any_crosses(xs: Sequence[float], pieces: Sequence[PrintedLine]) -> bool:
    return any(column_of(xs, p.x0 + 1) != column_of(xs, p.x1 - 1) for p in pieces)


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
    part_at_aligned_words([line for band in bands for line in band.lines])
    xs = _boundaries(bands, full, partial)
    if len(xs) < 3 or (len(xs) == 3 and _is_list(bands, xs)) or _is_running_text(bands, xs, ruled=len(full)):
        return None
    xs = part_at_column_starts([line for band in bands for line in band.lines], xs)
    xs = without_phantoms([line for band in bands for line in band.lines], xs)
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
    middle = (bands[0].top + bands[-1].bottom) / 2
    grouped = [r.y for r in partial if bands[0].top < r.y < middle]
    body = [line for line in lines if top_of(line) > max(grouped, default=bands[0].bottom)]
    whole = () if grouped and len(body) > 1 else (lines, _without_sections(lines, left))
    found = [
        gaps_between([piece for line in chosen for piece in line])
        for chosen in (*whole, body, _without_sections(body, left))
        if len(chosen) >= 2
    ]
    best = max(found, key=len, default=[])
    widest = sorted((len(line) for line in body), reverse=True)[1:2]
    if widest and widest[0] > len(best) + 1:
        best = max(best, _without_overrun(body), key=len)
    cuts = [(a[1] + b[0]) / 2 for r in [*full, *partial] for a, b in pairwise(r.segments)]
    cuts += [x for r in partial for x in (r.x0, r.x1) if left + SAME < x < right - SAME]
    return [left, *(_boundary(channel, found, cuts) for channel in best), right]


def _without_overrun(lines: Sequence[list[PrintedLine]]) -> list[tuple[float, float]]:
    """The channels of the lines without the few whose print runs over columns that all others keep to."""
    kept = list(lines)
    for _ in range(max(1, len(lines) // 6)):
        most = max(map(len, kept))
        rest = [[line for line in kept if line is not other] for other in kept if 1 < len(other) < most]
        kept = max(rest, key=lambda some: len(gaps_between([p for line in some for p in line])), default=kept)
    return gaps_between([piece for line in kept for piece in line]) if len(kept) > 2 else []


def _boundary(channel: tuple[float, float], found: Sequence[list[tuple[float, float]]], cuts: Sequence[float]) -> float:
    """Where a channel is cut: where the rules leave a gap in it or in its course through the body, or its middle."""
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


def _is_running_text(bands: Sequence[Band], xs: Sequence[float], ruled: int) -> bool:
    """Columns of prose between two rules are no table: long cells whose lines fill their column."""
    longest = max(len(band.lines) for band in bands)
    if ruled > 3 and longest <= MAX_CELL_LINES:
        return False
    pieces = [p for band in bands for line in band.lines for p in line]
    full = 0
    for piece in pieces:
        column = column_of(xs, (piece.x0 + piece.x1) / 2)
        full += piece.x1 - piece.x0 > 0.7 * (xs[column + 1] - xs[column]) and len(piece.text.split()) >= 4
    return longest > 4 and full > 0.5 * len(pieces)


def _is_list(bands: Sequence[Band], xs: Sequence[float]) -> bool:
    """Whether the first of two columns holds nothing but the marks of a list: text in a box. Where a rule stands under
    every one of them, they number the rows of a table."""
    marks = [[p for line in band.lines for p in line if p.x1 <= xs[1]] for band in bands]
    ruled = len(bands) > 1 and all(len(found) == 1 for found in marks[1:])
    return not ruled and all(is_list_mark(p.text) for found in marks for p in found)


def _rows(bands: Sequence[Band], xs: Sequence[float], partial: Sequence[Rule], ruled: int) -> list[Band]:
    """One band per table row. A rule under every row is the rule; where one band holds the rows of half a table, the
    lines of print tell them apart."""
    rows: list[Band] = []
    for index, band in enumerate(bands):
        cuts = [r.y for r in partial if band.top < r.y < band.bottom]
        parts = _split_at(band, cuts)
        found: list[Band] = []
        for part in parts:
            header = index == 0 and len(bands) > 1 and not stacked_figures(part.lines, xs)
            few = ruled <= 3 and len(bands) <= 2
            blocks = rows_by_blocks(part, xs) if few and not header else None
            found.extend([part] if header else blocks or with_merged(split_rows(part, xs, few_rules=few), xs))
        rows.extend(with_undivided(found, xs, partial) if len(found) == len(parts) else found)
    return rows


def _split_at(band: Band, cuts: Sequence[float]) -> list[Band]:
    edges = [band.top, *sorted(cuts), band.bottom]
    parts = [
        Band(a, b, [line for line in band.lines if a < (line[0].top + line[0].bottom) / 2 <= b])
        for a, b in pairwise(edges)
    ]
    return [part for part in parts if part.lines]
