"""Measure mentions to measures: target, baseline, deadline and place of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pipeline.extract.classify import Classifier
from pipeline.extract.due import DueReader
from pipeline.extract.figures import Figure
from pipeline.extract.grids import MILESTONE
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.periods import PeriodReading
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.quantities import TargetReading
from pipeline.extract.spans import split_at
from pipeline.extract.texts import Texts
from pipeline.records import Comparator, Measure, Mention, Period, ResultLevel, Source, Sourced, Target

_COUNTING = ("task.clause",)  # rules of clauses in which every counted figure is a target
_BESIDE = 2  # characters
_OF_BOUND = 3  # words ahead of a figure: "i mere end"
_STOPS = " .。;"
_MAX_TARGETS = 12
_MIN_NAME = 3
_JOINT = re.compile(r"[,;:]|\.\s")
_YEAR = 4  # digits
_SOME_YEAR = 2024  # one that has all days
_SERIES = 2  # figures that make a row
_BESIDE_IN_ROW = 5  # characters: "、", ", ", " og "
_CLAUSE_OPENERS = "。、"
_BRACKET_BEHIND = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_CHANGES = {Comparator.INCREASE: Comparator.INCREASE_BY, Comparator.DECREASE: Comparator.DECREASE_BY}
_BARE_YEAR = re.compile(r"((?:19|20)\d\d)[^\W\d_]?")  # 2025年
_DIGITS = re.compile(r"[\d.,]+")
_SPACE = re.compile(r"\s+")


def numbered(goal_id: str, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The measures of a goal with their ids, in order."""
    return tuple(replace(measure, id=f"{goal_id}-m{index}") for index, measure in enumerate(measures, 1))


