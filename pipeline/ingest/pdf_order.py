"""Reading order: which pieces of print belong to one column, and in what order columns and tables are read.

A page is cut into bands. A band with a gutter (white space that no line crosses, with running text on both sides over
several rows) is read column by column, a band of aligned short pieces is a table without rules, and everything else is
read row by row.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_aligned import aligned_table
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, printed_line
from pipeline.ingest.pdf_page import around
from pipeline.ingest.pdf_passages import continues_sentence

MIN_GUTTER = 9.0  # points; the narrowest column gap in use
MIN_COLUMN = 40.0
MIN_PROSE_WIDTH = 85.0
MARKER_DISTANCE = 60.0
_BULLET_ONLY = re.compile(r"[•●○▪■◦‣·]|[\uf000-\uf0ff]")
_MARKER_ONLY = re.compile(
    r"[-–—•●○▪■◦‣·*]|[\uf000-\uf0ff]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3})[.)）、]|\d+(?:\.\d+)+\.?"
)

Item = PrintedLine | Grid
Interval = tuple[float, float]
Column = list[PrintedLine]
Leaf = Column | Grid


@dataclass(slots=True)
class Row:
    """Items that stand beside each other, from left to right."""

    items: list[Item]
    top: float
    bottom: float


def reading_order(pieces: Sequence[PrintedLine], grids: Sequence[Grid]) -> list[Leaf]:
    """Columns of pieces and tables, in the order in which a person reads them."""
    level = [piece for piece in pieces if piece.style.turn == 0]
    sideways: list[Leaf] = [[piece] for piece in pieces if piece.style.turn != 0]
    return _joined(_arranged([*level, *grids])) + sideways


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
    a, b = around([line.box for line in above]), around([line.box for line in below])
    if len(above) > 2 and len(below) > 2 and abs(a[2] - b[2]) > MIN_COLUMN:
        return False
    return b[1] >= a[3] - 3 and abs(a[0] - b[0]) < MIN_COLUMN and min(a[2], b[2]) - max(a[0], b[0]) > 0


def _arranged(items: list[Item]) -> list[Leaf]:
    if not items:
        return []
    left, right = min(i.box[0] for i in items), max(i.box[2] for i in items)
    if sum(i.box[0] > left + MIN_COLUMN for i in items) < 3:
        return _read_rows(items)
    rows = rows_of(items)
    free = [_free(row, left, right) for row in rows]
    leaves: list[Leaf] = []
    plain: list[Item] = []
    start = 0
    while start < len(rows):
        band = _band(rows, free, start, left, right)
        if band is not None:
            end, gutters = band
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


def _read_band(band: list[Row], gutters: list[float], after: Row | None) -> tuple[list[Leaf], list[Item]] | None:
    """The columns of a band with gutters, if it holds columns of text or blocks of short lines beside each other, and
    the items at its end that do not belong to them."""
    prose = next((g for g in gutters if _parts_prose(band, g)), None)
    if prose is not None:
        return _columns(band, prose, after)
    if len(gutters) > 1 or not _parts_blocks(band, gutters[0]):
        return None
    first = next(index for index, row in enumerate(band) if len(row.items) > 1)
    table = aligned_table([row.items for row in band[first:]])
    return _columns(band, gutters[0], after) if table is None else None


def _columns(band: list[Row], gutter: float, after: Row | None) -> tuple[list[Leaf], list[Item]]:
    """The columns of a band from left to right, and the items at its end that belong to what follows."""
    band, tail = _without_tail(band, gutter, after)
    left = [item for row in band for item in row.items if item.box[0] < gutter]
    right = [item for row in band for item in row.items if item.box[0] >= gutter]
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


def rows_of(items: Sequence[Item]) -> list[Row]:
    """Items grouped by height; a table is a row of its own unless print stands beside it."""
    keyed = []
    for number, item in enumerate(items):
        x0, top, _, bottom = item.box
        keyed.append((top + min(bottom - top, 20) / 2, x0, number, top, bottom, item))
    keyed.sort()
    rows: list[Row] = []
    for _, _, _, top, bottom, item in keyed:
        if rows:
            row = rows[-1]
            shared = min(row.bottom, bottom) - max(row.top, top)
            if shared > 0.5 * min(row.bottom - row.top, bottom - top):
                row.items.append(item)
                if isinstance(item, Grid) or bottom - top > row.bottom - row.top:
                    row.top, row.bottom = min(row.top, top), max(row.bottom, bottom)
                continue
        rows.append(Row([item], top, bottom))
    for row in rows:
        if len(row.items) > 1:
            row.items.sort(key=lambda i: i.box[0])
    return rows


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


def _parts_prose(rows: list[Row], middle: float) -> bool:
    """Whether print on both sides of `middle` is running text in columns, and not labels with values or numbers."""
    left = [[i for i in row.items if i.box[0] < middle] for row in rows]
    right = [[i for i in row.items if i.box[0] >= middle] for row in rows]
    return all(_is_prose([members for members in side if members]) for side in (left, right))


def _parts_blocks(rows: list[Row], middle: float) -> bool:
    """Whether short lines stand in two blocks beside each other (signatures, addresses): the right one begins in the
    middle of the page and neither is a list of labels or numbers."""
    both = sum(row.items[0].box[0] < middle <= row.items[-1].box[0] for row in rows)
    if both < 0.5 * len(rows):
        return False
    items = [i for row in rows for i in row.items if isinstance(i, PrintedLine)]
    left, right = [i for i in items if i.x0 < middle], [i for i in items if i.x0 >= middle]
    if len(left) < 2 or len(right) < 2 or any(i.text.rstrip().endswith((":", "：")) for i in left):
        return False
    x0, x1, start = min(i.x0 for i in left), max(i.x1 for i in right), min(i.x0 for i in right)
    letters = sum(any(c.isalpha() for c in i.text) for i in right)
    return start - x0 > 0.38 * (x1 - x0) and letters >= 0.6 * len(right)


def _is_prose(rows: list[list[Item]]) -> bool:
    if any(isinstance(item, Grid) for members in rows for item in members):
        return True
    if len(rows) < 3:
        return False
    lines = [[item for item in members if isinstance(item, PrintedLine)] for members in rows]
    x0, x1 = min(m[0].x0 for m in lines), max(m[-1].x1 for m in lines)
    widths = [m[-1].x1 - m[0].x0 for m in lines]
    words = [sum(_length(item.text) for item in m) for m in lines]
    if x1 - x0 < MIN_PROSE_WIDTH or not _flows_on(lines, x1):
        return False
    return statistics.median(widths) >= 0.6 * (x1 - x0) and statistics.median(words) >= 3


def _flows_on(lines: list[list[PrintedLine]], right: float) -> bool:
    """Whether sentences run on from line to line, or, in Chinese, lines are mostly full."""
    running = 0
    for above, below in pairwise(lines):
        full = right - above[-1].x1 < 2 * above[-1].style.size or not is_wide(below[0].text[0])
        running += full and continues_sentence(above[-1].text, below[0].text)
    return running >= 0.35 * (len(lines) - 1)


def _length(text: str) -> float:
    """Length of a text in words with letters; three Han characters count as one word."""
    wide = sum(map(is_wide, text)) if max(text) > "\u2e7f" else 0
    return sum(word[:1].isalpha() for word in text.split()) + wide / 3 if wide < len(text) / 2 else wide / 3


def _without_tail(band: list[Row], gutter: float, after: Row | None) -> tuple[list[Row], list[Row]]:
    """Lines at the end of the left column that belong to what follows below both columns: set differently from the
    text, lower than the right column, and directly before something that spans the page."""
    if after is None:
        return band, []
    lines = [i for row in band for i in row.items if isinstance(i, PrintedLine)]
    body = statistics.mode((i.style.size, i.bold) for i in lines) if lines else None
    end = len(band)
    while end > 1:
        row = band[end - 1]
        if any(item.box[0] >= gutter or isinstance(item, Grid) for item in row.items):
            break
        if any((i.style.size, i.bold) == body for i in row.items if isinstance(i, PrintedLine)):
            break
        end -= 1
    return band[:end], band[end:]


def attach_markers(pieces: list[PrintedLine]) -> list[PrintedLine]:
    """List markers printed apart from their text are put before it, so that they do not look like a column."""
    markers = [p for p in pieces if _MARKER_ONLY.fullmatch(p.text)]
    if not markers:
        return pieces
    result = [p for p in pieces if not _MARKER_ONLY.fullmatch(p.text)]
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
