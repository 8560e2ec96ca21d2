"""The text of every block, clean and verbatim, and the way from a span back to its place in the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from pipeline.cleaning import Clean, clean
from pipeline.records import BBox, Block, Cell, Document, Line, Passage, Source, Table

SPACED_DASH = re.compile(r"\s[–—-]\s")  # between a name and what goes on with it

_PAPER = ("pdf", "image")
_WRAPPED = ("pdf", "image", "text", "markdown")
_ROOM = 3  # characters; letters differ in width, so a word must fit with some room


def block_of(place: str) -> str:
    """The block that a passage or cell is: of a cell its table."""
    return place.partition(".")[0]


@dataclass(frozen=True, slots=True)
class BlockText:
    """One passage or cell: its verbatim text, its clean text and its place."""

    id: str
    verbatim: str
    clean: Clean
    page: int | None
    bbox: BBox | None
    lines: tuple[Line, ...] = ()
    breaks_are_meant: bool = True
    ocr: float | None = None

    @property
    def text(self) -> str:
        return self.clean.text

    def at_or_after(self, verbatim: int) -> int | None:
        """The clean position of the first character that stands at or after a verbatim one; None at the end."""
        place = bisect_left(self.clean.offsets, verbatim)
        return place if place < len(self.text) else None


class Span(Protocol):
    """A stretch of a block's clean text."""

    @property
    def block(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Texts:
    """All blocks of a document by id."""

    def __init__(self, document: Document, suspended_before: frozenset[str]) -> None:
        self._suspended = suspended_before
        self._by_id: dict[str, BlockText] = {}
        for part in _parts(document.blocks):
            self._by_id[part.id] = BlockText(
                part.id,
                part.text,
                clean(part.text, suspended_before),
                part.page,
                part.bbox,
                part.lines if isinstance(part, Passage) else (),
                # Paper, and text set like paper, breaks lines wherever they are full; elsewhere the author breaks them.
                document.source.format not in (_PAPER if isinstance(part, Cell) else _WRAPPED),
                part.ocr,
            )

    def __getitem__(self, block: str) -> BlockText:
        return self._by_id[block]

    def meant_breaks(self, block: str) -> list[int]:
        """Clean positions where the author began a new line. On paper a break is meant when the next word would still
        have fitted on the line."""
        known = self._by_id[block]
        lines = list(re.finditer(r"[^\n]+", known.verbatim))
        widest = max((len(line.group()) for line in lines), default=0)
        places = []
        for line, after in pairwise(lines):
            word = re.match(r"\s*(\S+)", after.group())
            room = widest - len(line.group().rstrip()) - (len(word.group(1)) if word else 0)
            blank = known.verbatim[line.end() : after.start()].count("\n") > 1
            if known.breaks_are_meant or blank or room > _ROOM:
                place = known.at_or_after(after.start())
                if place is not None:
                    places.append(place)
        return places

    def line_starts(self, block: str) -> list[int]:
        """Clean positions where a printed line begins, but for the first."""
        known = self._by_id[block]
        places = (known.at_or_after(match.end()) for match in re.finditer(r"\n+", known.verbatim))
        return [place for place in places if place is not None]

    def text(self, block: str) -> str:
        return self._by_id[block].clean.text

    def words(self, span: Span) -> str:
        """The clean text of a span of a block."""
        return self.text(span.block)[span.start : span.end]

    def locate(self, block: str, start: int, end: int) -> Source:
        """The place of a span of clean text; its quote is sliced from the verbatim text here and nowhere else."""
        known = self._by_id[block]
        first, last = known.clean.span(start, end)
        return Source(block, first, last, known.verbatim[first:last], *_place(known, first, last), known.ocr)

    def printed(self, source: Source) -> str:
        """The quote as a statement: line breaks and end-of-line hyphens undone, nothing else changed."""
        return clean(source.quote, self._suspended, fold=False).text.strip()


def _parts(blocks: tuple[Block, ...]) -> Iterator[Passage | Cell]:
    for block in blocks:
        if isinstance(block, Table):
            yield from block.cells
        else:
            yield block


def _place(known: BlockText, start: int, end: int) -> tuple[int | None, BBox | None]:
    """Page and box of a span: the lines it touches on the page where it begins, else the whole block."""
    touched = [line for line in known.lines if line.start < end and start < line.end]
    if not touched:
        return known.page, known.bbox
    page = getattr(touched[0], "page", None) or known.page
    boxes = [line.bbox for line in touched if (getattr(line, "page", None) or known.page) == page]
    return page, BBox(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
