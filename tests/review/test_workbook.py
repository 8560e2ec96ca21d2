"""goals.xlsx edited with openpyxl and saved by LibreOffice, read back: every edit arrives, nothing else changes, and
each kind of conflict is told."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.errors import ExitCode
from pipeline.records import Result
from pipeline.report import RunInfo, write_report
from pipeline.review.decisions import Action, Reason
from pipeline.review.fields import GOAL_COLUMNS, MEASURE_COLUMNS
from pipeline.review.journal import decisions_in
from pipeline.review.workbook import Kind
from tests.factories import measure, reporting, sourced
from tests.review.made import WORDS, after, decide, folder, results_of, set_field, stored
from tests.samples import command, rows

SOFFICE = shutil.which("soffice")
HOSTILE = {
    "formula": '=HYPERLINK("http://203.0.113.7/","x")',
    "script": "<script>alert(1)</script>",
    "control": "a\x00b\x07c\x1b[31m",
    "escaped": "_x0041_ and _x000D_",
    "long": "x" * 40_000,
    "at the limit": "y" * 32_767,
    "lines": "one\r\ntwo\rthree\n\n four ",
    "at": "@SUM(1)",
    "emoji": "𠮷👩‍🚒" * 10,
    "bidi": "abc\u202edef",
}


def written(out: Path) -> Path:
    write_report(after(out), out, run=RunInfo("9.9.9"))
    return out / "goals.xlsx"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    made = folder(tmp_path / "out", results_of(*WORDS[:5]), results_of(*WORDS[5:], id="d2"))
    written(made)
    return made


def saved_by_libreoffice(file: Path, folder: Path) -> Path:
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir(exist_ok=True)
    call = [
        SOFFICE,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run([*call, "--outdir", folder, file], check=True, capture_output=True, timeout=120)
    return folder / file.name


class Edited:
    """A workbook that somebody edits."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)

    def cell(self, sheet: str, id: str, column: str) -> Any:
        page = self.book[sheet]
        heads = [cell.value for cell in page[1]]
        key = {"Goals": "goal_id", "Measures": "measure_id"}[sheet]
        row = next(row for row in page.iter_rows(min_row=2) if row[heads.index(key)].value == id)
        return row[heads.index(column)]

    def set(self, sheet: str, id: str, **values: Any) -> None:
        for column, value in values.items():
            self.cell(sheet, id, column).value = value

    def save(self) -> Path:
        self.book.save(self.file)
        return self.file


def imported(out: Path, file: Path | None = None, *options: str) -> Any:
    return command("review", "import", file or out / "goals.xlsx", "-o", out, "--who", "bo", *options)


def conflicts(ran: Any) -> list[str]:
    return re.findall(r"^not taken, ([^:]+):", ran.stdout, re.MULTILINE)


def values(out: Path) -> dict[str, Mapping[str, str]]:
    """Every row of both tables, as the CSV files have it."""
    written(out)
    told = [(row["goal_id"], row) for row in rows(out / "goals.csv")]
    return dict([*told, *((row["measure_id"], row) for row in rows(out / "measures.csv"))])


@pytest.fixture(params=["openpyxl", "LibreOffice"])
def through(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Path], Path]:
    """What the workbook goes through before it comes back."""
    if request.param == "openpyxl":
        return lambda file: Edited(file).save()
    return lambda file: saved_by_libreoffice(file, tmp_path / "office")


def test_a_workbook_that_nobody_changed_changes_nothing(out: Path, through: Callable[[Path], Path]) -> None:
    ran = imported(out, through(out / "goals.xlsx"), "--apply")

    assert (ExitCode.OK, "0 changes, 0 conflicts") == (ran.exit_code, ran.stdout.strip().splitlines()[-1])
    assert [] == decisions_in(out)


