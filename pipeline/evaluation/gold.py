"""Gold: records made by a person reading a plan, one `<name>.gold.json` for each document.

Only what is scored is a field here. Keys that explain (notes, the wording of a reporting clause) are for readers and
are passed over; a key that looks like a misspelt field is an error, since it would hide a value from the score.
"""

from __future__ import annotations

import calendar
import difflib
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from pipeline.errors import GoldError
from pipeline.records import Cadence, Comparator, GoalType, Origin

GOLD_FILES = "*.gold.json"
_ALMOST = 0.8  # likeness from which an unknown key counts as a misspelt one


def _day(value: object) -> object:
    """A year is its 31 December, a month its last day."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?", value) if isinstance(value, str) else None
    if match is None:
        return value
    year, month = int(match[1]), int(match[2] or 12)
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else value


def _listed(value: object) -> object:
    """One word where a list is meant, or nothing at all."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _joined(value: object) -> object:
    """Several names as the tables print them."""
    return "; ".join(map(str, value)) if isinstance(value, list) else value


Day = Annotated[date, BeforeValidator(_day)]
Cadences = Annotated[tuple[Cadence, ...], BeforeValidator(_listed)]
GoalTypes = Annotated[tuple[GoalType, ...], BeforeValidator(_listed)]
Names = Annotated[str, BeforeValidator(_joined)]


class _GoldRecord(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _no_misspelt_key(cls, given: Any) -> Any:
        if isinstance(given, dict):
            missing = [name for name in cls.model_fields if name not in given]
            for key in given:
                close = [] if key in cls.model_fields else difflib.get_close_matches(key, missing, 1, _ALMOST)
                if close:
                    raise ValueError(f"unknown key {key!r}; is {close[0]!r} meant?")
        return given


class GoldMeasure(_GoldRecord):
    """One measure as a reader sees it; absent values are None."""

    text: str
    indicator: str | None = None
    comparator: Comparator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    baseline_value: Decimal | None = None
    baseline_period: str | None = None
    deadline: Day | None = None
    weight: Decimal | None = None


class GoldGoal(_GoldRecord):
    """One goal as a reader sees it. `alternatives` are other fair lists of its measures; the score uses the best."""

    number: str | None = None
    title: str | None = None
    statement: str | None = None
    level: str | None = None
    origin: Origin | None = None
    page: int | None = None
    type_stated: str | None = None
    type: GoalTypes = ()
    cadence: Cadences = ()
    measurement_frequency: Cadence | None = None
    deadline: Day | None = None
    responsible: Names | None = None
    weight: Decimal | None = None
    baseline_text: str | None = None
    measures: tuple[GoldMeasure, ...] = ()
    alternatives: tuple[tuple[GoldMeasure, ...], ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.title or self.statement):
            raise ValueError("a goal needs a title or a statement")
        return self

    @property
    def words(self) -> str:
        """Title and statement as one text."""
        return " ".join(part for part in (self.title, self.statement) if part)


class GoldDocument(_GoldRecord):
    """What is said of the whole document; `file` is its path or name below the folder of documents."""

    file: str
    language: str
    country: str | None = None
    publisher: str | None = None
    title: str | None = None
    period: str | None = None
    goals_expected: int | None = None
    document_cadence: Cadences = ()


class Gold(_GoldRecord):
    """The whole truth about one document. `not_goals` are snippets that a naive reader would take for goals."""

    name: str
    document: GoldDocument
    goals: tuple[GoldGoal, ...]
    not_goals: tuple[str, ...] = ()


def load_gold(folder: Path) -> list[Gold]:
    """All gold in a folder and its subfolders, sorted by file name.

    Raises GoldError for a folder without gold, and for a file that is not gold, naming file and key.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder} is not a folder. Give the folder that holds the {GOLD_FILES} files.")
    golds = [read_gold(path) for path in sorted(folder.rglob(GOLD_FILES), key=lambda path: (path.name, path))]
    if not golds:
        raise GoldError(f"{folder} holds no {GOLD_FILES} file. Give the folder that holds the gold.")
    by_file: dict[str, str] = {}
    for gold in golds:
        if other := by_file.get(gold.document.file):
            raise GoldError(f"{gold.name} and {other} are both gold for {gold.document.file}. Keep one of them here.")
        by_file[gold.document.file] = gold.name
    return golds


def read_gold(path: Path) -> Gold:
    """One gold file; raises GoldError naming the file and the key that does not fit."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GoldError(f"{path.name} is not readable as JSON: {error}. Correct the file.") from error
    if not isinstance(content, dict):
        raise GoldError(f"{path.name} does not hold one JSON object. See the gold format in corpus/GOLD.md.")
    try:
        return Gold.model_validate({**content, "name": path.name})
    except ValidationError as error:
        raise GoldError(f"{path.name}: {_complaint(error)}. See the gold format in corpus/GOLD.md.") from error


def _complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ""
    for step in first["loc"]:
        place += f"[{step}]" if isinstance(step, int) else f".{step}"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{place.lstrip('.') or 'the file'}: {first['msg'].removeprefix('Value error, ')}{more}"


def match_documents(golds: Sequence[Gold], documents: Path) -> list[tuple[Gold, Path]]:
    """Each gold with its document, found by `document.file` anywhere below the folder, in the order of the gold.

    Raises GoldError naming every document that is absent, or one that stands there twice.
    """
    if not documents.is_dir():
        raise GoldError(f"{documents} is not a folder. Give the folder that holds the documents of the gold.")
    there = sorted(path for path in documents.rglob("*") if path.is_file())
    by_name: dict[str, list[Path]] = {}
    for path in there:
        by_name.setdefault(_composed(path.name), []).append(path)
    pairs, absent = [], []
    for gold in golds:
        file = _composed(gold.document.file)
        found = [
            path
            for path in by_name.get(file.rpartition("/")[2], ())
            if f"/{_composed(path.relative_to(documents).as_posix())}".endswith(f"/{file}")
        ]
        if len(found) > 1:
            exact = [path for path in found if _composed(path.relative_to(documents).as_posix()) == file]
            if len(exact) != 1:
                raise GoldError(
                    f"{gold.document.file} stands {len(found)} times below {documents}. Give a narrower folder."
                )
            found = exact
        pairs += [(gold, path) for path in found]
        absent += [] if found else [gold.document.file]
    if absent:
        raise GoldError(f"Not below {documents}: {', '.join(absent)}. Give the folder of documents with --documents.")
    return pairs


def _composed(name: str) -> str:
    # Some file systems keep å as a letter and a ring.
    return unicodedata.normalize("NFC", name)
