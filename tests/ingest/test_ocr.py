"""Pages that are pictures, read by text recognition: language, places, tables, marks, and what is said when it is not
there."""

import shutil
from dataclasses import replace

import pytest
from PIL import Image

from pipeline.ingest import Ocr, OcrMode, ingest, ocr_rapid, ocr_tesseract
from pipeline.ingest import ocr as ocr_module
from pipeline.ingest.ocr import Answer
from pipeline.ingest.pdf_page import PageContent, Style, Word, askew
from pipeline.packs import load_packs
from pipeline.records import DocumentStatus, Passage, Table
from tests.ingest.pdf_factory import draw
from tests.ingest.scans import pictures, scanned
from tests.samples import PLANS

pytestmark = pytest.mark.slow

PACKS = load_packs()
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or bool(ocr_tesseract.missing("dan") or ocr_tesseract.missing("swe")),
    reason="apt-get install tesseract-ocr tesseract-ocr-dan tesseract-ocr-swe",
)
needs_rapidocr = pytest.mark.skipif(bool(ocr_rapid.missing("")), reason="pip install maalestok[ocr]")
needs_cv2 = pytest.mark.skipif(ocr_module.find_spec("cv2") is None, reason="pip install maalestok[ocr]")


def read(path, **options):
    return ingest(path, PACKS, ocr=Ocr(PACKS, **options))


def danish(sheet):
    sheet.text(70, 60, "Resultatplan 2025 for Kyststyrelsen", size=18)
    sheet.lines(70, 110, [
        "Styrelsen skal forkorte ventetiden for ansøgere og gøre det lettere at få svar på",
        "spørgsmål om kystbeskyttelse, så færre sager ældes. Målene er fastsat af ministeriet.",
    ])  # fmt: skip
    rows = [
        ["Nr.", "Krav", "Frist"],
        ["1", "Mindst 95 pct. af sagerne\nafgøres rettidigt", "2025"],
        ["2", "Højst 4 fejl", "2026"],
    ]
    sheet.grid(70, 160, [50, 220, 90], rows)


def swedish(sheet):
    sheet.lines(70, 80, [
        "Myndigheten ska förkorta väntetiden för sökande och göra det lättare att få svar på",
        "frågor om kustskydd så att färre ärenden blir gamla. Målen är beslutade av regeringen.",
    ])  # fmt: skip


def words_of(document):
    return " ".join(
        part.text for block in document.blocks for part in (block.cells if isinstance(block, Table) else [block])
    )


# ---------------------------------------------------------------------------------------------- Latin script
@needs_cv2
@needs_tesseract
def test_a_danish_scan_is_read_with_its_table_and_marked(tmp_path):
    born = draw(tmp_path / "born.pdf", danish)
    document = read(scanned(tmp_path / "scan.pdf", pictures(born)))
    assert (DocumentStatus.OK, "da", 1) == (document.status, document.language, document.source.ocr_pages)
    assert "ventetiden for ansøgere og gøre det lettere at få svar på" in words_of(document)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [
        "Nr.",
        "Krav",
        "Frist",
        "1",
        "Mindst 95 pct. af sagerne\nafgøres rettidigt",
        "2025",
        "2",
        "Højst 4 fejl",
        "2026",
    ] == [cell.text for cell in table.cells]
    parts = [*table.cells, *(block for block in document.blocks if isinstance(block, Passage))]
    assert all(part.ocr is not None and 0.5 < part.ocr <= 1 for part in parts)
    assert ["page.ocr"] == [finding.code for finding in document.findings]


