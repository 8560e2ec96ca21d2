"""Marks that are drawn instead of typed: bullets of browser prints, traffic lights in status cells.

They are given as the character they look like, so that a list item begins with its marker and a status is not lost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, printed_line
from pipeline.ingest.pdf_page import Box, Fill, PageContent, Style, Word

BULLET = "•"
LIGHT = "●"
WHITE = "#ffffff"
MAX_CHIP = 64.0  # points; height of a coloured field beside or behind a line
BAR = 2.0  # points that the edges of a bar and of its row are apart
MAX_DISTANCE = 2.5  # font sizes between a bullet and its text


def with_bullets(content: PageContent) -> list[Word]:
    """The words of the page with a bullet word before each line that has one drawn."""
    if not content.dots:
        return content.words
    starts = sorted((w for w in content.words if w.style.turn == 0), key=lambda w: w.top)
    tops = [w.top for w in starts]
    bullets: list[Word] = []
    for dot in content.dots:
        middle = (dot.top + dot.bottom) / 2
        low, high = bisect_left(tops, middle - 30), bisect_right(tops, middle)
        word = _text_beside(dot, middle, starts[low:high])
        if word is not None:
            style = Style(word.style.font, word.style.size, False, False)
            bullets.append(Word(BULLET, dot.x0, word.top, dot.x1, word.bottom, style, "", -1, -1))
    return bullets + content.words if bullets else content.words


def _text_beside(dot: Fill, middle: float, words: list[Word]) -> Word | None:
    """The first word right of the dot on its line; None where print stands directly left of it or none right."""
    found = None
    for word in words:
        if not word.top < middle < word.bottom or dot.x1 - dot.x0 > 0.75 * word.style.size:
            continue
        if word.x1 <= dot.x0 + 1 and dot.x0 - word.x1 < MAX_DISTANCE * word.style.size:
            return None
        distance = word.x0 - dot.x1
        if 0 <= distance <= MAX_DISTANCE * word.style.size and (found is None or word.x0 < found.x0):
            found = word
    return found


def set_colours(grids: Sequence[Grid], content: PageContent) -> None:
    """The colour of each cell: of the traffic light drawn in it, or else of its background. A light in a cell without
    text is given as a character, so that the cell is not empty."""
    fills = [fill for fill in content.fills if fill.color not in ("", WHITE)]
    lights = [dot for dot in (*content.dots, *content.lights) if _is_coloured(dot.color)]
    if not fills and not lights:
        return
    for grid in grids:
        for cell in grid.cells:
            inside = [dot for dot in lights if _holds(cell.box, dot)]
            cell.color = inside[0].color if inside else background_of(cell.box, fills)
            if inside and not cell.lines:
                cell.lines = [_light(dot, grid.page) for dot in inside]
        _unite_bars(grid, fills)


def _unite_bars(grid: Grid, fills: Sequence[Fill]) -> None:
    """Makes a row one cell that has print at its left alone, on a bar drawn in one piece: the name over a card."""
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
        if len(cells) < 2 or not cells[0].lines or any(cell.lines or cell.row_span > 1 for cell in cells[1:]):
            continue
        left, right = cells[0].box[0], cells[-1].box[2]
        if cells[0].row_span == 1 and any(_is_bar(fill, (left, top, right, bottom)) for fill in fills):
            cells[0].column_span = len(grid.xs) - 1 - cells[0].column
            cells[0].box = (left, top, right, bottom)
            grid.cells = [cell for cell in grid.cells if cell.row != row or cell is cells[0]]


def _is_bar(fill: Fill, row: Box) -> bool:
    """Whether a filled rectangle is as wide and as high as a row."""
    edges = zip((fill.x0, fill.top, fill.x1, fill.bottom), row, strict=True)
    return all(abs(one - other) <= BAR for one, other in edges)


def _holds(box: Box, dot: Fill) -> bool:
    return box[0] <= dot.x0 and dot.x1 <= box[2] and box[1] <= dot.top and dot.bottom <= box[3]


def background_of(box: Box, fills: Sequence[Fill]) -> str:
    """Colour of the smallest filled rectangle under the middle of the cell."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    under = [f for f in fills if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom]
    return min(under, key=lambda f: (f.x1 - f.x0) * (f.bottom - f.top)).color if under else ""


def chips_of(grids: Sequence[Grid], content: PageContent) -> list[Fill]:
    """The coloured fields and marks outside tables that are no higher than a few lines: a light in a page's corner."""
    marks = [fill for fill in (*content.fills, *content.dots, *content.lights) if _is_coloured(fill.color)]
    low = [fill for fill in marks if fill.bottom - fill.top <= MAX_CHIP]
    return [fill for fill in low if not any(_meets(grid.box, fill) for grid in grids)]


def colour_beside(box: Box, chips: Sequence[Fill]) -> str:
    """The colour of the field behind a line of print, or else of the only one on its height."""
    middle = (box[1] + box[3]) / 2
    level = [c for c in chips if c.top <= middle <= c.bottom or box[1] <= (c.top + c.bottom) / 2 <= box[3]]
    behind = background_of(box, level)
    return behind or (level[0].color if len(level) == 1 else "")


def _meets(box: Box, fill: Fill) -> bool:
    return box[0] < fill.x1 and fill.x0 < box[2] and box[1] < fill.bottom and fill.top < box[3]


def _light(dot: Fill, page: int) -> PrintedLine:
    style = Style("", round(dot.bottom - dot.top, 1), False, False)
    return printed_line([Word(LIGHT, dot.x0, dot.top, dot.x1, dot.bottom, style, "", -1, -1)], page)


def _is_coloured(color: str) -> bool:
    if not color:
        return False
    channels = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return max(channels) - min(channels) > 40
