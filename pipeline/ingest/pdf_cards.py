"""Cards: frames or shaded fields that stand side by side with space between them, each with a heading and text of its
own. They are read one after the other; the cells of a table share their sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid, parted
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Box, Edge, Fill, PageContent, Word

MIN_GAP = 4.0  # points between two cards; shaded cells of a table stand closer
MAX_GAP = 40.0
MIN_WIDTH = 70.0
MIN_HEIGHT = 36.0
ROUNDED = 14.0  # points by which a rounded corner shortens the sides
CORNER = 2.5  # points by which a corner may be off a quarter circle
LEVEL = 3.0  # points by which sides that stand level may differ
STROKE = 2.0  # thickness of a frame, whose inner and outer sides are one
FEWEST_LINES = 3  # in most cards of a row
LARGER = 1.08  # font sizes: a heading is set larger than the text, or bold
TALL = 1.3  # font sizes of the print beside it: a number or sign that stands beside several lines
_MOST_EDGES = 1_500
_MARK = 3  # characters of such a number or sign
_WORD_SPACE = 0.3  # font sizes


def card_rows(content: PageContent) -> list[list[Box]]:
    """Rows of cards from top to bottom, each from left to right."""
    frames = _outermost(_frames(content.edges))
    rows = [row for row in _rows(frames) if len(row) > 1]
    cards = [_are_cards(row, content) for row in rows]
    fit = [
        row
        for row, are_cards in zip(rows, cards, strict=True)
        if are_cards and not any(_tied(row, other) for other, are in zip(rows, cards, strict=True) if not are)
    ]
    return sorted(fit, key=lambda row: row[0][1])


def within(content: PageContent, card: Box) -> PageContent:
    """What stands in a card, as a page of its own: without its frame."""
    words, _ = parted(content.words, card)
    x0, top, x1, bottom = card
    inner = x0 + STROKE, top + STROKE, x1 - STROKE, bottom - STROKE
    edges = [e for e in content.edges if _is_in(e[1:], card) and _is_in(e[1:], inner)]
    return replace(content, words=_with_tall_marks(words), edges=edges, fills=_not_behind(content, card))


def without(content: PageContent, cards: Sequence[Box]) -> PageContent:
    """The page without what the cards hold."""
    words, edges, fills = content.words, content.edges, content.fills
    for card in cards:
        _, words = parted(words, card)
        edges = [e for e in edges if not _is_in(e[1:], card)]
        fills = [f for f in fills if not _is_in(f[:4], card)]
    return replace(content, words=words, edges=edges, fills=fills)


def _not_behind(content: PageContent, card: Box) -> list[Fill]:
    area = (card[2] - card[0]) * (card[3] - card[1])
    return [f for f in content.fills if _is_in(f[:4], card) and (f.x1 - f.x0) * (f.bottom - f.top) < 0.8 * area]


def _is_in(box: Sequence[float], outer: Box) -> bool:
    return (
        outer[0] - 1 <= box[0] and box[2] <= outer[2] + 1 and outer[1] - 1 <= box[1] and box[3] <= outer[3] + 1
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ frames
def _frames(edges: Sequence[Edge]) -> list[Box]:
    """Closed rectangles, their corners rounded or not."""
    sides = sorted({(round(e.x0, 1), e.top, e.bottom) for e in edges if e.vertical and e.bottom - e.top >= MIN_HEIGHT})
    flats = [e for e in edges if not e.vertical and e.x1 - e.x0 >= MIN_WIDTH - 2 * ROUNDED]
    if len(sides) * max(len(flats), 1) > _MOST_EDGES * 40 or len(sides) > _MOST_EDGES:
        return []
    found: list[Box] = []
    for number, (x0, top, bottom) in enumerate(sides):
        for x1, other_top, other_bottom in sides[number + 1 :]:
            if x1 - x0 < MIN_WIDTH or abs(top - other_top) > LEVEL or abs(bottom - other_bottom) > LEVEL:
                continue
            upper = [e.top for e in flats if _closes(e, x0, x1, top - e.top)]
            lower = [e.top for e in flats if _closes(e, x0, x1, e.top - bottom)]
            if upper and lower:
                found.append((x0, min(upper), x1, max(lower)))
            break  # the next side at this height, whether it closes the frame or begins another
    return found


def _closes(edge: Edge, x0: float, x1: float, beyond: float) -> bool:
    """Whether a rule that lies so far beyond the ends of two sides joins them: where corners are rounded, it is as much
    shorter than the frame is wide."""
    inset = max(beyond, 0.0)
    return (
        -LEVEL <= beyond <= ROUNDED
        and abs(edge.x0 - x0 - inset) <= CORNER
        and abs(x1 - edge.x1 - inset) <= CORNER
    )  # fmt: skip


def _outermost(frames: Sequence[Box]) -> list[Box]:
    """Frames without those inside others, and without those that share a side with another: cells of a table."""
    kept: list[Box] = []
    for frame in sorted(frames, key=lambda b: (b[0] - b[2]) * (b[3] - b[1])):
        if not any(_is_in(frame, other) for other in kept):
            kept.append(frame)
    return [frame for frame in kept if not any(_touches(frame, other) for other in kept if other is not frame)]


def _touches(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] + MIN_GAP
        and other[0] < one[2] + MIN_GAP
        and one[1] < other[3] + MIN_GAP
        and other[1] < one[3] + MIN_GAP
    )


def _rows(frames: Sequence[Box]) -> list[list[Box]]:
    """Frames whose upper sides are level, with some space between them."""
    rows: list[list[Box]] = []
    for frame in sorted(frames, key=lambda b: (b[1], b[0])):
        if rows and abs(rows[-1][0][1] - frame[1]) <= LEVEL:
            rows[-1].append(frame)
        else:
            rows.append([frame])
    parts: list[list[Box]] = []
    for row in rows:
        row.sort()
        parts.append([row[0]])
        for left, right in pairwise(row):
            if right[0] - left[2] > MAX_GAP:
                parts.append([])
            parts[-1].append(right)
    return parts


# ------------------------------------------------------------------------------------------------ what is a card
def _are_cards(row: Sequence[Box], content: PageContent) -> bool:
    """Whether each frame holds a heading and text under it, and nothing runs over their sides."""
    held = [parted(content.words, card)[0] for card in row]
    if any(
        word.x0 < x0 - 1 or word.x1 > x1 + 1 for (x0, _, x1, _), words in zip(row, held, strict=True) for word in words
    ):
        return False
    lines = [
        lines_of(word for word in words if not is_tall(word, [w for w in words if w is not word])) for words in held
    ]
    long = sum(len(one) >= FEWEST_LINES for one in lines)
    return all(_is_headed(one) for one in lines) and 2 * long > len(row)


def _is_headed(lines: Sequence[PrintedLine]) -> bool:
    """Whether the first line is bold or larger than a later one."""
    if len(lines) < 2:
        return False
    first = lines[0]
    return any(
        (first.bold and not line.bold) or first.style.size > LARGER * line.style.size for line in lines[1:]
    )  # fmt: skip


def _tied(row: Sequence[Box], other: Sequence[Box]) -> bool:
    """Whether another row of frames has the same sides, directly above or below: the header of a table, its rows."""
    near = min(abs(row[0][1] - other[0][3]), abs(other[0][1] - row[0][3])) <= MAX_GAP / 2
    same = len(row) == len(other) and all(
        abs(a[0] - b[0]) <= LEVEL and abs(a[2] - b[2]) <= LEVEL for a, b in zip(row, other, strict=True)
    )
    return near and same


def is_tall(mark: Word | PrintedLine, others: Sequence[Word | PrintedLine | Grid]) -> bool:
    """Whether a number or sign stands right of other print, set so large that it reaches beside several lines."""
    if len(mark.text) > _MARK or mark.style.turn:
        return False
    beside = [other for other in others if not isinstance(other, Grid) and _is_beside(other, mark)]
    return bool(beside) and all(b.x1 <= mark.x0 and mark.style.size >= TALL * b.style.size for b in beside)


def _is_beside(other: Word | PrintedLine, mark: Word | PrintedLine) -> bool:
    return min(other.bottom, mark.bottom) - max(other.top, mark.top) > 0.25 * (other.bottom - other.top)


def _with_tall_marks(words: list[Word]) -> list[Word]:
    """The words of a card in which a number or sign beside several lines of a heading does not tie these together: a
    number is put before the first of them; a sign comes last and stands for itself."""
    out = list(words)
    for mark in words:
        others = [word for word in words if word is not mark]
        if not is_tall(mark, others):
            continue
        out.remove(mark)
        if not mark.text.strip(".").isdigit():
            out.append(mark._replace(gap=""))
            continue
        heading = _run_on([word for word in others if _is_beside(word, mark)], others)
        top = min(word.top for word in heading)
        first = min((w for w in heading if w.top - top < 0.3 * w.style.size), key=lambda w: w.x0)
        end = first.x0 - _WORD_SPACE * first.style.size
        number = mark._replace(
            x0=end - (mark.x1 - mark.x0), x1=end, top=first.top, bottom=first.bottom, style=first.style,
            gap="", run=first.run,
        )  # fmt: skip
        at = out.index(first)
        out[at : at + 1] = [number, first._replace(gap=" ")]
    return out


def _run_on(beside: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """The words beside a mark with the lines directly above and under them in the same print."""
    taken, style = list(beside), beside[0].style
    while True:
        top, bottom = min(w.top for w in taken), max(w.bottom for w in taken)
        near = 0.4 * style.size
        more = [
            w for w in others
            if w not in taken and w.style == style and w.top < bottom + near and w.bottom > top - near
        ]  # fmt: skip
        if not more:
            return taken
        taken += more
