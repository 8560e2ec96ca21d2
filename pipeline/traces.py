"""What extract made of each block of a document: the answer to "why was this missed?".

Traces are made only when somebody asks (`Extractor.explain`); a run makes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a passage, a table or a cell, most telling first."""

    GOAL = "goal"  # title or statement of a goal
    MEASURE = "measure"  # part of a measure
    DETAIL = "detail"  # anything else of a goal or of the plan: reporting, weight, main task
    DROPPED = "dropped"  # read as a goal and then left out
    WEIGHED = "weighed"  # looked at; nothing in it is the sign of a goal
    SILENT = "silent"  # stands where this plan states no goals: background, review of the past
    HEADING = "heading"  # opens a section or heads a column
    ASIDE = "aside"  # not looked at: furniture, contents, captions


@dataclass(frozen=True, slots=True)
class Use:
    """A field that was read from the characters [start, end) of a block's verbatim text."""

    field: str  # "title", "measure target", "reporting" ...
    start: int
    end: int
    rule: str
    record: str = ""  # id of the goal or measure; empty for the plan as a whole


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that speak for or against a goal: kind of cue (commitment, past, figure ...), the words and the rule."""

    kind: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence that was looked at: the characters [start, end) of the verbatim text, what speaks in it, and the rule
    by which it reads as a goal (empty: by none)."""

    start: int
    end: int
    clues: tuple[Clue, ...] = ()
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What extract made of one block, and why. `role` is what the nearest telling heading says of the section."""

    block: str
    outcome: Outcome
    because: str = ""  # a sentence; empty where `uses` say it all
    role: str = ""
    rule: str = ""  # the rule that read the role or the header
    uses: tuple[Use, ...] = ()
    sentences: tuple[Weighed, ...] = ()
