"""Running headers and page numbers that a conversion to text left between the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.lines import is_ended

_NUMBER = re.compile(r"\d+")
_BARE = re.compile(r"\s*[-–—·]*\s*\d{1,4}\s*[-–—·]*\s*")
_OF_TOTAL = re.compile(r"\d+\s*(?:\(\d+\)|/\s*\d+|[^\W\d_]{2,3}\s+\d+)\s*[-–—]*\s*$")
_WORD_AND_NUMBER = re.compile(r"\s*[-–—]?\s*[^\W\d_]{1,12}\.?\s*\d{1,4}\s*[-–—]?\s*|\s*第\s*\d{1,4}\s*页\s*")
_WIDE_GAP = re.compile(r"\S\s{3,}\S")
_LONGEST = 160
_FEWEST = 3
_FEWEST_BARE = 4
_FEWEST_WORDS = 8


def running_lines(lines: Sequence[str]) -> frozenset[int]:
    """Positions of lines that repeat with nothing but a rising page number changed.

    A word with a number (*Side 11*) could as well be a heading (*Mål 11*): it counts only in a long series that also
    falls into the middle of sentences, as pages do and headings do not.
    """
    series: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line) <= _LONGEST and (numbers := _NUMBER.findall(line)) and len(numbers) <= 6:
            series.setdefault(" ".join(_NUMBER.sub("#", line).split()), []).append(at)
    found: set[int] = set()
    for places in series.values():
        if len(places) >= _FEWEST and _only_page_changes([lines[at] for at in places]) and _is_running(lines, places):
            found.update(places)
    return frozenset(found)


def _only_page_changes(texts: Sequence[str]) -> bool:
    """One number rises from line to line and all others stay."""
    numbers = [tuple(map(int, _NUMBER.findall(text))) for text in texts]
    changing = [column for column in zip(*numbers, strict=True) if len(set(column)) > 1]
    if len(changing) != 1:
        return False
    rising = sum(first < second for first, second in pairwise(changing[0]))
    return rising >= 0.9 * (len(texts) - 1)


def _is_running(lines: Sequence[str], places: Sequence[int]) -> bool:
    text = lines[places[0]]
    if _BARE.fullmatch(text):
        return len(places) >= _FEWEST_BARE
    if _WORD_AND_NUMBER.fullmatch(text):
        inside = sum(_interrupts(lines, at) for at in places)
        return len(places) >= _FEWEST_WORDS and inside >= max(2, 0.1 * len(places))
    return bool(_OF_TOTAL.search(text)) or bool(_WIDE_GAP.search(text.strip()))


def _interrupts(lines: Sequence[str], at: int) -> bool:
    """Whether the line stands inside a sentence."""
    before = next((lines[n] for n in range(at - 1, max(-1, at - 6), -1) if lines[n].strip()), "")
    after = next((lines[n] for n in range(at + 1, min(len(lines), at + 6)) if lines[n].strip()), "")
    return bool(before.strip()) and not is_ended(before) and bool(after.strip())
