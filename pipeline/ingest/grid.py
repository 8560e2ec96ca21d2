"""A table grid from cells that span rows and columns: every cell once, at its first row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Cell, Table

MAX_CELLS = 200_000
# Circles, squares, triangles; the last two are those of Wingdings, which Word keeps as private characters.
MARKS = frozenset([*map(chr, range(0x25A0, 0x2600)), *"\u2b1b\u2b1c\u2b24\u26aa\u26ab\uf06c\uf06e"])
_SATURATED = 30  # of 255, between the strongest and the weakest of red, green and blue
_BESIDE, _RUNNING = 2, 80  # cells beside each other, characters of a paragraph of running text
_LONGEST_MEANING = 120  # characters beside a coloured cell of a legend
MAX_COLUMNS = 5_000
MAX_SPAN = 1_000  # as HTML says


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as its format gives it, without a position: the next free one in its row is meant."""

    text: str = ""
    row_span: int = 1  # 0: to the last row
    column_span: int = 1
    is_header: bool = False
    color: str = ""
    bold: bool = False
    place: str = ""
    page: int | None = None


class GridTooLarge(ValueError):
    """The grid has more cells than any plan; the message says how many."""


def build_table(
    rows: Sequence[Iterable[GridCell]], *, caption: str = "", title: str = "", page: int | None = None
) -> Table | None:
    """The table of these rows, each cell put at the first free column of its row (as HTML says).

    Short rows are filled with empty cells; rows and columns in which no text begins are left out. None when no
    cell has text; `GridTooLarge` when spans or rows go beyond any plan.
    """
    placed = _place(rows)
    if not any(cell.text.strip() for cell in placed):
        return None
    return trimmed(_filled(placed), caption=caption, title=title, page=page)


def _place(rows: Sequence[Iterable[GridCell]]) -> list[Cell]:
    """Cells with their positions; spans never run past the last row or over a taken position."""
    n_rows = len(rows)
    taken: set[tuple[int, int]] = set()
    placed: list[Cell] = []
    for number, row in enumerate(rows):
        column = 0
        for given in row:
            while (number, column) in taken:
                column += 1
            width = max(1, min(given.column_span, MAX_SPAN))
            height = n_rows - number if given.row_span == 0 else max(1, min(given.row_span, n_rows - number))
            while width > 1 and any((number, column + step) in taken for step in range(width)):
                width -= 1
            if len(taken) + width * height > MAX_CELLS or column >= MAX_COLUMNS:
                raise GridTooLarge(f"a table with more than {MAX_CELLS} cells or {MAX_COLUMNS} columns")
            taken.update((number + down, column + step) for down in range(height) for step in range(width))
            placed.append(
                Cell(
                    "", number, column, given.text, height, width, given.page, None,
                    given.is_header, given.color, given.bold, given.place,
                )
            )  # fmt: skip
            column += width
    return placed


def _filled(placed: list[Cell]) -> list[Cell]:
    """Empty cells where a row is shorter than the table."""
    covered = {
        (cell.row + down, cell.column + step)
        for cell in placed
        for down in range(cell.row_span)
        for step in range(cell.column_span)
    }
    n_rows = max(row for row, _ in covered) + 1
    n_columns = max(column for _, column in covered) + 1
    if n_rows * n_columns > MAX_CELLS:
        raise GridTooLarge(f"a table with more than {MAX_CELLS} cells")
    missing = [
        Cell("", row, column, "")
        for row in range(n_rows)
        for column in range(n_columns)
        if (row, column) not in covered
    ]
    return sorted([*placed, *missing], key=lambda cell: (cell.row, cell.column))


def trimmed(cells: list[Cell], *, caption: str = "", title: str = "", page: int | None = None) -> Table | None:
    """The table of placed cells without the empty rows and columns: those in which no cell with text begins, unless it
    is a column of lights, which have a colour alone."""
    full_rows: set[int] = set()
    full_columns: set[int] = _columns_of_lights(cells)
    for cell in cells:
        if cell.text.strip():
            full_rows.add(cell.row)
            full_columns.add(cell.column)
    if not full_rows:
        return None
    row_at = {row: new for new, row in enumerate(sorted(full_rows))}
    column_at = {column: new for new, column in enumerate(sorted(full_columns))}
    kept = []
    for cell in cells:
        rows = [row_at[row] for row in range(cell.row, cell.row + cell.row_span) if row in row_at]
        columns = [column_at[col] for col in range(cell.column, cell.column + cell.column_span) if col in column_at]
        if rows and columns:
            kept.append(
                replace(cell, row=rows[0], column=columns[0], row_span=len(rows), column_span=len(columns))
            )  # fmt: skip
    return Table("", tuple(kept), len(row_at), len(column_at), caption, title, page)


def is_mark(text: str) -> bool:
    """Whether a text is a typed light: one geometric sign, whose colour is then that of its cell."""
    return len(text.strip()) == 1 and text.strip() in MARKS


def is_light(color: str) -> bool:
    """Whether a background is a colour to be seen, no shade of grey: what traffic lights and their legends have."""
    channels = [int(color[place : place + 2], 16) for place in (1, 3, 5)] if len(color) == 7 else [0]
    return max(channels) - min(channels) > _SATURATED


def explains_lights(cells: Iterable[tuple[str, str]]) -> bool:
    """Whether cells, as text and background, are a legend of coloured cells with a short text beside each, and no frame
    around text."""
    given = [(text.strip(), color) for text, color in cells]
    lights = {color for text, color in given if not text and is_light(color)}
    return len(lights) > 1 and all(len(text) <= _LONGEST_MEANING for text, _ in given)


def sets_text_beside(rows: Iterable[list[list[str]]]) -> bool:
    """Whether a table, as the paragraphs of its cells, is one row that sets running text beside a box of several lines:
    it only places them. One line beside a text is its label."""
    filled = [told for row in rows if (told := [cell for cell in row if cell])]
    if len(filled) != 1 or len(filled[0]) < _BESIDE:
        return False
    running = [sum(len(text) >= _RUNNING for text in cell) for cell in filled[0]]
    return all(len(cell) > 1 for cell in filled[0]) and max(running) > 1


def _columns_of_lights(cells: list[Cell]) -> set[int]:
    """Columns whose cells without text have two colours or more; in a table of one row with text, which explains its
    colours side by side, every column with a colour and no text."""
    colors: dict[int, set[str]] = {}
    for cell in cells:
        if not cell.text.strip() and is_light(cell.color):
            colors.setdefault(cell.column, set()).add(cell.color)
    lights = {column for column, found in colors.items() if len(found) > 1}
    rows = {cell.row for cell in cells if cell.text.strip()}
    if len(rows) == 1 and len(set().union(*colors.values())) > 1:
        lights |= {cell.column for cell in cells if cell.color and not cell.text.strip() and cell.row in rows}
    return lights
