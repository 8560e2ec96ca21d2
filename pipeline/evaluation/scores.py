"""Counts, the measures that follow from them, and the report that carries them.

Precision, recall and F1 as in C. J. van Rijsbergen, *Information Retrieval* (1979), ch. 7. Support is the number of
gold values. An empty denominator gives None, never 0 or 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives. A wrong value is one of each of the last two."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    @property
    def support(self) -> int:
        return self.tp + self.fn


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of cases."""

    part: int = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        return _ratio(self.part, self.whole)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One row of the table: a field, how its values are matched, and the counts of each language."""

    field: str
    match: str
    languages: Mapping[str, Counts]

    @property
    def micro(self) -> Counts:
        """All languages counted together."""
        return sum(self.languages.values(), Counts())

    @property
    def macro(self) -> float | None:
        """Mean F1 of the languages that have one, each weighing the same."""
        return _mean(counts.f1 for counts in self.languages.values())


@dataclass(frozen=True, slots=True)
class ShareScore:
    """A row that is a share. `wanted` is the share of a faultless program: 1 or 0."""

    name: str
    wanted: int
    languages: Mapping[str, Share]

    @property
    def micro(self) -> Share:
        """All languages counted together."""
        return sum(self.languages.values(), Share())


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as in the gold. `kind` groups them; `rule` is empty where no rule fired."""

    kind: str
    document: str
    page: int | None
    quote: str
    expected: str = ""
    found: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read; everything in it counts as missed."""

    document: str
    status: str
    message: str


@dataclass(frozen=True, slots=True)
class CorpusSize:
    """What was scored, so that a changed corpus is not taken for changed quality."""

    digest: str  # of gold and documents
    documents: int
    goals: int
    measures: int


@dataclass(frozen=True, slots=True)
class ConfidenceBin:
    """Of the goals given with a confidence in [low, high), how many are right."""

    low: float
    high: float
    goals: Share


@dataclass(frozen=True, slots=True)
class Report:
    """All scores of one evaluation.

    `fields` are scored on records that were found, so that each row tells of one skill; in `end_to_end` the fields of
    missed and of spurious records count too.
    """

    corpus: CorpusSize
    failed: tuple[Failure, ...]
    languages: tuple[str, ...]
    records: tuple[FieldScore, ...]
    fields: tuple[FieldScore, ...]
    end_to_end: tuple[FieldScore, ...]
    shares: tuple[ShareScore, ...]
    reliability: tuple[ConfidenceBin, ...] = ()
    misses: tuple[Miss, ...] = field(default=(), repr=False)

    def row(self, name: str) -> FieldScore:
        """The row of that name among the records and fields; KeyError where there is none."""
        return {row.field: row for row in (*self.records, *self.fields)}[name]

    def share(self, name: str) -> ShareScore:
        """The share of that name; KeyError where there is none."""
        return {row.name: row for row in self.shares}[name]


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
