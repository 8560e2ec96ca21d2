"""Text of HTML elements as a browser renders it: spaces collapsed, line breaks where blocks and `<br>` put them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from pipeline.ingest.htmlstyles import closes_box, is_boxed
from pipeline.ingest.segments import Look, Segment, joined, look_of

BLOCK_TAGS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "caption",
))  # fmt: skip
_BOLD_TAGS = frozenset(("b", "strong"))
_ITALIC_TAGS = frozenset(("i", "em", "u"))
LIST_TAGS = frozenset(("ol", "ul", "menu"))
_CELL = "\x1f"  # between the cells of a table in a cell, until spaces are collapsed
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


@dataclass(slots=True)
class Flow:
    """Collects the inline text of one block."""

    parts: list[tuple[str, Look] | None] = field(default_factory=list)  # None is a forced line break

    def add(self, text: str | None, look: Look = Look.PLAIN, *, keep_lines: bool = False) -> None:
        if not text:
            return
        if not keep_lines:
            self.parts.append((text, look))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.parts.append(None)
            self.parts.append((line, look))

    def line_break(self) -> None:
        self.parts.append(None)

    def take(self) -> list[Segment]:
        """The lines collected so far, empty ones included between others; the flow is empty afterwards."""
        segments: list[Segment] = []
        for line in self._lines():
            text = _SPACE.sub(" ", "".join(part for part, _ in line))
            if _CELL in text:
                text = re.sub(f" ?{_CELL} ?", "\t", text).strip("\t")
            text = text.strip("\u00a0\u3000 ")
            segments.append(Segment(text, look_of(line)))
        self.parts = []
        while segments and not segments[0].text:
            segments.pop(0)
        while segments and not segments[-1].text:
            segments.pop()
        return segments

    def _lines(self) -> Iterator[list[tuple[str, Look]]]:
        line: list[tuple[str, Look]] = []
        for part in self.parts:
            if part is None:
                yield line
                line = []
            else:
                line.append(part)
        yield line


@dataclass(slots=True)
class Looks:
    """Counts the open elements that set text in bold or italics."""

    bold: int = 0
    italic: int = 0

    def open(self, element: HtmlElement, step: int = 1) -> None:
        self.bold += step * (element.tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(element.get("style") or "")))
        self.italic += step * (element.tag in _ITALIC_TAGS)

    def close(self, element: HtmlElement) -> None:
        self.open(element, -1)

    @property
    def now(self) -> Look:
        return Look.BOLD if self.bold > 0 else Look.ITALIC if self.italic > 0 else Look.PLAIN


def first_number(element: HtmlElement) -> int | None:
    """The first number of an `ol`, or None where a list shows no numbers."""
    if element.tag != "ol" or re.search(r"list-style(?:-type)?\s*:\s*(?:none|disc)", element.get("style") or ""):
        return None
    start = (element.get("start") or "").strip()
    return int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1


def list_marker(element: HtmlElement, number: int) -> str:
    """The marker that a browser prints before an item of an `ol`."""
    kind = (element.get("type") or "1").strip()
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


def rendered(element: HtmlElement) -> Segment:
    """The text inside one element, its blocks on lines of their own. Cells of a table
    inside it are kept apart by a tab. An element without text gives the alternative text of its pictures."""
    flow = Flow()
    lines: list[Segment] = []
    looks = Looks()
    counters: list[int | None] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        tag = inner.tag
        if event == "start":
            if tag in ("td", "th") and inner is not element:
                flow.add(_CELL)
            elif tag in BLOCK_TAGS:
                lines += flow.take()
            elif tag == "br":
                flow.line_break()
            if tag in LIST_TAGS:
                counters.append(first_number(inner))
            elif tag == "li" and counters and counters[-1] is not None and inner is not element:
                flow.add(list_marker(inner.getparent(), counters[-1]))
                counters[-1] += 1
            if is_boxed(inner):
                flow.add(" ")
            looks.open(inner)
            flow.add(inner.text, looks.now, keep_lines=tag == "pre")
        else:
            looks.close(inner)
            if tag in BLOCK_TAGS and tag not in ("td", "th"):
                lines += flow.take()
            if tag in LIST_TAGS:
                counters.pop()
            if closes_box(inner):
                flow.add(" ")
            if inner is not element:
                flow.add(inner.tail, looks.now)
    whole = joined([*lines, *flow.take()])
    if not whole.text:
        pictures = [(picture.get("alt") or "").strip() for picture in element.iter("img")]
        return Segment(" ".join(filter(None, pictures)))
    return whole


class Lengths:
    """Characters of text in each element of a tree, spaces not counted; measured once, in one walk."""

    def __init__(self, root: HtmlElement) -> None:
        self._of: dict[HtmlElement, int] = {}
        for _, element in etree.iterwalk(root, events=("end",)):
            inside = sum(self._of.get(inner, 0) + _written(inner.tail) for inner in element)
            self._of[element] = inside + _written(element.text)

    def of(self, element: HtmlElement) -> int:
        """The length when it was measured; 0 for elements that came later."""
        return self._of.get(element, 0)


def _written(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
