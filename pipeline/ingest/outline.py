"""Headings, list items and furniture, told by numbering and by look where the format does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.headings import Around, looks_like_heading, numbered_heading, set_off_heading
from pipeline.ingest.lines import columns, is_ended
from pipeline.ingest.numbering import Numbering, Style
from pipeline.ingest.segments import Look
from pipeline.ingest.texttables import is_contents_entry
from pipeline.records import PassageKind, Table

_WORDLESS = re.compile(r"[\W_]*")
_BREADCRUMBS = re.compile(r"(?:[^>›»\n]{1,40}[>›»]\s*(?!\d)){2,}[^>›»\n]{0,59}[^>›»\n.。]")
_BARE_NUMBER = re.compile(r"(\d{1,2}) (?=[A-ZÅÄÖÆØ])")
_LABEL = re.compile(r"([^\W\d_][^\d:\n]{0,30}):\s*\S")
_FEWEST_ENTRIES = 3
_MOST_INNER = 40  # items of a list inside another that are looked over
_CONTENTS_TITLE = 30  # columns
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def classified(pieces: Sequence[Piece], *, ends: bool) -> list[Piece]:
    """The pieces with kind and level. `ends` tells whether the file's paragraphs end with a full stop: only then a
    line without one looks like a heading."""
    marked = any(isinstance(piece, Draft) and piece.is_given_heading for piece in pieces)
    labels = _repeated_labels(pieces)
    out: list[Piece] = []
    for position, piece in enumerate(pieces):
        if isinstance(piece, Draft):
            by_look = not marked and ends and _label(piece) not in labels
            kind = _kind(pieces, position, out, marked=marked, by_look=by_look)
            piece = replace(piece, kind=kind, marker=_marker_length(piece, kind))
        out.append(piece)
    return _levelled(out)


def settled(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the kinds that no neighbour decides: contents lists, furniture, chapters counted through."""
    contents, counted = _contents_runs(pieces), _counted_headings(pieces)
    out: list[Piece] = []
    for position, piece in enumerate(pieces):
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        if isinstance(piece, Draft) and (position in contents or _is_contents_title(piece, following)):
            piece = replace(piece, kind=PassageKind.CONTENTS, level=None)
        elif isinstance(piece, Draft) and position in counted:
            piece = replace(piece, kind=PassageKind.HEADING, counted=counted[position])
        elif isinstance(piece, Draft) and piece.kind is None and _is_furniture(piece.text.strip(), out[-1:]):
            piece = replace(piece, kind=PassageKind.FURNITURE)
        out.append(piece)
    return out


def _is_contents_title(piece: Draft, following: Piece | None) -> bool:
    """A short line without a number right above a contents list belongs to it."""
    return (
        piece.kind is None
        and isinstance(following, Draft)
        and following.kind is PassageKind.CONTENTS
        and piece.number is None
        and columns(piece.text) <= _CONTENTS_TITLE
        and not is_ended(piece.text)
        and not any(map(str.isdigit, piece.text))
    )


def _is_furniture(text: str, before: Sequence[Piece]) -> bool:
    """Whether a text is an address, breadcrumbs or mere signs; these are what a heading right above them says ("Status"
    over "◐")."""
    answers = any(isinstance(one, Draft) and (one.level is not None or one.look is Look.BOLD) for one in before)
    mere = _WORDLESS.fullmatch(text) is not None and not (answers and len(text) == 1)
    return mere or any(pattern.fullmatch(text) for pattern in (_ADDRESS, _BREADCRUMBS))


def _kind(
    pieces: Sequence[Piece], position: int, before: Sequence[Piece], *, marked: bool, by_look: bool
) -> PassageKind:
    draft = pieces[position]
    assert isinstance(draft, Draft)
    if draft.kind is not None:
        return draft.kind
    around = _around(pieces, position, before)
    number = _marker(draft, _siblings(pieces, position))
    if number is not None:
        heads = numbered_heading(draft, number, around, marked=marked)
        return PassageKind.HEADING if heads else PassageKind.LIST_ITEM
    if set_off_heading(draft, around) or (by_look and looks_like_heading(draft, around)):
        return PassageKind.HEADING
    return PassageKind.PARAGRAPH


def _label(draft: Draft) -> str:
    """The label that a line begins with (*Ansvarlig*: ...); empty when there is none."""
    found = _LABEL.match(draft.text)
    return found.group(1) if found else ""


def _repeated_labels(pieces: Sequence[Piece]) -> frozenset[str]:
    """Labels that stand before several values: such lines are facts about what is above them, not headings."""
    counts = Counter(_label(piece) for piece in pieces if isinstance(piece, Draft))
    return frozenset(label for label, count in counts.items() if label and count > 1)