class MeasureBuilder:
    """Builds the measures of a goal with one pack."""

    def __init__(self, phrases: PhraseReader, classifier: Classifier) -> None:
        self._phrases = phrases
        self._classifier = classifier
        self._due = DueReader(phrases)

    def build(self, group: GoalGroup, texts: Texts, period: Period | None, goal_id: str) -> tuple[Measure, ...]:
        """All measures of a goal, in order, each figure once."""
        found: list[tuple[Measure, bool]] = []
        for measured in group.measures:
            text = measured.first("text")
            if text is None or self._phrases.says_unmeasured(texts.words(text)):
                continue
            for measure in self._measures(measured, text, texts, period):
                if measure.deadline is None and measured.first("target") is not None:
                    measure = replace(measure, deadline=self._row_deadline(group, measured, texts, period))
                found.append((measure, text.detail == "statement"))
        kept = self._with_goal_baseline(_without_repeats(found), group, texts)
        return numbered(goal_id, kept)

    def _measures(self, group: MeasureGroup, text: Mention, texts: Texts, period: Period | None) -> list[Measure]:
        sourced = _sourced(text, texts)
        if sourced is None:
            return []
        cell = group.first("target")
        readings = self._cell_targets(group, cell, texts) if cell else self._text_targets(text, texts)
        readings = [(where, reading) for where, reading in readings if not self._is_scene(where, reading, texts)]
        readings = readings[:1] + [
            (at, one) for at, one in readings[1:] if not self._is_inner(at, readings[0][1], one, texts)
        ]
        if not readings:
            where, due = cell or text, group.first("deadline")
            dated = due is not None and (cell is not None or due.rule == MILESTONE)
            readings = [(where, self._without_figure(where, text, texts, dated=dated))]
        turns = self._years_in_turn(readings, texts) if cell is None else {}
        if text.detail == "graded":
            readings = readings[:1]  # the first threshold is full attainment, the others are its rule
        found = []
        for mention, reading in readings[:_MAX_TARGETS]:
            own = self._clause(mention, reading, texts) if cell is None else None
            measure = self._measure(
                group, _sourced(own, texts) or sourced if own else sourced, mention, reading, own, texts, period
            )
            if (turn := turns.get(reading.start)) is not None and turn.day is not None:
                measure = replace(measure, target_period=turn.label, deadline=None)  # steps of a series, as below
            found.append(measure)
        return _as_steps(found, period) if cell is None and not turns else found

    def _row_deadline(
        self, group: GoalGroup, measured: MeasureGroup, texts: Texts, period: Period | None
    ) -> Sourced[date] | None:
        """The day in a column of its own, where a row is goal and measure: "Soliditet | minst 25 procent | 2028". Where
        the row also says what is done for the goal, the day is that of the whole: "Fler läser | Antal lån | minst 900 |
        Bokbuss | 2028"."""
        target, text = measured.first("target"), measured.first("indicator", "text")
        row = _row(target.block) if target is not None else ""
        if group.has_acts and text is not None and text.block not in {one.block for one in group.all("goal", "title")}:
            return None
        for field in group.all("deadline"):
            if row and _row(field.block) == row:
                return self._due.within(texts, field.block, (field.start, field.end), period)
        return None

    def _is_scene(self, where: Mention, reading: TargetReading, texts: Texts) -> bool:
        """Whether a bare count is part of a finite act, which is done or not: "Forløbet er afprøvet på fem skoler",
        "Brevet udsendes til alle grundejerforeninger"; or whether a bound only says which ones are meant."""
        spoken, figures = texts.words(where), self._phrases.quantities.figures
        bound = reading.rule.startswith("bound.")
        if bound and (figures.says_which(spoken, reading.start) or self._is_in_subject(spoken, reading)):
            return True
        figure, target = reading.figure, reading.target
        bare = target.comparator == Comparator.EQUAL and (
            reading.rule == "quantity.figure"
            and figure is not None
            and not (figure.share or figure.time or figure.money)
            if figure is not None
            else target.unit == "percent"
        )
        if where.field != "text" or not bare:
            return False
        place = figure.start if figure is not None else reading.start
        whole = (figure is None or figure.word) and figures.is_whole(spoken, reading.start)
        done = whole or self._classifier.kind_of_act(spoken) is Comparator.MILESTONE
        return done and figures.sets_scene(spoken, place)

    def _is_in_subject(self, spoken: str, reading: TargetReading) -> bool:
        """Whether a bound says which ones an indicator counts that is to move: "Andelen af elever med et fravær på mere
        end 10 pct. skal ned."."""
        figures = self._phrases.quantities.figures
        if not (figures.names_indicator(spoken) and figures.sets_scene(spoken, reading.start)):
            return False
        return any(0 <= cue.start - reading.end <= _BESIDE for cue in self._phrases.analyse(spoken).of("commitment"))

    def _is_inner(self, where: Mention, first: TargetReading, reading: TargetReading, texts: Texts) -> bool:
        """Whether a bound only says which ones the bound that opens the sentence speaks of: "Højst 11 pct. af eleverne
        har et fravær på mere end 10 pct."; or how soon those that are counted come: "Minst fyra isbrytare ska kunna
        sättas in inom 48 timmar"."""
        held = first.rule.startswith("bound.") and reading.rule.startswith("bound.")
        if where.field != "text" or not held or reading.figure is None:
            return False
        spoken = texts.words(where)
        if self._is_how_soon(first, reading) and not _JOINT.search(spoken[first.end : reading.start]):
            return True
        if first.start:
            return False
        between = spoken[first.end : reading.figure.start]
        words = between.split()[-_OF_BOUND:]
        led = any(map(self._phrases.quantities.figures.is_scene_word, words)) and not any(map(str.isdecimal, words))
        return led and not re.search(r"[,;:.]\s", between)

    def _is_how_soon(self, first: TargetReading, reading: TargetReading) -> bool:
        least = first.target.comparator is Comparator.AT_LEAST
        counted = first.figure is not None and not first.figure.time
        most = reading.target.comparator is Comparator.AT_MOST
        return least and counted and most and reading.figure is not None and reading.figure.time

    def _years_in_turn(self, readings: list[tuple[Mention, TargetReading]], texts: Texts) -> dict[int, PeriodReading]:
        """The year of each of several figures, by their starts: 2024年、2025年分别建成20所、30所. The years
        stand in a row ahead of as many figures in a row."""
        if len(readings) < _SERIES:
            return {}
        mention = readings[0][0]
        spoken = texts.words(mention)
        years = [found for found in self._phrases.periods(spoken, None) if found.label and found.year_printed]
        years = [found for found in years if found.kind in ("period", "deadline")]
        figures = [reading for _, reading in readings if reading.figure is not None]
        for run in _runs([(reading.figure.start, reading.figure.end) for reading in figures if reading.figure]):
            ahead = [found for found in years if found.end <= run[0][0]][-len(run) :]
            rows = _runs([(found.start, found.end) for found in ahead])
            if len(run) >= _SERIES and len(rows) == 1 and len(ahead) == len(run):
                starts = [r.start for r in figures if r.figure and (r.figure.start, r.figure.end) in run]
                return dict(zip(starts, ahead, strict=True))
        return {}

    def _clause(self, mention: Mention, reading: TargetReading, texts: Texts) -> Mention | None:
        """The clause a figure stands in, where the language strings its targets together with commas: 新增床位800张."""
        ends = self._phrases.pack.settings.clause_ends
        if "," not in ends:
            return None
        text = texts.text(mention.block)
        spans = split_at(text, mention.start, mention.end, *ends)
        place = mention.start + (reading.figure.start if reading.figure else reading.start)
        index = next((i for i, (start, end) in enumerate(spans) if start <= place < end), None)
        if index is None:
            return None
        start, end = self._listed_part(text, *spans[index], place)
        # A clause too short to name what is measured takes the one before: "单位能耗,降低13.5%".
        behind = mention.start + (reading.figure.end if reading.figure else reading.end)
        while index and place - start < _MIN_NAME and end - behind <= _MIN_NAME:
            index -= 1
            start = spans[index][0]
        while start < end and (text[start].isspace() or text[start] in _CLAUSE_OPENERS):
            start += 1
        return replace(mention, start=start, end=start + len(text[start:end].rstrip(" 。.;,")))

    def _listed_part(self, text: str, start: int, end: int, place: int) -> tuple[int, int]:
        """新建农村公路200公里、危旧桥梁16座: of things listed with a figure each, the one at `place`."""
        parts = split_at(text, start, end, "、")
        named = [
            part for part in parts if self._phrases.plain_figures(text[slice(*part)]) and not text[part[0]].isdigit()
        ]
        if len(named) < len(parts) or len(parts) < 2:
            return start, end
        return next((part for part in parts if part[0] <= place < part[1]), (start, end))

    def _measure(
        self,
        group: MeasureGroup,
        text: Sourced[str],
        mention: Mention,
        reading: TargetReading,
        own: Mention | None,
        texts: Texts,
        period: Period | None,
    ) -> Measure:
        indicator = group.first("indicator")
        spoken = texts.words(mention)
        target_source = texts.locate(mention.block, mention.start + reading.start, mention.start + reading.end)
        baseline_value, baseline_period, baseline_text = self._baseline(group, mention, reading, spoken, texts, period)
        outer = [_sourced(m, texts) for name in ("group_outer", "group_inner") if (m := group.first(name)) is not None]
        labels = [_SPACE.sub(" ", part.value) for part in outer if part is not None]
        deadline = self._deadline(group, mention, reading, own, texts, period)
        return Measure(
            id="",
            text=text,
            indicator=_sourced(indicator, texts) if indicator else None,
            indicator_group="/".join(label.split("(")[0].strip() for label in labels),
            target=Sourced(reading.target, target_source, reading.rule),
            target_period=mention.detail if mention.field == "target" else self._target_period(spoken, reading, period),
            baseline_value=baseline_value,
            baseline_text=baseline_text,
            baseline_period=baseline_period,
            deadline=deadline,
            weight=self.number(weight, texts) if (weight := group.first("weight")) else None,
            result_level=self._level(text.value, labels),
            actual_value=self.number(actual, texts) if (actual := group.first("actual")) else None,
            actual_text=_sourced(actual, texts) if actual else None,
        )

    def _with_goal_baseline(self, measures: list[Measure], group: GoalGroup, texts: Texts) -> list[Measure]:
        """A baseline printed once for the goal belongs to the measure with the same unit: "Baseline: 61 mio. sider og
        7 pct. ultimo 2023". Of several years before, the last is where the measures start from."""
        for mention in sorted(group.all("baseline"), key=lambda mention: mention.detail, reverse=True):
            text = texts.words(mention)
            years = [found.label for found in self._phrases.periods(text, None) if found.label and found.year_printed]
            period = next(iter(years), mention.detail)
            for figure in self._phrases.plain_figures(text):
                fits = [m for m in measures if m.baseline_value is None and _fits(m, figure.unit)]
                if not fits:
                    continue
                source = texts.locate(mention.block, mention.start + figure.start, mention.start + figure.end)
                series = {_DIGITS.sub("", m.text.value) for m in fits[:1]}  # steps of one series differ in figures
                measures = [
                    replace(m, baseline_value=Sourced(figure.value, source, "baseline.goal"), baseline_period=period)
                    if _DIGITS.sub("", m.text.value) in series and m in fits
                    else m
                    for m in measures
                ]
        return measures

    # ------------------------------------------------------------------------------------------ targets
    def _cell_targets(self, group: MeasureGroup, cell: Mention, texts: Texts) -> list[tuple[Mention, TargetReading]]:
        """The targets of a target cell, with comparator and unit from their own columns where the table has them."""
        text = texts.words(cell)
        readings = self._phrases.targets(text, in_sentence=False)
        if len(readings) > 1:
            readings = [reading for reading in readings if reading.rule != "quantity.figure"] or readings[:1]
        sign, unit = group.first("comparator"), group.first("unit")
        comparator = self._phrases.quantities.sign(_words(sign, texts)) if sign else None
        whole: list[tuple[Mention, TargetReading]] = []
        for reading in readings[:1] if sign or unit else readings:
            target = reading.target
            if comparator is not None and target.comparator == Comparator.EQUAL:
                target = replace(target, comparator=comparator)
            if not target.unit and target.value is not None:
                target = self._with_unit(target, group, unit, texts)
            target = self._turned(target, group, texts)
            whole.append((cell, replace(reading, start=0, end=len(text.rstrip()), target=target)))
        return whole

    def _turned(self, target: Target, group: MeasureGroup, texts: Texts) -> Target:
        """A bare figure beside a name that ends in its direction is the change: 单位用水量较2025年下降 | 13%."""
        if target.comparator != Comparator.EQUAL or target.value is None:
            return target
        name = _BRACKET_BEHIND.sub("", _words(group.first("indicator", "text"), texts))
        direction = self._phrases.quantities.last_direction(name)
        if direction is None or direction.end != len(name):
            return target
        return replace(target, comparator=_CHANGES.get(direction.target.comparator, target.comparator))

    def _with_unit(self, target: Target, group: MeasureGroup, unit: Mention | None, texts: Texts) -> Target:
        """The unit of a bare number: its own column, the header's brackets, or the indicator's."""
        words = _words(unit, texts) if unit else ""
        if not words and (header := group.first("header_unit")) is not None:
            words = header.detail
        figures = self._phrases.quantities.figures
        indicator = _words(group.first("indicator", "text"), texts)
        found = figures.unit(words) if words else figures.indicator_unit(indicator)
        if words and figures.only_counts(words):  # "antal" in the unit column: the indicator names what is counted
            found = figures.indicator_unit(f"{words} {indicator[:1].lower()}{indicator[1:]}") or found
        if found is None:
            return target
        name, factor = found
        return replace(target, unit=name, amount=target.value * factor if factor != 1 and target.value else None)

    def _text_targets(self, text: Mention, texts: Texts) -> list[tuple[Mention, TargetReading]]:
        """The targets of a sentence; clause by clause where the language strings targets together with commas."""
        ends = self._phrases.pack.settings.clause_ends
        whole = texts.text(text.block)
        spans = split_at(whole, text.start, text.end, *ends) if "," in ends else [(text.start, text.end)]
        readings, finished = [], set[int]()  # and where counts begin in clauses that say what is finished
        for start, end in spans:
            said = self._phrases.analyse(whole[start:end].rstrip(_STOPS))
            if start > text.start and said.has("all_done"):
                continue  # "..., 12月底前全部完成" says when what is listed before is done
            done = len(spans) > 1 and said.has("finished")  # "第一批45家单位停车场向社会开放"
            for reading in self._phrases.targets(whole[start:end]):
                shift = start - text.start
                figure, before = reading.figure, reading.baseline
                if done and reading.target.unit and figure is not None and not figure.time:
                    finished.add(reading.start + shift)
                readings.append(
                    replace(
                        reading,
                        start=reading.start + shift,
                        end=reading.end + shift,
                        figure=replace(figure, start=figure.start + shift, end=figure.end + shift) if figure else None,
                        baseline=replace(before, start=before.start + shift, end=before.end + shift)
                        if before
                        else None,
                    )
                )
        readings = [one for one in readings if not self._is_told_behind(whole[text.start : text.end], one)]
        firm = [reading for reading in readings if reading.rule != "quantity.figure"]
        if firm:
            firm = [one for one in readings if one.rule != "quantity.figure" or one.start in finished]
        listed = [reading for reading in readings if reading.target.unit] if text.rule in _COUNTING else []
        spoken = whole[text.start : text.end]
        stated = firm or listed or (readings if self._are_dated(spoken, readings) else readings[:1])
        return [(text, self._counting(spoken, reading)) for reading in stated]

    def _is_told_behind(self, spoken: str, reading: TargetReading) -> bool:
        """Whether a figure stands in a later part of a sentence that tells what was: "skal ligge på mindst 62 pct. i
        2031; i 2025 var den 58 pct."."""
        start = spoken.rfind(";", 0, reading.start)
        if start < 0 or reading.rule.startswith("bound."):
            return False
        end = spoken.find(";", reading.end)
        said = self._phrases.analyse(spoken[start + 1 : end if end > 0 else len(spoken)])
        return said.has("past") and not said.has("commitment")

    def _are_dated(self, spoken: str, readings: list[TargetReading]) -> bool:
        """Whether each of several figures has its year right behind it: "ska vara 420 år 2028 och 550 år 2031"."""
        years = [found.start for found in self._phrases.periods(spoken, None) if found.year_printed]
        ends = [reading.figure.end for reading in readings if reading.figure is not None]
        return len(ends) >= _SERIES and all(any(0 <= year - end <= _BESIDE_IN_ROW for year in years) for end in ends)

    def _counting(self, spoken: str, reading: TargetReading) -> TargetReading:
        """A bare whole number of a sentence counts what its subject names: "Antalet brottmål ska minska till 150"."""
        value = reading.target.value
        if reading.figure is None or reading.target.unit or value is None or value % 1:
            return reading
        found = self._phrases.quantities.figures.counted_unit(spoken, reading.start)
        return replace(reading, target=replace(reading.target, unit=found)) if found else reading

    def _without_figure(self, where: Mention, text: Mention, texts: Texts, *, dated: bool) -> TargetReading:
        """A measure without a figure: a direction, a level to keep, an act to be done, or words only."""
        spoken = texts.words(where)
        direction = self._phrases.quantities.direction(spoken)
        end = len(spoken.rstrip())
        if text.detail == "led":
            lead = texts.text(text.block)[: text.start]
            led = self._phrases.quantities.last_direction(lead)
            if led is not None:
                return TargetReading(led.target, 0, end, led.rule)
        kind = self._classifier.kind_of_act(spoken)
        if kind is None and where.field == "target" and self._is_day(spoken):
            kind = Comparator.MILESTONE  # "2025年9月底前" is when a step is done
        if kind is None and direction is None and dated:
            kind = Comparator.MILESTONE  # "Trådt i kraft" beside or beneath a day in a column of its own
        if direction is not None and self._phrases.quantities.figures.names_indicator(spoken):
            return replace(direction, start=0, end=end)  # "Andelen ärenden som avgörs i tid ska öka": no act
        if kind is None and direction is None and where.field in ("text", "target") and self._names_day(spoken):
            kind = Comparator.MILESTONE  # "i drift 1. maj"; "Beslut är fattat senast den 15 september"
        if kind is Comparator.MILESTONE or (direction is None and kind is not None):
            return TargetReading(Target(kind or Comparator.QUALITATIVE), 0, end, "measure.act")
        if direction is not None:
            return replace(direction, start=0, end=end)
        return TargetReading(Target(Comparator.QUALITATIVE), 0, end, "measure.words")

    def _names_day(self, spoken: str) -> bool:
        """Whether words name the end by which something is done, or a day, month or quarter of whatever year."""
        year = Period(date(_SOME_YEAR, 1, 1), date(_SOME_YEAR, 12, 31))
        found = self._phrases.periods(spoken, year)
        return any(day.kind == "deadline" or (day.kind == "period" and "-" in day.label) for day in found)

    def _is_day(self, spoken: str) -> bool:
        """Whether a cell says nothing but a day."""
        bare = spoken.strip()
        day = self._phrases.deadline(bare)
        return day is not None and day.day is not None and (day.start, day.end) == (0, len(bare))

    # ------------------------------------------------------------------------------------------ fields
    def number(self, mention: Mention | None, texts: Texts) -> Sourced[Decimal] | None:
        """The first figure of a weight, baseline or actual cell."""
        if mention is None:
            return None
        text = texts.words(mention)
        figures = self._phrases.plain_figures(text)
        if not figures:
            return None
        source = texts.locate(mention.block, mention.start + figures[0].start, mention.start + figures[0].end)
        return Sourced(figures[0].value, source, mention.rule)

    def _baseline(
        self,
        group: MeasureGroup,
        mention: Mention,
        reading: TargetReading,
        spoken: str,
        texts: Texts,
        period: Period | None,
    ) -> tuple[Sourced[Decimal] | None, str, Sourced[str] | None]:
        cell = group.first("baseline")
        if cell is not None:
            text = _words(cell, texts)
            years = [found.label for found in self._phrases.periods(text, None) if found.label and found.year_printed]
            return self.number(cell, texts), cell.detail or next(iter(years), ""), _sourced(cell, texts)
        found = self._phrases.baseline(spoken, period)
        if found is None and mention.detail == "led":
            lead = self._phrases.baseline(texts.text(mention.block)[: mention.start], period)
            return None, lead.period if lead else "", None
        named = group.first("indicator", "text")
        if found is None and mention.field == "target" and named is not None:
            return self._bracketed(named, texts)
        if found is None:
            return None, "", None
        if reading.target.comparator is Comparator.MAINTAIN and found.value is None:
            kept = self._bracketed(mention, texts)  # "oförändrad jämfört med 2024 (9,1 procent)"
            if kept[0] is not None:
                return kept
        source = texts.locate(mention.block, mention.start + found.start, mention.start + found.end)
        figure = reading.baseline or self._common_start(spoken, reading)
        value = None
        if figure is not None:
            place = texts.locate(mention.block, mention.start + figure.start, mention.start + figure.end)
            value = Sourced(figure.value, place, "baseline.figure")
        return value, found.period, Sourced(texts.printed(source), source, "baseline.words")

    def _common_start(self, spoken: str, reading: TargetReading) -> Figure | None:
        """The level before that a clause of its own gives to all targets behind it, of the same unit:
        以2023年总体近视率54.6%为基数,2024年、2025年分别降至53.8%、53.0%以下."""
        first = next(iter(self._phrases.targets(spoken)), None)
        if first is None or (start := first.baseline) is None or "," not in spoken[start.end : first.start]:
            return None
        return start if start.unit == reading.target.unit else None

    def _bracketed(self, named: Mention, texts: Texts) -> tuple[Sourced[Decimal] | None, str, Sourced[str] | None]:
        """The level before in an indicator's name: "Antal stoffer (48 stoffer i 2024)"."""
        text = texts.words(named)
        bracket = re.search(r"\(([^()]*)\)\s*\.?\s*$", text)
        years = [found.label for found in self._phrases.periods(text, None) if found.label and found.year_printed]
        figures = self._phrases.plain_figures(bracket.group(1)) if bracket else []
        if not bracket or not figures or not years:
            return None, "", None
        at = named.start + bracket.start(1)
        place = texts.locate(named.block, at + figures[0].start, at + figures[0].end)
        whole = texts.locate(named.block, at, at + len(bracket.group(1)))
        return (
            Sourced(figures[0].value, place, "baseline.bracket"),
            years[0],
            Sourced(whole.quote, whole, "baseline.bracket"),
        )

    def _deadline(
        self,
        group: MeasureGroup,
        mention: Mention,
        reading: TargetReading,
        own: Mention | None,
        texts: Texts,
        period: Period | None,
    ) -> Sourced[date] | None:
        """In the figure's own clause, in a field of its own, in its sentence, in the words that name the measure."""
        place = reading.figure or reading
        figure = (mention.start + place.start, mention.start + place.end)
        if own is not None and (
            found := self._due.in_clause(texts, own.block, figure[0], (own.start, own.end), period)
        ):
            return found
        for field in (m for m in group.mentions if m.field == "deadline"):
            if found := self._due.within(texts, field.block, (field.start, field.end), period):
                return found
        if mention.field == "target" and len(mention.detail) == _YEAR and mention.detail.isdigit():
            year = int(mention.detail)  # "i drift 1. maj" beneath the column of a year
            period = Period(date(year, 1, 1), date(year, 12, 31))
        if (
            own is None
            and reading.figure is None
            and (found := self._due.within(texts, mention.block, (mention.start, mention.end), period))
        ):
            return found
        clause = (own.start, own.end) if own else (mention.start, mention.end)
        if found := self._due.of_figure(texts, mention.block, figure, clause, period):
            return found
        for field in (m for m in group.mentions if m.field == "period"):
            if found := self._due.within(texts, field.block, (field.start, field.end), period):
                return found
        if own is not None and (found := self._due.of_list(texts, own.block, figure[0], period)):
            return found
        if own is not None or (mention.field == "target" and mention.detail):
            return None  # the clause says all; or the column's own year, not "ved årets udgang" in the indicator's name
        text = group.first("text")
        if text is None or (text.block == mention.block and len(self._text_targets(text, texts)) > 1):
            return None
        return self._due.within(texts, text.block, (text.start, text.end), period)

    def _target_period(self, spoken: str, reading: TargetReading, period: Period | None) -> str:
        """The year a step belongs to ("2026: 1,0 procent", "82 pct. ved udgangen af 2025"), else the deadline's."""
        beside = [
            found
            for found in self._phrases.periods(spoken, period)
            if found.label and found.year_printed and found.kind in ("deadline", "period", "survey")
        ]
        before = [found for found in beside if reading.baseline is None and 0 <= reading.start - found.end <= 3]
        after = [found for found in beside if 0 <= found.start - reading.end <= 16]
        right = [found for found in after if found.start - reading.end <= 1]  # "2,0 procent 2027 och 2,5 procent 2028"
        chosen = next(iter(right or before or after), None) or self._phrases.deadline(spoken, period)
        return chosen.label if chosen is not None and chosen.year_printed else ""

    def _level(self, text: str, labels: list[str]) -> ResultLevel | None:
        for label in reversed(labels):
            if level := self._classifier.labelled_level(label):
                return level
        return self._classifier.text_level(text)


