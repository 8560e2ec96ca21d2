"""`--lang`: the report, its reasons and its advice in another language, and tables that stay the same."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.compare import load_catalogue
from pipeline.report import load_texts, report_languages
from pipeline.report.tables import TABLES
from pipeline.report.texts import FOLDER, ORIGINAL
from pipeline.resources import models_root
from tests.samples import command, rows, small_plans

OTHERS = [language for language in report_languages() if language != ORIGINAL]
TRANSLATED_COLUMNS = {"because", "suggestion"}


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One run over sample plans and files that cannot be read, and the same records reported in every language."""
    root = tmp_path_factory.mktemp("lang")
    plans = small_plans(root / "plans")
    (plans / "picture.gif").write_bytes(b"GIF89a\0\0")
    (plans / "essay.txt").write_text("Den gode kage bages langsomt, og mange holder af den om efteråret. " * 9, "utf-8")
    made = {ORIGINAL: root / ORIGINAL}
    assert 2 == command("run", plans, "-o", made[ORIGINAL], "--jobs", 1).exit_code
    for language in OTHERS:
        made[language] = root / language
        shutil.copytree(made[ORIGINAL], made[language])
        assert 2 == command("report", made[language], "--lang", language).exit_code
    return made


def visible(out: Path) -> str:
    told: list[str] = []
    for path in (out / "report.html", *sorted((out / "plans").glob("*.html"))):
        page = html.document_fromstring(path.read_bytes())
        for style in page.xpath("//style"):
            style.drop_tree()
        told += [*page.itertext(), *page.xpath("//@aria-label")]
    return re.sub(r"\s+", " ", " ".join(told))


def strings(entries: Any) -> Iterator[str]:
    if isinstance(entries, str):
        yield entries
    else:
        for entry in entries.values() if isinstance(entries, dict) else entries if isinstance(entries, list) else ():
            yield from strings(entry)


def english() -> set[str]:
    """Pieces of every English text between its blanks, long enough to be nothing else."""
    texts = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
    catalogue = models_root() / "catalogue"
    fixed = [
        tomllib.loads((catalogue / f"{name}.toml").read_text("utf-8")) for name in ("texts_en", "criteria", "lenses")
    ]
    messages = list(load_texts("da")._find("messages"))
    pieces = [
        piece.strip(" .:;,()“”") for text in strings([texts, *fixed, messages]) for piece in re.split(r"\{\w+\}", text)
    ]
    return {piece for piece in pieces if len(piece) >= 12 and " " in piece and piece.isascii()}  # names are not


@pytest.mark.parametrize("language", OTHERS)
def test_no_fixed_text_is_left_in_english(outs: dict[str, Path], language: str) -> None:
    shown = visible(outs[language])
    package = (outs[language] / "datapackage.json").read_text("utf-8")

    assert len(english()) > 300
    assert any(piece in visible(outs[ORIGINAL]) for piece in english())
    assert [] == [piece for piece in sorted(english()) if re.search(rf"\b{re.escape(piece)}\b", shown + package)]


@pytest.mark.parametrize("language", report_languages())
def test_the_page_says_its_language_and_counts_in_it(outs: dict[str, Path], language: str) -> None:
    page = html.document_fromstring((outs[language] / "report.html").read_bytes())
    texts = load_texts(language)

    assert language == page.get("lang")
    assert texts("title.page") == page.findtext(".//h1")
    assert texts.count("documents", 4) in visible(outs[language])
    assert texts("numbers.percent", n=100).replace("\u00a0", " ") in visible(outs[language])


@pytest.mark.parametrize("language", OTHERS)
def test_tables_are_the_same_but_for_reasons_and_advice(outs: dict[str, Path], language: str) -> None:
    for table in TABLES:
        ours, theirs = (rows(outs[one] / f"{table.name}.csv") for one in (language, ORIGINAL))

        assert len(ours) == len(theirs)
        for mine, other in zip(ours, theirs, strict=True):
            differing = {name for name in mine if mine[name] != other[name]}
            assert differing <= TRANSLATED_COLUMNS, (table.name, mine, other)
    assert any(row["suggestion"] for row in rows(outs[language] / "assessments.csv"))


