"""Workbooks: regions, merged cells, hidden parts, numbers as their reader sees them."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as SheetTable

from pipeline.ingest.xlsx import read_xlsx
from tests.ingest.shown import kinds, read, rows, tables

HEADER = ["Mål", "Indikator", "Måltal 2026"]
BODY = [["Svartid", "dage", 20], ["Trivsel", "point", 75]]


def workbook(*lines, title="Mål"):
    book = Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    return book


def saved(book, tmp_path):
    path = tmp_path / "plan.xlsx"
    book.save(path)
    return path


def blocks_of(book, tmp_path):
    return read_xlsx(saved(book, tmp_path), lambda text: ",").blocks


def test_a_region_is_a_table_with_sheet_name_page_and_place(tmp_path):
    (table,) = blocks_of(workbook(HEADER, *BODY), tmp_path)

    assert ("Mål", 1) == (table.title, table.page)
    assert [HEADER, ["Svartid", "dage", "20"], ["Trivsel", "point", "75"]] == rows(table)
    assert [("Mål!A1", 1), ("Mål!C3", 1)] == [(cell.place, cell.page) for cell in (table.cells[0], table.cells[-1])]


def test_text_above_a_table_is_its_caption_and_text_below_a_note(tmp_path):
    book = workbook(
        ["Plan for 2026"], [], ["Vedtaget i maj."], [], ["Oversigt over mål"], HEADER, *BODY, ["Kilde: egne tal"]
    )
    blocks = blocks_of(book, tmp_path)

    assert "Oversigt over mål" == tables(blocks)[0].caption
    assert ["caption Oversigt over mål", "table 3x3", "paragraph Kilde: egne tal"] == kinds(blocks)[-3:]


def test_a_sheet_of_one_column_is_text(tmp_path):
    assert ["paragraph Målene følges op hvert halve år.", "paragraph Direktionen får en status."] == kinds(
        blocks_of(workbook(["Målene følges op hvert halve år."], ["Direktionen får en status."]), tmp_path)
    )


def test_merged_cells_stand_once_with_their_spans(tmp_path):
    book = workbook(["Mål", "Måltal", None], [None, 2025, 2026], ["Svartid", 22, 20])
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")

    assert [["Mål", "Måltal", "<"], ["^", "2025", "2026"], ["Svartid", "22", "20"]] == rows(*blocks_of(book, tmp_path))


@pytest.mark.parametrize(
    ("lines", "shapes"),
    [
        pytest.param([HEADER, [], *BODY], ["3x3"], id="blank row under the header"),
        pytest.param([HEADER, BODY[0], [], BODY[1]], ["3x3"], id="blank row between groups"),
        pytest.param([HEADER, *BODY, [], [], [], [], HEADER, *BODY], ["3x3", "3x3"], id="wide gap"),
        pytest.param(
            [HEADER, *BODY, [], ["", "", "", "", "Enhed", "Mål"], ["", "", "", "", "A", 3]],
            ["3x3", "2x2"],
            id="other columns",
        ),
        pytest.param(
            [
                ["Nr", *HEADER, "Lys"],
                *([n, *row, "●"] for n, row in enumerate(BODY)),
                [],
                ["Nøgle"],
                ["●", "nås"],
                ["○", "glipper"],
            ],
            ["3x5", "2x2"],
            id="a key to the marks, two columns wide",
        ),
        pytest.param(
            [["Nr", *HEADER, "Lys"], [1, *BODY[0], "●"], [], ["Område B"], [2, *BODY[1], "○"]],
            ["4x5"],
            id="a group of rows with a title",
        ),
        pytest.param(
            [[*HEADER, None, "Enhed", "Vægt"], [*BODY[0], None, "A", 3], [*BODY[1], None, "B", 4]],
            ["3x3", "3x2"],
            id="side by side",
        ),
        pytest.param(
            [["Mål", "Måltal", None, "Note"], ["a", 1], ["b", 2, None, "x"]],
            ["3x3"],
            id="a blank column inside one table",
        ),
    ],
)
def test_the_tables_of_a_sheet_are(tmp_path, lines, shapes):
    assert shapes == [f"{table.n_rows}x{table.n_columns}" for table in tables(blocks_of(workbook(*lines), tmp_path))]


def test_a_bold_header_after_one_blank_row_begins_a_new_table(tmp_path):
    book = workbook(HEADER, *BODY, [], HEADER, *BODY)
    for row in (1, 5):
        for cell in book.active[row]:
            cell.font = Font(bold=True)

    assert 2 == len(tables(blocks_of(book, tmp_path)))


def test_hidden_sheets_rows_and_columns_are_left_out_with_a_finding(tmp_path):
    book = workbook(HEADER, *BODY, ["Kladde", "x", 1])
    book.active.row_dimensions[4].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("Lister").append(["a", "b"])
    book["Lister"].sheet_state = "hidden"
    reading = read_xlsx(saved(book, tmp_path), lambda text: ",")

    assert [["Mål", "Måltal 2026"], ["Svartid", "20"], ["Trivsel", "75"]] == rows(*reading.blocks)
    assert [("sheet.hidden", 2), ("sheet.hidden-cells", 1)] == [(found.code, found.page) for found in reading.findings]


def test_the_decimal_mark_follows_the_language_of_the_workbook(tmp_path):
    book = workbook(
        ["Mål for sagsbehandlingen i styrelsen", "Måltal for året"], ["Andel sager afgjort til tiden", 0.925]
    )
    book.active["B2"].number_format = "0.0%"

    assert "92,5%" == rows(*read(saved(book, tmp_path)).blocks)[1][1]


def test_formulas_without_a_stored_value_are_reported(tmp_path):
    reading = read_xlsx(saved(workbook(["a", "b"], [1, "=A2*2"]), tmp_path), lambda text: ".")

    assert ["cell.formula-without-value"] == [finding.code for finding in reading.findings]


@pytest.mark.parametrize("how", ["frozen", "table object"])
def test_rows_that_the_workbook_marks_as_header_are_headers(tmp_path, how):
    book = workbook(HEADER, *BODY)
    if how == "frozen":
        book.active.freeze_panes = "A2"
    else:
        book.active.add_table(SheetTable(displayName="Plan", ref="A1:C3"))
    (table,) = blocks_of(book, tmp_path)

    assert [True] * 3 + [False] * 6 == [cell.is_header for cell in table.cells]


def test_bold_and_solid_colours_are_kept(tmp_path):
    book = workbook(["Mål", "Status"], ["Svartid", "på vej"])
    book.active["A1"].font = Font(bold=True)
    book.active["B2"].fill = PatternFill("solid", fgColor="FFC000")
    (table,) = blocks_of(book, tmp_path)

    assert ([True, False, False, False], ["", "", "", "#ffc000"]) == (
        [cell.bold for cell in table.cells],
        [cell.color for cell in table.cells],
    )


def test_a_format_at_the_edge_of_the_sheet_does_not_stretch_the_table(tmp_path):
    book = workbook(HEADER, *BODY)
    book.active["XFD1048576"].font = Font(bold=True)

    assert ["table 3x3"] == kinds(blocks_of(book, tmp_path))
