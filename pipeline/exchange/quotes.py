"""The places of a plan's values in the running text of its document, for formats that mark words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from pipeline.records import Basis, Document, Goal, Measure, Plan, Reporting, Source, Sourced, Table

_BETWEEN = "\n"  # blocks, cells included, in the running text


@dataclass(frozen=True, slots=True)
class Quote:
    """A value's words: which field of which record they are, and where."""

    field: str  # goal.title, measure.target ...
    record: str  # id of the goal or measure
    goal: str
    value: str
    source: Source
    rule: str
    confidence: float


class RunningText:
    """All passages and cells of a document in reading order as one text, and where each begins."""

    def __init__(self, document: Document) -> None:
        parts = []
        self._starts: dict[str, int] = {}
        length = 0
        for block in document.blocks:
            for part in block.cells if isinstance(block, Table) else (block,):
                self._starts[part.id] = length
                parts.append(part.text)
                length += len(part.text) + len(_BETWEEN)
        self.text = _BETWEEN.join(parts)

    def span(self, source: Source) -> tuple[int, int] | None:
        """The characters of a place in the running text; None where the document does not hold it."""
        if (start := self._starts.get(source.block)) is None:
            return None
        return start + source.start, start + source.end


def quotes_of(plan: Plan) -> Iterator[Quote]:
    """Every value of every goal and measure that was read from the document, goal by goal."""
    for goal in plan.goals:
        yield from _quotes(goal, "goal", goal)
        for measure in goal.measures:
            yield from _quotes(measure, "measure", goal)


def _quotes(record: Goal | Measure, kind: str, goal: Goal) -> Iterator[Quote]:
    for field in fields(record):
        value = getattr(record, field.name)
        value = value.text if isinstance(value, Reporting) else value
        if isinstance(value, Sourced) and value.basis is not Basis.INFERRED:  # no words say what is inferred
            name, shown = f"{kind}.{field.name}", _shown(value)
            yield Quote(name, record.id, goal.id, shown, value.source, value.rule, goal.confidence)


def _shown(value: Sourced[object]) -> str:
    """The value in a line; a target is its own words."""
    held = value.value
    return value.source.quote if hasattr(held, "comparator") else str(held)
