"""The small markup that the table files are written in, and their truth.

    producer: chromium          front matter, one `key: value` a line; `css:`, `typst:` take the indented lines below them
    ---
    # A heading
    A paragraph.

    @table style=zebra widths=10,30,20
    = Nr. | Mål | <             a header row; `<` joins the cell with its left neighbour, `^` with the one above
    | 1 | Kortere // ventetid | • a // • b     ` // ` ends a paragraph of the cell, `• ` begins a list item
    : A caption or source under the table
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass
class Cell:
    lines: list[str]
    rows: int = 1
    columns: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


@dataclass
class Grid:
    options: dict[str, str]
    cells: list[list[Cell | None]] = field(default_factory=list)  # None: covered by a merged cell
    headers: int = 0

    @property
    def widths(self) -> list[float]:
        return [float(width) for width in self.options["widths"].split(",")]

    def truth(self) -> list[list[dict]]:
        return [
            [{"t": c.text, "rs": c.rows, "cs": c.columns, "th": c.header} for c in row if c is not None]
            for row in self.cells
        ]


@dataclass
class Source:
    name: str
    settings: dict[str, str]
    blocks: list[tuple[str, object]]  # ("h1" | "h2" | "p" | "note" | "break", text) or ("table", Grid)

    def tables(self) -> list[Grid]:
        return [block for kind, block in self.blocks if kind == "table"]  # type: ignore[misc]


def read(path: Path) -> Source:
    front, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    settings: dict[str, str] = {}
    key = ""
    for line in front.splitlines():
        if line.startswith("  "):
            settings[key] += line.strip() + "\n"
        elif line.strip():
            key, _, value = line.partition(":")
            settings[key] = value.strip()
    blocks: list[tuple[str, object]] = []
    raw: list[tuple[bool, list[str]]] = []
    options: dict[str, str] | None = None

    def close() -> None:
        nonlocal options
        if options is not None:
            blocks.append(("table", _grid(options, raw)))
        options = None
        raw.clear()

    for line in body.splitlines():
        if line.startswith(("| ", "= ")):
            raw.append((line[0] == "=", [cell.strip() for cell in line[1:].split("|")]))
            continue
        close()
        if line.startswith("@table"):
            options = dict(pair.split("=", 1) for pair in line.split()[1:])
        elif line.startswith("@break"):
            blocks.append(("break", ""))
        elif line.startswith("## "):
            blocks.append(("h2", line[3:]))
        elif line.startswith("# "):
            blocks.append(("h1", line[2:]))
        elif line.startswith(": "):
            blocks.append(("note", line[2:]))
        elif line.strip():
            blocks.append(("p", line.strip()))
    close()
    return Source(path.stem, settings, blocks)


def _grid(options: dict[str, str], raw: list[tuple[bool, list[str]]]) -> Grid:
    grid = Grid(options)
    width = len(options["widths"].split(","))
    owner: dict[tuple[int, int], Cell] = {}
    for number, (header, texts) in enumerate(raw):
        assert len(texts) == width, (len(texts), width, texts)
        grid.headers += header
        row: list[Cell | None] = []
        for column, text in enumerate(texts):
            if text == "^":
                cell = owner[number - 1, column]
                first = next(c for c in range(width) if owner[number - 1, c] is cell)
                if column == first:
                    cell.rows += 1
                owner[number, column] = cell
                row.append(None)
            elif text == "<":
                cell = owner[number, column - 1]
                if row[-1] is not None or all(c is not cell for r in grid.cells for c in r):
                    cell.columns += 1
                owner[number, column] = cell
                row.append(None)
            else:
                cell = owner[number, column] = Cell([t for t in text.split(" // ") if t], header=header)
                row.append(cell)
        grid.cells.append(row)
    return grid
