"""Goals by what a passage of a report calls them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence

from pipeline.extract.followup_parts import LETTERED
from pipeline.extract.texts import SPACED_DASH
from pipeline.packs.headers import split_numbering
from pipeline.packs.rules import RuleSet
from pipeline.records import Goal

_SHORTEST, _LONGEST = 5, 200  # letters of a name that opens a passage
_AROUND = " .,:;–—-,、:"
_NUMBERED = re.compile(
    r"(?P<label>[^\W\d]{1,16}?) ?(?P<number>\d{1,2}(?:\.\d{1,2})?(?:[a-z](?![^\W_]))?)(?!\d)[\s.,:、–—-]*"
)  # "Mål 3, ..."
_CLOSED = re.compile("[.。:：;；]")
_BRACKET = re.compile(r"\s*\(([^()]+)\)$")  # which of its measures is meant: "Færre ulykker (ulykker på motorvej)"


class GoalNames:
    """The goals of one document, by their words and by their numbers; of several alike the first."""

    def __init__(
        self,
        goals: Sequence[Goal],
        titles: RuleSet,
        statuses: RuleSet,
        is_goal: Callable[[str], bool],
        is_measure: Callable[[str], bool],
    ) -> None:
        self._is_goal, self._is_measure = is_goal, is_measure  # whether a word labels a goal, what it is measured by
        self._titles = titles
        self._notes = statuses
        self._worded: dict[str, Goal] = {}
        self._numbered: dict[str, Goal] = {}
        for goal in (one for one in goals if not self.is_bare(one)):
            for part in (goal.title, goal.statement):
                name = unicodedata.normalize("NFKC", part.value) if part is not None else ""
                if len(name) >= _SHORTEST:
                    self._worded.setdefault(name, goal)
            if goal.number is not None:
                self._numbered.setdefault(goal.number.value.strip(" ."), goal)
        self._measured: dict[str, str] = {}
        for goal, measure in ((one, measure) for one in goals for measure in one.measures):
            whole = unicodedata.normalize("NFKC", measure.text.value)
            for name in {whole: None, whole[split_numbering(whole)[1] :]: None, _unlettered(whole): None}:
                if len(name) >= _SHORTEST and name not in self._worded:
                    self._worded[name] = goal
                    self._measured[name] = measure.text.source.block

    def is_bare(self, goal: Goal) -> bool:
        """Whether a goal is called by nothing but its number: "Mål 1"."""
        if goal.title is None or goal.statement is not None:
            return False
        numbered = self._labelled(goal.title.value)
        return numbered is not None and numbered.end() == len(goal.title.value)

    def _labelled(self, text: str) -> re.Match[str] | None:
        """The label and number of a goal that open a text; None without them."""
        numbered = _NUMBERED.match(text)
        return numbered if numbered is not None and self._is_goal(numbered["label"]) else None

    def _behind_label(self, text: str) -> int:
        """What is behind the label and number of a goal or of a measure ("Resultatkrav 1a. Andel ..."), or behind the
        number of a section."""
        numbered = _NUMBERED.match(text)
        known = numbered is not None and (self._is_goal(numbered["label"]) or self._is_measure(numbered["label"]))
        return numbered.end() if numbered is not None and known else split_numbering(text)[1]

    def noted(self, text: str) -> tuple[Goal | None, int]:
        """The goal that a heading or the opening of a passage says to be a note on ("Note til mål 3: Flere skove"),
        by its number, and what is behind the number."""
        for _, found in self._notes.find(text, "note"):
            if (goal := self._numbered.get(found["number"])) is not None:
                return goal, found.end()
        return None, 0

    def measure(self, opening: str) -> str:
        """The block of the measure that an opening or heading (公租房租金收缴率。) names, in a bracket, behind a dash
        ("Flere tolke – antal certificerede tolke") or alone; empty where it names none."""
        printed = unicodedata.normalize("NFKC", opening)
        name = _CLOSED.sub("", printed[self._behind_label(printed) :]).strip(_AROUND)
        bracket = _BRACKET.search(name)
        inner = bracket[1].strip() if bracket else SPACED_DASH.split(name)[-1]
        return self._measured.get(name, "") or self._measured.get(inner, "") or self._measured.get(_capital(inner), "")

    def _named(self, words: str) -> Goal | None:
        """The goal of a name, behind which a bracket may stand."""
        return self._worded.get(words) or self._worded.get(_BRACKET.sub("", words))

    def headed(self, block: str, text: str) -> Goal | None:
        """The goal of another block whose name is all that a heading says, behind a number of its section, or its
        number, be it with the name of what measures it: "Mål 3", 目标2护送返乡人数."""
        printed = unicodedata.normalize("NFKC", text)
        goal = self._named(printed[split_numbering(text)[1] :].strip(_AROUND)) or self._by_number(printed)
        goal = goal or self._named(printed[self._behind_label(printed) :].strip(_AROUND))
        return goal if goal is not None and goal.source.block != block else None

    def _by_number(self, text: str) -> Goal | None:
        numbered = self._labelled(text)
        goal = self._numbered.get(numbered["number"]) if numbered is not None else None
        if numbered is None or goal is None:
            return None
        name = text[numbered.end() :].strip(_AROUND)
        named = self._named(name) or self._named(SPACED_DASH.split(name)[0])
        return goal if not name or named is goal else None

    def elsewhere(self, block: str, text: str, told: Collection[str]) -> bool:
        """Whether the text of a block opens with the name or number of a goal that stands in another and was `told` of;
        next year's plan at the end of a report repeats goals without a word on them."""
        goal = self.opening(text)[0]
        return goal is not None and goal.source.block != block and goal.id in told

    def opening(self, text: str) -> tuple[Goal | None, int]:
        """The goal whose name or number opens a clean text (推进一件事。..., "Mål 2: ..."), and what is behind."""
        goal, start = self.noted(text)
        if goal is not None:
            return goal, start
        start = split_numbering(text)[1]
        for _, found in self._titles.find(text, "goal"):
            groups = found.groupdict()
            if groups.get("title") and groups.get("number"):
                start = found.start("title")
                if (goal := self._numbered.get(groups["number"])) is not None:
                    return goal, start
        for stop in (match.start() for match in _CLOSED.finditer(text, start, start + _LONGEST)):
            name = text[start:stop]  # be it with what measures it: "Flere tolke – antal tolke. Uddannelsen ..."
            if (goal := self._named(name) or self._named(SPACED_DASH.split(name)[0])) is not None:
                return goal, stop + 1
        return None, 0


def _unlettered(name: str) -> str:
    """A measure's name without its number and letter: "1a. Andel ..."."""
    numbered = LETTERED.match(name)
    return name[numbered.end() :] if numbered is not None else name


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
