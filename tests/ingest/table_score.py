"""Scores tables against their truth, by the same count as the project's scoring tool: whitespace is ignored."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Table

Placed = tuple[int, int, int, int, str]  # row, column, rows spanned, columns spanned, text


@dataclass(frozen=True)
class Score:
    """Whole cells found, data rows whose cells stand in order in one row, cells that are in no truth, and cells at
    their place with their spans."""

    cells: int
    of_cells: int
    rows: int
    of_rows: int
    spurious: int
    placed: int
    of_placed: int

    @property
    def share(self) -> float:
        return self.cells / self.of_cells


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text.replace("\u00ad", "")))


def score(truth: Sequence[dict[str, Any]], tables: Sequence[Table]) -> Score:
    want = Counter(squeezed(c["t"]) for table in truth for row in table["rows"] for c in row if squeezed(c["t"]))
    got = Counter(squeezed(c.text) for table in tables for c in table.cells if squeezed(c.text))
    rows = [row for table in tables for row in _rows(table)]
    own = [
        [squeezed(c["t"]) for c in row if c["rs"] == c["cs"] == 1 and squeezed(c["t"])]
        for table in truth
        for row in table["rows"]
        if not all(c["th"] for c in row)
    ]
    own = [row for row in own if row]
    laid = [{(c.row, c.column, c.row_span, c.column_span, squeezed(c.text)) for c in table.cells} for table in tables]
    placed = [_placed(table["rows"]) for table in truth]
    return Score(
        sum(min(n, got[c]) for c, n in want.items()), want.total(),
        sum(any(_in_order(row, found) for found in rows) for row in own), len(own),
        sum(n for c, n in got.items() if c not in want),
        sum(max((len(cells & found) for found in laid), default=0) for cells in placed), sum(map(len, placed)),
    )  # fmt: skip


def _rows(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        rows[cell.row].append(squeezed(cell.text))
    return rows


def _in_order(need: Sequence[str], row: Sequence[str]) -> bool:
    cells = iter(row)
    return all(any(found == cell for found in cells) for cell in need)


def _placed(rows: Sequence[Sequence[dict[str, Any]]]) -> set[Placed]:
    """Cells with text at their place in the grid."""
    taken: set[tuple[int, int]] = set()
    result: set[Placed] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + step) for down in range(cell["rs"]) for step in range(cell["cs"])}
            if squeezed(cell["t"]):
                result.add((number, column, cell["rs"], cell["cs"], squeezed(cell["t"])))
            column += cell["cs"]
    return result
