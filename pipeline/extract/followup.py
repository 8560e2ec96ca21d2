"""Follow-up stated once for the whole plan, told apart from that of one goal, from meetings and from other reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.cadences import CadenceReading, definite
from pipeline.extract.language import Analyser
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import Cadence, Passage, Reporting, Scope, Sourced

# Chapters whose sentences on reporting speak of something else than the goals of this plan.
_ELSEWHERE = frozenset("budget contents goal main_tasks assignments organisation signature".split())
# Those that hold the plan's rhythm now and then: "Uppföljning av målen" looks back as often as ahead.
_DOUBTFUL = frozenset("review template".split())
_DEFAULT, _WHOLE_PLAN, _CHAPTER, _TOLD = range(4)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence that states how often the plan is followed up, and how surely it speaks of the whole plan."""

    rank: int
    passage: str
    text: Sourced[str]
    reading: CadenceReading


class FollowUpReader:
    """Reads the plan-wide follow-up with one pack."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser) -> None:
        self._rules = pack.rules("documents")
        self._phrases = phrases
        self._analyse = analyse

    def read(self, root: Section, texts: Texts, taken: frozenset[str]) -> Reporting | None:
        """The plan-wide follow-up, None where none is stated. `taken` are blocks that belong to goals. The surest
        sentences win: a default clause ("om inget annat anges"), then what names the plan or all its goals, then a
        chapter on follow-up, then what tells a named recipient how the plan is doing."""
        found = [
            clause for section, passage in _outside_goals(root, taken) for clause in self._of(section, passage, texts)
        ]
        if not found:
            return None
        best = min(clause.rank for clause in found)
        chosen = [clause for clause in found if clause.rank == best]
        cadences = tuple(dict.fromkeys(c for clause in chosen for c in clause.reading.cadences))
        if self._results_told_yearly(texts, [clause.passage for clause in chosen]):
            cadences = tuple(dict.fromkeys((*cadences, Cadence.YEARLY)))
        channels = tuple(dict.fromkeys(c for clause in chosen for c in clause.reading.channels))
        recipients = tuple(dict.fromkeys(r for clause in chosen for r in clause.reading.recipients))
        rhythm = _rhythm(cadences)
        told = next((clause for clause in chosen if set(clause.reading.cadences) & set(rhythm)), chosen[0])
        return Reporting(rhythm, Scope.DOCUMENT, told.text, channels, recipients)

    def _of(self, section: Section, passage: Passage, texts: Texts) -> Iterator[_Clause]:
        text = texts.text(passage.id)
        for start, end in self._analyse(text).sentences:
            sentence = text[start:end]
            inside = section.role_in_force == "reporting"
            reading = self._phrases.reporting(sentence, in_reporting_field=inside)
            if reading is None or not reading.cadences:
                continue
            rank = self._rank(sentence, section.role_in_force, bool(reading.recipients))
            if rank is not None:
                source = texts.locate(passage.id, start, end)
                yield _Clause(rank, passage.id, Sourced(texts.printed(source), source, reading.rule), reading)

    def _rank(self, sentence: str, role: str, has_recipient: bool) -> int | None:
        """How surely a sentence speaks of the plan's goals as a whole; None where it speaks of something else."""
        if self._rules.has(sentence, "part_of_plan"):
            return None
        told = self._phrases.has_reporting_word(sentence)
        if told and self._rules.has(sentence, "default_clause"):
            return _CHAPTER if role in _DOUBTFUL else _DEFAULT
        if told and self._rules.has(sentence, "whole_plan"):
            return _CHAPTER if role in _DOUBTFUL else _WHOLE_PLAN
        if role in _DOUBTFUL or self._rules.has(sentence, "other_report"):
            return None
        if role in ("reporting", "guidance"):
            return _CHAPTER
        return _TOLD if told and has_recipient and self._analyse(sentence).has("discourse") else None

    def _results_told_yearly(self, texts: Texts, passages: list[str]) -> bool:
        """Whether a sentence beside the clause says that the year's results are told in a report of their own."""
        return any(
            self._rules.has(text[start:end], "year_result")
            for text in map(texts.text, dict.fromkeys(passages))
            for start, end in self._analyse(text).sentences
        )


def _outside_goals(root: Section, taken: frozenset[str]) -> Iterator[tuple[Section, Passage]]:
    for section in root.walk():
        if section.role_in_force in _ELSEWHERE or any(above.role == "goal" for above in section.ancestors()):
            continue
        for passage in section.passages():
            if passage.id not in taken:
                yield section, passage


def _rhythm(cadences: tuple[Cadence, ...]) -> tuple[Cadence, ...]:
    """The rhythm of a plan: single events and evaluations after years beside it say nothing more."""
    known = definite(cadences)
    regular = tuple(cadence for cadence in known if cadence not in (Cadence.EVENT, Cadence.MULTI_YEAR))
    return regular or known
