"""Tables whose horizontal rules are drawn cell by cell, as browsers print the lower borders of cells: where the pieces
of a rule meet, columns meet, and every row has a rule of its own. Exact where it holds; anything else is left to the
readers of white space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Edge, PageContent, Word
from pipeline.ingest.pdf_rows import Band, column_of, grid_from_rows, pieces_of_line

_ONE_RULE = 1.5  # points: the upper and lower side of a rule that is drawn as a thin box
_MEET = 0.8  # points between two pieces of one rule
_LEAST = 12.0  # points: a shorter piece is a dash
_SAME = 1.5  # points between the joints of two rules of one table
_FAR = 120.0  # points between two rules; a row is lower
_CLOSE = 1.2  # font sizes between a header's lines and its rule
_PITCH = 1.6  # font sizes between the lines of one cell
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class JointedRule:
    """A rule of one or several pieces that follow each other."""

    y: float
    xs: tuple[float, ...]  # its ends and joints


def jointed_rules(edges: Sequence[Edge]) -> list[JointedRule]:
    """The rules of a page from top to bottom, each with the places where its pieces meet."""
    flat = sorted((e for e in edges if not e.vertical and e.x1 - e.x0 >= _LEAST), key=lambda e: e.top)
    levels: list[list[Edge]] = []
    for edge in flat:
        if levels and edge.top - levels[-1][0].top <= _ONE_RULE:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    rules: list[JointedRule] = []
    for level in levels:
        pieces: list[tuple[float, float]] = []
        for x0, x1 in sorted({(round(e.x0, 1), round(e.x1, 1)) for e in level}):
            if not pieces or abs(x0 - pieces[-1][0]) > _MEET or abs(x1 - pieces[-1][1]) > _MEET:
                pieces.append((x0, x1))
        pieces = [piece for piece in pieces if not _is_joined(piece, pieces)]
        chain: list[tuple[float, float]] = []
        for piece in [*pieces, (float("inf"), float("inf"))]:
            if chain and abs(piece[0] - chain[-1][1]) > _MEET:
                rules.append(JointedRule(level[0].top, (chain[0][0], *(x1 for _, x1 in chain))))
                chain = []
            chain.append(piece)
    return rules


def jointed_tables(
    rules: Sequence[JointedRule], content: PageContent, grids: Sequence[Grid], words: list[Word]
) -> tuple[list[Grid], list[Word]]:
    """Such tables of a page by its `rules` outside of the `grids`, and the words that are in none of them."""
    sides = [edge for edge in content.edges if edge.vertical and edge.bottom - edge.top >= _LEAST]
    rules = [rule for rule in rules if not any(_inside(rule, grid) for grid in grids)]
    found: list[Grid] = []
    for run in _runs(rules):
        table = _table(run, rules, words, content.number) if not any(_meets(side, run) for side in sides) else None
        if table is not None:
            grid, taken = table
            found.append(grid)
            words = [word for word in words if id(word) not in taken]
    return found, words


def without_bars(grids: Sequence[Grid], rules: Sequence[JointedRule]) -> list[Grid]:
    """The grids but for filled rows of a table whose rules are drawn cell by cell: these lie on a rule as wide as they
    are that has more joints than they have columns."""
    return [grid for grid in grids if not any(_is_on(grid, rule) for rule in rules)]


def _is_on(grid: Grid, rule: JointedRule) -> bool:
    x0, _, x1, bottom = grid.box
    wide = abs(rule.xs[0] - x0) <= _SAME and abs(rule.xs[-1] - x1) <= _SAME
    return len(grid.ys) == _COLUMNS and wide and abs(rule.y - bottom) <= _SAME and len(rule.xs) > len(grid.xs)


def _inside(rule: JointedRule, grid: Grid) -> bool:
    x0, top, x1, bottom = grid.box
    return top - _SAME <= rule.y <= bottom + _SAME and rule.xs[0] < x1 and rule.xs[-1] > x0


def _meets(side: Edge, run: Sequence[JointedRule]) -> bool:
    """Whether a vertical rule stands at or among the rules of a run, whose cells it would show."""
    x0, *_, x1 = run[0].xs
    beside = run[0].y - _ONE_RULE < side.bottom and side.top < run[-1].y + _ONE_RULE
    return beside and x0 - _SAME <= side.x0 <= x1 + _SAME


def _is_joined(piece: tuple[float, float], pieces: Sequence[tuple[float, float]]) -> bool:
    """Whether other pieces make up one: the side of a background over cells with rules of their own."""
    x0, x1 = piece
    within = [one for one in pieces if one != piece and x0 - _MEET <= one[0] and one[1] <= x1 + _MEET]
    return any(abs(a - x0) <= _MEET for a, _ in within) and any(abs(b - x1) <= _MEET for _, b in within)


def _runs(rules: Sequence[JointedRule]) -> list[list[JointedRule]]:
    """Rules of the same joints below each other, two at least; none where one beside them has some of these joints, so
    that cells of the table are merged."""
    runs: list[list[JointedRule]] = []
    for rule in rules:
        near = runs[-1] if runs and rule.y - runs[-1][-1].y <= _FAR else None
        if near is not None and _alike(near[-1], rule):
            near.append(rule)
        else:
            runs.append([rule])
    kept = []
    for index, run in enumerate(runs):
        beside = [other[0] for other in runs[max(index - 1, 0) : index + 2] if other is not run]
        near_by = [one for one in beside if min(abs(one.y - run[0].y), abs(one.y - run[-1].y)) <= _FAR]
        shares = any(_shares(one, run[0]) for one in near_by)
        if len(run) > 1 and len(run[0].xs) > _COLUMNS and not shares:
            kept.append(run)
    return kept


def _alike(one: JointedRule, other: JointedRule) -> bool:
    pairs = zip(one.xs, other.xs, strict=False)
    return len(one.xs) == len(other.xs) and all(abs(a - b) <= _SAME for a, b in pairs)


def _shares(one: JointedRule, other: JointedRule) -> bool:
    """Whether the joints of one rule are among those of another: a merged cell's."""
    few, many = sorted((one.xs[1:-1], other.xs[1:-1]), key=len)
    return bool(few) and all(any(abs(x - y) <= _SAME for y in many) for x in few)


