"""Spans of clean text: without their edges, behind a list marker, between marks."""

from __future__ import annotations

from pipeline.cleaning import RINGED
from pipeline.extract.texts import BlockText
from pipeline.records import Passage


def after_marker(passage: Passage, block: BlockText) -> int:
    """The clean position behind a list item's marker."""
    return (block.at_or_after(passage.marker) or 0) if passage.marker else 0


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def split_at(text: str, start: int, end: int, *marks: str) -> list[tuple[int, int]]:
    """The spans of [start, end) between marks and ringed digits, which open the points of a run-in list; a comma inside
    a number parts nothing."""
    spans, first = [], start
    for place in range(start, end):
        inside = text[place] == "," and text[place + 1 : place + 2].isdigit() and text[place - 1].isdigit()
        if (text[place] in marks or text[place] in RINGED) and not inside:
            spans.append((first, place))
            first = place + 1
    spans.append((first, end))
    return [span for span in spans if text[slice(*span)].strip()]
