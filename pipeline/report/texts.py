"""The fixed words of the report, as data: one TOML file per report language in `texts/`.

The English file is the original; another language says all that it says, with the same blanks, or is refused.
What the program says of a file it read (`message`) is English in the records; `messages` gives it in other languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pipeline.errors import PackError, UsageError
from pipeline.translations import blanks, faults

FOLDER = files("pipeline.report") / "texts"
ORIGINAL = "en"  # the language that others are translated from


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

    def figure(self, value: Decimal | float, places: int | None = None) -> str:
        """A figure with this language's marks; with so many decimals, or those it has."""
        plain = f"{value:.{places}f}" if places is not None else f"{Decimal(value).normalize():f}"
        whole, point, decimals = plain.partition(".")
        return self._signed(whole) + (self("numbers.decimal") + decimals if point else "")

    def _signed(self, whole: str) -> str:
        """Whole digits with the thousands mark, a sign kept also before a zero."""
        sign = "-" if whole.startswith("-") else ""
        return sign + self.number(abs(int(whole)))

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

    def listed(self, parts: Iterable[str]) -> str:
        """Several things in a row, those that are not stated left out."""
        return self("marks.between").join(part for part in parts if part)

    def message(self, text: str) -> str:
        """What the program says of a file, in this language: sentence by sentence as far as they are all known, else
        as it is."""
        said = self._sentences(text)
        return text if said is None else self("marks.sentences").join(said)

    def _sentences(self, text: str) -> list[str] | None:
        if not text:
            return []
        for shape, translation in self._messages:
            if (match := shape.match(text)) and (rest := self._sentences(text[match.end() :].lstrip())) is not None:
                return [self._filled(translation, match), *rest]
        return None

    def _filled(self, translation: str, match: re.Match[str]) -> str:
        """A translation with the fillings of the original; one that is a known clause itself is translated too."""
        return translation.format(**{name: self._clause(filling) for name, filling in match.groupdict().items()})

    def _clause(self, text: str) -> str:
        known = ((shape.fullmatch(text), translation) for shape, translation in self._messages)
        return next((self._filled(translation, match) for match, translation in known if match), text)

    @cached_property
    def _messages(self) -> list[tuple[re.Pattern[str], str]]:
        """The shapes of the English messages with their translations, the ones that say most themselves first."""
        known = sorted(self._entries.get("messages", {}).items(), key=lambda each: (-_own_words(each[0]), each[0]))
        return [(_shape(original), translation) for original, translation in known]

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
    """The texts of one report language; `PackError` names the key of one that does not fit the original."""
    if language not in report_languages():
        raise UsageError(f"There is no report in {language!r}; choose one of {', '.join(report_languages())}.")
    return Texts(entries_of(FOLDER, language))


def entries_of(folder: Traversable, language: str) -> dict[str, Any]:
    """The texts of one language in a folder of such files; `PackError` names the key of one that does not fit the
    original."""
    entries, original = _read(folder, language), _read(folder, ORIGINAL)
    if language != ORIGINAL:
        original["messages"] = {message: message for message in entries.get("messages", {})}
    if fault := next(faults(entries, original), None):
        raise PackError(f"{folder / language}.toml, key {fault}.")
    return entries


def _read(folder: Traversable, language: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))


def _shape(message: str) -> re.Pattern[str]:
    """What a message looks like once its blanks are filled."""
    pattern = re.escape(message)
    for name in blanks(message):
        pattern = pattern.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>.+?)")
    return re.compile(pattern + r"(?=\s|$)", re.DOTALL)


def _own_words(message: str) -> int:
    return len(re.sub(r"\{\w+\}", "", message))
