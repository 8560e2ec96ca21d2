"""The lines of a text file with the pages that form feeds set apart, as conversions of PDF files write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.lines import is_ended, with_lost_breaks
from pipeline.ingest.sidebyside import in_reading_order

_BARE = re.compile(r"\s*[-–—·]*\s*\d{1,4}\s*[-–—·]*\s*")
_NUMBER = re.compile(r"\d+")
_FEWEST_PAGES = 3
_LONGEST_RUNNING = 160
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Paged:
    """Lines in reading order. `pages` has the page of each line, `count` the number of pages: None without form feeds.
    `running` are the lines at the edge of pages that only repeat or count them."""

    lines: list[str]
    pages: list[int | None]
    count: int | None
    running: frozenset[int]


def paged(text: str) -> Paged:
    """The lines of a text."""
    parts = [with_lost_breaks(part) for part in text.split("\f")]
    while len(parts) > 1 and not any(map(str.strip, parts[-1])):
        parts.pop()
    if len(parts) == 1:
        whole = in_reading_order(parts[0])
        return Paged(whole, [None] * len(whole), None, frozenset())
    parts = [_trimmed(in_reading_order(part)) for part in parts]
    edges = _running(parts)
    lines: list[str] = []
    pages: list[int | None] = []
    running: set[int] = set()
    for number, part in enumerate(parts, start=1):
        last = next((line for at in range(len(lines) - 1, -1, -1) if at not in running and (line := lines[at])), "")
        first = next((line for at, line in enumerate(part) if (number, at) not in edges and line.strip()), "")
        if lines and not _goes_on(last, first):
            lines.append("")
            pages.append(number - 1)
        for at, line in enumerate(part):
            if (number, at) in edges:
                running.add(len(lines))
            lines.append(line)
            pages.append(number)
    return Paged(lines, pages, len(parts), frozenset(running))


def _trimmed(lines: list[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return lines[start:end]


def _running(parts: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Page and position of first and last lines that are bare numbers, or that stand on most pages with nothing but a
    number changed."""
    edges = [
        (number, at, part[at])
        for number, part in enumerate(parts, start=1)
        for at in sorted({0, len(part) - 1})
        if part and len(part[at]) <= _LONGEST_RUNNING
    ]
    shapes = Counter(_shape(line) for _, _, line in edges)
    often = max(_FEWEST_PAGES, len(parts) // 2)
    return {(number, at) for number, at, line in edges if _BARE.fullmatch(line) or shapes[_shape(line)] >= often}


def _shape(line: str) -> str:
    return " ".join(_NUMBER.sub("#", line).split())


def _goes_on(last: str, first: str) -> bool:
    """Whether a sentence runs over the page break."""
    if not last.strip() or not first.strip() or is_ended(last):
        return False
    return first.lstrip()[0].islower() or bool(_HAN.match(first) and _HAN.match(last.rstrip()[-1]))
