"""Ranges of pages, and the pages a block stands on."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.inspection.pages import PageRange, check_range, page_range, pages_of_rows, places
from pipeline.records import BBox, Cell, Line, Table
from tests.factories import document, passage, table


@pytest.mark.parametrize(
    ("text", "inside", "outside"), [("3", [3], [2, 4, None]), ("3-5", [3, 4, 5], [2, 6]), (" 2 – 2 ", [2], [1, 3])]
)
def test_a_range_holds_its_first_and_last_page(text, inside, outside):
    pages = page_range(text)

    assert all(page in pages for page in inside)
    assert not any(page in pages for page in outside)


@pytest.mark.parametrize("text", ["", "x", "0", "5-3", "3-", "-3", "1,2", "1-2-3", "9999999"])
def test_what_is_no_range_is_refused_with_the_form_to_use(text):
    with pytest.raises(UsageError, match=r"write a number|begin at 1"):
        page_range(text)


def test_all_pages_hold_every_page_and_nothing_without_a_page():
    assert (True, True, False) == (1 in PageRange(), 10**6 in PageRange(), None in PageRange())


def test_a_range_is_cut_to_what_a_view_can_hold_and_only_then():
    assert PageRange(1, 500) == PageRange().at_most(500, 200_000)
    assert PageRange(7, 8) == PageRange(7, 90).at_most(2, 50)
    assert PageRange() == PageRange().at_most(500, 500) == PageRange().at_most(500, 0)
    assert PageRange(3, 9) == PageRange(3, 9).at_most(10, 5)


def test_a_paragraph_over_a_page_break_has_a_box_on_each_page():
    one, two, three = BBox(10, 700, 90, 710), BBox(5, 712, 80, 722), BBox(10, 40, 60, 50)
    broken = passage("a\nb\nc", page=1, bbox=BBox(5, 700, 90, 722), lines=(
        Line(0, 1, one), Line(2, 3, two), Line(4, 5, three, page=2),
    ))  # fmt: skip

    assert {1: BBox(5, 700, 90, 722), 2: three} == places(broken)


def test_a_table_over_pages_has_the_box_of_its_cells_on_each():
    cells = tuple(
        Cell(f"t1.r{row}c0", row, 0, "x", page=page, bbox=BBox(10, top, 50, top + 10))
        for row, page, top in ((0, 1, 700), (1, 1, 710), (2, 2, 40))
    )
    long = Table("t1", cells, 3, 1, page=1, bbox=BBox(10, 700, 50, 720))

    assert {1: BBox(10, 700, 50, 720), 2: BBox(10, 40, 50, 50)} == places(long)
    assert [1, 1, 2] == pages_of_rows(long)


def test_a_block_without_a_page_stands_on_none():
    assert {} == places(passage("x", page=None)) == places(table(["x"], page=None))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (document(passage("x", page=None), path="plan.docx"), "has no pages; leave out --page"),
        (document(passage("x", page=2), path="plan.pdf", pages=2), "has 2 pages; there is no page 7"),
    ],
)
def test_a_page_that_is_not_there_is_refused(made, said):
    with pytest.raises(UsageError, match=said):
        check_range(made, PageRange(7, 9))
    check_range(made, PageRange())
