"""What the prose of a report tells of one goal, gathered before anything is read in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.followup_judging import Judging
from pipeline.extract.followup_remarks import Place
from pipeline.extract.followup_rows import FollowUpHeaders
from pipeline.extract.followup_sorted import Closed
from pipeline.extract.labels import REQUIREMENTS, LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.outline import Section
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.records import Mention, Passage, PassageKind, Source

LABELS = ("status", "actual", "assessment", "explanation", "comment", "action", "prognosis", "trend")
LABELLED_MEASURE = "followup.measure"  # rule of what stands under the label of a measure or of its level
_SURE = ("status", "actual", "prognosis")  # labels that show a section to follow a goal up
_MAX_LABEL = 60
_UNSPACED = "\u3400"  # from here on signs of which any may begin a word


@dataclass
class Gathered:
    """What is gathered of one goal: a label's words with their place, in order."""

    parts: dict[str, list[Source]] = field(default_factory=dict)
    free: list[Place] = field(default_factory=list)  # unlabelled sentences
    measures: list[Mention] = field(default_factory=list)
    closed: Closed | None = None  # a verdict at the end of the heading, or over the list that the goal stands in
    closing: bool = False  # with what is done about it, as the heading above names causes and measures
    measured: bool = False  # a table gives the goal's result, so that no sentence need tell it
    named: tuple[int, int] | None = None  # where the goal is named in its block, if not by all of it

    @property
    def follows_up(self) -> bool:
        """Whether status, result or forecast stand under their labels."""
        return bool(self.parts.keys() & set(_SURE))

    def add(self, name: str, source: Source) -> None:
        self.parts.setdefault(name, []).append(source)

    def label(self, name: str, texts: Texts) -> None:
        """Gives the sentences without a label the one of a chapter."""
        for place in self.free:
            self.add(name, texts.locate(*place))
        self.free = []


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

    def is_goal(self, text: str) -> bool:
        """Whether a word labels a goal: "Mål"."""
        match = self._headers.match(text)
        return match is not None and "goal" in (match.field, *match.also)

    def is_requirement(self, text: str) -> bool:
        """Whether a word labels what a goal is measured by: "Resultatkrav"."""
        match = self._headers.match(text)
        return match is not None and match.field in REQUIREMENTS

    def labels(self, text: str) -> bool:
        """Whether a short text is a label of anything said of a goal: "Resultatkrav", "Baggrund"."""
        return len(text) <= _MAX_LABEL and self._headers.match(text) is not None

    def comments(self, text: str) -> bool:
        """Whether a heading stands over comments on goals: "Kommentarer till måluppfyllelsen"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL else None
        return match is not None and match.field in ("explanation", "comment")

    def names_both(self, text: str) -> bool:
        """Whether a label names what is done as well as why: 未完成的原因和改进措施, "Analys och åtgärder"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL else None
        if match is None or match.field not in ("explanation", "comment"):
            return False
        starts = (at for at in range(1, len(text)) if not text[at - 1].isalpha() or text[at] >= _UNSPACED)
        return any((tail := self._headers.match(text[at:])) and tail.field == "action" for at in starts)

    def explains(self, text: str) -> bool:
        """Whether a text stands over what explains the marks of a report: "Læsevejledning"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL else None
        return match is not None and match.field == "legend"

    def __call__(self, section: Section, texts: Texts, marks: frozenset[str] = frozenset()) -> Gathered:
        """All that a section tells, with what stands beneath it under headings that are labels or its verdict ("Målet
        är delvis uppnått"). `marks` are passages that are the status of a heading beside them."""
        told = Gathered()
        self._gather(section, texts, told, "", marks)
        for child in section.children:
            heading = texts.text(child.heading.id) if child.heading else ""
            match = self._headers.match(heading) if heading and len(heading) <= _MAX_LABEL else None
            if match is not None and match.field in LABELS:
                self._gather(child, texts, told, match.field, marks)
            elif child.heading is not None and not child.children and self.is_verdict(heading):
                told.free.append((child.heading.id, 0, len(heading)))
                self._gather(child, texts, told, "", marks)
        return told

    def is_verdict(self, heading: str) -> bool:
        """Whether a heading says no more than how the goal above it went."""
        return len(heading) <= _MAX_LABEL and self._judging.of(heading) is not None

    def _only_numbers(self, text: str) -> bool:
        """Whether a line over the next goal's heading says no more than which it is: "Mål 2"."""
        match = self._headers.match(text) if len(text) <= _MAX_LABEL and text[-1:].isdigit() else None
        return match is not None and ":" not in text and "goal" in (match.field, *match.also)

    def _gather(self, section: Section, texts: Texts, told: Gathered, under: str, marks: frozenset[str]) -> None:
        """The labelled parts of a section's passages; what stands under no label goes to the label above."""
        label = under
        for passage in (one for one in section.passages() if one.id not in marks):
            if not self._only_numbers(texts.text(passage.id)):
                label = self.of_passage(passage, texts, told, label)

    def of_passage(self, passage: Passage, texts: Texts, told: Gathered, label: str) -> str:
        """Adds what a passage tells, under the label in force; the label in force behind it."""
        text = texts.text(passage.id)
        if self.explains(text):
            return ""
        bare = len(text) <= _MAX_LABEL and ":" not in text.rstrip(" :")  # "Resultat 2024: 59 %" has its value
        if passage.kind is PassageKind.HEADING or (bare and self.is_label(text)):
            match = self._headers.match(text)
            return match.field if match is not None else label
        for part in self._labels.parts(texts[passage.id], passage.marker if passage.marker < len(text) else 0):
            start, end = trimmed(text, part.start, part.end)
            spoken = part.field and part.field not in (*LABELS, *REQUIREMENTS) and ":" not in text[slice(*part.label)]
            if spoken:  # "Målet er opfyldt. ...": a sentence here, whatever it labels in a plan
                start = part.label[0]
            elif part.field:
                label = part.field if part.field in LABELS else ""
            if start >= end:
                continue
            if spoken or not (part.field or label):
                told.free += [(passage.id, start + a, start + b) for a, b in self._analyse(text[start:end]).sentences]
            elif part.field in REQUIREMENTS:
                name = "target" if part.field == "target" and told.measures else "text"
                told.measures.append(Mention(name, passage.id, start, end, LABELLED_MEASURE))
            elif label:
                told.add(label, texts.locate(passage.id, start, end))
        return label if not _ends_sentence(text, label) else ""


def _ends_sentence(text: str, label: str) -> bool:
    """Whether a label's words end with their passage: a status or result is short, an explanation may go on."""
    return label in ("status", "actual", "prognosis", "trend") or not label
