"""Files set by Typst; the look is the `typst` part of the source, put before the text."""

from __future__ import annotations

from pathlib import Path

import typst
from markup import Grid, Source


def build(source: Source, target: Path) -> None:
    parts = [source.settings["typst"]]
    for kind, block in source.blocks:
        if kind == "table":
            parts.append(_table(block))  # type: ignore[arg-type]
        elif kind == "break":
            parts.append("#pagebreak()")
        elif kind in ("h1", "h2"):
            parts.append("=" * int(kind[1]) + " " + _escaped(str(block)))
        else:
            parts.append(_escaped(str(block)))
    target.write_bytes(typst.compile("\n\n".join(parts).encode()))


def _escaped(text: str) -> str:
    return "".join("\\" + c if c in "\\#*_$@<>~[]`=-+/" else c for c in text)


def _table(grid: Grid) -> str:
    rows = []
    for number, row in enumerate(grid.cells):
        cells = [
            f"table.cell(rowspan: {c.rows}, colspan: {c.columns})[{' #linebreak() '.join(map(_escaped, c.lines))}]"
            for c in row
            if c
        ]
        rows.append("  " + ", ".join(cells) + ",")
        rule = grid.options.get("rule", "")
        if number + 1 == grid.headers:
            rows[0] = "  table.header(\n" + rows[0]
            rows[-1] += "\n  ),"
            rows[-1] += "\n  table.hline(stroke: 0.6pt)," * ("head" in rule)
        elif number + 1 < grid.headers and "group" in rule:
            start = 0
            for c, cell in enumerate(row):
                if cell and cell.columns > 1:
                    rows[-1] += f"\n  table.hline(start: {c}, end: {c + cell.columns}, stroke: 0.4pt),"
        elif "section" in rule and number + 1 < len(grid.cells) and grid.cells[number + 1][0] is not None:
            rows[-1] += "\n  table.hline(stroke: 0.3pt),"
    ends = "ends" in grid.options.get("rule", "")
    line = "  table.hline(stroke: 1pt),\n" if ends else ""
    columns = ", ".join(f"{w}fr" for w in grid.widths)
    align = grid.options.get("align", "")
    aligned = f" align: ({', '.join({'l': 'left', 'r': 'right', 'c': 'center'}[a] for a in align)})," if align else ""
    if grid.options.get("float"):
        return f"#place(top, scope: \"parent\", float: true, table(columns: ({columns}),{aligned}\n{line}" + "\n".join(rows) + f"\n{line}))"
    return f"#table(columns: ({columns}),{aligned}\n{line}" + "\n".join(rows) + f"\n{line})"