def hostile_plan() -> Result:
    told = [
        measure(f"{name} {text}", value="7.5", unit=text[:20], id=f"d1-g1-m{n}", deadline="2026-12-31",
                baseline_value="1234567890.1234567", number=text[:30], indicator_group=text[:40])
        for n, (name, text) in enumerate(HOSTILE.items())
    ]  # fmt: skip
    plan = results_of(
        *WORDS[:2], area="<b>=1+1", responsible=HOSTILE["formula"], weight=7, level="agency", types=["operations"],
        reporting=reporting("yearly", text=HOSTILE["script"], channels=("a", "=b")), deadline=sourced_day(),
        baseline=HOSTILE["lines"], fulfilment_rule=HOSTILE["long"], measurement_frequency="monthly",
    )  # fmt: skip
    goals = (plan.plan.goals[0], plan.plan.goals[1])
    from dataclasses import replace

    return replace(plan, plan=replace(plan.plan, goals=(replace(goals[0], measures=tuple(told)), goals[1])))


def sourced_day() -> Any:
    from datetime import date

    return sourced(date(2026, 12, 31))


def test_hostile_cells_come_back_as_the_text_they_are(tmp_path: Path, through: Callable[[Path], Path]) -> None:
    out = folder(tmp_path / "out", hostile_plan())
    ran = imported(out, through(written(out)), "--apply")

    assert (ExitCode.OK, "0 changes, 0 conflicts") == (ran.exit_code, ran.stdout.strip().splitlines()[-1])


GOAL_EDITS: dict[str, Any] = {
    "number": "3.2", "title": "=HYPERLINK", "statement": "Nye ord.", "level": "agency", "area": "Område",
    "goal_type": "operations;development", "goal_type_stated": "drift", "goal_type_basis": "stated",
    "result_level": "outcome", "reporting_cadence": "yearly;monthly", "reporting_cadence_scope": "goal",
    "reporting_text": "Told yearly", "reporting_channel": "letter", "reporting_recipient": "board",
    "measurement_frequency": "monthly", "deadline": "2026-12-31", "responsible": "部门", "weight": "12.5",
    "baseline_text": "before", "fulfilment_rule": "all", "review_comment": "seen",
}  # fmt: skip
MEASURE_EDITS: dict[str, Any] = {
    "number": "a", "text": "At most five.", "indicator": "share", "indicator_group": "产出/数量", "comparator": "between",
    "target_value": "5", "target_upper": "7", "unit": "days", "target_period": "2027", "baseline_value": "3",
    "baseline_text": "three", "baseline_period": "2024", "deadline": "2027-06-30", "weight": "4",
    "result_level": "output", "actual_value": "2", "actual_text": "two",
}  # fmt: skip


def test_every_edit_arrives_and_nothing_else_changes(out: Path, through: Callable[[Path], Path]) -> None:
    from datetime import datetime

    before = values(out)
    edited = Edited(out / "goals.xlsx")
    edited.set(
        "Goals", "d1-g2", **GOAL_EDITS | {"weight": 12.5, "deadline": datetime(2026, 12, 31), "title": "'=HYPERLINK"}
    )
    edited.set("Measures", "d1-g3-m1", **MEASURE_EDITS | {"target_value": 5, "baseline_value": 3.0})
    edited.set("Goals", "d1-g4", review_status="accepted")
    edited.set("Goals", "d2-g1", review_status="rejected", review_comment="no goal")
    edited.set("Measures", "d1-g5-m1", review_status="rejected")

    ran = imported(out, through(edited.save()), "--apply")
    after_it = values(out)

    assert ExitCode.OK == ran.exit_code, ran.output
    assert GOAL_EDITS | {"title": "'=HYPERLINK"} == {name: after_it["d1-g2"][name] for name in GOAL_EDITS}
    assert MEASURE_EDITS == {name: after_it["d1-g3-m1"][name] for name in MEASURE_EDITS}
    assert "accepted" == after_it["d1-g4"]["review_status"]
    assert not {"d2-g1", "d2-g1-m1", "d1-g5-m1"} & set(after_it)
    changed = {"d1-g2", "d1-g3-m1", "d1-g4", "d2-g1", "d2-g1-m1", "d1-g5-m1"}
    own = {"review_status", "reviewed_fields", "measures", "review_comment"}
    for id in before.keys() - changed:
        assert {k: v for k, v in before[id].items() if k not in own} == {
            k: v for k, v in after_it[id].items() if k not in own
        }
    assert set(GOAL_EDITS) - {"review_comment"} == set(GOAL_COLUMNS)
    assert set(MEASURE_EDITS) == set(MEASURE_COLUMNS)


