"""The phrase books: what a native speaker reads in a phrase, the program reads too."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.extract.phrases import PhraseReader
from pipeline.packs import load_pack
from pipeline.records import Period

BOOKS = sorted(Path(__file__).parent.glob("*_phrases.toml"))
READERS = {book.name.split("_")[0]: PhraseReader(load_pack(book.name.split("_")[0])) for book in BOOKS}


def rows(kind):
    for book in BOOKS:
        code = book.name.split("_")[0]
        for row in tomllib.loads(book.read_text("utf-8")).get(kind, ()):
            # A row marked `gap` is what the program should read and does not yet; once it does, the mark must go.
            marks = [pytest.mark.xfail(strict=True, reason="known gap")] if row.get("gap") else []
            yield pytest.param(READERS[code], row, id=f"{code}: {row['text']}", marks=marks)


def plan_of(row):
    year = row.get("plan_year")
    return Period(date(year, 1, 1), date(year, 12, 31)) if year else None


def number(value):
    return None if value is None else Decimal(str(value))


@pytest.mark.parametrize(("reader", "row"), rows("quantity"))
def test_a_quantity_reads_as_the_phrase_book_says(reader, row):
    targets = reader.targets(row["text"], in_sentence=not row.get("bare", False))

    if "values" in row:
        assert [number(value) for value in row["values"]] == [reading.target.value for reading in targets]
        return
    assert targets, "no target found"
    found = targets[0]
    columns = ("comparator", "value", "upper", "unit", "baseline_value", "amount")
    expected = {key: row[key] for key in columns if key in row}
    read = {
        "comparator": str(found.target.comparator),
        "value": found.target.value,
        "upper": found.target.upper,
        "unit": found.target.unit,
        "baseline_value": found.baseline.value if found.baseline else None,
        "amount": found.target.amount,
    }
    wanted = {key: value if isinstance(value, str) else number(value) for key, value in expected.items()}

    assert wanted == {key: read[key] for key in wanted}


@pytest.mark.parametrize(("reader", "row"), rows("deadline"))
def test_a_deadline_reads_as_the_phrase_book_says(reader, row):
    found = reader.deadline(row["text"], plan_of(row))

    assert (row["date"] or None) == (found.day.isoformat() if found and found.day else None)


@pytest.mark.parametrize(("reader", "row"), rows("cadence"))
def test_a_cadence_reads_as_the_phrase_book_says(reader, row):
    if "reporting" in row:
        found = reader.reporting(row["text"])
        expected = row["reporting"] if isinstance(row["reporting"], list) else [row["reporting"]]

        assert [value for value in expected if value] == [str(value) for value in (found.cadences if found else ())]
    if "measuring" in row:
        found = reader.frequency(row["text"])

        assert row["measuring"] == (str(found.cadences[0]) if found else "")


@pytest.mark.parametrize(("reader", "row"), rows("baseline"))
def test_a_baseline_reads_as_the_phrase_book_says(reader, row):
    found = reader.baseline(row["text"], plan_of(row))

    if "period" in row:
        assert row["period"] == found.period
    if "value" in row:
        assert number(row["value"]) == found.value
