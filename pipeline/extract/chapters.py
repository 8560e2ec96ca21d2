"""What is said once for some goals: "De finansiella målen följs upp månadsvis." beneath "Finansiella mål" holds for the
goals of that chapter, "Byggandet (mål a) redovisas varje kvartal" for one; a heading "Driftsmål" tells their type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.extract.language import Analyser
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts, block_of
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderReader
from pipeline.records import Mention

_RULE = "chapter.reporting"
_LINE = 120  # characters of a line that names an owner
_NUMBER = re.compile(r"\b(?:[A-ZÆØÅÄÖ]{0,2}\d+(?:\.\d+)*|[a-zA-Z])\b")


class ChapterReader:
    """Reads the follow-up of chapters with one pack."""

    def __init__(self, pack: LanguagePack, headers: HeaderReader, phrases: PhraseReader, analyse: Analyser) -> None:
        self._headers = headers
        self._rules = pack.rules("documents")
        self._types = pack.rules("types")
        self._phrases = phrases
        self._analyse = analyse

    def tell(self, root: Section, texts: Texts, groups: Sequence[GoalGroup]) -> None:
        """Give each goal without a cadence of its own what its chapter says of all its goals."""
        for section in root.walk():
            told = next(self._told(section, texts), None) if section.parent is not None else None
            if told is None:
                continue
            _give(told, groups, _reported_on(section))

        self._tell_by_number(root, texts, groups)
        self._tell_types(root, texts, groups)
        self._tell_owners(root, texts, groups)

    def _tell_owners(self, root: Section, texts: Texts, groups: Sequence[GoalGroup]) -> None:
        """Give goals without an owner the one that a line under their chapter's heading names: "Ansvarlig myndighed:
        Mobilitetsstyrelsen"."""
        for section in root.walk():
            first = next(iter(section.passages()), None)
            text = texts.text(first.id) if first is not None else ""
            label = self._headers.label(text) if section.heading is not None and len(text) <= _LINE else None
            if first is None or label is None or label[0].field != "responsible":
                continue
            _give(Mention("responsible", first.id, label[1], len(text), label[0].rule), groups, section)

    def _tell_types(self, root: Section, texts: Texts, groups: Sequence[GoalGroup]) -> None:
        """Give goals the type that the nearest heading above them names: "5. Driftsmål", "Udviklingsmål 1. ..."."""
        for section in reversed(list(root.walk())):
            heading = section.heading
            named = self._types.first(texts.text(heading.id), "goal_type_heading") if heading is not None else None
            if heading is None or named is None:
                continue
            told = Mention("goal_type", heading.id, *named[1].span(), named[0].id)
            _give(told, groups, section, *_goals_after(section))

    def _tell_by_number(self, root: Section, texts: Texts, groups: Sequence[GoalGroup]) -> None:
        """Give goals what sentences outside of them say of their numbers: "Mål 1 och 3 redovisas varje kvartal"."""
        numbered: dict[str, list[GoalGroup]] = {}
        for group in groups:
            if (number := group.first("number")) is not None and not group.mention_only:
                printed = texts.words(number)
                numbered.setdefault(_bare(printed), []).append(group)
        own = {_block(group) for group in groups if group.mentions}
        passages = [p for section in root.walk() for p in section.passages() if p.id not in own] if numbered else []
        for passage in passages:
            text = texts.text(passage.id)
            for start, end in self._analyse(text).sentences:
                named = self._rules.first(text[start:end], "numbered_goals")
                if named is None or not self._tells_rhythm(text[start:end]):
                    continue
                told = Mention("reporting", passage.id, start, end, "numbered.reporting")
                for number in _NUMBER.findall(named[1].group("numbers")):
                    same = numbered.get(_bare(number), [])
                    if len(same) == 1 and same[0].first("reporting", "frequency") is None:
                        same[0].add(told)

    def _tells_rhythm(self, sentence: str) -> bool:
        """Whether a sentence says how often something is reported on or measured."""
        reading = self._phrases.reporting(sentence) or self._phrases.frequency(sentence)
        return reading is not None and bool(reading.cadences)

    def _told(self, section: Section, texts: Texts) -> Iterator[Mention]:
        """The sentences directly in a section that say how often its goals are reported on."""
        for passage in section.passages():
            text = texts.text(passage.id)
            for start, end in self._analyse(text).sentences:
                if not self._rules.has(text[start:end], "group_of_goals"):
                    continue
                reading = self._phrases.reporting(text[start:end], in_reporting_field=True)
                if reading is not None and reading.cadences:
                    yield Mention("reporting", passage.id, start, end, _RULE)


def _give(told: Mention, groups: Sequence[GoalGroup], *sections: Section) -> None:
    """Tells it of each goal of the sections that has nothing of the kind of its own."""
    inside = _blocks(*sections)
    for group in groups:
        if group.mentions and _block(group) in inside and group.first(told.field) is None:
            group.add(told)


def _reported_on(section: Section) -> Section:
    """The section whose goals are told of: beneath "Återrapportering" in one of several areas, those of the area."""
    above = section.parent
    parted = above is not None and above.parent is not None and len(above.parent.children) > 1
    return above if above is not None and section.role == "reporting" and parted else section


def _bare(number: str) -> str:
    """A goal's number as others refer to it: "a)" and "Mål 3." are a and 3."""
    return "".join(_NUMBER.findall(number)[-1:]).lower()


def _blocks(*sections: Section) -> set[str]:
    """The ids of all blocks of sections, their headings among them."""
    parts = (part for section in sections for part in section.walk())
    return {block.id for part in parts for block in (*part.blocks, part.heading) if block}


def _goals_after(section: Section) -> Iterator[Section]:
    """The goals that stand under a heading though their headings are printed like its own; none where it has parts."""
    beside = section.parent.children if section.parent is not None and not section.children else []
    place = next((index for index, one in enumerate(beside) if one is section), len(beside))
    return takewhile(lambda one: one.role == "goal", beside[place + 1 :] if section.role != "goal" else [])


def _block(group: GoalGroup) -> str:
    """The block that holds a goal: of a cell its table."""
    return block_of(group.mentions[0].block)
