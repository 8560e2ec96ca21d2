"""List markers and heading numbers at the start of a line, in Latin and Chinese style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

_HAN = "\u3400-\u9fff"
_LONGEST = 60  # characters of marker, spaces and the word after it
_DATE = r"(?:20\d\d年|\d{1,2}月)"  # what an item may open with: "4.9月底前建成..." is item 4
_HAN_NUMBER = "[〇零一二三四五六七八九十百]{1,4}"


class Style(IntEnum):
    """Kinds of numbering, outermost first: the order in which Chinese documents nest them."""

    PART = 1  # 第一篇, 第一编, 第一部分
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    HAN = 4  # 一、
    HAN_BRACKET = 5  # （一）
    ARTICLE = 6  # 第一条: an article of a rule, never a heading
    ARABIC = 7  # 1.  2.1  1、
    BRACKET = 8  # （1）  1)
    CIRCLE = 9  # ①
    LETTER = 10  # a)  B.
    ROMAN = 11  # iv)
    BULLET = 12


@dataclass(frozen=True, slots=True)
class Numbering:
    """A marker at the start of a text. `length` counts the marker and the space after it, leading space included."""

    style: Style
    length: int
    value: int  # 0 for bullets
    depth: int = 1  # parts of a decimal number: 2 for 2.1
    firm: bool = True  # False where it may be an ordinal or a number that belongs to the sentence (1. halvår)


_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(r"[\s\u3000]*" + pattern))
    for style, pattern in (
        (Style.PART, rf"第(?P<n>{_HAN_NUMBER}|\d{{1,2}})(?:篇|编|部分)(?![{_HAN}]{{0,1}}[，,]|的)[\s\u3000]*"),
        (Style.CHAPTER, rf"第(?P<n>{_HAN_NUMBER}|\d{{1,2}})章(?!的)[\s\u3000]*"),
        (Style.SECTION, rf"第(?P<n>{_HAN_NUMBER}|\d{{1,2}})节(?!的)[\s\u3000]*"),
        (Style.ARTICLE, rf"第(?P<n>{_HAN_NUMBER}|\d{{1,3}})条(?=[\s\u3000])[\s\u3000]*"),
        (Style.HAN, rf"(?P<n>{_HAN_NUMBER}|[壹贰貳叁參肆伍陆陸柒捌玖拾])[、﹑][\s\u3000]*"),
        (Style.HAN_BRACKET, rf"[（(](?P<n>{_HAN_NUMBER})[）)][、]?[\s\u3000]*"),
        (Style.CIRCLE, r"(?P<n>[①-⑳])[\s\u3000]*"),
        (
            Style.ARABIC,
            rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.．]?(?:[\s\u3000]+(?=[^\W\d_]|\d{{4}})|(?![月年])(?=[{_HAN}“]))",
        ),
        (Style.ARABIC, r"(?P<n>\d{1,2})[ \u3000]{2,4}(?=[A-ZÅÄÖÆØ][^\W\d_])"),
        (Style.ARABIC, rf"(?P<n>\d{{1,3}})(?:[.．﹒](?:[\s\u3000]+|(?=[{_HAN}“《]|{_DATE}))|[、﹑][\s\u3000]*)"),
        (Style.BRACKET, r"(?:[（(](?P<n>\d{1,2})[）)]|(?P<m>\d{1,2})[）)])[、]?[\s\u3000]*(?=\S)"),
        (Style.ROMAN, r"[(]?(?P<n>[ivx]{2,5}|[IVX]{1,5})(?:[)]|\.)\s+(?=\S)"),
        (Style.LETTER, r"[(]?(?P<n>[A-Za-zÅÄÖÆØåäöæø])(?:[)]|\.(?=\s+[A-ZÅÄÖÆØ]))\s+(?=\S)"),
        (Style.BULLET, r"[•●○◦■□▪▫◆◇▶►➢➤✓✔∙⁃‣▸❖★☆\uf0b7\uf0a7\uf0d8\uf02d][\s\u3000]*"),
        (Style.BULLET, r"·[\s\u3000]*(?=\S)"),
        (Style.BULLET, rf"(?:(?:—\s?){{2,4}}|--)[\s\u3000]*(?=[“《{_HAN}])"),
        (Style.BULLET, r"(?:[-–—*+]|--)\s+(?=\S)"),
        (Style.BULLET, r"o\s+(?=[A-ZÅÄÖÆØ])"),
    )
)
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_FORMAL = {
    form: value for value, forms in enumerate("壹 贰貳 叁參 肆 伍 陆陸 柒 捌 玖 拾".split(), 1) for form in forms
}
_LONE_BULLET = re.compile(r"[\s\u3000]*[•●○◦■□▪▫◆◇▶►➢➤✓✔∙⁃‣▸❖\uf0b7\uf0a7·–\-*o][\s\u3000]*$")


_LONE_NUMBER = re.compile(
    rf"[\s\u3000]*(?:\d{{1,2}}[.．、)）]|[（(](?:\d{{1,2}}|{_HAN_NUMBER})[）)]|{_HAN_NUMBER}、|[a-z][)])[\s\u3000]*"
)


def is_lone_number(line: str) -> bool:
    """A line that holds the number of an item and nothing else: its text stands on the next line."""
    return bool(_LONE_NUMBER.fullmatch(line))


def numbering(text: str) -> Numbering | None:
    """The marker that `text` starts with, or None. A decimal figure (`2,5 pct.`, `1.2亿元`), a year and a date are no
    markers."""
    return _numbering(text[:_LONGEST])


@lru_cache(maxsize=8_192)
def _numbering(text: str) -> Numbering | None:
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if found is None or found.end() == len(text):
            continue
        groups = found.groupdict()
        number = groups.get("n") or groups.get("m") or ""
        if style is Style.ARABIC and _is_figure(number, text[found.end() :]):
            return None
        return Numbering(
            style, found.end(), _value(number), number.count(".") + 1, _is_firm(style, text[found.end() :])
        )  # fmt: skip
    return None


def is_lone_bullet(line: str) -> bool:
    """A line that holds a bullet and nothing else: its text stands on a later line."""
    return bool(_LONE_BULLET.match(line))


def _is_figure(number: str, rest: str) -> bool:
    """`1.2亿元` and `2.5 pct.` are amounts: a decimal number directly before a unit."""
    if "." not in number:
        return False
    return bool(re.match(r"[%％‰亿万千百个元倍件]|pct|procent|percent|mia|mio|kr", rest)) or rest[:1].islower()


def _is_firm(style: Style, rest: str) -> bool:
    """A number before a lower-case word may be an ordinal (*1. halvår*): its neighbours decide."""
    return not (style in (Style.ARABIC, Style.LETTER, Style.ROMAN) and rest[:1].islower())


def _value(number: str) -> int:
    if not number:
        return 0
    if number[0].isdecimal():
        return int(number.rsplit(".", 1)[-1])
    if "①" <= number[0] <= "⑳":
        return ord(number[0]) - ord("①") + 1
    if number in _FORMAL:
        return _FORMAL[number]
    if number[0] in _HAN_DIGITS or number[0] in "十百":
        return han_value(number)
    if len(number) == 1 and number.upper() not in "IVX":
        return ord(number.lower()) - ord("a") + 1
    return _roman(number.upper())


def han_value(number: str) -> int:
    """The value of a Chinese numeral below one thousand: 二十三 is 23, 一百零二 is 102."""
    total = digit = 0
    for character in number:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS.get(character, 0)
    return total + digit


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}.get(letter, 0) for letter in number]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
