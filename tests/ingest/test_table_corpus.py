"""The table files of the corpus, and those of the shared documents where they are, are read as their truth says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.records import Table
from tests.ingest.table_score import Score, score

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "tables"
SHARED = Path(os.environ.get("MAALESTOK_DOCUMENTS", CORPUS.parents[2] / "shared" / "documents")) / "tables"
NAMES = sorted(path.stem for path in (CORPUS / "truth").glob("*.json"))

# cells at their place that are not reached: title rows that a background or bold print alone shows to span the table
NOT_PLACED = {"sv_sektioner": 4}


def scored(pdf: Path, truth: Path) -> tuple[Score, int, int]:
    wanted = json.loads(truth.read_text(encoding="utf-8"))
    tables = [block for block in read_pdf(pdf).blocks if isinstance(block, Table)]
    return score(wanted, tables), len(tables), len(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_file_is_read_as_its_truth_says(name):
    found, tables, wanted = scored(CORPUS / "pdf" / f"{name}.pdf", CORPUS / "truth" / f"{name}.json")
    assert (found.of_cells, found.of_rows, 0) == (found.cells, found.rows, found.spurious)
    assert found.of_placed - NOT_PLACED.get(name, 0) == found.placed
    assert wanted == tables


def test_every_file_has_source_truth_and_a_line_in_the_readme():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert (CORPUS / "pdf" / f"{name}.pdf").exists()
        assert (CORPUS / "sources" / f"{name}.txt").exists()
        assert f"`{name}`" in readme
    assert {path.stem for path in (CORPUS / "pdf").glob("*.pdf")} == set(NAMES)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not here (MAALESTOK_DOCUMENTS)")
@pytest.mark.parametrize(
    ("pdf", "truth", "cells"),
    [("a_danish", "a", 165), ("b_chinese", "b", 305), ("c_swedish", "c", 135), ("large_208_pages", "large", 4832)],
)
def test_the_shared_table_files_are_read_whole(pdf, truth, cells):
    found, _, _ = scored(SHARED / f"{pdf}.pdf", SHARED / f"truth_{truth}.json")
    assert found.cells >= cells
    assert (found.of_rows, 0) == (found.rows, found.spurious)
