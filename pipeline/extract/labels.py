"""Blocks with labels: "Resultatkrav: ...", "Vægt: 15 pct.", a label line alone with its text beneath."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.language import Analyser, Cue
from pipeline.extract.texts import BlockText
from pipeline.packs.headers import HeaderMatch, HeaderReader

_CLOSING = re.compile(r"[(\[【〔]((?:[^()\[\]【】〔〕]|\([^()]{1,20}\)){2,160})[)\]】〕]\s*[.。;]?\s*$")
_WEIGHED_NAME = re.compile(r"\s*(?P<name>[^()。;:]{2,60}?)\s*\((?P<weight>[^()]{1,16})\)\s*[。:.;,]\s*(?=\S)")
_BRACKET = re.compile("[【〖〔]")
_STRUNG = re.compile(r"[^·|•]+")
_CLAUSE = re.compile(r"[^;]+")
_GAP = re.compile(r"\n|(?<=\S)(?:\u3000|[ \t\u00a0\u2003]{2})[ \t\u00a0\u2003\u3000]*(?=\S)")
_LISTED = re.compile("[、,;/\n]")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[a-z]?\b|[一二三四五六七八九十]{1,3}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SPOKEN = (
    re.compile(r"(\S+(?: \S+)?) (\w{2,5}) (?=\S)"),
    re.compile(r"(\S+(?: \S+)?) (\w{2,6}) [^\W\d]{1,3} (?=\S)"),  # "Ansvaret ligger i Kontoret for Tilsyn"
)
_ABOUT = re.compile(r"\d{1,2}(?:\.\d{1,2})*[a-z]?(?:,? (?:[^\W\d]{2,4} )?\d{1,2}(?:\.\d{1,2})*[a-z]?)* (?=[^\W\d])")
_LEVEL = re.compile(r"(?:[^\W\d_]+ ){0,2}[\d.,\u00a0 ]*\d(?: ?%| [^\W\d_]+\.?)?(?=\s*(?:[.;]|$))")
_PART = re.compile(r"(?:[^,;()]|\([^()]*\))+")

_NUMBERED_LABEL = re.compile(r"([^\W\d][\w-]+) \d{1,2}(?:\.\d{1,2})*[a-z]?[.:)]? (?=[^\W\d_a-zæøåäö])")

_LABEL_LINE = 70  # characters
# What labels stand for: text that is neither goal nor measure, one fact of a goal, what shows that it is met.
REMARKS = frozenset(
    ("activity note effect method definition budget status explanation action task attribute area title other").split()
)
FACTS = frozenset(
    (
        "deadline weight responsible reporting frequency channel recipient goal_type level baseline "
        "fulfilment_rule period number"
    ).split()
)
MEASURED = ("measure", "indicator")  # labels and headers of what is measured
REQUIREMENTS = (*MEASURED, "target")
NAME_OF_MEASURE = "measure_name"  # what a requirement's own label says that it measures


def year_of(label: str) -> str:
    """The year that a label names ("Målvärde 2030"); empty where it names none."""
    year = _YEAR.search(label)
    return year.group() if year else ""


def _is_level(field: str, text: str, value: int) -> bool:
    """Whether a goal's label with a year has nothing but a level behind it, so that it says the target of what is
    measured there: "Mål 2027: 33 procent."."""
    return field == "goal" and bool(year_of(text[:value])) and _LEVEL.match(text, value) is not None


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A stretch of a passage under one label. `field` is empty before the first label; `rule` is the label's."""

    field: str
    rule: str
    start: int
    end: int
    label: tuple[int, int] = (0, 0)  # where the label's own words stand
    also: tuple[str, ...] = ()  # other fields that the label could mean

    @property
    def heads_requirements(self) -> bool:
        """Whether what stands beneath it shows that a goal is met: "Succeskriterier"."""
        return self.field in REQUIREMENTS or (self.field == "goal" and "measure" in self.also)

    @property
    def heads_aim(self) -> bool:
        """Whether what stands beneath it is aimed at: "Dit vill vi"."""
        return self.field == "purpose" or (self.field == "goal" and "measure" not in self.also)


