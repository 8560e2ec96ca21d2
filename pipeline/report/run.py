"""What the report is told besides the results: the run, the words of the catalogue, how well the program reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement of how well the program reads: on what and with what result, in words, and F1 by field and
    language where it has any."""

    told: str
    f1: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # field -> language -> 0..1

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(language for by_language in self.f1.values() for language in by_language))


@dataclass(frozen=True, slots=True)
class RunInfo:
    """Facts about the run. Everything here but `version` and `evaluation` appears in `run.json` alone, because it
    differs from run to run; times are ISO 8601."""

    version: str
    started: str = ""
    finished: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)  # stage -> seconds
    cpu: Mapping[str, float] = field(default_factory=dict)  # stage -> CPU seconds in the processes of the documents
    memory: Mapping[str, float] = field(default_factory=dict)  # MiB at the highest: of one document, of the run itself
    options: Mapping[str, object] = field(default_factory=dict)  # JSON values
    machine: Mapping[str, str] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)  # library -> version
    evaluation: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionText:
    """The words of one criterion in the language of the report."""

    id: str
    label: str
    question: str = ""
    source: str = ""  # the guidance it is drawn from
    basis: str = ""  # how well it is sourced: A, B or C of the codebook


@dataclass(frozen=True, slots=True)
class LensText:
    """The words of one lens: whose guidance weighs the misses."""

    id: str
    label: str
    note: str = ""
    standing: Mapping[str, str] = field(default_factory=dict)  # criterion -> required, expected, …, not_asked


@dataclass(frozen=True, slots=True)
class ExemplarText:
    """A well formulated goal to learn from; `text` may have several lines."""

    id: str
    text: str
    language: str = ""
    why: str = ""
    source: str = ""
    page: int | None = None  # of its source


@dataclass(frozen=True, slots=True)
class CatalogueTexts:
    """What the report says about criteria, lenses and exemplars. Criteria are shown in the order given; one that is
    judged but not described here is shown under its id. `weights` says what a criterion counts by its standing."""

    goal_criteria: tuple[CriterionText, ...] = ()
    plan_criteria: tuple[CriterionText, ...] = ()
    lenses: Mapping[str, LensText] = field(default_factory=dict)
    exemplars: Mapping[str, ExemplarText] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    complete: bool = False  # with the criteria that are judged without being described

    def standing(self, lens: str, criterion: str) -> str:
        """How much the lens asks for the criterion; "" for a lens that is not described."""
        return self.lenses[lens].standing.get(criterion, NOT_ASKED) if lens in self.lenses else ""

    def weight(self, lens: str, criterion: str) -> Fraction:
        """What the criterion counts under the lens: 0 where it is not asked for, 1 where nothing is said."""
        standing = self.standing(lens, criterion)
        return Fraction(self.weights.get(standing, 0 if standing == NOT_ASKED else 1))
