"""Follow-up tables as grids: their headers part by period, now and then without merged cells, and leave the column of
numbers unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.colours import colour_of
from pipeline.extract.followup_rows import PERIOD_ALONE
from pipeline.extract.grids import Column, Grid, GridReader, is_empty, says
from pipeline.extract.lights import LightReader
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderMatch, HeaderReader

YEAR_ALONE = "table.year"  # rule of a column headed by nothing but a year
_MOSTLY = 0.6
_TOLD = ("status", "actual", "prognosis")


class FollowUpGrids(GridReader):
    """Finds headers and columns of follow-up tables."""

    def __init__(self, headers: HeaderReader, phrases: PhraseReader, lights: LightReader) -> None:
        super().__init__(headers, phrases)
        self._lights = lights
        self._year: int | None = None

    def begin(self, year: int | None) -> None:
        """The year that the tables of a report tell of; None where the document is no report."""
        self._year = year

    def is_budget(self, grid: Grid, texts: Texts) -> bool:
        """Goals with their status are no budget, though a row sums up what they earned."""
        judged = "goal" in grid.fields and grid.fields & {"status", "score", "prognosis"}
        return not (judged and "budget" not in grid.fields) and super().is_budget(grid, texts)

    def heads_rows(self, grid: Grid, texts: Texts, lit: Sequence[int], row: int) -> bool:
        """Whether a row holds a name and a status and nothing else, above a row of figures without a status: "Säkert
        dricksvatten | | | Nej" over "Andel godkända prover | 99 % | 100 % |"."""

        def filled(at: int) -> set[int]:
            return {cell.column for cell in grid.at[at] if cell is not None and says(cell, texts)}

        lights = set(lit)
        own, below = filled(row), filled(row + 1) if row + 1 < grid.table.n_rows else set[int]()
        alone = len(own) == 2 and len(own & lights) == 1
        return alone and len(below) > 1 and not below & lights and min(own) == min(below)

    def _continues_header(self, grid: Grid, texts: Texts, row: int) -> bool:
        """Also a row that names nothing but fields or periods and leaves the other places free, under a header whose
        cells the file did not merge; and one that parts a merged header by statuses: "Ja | Nej", 确定能 | 有可能."""
        if super()._continues_header(grid, texts, row) or self._parts_by_status(grid, texts, row):
            return True
        own = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None and not is_empty(texts.text(cell.id))]
        if not own or len(own) * 2 > grid.table.n_columns or any(cell.row != row for cell in own):
            return False
        above = [grid.at[row - 1][cell.column] for cell in own]
        free = any(cell is None or is_empty(texts.text(cell.id)) for cell in above)
        return free and all(self._known(texts.text(cell.id)) for cell in own)

    def _parts_by_status(self, grid: Grid, texts: Texts, row: int) -> bool:
        """Whether all that a row prints are different statuses or lights, right under one merged header cell."""
        own = [cell for cell in grid.at[row] if cell is not None and cell.row == row]
        own = [cell for cell in dict.fromkeys(own) if not is_empty(texts.text(cell.id)) or colour_of(cell.color)]
        above = {over.id: over for cell in own if (over := grid.at[row - 1][cell.column]) is not None}
        if len(own) < 2 or len(above) != 1 or next(iter(above.values())).column_span != len(own):
            return False
        read = [(texts.text(c.id).strip() and self._lights.word(texts.text(c.id))) or colour_of(c.color) for c in own]
        return all(read) and len(set(read)) == len(own)

    def _choose(self, grid: Grid, texts: Texts, column: int, match: HeaderMatch) -> str:
        """A column of what was measured, or of what is: words beside which nothing else names a measure are that."""
        if set(match.fields) != {"actual", "measure"}:
            return super()._choose(grid, texts, column, match)
        named = grid.fields & {"measure", "indicator", "target"}
        body = self._body(grid, texts, column)
        opening = sum(text.strip()[:1].isdigit() for text in body)
        return "measure" if not named and opening <= _MOSTLY * len(body) else "actual"

    def _match(self, text: str) -> HeaderMatch | None:
        """Also the name of a light: "Grøn | Gul | Rød", one of which is crossed."""
        bare, lights = text.strip(), self._phrases.pack.rules("statuses")
        if any(match.span() == (0, len(bare)) for _, match in lights.find(bare, "colour")):
            return HeaderMatch("status", (), "followup.light")
        return super()._match(text)

    def _read_columns(self, grid: Grid, texts: Texts, start: int, stop: int, plan_year: int | None) -> None:
        super()._read_columns(grid, texts, start, stop, plan_year)
        self._by_period(grid, texts, start)
        self._by_year(grid)
        self._name_numbers(grid, texts)

    def _by_year(self, grid: Grid) -> None:
        """Columns headed by years alone: in a report its own year is the result, and those before lead to it."""
        years = {place: int(c.period[:4]) for place, c in grid.columns.items() if c.rule == YEAR_ALONE}
        if self._year is None or self._year not in years.values():
            return
        for place, year in years.items():
            field = "actual" if year == self._year else "baseline" if year < self._year else "target"
            grid.columns[place] = replace(grid.columns[place], field=field)

    def _by_period(self, grid: Grid, texts: Texts, start: int) -> None:
        """A header that names a period alone tells what the header over it, or over the columns left of it, says."""
        for place, column in list(grid.columns.items()):
            if column.rule != PERIOD_ALONE:
                continue
            for left in range(place, -1, -1):
                head = grid.at[start][left]
                found = self._match(texts.text(head.id)) if head is not None else None
                if found is not None and found.rule != PERIOD_ALONE:
                    field = found.field if found.field in _TOLD else column.field
                    grid.columns[place] = Column(field, found.rule, column.period)
                    break
