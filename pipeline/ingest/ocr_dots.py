"""Small marks on a scanned page that recognisers misread: rows of dots that lead to a page number, drawn bullets."""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from pipeline.ingest.ocr_image import WHITE, Picture
from pipeline.ingest.ocr_words import ReadLine, ReadWord
from pipeline.ingest.pdf_page import Box

MIN_DOTS = 8  # in a row; an ellipsis has three


class Leader(NamedTuple):
    """A row of dots and the box around it, in pixels."""

    dots: int
    box: Box


def leaders_of(picture: Picture, dpi: float) -> tuple[list[Leader], Picture]:
    """Rows of dots at even distances, and their ink. Recognisers make words of them and lose the line."""
    window = max(3, round(0.18 * dpi) | 1)
    spread = float(np.percentile(picture, 95)) - float(np.percentile(picture, 1))
    dark = cv2.adaptiveThreshold(
        picture, WHITE, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, max(8.0, 0.2 * spread)
    )
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = np.nonzero((stats[:, 2] <= 0.035 * dpi) & (stats[:, 3] <= 0.035 * dpi) & (stats[:, 4] >= 3))[0]
    mask = np.zeros_like(picture)
    leaders: list[Leader] = []
    for chain in _chains([_dot(int(i), stats[i]) for i in small], 0.12 * dpi):
        x0, x1 = chain[0][1], max(c[1] + c[3] for c in chain)
        top, bottom = min(c[2] for c in chain), max(c[2] + c[4] for c in chain)
        part = labels[top:bottom, x0:x1]
        mask[top:bottom, x0:x1][np.isin(part, [c[0] for c in chain])] = WHITE
        leaders.append(Leader(len(chain), (float(x0), float(top), float(x1), float(bottom))))
    return leaders, mask


Dot = tuple[int, int, int, int, int]  # label, left, top, width, height


def _dot(label: int, stats: Picture) -> Dot:
    left, top, width, height = (int(v) for v in stats[:4])
    return label, left, top, width, height


def _chains(dots: list[Dot], reach: float) -> list[list[Dot]]:
    """Dots in rows: each next one at the same height, at a distance like the others."""
    rows: list[list[Dot]] = []
    open_rows: list[list[Dot]] = []
    for dot in sorted(dots, key=lambda d: d[1]):
        open_rows = [row for row in open_rows if dot[1] - row[-1][1] <= reach]
        near = [row for row in open_rows if abs(_foot(row[-1]) - _foot(dot)) <= 2 and dot[1] > row[-1][1]]
        if near:
            min(near, key=lambda row: abs(_foot(row[-1]) - _foot(dot))).append(dot)
        else:
            rows.append([dot])
            open_rows.append(rows[-1])
    return [row for row in rows if len(row) >= MIN_DOTS and _is_even(row)]


def _foot(dot: Dot) -> float:
    return dot[2] + dot[4] / 2


def _is_even(row: list[Dot]) -> bool:
    steps = [b[1] - a[1] for a, b in pairwise(row)]
    usual = statistics.median(steps)
    return sum(0.7 * usual <= step <= 1.4 * usual for step in steps) >= 0.9 * len(steps)


def with_leaders(lines: list[ReadLine], leaders: list[Leader]) -> list[ReadLine]:
    """The lines with the rows of dots put back between their words; a row that no line goes with is left out."""
    result = list(lines)
    led: set[int] = set()  # a second row of dots in one line is a pattern, no leader
    for leader in leaders:
        middle = (leader.box[1] + leader.box[3]) / 2
        for index, line in enumerate(result):
            if index in led:
                continue
            last = [word for word in line.words if word.box[2] <= leader.box[0] + 0.5 * (word.box[3] - word.box[1])]
            if last and min(w.box[1] for w in last) <= middle <= max(w.box[3] for w in last) + 4:
                word = ReadWord("." * max(leader.dots, 4), leader.box, last[-1].confidence)
                led.add(index)
                result[index] = ReadLine(tuple(sorted((*line.words, word), key=lambda w: w.box[0])))
                break
    return result


def marks_of(ink: Picture, size: float) -> list[Box]:
    """Small solid round or square marks that stand free: bullets. `size` is the usual height of words in pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    found = []
    for x, y, width, height, area in stats[1:]:
        if not (0.18 * size < width < 0.7 * size and 0.75 < width / height < 1.33 and area > 0.7 * width * height):
            continue
        reach = round(0.35 * size)
        around = ink[max(y - reach, 0) : y + height + reach, max(x - round(size), 0) : x + width + reach]
        if int((around > 0).sum()) == int((ink[y : y + height, x : x + width] > 0).sum()):
            found.append((float(x), float(y), float(x + width), float(y + height)))
    return found
