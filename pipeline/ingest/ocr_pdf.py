"""Pages of a PDF that are pictures, read by text recognition in place of what pdfium found on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.ingest.ocr import UNCERTAIN, Answer, Ocr, OcrMode
from pipeline.ingest.pdf_document import Page, sketch
from pipeline.records import Finding, Severity

if TYPE_CHECKING:
    from pipeline.ingest.ocr_read import Scan

_UNUSABLE = "page.unreadable-font"  # a text layer that says something else than the page shows
MOST_PIXELS = 24_000_000  # an A2 sheet at 200 dpi; larger sheets are drawn coarser
DPI = 200


@dataclass(frozen=True, slots=True)
class OcrOutcome:
    """The numbers of the pages read by text recognition, what is to be said of them, and what to do about the rest."""

    read: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    advice: str = ""


def with_recognised(document: Any, pages: list[Page], ocr: Ocr | None) -> tuple[list[Page], OcrOutcome]:
    """The pages of a pypdfium2 document, those without usable text replaced by what text recognition reads on them."""
    wanted = [page.content.number for page in pages if _is_wanted(page, ocr)]
    if not wanted:
        return pages, OcrOutcome()
    if ocr is None or ocr.mode is OcrMode.OFF:
        return pages, OcrOutcome(advice="Run again with --ocr auto.")
    text = "\n".join(p.text for page in pages if page.content.number not in wanted for p in page.pieces)
    answer = ocr.read(lambda number: _scan(document, number), wanted, text)
    return [_replaced(page, answer) for page in pages], outcome_of(answer)


def outcome_of(answer: Answer) -> OcrOutcome:
    """What a person is told of the pages that text recognition read, or did not."""
    if answer.missing:
        return OcrOutcome(advice=f"To have them read, install {answer.missing}.")
    findings = [
        Finding("page.ocr-failed", f"Text recognition gave up: {reason}.", Severity.ERROR, number)
        for number, reason in sorted(answer.unread.items())
    ]
    for number, content in sorted(answer.contents.items()):
        sure = content.ocr or 0.0
        told = f"The page was read by text recognition (mean confidence {sure:.2f})."
        findings.append(Finding("page.ocr", told, Severity.INFO, number))
        if sure < UNCERTAIN:
            doubt = "Text recognition is unsure of this page; check its goals against the page."
            findings.append(Finding("page.ocr-uncertain", doubt, Severity.WARNING, number))
    return OcrOutcome(tuple(sorted(answer.contents)), tuple(findings))


def _is_wanted(page: Page, ocr: Ocr | None) -> bool:
    forced = ocr is not None and ocr.mode is OcrMode.FORCE
    return forced or page.is_image or _UNUSABLE in page.content.notes


def _replaced(page: Page, answer: Answer) -> Page:
    content = answer.contents.get(page.content.number)
    return page if content is None else sketch(content)


def _scan(document: Any, number: int) -> Scan:
    from pipeline.ingest.ocr_read import Scan

    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            picture = bitmap.to_numpy()[:, : bitmap.width].reshape(bitmap.height, bitmap.width).copy()
        finally:
            bitmap.close()
    finally:
        page.close()
    return Scan(number, picture, width, height)
