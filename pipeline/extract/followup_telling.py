"""Sections of a report that tell how a goal went, and those among them that tell one measure of the goal above them."""

from __future__ import annotations

from collections.abc import Container

from pipeline.extract.figures import FigureReader
from pipeline.extract.followup_gathered import Gathered, Gatherer
from pipeline.extract.followup_judging import VERDICT
from pipeline.extract.followup_rows import FollowUpHeaders
from pipeline.extract.labels import MEASURED
from pipeline.extract.legend_marks import is_key
from pipeline.extract.lights import LightReader
from pipeline.extract.outline import Section
from pipeline.extract.texts import Texts
from pipeline.packs.rules import RuleSet

NAMED_ALONE = "followup.measure-label"  # rule of headings that were the name of a measure under its label
MEASURES = 2  # headings of measures beneath a goal's
_ALIKE = 3  # headings that make a series
_OPENING, _AT_ONCE, _SHORT = 2, 12, 24  # sentences; characters ahead of "målet", and of the status behind it


class Telling:
    """Asks sections with one pack."""

    def __init__(
        self, statuses: RuleSet, lights: LightReader, headers: FollowUpHeaders, gather: Gatherer, figures: FigureReader
    ) -> None:
        self._rules = statuses
        self._lights = lights
        self._headers = headers
        self._gather = gather
        self._figures = figures

    def tells(self, section: Section, told: Gathered, texts: Texts) -> bool:
        """Whether a section, of which this is gathered, tells status or result under their labels, or opens with how
        its goal went: "Målet är uppnått.", not "Målet om digital indberetning blev ikke nået", which names the goal it
        speaks of."""
        if told.follows_up:
            return True
        judged = [texts.printed(source) for source in told.parts.get("assessment", ())]
        if any(len(text) <= VERDICT and self._lights.word(text) is not None for text in judged):
            return True
        opening = told.free[:_OPENING] if not section.tables() else ()
        return any(self._judges_at_once(texts.text(block)[start:end]) for block, start, end in opening)

    def in_turn(self, root: Section, texts: Texts) -> frozenset[int]:
        """Sections, by identity, beside each other that each tell status or result under their labels, be it beneath a
        table: "Fler barn / Indikator | Utfall | Bedömning / Samlad bedömning: Uppfyllt"."""
        found: set[int] = set()
        for above in root.walk():
            told = [one for one in above.children if self._tells_alone(one, texts)]
            if len(told) >= _ALIKE and 2 * len(told) > len(above.children):
                found.update(map(id, told))
        return frozenset(found)

    def is_leaf(self, section: Section, texts: Texts) -> bool:
        """Whether every heading beneath is a label of this section's goal, be it of what the plan says of it:
        "Resultatkrav", "Baggrund"."""
        named = [(one, one.heading) for one in section.children if one.heading is not None and one.role]
        return all(not one.children and self._gather.labels(texts.text(heading.id)) for one, heading in named)

    def is_key(self, section: Section, texts: Texts) -> bool:
        """Whether all that a section holds explains marks, one by one, be it under a label: "Bedömning: / ● uppnås  ▲
        uppnås inte"."""
        if section.tables():
            return False
        lines = (texts.text(one.id) for one in section.passages() if one is not section.heading)
        told = [line for line in lines if not self._gather.is_label(line.rstrip(" :"))]
        return is_key("\n".join(told), self._lights.word)

    def names_one_measure(self, section: Section, texts: Texts) -> bool:
        """Whether a heading is a label for what is measured, over the name of one measure alone."""
        label = self._headers.match(texts.text(section.heading.id)) if section.heading is not None else None
        named = label is not None and label.field in MEASURED
        return named and not section.children and len(section.blocks) == len(section.passages()) == 1

    def whole(self, section: Section, texts: Texts, closed: Container[str]) -> str | None:
        """The heading of the goal that a section beneath it tells one measure of: several headings without numbers
        stand beneath it that each tell how it went, and it tells nothing itself. Headings that are `closed` have a
        verdict of their own."""
        above = section.parent
        if above is None or above.heading is None or above.heading.id in closed:
            return None
        if section.rule == NAMED_ALONE:
            return above.heading.id
        if not (self.is_told_by_measures(above, texts) or self._in_series(above, texts) or self._among(above, texts)):
            return None
        own = Gathered()
        for passage in above.passages():
            self._gather.of_passage(passage, texts, own, "")
        return above.heading.id if not own.follows_up else None

    def is_told_by_measures(self, section: Section, texts: Texts) -> bool:
        """Whether a heading that is a goal's stands over several that tell how they went, or over one as those of the
        goals beside it do."""
        if not self._is_goal_over_measures(section, texts):
            return False
        if sum(child.heading is not None for child in section.children) >= MEASURES:
            return True
        beside = section.parent.children if section.parent is not None else [section]
        return sum(self._is_goal_over_measures(one, texts) for one in beside) >= _ALIKE

    def _is_goal_over_measures(self, section: Section, texts: Texts) -> bool:
        headed = any(child.heading is not None for child in section.children)
        return section.role == "goal" and headed and self._each_tells(section, texts)

    def _in_series(self, section: Section, texts: Texts) -> bool:
        """Whether a heading is one of several beside each other, each over headings that tell how they went, most of
        which say that they count or share out something: "Arkiven är säkra / Andel lokaler utan anmärkning / Utfall
        94 %"."""
        beside = [one for one in section.parent.children if one.children] if section.parent is not None else []
        if section not in beside or len(beside) < _ALIKE or not all(self._each_tells(one, texts) for one in beside):
            return False
        names = [texts.text(child.heading.id) for one in beside for child in one.children if child.heading is not None]
        return 2 * sum(map(self._figures.names_indicator, names)) > len(names)

    def _among(self, section: Section, texts: Texts) -> bool:
        """Whether a numbered heading stands over headings without numbers that tell how they went, and beside others
        that tell it themselves: "2.1 Hurtige svar / Svartid / Opfyldt / Klager / Ikke opfyldt / 2.2 Flere besøg /
        Opfyldt"."""
        beside = section.parent.children if section.parent is not None else []
        if len(beside) < _ALIKE or not all(one.depth for one in beside):
            return False
        if any(child.depth for child in section.children) or not self._each_tells(section, texts):
            return False
        others = [one for one in beside if not one.children]
        return bool(others) and all(self._tells_alone(one, texts) for one in others)

    def _each_tells(self, section: Section, texts: Texts) -> bool:
        """Whether each heading beneath one tells how it went."""
        return all(self._tells_alone(one, texts) for one in section.children if one.heading is not None)

    def _tells_alone(self, section: Section, texts: Texts) -> bool:
        """Whether a section with none beneath it tells how it went."""
        return not section.children and self.tells(section, self._gather(section, texts), texts)

    def _judges_at_once(self, sentence: str) -> bool:
        """Whether a sentence opens with "the goal" and goes on with how it went, and counts no goals."""
        subject = next((found for _, found in self._rules.find(sentence, "subject")), None)
        if subject is None or self._rules.has(sentence, "tally"):
            return False
        at_once = subject.start() <= _AT_ONCE and ":" not in sentence[: subject.start()]
        return at_once and self._lights.word(sentence[subject.end() :][:_SHORT]) is not None