@needs_cv2
@needs_tesseract
def test_a_scan_laid_askew_is_read_and_its_boxes_lie_on_the_page_as_shown(tmp_path):
    born = draw(tmp_path / "born.pdf", danish)
    straight = ingest(born, PACKS)
    document = read(scanned(tmp_path / "scan.pdf", pictures(born), askew=2.0), language="da")
    title = next(block for block in document.blocks if "Resultatplan 2025" in getattr(block, "text", ""))
    there = next(block for block in straight.blocks if "Resultatplan 2025" in getattr(block, "text", ""))
    x0, top, x1, bottom = askew((there.bbox.x0, there.bbox.top, there.bbox.x1, there.bbox.bottom), 2.0, *(595.3, 841.9))
    assert pytest.approx((x0, x1), abs=6) == (title.bbox.x0, title.bbox.x1)
    assert top - 6 < (title.bbox.top + title.bbox.bottom) / 2 < bottom + 6
    assert 3 == next(block for block in document.blocks if isinstance(block, Table)).n_rows


@needs_cv2
@needs_tesseract
@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_scanned_on_its_side_or_head_is_turned(tmp_path, turned):
    born = draw(tmp_path / "born.pdf", danish)
    document = read(scanned(tmp_path / "scan.pdf", pictures(born), turned=turned), language="da")
    assert "ventetiden for ansøgere" in words_of(document)
    title = next(block for block in document.blocks if "Resultatplan" in getattr(block, "text", ""))
    if turned == 90:  # print runs downwards on the page as shown
        assert title.bbox.bottom - title.bbox.top > title.bbox.x1 - title.bbox.x0
        assert title.bbox.x0 > 700
    else:
        assert title.bbox.top > 700


@needs_cv2
@needs_tesseract
def test_the_language_of_a_scan_is_found(tmp_path):
    document = read(scanned(tmp_path / "scan.pdf", pictures(draw(tmp_path / "born.pdf", swedish))))
    assert "sv" == document.language
    assert "förkorta väntetiden för sökande" in words_of(document)


@needs_cv2
@needs_tesseract
def test_columns_are_read_one_after_the_other(tmp_path):
    left = [
        "Styrelsen skal forkorte ventetiden",
        "for ansøgere, så færre sager ældes,",
        "og svarene skal være lette at læse.",
    ]
    right = [
        "Tilsynet skal møde de havne oftere,",
        "hvor risikoen er størst, og hjælpe",
        "dem med at rette deres fejl hurtigt.",
    ]

    def columns(sheet):
        for number in range(4):
            sheet.lines(60, 80 + 60 * number, left)
            sheet.lines(320, 80 + 60 * number, right)

    text = words_of(read(scanned(tmp_path / "scan.pdf", pictures(draw(tmp_path / "born.pdf", columns))), language="da"))
    assert text.rindex("forkorte") < text.index("Tilsynet")
    assert 4 == text.count("lette at læse.") == text.count("fejl hurtigt.")


@needs_cv2
@needs_tesseract
def test_only_pages_without_text_are_recognised(tmp_path):
    page = pictures(draw(tmp_path / "born.pdf", swedish))[0]

    def pictured(sheet):
        from reportlab.lib.utils import ImageReader

        sheet.canvas.drawImage(ImageReader(page), 0, 0, sheet.canvas._pagesize[0], sheet.height)
        sheet.text(500, 20, "Dnr 2025-114")  # a stamp is no text layer

    document = read(draw(tmp_path / "mixed.pdf", swedish, pictured))
    assert (DocumentStatus.OK, 1) == (document.status, document.source.ocr_pages)
    assert {(1, False), (2, True)} == {(block.page, block.ocr is not None) for block in document.blocks}
    assert [("page.ocr", 2)] == [(finding.code, finding.page) for finding in document.findings]


@needs_cv2
@needs_tesseract
def test_force_reads_pages_that_have_text_anew(tmp_path):
    born = draw(tmp_path / "born.pdf", swedish)
    assert 0 == read(born).source.ocr_pages
    assert 1 == read(born, mode=OcrMode.FORCE).source.ocr_pages


@needs_cv2
@needs_tesseract
@pytest.mark.parametrize("name", ["scan.tif", "scan.png", "scan.jpg"])
def test_image_files_are_read_like_scans(tmp_path, name):
    pages = pictures(draw(tmp_path / "born.pdf", swedish))
    path = tmp_path / name
    pages[0].save(path, save_all=True, append_images=pages[:1], dpi=(200, 200)) if name.endswith("tif") else pages[
        0
    ].save(path, dpi=(200, 200))
    document = read(path, language="sv")
    count = 2 if name.endswith("tif") else 1
    assert (DocumentStatus.OK, "image", count) == (document.status, document.source.format, document.source.ocr_pages)
    assert count == words_of(document).count("väntetiden")


