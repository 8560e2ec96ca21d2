"""Reporting cadence and measurement frequency in text: two different things, told apart by the verb of the clause.

A text is cut into clauses so that each interval stands with its own verb ("Statistiken hämtas varje månad | och följs
upp tertialvis"): at sentence ends and semicolons, and at the last comma or joining word between a measuring and a
reporting word. Where nothing parts the two, each interval goes with the nearer word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.language import sentence_spans
from pipeline.packs import LanguagePack
from pipeline.packs.rules import Rule
from pipeline.records import Cadence

_PAUSE = re.compile(r"[,;:.()]")
_STOP = re.compile(r";")


@dataclass(frozen=True, slots=True)
class CadenceReading:
    """A clause that says how often something is reported (or measured). [start, end) is the clause."""

    cadences: tuple[Cadence, ...]
    start: int
    end: int
    rule: str
    channels: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    by_channel: bool = False  # no interval is printed: the name of a report tells it ("i årsrapporten")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text that speaks of one thing: `reporting`, `measuring`, both (`mixed`), or no verb says (empty)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Hit:
    rule: Rule
    start: int
    end: int


class CadenceReader:
    """Reads cadences with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._pack = pack
        self._rules = pack.rules("cadences")
        self.legend: dict[str, tuple[Cadence, ...]] = {}  # what a plan's own letters stand for

    def reporting(self, text: str, *, in_reporting_field: bool = False) -> CadenceReading | None:
        """The reporting arrangement a text states. Outside a reporting column or section a reporting word must stand
        in the text; in one, a form without a frequency ("Statusrapportering.") is a channel without cadence."""
        if not in_reporting_field and not self._rules.has(text, "reporting"):
            return None
        if in_reporting_field and (meant := self.legend.get(text.strip())):
            return CadenceReading(meant, 0, len(text), "cadence.legend")
        found = self._without_channels(text, self._intervals(text, "reporting", or_silent=True))
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
        cadences = tuple(dict.fromkeys(Cadence(hit.rule.value) for hit in found))
        rule = found[0].rule.id if found else "cadence.form-only"
        by_channel = not any(self._outside_channels(text, found))
        return CadenceReading(definite(cadences), 0, len(text), rule, channels, recipients, by_channel)

    def frequency(self, text: str, *, in_frequency_field: bool = False) -> CadenceReading | None:
        """How often the figure is taken, where a measuring word stands beside the interval. A column of frequencies
        needs no such word."""
        found = self._intervals(text, "measuring", or_silent=in_frequency_field)
        if not found and in_frequency_field:
            found = self._cadences(text)
        if not found:
            return None
        first = found[0]
        return CadenceReading((Cadence(first.rule.value),), first.start, first.end, first.rule.id)

    def clauses(self, text: str) -> list[Clause]:
        """The clauses of a text in order, each as far as one kind of verb reaches."""
        verbs = self._verbs(text)
        found: list[Clause] = []
        for start, end in sentence_spans(text, self._pack):
            edges = [start, *(match.end() for match in _STOP.finditer(text, start, end)), end]
            for a, b in pairwise(edges):
                found += self._clauses_within(text, a, b, [verb for verb in verbs if a <= verb[0] < b])
        return [clause for clause in found if text[clause.start : clause.end].strip()]

    def intervals(self, text: str) -> tuple[Cadence, ...]:
        """The intervals that a text names, whatever they are said of."""
        return definite(tuple(dict.fromkeys(Cadence(hit.rule.value) for hit in self._cadences(text))))

    def has_cadence(self, text: str) -> bool:
        return bool(self._cadences(text))

    def has_reporting_word(self, text: str) -> bool:
        return self._rules.has(text, "reporting")

    def is_measuring(self, text: str) -> bool:
        return self._rules.has(text, "measuring")

    # ------------------------------------------------------------------------------------------ clauses and verbs
    def _verbs(self, text: str) -> list[tuple[int, int, str]]:
        """Reporting and measuring words in order of place, the longest where several overlap. To *watch* a figure is
        measuring where another word reports it ("følges hver uge og forelægges hvert kvartal"), else nothing."""
        told = self._rules.has(text, "reporting")
        kinds = {"reporting": "reporting", "measuring": "measuring", "watching": "measuring" if told else ""}
        hits = [
            (match.start(), match.end(), meant)
            for kind, meant in kinds.items()
            if meant
            for _, match in self._rules.find(text, kind)
        ]
        kept: list[tuple[int, int, str]] = []
        for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1], hit[2])):
            if not kept or hit[0] >= kept[-1][1]:
                kept.append(hit)
        return kept

    def _clauses_within(self, text: str, start: int, end: int, verbs: list[tuple[int, int, str]]) -> list[Clause]:
        cuts, kinds = [start], [verbs[0][2] if verbs else ""]
        for before, verb in pairwise(verbs):
            if before[2] == verb[2]:
                continue
            place = self._parting(text, cuts[-1], before[1], verb[0], end)
            if place is None:
                kinds[-1] = "mixed"
            else:
                cuts.append(place)
                kinds.append(verb[2])
        return [Clause(a, b, kind) for (a, b), kind in zip(pairwise([*cuts, end]), kinds, strict=True)]

    def _parting(self, text: str, first: int, start: int, end: int, stop: int) -> int | None:
        """Where a clause that began at `first` ends between two verbs: the last comma or joining word, unless a
        chaining word behind it keeps both verbs together; else before the interval of the second verb where the first
        has one of its own; None where one interval serves both. `stop` is where the sentence ends."""
        between = text[start:end]
        places = [match.end() for match in _PAUSE.finditer(between)]
        places += [match.start() for _, match in self._rules.find(between, "joining")]
        chained = [match.start() for _, match in self._rules.find(between, "chaining")]
        place = max(places, default=None)
        if place is not None and not any(at >= place for at in chained):
            return start + place
        intervals = [hit.start for hit in self._cadences(text[first:stop], text, first) if hit.start < end]
        return intervals[-1] if len(intervals) > 1 and intervals[-1] >= start else None

    # ------------------------------------------------------------------------------------------ intervals
    def _intervals(self, text: str, kind: str, *, or_silent: bool) -> list[_Hit]:
        """The intervals that belong to verbs of one kind; `or_silent`: those of clauses without any verb as well."""
        found: list[_Hit] = []
        own = [verb[:2] for verb in self._verbs(text) if verb[2] == kind]
        others = [verb[:2] for verb in self._verbs(text) if verb[2] != kind]
        for clause in self.clauses(text):
            if clause.kind in (kind, "mixed") or (or_silent and not clause.kind):
                hits = self._cadences(text[clause.start : clause.end], text, clause.start)
                if clause.kind == "mixed":
                    hits = [hit for hit in hits if self._goes_with(hit, kind, _in(clause, own), _in(clause, others))]
                found += hits
        return found

    def _goes_with(self, hit: _Hit, kind: str, own: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
        """Whether an interval belongs to a kind of verb in a clause that holds both: the nearer one has it, and what
        stands ahead of a chain of verbs is told as often as it is measured."""
        ahead = kind == "reporting" and all(hit.end <= start for start, _ in own + others)
        return ahead or _distance((hit.start, hit.end), own) <= _distance((hit.start, hit.end), others)

    def _cadences(self, text: str, whole: str = "", offset: int = 0) -> list[_Hit]:
        """Intervals in a text, which may be a clause of a whole text at an offset; places are those of the whole."""
        whole = whole or text
        masked = [match.span() for _, match in self._rules.find(whole, "false_friend")]
        hits = [
            _Hit(rule, offset + match.start(), offset + match.end()) for rule, match in self._sorted(text, "cadence")
        ]
        return [hit for hit in hits if not any(start < hit.end and hit.start < end for start, end in masked)]

    def _without_channels(self, text: str, found: list[_Hit]) -> list[_Hit]:
        """An annual report named beside a cadence is a channel ("halvårligt ... og i årsrapporten")."""
        return self._outside_channels(text, found) or found

    def _outside_channels(self, text: str, found: list[_Hit]) -> list[_Hit]:
        channels = [match.span() for _, match in self._rules.find(text, "channel")]
        return [hit for hit in found if not any(a <= hit.start and hit.end <= b for a, b in channels)]

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


def _in(clause: Clause, verbs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [verb for verb in verbs if clause.start <= verb[0] < clause.end]


def _distance(span: tuple[int, int], others: list[tuple[int, int]]) -> int:
    """Characters between a span and the nearest of others; very far where there is none."""
    return min((max(start - span[1], span[0] - end, 0) for start, end in others), default=10_000)
