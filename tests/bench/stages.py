"""Where the CPU time of reading a PDF goes: functions of the reader are wrapped with a clock, each without the time of
those inside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument, PdfPage

from pipeline.ingest import pdf, pdf_document, pdf_pdfium, pdf_rules, pdf_tables
from pipeline.ingest.pdf_drawing import DrawingReader
from pipeline.ingest.pdf_text import TextReader

WATCHED: tuple[tuple[Any, str, str], ...] = (
    (pdf.pdfium, "PdfDocument", "open (pdfium)"),
    (PdfDocument, "get_page", "load pages (pdfium)"),
    (pdf_pdfium.raw, "FPDFText_LoadPage", "load text (pdfium)"),
    (PdfPage, "close", "close pages (pdfium)"),
    (TextReader, "words", "characters to words"),
    (DrawingReader, "read", "paths"),
    (pdf_rules, "CellFinder", "TableFinder"),
    (pdf_document, "tables_of", "tables of a page"),
    (pdf_tables, "channel_tables", "tables without verticals"),
    (pdf_document, "without_doubles", "doubled words"),
    (pdf_document, "pieces_of", "lines"),
    (pdf_document, "_set_furniture_aside", "furniture"),
    (pdf_document, "reading_order", "reading order"),
    (pdf_document, "passages_of", "passages"),
    (pdf_document, "mark_headings", "headings"),
    (pdf_document, "_joined", "joining over pages"),
    (pdf_document, "_records", "records"),
)
REST = "the rest"


class Clock:
    """Seconds of CPU per stage while it is wound around the reader."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {stage: 0.0 for _, _, stage in WATCHED}
        self.inner: list[float] = [0.0]
        self.calls = 0

    def wound(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def timed(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            self.inner.append(0.0)
            try:
                return function(*arguments, **options)
            finally:
                passed = time.process_time() - start
                self.spent[stage] += passed - self.inner.pop()
                self.inner[-1] += passed

        return timed


def stages(path: Path) -> tuple[int, dict[str, float]]:
    """Number of pages, and milliseconds of CPU per stage of reading the file."""
    clock = Clock()
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in WATCHED]
    for owner, name, stage in WATCHED:
        setattr(owner, name, clock.wound(getattr(owner, name), stage))
    try:
        start = time.process_time()
        reading = pdf.read_pdf(path)
        total = time.process_time() - start
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)
    spent = clock.spent | {REST: total - sum(clock.spent.values())}
    return reading.pages or 0, {stage: 1000 * seconds for stage, seconds in spent.items()}


def show(paths: list[Path]) -> None:
    """A table of stages by files, in milliseconds of CPU per page."""
    columns = [(path.stem[:16], *stages(path)) for path in paths]
    print("Milliseconds of CPU per page, by stage\n")
    print(f"{'':26}" + "".join(f"{name:>18}" for name, _, _ in columns))
    print(f"{'pages':26}" + "".join(f"{pages:>18}" for _, pages, _ in columns))
    for stage in [*(stage for _, _, stage in WATCHED), REST]:
        print(f"{stage:26}" + "".join(f"{spent[stage] / max(pages, 1):>18.2f}" for _, pages, spent in columns))
    print(f"{'all':26}" + "".join(f"{sum(s.values()) / max(p, 1):>18.2f}" for _, p, s in columns))
