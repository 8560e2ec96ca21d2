"""The commands `tables` and `inspect`: what goes where, and how a call ends."""

from __future__ import annotations

import json
import os
import signal

import pytest
from lxml import html
from PIL import Image

from pipeline import work
from pipeline.batch import each_apart
from pipeline.inspection import printed
from pipeline.options import Options
from tests.ingest.pdf_factory import Sheet, draw
from tests.samples import GOOD_PLAN, PLANS, command, written

PDF = PLANS / "da" / "byggesikkerhed_2026.pdf"
WORKBOOK = PLANS / "zh" / "budget_export_2025.xlsx"


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Packs are loaded once here; workers are forked from this process and share them."""
    for code in ("da", "nb", "sv", "zh"):
        work._extractor(code, None)


# ---------------------------------------------------------------------------------------------- tables
@pytest.mark.parametrize(
    "file", sorted(path for path in PLANS.rglob("*") if path.is_file()), ids=lambda path: path.name
)
def test_the_tables_of_any_format_are_printed(file):
    done = command("tables", file, "--format", "json")
    tables = json.loads(done.stdout)

    assert 0 == done.exit_code
    assert (
        f"{len(tables)} table{'s' * (len(tables) != 1)} with {sum(len(table['cells']) for table in tables)} cells in"
        in done.stderr
    )
    for table in tables:
        assert all(len(row) == table["n_columns"] for row in table["rows"])
        assert [cell["text"] for cell in table["cells"]] == [
            table["rows"][cell["row"]][cell["column"]] for cell in table["cells"]
        ]


@pytest.mark.parametrize("form", ["text", "json", "rows", "csv"])
def test_every_form_goes_to_standard_output_in_utf_8_and_nothing_else_does(form):
    done = command("tables", WORKBOOK, "--format", form)

    assert "预算" in done.stdout_bytes.decode("utf-8")
    assert "tables with" not in done.stdout


def test_a_page_limits_the_tables():
    done = command("tables", PDF, "--format", "json", "--page", "4")

    assert ["Tabel 1. Nøgletal 2023-2025"] == [table["caption"] for table in json.loads(done.stdout)]


def test_findings_of_the_reading_go_to_standard_error(tmp_path):
    wrong = tmp_path / "plan.docx"
    wrong.write_bytes(WORKBOOK.read_bytes())
    done = command("tables", wrong, "--format", "json")

    assert 0 == done.exit_code
    assert "(file.wrong-extension)" in done.stderr
    assert json.loads(done.stdout)


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("bad.pdf", b"%PDF-1.7 and then nothing", 2, "bad.pdf: unreadable. "),
        ("empty.docx", b"", 2, "empty.docx: "),
        ("plan.md", GOOD_PLAN.encode(), 0, "0 tables with 0 cells in plan.md"),
    ],
)
def test_a_file_that_cannot_be_read_gives_its_status_and_exit_code_two(tmp_path, name, content, code, said):
    (tmp_path / name).write_bytes(content)
    done = command("tables", tmp_path / name, "--format", "csv")

    assert code == done.exit_code
    assert said in done.stderr
    assert code == 0 or done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tables", "nowhere.pdf"], "There is no file or folder 'nowhere.pdf'"),
        (["tables", PLANS], "is a folder; name one file in it"),
        (["tables", PDF, "--page", "x"], "write a number as in 3"),
        (["tables", PDF, "--page", "99"], "has 9 pages; there is no page 99"),
        (["tables", WORKBOOK, "--page", "5"], "has 4 sheets; there is no sheet 5"),
        (
            ["tables", PLANS / "da" / "vandlaboratoriet_resultatplan_2025.docx", "--page", "1"],
            "has no pages; leave out --page",
        ),
        (["inspect"], "Name the plans to read"),
        (["inspect", "nowhere.pdf"], "There is no file or folder"),
    ],
)
def test_a_wrong_call_says_what_to_do(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = command(*arguments)

    assert (1, "") == (done.exit_code, done.stdout)
    assert said in done.stderr
    assert [] == list(tmp_path.iterdir())


# ---------------------------------------------------------------------------------------------- inspect
def test_a_pdf_gives_a_page_and_two_pictures_of_each_page_asked_for(tmp_path):
    done = command("inspect", PDF, "-o", tmp_path, "--page", "5-6")

    assert 0 == done.exit_code
    assert f"byggesikkerhed_2026.pdf: 2 pages, 5 goals. Look at {tmp_path / 'index.html'}\n" == done.stderr
    assert ["index.html", "page-005-marked.png", "page-005.png", "page-006-marked.png", "page-006.png"] == list(
        written(tmp_path)
    )
    page = html.fromstring((tmp_path / "index.html").read_text("utf-8"))
    headings = page.xpath("//li[contains(@class, 'k-heading') and contains(@class, 'o-goal')]/p[@class='text']")

    assert [f"Målkort {number}" for number in range(1, 5)] == [
        text.text_content().partition(":")[0] for text in headings
    ]


def test_pictures_of_a_former_call_are_gone(tmp_path):
    command("inspect", PDF, "-o", tmp_path, "--page", "1-2")
    command("inspect", PDF, "-o", tmp_path, "--page", "3")

    assert ["index.html", "page-003-marked.png", "page-003.png"] == list(written(tmp_path))


def test_the_same_call_gives_the_same_bytes_with_any_number_of_workers(tmp_path):
    command("inspect", PDF, "-o", tmp_path / "a", "--page", "1-3", "--jobs", 1)
    command("inspect", PDF, "-o", tmp_path / "b", "--page", "1-3", "--jobs", 2)

    assert written(tmp_path / "a") == written(tmp_path / "b")


def test_several_files_get_a_folder_each_and_one_bad_file_stops_none(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "plan.md").write_text(GOOD_PLAN, "utf-8")
    done = command("inspect", tmp_path / "bad.pdf", tmp_path / "plan.md", WORKBOOK, "-o", tmp_path / "out")

    assert 2 == done.exit_code
    assert "bad.pdf: unreadable." in done.stderr
    assert ["budget_export_2025", "plan"] == [
        folder.name.rpartition("-")[0] for folder in sorted((tmp_path / "out").iterdir())
    ]
    assert "plan.md: read without pictures, 2 goals. Look at " in done.stderr


def test_a_page_without_words_is_shown_as_printed(tmp_path):
    def words(sheet: Sheet) -> None:
        sheet.lines(80, 80, ["Resultatplan 2025 for huset ved vandet", "Styrelsen behandler hver sag hurtigt."])

    path = draw(tmp_path / "plan.pdf", words, lambda sheet: sheet.box(90, 90, 300, 300, fill="#808080"))
    command("inspect", path, "-o", tmp_path / "out")
    page = html.fromstring((tmp_path / "out" / "index.html").read_text("utf-8"))

    assert "Nothing was read on this page." in page.xpath("string(//section[@id='page-2'])")
    assert 1 == len(page.xpath("//section[@id='page-2']//img"))
    assert Image.open(tmp_path / "out" / "page-002.png").convert("L").getpixel((250, 250)) < 160


# ---------------------------------------------------------------------------------------------- guarded
def _work(what: str) -> str:
    if what == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "fails":
        raise ValueError(what)
    if what == "hangs":
        signal.pause()
    return what


def test_a_page_that_kills_hangs_or_fails_its_worker_costs_only_itself():
    calls = [("one",), ("dies",), ("fails",), ("hangs",), ("two",)]

    assert ["one", None, None, None, "two"] == list(each_apart(_work, calls, Options(jobs=2, timeout=2)))


def test_the_command_offers_every_form_there_is():
    from pipeline.cli import main
    from pipeline.inspection import FORMATS

    (form,) = [option for option in main.commands["tables"].params if option.name == "form"]

    assert list(FORMATS) == list(form.type.choices)  # type: ignore[attr-defined]
    assert all(isinstance(printed([], one), str) for one in FORMATS)
