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
from pipeline.records import Cadence, Reporting, Scope, Sourced

# Chapters whose sentences on reporting speak of something else than the goals of this plan.
_ELSEWHERE = frozenset("budget contents goal main_tasks assignments organisation steering signature".split())
# Those that hold the plan's rhythm now and then: "Uppföljning av målen" looks back as often as ahead.
_DOUBTFUL = frozenset("review template".split())
_DEFAULT, _WHOLE_PLAN, _CHAPTER, _TOLD = range(4)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence that states how often the plan is followed up, and how surely it speaks of the whole plan."""

    rank: int
    text: Sourced[str]
    reading: CadenceReading
    own_report: bool = False  # the sentence says that the goals are reported on in the annual report


class FollowUpReader:
    """Reads the plan-wide follow-up with one pack."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser) -> None:
        self._rules = pack.rules("documents")
        self._sections = pack.rules("sections")
        self._phrases = phrases
        self._analyse = analyse

    def read(self, root: Section, texts: Texts, taken: frozenset[str]) -> Reporting | None:
        """The plan-wide follow-up, None where none is stated. `taken` are blocks that belong to goals. The surest
        sentences win: a default clause ("om inget annat anges"), then what names the plan or all its goals, then a
        chapter on follow-up, then what tells a named recipient how the plan is doing."""
        found = [
            clause
            for role, block in (*_outside_goals(root, taken), *self._labelled_rows(root, texts))
            for clause in self._of(role, block, texts)
        ]
        if not found:
            return None
        best = min(clause.rank for clause in found)
        chosen = _without_annual_report([clause for clause in found if clause.rank == best])
        cadences = tuple(dict.fromkeys(c for clause in chosen for c in clause.reading.cadences))
        channels = tuple(dict.fromkeys(c for clause in chosen for c in clause.reading.channels))
        recipients = tuple(dict.fromkeys(r for clause in chosen for r in clause.reading.recipients))
        rhythm = _rhythm(cadences, chosen)
        told = next((clause for clause in chosen if set(clause.reading.cadences) & set(rhythm)), chosen[0])
        return Reporting(rhythm, Scope.DOCUMENT, told.text, channels, recipients)

    def _labelled_rows(self, root: Section, texts: Texts) -> Iterator[tuple[str, str]]:
        """Cells beside a label that names follow-up: a sheet of two columns, "Opfølgning | Bestyrelsen redegør ..."."""
        for table in (table for section in root.walk() for table in section.tables() if table.n_columns == 2):
            labels = {cell.row: texts.text(cell.id).strip() for cell in table.cells if cell.column == 0}
            for cell in table.cells:
                hit = self._sections.first(labels.get(cell.row, "")) if cell.column == 1 else None
                if hit is not None and hit[0].kind == "reporting":
                    yield "reporting", cell.id

    def _of(self, role: str, block: str, texts: Texts) -> Iterator[_Clause]:
        text = texts.text(block)
        for start, end in self._analyse(text).sentences:
            sentence = text[start:end]
            reading = self._phrases.reporting(sentence, in_reporting_field=role == "reporting")
            if reading is None or not reading.cadences:
                continue
            rank = self._rank(sentence, role, bool(reading.recipients))
            if rank is not None:
                source = texts.locate(block, start, end)
                told = Sourced(texts.printed(source), source, reading.rule)
                yield _Clause(rank, told, reading, self._rules.has(sentence, "goals_in_report"))

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


def _outside_goals(root: Section, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The role in force and the id of each passage outside goals."""
    for section in root.walk():
        if section.role_in_force in _ELSEWHERE or any(above.role == "goal" for above in section.ancestors()):
            continue
        for passage in section.passages():
            if passage.id not in taken:
                yield section.role_in_force, passage.id


def _without_annual_report(clauses: list[_Clause]) -> list[_Clause]:
    """Beside an interim rhythm the annual report in which the year's results are told is a channel: "hvert halvår ...
    Den endelige målopfyldelse offentliggøres i årsrapporten" is half-yearly. Where a sentence of its own says that the
    goals are reported on there ("Der afrapporteres på målene i årsrapporten") that report is a rhythm too."""
    interim = [
        c for c in clauses if c.own_report or not (c.reading.by_channel and c.reading.cadences == (Cadence.YEARLY,))
    ]
    return interim or clauses


def _rhythm(cadences: tuple[Cadence, ...], clauses: list[_Clause]) -> tuple[Cadence, ...]:
    """The rhythm of a plan. Single events beside it say nothing more, nor do an evaluation after years and the year's
    report beside a shorter one, unless a sentence says that the goals are reported on there."""
    known = definite(cadences)
    regular = tuple(one for one in known if one not in (Cadence.EVENT, Cadence.MULTI_YEAR))
    within = tuple(one for one in regular if one is not Cadence.YEARLY)
    told = any(clause.own_report for clause in clauses)
    return (regular if told else within or regular) or known
