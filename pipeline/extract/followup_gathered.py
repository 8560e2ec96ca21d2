"""What the prose of a report tells of one goal, gathered before anything is read in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.followup_remarks import Place
from pipeline.extract.followup_sorted import Closed
from pipeline.records import Mention, Source


@dataclass
class Gathered:
    """What is gathered of one goal: a label's words with their place, in order."""

    parts: dict[str, list[Source]] = field(default_factory=dict)
    free: list[Place] = field(default_factory=list)  # unlabelled sentences
    measures: list[Mention] = field(default_factory=list)
    closed: Closed | None = None  # a verdict at the end of the heading, or over the list that the goal stands in
    named: tuple[int, int] | None = None  # where the goal is named in its block, if not by all of it

    def add(self, name: str, source: Source) -> None:
        self.parts.setdefault(name, []).append(source)
