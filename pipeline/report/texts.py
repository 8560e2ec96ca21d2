"""The fixed words of the report, as data: one TOML file per report language in `texts/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.errors import UsageError

FOLDER = files("pipeline.report") / "texts"


class Texts:
    """Looks up texts by dotted key and fills their blanks; a missing key is a KeyError, so no text is silently lost."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self._entries = entries

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of `key` with `{blanks}` filled."""
        text = self._find(key)
        if not isinstance(text, str):
            raise KeyError(f"{key} is a group of texts, not a text")
        return text.format(**values)

    def count(self, noun: str, number: int) -> str:
        """The number with its noun in the right form: "1 goal", "1,200 goals"."""
        forms = self._find(f"counts.{noun}")
        return str(forms["one" if number == 1 and "one" in forms else "other"]).format(n=self.number(number))

    def number(self, number: int) -> str:
        """A whole number with this language's thousands mark."""
        return f"{number:,}".replace(",", self("numbers.thousands"))

    def percent(self, share: float) -> str:
        """A share of one as whole percent; a little is never 0 and not quite all is never 100."""
        if 0 < share < 0.005:
            return self("numbers.under_one_percent")
        if 0.995 <= share < 1:
            return self("numbers.over_99_percent")
        return self("numbers.percent", n=round(100 * share))

    def word(self, vocabulary: str, value: str) -> str:
        """The word people read for a value of a closed vocabulary; a value that is not listed reads as it is."""
        return str(self._find(f"words.{vocabulary}").get(value, value))

    def lines(self, key: str) -> list[str]:
        """A list of texts."""
        return [str(line) for line in self._find(key)]

    def column(self, table: str, column: str) -> str:
        """What a column means: told for its table, or once for all tables."""
        own = self._find(f"columns.{table}")
        return str(own[column] if column in own else self._find("columns.shared")[column])

    def _find(self, key: str) -> Any:
        found: Any = self._entries
        for part in key.split("."):
            if part not in found:
                raise KeyError(f"the report has no text {key!r}")
            found = found[part]
        return found


def report_languages() -> tuple[str, ...]:
    """Codes of the languages the report can be written in, sorted."""
    return tuple(sorted(path.name.removesuffix(".toml") for path in FOLDER.iterdir() if path.name.endswith(".toml")))


@cache
def load_texts(language: str) -> Texts:
    """The texts of one report language."""
    if language not in report_languages():
        raise UsageError(f"There is no report in {language!r}; choose one of {', '.join(report_languages())}.")
    return Texts(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")))
