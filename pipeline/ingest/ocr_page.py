"""Recognised lines and found rules to `PageContent`, so that everything after it is shared with pages that have text.

What a text layer says and a picture does not is measured: the size of the print from the height of its ink, bold print
from the thickness of its strokes, drawn bullets from small solid marks before a line.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.cleaning import is_wide
from pipeline.ingest.ocr_image import Picture
from pipeline.ingest.ocr_words import ReadLine, ReadWord
from pipeline.ingest.pdf_page import Box, Edge, Fill, PageContent, Style, Word

SAME_SIZE = 0.055  # of the size; print whose measured sizes differ by less is taken for one size
BULLET = "•"
BOLD = 1.27  # of the usual thickness of strokes
BLUR = 0.6  # pixels by which strokes look thicker than they are: between a clean scan and a worn one
MIN_SIZE, MAX_SIZE = 4.0, 72.0  # points
ASCENT, DESCENT = 0.95, 0.25  # of the size; how far the box of a line reaches over and under its base
_HAN_UP, _HAN_DOWN = 0.85, 0.07
_UP, _X_UP, _DOWN = 0.71, 0.51, 0.21
_DESCENDERS = frozenset("gjpqyçĝ,;()[]{}/|Q§")
_LOW = frozenset("acemnorsuvwxzæœ")  # and descenders without ascender
_SMALL_MARKS = frozenset(".,-–—·•…'\"“”‘’:;_~*°、。，；：=+−<>«»")


@dataclass(slots=True)
class _Printed:
    """A line as measured, in pixels. `size` is None where its characters tell nothing of it."""

    words: Sequence[ReadWord]
    top: float
    bottom: float
    size: float | None
    weight: list[float]  # thickness of strokes of each word, in pixels
    wide: bool


@dataclass(slots=True)
class ReadPage:
    """A page after recognition; `pages_of` makes contents of all pages of a document at once, because print sizes are
    only certain over all of them."""

    number: int
    width: float  # of the page as analysed (upright), in points
    height: float
    scale: float  # points for a pixel
    turned: int
    skew: float
    edges: list[Edge]
    fills: list[Fill]
    lines: list[_Printed]
    marks: list[Box]


def measured(lines: Iterable[ReadLine], ink: Picture, picture: Picture) -> list[_Printed]:
    """The lines with what their ink says. `ink` is without rules."""
    return [m for line in lines if (m := _measured(line, ink, picture)) is not None]


def _measured(line: ReadLine, ink: Picture, picture: Picture) -> _Printed | None:
    words = [word for word in line.words if not _is_dirt(word)]
    while words and words[0].text == "|":  # a bar drawn beside the text
        words = words[1:]
    if not words:
        return None
    text = "".join(word.text for word in words)
    x0, x1 = min(w.box[0] for w in words), max(w.box[2] for w in words)
    top, bottom = min(w.box[1] for w in words), max(w.box[3] for w in words)
    rows = _ink_rows(ink, (x0, top, x1, bottom))
    if rows is not None:
        top, bottom = rows
    up, down = _reach(text)
    size = (bottom - top) / (up + down) if up else None
    weight = [_stroke(ink, picture, (w.box[0], top, w.box[2], bottom)) for w in words]
    return _Printed(words, top, bottom, size, weight, sum(map(is_wide, text)) * 2 > len(text))


def _is_dirt(word: ReadWord) -> bool:
    """Specks and remains of rules that were taken for punctuation."""
    return word.confidence < 0.4 and not any(c.isalnum() for c in word.text)


def _ink_rows(ink: Picture, box: Box) -> tuple[float, float] | None:
    """First and last row of ink of a line; what reaches in from the lines above and below is left out."""
    x0, top, x1, bottom = (round(v) for v in box)
    top = max(top, 0)
    rows = (ink[top:bottom, max(x0, 0) : x1] > 0).sum(axis=1)
    filled = np.nonzero(rows > 0)[0]
    if not len(filled):
        return None
    cuts = np.nonzero(np.diff(filled) > 1)[0]
    parts = np.split(filled, cuts + 1)
    heaviest = max(range(len(parts)), key=lambda i: int(rows[parts[i]].sum()))
    first, last = heaviest, heaviest
    while first > 0 and parts[first - 1][0] > 0:  # dots and rings over letters belong to it, cut-off feet do not
        first -= 1
    while last < len(parts) - 1 and parts[last + 1][-1] < bottom - top - 1:
        last += 1
    return float(top + parts[first][0]), float(top + parts[last][-1] + 1)


def _reach(text: str) -> tuple[float, float]:
    """How far the characters reach over and under the base line, in parts of the size; (0, 0) when they do not tell."""
    telling = [c for c in text if c not in _SMALL_MARKS]
    if not telling:
        return 0.0, 0.0
    if any(is_wide(c) and c.isalpha() for c in telling):
        return _HAN_UP, _HAN_DOWN
    low = all(c in _LOW or (c in _DESCENDERS and c.isalpha() and c != "j") for c in telling)
    return (_X_UP if low else _UP), (_DOWN if any(c in _DESCENDERS for c in text) else 0.0)


def _stroke(ink: Picture, picture: Picture, box: Box) -> float:
    """Thickness of the strokes in the box in pixels: their darkness over half the length of their outline. Darkness
    counts grey edges in parts, so that it does not depend on where the threshold lies."""
    x0, top, x1, bottom = (max(round(v), 0) for v in box)
    part = ink[top:bottom, x0:x1]
    if part.size == 0 or not part.any():
        return 0.0
    outline = int((part > 0).sum()) - int((cv2.erode(part, np.ones((3, 3), np.uint8)) > 0).sum())
    grey = picture[top:bottom, x0:x1].astype(np.float32)
    dark, light = float(np.percentile(grey, 1)), float(np.percentile(grey, 95))
    mass = float(np.clip((light - grey) / max(light - dark, 1.0), 0, 1)[cv2.dilate(part, np.ones((3, 3))) > 0].sum())
    return 2 * mass / max(outline, 1)


# ---------------------------------------------------------------------------------------------- the whole document
def contents_of(pages: Sequence[ReadPage]) -> list[PageContent]:
    """The pages as contents, in points, with print sizes and weights that hold for all of them."""
    sizes = _size_names([(line, page.scale) for page in pages for line in page.lines])
    usual = {wide: _usual_weight(pages, wide) for wide in (False, True)}
    return [_content(page, sizes, usual) for page in pages]


def _content(page: ReadPage, sizes: dict[int, float], usual: dict[bool, float]) -> PageContent:
    words: list[Word] = []
    places: dict[int, tuple[tuple[float, float], ...]] = {}
    scale = page.scale
    body = next(iter(sizes.values()), 10.0)
    for run, line in enumerate(_with_bullets(line, page.marks) for line in page.lines):
        size = sizes.get(id(line), body)
        up, down = _reach("".join(word.text for word in line.words))
        base = line.bottom * scale - down * size
        if not up:  # a dash or a row of dots stands in the middle of its line
            base = (line.top + line.bottom) / 2 * scale + 0.3 * size
        bold = _bold(line, usual[line.wide])
        for position, word in enumerate(line.words):
            x0, x1 = word.box[0] * scale, word.box[2] * scale
            first = len(words)
            text = word.text
            if position == 0 and len(line.words) > 1 and _is_marked(word, page.marks):
                text = BULLET  # a drawn bullet, whatever letter it was read as
            style = Style("", size, bold[position], False)
            gap = _gap(words[-1], text, x0, size) if position else ""
            box = x0, base - ASCENT * size, x1, base + DESCENT * size
            words.append(Word(text, *box, style, gap, run, first, word.confidence))
            places[first] = tuple((a * scale, b * scale) for a, b in word.places)
    edges = [Edge(e.vertical, e.x0 * scale, e.top * scale, e.x1 * scale, e.bottom * scale) for e in page.edges]
    fills = [Fill(f.x0 * scale, f.top * scale, f.x1 * scale, f.bottom * scale, f.color) for f in page.fills]
    edges += [edge for fill in fills for edge in _sides(fill)]
    content = PageContent(page.number, page.width, page.height, words, edges, fills)
    content.characters = lambda word: list(places.get(word.first, ()))
    content.turned, content.skew = page.turned, page.skew
    return content


def _gap(before: Word, text: str, x0: float, size: float) -> str:
    """The space before a word: none between Han characters that merely stand a little apart."""
    wide = is_wide(before.text[-1]) and is_wide(text[0])
    return "" if wide and x0 - before.x1 < 0.8 * size else " "


def _sides(fill: Fill) -> list[Edge]:
    """The sides of a background, which bound cells as rules do."""
    x0, top, x1, bottom, _ = fill
    across = [Edge(False, x0, y, x1, y) for y in (top, bottom)]
    return across + [Edge(True, x, top, x, bottom) for x in (x0, x1)]


def _is_marked(word: ReadWord, marks: Sequence[Box]) -> bool:
    """Whether a one-character word is one of the solid marks."""
    if len(word.text) > 1:
        return False
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return any(m[0] - 3 <= x <= m[2] + 3 and m[1] - 12 <= y <= m[3] + 12 for m in marks)


def _with_bullets(line: _Printed, marks: Sequence[Box]) -> _Printed:
    """The line with the solid mark that stands before it as a word, where the recogniser passed over it."""
    first = line.words[0].box
    em = line.size or (line.bottom - line.top)
    for mark in marks:
        beside = line.top < (mark[1] + mark[3]) / 2 < line.bottom and 0.15 * em < first[0] - mark[2] < 3 * em
        if beside and not _is_marked(line.words[0], [mark]):
            word = ReadWord(BULLET, (mark[0], line.top, mark[2], line.bottom), line.words[0].confidence)
            line.words, line.weight = [word, *line.words], [0.0, *line.weight]
            break
    return line


def _size_names(lines: Sequence[tuple[_Printed, float]]) -> dict[int, float]:
    """The size of each line in half points. Measured sizes scatter by a pixel, and what follows compares sizes for
    equality, so lines of about one size get the size of most of them; the commonest size comes first."""
    rest = _evened([(line, line.size * scale) for line, scale in lines if line.size])
    rest = [(line, size) for line, size in rest if MIN_SIZE <= size <= MAX_SIZE]
    named: dict[int, float] = {}
    while rest:
        counts: Counter[float] = Counter()
        for line, size in rest:
            counts[round(size, 1)] += len(_text(line))
        around = {s: sum(n for t, n in counts.items() if abs(t - s) <= 0.5 * SAME_SIZE * s) for s in counts}
        centre = max(around, key=lambda s: (around[s], s))
        near = [(line, size) for line, size in rest if abs(size - centre) <= SAME_SIZE * centre]
        usual = statistics.median(size for line, size in near for _ in _text(line)[:50])
        named.update((id(line), max(round(2 * usual) / 2, MIN_SIZE)) for line, _ in near)
        rest = [(line, size) for line, size in rest if abs(size - centre) > SAME_SIZE * centre]
    return named


def _evened(known: list[tuple[_Printed, float]]) -> list[tuple[_Printed, float]]:
    """The sizes without what the font does to them: how high its small letters are and how deep its tails go is
    measured on the running text, where all lines have one size."""
    if not known:
        return []
    counts: Counter[float] = Counter()
    for line, size in known:
        counts[round(size)] += len(_text(line))
    body = max(counts, key=lambda s: (counts[s], s))
    shapes: dict[tuple[float, float], list[float]] = {}
    for line, size in known:
        if abs(size - body) <= 0.15 * body:
            shapes.setdefault(_reach(_text(line)), []).append(size)
    usual = {shape: statistics.median(sizes) for shape, sizes in shapes.items() if len(sizes) >= 5}
    if not usual:
        return known
    main = max(usual, key=lambda shape: (len(shapes[shape]), shape))
    return [(line, size * usual[main] / usual.get(_reach(_text(line)), usual[main])) for line, size in known]


def _text(line: _Printed) -> str:
    return "".join(word.text for word in line.words)


def _usual_weight(pages: Sequence[ReadPage], wide: bool) -> float:
    found: list[float] = []
    for page in pages:
        for line in page.lines:
            if line.size and line.wide is wide:
                for word, weight in zip(line.words, line.weight, strict=True):
                    found.extend([_thickness(weight, line.size)] * len(word.text))
    return statistics.median(found) if found else 0.0


def _thickness(weight: float, size: float) -> float:
    """Thickness of strokes in parts of the print size. Blur adds the same to thin and thick ones, so that small print
    would look bold beside large print."""
    return max(weight - BLUR, 0.0) / size


def _bold(line: _Printed, usual: float) -> list[bool]:
    """Per word. A line is bold throughout or in its first words; single words in its middle are not trusted."""
    count = len(line.words)
    if not line.size or not usual:
        return [False] * count
    lengths = [len(word.text) for word in line.words]
    heavy = [_thickness(weight, line.size) > BOLD * usual for weight in line.weight]
    if sum(n for n, is_heavy in zip(lengths, heavy, strict=True) if is_heavy) > 0.7 * sum(lengths):
        return [True] * count
    first = 0
    while first < count and heavy[first]:
        first += 1
    trusted = sum(lengths[:first]) >= 4
    return [trusted and index < first for index in range(count)]
