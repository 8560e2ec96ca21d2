"""Cards of follow-up: a label in the left column, what it says in the right one. Turned on its side, a card is a table
with one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pipeline.extract.followup_rows import Printing
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderReader
from pipeline.records import Cell, Mention, Origin, Table

_MOSTLY = 0.6
_LEAST = 3  # rows of a card
_MAX_LABEL = 60
_OPENS = ("goal", "title", "task", "area", "number")


def turned(table: Table, texts: Texts, headers: HeaderReader) -> Iterator[tuple[Table, Cell | None]]:
    """Each card of a table of two columns as a table with a header and one row, and the band that names its goal;
    nothing where it holds no cards. Where one label comes again that opened the first card, another begins, and so it
    does under each band: "Mål 1: Flere besøgende" over "Resultat | ..." """
    if table.n_columns != 2 or table.n_rows < _LEAST:
        return
    at = {(cell.row, cell.column): cell for cell in table.cells}
    bands = [cell for cell in table.cells if cell.column == 0 and cell.column_span == 2 and texts.text(cell.id).strip()]
    rows = [(label, at[row, 1]) for row in range(table.n_rows) if (label := at.get((row, 0))) and (row, 1) in at]
    fields = [_field(texts.text(label.id), headers) for label, _ in rows]
    if len(rows) < (_LEAST - 1 if bands else _LEAST) or sum(map(bool, fields)) < _MOSTLY * len(rows):
        return
    opening = next((field for field in fields if field in _OPENS), "")
    starts = [place for place, field in enumerate(fields) if field == opening and opening] or [0]
    if bands and not opening:
        starts = sorted({next((n for n, row in enumerate(rows) if row[0].row > band.row), 0) for band in bands})
    for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
        above = [band for band in bands if band.row < rows[start][0].row]
        yield _card(table, rows[start:stop]), above[-1] if above and not opening else None


def _field(text: str, headers: HeaderReader) -> str:
    found = headers.match(text) if 0 < len(text) <= _MAX_LABEL else None
    return found.field if found is not None else ""


def _card(table: Table, rows: list[tuple[Cell, Cell]]) -> Table:
    heads = [replace(label, row=0, column=n, row_span=1, column_span=1) for n, (label, _) in enumerate(rows)]
    told = [replace(value, row=1, column=n, row_span=1, column_span=1) for n, (_, value) in enumerate(rows)]
    return replace(table, cells=(*heads, *told), n_rows=2, n_columns=len(rows))


def under(printing: Printing, band: Cell | None, groups: Mapping[str, GoalGroup], texts: Texts) -> Printing:
    """A card that names no goal is that of the band over it."""
    if band is None or printing.goal_blocks:
        return printing
    group = replace(groups.get(band.id) or named_by(band.id, texts))
    return replace(printing, goal_blocks=frozenset([band.id]), group=group, only_when_empty=False)


def named_by(block: str, texts: Texts) -> GoalGroup:
    """The goal that a cell or heading names with all its words."""
    group = GoalGroup(Origin.TABLE, 0.8, "followup.row")
    group.add(Mention("goal", block, 0, len(texts.text(block)), "followup.row"))
    return group
