"""Lines of a goal's card, one for each thing that it is measured by: the name, then the result under a label further on
(● 车辆完好率(年度指标值≥96%) 1-6月完成:96.8%); what stands beneath a line is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.followup_rows import FollowUpHeaders
from pipeline.extract.legend_marks import is_symbol
from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.extract.outline import Section
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.records import PassageKind

_LABEL = re.compile(r"(?<=[\s,;,;、|·)])(?P<label>[^\W\d][^\s,;,;、|·():]{0,23}|\d[^,;,;|():]{1,23}?):\s*(?=\S)")
_NAME_ENDS = re.compile(r"[(:,;,;|]|\s[–—-]\s")
_PARTS = " \t\n,;,;、|·"  # between a name and the next label
_SENTENCE = re.compile(r"[。!?!?]|\.\s")
_LONGEST, _LEAST = 80, 3  # characters of a name, letters of one
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line, by its block: what is measured with the level aimed at, the result, and the light that opens it."""

    block: str
    measure: tuple[int, int]
    actual: tuple[int, int] | None
    status: Printed | None


class LineReader:
    """Reads them with one pack."""

    def __init__(self, headers: FollowUpHeaders, lights: LightReader) -> None:
        self._headers = headers
        self._lights = lights

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
        return found if len(known) >= _SEVERAL else {}

    def _line(self, block: str, texts: Texts, legend: Legend) -> Line | None:
        text = texts.text(block)
        marked = bool(text) and is_symbol(text[0])
        status = self._lights.read(text[0], "", legend) if marked else None
        start, end = trimmed(text, int(marked), len(text))
        stop = _NAME_ENDS.search(text, start)
        name = trimmed(text, start, stop.start() if stop else end)
        said = text[slice(*name)]
        if _SENTENCE.search(said) or len(said) > _LONGEST or sum(map(str.isalpha, said)) < _LEAST:
            return None
        if self._headers.match(said) is not None or self._headers.label(text[start:]) is not None:
            return None  # a label with its value: 偏差原因:...
        labels = [one for one in _LABEL.finditer(text, name[1]) if self._means_result(one["label"])]
        if not labels and status is None:
            return None
        stop_at = len(text[: labels[0].start()].rstrip(_PARTS)) if labels else end
        return Line(block, (start, stop_at), trimmed(text, labels[0].end(), end) if labels else None, status)

    def _means_result(self, label: str) -> bool:
        found = self._headers.match(label)
        return found is not None and found.field == "actual"
