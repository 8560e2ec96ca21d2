"""What the readers of follow-up hand over: one row or section, whose goal it is, and what it prints for each period."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypedDict

from pipeline.extract.figures import Figure
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.packs.headers import HeaderMatch, HeaderReader, forms_of
from pipeline.records import FollowUp, Goal, Measure, Sourced

PERIOD_ALONE = "followup.period"  # rule of a header that is a period and nothing else
_WORDS = re.compile(r"\w+")
_CLOSING = re.compile(r"\s*\([^()]*\)\s*$")
_LETTERED = re.compile(r"\s*([A-ZÆØÅÄÖ])[.:)]?\s+(?=[^\W\d_])")
_PART = re.compile(r"\s*(?:([A-ZÆØÅÄÖ])\.?\s?\d{1,2}|(\d{1,2})\.\d{1,2})[.:)]?\s")
_BESIDE = 3  # characters between a bound's word and its figure
_NEAR = 28  # characters between "mod et mål på" and its figure
_SAME_GOAL_LETTERS = 6


class Words(TypedDict):
    """What is said of a status in words."""

    explanation: str
    action: str
    assessment: str
    prognosis: str
    trend: str


def words_told(told: Callable[..., str]) -> Words:
    """The words of a row or section; `told` gives those of the first of several fields that holds any. A comment
    explains where nothing else does."""
    return Words(
        explanation=told("explanation", "comment"),
        action=told("action"),
        assessment=told("assessment"),
        prognosis=told("prognosis"),
        trend=told("trend"),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One follow-up, without its goal, and the result as it goes to the measure."""

    follow_up: FollowUp
    actual: Sourced[str] | None = None
    number: Sourced[Decimal] | None = None
    unit: str = ""
    of_goal: bool = False  # printed once for all rows of the goal


@dataclass
class Printing:
    """What a row or section prints. `goal_blocks` hold the goal, `measure_blocks` what it is measured by."""

    told: list[Told]
    goal_blocks: frozenset[str] = frozenset()
    measure_blocks: frozenset[str] = frozenset()
    group: GoalGroup | None = None  # to make the goal of, where it is not known yet
    only_when_empty: bool = False  # the group is a goal only where the document states no other
    replaces: frozenset[str] = frozenset()  # what was taken for goals and is what the goal is measured by
    number: str = ""  # what numbers the row
    names_measure: bool = False  # in a column of its own, beside the goal
    by_year: bool = False  # figures by year beside no status
    aimless: bool = False  # and beside no target: they follow a goal up in its own section alone
    adds: bool = False  # it tells neither status nor result and only adds to what is told elsewhere
    rated: bool = False  # it judges the rows of a table: by a word under a label, or in a chapter without the table
    overall: bool = False  # its verdict stands under a label of its own, beside those of the goal's measures
    labelled: bool = False  # its words stand under labels of their own, for all rows of the goal
    enriches: bool = False  # a section on a goal that a table has told already adds what is missing there
    clean: Callable[[Goal], Goal] = field(
        default=lambda goal: goal
    )  # without what was taken for wording and is a result

    def is_of(self, goal: Goal) -> bool:
        """Whether this row or section speaks of the goal: it stands in its cells, or its words are the goal's."""
        if _blocks_of(goal) & self.goal_blocks:
            return True
        return bool(self.measure_blocks and self.measures_of(goal))

    def measures_of(self, goal: Goal) -> list[Measure]:
        return [m for m in goal.measures if _blocks_of_measure(m) & self.measure_blocks]

    def without_results(self, goal: Goal) -> Goal:
        """The goal without measures whose target is what this row prints as a result: "2023 | 2024 | Målvärde"."""
        results = {told.actual.source.block for told in self.told if told.actual is not None} - self.goal_blocks
        kept = tuple(m for m in goal.measures if m.target is None or m.target.source.block not in results)
        return goal if len(kept) == len(goal.measures) else replace(goal, measures=kept)

    def measure_of(self, goal: Goal, told: Told) -> Measure | None:
        """The measure that a result belongs to: that of its row; of several the one with its unit."""
        if told.of_goal:
            return None
        mine = self.measures_of(goal) or list(goal.measures)
        if len(mine) > 1 and told.actual is not None:
            fits = [m for m in mine if m.target and told.unit and m.target.value.unit == told.unit]
            mine = fits or mine
        return mine[0] if len(mine) == 1 else None


def number_of(text: str) -> str:
    """The letter or number that opens a heading: "A. Flere brugere" -> "A"; empty without one."""
    match = _LETTERED.match(text)
    return match.group(1) if match else ""


def part_of(text: str) -> str:
    """The number of the goal that a row's own number is a part of: "A1 Sidevisninger" -> "A", "2.3 Tilsyn" -> "2"."""
    match = _PART.match(text)
    return match.group(1) or match.group(2) if match else ""


def words_of(goal: Goal) -> str:
    """The wording of a goal as letters, to tell whether two are the same."""
    parts = [part.value for part in (goal.title, goal.statement) if part is not None]
    return "".join(_WORDS.findall(" ".join(parts).lower()))


