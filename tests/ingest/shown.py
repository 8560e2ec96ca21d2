"""Short views of what was read, so that a test row says only what matters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.ingest import ingest
from pipeline.packs import load_packs
from pipeline.records import Block, Document, Passage, Table

PACKS = load_packs()


def read(path: Path, **options: object) -> Document:
    return ingest(path, PACKS, **options)  # type: ignore[arg-type]


def passages(blocks: Iterable[Block]) -> list[Passage]:
    return [block for block in blocks if isinstance(block, Passage)]


def tables(blocks: Iterable[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def kinds(blocks: Iterable[Block]) -> list[str]:
    """`heading1 Mål`, `list_item2 - svar`, `paragraph ...`, `table 2x3` in reading order."""
    out = []
    for block in blocks:
        if isinstance(block, Passage):
            out.append(f"{block.kind.value}{block.level or ''} {block.text}")
        else:
            out.append(f"table {block.n_rows}x{block.n_columns}")
    return out


def rows(table: Table) -> list[list[str]]:
    """Texts of a table; a place covered by a merged cell shows the arrow to where it stands."""
    grid = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row][column] = "<" if column > cell.column else "^" if row > cell.row else cell.text
    return grid


def view(blocks: Iterable[Block]) -> list[str]:
    """Passages as `kinds` shows them; of tables the rows, `| a | b |`."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Passage):
            out += kinds([block])
        else:
            out += ["| " + " | ".join(row) + " |" for row in rows(block)]
    return out
