"""PDF to blocks in reading order, each with page and box.

pdfium reads characters and rules, pdfplumber's table finder makes cells of the rules, and what remains becomes
passages. Pages are read one by one; furniture, headings, continued tables and paragraphs are settled at the end, when
the whole document is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from pipeline.ingest.pdf_dots import with_bullets
from pipeline.ingest.pdf_furniture import furniture
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_kinds import caption_for, mark_contents, mark_footnotes, mark_headings, mark_list_levels
from pipeline.ingest.pdf_lines import PrintedLine, merged, pieces_of, without_doubles
from pipeline.ingest.pdf_order import attach_markers, reading_order
from pipeline.ingest.pdf_page import PageContent, upright
from pipeline.ingest.pdf_passages import Draft, line_pitches, passages_of, usual_size
from pipeline.ingest.pdf_pdfium import open_page
from pipeline.ingest.pdf_stitch import Stitched, append, continues, join_paragraphs, stitched
from pipeline.ingest.pdf_tables import tables_of
from pipeline.ingest.reading import Reading
from pipeline.records import BBox, Block, Cell, DocumentStatus, Finding, Line, Passage, PassageKind, Severity, Table

CAPTION_SIZE = 1.15  # of the body: a larger title of a table is also a heading
MIN_IMAGE_SHARE = 0.2  # of the page; less is a logo

_PASSWORD = "Ask the publisher for a copy without a password, or give the password with --password."
_DAMAGED = "The file is damaged or cut short; fetch it again from where it was published."
_NO_PAGES = "The file opens but has no pages; fetch it again from where it was published."
_SCANNED = "The pages are pictures without text; read it with text recognition (OCR) first."


@dataclass(slots=True)
class _Page:
    """What is kept of a page once it is closed."""

    content: PageContent
    pieces: list[PrintedLine]
    grids: list[Grid]
    drafts: list[Draft | Grid] = field(default_factory=list)
    headers: list[PrintedLine] = field(default_factory=list)
    footers: list[PrintedLine] = field(default_factory=list)

    @property
    def is_image(self) -> bool:
        return not self.pieces and not self.grids and self.content.image_share >= MIN_IMAGE_SHARE


def read_pdf(path: Path, *, password: str | None = None, max_pages: int | None = None) -> Reading:
    """The blocks of a PDF file in reading order. Trouble with the file is a status with a message, never an exception:
    `PASSWORD_REQUIRED`, `UNREADABLE`, `NEEDS_OCR` (no page has text, some have images) and `PARTLY_READ`."""
    try:
        document = pdfium.PdfDocument(path, password=password)
    except pdfium.PdfiumError as error:
        return _not_opened(error)
    except (OSError, ValueError) as error:
        return Reading((), status=DocumentStatus.UNREADABLE, message=f"{_DAMAGED} ({error})")
    try:
        return _read(document, max_pages)
    finally:
        document.close()


def _not_opened(error: pdfium.PdfiumError) -> Reading:
    if "password" in str(error).lower():
        return Reading((), status=DocumentStatus.PASSWORD_REQUIRED, message=_PASSWORD)
    return Reading((), status=DocumentStatus.UNREADABLE, message=_DAMAGED)


def _read(document: Any, max_pages: int | None) -> Reading:
    count = len(document)
    if count == 0:
        return Reading((), pages=0, status=DocumentStatus.UNREADABLE, message=_NO_PAGES)
    pages: list[_Page] = []
    failed: list[int] = []
    for index in range(min(count, max_pages or count)):
        try:
            with open_page(document, index) as content:
                pages.append(_sketch(content))
        except pdfium.PdfiumError:
            failed.append(index + 1)
    blocks = _blocks(pages)
    status, message, findings = _outcome(pages, failed, len(blocks))
    return Reading(blocks, count, _title(document), status, message, findings)


def _title(document: Any) -> str:
    try:
        title = document.get_metadata_value("Title")
    except pdfium.PdfiumError:
        return ""
    return " ".join(str(title or "").split())


def _outcome(pages: Sequence[_Page], failed: list[int], blocks: int) -> tuple[DocumentStatus, str, tuple[Finding, ...]]:
    images = [page.content.number for page in pages if page.is_image]
    findings = [
        Finding("page.no-text", "The page is a picture without text.", Severity.ERROR, number) for number in images
    ]
    findings += [Finding("page.damaged", "The page could not be read.", Severity.ERROR, number) for number in failed]
    for page in pages:
        findings += [Finding(code, _NOTES[code], Severity.WARNING, page.content.number) for code in page.content.notes]
    findings.sort(key=lambda f: (f.page or 0, f.code))
    if not blocks and images:
        return DocumentStatus.NEEDS_OCR, _SCANNED, tuple(findings)
    if not blocks and failed:
        return DocumentStatus.UNREADABLE, _DAMAGED, tuple(findings)
    if images or failed:
        numbers = sorted([*images, *failed])
        listed = ", ".join(map(str, numbers[:20])) + (" and more" if len(numbers) > 20 else "")
        word = "Page" if len(numbers) == 1 else "Pages"
        message = f"{word} {listed} gave no text (picture or damaged); read them by eye or run text recognition (OCR)."
        return DocumentStatus.PARTLY_READ, message, tuple(findings)
    return DocumentStatus.OK, "", tuple(findings)


_NOTES = {
    "page.too-many-characters": "The page holds more characters than any printed page; the rest was not read.",
    "page.too-complex": "The page holds more drawings than any printed page; tables may be missing.",
}


def _sketch(content: PageContent) -> _Page:
    content = upright(content)
    content.words = without_doubles(content.words)
    content.words = with_bullets(content)
    grids, rest = tables_of(content)
    pieces = attach_markers(pieces_of(rest, content.number))
    content.words, content.edges, content.fills = [], [], []
    return _Page(content, pieces, grids)


# ---------------------------------------------------------------------------------------------- the whole document
def _blocks(pages: list[_Page]) -> tuple[Block, ...]:
    body = usual_size([piece for page in pages for piece in page.pieces])
    _set_furniture_aside(pages, body)
    ordered = [reading_order(page.pieces, page.grids) for page in pages]
    columns = [merged(leaf) if isinstance(leaf, list) else leaf for leaves in ordered for leaf in leaves]
    pitches = line_pitches([c for c in columns if isinstance(c, list)])
    position = 0
    for page, leaves in zip(pages, ordered, strict=True):
        for leaf in columns[position : position + len(leaves)]:
            page.drafts.extend(passages_of(leaf, pitches) if isinstance(leaf, list) else [leaf])
        position += len(leaves)
        mark_contents([d for d in page.drafts if isinstance(d, Draft)])
        mark_footnotes(page.drafts, body)
    mark_headings([d for page in pages for d in page.drafts if isinstance(d, Draft)])
    mark_list_levels([d for page in pages for d in page.drafts if isinstance(d, Draft)])
    return _records(_joined(pages, body), {page.content.number: page.content for page in pages})


def _set_furniture_aside(pages: list[_Page], body: float) -> None:
    found = furniture([p.pieces for p in pages], [p.content.height for p in pages], body)
    for page, indices in zip(pages, found, strict=True):
        for index in sorted(indices):
            piece = page.pieces[index]
            (page.headers if piece.top < page.content.height / 2 else page.footers).append(piece)
        page.pieces = [piece for index, piece in enumerate(page.pieces) if index not in indices]


def _joined(pages: list[_Page], body: float) -> list[Draft | Stitched]:
    """Passages and tables of all pages in reading order; what a page end cut is joined."""
    result: list[Draft | Stitched] = []
    running: list[Draft | Stitched] = []  # without furniture and footnotes
    for page in pages:
        result.extend(_furniture_drafts(page.headers))
        for index, item in enumerate(page.drafts):
            if isinstance(item, Grid):
                last = running[-1] if running else None
                if isinstance(last, Stitched) and continues(last, item):
                    append(last, item)
                    continue
                table = stitched(item)
                captions = caption_for(item, page.drafts[:index], page.drafts[index + 1 :])
                table.caption = "\n".join(c.text for c in captions)
                for caption in captions:
                    if caption.kind is not PassageKind.HEADING or caption.size <= CAPTION_SIZE * body:
                        caption.kind, caption.marker, caption.level = PassageKind.CAPTION, 0, None
                result.append(table)
                running.append(table)
                continue
            above = running[-1] if running else None
            if isinstance(above, Draft) and len(join_paragraphs([above, item])) == 1:
                continue
            result.append(item)
            if item.kind is not PassageKind.FOOTNOTE:
                running.append(item)
        result.extend(_furniture_drafts(page.footers))
    return result


def _furniture_drafts(pieces: list[PrintedLine]) -> list[Draft]:
    return [Draft([piece], kind=PassageKind.FURNITURE) for piece in pieces]


# ---------------------------------------------------------------------------------------------- records
def _records(items: list[Draft | Stitched], contents: dict[int, PageContent]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    passages = tables = 0
    for item in items:
        if isinstance(item, Stitched):
            tables += 1
            blocks.append(_table(item, f"t{tables}", contents))
        else:
            passages += 1
            blocks.append(_passage(item, f"p{passages}", contents))
    return tuple(blocks)


def _passage(draft: Draft, name: str, contents: dict[int, PageContent]) -> Passage:
    page = draft.lines[0].page
    lines: list[Line] = []
    start = 0
    for line in draft.lines:
        box = contents[line.page].displayed(line.box)
        lines.append(Line(start, start + len(line.text), box, None if line.page == page else line.page))
        start += len(line.text) + 1
    own = [line.bbox for line in lines if line.page is None]
    return Passage(
        name, draft.text, draft.kind, page, _around(own), draft.level,
        draft.marker if draft.kind is PassageKind.LIST_ITEM else 0, draft.bold, tuple(lines),
    )  # fmt: skip


def _around(boxes: Sequence[BBox]) -> BBox:
    return BBox(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _table(table: Stitched, name: str, contents: dict[int, PageContent]) -> Table:
    cells = tuple(
        Cell(
            f"{name}.r{cell.row}c{cell.column}", cell.row, cell.column, cell.text, cell.row_span, cell.column_span,
            cell.page, contents[cell.page].displayed(cell.box),
            is_header=cell.row < table.header_rows, color=cell.color,
            bold=bool(cell.lines) and all(line.bold for line in cell.lines),
        )
        for cell in table.cells
    )  # fmt: skip
    first = table.first
    return Table(
        name, cells, table.n_rows, table.n_columns, table.caption, page=first.page,
        bbox=contents[first.page].displayed(first.box),
    )  # fmt: skip
