"""Tables with horizontal rules only: columns from white space that runs through all rows, rows from the rules or, where
there are too few of them, from the lines of print."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Edge, PageContent, Word
from pipeline.ingest.pdf_rows import (
    SAME,
    Band,
    Rule,
    column_of,
    gaps_between,
    grid_from_rows,
    part_at_column_starts,
    pieces_of_line,
    split_rows,
    top_of,
    without_phantoms,
)  # fmt: skip

MAX_SEGMENT_GAP = 12.0  # between the pieces of one rule that is drawn per column
MAX_CELL_LINES = 14


def channel_tables(
    content: PageContent, edges: Sequence[Edge], grids: Sequence[Grid], words: list[Word]
) -> tuple[list[Grid], list[Word]]:
    """Tables with horizontal rules only, and the words that are in none of them. `edges` are the page's, joined."""
    free = [e for e in edges if not e.vertical and not any(_inside(e, g) for g in grids)]
    found: list[Grid] = []
    stacks = [part for stack in _stacks(_rules(free), words) for part in _without_text(stack, words)]
    for stack in stacks:
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
                if not _print_between(words, stack[-1], rule):
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


def _without_text(stack: list[Rule], words: list[Word]) -> list[list[Rule]]:
    """The stack cut where text stands between two of its rules: several tables of one width on a page."""
    inside, _ = _between(words, stack)
    lines = lines_of(inside)
    if not lines:
        return []
    width = stack[0].x1 - stack[0].x0
    usual = statistics.median(line.style.size for line in lines)
    parts: list[list[Rule]] = [[stack[0]]]
    for upper, lower in pairwise(stack):
        band = [line for line in lines if upper.y < (line.top + line.bottom) / 2 <= lower.y]
        if _is_text(band, width, usual):
            parts.append([])
        parts[-1].append(lower)
    return [part for part in parts if len(part) > 1]


def _is_text(band: Sequence[PrintedLine], width: float, usual: float) -> bool:
    """Whether the print between two rules is no table row: a heading, or lines that run over most of the width, and
    beside most of its lines stands nothing."""
    alone = [line for line in band if len(pieces_of_line(line)) == 1]
    if not alone or 2 * len(alone) < len(band):
        return False
    if any(line.style.size > 1.25 * usual for line in alone):
        return True
    wide = any(line.x1 - line.x0 > 0.6 * width and len(line.text) > 40 for line in alone)
    sizes = [line.style.size for line in alone]
    return len(band) > 1 and (wide or (len(alone) == len(band) and max(sizes) - min(sizes) > 1))


def _print_between(words: list[Word], upper: Rule, lower: Rule) -> bool:
    return any(upper.y < (w.top + w.bottom) / 2 < lower.y and upper.x0 <= w.x0 <= upper.x1 for w in words)


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
    columns = {column_of(grid.xs, (p.x0 + p.x1) / 2) for p in pieces}
    if _any_crosses(grid, pieces) or len(columns) < max(2, (len(grid.xs) - 1) / 2):
        return [], words
    taken = {id(w) for w in near}
    return near, [w for w in words if id(w) not in taken]


def _lines_below(grid: Grid, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The row that a page end cuts before its closing rule: lines that follow the last rule closely, keep to the
    columns, and have nothing of their width below them but the foot of the page."""
    left, right, edge = grid.xs[0] - SAME, grid.xs[-1] + SAME, grid.ys[-1] - 2
    near = [w for w in words if w.top > edge and left <= (w.x0 + w.x1) / 2 <= right]
    first = lines_of([w for w in near if w.top < edge + 2 * w.style.size])
    if not first or not _begins_row(grid, pieces_of_line(first[0])):
        return [], words
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
        if any(abs(piece.x0 - x) <= 2 for x in starts.get(column_of(grid.xs, (piece.x0 + piece.x1) / 2), ()))
    ]
    return len(aligned) >= 2 and column_of(grid.xs, aligned[0].x0) == 0


def _any_crosses(grid: Grid, pieces: Sequence[PrintedLine]) -> bool:
    return any(column_of(grid.xs, p.x0 + 1) != column_of(grid.xs, p.x1 - 1) for p in pieces)


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
    cuts = [(a[1] + b[0]) / 2 for r in [*full, *partial] for a, b in pairwise(r.segments)]
    return [left, *(_boundary(channel, found, cuts) for channel in best), right]


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
