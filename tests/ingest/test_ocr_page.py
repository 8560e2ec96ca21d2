"""What a picture does not say in letters is measured: the size of print and its weight."""

import pytest

pytest.importorskip("cv2", reason="pip install maalestok[ocr]")

import numpy as np

from pipeline.ingest.ocr_image import ink_of
from pipeline.ingest.ocr_page import ReadPage, contents_of, measured
from pipeline.ingest.ocr_words import ReadLine, ReadWord
from tests.ingest.pdf_factory import draw
from tests.ingest.scans import DPI, pictures

TEXT = "Nämndens mål och ansvar 2025"


def worn(picture):
    noise = np.random.default_rng(5).normal(0, 10, picture.shape)
    return np.clip(0.88 * picture + 15 + noise, 0, 255).astype(np.uint8)


def printed(tmp_path, *lines, wear=lambda picture: picture):
    """The words that `contents_of` makes of lines set in (font, size)."""

    def page(sheet):
        for number, (font, size) in enumerate(lines):
            sheet.canvas.setFont(font, size)
            sheet.canvas.drawString(60, sheet.height - 60 - 40 * number, TEXT)

    picture = wear(np.asarray(pictures(draw(tmp_path / "page.pdf", page))[0]))
    scale = 72 / DPI
    found = [
        ReadLine(
            (
                ReadWord(
                    TEXT.replace(" ", ""),
                    (55 / scale, (60 + 40 * n - s) / scale, 500 / scale, (60 + 40 * n + 0.4 * s) / scale),
                    0.9,
                ),
            )
        )
        for n, (_, s) in enumerate(lines)
    ]
    ink = ink_of(picture, DPI)
    read = ReadPage(1, 595, 842, scale, 0, 0.0, [], [], measured(found, ink, picture), [])
    return contents_of([read])[0].words


@pytest.mark.parametrize("wear", [lambda p: p, worn], ids=["clean", "worn"])
def test_bold_print_is_told_at_every_size(tmp_path, wear):
    body = [("Helvetica", 10)] * 8
    words = printed(tmp_path, *body, ("Helvetica-Bold", 10), ("Helvetica-Bold", 14), ("Helvetica", 14), wear=wear)
    assert [False] * 8 + [True, True, False] == [word.style.bold for word in words]


def test_lines_of_one_size_get_one_size(tmp_path):
    words = printed(tmp_path, *[("Helvetica", 10)] * 6, ("Helvetica", 14), ("Helvetica", 20))
    sizes = [word.style.size for word in words]
    assert 1 == len(set(sizes[:6]))
    assert [1.4, 2.0] == [pytest.approx(size / sizes[0], rel=0.06) for size in sizes[6:]]
