"""Lines of a goal's card, one for each thing that it is measured by: the name, then the result under a label further on
(● 车辆完好率(年度指标值≥96%) 1-6月完成:96.8%); what stands beneath a line is told of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from pipeline.extract.followup_judging import Judging
from pipeline.extract.followup_rows import FollowUpHeaders
from pipeline.extract.grids import is_empty
from pipeline.extract.language import Analyser
from pipeline.extract.legend_marks import is_symbol
from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import BlockText, Texts
from pipeline.records import Passage, PassageKind

_LABEL = re.compile(r"(?<=[\s,;,;、|·)])(?P<label>[^\W\d][^\s,;,;、|·():]{0,23}|\d[^,;,;|():]{1,23}?):\s*(?=\S)")
_NAME_ENDS = re.compile(r"[(:,;,;|]|\s[–—-]\s")
_LIST_NAME_ENDS = re.compile(r"[:;;]")  # behind a bullet a name may have clauses: "Andel børn, der ammes"
_PARTS = " \t\n,;,;、|·"  # between a name and the next label
_LEVEL = re.compile(r"\(\s*(?P<label>[^\W\d][^\W\d-]*)[\s:][^()]*\)\s*$")  # "(måltal: mindst 85 pct.)"
_AIMED = ("target", "goal", "measure")
_SENTENCE = re.compile(r"[。!?!?]|(?<!\d)\.\s")
_LONGEST, _LONGEST_LISTED, _LEAST = 80, 240, 3  # characters of a name, of one with its clauses, letters of one
_SEVERAL = 2
_JUDGED = ("status", "assessment", "prognosis")
_VERBS = ("finite", "holds", "past")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, by its block: what is measured with the level aimed at, the result, and the light that opens it; and
    where in the block what tells of it goes on: at 0 where all of a paragraph does that judges a part of its goal."""

    block: str
    measure: tuple[int, int]
    actual: tuple[int, int] | None
    status: Printed | None
    rest: int | None = None


def are_lit(section: Section, lines: Mapping[str, Line]) -> bool:
    """Whether all that stands beneath a heading are lines with a light, some of them with a result."""
    own = [lines.get(passage.id) for passage in section.passages()]
    known = any(line is not None and line.actual is not None for line in own)
    return known and all(line is not None and line.status is not None for line in own)


def are_parts(section: Section, lines: Mapping[str, Line]) -> bool:
    """Whether each paragraph beneath a heading is a line that judges a part of its goal."""
    own = [lines.get(passage.id) for passage in section.passages() if passage is not section.heading]
    return bool(own) and all(line is not None and line.rest == 0 for line in own)


def _paragraphs(section: Section) -> list[Passage]:
    return [passage for passage in section.passages() if passage.kind is not PassageKind.HEADING]


