"""What a reviewer decides: one decision is one line of the journal.

A decision names its goal by id, and by words and place as the program read them (`Anchor`), so that it finds the goal
again when a newer program gives it another id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.records import BBox, Goal, Measure, Source


class Action(StrEnum):
    """What is decided."""

    SET = "set"  # a field of a goal or measure has another value
    ACCEPT = "accept"  # the goal is right as it now stands
    REJECT = "reject"  # it is no goal
    REOPEN = "reopen"  # neither accepted nor rejected any more
    COMMENT = "comment"
    ADD = "add"  # a goal that the program missed, from words of the document
    ADD_MEASURE = "add_measure"
    REMOVE_MEASURE = "remove_measure"
    SPLIT = "split"  # one goal is several
    MERGE = "merge"  # several goals are one
    COMPLETE = "complete"  # no goal of the plan is missing
    INCOMPLETE = "incomplete"
    UNDO = "undo"  # another decision does not hold


class Reason(StrEnum):
    """Why a goal is rejected."""

    NOT_A_GOAL = "not_a_goal"
    ACTIVITY = "activity"
    PAST_RESULT = "past_result"
    BACKGROUND = "background"
    DUPLICATE = "duplicate"
    MEASURE_OF_ANOTHER = "measure_of_another"
    MISREAD = "misread"
    OTHER = "other"


Values = dict[str, str]  # column -> text as in the tables


@dataclass(frozen=True, slots=True)
class Anchor:
    """A goal as the program read it: its words (title and statement), and the quote at its place. `measure` has the
    words of the measure spoken of."""

    words: str
    quote: str = ""
    block: str = ""
    start: int = 0
    page: int | None = None
    bbox: BBox | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the goals that a split gives: its id, its statement, and the ids of its measures."""

    goal: str
    statement: str
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A goal as it was accepted: the values of its columns, and for each measure its id, its printed words, and the
    values of its own columns."""

    goal: Values
    measures: tuple[tuple[str, str, Values], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the journal. `number` counts from 1 in the order of writing; `at` is UTC in ISO 8601; `goal` of an
    addition is the new goal's id; `place` holds the words that were marked; `batch` is shared by decisions that came
    together, as from one workbook."""

    action: Action
    sha256: str  # of the document's file
    path: str
    number: int = 0
    at: str = ""
    who: str = ""
    goal: str = ""
    measure: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    reason: Reason | None = None
    anchor: Anchor | None = None
    place: Source | None = None
    snapshot: Snapshot | None = None
    parts: tuple[Part, ...] = ()
    others: tuple[str, ...] = ()  # goals that a merge takes in
    anchors: tuple[Anchor, ...] = ()  # of the others, in their order
    undone: int = 0  # number of the decision that an undo takes back
    batch: str = ""


def anchor_of(goal: Goal, measure: Measure | None = None) -> Anchor:
    """Where to find a goal again, from the program's own reading of it."""
    source = goal.source
    told = measure.text.source.quote or measure.text.value if measure else ""
    return Anchor(words_of(goal), source.quote, source.block, source.start, source.page, source.bbox, told)


def words_of(goal: Goal) -> str:
    """The goal's own words as printed, title before statement."""
    quotes = [part.source.quote for part in (goal.title, goal.statement) if part is not None]
    return "\n".join(dict.fromkeys(quotes)) or goal.source.quote


def standing(decisions: list[Decision]) -> list[Decision]:
    """The decisions that hold, without those that were taken back and the undoing itself."""
    taken_back = {each.undone for each in decisions if each.action is Action.UNDO}
    return [each for each in decisions if each.action is not Action.UNDO and each.number not in taken_back]
