"""Cells that hold several values line by line, each for the indicator at the same line of another cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.records import Cell, Mention

_OWN_NUMBER = re.compile(r"^\w{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?[.):]?\s+")
_TAIL = 2  # letters of a unit or a name that wraps
_WEIGHED = re.compile(r"\(\s*\d+(?:\.\d+)?\s*\D?\)$")


def lines_of(texts: Texts, cell: Cell) -> list[tuple[int, int]]:
    """The printed lines of a cell as spans of its clean text."""
    text = texts.text(cell.id)
    edges = [0, *texts.line_starts(cell.id), len(text)]
    return [trimmed(text, a, b) for a, b in pairwise(edges)]


def parallel(texts: Texts, named: Cell, cells: Sequence[Cell]) -> list[tuple[int, int]]:
    """The indicators of a cell that stand line by line beside as many values in each other cell; none otherwise. A line
    that begins in small letters goes on with the one above, where there are too many or that one begins in a capital:
    "Normalen er godkendt / internationalt" beside "Godkendt senest 31. / oktober 2026"."""
    counts = {len(lines_of(texts, cell)) for cell in cells}
    if len(counts) != 1 or (count := counts.pop()) < 2 or any(_is_torn(texts, cell) for cell in cells):
        return []
    text = texts.text(named.id)
    spans = lines_of(texts, named)
    if _is_one_name([text[slice(*span)] for span in spans]):
        return []
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        wraps = _OWN_NUMBER.sub("", text)[:1].isupper() and text[start : start + 1].islower()
        if joined and (wraps or (len(spans) != count and not text[start : start + 1].isupper())):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined if len(joined) == count else []


def _is_one_name(lines: Sequence[str]) -> bool:
    """Whether lines are one name that wraps: a weight closes the last of them alone, or in a script without spaces a
    bracket opens in one and closes in another (動物之家犬舍 / 改建工程(8%)) or a line has two letters (车辆 / 占比)."""
    closed = [bool(_WEIGHED.search(line)) for line in lines]
    torn = is_wide(lines[0][:1]) and any(line.count("(") != line.count(")") for line in lines)
    tail = is_wide(lines[0][:1]) and len(lines) > 1 and any(len(line) <= _TAIL for line in lines[1:])
    return len(lines) > 1 and (torn or tail or (closed[-1] and not any(closed[:-1])))


def _is_torn(texts: Texts, cell: Cell) -> bool:
    """Whether a value in a script without spaces wraps, so that its unit's last letters stand alone: 35平方公 / 里."""
    lines = [texts.text(cell.id)[slice(*span)] for span in lines_of(texts, cell)]
    return any(
        is_wide(line[:1]) and len(line) <= _TAIL and not any(map(str.isdigit, line)) and above[-1:].isalpha()
        and any(map(str.isdigit, above))
        for above, line in pairwise(lines)
    )  # fmt: skip


def at_line(texts: Texts, mention: Mention, at: int, count: int) -> Mention:
    """A value of the row, or its line where the cell has one for each indicator."""
    text = texts.text(mention.block)
    edges = [0, *texts.line_starts(mention.block), len(text)]
    if len(edges) - 1 != count or (mention.start, mention.end) != (0, len(text)):
        return mention
    start, end = trimmed(text, edges[at], edges[at + 1])
    return replace(mention, start=start, end=end)