class LineReader:
    """Reads them with one pack."""

    def __init__(
        self, headers: FollowUpHeaders, lights: LightReader, judging: Judging, phrases: PhraseReader, analyse: Analyser
    ) -> None:
        self._headers = headers
        self._lights = lights
        self._judging = judging
        self._phrases = phrases
        self._analyse = analyse

    def of(self, root: Section, texts: Texts, legend: Legend) -> dict[str, Line]:
        """The lines of a document by their block; one alone may be chance."""
        found = {
            passage.id: line
            for section in root.walk()
            if section.heading is not None and not section.tables()
            for passage in section.passages()
            if passage.kind is not PassageKind.HEADING and (line := self._line(passage.id, texts, legend)) is not None
        }
        known = [line for line in found.values() if line.actual is not None]
        judged = [
            self._judged(section, texts) or self._spoken(section, texts, legend) or self._parts(section, texts)
            for section in root.walk()
            if section.heading is not None and not section.tables()
        ]
        lines = found if len(known) >= _SEVERAL else {}
        if any(len(of_section) >= _SEVERAL for of_section in judged):
            lines |= {line.block: line for of_section in judged for line in of_section}
        return lines

    def _judged(self, section: Section, texts: Texts) -> list[Line]:
        """The names of things measured in a section, each over a judgement under its label, be it behind the result:
        "Antal samtal / Bedömning: Nås / ... / Antal besök / Utfall: 31 / Bedömning: Nås inte"."""
        passages = section.passages()
        labels = [self._labelled(texts.text(one.id)) for one in passages]
        names = [
            one
            for at, one in enumerate(passages[:-1])
            if not labels[at] and any(label in _JUDGED for label in takewhile(bool, labels[at + 1 :]))
        ]
        spans = ((one.id, self._name(texts.text(one.id), one.marker)) for one in names)
        lines = [Line(block, span, None, None) for block, span in spans if span is not None]
        return lines if len(lines) == len(names) else []

    def _spoken(self, section: Section, texts: Texts, legend: Legend) -> list[Line]:
        """The paragraphs of a section, where each opens with what was reached of one thing and how that goes:
        执行完毕率为41.2%,进度偏慢。主要原因是..."""
        lines = [self._opening(passage.id, texts, legend) for passage in _paragraphs(section)]
        return [line for line in lines if line is not None] if all(lines) else []

    def _parts(self, section: Section, texts: Texts) -> list[Line]:
        """The paragraphs of a section, where each judges another part of its goal, one of them by its name at least:
        "Delmålet om sammenstød er ikke opfyldt. ... / Delmålet om tilskadekomne er opfyldt. ..."; a paragraph of one
        sentence that names none judges the whole."""
        judged = [self._part(passage.id, texts) for passage in _paragraphs(section)]
        found = [one for one in judged if one is not None]
        several = sum(line.measure[1] > 0 for line, _ in found) >= _SEVERAL
        named = any(by_name for _, by_name in found)
        return [line for line, _ in found] if several and named and len(found) == len(judged) else []

    def _part(self, block: str, texts: Texts) -> tuple[Line, bool] | None:
        """What a paragraph judges, and whether its verdict names it."""
        text = texts.text(block)
        sentences = self._analyse(text).sentences
        for start, end in sentences[:_SEVERAL]:
            sentence = text[start:end]
            status, place = self._judging.of(sentence), self._judging.names(sentence)
            if status is None or place is None:
                continue
            verb = next((cue.start for cue in self._analyse(sentence).of(*_VERBS) if cue.start > place), len(sentence))
            named = trimmed(text, start + place, start + verb) if place else (0, 0)
            others = [span for span in sentences if span != (start, end)]
            measure = named if place or not others else others[0]
            return Line(block, measure, None, Printed(status, sentence), 0), place > 0
        return None

    def _opening(self, block: str, texts: Texts, legend: Legend) -> Line | None:
        text = texts.text(block)
        start, end = next(iter(self._analyse(text).sentences), (0, 0))
        closing = self._judging.closing(text[start:end], legend)
        figure = next(iter(self._phrases.plain_figures(text[start:end])), None)
        if closing is None or figure is None or figure.start > closing[1]:
            return None
        status, verdict = closing
        actual = (start, start + len(text[start : start + verdict].rstrip(_PARTS)))
        return Line(block, (start, start + figure.start), actual, status, end if text[end:].strip() else None)

    def _labelled(self, text: str) -> str:
        label = self._headers.label(text)
        return label[0].field if label is not None else ""

    def _name(self, text: str, start: int) -> tuple[int, int] | None:
        """The span of a name that is all a line holds behind its marker; None where it is a sentence or a label."""
        said = text[start:].strip()
        ends, longest = (_LIST_NAME_ENDS, _LONGEST_LISTED) if start else (_NAME_ENDS, _LONGEST)
        if not said or ends.search(said) or said[-1] in ".。" or not self._is_name(said, longest):
            return None
        return (start, len(text)) if self._headers.label(said) is None else None

    def _is_name(self, said: str, longest: int = _LONGEST) -> bool:
        long = len(said) > longest or sum(map(str.isalpha, said)) < _LEAST
        return not (long or _SENTENCE.search(said)) and self._headers.match(said) is None

    def _line(self, block: str, texts: Texts, legend: Legend) -> Line | None:
        rest = self._goes_on(texts[block])
        text = texts.text(block)[:rest]
        marked = bool(text) and is_symbol(text[0])
        status = self._lights.read(text[0], "", legend) if marked else None
        start, end = trimmed(text, int(marked), len(text))
        if status is not None and (aimed := self._aimed(text, start)) is not None:
            name, actual = aimed
            return Line(block, name, None if is_empty(text[slice(*actual)]) else actual, status, rest)
        stop = _NAME_ENDS.search(text, start)
        name = trimmed(text, start, stop.start() if stop else end)
        if not self._is_name(text[slice(*name)]) or self._headers.label(text[start:]) is not None:
            return None  # a label with its value: 偏差原因:...
        labels = [one for one in _LABEL.finditer(text, name[1]) if self._means_result(one["label"])]
        if not labels and status is None:
            return None
        stop_at = len(text[: labels[0].start()].rstrip(_PARTS)) if labels else end
        return Line(block, (start, stop_at), trimmed(text, labels[0].end(), end) if labels else None, status, rest)

    def _aimed(self, text: str, start: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The spans of name and result in a line that closes with the level aimed at: "Andel besøg, der tager under en
        time: 82 pct. (måltal: 85 pct.)"."""
        level, stop = _LEVEL.search(text, start), text.find(":", start)
        found = self._headers.match(level["label"]) if level is not None else None
        if level is None or found is None or found.field not in _AIMED or not start < stop < level.start():
            return None
        return (start, stop), trimmed(text, stop + 1, level.start())

    def _goes_on(self, known: BlockText) -> int | None:
        """Where labelled lines begin beneath the first line of a block."""
        at = known.verbatim.find("\n")
        place = known.at_or_after(at + 1) if at >= 0 else None
        return place if place and self._labelled(known.text[place:]) else None

    def _means_result(self, label: str) -> bool:
        found = self._headers.match(label)
        return found is not None and found.field == "actual"
