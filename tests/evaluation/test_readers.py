"""Two readers of the same plan: the second is scored as the program is."""

from pathlib import Path

from pipeline.evaluation import agreement, load_gold, render_agreement
from pipeline.evaluation.readers import _reading
from pipeline.records import Document, DocumentStatus, Result, SourceFile
from tests.samples import ROOT

FIRST = load_gold(ROOT / "corpus" / "gold")
SECOND = load_gold(ROOT / "corpus" / "second")


def _blank(name: str) -> Document:
    return Document("d", SourceFile(name, "", "text", 0), DocumentStatus.OK, language="da")


def test_a_reader_agrees_wholly_with_himself():
    gold = next(gold for gold in FIRST if gold.goals)
    alike = agreement([(gold, _reading(gold, _blank(gold.document.file)))], [gold])

    assert alike is not None
    for row in (*alike.readers.records, *alike.readers.fields):
        assert row.micro.fp == row.micro.fn == 0, row.field


def test_a_program_that_finds_nothing_agrees_with_nobody():
    gold = next(gold for gold in FIRST if gold.goals)
    found = agreement([(gold, Result(document=_blank(gold.document.file)))], [gold])

    assert found is not None
    assert found.readers.row("goal found").micro.f1 == 1
    assert found.program.row("goal found").micro.f1 == 0
    assert "goal found" in render_agreement(found.readers, found.program)


def test_documents_that_one_person_read_are_left_out():
    gold = next(gold for gold in FIRST if gold.goals)

    assert agreement([(gold, Result(document=_blank(gold.document.file)))], []) is None


def test_a_third_of_the_corpus_was_read_twice():
    files = {Path(gold.document.file).name for gold in FIRST}
    twice = {Path(gold.document.file).name for gold in SECOND}

    assert twice <= files
    assert 3 * len(twice) >= len(files)
