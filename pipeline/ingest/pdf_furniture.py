"""Running headers, footers and page numbers: print at the edge of a page that comes back on the pages beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_columns import Row, rows_of
from pipeline.ingest.pdf_lines import PrintedLine
from pipeline.ingest.pdf_passages import ends_sentence

ZONE = 0.14  # share of the page height at top and bottom in which furniture stands
MAX_ROWS = 4
SMALL = 0.92  # of the font size of running text
NEIGHBOURS = (1, 2)  # left and right pages may have headers of their own
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,6}")
_BARE_PAGE_NUMBER = re.compile(r"[-–—~·|\s]*\d{1,4}[-–—~·|\s]*")
_NAMED_PAGE = re.compile(r"[^\W\d]{1,7}\.?\s?(\d{1,4})\D?")
_PAGE_OF_PAGES = re.compile(r"\D{0,12}(\d{1,4})\s*(?:\(|/|\D{1,8}?)\s*(\d{1,4})\s*\D{0,4}")


def line_numbers(pieces: Sequence[PrintedLine]) -> set[int]:
    """Indices of numbers in a margin that count the lines of text beside them, each or every fifth. The numbers of a
    list or a table count something else: between two of them stand more or fewer lines than they count."""
    numbers = [(p.top, index) for index, p in enumerate(pieces) if len(p.text) < 5 and p.text.isdecimal()]
    if len(numbers) < 3:
        return set()
    found: set[int] = set()
    texts = [piece for piece in pieces if not piece.text.isdecimal() and piece.style.turn == 0]
    for at_right in (False, True):
        if not texts:
            break
        edge = max(p.x1 for p in texts) if at_right else min(p.x0 for p in texts)
        outside = {i for _, i in numbers if (pieces[i].x0 >= edge if at_right else pieces[i].x1 <= edge)}
        margin = sorted((top, index) for top, index in numbers if index in outside)
        values = [int(pieces[index].text) for _, index in margin]
        steps = {b - a for a, b in pairwise(values)}
        if len(margin) < 3 or len(steps) != 1 or min(steps) < 1:
            continue
        tops = sorted(piece.top for piece in texts)
        rows = [top for n, top in enumerate(tops) if n == 0 or top - tops[n - 1] > 3]
        counted = [sum(a + 3 < top <= b + 3 for top in rows) for (a, _), (b, _) in pairwise(margin)]
        if all(abs(count - min(steps)) <= min(steps) // 5 for count in counted):
            found.update(index for _, index in margin)
    return found


def furniture(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float], body: float) -> list[set[int]]:
    """Per page the indices of its pieces that are furniture. `body` is the font size of running text: print much
    larger than that is a heading that comes back, not a running header. Neither is a line that stands in the same print
    amid a page: a label over the goals of each chapter happens to open two pages."""
    amid = {
        (piece.text, piece.style)
        for pieces, height in zip(pages, heights, strict=True)
        for piece in pieces
        if piece.style.turn == 0 and height * ZONE < piece.top < height * (1 - ZONE)
    }
    found: list[set[int]] = [set() for _ in pages]
    index_of = [{id(piece): i for i, piece in enumerate(pieces)} for pieces in pages]
    for bottom in (False, True):
        outer = [_outer_rows(pieces, height, bottom) for pieces, height in zip(pages, heights, strict=True)]
        for number, rows in enumerate(outer):
            chain: list[Row] = []
            for depth, row in enumerate(rows[:MAX_ROWS]):
                if not _in_zone(row, heights[number], bottom):
                    break
                pieces = [item for item in row.items if isinstance(item, PrintedLine)]
                if any(piece.style.size > 1.2 * body for piece in pieces):
                    break
                recurring = [
                    (piece.text, piece.style) not in amid and _comes_back(piece, number, outer, heights, bottom, body)
                    for piece in pieces
                ]
                enough = any(recurring) if depth == 0 else all(recurring)
                if not enough and depth == 0:
                    enough = _is_page_number(row, rows, number, len(pages), bottom)
                    enough = enough or (len(pages) == 1 and not bottom and _is_lone_header(row, rows, body))
                if not enough:
                    break
                chain.append(row)
            while chain and not _stands_apart(chain, rows, bottom):
                chain.pop()
            for row in chain:
                found[number].update(index_of[number][id(item)] for item in row.items)
    return found


def _outer_rows(pieces: Sequence[PrintedLine], height: float, bottom: bool) -> list[Row]:
    """Rows in the zone, the outermost first, and the one that follows them."""
    reach = height * (1 - 3 * ZONE) if bottom else height * 3 * ZONE
    rows = rows_of([p for p in pieces if p.style.turn == 0 and (p.top >= reach if bottom else p.bottom <= reach)])
    if bottom:
        rows.reverse()
    inside = sum(_in_zone(row, height, bottom) for row in rows)
    return rows[: min(inside, MAX_ROWS) + 1]


def _in_zone(row: Row, height: float, bottom: bool) -> bool:
    return row.top >= height * (1 - ZONE) if bottom else row.bottom <= height * ZONE


def _stands_apart(chain: list[Row], rows: list[Row], bottom: bool) -> bool:
    """Whether there is more space between the innermost row of furniture and the text than between lines of text."""
    if len(rows) == len(chain):
        return True
    last, following = chain[-1], rows[len(chain)]
    gap = last.top - following.bottom if bottom else following.top - last.bottom
    return gap > last.bottom - last.top


def _comes_back(
    piece: PrintedLine, number: int, outer: list[list[Row]], heights: Sequence[float], bottom: bool, body: float
) -> bool:
    place = heights[number] - piece.bottom if bottom else piece.top
    for step in (*NEIGHBOURS, *(-n for n in NEIGHBOURS)):
        other = number + step
        if not 0 <= other < len(outer):
            continue
        for row in outer[other]:
            for item in row.items:
                if not isinstance(item, PrintedLine):
                    continue
                there = heights[other] - item.bottom if bottom else item.top
                if abs(there - place) > 4:
                    continue
                if piece.text == item.text:
                    return True
                small = piece.style.size <= 1.05 * body and not piece.bold
                if small and _counts_with_pages(piece.text, item.text, step):
                    return True
    return False


def _counts_with_pages(text: str, other: str, step: int) -> bool:
    """Equal but for a number that counts with the pages."""
    if _NUMBER.sub("#", text) != _NUMBER.sub("#", other):
        return bool(_ROMAN.fullmatch(text) and _ROMAN.fullmatch(other))
    pairs = zip(_NUMBER.findall(text), _NUMBER.findall(other), strict=True)
    return all(a == b or int(b) - int(a) == step for a, b in pairs if len(a) < 6 and len(b) < 6)


def _is_lone_header(row: Row, rows: list[Row], body: float) -> bool:
    """The header of a document of one page, which no other page confirms: small print, well apart from the text."""
    if len(rows) < 2 or not all(isinstance(i, PrintedLine) and i.style.size <= SMALL * body for i in row.items):
        return False
    return rows[1].top - row.bottom > 1.5 * (row.bottom - row.top) and not any(
        isinstance(i, PrintedLine) and (i.bold or ends_sentence(i.text)) for i in row.items
    )


def _is_page_number(row: Row, rows: list[Row], number: int, count: int, bottom: bool) -> bool:
    """A page number that no other page confirms: `2 (7)` on page 2 of 7, or a number alone and apart from the text."""
    for item in row.items:
        found = _PAGE_OF_PAGES.search(item.text) if isinstance(item, PrintedLine) and len(item.text) < 24 else None
        if found and int(found[1]) == number + 1 and int(found[2]) == count and count > 1:
            return True
    lines = [item for item in row.items if isinstance(item, PrintedLine)]
    if len(lines) < len(row.items) or len(lines) > 2:
        return False
    text = " ".join(line.text for line in lines)
    if len(rows) > 1:
        inner = rows[1]
        gap = row.top - inner.bottom if bottom else inner.top - row.bottom
        if gap < 1.2 * (row.bottom - row.top):
            return False
    if _BARE_PAGE_NUMBER.fullmatch(text):
        return bottom or count > 1
    named = _NAMED_PAGE.fullmatch(text)
    if named and bottom and int(named[1]) == number + 1 and len(rows) > 1:
        return rows[0].top - rows[1].bottom > 3 * (row.bottom - row.top)
    of_pages = _PAGE_OF_PAGES.fullmatch(text)
    return bool(of_pages and int(of_pages[1]) <= int(of_pages[2]) and int(of_pages[2]) in (count, count - 1, count + 1))
