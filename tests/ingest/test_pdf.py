"""PDF files as files and pages: statuses, places on the page, and characters as they are printed."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.ingest.pdf import read_pdf
from pipeline.records import BBox, DocumentStatus, PassageKind
from tests.ingest.pdf_factory import SONG, Sheet, draw
from tests.ingest.shown import passages, rows, tables


def plain(sheet: Sheet) -> None:
    sheet.text(60, 60, "Mindst 90 pct. af sagerne afgøres inden for 30 dage.")


def blank(sheet: Sheet) -> None:
    pass


def scan(sheet: Sheet) -> None:
    sheet.picture(0, 0, 595, 842)


def stamped_scan(sheet: Sheet) -> None:
    sheet.picture(0, 0, 595, 842)
    sheet.text(500, 20, "J.nr. 2025-114")


def logo(sheet: Sheet) -> None:
    sheet.picture(40, 40, 120, 80)
    plain(sheet)


def outlined(sheet: Sheet) -> None:
    for number in range(400):
        sheet.rule(40 + number, 100, 44 + number, 108)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([plain], DocumentStatus.OK, id="text"),
        pytest.param([plain, blank], DocumentStatus.OK, id="an empty page is nothing to worry about"),
        pytest.param([logo], DocumentStatus.OK, id="a logo is not a scan"),
        pytest.param([scan], DocumentStatus.NEEDS_OCR, id="scan"),
        pytest.param([stamped_scan, scan], DocumentStatus.NEEDS_OCR, id="a stamp does not make a scan readable"),
        pytest.param([outlined], DocumentStatus.NEEDS_OCR, id="text turned into outlines"),
        pytest.param([plain, scan, scan, plain], DocumentStatus.PARTLY_READ, id="some pages are scans"),
        pytest.param([blank, blank], DocumentStatus.UNREADABLE, id="nothing printed at all"),
    ],
)
def test_the_status_says_whether_the_text_was_read(tmp_path, pages, expected):
    reading = read_pdf(draw(tmp_path / "plan.pdf", *pages))
    assert expected is reading.status
    assert bool(reading.message) is (expected is not DocumentStatus.OK)
    assert len(pages) == reading.pages


def test_pages_without_text_are_named(tmp_path):
    reading = read_pdf(draw(tmp_path / "plan.pdf", plain, scan, scan, plain, scan))
    assert "Pages 2-3, 5 " in reading.message
    assert [("page.no-text", 2), ("page.no-text", 3), ("page.no-text", 5)] == [
        (f.code, f.page) for f in reading.findings
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", DocumentStatus.UNREADABLE, id="empty file"),
        pytest.param(b"%PDF-1.7\n", DocumentStatus.UNREADABLE, id="header alone"),
        pytest.param(b"<!doctype html><title>404</title>", DocumentStatus.UNREADABLE, id="a page saved as PDF"),
    ],
)
def test_what_is_no_pdf_is_unreadable(tmp_path, data, expected):
    (path := tmp_path / "plan.pdf").write_bytes(data)
    reading = read_pdf(path)
    assert (expected, ()) == (reading.status, reading.blocks)
    assert "fetch it again" in reading.message


def test_a_file_cut_short_is_unreadable(tmp_path):
    path = draw(tmp_path / "plan.pdf", plain)
    path.write_bytes(path.read_bytes()[:300])
    assert DocumentStatus.UNREADABLE is read_pdf(path).status


def test_bytes_before_the_header_are_no_obstacle(tmp_path):
    path = draw(tmp_path / "plan.pdf", plain)
    path.write_bytes(b"\0" * 2048 + path.read_bytes())
    assert ["Mindst 90 pct. af sagerne afgøres inden for 30 dage."] == [p.text for p in read_pdf(path).blocks]


def test_a_missing_file_is_unreadable_and_no_exception(tmp_path):
    assert DocumentStatus.UNREADABLE is read_pdf(tmp_path / "none.pdf").status


def test_a_locked_file_asks_for_its_password(tmp_path):
    path = draw(tmp_path / "plan.pdf", plain, password="hemmeligt")
    assert DocumentStatus.PASSWORD_REQUIRED is read_pdf(path).status
    assert DocumentStatus.PASSWORD_REQUIRED is read_pdf(path, password="forkert").status
    assert DocumentStatus.OK is read_pdf(path, password="hemmeligt").status


def test_no_more_pages_are_read_than_asked_for(tmp_path):
    reading = read_pdf(draw(tmp_path / "plan.pdf", plain, plain, plain), max_pages=2)
    assert (3, {1, 2}) == (reading.pages, {block.page for block in reading.blocks})


def test_the_title_is_the_files_own(tmp_path):
    assert "Plan for 2026" == read_pdf(draw(tmp_path / "plan.pdf", plain, title="Plan  for\n2026")).title


# ---------------------------------------------------------------------------------------------- places
def marked(sheet: Sheet) -> None:
    sheet.text(60, 100, "Afsnit")
    sheet.grid(60, 200, [80, 80], [["Mål", "Krav"], ["1.1", "95"]])


@pytest.mark.parametrize(
    ("turn", "crop", "text", "table"),
    [
        pytest.param(0, None, (60, 100), BBox(60, 200, 220, 240), id="upright"),
        pytest.param(90, None, (730, 60), BBox(601.89, 60, 641.89, 220), id="turned right"),
        pytest.param(180, None, (510, 730), BBox(375.28, 601.89, 535.28, 641.89), id="upside down"),
        pytest.param(270, None, (100, 510), BBox(200, 375.28, 240, 535.28), id="turned left"),
        pytest.param(0, (50, 300, 400, 800), (10, 58.1), BBox(10, 158.11, 170, 198.11), id="cropped"),
        pytest.param(90, (50, 300, 400, 800), (430, 10), BBox(301.89, 10, 341.89, 170), id="cropped and turned"),
    ],
)
def test_boxes_are_those_of_the_page_as_shown(tmp_path, turn, crop, text, table):
    reading = read_pdf(draw(tmp_path / "plan.pdf", marked, turn=turn, crop=crop))
    (passage,), (found,) = passages(reading.blocks), tables(reading.blocks)
    assert "Afsnit" == passage.text
    assert passage.lines[0].bbox == passage.bbox
    assert pytest.approx(text, abs=2.5) == (passage.bbox.x0, passage.bbox.top)
    assert table == found.bbox
    assert [["Mål", "Krav"], ["1.1", "95"]] == rows(found)


def test_a_page_set_sideways_is_read_along_its_lines(tmp_path):
    def sideways(sheet: Sheet) -> None:
        sheet.text(100, 700, "Sagerne afgøres hurtigere, når flere", turn=90)
        sheet.text(112, 700, "ansøgninger er fyldt rigtigt ud.", turn=90)

    (passage,) = read_pdf(draw(tmp_path / "plan.pdf", sideways)).blocks
    assert "Sagerne afgøres hurtigere, når flere\nansøgninger er fyldt rigtigt ud." == passage.text
    assert passage.bbox.bottom - passage.bbox.top > 3 * (passage.bbox.x1 - passage.bbox.x0)


def test_a_watermark_is_set_aside(tmp_path):
    def draft(sheet: Sheet) -> None:
        sheet.text(150, 500, "UDKAST", size=60, turn=45)
        sheet.grid(60, 300, [150, 150], [["Mål", "Krav"], ["Kortere ventetid", "Højst 20 dage"]])
        plain(sheet)

    reading = read_pdf(draw(tmp_path / "plan.pdf", draft))
    assert [["Mål", "Krav"], ["Kortere ventetid", "Højst 20 dage"]] == rows(tables(reading.blocks)[0])
    assert [PassageKind.FURNITURE] == [p.kind for p in passages(reading.blocks) if "UDKAST" in p.text]


# ---------------------------------------------------------------------------------------------- characters
def shadowed(sheet: Sheet) -> None:
    for shift in (0, 0.35):
        sheet.text(60 + shift, 60, "Strategiske mål for 2026", bold=True)


def spaced(sheet: Sheet) -> None:
    sheet.text(60, 60, "Resultat i alt", size=14, spacing=5)


def single(sheet: Sheet) -> None:
    for number, character in enumerate("绩效目标管理办法"):
        sheet.text(60 + 13 * number, 60, character, font=SONG)


def justified(sheet: Sheet) -> None:
    for x, words in ((60, "绩效目标"), (104, "应当明确"), (150, "可行"), (173, "。")):
        sheet.text(x, 60, words, font=SONG)


def accounting(sheet: Sheet) -> None:
    sheet.text(60, 60, "Udgiften er 1 250,5 mio. kr.")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(shadowed, "Strategiske mål for 2026", id="bold made by printing twice"),
        pytest.param(spaced, "Resultat i alt", id="letter-spaced"),
        pytest.param(single, "绩效目标管理办法", id="Han characters placed one by one"),
        pytest.param(justified, "绩效目标应当明确可行。", id="Han characters spread to fill the line"),
        pytest.param(accounting, "Udgiften er 1 250,5 mio. kr.", id="thousands apart"),
    ],
)
def test_text_is_what_is_printed(tmp_path, page, expected):
    assert [expected] == [p.text for p in read_pdf(draw(tmp_path / "plan.pdf", page)).blocks]


def test_a_hyphen_at_a_line_end_stays(tmp_path):
    def hyphenated(sheet: Sheet) -> None:
        sheet.lines(
            60, 60, ["Styrelsen offentliggør hvert år en mål-", "og resultatplan, som viser de vigtig-", "ste mål."]
        )

    (passage,) = read_pdf(draw(tmp_path / "plan.pdf", hyphenated)).blocks
    assert "Styrelsen offentliggør hvert år en mål-\nog resultatplan, som viser de vigtig-\nste mål." == passage.text


def test_lines_cover_the_text(tmp_path):
    def three(sheet: Sheet) -> None:
        sheet.paragraph(
            60, 60, 200, "Hver tiende sag tager mere end tre måneder, og det er for længe for dem, der venter på svar."
        )

    (passage,) = read_pdf(draw(tmp_path / "plan.pdf", three)).blocks
    assert passage.text.split("\n") == [passage.text[line.start : line.end] for line in passage.lines]
    assert sorted(line.bbox.top for line in passage.lines) == [line.bbox.top for line in passage.lines]


def test_drawn_bullets_are_bullets(tmp_path):
    def drawn(sheet: Sheet) -> None:
        sheet.text(60, 60, "Opgaverne er:")
        for number, task in enumerate(("Tilsyn med havne", "Vejledning af kommuner")):
            sheet.dot(66, 86 + 16 * number, 1.6)
            sheet.text(75, 80 + 16 * number, task)

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", drawn)).blocks)
    assert [("• Tilsyn med havne", 2), ("• Vejledning af kommuner", 2)] == [(p.text, p.marker) for p in read[1:]]


def test_the_outlines_of_small_cells_are_no_marks(tmp_path):
    def quarters(sheet: Sheet) -> None:
        sheet.text(60, 60, "Fremdrift pr. kvartal fremgår af skemaet.")
        for row in range(3):
            for column in range(4):
                sheet.box(60 + 12 * column, 100 + 12 * row, 72 + 12 * column, 112 + 12 * row)
                sheet.text(63 + 12 * column, 100 + 12 * row, "x" if row >= column else "-", size=8)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", quarters)).blocks)
    assert [["x", "-", "-", "-"], ["x", "x", "-", "-"], ["x", "x", "x", "-"]] == rows(table)


def test_a_raised_mark_belongs_to_its_word(tmp_path):
    def noted(sheet: Sheet) -> None:
        sheet.text(60, 60, "Målet er udgået")
        end = 60 + stringWidth("Målet er udgået", "Helvetica", 10)
        sheet.text(end, 57, "1", size=6)
        sheet.text(end + 6.1, 60, "i løbet af året.")

    (passage,) = read_pdf(draw(tmp_path / "plan.pdf", noted)).blocks
    assert "Målet er udgået1 i løbet af året." == passage.text


def test_a_traffic_light_colours_its_cell(tmp_path):
    def lights(sheet: Sheet) -> None:
        sheet.grid(60, 100, [120, 60], [["Mål", "Status"], ["Kortere ventetid", ""], ["Flere svar", ""]])
        sheet.dot(200, 130, 4, fill="#00aa00")
        sheet.dot(200, 150, 4, fill="#dd0000")

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", lights)).blocks)
    assert [("●", "#00aa00"), ("●", "#dd0000")] == [(c.text, c.color) for c in table.cells if c.row and c.column]
