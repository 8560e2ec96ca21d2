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
    page = _with_entries_printed(document, document[index], index)
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


def _with_entries_printed(document: Any, page: Any, index: int) -> Any:
    """The page with form entries and typed notes made a part of it, as a viewer shows them; else they are not seen."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
            return document[index]
    return page


def _content(page: Any, handle: Any, number: int) -> PageContent:
    frame = Frame(page)
    text, drawing = TextReader(handle, frame), DrawingReader(page, frame)
    with np.errstate(all="ignore"):  # a broken page may place print beyond all numbers
        words = text.words()
        drawing.read()
    notes = text.notes if drawing.complete else [*text.notes, "page.too-complex"]
    return PageContent(
        number, frame.width, frame.height, words, drawing.edges, drawing.fills, drawing.dots, text.lights,
        image_share=drawing.image_share(), paths=drawing.paths, lost=drawing.lost, characters=text.characters,
        notes=tuple(notes),
    )  # fmt: skip
