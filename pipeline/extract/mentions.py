"""What the readers of tables and of prose hand to the builder: pointers, grouped by goal and by measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.records import Mention, Origin


@dataclass
class MeasureGroup:
    """The pointers of one measure, or of a text that may hold several."""

    mentions: list[Mention] = field(default_factory=list)
    listed: bool = False  # it stands in a list, a table or behind a label of requirements

    def first(self, *fields: str) -> Mention | None:
        return next((mention for mention in self.mentions if mention.field in fields), None)


@dataclass
class GoalGroup:
    """The pointers of one goal. `confidence` says how sure the reader is that this is a goal at all; a `mention_only`
    group (a weight table, a contents list) repeats a goal and is none of its own."""

    origin: Origin
    confidence: float
    rule: str
    mentions: list[Mention] = field(default_factory=list)
    measures: list[MeasureGroup] = field(default_factory=list)
    mention_only: bool = False
    annexed: bool = False  # a row of an annex that says more than a name
    structured: bool = False  # the plan's own layout says that this is a goal: a table row, a goal's own section
    direct: bool = False  # a sentence right under a heading that announces goals
    label: str = ""  # the cell of a form's head that labels it, with the others beneath the same label
    blank: set[str] = field(default_factory=set)  # fields whose column is there but whose cell is empty
    has_acts: bool = False  # its row of a table also says what is done for it

    @property
    def head(self) -> str:
        """What tells the goals of one label from those of another: the label's cell, else their own."""
        return self.label or self.mentions[0].block

    def add(self, *mentions: Mention | None) -> None:
        self.mentions.extend(mention for mention in mentions if mention is not None)

    def first(self, *fields: str) -> Mention | None:
        return next((mention for mention in self.mentions if mention.field in fields), None)

    def all(self, *fields: str) -> Iterator[Mention]:
        return (mention for mention in self.mentions if mention.field in fields)
