"""What is found on the picture of a page before anyone reads it: its skew, rules, rows of dots and bullets."""

import pytest

cv2 = pytest.importorskip("cv2", reason="pip install maalestok[ocr]")

import numpy as np  # noqa: E402

from pipeline.ingest.ocr_dots import leaders_of, marks_of, with_leaders  # noqa: E402
from pipeline.ingest.ocr_fills import fills_of  # noqa: E402
from pipeline.ingest.ocr_image import ink_of, rules_of, skew_of, straightened  # noqa: E402
from pipeline.ingest.ocr_words import ReadLine, ReadWord  # noqa: E402
from tests.ingest.pdf_factory import draw  # noqa: E402
from tests.ingest.scans import DPI, pictures  # noqa: E402


def page_of(tmp_path, drawing):
    return np.asarray(pictures(draw(tmp_path / "page.pdf", drawing))[0])


def askew(picture, degrees):
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def noisy(picture):
    noise = np.random.default_rng(3).normal(0, 14, picture.shape)
    return np.clip(0.8 * picture + 30 + noise, 0, 255).astype(np.uint8)


def prose(sheet):
    for number in range(30):
        sheet.text(70, 80 + 18 * number, "Ved udgangen af 2025 er ventetiden under 30 dage i alle regioner.")


def table(sheet):
    sheet.grid(70, 100, [120, 200, 100], [["Nr.", "Krav", "Frist"], ["1", "Mindst 95 pct.", "2025"], ["2", "4", "1"]])


@pytest.mark.parametrize("degrees", [-8.0, -1.3, 0.4, 2.5, 9.5])
def test_the_skew_is_found(tmp_path, degrees):
    picture = askew(page_of(tmp_path, prose), degrees)
    assert pytest.approx(degrees, abs=0.15) == skew_of(ink_of(picture, DPI), DPI)


def test_a_straight_or_empty_page_is_not_turned(tmp_path):
    picture = page_of(tmp_path, prose)
    assert 0.0 == straightened(picture, DPI).skew
    assert 0.0 == straightened(np.full_like(picture, 255), DPI).skew


@pytest.mark.parametrize("wear", [lambda p: p, noisy, lambda p: noisy(askew(p, 1.7))], ids=["clean", "noisy", "askew"])
def test_rules_are_found_where_they_are_drawn(tmp_path, wear):
    straight = straightened(wear(page_of(tmp_path, table)), DPI)
    edges = rules_of(straight.picture, DPI).edges
    assert 4 == len([e for e in edges if not e.vertical])
    assert 4 == len([e for e in edges if e.vertical])
    assert all(e.x1 - e.x0 == pytest.approx(420 * DPI / 72, abs=12) for e in edges if not e.vertical)


def test_a_rule_broken_by_the_scanner_is_one_rule(tmp_path):
    picture = page_of(tmp_path, table).copy()
    picture[:, 500:512] = 255
    assert 4 == len([e for e in rules_of(picture, DPI).edges if not e.vertical])


def test_letters_are_no_rules(tmp_path):
    def headline(sheet):
        sheet.text(60, 100, "TILLITLIHETEN HILLI", size=40)
        prose(sheet)

    assert [] == rules_of(page_of(tmp_path, headline), DPI).edges


def test_a_row_of_dots_is_put_back_as_dots(tmp_path):
    picture = page_of(tmp_path, lambda sheet: sheet.text(70, 100, "2.1 Resultatmål " + "." * 60 + " 7"))
    leaders, mask = leaders_of(picture, DPI)
    assert [60] == [leader.dots for leader in leaders]
    assert mask.any()
    line = ReadLine((ReadWord("mål", (190, 280, 320, 310), 0.9), ReadWord("7", (980, 280, 995, 310), 0.9)))
    assert ["mål", "." * 60, "7"] == [word.text for word in with_leaders([line], leaders)[0].words]


def test_bullets_are_told_from_stops_and_dots_over_letters(tmp_path):
    def listed(sheet):
        sheet.text(70, 100, "Mål i i i: 3.5 pct. ö ä å.")
        sheet.canvas.circle(76, sheet.height - 140, 2, fill=1, stroke=0)
        sheet.text(86, 135, "Ventetid")

    marks = marks_of(ink_of(page_of(tmp_path, listed), DPI), 20)
    assert 1 == len(marks)
    assert pytest.approx(76 * DPI / 72, abs=3) == (marks[0][0] + marks[0][2]) / 2


@pytest.mark.parametrize("wear", [lambda p: p, noisy], ids=["clean", "noisy"])
def test_backgrounds_of_cells_are_found_and_words_are_none(tmp_path, wear):
    def shaded(sheet):
        prose(sheet)
        sheet.canvas.setFillGray(0.9)
        sheet.canvas.rect(70, sheet.height - 720, 200, 60, fill=1, stroke=0)

    straight = straightened(wear(page_of(tmp_path, shaded)), DPI)
    fills = fills_of(straight.picture, straight.ink, DPI)
    assert [[70, 660, 270, 720]] == [[pytest.approx(v * 72 / DPI, abs=3) for v in fill[:4]] for fill in fills]


def test_a_bar_beside_a_quotation_is_taken_out_but_bounds_no_cell(tmp_path):
    def quoted(sheet):
        sheet.canvas.rect(70, sheet.height - 124, 3, 24, fill=1, stroke=0)
        sheet.text(80, 106, "Vattnet längs kusten ska bli renare.")

    rules = rules_of(page_of(tmp_path, quoted), DPI)
    assert [] == rules.edges
    assert rules.mask[int(112 * DPI / 72), int(71.5 * DPI / 72)]
    assert not rules.mask[:, int(79 * DPI / 72) :].any()
