"""What is drawn on a page: the boxes of its passages, tables and cells, numbered in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.inspection.pages import places
from pipeline.records import BBox, Block, Document, Passage, PassageKind, Table

CELL, TABLE = "cell", "table"
KINDS = (*(kind.value for kind in PassageKind), TABLE, CELL)
# Dark enough to read as lines and as small type on white (contrast 4.5 and more), and told apart by hue.
COLORS = {
    "heading": "#a61c3c",
    "paragraph": "#1f5fa8",
    "list_item": "#0b7285",
    "caption": "#8a4b08",
    "footnote": "#6b5b95",
    "contents": "#5f6b76",
    "furniture": "#6f747a",
    "table": "#2b7a3f",
    "cell": "#4f7d2b",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One box on a page. `number` is the place in the page's reading order, from 1; cells have none."""

    block: str
    kind: str
    number: int | None = None
    bbox: BBox | None = None  # None where the format gives no place
    continued: bool = False  # begins on a page before

    @property
    def middle(self) -> tuple[float, float] | None:
        """The point through which the reading order goes: left of the middle of the first line."""
        if self.bbox is None:
            return None
        return self.bbox.x0 + min(12.0, (self.bbox.x1 - self.bbox.x0) / 2), (
            self.bbox.top + min(self.bbox.bottom, self.bbox.top + 12.0)
        ) / 2


def marks_of(document: Document) -> dict[int | None, list[Mark]]:
    """Page to its marks in reading order, the cells of a table behind it; page None holds what has no page."""
    found: dict[int | None, list[Mark]] = {}
    numbers: dict[int | None, int] = {}
    for block in document.blocks:
        for at, page, bbox in _places(block):
            numbers[page] = numbers.get(page, 0) + 1
            found.setdefault(page, []).append(Mark(block.id, _kind(block), numbers[page], bbox, continued=at > 0))
            if isinstance(block, Table):
                cells = ((cell, places(cell)) for cell in block.cells)
                found[page] += [Mark(cell.id, CELL, None, on.get(page or 0)) for cell, on in cells if _is_on(page, on)]
    return dict(sorted(found.items(), key=lambda item: item[0] or 0))


def order(on_page: list[Mark]) -> list[tuple[float, float]]:
    """The points that the reading order goes through, without furniture."""
    read = (mark for mark in on_page if mark.kind not in (CELL, PassageKind.FURNITURE))
    return [point for mark in read if (point := mark.middle) is not None]


def _places(block: Block) -> Iterator[tuple[int, int | None, BBox | None]]:
    on = places(block)
    if not on:
        yield 0, None, block.bbox
    for at, (page, bbox) in enumerate(on.items()):
        yield at, page, bbox


def _is_on(page: int | None, on: dict[int, BBox | None]) -> bool:
    return page in on if page is not None else not on


def _kind(block: Block) -> str:
    return block.kind.value if isinstance(block, Passage) else TABLE
