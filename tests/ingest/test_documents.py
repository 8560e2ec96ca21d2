"""Real plans and the sample plans: read whole, in the right language, nothing lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pipeline.records import Document, DocumentStatus, Passage
from tests.ingest.shown import PACKS, read, tables

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents"))
REAL = sorted(path for folder in ("real", "source") for path in (SHARED / folder).rglob("*") if path.is_file())
OWN = sorted(path for path in (ROOT / "corpus" / "plans").rglob("*") if path.is_file() and path.suffix != ".pdf")
FILES = [*OWN, *REAL]

needs_documents = pytest.mark.skipif(not REAL, reason=f"the real documents are not at {SHARED}")


def named(path: Path) -> str:
    return path.name


@cache
def document_of(path: Path) -> Document:
    return read(path)


def language_of(path: Path) -> str:
    """The code that folder or name of a document states."""
    stated = {*path.parts[-3:-1], *path.stem.split("_")}
    return next(code for code in PACKS if code in stated)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_document_is_read_in_its_language_with_unique_places(path):
    document = document_of(path)
    ids = [block.id for block in document.blocks] + [
        cell.id for table in tables(document.blocks) for cell in table.cells
    ]

    assert DocumentStatus.OK == document.status, document.message
    assert language_of(path) == document.language
    assert len(ids) == len(set(ids))
    assert document.title or path.suffix in (".txt", ".md"), "a page, a Word file and a workbook name themselves"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_markers_are_inside_their_text_and_levels_begin_at_one(path):
    for block in document_of(path).blocks:
        if isinstance(block, Passage):
            assert 0 <= block.marker < len(block.text)
            assert block.level is None or block.level >= 1


@needs_documents
@pytest.mark.parametrize("path", [path for path in REAL if path.suffix == ".txt"], ids=named)
def test_no_character_of_a_text_is_lost_or_made_up(path):
    """But for markup and rules of dashes or stars."""
    blocks = document_of(path).blocks
    found = [block.text for block in blocks if isinstance(block, Passage)]
    found += [cell.text for table in tables(blocks) for cell in table.cells]
    without_tags = re.sub(r"</?\w[^<>]*>", "", path.read_text("utf-8-sig"))
    markup = set("*#|-")
    lost = Counter(letters(without_tags)) - Counter(letters("".join(found)))

    assert {} == {character: count for character, count in lost.items() if character not in markup}
    assert {} == Counter(letters("".join(found))) - Counter(letters(without_tags))


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@needs_documents
@pytest.mark.parametrize("path", [path for path in REAL if path.suffix == ".txt" and "ssi" not in path.name], ids=named)
def test_every_line_of_a_passage_stands_in_the_file(path):
    whole = letters(path.read_text("utf-8-sig").replace("**", ""))

    assert [] == [
        block.text
        for block in document_of(path).blocks
        if isinstance(block, Passage) and any(letters(line) not in whole for line in block.text.split("\n"))
    ]
