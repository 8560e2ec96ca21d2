"""What stands beside each other on a page: rows of print, and what the white space between left and right parts."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine
from pipeline.ingest.pdf_passages import continues_sentence

MIN_PROSE_WIDTH = 85.0
MAX_MARGIN_LINES = 5
_SENTENCE_LIKE = re.compile(r"[.;,:!?。；，：]\s*$")

Item = PrintedLine | Grid
Column = list[PrintedLine]


@dataclass(slots=True)
class Row:
    """Items that stand beside each other, from left to right."""

    items: list[Item]
    top: float
    bottom: float


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
            row.items.sort(key=lambda i: i.x0)
    return rows


def _sides(rows: list[Row], middle: float) -> list[list[list[Item]]]:
    """What stands left and right of `middle`, row by row, without empty rows."""
    left = [[i for i in row.items if i.x0 < middle] for row in rows]
    right = [[i for i in row.items if i.x0 >= middle] for row in rows]
    return [[members for members in side if members] for side in (left, right)]


def parts_prose(rows: list[Row], middle: float, gutters: list[float]) -> bool:
    """Whether print on both sides of `middle` is running text in one or more columns, and not labels with values or
    numbers."""
    others = [gutter for gutter in gutters if gutter != middle]
    return all(_is_prose(side) or _is_columns(side, others) for side in _sides(rows, middle))


def _is_columns(rows: list[list[Item]], gutters: list[float]) -> bool:
    for gutter in gutters:
        sides = _sides([Row(members, 0.0, 0.0) for members in rows], gutter)
        if all(len(side) >= 3 and _is_prose(side) for side in sides):
            return True
    return False


def parts_aside(rows: list[Row], middle: float) -> bool:
    """Whether running text flows beside one small block: the caption of a picture, or a box of a few lines."""
    sides = _sides(rows, middle)
    for text, aside in (sides, sides[::-1]):
        lines = [item for members in aside for item in members if isinstance(item, PrintedLine)]
        if not lines or len(lines) < sum(map(len, aside)) or 2 * len(lines) > len(text) + 2 or not _is_prose(text):
            continue
        compact = all(below.top - above.bottom < above.style.size for above, below in pairwise(lines))
        if compact and sum(_length(line.text) for line in lines) >= 2 * len(lines):
            return True
    return False


def parts_margin(band: list[Row], gutter: float) -> bool:
    """Whether running text has short headings beside it in a margin at its left, each at the height of a line."""
    left = [[i for i in row.items if i.x0 < gutter] for row in band]
    right = [[i for i in row.items if i.x0 >= gutter] for row in band]
    headings = [i for members in left for i in members]
    if not headings or not all(isinstance(i, PrintedLine) for i in headings):
        return False
    x0, x1 = min(i.x0 for i in headings), max(i.x1 for members in right for i in members)
    filled = [members for members in right if members]
    if gutter - x0 > 0.4 * (x1 - x0) or sum(map(bool, left)) > 0.5 * len(filled):
        return False
    for members, beside in zip(left, right, strict=True):
        if members and (len(members) > 1 or _SENTENCE_LIKE.search(members[0].text) or not members[0].text[0].isalpha()):  # type: ignore[union-attr]
            return False
        if beside and members and isinstance(beside[0], Grid):
            return False
    groups = margin_groups(band, gutter)
    return all(len(lines) <= MAX_MARGIN_LINES and at_line for lines, _, at_line in groups) and _is_prose(filled)


def margin_groups(band: list[Row], gutter: float) -> list[tuple[Column, int, bool]]:
    """The headings in a margin: their lines, the row in which each begins, and whether text stands in that row."""
    groups: list[tuple[Column, int, bool]] = []
    for number, row in enumerate(band):
        item = row.items[0]
        if item.x0 >= gutter or not isinstance(item, PrintedLine):
            continue
        if groups and item.top - groups[-1][0][-1].bottom < 0.8 * item.style.size:
            groups[-1][0].append(item)
        else:
            groups.append(([item], number, len(row.items) > 1))
    return groups


def parts_blocks(rows: list[Row], middle: float) -> bool:
    """Whether short lines stand in two blocks beside each other (signatures, addresses): the right one begins in the
    middle of the page and neither is a list of labels or numbers."""
    both = sum(row.items[0].x0 < middle <= row.items[-1].x0 for row in rows)
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
        running += full and (
            continues_sentence(above[-1].text, below[0].text) or _runs_on(above[-1].text, below[0].text)
        )
    return running >= 0.35 * (len(lines) - 1)


def _runs_on(text: str, following: str) -> bool:
    """Whether a full line ends or begins with a figure or a Latin word among Han characters."""
    end, start = text.rstrip()[-1], following[0]
    if is_wide(start):
        return end.isalnum() or end in "%‰"
    return is_wide(end) and end.isalpha() and start.isalnum()


def _length(text: str) -> float:
    """Length of a text in words with letters; three Han characters count as one word."""
    wide = sum(map(is_wide, text)) if max(text) > "\u2e7f" else 0
    return sum(word[:1].isalpha() for word in text.split()) + wide / 3 if wide < len(text) / 2 else wide / 3
