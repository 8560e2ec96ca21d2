"""A pasted text as a goal: its labelled lines and table cells become the fields that the table of a plan would give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.compare.sentences import Span, sentences
from pipeline.compare.steps import number
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderReader
from pipeline.records import Cadence, Comparator, Goal, Measure, Origin, Reporting, Scope, Source, Sourced, Target

_BARE = "statement"  # id of a formulation that stands alone
_HALF = str.maketrans("：｜（）", ":|()")  # one for one, so that places stay
_LINE, _CELL = re.compile(r"[^\n]+"), re.compile(r"[^|\t\n]+")
_BULLET = re.compile(r"(?:[-•–*·●▪]|\d{1,2}[.)、])\s*(?=\D)")
_MARK = re.compile(
    r"[ \t]*(?:(?P<bullet>[-•–*·●▪◦○■])[ \t]+"
    r"|\(?(?P<sign>\d{1,2}|[A-Za-z]|[一二三四五六七八九十])(?:[.)、])[ \t]*(?!\d(?!\d{3}))|(?P<ring>[①-⑳])[ \t]*)(?=\S)"
)
_SERIES = ("123456789", "abcdefghi", "ABCDEFGHI", "一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIGURE_ALONE = re.compile(r"[<>≤≥=~]*\s*\d[\d.,]*")
_ENDINGS = ".。!?！？;；:"
_LONG = 60  # characters from which an unfinished line is paper that ran out, and no title

# How a part is read, by the field of its label. What is in none of these says nothing of the goal itself.
_GOAL = frozenset(("", "goal", "task"))
_SAID = frozenset(("effect", "deadline", "period", "method"))  # kept with the label, which is part of what is said
_MEASURE = frozenset(("measure", "indicator", "target", "activity", "attribute"))
_BEFORE = frozenset(("baseline", "actual"))
_VALUES = ("target", "unit")
_REPORT = frozenset(("reporting", "channel", "recipient"))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text under a label: the label's field ("" without one) and year, where the label starts, and
    from where to where its value goes."""

    field: str
    label: int
    start: int
    end: int
    year: str = ""


def pasted_goal(text: str, pack: LanguagePack) -> Goal:
    """The goal of a text alone."""
    parts = [_earlier(text, part) for part in _parts(text.translate(_HALF), pack) if part.end > part.start]
    read, parts = parts, _with_lists(text, parts)
    heads = [_by_when(part) for part in parts if part.field in _GOAL]
    title, statement = _heads(text, heads, listed=parts != read)
    measures = _measures([part for part in parts if part.field in _MEASURE])
    if not title and not statement:  # nothing but measures, or nothing that we can place
        statement, measures = (measures[0], measures[1:]) if measures else ([Part("", 0, 0, len(text))], [])
    said = [replace(part, start=part.label) for part in parts if part.field in _SAID]
    before = [part for part in parts if part.field in _BEFORE]
    reporting = _joined(text, [part for part in parts if part.field in _REPORT])
    frequency = _joined(text, _of(parts, "frequency"))
    return Goal(
        _BARE,
        _BARE,
        Origin.PROSE,
        Source(_BARE, 0, len(text), text),
        1.0,
        title=_joined(text, title),
        statement=_joined(text, [*statement, *said]),
        measures=tuple(_measure(text, group, place, pack) for place, group in enumerate(measures, 1)),
        baseline=_joined(text, before),
        baseline_period=next((part.year for part in before if part.year), ""),
        reporting=Reporting((Cadence.UNSPECIFIED,), Scope.GOAL, reporting) if reporting else None,
        measurement_frequency=Sourced(Cadence.UNSPECIFIED, frequency.source, frequency.rule) if frequency else None,
        responsible=_joined(text, _of(parts, "responsible")),
        fulfilment_rule=_joined(text, _of(parts, "fulfilment_rule")),
    )


# ------------------------------------------------------------------------------------------ cutting
def _parts(text: str, pack: LanguagePack) -> Iterator[Part]:
    """The text cut at line ends, cell borders and labels. A line that goes on with the one above belongs to it."""
    headers = HeaderReader(pack)
    listed = _listed(text)
    rows = [[match.span() for match in _CELL.finditer(text, *line.span())] for line in _LINE.finditer(text)]
    columns = _columns(text, rows, headers)
    waiting: Part | None = None
    label = Part("", 0, 0, 0)  # the label last read
    for row in rows[1:] if columns else rows:
        for place, cell in enumerate(row):
            for part in _labelled(text, cell, pack, headers):
                if not part.field and len(row) == len(columns):
                    part = replace(part, field=columns[place].field, year=columns[place].year)
                elif part.start == part.end and waiting is label and label.start == label.end:
                    part = Part(label.field, part.label, part.label, part.end, label.year)  # its value looks like one
                elif part.field:
                    label = part
                elif waiting and part.start not in listed and _goes_on(text, waiting, part):
                    waiting = replace(waiting, end=part.end)
                    continue
                elif label.start == label.end or (label.field in _MEASURE and _BULLET.match(text, part.start)):
                    part = replace(part, field=label.field, year=label.year)
                if waiting:
                    yield waiting
                waiting = part
    if waiting:
        yield waiting


