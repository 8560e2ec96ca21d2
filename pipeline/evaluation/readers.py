"""Two readers of the same plans: how far they agree, and how the program stands beside that.

The second reader's records are scored against the first reader's just as the program's are. Where the readers agree no
more than the program agrees with one of them, the program cannot be told to be better.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from pipeline.evaluation.gold import Gold, GoldGoal, GoldMeasure
from pipeline.evaluation.scores import Report
from pipeline.evaluation.scoring import score
from pipeline.records import (
    Basis,
    Cadence,
    Document,
    DocumentStatus,
    Goal,
    Measure,
    Origin,
    Period,
    Plan,
    Reporting,
    Result,
    Scope,
    Source,
    Sourced,
    Target,
)

T = TypeVar("T")
_RULE = "reader"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The second reader against the first, and the program against the first, on the same documents."""

    readers: Report
    program: Report


def agreement(pairs: Sequence[tuple[Gold, Result]], seconds: Iterable[Gold]) -> Agreement | None:
    """Both comparisons on the documents that two people annotated; None where there are none."""
    by_file = {second.document.file.rpartition("/")[2]: second for second in seconds}
    twice = [
        (gold, result, by_file[name])
        for gold, result in pairs
        if (name := gold.document.file.rpartition("/")[2]) in by_file
    ]
    if not twice:
        return None
    return Agreement(
        readers=score([(gold, _reading(second, result.document)) for gold, result, second in twice]),
        program=score([(gold, result) for gold, result, _ in twice]),
    )


def _reading(gold: Gold, document: Document) -> Result:
    """A reader's annotation as if a program had found it. It has no places, so nothing is grounded in the document."""
    said = gold.document
    years = sorted(year for year in (said.period or "").replace("/", "-").split("-") if len(year) == 4)
    plan = Plan(
        document_id=document.id,
        language=said.language,
        country=said.country or "",
        title=said.title or "",
        publisher=said.publisher or "",
        period=_period(years),
        reporting=_reporting(said.document_cadence, Scope.DOCUMENT),
        goals=tuple(_goal(goal, index) for index, goal in enumerate(gold.goals)),
    )
    status = DocumentStatus.OK if gold.goals else DocumentStatus.NO_GOALS
    return Result(document=replace(document, status=status, language=said.language), plan=plan)


def _period(years: list[str]) -> Period | None:
    return Period(date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31)) if years else None


def _goal(goal: GoldGoal, index: int) -> Goal:
    words = goal.title or goal.statement or ""
    return Goal(
        id=f"reader{index}",
        document_id="",
        origin=goal.origin or Origin.PROSE,
        source=_place(words),
        confidence=1.0,
        number=_said(goal.number),
        title=_said(goal.title),
        statement=_said(goal.statement),
        level=_said(goal.level),
        goal_types=goal.type,
        goal_type_stated=_said(goal.type_stated),
        goal_type_basis=Basis.STATED if goal.type_stated else None,
        reporting=_reporting(goal.cadence, Scope.GOAL),
        measurement_frequency=_said(goal.measurement_frequency),
        deadline=_said(goal.deadline),
        responsible=_said(goal.responsible),
        weight=_said(goal.weight),
        baseline=_said(goal.baseline_text),
        measures=tuple(_measure(measure, index) for index, measure in enumerate(goal.measures)),
    )


def _measure(measure: GoldMeasure, index: int) -> Measure:
    comparator = measure.comparator
    target = Target(comparator, measure.value, measure.upper, measure.unit or "") if comparator is not None else None
    return Measure(
        id=str(index),
        text=Sourced(measure.text, _place(measure.text), _RULE),
        indicator=_said(measure.indicator),
        target=_said(target),
        baseline_value=_said(measure.baseline_value),
        baseline_period=measure.baseline_period or "",
        deadline=_said(measure.deadline),
        weight=_said(measure.weight),
    )


def _reporting(cadences: tuple[Cadence, ...], scope: Scope) -> Reporting | None:
    return Reporting(cadences, scope, Sourced("", _place(""), _RULE)) if cadences else None


def _said(value: T | None) -> Sourced[T] | None:
    return None if value is None else Sourced(value, _place(str(value)), _RULE)


def _place(words: str) -> Source:
    return Source("", 0, len(words), words)
