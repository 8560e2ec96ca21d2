"""PDF files drawn for tests: a test shows its page in the code. Coordinates are points from the page's top left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"  # Chinese font that is not embedded
registerFont(UnicodeCIDFont(SONG))


class Sheet:
    """One page to draw on."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas, self.height = canvas, height

    def text(
        self, x: float, top: float, words: str, *, size: float = 10, bold: bool = False, font: str = "",
        spacing: float = 0.0, turn: float = 0.0,
    ) -> None:  # fmt: skip
        """One line whose first character begins at x and whose capitals begin near top."""
        name = font or ("Helvetica-Bold" if bold else "Helvetica")
        self.canvas.saveState()
        self.canvas.translate(x, self.height - top - size)
        self.canvas.rotate(turn)
        line = self.canvas.beginText(0, 0)
        line.setFont(name, size)
        if spacing:
            line.setCharSpace(spacing)
        line.textOut(words)
        self.canvas.drawText(line)
        self.canvas.restoreState()

    def lines(self, x: float, top: float, lines: Sequence[str], *, pitch: float = 12, **style: object) -> float:
        """Lines below each other; returns where the next one would begin."""
        for line in lines:
            self.text(x, top, line, **style)  # type: ignore[arg-type]
            top += pitch
        return top

    def paragraph(
        self,
        x: float,
        top: float,
        width: float,
        words: str,
        *,
        size: float = 10,
        pitch: float = 12,
        indent: float = 0.0,
    ) -> float:
        """Text broken into lines as a word processor does; returns where the next line would begin."""
        line, left, right = "", x + indent, x + width
        for word in words.split():
            longer = f"{line} {word}".strip()
            if left + stringWidth(longer, "Helvetica", size) > right:
                self.text(left, top, line, size=size)
                line, top, left = word, top + pitch, x
            else:
                line = longer
        self.text(left, top, line, size=size)
        return top + pitch

    def rule(self, x0: float, top: float, x1: float, bottom: float | None = None) -> None:
        """A line from (x0, top) to (x1, bottom); horizontal without bottom."""
        self.canvas.line(x0, self.height - top, x1, self.height - (top if bottom is None else bottom))

    def box(self, x0: float, top: float, x1: float, bottom: float, *, fill: str = "", stroke: bool = True) -> None:
        """A rectangle, outlined or filled."""
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=int(stroke), fill=int(bool(fill)))
        self.canvas.setFillColor(HexColor("#000000"))

    def dot(self, x: float, y: float, radius: float, *, fill: str = "#000000") -> None:
        """A filled circle around a point."""
        self.canvas.setFillColor(HexColor(fill))
        self.canvas.circle(x, self.height - y, radius, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))

    def grid(
        self, x: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str]], *, height: float = 20,
        rules: str = "all",
    ) -> float:  # fmt: skip
        """A table; a newline in a cell makes two lines. `rules`: all, none, rows (horizontal only), ends (top, under
        the header, bottom), inner (no side rules), open (none under the last row), covered (none over the first row).
        Returns where it ends."""
        edges = [x]
        for width in widths:
            edges.append(edges[-1] + width)
        tops = [top]
        for row in rows:
            tops.append(tops[-1] + height + 12 * max(cell.count("\n") for cell in row))
            for x0, cell in zip(edges, row, strict=False):
                self.lines(x0 + 3, tops[-2] + 4, cell.split("\n"))
        for number, y in enumerate(tops):
            last = number == len(tops) - 1
            skipped = (rules == "open" and last) or (rules == "covered" and number == 0) or rules == "none"
            if skipped or (rules == "ends" and number not in (0, 1) and not last):
                continue
            self.rule(edges[0], y, edges[-1])
        for x0 in edges if rules in ("all", "open", "covered") else edges[1:-1] if rules == "inner" else []:
            self.rule(x0, tops[0], x0, tops[-1])
        return tops[-1]

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A grey picture, as a scanner makes it."""
        from PIL import Image

        data = BytesIO()
        Image.new("L", (8, 8), 200).save(data, "PNG")
        data.seek(0)
        self.canvas.drawImage(ImageReader(data), x0, self.height - bottom, x1 - x0, bottom - top)


def draw(
    path: Path, *pages: Callable[[Sheet], None], size: tuple[float, float] = A4, title: str = "", turn: int = 0,
    crop: tuple[float, float, float, float] | None = None, password: str = "",
) -> Path:  # fmt: skip
    """A PDF with one page per function. `turn` is the page's /Rotate, `crop` its /CropBox in PDF coordinates."""
    encryption = None
    if password:
        from reportlab.lib.pdfencrypt import StandardEncryption

        encryption = StandardEncryption(password, strength=128)
    # reportlab swaps the sides of a page that it turns, so they are swapped before
    canvas = Canvas(str(path), pagesize=size[::-1] if turn in (90, 270) else size, invariant=1, encrypt=encryption)
    canvas.setTitle(title)
    for page in pages:
        page(Sheet(canvas, size[1]))
        if turn:
            canvas.setPageRotation(turn)
        if crop:
            canvas.setCropBox(crop)
        canvas.showPage()
    canvas.save()
    return path
