"""Which of several follow-ups speaks for a goal."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import FollowUp, FollowUpStatus

_GRAVE = (
    FollowUpStatus.NOT_MET,
    FollowUpStatus.OFF_TRACK,
    FollowUpStatus.PARTLY_MET,
    FollowUpStatus.AT_RISK,
    FollowUpStatus.ON_TRACK,
    FollowUpStatus.MET,
    FollowUpStatus.LAPSED,
    FollowUpStatus.UNKNOWN,
)


def worst(told: Iterable[FollowUp]) -> FollowUp | None:
    """The follow-up that speaks for a goal: its own, or the gravest of its measures'."""
    several = sorted(told, key=lambda one: _GRAVE.index(one.status))
    own = [one for one in several if not one.measure_id]
    return next(iter(own or several), None)
