"""A goal as the criteria read it: its words taken apart, and the figures and dates that were read from tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.compare.wording import Hit, Wording
from pipeline.packs import LanguagePack
from pipeline.records import Basis, Comparator, Goal, Measure, Plan, Sourced, Target

# A line that opens with a list mark or a short label is a piece of its own; other line breaks are only paper.
_NEW_LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-•–*·]\s|\d{1,2}[.)、]\s*\D|[^\n:：。.]{1,30}[:：]))")

_WORD = re.compile(r"[^\W\d_]{2}")

_DIRECTIONS = {
    Comparator.INCREASE: "increase",
    Comparator.INCREASE_BY: "increase",
    Comparator.INCREASE_TO: "increase",
    Comparator.DECREASE: "decrease",
    Comparator.DECREASE_BY: "decrease",
    Comparator.DECREASE_TO: "decrease",
    Comparator.AT_LEAST: "increase",
    Comparator.MORE_THAN: "increase",
    Comparator.AT_MOST: "decrease",
    Comparator.LESS_THAN: "decrease",
    Comparator.MAINTAIN: "maintain",
}
_TIME_UNITS = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))


def printed(sourced: Sourced[Any] | None) -> str:
    """The verbatim words of a value; a text that was made without a place stands for itself."""
    if sourced is None:
        return ""
    return sourced.source.quote or (sourced.value if isinstance(sourced.value, str) else "")


def stated(sourced: Sourced[Any] | None) -> bool:
    """Whether a value is printed at the goal itself."""
    return sourced is not None and sourced.basis is Basis.STATED


def given(kind: str, quote: str, value: str = "") -> Hit:
    """A hit for a value that a table column gives."""
    return Hit(kind, value, 0, len(quote), quote, quote)


@dataclass(frozen=True)
class MeasureReading:
    """A measure and its words."""

    measure: Measure
    pieces: tuple[Wording, ...]

    @cached_property
    def dates(self) -> tuple[Hit, ...]:
        """Dates printed at the measure, in its words or in a column."""
        found = [hit for piece in self.pieces for hit in piece.dates if hit.value != "own_period"]
        if self.measure.deadline and stated(self.measure.deadline):
            found.append(given("date", printed(self.measure.deadline)))
        if self.measure.target_period and not found:
            found.append(given("date", self.measure.target_period))
        return tuple(found)

    @property
    def aims(self) -> bool:
        """Whether it says something of the goal itself, and not only who follows it up, or what was before."""
        return self.measure.target is not None or any(_WORD.search(piece.words) for piece in self.pieces)

    @cached_property
    def level(self) -> Hit | None:
        """The target value that was read, unless it is a budget."""
        target = self.measure.target
        if target is None or target.value.value is None or target.value.comparator is Comparator.MILESTONE:
            return None
        level = given("figure", printed(target) or _shown(target.value), _unit_class(target.value, self.pieces))
        return None if self._is_budget(level) else level

    def _is_budget(self, level: Hit) -> bool:
        """Whether the figure is an amount of money beside a budget word."""
        amount = any(hit.value == "money" for piece in self.pieces for hit in piece.find("figure", piece.text))
        return amount and level.value == "count" and any(piece.find("budget", piece.text) for piece in self.pieces)

    @cached_property
    def direction(self) -> Hit | None:
        """The direction of the target's comparator."""
        target = self.measure.target
        if target is None or target.value.comparator not in _DIRECTIONS:
            return None
        return given("direction", printed(target), _DIRECTIONS[target.value.comparator])


def _shown(target: Target) -> str:
    return f"{target.value}{' ' if target.unit else ''}{target.unit}"


def _unit_class(target: Target, pieces: tuple[Wording, ...]) -> str:
    if target.unit in ("percent", "percentage_point", "‰"):
        return "share"
    time = target.unit in _TIME_UNITS
    time = time or any(piece.pack.rules("units").has(target.unit, "working_days") for piece in pieces[:1])
    return "time" if time else "count"


class Reading:
    """A goal of a plan, read in the language of a pack."""

    def __init__(self, goal: Goal, plan: Plan, pack: LanguagePack) -> None:
        self.goal = goal
        self.plan = plan
        self.pack = pack

    @cached_property
    def title(self) -> tuple[Wording, ...]:
        return self._pieces(printed(self.goal.title), "title")

    @cached_property
    def statement(self) -> tuple[Wording, ...]:
        return self._pieces(printed(self.goal.statement), "statement")

    @property
    def own(self) -> tuple[Wording, ...]:
        """Title and statement."""
        return self.title + self.statement

    @cached_property
    def measures(self) -> tuple[MeasureReading, ...]:
        return tuple(MeasureReading(measure, tuple(self._measure(measure))) for measure in self.goal.measures)

    def _measure(self, measure: Measure) -> Iterator[Wording]:
        seen = ""
        for sourced in (measure.text, measure.indicator, measure.target):
            words = printed(sourced)
            if words and words not in seen:
                seen += "\n" + words
                yield from self._pieces(words, "measure")

    def _pieces(self, raw: str, role: str) -> tuple[Wording, ...]:
        return tuple(Wording(part, role, self.pack) for part in _NEW_LINE.split(raw) if part and not part.isspace())

    @cached_property
    def rule(self) -> tuple[Wording, ...]:
        """The words that say when the goal counts as met."""
        return self._pieces(printed(self.goal.fulfilment_rule), "fulfilment_rule")

    @cached_property
    def lead(self) -> tuple[Wording, ...]:
        """The words that say who is responsible; they may go on to say whom it is reported to."""
        return self._pieces(printed(self.goal.responsible), "responsible")

    @cached_property
    def before(self) -> Wording | None:
        """The goal's own baseline, where it is printed apart."""
        words = printed(self.goal.baseline)
        return Wording(words, "baseline", self.pack) if words else None

    @property
    def of_measures(self) -> tuple[Wording, ...]:
        return tuple(piece for reading in self.measures for piece in reading.pieces)

    @property
    def all(self) -> tuple[Wording, ...]:
        """Title, statement and measures."""
        return self.own + self.of_measures

    @property
    def theme_only(self) -> bool:
        """Whether the goal is given as a theme with measures and no statement."""
        return not self.statement and bool(self.measures)

    def find(self, kind: str, pieces: Iterable[Wording] | None = None) -> tuple[Hit, ...]:
        """Where rules of a kind match in some pieces; in all of title, statement and measures unless told."""
        return tuple(hit for piece in (self.all if pieces is None else pieces) for hit in piece.find(kind))

    @cached_property
    def levels(self) -> tuple[Hit, ...]:
        """Target figures and absolutes: in the words, and as read from tables."""
        found = [hit for piece in (*self.all, *self.rule) for hit in (*piece.figures, *piece.absolutes)]
        return (*found, *(reading.level for reading in self.measures if reading.level))

    @cached_property
    def directions(self) -> tuple[Hit, ...]:
        """Rises, falls and stays, in the words and as read from tables."""
        read = tuple(reading.direction for reading in self.measures if reading.direction)
        return (*self.find("direction"), *read)

    @cached_property
    def own_dates(self) -> tuple[Hit, ...]:
        """Dates printed in title, statement or the goal's deadline column."""
        found = [hit for piece in self.own for hit in piece.dates if hit.value != "own_period"]
        if stated(self.goal.deadline):
            found.append(given("date", printed(self.goal.deadline)))
        return tuple(found)
