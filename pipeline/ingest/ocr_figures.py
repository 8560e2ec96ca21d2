"""A second opinion on figures: lines that hold digits or signs are read by another recogniser as well.

A wrong letter rarely matters and a wrong figure always does; Tesseract reads `(%)` as `(26)` and is sure of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pipeline.ingest.ocr_words import ReadLine, ReadWord
from pipeline.ingest.pdf_page import Box, around

SURE = 0.9  # confidence that the second reading must have
ALIKE = 0.5  # share of characters in common; less means that the two did not read the same print
GAP = 1.5  # heights of a word; a wider gap parts the cells of a row
_FIGURE = re.compile(r"[\d%‰§≥≤<>=±×°]")

Pieces = Callable[[Sequence[Box]], list[list[ReadWord]]]


def with_second_opinion(lines: Sequence[ReadLine], read_again: Pieces) -> list[ReadLine]:
    """The lines with their figures as the second recogniser reads them, where it is sure. A word on which the two
    differ keeps the lower confidence. `read_again` reads what stands in each of many boxes."""
    pieces = [part for line in lines for part in _parts(line)]
    doubted = [index for index, part in enumerate(pieces) if any(_FIGURE.search(word.text) for word in part)]
    if not doubted:
        return list(lines)
    found = read_again([around([word.box for word in pieces[index]]) for index in doubted])
    corrected = list(pieces)
    for index, words in zip(doubted, found, strict=True):
        corrected[index] = _corrected(pieces[index], words)
    result, start = [], 0
    for line in lines:
        count = len(_parts(line))
        words = [word for part in corrected[start : start + count] for word in part if word.text]
        start += count
        if words:
            result.append(ReadLine(tuple(words)))
    return result


def _parts(line: ReadLine) -> list[tuple[ReadWord, ...]]:
    """The words of the line, parted where a column gap may be."""
    parts: list[list[ReadWord]] = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.box[0] - left.box[2] > GAP * (left.box[3] - left.box[1]):
            parts.append([])
        parts[-1].append(right)
    return [tuple(part) for part in parts]


def _corrected(first: tuple[ReadWord, ...], second: Sequence[ReadWord]) -> tuple[ReadWord, ...]:
    one, other = "".join(word.text for word in first), "".join(word.text for word in second)
    match = SequenceMatcher(None, one, other, autojunk=False)
    sure = min((word.confidence for word in second if _FIGURE.search(word.text)), default=0.0)
    if one == other or not other or sure < SURE or match.ratio() < ALIKE:
        return first
    owner = [index for index, word in enumerate(first) for _ in word.text]
    texts = [list(word.text) for word in first]
    starts = [sum(len(word.text) for word in first[:index]) for index in range(len(first))]
    changed: set[int] = set()
    for kind, i, j, k, m in reversed(match.get_opcodes()):
        telling = _FIGURE.search(one[i:j]) or _FIGURE.search(other[k:m])
        at_edge = kind == "delete" and (i == 0 or j == len(one))  # cut off with its box, perhaps
        if kind == "equal" or not telling or at_edge:
            continue
        for position in reversed(range(i, j)):
            changed.add(owner[position])
            texts[owner[position]][position - starts[owner[position]]] = ""
        place = min(i, len(one) - 1)
        index = owner[place] if i < j or i == 0 else owner[i - 1]
        at = place - starts[index] if i < j or i == 0 else i - 1 - starts[index]
        kept = texts[index][at]
        texts[index][at] = other[k:m] + kept if i == 0 and kind == "insert" else kept + other[k:m]
        changed.add(index)
    return tuple(
        word._replace(text="".join(texts[index]), confidence=min(word.confidence, sure), places=())
        if index in changed else word
        for index, word in enumerate(first)
    )  # fmt: skip
