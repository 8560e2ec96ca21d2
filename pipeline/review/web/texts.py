"""The words of the review page, as data: one TOML file per language in `texts/`, beside those of the report.

What the report says too (words of closed vocabularies, marks of numbers) is taken from there. What other parts of the
program say in English when a decision does not fit stands in `messages` of each other language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.report.texts import Texts, entries_of, load_texts

FOLDER = files("pipeline.review.web") / "texts"


class PageTexts(Texts):
    """The page's own texts by dotted key, else the report's."""

    def __init__(self, entries: Mapping[str, Any], report: Texts) -> None:
        super().__init__(entries)
        self._report = report

    def field(self, name: str) -> str:
        """What a column of the tables is called on the page."""
        return self(f"fields.{name}")

    def words(self, vocabulary: str) -> Mapping[str, str]:
        """All words of a vocabulary: value to what people read."""
        found: Mapping[str, str] = self._find(f"words.{vocabulary}")
        return {value: self.word(vocabulary, value) for value in found}

    def _clause(self, text: str) -> str:
        """What fills a blank of a message: names of columns are said as the page calls them."""
        names, known = text.split(", "), self._find("fields")
        if all(name in known for name in names):
            return self.listed(known[name] for name in names)
        return super()._clause(text)

    def _find(self, key: str) -> Any:
        own = key.partition(".")[0] in self._entries
        return super()._find(key) if own else self._report._find(key)


@cache
def load_page_texts(language: str) -> PageTexts:
    """The texts of the page in one of the report's languages. Raises UsageError for another one, `PackError` where a
    text does not fit its original."""
    report = load_texts(language)
    return PageTexts(entries_of(FOLDER, language), report)
