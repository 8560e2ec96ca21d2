"""Scans made for tests: pages of a PDF as pictures, straight or askew, as a PDF or as image files."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

DPI = 200


def pictures(source: Path, *numbers: int) -> list[Image.Image]:
    """The pages (1-based; all without numbers) in grey."""
    document = pdfium.PdfDocument(source)
    chosen = numbers or range(1, len(document) + 1)
    made = [document[number - 1].render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for number in chosen]
    document.close()
    return made


def scanned(target: Path, pages: list[Image.Image], *, askew: float = 0.0, turned: int = 0) -> Path:
    """A file of pictures alone in the format of its name; `askew` and `turned` are degrees clockwise."""
    laid = [
        page.rotate(-askew, resample=Image.Resampling.BICUBIC, fillcolor=255).rotate(-turned, expand=True)
        for page in pages
    ]
    options = {"quality": 85} if target.suffix == ".pdf" else {}
    laid[0].save(target, save_all=True, append_images=laid[1:], resolution=DPI, dpi=(DPI, DPI), **options)
    return target
