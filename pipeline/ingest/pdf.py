"""PDF to blocks in reading order, each with page and box.

pdfium reads characters and rules, pdfplumber's table finder makes cells of the rules, and what remains becomes
passages. Pages are read one by one; furniture, headings, continued tables and paragraphs are settled at the end, when
the whole document is known.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.ingest.ocr import Ocr
from pipeline.ingest.ocr_pdf import OcrOutcome, with_recognised
from pipeline.ingest.pdf_document import Page, blocks_of, sketch
from pipeline.ingest.pdf_page import PageContent
from pipeline.ingest.pdf_pdfium import open_page
from pipeline.ingest.pdf_plumber import SecondReader
from pipeline.ingest.reading import Reading
from pipeline.records import DocumentStatus, Finding, Severity

MAX_PAGES = 3_000  # more is a page tree that loops
MAX_ODD_SHARE = 0.1  # of the characters of a page; more is a font without a character map

_PASSWORD = "Ask the publisher for a copy without a password, or give the password with --password."
_DAMAGED = "The file is damaged or cut short; fetch it again from where it was published."
_NOT_THERE = "The file cannot be opened; check that it is there and may be read"
_NO_PAGES = "The file opens but has no pages; fetch it again from where it was published."
_EMPTY = "The file opens but nothing is printed on its pages; check that it is the right file."
_SCANNED = "The pages are pictures without text, which only text recognition (OCR) can read."
_NOTHING_RECOGNISED = "Text recognition found no text on the pages; read them by eye."
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]")


def read_pdf(
    path: Path, *, password: str | None = None, max_pages: int | None = None, ocr: Ocr | None = None
) -> Reading:
    """The blocks of a PDF file in reading order. Trouble with the file is a status with a message, never an exception:
    `PASSWORD_REQUIRED`, `UNREADABLE`, `NEEDS_OCR` (no page has text, some have images) and `PARTLY_READ`. With `ocr`,
    pages without usable text are read by text recognition."""
    with _collector_paused(), SecondReader(path, password) as second:
        try:
            document = pdfium.PdfDocument(path, password=password)
        except pdfium.PdfiumError as error:
            return _not_opened(error, second, max_pages)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return Reading((), status=DocumentStatus.UNREADABLE, message=f"{_NOT_THERE} ({reason}).")
        try:
            return _read(document, second, max_pages, ocr)
        finally:
            document.close()


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many objects and no cycles of them; the cycle collector would go over all of them again and again
    (measured: 6 % of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _not_opened(error: pdfium.PdfiumError, second: SecondReader, max_pages: int | None) -> Reading:
    if "password" in str(error).lower():
        return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=_PASSWORD)
    count = second.pages()
    if not count:
        return Reading((), status=DocumentStatus.UNREADABLE, message=_DAMAGED)
    pages: list[Page] = []
    failed: list[int] = []
    for index in range(min(count, max_pages or count, MAX_PAGES)):
        content = second.page(index)
        if content is None:
            failed.append(index + 1)
        else:
            pages.append(sketch(content))
    return _reading(pages, failed, count, "")


def _read(document: Any, second: SecondReader, max_pages: int | None, ocr: Ocr | None) -> Reading:
    count = len(document)
    if count == 0:
        return Reading((), pages=0, status=DocumentStatus.UNREADABLE, message=_NO_PAGES)
    pages: list[Page] = []
    failed: list[int] = []
    for index in range(min(count, max_pages or count, MAX_PAGES)):
        page = _page(document, second, index)
        if page is None:
            failed.append(index + 1)
        else:
            pages.append(page)
    pages, outcome = with_recognised(document, pages, ocr)
    return _reading(pages, failed, count, _title(document), outcome)


def _page(document: Any, second: SecondReader, index: int) -> Page | None:
    """The page as pdfium reads it; as pdfplumber does where pdfium fails, or where it gives gibberish and pdfplumber
    gives more letters."""
    try:
        with open_page(document, index) as content:
            odd = _odd_share(content)
            if odd <= MAX_ODD_SHARE:
                return sketch(content)
            other = second.page(index)
            if other is not None and _letters(other) > _letters(content):
                other.notes = ("page.second-reader",)
                return sketch(other)
            content.notes = (*content.notes, "page.unreadable-font")
            return sketch(content)
    except (pdfium.PdfiumError, ValueError, ArithmeticError, RecursionError, MemoryError):
        content_or_none = second.page(index)
        return None if content_or_none is None else sketch(content_or_none)


def _odd_share(content: PageContent) -> float:
    text = "".join([word.text for word in content.words])
    return len(_ODD.findall(text)) / len(text) if text else 0.0


def _letters(content: PageContent) -> int:
    return sum(character.isalnum() for word in content.words for character in word.text)


def _reading(
    pages: list[Page], failed: list[int], count: int, title: str, outcome: OcrOutcome | None = None
) -> Reading:
    blocks = blocks_of(pages)
    outcome = outcome or OcrOutcome()
    status, message, findings = _outcome(pages, failed, count, bool(blocks), outcome)
    return Reading(blocks, count, title, status, message, findings, len(outcome.read))


def _title(document: Any) -> str:
    try:
        title = document.get_metadata_value("Title")
    except pdfium.PdfiumError:
        return ""
    return " ".join(str(title or "").split())


def _outcome(
    pages: Sequence[Page], failed: list[int], count: int, has_blocks: bool, ocr: OcrOutcome
) -> tuple[DocumentStatus, str, tuple[Finding, ...]]:
    images = [page.content.number for page in pages if page.is_image]
    cut = [page.content.number for page in pages if OVERFULL in page.content.notes]
    findings = [
        Finding("page.no-text", "The page is a picture without text.", Severity.ERROR, number) for number in images
    ]
    findings += ocr.findings
    findings += [Finding("page.damaged", "The page could not be read.", Severity.ERROR, number) for number in failed]
    for page in pages:
        findings += [Finding(code, NOTES[code], Severity.WARNING, page.content.number) for code in page.content.notes]
    if count > MAX_PAGES:
        findings.append(Finding("document.too-many-pages", f"Only the first {MAX_PAGES} pages were read."))
    found = tuple(sorted(findings, key=lambda f: (f.page or 0, f.code)))
    if images and len(images) == len(pages):
        return DocumentStatus.NEEDS_OCR, f"{_SCANNED} {ocr.advice}".rstrip(), found
    if not has_blocks and ocr.read:
        return DocumentStatus.NEEDS_OCR, _NOTHING_RECOGNISED, found
    if not has_blocks:
        return DocumentStatus.UNREADABLE, _DAMAGED if failed else _EMPTY, found
    if images or failed or cut:
        message = f"{_unread(sorted({*images, *failed, *cut}))} {ocr.advice}".rstrip()
        return DocumentStatus.PARTLY_READ, message, found
    if count > MAX_PAGES:
        message = f"Only the first {MAX_PAGES} of {count} pages were read; split the file and read the parts."
        return DocumentStatus.PARTLY_READ, message, found
    return DocumentStatus.OK, "", found


def _unread(numbers: list[int]) -> str:
    """One sentence that names the pages without text, neighbours as a range."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    listed = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges[:20])
    listed += " and more" if len(ranges) > 20 else ""
    word = "Page" if len(numbers) == 1 else "Pages"
    return f"{word} {listed} could not be read as text (picture or damage); read them by eye."


OVERFULL = "page.too-many-characters"
NOTES = {
    OVERFULL: "The page holds more characters than any printed page; the rest was not read.",
    "page.too-complex": "The page holds more drawings than any printed page; tables may be missing.",
    "page.second-reader": "The first reader gave gibberish (a font without character map); the second one was used.",
    "page.unreadable-font": "Much of the page is set in a font without character map; its text cannot be trusted.",
}
