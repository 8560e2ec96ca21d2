"""Ink that the first reading of a page passed over or was unsure of: single figures in narrow columns above all.

Recognisers look for text lines first and drop what looks like none. What is left is cut out and read line by line.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.ingest.ocr_image import WHITE, Picture
from pipeline.ingest.ocr_words import ReadLine, ReadWord
from pipeline.ingest.pdf_page import Box

DOUBTFUL = 0.6  # words of less confidence are read once more
MOST = 200  # pieces of a page; more is a drawing or a photograph


def missed(ink: Picture, lines: Sequence[ReadLine], em: float) -> list[Box]:
    """Boxes around print that no confident word covers, one for each piece of a line; `em` is the print size."""
    left = ink.copy()
    for line in lines:
        for word in line.words:
            if word.confidence >= DOUBTFUL or not any(map(str.isalnum, word.text)):
                x0, top, x1, bottom = (round(v) for v in word.box)
                left[max(top - 4, 0) : bottom + 4, max(x0 - 3, 0) : x1 + 3] = 0
    letters = np.zeros_like(left)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    # Boxes of words may stand half a letter beside their print: a letter that is covered in part is covered.
    free = np.bincount(labels[left > 0], minlength=count) > 0.75 * stats[:, cv2.CC_STAT_AREA]
    left = np.where(free[labels], left, np.uint8(0))
    high = (stats[:, 3] > 0.35 * em) & (stats[:, 3] < 2.2 * em) & (stats[:, 2] < 2.5 * em)
    high &= free
    high[0] = False
    if count < 2 or not high.any():
        return []
    letters[high[labels]] = WHITE
    joined = cv2.dilate(letters, np.ones((1, max(3, round(1.2 * em))), np.uint8))
    _, _, parts, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes: list[Box] = []
    for x, y, width, height, _ in parts[1:]:
        columns = np.nonzero(left[y : y + height, x : x + width].any(axis=0))[0]
        x0, x1 = x + int(columns.min()), x + int(columns.max()) + 1
        if height < 3 * em and x1 - x0 > 0.15 * em:
            boxes.append((float(x0), float(y), float(x1), float(y + height)))
    return boxes if len(boxes) <= MOST else []


def cut_out(picture: Picture, boxes: Sequence[Box], margin: int) -> list[Picture]:
    """The parts of the picture in the boxes, with a margin on all sides."""
    height, width = picture.shape
    return [
        picture[max(round(t) - margin, 0) : min(round(b) + margin, height),
                max(round(x0) - margin, 0) : min(round(x1) + margin, width)]
        for x0, t, x1, b in boxes
    ]  # fmt: skip


def with_found(
    lines: Sequence[ReadLine], boxes: Sequence[Box], found: Sequence[Sequence[ReadWord]], margin: int
) -> list[ReadLine]:
    """The lines, with what the second reading found in the boxes. Where both readings have something, the surer one is
    kept."""
    result = list(lines)
    for box, words in zip(boxes, found, strict=True):
        placed = [_moved(word, max(box[0] - margin, 0), max(box[1] - margin, 0)) for word in words]
        placed = [word for word in placed if word.confidence >= 0.3 and any(map(str.isalnum, word.text))]
        if not placed or _is_end_of_word(box, "".join(word.text for word in placed), result):
            continue
        doubted = [word for line in result for word in line.words if _covers(box, word.box)]
        if _sure(doubted) >= _sure(placed):
            continue
        result = [ReadLine(tuple(w for w in line.words if w not in doubted)) for line in result]
        result = [line for line in result if line.words]
        result.append(ReadLine(tuple(placed)))
    return result


def _is_end_of_word(box: Box, text: str, lines: Sequence[ReadLine]) -> bool:
    """Whether what was found is part of a word read before whose box was drawn too short."""
    x0, top, x1, bottom = box
    for line in lines:
        for word in line.words:
            beside = word.box[0] - 6 <= x1 and x0 <= word.box[2] + 6
            level = min(bottom, word.box[3]) - max(top, word.box[1]) > 0.5 * (bottom - top)
            if beside and level and not _covers(box, word.box) and text in word.text:
                return True
    return False


def _sure(words: Sequence[ReadWord]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


def _covers(box: Box, word: Box) -> bool:
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return box[0] - 3 <= x <= box[2] + 3 and box[1] - 6 <= y <= box[3] + 6


def _moved(word: ReadWord, x: float, y: float) -> ReadWord:
    x0, top, x1, bottom = word.box
    places = tuple((a + x, b + x) for a, b in word.places)
    return word._replace(box=(x0 + x, top + y, x1 + x, bottom + y), places=places)
