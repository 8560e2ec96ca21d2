"""A scanned page as a picture: made straight, its ruled lines found, and a copy without them for the recogniser.

Pictures are grey numpy arrays (0 black, 255 white); lengths are pixels unless a name says points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from pipeline.ingest.pdf_page import Edge

DPI = 200  # what the recognisers read well; more costs time in proportion and gains nothing measurable
MAX_PIXELS = 24_000_000  # an A2 sheet at this resolution; larger sheets are drawn coarser
MAX_SKEW = 10.0  # degrees
MIN_SKEW = 0.1  # degrees; less does not move a line of print by half its height
MIN_INKED = 0.88  # of the length of a rule
WHITE = 255

cv2.setNumThreads(1)  # documents are read side by side; threads cost each of them memory

Picture = Any  # numpy.ndarray of uint8


@dataclass(frozen=True, slots=True)
class Straightened:
    """A page made straight: the picture, its ink (255 where there is any), and by how many degrees it stood askew,
    clockwise."""

    picture: Picture
    ink: Picture
    skew: float


def straightened(picture: Picture, dpi: float) -> Straightened:
    """The page turned back by the angle at which it was laid on the glass, up to `MAX_SKEW`."""
    skew = skew_of(ink_of(picture, dpi), dpi)
    if skew:
        height, width = picture.shape
        back = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
        paper = int(np.median(picture))
        picture = cv2.warpAffine(picture, back, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return Straightened(picture, ink_of(picture, dpi), skew)


def ink_of(picture: Picture, dpi: float) -> Picture:
    """255 where the page is darker than the paper around it. Shadows and grey paper do not count, specks are gone."""
    return _without_specks(_darker(cv2.medianBlur(picture, 3), dpi), dpi)


def _darker(picture: Picture, dpi: float) -> Picture:
    """255 where the picture is darker than its surroundings by an eighth of its range."""
    window = _odd(0.18 * dpi)
    darker = max(8.0, 0.12 * (float(np.percentile(picture, 95)) - float(np.percentile(picture, 1))))
    return cv2.adaptiveThreshold(picture, WHITE, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, darker)


def skew_of(ink: Picture, dpi: float) -> float:
    """By how many degrees the lines of print fall clockwise: the angle at which their profile is sharpest; 0.0 for a
    page without print."""
    small = cv2.resize(ink, None, fx=100 / dpi, fy=100 / dpi, interpolation=cv2.INTER_AREA)
    ys, xs = np.nonzero(small > 64)
    if len(xs) < 200:
        return 0.0
    if len(xs) > 120_000:  # a fifth of a dense page tells as much
        step = len(xs) // 120_000 + 1
        ys, xs = ys[::step], xs[::step]
    xs = xs - small.shape[1] / 2
    best: float = 0.0
    passes: tuple[tuple[float, float], ...] = ((MAX_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02))
    for reach, spacing in passes:
        angles: list[float] = [best + spacing * k for k in range(-round(reach / spacing), round(reach / spacing) + 1)]
        scores = [_sharpness(xs, ys, angle) for angle in angles]
        best = angles[int(np.argmax(scores))]
    return round(best, 2) if abs(best) >= MIN_SKEW else 0.0


def _sharpness(xs: Picture, ys: Picture, angle: float) -> float:
    slope = math.tan(math.radians(angle))
    rows = np.bincount(np.round(ys - slope * xs).astype(np.int64) + 1_000)
    return float(np.square(np.diff(rows.astype(np.float64))).sum())


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruled lines of a page, in pixels, and where their ink lies."""

    edges: list[Edge]
    mask: Picture


Run = tuple[Edge, Picture]  # a rule and its ink: row numbers and column numbers


def rules_of(picture: Picture, dpi: float) -> Rules:
    """Horizontal and vertical rules, also where the scan broke them. A line of feet of letters is none: a rule has
    white paper along it."""
    level = [(Edge(False, a, y, b, y), where) for (a, y, b), where in _runs(picture, dpi, 0.3)]
    flipped = _runs(np.ascontiguousarray(picture.T), dpi, 0.16)
    upright = [(Edge(True, x, a, x, b), where[::-1]) for (a, x, b), where in flipped]
    kept = _without_loose_strokes([*level, *upright], dpi)
    mask, bars = np.zeros_like(picture), np.zeros_like(picture)
    for _, (rows, columns) in kept:
        mask[rows, columns] = WHITE
    for _, (rows, columns) in _bars(upright, picture, dpi):
        bars[rows, columns] = WHITE
    mask |= cv2.dilate(bars, _bar(5, 5))  # their edges are blurred
    return Rules([edge for edge, _ in kept], mask)


