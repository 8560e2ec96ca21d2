"""The PDF reader over whole documents: exact table truth, the second reader as a yardstick, sameness, cost."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections import Counter
from json import loads
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf_page import Word
from pipeline.ingest.pdf_pdfium import open_page
from pipeline.ingest.pdf_plumber import SecondReader
from pipeline.ingest.pdf_rules import cell_boxes, joined_edges
from pipeline.ingest.pdf_tables import ruled_tables
from pipeline.records import Table
from tests.ingest.pdf_factory import draw
from tests.ingest.shown import tables
from tests.ingest.test_pdf_tables import page_with

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents")) / "tables"
OWN = sorted((ROOT / "corpus" / "plans").rglob("*.pdf"))
FILES = {"a": "a_danish", "b": "b_chinese", "c": "c_swedish", "large": "large_208_pages"}

needs_documents = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the documents to measure on are not at {SHARED}")


def plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", (text or "").replace("\u00ad", "")))


def score(truth: list[dict], found: list[Table]) -> tuple[float, float, int]:
    """Share of cells found whole, share of rows whose own cells stand in order in one row, cells that are none."""
    cells = Counter(plain(c["t"]) for t in truth for row in t["rows"] for c in row if plain(c["t"]))
    got = Counter(plain(c.text) for t in found for c in t.cells if plain(c.text))
    lines = [[plain(c.text) for c in t.cells if c.row == row] for t in found for row in range(t.n_rows)]
    own = [
        need
        for t in truth
        for row in t["rows"]
        if not all(c["th"] for c in row)
        and (need := [plain(c["t"]) for c in row if c["rs"] == c["cs"] == 1 and plain(c["t"])])
    ]
    hits = sum(min(n, got[cell]) for cell, n in cells.items())
    return (
        hits / sum(cells.values()),
        sum(any(_in_order(need, line) for line in lines) for need in own) / len(own),
        sum(n for cell, n in got.items() if cell not in cells),
    )


def _in_order(need: list[str], line: list[str]) -> bool:
    rest = iter(line)
    return all(any(cell == other for other in rest) for cell in need)


@needs_documents
@pytest.mark.parametrize("name", FILES)
def test_every_cell_and_row_of_the_measured_tables_is_read(name):
    truth = loads((SHARED / f"truth_{name}.json").read_text("utf-8"))
    assert (1.0, 1.0, 0) == score(truth, tables(read_pdf(SHARED / f"{FILES[name]}.pdf").blocks))


@needs_documents
def test_the_large_file_costs_little_and_is_read_the_same_again():
    path = SHARED / "large_208_pages.pdf"
    started = time.process_time()
    first = read_pdf(path)
    ours = time.process_time() - started
    assert first == read_pdf(path)
    started = time.process_time()
    with pdfplumber.open(path) as document:
        for page in document.pages[:13]:
            page.extract_text()
            page.extract_tables()
            page.close()
    theirs = (time.process_time() - started) * 208 / 13
    assert ours < theirs / 6, "half of the measured distance to pdfplumber is gone"


# ---------------------------------------------------------------------------------------------- the second reader
def characters(words: list[Word]) -> str:
    return unicodedata.normalize("NFKC", plain("".join(word.text for word in words))).replace("―", "—")


def drawn(tmp_path: Path) -> list[Path]:
    return [draw(tmp_path / f"{rules}.pdf", page_with(rules)) for rules in ("all", "inner", "covered")]


def table_files(tmp_path: Path) -> list[Path]:
    shared = [SHARED / f"{FILES[name]}.pdf" for name in "abc"] if SHARED.is_dir() else []
    return [*drawn(tmp_path), *OWN, *shared]


def test_cells_are_those_that_pdfplumber_finds(tmp_path):
    """Every cell box of pdfplumber is a cell box of ours."""
    compared = 0
    for path in table_files(tmp_path):
        document = pypdfium2.PdfDocument(path)
        with pdfplumber.open(path) as reference:
            for index, page in enumerate(reference.pages):
                with open_page(document, index) as content:
                    ours = [box for table in cell_boxes(joined_edges(content.edges)) for box in table]
                if not ours and index:
                    continue  # pdfplumber takes its time; a page without rules is looked at once per file
                for table in page.find_tables():
                    for cell in table.cells:
                        compared += 1
                        assert any(all(abs(a - b) < 1.0 for a, b in zip(cell, box, strict=True)) for box in ours), (
                            f"{path.name} page {index + 1}: {cell}"
                        )
                page.close()
        document.close()
    assert compared > 100


def test_cell_text_is_that_of_pdfplumber(tmp_path):
    compared = 0
    for path in drawn(tmp_path):
        document = pypdfium2.PdfDocument(path)
        with pdfplumber.open(path) as reference, open_page(document, 0) as content:
            grids, _ = ruled_tables(content, joined_edges(content.edges))
            ours = {plain(cell.text) for grid in grids for cell in grid.cells}
            theirs = {plain(cell) for table in reference.pages[0].extract_tables() for row in table for cell in row}
            assert theirs <= ours | {""}
            compared += len(theirs)
        document.close()
    assert compared > 20


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_both_readers_give_the_same_characters(path):
    document = pypdfium2.PdfDocument(path)
    with SecondReader(path, None) as second:
        with open_page(document, 0) as content:
            ours = characters(content.words)
        other = second.page(0)
    document.close()
    assert other is not None
    theirs = characters(other.words)
    assert len(ours) == pytest.approx(len(theirs), rel=0.02)
    # pdfium gives 青 where the file has the radical ⻘ of the same look
    missing = Counter(c for c in theirs if not "\u2e80" <= c < "\u2fe0") - Counter(ours)
    assert missing.total() <= 0.02 * len(theirs)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_line_of_every_plan_is_found_at_its_place(path):
    for block in read_pdf(path).blocks:
        if isinstance(block, Table):
            assert all(cell.page and cell.bbox for cell in block.cells)
            taken = Counter(
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            )
            assert {1} == set(taken.values()), f"{block.id}: cells lie over each other"
            assert max(row for row, _ in taken) < block.n_rows
            assert max(column for _, column in taken) < block.n_columns
        else:
            assert block.text.split("\n") == [block.text[line.start : line.end] for line in block.lines]
            assert all(line.bbox.x0 < line.bbox.x1 and line.bbox.top < line.bbox.bottom for line in block.lines)
