"""What stands on one PDF page, before anyone asks what it means: words, rules, fills and images.

All coordinates are points of the page as a viewer shows it (cropped and turned), origin top left, y downwards. A page
whose text is set sideways is analysed upright; `PageContent.displayed` takes a box back to the page as shown.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.records import BBox

Box = tuple[float, float, float, float]  # x0, top, x1, bottom
Affine = tuple[float, float, float, float, float, float]


class Style(NamedTuple):
    """How a word is set. `turn` is the reading direction in degrees clockwise: 0, 90, 180, 270, or -1 for slanted."""

    font: str
    size: float
    bold: bool
    italic: bool
    turn: int = 0


class Word(NamedTuple):
    """Characters between spaces. `gap` is what the file prints between this word and the one before it in the same
    run of text ("" at the start of a run); `run` numbers the runs in content order, `first` the characters. `ocr` is
    the confidence of text recognition; None for printed text."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    gap: str
    run: int
    first: int
    ocr: float | None = None


class Edge(NamedTuple):
    """A horizontal or vertical rule, or one side of a drawn rectangle."""

    vertical: bool
    x0: float
    top: float
    x1: float
    bottom: float


class Fill(NamedTuple):
    """A filled rectangle and its colour as #rrggbb."""

    x0: float
    top: float
    x1: float
    bottom: float
    color: str


def no_characters(_: Word) -> list[tuple[float, float]]:
    """For readers that cannot say where the single characters of a word stand."""
    return []


@dataclass(slots=True)
class PageContent:
    """One page. `characters(word)` gives left and right of every character while the page is open; `image_share` is
    the part of the page covered by images, `paths` the number of drawn paths."""

    number: int
    width: float
    height: float
    words: list[Word]
    edges: list[Edge]
    fills: list[Fill] = field(default_factory=list)
    dots: list[Fill] = field(default_factory=list)  # small round or square marks: drawn bullets, traffic lights
    lights: list[Fill] = field(default_factory=list)  # typed circles, squares and triangles with their colour
    chips: list[Fill] = field(default_factory=list)  # coloured fields and marks outside tables, once these are found
    image_share: float = 0.0
    paths: int = 0
    turned: int = 0  # degrees by which the page was turned for analysis
    skew: float = 0.0  # degrees by which it was turned back before that, because it lay askew on the scanner
    characters: Callable[[Word], list[tuple[float, float]]] = no_characters
    lost: int = 0  # pieces of text that the reader leaves out, for want of their font
    ocr: float | None = None  # mean confidence of text recognition, where the page was read with it
    notes: tuple[str, ...] = ()  # codes of what could not be read, see pdf.py

    def displayed(self, box: Box) -> BBox:
        """The box in points of the page as shown, rounded to hundredths."""
        x0, top, x1, bottom = box = askew(box, self.skew, self.width, self.height)
        if self.turned:
            x0, top, x1, bottom = turn_box(box, 360 - self.turned, self.width, self.height)
        return BBox(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def upright(content: PageContent) -> PageContent:
    """The page turned so that most of its words read from left to right."""
    if {word.style.turn for word in content.words} <= {0}:
        return content
    letters = [0, 0, 0, 0]
    for word in content.words:
        if word.style.turn >= 0:
            letters[word.style.turn // 90] += len(word.text)
    turn = letters.index(max(letters)) * 90
    if turn == 0:
        return content
    turned = (360 - turn) % 360
    width, height = content.width, content.height

    def moved(box: Box) -> Box:
        return turn_box(box, turned, width, height)

    content.words = [_turned(word, moved, turned) for word in content.words]
    content.edges = [Edge(e.vertical != (turned != 180), *moved((e.x0, e.top, e.x1, e.bottom))) for e in content.edges]
    content.fills = [Fill(*moved(f[:4]), f.color) for f in content.fills]
    content.dots = [Fill(*moved(f[:4]), f.color) for f in content.dots]
    content.lights = [Fill(*moved(f[:4]), f.color) for f in content.lights]
    if turned != 180:
        content.width, content.height = height, width
    characters = content.characters
    content.characters = lambda word: characters(word) if turned == 0 else []
    content.turned = turned
    return content


def _turned(word: Word, moved: Callable[[Box], Box], degrees: int) -> Word:
    x0, top, x1, bottom = moved(word[1:5])
    style = word.style._replace(turn=(word.style.turn + degrees) % 360) if word.style.turn >= 0 else word.style
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom, style=style)


def turn_box(box: Box, degrees: int, width: float, height: float) -> Box:
    """The box after the page of this size (before turning) is turned clockwise by 0, 90, 180 or 270 degrees."""
    x0, top, x1, bottom = box
    if degrees == 90:
        return height - bottom, x0, height - top, x1
    if degrees == 180:
        return width - x1, height - bottom, width - x0, height - top
    if degrees == 270:
        return top, width - x1, bottom, width - x0
    return box


def askew(box: Box, degrees: float, width: float, height: float) -> Box:
    """The smallest upright box around the box turned clockwise with the page by a small angle about its middle."""
    if not degrees:
        return box
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    corners = [(x - width / 2, y - height / 2) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [cosine * x - sine * y + width / 2 for x, y in corners]
    ys = [sine * x + cosine * y + height / 2 for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def around(boxes: list[Box]) -> Box:
    """The smallest box that holds all boxes."""
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
