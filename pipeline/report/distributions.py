"""What kinds of goals and measures there are: counts with shares, for small bar tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.records import Basis, Cadence, Comparator, Goal, GoalType, Measure, Origin, Result, ResultLevel, Scope
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
    goals = [goal for result in results if result.plan for goal in result.plan.goals]
    measures = [measure for goal in goals for measure in goal.measures]

    def over_goals(name: str, words: str, vocabulary: type[StrEnum], values: Iterable[Sequence[str]]) -> Distribution:
        return _distribution(texts(f"distributions.{name}"), words, vocabulary, list(values), texts)

    return [
        over_goals("goal_type", "goal_type", GoalType, (goal.goal_types for goal in goals)),
        over_goals("goal_type_basis", "basis", Basis, (_one(goal.goal_type_basis) for goal in goals)),
        over_goals("result_level", "result_level", ResultLevel, (_one(goal.result_level) for goal in goals)),
        over_goals("comparator", "comparator", Comparator, (_comparator(measure) for measure in measures)),
        over_goals("reporting", "cadence", Cadence, (_cadences(goal) for goal in goals)),
        over_goals("reporting_scope", "scope", Scope, (_scope(goal) for goal in goals)),
        over_goals("frequency", "cadence", Cadence, (_frequency(goal) for goal in goals)),
        over_goals("origin", "origin", Origin, (_one(goal.origin) for goal in goals)),
    ]


def _distribution(
    title: str, words: str, vocabulary: type[StrEnum], values: Sequence[Sequence[str]], texts: Texts
) -> Distribution:
    counts = Counter(value for record in values for value in record)
    lines = [(texts.word(words, word.value), counts[word]) for word in vocabulary if counts[word]]
    if unstated := sum(not record for record in values):
        lines.append((texts("distributions.not_stated"), unstated))
    portions = (
        Portion(label, texts.number(count), texts.percent(count / len(values)), count / len(values))
        for label, count in lines
    )
    return Distribution(title, tuple(portions))


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