def _bars(upright: list[Run], picture: Picture, dpi: float) -> list[Run]:
    """Short uprights with nothing beside them: bars drawn before a quotation, which recognisers read as a letter."""
    ink = ink_of(picture, dpi)
    reach = round(0.04 * dpi)

    def stands_free(rows: Picture, columns: Picture) -> bool:
        top, bottom, left, right = rows.min(), rows.max() + 1, columns.min() - 2, columns.max() + 3
        beside = [ink[top:bottom, max(left - reach, 0) : max(left, 0)], ink[top:bottom, right : right + reach]]
        return all((part > 0).mean() < 0.01 for part in beside if part.size)

    return [run for run in upright if run[0].bottom - run[0].top >= 0.22 * dpi and stands_free(*run[1])]


def _runs(picture: Picture, dpi: float, shortest: float) -> list[tuple[tuple[float, float, float], Picture]]:
    """Horizontal runs of ink of at least `shortest` inches as (left, height, right), each with where its ink lies."""
    ink = _darker(cv2.blur(picture, (3, 1)), dpi)  # takes some noise, and leaves rules that are one pixel high
    drifting = cv2.dilate(ink, _bar(1, 3))  # what is left of the skew makes a rule step from row to row
    runs = cv2.morphologyEx(drifting, cv2.MORPH_OPEN, _bar(round(0.12 * dpi), 1))
    runs = cv2.morphologyEx(runs, cv2.MORPH_CLOSE, _bar(round(0.1 * dpi), 1))
    runs = cv2.morphologyEx(runs, cv2.MORPH_OPEN, _bar(round(shortest * dpi), 1))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for label in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[label])
        own = labels[y : y + height, x : x + width] == label
        inked = ((ink[y : y + height, x : x + width] > 0) & own).any(axis=0).mean()
        if inked < MIN_INKED:  # strokes of letters beside each other, not a rule that the scan broke
            continue
        if height > 0.12 * dpi or area / width > 0.07 * dpi or not _has_paper_along(ink, own, x, y):
            continue
        rows, columns = np.nonzero(own)
        found.append(((float(x), y + height / 2, float(x + width)), np.stack((rows + y, columns + x))))
    return found


def _has_paper_along(ink: Picture, own: Picture, x: int, y: int) -> bool:
    """Whether most of the strips just above and below a run of ink are empty."""
    reach = 3
    first = y + np.argmax(own, axis=0) - reach
    last = y + own.shape[0] - 1 - np.argmax(own[::-1], axis=0) + reach
    columns = np.arange(x, x + own.shape[1])
    empty = [(ink[np.clip(rows, 0, ink.shape[0] - 1), columns] == 0).mean() for rows in (first, last)]
    return bool(min(empty) > 0.6)


def _without_loose_strokes(runs: list[Run], dpi: float) -> list[Run]:
    """Runs of ink shorter than an inch count only where both ends meet rules of the other direction; else they
    are strokes of large letters or of Han characters."""
    near = 0.05 * dpi
    upright, level = [r for r in runs if r[0].vertical], [r for r in runs if not r[0].vertical]

    def meet(v: Edge, h: Edge) -> bool:
        return h.x0 - near <= v.x0 <= h.x1 + near and v.top - near <= h.top <= v.bottom + near

    def closed_across(h: Edge, uprights: list[Run]) -> bool:
        ends = [v.x0 for v, _ in uprights if meet(v, h)]
        return any(abs(x - h.x0) <= near for x in ends) and any(abs(x - h.x1) <= near for x in ends)

    def closed_down(v: Edge, levels: list[Run]) -> bool:
        ends = [h.top for h, _ in levels if meet(v, h)]
        return any(abs(y - v.top) <= near for y in ends) and any(abs(y - v.bottom) <= near for y in ends)

    sure = [r for r in level if r[0].x1 - r[0].x0 >= dpi]
    upright = [r for r in upright if r[0].bottom - r[0].top >= dpi or closed_down(r[0], sure)]
    level = [r for r in level if r[0].x1 - r[0].x0 >= dpi or closed_across(r[0], upright)]
    return [*level, *upright]


def without(picture: Picture, mask: Picture) -> Picture:
    """The picture with paper where the mask is: recognisers read rules as letters."""
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    cleaned = picture.copy()
    cleaned[wide > 0] = int(np.percentile(picture, 90))
    return cleaned


def _without_specks(ink: Picture, dpi: float) -> Picture:
    """Ink without dots much smaller than a full stop."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    smallest = max(2.0, (dpi / 100) ** 2)
    keep = stats[:, cv2.CC_STAT_AREA] > smallest
    keep[0] = False
    return np.where(keep[labels], np.uint8(WHITE), np.uint8(0))


def _bar(width: int, height: int) -> Picture:
    return cv2.getStructuringElement(cv2.MORPH_RECT, (max(width, 1), max(height, 1)))


def _odd(value: float) -> int:
    return max(3, round(value) | 1)
