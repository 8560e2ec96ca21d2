"""Pages of a PDF as pictures, plain and with marks drawn on them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from pipeline.inspection.marks import CELL, COLORS, Mark, order
from pipeline.records import PassageKind

_SCALE = 1.6  # pixels for a point: 115 to the inch, small print stays readable
_LONGEST = 2400  # pixels of the longer side, for posters
_COLORS = 64
_TINT = 26  # of 255
_LINE = "#c7361a"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as drawn: its number, its size in points, and the names of the two files."""

    page: int
    width: float
    height: float
    plain: str
    marked: str


def draw_page(path: Path, passwords: Sequence[str], page: int, marks: list[Mark], folder: Path) -> Picture:
    """Writes `page-007.png` and `page-007-marked.png` to the folder. Raises pypdfium2's PdfiumError for a page that
    cannot be drawn; a hostile one may end the process, so call it in one that may be lost."""
    picture, width, height = _rendered(path, passwords, page)
    drawn = Picture(page, width, height, f"page-{page:03}.png", f"page-{page:03}-marked.png")
    _save(picture, folder / drawn.plain)
    _save(marked(picture, marks, picture.width / width), folder / drawn.marked)
    return drawn


def draw_plain(path: Path, passwords: Sequence[str], page: int, target: Path) -> None:
    """Writes the picture of a page without marks; what `draw_page` says of hostile pages holds here too."""
    picture, _, _ = _rendered(path, passwords, page)
    _save(picture, target)


def page_sizes(path: Path, passwords: Sequence[str]) -> list[tuple[float, float]]:
    """Width and height of every page in points, as shown: turned and cropped as the file says."""
    document = _opened(path, passwords)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def _rendered(path: Path, passwords: Sequence[str], page: int) -> tuple[Image.Image, float, float]:
    """The picture of a page, and its width and height in points."""
    document = _opened(path, passwords)
    try:
        sheet = document[page - 1]
        width, height = sheet.get_size()
        scale = min(_SCALE, _LONGEST / max(width, height, 1.0))
        return sheet.render(scale=scale).to_pil().convert("RGB"), width, height
    finally:
        document.close()


def _opened(path: Path, passwords: Sequence[str]) -> pdfium.PdfDocument:
    for password in passwords:
        with suppress(pdfium.PdfiumError):
            return pdfium.PdfDocument(path, password=password)
    return pdfium.PdfDocument(path)


def _save(picture: Image.Image, path: Path) -> None:
    """With few colours, which print does not miss: a quarter of the size, and quicker."""
    picture.quantize(_COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(path)


def marked(picture: Image.Image, marks: list[Mark], scale: float) -> Image.Image:
    """The picture with a coloured box around every passage, table and cell, the number of each in reading order, and a
    line that follows the order."""
    canvas = picture.convert("RGB")
    draw = ImageDraw.Draw(canvas, "RGBA")
    font = ImageFont.load_default(max(10.0, 6.5 * scale))
    for mark in marks:
        if mark.bbox is not None:
            box = [value * scale for value in (mark.bbox.x0, mark.bbox.top, mark.bbox.x1, mark.bbox.bottom)]
            box[2:] = [max(box[0], box[2]), max(box[1], box[3])]
            tint = 0 if mark.kind == CELL else _TINT
            draw.rectangle(box, fill=(*_rgb(COLORS[mark.kind]), tint), outline=COLORS[mark.kind], width=_line(mark))
    points = [(x * scale, y * scale) for x, y in order(marks)]
    if len(points) > 1:
        draw.line(points, fill=(*_rgb(_LINE), 150), width=2, joint="curve")
    for x, y in points:
        draw.ellipse((x - 3, y - 3, x + 3, y + 3), fill=_LINE)
    for mark in marks:
        if mark.bbox is not None and mark.number is not None:
            _tag(draw, font, mark, scale)
    return canvas


def _tag(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, mark: Mark, scale: float
) -> None:
    """The number on a coloured label left of the box, as far as the page reaches."""
    assert mark.bbox is not None
    number = str(mark.number)
    width, height = draw.textlength(number, font=font) + 6, 9 * scale
    x, y = max(0.0, mark.bbox.x0 * scale - width), mark.bbox.top * scale
    draw.rectangle((x, y, x + width, y + height), fill=COLORS[mark.kind])
    draw.text((x + 3, y + height / 2), number, fill="white", font=font, anchor="lm")


def _line(mark: Mark) -> int:
    return 1 if mark.kind in (CELL, PassageKind.FURNITURE) else 2


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)
