"""What stands above a goal in its table: columns of goals or areas further up, and the heading of its rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from pipeline.extract.hierarchy.ground import Ground
from pipeline.extract.hierarchy.words import Label, Words
from pipeline.packs.headers import split_numbering
from pipeline.records import Above, AboveBy, Cell, Goal, Table

_ROW_HEADING = "table.row-heading"
_BLANK = frozenset(["", "-", "–", "—", "/"])


class Columns:
    """Reads the tables of one document."""

    def __init__(self, ground: Ground, words: Words) -> None:
        self._ground, self._words = ground, words
        self._labels: dict[tuple[str, int], Label | None] = {}
        self._filled: dict[str, dict[int, list[Cell]]] = {}
        self._first: dict[str, int] = {}  # by table: the first row that states a goal
        self._areas: dict[tuple[str, int], str] = {}  # table and column -> rule of the areas that it holds
        for goal in ground.goals:
            cell = ground.cells.get(goal.source.block)
            if cell is not None:
                table = ground.tables[cell.id].id
                self._first[table] = min(cell.row, self._first.get(table, cell.row))
            area = ground.cells.get(goal.area.source.block) if goal.area else None
            if goal.area is not None and area is not None and goal.area.rule != _ROW_HEADING:
                self._areas[ground.tables[area.id].id, area.column] = goal.area.rule

    def above(self, goal: Goal) -> tuple[list[Above], list[Above]]:
        """What stands above a goal, the nearest first, and what it is said to serve."""
        own = self._ground.cells.get(goal.source.block)
        if own is None:
            return [], []
        table = self._ground.tables[own.id]
        above: list[tuple[int, Above]] = []
        served: list[Above] = []
        for column, label, cell in self._beside(goal, own, table):
            if label is not None and label.kind == "names":
                served += self._referred(cell, label)
                continue
            rule = self._areas.get((table.id, column), "")
            found = self._words.whole(self._ground.texts, cell.id, AboveBy.COLUMN, label, rule)
            if found is not None:
                above.append((column, found))
        near = sorted(above, key=lambda each: (each[0] > own.column, -each[0]))
        return [found for _, found in near] + self._over(goal), served

    def _over(self, goal: Goal) -> list[Above]:
        """The heading between the rows above the goal."""
        if goal.area is None or goal.area.rule != _ROW_HEADING:
            return []
        found = self._words.whole(self._ground.texts, goal.area.source.block, AboveBy.ROW, None, _ROW_HEADING)
        return [found] if found is not None else []

    def _beside(self, goal: Goal, own: Cell, table: Table) -> Iterator[tuple[int, Label | None, Cell]]:
        """Columns that hold what stands above, with their labels and the cell in force in the goal's row."""
        parts = (goal.title, goal.statement, goal.number)
        taken = {cell.column for part in parts if part and (cell := self._ground.cells.get(part.source.block))}
        for column in range(table.n_columns):
            label = self._label(table, column)
            if column in taken or (label is None and (table.id, column) not in self._areas):
                continue
            cell = self._in_force(table, own.row, column)
            if cell is not None and cell.column not in taken and not self._is_label(cell):
                yield column, label, cell

    def _is_label(self, cell: Cell) -> bool:
        """Whether a cell only says what the one beside it holds: 长期目标1:."""
        return self._ground.texts.text(cell.id).rstrip().endswith(":")

    def _label(self, table: Table, column: int) -> Label | None:
        """What the header of a column says; the lowest header that says something counts."""
        if (table.id, column) not in self._labels:
            self._labels[table.id, column] = self._printed_label(table, column)
        return self._labels[table.id, column]

    def _printed_label(self, table: Table, column: int) -> Label | None:
        heads = [
            cell
            for cell in table.cells
            if cell.row < self._first.get(table.id, 0) and cell.column <= column < cell.column + cell.column_span
        ]
        for cell in sorted(heads, key=lambda each: -each.row):
            if cell.column_span < table.n_columns and (found := self._words.label(self._ground.texts.text(cell.id))):
                return found
        return None

    def _in_force(self, table: Table, row: int, column: int) -> Cell | None:
        """The cell of a row in a column, or the last one filled above it: exports leave repeated words out."""
        if table.id not in self._filled:
            self._filled[table.id] = self._filled_columns(table)
        filled = self._filled[table.id].get(column, [])
        place = bisect_right([cell.row for cell in filled], row)
        return filled[place - 1] if place else None

    def _filled_columns(self, table: Table) -> dict[int, list[Cell]]:
        """The cells beneath the header that say something, by column, without those across the table."""
        columns: dict[int, list[Cell]] = defaultdict(list)
        for cell in sorted(table.cells, key=lambda each: each.row):
            text = self._ground.texts.text(cell.id).strip()
            if cell.row >= self._first.get(table.id, 0) and cell.column_span < table.n_columns and text not in _BLANK:
                for column in range(cell.column, cell.column + cell.column_span):
                    columns[column].append(cell)
        return columns

    def _referred(self, cell: Cell, label: Label) -> Iterator[Above]:
        """The goals that a cell refers to: a number, or their words, one a line."""
        text = self._ground.texts.text(cell.id)
        found = self._words.whole(self._ground.texts, cell.id, AboveBy.NAMED, label)
        if found is None:
            return
        numbers = [part.strip() for part in text.replace(";", ",").split(",")]
        if all(part and split_numbering(f"{part} X")[1] == len(part) + 1 for part in numbers):
            for number in numbers:
                yield Above(found.text, found.by, found.kind, number=number, level=label.level)
        else:
            yield found
