"""What kinds of goals and measures there are: counts with shares, for small bar tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.records import Basis, Cadence, Comparator, Goal, GoalType, Measure, Origin, Result, ResultLevel, Scope
from pipeline.report.rows import goals_of
from pipeline.report.texts import Texts


@dataclass(frozen=True, slots=True)
class Portion:
    """One line of a bar table; `share` is 0..1 of all records counted."""

    label: str
    count: str
    percent: str
    share: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """Portions in the order of the vocabulary, those that do not occur left out, "not stated" last."""

    title: str
    portions: tuple[Portion, ...]


def distributions(results: Collection[Result], texts: Texts) -> list[Distribution]:
    """Result level, type, comparators, cadences and origin over all goals and measures."""
    kinds = (
        _Kind("goal_type", "goal_type", GoalType, lambda goal: [goal.goal_types]),
        _Kind("goal_type_basis", "basis", Basis, lambda goal: [_one(goal.goal_type_basis)]),
        _Kind("result_level", "result_level", ResultLevel, lambda goal: [_one(goal.result_level)]),
        _Kind("comparator", "comparator", Comparator, lambda goal: map(_comparator, goal.measures)),
        _Kind("reporting", "cadence", Cadence, lambda goal: [_cadences(goal)]),
        _Kind("reporting_scope", "scope", Scope, lambda goal: [_scope(goal)]),
        _Kind("frequency", "cadence", Cadence, lambda goal: [_frequency(goal)]),
        _Kind("origin", "origin", Origin, lambda goal: [_one(goal.origin)]),
    )
    for goal in goals_of(results):  # once for all: there may be very many
        for kind in kinds:
            kind.count(goal)
    return [kind.distribution(texts) for kind in kinds]


@dataclass(slots=True)
class _Kind:
    """One thing that is counted: in a goal's records, each with the values that it states."""

    name: str
    words: str
    vocabulary: type[StrEnum]
    values: Callable[[Goal], Iterable[Sequence[str]]]
    counts: Counter[str] = field(default_factory=Counter)
    records: int = 0
    unstated: int = 0

    def count(self, goal: Goal) -> None:
        for record in self.values(goal):
            self.counts.update(record)
            self.records += 1
            self.unstated += not record

    def distribution(self, texts: Texts) -> Distribution:
        lines = [(texts.word(self.words, word.value), self.counts[word]) for word in self.vocabulary]
        lines.append((texts("distributions.not_stated"), self.unstated))
        portions = (
            Portion(label, texts.number(count), texts.percent(count / self.records), count / self.records)
            for label, count in lines
            if count
        )
        return Distribution(texts(f"distributions.{self.name}"), tuple(portions))


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _comparator(measure: Measure) -> tuple[str, ...]:
    return () if measure.target is None else (measure.target.value.comparator,)


def _cadences(goal: Goal) -> tuple[str, ...]:
    return () if goal.reporting is None else goal.reporting.cadences


def _scope(goal: Goal) -> tuple[str, ...]:
    return () if goal.reporting is None or not goal.reporting.cadences else (goal.reporting.scope,)


def _frequency(goal: Goal) -> tuple[str, ...]:
    return () if goal.measurement_frequency is None else (goal.measurement_frequency.value,)
