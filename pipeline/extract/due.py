"""When something is due: which of the days and periods of a sentence belongs to which figure of it.

"2025年9月底前上线专区，到2027年事项达到800项，用户数翻一番": the first is due in September, the two others in 2027.
"70 pct. ved udgangen af 2024 og 82 pct. ved udgangen af 2025": each figure has the day printed behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.extract.periods import PeriodReading
from pipeline.extract.phrases import PhraseReader, follows
from pipeline.extract.texts import Texts
from pipeline.records import Period, Sourced

Span = tuple[int, int]
_OPENING = 2  # words before a day that still opens its sentence: "Allerede senest i 2027 ..."


@dataclass(frozen=True, slots=True)
class DueReader:
    """Deadlines in running text, read with one pack."""

    phrases: PhraseReader

    def within(self, texts: Texts, block: str, span: Span, period: Period | None) -> Sourced[date] | None:
        """The deadline that a stretch of text names, whatever it belongs to."""
        reading = self.phrases.deadline(texts.text(block)[slice(*span)], period)
        return _sourced(texts, block, span[0], reading) if reading else None

    def of_figure(
        self, texts: Texts, block: str, figure: Span, clause: Span | None, period: Period | None
    ) -> Sourced[date] | None:
        """The deadline of a figure: the one behind it in its clause, else the last before it in its sentence."""
        text = texts.text(block)
        start, end = self.sentence(text, figure[0])
        found = self.phrases.deadlines(text[start:end], period)
        place, past = figure[0] - start, figure[1] - start
        inside = (clause[0] - start, clause[1] - start) if clause else (0, end - start)
        others = [target.start for target in self.phrases.targets(text[start:end]) if target.start >= past]
        limit = min([*others, inside[1]])
        behind = [reading for reading in found if past <= reading.start < limit]
        before = [
            reading
            for reading in found
            if self._governs(text[start:end], reading, place)
            and (reading.start >= inside[0] or _opens(text[start:end], reading))
        ][::-1]
        named = [reading for reading in behind if reading.kind == "deadline" or follows(text[start:end], past, reading)]
        named += [reading for reading in before if reading.kind == "deadline"]
        chosen = next(iter([*named, *behind, *before]), None)
        return _sourced(texts, block, start, chosen) if chosen else None

    def _governs(self, text: str, reading: PeriodReading, place: int) -> bool:
        """A day holds for the figures after it in its own part of a list; one that opens the sentence for all parts."""
        if reading.start >= place:
            return False
        between = text[reading.end : place]
        return ";" not in between or not self.phrases.targets(text[: reading.start])

    def sentence(self, text: str, place: int) -> Span:
        """The sentence of a text that holds a place."""
        spans = self.phrases.analyse(text).sentences
        return next(((start, end) for start, end in spans if start <= place < end), (0, len(text)))


def _opens(text: str, reading: PeriodReading) -> bool:
    """Whether a day opens its sentence, and so holds for every clause of it: "Ved udgangen af 2026 er ..., og ..."; but
    not "Ordningen er indført senest den 1. april, og ventetiden overstiger ikke 60 dage"."""
    return text[: reading.start].count(" ") <= _OPENING


def _sourced(texts: Texts, block: str, offset: int, reading: PeriodReading) -> Sourced[date] | None:
    if reading.day is None:
        return None
    return Sourced(reading.day, texts.locate(block, offset + reading.start, offset + reading.end), reading.rule)
