"""Many goals accepted at once: which ones, and by what it is told that they are still those that were counted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.review.web.index import Index
from pipeline.review.web.queue import Wish, goals_of, sure


@dataclass(frozen=True, slots=True)
class Many:
    """Goal -> document of the goals that would be accepted, and how many the list has in all."""

    goals: Mapping[str, str]
    all: int

    @classmethod
    def asked(cls, index: Index, wish: Wish, least: str) -> Many | None:
        """The goals of a list that are at least so sure; None where that is no confidence."""
        confidence = confidence_of(least)
        if confidence is None:
            return None
        return cls(sure(index, wish, confidence), len(goals_of(index, wish)))

    @property
    def digest(self) -> str:
        """The same for the same goals, in whatever order."""
        return hashlib.sha256("\n".join(sorted(self.goals)).encode()).hexdigest()


def confidence_of(text: str) -> float | None:
    """A confidence as people write it, with a point or a comma; None where it is none between 0 and 1."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None
