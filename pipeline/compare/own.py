"""A catalogue of the analyst's own: exemplars and pairs in TOML files beside those of `models/catalogue/`.

`maalestok catalogue build` writes such a file from guidance, a person edits it, `--catalogue` reads it. It adds to the
built-in exemplars; `replaces = ["da"]` at its top leaves out the built-in ones of those languages.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.compare.catalogue import Catalogue, ExemplarEntry, PairEntry, load_catalogue
from pipeline.compare.criteria import CRITERIA
from pipeline.compare.meaning import require_meaning
from pipeline.errors import PackError, UsageError

Entry = TypeVar("Entry", ExemplarEntry, PairEntry)

_TOP = ("replaces", "exemplar", "pair")


class _Replaces(BaseModel):
    model_config = ConfigDict(frozen=True)

    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCatalogue:
    """The exemplars and pairs of one or several files, and the languages whose built-in exemplars they stand for."""

    exemplars: tuple[ExemplarEntry, ...]
    pairs: tuple[PairEntry, ...] = ()
    replaces: tuple[str, ...] = ()


def asked_catalogue(models: Path | None, own: Path | None, *, meaning: bool = False) -> Catalogue:
    """The catalogue a user asked for: that of a models folder or the built-in one, with an own one beside it, told to
    look for exemplars by meaning or not. Raises PackError for what is wrong in it, UsageError for what is missing."""
    catalogue = with_own(load_catalogue(models), own)
    if not meaning:
        return catalogue
    require_meaning()
    return replace(catalogue, by_meaning=True)


def with_own(catalogue: Catalogue, path: Path | None) -> Catalogue:
    """The catalogue with what a file or folder adds or replaces; raises PackError with every fault by file and key."""
    if path is None:
        return catalogue
    own = load_own(path, catalogue)
    left = _without(catalogue, own.replaces)
    return replace(left, exemplars=(*own.exemplars, *left.exemplars), pairs=(*own.pairs, *left.pairs))


def load_own(path: Path, catalogue: Catalogue) -> OwnCatalogue:
    """The exemplars and pairs of a TOML file, or of all in a folder in the order of their names."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not path.exists() or not files:
        raise UsageError(f"There is no catalogue in {path}. Make one with `maalestok catalogue build GUIDE -o {path}`.")
    faults: list[str] = []
    readers = [_Reader(file, catalogue, faults) for file in files]
    replaces = tuple(sorted({language for reader in readers for language in reader.replaces}))
    left = _without(catalogue, replaces)
    known = {each.id: "the built-in catalogue" for each in left.exemplars}
    known |= {each.id: "the built-in catalogue" for each in left.pairs}
    read = [reader.read(known) for reader in readers]
    if faults:
        raise PackError("\n  ".join([f"{path} does not fit:", *faults]))
    exemplars = tuple(each for own in read for each in own.exemplars)
    return OwnCatalogue(exemplars, tuple(each for own in read for each in own.pairs), replaces)


def _without(catalogue: Catalogue, languages: Collection[str]) -> Catalogue:
    """The catalogue without exemplars and pairs in some languages."""
    exemplars = tuple(each for each in catalogue.exemplars if each.language not in languages)
    return replace(
        catalogue, exemplars=exemplars, pairs=tuple(each for each in catalogue.pairs if each.language not in languages)
    )


class _Reader:
    """Reads one file, noting every fault instead of stopping at the first: a person mends them all at once."""

    def __init__(self, file: Path, catalogue: Catalogue, faults: list[str]) -> None:
        self._file, self._catalogue, self._faults = file, catalogue, faults

    def read(self, known: dict[str, str]) -> OwnCatalogue:
        """The file's entries; `known` are the ids in use with where they stand, to which its own are added."""
        raw = self._content
        for key in sorted(raw.keys() - set(_TOP)):
            self._fault(key, f"it is not known; known are {', '.join(_TOP)}")
        exemplars = tuple(self._entries(raw, "exemplar", ExemplarEntry))
        pairs = tuple(self._entries(raw, "pair", PairEntry))
        for id in (*(each.id for each in exemplars), *(each.id for each in pairs)):
            if id in known:
                self._fault(f"{id}.id", f"it is used already, in {known[id]}")
            known[id] = str(self._file)
        for exemplar in exemplars:
            self._check(f"{exemplar.id}.meets", exemplar.meets, CRITERIA)
            self._check(f"{exemplar.id}.field", filter(None, [exemplar.field]), self._catalogue.fields)
            if not exemplar.title and not exemplar.statement:
                self._fault(f"{exemplar.id}.statement", "it has neither title nor statement")
        for pair in pairs:
            self._check(f"{pair.id}.criterion", filter(None, [pair.criterion]), CRITERIA)
            self._check(f"{pair.id}.also", pair.also, CRITERIA)
        return OwnCatalogue(exemplars, pairs, self.replaces)

    @cached_property
    def _content(self) -> Mapping[str, Any]:
        try:
            return tomllib.loads(self._file.read_text("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self._faults.append(f"{self._file} is not valid TOML: {error}.")
        except OSError as error:
            raise UsageError(f"{self._file} cannot be read: {error.strerror}.") from error
        return {}

    def _entries(self, raw: Mapping[str, Any], table: str, kind: type[Entry]) -> Iterator[Entry]:
        entries = raw.get(table, [])
        if not isinstance(entries, list):
            self._fault(table, f"write it as [[{table}]], a table for each")
            return
        for number, content in enumerate(entries, 1):
            name = content.get("id", f"{table} {number}") if isinstance(content, dict) else f"{table} {number}"
            try:
                entry = kind.model_validate(content)
            except ValidationError as error:
                self._invalid(str(name), error)
                continue
            yield entry

    def _invalid(self, name: str, error: ValidationError) -> None:
        for detail in error.errors():
            self._fault(".".join([name, *map(str, detail["loc"])]), detail["msg"])

    @cached_property
    def replaces(self) -> tuple[str, ...]:
        """The languages whose built-in exemplars the file stands for."""
        try:
            languages = _Replaces.model_validate({"replaces": self._content.get("replaces", ())}).replaces
        except ValidationError:
            self._fault("replaces", 'write a list of language codes, such as replaces = ["da"]')
            return ()
        self._check("replaces", languages, {each.language for each in self._catalogue.exemplars})
        return languages

    def _check(self, key: str, found: Iterable[str], known: Iterable[str]) -> None:
        names = sorted(known)
        for name in sorted(set(found) - set(names)):
            self._fault(key, f"{name!r} is not known; known are {', '.join(names)}")

    def _fault(self, key: str, what: str) -> None:
        self._faults.append(f"{self._file}, key {key}: {what.rstrip('.')}.")


# ------------------------------------------------------------------------------------------ writing
def to_toml(own: OwnCatalogue, heading: str) -> str:
    """The catalogue as a file for people to edit: a comment, then the entries with their keys in order."""
    parts = ["\n".join(f"# {line}".rstrip() for line in heading.splitlines())]
    if own.replaces:
        parts.append(f"replaces = {_value(own.replaces)}")
    for table, entries in (("exemplar", own.exemplars), ("pair", own.pairs)):
        for entry in entries:
            lines = [
                f"{key} = {_value(value)}" for key, value in entry if value not in ("", (), None) or key == "meets"
            ]
            parts.append("\n".join([f"[[{table}]]", *lines]))
    return "\n\n".join(parts) + "\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(each) for each in value)}]"
    if isinstance(value, int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
