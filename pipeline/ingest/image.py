"""Image files of pages (PNG, JPEG, TIFF with one or more frames), read by text recognition as PDF pages are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.ingest.ocr import Ocr, OcrMode
from pipeline.ingest.ocr_pdf import DPI, MOST_PIXELS, outcome_of
from pipeline.ingest.pdf_document import blocks_of, sketch
from pipeline.ingest.reading import Reading
from pipeline.records import DocumentStatus

if TYPE_CHECKING:
    from pipeline.ingest.ocr_read import Scan

MAX_FRAMES = 3_000
_LONG_SIDE = 11.69  # inches of A4: the usual page, where the file does not say how large it is
_NOTHING = "Text recognition found no text in the picture; read it by eye."
_DAMAGED = "The picture is damaged or cut off: fetch it again, or open it in its own program and save it."
_TOO_LARGE = "The picture has more pixels than any scanned page; save it smaller."


def read_image(path: Path, ocr: Ocr | None, max_pages: int | None = None) -> Reading:
    """The blocks of all frames. Without text recognition the status is `NEEDS_OCR` and says what to install."""
    try:
        with Image.open(path) as image:
            count = getattr(image, "n_frames", 1)
            numbers = range(1, min(count, max_pages or count, MAX_FRAMES) + 1)
            if ocr is None or ocr.mode is OcrMode.OFF:
                return _unread("The file is a picture of a page; run again with --ocr auto.", count)
            answer = ocr.read(lambda number: _scan(image, number), list(numbers), "")
    except (UnidentifiedImageError, OSError, SyntaxError):
        return Reading((), status=DocumentStatus.UNREADABLE, message=_DAMAGED)
    except Image.DecompressionBombError:
        return Reading((), status=DocumentStatus.TOO_LARGE, message=_TOO_LARGE)
    outcome = outcome_of(answer)
    if answer.missing:
        return _unread(f"The file is a picture of a page. {outcome.advice}", count)
    blocks = blocks_of([sketch(content) for _, content in sorted(answer.contents.items())])
    if not blocks:
        return Reading((), count, "", DocumentStatus.NEEDS_OCR, _NOTHING, outcome.findings)
    left = sorted({*range(1, count + 1)} - set(answer.contents))
    message = f"{len(left)} of {count} pages were not read; see the findings, or raise --max-pages." if left else ""
    status = DocumentStatus.PARTLY_READ if left else DocumentStatus.OK
    return Reading(blocks, count, "", status, message, outcome.findings, len(outcome.read))


def _unread(message: str, count: int) -> Reading:
    return Reading((), count, status=DocumentStatus.NEEDS_OCR, message=message)


def _scan(image: Image.Image, number: int) -> Scan:
    """The frame in grey, upright as its camera says, at about the resolution that recognisers like."""
    import numpy as np

    from pipeline.ingest.ocr_read import Scan

    image.seek(number - 1)
    across, down = _resolution(image)
    frame = ImageOps.exif_transpose(image)
    if frame.size != image.size:
        across, down = down, across
    if "A" in frame.getbands() or "transparency" in frame.info:
        frame = frame.convert("RGBA")
        frame = Image.alpha_composite(Image.new("RGBA", frame.size, "white"), frame)
    grey = frame.convert("L")
    width, height = grey.width / across, grey.height / down  # inches
    dpi = min(DPI, (MOST_PIXELS / max(width * height, 0.01)) ** 0.5)
    target = max(round(width * dpi), 1), max(round(height * dpi), 1)
    if not 0.75 <= across / dpi <= 1.6 or abs(across - down) > 1:
        grey = grey.resize(target, Image.Resampling.LANCZOS)
    return Scan(number, np.asarray(grey, dtype=np.uint8).copy(), 72 * width, 72 * height)


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels to the inch across and down as the file says; where that cannot be, those of an A4 page."""
    across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    if 90 <= across <= 1300 and 90 <= down <= 1300:
        return across, down
    usual = max(image.size) / _LONG_SIDE
    return (usual, usual) if 1.2 < max(image.size) / min(image.size) < 1.7 and usual >= 50 else (DPI, DPI)
