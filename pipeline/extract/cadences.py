"""Reporting cadence and measurement frequency in text: two different things, told apart by the verb beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.packs import LanguagePack
from pipeline.packs.rules import Rule
from pipeline.records import Cadence


@dataclass(frozen=True, slots=True)
class CadenceReading:
    """A clause that says how often something is reported (or measured). [start, end) is the clause."""

    cadences: tuple[Cadence, ...]
    start: int
    end: int
    rule: str
    channels: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


class CadenceReader:
    """Reads cadences with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("cadences")

    def reporting(self, text: str, *, in_reporting_field: bool = False) -> CadenceReading | None:
        """The reporting arrangement a text states. Outside a reporting column or section a reporting word must stand
        in the text; in one, a form without a frequency ("Statusrapportering.") is a channel without cadence."""
        if not in_reporting_field and not self._rules.has(text, "reporting"):
            return None
        found = self._of_verb(text, self._without_channels(text, self._cadences(text)), "reporting", "measuring")
        channels = tuple(dict.fromkeys(match.group().strip() for _, match in self._sorted(text, "channel")))
        recipients = tuple(
            dict.fromkeys(
                match.group("recipient").strip()
                for _, match in self._sorted(text, "recipient")
                if "recipient" in match.groupdict() and match.group("recipient")
            )
        )
        if not found and not channels and not in_reporting_field:
            return None
        cadences = tuple(dict.fromkeys(Cadence(rule.value) for rule, _ in found))
        rule = found[0][0].id if found else "cadence.form-only"
        return CadenceReading(definite(cadences), 0, len(text), rule, channels, recipients)

    def frequency(self, text: str, *, in_frequency_field: bool = False) -> CadenceReading | None:
        """How often the figure is taken, where a measuring word stands beside the interval."""
        if not in_frequency_field and not self.is_measuring(text):
            return None
        found = self._cadences(text)
        if not in_frequency_field:
            found = self._of_verb(text, found, "measuring", "reporting")
        if not found:
            return None
        rule, match = found[0]
        return CadenceReading((Cadence(rule.value),), match.start(), match.end(), rule.id)

    def has_cadence(self, text: str) -> bool:
        return bool(self._cadences(text))

    def has_reporting_word(self, text: str) -> bool:
        return self._rules.has(text, "reporting")

    def is_measuring(self, text: str) -> bool:
        return self._rules.has(text, "measuring")

    def _cadences(self, text: str) -> list[tuple[Rule, re.Match[str]]]:
        masked = [match.span() for _, match in self._rules.find(text, "false_friend")]
        return [
            (rule, match)
            for rule, match in self._sorted(text, "cadence")
            if not any(start < match.end() and match.start() < end for start, end in masked)
        ]

    def _of_verb(
        self, text: str, found: list[tuple[Rule, re.Match[str]]], kind: str, other: str
    ) -> list[tuple[Rule, re.Match[str]]]:
        """The intervals that belong to words of one kind: where both kinds stand in a text, each interval goes with the
        nearest ("genomförs vartannat år och redovisas en gång per år")."""
        own = [match.span() for _, match in self._rules.find(text, kind)]
        others = [match.span() for _, match in self._rules.find(text, other)]
        if not others:
            return found
        return [hit for hit in found if _distance(hit[1].span(), own) <= _distance(hit[1].span(), others)]

    def _without_channels(self, text: str, found: list[tuple[Rule, re.Match[str]]]) -> list[tuple[Rule, re.Match[str]]]:
        """An annual report named beside a cadence is a channel ("halvårligt ... og i årsrapporten")."""
        channels = [match.span() for _, match in self._rules.find(text, "channel")]
        own = [hit for hit in found if not any(a <= hit[1].start() and hit[1].end() <= b for a, b in channels)]
        return own or found

    def _sorted(self, text: str, kind: str) -> list[tuple[Rule, re.Match[str]]]:
        """Matches in order of place; a match inside a longer one is dropped (*halvårligt* holds *årligt*)."""
        hits = sorted(self._rules.find(text, kind), key=lambda hit: (hit[1].start(), -hit[1].end(), hit[0].id))
        kept: list[tuple[Rule, re.Match[str]]] = []
        for rule, match in hits:
            if not kept or match.start() >= kept[-1][1].end():
                kept.append((rule, match))
        return kept


def definite(cadences: tuple[Cadence, ...]) -> tuple[Cadence, ...]:
    """A vague interval beside a definite one says nothing more."""
    vague = (Cadence.UNSPECIFIED, Cadence.CONTINUOUS, Cadence.ONCE)
    return tuple(cadence for cadence in cadences if cadence not in vague) or cadences


def _distance(span: tuple[int, int], others: list[tuple[int, int]]) -> int:
    """Characters between a span and the nearest of others; very far where there is none."""
    return min((max(start - span[1], span[0] - end, 0) for start, end in others), default=10_000)
