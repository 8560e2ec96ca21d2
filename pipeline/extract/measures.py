"""A text that states measures, cut into one piece for each: numbered conditions, list items, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.language import Analyser
from pipeline.extract.mentions import MeasureGroup
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.quantities import TargetReading, is_universal
from pipeline.extract.spans import split_at, trimmed
from pipeline.extract.texts import BlockText, Texts

_LABEL = re.compile(r"\s*([^:.;\n]{4,34}?)\s*:\s+(?=\S)")
_MARKER = re.compile(
    r"(?:(?<=\s)|^)(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[a-z]\.|[•●▪■◦·–—-])\s+(?=\S)|[①-⑳]\s*(?=\S)"
    r"|(?:(?<=[\s;:。])|^)\(\d{1,2}\)(?=[\d\u4e00-\u9fff“])"
)


_POINT = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-–•]|[a-z]\)|[一二三四五六七八九十]是)\s*")
_MIN_WORDS = 3
_ENDS = (".", ";", ":", ")", ",")  # before the next point of a list
_OPENER = 3  # characters of a small word in front of a day: "I 2025:"
_INTERVAL = 50  # characters of an interval and where the figure is from


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clean text and what it is: a measure, a frequency, a report, a rule of fulfilment, or nothing."""

    start: int
    end: int
    kind: str  # measure, frequency, reporting, fulfilment, weight, baseline, owner, other
    led: bool = False  # a list item whose lead sentence says what is wanted of it
    due: tuple[int, int] = (0, 0)  # of the label that dates it: "2025: Planen er vedtaget."


