"""What the prose of a report tells of one goal, gathered before anything is read in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.followup_judging import Judging
from pipeline.extract.followup_remarks import Place
from pipeline.extract.followup_rows import FollowUpHeaders
from pipeline.extract.followup_sorted import Closed
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.outline import Section
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.records import Mention, Passage, PassageKind, Source

LABELS = ("status", "actual", "assessment", "explanation", "comment", "action", "prognosis", "trend")
_OF_MEASURE = ("measure", "indicator", "target")
_MAX_LABEL = 60


@dataclass
class Gathered:
    """What is gathered of one goal: a label's words with their place, in order."""

    parts: dict[str, list[Source]] = field(default_factory=dict)
    free: list[Place] = field(default_factory=list)  # unlabelled sentences
    measures: list[Mention] = field(default_factory=list)
    closed: Closed | None = None  # a verdict at the end of the heading, or over the list that the goal stands in
    named: tuple[int, int] | None = None  # where the goal is named in its block, if not by all of it

    def add(self, name: str, source: Source) -> None:
        self.parts.setdefault(name, []).append(source)


class Gatherer:
    """Gathers with one pack."""

    def __init__(self, headers: FollowUpHeaders, analyse: Analyser, judging: Judging) -> None:
        self._headers = headers
        self._judging = judging
        self._labels = LabelReader(headers, analyse)
        self._analyse = analyse

    def is_label(self, text: str) -> bool:
        """Whether a short text labels what is told of a goal: "Analyse"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL else None
        return match is not None and match.field in LABELS

    def explains(self, text: str) -> bool:
        """Whether a text stands over what explains the marks of a report: "Læsevejledning"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL else None
        return match is not None and match.field == "legend"

    def __call__(self, section: Section, texts: Texts, closed: Closed | None = None) -> Gathered:
        """All that a section tells beside the verdict that it is `closed` by, with what stands beneath it under
        headings that are labels or its verdict ("Målet är delvis uppnått")."""
        told = Gathered(closed=closed, named=(0, closed.end) if closed is not None else None)
        self._gather(section, texts, told, "")
        for child in section.children:
            heading = texts.text(child.heading.id) if child.heading else ""
            match = self._headers.match(heading) if heading and len(heading) <= _MAX_LABEL else None
            if match is not None and match.field in LABELS:
                self._gather(child, texts, told, match.field)
            elif child.heading is not None and not child.children and self.is_verdict(heading):
                told.free.append((child.heading.id, 0, len(heading)))
                self._gather(child, texts, told, "")
        return told

    def is_verdict(self, heading: str) -> bool:
        """Whether a heading says no more than how the goal above it went."""
        return len(heading) <= _MAX_LABEL and self._judging.of(heading) is not None

    def _gather(self, section: Section, texts: Texts, told: Gathered, under: str) -> None:
        """The labelled parts of a section's passages; what stands under no label goes to the label above."""
        label = under
        for passage in section.passages():
            if told.closed is not None and passage.id == told.closed.block:
                continue
            label = self.of_passage(passage, texts, told, label)

    def of_passage(self, passage: Passage, texts: Texts, told: Gathered, label: str) -> str:
        """Adds what a passage tells, under the label in force; the label in force behind it."""
        text = texts.text(passage.id)
        if passage.kind is PassageKind.HEADING or (len(text) <= _MAX_LABEL and self.is_label(text)):
            match = self._headers.match(text)
            return match.field if match is not None else label
        for part in self._labels.parts(texts[passage.id], passage.marker if passage.marker < len(text) else 0):
            start, end = trimmed(text, part.start, part.end)
            spoken = part.field and part.field not in (*LABELS, *_OF_MEASURE) and ":" not in text[slice(*part.label)]
            if spoken:  # "Målet er opfyldt. ...": a sentence here, whatever it labels in a plan
                start = part.label[0]
            elif part.field:
                label = part.field if part.field in LABELS else ""
            if start >= end:
                continue
            if spoken or not (part.field or label):
                told.free += [(passage.id, start + a, start + b) for a, b in self._analyse(text[start:end]).sentences]
            elif part.field in _OF_MEASURE:
                told.measures.append(Mention("text", passage.id, start, end, "followup.measure"))
            elif label:
                told.add(label, texts.locate(passage.id, start, end))
        return label if not _ends_sentence(text, label) else ""


def _ends_sentence(text: str, label: str) -> bool:
    """Whether a label's words end with their passage: a status or result is short, an explanation may go on."""
    return label in ("status", "actual", "prognosis", "trend") or not label
