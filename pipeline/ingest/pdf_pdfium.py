"""Pages read with pdfium, as `PageContent`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from pypdfium2 import PdfiumError, raw

from pipeline.ingest.pdf_drawing import DrawingReader
from pipeline.ingest.pdf_page import PageContent
from pipeline.ingest.pdf_raw import Frame
from pipeline.ingest.pdf_text import TextReader


@contextmanager
def open_page(document: Any, index: int) -> Iterator[PageContent]:
    """The content of one page of a pypdfium2 document (0-based index); `characters` works inside the context. Raises
    pypdfium2's PdfiumError where the page cannot be loaded."""
    page = document[index]
    try:
        text = raw.FPDFText_LoadPage(page.raw)
        if not text:
            raise PdfiumError("The text of the page cannot be loaded.")
        try:
            yield _content(page, text, index + 1)
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        page.close()


def _content(page: Any, handle: Any, number: int) -> PageContent:
    frame = Frame(page)
    text, drawing = TextReader(handle, frame), DrawingReader(page, frame)
    with np.errstate(all="ignore"):  # a broken page may place print beyond all numbers
        words = text.words()
        drawing.read()
    notes = text.notes if drawing.complete else [*text.notes, "page.too-complex"]
    return PageContent(
        number, frame.width, frame.height, words, drawing.edges, drawing.fills, drawing.dots,
        image_share=drawing.image_share(), paths=drawing.paths, characters=text.characters, notes=tuple(notes),
    )  # fmt: skip
