"""Clean text for matching, with a map back to the verbatim text.

Rules run on clean text; quotes are sliced from the verbatim text. `Clean.offsets[i]` is the verbatim position of clean
character `i`, so a span found in clean text always finds its way home.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
_INVISIBLE = {SOFT_HYPHEN, "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"}
_HYPHENS = "-\u2010\u2011\u0002"  # pdfium reports an end-of-line hyphen as U+0002
# Marks of footnotes and of points of a list, which are no digits of the text beside them: ⑤年底前 is no 5年.
RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹" + RINGED
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0002ffff]")
# Characters that HTML forbids and terminals obey (controls but tab and line ends, lone surrogates, noncharacters) and
# those that turn the direction of writing, with which a text could show other words than it holds.
_UNSHOWN = re.compile(
    "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_HALF = re.compile(r"[\ud800-\udfff]")
# Words as they come out, with single spaces between; or Han characters.
_PLAIN = re.compile(r"[!-,.-~À-ÖØ-öø-ÿ]+(?: [!-,.-~À-ÖØ-öø-ÿ]+)*|[\u4e00-\u9fff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_LINE_END = re.compile(r"[ \t]*[\r\n]\s*[^\W\d_]")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Clean:
    """`text` cleaned; `offsets` has one entry per character and one more for the end."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The verbatim span of a clean span; an empty span maps to an empty span."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def is_wide(character: str) -> bool:
    """True for Han characters, kana and full-width forms: scripts that put no space between words."""
    return bool(_WIDE.match(character))


def letters(text: str) -> str:
    """A wording's letters alone, to compare it with another."""
    return "".join(_LETTERS.findall(text.lower()))


def bare_number(printed: str) -> str:
    """A goal's number without the marks around it: "(3)", "3." and "3:" are 3."""
    return printed.strip(" .:)(")


def shown(text: str) -> str:
    """The text fit for a page or a terminal: what could break or disguise it is replaced, character by character."""
    return _UNSHOWN.sub("\ufffd", text)


def without_halves(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair, which cannot be written to any file."""
    return _HALF.sub("\ufffd", text)


@lru_cache(maxsize=4096)  # headings, cells and sentences come by once for each reader
def clean(text: str, suspended_before: frozenset[str] = frozenset(), *, fold: bool = True) -> Clean:
    """Line breaks and end-of-line hyphens undone, spaces collapsed and, with `fold`, compatibility forms folded (NFKC:
    full-width forms, ligatures; neither superscripts, which are footnote marks more often than numbers, nor ringed
    digits, which open points of a list).

    `suspended_before` are the words before which a hyphen at a line end stays (`mål- og resultatplan`); they come from
    the language pack. A hyphen also stays before a capital or a digit (`One Health-` / `Perspektiver`, `1-` / `3`) and
    behind a letter alone (`e-` / `tjänsten`).
    Between two wide characters nothing is put in place of a line break or space, and beside one nothing in place of a
    line break, since Chinese has no word spaces. A hyphen before the word that it belongs to (`og -beredskabet`) stays
    with it over a line break.
    """
    out: list[str] = []
    where: list[int] = []

    def put(characters: str, position: int) -> None:
        for character in characters:
            out.append(character)
            where.append(position)

    position, length = 0, len(text)
    while position < length:
        if (end := _plain_until(text, position)) > position:
            out.extend(text[position:end])
            where.extend(range(position, end))
            position = end
            continue
        character = text[position]
        if character in _INVISIBLE and character != SOFT_HYPHEN:
            position += 1
        elif character == SOFT_HYPHEN:
            position += 1
            if position < length and text[position] in "\r\n":  # soft hyphen used as a real line-end hyphen
                while position < length and text[position].isspace():
                    position += 1
        elif character in _HYPHENS and _opens_word(text, position, out, suspended_before):
            put("-", position)
            position += 1
            while text[position].isspace():
                position += 1
        elif character in _HYPHENS and _undone(text, position, out, suspended_before):
            if _is_letter_alone(out):
                put("-", position)
            position += 1
            while position < length and text[position].isspace():
                position += 1
        elif character.isspace():
            end = position
            while end < length and (text[end].isspace() or text[end] in _INVISIBLE):
                end += 1
            if out and end < length and not _is_seamless(out[-2:], text[position:end], text[end]):
                put(" ", position)
            position = end
        else:
            end = position + 1
            while end < length and unicodedata.combining(text[end]):
                end += 1
            printed = "-" if character in "\u0002\u2010\u2011" else text[position:end]
            put(unicodedata.normalize("NFKC", printed) if fold and character not in _MARKS else printed, position)
            position = end
    return Clean("".join(out), (*where, length))


def _plain_until(text: str, position: int) -> int:
    """The end of the plain characters from `position` on, without one that a combining sign follows."""
    plain = _PLAIN.match(text, position)
    if plain is None:
        return position
    return plain.end() - bool(unicodedata.combining(text[plain.end() : plain.end() + 1] or " "))


def _is_seamless(ahead: list[str], space: str, after: str) -> bool:
    """Whether white space behind some characters and before another stands for nothing."""
    before = ahead[-1]
    if before in ",;:" and ("\n" in space or "\r" in space):
        return is_wide(ahead[0]) or is_wide(after)  # a mark that Chinese has, folded or typed in half width
    wide = is_wide(before) + is_wide(after)
    if wide == 1 and ("\n" in space or "\r" in space):
        narrow = after if is_wide(before) else before
        return narrow.isalnum() or narrow in "%‰℃°“”‘’—·"
    return wide == 2


def _is_letter_alone(before: list[str]) -> bool:
    """Whether what a hyphen follows is one letter, which no word breaks behind: `e-` / `tjänsten`, `x-` / `akse`."""
    last, ahead = ("", "", *before[-2:])[:-3:-1]
    return last.isalpha() and not ahead.isalnum() and ahead not in tuple(_HYPHENS)


def _opens_word(text: str, position: int, before: list[str], suspended_before: frozenset[str]) -> bool:
    """Whether the hyphen at a line end stands for the first half of the word on the next line (`og -` /
    `beredskabet`)."""
    if not before or before[-1] != " " or not _LINE_END.match(text, position + 1):
        return False
    words = "".join(before[-20:]).split()
    return bool(words) and words[-1].lower() in suspended_before


def _undone(text: str, position: int, before: list[str], suspended_before: frozenset[str]) -> bool:
    """Whether the hyphen at `position` only marks the break of a word over two lines."""
    rest = text[position + 1 :]
    stripped = rest.lstrip(" \t")
    if not stripped[:1] or stripped[0] not in "\r\n":
        return text[position] == "\u0002" and bool(rest[:1].strip()) and rest[0].islower()
    follows = _NEXT_WORD.match(stripped)
    if not before or not before[-1].isalpha() or follows is None:
        return False
    word = follows.group(1)
    return word[0].islower() and word.lower() not in suspended_before
