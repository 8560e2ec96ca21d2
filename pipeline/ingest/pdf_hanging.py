"""Columns that only the head of a table draws: its cells have backgrounds or sides, the rows below nothing but rules
between them. The head's sides are carried down, so that the rows become cells like any others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Edge, PageContent, Word
from pipeline.ingest.pdf_rows import pieces_of_line
from pipeline.ingest.pdf_rules import SNAP

_REACH = 2 * SNAP  # how far a rule may end from the head's sides
_FEWEST_COLUMNS = 3
_FEWEST_BANDS = 2
_LINE_GAP = 40.0  # points between the last rule and print of a row that the page end cuts
_AIR = 20.0  # points that part such a row from what follows it
_INSIDE = 1.0


def hanging_columns(edges: Sequence[Edge], content: PageContent) -> list[Edge]:
    """Vertical edges for the rows under such heads; none where the rows have sides of their own or their print does
    not keep to the columns."""
    verticals = [edge for edge in edges if edge.vertical]
    added: list[Edge] = []
    for xs, bottom in _heads(verticals):
        through = [e for e in verticals if _between(e.x0, xs) and e.top < bottom - SNAP and e.bottom > bottom + _REACH]
        if 2 * len(through) >= _FEWEST_COLUMNS:
            continue  # backgrounds within cells whose sides run down the rows
        own = [e.top for e in verticals if e.top > bottom - SNAP and _between(e.x0, xs) and e.bottom - e.top > SNAP]
        limit = min(own, default=content.height)  # from there on rows have sides of their own
        ys = [y for y in _stack(edges, xs, bottom) if y <= limit + SNAP]
        words = [word for word in content.words if word.x1 > xs[0] and word.x0 < xs[-1] and word.bottom > bottom]
        ys = _rows_of(words, xs, ys, content)
        if own and len(ys) > 1 and abs(ys[-1] - limit) <= SNAP and _is_title(words, ys[-2], ys[-1]):
            ys.pop()
        bands = [_band(words, xs, top, end) for top, end in pairwise(ys)]
        striped = len(ys) > 1 and any(abs(top - ys[1]) <= SNAP for top in own)  # the next row has a background, too
        alone = len(bands) == 1 and not striped and _is_row(words, xs, ys[0], ys[1])
        if not alone and (len(bands) < _FEWEST_BANDS or 2 * sum(len(inner) > 1 for inner in bands) < len(bands)):
            continue
        for (top, end), inner in zip(pairwise(ys), bands, strict=True):
            added.extend(Edge(True, x, top, x, end) for x in (xs[0], *inner, xs[-1]))
        if not own and (cut := _cut_row(words, xs, ys[-1])):
            added.extend(Edge(True, x, ys[-1], x, cut) for x in xs)
    return added


def _heads(verticals: Sequence[Edge]) -> list[tuple[list[float], float]]:
    """The columns and the lower end of each row of sides that begin and end at the same heights."""
    rows: dict[tuple[int, int], list[Edge]] = {}
    for edge in verticals:
        rows.setdefault((round(edge.top), round(edge.bottom)), []).append(edge)
    found = []
    for _, row in sorted(rows.items()):
        beside = [edge for edge in verticals if edge.top <= row[0].top + SNAP and abs(edge.x0 - row[0].x0) > SNAP]
        outer = [edge.x0 for edge in beside if edge.bottom >= row[0].bottom - SNAP]
        xs = sorted({*(edge.x0 for edge in row), *outer})
        if len(row) + 1 >= _FEWEST_COLUMNS and len(xs) > _FEWEST_COLUMNS:
            found.append((xs, max(edge.bottom for edge in row)))
    return found


def _between(x: float, xs: Sequence[float]) -> bool:
    return xs[0] + SNAP < x < xs[-1] - SNAP


def _stack(edges: Sequence[Edge], xs: Sequence[float], bottom: float) -> list[float]:
    """Heights of the rules that span the head's width, from its lower side on."""
    return sorted(
        edge.top
        for edge in edges
        if not edge.vertical
        and edge.top > bottom - SNAP
        and abs(edge.x0 - xs[0]) <= _REACH
        and abs(edge.x1 - xs[-1]) <= _REACH
    )


def _rows_of(words: Sequence[Word], xs: Sequence[float], ys: Sequence[float], content: PageContent) -> list[float]:
    """The heights down to the end of the table: to a space between two rules that holds no print, or print over the
    columns without a background of its own, as a heading or paragraph before the next table is."""
    pieces = _pieces(words)
    for place, (top, bottom) in enumerate(pairwise(ys)):
        middle = (top + bottom) / 2
        printed = any(top < (word.top + word.bottom) / 2 < bottom for word in words)
        backed = any(f.top < middle < f.bottom and f.x0 - SNAP < xs[0] and f.x1 + SNAP > xs[-1] for f in content.fills)
        if not printed or not (backed or _band(pieces, xs, top, bottom)):
            return list(ys[: place + 1])
    return list(ys)


def _is_row(words: Sequence[Word], xs: Sequence[float], top: float, bottom: float) -> bool:
    """Whether the only band is a row for sure: print in every column, crossing none, without white space between its
    lines."""
    inside = [word for word in words if top < (word.top + word.bottom) / 2 < bottom]
    lines = sorted(lines_of(inside), key=lambda line: line.top)
    filled = {sum(x <= word.x0 + _INSIDE for x in xs) for word in inside}
    close = all(below.top - above.bottom < _AIR for above, below in pairwise(lines))
    return close and len(filled) == len(xs) - 1 and _band(words, xs, top, bottom) == list(xs[1:-1])


def _is_title(words: Sequence[Word], top: float, bottom: float) -> bool:
    """Whether the print of a band over another head is one bold piece: the heading of the next table."""
    pieces = _pieces([word for word in words if top < (word.top + word.bottom) / 2 < bottom])
    return len(pieces) == 1 and pieces[0].bold


def _pieces(words: Sequence[Word]) -> list[PrintedLine]:
    """Print as it runs on: a line of a paragraph has no more space where a column begins than between its other
    words."""
    return [piece for line in lines_of(words) for piece in pieces_of_line(line)]


def _band(words: Sequence[Word] | Sequence[PrintedLine], xs: Sequence[float], top: float, bottom: float) -> list[float]:
    """The inner columns of a band between two rules: those that no word crosses; none where all print of the band
    stands over the first ones, as a title row's does."""
    inside = [word for word in words if top < (word.top + word.bottom) / 2 < bottom]
    crossed = [x for x in xs[1:-1] if any(word.x0 < x - _INSIDE and word.x1 > x + _INSIDE for word in inside)]
    free = [x for x in xs[1:-1] if x not in crossed]
    if crossed and all(word.x1 <= min((x for x in free if x > crossed[0]), default=xs[-1]) for word in inside):
        return []
    return free


def _cut_row(words: Sequence[Word], xs: Sequence[float], last: float) -> float | None:
    """The lower end of a row below the last rule, which the page end cuts: its print keeps to the columns."""
    below = sorted((word for word in words if word.top > last - SNAP), key=lambda word: word.top)
    end = last
    row: list[Word] = []
    for word in below:
        if word.top - end > (_LINE_GAP if not row else _AIR):
            break
        row.append(word)
        end = max(end, word.bottom)
    crossed = any(word.x0 < x - _INSIDE and word.x1 > x + _INSIDE for word in row for x in xs[1:-1])
    columns = {sum(x <= word.x0 + _INSIDE for x in xs) for word in row}
    return end + SNAP if len(columns) > 1 and not crossed else None