def _as_steps(measures: list[Measure], plan: Period | None) -> list[Measure]:
    """ "Minst 1 procent 2026 och minst 2 procent 2028", 2025年达98%,2026年达99%: bare years of the plan's own beside
    several figures name the steps of a series, no days by which."""
    quotes = [m.deadline.source.quote for m in measures if m.deadline]
    years = [found.group(1) for quote in quotes if (found := _BARE_YEAR.fullmatch(quote))]
    own = plan is not None and all(plan.start.year <= int(year) <= plan.end.year for year in years)
    if not own or len(measures) < _SERIES or len(set(years)) < len(measures):
        return measures
    return [replace(measure, deadline=None) for measure in measures]


def _row(block: str) -> str:
    """The row of a table's cell by its id: of t3.r2c1 t3.r2; nothing for a passage."""
    found = re.match(r"[^.]+\.r\d+", block)
    return found.group() if found else ""


def _runs(spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Spans in rows: one follows the other with no more than a comma or a small word between them."""
    rows: list[list[tuple[int, int]]] = []
    for span in spans:
        if rows and span[0] - rows[-1][-1][1] <= _BESIDE_IN_ROW:
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows


def _fits(measure: Measure, unit: str) -> bool:
    target = measure.target.value if measure.target else None
    if target is None:
        return False
    shares = ("percent", "percentage_point")
    if target.unit in shares or unit in shares:
        return target.unit in shares and unit in shares
    # Counted nouns differ in form ("sager", "sag", "kystsager"); money and time must agree.
    return target.value is not None or target.comparator == Comparator.MAINTAIN


def _words(mention: Mention | None, texts: Texts) -> str:
    return texts.words(mention).strip() if mention else ""


def _sourced(mention: Mention, texts: Texts) -> Sourced[str] | None:
    text = texts.text(mention.block)
    start, end = mention.start, mention.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    source: Source = texts.locate(mention.block, start, end)
    return Sourced(texts.printed(source), source, mention.rule)


def _without_repeats(found: list[tuple[Measure, bool]]) -> list[Measure]:
    """A figure of the statement that is printed again as a measure, and a measure printed twice, count once. Figures in
    a row belong to several subjects, though they be the same: 分别增长5%左右、6%左右、5%左右."""
    own = {_figure(measure) for measure, from_statement in found if not from_statement}
    own |= {(change, None, "percent") for measure, told in found if not told and (change := _change(measure))}
    seen: set[tuple[object, ...]] = set()
    kept: list[Measure] = []
    for measure, from_statement in found:
        figure = _figure(measure)
        if from_statement and (figure in own if figure[0] is not None else own):
            continue  # a goal with requirements of its own says in its statement what they spell out
        key = (_SPACE.sub("", measure.text.value), measure.indicator_group, measure.target_period, *figure)
        if key in seen and not (kept and _follows(measure, kept[-1])):
            continue
        seen.add(key)
        kept.append(measure)
    return kept


def _follows(measure: Measure, before: Measure) -> bool:
    """Whether the figure of a measure stands right behind that of another in the same words."""
    if measure.target is None or before.target is None or measure.text.source != before.text.source:
        return False
    here, there = measure.target.source, before.target.source
    return here.block == there.block and 0 < here.start - there.end <= _BESIDE_IN_ROW


def _change(measure: Measure) -> Decimal | None:
    """By how many percent a measure changes its baseline: "falder fra 12 til 6 pct." says again what is halved."""
    before, aim = measure.baseline_value, measure.target.value.value if measure.target else None
    return abs(aim - before.value) * 100 / before.value if before is not None and before.value and aim else None


def _figure(measure: Measure) -> tuple[object, ...]:
    target = measure.target.value if measure.target else None
    return (target.value, target.upper, target.unit) if target else (None, None, "")