def same_words(one: Goal, other: Goal) -> bool:
    """Whether two goals of one document have the same title or statement; a bracket may close one of them: "Hurtigere
    tilladelser (målepunkt 1.1)"."""
    mine, theirs = (
        {letters for p in (g.title, g.statement) if p for letters in _letters_of(p.value)} for g in (one, other)
    )
    return any(len(text) >= _SAME_GOAL_LETTERS or not text.isascii() for text in mine & theirs)


def _letters_of(text: str) -> set[str]:
    return {"".join(_WORDS.findall(form.lower())) for form in (text, _CLOSING.sub("", text))}


def _blocks_of(goal: Goal) -> frozenset[str]:
    parts = (goal.title, goal.statement)
    return frozenset(
        [
            goal.source.block,
            *(m.block for m in goal.mentions),
            *(part.source.block for part in parts if part is not None),
        ]
    )


def _blocks_of_measure(measure: Measure) -> frozenset[str]:
    parts = (measure.text, measure.indicator, measure.target)
    return frozenset(part.source.block for part in parts if part is not None)


class FollowUpHeaders(HeaderReader):
    """Headers as a follow-up means them, whatever period they print: "Utfall T2", "1-6月完成情况"."""

    def __init__(self, pack: LanguagePack, without_periods: Callable[[str], str]) -> None:
        self._first = pack.rules("followups")
        self._without_periods = without_periods
        super().__init__(pack)

    def _match(self, text: str, *, whole: bool = False) -> HeaderMatch | None:
        meant = super()._match(text, whole=whole)
        if meant is not None and meant.field == "number":
            return meant  # "Mål nr." is no column of goals
        if found := self._own(text, whole=whole):
            return found
        bare = self._without_periods(text)
        if not bare and any(map(str.isalpha, text)):  # "T2", "1. halvår": the header over it says what of the period
            return HeaderMatch("status", ("actual",), PERIOD_ALONE)
        if not bare:
            return meant
        return self._own(bare, whole=whole) or meant or super()._match(bare, whole=whole)

    def _own(self, text: str, *, whole: bool) -> HeaderMatch | None:
        for candidate in forms_of(text, whole=whole):
            hit = next(self._first.find(candidate), None) if 0 < len(candidate) <= 70 else None
            if hit:
                return HeaderMatch(hit[0].kind, hit[0].also, hit[0].id)
        return None


class Results:
    """The figure that is a result, apart from targets and earlier levels beside it."""

    def __init__(self, pack: LanguagePack, phrases: PhraseReader) -> None:
        self._rules = pack.rules("statuses")
        self._bounds = pack.rules("comparators")
        self._phrases = phrases

    def figure(self, text: str, units: frozenset[str] = frozenset()) -> Figure | None:
        """The first figure of a text that no word shows to be a target, a bound or an earlier level; one in a unit of
        the goal's measures before others."""
        aimed = [match.span() for _, match in self._rules.find(text, "aimed")]
        free = [found for found in self._phrases.plain_figures(text) if not self._is_aimed(text, found, aimed)]
        free = [found for found in free if not self.is_bound(text, found)] or free
        return next((found for found in free if found.unit and found.unit in units), None) or next(iter(free), None)

    def is_bound(self, text: str, figure: Figure) -> bool:
        """Whether a figure is what something must not pass or fall below: "mere end 10 pct. fravær", "højst 12"."""
        return any(
            rule.position != "after" and 0 <= figure.start - match.end() <= _BESIDE
            for rule, match in self._bounds.find(text, "bound")
        )

    def _is_aimed(self, text: str, figure: Figure, aimed: list[tuple[int, int]]) -> bool:
        for _, end in aimed:
            between = text[end : figure.start]
            if (
                0 <= figure.start - end <= _NEAR
                and not any(map(str.isdigit, between))
                and not re.search("[.;。;]", between)
            ):
                return True
        return False

    def sourced(
        self, texts: Texts, block: str, start: int, end: int, units: frozenset[str] = frozenset()
    ) -> tuple[Sourced[str], Sourced[Decimal] | None, str]:
        """The words of a result with their place, its number and its unit."""
        text = texts.text(block)[start:end]
        source = texts.locate(block, start, end)
        words = Sourced(texts.printed(source), source, "followup.actual")
        found = self.figure(text, units)
        if found is None:
            return words, None, ""
        place = texts.locate(block, start + found.start, start + found.end)
        return words, Sourced(found.value, place, "followup.actual"), found.unit


def without_results(goal: Goal, blocks: frozenset[str], title: bool) -> Goal:
    """The goal without a statement and measures that only tell its result."""
    statement = goal.statement
    if statement is not None and title and goal.title is not None and statement.source.block in blocks:
        statement = None
    kept = tuple(m for m in goal.measures if m.text.source.block not in blocks)
    return replace(goal, statement=statement, measures=kept)


def cleaned(goal: Goal, results: frozenset[str], texts: Texts, named: tuple[int, int] | None, block: str) -> Goal:
    """The goal without what only tells its result, and without what its block says behind its name (`named`): a
    verdict, a figure."""
    goal = without_results(goal, results, goal.title is not None)
    part = goal.title or goal.statement
    if named is None or part is None or part.source.block != block:
        return goal
    start = max(texts[block].at_or_after(part.source.start) or 0, named[0])
    if named[1] <= start:
        return goal
    source = texts.locate(block, start, named[1])
    name = Sourced(texts.printed(source), source, part.rule)
    return replace(goal, title=name, statement=goal.statement if goal.title is not None else None)
