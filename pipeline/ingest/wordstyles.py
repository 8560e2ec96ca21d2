"""Styles and automatic numbering of a Word document: what a paragraph looks like, and the number Word prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.ingest.zipsafe import attribute, child, local

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number|continue)(?: ([2-5]))?", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc \d|table of figures|index \d", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_HAN = "〇一二三四五六七八九"
_STEMS = {"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥"}
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MOST_LEVELS = 9
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits."""

    name: str = ""
    outline: int | None = None  # 1 is the outermost
    bold: bool = False
    size: float | None = None  # points
    number: tuple[str, int] | None = None  # numbering id and level


@dataclass(slots=True)
class Styles:
    """The paragraph and character styles of `styles.xml`, by id."""

    root: etree._Element | None
    elements: dict[str, etree._Element] = field(default_factory=dict)
    known: dict[str, Style] = field(default_factory=dict)
    default: str = ""

    def __post_init__(self) -> None:
        for element in self.root if self.root is not None else ():
            if local(element) == "style":
                name = attribute(element, "styleId")
                self.elements[name] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self.default = name

    @property
    def default_size(self) -> float:
        return size_of(child(self.root, "docDefaults", "rPrDefault", "rPr")) or 11.0

    def of(self, name: str) -> Style:
        """The style with this id; unknown ids and circles of inheritance give what is known of them."""
        name = name or self.default
        if name not in self.known:
            self.known[name] = Style()  # ends a circle
            self.known[name] = self._resolved(name)
        return self.known[name]

    def _resolved(self, name: str) -> Style:
        element = self.elements.get(name)
        if element is None:
            return Style()
        based = attribute(child(element, "basedOn"), "val")
        parent = self.of(based) if based else Style()
        shown = attribute(child(element, "name"), "val")
        properties, runs = child(element, "pPr"), child(element, "rPr")
        heading = _HEADING_NAME.fullmatch(shown)
        outline = int(heading.group(1)) if heading else outline_of(properties) or parent.outline
        number = number_of(properties, parent.number)
        bold = flag(runs, "b", default=parent.bold)
        return Style(shown, outline, bold, size_of(runs) or parent.size, number)


def is_contents(style: Style) -> bool:
    return bool(_CONTENTS_NAME.fullmatch(style.name))


def flag(properties: etree._Element | None, name: str, *, default: bool = False) -> bool:
    """An on/off property: present without a value is on."""
    element = child(properties, name)
    return default if element is None else attribute(element, "val", "1").lower() not in _OFF


def size_of(runs: etree._Element | None) -> float | None:
    value = attribute(child(runs, "sz"), "val")
    return float(value) / 2 if re.fullmatch(r"\d{1,4}", value) else None


def outline_of(properties: etree._Element | None) -> int | None:
    """The outline level of a paragraph, 1 to 9; Word's level 10 is body text."""
    value = attribute(child(properties, "outlineLvl"), "val")
    return int(value) + 1 if value.isdigit() and int(value) < _MOST_LEVELS else None


def depth_of(style: Style) -> int:
    """The nesting that a list style's own name says: "List Bullet" and "List Bullet 2" have each its own numbering."""
    match = _LIST_NAME.fullmatch(style.name)
    return int(match.group(1) or 1) if match else 1


def number_of(properties: etree._Element | None, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """Numbering id and level of a paragraph; id 0 takes an inherited numbering away."""
    element = child(properties, "numPr")
    if element is None:
        return inherited
    name = attribute(child(element, "numId"), "val") or (inherited[0] if inherited else "")
    level = attribute(child(element, "ilvl"), "val")
    depth = int(level) if level.isdigit() else (inherited[1] if inherited else 0)
    return None if name in ("", "0") else (name, min(depth, _MOST_LEVELS - 1))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: its format, its text (`%1.%2`) and first number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"


@dataclass(slots=True)
class Numberings:
    """Counts paragraphs as Word does and gives the marker that it prints."""

    root: etree._Element | None
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by numbering id
    family: dict[str, str] = field(default_factory=dict)  # numbering id -> abstract id: they count together
    counts: dict[str, list[int | None]] = field(default_factory=dict)  # by abstract id
    restarted: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        abstract = {
            attribute(element, "abstractNumId"): dict(_levels(element))
            for element in (self.root if self.root is not None else ())
            if local(element) == "abstractNum"
        }
        for element in self.root if self.root is not None else ():
            if local(element) != "num":
                continue
            name = attribute(element, "numId")
            self.family[name] = attribute(child(element, "abstractNumId"), "val")
            self.levels[name] = dict(abstract.get(self.family[name], {}))
            for override in element:
                self._override(name, override)

    def _override(self, name: str, override: etree._Element) -> None:
        depth = attribute(override, "ilvl")
        if local(override) != "lvlOverride" or not depth.isdigit():
            return
        self.levels[name].update(dict(_levels(override)))
        start = attribute(child(override, "startOverride"), "val")
        if start.isdigit():
            self.overrides[name, int(depth)] = int(start)

    def is_bullet(self, number: tuple[str, int]) -> bool:
        level = self.levels.get(number[0], {}).get(number[1])
        return level is None or level.format in ("bullet", "none") or not level.text.strip()

    def marker(self, number: tuple[str, int]) -> str:
        """The marker printed before the next paragraph of this numbering, with its space; empty for bullets."""
        name, depth = number
        levels = self.levels.get(name, {})
        counts = self.counts.setdefault(self.family.get(name, name), [None] * _MOST_LEVELS)
        start = levels.get(depth, Level()).start
        if (name, depth) in self.overrides and (name, depth) not in self.restarted:
            self.restarted.add((name, depth))
            counts[depth] = self.overrides[name, depth]
        else:
            before = counts[depth]
            counts[depth] = start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_MOST_LEVELS - depth - 1)
        if self.is_bullet(number):
            return ""
        level = levels[depth]

        def printed(part: re.Match[str]) -> str:
            place = int(part.group(1)) - 1
            inner = levels.get(place, Level())
            return counted(counts[place] if counts[place] is not None else inner.start, inner.format)

        text = re.sub(r"%([1-9])", printed, level.text).strip()
        return text if level.suffix == "nothing" or text.endswith(("、", "）")) else f"{text} "


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for inner in element:
        depth = attribute(inner, "ilvl")
        if local(inner) != "lvl" or not depth.isdigit() or int(depth) >= _MOST_LEVELS:
            continue
        start = attribute(child(inner, "start"), "val")
        yield (
            int(depth),
            Level(
                attribute(child(inner, "numFmt"), "val", "decimal"),
                attribute(child(inner, "lvlText"), "val"),
                int(start) if start.isdigit() else 1,
                attribute(child(inner, "suff"), "val", "tab"),
            ),
        )


def counted(number: int | None, format: str) -> str:
    """A number in one of Word's formats; formats that are not known are printed in digits."""
    number = number or 0
    if format in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format in ("lowerRoman", "upperRoman") and 1 <= number < 400:
        return _roman(number) if format == "upperRoman" else _roman(number).lower()
    if format in _STEMS and 1 <= number <= len(_STEMS[format]):
        return _STEMS[format][number - 1]
    if format.startswith("decimalFullWidth"):
        return str(number).translate(_FULL_WIDTH)
    if re.match("chinese|ideograph|taiwanese|japaneseCounting", format) and 0 <= number < 100:
        return han(number)
    if format.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02d}" if format == "decimalZero" else str(number)


def han(number: int) -> str:
    """A number below one hundred in Chinese: 23 is 二十三."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out
