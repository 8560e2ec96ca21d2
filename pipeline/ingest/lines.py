"""Which lines of a text file belong to one paragraph: hard-wrapped prose, or one paragraph per line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.numbering import numbering

TERMINAL = ".!?:;。！？：；…"
_CLOSERS = "\"'”’»)）』」]】*_"
_MAX_WRAP = 130  # columns: nobody wraps prose wider than this
_MIN_WRAP = 50
_LABEL = re.compile(r"\s*[^\W\d_][^\W_][\w /-]{0,28}:\s")  # Ansvarlig: ...
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONG = 20  # characters: a shorter piece after a gap may be the next cell of a table
_LOST_BREAK = re.compile(r"(?<=\S)(?:\u3000{2,}| {4,})(?=[\u3400-\u9fff“《（(—])")
_COUNTED = re.compile(r"\s*\d[\d ,.]* [a-zæøåäö]")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")


def columns(text: str) -> int:
    """Printed width: a Chinese character is two columns wide."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def is_ended(text: str) -> bool:
    """True when the text ends as a sentence, clause or label does."""
    return text.rstrip().rstrip(_CLOSERS)[-1:] in tuple(TERMINAL)


def with_lost_breaks(text: str) -> list[str]:
    """Lines of a text. In Chinese a paragraph begins with an indent of wide spaces, so an indent inside a line is a
    paragraph break that was lost."""
    lines = []
    for line in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text):
        start = 0
        if _HAN.search(line) and "\t" not in line and "|" not in line:
            for gap in _LOST_BREAK.finditer(line):
                following = _LOST_BREAK.split(line[gap.end() : gap.end() + _LONG], maxsplit=1)[0]
                if len(line[start : gap.start()].strip()) >= 4 and (len(following) >= _LONG or numbering(following)):
                    lines.append(line[start : gap.start()])
                    start = gap.end()
        lines.append(line[start:])
    return lines


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a file breaks its lines. `width` is its full line in columns, 0 where one line is one paragraph; `ends` tells
    whether its paragraphs end with a full stop at all (some conversions drop it)."""

    width: int = 0
    ends: bool = True

    def joins(self, first: str, second: str) -> bool:
        """True when `second` continues the paragraph that `first` belongs to."""
        if not first.strip() or not second.strip() or _ADDRESS.fullmatch(second) or _ADDRESS.fullmatch(first):
            return False
        marker = numbering(second)
        if (marker is not None and marker.firm) or (is_ended(first) and _LABEL.match(second)):
            return False
        following = second.lstrip()[0]
        if following.islower() and not is_ended(first):
            return marker is None or columns(first) >= 25
        if not self.width:
            return False
        width = columns(first.rstrip())
        if not is_ended(first) and _COUNTED.match(second) and width >= 0.6 * self.width:
            return True  # "senast den / 1 september": a number is kept with its word
        if width + 1 + columns(_first_word(second)) <= 0.92 * self.width:
            return False  # the next word would have fitted: the line was ended on purpose
        if is_ended(first):
            return width >= 0.87 * self.width
        return width >= 0.72 * self.width


def _first_word(text: str) -> str:
    """What could have stood on the line before: a word, or one Chinese character."""
    word = text.split(None, 1)[0] if text.strip() else ""
    return word[:1] if _HAN.match(word) else word


def wrapping(lines: Sequence[str]) -> Wrapping:
    """Measures a file. Prose is hard-wrapped when lines that end inside a sentence have about the same width."""
    written = [line.rstrip() for line in lines]
    broken = [
        columns(first)
        for first, second in pairwise(written)
        if second.strip() and columns(first) >= _MIN_WRAP and not is_ended(first) and _runs_on(first, second)
    ]
    narrow = sorted(width for width in broken if width <= _MAX_WRAP)
    if len(narrow) < 3 or len(narrow) < 0.5 * len(broken):
        return Wrapping(0, _mostly_ended([line for line in written if columns(line) >= 60]))
    full = narrow[int(0.9 * (len(narrow) - 1))]
    if sum(width >= 0.8 * full for width in narrow) < 0.7 * len(narrow):
        return Wrapping(0, _mostly_ended([line for line in written if columns(line) >= 60]))
    trios = zip(written, written[1:], [*written[2:], ""], strict=False)
    return Wrapping(full, _mostly_ended([last for first, last, below in trios if first and last and not below.strip()]))


def _mostly_ended(lines: Sequence[str]) -> bool:
    """Whether paragraphs end with a full stop, judged by their last lines."""
    return not lines or sum(map(is_ended, lines)) >= 0.4 * len(lines)


def _runs_on(first: str, second: str) -> bool:
    """In Latin script a small letter shows that the sentence goes on; in Chinese nothing does but the line itself."""
    start = second.lstrip()[0]
    return start.islower() or bool(_HAN.match(start) and _HAN.match(first[-1]) and numbering(second) is None)