@needs_cv2
@needs_tesseract
def test_a_picture_without_print_says_so(tmp_path):
    Image.new("L", (1654, 2339), 255).save(tmp_path / "blank.png", dpi=(200, 200))
    document = read(tmp_path / "blank.png", language="sv")
    assert DocumentStatus.NEEDS_OCR is document.status
    assert "found no text" in document.message


# ---------------------------------------------------------------------------------------------- Han script
@needs_cv2
@needs_rapidocr
def test_chinese_target_values_are_read_with_their_signs(tmp_path):
    page = pictures(PLANS / "zh" / "yunling_emergency_office_2025.pdf", 2)
    document = read(scanned(tmp_path / "scan.pdf", page, askew=-1.0))
    assert "zh" == document.language
    table = next(block for block in document.blocks if isinstance(block, Table))
    values = {cell.text.replace(" ", "") for cell in table.cells}
    assert {"≥97%", "≤8小时", "≤100%", "≥300万元", "≥99%", "≤0.5‰", "≥92%", "三级应急救援体系"} <= values


# ---------------------------------------------------------------------------------------------- what is not there
def scan_of_nothing(tmp_path):
    return draw(tmp_path / "scan.pdf", lambda sheet: sheet.picture(0, 0, 595, 842))


def test_without_the_extra_the_message_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr_module, "find_spec", lambda name: None)
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda name: None)
    document = read(scan_of_nothing(tmp_path))
    assert DocumentStatus.NEEDS_OCR is document.status
    assert "pip install 'maalestok[ocr]'" in document.message
    assert "tesseract-ocr-dan" in document.message
    assert "tesseract-ocr-swe" in document.message


@needs_cv2
def test_without_a_recogniser_the_message_names_the_one_of_the_language(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr_tesseract.shutil, "which", lambda name: None)
    monkeypatch.setattr(ocr_rapid, "find_spec", lambda name: None)
    document = read(scan_of_nothing(tmp_path), language="sv")
    assert DocumentStatus.NEEDS_OCR is document.status
    assert "tesseract-ocr-swe" in document.message


def test_recognition_can_be_switched_off(tmp_path):
    document = read(scan_of_nothing(tmp_path), mode=OcrMode.OFF)
    assert DocumentStatus.NEEDS_OCR is document.status
    assert "--ocr auto" in document.message
    Image.new("L", (100, 100)).save(tmp_path / "page.png")
    assert "--ocr auto" in read(tmp_path / "page.png", mode=OcrMode.OFF).message


# ---------------------------------------------------------------------------------------------- what was read badly
def content(number, confidence, words=1):
    style = Style("", 10, False, False)
    made = [Word("Ventetid", 50, 100, 90, 112, style, "", k, k, confidence) for k in range(words)]
    return replace(PageContent(number, 595, 842, made, []), ocr=confidence)


@pytest.mark.parametrize(
    ("answer", "status", "codes"),
    [
        pytest.param(Answer({1: content(1, 0.95)}), DocumentStatus.OK, ["page.ocr"], id="well"),
        pytest.param(Answer({1: content(1, 0.7)}), DocumentStatus.OK, ["page.ocr", "page.ocr-uncertain"], id="badly"),
        pytest.param(
            Answer({}, {1: "it is noise"}), DocumentStatus.NEEDS_OCR, ["page.no-text", "page.ocr-failed"], id="not"
        ),
    ],
)
def test_the_status_and_findings_say_how_well_pages_were_read(tmp_path, monkeypatch, answer, status, codes):
    monkeypatch.setattr(Ocr, "read", lambda *_: answer)
    document = read(scan_of_nothing(tmp_path))
    assert (status, codes) == (document.status, [finding.code for finding in document.findings])