def _table(
    run: Sequence[JointedRule], rules: Sequence[JointedRule], words: Sequence[Word], page: int
) -> tuple[Grid, set[int]] | None:
    """The table of a run of rules and the identities of its words; None where its print ignores the joints, or where it
    goes on above or below them."""
    xs = run[0].xs
    within = [w for w in words if xs[0] - _SAME <= (w.x0 + w.x1) / 2 <= xs[-1] + _SAME and w.style.turn == 0]
    header = _header(run[0], within, page)
    if not header or _goes_on(run[-1], within, page):
        return None
    top, near = min(word.top for word in header), _CLOSE * header[0].style.size
    if any(0 <= top - one.y <= near and one.xs[0] < xs[-1] and one.xs[-1] > xs[0] for one in rules):
        return None  # what looks like a header is a row
    ends = [top - 1, *(rule.y for rule in run)]
    bands: list[Band] = []
    taken = {id(word) for word in header}
    for number, (upper, lower) in enumerate(pairwise(ends)):
        inside = header if number == 0 else [w for w in within if upper < (w.top + w.bottom) / 2 <= lower]
        cells = [[w for w in inside if column_of(xs, (w.x0 + w.x1) / 2) == column] for column in range(len(xs) - 1)]
        if any(column_of(xs, w.x0 + _SAME) != column_of(xs, w.x1 - _SAME) for w in inside):
            return None
        if sum(map(bool, cells)) < _COLUMNS:
            return None
        lines = [lines_of(cell, page) for cell in cells]
        if any(b.base - a.base > _PITCH * a.style.size for cell in lines for a, b in pairwise(cell)):
            return None  # several rows above one rule
        taken |= {id(word) for word in inside}
        bands.append(Band(upper, lower, [[line] for cell in lines for line in cell]))
    return grid_from_rows(bands, xs, page, "jointed rules"), taken


def _goes_on(rule: JointedRule, words: Sequence[Word], page: int) -> bool:
    """Whether a further row without a rule stands beneath the last one."""
    below = lines_of([w for w in words if w.top > rule.y - 2], page)[:1]
    pieces = [piece for line in below for piece in pieces_of_line(line)]
    near = any(piece.top - rule.y < _PITCH * piece.style.size for piece in pieces)
    return near and len({column_of(rule.xs, (piece.x0 + piece.x1) / 2) for piece in pieces}) > 1


def _header(rule: JointedRule, words: Sequence[Word], page: int) -> list[Word]:
    """The words of the row above a table's first rule: lines that stand side by side in its columns, close over it. A
    line alone in the first column that stands beside no other is the heading over the table."""
    above = [w for w in words if w.bottom <= rule.y + 2]
    pieces = [
        line
        for column in range(len(rule.xs) - 1)
        for line in lines_of([w for w in above if column_of(rule.xs, (w.x0 + w.x1) / 2) == column], page)
    ]
    pieces.sort(key=lambda line: -line.bottom)
    found: list[PrintedLine] = []
    for line in pieces:
        edge = min((one.top for one in found), default=rule.y)
        beside = any(one.top < line.bottom - 1 and line.top < one.bottom - 1 for one in found)
        if not beside and edge - line.bottom > _CLOSE * line.style.size:
            break
        if found and not beside and _is_whole(found, rule):
            break
        found.append(line)
    return [word for line in found for word in line.words] if _is_whole(found, rule) else []


def _is_whole(lines: Sequence[PrintedLine], rule: JointedRule) -> bool:
    """Whether lines name the first column and another."""
    columns = {column_of(rule.xs, (line.x0 + line.x1) / 2) for line in lines}
    return 0 in columns and len(columns) >= _COLUMNS
