"""PDF files of the report: by the installed browser, told clearly where there is none."""

import os
from pathlib import Path

import pypdfium2
import pytest

from pipeline.errors import MaalestokError, UsageError
from pipeline.report import pdf, write_report
from tests.report.made import CATALOGUE, RUN, full_plan
from tests.samples import command, small_plans

posix = pytest.mark.skipif(os.name != "posix", reason="the browser of the test is a shell script")


def browser() -> str:
    try:
        return pdf.find_browser()
    except UsageError:
        pytest.skip("no Chromium, Chrome or Edge is installed")


def script(folder: Path, body: str) -> str:
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "BROWSERS", ())
    monkeypatch.delenv(pdf.VARIABLE, raising=False)


def test_without_a_browser_the_call_says_what_to_do_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_browser(monkeypatch)

    done = command("run", small_plans(tmp_path / "plans"), "-o", tmp_path / "out", "--pdf")

    assert (1, False) == (done.exit_code, (tmp_path / "out").exists())
    assert "no Chromium, Chrome or Edge" in done.stderr
    assert "leave out --pdf" in done.stderr


@posix
def test_a_browser_named_by_the_user_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pdf.VARIABLE, script(tmp_path, "exit 0"))

    assert str(tmp_path / "browser") == pdf.find_browser()


@posix
def test_a_browser_that_fails_is_named_with_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("<p>x</p>")

    with pytest.raises(MaalestokError, match=r"browser could not print .*report\.html: no display"):
        pdf.print_report(tmp_path, script(tmp_path, "echo first >&2; echo no display >&2; exit 3"))


def test_report_and_plans_are_printed_on_a4_with_the_same_bytes_wherever_they_lie(tmp_path: Path) -> None:
    chosen = browser()
    for name in "ab":
        write_report([full_plan()], tmp_path / name, run=RUN, catalogue=CATALOGUE)
        pdf.print_report(tmp_path / name, chosen)

    for name in ("report.pdf", "plans/d1.pdf"):
        content = (tmp_path / "a" / name).read_bytes()
        assert content == (tmp_path / "b" / name).read_bytes()
        assert b"file:" not in content
        made = pypdfium2.PdfDocument(content)
        assert (595, 842) == tuple(map(round, made[0].get_size()))
        assert 0 < made[0].get_textpage().get_text_bounded().count("Plan d1") or name == "report.pdf"
        made.close()


def test_pdf_files_of_a_former_run_are_removed(tmp_path: Path) -> None:
    for name in ("report.pdf", "plans/old.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF")

    write_report([full_plan()], tmp_path, run=RUN, catalogue=CATALOGUE)

    assert [] == list(tmp_path.rglob("*.pdf"))
