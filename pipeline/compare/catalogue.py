"""The inspiration catalogue: criteria, lenses, exemplars, before-and-after pairs and the words of verdicts, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.compare.criteria import CAUSES, CRITERIA
from pipeline.compare.plan_criteria import PLAN_CAUSES, PLAN_CRITERIA
from pipeline.errors import PackError, UsageError
from pipeline.resources import models_root
from pipeline.translations import blanks, faults

Standing = Literal["required", "expected", "implied", "good_practice", "weak", "not_asked"]
Entry = TypeVar("Entry", bound="_Entry")

_CRITERION_WORDS = ("label", "question", "met", "partly", "not_met", "cannot_tell", "source")
_LENS_WORDS = ("label", "note")
_LABELS = ("no_pack", "no_goals", "quote", "between")
_ID = r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CriterionEntry(_Entry):
    """One criterion of the codebook. `basis` says how well it is sourced: A read in guidance, B follows from it, C the
    project's own judgement."""

    id: Annotated[str, Field(pattern=_ID)]
    label: str
    question: str
    level: Literal["goal", "plan"]
    met: str
    partly: str = ""
    not_met: str
    cannot_tell: str = ""
    source: str
    basis: Literal["A", "B", "C"]
    thresholds: Mapping[str, float] = {}  # plan level: shares or counts from which a verdict changes


class LensEntry(_Entry):
    """Whose guidance weighs the misses: for which plans it is meant, and what it asks of each criterion."""

    id: Annotated[str, Field(pattern=_ID)]
    label: str
    note: str
    countries: tuple[str, ...]
    publishers: tuple[str, ...] = ()  # regular expressions; empty: any publisher of these countries
    fallback: bool = False  # for countries that no lens names
    standing: Mapping[str, Standing]


class FieldEntry(_Entry):
    """A policy field and the words that show it, by language."""

    id: Annotated[str, Field(pattern=_ID)]
    label: str
    words: Mapping[str, tuple[str, ...]]


Judge = Literal["person", "program"]


class ExemplarEntry(_Entry):
    """A well formulated goal with why it is good and which criteria it meets: written for this project, or taken from
    the guidance that `source` names, where field, kind and reason may be open and `meets` the program's own verdict."""

    id: Annotated[str, Field(pattern=_ID)]
    language: str
    field: str = ""
    kind: Literal["operations", "development", ""] = ""
    title: str = ""
    statement: str = ""
    measures: tuple[str, ...] = ()
    baseline: str = ""
    reporting: str = ""
    responsible: str = ""
    why_good: str = ""
    meets: tuple[str, ...]
    judged: Judge = "person"  # who says what it meets
    source: str = ""  # the file it was taken from
    page: int | None = None
    quote: str = ""

    @property
    def text(self) -> str:
        """All its words, a line each; measures behind a dash, which keeps them apart from the statement."""
        measures = [f"– {measure}" for measure in self.measures]
        parts = (self.title, self.statement, *measures, self.baseline, self.reporting, self.responsible)
        return "\n".join(part for part in parts if part)


class PairEntry(_Entry):
    """A weak formulation and the same one improved: in one criterion, and for pairs from guidance in `also` others."""

    id: Annotated[str, Field(pattern=_ID)]
    language: str
    criterion: str
    weak: str
    improved: str
    why: str = ""
    also: tuple[str, ...] = ()
    judged: Judge = "person"
    source: str = ""
    page: int | None = None


