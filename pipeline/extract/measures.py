"""A text that states measures, cut into one piece for each: numbered conditions, list items, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.language import Analyser
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import BlockText

_MARKER = re.compile(r"(?:(?<=\s)|^)(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[•●▪■◦·–—-]|[①-⑳])\s+(?=\S)")
_ITEM_GAP = re.compile(r"(?:\n\s*\n|\n|[ \t\u00a0]{2,})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clean text and what it is: a measure, a frequency, a report, a rule of fulfilment, or nothing."""

    start: int
    end: int
    kind: str  # measure, frequency, reporting, fulfilment, baseline, other
    led: bool = False  # a list item whose lead sentence says what is wanted of it


class MeasureSplitter:
    """Cuts and labels pieces with one pack."""

    def __init__(self, phrases: PhraseReader, analyse: Analyser) -> None:
        self._phrases = phrases
        self._analyse = analyse

    def pieces(self, block: BlockText, start: int, end: int, *, breaks_are_meant: bool) -> list[Piece]:
        """The pieces of [start, end) of a block's clean text, in order."""
        spans = [
            sentence
            for span in self._items(block, start, end, breaks_are_meant)
            for sentence in self._sentences(block.text, *span)
        ]
        pieces: list[Piece] = []
        lead = False
        fulfilling = False
        for first, last in spans:
            text = block.text[first:last]
            fulfilling = fulfilling and _is_enumerated(text)
            kind = "fulfilment" if fulfilling else self._kind(text)
            led = lead and _is_short_item(text)
            if led and kind == "other":
                kind = "measure"
            pieces.append(Piece(first, last, kind, led))
            fulfilling = fulfilling or kind == "fulfilment"
            lead = led or self._leads(text)
        return pieces

    def _items(self, block: BlockText, start: int, end: int, breaks_are_meant: bool) -> list[tuple[int, int]]:
        """Numbered conditions and list items; where the author's line breaks are kept, paragraphs as well."""
        cuts = {start, end}
        for match in _MARKER.finditer(block.text, start, end):
            if self._opens_item(block.text, match, start):
                cuts.add(match.start())
        for position in _gaps(block, start, end, breaks_are_meant):
            cuts.add(position)
        edges = sorted(cuts)
        return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if block.text[a:b].strip()]

    def _opens_item(self, text: str, match: re.Match[str], start: int) -> bool:
        before = text[start : match.start()].rstrip()
        marker = match.group().strip()
        if marker in "–—-":
            return not before or before[-1] in ".:;"
        if marker[-1] == "." and marker[0].isdigit():
            # "1. halvår" is no list marker: an item begins with a capital, after a sentence end.
            return text[match.end()].isupper() and (not before or before[-1] in ".:;)" or before[-1].isalnum())
        return True

    def _sentences(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        marker = _MARKER.match(text, start, end)
        first = marker.end() if marker else start
        spans = [(first + a, first + b) for a, b in self._analyse(text[first:end]).sentences]
        if spans:
            spans[0] = (start if marker and marker.group().strip()[0].isdigit() else spans[0][0], spans[0][1])
        return spans

    def _kind(self, text: str) -> str:
        cues = self._analyse(text)
        if cues.has("fulfilment"):
            return "fulfilment"
        targets = [t for t in self._phrases.targets(text) if t.rule != "quantity.figure"]
        if not targets and self._phrases.frequency(text) is not None:
            return "frequency"
        if self._phrases.has_reporting_word(text) and not targets and self._phrases.reporting(text) is not None:
            return "reporting"
        if cues.has("past") and not cues.has("commitment", "outcome", "activity", "output"):
            return "baseline" if self._phrases.quantities.figures.figures(text) else "other"
        if targets or self._phrases.targets(text):
            return "measure"
        says = ("activity", "output", "outcome", "maintain", "contribution", "vague", "commitment")
        return "measure" if cues.has(*says) else "other"

    def _leads(self, text: str) -> bool:
        """Whether a sentence asks for a change of the points listed after it."""
        return self._phrases.quantities.direction(text) is not None


def _is_enumerated(text: str) -> bool:
    return bool(re.match(r"\s*(?:\(?\d{1,2}[.)]|[-–•]|[a-z]\))", text))


def _is_short_item(text: str) -> bool:
    return len(text) <= 80 and text.rstrip()[-1:] not in ".。"


def _gaps(block: BlockText, start: int, end: int, breaks_are_meant: bool) -> list[int]:
    """Places in clean text where the verbatim text has a paragraph break or a gap before a new beginning."""
    places: list[int] = []
    first, last = block.clean.span(start, end)
    for match in _ITEM_GAP.finditer(block.verbatim, first, last):
        gap = match.group()
        if "\n" in gap and not breaks_are_meant and gap.count("\n") < 2:
            continue
        position = block.at_or_after(match.end())
        if position is None or not start < position < end:
            continue
        following = block.text[position:end].lstrip()[:1]
        if "\n" in gap or following.isupper():
            places.append(position)
    return places

