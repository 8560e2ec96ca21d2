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
SHORT, UNSURE = 5, 0.8  # characters and confidence of a first reading that may be replaced as a whole
GAP = 1.5  # heights of a word; a wider gap parts the cells of a row
_FIGURE = re.compile(r"[\d%‰§≥≤<>=±×°]")

Pieces = Callable[[Sequence[Box]], list[list[ReadWord]]]


def with_second_opinion(lines: Sequence[ReadLine], read_again: Pieces) -> list[ReadLine]:
    """The lines with their figures as the second recogniser reads them, where it is sure. A word on which the two
    differ keeps the lower confidence. `read_again` reads what stands in each of many boxes."""
    pieces = [part for line in lines for part in _parts(line)]
    doubted = [
        index for index, part in enumerate(pieces)
        if any(_FIGURE.search(word.text) for word in part) or _is_doubtful(part)
    ]  # fmt: skip
    if not doubted:
        return list(lines)
    found = read_again([around([word.box for word in pieces[index]]) for index in doubted])
    corrected = list(pieces)
    for index, words in zip(doubted, found, strict=True):
        corrected[index] = _corrected(pieces[index], words)
    result, start = [], 0
    for line in lines:
        count = len(_parts(line))
        words = [piece for part in corrected[start : start + count] for word in part for piece in _split(word)]
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
    sure = min((word.confidence for word in second if _FIGURE.search(word.text)), default=0.0)
    if one == other or sure < SURE:
        return first
    if _is_doubtful(first):
        return (_whole(first, " ".join(word.text for word in second), sure),)
    match = SequenceMatcher(None, one, other, autojunk=False)
    if match.ratio() < ALIKE:
        return first
    ends = {len("".join(word.text for word in second[:count])) for count in range(len(second) + 1)}
    owner = [index for index, word in enumerate(first) for _ in word.text]
    starts = [sum(len(word.text) for word in first[:index]) for index in range(len(first))]
    texts = [list(word.text) for word in first]
    changed: set[int] = set()
    for kind, i, j, k, m in match.get_opcodes():
        cut_off = kind == "delete" and (i == 0 or j == len(one))  # with its box, perhaps
        if kind == "equal" or cut_off or not _is_telling(one, i, j, other[k:m]):
            continue
        for position in range(i, j):
            changed.add(owner[position])
            texts[owner[position]][position - starts[owner[position]]] = ""
        after = i == j and i > 0 and (i == len(one) or k not in ends)  # what is put in belongs to the word before it
        place = i - 1 if after else min(i, len(one) - 1)
        index, at = owner[place], place - starts[owner[place]]
        changed.add(index)
        put = other[k:m]
        if i == j and not after:
            texts[index][at] = f"{put} {texts[index][at]}" if m in ends else put + texts[index][at]
        else:
            texts[index][at] += put
    return tuple(
        _whole((word,), "".join(texts[index]), sure) if index in changed else word for index, word in enumerate(first)
    )


def _is_telling(one: str, start: int, end: int, put: str) -> bool:
    """Whether a difference is one of figures or signs, or of marks beside a figure."""
    if _FIGURE.search(one[start:end]) or _FIGURE.search(put):
        return True
    marks = not any(map(str.isalpha, one[start:end] + put))
    return marks and bool(_FIGURE.search(one[max(start - 1, 0) : end + 1]))


def _is_doubtful(words: Sequence[ReadWord]) -> bool:
    """Whether the first reading is short and unsure enough to be replaced as a whole."""
    return sum(len(word.text) for word in words) <= SHORT and min(word.confidence for word in words) < UNSURE


def _whole(words: Sequence[ReadWord], text: str, sure: float) -> ReadWord:
    """One word in the place of these. The places of its characters are not known any more."""
    confidence = min(sure, *(word.confidence for word in words))
    return ReadWord(text, around([word.box for word in words]), confidence)


def _split(word: ReadWord) -> list[ReadWord]:
    """The words of a text with spaces, its box shared out by length."""
    x0, top, x1, bottom = word.box
    step = (x1 - x0) / max(len(word.text), 1)
    return [
        word._replace(text=found.group(), box=(x0 + found.start() * step, top, x0 + found.end() * step, bottom))
        if " " in word.text else word
        for found in re.finditer(r"\S+", word.text)
    ]  # fmt: skip
