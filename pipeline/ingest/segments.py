"""Lines inside one paragraph of a page or a Word file, and where they are paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.ingest.numbering import numbering


class Look(IntEnum):
    """How strongly a text is set off."""

    PLAIN = 0
    ITALIC = 1  # or underlined
    BOLD = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """One rendered line of a block."""

    text: str
    look: Look = Look.PLAIN  # of all of it


def look_of(parts: Iterable[tuple[str, Look]]) -> Look:
    """The look that all visible characters share at least."""
    return min((look for text, look in parts if text.strip()), default=Look.PLAIN)


def paragraphs(segments: Sequence[Segment]) -> list[Segment]:
    """Groups of lines, each joined with line breaks: a new one begins after an empty line, where bold or italics
    begin or end, and at a list marker."""
    groups: list[list[Segment]] = []
    fresh = True
    for segment in segments:
        if not segment.text:
            fresh = True
            continue
        number = numbering(segment.text)
        above = groups[-1][-1] if groups else None
        if fresh or above is None or above.look is not segment.look or (number is not None and number.firm):
            groups.append([])
        groups[-1].append(segment)
        fresh = False
    return [joined(group) for group in groups]


def joined(segments: Sequence[Segment]) -> Segment:
    """The lines as one segment, empty lines left out."""
    written = [segment for segment in segments if segment.text]
    return Segment("\n".join(part.text for part in written), min((part.look for part in written), default=Look.PLAIN))
