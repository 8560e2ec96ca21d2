"""The nearest good exemplar of a goal: in its own language by policy field, kind and words; where none is near enough,
in another language by policy field and kind, and by meaning where that was asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.compare.catalogue import Catalogue, ExemplarEntry
from pipeline.compare.meaning import Meaning
from pipeline.compare.similarity import Similarity
from pipeline.packs.rules import word_pattern
from pipeline.records import ExemplarMatch, GoalType

_FIELD = 0.25  # what the same policy field adds to the likeness of words
_KIND = 0.05  # what the same kind (operations, development) adds
_THRESHOLD = 0.12  # nothing below it is shown
_WORDS = 5  # of the shared words kept
_MEANING = 0.25  # likeness of meaning that counts: so near, 7 in 10 built-in exemplars share the policy field


@dataclass(frozen=True, slots=True)
class Nearest:
    """An exemplar with the score by which it was chosen and what made it."""

    exemplar: ExemplarEntry
    score: float
    match: tuple[ExemplarMatch, ...]
    shared: tuple[str, ...] = ()  # the goal's words in common with it, the weightiest first


class ExemplarIndex:
    """The exemplars as the goals of one language are held against them, ready to be asked."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue = catalogue
        self._language = language
        own = [each for each in catalogue.exemplars if each.language == language]
        # An exemplar from guidance may leave its field open; its words tell it.
        self._exemplars = tuple(
            each if each.field else each.model_copy(update={"field": self.field_of(each.text)}) for each in own
        )
        self._foreign = tuple(each for each in catalogue.exemplars if each.language != language)

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
                shared = self._similarity.shared(text, index)[:_WORDS]
                match = (*_agreeing(exemplar, field, kinds), *([ExemplarMatch.WORDS] if shared else []))
                near = Nearest(exemplar, score, match, shared)
                for criterion in exemplar.meets:
                    found.setdefault(criterion, near)
        for near in self._abroad(text, field, kinds):
            for criterion in near.exemplar.meets:
                found.setdefault(criterion, near)
        return found

    def _abroad(self, text: str, field: str, kinds: tuple[GoalType, ...]) -> list[Nearest]:
        """Exemplars in other languages, best first: those of the same policy field, and where meaning counts those that
        say something like it. Words cannot be held together across languages."""
        likeness = self._likeness(text)
        found = []
        for exemplar in self._foreign:
            meant = likeness.get(exemplar.id, 0.0)
            said = (ExemplarMatch.MEANING,) if meant >= _MEANING else ()
            if not said and not (field and exemplar.field == field):
                continue
            match = (*_agreeing(exemplar, field, kinds), *said, ExemplarMatch.OTHER_LANGUAGE)
            score = round(_score(match) + (meant if said else 0.0), 6)
            if score >= _THRESHOLD:
                found.append(Nearest(exemplar, score, match))
        return sorted(found, key=lambda near: -near.score)

    def _likeness(self, text: str) -> dict[str, float]:
        """By id how near the exemplars of other languages are in meaning; nothing unless that was asked for."""
        if not self._catalogue.by_meaning or not self._foreign:
            return {}
        scores = self._meaning.scores(text)
        ids = {language: [each.id for each in group] for language, group in self._foreign_by_language.items()}
        return {id: score for language in ids for id, score in zip(ids[language], scores[language], strict=True)}

    @cached_property
    def _foreign_by_language(self) -> Mapping[str, list[ExemplarEntry]]:
        languages = dict.fromkeys(each.language for each in self._foreign)
        return {language: [each for each in self._foreign if each.language == language] for language in languages}

    @cached_property
    def _meaning(self) -> Meaning:
        own = [each.text for each in self._exemplars]
        return Meaning(
            own, {language: [each.text for each in group] for language, group in self._foreign_by_language.items()}
        )

    def _ranked(self, text: str, field: str, kinds: tuple[GoalType, ...]) -> list[tuple[float, int]]:
        """Scores with the exemplar's place, best first; of equals the first in the catalogue."""
        likenesses = self._similarity.scores(text)
        scored = [
            (round(likenesses[index] + _score(_agreeing(each, field, kinds)), 6), index)
            for index, each in enumerate(self._exemplars)
        ]
        return sorted(scored, key=lambda each: (-each[0], each[1]))


def _agreeing(exemplar: ExemplarEntry, field: str, kinds: tuple[GoalType, ...]) -> tuple[ExemplarMatch, ...]:
    same_field = [ExemplarMatch.FIELD] if field and exemplar.field == field else []
    return (*same_field, *([ExemplarMatch.KIND] if exemplar.kind in kinds else []))


def _score(match: tuple[ExemplarMatch, ...]) -> float:
    return _FIELD * (ExemplarMatch.FIELD in match) + _KIND * (ExemplarMatch.KIND in match)
