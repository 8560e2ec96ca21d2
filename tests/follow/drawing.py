"""Invented documents drawn in the formats that institutions use: a list of blocks in, a file out."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True)
class H:
    """A heading; level 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True)
class P:
    """A paragraph; lines are parted by a newline."""

    text: str


@dataclass(frozen=True)
class T:
    """A table; `fills` gives the background of a cell as six hexadecimal digits."""

    rows: Sequence[Sequence[str]]
    head: int = 1
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merges: Sequence[Merge] = ()
    widths: Sequence[int] = ()  # in points


@dataclass(frozen=True)
class Raw:
    """Markup as it stands, in pages alone."""

    text: str


Drawn = H | P | T | Raw


def draw(blocks: Sequence[Drawn], path: Path) -> Path:
    """The file at `path`, in the format its name says."""
    {".docx": _docx, ".xlsx": _xlsx, ".html": _html, ".pdf": _pdf}[path.suffix](blocks, path)
    return path


def _covered(table: T) -> set[tuple[int, int]]:
    return {
        (row, column)
        for r0, c0, r1, c1 in table.merges
        for row in range(r0, r1 + 1)
        for column in range(c0, c1 + 1)
        if (row, column) != (r0, c0)
    }


def _html(blocks: Sequence[Drawn], path: Path) -> None:
    parts = ["<!doctype html><html><head><meta charset='utf-8'></head><body>"]
    for block in blocks:
        if isinstance(block, H):
            parts.append(f"<h{block.level}>{html.escape(block.text)}</h{block.level}>")
        elif isinstance(block, Raw):
            parts.append(block.text)
        elif isinstance(block, P):
            parts.append("<p>" + "<br>".join(map(html.escape, block.text.split("\n"))) + "</p>")
        else:
            parts.append(_html_table(block))
    path.write_text("\n".join([*parts, "</body></html>"]), "utf-8")


def _html_table(table: T) -> str:
    covered, spans = _covered(table), {m[:2]: m for m in table.merges}
    rows = []
    for r, row in enumerate(table.rows):
        cells = []
        for c, text in enumerate(row):
            if (r, c) in covered:
                continue
            name = "th" if r < table.head else "td"
            fill = f" style='background-color:#{table.fills[r, c]}'" if (r, c) in table.fills else ""
            _, _, r1, c1 = spans.get((r, c), (r, c, r, c))
            span = f" rowspan='{r1 - r + 1}' colspan='{c1 - c + 1}'" if (r, c) in spans else ""
            cells.append(f"<{name}{fill}{span}>" + "<br>".join(map(html.escape, text.split("\n"))) + f"</{name}>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "".join(rows) + "</table>"


def _docx(blocks: Sequence[Drawn], path: Path) -> None:
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = docx.Document()
    for block in blocks:
        assert not isinstance(block, Raw), "markup is drawn in pages alone"
        if isinstance(block, H):
            made.add_heading(block.text, level=block.level - 1)
        elif isinstance(block, P):
            made.add_paragraph(block.text)
        else:
            grid = made.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
            for r0, c0, r1, c1 in block.merges:
                grid.cell(r0, c0).merge(grid.cell(r1, c1))
            for r, row in enumerate(block.rows):
                for c, text in enumerate(row):
                    if (r, c) in _covered(block):
                        continue
                    cell = grid.cell(r, c)
                    cell.text = text
                    if (r, c) in block.fills:
                        shade = OxmlElement("w:shd")
                        for name, value in (("val", "clear"), ("color", "auto"), ("fill", block.fills[r, c])):
                            shade.set(qn(f"w:{name}"), value)
                        cell._tc.get_or_add_tcPr().append(shade)
    made.save(str(path))


def _xlsx(blocks: Sequence[Drawn], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    at = 1
    for block in blocks:
        assert not isinstance(block, Raw), "markup is drawn in pages alone"
        if not isinstance(block, T):
            sheet.cell(at, 1, block.text).font = Font(bold=isinstance(block, H))
            at += 2
            continue
        for r, row in enumerate(block.rows):
            for c, text in enumerate(row):
                if (r, c) in _covered(block):
                    continue
                cell = sheet.cell(at + r, c + 1, _number(text))
                cell.font = Font(bold=r < block.head)
                if (r, c) in block.fills:
                    cell.fill = PatternFill("solid", fgColor="FF" + block.fills[r, c])
        for r0, c0, r1, c1 in block.merges:
            sheet.merge_cells(start_row=at + r0, end_row=at + r1, start_column=c0 + 1, end_column=c1 + 1)
        at += len(block.rows) + 2
    book.save(path)


def _number(text: str) -> str | float:
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


def _pdf(blocks: Sequence[Drawn], path: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    wide = any("\u4e00" <= sign <= "\u9fff" for block in blocks if isinstance(block, H) for sign in block.text)
    if wide:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    font, bold = ("STSong-Light", "STSong-Light") if wide else ("Helvetica", "Helvetica-Bold")
    wrap = "CJK" if wide else None
    plain = ParagraphStyle("plain", fontName=font, fontSize=9.5, leading=12.5, wordWrap=wrap)
    small = ParagraphStyle("small", parent=plain, fontSize=8, leading=10)
    head = ParagraphStyle("head", parent=small, fontName=bold)
    titles = [ParagraphStyle(f"h{n}", parent=plain, fontName=bold, fontSize=s, leading=s * 1.3, spaceBefore=8, spaceAfter=4)
              for n, s in enumerate((18, 14, 11.5, 10.5))]  # fmt: skip
    story: list[object] = []
    for block in blocks:
        assert not isinstance(block, Raw), "markup is drawn in pages alone"
        if isinstance(block, H):
            story.append(Paragraph(html.escape(block.text), titles[block.level - 1]))
        elif isinstance(block, P):
            story += [Paragraph(html.escape(line), plain) for line in block.text.split("\n")] + [Spacer(1, 6)]
        else:
            cells = [[Paragraph(html.escape(t).replace("\n", "<br/>"), head if r < block.head else small) for t in row]
                     for r, row in enumerate(block.rows)]  # fmt: skip
            look = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            look += [("SPAN", (c0, r0), (c1, r1)) for r0, c0, r1, c1 in block.merges]
            look += [("BACKGROUND", (c, r), (c, r), colors.HexColor(f"#{f}")) for (r, c), f in block.fills.items()]
            story += [
                Table(cells, colWidths=list(block.widths) or None, style=look, repeatRows=block.head),
                Spacer(1, 8),
            ]
    SimpleDocTemplate(str(path), pagesize=landscape(A4), title="").build(story)