def _marker_length(draft: Draft, kind: PassageKind) -> int:
    """Only list items have a marker; in one that the format gives as an item, an ordinal is no marker."""
    if kind is not PassageKind.LIST_ITEM:
        return 0
    number = draft.number
    if draft.marker >= 0 or number is None or (draft.kind is not None and not number.firm):
        return max(0, draft.marker)
    return number.length


def _around(pieces: Sequence[Piece], position: int, before: Sequence[Piece]) -> Around:
    """The neighbours of a piece; those before it are already classified."""
    below: list[Piece | None] = []
    for at in range(position + 1, len(pieces)):
        piece = pieces[at]
        if isinstance(piece, Table) or piece.kind is not PassageKind.FURNITURE:
            below.append(piece)
        if len(below) == 2:
            break
    return Around(before[-1] if before else None, *[*below, None, None][:2])


def _siblings(pieces: Sequence[Piece], position: int) -> tuple[Draft | None, Draft | None]:
    """The drafts before and after this one that are not set deeper than it."""
    draft = pieces[position]
    assert isinstance(draft, Draft)
    found: list[Draft | None] = []
    for step in (-1, 1):
        at = position + step
        while 0 <= at < len(pieces) and abs(at - position) < _MOST_INNER and _is_deeper(pieces[at], draft.indent):
            at += step
        other = pieces[at] if 0 <= at < len(pieces) else None
        found.append(other if isinstance(other, Draft) else None)
    return found[0], found[1]


def _is_deeper(piece: Piece, indent: int) -> bool:
    return isinstance(piece, Draft) and (
        piece.kind is PassageKind.FURNITURE or (piece.number is not None and piece.indent > indent)
    )


def _marker(draft: Draft, siblings: tuple[Draft | None, Draft | None]) -> Numbering | None:
    """The draft's marker. One that may be an ordinal counts when a sibling carries the next or the previous number
    and another word after it (*1. halvår*, *2. halvår* are a series of ordinals)."""
    number = draft.number
    if number is None or number.firm:
        return number
    for sibling, step in zip(siblings, (-1, 1), strict=True):
        other = sibling.number if sibling is not None else None
        if sibling is not None and other is not None and other.style is number.style:
            words = draft.text[number.length :].split(), sibling.text[other.length :].split()
            if other.value == number.value + step and words[0][:1] != words[1][:1]:
                return number
    return None


def _contents_runs(pieces: Sequence[Piece]) -> frozenset[int]:
    """Positions of three or more lines in a row that end in a page number after a tab, dots or wide space."""
    found: set[int] = set()
    run: list[int] = []
    for position, piece in enumerate([*pieces, None]):
        if isinstance(piece, Draft) and not piece.is_given_heading and is_contents_entry(piece.text):
            run.append(position)
            continue
        if len(run) >= _FEWEST_ENTRIES:
            found.update(run)
        run = []
    return frozenset(found)


def _counted_headings(pieces: Sequence[Piece]) -> dict[int, Numbering]:
    """Short lines that begin with a bare number (*3 Uppdrag*), where they count up from 1 through the document."""
    found: dict[int, Numbering] = {}
    for position, piece in enumerate(pieces):
        number = _BARE_NUMBER.match(piece.text) if isinstance(piece, Draft) and piece.kind is None else None
        if number and int(number.group(1)) == len(found) + 1 and _is_short_title(piece):
            found[position] = Numbering(Style.ARABIC, number.end(1) + 1, int(number.group(1)))
    return found if len(found) >= _FEWEST_ENTRIES else {}


def _is_short_title(piece: Piece) -> bool:
    return (
        isinstance(piece, Draft) and "\n" not in piece.text and columns(piece.text) <= 80 and not is_ended(piece.text)
    )


def _levelled(pieces: Sequence[Piece]) -> list[Piece]:
    """Levels of headings (1 outermost) and nesting of list items."""
    headings = [piece for piece in pieces if isinstance(piece, Draft) and piece.kind is PassageKind.HEADING]
    kinds = sorted({_rank(heading.number) for heading in headings if _is_ranked(heading)})
    ranks = {rank: place for place, rank in enumerate(kinds)}
    repeated = _repeated(pieces)
    base, above = 0, 0
    titled = bool(headings) and headings[0].level is None and not _is_ranked(headings[0]) and _opens(pieces)
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


def _opens(pieces: Sequence[Piece]) -> bool:
    """Whether the first heading stands at the very start, after short lines only: then it is the title."""
    for piece in pieces:
        if isinstance(piece, Table) or (piece.kind is not PassageKind.HEADING and columns(piece.text) > 80):
            return False
        if piece.kind is PassageKind.HEADING:
            return True
    return False


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
