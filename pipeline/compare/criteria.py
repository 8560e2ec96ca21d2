"""The twelve criteria of the goal level, one named function each, in the order of the codebook."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.compare import criteria_aim as aim
from pipeline.compare import criteria_measurement as measurement
from pipeline.compare.ruling import CAUSES, Criterion

_ORDER: tuple[Criterion, ...] = (
    aim.core_task,
    aim.result,
    aim.external_direction,
    aim.clear,
    measurement.verifiable,
    measurement.quantified,
    measurement.time_bound,
    measurement.baseline,
    measurement.ambition,
    measurement.followed_up,
    aim.owner,
    aim.attributable,
)
CRITERIA: Mapping[str, Criterion] = {judge.__name__: judge for judge in _ORDER}

__all__ = ["CAUSES", "CRITERIA"]
