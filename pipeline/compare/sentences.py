"""Sentences and clauses of clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.packs import LanguagePack

Span = tuple[int, int]

_CLOSING = "\"'”’»)]」』"
_LAST_WORD = re.compile(r"[^\s(]+$")


def sentences(text: str, pack: LanguagePack) -> tuple[Span, ...]:
    """Spans of the sentences, together covering the text but for the spaces between them."""
    return _spans(text, list(_sentence_ends(text, pack)))


def clauses(text: str, pack: LanguagePack) -> tuple[Span, ...]:
    """Spans of the clauses: sentences cut at commas, colons, brackets, clause ends and the pack's joining words."""
    cuts = set(_sentence_ends(text, pack))
    cuts.update(match.end() for match in _clause_end(pack.settings.clause_ends).finditer(text))
    for _, match in pack.rules("criteria").find(text, "join"):
        cuts.add(match.start())
    return _spans(text, sorted(cuts))


@cache
def _clause_end(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, ends)) + r"\n]|[,:()–](?!\d)|(?<!\d),")


def _spans(text: str, cuts: list[int]) -> tuple[Span, ...]:
    found, start = [], 0
    for cut in [*cuts, len(text)]:
        while start < cut and text[start].isspace():
            start += 1
        if cut > start:
            found.append((start, cut))
            start = cut
    return tuple(found)


def _sentence_ends(text: str, pack: LanguagePack) -> Iterator[int]:
    settings = pack.settings
    for position, character in enumerate(text):
        if character not in settings.sentence_ends:
            continue
        end = position + 1
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        spaced = text[end : end + 1].isspace() and _really_ends(text, position, end, settings.abbreviations)
        if spaced or not settings.sentence_end_needs_space:
            yield end


def _really_ends(text: str, position: int, end: int, abbreviations: tuple[str, ...]) -> bool:
    """A point after an abbreviation or an ordinal ends a sentence only before a capital, and after an abbreviation
    only if it is a unit behind a figure (`5 pct. Der …`, but `jf. Finansministeriet`)."""
    follows = text[end:].lstrip()[:1]
    if text[position] != "." or not follows:
        return True
    word = _LAST_WORD.search(text, 0, position + 1)
    token = word.group().lower() if word else ""
    before = text[: word.start()].rstrip()[-1:] if word else ""
    if token in abbreviations:
        return not follows.islower() and before.isdigit()
    if token[:-1].isdigit():
        return follows.isupper()
    return not follows.islower()
