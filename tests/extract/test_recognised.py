"""Goals read from scans say so: their places carry the confidence of text recognition, and it lowers their own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.records import Table
from pipeline.report.rows import rows_of
from pipeline.report.tables import GOALS, MEASURES
from tests.extract.reading import read
from tests.factories import document_of, result, table

HEADER = ("Nr.", "Mål", "Resultatkrav")
ROW = ("1", "Sagsbehandlingen skal være hurtigere.", "Mindst 95 pct. af sagerne afgøres inden 30 dage.")


def scanned(made: Table, *sure: float) -> Table:
    """The table with these confidences in the columns of its last row."""
    cells = tuple(replace(cell, ocr=sure[cell.column] if cell.row else 0.99) for cell in made.cells)
    return replace(made, cells=cells)


def rows(made: Table):
    plan = read(made, language="da")
    results = [result(made=plan, read=document_of(plan))]
    return plan.goals[0], next(rows_of(GOALS, results)), next(rows_of(MEASURES, results))


def test_the_lowest_confidence_of_a_records_places_is_given():
    _, goal, measure = rows(scanned(table(HEADER, ROW, header_rows=1), 0.5, 0.9, 0.8))
    assert (Decimal("0.500"), Decimal("0.800")) == (goal["ocr_confidence"], measure["ocr_confidence"])


def test_the_confidence_of_a_goal_is_multiplied_by_that_of_its_wording():
    printed, *_ = rows(table(HEADER, ROW, header_rows=1))
    recognised, *_ = rows(scanned(table(HEADER, ROW, header_rows=1), 0.5, 0.9, 0.8))
    assert pytest.approx(0.9 * printed.confidence, abs=0.001) == recognised.confidence


def test_printed_text_bears_no_mark():
    _, goal, measure = rows(table(HEADER, ROW, header_rows=1))
    assert goal["ocr_confidence"] is None
    assert measure["ocr_confidence"] is None
