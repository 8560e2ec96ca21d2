"""Reading order: which pieces of print belong to one column, and in what order columns and tables are read.

A page is cut into bands. A band with a gutter (white space that no line crosses, with running text on both sides over
several rows) is read column by column, a band of aligned short pieces is a table without rules, and everything else is
read row by row.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.ingest.pdf_aligned import aligned_table
from pipeline.ingest.pdf_cards import is_tall
from pipeline.ingest.pdf_columns import (
    Column,
    Item,
    Row,
    margin_groups,
    parts_aside,
    parts_blocks,
    parts_margin,
    parts_prose,
    rows_of,
)
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_headed import headed_table
from pipeline.ingest.pdf_lines import PrintedLine, merged, printed_line
from pipeline.ingest.pdf_page import Box, around
from pipeline.ingest.pdf_passages import continues_sentence
from pipeline.ingest.pdf_rows import is_list_mark

MIN_GUTTER = 9.0  # points; the narrowest column gap in use
MIN_COLUMN = 40.0
MARKER_DISTANCE = 60.0
_MOST_COLUMNS = 2  # gutters of text set in columns with headings in the margin
_CLOSE = 0.4  # font sizes between the lines of a title
_BULLET_ONLY = re.compile(r"[•●○▪■◦‣·]|[\uf000-\uf0ff]")

Interval = tuple[float, float]
Leaf = Column | Grid


def reading_order(
    pieces: Sequence[PrintedLine], grids: Sequence[Grid], cards: Sequence[Sequence[Box]] = ()
) -> list[Leaf]:
    """Columns of pieces and tables, in the order in which a person reads them. Rows of cards have their place like
    tables; each card is read for itself, from left to right."""
    level = [piece for piece in pieces if piece.style.turn == 0]
    sideways: list[Leaf] = [[piece] for piece in pieces if piece.style.turn != 0]
    items: list[Item] = [*level, *grids]
    held: dict[int, list[Leaf]] = {}
    for row in cards:
        x0, top, x1, bottom = around(list(row))
        place = Grid([], [x0, x1], [top, bottom], 0, strategy="cards")
        held[id(place)] = [leaf for card in row for leaf in _card([i for i in items if _in(i, card)])]
        items = [place, *(item for item in items if not any(_in(item, card) for card in row))]
    leaves = _joined(_arranged(items))
    return [part for leaf in leaves for part in (held.get(id(leaf)) or [leaf])] + sideways


def _card(items: list[Item]) -> list[Leaf]:
    """What a card holds in reading order: its title, a sign beside it, and the text."""
    signs = [i for i in items if isinstance(i, PrintedLine) and is_tall(i, [j for j in items if j is not i])]
    first, *rest = _joined(_arranged([i for i in items if all(i is not sign for sign in signs)])) or [[]]
    if not first or not isinstance(first, list):
        return [first, *rest] if first else rest
    lines = merged(first)
    end = 1
    while end < len(lines) and lines[end].style == lines[0].style and _is_next(lines[end - 1], lines[end]):
        end += 1
    for line in lines[:end]:
        line.in_title = True
    if not signs:
        return [lines, *rest]
    return [part for part in (lines[:end], *([sign] for sign in signs), lines[end:], *rest) if part]


def _is_next(above: PrintedLine, line: PrintedLine) -> bool:
    return line.top - above.bottom < _CLOSE * line.style.size


def _in(item: Item, card: Box) -> bool:
    x0, top, x1, bottom = item.box
    return card[0] <= (x0 + x1) / 2 < card[2] and card[1] <= (top + bottom) / 2 < card[3]


def _joined(leaves: list[Leaf]) -> list[Leaf]:
    """Neighbouring columns that were cut only by bands of the same column become one."""
    result: list[Leaf] = []
    for leaf in leaves:
        last = result[-1] if result else None
        if isinstance(leaf, list) and isinstance(last, list) and _flows(last, leaf):
            last.extend(leaf)
        else:
            result.append(leaf)
    return result


def _flows(above: Column, below: Column) -> bool:
    last, first = above[-1], below[0]
    next_line = last.style == first.style and -3 < first.top - last.bottom < 0.6 * last.style.size
    if next_line and last.x0 > first.x0 and first.text[0].islower() and not last.in_margin:
        return continues_sentence(last.text, first.text)  # text that goes on below a box
    a, b = around([line.box for line in above]), around([line.box for line in below])
    if len(above) > 2 and len(below) > 2 and abs(a[2] - b[2]) > MIN_COLUMN:
        return False
    return b[1] >= a[3] - 3 and abs(a[0] - b[0]) < MIN_COLUMN and min(a[2], b[2]) - max(a[0], b[0]) > 0


def _arranged(items: list[Item]) -> list[Leaf]:
    if not items:
        return []
    left, right = min(i.x0 for i in items), max(i.x1 for i in items)
    set_in = [i for i in items if i.x0 > left + MIN_COLUMN]
    if len(set_in) < 3 and not any(_is_beside(i, items) for i in set_in):
        return _read_rows(items)
    rows = rows_of(items)
    free = [_free(row, left, right) for row in rows]
    leaves: list[Leaf] = []
    plain: list[Item] = []
    start = 0
    while start < len(rows):
        several = any(
            len(row.items) > 1 for row in rows[start : start + 2]
        )  # a name of two lines stands higher than others
        headed = headed_table([row.items for row in rows[start:]]) if several else None
        if headed is not None:
            leaves.extend(_read_rows(plain))
            leaves.append(headed[0])
            plain = []
            start += headed[1]
            continue
        band = _band(rows, free, start, left, right)
        if band is not None:
            end, gutters = band
            above = _ends_above(plain, rows[start:end], gutters[0]) or _centred_above(rows[start:end], left, right)
            if above:
                plain.extend(item for row in rows[start : start + above] for item in row.items)
                start += above
                continue
            found = _read_band(rows[start:end], gutters, rows[end] if end < len(rows) else None)
            if found is not None:
                leaves.extend(_read_rows(plain))
                leaves.extend(found[0])
                plain = found[1]
                start = end
                continue
        table = aligned_table([row.items for row in rows[start:]]) if len(rows[start].items) > 1 else None
        if table is not None:
            leaves.extend(_read_rows(plain))
            leaves.append(table[0])
            plain = []
            start += table[1]
            continue
        plain.extend(rows[start].items)
        start += 1
    leaves.extend(_read_rows(plain))
    return leaves


def _is_beside(item: Item, items: list[Item]) -> bool:
    """Whether print stands left of the item, at its height."""
    x0, top, _, bottom = item.box
    return any(i.x1 <= x0 and i.box[1] < bottom and i.box[3] > top for i in items)


def _read_band(band: list[Row], gutters: list[float], after: Row | None) -> tuple[list[Leaf], list[Item]] | None:
    """The columns of a band with gutters, if it holds columns of text or blocks of short lines beside each other, and
    the items at its end that do not belong to them."""
    if len(gutters) > _MOST_COLUMNS and aligned_table([row.items for row in band if len(row.items) > 1]) is not None:
        return None  # so many columns are a table, whatever stands in the first
    margin = next((g for g in gutters if parts_margin(band, g)), None)
    if margin is not None:
        return _beside_margin(band, margin), []
    prose = next((g for g in gutters if parts_prose(band, g, gutters)), None)
    if prose is None:
        prose = next((g for g in gutters if parts_aside(band, g)), None)
    if prose is not None:
        return _columns(band, prose, after)
    if len(gutters) > 1 or not parts_blocks(band, gutters[0]):
        return None
    first = next(index for index, row in enumerate(band) if len(row.items) > 1)
    table = aligned_table([row.items for row in band[first:]])
    return _columns(band, gutters[0], after) if table is None else None


def _ends_above(plain: list[Item], band: list[Row], gutter: float) -> int:
    """How many first rows of a band are the short last lines of a paragraph that spans the page above it."""
    last = plain[-1] if plain else None
    if not isinstance(last, PrintedLine) or not last.x0 < gutter < last.x1:
        return 0
    for count, row in enumerate(band):
        line = row.items[0]
        gap = row.top - last.bottom
        near = isinstance(line, PrintedLine) and line.style == last.style and gap < 0.6 * line.style.size
        if len(row.items) > 1 or not near or line.box[2] > gutter:
            return count if count and (gap > 0.6 * last.style.size or not near) else 0
        assert isinstance(line, PrintedLine)
        last = line
    return 0


def _centred_above(band: list[Row], left: float, right: float) -> int:
    """How many first rows of a band are titles in the middle of the page, which stand over the middle column only by
    their place."""
    for count, row in enumerate(band):
        x0, _, x1, _ = row.items[0].box
        centred = abs(x0 + x1 - left - right) < 0.04 * (right - left) and x0 > left + MIN_COLUMN
        if len(row.items) > 1 or not centred:
            return count
    return 0


def _beside_margin(band: list[Row], gutter: float) -> list[Leaf]:
    """Every heading in the margin before the text that begins beside it."""
    groups = margin_groups(band, gutter)
    text = [[i for i in row.items if i.x0 >= gutter] for row in band]
    starts = [number for _, number, _ in groups]
    leaves = _arranged([i for members in text[: starts[0]] for i in members])
    for (lines, start, _), end in zip(groups, [*starts[1:], len(band)], strict=True):
        for line in lines:
            line.in_margin = True
        leaves.append(lines)
        leaves.extend(_arranged([i for members in text[start:end] for i in members]))
    return leaves


def _columns(band: list[Row], gutter: float, after: Row | None) -> tuple[list[Leaf], list[Item]]:
    """The columns of a band from left to right, and the items at its end that belong to what follows."""
    band, tail = _without_tail(band, gutter, after)
    left = [item for row in band for item in row.items if item.x0 < gutter]
    right = [item for row in band for item in row.items if item.x0 >= gutter]
    return [*_arranged(left), *_arranged(right)], [item for row in tail for item in row.items]


def _read_rows(items: list[Item]) -> list[Leaf]:
    """Items of one column from top to bottom; a table ends the column of lines before it."""
    leaves: list[Leaf] = []
    lines: Column = []
    for row in rows_of(items):
        for item in row.items:
            if isinstance(item, Grid):
                if lines:
                    leaves.append(lines)
                lines = []
                leaves.append(item)
            else:
                lines.append(item)
    if lines:
        leaves.append(lines)
    return leaves


def _free(row: Row, left: float, right: float) -> list[Interval]:
    """White space of a row that is wide enough for a gutter, beside its print as well as inside it."""
    gaps: list[Interval] = []
    position = left
    for item in row.items:
        x0, _, x1, _ = item.box
        if x0 - position >= MIN_GUTTER:
            gaps.append((position, x0))
        if x1 > position:
            position = x1
    if right - position >= MIN_GUTTER:
        gaps.append((position, right))
    return gaps


def _band(
    rows: list[Row], free: list[list[Interval]], start: int, left: float, right: float
) -> tuple[int, list[float]] | None:
    """The longest run of rows from `start` that shares white space inside the page: its end, and the middles of its
    gutters, the widest first. None where the rows share none or it has no print on one side."""
    common = free[start]
    inside = _inside(common, left, right)
    end = start + 1
    while end < len(rows) and common:
        shared = _common(common, free[end])
        still = _inside(shared, left, right)
        if not shared or (inside and not still and end - start >= 3):
            break
        common, inside, end = shared, still, end + 1
    if end - start < 3 or not inside:
        return None
    return end, [(x0 + x1) / 2 for x0, x1 in sorted(inside, key=lambda i: (i[0] - i[1], i[0]))]


def _inside(gaps: list[Interval], left: float, right: float) -> list[Interval]:
    return [gap for gap in gaps if gap[0] > left and gap[1] < right]


def _common(a: list[Interval], b: list[Interval]) -> list[Interval]:
    result = []
    for x0, x1 in a:
        for y0, y1 in b:
            start, end = x0 if x0 > y0 else y0, x1 if x1 < y1 else y1
            if end - start >= MIN_GUTTER:
                result.append((start, end))
    return result


def _without_tail(band: list[Row], gutter: float, after: Row | None) -> tuple[list[Row], list[Row]]:
    """Lines at the end of the left column that belong to what follows below both columns: set differently from the
    text, lower than the right column, and directly before something that spans the page."""
    apart = _set_apart(band, gutter)
    if apart < len(band):
        return band[:apart], band[apart:]
    if after is None:
        return band, []
    lines = [i for row in band for i in row.items if isinstance(i, PrintedLine)]
    body = statistics.mode((i.style.size, i.bold) for i in lines) if lines else None
    end = len(band)
    while end > 1:
        row = band[end - 1]
        if any(item.x0 >= gutter or isinstance(item, Grid) for item in row.items):
            break
        if any((i.style.size, i.bold) == body for i in row.items if isinstance(i, PrintedLine)):
            break
        end -= 1
    return band[:end], band[end:]


def _set_apart(band: list[Row], gutter: float) -> int:
    """The row from which only the left side goes on, after both columns ended at one height and some white space."""
    end = len(band)
    while end > 1 and all(item.x0 < gutter for item in band[end - 1].items):
        end -= 1
    for number in range(end, len(band)):
        size = band[number].bottom - band[number].top
        if number - end <= 2 and band[number].top - band[number - 1].bottom > 1.5 * size:
            return number
    return len(band)


def attach_markers(pieces: list[PrintedLine]) -> list[PrintedLine]:
    """List markers printed apart from their text are put before it, so that they do not look like a column."""
    markers = [p for p in pieces if is_list_mark(p.text)]
    if not markers:
        return pieces
    result = [p for p in pieces if not is_list_mark(p.text)]
    for marker in markers:
        index = _text_after(marker, result)
        if index is None:
            result.append(marker)
        else:
            result[index] = printed_line([*marker.words, *result[index].words], marker.page)
    return result


def _text_after(marker: PrintedLine, pieces: list[PrintedLine]) -> int | None:
    """The piece that the marker belongs to: the nearest one right of it, if that is nearer than any left of it (in a
    row of figures a dash is a figure)."""
    found, before = None, MARKER_DISTANCE
    for index, piece in enumerate(pieces):
        shared = min(piece.bottom, marker.bottom) - max(piece.top, marker.top)
        if shared <= 0.5 * min(piece.bottom - piece.top, marker.bottom - marker.top):
            continue
        if piece.x1 <= marker.x0:
            before = min(before, marker.x0 - piece.x1)
        elif -1 <= piece.x0 - marker.x1 <= MARKER_DISTANCE and (found is None or piece.x0 < pieces[found].x0):
            found = index
    if found is None:
        return None
    nearer = pieces[found].x0 - marker.x1 < before
    return found if nearer or _BULLET_ONLY.fullmatch(marker.text) else None
