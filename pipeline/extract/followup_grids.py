"""Follow-up tables as grids: their headers part by period, now and then without merged cells, and leave the column of
numbers unnamed."""

from __future__ import annotations

import re

from pipeline.extract.followup_rows import PERIOD_ALONE
from pipeline.extract.grids import Column, Grid, GridReader, is_empty
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderMatch

_NUMBER = re.compile(r"[A-ZÆØÅÄÖ]{0,2}\.?\s?\d{1,3}(?:[.,]\d{1,2})*[a-z]?\.?|[一二三四五六七八九十]{1,3}、?")
_MOSTLY = 0.6
_TOLD = ("status", "actual", "prognosis")


class FollowUpGrids(GridReader):
    """Finds headers and columns of follow-up tables."""

    def _continues_header(self, grid: Grid, texts: Texts, row: int) -> bool:
        """Also a row that names nothing but fields or periods and leaves the other places free, under a header whose
        cells the file did not merge."""
        if super()._continues_header(grid, texts, row):
            return True
        own = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None and not is_empty(texts.text(cell.id))]
        if not own or len(own) * 2 > grid.table.n_columns or any(cell.row != row for cell in own):
            return False
        above = [grid.at[row - 1][cell.column] for cell in own]
        free = any(cell is None or is_empty(texts.text(cell.id)) for cell in above)
        return free and all(self._known(texts.text(cell.id)) for cell in own)

    def _match(self, text: str) -> HeaderMatch | None:
        """Also the name of a light: "Grøn | Gul | Rød", one of which is crossed."""
        bare, lights = text.strip(), self._phrases.pack.rules("statuses")
        if any(match.span() == (0, len(bare)) for _, match in lights.find(bare, "colour")):
            return HeaderMatch("status", (), "followup.light")
        return super()._match(text)

    def _read_columns(self, grid: Grid, texts: Texts, start: int, stop: int, plan_year: int | None) -> None:
        super()._read_columns(grid, texts, start, stop, plan_year)
        self._by_period(grid, texts, start)
        self._name_numbers(grid, texts)

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

    def _name_numbers(self, grid: Grid, texts: Texts) -> None:
        """A column without a header that numbers the goals behind it."""
        goals = [place for place, column in grid.columns.items() if column.field in ("goal", "task", "title")]
        if not goals or "number" in grid.fields:
            return
        for place in range(min(goals)):
            body = self._body(grid, texts, place)
            numbered = sum(bool(_NUMBER.fullmatch(text.strip())) for text in body)
            if place not in grid.columns and body and numbered >= _MOSTLY * len(body):
                grid.columns[place] = Column("number", "followup.number")
                return
