"""The grid of a table on one page: cells on rows and columns, and the words that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest.pdf_lines import PrintedLine, lines_of
from pipeline.ingest.pdf_page import Box, PageContent, Word

SAME = 2.0  # points within which two boundaries are one

Slot = tuple[int, int]


@dataclass(slots=True)
class GridCell:
    """A cell of a table on one page; `row`, `column` are 0-based."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[PrintedLine] = field(default_factory=list)
    color: str = ""
    page: int = 0

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of its print is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table on one page. `xs` and `ys` are the boundaries of its columns and rows. `open_top` and `open_bottom` say
    that the page cuts it without a closing rule; `strategy` says how its cells were found."""

    cells: list[GridCell]
    xs: list[float]
    ys: list[float]
    page: int
    open_top: bool = False
    open_bottom: bool = False
    strategy: str = "ruled"

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def x0(self) -> float:
        return self.xs[0]

    @property
    def x1(self) -> float:
        return self.xs[-1]


def grid_of(boxes: Sequence[Box], page: int) -> Grid | None:
    """Cells placed on the rows and columns that their sides make; None for what is not a table of two columns."""
    xs, columns = _boundaries([x for box in boxes for x in (box[0], box[2])])
    ys, rows = _boundaries([y for box in boxes for y in (box[1], box[3])])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells: dict[Slot, GridCell] = {}
    for box in boxes:
        row, column, end_row, end_column = rows[box[1]], columns[box[0]], rows[box[3]], columns[box[2]]
        if end_row > row and end_column > column:
            cells.setdefault((row, column), GridCell(row, column, end_row - row, end_column - column, box, page=page))
    return Grid([cells[slot] for slot in sorted(cells)], xs, ys, page)


def _boundaries(positions: list[float]) -> tuple[list[float], dict[float, int]]:
    """Distinct positions in order, near ones taken as one, and the number of each position."""
    distinct: list[float] = []
    number: dict[float, int] = {}
    for position in sorted(set(positions)):
        if not distinct or position - distinct[-1] > SAME:
            distinct.append(position)
        number[position] = len(distinct) - 1
    return distinct, number


def parted(words: list[Word], box: Box) -> tuple[list[Word], list[Word]]:
    """Words inside the box and outside, by their middles."""
    x0, top, x1, bottom = box
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        (inside if x0 <= x < x1 and top <= y < bottom else outside).append(word)
    return inside, outside


def place(grid: Grid, words: list[Word], content: PageContent) -> None:
    """Words put into the cells they stand in. Print in a hole of the rules makes a cell of its own, so that nothing is
    lost."""
    owner: dict[Slot, GridCell] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                owner[row, column] = cell
    members: dict[int, list[Word]] = {}
    for word in words:
        row = min(max(bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1, 0), len(grid.ys) - 2)
        for part in _cut(word, grid, row, owner, content):
            column = min(max(bisect_right(grid.xs, (part.x0 + part.x1) / 2) - 1, 0), len(grid.xs) - 2)
            found = owner.get((row, column))
            if found is None:
                box = (grid.xs[column], grid.ys[row], grid.xs[column + 1], grid.ys[row + 1])
                found = owner[row, column] = GridCell(row, column, 1, 1, box, page=grid.page)
                grid.cells.append(found)
            members.setdefault(id(found), []).append(part)
    for cell in grid.cells:
        cell.lines = lines_of(members[id(cell)], grid.page) if id(cell) in members else []
    grid.cells.sort(key=lambda c: (c.row, c.column))


def _cut(word: Word, grid: Grid, row: int, owner: dict[Slot, GridCell], content: PageContent) -> list[Word]:
    """The word, or its parts where a rule between two cells runs through it (print without a space between cells)."""
    slack = 0.15 * word.style.size
    first, last = bisect_right(grid.xs, word.x0 + slack) - 1, bisect_right(grid.xs, word.x1 - slack) - 1
    if first >= last or owner.get((row, first)) is owner.get((row, last)):
        return [word]
    places = content.characters(word)
    if len(places) != len(word.text):
        return [word]
    parts: list[Word] = []
    start = 0
    column_of = [bisect_right(grid.xs, (x0 + x1) / 2) - 1 for x0, x1 in places]
    for index in range(1, len(places) + 1):
        if index == len(places) or owner.get((row, column_of[index])) is not owner.get((row, column_of[start])):
            parts.append(
                word._replace(
                    text=word.text[start:index], x0=places[start][0], x1=places[index - 1][1],
                    gap=word.gap if start == 0 else "", first=word.first + start,
                )
            )  # fmt: skip
            start = index
    return parts
