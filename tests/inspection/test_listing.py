"""Tables printed: every cell once, at its place, in every form."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len

from pipeline.inspection.listing import findings, printed, tables_on
from pipeline.inspection.pages import PageRange
from pipeline.records import BBox, Cell, Finding, Severity, Table
from tests.factories import document, table

MERGED = Table(
    "t2",
    (
        Cell("t2.r0c0", 0, 0, "Mål", page=3, is_header=True, bbox=BBox(1, 2, 3.5, 4)),
        Cell("t2.r0c1", 0, 1, "Krav", page=3, is_header=True, column_span=2),
        Cell("t2.r1c0", 1, 0, "A", page=3, row_span=2),
        Cell("t2.r1c1", 1, 1, "", page=3),
        Cell("t2.r1c2", 1, 2, "b;\n\"c\"", page=3, place="Ark!C2"),
        Cell("t2.r2c1", 2, 1, "d", page=4),
    ),
    3, 3, caption="Tabel 1", page=3,
)  # fmt: skip
ROWS = [["Mål", "Krav", None], ["A", "", 'b;\n"c"'], [None, "d", None]]


def test_rows_are_all_of_one_length_with_nothing_where_no_cell_begins():
    assert [ROWS] == json.loads(printed([MERGED], "rows"))


def test_json_has_rows_and_the_place_of_every_cell():
    (made,) = json.loads(printed([MERGED], "json"))

    assert ("t2", 3, [3, 4], "Tabel 1", 3, 3) == tuple(
        made[k] for k in ("id", "page", "pages", "caption", "n_rows", "n_columns")
    )
    assert ROWS == made["rows"]
    assert {"id": "t2.r0c0", "row": 0, "column": 0, "row_span": 1, "column_span": 1, "header": True, "page": 3,
            "bbox": [1, 2, 3.5, 4], "place": "", "text": "Mål"} == made["cells"][0]  # fmt: skip
    assert [(1, 2), (2, 1)] == [(cell["row_span"], cell["column_span"]) for cell in made["cells"][1:3]]
    assert "Ark!C2" == made["cells"][4]["place"]


def test_csv_lines_have_the_same_columns_and_a_blank_line_stands_between_tables():
    text = printed([MERGED, table(["x"], id="t9", page=None)], "csv")
    lines = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")  # so that Excel shows the letters
    assert [
        ["table", "page", "row", "c1", "c2", "c3"],
        ["t2", "3", "1", "Mål", "Krav", ""],
        ["t2", "3", "2", "A", "", 'b;\n"c"'],
        ["t2", "4", "3", "", "d", ""],
        [],
        ["t9", "", "1", "x", "", ""],
    ] == lines


def test_no_table_is_an_empty_list_for_programs_and_nothing_for_people():
    assert ([], [], "") == (
        json.loads(printed([], "json")),
        json.loads(printed([], "rows")),
        printed([], "text").strip(),
    )


# ---------------------------------------------------------------------------------------------- the grid
def test_the_grid_is_straight_for_wide_characters():
    made = table(["指标", "目标值"], ["新增就业", "1.2万人以上"], ["Ventetid", "højst 30 dage"], header_rows=1)
    title, *lines = [line for line in printed([made], "text").split("\n") if line]

    assert {cell_len(lines[0])} == {cell_len(line) for line in lines}
    assert "t1  page 1  3 x 2" == title
    assert "╞" == lines[2][0]  # the header is set off


def test_a_long_cell_is_folded_and_nothing_of_it_is_lost():
    words = "Mindst halvfems procent af alle sager afgøres i tide " * 8
    shown = printed([table([words, "x" * 90])], "text", width=60)

    assert max(map(cell_len, shown.split("\n"))) <= 60
    assert 90 == shown.count("x") - shown.split("\n")[0].count("x")
    assert words.split() == [word for line in shown.split("\n")[2:-2] for word in line.split("│")[1].split()]


def test_text_of_a_document_cannot_style_or_steer_the_terminal():
    shown = printed([table(["[bold]x[/bold]", ":smile:", "a\x1b[31mb\x07\u202ec"])], "text")

    assert "[bold]x[/bold]" in shown
    assert ":smile:" in shown
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}


def test_the_title_names_sheet_caption_and_pages():
    made = replace(MERGED, title="Ark 1", caption="Tabel 1.\nKrav")

    assert printed([made], "text").startswith("t2  page 3-4  3 x 3  Ark 1 Tabel 1. Krav\n")


# ---------------------------------------------------------------------------------------------- what is chosen
@pytest.mark.parametrize(("pages", "ids"), [(PageRange(), ["t1", "t2", "t3"]), (PageRange(4, 4), ["t2"]), (PageRange(1, 3), ["t1", "t2"])])  # fmt: skip
def test_tables_are_chosen_by_page_and_never_cut(pages, ids):
    made = document(table(["a"], id="t1"), MERGED, "text", table(["a"], id="t3", page=None))
    chosen = tables_on(made, pages)

    assert ids == [one.id for one in chosen]
    assert all(one is not MERGED or len(one.cells) == 6 for one in chosen)


def test_findings_are_those_of_the_pages_and_of_the_whole_file():
    made = document("x", findings=(
        Finding("page.no-text", "A picture.", Severity.ERROR, 3), Finding("page.damaged", "Bad.", page=4),
        Finding("file.wrong-extension", "Odd\x1b name."),
    ))  # fmt: skip

    assert ["error: page 3: A picture. (page.no-text)", "warning: Odd\ufffd name. (file.wrong-extension)"] == list(
        findings(made, PageRange(3, 3))
    )
