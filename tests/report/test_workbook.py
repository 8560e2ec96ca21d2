"""The workbook, read back with another library."""

import io
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest

from pipeline.records import Result
from pipeline.report import workbook
from pipeline.report.rows import rows_of
from pipeline.report.tables import TABLES
from pipeline.report.texts import load_texts
from tests.factories import goal, measure, result, sourced, year
from tests.report.made import CATALOGUE, judged, many_goals

TEXTS = load_texts("en")


def book(*results: Result) -> Any:
    rows = {shape.name: list(rows_of(shape, results)) for shape in TABLES}
    with TemporaryDirectory() as folder:
        workbook.write_workbook(results, rows, CATALOGUE, TEXTS, path := Path(folder, "goals.xlsx"))
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def column(sheet: Any, name: str) -> list[Any]:
    names = [cell.value for cell in sheet[1]]
    return [row[names.index(name)] for row in sheet.iter_rows(min_row=2)]


def test_there_is_a_sheet_for_each_table_between_the_guide_and_the_heatmap() -> None:
    made = book(result(goal()))

    assert [
        "Read me", "Documents", "Goals", "Measures", "Follow-ups", "Links", "Assessments", "Plan assessments", "Findings",
        "Goal tree", "Early warning", "Heatmap", "maalestok",
    ] == made.sheetnames  # fmt: skip
    assert ("B2", "A1:AH2") == (made["Goals"].freeze_panes, made["Goals"].auto_filter.ref)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@x", "＝1+1", "\t=1", "http://example.org", "mailto:a", "{=1}",
     "007"],
)  # fmt: skip
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    made = book(result(goal(text, text, measure(text), number=text), title=text))

    for sheet, name in (("Goals", "title"), ("Goals", "number"), ("Measures", "text"), ("Documents", "title")):
        (cell,) = column(made[sheet], name)
        assert (text, "s", None) == (cell.value, cell.data_type, cell.hyperlink)


def test_numbers_are_numbers_and_dates_are_dates() -> None:
    made = book(result(goal("G", None, measure(value="7.5", deadline="2024-06-30")), period=year()))

    assert [7.5] == [cell.value for cell in column(made["Measures"], "target_value")]
    assert [datetime(2024, 6, 30)] == [cell.value for cell in column(made["Measures"], "deadline")]


def test_what_a_sheet_cannot_hold_unchanged_is_written_as_text() -> None:
    made = book(result(goal("G", None, measure(value="1234567890.1234567"), deadline=date(1849, 6, 5))))

    assert ["1234567890.1234567"] == [cell.value for cell in column(made["Measures"], "target_value")]
    assert ["1849-06-05"] == [cell.value for cell in column(made["Goals"], "deadline")]


def test_characters_that_xml_forbids_are_left_out() -> None:
    made = book(result(goal(sourced("a\x00b\x1fc\ud800d\ufffee", "abcde"))))

    assert ["abcde"] == [cell.value for cell in column(made["Goals"], "title")]


@pytest.mark.parametrize("text", ["x" * 40_000, "𠮷" * 20_000])
def test_a_text_too_long_for_a_cell_is_cut_with_a_note(text: str) -> None:
    ((cell),) = column(book(result(goal("G", text)))["Goals"], "statement")

    assert TEXTS("workbook.cut_cell") == cell.value[cell.value.index(" […") :]
    assert 32_766 <= len(cell.value.encode("utf-16-le")) // 2 <= 32_767


def test_a_text_that_just_fits_is_not_cut() -> None:
    (cell,) = column(book(result(goal("G", "x" * 32_767)))["Goals"], "statement")

    assert "x" * 32_767 == cell.value


def test_a_table_with_more_rows_than_a_sheet_holds_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)

    found = [cell.value for cell in column(book(result(*many_goals(6)))["Goals"], "goal_id")]

    assert ["d1-g1", "d1-g2", "d1-g3", TEXTS("workbook.cut_sheet", rows="6")] == found


def test_verdicts_have_their_word_and_a_fill_of_their_own() -> None:
    verdicts = {"result": "met", "clear": "partly", "verifiable": "not_met", "quantified": "cannot_tell"}
    made = book(judged(goal(number="3"), verdicts=verdicts, title="The plan"))

    table = {cell.value: cell.fill.fgColor.rgb for cell in column(made["Assessments"], "verdict")}
    assert (4, 4) == (len(table), len(set(table.values())))
    heat = [cell.value for cell in made["Heatmap"][2]]
    assert ["The plan", "3", "Shorter waiting time", 1, "met", "partly", "not met", "cannot tell", None] == heat[:9]
    assert [table["met"], table["partly"]] == [cell.fill.fgColor.rgb for cell in made["Heatmap"][2]][4:6]


def test_an_empty_run_gives_a_readable_workbook() -> None:
    assert 1 == book()["Goals"].max_row


def test_the_heatmap_leads_from_a_goal_to_the_page_of_its_plan() -> None:
    sheet = book(judged(goal(), verdicts={"clear": "met"}, title="=1+1"))["Heatmap"]

    assert ("=1+1", "s") == (sheet["A2"].value, sheet["A2"].data_type)
    assert "plans\\d1.html" == sheet["A2"].hyperlink.target  # as Excel writes paths
