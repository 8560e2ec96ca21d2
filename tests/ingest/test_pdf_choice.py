"""The rule by which one of two readings of a page wins, and what a disagreement leaves behind."""

from __future__ import annotations

import time

import pytest

from pipeline.ingest import pdf, pdf_plumber
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf_choice import is_better, is_doubtful, is_gibberish
from pipeline.ingest.pdf_page import PageContent, Style, Word
from pipeline.ingest.pdf_plumber import MOST_IN_VAIN, SecondReader
from tests.ingest.pdf_factory import draw

SCRIPTS = frozenset({"latin", "han"})
DANISH = "Sagsbehandlingstiden skal være højst 30 dage, og »åbne« sager færre."
CHINESE = "主要预期目标是地区生产总值增长百分之五左右"
MOJIBAKE = CHINESE.encode("gbk").decode("latin-1")
UNMAPPED = "\ufffd" * 40
PRIVATE = "\ue001\ue002" * 20
RUSSIAN = "Основные цели на следующий год приведены ниже"


def page(text: str, paths: int = 0) -> PageContent:
    style = Style("Song", 10, False, False)
    words = [Word(word, 0, 0, 1, 1, style, "", 0, 0) for word in text.split()]
    return PageContent(1, 595, 842, words, [], paths=paths)


@pytest.mark.parametrize("text", [DANISH, CHINESE * 2, "Skolan vid sjön bygger småöarnas nya hamn i år "])
def test_a_plain_page_is_believed(text):
    assert not is_doubtful(page(text), SCRIPTS)


@pytest.mark.parametrize("text", ["", "12", MOJIBAKE, UNMAPPED, PRIVATE, RUSSIAN, DANISH + UNMAPPED])
def test_a_page_without_readable_text_is_held_against_the_second_reader(text):
    assert is_doubtful(page(text), SCRIPTS)


def test_a_page_of_drawings_is_not_given_to_the_slow_reader():
    assert not is_doubtful(page("", paths=6_000), SCRIPTS)


@pytest.mark.parametrize(
    ("text", "is_so"), [(MOJIBAKE, True), (UNMAPPED, True), (RUSSIAN, False), (DANISH, False), ("", False)]
)
def test_gibberish_is_told_from_another_language(text, is_so):
    assert is_so is is_gibberish(page(text))


@pytest.mark.parametrize(
    ("other", "first", "wins"),
    [
        pytest.param(CHINESE, MOJIBAKE, True, id="right map beats wrong map"),
        pytest.param(MOJIBAKE, CHINESE, False, id="wrong map never wins"),
        pytest.param(DANISH, "", True, id="text beats none"),
        pytest.param("", DANISH, False, id="none never wins"),
        pytest.param("Mål", DANISH + UNMAPPED[:5], False, id="a clean scrap does not beat much text"),
        pytest.param(DANISH, DANISH, False, id="a tie leaves the first"),
        pytest.param(RUSSIAN, UNMAPPED, True, id="another script beats no map"),
        pytest.param(RUSSIAN, DANISH, False, id="a script of the packs beats another"),
    ],
)
def test_points_decide(other, first, wins):
    assert wins is is_better(page(other), page(first), SCRIPTS)


@pytest.fixture
def blind_first_reader(monkeypatch):
    """The first reader sees no word on any page."""
    real = pdf.open_page

    class Blind:
        def __init__(self, *arguments):
            self.page = real(*arguments)

        def __enter__(self):
            content = self.page.__enter__()
            content.words = []
            return content

        def __exit__(self, *error):
            return self.page.__exit__(*error)

    monkeypatch.setattr(pdf, "open_page", Blind)


def test_text_that_only_the_second_reader_sees_is_kept_with_a_finding(tmp_path, blind_first_reader):
    reading = read_pdf(draw(tmp_path / "a.pdf", lambda sheet: sheet.text(72, 72, DANISH)), scripts=SCRIPTS)

    assert DANISH == reading.blocks[0].text
    assert [("page.second-reader", 1)] == [(finding.code, finding.page) for finding in reading.findings]


def test_cells_that_only_the_second_reader_reads_keep_their_colours(tmp_path, blind_first_reader):
    def lit(sheet):
        sheet.box(192, 72, 312, 92, fill="#00b050")
        sheet.grid(72, 72, [120, 120], [["Kortere ventetid", ""], ["Flere tilsyn", ""]], height=20)

    (table,) = read_pdf(draw(tmp_path / "a.pdf", lit), scripts=SCRIPTS).blocks

    assert ["", "#00b050", "", ""] == [cell.color for cell in table.cells]


def test_a_page_on_which_the_first_reader_fails_costs_no_text(tmp_path, monkeypatch):
    def fail(document, index):
        raise TypeError("a broken page raises anything")

    monkeypatch.setattr(pdf, "open_page", fail)
    reading = read_pdf(draw(tmp_path / "a.pdf", lambda sheet: sheet.text(72, 72, DANISH)), scripts=SCRIPTS)

    assert DANISH == reading.blocks[0].text
    assert ["page.second-reader"] == [finding.code for finding in reading.findings]


def test_a_page_that_takes_the_second_reader_too_long_costs_no_text(tmp_path, monkeypatch):
    def spin(self, index):
        while True:
            pass

    monkeypatch.setattr(pdf_plumber, "SECONDS", 0.3)
    monkeypatch.setattr(SecondReader, "page", spin)
    start = time.process_time()
    reading = read_pdf(draw(tmp_path / "a.pdf", *[lambda sheet: sheet.text(72, 72, "Kort side")] * 9), scripts=SCRIPTS)

    assert ["Kort side"] * 9 == [block.text for block in reading.blocks]
    assert time.process_time() - start < 2  # it is not asked again


def test_the_second_reader_is_not_asked_for_ever(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(SecondReader, "page", lambda self, index: asked.append(index))
    read_pdf(
        draw(tmp_path / "a.pdf", *[lambda sheet: sheet.text(72, 72, "Kort")] * (MOST_IN_VAIN + 9)), scripts=SCRIPTS
    )

    assert MOST_IN_VAIN == len(asked)


def test_entries_of_a_form_are_read(tmp_path):
    def form(sheet):
        sheet.text(72, 72, "Institution")
        sheet.canvas.acroForm.textfield(name="goal", x=72, y=600, width=300, height=20, value="Kortere ventetid i 2025")

    reading = read_pdf(draw(tmp_path / "a.pdf", form))

    assert "Kortere ventetid i 2025" in " ".join(block.text for block in reading.blocks)


def test_mirrored_type_with_a_negative_size_is_read(tmp_path):
    def mirrored(sheet):
        sheet.canvas.saveState()
        sheet.canvas.scale(-1, -1)
        line = sheet.canvas.beginText(-200, -600)
        line.setFont("Helvetica", -12)
        line.textOut("Kortere ventetid")
        sheet.canvas.drawText(line)
        sheet.canvas.restoreState()

    reading = read_pdf(draw(tmp_path / "a.pdf", mirrored))

    assert {"Kortere", "ventetid"} == {word for block in reading.blocks for word in block.text.split()}


def test_a_page_with_drawings_in_forms_is_read(tmp_path):
    def logo(sheet):
        sheet.canvas.beginForm("logo")
        sheet.canvas.rect(0, 0, 50, 20)
        sheet.canvas.line(0, 0, 50, 20)
        sheet.canvas.endForm()
        sheet.canvas.doForm("logo")
        sheet.text(72, 72, DANISH)

    reading = read_pdf(draw(tmp_path / "a.pdf", logo))

    assert (DANISH, ()) == (reading.blocks[0].text, reading.findings)
