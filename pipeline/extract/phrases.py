"""One sentence, read with one pack: its targets, deadline, baseline and cadences, for tables and prose alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.cleaning import is_wide
from pipeline.extract.cadences import CadenceReader, CadenceReading, Clause
from pipeline.extract.figures import Figure
from pipeline.extract.language import Analyser
from pipeline.extract.periods import PeriodReader, PeriodReading
from pipeline.extract.quantities import QuantityReader, TargetReading
from pipeline.packs import LanguagePack
from pipeline.records import Period

_STEP = re.compile(r"\s*:\s*[-−]?\d")  # "2027: 36 procent" names the step's year
_LEGEND = re.compile(r"(?<!\w)(?P<code>[^\W\d_]{1,2}\d?) ?[=:] ?(?P<meaning>[^,;.=]{4,40})")
_BESIDE = 14  # characters: "i 2028 er højst 500"


@dataclass(frozen=True, slots=True)
class BaselineReading:
    """The level before and its period, as far as the text gives them."""

    value: Decimal | None
    period: str
    start: int
    end: int


class PhraseReader:
    """All value grammars of one pack under one roof."""

    def __init__(self, pack: LanguagePack, analyse: Analyser | None = None) -> None:
        self.pack = pack
        self.analyse = analyse or Analyser(pack)
        self.quantities = QuantityReader(pack, self.analyse.stop_words)
        self._periods = PeriodReader(pack)
        self._cadences = CadenceReader(pack)
        self._known: dict[tuple[str, bool], list[TargetReading]] = {}  # readers ask of the same text more than once

    def periods(self, text: str, plan: Period | None = None) -> list[PeriodReading]:
        return self._periods.periods(text, plan)

    def targets(self, text: str, *, in_sentence: bool = True) -> list[TargetReading]:
        """Every target of a text; what stands in a date or period is no figure."""
        key = (text, in_sentence)
        if key not in self._known:
            self._known[key] = self._read_targets(text, in_sentence)
        return self._known[key]

    def forget(self) -> None:
        """Drop what was kept of texts read."""
        self._known.clear()

    def _read_targets(self, text: str, in_sentence: bool) -> list[TargetReading]:
        masked = [(found.start, found.end) for found in self._periods.periods(text) if found.kind != "relative"]
        return self.quantities.targets(text, masked, in_sentence=in_sentence)

    def deadline(self, text: str, plan: Period | None = None) -> PeriodReading | None:
        """The day by which: a deadline word first, else a period that is not the baseline's."""
        found = self.deadlines(text, plan)
        return next(iter([reading for reading in found if reading.kind == "deadline"] or found), None)

    def deadlines(self, text: str, plan: Period | None = None) -> list[PeriodReading]:
        """Every day by which something may be due, in order of place. What lies before the plan begins is due no
        more, and "under året" says no day at all."""
        before = self._levels_before(text)
        promises = [cue.end for cue in self.analyse(text).of("resolve")]
        reached = [(target.start, target.end) for target in self.targets(text)]
        return [
            reading
            for reading in self._periods.periods(text, plan)
            if reading.day
            and not (plan and reading.day < plan.start)
            and (
                reading.kind == "deadline"
                or (
                    reading.kind == "period"
                    and reading.dated
                    and not _STEP.match(text, reading.end)
                    and not any(follows(text, end, reading) for end in before)
                    and (
                        _dates_the_text(text, reading, reached)
                        or any(0 <= reading.start - end <= _BESIDE for end in promises)
                    )
                )
            )
        ]

    def baseline(self, text: str, plan: Period | None = None) -> BaselineReading | None:
        """The level the text starts from and the period it belongs to."""
        found = self._periods.periods(text, plan)
        figure = next((target.baseline for target in self.targets(text) if target.baseline), None)
        compared = next((reading for reading in found if reading.kind == "baseline" and reading.label), None)
        if figure is not None:
            dated = next((reading for reading in found if _owns(text, reading, figure.start)), None)
            dated = dated or next((reading for reading in found if follows(text, figure.end, reading)), compared)
            dated = dated or next((reading for reading in found if self._leads_to(text, reading, figure.start)), None)
            end = max(figure.end, dated.end if dated else 0)
            return BaselineReading(figure.value, dated.label if dated else "", figure.start, end)
        return BaselineReading(None, compared.label, compared.start, compared.end) if compared else None

    def _leads_to(self, text: str, reading: PeriodReading, figure: int) -> bool:
        """Whether a period opens what is said of a level before: "(2024: 81 pct.)", "2024 (81 pct.)", "hvor den i 2023
        var 41 dage"."""
        between = text[reading.end : figure]
        near = 0 <= figure - reading.end <= _BESIDE and not any(map(str.isdigit, between))
        return near and (between.strip() in (":", "(") or self.analyse(between).has("finite", "past"))

    def dated(self, text: str, plan: Period | None = None) -> bool:
        """Whether a text names days or periods."""
        return any(found.day for found in self._periods.periods(text, plan))

    def plain_figures(self, text: str) -> list[Figure]:
        """The figures of a cell, dates left out."""
        masked = [(found.start, found.end) for found in self._periods.periods(text)]
        figures = self.quantities.figures.figures(text, masked)
        return figures or self._figures_of_states(text)

    def _figures_of_states(self, text: str) -> list[Figure]:
        """The levels within what tells a state before: "var 72 procent 2023" holds a figure beside its year."""
        years = [
            (found.start + place, found.start + place + len(found.label))
            for found in self._periods.periods(text)
            if found.kind == "baseline" and (place := text[found.start : found.end].find(found.label)) >= 0
        ]
        return [figure for figure in self.quantities.figures.figures(text, years) if figure.unit and years]

    def reporting(self, text: str, *, in_reporting_field: bool = False) -> CadenceReading | None:
        return self._cadences.reporting(text, in_reporting_field=in_reporting_field)

    def tells_rhythm(self, text: str) -> bool:
        """Whether a short text tells how often: "Hvert kvartal", or "T" where the plan's legend says what that is."""
        return self._cadences.has_cadence(text) or text.strip() in self._cadences.legend

    def learn_legend(self, passages: Iterable[str]) -> None:
        """Take up what a plan's letters for intervals stand for: "T = hvert tertial, H = hvert halvår"."""
        self._cadences.legend = {
            match.group("code"): cadences
            for text in passages
            for match in _LEGEND.finditer(text)
            if (cadences := self._cadences.intervals(match.group("meaning")))
        }

    def frequency(self, text: str, *, in_frequency_field: bool = False) -> CadenceReading | None:
        return self._cadences.frequency(text, in_frequency_field=in_frequency_field)

    def clauses(self, text: str) -> list[Clause]:
        """The clauses of a text on reporting or measuring, each with the kind of its verb."""
        return self._cadences.clauses(text)

    def has_reporting_word(self, text: str) -> bool:
        return self._cadences.has_reporting_word(text)

    def has_measuring_word(self, text: str) -> bool:
        return self._cadences.is_measuring(text)

    def says_unmeasured(self, text: str) -> bool:
        """Whether a text where a measure would stand says that there is none: "Mått utreds", "Måles ikke"."""
        return self.pack.rules("cues").has(text, "unmeasured")

    def _levels_before(self, text: str) -> list[int]:
        return [target.baseline.end for target in self.targets(text) if target.baseline]


