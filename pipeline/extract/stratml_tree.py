"""The elements of a StratML document by their path, with their text as grounded values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pipeline.cleaning import clean
from pipeline.records import Document, Passage, Source, Sourced

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]")  # "[To be determined]" states nothing
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


class Tree:
    """Answers for paths such as `Goal.2/Objective.1/Name`; what is not there is None, empty or no element."""

    def __init__(self, document: Document) -> None:
        self._texts: dict[str, str] = {}
        self._inner: dict[str, dict[str, None]] = {}  # path -> paths of the elements in it, in order
        for block in document.blocks:
            if isinstance(block, Passage):
                self._texts[block.id] = block.text
                self._enter(block.id)

    def _enter(self, path: str) -> None:
        while path:
            outer = path.rpartition("/")[0]
            self._inner.setdefault(outer, {})[path] = None
            path = outer

    def numbered(self, path: str, name: str) -> list[str]:
        """The paths of the elements of a name in an element, in the order of the file."""
        return [inner for inner in self._inner.get(path, ()) if inner.rpartition("/")[2].partition(".")[0] == name]

    def has(self, path: str) -> bool:
        """Whether the element states something."""
        return bool(self._text(path))

    def line(self, path: str) -> str:
        """Its text on one line; empty where it has none."""
        return clean(self._text(path), fold=False).text.strip()

    def text(self, path: str, rule: str) -> Sourced[str] | None:
        """Its text with its place: line breaks undone, nothing else changed."""
        return Sourced(self.line(path), self.source(path), rule) if self.has(path) else None

    def lines(self, path: str, rule: str) -> Iterator[Sourced[str]]:
        """Each line of its text that is not empty."""
        for match in _LINE.finditer(self._text(path)):
            quote = match[0].strip()
            start = match.start() + match[0].index(quote)
            place = Source(path, start, start + len(quote), quote)
            yield Sourced(clean(quote, fold=False).text, place, rule)

    def day(self, path: str) -> date | None:
        """Its date; None where it has none."""
        match = _DATE.fullmatch(self._text(path))
        try:
            return date.fromisoformat(match[1]) if match else None
        except ValueError:
            return None

    def number(self, path: str, rule: str) -> Sourced[Decimal] | None:
        """Its decimal number with its place; None where it has none."""
        text = self._text(path)
        return Sourced(Decimal(text), self.source(path), rule) if _NUMBER.fullmatch(text) else None

    def source(self, path: str) -> Source:
        """The whole text of an element as a place."""
        text = self._texts[path]
        return Source(path, 0, len(text), text)

    def _text(self, path: str) -> str:
        text = self._texts.get(path, "")
        return "" if _PLACEHOLDER.fullmatch(text) else text