class MeasureSplitter:
    """Cuts and labels pieces with one pack."""

    def __init__(self, phrases: PhraseReader, analyse: Analyser) -> None:
        self._phrases = phrases
        self._analyse = analyse
        self._known: dict[str, str] = {}  # kinds of texts: a third of the questions are asked again

    def forget(self) -> None:
        """Drop what was kept of texts read; a document's legend may change what they say."""
        self._known.clear()

    def pieces(self, block: BlockText, start: int, end: int, breaks: Sequence[int] = ()) -> list[Piece]:
        """The pieces of [start, end) of a block's clean text, in order; `breaks` are meant line breaks."""
        spans: list[tuple[int, int]] = []
        due: dict[int, tuple[int, int]] = {}
        for first, last in self._items(block, start, end, breaks):
            label = self._dated_label(block.text, first, last)
            found = self._sentences(block.text, label.end() if label else first, last)
            due.update(dict.fromkeys((place for place, _ in found), label.span(1)) if label else {})
            spans += found
        pieces: list[Piece] = []
        lead = False
        fulfilling = False
        for first, last in spans:
            text = block.text[first:last]
            fulfilling = fulfilling and is_enumerated(text)
            kind = "fulfilment" if fulfilling else self._kind(text)
            led = lead and _is_short_item(text)
            if led and kind == "other":
                kind = "measure"
            if kind in ("other", "baseline") and first in due:
                kind = "measure"  # what is to be so by then, whatever its words
            pieces.append(Piece(first, last, kind, led, due.get(first, (0, 0))))
            fulfilling = fulfilling or kind == "fulfilment"
            lead = led or self._leads(text)
        return pieces

    def clauses(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The main clauses of a sentence that each state a requirement: "Rörligheten får inte överstiga 12 procent |
        och sjukfrånvaron ska ligga kvar på samma nivå". Mere subjects joined by *och* part nothing."""
        spans = [(start, end)]
        parts = split_at(text, start, end, *(mark for mark in self._phrases.pack.settings.clause_ends if mark != ","))
        if len(parts) > 1 and all(self._requires_by_itself(text[a:b]) for a, b in parts):
            return [
                trimmed(text, *part) for part in parts
            ]  # "energiforbruget falder med 25 pct.; alle er certificeret"
        for joint in self._analyse(text[start:end]).of("joined_clause"):
            first = spans[-1][0]
            before = text[first : start + joint.start]
            if self._analyse(before).has("commitment") or self._requires(before):
                spans[-1:] = [(first, start + joint.start), (start + joint.end, end)]
        return spans

    def _requires_by_itself(self, clause: str) -> bool:
        """Whether a clause names a figure, a level told in words, what is finished, or opens with a day by which:
        2026年9月1日前开放日间治疗病房."""
        if self._requires(clause) or self._analyse(clause).has("finished", "worded_level"):
            return True
        return any(day.kind == "deadline" and day.start <= _OPENER for day in self._phrases.periods(clause.lstrip()))

    def _requires(self, text: str) -> bool:
        return any(target.rule != "quantity.figure" for target in self._phrases.targets(text))

    def kinds_of_clauses(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The clauses of [start, end) with their kinds, cut where the language ends clauses and sentences."""
        settings = self._phrases.pack.settings
        spans = split_at(text, start, end, *settings.clause_ends, *settings.sentence_ends)
        return [(first, last, self._kind(text[first:last])) for first, last in spans]

    def lists_steps(self, text: str) -> bool:
        """Whether a text is a row of steps with a day each: 2026年3月底前完成审查;2026年11月底前主体完工。"""
        steps = [text[a:b] for a, b in split_at(text, 0, len(text), ";", *self._phrases.pack.settings.sentence_ends)]
        days = [self._phrases.deadline(step) for step in steps]
        told = [
            day is not None and day.end - day.start < len(step.strip()) - _OPENER
            for day, step in zip(days, steps, strict=True)
        ]
        return len(steps) > 1 and all(told)

    def milestones(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses without a figure that say what is finished or which level is held, where the language strings
        results together with commas: 6月底前建成综合枢纽,上线调度平台,不发生责任事故."""
        if not self._phrases.pack.settings.commas_end_clauses:
            return []
        found: list[tuple[int, int]] = []
        due = False  # a day stands by itself ahead of the clauses: 2027年6月底前,所有车辆完成设备安装
        for a, b, kind in self.kinds_of_clauses(text, start, end):
            clause = text[a:b]
            if text.count("(", start, a) > text.count(")", start, a):
                continue  # (基建科,10月10日前完成)
            day = self._phrases.deadline(clause)
            due = due or (day is not None and day.end - day.start >= len(clause.strip()) - _OPENER)
            closes = a > start and self._analyse(clause).has("all_done")
            if kind == "measure" and not closes and self._is_milestone(clause, due=due):
                found.append(trimmed(text, a, b))
        return found

    def _is_milestone(self, clause: str, *, due: bool = False) -> bool:
        cues = self._analyse(clause)
        if self._phrases.targets(clause) or cues.has("past"):
            return False
        dated = any(found.kind == "deadline" for found in self._phrases.periods(clause))
        acts = cues.of("output")
        acts = acts if dated else [act for act in acts if due and act.end < len(clause.rstrip(" .。;"))]
        return cues.has("finished", "worded_level") or bool(acts)

    def has_figure(self, text: str) -> bool:
        """Whether a text holds a target that some word holds, not a bare number and no mere *all* or *none*."""
        return any(t.rule != "quantity.figure" and not is_universal(t) for t in self._phrases.targets(text))

    def named_beside(
        self, texts: Texts, named: Sequence[MeasureGroup], stated: list[MeasureGroup]
    ) -> list[MeasureGroup]:
        """The one level that a goal states, by the one indicator named beside or beneath it, which then is no measure
        of its own: "Minst 12 byggnader har egen solel." | "Antal byggnader med solceller". None where they are more."""
        if len(named) != 1 or len(stated) != 1 or named[0].first("target") is not None:
            return []
        name = named[0].first("text")
        if name is None or self.has_figure(texts.text(name.block)[name.start : name.end]):
            return []
        others = [mention for mention in named[0].mentions if mention.field not in ("text", "indicator")]
        stated[0].mentions += [replace(name, field="indicator", rule="table.indicator"), *others]
        return stated

    def _items(self, block: BlockText, start: int, end: int, breaks: Sequence[int]) -> list[tuple[int, int]]:
        """Numbered conditions, list items and lines of their own."""
        cuts = {start, end}
        last = 0  # number of the item before
        for match in _MARKER.finditer(block.text, start, end):
            if self._opens_item(block.text, match, start, last):
                cuts.add(match.start())
                number = match.group().strip(" ().")
                last = int(number) if number.isdecimal() else _place_of(number) or last
        cuts.update(place for place in breaks if start < place < end and self._begins_anew(block.text, place))
        cuts.update(_wide_gaps(block, start, end))
        lines = (block.at_or_after(match.end()) for match in re.finditer("\n", block.verbatim))
        cuts.update(
            place for place in lines if place and start < place < end and self._dated_label(block.text, place, end)
        )
        edges = sorted(cuts)
        return [(a, b) for a, b in pairwise(edges) if block.text[a:b].strip()]

    def _begins_anew(self, text: str, place: int) -> bool:
        """A new line that goes on with a small letter, or follows a small word ("senast den / 1 september"), continues
        the sentence."""
        before = text[:place].split()[-1:] or [""]
        return not text[place:].lstrip()[:1].islower() and before[0].lower() not in self._analyse.stop_words

    def _dated_label(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The label that dates a step of a goal: "2025: Planen er vedtaget.", "Ultimo 2026: Mindst 40 ...". Steps that
        are mere figures ("2025: 0,5 procent") are read as one series."""
        marker = _MARKER.match(text, start, end)
        if marker and not self._opens_item(text, marker, start, 0):
            return None  # "1. halvår 2025: ..."
        label = _LABEL.match(text, marker.end() if marker else start, end)
        if label is None or len(re.findall(r"[^\W\d_]{2,}", text[label.end() : end])) < _MIN_WORDS:
            return None
        day = self._phrases.deadline(label.group(1))
        whole = day is not None and day.start <= _OPENER and day.end == len(label.group(1))
        return label if day is not None and day.year_printed and whole else None

    def _opens_item(self, text: str, match: re.Match[str], start: int, last: int) -> bool:
        before = text[start : match.start()].rstrip()
        marker = match.group().strip()
        if marker in "–—-":
            return not before or before[-1] in ".:;"
        if marker[-1] == "." and marker[0].isalpha():  # "a. ... b. ...": elsewhere a letter and a stop abbreviate
            place = _place_of(marker[0])
            return place == last + 1 and (before[-1:] in _ENDS if last else not before)
        if marker[-1] == "." and marker[0].isdigit():
            # "1. halvår" is no list marker: an item begins with a capital, after a sentence end. "... är lägst 72.
            # Utfallet ..." closes a sentence: within running text only the next number of a list opens an item.
            following = before[-1:].isalnum() and int(marker[:-1]) == last + 1
            return text[match.end()].isupper() and (not before or before[-1] in ".:;)" or following)
        return True

    def _sentences(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        marker = _MARKER.match(text, start, end)
        first = marker.end() if marker else start
        spans = [(first + a, first + b) for a, b in self._analyse(text[first:end]).sentences]
        if spans:
            spans[0] = (start if marker and marker.group().strip()[0].isdecimal() else spans[0][0], spans[0][1])
        return spans

    def is_interval(self, text: str) -> bool:
        """Whether a text is nothing but an interval and where the figure is from, as behind the label of a measurement:
        "Månedligt i sagssystemet"."""
        opens = text.strip()
        if len(opens) > _INTERVAL or self._analyse(opens).of("finite", "outcome", "activity", "output", "maintain"):
            return False
        read = self._phrases.frequency(opens, in_frequency_field=True)
        return read is not None and read.start == 0

    def says_how_often(self, text: str) -> bool:
        """Whether a short sentence says little more than an interval: "Følges månedligt."."""
        return len(text) <= _INTERVAL and self._phrases.frequency(text, in_frequency_field=True) is not None

    def _kind(self, text: str) -> str:
        if text not in self._known:
            self._known[text] = self._read_kind(text)
        return self._known[text]

    def _read_kind(self, text: str) -> str:
        text = text.rstrip(" ;")
        cues = self._analyse(text)
        if cues.has("fulfilment"):
            return "fulfilment"
        if cues.has("weighing"):
            return "weight"
        targets = [t for t in self._phrases.targets(text) if t.rule != "quantity.figure"]
        if not targets and self._phrases.frequency(text) is not None:
            return "frequency"
        if self._phrases.has_reporting_word(text) and not targets and self._phrases.reporting(text) is not None:
            return "reporting"
        if self._starts_from(text, targets):
            return "baseline"
        promised = cues.of("outcome", "activity", "output", "maintain")
        told = cues.of("past") and not cues.has("commitment") and not self._is_due(text)
        first = cues.of("past")[0] if told else None
        held = any(target.rule != "quantity.share-in-sentence" for target in targets)
        moved = held or self._phrases.quantities.direction(text) is not None
        after = first is not None and not moved and all(cue.start > first.end for cue in promised)
        tells = first is not None and (not promised or after)  # "En måling viste, at 23 pct. af husene kan ..."
        asked = any(self._requires(text[: first.start].rpartition(mark)[0]) for mark in ";,") if first else False
        asked = asked or self._is_bound_untimed(text, targets)
        if first is not None and tells and not asked:  # "mindst 90 pct. kender listen, mens andelen var 54 pct."
            return "baseline" if self._phrases.quantities.figures.figures(text) else "other"
        method = self._phrases.has_measuring_word(text) and not cues.has(
            "outcome", "commitment", "maintain", "finished"
        )
        if method and all(target.rule == "quantity.share-in-sentence" for target in targets):
            return "other"  # how the figure is taken
        if targets or self._phrases.targets(text):
            return "measure"
        says = (
            "activity",
            "output",
            "outcome",
            "maintain",
            "contribution",
            "vague",
            "commitment",
            "finished",
            "worded_level",
        )
        due = cues.has("holds", "finite") and any(found.kind == "deadline" for found in self._phrases.periods(text))
        return "measure" if due or cues.has(*says) else "other"  # "Akkrediteringen er fornyet senest den 31. marts"

    def _is_bound_untimed(self, text: str, targets: Sequence[TargetReading]) -> bool:
        """Whether a sentence opens with a bound, or bounds a share, and names no time, so that its perfect tells no
        result: "Højst 40 elever har været væk i mere end 30 skoledage", "... har påbörjats inom 24 timmar i minst 90
        procent av utbrotten"."""
        bounds = (target for target in targets if target.rule.startswith("bound."))
        bound = any(target.start == 0 or target.target.unit == "percent" for target in bounds)
        return bound and not any(found.day is not None for found in self._phrases.periods(text))

    def _is_due(self, text: str) -> bool:
        """Whether a sentence in the perfect tense says by when: "Senest den 1. juni har styrelsen åbnet ..."."""
        cues = self._analyse(text)
        return cues.has("finished") and any(found.kind == "deadline" for found in self._phrases.periods(text))

    def _starts_from(self, text: str, targets: Sequence[TargetReading]) -> bool:
        """Whether a sentence only says from which level one starts: "Utgångsvärdet är 14 månader (2023)."."""
        return not targets and self._phrases.quantities.opens_with_level(text)

    def _leads(self, text: str) -> bool:
        """Whether a sentence asks for a change of the points listed after it."""
        return self._phrases.quantities.direction(text) is not None


def _place_of(letter: str) -> int:
    """Which point of a list a letter marks; 0 for what is none."""
    return ord(letter) - ord("a") + 1 if len(letter) == 1 and letter.isalpha() and letter.isascii() else 0


def is_enumerated(text: str) -> bool:
    return marker_length(text) > 0


def marker_length(text: str) -> int:
    """How long the mark is that opens a point of an enumeration: "1) ", "- ", 一是."""
    mark = _POINT.match(text)
    return mark.end() if mark else 0


def _is_short_item(text: str) -> bool:
    return len(text) <= 80 and text.rstrip()[-1:] not in ".。"


def _wide_gaps(block: BlockText, start: int, end: int) -> list[int]:
    """Places behind a gap of two spaces or more before a capital: sentences run together without a full stop."""
    first, last = block.clean.span(start, end)
    places = []
    for match in re.finditer(r"(?<=[^\s:])[ \t\u00a0]{2,}(?=\S)", block.verbatim[first:last]):
        place = block.at_or_after(first + match.end())
        if place is not None and start < place < end and block.text[place].isupper():
            places.append(place)
    return places
