"""A document of all its pages: furniture set aside, columns put in order, passages formed, headings levelled, and what
page ends cut joined; then records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.ingest.pdf_cards import card_rows, within, without
from pipeline.ingest.pdf_dots import chips_of, colour_beside, set_colours, with_bullets
from pipeline.ingest.pdf_furniture import furniture, line_numbers
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_kinds import (
    caption_for,
    is_caption,
    mark_captions,
    mark_contents,
    mark_footnotes,
    mark_headings,
    mark_list_levels,
)  # fmt: skip
from pipeline.ingest.pdf_lines import PrintedLine, merged, pieces_of, with_drop_caps, without_doubles
from pipeline.ingest.pdf_order import attach_markers, reading_order
from pipeline.ingest.pdf_page import Box, PageContent, no_characters, upright
from pipeline.ingest.pdf_passages import Draft, line_pitches, passages_of, usual_size
from pipeline.ingest.pdf_stitch import Stitched, append, continues, join_paragraphs, stitched
from pipeline.ingest.pdf_tables import tables_of
from pipeline.records import BBox, Block, Cell, Line, Passage, PassageKind, Table

CAPTION_SIZE = 1.15  # of the body: a larger title of a table is also a heading
MIN_IMAGE_SHARE = 0.2  # of the page; less is a logo
OUTLINE_PATHS = 200  # a page without text but with so many drawn shapes is text turned into outlines
_SHORT = 3  # lines of a passage that a field beside it is said of
STAMP = 25  # characters: a scanned page may bear a page number or a stamp as text


@dataclass(slots=True)
class Page:
    """What is kept of a page once it is closed."""

    content: PageContent
    pieces: list[PrintedLine]
    grids: list[Grid]
    cards: list[list[Box]] = field(default_factory=list)  # rows of cards, each read for itself
    drafts: list[Draft | Grid] = field(default_factory=list)
    headers: list[PrintedLine] = field(default_factory=list)
    footers: list[PrintedLine] = field(default_factory=list)

    @property
    def is_image(self) -> bool:
        """Whether what the page says is in a picture or in outlines, so that no text can be read."""
        letters = sum(len(piece.text) for piece in self.pieces)
        if letters > STAMP or self.grids:
            return False
        pictured = self.content.image_share >= (MIN_IMAGE_SHARE if letters == 0 else 2.5 * MIN_IMAGE_SHARE)
        return pictured or (letters == 0 and self.content.paths >= OUTLINE_PATHS)


def sketch(content: PageContent) -> Page:
    """What is kept of an open page: its tables, and its other print in pieces. Slanted print is a watermark."""
    content = upright(content)
    slanted = [word for word in content.words if word.style.turn < 0]
    if len(slanted) > len(content.words) / 3:
        slanted = []
    level = [word for word in content.words if word.style.turn >= 0] if slanted else content.words
    content.words = without_doubles(level)
    content.words = with_bullets(content)
    rows = card_rows(content)
    cards = [card for row in rows for card in row]
    regions = [without(content, cards), *(within(content, card) for card in cards)] if cards else [content]
    found = [tables_of(region) for region in regions]
    content.notes = tuple(dict.fromkeys(note for region in regions for note in region.notes))
    grids = [grid for tables, _ in found for grid in tables]
    set_colours(grids, content)
    content.chips = chips_of(grids, content)
    _forget_words(line for grid in grids for cell in grid.cells for line in cell.lines)
    pieces, *held = [pieces_of(rest, content.number) for _, rest in found]
    counting = line_numbers(pieces)
    numbers = [pieces[index] for index in sorted(counting)]
    pieces = [piece for index, piece in enumerate(pieces) if index not in counting] if counting else pieces
    pieces = [piece for part in (pieces, *held) for piece in attach_markers(with_drop_caps(part))]
    content.words, content.edges, content.fills, content.dots = [], [], [], []
    content.characters = no_characters
    return Page(content, pieces, grids, rows, footers=[*numbers, *pieces_of(slanted, content.number)])


def blocks_of(pages: list[Page]) -> tuple[Block, ...]:
    """The passages and tables of the pages in reading order."""
    body = usual_size([piece for page in pages for piece in page.pieces])
    _set_furniture_aside(pages, body)
    ordered = [reading_order(page.pieces, page.grids, page.cards) for page in pages]
    columns = [merged(leaf) if isinstance(leaf, list) else leaf for leaves in ordered for leaf in leaves]
    pitches = line_pitches([c for c in columns if isinstance(c, list)])
    position = 0
    for page, leaves in zip(pages, ordered, strict=True):
        for leaf in columns[position : position + len(leaves)]:
            page.drafts.extend(passages_of(leaf, pitches, body) if isinstance(leaf, list) else [leaf])
        position += len(leaves)
        mark_contents([d for d in page.drafts if isinstance(d, Draft)])
        mark_footnotes(page.drafts, body)
    mark_captions([d for page in pages for d in page.drafts if isinstance(d, Draft)], body)
    mark_headings([d for page in pages for d in page.drafts if isinstance(d, Draft)])
    mark_list_levels([d for page in pages for d in page.drafts if isinstance(d, Draft)])
    items = _joined(pages, body)
    _forget_words(line for item in items if isinstance(item, Draft) for line in item.lines)
    return _records(items, {page.content.number: page.content for page in pages})


def _forget_words(lines: Iterable[PrintedLine]) -> None:
    """Words are most of what a page takes; once nobody asks for them, a line keeps its text and box alone. Words of
    text recognition stay: they are few, and their confidence is still to be told."""
    for line in lines:
        if all(word.ocr is None for word in line.words):
            line.words = []


def _set_furniture_aside(pages: list[Page], body: float) -> None:
    found = furniture([p.pieces for p in pages], [p.content.height for p in pages], body)
    for page, indices in zip(pages, found, strict=True):
        for index in sorted(indices):
            piece = page.pieces[index]
            (page.headers if piece.top < page.content.height / 2 else page.footers).append(piece)
        page.pieces = [piece for index, piece in enumerate(page.pieces) if index not in indices]


def _joined(pages: list[Page], body: float) -> list[Draft | Stitched]:
    """Passages and tables of all pages in reading order; what a page end cut is joined."""
    result: list[Draft | Stitched] = []
    last: Draft | Stitched | None = None  # without furniture and footnotes
    for page in pages:
        result.extend(_furniture_drafts(page.headers))
        for index, item in enumerate(page.drafts):
            if isinstance(item, Grid):
                if isinstance(last, Stitched) and continues(last, item):
                    append(last, item)
                    continue
                captions = caption_for(item, page.drafts[:index], page.drafts[index + 1 :])
                if not captions and index == 0 and isinstance(last, Draft) and is_caption(last, result[:-1]):
                    captions = [last]  # the page ends between caption and table
                last = _captioned(stitched(item), captions, body)
                result.append(last)
            elif not (isinstance(last, Draft) and len(join_paragraphs([last, item])) == 1):
                result.append(item)
                last = item if item.kind is not PassageKind.FOOTNOTE else last
        result.extend(_furniture_drafts(page.footers))
    return result


def _captioned(table: Stitched, captions: list[Draft], body: float) -> Stitched:
    table.caption = "\n".join(caption.text for caption in captions)
    for caption in captions:
        if caption.kind is not PassageKind.HEADING or caption.size <= CAPTION_SIZE * body:
            caption.kind, caption.marker, caption.level = PassageKind.CAPTION, 0, None
    return table


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
        name, draft.text, draft.kind, page, own[0] if len(own) == 1 else _around(own), draft.level,
        draft.marker if draft.kind is PassageKind.LIST_ITEM else 0, draft.bold, tuple(lines), _sureness(draft.lines),
        colour_beside(draft.lines[0].box, contents[page].chips) if len(lines) <= _SHORT else "",
    )  # fmt: skip


def _around(boxes: Sequence[BBox]) -> BBox:
    return BBox(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _sureness(lines: Sequence[PrintedLine]) -> float | None:
    """Mean confidence of text recognition over all characters; None where nothing was recognised."""
    words = [word for line in lines for word in line.words if word.ocr is not None]
    letters = sum(len(word.text) for word in words)
    return round(sum(len(word.text) * (word.ocr or 0.0) for word in words) / letters, 3) if letters else None


def _table(table: Stitched, name: str, contents: dict[int, PageContent]) -> Table:
    cells = tuple(
        Cell(
            f"{name}.r{cell.row}c{cell.column}", cell.row, cell.column, cell.text, cell.row_span, cell.column_span,
            cell.page, contents[cell.page].displayed(cell.box),
            is_header=cell.row < table.header_rows, color=cell.color,
            bold=bool(cell.lines) and all(line.bold for line in cell.lines), ocr=_sureness(cell.lines),
        )
        for cell in table.cells
    )  # fmt: skip
    first = table.first
    return Table(
        name, cells, table.n_rows, table.n_columns, table.caption, page=first.page,
        bbox=contents[first.page].displayed(first.box),
    )  # fmt: skip