class TextsEntry(_Entry):
    """The catalogue in one report language: sentences of verdicts (`because[criterion][cause]`,
    `suggestion[criterion][cause]`, in which `{words}` stands for the quoted words), what is said of criteria and
    lenses, and how words are quoted. Of criteria and lenses the default language says what their own files say."""

    language: str
    label: Mapping[str, str]
    because: Mapping[str, Mapping[str, str]]
    suggestion: Mapping[str, Mapping[str, str]]
    plan: Mapping[str, Mapping[str, str]]
    criterion: Mapping[str, Mapping[str, str]] = {}
    lens: Mapping[str, Mapping[str, str]] = {}

    def quoted(self, quotes: Iterable[str]) -> str:
        """Quotes in the language's marks, as a list in a sentence."""
        return self.label["between"].join(self.label["quote"].replace("{words}", quote) for quote in quotes)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything under `models/catalogue/`, checked. Two catalogues are the same only if they are one object."""

    criteria: Mapping[str, CriterionEntry]
    lenses: Mapping[str, LensEntry]
    weights: Mapping[str, float]  # what a miss counts by standing
    fields: Mapping[str, FieldEntry]
    exemplars: tuple[ExemplarEntry, ...]
    pairs: tuple[PairEntry, ...]
    texts: Mapping[str, TextsEntry]
    default_language: str  # of the texts
    by_meaning: bool = False  # exemplars of other languages are also found by what they say (extra `semantic`)

    def words(self, language: str | None = None) -> TextsEntry:
        """The texts in a report language; the default one unless told."""
        chosen = language or self.default_language
        if chosen not in self.texts:
            known = ", ".join(self.texts)
            raise UsageError(f"The catalogue has no texts in {chosen!r}; there are {known}.")
        return self.texts[chosen]

    def in_language(self, language: str) -> Catalogue:
        """The catalogue with criteria and lenses described in a report language."""
        words = self.words(language)
        criteria = {id: each.model_copy(update=dict(words.criterion.get(id, {}))) for id, each in self.criteria.items()}
        lenses = {id: each.model_copy(update=dict(words.lens.get(id, {}))) for id, each in self.lenses.items()}
        return replace(self, criteria=criteria, lenses=lenses)


def load_catalogue(root: Path | None = None) -> Catalogue:
    """The catalogue of a models folder; `PackError` names file and key when something is wrong with it."""
    folder = (root or models_root()) / "catalogue"
    criteria = _keyed(folder, "criteria", "criterion", CriterionEntry)
    lens_file = _read(folder / "lenses.toml")
    texts = {
        entry.language: entry
        for path in sorted(folder.glob("texts_*.toml"))
        for entry in [_entry(path, TextsEntry, _read(path))]
    }
    catalogue = Catalogue(
        criteria=criteria,
        lenses=_keyed(folder, "lenses", "lens", LensEntry),
        weights=lens_file.get("weights", {}),
        fields=_keyed(folder, "fields", "field", FieldEntry),
        exemplars=tuple(_all(folder, "exemplars_*.toml", "exemplar", ExemplarEntry)),
        pairs=tuple(_all(folder, "pairs_*.toml", "pair", PairEntry)),
        texts=texts,
        default_language=lens_file.get("default_language", next(iter(texts), "")),
    )
    _check(catalogue, folder)
    return catalogue


# ------------------------------------------------------------------------------------------ reading
def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise PackError(f"{path} is missing; the catalogue needs it.")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path} is not valid TOML: {error}") from error


def _entry(path: Path, kind: type[Entry], raw: Mapping[str, Any]) -> Entry:
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise PackError(f"{path}, {raw.get('id', kind.__name__)}, key {key}: {first['msg']}.") from error


def _all(folder: Path, pattern: str, table: str, kind: type[Entry]) -> Iterator[Entry]:
    for path in sorted(folder.glob(pattern)):
        for raw in _read(path).get(table, ()):
            yield _entry(path, kind, raw)


def _keyed(folder: Path, name: str, table: str, kind: type[Entry]) -> dict[str, Entry]:
    path = folder / f"{name}.toml"
    _read(path)
    return _unique(path, _all(folder, path.name, table, kind))


def _unique(where: Path, entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        name = entry.id  # type: ignore[attr-defined]
        if name in found:
            raise PackError(f"{where}: the id {name!r} is used twice.")
        found[name] = entry
    return found


# ------------------------------------------------------------------------------------------ checking
def _check(catalogue: Catalogue, folder: Path) -> None:
    """Whatever one file says of another is there."""
    judged = {"goal": set(CRITERIA), "plan": set(PLAN_CRITERIA)}
    for level, names in judged.items():
        described = {entry.id for entry in catalogue.criteria.values() if entry.level == level}
        _same(folder / "criteria.toml", f"criteria of level {level}", described, names)
    for lens in catalogue.lenses.values():
        _known(folder / "lenses.toml", f"{lens.id}.standing", lens.standing, catalogue.criteria)
        _known(folder / "lenses.toml", f"weights for {lens.id}", lens.standing.values(), catalogue.weights)
    _unique(folder / "exemplars_*.toml", catalogue.exemplars)
    _unique(folder / "pairs_*.toml", catalogue.pairs)
    for exemplar in catalogue.exemplars:
        where = folder / f"exemplars_{exemplar.language}.toml"
        _known(where, f"{exemplar.id}.meets", exemplar.meets, judged["goal"])
        _known(where, f"{exemplar.id}.field", [exemplar.field], catalogue.fields)
        _said(where, exemplar.id, kind=exemplar.kind, why_good=exemplar.why_good)
    for pair in catalogue.pairs:
        _known(folder / f"pairs_{pair.language}.toml", f"{pair.id}.criterion", [pair.criterion], judged["goal"])
    if catalogue.default_language not in catalogue.texts:
        raise PackError(f"{folder / 'lenses.toml'}, key default_language: no texts_*.toml has that language.")
    _check_sentences(catalogue.words(), folder / f"texts_{catalogue.default_language}.toml")
    original = _translatable(catalogue)
    for texts in catalogue.texts.values():
        where = folder / f"texts_{texts.language}.toml"
        made = texts.model_dump(exclude={"language"}, exclude_defaults=texts.language == catalogue.default_language)
        if fault := next(faults(made, {key: original[key] for key in made}), None):
            raise PackError(f"{where}, key {fault}.")


def _translatable(catalogue: Catalogue) -> dict[str, Any]:
    """All that another report language has to say: the default language's texts, and the words of criteria and
    lenses."""
    return {
        **catalogue.words().model_dump(exclude={"language"}),
        "criterion": {id: _words(each, _CRITERION_WORDS) for id, each in catalogue.criteria.items()},
        "lens": {id: _words(each, _LENS_WORDS) for id, each in catalogue.lenses.items()},
    }


def _words(entry: _Entry, names: Iterable[str]) -> dict[str, str]:
    return {name: text for name in names if (text := getattr(entry, name))}


def _check_sentences(texts: TextsEntry, where: Path) -> None:
    """The default language has a sentence for every cause, and every blank of a sentence is filled."""
    _known(where, "label", _LABELS, texts.label)
    for name, causes in CAUSES.items():
        _same(where, f"because.{name}", set(texts.because.get(name, {})), causes)
        _known(where, f"suggestion.{name}", texts.suggestion.get(name, {}), {*causes, "any"})
    for name, causes in PLAN_CAUSES.items():
        _same(where, f"plan.{name}", set(texts.plan.get(name, {})), causes)
    for table in (texts.because, texts.suggestion):
        for name, sentences in table.items():
            for cause, sentence in sentences.items():
                _known(where, f"{name}.{cause}", blanks(sentence), {"words"})


def _known(where: Path, key: str, found: Iterable[str], known: Iterable[str]) -> None:
    if unknown := sorted(set(found) - set(known)):
        raise PackError(f"{where}, key {key}: {unknown[0]!r} is not known; known are {', '.join(sorted(known))}.")


def _said(where: Path, entry: str, **values: str) -> None:
    """What an exemplar of our own must say."""
    for key, value in values.items():
        if not value:
            raise PackError(f"{where}, {entry}, key {key}: it is missing.")


def _same(where: Path, key: str, found: set[str], wanted: Iterable[str]) -> None:
    _known(where, key, found, wanted)
    if missing := sorted(set(wanted) - found):
        raise PackError(f"{where}, key {key}: {missing[0]!r} is missing.")


__all__ = ["Catalogue", "ExemplarEntry", "LensEntry", "TextsEntry", "load_catalogue"]
