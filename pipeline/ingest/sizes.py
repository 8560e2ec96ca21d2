"""Headings of word-processor files told by the size of their letters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.lines import columns, is_ended
from pipeline.ingest.numbering import numbering
from pipeline.records import PassageKind

_LONGEST_HEADING = 120  # columns
_LARGER = 1.12  # times the size of the body text


@dataclass(slots=True)
class SizedPieces:
    """Pieces of a document with the size of their letters in points."""

    pieces: list[Piece] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    letters: Counter[float] = field(default_factory=Counter)  # how much text is set in which size

    def add(self, piece: Piece, size: float = 0.0) -> None:
        """Adds a piece; `size` is 0 for tables."""
        self.pieces.append(piece)
        self.sizes.append(size)
        if isinstance(piece, Draft):
            self.letters[size] += len(piece.text)

    def with_headings(self) -> list[Piece]:
        """The pieces; short lines set larger than the body text are headings, the largest the outermost."""
        usual = max(sorted(self.letters), key=lambda size: self.letters[size], default=0.0)
        large = {
            size
            for piece, size in zip(self.pieces, self.sizes, strict=True)
            if size >= _LARGER * usual and isinstance(piece, Draft) and _is_headline(piece)
        }
        level = {size: place for place, size in enumerate(sorted(large, reverse=True), start=1)}
        return [
            replace(piece, kind=PassageKind.HEADING, level=min(level[size], 6))
            if isinstance(piece, Draft) and size in level and _is_headline(piece)
            else piece
            for piece, size in zip(self.pieces, self.sizes, strict=True)
        ]


def _is_headline(draft: Draft) -> bool:
    text = draft.text.strip()
    return draft.kind is None and columns(text) <= _LONGEST_HEADING and not is_ended(text) and numbering(text) is None
