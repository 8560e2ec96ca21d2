"""HTML files printed by Chromium or WeasyPrint; the look is the CSS of the source."""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
from pathlib import Path

from markup import Cell, Grid, Source


def page(source: Source) -> str:
    parts = [_block(kind, block) for kind, block in source.blocks]
    body = "\n".join(parts)
    return (
        f'<!doctype html><html lang="{source.name[:2]}"><head><meta charset="utf-8"><title>{source.name}</title>'
        f"<style>{source.settings['css']}</style></head><body>{body}</body></html>"
    )


def _block(kind: str, block: object) -> str:
    if kind == "table":
        return _table(block)  # type: ignore[arg-type]
    if kind == "break":
        return '<div style="break-after: page"></div>'
    if kind == "note":
        return f'<p class="note">{escape(str(block))}</p>'
    return f"<{kind}>{escape(str(block))}</{kind}>"


def _table(grid: Grid) -> str:
    total = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in grid.widths)
    rows = ["<tr>" + "".join(_cell(c, n) for n, c in enumerate(row) if c) + "</tr>" for row in grid.cells]
    head, body = "".join(rows[: grid.headers]), "".join(rows[grid.headers :])
    style = grid.options.get("style", "")
    before, after = {"first": ('<div class="pair">', ""), "last": ("", "</div>")}.get(grid.options.get("pair", ""), ("", ""))
    return f'{before}<table class="{style}"><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>{after}'


def _cell(cell: Cell, column: int) -> str:
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    parts: list[str] = []
    items: list[str] = []
    for line in [*cell.lines, ""]:
        if line.startswith("• "):
            items.append(f"<li>{escape(line[2:])}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if line:
            parts.append(f"<div>{escape(line)}</div>")
    return f'<{tag}{spans} class="c{column}">{"".join(parts)}</{tag}>'


def chromium(source: Source, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "page.html"
        html.write_text(page(source), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", html.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def weasyprint(source: Source, target: Path) -> None:
    from weasyprint import HTML

    HTML(string=page(source)).write_pdf(target)
