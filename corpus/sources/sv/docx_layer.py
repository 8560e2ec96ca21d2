"""Thin layer over python-docx: headings, paragraphs, contents lists, merged tables, running header with page of pages.

``*stars*`` in a text make bold, ``_lines_`` italics. A ``|`` inside a long word marks a soft hyphen.
"""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SOFT_HYPHEN = "\u00ad"


class Document:
    """A document under construction, A4 with a running header on every page but the first."""

    def __init__(self, *, font: str, header: str, size: float = 10.5, color: str = "003B5C", margin: float = 2.3):
        self.doc = docx.Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(margin)
        section.top_margin, section.bottom_margin = Cm(2.7), Cm(2.2)
        section.different_first_page_header_footer = True
        self.width = 21 - 2 * margin
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number"):
            style = self.doc.styles[name]
            style.font.name = font
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            if name.startswith("Heading"):
                style.font.color.rgb = RGBColor.from_string(color)
        self.doc.styles["Normal"].font.size = Pt(size)
        self.doc.styles["Normal"].paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "sv-SE")
        self.doc.styles["Normal"].element.rPr.append(language)
        top = section.header.paragraphs[0]
        top.paragraph_format.tab_stops.add_tab_stop(Cm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        top.add_run(f"{header}\t").font.size = Pt(8)
        self._field(top, "PAGE")
        top.add_run(" (").font.size = Pt(8)
        self._field(top, "NUMPAGES")
        top.add_run(")").font.size = Pt(8)

    def _field(self, paragraph, code: str) -> None:
        for kind, text in (("begin", None), (None, code), ("end", None)):
            run = paragraph.add_run()
            run.font.size = Pt(8)
            mark = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark.text = text
            run._r.append(mark)

    def _runs(self, paragraph, text: str, size: float | None = None, bold: bool = False) -> None:
        for piece in re.split(r"(\*[^*]+\*|(?<!\w)_[^_]+_(?!\w)|\^\d\^)", text.replace("|", SOFT_HYPHEN)):
            if not piece:
                continue
            mark = piece[0] if piece[0] in "*_^" and len(piece) > 2 and piece[-1] == piece[0] else ""
            run = paragraph.add_run(piece[1:-1] if mark else piece)
            run.bold = True if bold or mark == "*" else None
            run.italic = True if mark == "_" else None
            run.font.superscript = True if mark == "^" else None
            if size:
                run.font.size = Pt(size)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        head = self.doc.add_heading(level=level)
        self._runs(head, text)
        head.paragraph_format.page_break_before = new_page

    def para(self, text: str, *, justify: bool = False, size: float | None = None, after: float | None = None,
             before: float | None = None) -> None:
        paragraph = self.doc.add_paragraph()
        self._runs(paragraph, text, size)
        if justify:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if after is not None:
            paragraph.paragraph_format.space_after = Pt(after)
        if before is not None:
            paragraph.paragraph_format.space_before = Pt(before)

    def bullets(self, *texts: str, style: str = "List Bullet") -> None:
        for text in texts:
            self._runs(self.doc.add_paragraph(style=style), text)

    def contents(self, *lines: tuple[str, int, int]) -> None:
        """A typed contents list: text, level, page."""
        for text, level, page in lines:
            paragraph = self.doc.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.6 * (level - 1))
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(self.width), WD_TAB_ALIGNMENT.RIGHT,
                                                              WD_TAB_LEADER.DOTS)
            self._runs(paragraph, f"{text}\t{page}")

    def page_break(self) -> None:
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def table(self, head: list[str], rows: list[list[str | None]], widths: list[float], *, size: float = 8.5,
              shade: str = "D9E4EC", numbers: tuple[int, ...] = ()) -> None:
        """Cells of None continue the cell above; a row of one text is an area heading across the table."""
        table = self.doc.add_table(rows=1 + len(rows), cols=len(head))
        table.style = "Table Grid"
        table.autofit = False
        for column, text in enumerate(head):
            self._fill(table.rows[0].cells[column], text, size, bold=True, shade=shade)
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
        grid = [row.cells for row in table.rows]
        for at, row in enumerate(rows, 1):
            if len(row) == 1:
                self._fill(grid[at][0].merge(grid[at][-1]), row[0], size, bold=True, shade="EFEFEF")
                continue
            for column, text in enumerate(row):
                if text is not None:
                    self._fill(grid[at][column], text, size, right=column in numbers)
        for column in range(len(head)):
            self._merge_down(grid, rows, column)
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width)
        for row in table.rows:
            for column, width in enumerate(widths):
                row.cells[column].width = Cm(width)
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def _merge_down(self, grid, rows: list[list[str | None]], column: int) -> None:
        first = None
        for at, row in enumerate(rows, 1):
            if len(row) == 1:
                first = None
            elif row[column] is not None:
                first = at
            elif first is not None and (at == len(rows) or len(rows[at]) == 1 or rows[at][column] is not None):
                empty = grid[first][column].merge(grid[at][column])
                for spare in empty.paragraphs[1:]:
                    if not spare.text:
                        spare._p.getparent().remove(spare._p)

    def _fill(self, cell, text: str, size: float, *, bold: bool = False, shade: str = "", right: bool = False) -> None:
        for at, part in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            self._runs(paragraph, part, size, bold)
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if shade:
            fill = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
                fill.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(fill)

    def save(self, path: Path) -> None:
        self.doc.save(str(path))
