"""The nearest good exemplar of a goal: same language, then policy field and kind, then words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.compare.catalogue import Catalogue, ExemplarEntry
from pipeline.compare.similarity import Similarity
from pipeline.packs.rules import word_pattern
from pipeline.records import GoalType

_FIELD = 0.25  # what the same policy field adds to the likeness of words
_KIND = 0.05  # what the same kind (operations, development) adds
_THRESHOLD = 0.12  # nothing below it is shown


@dataclass(frozen=True, slots=True)
class Nearest:
    """An exemplar with the score by which it was chosen and what made it."""

    exemplar: ExemplarEntry
    score: float
    same_field: bool
    same_kind: bool
    shared: tuple[str, ...]  # runs of characters in common, the weightiest first


class ExemplarIndex:
    """The exemplars of one language, ready to be asked."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue = catalogue
        self._language = language
        self._exemplars = tuple(each for each in catalogue.exemplars if each.language == language)

    @cached_property
    def _similarity(self) -> Similarity:
        return Similarity(exemplar.text for exemplar in self._exemplars)

    @cached_property
    def _field_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {
            field.id: re.compile("|".join(map(word_pattern, field.words[self._language])), re.IGNORECASE)
            for field in self._catalogue.fields.values()
            if field.words.get(self._language)
        }

    def field_of(self, text: str) -> str:
        """The policy field whose words a text has most of; empty where it has none."""
        counts = {name: len(pattern.findall(text)) for name, pattern in self._field_patterns.items()}
        best = max(counts, key=lambda name: counts[name], default="")
        return best if counts.get(best) else ""

    def nearest(self, text: str, kinds: tuple[GoalType, ...]) -> Mapping[str, Nearest]:
        """For each criterion the nearest exemplar that meets it, where one is near enough."""
        field = self.field_of(text)
        found: dict[str, Nearest] = {}
        for score, index in self._ranked(text, field, kinds):
            if score < _THRESHOLD:
                break
            exemplar = self._exemplars[index]
            if any(criterion not in found for criterion in exemplar.meets):
                shared = self._similarity.shared(text, index)[:8]
                near = Nearest(exemplar, score, exemplar.field == field, exemplar.kind in kinds, shared)
                for criterion in exemplar.meets:
                    found.setdefault(criterion, near)
        return found

    def _ranked(self, text: str, field: str, kinds: tuple[GoalType, ...]) -> list[tuple[float, int]]:
        """Scores with the exemplar's place, best first; of equals the first in the catalogue."""
        likenesses = self._similarity.scores(text)
        scored = [
            (round(likenesses[index] + _FIELD * (each.field == field) + _KIND * (each.kind in kinds), 6), index)
            for index, each in enumerate(self._exemplars)
        ]
        return sorted(scored, key=lambda each: (-each[0], each[1]))
