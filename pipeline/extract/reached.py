"""A printed result held against a printed target: the only thing about follow-up that is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from pipeline.records import Comparator, Measure, Reached

_HOLDS: Mapping[Comparator, Callable[[Decimal, Decimal], bool]] = {
    Comparator.AT_LEAST: lambda actual, target: actual >= target,
    Comparator.AT_MOST: lambda actual, target: actual <= target,
    Comparator.MORE_THAN: lambda actual, target: actual > target,
    Comparator.LESS_THAN: lambda actual, target: actual < target,
    Comparator.INCREASE_TO: lambda actual, target: actual >= target,
    Comparator.DECREASE_TO: lambda actual, target: actual <= target,
}


def reached(measure: Measure | None, actual: Decimal | None, unit: str) -> Reached | None:
    """Whether the result meets the target; None where that cannot be told: no figure on either side, another unit, a
    change (which needs a level before), or a bare figure, of which nobody says whether more is better, unless it was
    hit exactly."""
    target = measure.target.value if measure is not None and measure.target is not None else None
    if target is None or target.value is None or actual is None or (unit and target.unit and unit != target.unit):
        return None
    if target.comparator is Comparator.BETWEEN and target.upper is not None:
        return Reached.of(target.value <= actual <= target.upper)
    if target.comparator in (Comparator.EQUAL, Comparator.MAINTAIN):
        return Reached.REACHED if actual == target.value else None
    holds = _HOLDS.get(target.comparator)
    return Reached.of(holds(actual, target.value)) if holds else None
