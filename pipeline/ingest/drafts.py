"""Paragraphs and tables as a reader finds them, before it is settled what each paragraph is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.ingest.numbering import Numbering, numbering
from pipeline.ingest.segments import Look
from pipeline.records import PassageKind, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """One paragraph before it is known what it is. What the format says is given; the rest is told by its look."""

    text: str
    kind: PassageKind | None = None
    level: int | None = None  # of a heading or list item whose level the format gives
    look: Look = Look.PLAIN
    indent: int = 0
    alone: bool = True  # a blank line above it, or the start of the file
    page: int | None = None
    counted: Numbering | None = None  # of a bare number that only its series shows to be one
    marker: int = -1  # length of the marker; below zero: not known yet

    @property
    def bold(self) -> bool:
        return self.look is Look.BOLD

    @property
    def number(self) -> Numbering | None:
        return self.counted or numbering(self.text)

    @property
    def is_given_heading(self) -> bool:
        return self.kind is PassageKind.HEADING and self.level is not None


Piece = Draft | Table