class LabelReader:
    """Finds labels inside passages with one pack."""

    def __init__(self, headers: HeaderReader, analyse: Analyser) -> None:
        self._headers = headers
        self._analyse = analyse

    def parts(self, block: BlockText, start: int = 0, *, clauses: bool = False) -> list[LabelledPart]:
        """The passage cut at its labels. A label opens the passage, a printed line or a sentence; with `clauses`, and
        where the passage opens with who is responsible or another such fact, also what stands behind a semicolon. One
        that is said as a sentence reaches to its end."""
        sentences = [(start + a, start + b) for a, b in self._analyse(block.text[start:]).sentences]
        clauses = clauses or self.is_simply_labelled(block.text[start:])
        inner = [clause.start() for clause in _CLAUSE.finditer(block.text, start)] if clauses else []
        places = sorted({*self.openings(block, start), *(first for first, _ in sentences), *inner})
        found: dict[int, LabelledPart] = {}
        for place in places:
            rest = block.text[place:]
            printed = self._headers.label(rest, loose=place == start)
            label = printed or self._spoken(rest)
            if label is None or self._is_about(rest, label[1]):
                continue
            match, value = label
            field = "target" if _is_level(match.field, rest, value) else match.field
            found[place] = LabelledPart(
                field, match.rule, place + value, len(block.text), (place, place + value), match.also
            )
            if printed is None:
                stop = next(end for _, end in sentences if end > place)
                found[place] = replace(found[place], end=stop - block.text[:stop].endswith("."))
                if after := next((first for first, _ in sentences if first > place), None):
                    found[after] = LabelledPart("", "", after, len(block.text))
        if not found:
            return [LabelledPart("", "", start, len(block.text))]
        first = min(found)
        parts = [LabelledPart("", "", start, first)] if first > start else []
        for place, after in pairwise([*sorted(found), len(block.text)]):
            part = found[place]
            end = min(part.end, after)
            if after in inner:
                end = len(block.text[:end].rstrip(" ;"))
            parts.append(replace(part, end=max(part.start, end)))
        return parts

    def _is_about(self, text: str, value: int) -> bool:
        """Whether what looks like a label is the subject of a sentence about numbered requirements: "Kravene 1.1 og 1.2
        opgøres sammen.", "Resultatkrav 6.1 er delvist opfyldt ved 70 pct."."""
        about = _ABOUT.match(text, value) if ":" not in text[:value] else None
        verbs = self._analyse(text).of("finite", "commitment") if about is not None else []
        return any(about is not None and verb.start == about.end() for verb in verbs)

    def _spoken(self, text: str) -> tuple[HeaderMatch, int] | None:
        """A label said as a sentence: "Målansvarig är chefen för tillsynsavdelningen.", "Ansvaret ligger i Kontoret for
        Tilsyn."."""
        for form in _SPOKEN:
            words = form.match(text)
            match = self._headers.match(words.group(1)) if words else None
            if words is None or match is None or match.field != "responsible":
                continue
            if self._analyse(text).of("finite", start=words.start(2), end=words.end(2)):
                return match, words.end()
        return None

    def sentence(self, text: str) -> LabelledPart | None:
        """The label that opens a sentence, with a colon or said in words, and its value."""
        label = self._headers.label(text) or self._spoken(text)
        return LabelledPart(label[0].field, label[0].rule, label[1], len(text.rstrip(" ."))) if label else None

    def owner(self, text: str) -> tuple[tuple[int, int], str] | None:
        """The span of whoever a sentence makes responsible, and the rule that says so."""
        return self._headers.owner(text)

    def speaks_of(self, text: str, field: str) -> bool:
        """Whether a text holds a header word of that field."""
        return self._headers.speaks_of(text, field)

    def opening(self, text: str) -> str | None:
        """The field of the label that opens a text, None without one."""
        label = self._headers.label(text)
        return label[0].field if label else None

    def strip(self, block: BlockText, start: int) -> list[LabelledPart]:
        """The parts of a line that strings together what belongs to a goal: "20 point · Driftsmål · Ansvarlig: HR"; a
        goal's word alone is its type. None where most parts say nothing known."""
        spans = [match.span() for match in _STRUNG.finditer(block.text, start)]
        parts = []
        for first, last in spans if len(spans) > 1 else []:
            text = block.text[first:last]
            lead = first + len(text) - len(text.lstrip())
            if label := self._headers.label(text.strip()):
                parts.append(LabelledPart(label[0].field, label[0].rule, lead + label[1], last))
            elif weight := self._headers.bracket_weight(text.strip()):
                parts.append(LabelledPart("weight", "bracket.weight", lead + weight[0], lead + weight[1]))
            elif (alone := self.alone(text.strip())) is not None and alone.field in ("goal", "goal_type"):
                parts.append(LabelledPart("goal_type", alone.rule, lead, last))
        return parts if len(parts) * 2 > len(spans) else []

    def number(self, text: str) -> tuple[int, int] | None:
        """The span of the number in a goal's label that opens a text: 目标2, "Mål 2: ...". None without a label."""
        first = _LISTED.split(text)[0]  # 目标1、目标4
        label = self.opening_part(text) or self.alone(first)
        number = _NUMBER.search(text, 0, label.start) if label is not None and label.field == "goal" else None
        return number.span() if number else None

    def named(self, text: str) -> tuple[HeaderMatch, int] | None:
        """The label of a numbered requirement that goes on with what it measures, and where that begins: "Resultatkrav
        1.1. Sagsbehandlingstid"."""
        opening = _NUMBERED_LABEL.match(text)
        match = self._headers.match(opening.group(1)) if opening else None
        return (match, opening.end()) if opening and match and match.field in REQUIREMENTS else None

    def in_brackets(self, text: str) -> tuple[str, tuple[int, int]] | None:
        """A field named in a label's brackets and the span of the bracket: "Resultatkrav 1a (vægt 15 pct.)"."""
        bracket = re.search(r"\(\s*(\S+)\s+([^()]+)\)", text)
        found = self._headers.match(bracket.group(1)) if bracket else None
        return (found.field, bracket.span(2)) if bracket and found else None

    def closing(self, text: str) -> tuple[int, list[LabelledPart]]:
        """Where a text ends before brackets of labelled values, and the values: "...85家。(2分)(责任单位:市民政局)".
        The length of the text and no values where it closes with no such bracket."""
        end, parts = len(text), list[LabelledPart]()
        while (bracket := _CLOSING.search(text, 0, end)) and (found := self._bracketed(text, *bracket.span(1))):
            end, parts = bracket.start(), [*found, *parts]
        return end, parts

    def _bracketed(self, text: str, start: int, end: int) -> list[LabelledPart]:
        """The values of a bracket that closes a text; a day alone is the text's own: "(2025年底)"."""
        parts: list[LabelledPart] = []
        for first, last in self._bracket_clauses(text, start, end):
            clause = text[first:last]
            lead = first + len(clause) - len(clause.lstrip())
            if label := self._headers.label(clause):
                parts.append(LabelledPart(label[0].field, label[0].rule, first + label[1], last))
            elif weight := self._headers.bracket_weight(clause.strip()):
                parts.append(LabelledPart("weight", "bracket.weight", lead + weight[0], lead + weight[1]))
            elif due := self._due(clause):
                also = ("measure",) if due.kind == "done_by" else ()
                parts.append(LabelledPart("deadline", due.rule, first + due.start, first + due.end, also=also))
            else:
                parts.extend(self._in_charge(text, first, last))
        return parts if any(part.field != "deadline" or part.rule.startswith("header") for part in parts) else []

    def _bracket_clauses(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The clauses of a bracket: parted by semicolons, and by commas behind a day and ahead of a label:
        "6月底前完成,牵头单位:市财政局,配合单位:各区"."""
        found: list[tuple[int, int]] = []
        for clause in _CLAUSE.finditer(text, start, end):
            first = clause.start()
            for comma in re.finditer(",", clause.group()):
                at = clause.start() + comma.start()
                behind = text[at + 1 : clause.end()]
                if self._due(text[first:at]) or self._headers.label(behind) or self._due(behind):
                    found.append((first, at))
                    first = at + 1
            found.append((first, clause.end()))
        return found

    def _due(self, clause: str) -> Cue | None:
        """The day that is all a clause says, or what is done by it: 6月底前, 6月底完成."""
        return next(iter(self._analyse(clause.strip()).of("done_by", "due")), None)

    def _in_charge(self, text: str, start: int, end: int) -> list[LabelledPart]:
        """Who leads, in words: 市住房城乡建设局牵头,各县(市、区)政府配合. The first who does is the one responsible."""
        for part in _PART.finditer(text, start, end):
            words = part.group().rstrip()
            leads = [cue for cue in self._analyse(words).of("in_charge") if cue.end == len(words) and cue.start > 1]
            if leads:
                return [LabelledPart("responsible", leads[0].rule, part.start(), part.start() + leads[0].start)]
        return []

    def weighed_name(self, text: str) -> tuple[tuple[int, int], tuple[int, int], int] | None:
        """The name that opens a text and is weighed at once, its weight, where the text goes on: 持证率(6分)。..."""
        match = _WEIGHED_NAME.match(text)
        weight = self._headers.bracket_weight(match.group("weight").strip()) if match else None
        if match is None or weight is None:
            return None
        at = match.start("weight") + len(match.group("weight")) - len(match.group("weight").lstrip())
        return match.span("name"), (at + weight[0], at + weight[1]), match.end()

    def opening_part(self, text: str) -> LabelledPart | None:
        """The label that opens a text, with where its value begins; None without one."""
        label = self._headers.label(text)
        return LabelledPart(label[0].field, label[0].rule, label[1], len(text)) if label else None

    def weight(self, text: str) -> tuple[int, int] | None:
        """The span of a weight that is all a text says: "12分", "vægt 20 pct."."""
        return self._headers.bracket_weight(text)

    def alone(self, text: str) -> LabelledPart | None:
        """A short line that is nothing but a label; one of several words that heads requirements or acts may close
        with a full stop: "Det måler vi på."."""
        stopped = text.rstrip()[-1:] in (".", "。")
        if len(text) > _LABEL_LINE or (stopped and " " not in text.strip()):
            return None
        match = self._headers.match(text.rstrip()[:-1] if stopped else text)
        if match is not None and stopped and match.field not in (*REQUIREMENTS, "activity"):
            return None
        return LabelledPart(match.field, match.rule, len(text), len(text), also=match.also) if match else None

    def is_goal_label(self, text: str) -> bool:
        """Whether a heading is nothing but the label of a goal: "Mål"."""
        label = self.alone(text)
        return label is not None and label.field == "goal"

    def is_weighed(self, text: str) -> bool:
        """Whether a text closes with its weight in brackets, as only goals do."""
        return any(part.field == "weight" for part in self.closing(text)[1])

    def speaks_of_goals(self, text: str) -> bool:
        """Whether a text is about goals, or opens with a label that sets it aside."""
        return self.speaks_of(text, "goal") or self.is_remark(text)

    def goal_label(self, text: str) -> int:
        """Where the statement begins behind a label such as "Mål:"; 0 without one."""
        label = self.opening_part(text)
        return label.start if label is not None and label.field == "goal" else 0

    def is_bracket(self, block: BlockText) -> bool:
        """Whether a passage is nothing but a bracket of who leads a task or when it is due: (责任科室:办公室)."""
        length, parts = self.closing(block.text)
        return bool(parts) and not block.text[:length].strip()

    def is_simply_labelled(self, text: str) -> bool:
        """Whether a sentence opens with the label of what is said of a goal: "Ansvarig: regionens kansli."."""
        return self.opening(text) in FACTS

    def is_remark(self, text: str) -> bool:
        """Whether a passage opens with a label that sets it aside ("Anm.: ...", "Kilde: ...")."""
        label = self.opening(text)
        return label is not None and label in REMARKS

    def openings(self, block: BlockText, start: int = 0) -> list[int]:
        """Where labels may stand apart from sentences: at the start, at printed lines, behind wide gaps within a line
        (牵头部门:登录室　　跟踪监测:每季度通报), and at brackets of a passage that opens with one (【牵头科室】监测科
        【目标类别】保护类)."""
        breaks = (match.end() for match in _GAP.finditer(block.verbatim))
        places = {start, *(place for offset in breaks if (place := block.at_or_after(offset)) is not None)}
        if _BRACKET.match(block.text, start):
            places |= {match.start() for match in _BRACKET.finditer(block.text, start)}
        return sorted(place for place in places if place >= start)
