"""Boxes of a page, numbered in reading order."""

from __future__ import annotations

from pipeline.inspection.marks import COLORS, KINDS, Mark, marks_of, order
from pipeline.records import BBox, Cell, Line, PassageKind, Table
from tests.factories import document, heading, passage, table

BOX = BBox(10, 20, 110, 60)


def shown(marks: list[Mark]) -> list[tuple[str, str, int | None]]:
    return [(mark.block, mark.kind, mark.number) for mark in marks]


def test_numbers_begin_anew_on_every_page_and_cells_have_none():
    cells = (Cell("t1.r0c0", 0, 0, "x", page=1, bbox=BOX), Cell("t1.r1c0", 1, 0, "y", page=2, bbox=BOX))
    made = document(
        heading("A", id="h"), Table("t1", cells, 2, 1, page=1), passage("B", id="p", page=2),
        passage("2", PassageKind.FURNITURE, id="f", page=2),
    )  # fmt: skip

    assert {
        1: [("h", "heading", 1), ("t1", "table", 2), ("t1.r0c0", "cell", None)],
        2: [("t1", "table", 1), ("t1.r1c0", "cell", None), ("p", "paragraph", 2), ("f", "furniture", 3)],
    } == {page: shown(found) for page, found in marks_of(made).items()}
    assert [False, False, True] == [
        m.continued for found in marks_of(made).values() for m in found if m.block in ("h", "t1")
    ]


def test_a_paragraph_over_a_page_break_is_marked_on_both_pages():
    broken = passage("a\nb", id="p", bbox=BOX, lines=(Line(0, 1, BOX), Line(2, 3, BOX, page=2)))

    assert {1: [Mark("p", "paragraph", 1, BOX)], 2: [Mark("p", "paragraph", 1, BOX, continued=True)]} == marks_of(
        document(broken)
    )


def test_what_has_no_page_is_numbered_all_the_same():
    made = document(passage("A", id="p", page=None), table(["x"], page=None))

    assert {None: [("p", "paragraph", 1), ("t1", "table", 2), ("t1.r0c0", "cell", None)]} == {
        page: shown(found) for page, found in marks_of(made).items()
    }


def test_the_reading_order_goes_through_text_and_tables_but_not_through_furniture_and_cells():
    made = [
        Mark("f", "furniture", 1, BOX), Mark("p", "paragraph", 2, BOX), Mark("t", "table", 3, BBox(0, 100, 8, 104)),
        Mark("c", "cell", None, BOX), Mark("q", "paragraph", 4),
    ]  # fmt: skip

    assert [(22, 26), (4, 102)] == order(made)


def test_every_kind_has_a_colour_of_its_own():
    assert set(KINDS) == set(COLORS)
    assert len(set(COLORS.values())) == len(COLORS)
