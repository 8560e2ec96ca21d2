"""Marks that are drawn instead of typed: bullets of browser prints, traffic lights in status cells.

They are given as the character they look like, so that a list item begins with its marker and a status is not lost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from pipeline.ingest.pdf_page import Fill, PageContent, Style, Word

BULLET = "•"
LIGHT = "●"
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


def lights_in(content: PageContent, box: tuple[float, float, float, float]) -> list[Fill]:
    """Coloured marks inside a cell."""
    x0, top, x1, bottom = box
    return [
        dot
        for dot in content.dots
        if x0 <= dot.x0 and dot.x1 <= x1 and top <= dot.top and dot.bottom <= bottom and _is_coloured(dot.color)
    ]


def _is_coloured(color: str) -> bool:
    if not color:
        return False
    channels = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return max(channels) - min(channels) > 40
