"""Cards of follow-up: a label in the left column, what it says in the right one. Turned on its side, a card is a table
with one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.extract.followup_rows import Printing
from pipeline.extract.labels import MEASURED
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderReader
from pipeline.records import Cell, Mention, Origin, Table

_MOSTLY = 0.6
_LEAST = 3  # rows of a card
_MAX_LABEL = 60
_OPENS = ("goal", "title", "task", "area", "number")


@dataclass(frozen=True, slots=True)
class Card:
    """A card as a table with a header and one row, and the cells over it that name its goal or what measures it."""

    table: Table
    band: Cell | None = None
    measure: Cell | None = None


def turned(table: Table, texts: Texts, headers: HeaderReader) -> Iterator[Card]:
    """Each card of a table whose left column holds labels; nothing where it holds no cards. Where one label comes again
    that opened the first card, another begins, and so it does under each band: "Mål 1: Flere besøgende" over
    "Resultat | ..."; and in each further column, headed by what measures the goal."""
    if table.n_columns < 2 or table.n_rows < _LEAST:
        return
    at = {(cell.row, cell.column): cell for cell in table.cells}
    bands = [cell for cell in table.cells if cell.column == 0 and cell.column_span == 2 and texts.text(cell.id).strip()]
    heads = [at.get((0, column)) for column in range(1, table.n_columns)] if table.n_columns > 2 else []
    if not _name_measures(at.get((0, 0)), heads, texts, headers):
        return
    first = 1 if heads else 0
    rows = [(label, at[row, 1]) for row in range(first, table.n_rows) if (label := at.get((row, 0))) and (row, 1) in at]
    fields = [_field(texts.text(label.id), headers) for label, _ in rows]
    if len(rows) < (_LEAST - 1 if bands else _LEAST) or sum(map(bool, fields)) < _MOSTLY * len(rows):
        return
    for column, head in enumerate(heads, 1):
        told = [(label, value) for label, _ in rows if (value := at.get((label.row, column))) is not None]
        if told:
            yield Card(_card(table, told), measure=head)
    if heads:
        return
    opening = next((field for field in fields if field in _OPENS), "")
    starts = [place for place, field in enumerate(fields) if field == opening and opening] or [0]
    if bands and not opening:
        starts = sorted({next((n for n, row in enumerate(rows) if row[0].row > band.row), 0) for band in bands})
    for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True):
        above = [band for band in bands if band.row < rows[start][0].row]
        yield Card(_card(table, rows[start:stop]), above[-1] if above and not opening else None)


def _name_measures(corner: Cell | None, heads: list[Cell | None], texts: Texts, headers: HeaderReader) -> bool:
    """Whether nothing stands over the labels, or a label for what is measured, and over each further column a name
    that no header has."""
    names = [texts.text(head.id).strip() if head is not None else "" for head in heads]
    label = texts.text(corner.id).strip() if names and corner is not None else ""
    if label and _field(label, headers) not in MEASURED:
        return False
    return all(name and any(map(str.isalpha, name)) and headers.match(name) is None for name in names)


def _field(text: str, headers: HeaderReader) -> str:
    found = headers.match(text) if 0 < len(text) <= _MAX_LABEL else None
    return found.field if found is not None else ""


def _card(table: Table, rows: list[tuple[Cell, Cell]]) -> Table:
    heads = [replace(label, row=0, column=n, row_span=1, column_span=1) for n, (label, _) in enumerate(rows)]
    told = [replace(value, row=1, column=n, row_span=1, column_span=1) for n, (_, value) in enumerate(rows)]
    return replace(table, cells=(*heads, *told), n_rows=2, n_columns=len(rows))


def under(printing: Printing, card: Card, groups: Mapping[str, GoalGroup], texts: Texts) -> Printing:
    """A card that names no goal is that of the band over it, or of what its column is headed by."""
    if card.measure is not None:
        text = Mention("text", card.measure.id, 0, len(texts.text(card.measure.id)), "followup.row")
        group = replace(named_by(card.measure.id, texts), measures=[MeasureGroup([text])])
        return replace(printing, measure_blocks=frozenset([card.measure.id]), group=group)
    if card.band is None or printing.goal_blocks:
        return printing
    group = replace(groups.get(card.band.id) or named_by(card.band.id, texts))
    return replace(printing, goal_blocks=frozenset([card.band.id]), group=group, only_when_empty=False)


def named_by(block: str, texts: Texts) -> GoalGroup:
    """The goal that a cell or heading names with all its words."""
    group = GoalGroup(Origin.TABLE, 0.8, "followup.row")
    group.add(Mention("goal", block, 0, len(texts.text(block)), "followup.row"))
    return group