def test_a_second_import_of_the_same_file_changes_nothing(out: Path) -> None:
    edited = Edited(out / "goals.xlsx")
    edited.set("Goals", "d1-g2", area="Other", review_status="accepted")
    imported(out, edited.save(), "--apply")
    count = len(decisions_in(out))
    ran = imported(out, edited.file, "--apply")

    assert "0 changes, 0 conflicts" == ran.stdout.strip().splitlines()[-1]
    assert count == len(decisions_in(out))


def test_nothing_is_written_before_it_was_shown(out: Path) -> None:
    edited = Edited(out / "goals.xlsx")
    edited.set("Goals", "d1-g2", area="Other")
    ran = imported(out, edited.save())

    assert "d1-g2  area: '' -> 'Other'" in ran.stdout
    assert "Nothing was written" in ran.stderr
    assert [] == decisions_in(out)


def test_columns_may_be_hidden_moved_added_and_rows_sorted(out: Path, through: Callable[[Path], Path]) -> None:
    edited = Edited(out / "goals.xlsx")
    edited.set("Goals", "d1-g2", area="Other")
    page = edited.book["Goals"]
    page.column_dimensions["C"].hidden = True
    page.insert_cols(3)
    page.cell(1, 3).value = "my notes"
    page.cell(2, 3).value = "remember"
    for row in page.iter_rows():  # area to the end
        at = next(i for i, cell in enumerate(page[1]) if cell.value == "area") if row[0].row > 1 else None
        del at
    rows_of_sheet = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for line, row in enumerate(reversed(rows_of_sheet), start=2):
        for column, value in enumerate(row, start=1):
            page.cell(line, column).value = value
    heads = [cell.value for cell in page[1]]
    at, last = heads.index("area") + 1, page.max_column + 1
    for line in range(1, page.max_row + 1):
        page.cell(line, last).value = page.cell(line, at).value
    page.delete_cols(at)

    ran = imported(out, through(edited.save()), "--apply")

    assert ExitCode.OK == ran.exit_code, ran.output
    assert [("d1-g2", "area", "Other")] == [(each.goal, each.field, each.new) for each in decisions_in(out)]


# ---------------------------------------------------------------------------------------------- conflicts
def rename_sheet(edited: Edited, out: Path) -> None:
    edited.book["Goals"].title = "My goals"


def drop_column(edited: Edited, out: Path) -> None:
    page = edited.book["Goals"]
    page.delete_cols([cell.value for cell in page[1]].index("area") + 1)


def double_column(edited: Edited, out: Path) -> None:
    page = edited.book["Goals"]
    page.cell(1, page.max_column + 1).value = "area"


def delete_row(edited: Edited, out: Path) -> None:
    edited.book["Goals"].delete_rows(edited.cell("Goals", "d1-g3", "goal_id").row)


def unknown_id(edited: Edited, out: Path) -> None:
    edited.book["Goals"].append(["gnobody", "d1", "1", "A goal of my own"])


def no_id(edited: Edited, out: Path) -> None:
    edited.book["Goals"].append([None, "d1", "1", "A goal of my own"])


def copied_row(edited: Edited, out: Path) -> None:
    row = edited.cell("Goals", "d1-g3", "goal_id").row
    edited.book["Goals"].append([cell.value for cell in edited.book["Goals"][row]])


