"""Every cell that plain pdfplumber finds by rules is a cell of ours with the same text, whatever the fast path does.

Whitespace and soft hyphens are ignored. Where we differ on purpose, a rule below says how; there are no exceptions by
name. `told` is what pdfplumber says of one cell, `cell` ours on the same spot.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.records import Cell, Table
from tests.ingest.table_score import squeezed

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FILES = sorted([*CORPUS.glob("plans/*/*.pdf"), *CORPUS.glob("tables/pdf/*.pdf")])
MARKS = str.maketrans("", "", "•●")

Box = tuple[float, float, float, float]


def letters(text: str) -> str:
    """Without spaces and drawn marks, which pdfplumber does not read."""
    return squeezed(text).translate(MARKS)


def told_cells(path: Path) -> Iterator[tuple[int, Box, str]]:
    """Page, box and text of each cell with text. Left out: frames, which have one column or one cell with text, and
    pages that are set sideways, which we turn before we look."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(path) as document:
        for page in document.pages:
            if sum(not char["upright"] for char in page.chars) > len(page.chars) / 2 or page.rotation:
                continue
            for table in page.find_tables():
                found = [
                    (box, letters(text or ""))
                    for row, texts in zip(table.rows, table.extract(), strict=True)
                    for box, text in zip(row.cells, texts, strict=True)
                    if box is not None
                ]
                columns = {round(box[0]) for box, _ in found}
                filled = [(box, text) for box, text in found if text]
                if len(columns) > 1 and len(filled) > 1:
                    yield from ((page.page_number, box, text) for box, text in filled)


def on_spot(cells: list[Cell], page: int, box: Box) -> list[Cell]:
    """Our cells whose middle lies in the box, or that hold the middle of the box."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return [
        cell
        for cell in cells
        if cell.page == page
        and cell.bbox is not None
        and (
            (cell.bbox.x0 <= x <= cell.bbox.x1 and cell.bbox.top <= y <= cell.bbox.bottom)
            or (
                box[0] < (cell.bbox.x0 + cell.bbox.x1) / 2 < box[2]
                and box[1] < (cell.bbox.top + cell.bbox.bottom) / 2 < box[3]
            )
        )
    ]


def pattern(told: str) -> re.Pattern[str]:
    """Where a font names a Han character by the radical that looks like it, pdfium gives the character and pdfplumber
    the radical."""
    return re.compile("".join("." if "\u2e80" <= c <= "\u2fdf" else re.escape(c) for c in told))


def same(cell: Cell, told: str) -> bool:
    return pattern(told).fullmatch(letters(cell.text)) is not None


def turned(cell: Cell, told: str) -> bool:
    """Words set sideways are read in their own direction; pdfplumber gives their letters in another order."""
    return Counter(letters(cell.text)) == Counter(told)


def cut_by_page_end(cells: list[Cell], told: str, page: int) -> bool:
    """A cell that a page end cuts is one cell, on the page where it begins: here is its first part, or a later one. A
    header that comes back on the next page is read once."""
    part = pattern(told)
    return any(
        part.search(letters(cell.text)) for cell in cells if cell.page is not None and page - 3 <= cell.page <= page
    )


def without_rules_of_its_own(spot: list[Cell], told: str) -> bool:
    """pdfplumber sees one cell where rows or columns have no rule between them; we part it by its print, and lose no
    letter."""
    return len(spot) > 1 and Counter("".join(letters(cell.text) for cell in spot)) >= Counter(told)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cells_by_rules_are_those_of_plain_pdfplumber(path):
    cells = [cell for block in read_pdf(path).blocks if isinstance(block, Table) for cell in block.cells]
    differing = []
    for page, box, told in told_cells(path):
        spot = on_spot(cells, page, box)
        if any(same(cell, told) or turned(cell, told) for cell in spot):
            continue
        if cut_by_page_end(cells, told, page) or without_rules_of_its_own(spot, told):
            continue
        differing.append((page, tuple(round(x) for x in box), told[:60], [letters(c.text)[:60] for c in spot]))
    assert [] == differing
