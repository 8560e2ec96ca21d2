"""PDF to blocks in reading order, each with page and box.

pdfium reads characters and rules, pdfplumber's table finder makes cells of the rules, and what remains becomes
passages. Pages are read one by one; furniture, headings, continued tables and paragraphs are settled at the end, when
the whole document is known.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.ingest.ocr import Ocr
from pipeline.ingest.ocr_pdf import OcrOutcome, with_recognised
from pipeline.ingest.pdf_choice import is_doubtful, is_gibberish
from pipeline.ingest.pdf_document import Page, blocks_of, sketch
from pipeline.ingest.pdf_pdfium import open_page
from pipeline.ingest.pdf_plumber import SecondReader
from pipeline.ingest.reading import Reading
from pipeline.records import DocumentStatus, Finding, Severity

MAX_PAGES = 3_000  # more is a page tree that loops

_PASSWORD = "Ask the publisher for a copy without a password, or give the password with --password."
_PROTECTED = "The file is locked in a way that cannot be opened here; ask the publisher for a copy without a lock."
_DAMAGED = "The file is damaged or cut short; fetch it again from where it was published."
_NOT_THERE = "The file cannot be opened; check that it is there and may be read"
_NO_PAGES = "The file opens but has no pages; fetch it again from where it was published."
_EMPTY = "The file opens but no text is printed on its pages; open it and check that it is the right file."
_DRAWN = "The pages hold drawings or small pictures but no text; open it, and run OCR if they show text."
_SCANNED = "The pages are pictures without text, which only text recognition (OCR) can read."
_NOTHING_RECOGNISED = "Text recognition found no text on the pages; read them by eye."
_BY_SECOND = "The first reader could not read the file; the reference reader did. Hold the goals against the document."


def read_pdf(
    path: Path,
    *,
    password: str | None = None,
    max_pages: int | None = None,
    reference: bool = False,
    scripts: frozenset[str] = frozenset(),
    ocr: Ocr | None = None,
) -> Reading:
    """The blocks of a PDF file in reading order. Trouble with the file is a status with a message, never an exception:
    `PASSWORD_REQUIRED`, `UNREADABLE`, `NEEDS_OCR` (no page has text, some have images) and `PARTLY_READ`.
    `reference` reads with pdfplumber alone; `scripts` are those of the language packs, see `pdf_choice`. With `ocr`,
    pages without usable text are read by text recognition."""
    with _collector_paused(), SecondReader(path, password) as second:
        if reference:
            return _by_second(second, max_pages, _DAMAGED)
        try:
            document = pdfium.PdfDocument(path, password=password)
        except pdfium.PdfiumError as error:
            return _not_opened(error, second, max_pages)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return Reading((), status=DocumentStatus.UNREADABLE, message=f"{_NOT_THERE} ({reason}).")
        try:
            return _read(document, second, max_pages, scripts, ocr)
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
    reading = _by_second(second, max_pages, _DAMAGED)
    for reason, message in (("password", _PASSWORD), ("security", _PROTECTED)):
        if reading.status is not DocumentStatus.OK and reason in str(error).lower():
            return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=message)
    return reading


def _by_second(second: SecondReader, max_pages: int | None, otherwise: str) -> Reading:
    """The whole file by the second reader alone; unreadable with the message `otherwise` where that finds no page."""
    count = second.pages()
    if second.is_locked:
        return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=_PASSWORD)
    if not count:
        return Reading((), status=DocumentStatus.UNREADABLE, message=otherwise)
    last = min(count, max_pages or count, MAX_PAGES)
    pages, failed = _sorted_out(lambda index: _page_by_second(second, index), last)
    for page in pages:
        page.content.notes = tuple(note for note in page.content.notes if note != SECOND)  # said once for the file
    reading = _reading(pages, failed, count, "")
    return replace(reading, findings=(Finding("document.reference-reader", _BY_SECOND), *reading.findings))


def _read(
    document: Any, second: SecondReader, max_pages: int | None, scripts: frozenset[str], ocr: Ocr | None
) -> Reading:
    count = len(document)
    if count == 0:
        return _by_second(second, max_pages, _NO_PAGES)
    last = min(count, max_pages or count, MAX_PAGES)
    pages, failed = _sorted_out(lambda index: _page(document, second, index, scripts), last)
    pages, outcome = with_recognised(document, pages, ocr)
    return _reading(pages, failed, count, _title(document), outcome)


def _sorted_out(read_page: Callable[[int], Page | None], count: int) -> tuple[list[Page], list[int]]:
    """The pages that can be read, and the numbers of those that cannot."""
    pages: list[Page] = []
    failed: list[int] = []
    for index in range(count):
        page = read_page(index)
        if page is None:
            failed.append(index + 1)
        else:
            pages.append(page)
    return pages, failed


def _page(document: Any, second: SecondReader, index: int, scripts: frozenset[str]) -> Page | None:
    """The page as pdfium reads it; as pdfplumber does where pdfium fails or `pdf_choice` says that it reads better."""
    try:
        with open_page(document, index) as content:
            if not is_doubtful(content, scripts):
                return sketch(content)
            other = second.better_page(index, content, scripts)
            if other is not None:
                other.notes = (*other.notes, SECOND)
                return sketch(other)
            if is_gibberish(content):
                content.notes = (*content.notes, "page.unreadable-font")
            return sketch(content)
    except Exception:  # a page of a damaged file raises anything, and must not cost the other pages
        return _page_by_second(second, index)


def _page_by_second(second: SecondReader, index: int) -> Page | None:
    content = second.page(index)
    if content is None:
        return None
    content.notes = (*content.notes, SECOND)
    try:
        return sketch(content)
    except Exception:  # see above
        return None


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
    if not has_blocks and any(page.content.image_share or page.content.paths for page in pages):
        return DocumentStatus.NEEDS_OCR, _DRAWN, found
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
SECOND = "page.second-reader"
NOTES = {
    OVERFULL: "The page holds more characters than any printed page; the rest was not read.",
    "page.too-complex": "The page holds more drawings than any printed page; tables may be missing.",
    "table.uncertain": "Print in a table without rules runs over its columns; check the table against the page.",
    SECOND: "The two readers disagree on this page; the text of the reference reader is the more readable one and was "
    "used. Hold what was read against the page.",
    "page.unreadable-font": "Much of the page is set in a font without character map; its text cannot be trusted.",
}