def formula(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", area='=HYPERLINK("http://203.0.113.7")')


def error_value(edited: Edited, out: Path) -> None:
    cell = edited.cell("Goals", "d1-g3", "area")
    cell.value, cell.data_type = "#REF!", "e"


def both_changed(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", area="Bo's word")
    set_field(out, "d1-g3", "area", "Anna's word")


def rejected_meanwhile(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", review_status="accepted")
    decide(out, Action.REJECT, "d1-g3", reason=Reason.OTHER)


def not_a_day(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", deadline="next spring")


def no_such_word(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", review_status="perhaps")


def words_gone(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", statement=None)


def quote_changed(edited: Edited, out: Path) -> None:
    edited.set("Goals", "d1-g3", quote="Other words")


CONFLICTS = [
    (rename_sheet, Kind.SHEET_RENAMED), (drop_column, Kind.COLUMN_GONE), (double_column, Kind.COLUMN_TWICE),
    (delete_row, Kind.ROW_DELETED), (unknown_id, Kind.ID_UNKNOWN), (no_id, Kind.ID_UNKNOWN), (copied_row, Kind.ID_TWICE),
    (formula, Kind.FORMULA), (error_value, Kind.ERROR_VALUE), (both_changed, Kind.CHANGED_BY_TWO),
    (rejected_meanwhile, Kind.CHANGED_BY_TWO), (not_a_day, Kind.DOES_NOT_FIT), (no_such_word, Kind.DOES_NOT_FIT),
    (words_gone, Kind.DOES_NOT_FIT), (quote_changed, Kind.SOURCE_CHANGED),
]  # fmt: skip


@pytest.mark.parametrize(("change", "kind"), CONFLICTS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_conflict_is_told_and_only_it_is_left_out(
    out: Path, change: Callable[[Edited, Path], None], kind: Kind
) -> None:
    edited = Edited(out / "goals.xlsx")
    edited.set("Measures", "d2-g1-m1", indicator="share")  # an edit that has nothing to do with it
    change(edited, out)
    known = len(decisions_in(out))

    ran = imported(out, edited.save(), "--apply")

    assert [kind.value] == conflicts(ran), ran.stdout
    assert ExitCode.CONFLICTS == ran.exit_code
    assert [("d2-g1", "indicator", "share")] == [(d.goal, d.field, d.new) for d in decisions_in(out)[known:]]


def test_a_text_that_was_cut_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    out = folder(tmp_path / "out", results_of("w" * 40_000, "Another goal."))
    edited = Edited(written(out))
    edited.set("Goals", "d1-g1", statement="shorter")

    assert [Kind.CUT.value] == conflicts(imported(out, edited.save(), "--apply"))
    assert [] == decisions_in(out)


def test_all_kinds_of_conflicts_are_tested() -> None:
    assert set(Kind) == {kind for _, kind in CONFLICTS} | {Kind.CUT}


def test_what_two_people_changed_alike_is_no_conflict(out: Path) -> None:
    edited = Edited(out / "goals.xlsx")
    edited.set("Goals", "d1-g3", area="The same")
    set_field(out, "d1-g3", "area", "The same")
    ran = imported(out, edited.save(), "--apply")

    assert (ExitCode.OK, "0 changes, 0 conflicts") == (ran.exit_code, ran.stdout.strip().splitlines()[-1])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_refused_in_a_sentence(out: Path, content: bytes) -> None:
    (out / "x.xlsx").write_bytes(content)
    ran = imported(out, out / "x.xlsx", "--apply")

    assert (ExitCode.USAGE, True) == (ran.exit_code, "Save it anew as .xlsx" in ran.stderr)


def test_a_workbook_of_other_making_is_refused(out: Path) -> None:
    book = openpyxl.Workbook()
    book.save(out / "own.xlsx")

    assert "lacks the hidden sheet" in imported(out, out / "own.xlsx").stderr


def test_places_are_locked_and_words_are_chosen(out: Path) -> None:
    page = Edited(out / "goals.xlsx").book["Goals"]
    heads = [cell.value for cell in page[1]]
    lists = {
        heads[next(iter(rule.sqref.ranges)).min_col - 1]: rule.formula1 for rule in page.data_validations.dataValidation
    }

    assert page.protection.sheet
    assert {"goal_type", "result_level", "measurement_frequency", "review_status"} <= lists.keys()
    assert '"accepted,rejected"' == lists["review_status"]
    there = {name: page.cell(2, at) for at, name in enumerate(heads, start=1) if page.cell(2, at).value is not None}
    assert {"statement", "quote", "goal_id", "confidence"} <= there.keys()
    assert {name for name, cell in there.items() if not cell.protection.locked} == there.keys() & {*GOAL_COLUMNS}


def test_the_hidden_sheet_knows_every_row(out: Path) -> None:
    book = openpyxl.load_workbook(out / "goals.xlsx")

    assert "veryHidden" == book["maalestok"].sheet_state
    ids = {row[1].value for row in book["maalestok"].iter_rows(min_row=2)}
    assert {goal.id for result in stored(out) for goal in result.plan.goals} <= ids
