"""One picture of a page, read: made straight, turned upright, its rules found and taken out, its print recognised."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.ingest.ocr_dots import leaders_of, marks_of, with_leaders
from pipeline.ingest.ocr_engines import ENGINES
from pipeline.ingest.ocr_figures import with_second_opinion
from pipeline.ingest.ocr_fills import fills_of
from pipeline.ingest.ocr_image import Picture, rules_of, straightened, without
from pipeline.ingest.ocr_missed import cut_out, missed, with_found
from pipeline.ingest.ocr_page import ReadPage, measured
from pipeline.ingest.ocr_words import ReadLine, ReadWord, confidence_of
from pipeline.ingest.pdf_page import Box

DOUBTFUL = 0.65  # mean confidence below which the page may lie on its side or stand on its head
POINTS = 72.0  # to the inch
SECOND = "rapidocr"  # reads pieces of lines best, whatever language the page is in


class Scan(NamedTuple):
    """The picture of a page as shown, grey, and its size in points."""

    number: int
    picture: Picture
    width: float
    height: float


class Recognised(NamedTuple):
    """A page with the mean confidence of its characters (0.0 where there are none). `sideways` says that most print
    runs up or down the page; it is not in the page then."""

    page: ReadPage
    confidence: float
    sideways: bool = False

    @property
    def text(self) -> str:
        return "\n".join(" ".join(word.text for word in line.words) for line in self.page.lines)


def is_doubtful(found: Recognised) -> bool:
    """Whether the page may lie on its side or stand on its head."""
    return found.sideways or (bool(found.page.lines) and found.confidence < DOUBTFUL)


def as_it_lies(scan: Scan, engine: str, model: str, seconds: float) -> Recognised:
    """The page read as it is."""
    return _read(scan, 0, engine, model, seconds)


def turned_upright(scan: Scan, best: Recognised, engine: str, model: str, seconds: float) -> Recognised:
    """The page read with another side up, where that reads better than `best`."""
    for turn in (90, 270, 180):
        other = _read(scan, turn, engine, model, seconds)
        if _worth(other) > _worth(best):
            best = other
        if not is_doubtful(best):
            break
    return best


def _usual_height(lines: list[ReadLine]) -> float:
    """Median height of the words of three letters and more: about the print size; 0.0 without any."""
    heights = [w.box[3] - w.box[1] for line in lines for w in line.words if sum(map(str.isalpha, w.text)) > 2]
    return statistics.median(heights) if heights else 0.0


def _worth(found: Recognised) -> float:
    return 0.0 if found.sideways else found.confidence * found.confidence * len(found.text)


def _read(scan: Scan, turn: int, engine: str, model: str, seconds: float) -> Recognised:
    width, height = (scan.height, scan.width) if turn in (90, 270) else (scan.width, scan.height)
    picture = np.ascontiguousarray(np.rot90(scan.picture, -turn // 90))
    scale = width / picture.shape[1]
    dpi = POINTS / scale
    straight = straightened(picture, dpi)
    rules = rules_of(straight.picture, dpi)
    leaders, dots = leaders_of(straight.picture, dpi)
    cleaned = without(straight.picture, rules.mask | dots)
    lines = ENGINES[engine].read(cleaned, model, dpi, seconds)
    ink = np.where((rules.mask | dots) > 0, np.uint8(0), straight.ink)
    upright = [line for line in lines if line.upright]
    em = _usual_height(upright)
    margin = round(0.4 * em)
    other = SECOND if not ENGINES[SECOND].missing("") else engine

    def again(boxes: Sequence[Box]) -> list[list[ReadWord]]:
        return ENGINES[other].read_pieces(cut_out(cleaned, boxes, margin), model, dpi, seconds)

    if em and (boxes := missed(ink, upright, em)):
        upright = with_found(upright, boxes, again(boxes), margin)
    if upright and other != engine:
        upright = with_second_opinion(upright, again)
    printed = measured(with_leaders(upright, leaders), ink, straight.picture)
    marks = marks_of(ink, em) if em else []
    fills = fills_of(straight.picture, ink, dpi)
    page = ReadPage(scan.number, width, height, scale, turn, straight.skew, rules.edges, fills, printed, marks)
    sideways = sum(len(word.text) for line in lines for word in line.words if not line.upright)
    letters = sum(len(word.text) for line in lines for word in line.words)
    return Recognised(page, confidence_of(lines), 2 * sideways > letters)
