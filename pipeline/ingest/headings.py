"""What makes a line a heading where the format does not say: its number, its letters, its length, its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.lines import columns, is_ended
from pipeline.ingest.numbering import Numbering, Style
from pipeline.ingest.segments import Look
from pipeline.records import PassageKind, Table

_HAN = re.compile(r"[\u3400-\u9fff]")
_PUNCTUATION_INSIDE = re.compile(r"[。；！？：，,;](?!$)|[;；]$")
_OUTLINE = (Style.PART, Style.CHAPTER, Style.SECTION)
_LONGEST_LABEL = 70  # columns of an unnumbered heading
_LONGEST_NUMBERED = 96
_LONGEST_HAN = 60
_CAPITALS = 6
_LONGEST_SENTENCE = 40  # of a Chinese heading that ends with a full stop
_LONGEST_COUPLET = 110
_SHORTEST_SENTENCE = 20  # columns of the text beneath a heading


@dataclass(frozen=True, slots=True)
class Around:
    """The pieces before and after a line, bare bullets and rules left out."""

    previous: Piece | None
    following: Piece | None
    after: Piece | None  # the one after `following`


def numbered_heading(draft: Draft, number: Numbering, around: Around, *, marked: bool) -> bool:
    """A numbered line is a heading when it is short, is no sentence, and has something of its own beneath it. `marked`
    tells that the document marks its headings: a plain number then only counts a list."""
    title = " ".join(draft.text[number.length :].split("\n")).strip()
    if draft.text.count("\n") > 1 or (not title and number.style not in _OUTLINE):
        return False
    if number.style in _OUTLINE:
        return columns(title) <= _LONGEST_NUMBERED and not _PUNCTUATION_INSIDE.search(title)
    if number.style in (Style.BULLET, Style.ARTICLE, Style.CIRCLE) or title[:1].islower():
        return False
    own_body = _has_own_body(number, around)
    if draft.alone and not marked and _is_capital(title) and not _is_sibling(around.following, number, 1):
        return True
    if own_body and draft.bold and set_off_heading(draft, around):
        return True
    if _HAN.search(title):
        return _han_heading(title, number, around, own_body=own_body)
    if columns(title) > _LONGEST_NUMBERED or title[-1] in ".;,:!":
        return False
    return number.depth > 1 or (own_body and not marked)


def _han_heading(title: str, number: Numbering, around: Around, *, own_body: bool) -> bool:
    """Chinese headings may end with a full stop (1.加强组织领导。) and outer ones may be a couplet with a comma."""
    outer = number.style in (Style.HAN, Style.HAN_BRACKET)
    sentence = title[-1] == "。"
    if re.search("[。；！？;](?!$)|[;；]$|[：:](?!.{2,24}$)", title) or (sentence and re.search(r"[\d%％]", title)):
        return False
    if len(re.findall("[，,]", title)) > (2 if outer else 0):
        return False
    if columns(title) > (_LONGEST_COUPLET if outer and own_body else _LONGEST_SENTENCE if sentence else _LONGEST_HAN):
        return False
    return own_body or (
        outer and not _is_sibling(around.following, number, 1) and not _is_sibling(around.previous, number, -1)
    )


def _is_sibling(neighbour: Piece | None, number: Numbering, step: int) -> bool:
    """Whether the neighbour is the next (or previous) item of the same count."""
    other = neighbour.number if isinstance(neighbour, Draft) else None
    return other is not None and other.style is number.style and other.value == number.value + step


def _has_own_body(number: Numbering, around: Around) -> bool:
    """Not one of a run of short items: what follows is text, a table or an inner numbering."""
    previous, following = around.previous, around.following
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


def set_off_heading(draft: Draft, around: Around) -> bool:
    """A short line that is bold, or one in italics that has longer text beneath it."""
    text, following = draft.text.strip(), around.following
    if draft.look is Look.PLAIN or "\n" in text or not isinstance(following, Draft) or text[-1] in ".;,。；，":
        return False
    if draft.bold:
        return columns(text) <= 120
    ample = columns(following.text) >= max(80, 1.5 * columns(text)) or is_ended(following.text)
    longer = following.look is Look.PLAIN and ample
    return longer and columns(text) <= _LONGEST_LABEL and not text[0].islower() and not re.search("[:：(（]", text)


def looks_like_heading(draft: Draft, around: Around) -> bool:
    """A short line without a full stop that stands apart and has longer text beneath it, or another such line."""
    text, following = draft.text.strip(), around.following
    if "\n" in text or columns(" ".join(text.split())) > _LONGEST_LABEL or not isinstance(following, Draft):
        return False
    if not re.search(r"[^\W\d_]", text) or not _is_label(text, following):
        return False
    if not draft.alone and isinstance(around.previous, Draft) and not _stands_apart(around.previous):
        return False
    width, below = columns(" ".join(text.split())), columns(following.text)
    if below >= max(80, 1.5 * width) or (is_ended(following.text) and below > max(_SHORTEST_SENTENCE, width)):
        return True
    if not draft.alone or following.number is not None:
        return False
    stacked = following.alone and looks_like_heading(following, Around(draft, around.after, None))
    return around.previous is None or _is_shouted(text) or stacked


def _is_label(text: str, following: Draft) -> bool:
    if _HAN.search(text):
        return text[0] not in "—-–【[（(" and not _PUNCTUATION_INSIDE.search(text) and text[-1] not in "，。；！：:,"
    return _capital_label(text, following)


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


def _is_capital(title: str) -> bool:
    """A title all in capitals, of more than an abbreviation: "3 BEDRE CYKELVEJE"."""
    return title.isupper() and sum(map(str.isalpha, title)) >= _CAPITALS and title[-1] not in ".;,:"


def _stands_apart(previous: Draft) -> bool:
    return previous.kind in (PassageKind.HEADING, PassageKind.FURNITURE) or is_ended(previous.text)
