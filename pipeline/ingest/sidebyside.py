"""Two columns of prose that a conversion to text left side by side: each is read for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.lines import is_ended

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST_LINES = 6
_FILLED = 0.8  # of the lines have text on both sides
_WIDTH = 22  # characters that a line of a column has on average
_MORE_GAPS = 0.15  # of the lines have a second gap: more is a table


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """The lines, with each block of two columns taken apart: the left one, an empty line, the right one."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip() and "\t" not in lines[end] and "|" not in lines[end]:
            end += 1
        cut = _gutter(lines[at:end]) if end - at >= _FEWEST_LINES else 0
        if cut:
            left = [line[:cut].rstrip() for line in lines[at:end]]
            right = [line[cut:].strip() for line in lines[at:end]]
            out += [*filter(None, left), "", *filter(None, right)]
        else:
            out += lines[at : max(end, at + 1)]
        at = max(end, at + 1)
    return out


def _gutter(lines: Sequence[str]) -> int:
    """Where the right column begins; 0 when these lines are not two columns of running text."""
    gaps = [gap.end() for line in lines for gap in _GAP.finditer(line)]
    if len(gaps) < _FILLED * len(lines):
        return 0
    cut = max(sorted(set(gaps)), key=gaps.count)
    sides = [(line[:cut], line[cut:]) for line in lines]
    if not all(left.endswith("  ") or not right.strip() for left, right in sides if len(left) == cut):
        return 0
    both = [(left.strip(), right.strip()) for left, right in sides if left.strip() and right.strip()]
    if len(both) < _FILLED * len(lines) or sum(
        bool(_GAP.search(part)) for pair in both for part in pair
    ) > _MORE_GAPS * len(both):
        return 0
    columns = list(zip(*both, strict=True))
    return cut if all(_is_prose(column) for column in columns) else 0


def _is_prose(column: Sequence[str]) -> bool:
    """Lines of some width of which most run on into the next with a small letter or without a full stop."""
    wide = sum(map(len, column)) >= _WIDTH * len(column)
    pairs = list(pairwise(column))
    runs_on = sum(not is_ended(first) and not second[:1].isupper() for first, second in pairs)
    return wide and runs_on >= 0.5 * len(pairs)
