"""Follow-up said once for the goals of a chapter: "De finansiella målen följs upp månadsvis." beneath "Finansiella mål"
holds for the goals of that chapter, and for no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.language import Analyser
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.outline import Section
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import Mention

_RULE = "chapter.reporting"


class ChapterReader:
    """Reads the follow-up of chapters with one pack."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser) -> None:
        self._rules = pack.rules("documents")
        self._phrases = phrases
        self._analyse = analyse

    def tell(self, root: Section, texts: Texts, groups: Sequence[GoalGroup]) -> None:
        """Give each goal without a cadence of its own what its chapter says of all its goals."""
        for section in root.walk():
            told = next(self._told(section, texts), None) if section.parent is not None else None
            if told is None:
                continue
            inside = {block.id for part in section.walk() for block in (*part.blocks, part.heading) if block}
            for group in groups:
                if group.mentions and _block(group) in inside and group.first("reporting") is None:
                    group.add(told)

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


def _block(group: GoalGroup) -> str:
    """The block that holds a goal: of a cell its table."""
    return group.mentions[0].block.partition(".")[0]
