"""Pictures of pages: the boxes lie on the words, however the page is turned or cropped."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from pypdfium2 import PdfiumError

from pipeline.ingest.pdf import read_pdf
from pipeline.inspection.marks import COLORS, Mark, marks_of
from pipeline.inspection.pictures import draw_page, marked
from pipeline.records import BBox
from tests.factories import document
from tests.ingest.pdf_factory import Sheet, draw


def plan(sheet: Sheet) -> None:
    sheet.text(90, 60, "Resultatplan 2025", size=18, bold=True)
    sheet.paragraph(90, 120, 300, "Styrelsen behandler hver sag hurtigt og med respekt for den enkelte borger. " * 4)
    sheet.grid(90, 240, [150, 150], [["Goal", "Target"], ["Shorter waiting", "30 days"], ["Fewer faults", "4 percent"]])
    sheet.text(90, 420, "Opfølgning sker to gange om året.")


def sideways(sheet: Sheet) -> None:
    for at in range(6):
        sheet.text(200 + 14 * at, 700, "Hver linje er sat på tværs af siden i denne plan", turn=90)


def hexed(color: tuple[int, ...]) -> str:
    return "#" + bytes(color).hex()


def ink(path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("L")) < 128


def inside(found: np.ndarray, bbox: BBox, scale: float, room: float = 1.0) -> np.ndarray:
    x0, top, x1, bottom = (bbox.x0 - room, bbox.top - room, bbox.x1 + room, bbox.bottom + room)
    return found[max(0, round(top * scale)) : round(bottom * scale), max(0, round(x0 * scale)) : round(x1 * scale)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("page", "crop"),
    [(plan, None), (plan, (50, 300, 560, 822)), (sideways, None), (sideways, (150, 100, 560, 822))],
    ids=["plan", "cropped plan", "text set sideways", "cropped text set sideways"],
)
def test_every_box_lies_on_ink_and_all_ink_lies_in_boxes(tmp_path, page, turn, crop):
    path = draw(tmp_path / "plan.pdf", page, turn=turn, crop=crop)
    made = document(*read_pdf(path).blocks, path="plan.pdf", pages=1)
    marks = [mark for mark in marks_of(made)[1] if mark.bbox is not None]
    drawn = draw_page(path, (), 1, marks, tmp_path)
    found = ink(tmp_path / drawn.plain)
    scale = found.shape[1] / drawn.width

    assert found.shape == Image.open(tmp_path / drawn.marked).size[::-1]
    assert scale == pytest.approx(found.shape[0] / drawn.height, rel=0.01)
    left = found.copy()
    for mark in marks:
        assert mark.bbox is not None
        assert inside(found, mark.bbox, scale).any(), mark
        inside(left, mark.bbox, scale, room=2.0)[:] = False
    assert left.sum() <= 0.002 * found.sum()


def test_a_box_and_its_number_are_drawn_in_the_colour_of_the_kind():
    paper = Image.new("RGB", (400, 300), "white")
    made = marked(
        paper, [Mark("p", "paragraph", 7, BBox(100, 50, 180, 90)), Mark("c", "cell", None, BBox(20, 100, 60, 120))], 2.0
    )
    colors = {hexed(color) for _, color in made.getcolors(1 << 20)}

    assert {COLORS["paragraph"], COLORS["cell"]} <= colors
    assert COLORS["paragraph"] == hexed(made.getpixel((240, 100)))  # the upper edge
    assert COLORS["paragraph"] == hexed(made.getpixel((192, 101)))  # the number's label, left of the box
    assert (255, 255, 255) == made.getpixel((390, 290))
    assert (255, 255, 255) == paper.getpixel((240, 100))  # the plain picture stays plain


def test_a_box_beyond_the_page_or_turned_inside_out_is_no_trouble():
    paper = Image.new("RGB", (100, 100), "white")

    assert (100, 100) == marked(
        paper, [Mark("p", "table", 1, BBox(-40, -20, 900, 700)), Mark("q", "table", 2, BBox(50, 50, 40, 45))], 1.0
    ).size


def test_a_poster_is_drawn_smaller(tmp_path):
    path = draw(tmp_path / "plan.pdf", lambda sheet: sheet.text(100, 100, "Plan"), size=(9000, 4000))
    drawn = draw_page(path, (), 1, [], tmp_path)

    assert (9000, 4000) == (drawn.width, drawn.height)
    assert 2400 == max(Image.open(tmp_path / drawn.plain).size)


def test_the_same_page_gives_the_same_bytes(tmp_path):
    path = draw(tmp_path / "plan.pdf", plan)
    marks = marks_of(document(*read_pdf(path).blocks))[1]
    (tmp_path / "again").mkdir()
    drawn = draw_page(path, (), 1, marks, tmp_path)
    draw_page(path, (), 1, marks, tmp_path / "again")

    assert all(
        (tmp_path / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
        for name in (drawn.plain, drawn.marked)
    )


def test_a_protected_file_is_drawn_with_its_password_only(tmp_path):
    path = draw(tmp_path / "plan.pdf", plan, password="hemmelig")

    assert 1 == draw_page(path, ("forkert", "hemmelig"), 1, [], tmp_path).page
    with pytest.raises(PdfiumError):
        draw_page(path, (), 1, [], tmp_path)