def _labelled(text: str, cell: Span, pack: LanguagePack, headers: HeaderReader) -> Iterator[Part]:
    """A cell cut where a sentence opens with a label; a cell that is nothing but a label is one without a value."""
    start, end = _trimmed(text, *cell)
    words = text[start:end]
    alone = headers.match(words) if words and words[-1] not in _ENDINGS and not headers.label(words) else None
    if alone and not (alone.field in _VALUES and words[0].isdigit()):  # "91 per cent" is a value, numbering aside
        yield Part(alone.field, start, end, end, _year(words))
        return
    found: list[Part] = []
    for first, _ in sentences(words, pack):
        label = headers.label(words[first:])
        if label is None and found:
            continue
        field, value = (label[0].field, label[1]) if label else ("", 0)
        if found:
            found[-1] = replace(found[-1], end=start + first)
        year = _year(words[first : first + value])
        found.append(Part(_field(field, year, words[first + value :]), start + first, start + first + value, end, year))
    for part in found:
        yield replace(part, end=_trimmed(text, part.start, part.end)[1])


def _field(field: str, year: str, value: str) -> str:
    """A result is the state before where it is one of a year or a mere figure, else the one that is wanted."""
    return "" if field == "actual" and not year and not value[:1].isdigit() else field


def _earlier(text: str, part: Part) -> Part:
    """A measurement or a status with a figure, of a year before others in the text, is the state before."""
    figured = part.field in ("measure", "indicator", "status") and any(map(str.isdigit, text[part.start : part.end]))
    years = [int(year) for year in _YEAR.findall(text[: part.label] + text[part.end :])]
    now = part.field == "status" and not part.year
    past = now or bool(part.year and years and int(part.year) < max(years))
    return replace(part, field="baseline") if figured and past else part


def _columns(text: str, rows: Sequence[Sequence[Span]], headers: HeaderReader) -> list[Part]:
    """The labels of a first row that has nothing else, above a row of as many cells."""
    if len(rows) < 2 or len(rows[0]) < 2 or len(rows[0]) != len(rows[1]):
        return []
    words = [text[slice(*_trimmed(text, *cell))] for cell in rows[0]]
    found = [Part(match.field, 0, 0, 0, _year(word)) for word in words if (match := headers.match(word))]
    return found if len(found) == len(words) else []


def _listed(text: str) -> frozenset[int]:
    """Where the lines of a list start: two or more with the same bullet, or marked in order (*a), b)*), so that a line
    that opens with a date (*1. May*) is none."""
    marked = [(match.start() + len(match.group()) - len(match.group().lstrip()), match) for line in _LINE.finditer(text)
              if (match := _MARK.match(text, line.start()))]  # fmt: skip
    signs = [match["bullet"] or match["sign"] or match["ring"] for _, match in marked]
    same = len(set(signs)) == 1 and bool(marked and marked[0][1]["bullet"])
    in_order = any("".join(signs) == series[: len(signs)] for series in _SERIES)
    return frozenset(start for start, _ in marked) if len(marked) > 1 and (same or in_order) else frozenset()


def _with_lists(text: str, parts: list[Part]) -> list[Part]:
    """The lines of a list under the goal's own words as its measures."""
    listed = _listed(text)
    own = [part for part in parts if part.field in _GOAL]
    if not own or own[0].start in listed:
        return parts
    return [replace(part, field="measure") if part in own and part.start in listed else part for part in parts]


def _goes_on(text: str, before: Part, part: Part) -> bool:
    """Whether a line without a label is the rest of a sentence that the line above began."""
    above = text[before.start : before.end]
    if "\n" not in text[before.end : part.start] or _BULLET.match(text, part.start):
        return False
    if not above or above[-1] in _ENDINGS:
        return False
    return text[part.start].islower() or (before.field not in _GOAL and len(above) - above.rfind("\n") > _LONG)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _year(label: str) -> str:
    found = _YEAR.search(label)
    return found.group() if found else ""


# ------------------------------------------------------------------------------------------ placing
def _heads(text: str, parts: list[Part], *, listed: bool) -> tuple[list[Part], list[Part]]:
    """Title and statement: the first of several parts, or the one above a list, is the title unless it ends like a
    sentence."""
    if not parts or text[parts[0].end - 1] in _ENDINGS:
        return [], parts
    if len(parts) < 2 and not listed:
        return [], parts
    return parts[:1], parts[1:]


def _by_when(part: Part) -> Part:
    """A goal with the label's year (*Goal 2026: ...*), which says by when."""
    return replace(part, start=part.label) if part.year else part


def _measures(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each measure: an indicator and the target below it are one."""
    found: list[list[Part]] = []
    for part in parts:
        if part.field == "target" and found and found[-1][-1].field in ("indicator", "measure"):
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _of(parts: Sequence[Part], field: str) -> list[Part]:
    return [part for part in parts if part.field == field]


def _measure(text: str, parts: Sequence[Part], place: int, pack: LanguagePack) -> Measure:
    """A measure; a bare figure under the label of a target is one without a unit."""
    words = _joined(text, parts)
    assert words is not None
    target: Sourced[Target] | None = None
    last = text[parts[-1].start : parts[-1].end]
    if parts[-1].field == "target" and _FIGURE_ALONE.fullmatch(last.rstrip(_ENDINGS)):
        source = Source(_BARE, parts[-1].start, parts[-1].end, last)
        target = Sourced(Target(Comparator.EQUAL, number(last, pack)), source, "given")
    year = next((part.year for part in parts if part.year), "")
    return Measure(f"{_BARE}.m{place}", words, target=target, target_period=year)


def _joined(text: str, parts: Sequence[Part]) -> Sourced[str] | None:
    """The words of some parts, each on a line of its own."""
    if not parts:
        return None
    words = "\n".join(text[part.start : part.end] for part in parts)
    return Sourced(words, Source(_BARE, parts[0].start, parts[-1].end, words), "given")
