"""Whether a target moves beyond its baseline: levels held against levels, in words and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.compare.evidence import MeasureReading, Reading, given, printed
from pipeline.compare.wording import Base, Hit, Wording
from pipeline.packs import LanguagePack
from pipeline.packs.numerals import HAN_NUMBER, han_number
from pipeline.records import Comparator

_BY = (Comparator.INCREASE_BY, Comparator.DECREASE_BY)


@dataclass(frozen=True, slots=True)
class Step:
    """The way from a baseline to a target: `better`, `kept` or `worse`, with the words of both."""

    outcome: str
    hits: tuple[Hit, ...]


def steps(reading: Reading) -> Iterator[Step]:
    """Every pair of a baseline level and a target level that can be held against each other."""
    for measure in reading.measures:
        if step := _read_step(measure, reading):
            yield step
    for piece in reading.all:
        for base in piece.bases:
            if step := _worded_step(base, piece, reading):
                yield step
    if reading.before and (step := _stated_step(reading.before, reading)):
        yield step


def _read_step(measure: MeasureReading, reading: Reading) -> Step | None:
    """The step between the values that were read from a table."""
    base, target = measure.measure.baseline_value, measure.measure.target
    if base is None or target is None or target.value.value is None:
        return None
    words = (given("baseline", printed(base)), given("figure", printed(target)))
    if target.value.comparator in _BY:
        return Step("better", words)
    wanted = measure.direction.value if measure.direction else ""
    kind = measure.level.value if measure.level else ""
    wanted = "" if wanted == "maintain" else wanted
    return Step(_outcome(base.value, target.value.value, wanted or _usual(reading, measure.pieces, kind)), words)


def _worded_step(base: Base, piece: Wording, reading: Reading) -> Step | None:
    """The step between a level before and the first target of the same kind in the same piece."""
    return _step(base.levels, base.hit, piece, reading, moves=base.manner == "from")


def _stated_step(before: Wording, reading: Reading) -> Step | None:
    """The step from the goal's own baseline, printed apart, to the first target of the same kind."""
    whole = given("baseline", before.text)
    found = (_step(before.levels, whole, piece, reading) for piece in reading.all)
    return next((step for step in found if step), None)


def _step(levels: Iterable[Hit], whole: Hit, piece: Wording, reading: Reading, *, moves: bool = False) -> Step | None:
    """The step from a level before to a target in a piece; `moves` where the move itself is what is wanted."""
    kinds = {hit.value for hit in levels}
    level = next((value for hit in levels if (value := number(hit.text, piece.pack)) is not None), None)
    alike = [hit for hit in piece.figures if (hit.value in kinds or "" in kinds) and not piece.names_share(hit)]
    figures = [hit for hit in alike if number(hit.text, piece.pack) is not None]
    if moves:  # "from 60 to 80 kilos": what stands behind it, not an earlier figure of the same kind
        figures = [hit for hit in figures if hit.start >= whole.end] or figures
    target = figures[0] if figures else None
    if level is None or target is None:
        return None
    value = number(target.text, piece.pack)
    assert value is not None
    wanted = _wanted(target, piece)
    if moves and not wanted:
        wanted = "increase" if value >= level else "decrease"
    wanted = wanted or _usual(reading, (*reading.own, piece), target.value)
    return Step(_outcome(level, value, wanted), (whole, target))


def _wanted(target: Hit, piece: Wording) -> str:
    """Which way the words around a target point: its bound first, else the direction in its sentence."""
    start, end = piece.sentence_of(target)
    for kind in ("bound", "direction"):
        near = [hit for hit in piece.find(kind) if start <= hit.start < end and hit.value in ("increase", "decrease")]
        near = [hit for hit in near if kind != "bound" or _bounds(hit, target, piece)]
        if near:
            return min(near, key=lambda hit: (abs(hit.start - target.start), hit.start)).value
    return ""


def _bounds(bound: Hit, target: Hit, piece: Wording) -> bool:
    """Whether no other figure is nearer to a bound: in *within 90 days in 80 percent* the days are bounded."""
    return all(_gap(bound, target) <= _gap(bound, figure) for figure in piece.find("figure", piece.text))


def _gap(one: Hit, other: Hit) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _usual(reading: Reading, pieces: Iterable[Wording], kind: str) -> str:
    """Which way is better where nothing says so: down for waits, faults and the like, else up for shares and scores.
    Of a mere count nobody knows, so that any move is taken as meant."""
    pieces = tuple(pieces)
    shared = kind in ("share", "score")
    lower = [hit for piece in pieces for hit in piece.find("lower_better") if not (shared and _in_figure(hit, piece))]
    if lower and not reading.find("higher_better", pieces):
        return "decrease"
    return "increase" if shared else ""


def _in_figure(hit: Hit, piece: Wording) -> bool:
    """Whether words are the unit of a figure: the days of *75 percent within 30 days* are not what is measured."""
    return any(figure.start <= hit.start < figure.end for figure in piece.find("figure", piece.text))


def _outcome(base: Decimal, target: Decimal, wanted: str) -> str:
    if target == base:
        return "kept"
    return "better" if not wanted or (target > base) == (wanted == "increase") else "worse"


def number(text: str, pack: LanguagePack) -> Decimal | None:
    """The figure in some words, in digits with the language's marks or as a number word; *nine out of ten*, with
    nothing behind it, is ninety of a hundred. None where there is no figure."""
    if pack.settings.han_numerals:
        return _han(text, pack)
    read = ((match.end(), _value(match.group(), pack)) for match in _numbers(pack).finditer(text))
    found = [(end, value) for end, value in read if value is not None]
    if not found:
        return None
    (_, first), (end, second) = found[0], found[-1]
    if len(found) == 2 and first < second and not text[end:].strip():
        return first * 100 / second
    return first


def _han(text: str, pack: LanguagePack) -> Decimal | None:
    """The first figure where numbers may be Chinese numerals, with the magnitude behind it (1.2万 is 12000)."""
    match = HAN_NUMBER.search(text)
    value = han_number(match.group()) if match else None
    if match is None or value is None:
        return None
    found = pack.rules("units").first(text[match.end() : match.end() + 1], "magnitude")
    return value * Decimal(str(found[0].number)) if found and found[0].number else value


def _numbers(pack: LanguagePack) -> re.Pattern[str]:
    return _compiled(pack.number_pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _value(printed: str, pack: LanguagePack) -> Decimal | None:
    """The value of digits or of a number word; what may be an article is none."""
    if not printed[:1].isdigit():
        spoken = pack.number_words.get(printed.lower(), 0)
        return Decimal(str(spoken)) if spoken > 1 else None
    for mark in pack.settings.thousands_marks:
        printed = printed.replace(mark, "")
    for mark in pack.settings.decimal_marks:
        printed = printed.replace(mark, ".")
    return Decimal(printed)