def _dates_the_text(text: str, reading: PeriodReading, reached: list[tuple[int, int]]) -> bool:
    """A part of a year dates what is said; a bare year may belong to a name ("ALT-evalueringen for 2024") unless it
    opens or closes the text or stands beside the figure to be reached."""
    if "-" in reading.label or (reading.period and reading.day != reading.period.end):
        return True  # "i foråret 2027" is due before the year ends
    opens = len(text[: reading.start].strip(" .)123456789")) <= 3
    closes = not text[reading.end :].strip(" .)。;,")
    beside = any(follows(text, end, reading) or 0 <= start - reading.end <= _BESIDE for start, end in reached)
    return opens or closes or beside


def _owns(text: str, reading: PeriodReading, figure: int) -> bool:
    """Whether a period stands right before a figure, with nothing but a genitive mark between them: 2023年的45%."""
    between = text[reading.end : figure].strip()
    return reading.end <= figure and bool(reading.label) and len(between) < 2 and (not between or is_wide(between))


def follows(text: str, end: int, reading: PeriodReading) -> bool:
    """Whether a period stands right behind a figure: "fra 61 pct. i 2025", "68 pct. (skoleåret 2024/25)"."""
    between = text[end : max(end, reading.start)]
    return end <= reading.start <= end + 16 and not re.search(r"[\d,;:]|\.\s", between)
