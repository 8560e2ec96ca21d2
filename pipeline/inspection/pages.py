"""Which pages to look at, and which page a block stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import UsageError
from pipeline.records import BBox, Block, Cell, Document, Passage, Table

_WORKBOOKS = ("xlsx", "xls", "ods")
_RANGE = re.compile(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*")


@dataclass(frozen=True, slots=True)
class PageRange:
    """Pages first to last, both included; every page by default."""

    first: int = 1
    last: int | None = None

    def __contains__(self, page: int | None) -> bool:
        return page is not None and self.first <= page and (self.last is None or page <= self.last)

    @property
    def is_all(self) -> bool:
        return self.first == 1 and self.last is None

    def at_most(self, most: int, count: int) -> PageRange:
        """The first pages of the range, where it holds more than `most` of the `count` there are."""
        last = min(count, self.last or count)
        return self if last - self.first < most else PageRange(self.first, self.first + most - 1)


ALL_PAGES = PageRange()


def page_range(text: str) -> PageRange:
    """ "3" or "3-7" as a range; raises UsageError for anything else."""
    match = _RANGE.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is no page; write a number as in 3, or two as in 3-7.")
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    if not 1 <= first <= last:
        raise UsageError(f"{text!r} is no range of pages; they begin at 1, and the smaller number comes first.")
    return PageRange(first, last)


def page_word(document: Document) -> str:
    """What a page is called: the pages of a workbook are its sheets."""
    return "sheet" if document.source.format in _WORKBOOKS else "page"


def places(block: Block | Cell) -> dict[int, BBox | None]:
    """Every page that a block stands on, and its box there: a paragraph may run over a page break, a table over many
    pages. Empty where the format has no pages."""
    found: dict[int, BBox | None] = {}
    for page, box in _boxes(block):
        if page is None:
            continue
        known = found.get(page)
        found[page] = box if known is None else known if box is None else _around(known, box)
    return dict(sorted(found.items()))


def pages_of_rows(table: Table) -> list[int | None]:
    """The page each row begins on: that of its first cell, else that of the row above."""
    pages: list[int | None] = [None] * table.n_rows
    for cell in table.cells:
        if pages[cell.row] is None:
            pages[cell.row] = cell.page
    last = table.page
    for row, page in enumerate(pages):
        pages[row] = last = last if page is None else page
    return pages


def check_range(document: Document, pages: PageRange) -> None:
    """Raises UsageError where the document was read and has no such page."""
    if pages.is_all:
        return
    numbered = max((page for block in document.blocks for page in places(block)), default=0)
    count = document.source.pages or numbered
    if not count:
        raise UsageError(f"{document.source.path} is {document.source.format} and has no pages; leave out --page.")
    if pages.first > count:
        word = page_word(document)
        raise UsageError(f"{document.source.path} has {count} {word}s; there is no {word} {pages.first}.")


def _boxes(block: Block | Cell) -> Iterator[tuple[int | None, BBox | None]]:
    if isinstance(block, Table):
        yield block.page, block.bbox if block.page is not None else None
        for cell in block.cells:
            yield cell.page, cell.bbox
    elif isinstance(block, Passage) and block.lines:
        for line in block.lines:
            yield line.page or block.page, line.bbox
    else:
        yield block.page, block.bbox


def _around(one: BBox, other: BBox) -> BBox:
    return BBox(min(one.x0, other.x0), min(one.top, other.top), max(one.x1, other.x1), max(one.bottom, other.bottom))
