"""PDF pages drawn with reportlab, character by character where need be, with what a reader should find on them."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = {
    "serif": "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "sans": "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "bold": "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    "mono": "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
    "dejavu": "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "han": "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
}


def is_han(character: str) -> bool:
    return "\u3000" <= character


class Drawn:
    """A file of drawn pages; y runs downwards from the top left of `origin`."""

    def __init__(self, path: Path, size: tuple[float, float] = A4, origin: tuple[float, float] = (0, 0)) -> None:
        for name, file in FONTS.items():
            pdfmetrics.registerFont(TTFont(name, file))
        self.canvas = Canvas(str(path), pagesize=size, invariant=1)
        self.size, self.origin = size, origin
        self.truth: list[dict] = []

    def says(self, kind: str, text: str, level: int | None = None) -> None:
        self.truth.append({"kind": kind, "level": level, "text": text})

    def put(self, x: float, y: float, text: str, font: str = "serif", size: float = 11, *, mode: int = 0, spacing: float = 0) -> float:
        if font == "han" and not is_han(text[0]):  # the Han font has no Latin letters
            font = "sans"
        line = self.canvas.beginText(self.origin[0] + x, self.origin[1] + self.size[1] - y)
        line.setFont(font, size)
        line.setTextRenderMode(mode)
        line.setCharSpace(spacing)
        line.textOut(text)
        self.canvas.drawText(line)
        return x + pdfmetrics.stringWidth(text, font, size) + spacing * len(text)

    def glyphs(self, x: float, y: float, text: str, font: str, size: float, *, apart: float = 0.0) -> None:
        """Every character in a text object of its own."""
        for character in text:
            self.put(x, y, character, font, size)
            x += self.width(character, font, size) + apart

    @staticmethod
    def width(character: str, font: str, size: float) -> float:
        used = "sans" if font == "han" and not is_han(character) else font
        return pdfmetrics.stringWidth(character, used, size)

    def doubled(self, x: float, y: float, text: str, font: str, size: float, *, glyphs: bool = False) -> None:
        """Bold made by printing twice, a little apart."""
        for shift in (0, 0.3):
            (self.glyphs if glyphs else self.put)(x + shift, y, text, font, size)

    def wrapped(self, x: float, y: float, width: float, text: str, font: str = "serif", size: float = 11, pitch: float = 14,
                *, indent: float = 0.0, justify: bool = False) -> float:
        """Text broken at spaces, or between Han characters; returns the next base line."""
        han = font == "han"
        tokens = list(text) if han else text.split(" ")
        glue = "" if han else " "
        lines: list[list[str]] = [[]]
        room = width - indent
        for token in tokens:
            if lines[-1] and pdfmetrics.stringWidth(glue.join([*lines[-1], token]), font, size) > room and token not in "，。；、：":
                lines.append([])
                room = width
            lines[-1].append(token)
        for number, line in enumerate(lines):
            left = x + (indent if number == 0 else 0)
            if justify and number < len(lines) - 1 and len(line) > 1:
                extra = (width - (indent if number == 0 else 0) - sum(pdfmetrics.stringWidth(w, font, size) for w in line)) / (len(line) - 1)
                for word in line:
                    self.put(left, y, word, font, size)
                    left += pdfmetrics.stringWidth(word, font, size) + extra
            else:
                self.put(left, y, glue.join(line), font, size)
            y += pitch
        return y

    def page(self, *, turn: int = 0, crop: tuple[float, float, float, float] | None = None) -> None:
        if turn:
            self.canvas.setPageRotation(turn)
        if crop:
            self.canvas.setCropBox(crop)
        self.canvas.showPage()

    def save(self) -> list[dict]:
        self.canvas.save()
        return self.truth
