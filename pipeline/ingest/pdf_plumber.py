"""Pages read with pdfplumber: the slower second reader, for pages that pdfium cannot read or reads as gibberish.

It gives the same `PageContent` in the same coordinates, so everything after it is shared.
"""

from __future__ import annotations

import logging
import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_choice import is_better
from pipeline.ingest.pdf_page import Edge, PageContent, Style, Word

MAX_CHARACTERS = 60_000  # pdfplumber takes about 40 microseconds for each
MOST_IN_VAIN = 20  # pages of a document
SECONDS = 2  # of CPU time for a page; a printed page takes a tenth of a second, so this is no matter of chance
MAX_EDGES = 200_000
_SPREAD = 0.8  # font sizes of white between Han characters that are set to fill their line
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)


class _TookTooLong(BaseException):
    """No Exception, because pdfminer catches those."""


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises `_TookTooLong` after so many seconds of CPU time, where the system can tell."""
    if not hasattr(signal, "SIGVTALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TookTooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class SecondReader:
    """A PDF file opened with pdfplumber when first asked for a page. A context manager; `page` never raises."""

    def __init__(self, path: Path, password: str | None) -> None:
        self._path, self._password = path, password
        self._document: Any = None
        self._failed = False
        self._in_vain = 0
        self.is_locked = False  # told once a page or the number of pages was asked for

    def __enter__(self) -> SecondReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document is not None:
            with suppress(Exception):  # it reads the page tree once more, and raises what it raised before
                self._document.close()

    def pages(self) -> int:
        """The number of pages; 0 where pdfplumber cannot open the file either."""
        document = self._opened()
        try:
            return len(document.pages) if document is not None else 0
        except Exception:  # pdfminer raises many kinds on broken page trees
            return 0

    def better_page(self, index: int, than: PageContent, scripts: frozenset[str]) -> PageContent | None:
        """The content of a page where it is better than what the first reader found, in the colours that only that one
        sees; else None. Not asked for ever: in a scanned document no page has text for either reader, and a page that
        takes too long for this one must not cost what the first one has read."""
        if self._in_vain >= MOST_IN_VAIN:
            return None
        try:
            with _within(SECONDS):
                content = self.page(index)
        except _TookTooLong:
            self._in_vain = MOST_IN_VAIN
            return None
        if content is not None and is_better(content, than, scripts):
            return replace(content, fills=than.fills, dots=than.dots, lights=than.lights)
        self._in_vain += 1
        return None

    def page(self, index: int) -> PageContent | None:
        """The content of a page (0-based index); None where pdfplumber cannot read it."""
        document = self._opened()
        if document is None:
            return None
        try:
            page = document.pages[index]
            try:
                return _content(page, index + 1)
            finally:
                page.close()
        except Exception:  # pdfminer raises many kinds on broken content
            return None

    def _opened(self) -> Any:
        if self._document is None and not self._failed:
            logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font, page by page
            try:
                self._document = pdfplumber.open(self._path, password=self._password or "")
            except Exception as error:  # pdfminer raises many kinds on broken files
                self._failed = True
                self.is_locked = any(isinstance(cause, PDFEncryptionError) for cause in (error, *error.args))
        return self._document


def _content(page: Any, number: int) -> PageContent:
    left, top, right, bottom = page.cropbox
    words: list[Word] = []
    run = -1
    notes = []
    if len(page.chars) > MAX_CHARACTERS:
        notes.append("page.too-many-characters")
    else:
        for found in page.extract_words(use_text_flow=True, extra_attrs=["fontname", "size"]):
            word = _word(found, left, top)
            same = bool(words) and _beside(words[-1], word)
            run += not same
            words.append(word._replace(gap=_gap(words[-1], word) if same else "", run=run, first=len(words)))
    if len(page.edges) > MAX_EDGES:
        notes.append("page.too-complex")
    edges = [
        Edge(e["orientation"] == "v", e["x0"] - left, e["top"] - top, e["x1"] - left, e["bottom"] - top)
        for e in (page.edges if len(page.edges) <= MAX_EDGES else ())
        if e["orientation"]
    ]
    covered = sum((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) for i in page.images)
    area = max((right - left) * (bottom - top), 1.0)
    return PageContent(
        number, right - left, bottom - top, words, edges,
        image_share=min(covered / area, 1.0), paths=len(page.rects) + len(page.curves) + len(page.lines),
        notes=tuple(notes),
    )  # fmt: skip


def _gap(left: Word, right: Word) -> str:
    """The space between two words of a line: none between Han characters that are spread to fill it."""
    both_wide = is_wide(left.text[-1]) and is_wide(right.text[0])
    return "" if both_wide and right.x0 - left.x1 < _SPREAD * right.style.size else " "


def _word(found: dict[str, Any], left: float, top: float) -> Word:
    font = str(found["fontname"]).split("+", 1)[-1]
    turn = 0 if found.get("upright", True) else 270
    style = Style(font, round(abs(found["size"]), 1), bool(_BOLD.search(font)), bool(_ITALIC.search(font)), turn)
    text = _UNMAPPED.sub("\ufffd", found["text"])
    box = found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top
    return Word(text, *box, style, "", 0, 0)


def _beside(left: Word, right: Word) -> bool:
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return right.x0 >= left.x1 - 1 and shared > 0.5 * min(left.bottom - left.top, right.bottom - right.top)
