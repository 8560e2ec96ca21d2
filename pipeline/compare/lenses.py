"""Lenses: the same verdicts, weighed by what a country's own guidance asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.compare.catalogue import Catalogue, LensEntry
from pipeline.errors import UsageError
from pipeline.records import Judgement, Plan, Verdict

_VALUES = {Verdict.MET: 1.0, Verdict.PARTLY: 0.5, Verdict.NOT_MET: 0.0}


@dataclass(frozen=True, slots=True)
class Figure:
    """A weighed share between 0 and 1 under one lens, never shown without its parts."""

    lens: str
    value: float | None  # None where no criterion that the lens asks for was decided
    parts: Mapping[str, tuple[float, float]]  # criterion -> (weight, share reached)


def choose_lens(plan: Plan, catalogue: Catalogue, wanted: str | None = None) -> LensEntry:
    """The lens that was asked for, or the first whose country and publisher fit the plan, or the fallback."""
    if wanted is not None:
        if wanted not in catalogue.lenses:
            raise UsageError(f"There is no lens {wanted!r}; lenses are {', '.join(catalogue.lenses)}.")
        return catalogue.lenses[wanted]
    lenses = catalogue.lenses.values()
    fitting = [lens for lens in lenses if plan.country in lens.countries and _publisher_fits(lens, plan)]
    fallback = next(lens for lens in lenses if lens.fallback)
    return fitting[0] if fitting else fallback


def _publisher_fits(lens: LensEntry, plan: Plan) -> bool:
    words = "\n".join((plan.publisher, plan.title, plan.kind))
    return not lens.publishers or any(re.search(pattern, words, re.IGNORECASE) for pattern in lens.publishers)


def figure(judgements: Iterable[Judgement], lens: LensEntry, catalogue: Catalogue) -> Figure:
    """The weighed share of criteria met: met counts whole, partly half; what the text does not decide counts not."""
    reached: dict[str, list[float]] = {}
    for judgement in judgements:
        if judgement.verdict in _VALUES:
            reached.setdefault(judgement.criterion, []).append(_VALUES[judgement.verdict])
    parts = {
        name: (weight, sum(values) / len(values))
        for name, values in reached.items()
        if (weight := catalogue.weights[lens.standing.get(name, "not_asked")]) > 0
    }
    total = sum(weight for weight, _ in parts.values())
    value = sum(weight * share for weight, share in parts.values()) / total if total else None
    return Figure(lens.id, value, parts)
