"""What a person reads in a series of invented documents: the truth that the program is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.follow.drawing import Drawn


@dataclass(frozen=True)
class Told:
    """One printed status or result: words of its goal and of its measure, and what is printed of it."""

    goal: str
    period: str
    status: str = "unknown"
    actual: str = ""  # the number, or words of the result
    measure: str = ""
    text: str = ""  # the printed word
    explanation: str = ""  # words of it
    action: str = ""


@dataclass(frozen=True)
class Paper:
    """One document of a series."""

    name: str
    blocks: Sequence[Drawn]
    told: Sequence[Told] = ()


@dataclass(frozen=True)
class Linked:
    """One goal of one document and the same goal of another; an empty side where it is dropped or new."""

    one: str  # name of the earlier document
    other: str
    relation: str
    goal: str = ""  # words of the goal in the earlier document
    to: str = ""


@dataclass(frozen=True)
class Series:
    """The documents of one institution, in time."""

    name: str
    papers: Sequence[Paper]
    links: Sequence[Linked] = field(default_factory=tuple)
