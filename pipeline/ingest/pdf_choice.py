"""Which of two readings of a page is the better one.

The rule: a reader earns a point for every letter and digit in a script of the language packs, and loses two for every
sign of a wrong character map: control characters, replacement and private characters, and marked Latin letters in a
row (`Ä¿±ê`, which is Chinese read with a Western table). Letters of other scripts count neither way. The second reader
is asked only about doubtful pages, and is believed only when it has more points, or more characters where the first
lost some: on a tie the first one stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from pipeline.ingest.pdf_page import PageContent

MAX_WRONG_SHARE = 0.1  # of the characters of a page; more is a font without a usable character map
FEW = 25  # characters: a page with fewer may hold text that the first reader does not see
MOST_PATHS = 5_000  # the second reader takes a second for so many, and a page of drawings holds no hidden text
_WRONG = re.compile(r"[\x00-\x08\x0b-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]|[\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xff]{2,}")
_UNICODE_NAMES = {"han": "CJK"}  # where the Unicode name of a script's letters begins otherwise than the script's own


_LEADERS = dict.fromkeys(map(ord, ".…·․_-–—|"))  # of contents lists and forms: nothing to be read


def is_doubtful(content: PageContent, scripts: frozenset[str]) -> bool:
    """Whether the first reader's page should be held against the second one's."""
    if content.paths > MOST_PATHS:
        return False
    if content.lost:
        return True
    text = _text(content)
    points = _readable(text, scripts)
    return points < FEW or points < len(text.translate(_LEADERS)) / 2 or _is_wrong(text)


def is_gibberish(content: PageContent) -> bool:
    """Whether so many characters are wrong that the text cannot be trusted."""
    return _is_wrong(_text(content))


def is_better(other: PageContent, content: PageContent, scripts: frozenset[str]) -> bool:
    """Whether `other` has more points than `content`, or more characters where some were lost. Without scripts every
    letter counts."""
    text, others = _text(content), _text(other)
    found_lost = content.lost > 0 and len(others) > len(text) and not _is_wrong(others)
    return found_lost or _points(others, scripts) > _points(text, scripts)


def _text(content: PageContent) -> str:
    return "".join([word.text for word in content.words])


def _points(text: str, scripts: frozenset[str]) -> int:
    return _readable(text, scripts) - 2 * _wrong(text)  # two, for a wrong letter earned one as a letter


def _readable(text: str, scripts: frozenset[str]) -> int:
    return sum(count for character, count in Counter(text).items() if _counts(character, scripts))


def _is_wrong(text: str) -> bool:
    return _wrong(text) > MAX_WRONG_SHARE * len(text)


def _wrong(text: str) -> int:
    return sum(map(len, _WRONG.findall(text)))


@cache
def _counts(character: str, scripts: frozenset[str]) -> bool:
    if not character.isalpha():
        return character.isdigit()
    name = unicodedata.name(character, "")
    return not scripts or any(name.startswith(_UNICODE_NAMES.get(script, script.upper())) for script in scripts)