@pytest.mark.parametrize("language", OTHERS)
def test_the_workbook_names_its_sheets_and_explains_values(outs: dict[str, Path], language: str) -> None:
    with zipfile.ZipFile(outs[language] / "goals.xlsx") as book:
        names, texts = book.read("xl/workbook.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    said = load_texts(language)

    assert f'name="{said("workbook.heatmap")}"' in names
    assert said("workbook.readme_value", value="not_met", word=said.word("verdict", "not_met")) in texts


@pytest.mark.parametrize("language", OTHERS)
def test_what_to_do_about_a_file_is_said_in_the_language(outs: dict[str, Path], language: str) -> None:
    shown, texts = visible(outs[language]), load_texts(language)
    (message,) = (row["message"] for row in rows(outs[language] / "documents.csv") if row["path"] == "picture.gif")

    assert "save the plan as PDF" in message  # the table holds what the program said
    assert texts.message(message) in shown


def test_a_report_keeps_the_language_of_its_verdicts(tmp_path: Path, outs: dict[str, Path]) -> None:
    out = Path(shutil.copytree(outs[ORIGINAL], tmp_path / "out"))

    assert 0 == command("compare", out, "--lang", "sv").exit_code
    assert 2 == command("report", out).exit_code
    assert "sv" == html.document_fromstring((out / "report.html").read_bytes()).get("lang")
    assert (out / "assessments.csv").read_bytes() == (outs["sv"] / "assessments.csv").read_bytes()
    assert (out / "report.html").read_bytes() == (outs["sv"] / "report.html").read_bytes()


def test_a_run_in_a_language_is_the_report_in_it(tmp_path: Path, outs: dict[str, Path]) -> None:
    assert 2 == command("run", outs[ORIGINAL].parent / "plans", "-o", tmp_path, "--jobs", 1, "--lang", "da").exit_code

    for name in ("report.html", "goals.xlsx", "assessments.csv", "datapackage.json"):
        assert (tmp_path / name).read_bytes() == (outs["da"] / name).read_bytes()


def test_a_report_in_another_language_keeps_the_lens_of_its_verdicts(tmp_path: Path, outs: dict[str, Path]) -> None:
    out = Path(shutil.copytree(outs[ORIGINAL], tmp_path / "out"))

    command("compare", out, "--lens", "sv_state")
    command("report", out, "--lang", "da")

    label = load_catalogue().in_language("da").lenses["sv_state"].label
    assert label in visible(out)
    assert any("Målet" in row["because"] for row in rows(out / "assessments.csv"))


@pytest.mark.parametrize("call", [("run", "{plans}", "-o", "{out}"), ("compare", "{out}"), ("report", "{out}"),
                                  ("assess", "--language", "da", "Svar inden 30 dage.")])  # fmt: skip
def test_a_language_that_is_not_there_is_refused_before_anything_is_done(
    outs: dict[str, Path], call: tuple[str, ...]
) -> None:
    places = {"plans": outs[ORIGINAL].parent / "plans", "out": outs[ORIGINAL]}
    before = (outs[ORIGINAL] / "run.json").read_bytes()
    ran = command(*(part.format(**places) for part in call), "--lang", "tlh")

    assert 1 == ran.exit_code
    assert "'tlh'" in ran.stderr
    assert before == (outs[ORIGINAL] / "run.json").read_bytes()


@pytest.mark.parametrize(("language", "told"), [("da", "○ Ansvarlig: ikke opfyldt (god praksis)"),
                                                ("sv", "○ Ansvarig: inte uppfyllt (god praxis)"),
                                                ("zh", "○ 责任主体：不满足（良好做法）")])  # fmt: skip
def test_assess_speaks_the_language(language: str, told: str) -> None:
    goal = "Andelen af klager, der afgøres inden 30 dage, stiger fra 71 pct. i 2024 til 90 pct. i 2026."
    shown = command("assess", "--language", "da", "--lang", language, goal).stdout

    assert told in shown
    assert [] == [piece for piece in english() if re.search(rf"\b{re.escape(piece)}\b", shown)]


def test_the_languages_of_reports_are_listed() -> None:
    assert "(--lang): da, en, sv, zh" in command("languages").stdout
