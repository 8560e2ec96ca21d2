"""A document as sheets: one for each page, or a single one where the format has no pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.inspection.entries import Entry, EntryMaker, anchor_of, first_words
from pipeline.inspection.marks import CELL, Mark, marks_of, order
from pipeline.inspection.pages import PageRange
from pipeline.inspection.pictures import Picture
from pipeline.records import BBox, Block, Cell, Document, Plan, Table
from pipeline.traces import Outcome, Trace

_MARGIN = 24.0  # points around the boxes of a page whose size is not known


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box of the overlay, the entry it leads to, and its outcome."""

    mark: Mark
    bbox: BBox
    outcome: str
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with its boxes and its entries in reading order. Size in points; 0 where there are no boxes."""

    page: int | None
    picture: Picture | None
    width: float
    height: float
    boxes: tuple[Drawn, ...]
    order: tuple[tuple[float, float], ...]
    entries: tuple[Entry, ...]
    goals: int  # goals whose title or statement begins here

    @property
    def anchor(self) -> str:
        return f"page-{self.page}" if self.page else "text"


def sheets_of(
    document: Document,
    plan: Plan | None,
    traces: Sequence[Trace],
    pages: PageRange,
    pictures: Mapping[int, Picture],
) -> Iterator[Sheet]:
    """Every page asked for, blank ones included."""
    maker = EntryMaker(traces, plan)
    on = marks_of(document)
    blocks: dict[str, Block] = {block.id: block for block in document.blocks}
    cells = {cell.id: cell for block in document.blocks if isinstance(block, Table) for cell in block.cells}
    numbers = [*range(1, (document.source.pages or 0) + 1)]
    for page in dict.fromkeys((*([None] if None in on else []), *numbers, *(page for page in on if page))):
        if page in pages or (page is None and pages.is_all):
            yield _sheet(page, on.get(page, []), blocks, cells, maker, pictures.get(page or 0), plan)


def _sheet(
    page: int | None,
    found: list[Mark],
    blocks: Mapping[str, Block],
    cells: Mapping[str, Cell],
    maker: EntryMaker,
    picture: Picture | None,
    plan: Plan | None,
) -> Sheet:
    entries = tuple(maker.entry(blocks[mark.block], mark, page) for mark in found if mark.kind != CELL)
    boxes = tuple(_boxes(found, page, blocks, cells, maker))
    width = picture.width if picture else max((box.bbox.x1 for box in boxes), default=-_MARGIN) + _MARGIN
    height = picture.height if picture else max((box.bbox.bottom for box in boxes), default=-_MARGIN) + _MARGIN
    goals = sum(goal.source.page == page for goal in plan.goals) if plan else 0
    return Sheet(page, picture, round(width, 2), round(height, 2), boxes, tuple(order(found)), entries, goals)


def _boxes(
    found: list[Mark], page: int | None, blocks: Mapping[str, Block], cells: Mapping[str, Cell], maker: EntryMaker
) -> Iterator[Drawn]:
    """Boxes in the order in which they are drawn: a table beneath its cells."""
    table = ""
    outcome = ""
    for mark in found:
        if mark.kind != CELL:
            table = anchor_of(mark.block, page if mark.continued else None)
            outcome = maker.outcome(mark.block)
        if mark.bbox is not None:
            block = blocks.get(mark.block) or cells[mark.block]
            own = maker.outcome(mark.block) or _of_table(outcome)
            yield Drawn(mark, mark.bbox, own, table, first_words(block))


def _of_table(outcome: str) -> str:
    """The outcome of a cell of which nothing was read: its table's, unless others of its cells made that."""
    return (
        outcome if outcome in (Outcome.SILENT, Outcome.DROPPED, Outcome.WEIGHED) else Outcome.WEIGHED if outcome else ""
    )
