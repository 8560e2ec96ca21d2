"""Headings, list items and furniture, told by numbering and by look where the format does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.ingest.lines import columns, is_ended
from pipeline.ingest.numbering import Numbering, Style, numbering
from pipeline.ingest.segments import Look
from pipeline.records import PassageKind, Table

_HAN = re.compile(r"[\u3400-\u9fff]")
_PUNCTUATION_INSIDE = re.compile(r"[。；！？：，,;](?!$)|[;；]$")
_WORDLESS = re.compile(r"[\W_]*")
_COUNTED = re.compile(r"(?P<word>[^\W\d_]{0,12})\s*[-–—]?\s*(?P<number>\d{1,4})\s*[-–—]?(?:\s*/\s*\d{1,4})?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_OUTLINE = (Style.PART, Style.CHAPTER, Style.SECTION)
_LONGEST_LABEL = 70  # columns of an unnumbered heading
_LONGEST_NUMBERED = 96
_LONGEST_HAN = 60
_LONGEST_SENTENCE = 40  # of a Chinese heading that ends with a full stop
_LONGEST_COUPLET = 110


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
    marker: int = -1  # length of the marker; below zero: not known yet

    @property
    def bold(self) -> bool:
        return self.look is Look.BOLD

    @property
    def number(self) -> Numbering | None:
        return numbering(self.text)

    @property
    def is_given_heading(self) -> bool:
        return self.kind is PassageKind.HEADING and self.level is not None


Piece = Draft | Table


def classified(pieces: Sequence[Piece], *, ends: bool) -> list[Piece]:
    """The pieces with kind and level. `ends` tells whether the file's paragraphs end with a full stop: only then a
    line without one looks like a heading."""
    counts = _running_counts(pieces)
    marked = any(isinstance(piece, Draft) and piece.is_given_heading for piece in pieces)
    out: list[Piece] = []
    for position, piece in enumerate(pieces):
        if isinstance(piece, Draft):
            kind = _kind(pieces, position, out, counts, marked=marked, ends=ends)
            piece = replace(piece, kind=kind, marker=_marker_length(piece, kind))
        out.append(piece)
    return _levelled(out)


def _kind(
    pieces: Sequence[Piece], position: int, before: Sequence[Piece], counts: frozenset[str], *, marked: bool, ends: bool
) -> PassageKind:
    draft = pieces[position]
    assert isinstance(draft, Draft)
    if draft.kind is not None:
        return draft.kind
    if _WORDLESS.fullmatch(draft.text) or draft.text.strip() in counts or _ADDRESS.fullmatch(draft.text.strip()):
        return PassageKind.FURNITURE
    following = _following(pieces, position)
    previous = before[-1] if before else None
    number = _marker(draft, previous, following)
    if number is not None:
        heads = _numbered_heading(draft, number, previous, following, marked=marked) or (
            number.style is not Style.BULLET
            and _set_off_heading(draft, following)
            and _has_own_body(number, previous, following)
        )
        return PassageKind.HEADING if heads else PassageKind.LIST_ITEM
    if _set_off_heading(draft, following) or (not marked and ends and _looks_like_heading(draft, previous, following)):
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH


def _marker_length(draft: Draft, kind: PassageKind) -> int:
    """Only list items have a marker; in one that the format gives as an item, an ordinal is no marker."""
    if kind is not PassageKind.LIST_ITEM:
        return 0
    number = draft.number
    if draft.marker >= 0 or number is None or (draft.kind is not None and not number.firm):
        return max(0, draft.marker)
    return number.length


def _following(pieces: Sequence[Piece], position: int) -> Piece | None:
    """The next piece that is more than a bare number or dash."""
    for piece in pieces[position + 1 :]:
        if isinstance(piece, Table) or not _WORDLESS.fullmatch(piece.text):
            return piece
    return None


def _marker(draft: Draft, previous: Piece | None, following: Piece | None) -> Numbering | None:
    """The draft's marker. One that may be an ordinal counts when a neighbour carries the next or the previous number
    and another word after it (*1. halvår*, *2. halvår* are a series of ordinals)."""
    number = draft.number
    if number is None or number.firm:
        return number
    for neighbour, step in ((previous, -1), (following, 1)):
        other = neighbour.number if isinstance(neighbour, Draft) else None
        if isinstance(neighbour, Draft) and other is not None and other.style is number.style:
            words = draft.text[number.length :].split(), neighbour.text[other.length :].split()
            if other.value == number.value + step and words[0][:1] != words[1][:1]:
                return number
    return None


def _numbered_heading(
    draft: Draft, number: Numbering, previous: Piece | None, following: Piece | None, *, marked: bool
) -> bool:
    """A numbered line is a heading when it is short, is no sentence, and has something of its own beneath it."""
    title = " ".join(draft.text[number.length :].split("\n")).strip()
    if draft.text.count("\n") > 1 or (not title and number.style not in _OUTLINE):
        return False
    if number.style in _OUTLINE:
        return columns(title) <= _LONGEST_NUMBERED and not _PUNCTUATION_INSIDE.search(title)
    if number.style in (Style.BULLET, Style.ARTICLE, Style.CIRCLE) or title[:1].islower():
        return False
    own_body = _has_own_body(number, previous, following)
    if _HAN.search(title):
        return _han_heading(title, number, previous, following, own_body=own_body)
    if columns(title) > _LONGEST_NUMBERED or title[-1] in ".;,:!":
        return False
    return number.depth > 1 or (own_body and not marked)


def _han_heading(
    title: str, number: Numbering, previous: Piece | None, following: Piece | None, *, own_body: bool
) -> bool:
    """Chinese headings may end with a full stop (1.加强组织领导。) and outer ones may be a couplet with a comma."""
    outer = number.style in (Style.HAN, Style.HAN_BRACKET)
    sentence = title[-1] == "。"
    if re.search("[。；！？;](?!$)|[;；]$|[：:](?!.{2,24}$)", title) or (sentence and re.search(r"[\d%％]", title)):
        return False
    if len(re.findall("[，,]", title)) > (2 if outer else 0):
        return False
    if columns(title) > (_LONGEST_COUPLET if outer and own_body else _LONGEST_SENTENCE if sentence else _LONGEST_HAN):
        return False
    return own_body or (outer and not _is_sibling(following, number, 1) and not _is_sibling(previous, number, -1))


def _is_sibling(neighbour: Piece | None, number: Numbering, step: int) -> bool:
    """Whether the neighbour is the next (or previous) item of the same count."""
    other = neighbour.number if isinstance(neighbour, Draft) else None
    return other is not None and other.style is number.style and other.value == number.value + step


def _has_own_body(number: Numbering, previous: Piece | None, following: Piece | None) -> bool:
    """Not one of a run of short items: what follows is text, a table or an inner numbering."""
    if isinstance(previous, Draft) and previous.kind is PassageKind.LIST_ITEM and _is_sibling(previous, number, -1):
        return False
    if following is None:
        return False
    if isinstance(following, Table):
        return True
    below = following.number
    if below is None:
        return not following.is_given_heading and columns(following.text) >= 40
    return below.style > number.style or (below.style is number.style and below.depth > number.depth)


def _set_off_heading(draft: Draft, following: Piece | None) -> bool:
    """A short line that is bold, or one in italics that has longer text beneath it."""
    text = draft.text.strip()
    if draft.look is Look.PLAIN or "\n" in text or not isinstance(following, Draft) or text[-1] in ".;,。；，":
        return False
    if draft.bold:
        return columns(text) <= 120
    ample = columns(following.text) >= max(80, 1.5 * columns(text)) or is_ended(following.text)
    longer = following.look is Look.PLAIN and ample
    return longer and columns(text) <= _LONGEST_LABEL and not text[0].islower() and not re.search("[:：(（]", text)


def _looks_like_heading(draft: Draft, previous: Piece | None, following: Piece | None) -> bool:
    """A short line without a full stop that stands apart and has longer text beneath it."""
    text = draft.text.strip()
    if "\n" in text or columns(text) > _LONGEST_LABEL or following is None or isinstance(following, Table):
        return False
    han = bool(_HAN.search(text))
    if (han and (_PUNCTUATION_INSIDE.search(text) or text[-1] in "，。；！：:,")) or not re.search(r"[^\W\d_]", text):
        return False
    if not han and not _capital_label(text, following):
        return False
    if not draft.alone and isinstance(previous, Draft) and not _stands_apart(previous):
        return False
    longer = columns(following.text) >= max(80, 1.5 * columns(text)) or is_ended(following.text)
    return longer or (draft.alone and (previous is None or _is_shouted(text)))


def _is_shouted(text: str) -> bool:
    """*SERVICE. Vi svarar snabbt.*: a theme word in capitals opens the line."""
    first_word = text.split()[0].strip(".:–-")
    return len(first_word) >= 3 and first_word.isalpha() and first_word.isupper()


def _capital_label(text: str, following: Draft) -> bool:
    if text[0].islower() or text[-1] in ",;!" or len(text.split()) > 11:
        return False
    if text[-1] == ":":
        return len(text.split()) <= 5 and following.number is None and columns(following.text) >= 60
    return text[-1] != "." or (_is_shouted(text) and text.count(".") <= 2)


def _stands_apart(previous: Draft) -> bool:
    return previous.kind in (PassageKind.HEADING, PassageKind.FURNITURE) or is_ended(previous.text)


def _running_counts(pieces: Sequence[Piece]) -> frozenset[str]:
    """Printed page numbers: short lines with a rising number and always the same word (*Side 11*, *- 12 -*)."""
    series: dict[str, list[tuple[int, str]]] = {}
    for piece in pieces:
        if isinstance(piece, Draft) and piece.kind is None:
            found = _COUNTED.fullmatch(piece.text.strip().strip("-–—· "))
            if found:
                series.setdefault(found["word"], []).append((int(found["number"]), piece.text.strip()))
    running: set[str] = set()
    for lines in series.values():
        numbers = [number for number, _ in lines]
        rising = sum(first < second for first, second in pairwise(numbers))
        if len(set(numbers)) >= 4 and rising >= 0.9 * (len(numbers) - 1):
            running.update(line for _, line in lines)
    return frozenset(running)


def _levelled(pieces: Sequence[Piece]) -> list[Piece]:
    """Levels of headings (1 outermost) and nesting of list items."""
    headings = [piece for piece in pieces if isinstance(piece, Draft) and piece.kind is PassageKind.HEADING]
    kinds = sorted({_rank(heading.number) for heading in headings if _is_ranked(heading)})
    ranks = {rank: place for place, rank in enumerate(kinds)}
    repeated = _repeated(pieces)
    base, above = 0, 0
    titled = bool(headings) and headings[0].level is None and not _is_ranked(headings[0])
    nesting: list[tuple[Style, int]] = []
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Draft) and piece.kind is PassageKind.HEADING:
            nesting = []
            if piece.level is not None:
                base = above = level = piece.level
            elif _is_ranked(piece):
                above = level = base + titled * (base == 0) + 1 + ranks[_rank(piece.number)]
            elif titled and piece is headings[0]:
                level = 1
            else:
                level = max(above, 1) + 1 + (piece.text.strip() in repeated)
            piece = replace(piece, level=min(level, 9))
        elif isinstance(piece, Draft) and piece.kind is PassageKind.LIST_ITEM and piece.level is None:
            style = piece.number.style if piece.number else Style.BULLET
            piece = replace(piece, level=_nest(nesting, style, piece.indent))
        elif isinstance(piece, Draft) and piece.kind is PassageKind.PARAGRAPH and piece.indent == 0:
            nesting = []
        out.append(piece)
    return out


def _repeated(pieces: Sequence[Piece]) -> frozenset[str]:
    """Texts of headings that stand several times, each time right above text: the same block under many headings."""
    above_text = [
        piece.text.strip()
        for piece, below in pairwise(pieces)
        if isinstance(piece, Draft)
        and piece.kind is PassageKind.HEADING
        and not (isinstance(below, Draft) and below.kind is PassageKind.HEADING)
    ]
    return frozenset(text for text, count in Counter(above_text).items() if count > 1)


def _is_ranked(draft: Draft) -> bool:
    return draft.level is None and draft.number is not None


def _rank(number: Numbering | None) -> tuple[int, int]:
    return (number.style, number.depth) if number is not None else (0, 0)


def _nest(nesting: list[tuple[Style, int]], style: Style, indent: int) -> int:
    """Depth of a list item, from 1: a deeper indent or a new kind of marker opens a level, a known one closes to it."""
    while nesting and indent < nesting[-1][1]:
        nesting.pop()
    same = next((at for at, (known, depth) in enumerate(nesting) if known is style and depth >= indent), None)
    if same is not None:
        del nesting[same + 1 :]
    elif not nesting or indent > nesting[-1][1] or style is not nesting[-1][0]:
        nesting.append((style, indent))
    return len(nesting)
