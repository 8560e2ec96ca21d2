"""When something is due: which of the days and periods of a sentence belongs to which figure of it.

"2025年9月底前上线专区，到2027年事项达到800项，用户数翻一番": the first is due in September, the two others in 2027.
"70 pct. ved udgangen af 2024 og 82 pct. ved udgangen af 2025": each figure has the day printed behind it.
Where a language strings its targets together with commas, a day within one of them is that one's own; a day that stands
by itself between commas, as a topic, holds for all that follow: 到2027年底,覆盖率达到95%,办结率达到98%.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.extract.periods import PeriodReading
from pipeline.extract.phrases import PhraseReader, follows
from pipeline.extract.spans import split_at
from pipeline.extract.texts import Texts
from pipeline.records import Period, Sourced

Span = tuple[int, int]
_PARTICLES = 2  # characters beside a day that is a topic by itself: 力争到2027年底,
_LISTED, _ACT = 2, 8  # clauses of a list; characters of a bare act behind a day: 全部投入使用.
_OPENING = 2  # words before a day that still opens its sentence: "Allerede senest i 2027 ..."


@dataclass(frozen=True, slots=True)
class DueReader:
    """Deadlines in running text, read with one pack."""

    phrases: PhraseReader

    def within(self, texts: Texts, block: str, span: Span, period: Period | None) -> Sourced[date] | None:
        """The deadline that a stretch of text names, whatever it belongs to."""
        reading = self.phrases.deadline(texts.text(block)[slice(*span)], period)
        return _sourced(texts, block, span[0], reading) if reading else None

    def of_field(self, texts: Texts, block: str, span: Span, period: Period | None) -> Sourced[date] | None:
        """The deadline of a field of its own; there the running year is due at its end as well: 完成时限 | 全年."""
        if found := self.within(texts, block, span, period):
            return found
        text = texts.text(block)[slice(*span)]
        bare = text.strip(" .。()")
        whole = [day for day in self.phrases.periods(text, period) if text[day.start : day.end] == bare]
        year = next((day for day in whole if day.kind == "period" and not day.dated), None)
        return _sourced(texts, block, span[0], year) if year else None

    def in_clause(
        self, texts: Texts, block: str, figure: int, clause: Span, period: Period | None
    ) -> Sourced[date] | None:
        """The day that a clause names for one of its figures: the last before it, else the first of all."""
        found = self.phrases.deadlines(texts.text(block)[slice(*clause)], period)
        named = [day for day in found if day.kind == "deadline"] or found
        before = [day for day in named if clause[0] + day.end <= figure]
        chosen = before[-1:] or named[:1]
        return _sourced(texts, block, clause[0], chosen[0]) if chosen else None

    def of_figure(
        self, texts: Texts, block: str, figure: Span, clause: Span | None, period: Period | None
    ) -> Sourced[date] | None:
        """The deadline of a figure: the one behind it in its clause, else the last before it in its sentence."""
        text = texts.text(block)
        start, end = self.sentence(text, figure[0])
        found = self.phrases.deadlines(text[start:end], period)
        if self.phrases.pack.settings.commas_end_clauses:
            topics = self._topics(text[start:end], found, figure[0] - start)
            return _sourced(texts, block, start, topics[-1]) if topics else None
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

    def ahead(self, texts: Texts, block: str, place: int, period: Period | None) -> Sourced[date] | None:
        """The day that a goal has named before a figure, whichever figure it belongs to: the last with its year in this
        part of its sentence, or one in the clause that opens it. 年底前 amid a sentence is its own figure's alone."""
        ends = self.phrases.pack.settings.clause_ends
        if "," not in ends:
            return None
        text = texts.text(block)
        start, end = self.sentence(text, place)
        part = text.rfind(";", start, place) + 1
        opening = split_at(text, start, end, *ends)[0][1]
        found = [day for day in self.phrases.deadlines(text[start:end], period) if part <= start + day.start < place]
        found = [day for day in found if day.year_printed or start + day.end <= opening]
        return _sourced(texts, block, start, found[-1]) if found else None

    def closing(self, texts: Texts, block: str, span: Span, period: Period | None) -> Sourced[date] | None:
        """The day by which all that a text lists is finished: 新建学校7所,新增学位5400个,9月1日前全部投入使用. What the
        sentences before the last one count is not in that list."""
        ends = self.phrases.pack.settings.clause_ends
        if "," in ends and self._counts_before(texts.text(block), span):
            return None
        clauses = split_at(texts.text(block), *span, *ends) if "," in ends else []
        if len(clauses) < _LISTED:
            return None
        start, end = clauses[-1]
        text = texts.text(block)[start:end]
        found = self.phrases.deadlines(text, period)
        closes = self.phrases.analyse(text).has("all_done") or not self.phrases.targets(text)
        alone = len(found) == 1 and not text[: found[0].start].strip() and closes
        return _sourced(texts, block, start, found[0]) if alone and len(text) - found[0].end <= _ACT else None

    def of_list(self, texts: Texts, block: str, place: int, period: Period | None) -> Sourced[date] | None:
        """The day that closes the list in which a figure stands, where other sentences count before it, so that it is
        not the day of all: 完成服务70万亩次。新建中心5个,9月底前全部投入运营."""
        text = texts.text(block)
        sentence = self.sentence(text, place)
        return self.closing(texts, block, sentence, period) if self._counted(text[: sentence[0]]) else None

    def _counts_before(self, text: str, span: Span) -> bool:
        """Whether sentences of a span before its last one have targets."""
        last = self.sentence(text, max(span[0], span[1] - 1))[0]
        return last > span[0] and self._counted(text[span[0] : last])

    def _counted(self, text: str) -> bool:
        return any(target.figure is not None for target in self.phrases.targets(text))

    def _topics(self, text: str, found: list[PeriodReading], place: int) -> list[PeriodReading]:
        """The days that stand by themselves before a place, at the head of their sentence or of their part of it."""
        topics = []
        first = True
        for start, end in split_at(text, 0, len(text), *self.phrases.pack.settings.clause_ends):
            if end > place:
                break
            within = [day for day in found if start <= day.start and day.end <= end]
            start = text.find(":", start, end) + 1 or start  # 第一阶段:到2026年底,
            beside = sum(map(str.isalnum, text[start : within[0].start] + text[within[0].end : end])) if within else 0
            if within and beside <= _PARTICLES and (first or ";" not in text[end:place]):
                topics.append(within[0])
            first = False
        return topics

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
