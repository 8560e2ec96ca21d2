"""Small layer over python-docx for the Chinese sample plans: headings, paragraphs and grids with merged cells.

A grid row is a list of cells; a cell is a text or ``(text, rows, columns)``. Cells that a merged cell covers are left
out, as in HTML. A newline in a cell starts a new paragraph, as a platform's Word export does.
"""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

CellText = str | tuple[str, int, int]
SERIF, SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT,
         "both": WD_ALIGN_PARAGRAPH.JUSTIFY}


class Office:
    """A document under construction; sizes in points, widths in centimetres."""

    def __init__(self, *, landscape: bool = False, header: str = "", size: float = 12,
                 padding: float = 3) -> None:
        self.doc = docx.Document()
        self.size, self.padding = size, padding  # padding: points above and below the text of a cell
        section = self.doc.sections[0]
        section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.left_margin = section.right_margin = Cm(2.2 if landscape else 2.7)
        section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
        self._fonts(self.doc.styles["Normal"], SERIF)
        for name in ("Heading 1", "Heading 2", "Heading 3"):
            self._fonts(self.doc.styles[name], SANS)
        if header:
            top = section.header.paragraphs[0]
            top.alignment = ALIGN["center"]
            top.add_run(header).font.size = Pt(9)
        self._page_number(section.footer.paragraphs[0])

    @staticmethod
    def _fonts(style, font: str) -> None:
        style.font.name = font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), font)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)

    def _page_number(self, paragraph) -> None:
        """The usual ``— 1 —``."""
        paragraph.alignment = ALIGN["center"]
        for kind, text in (("text", "— "), ("begin", None), ("code", "PAGE"), ("end", None), ("text", " —")):
            run = paragraph.add_run(text if kind == "text" else "")
            run.font.size = Pt(10)
            if kind in ("begin", "end"):
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
            elif kind == "code":
                mark = OxmlElement("w:instrText")
                mark.text = text
                run._r.append(mark)

    def heading(self, text: str, level: int, size: float = 14, *, center: bool = False, new_page: bool = False) -> None:
        head = self.doc.add_heading(level=level)
        run = head.add_run(text)
        run.font.size = Pt(size)
        run.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        head.paragraph_format.page_break_before = new_page
        if center:
            head.alignment = ALIGN["center"]

    def para(self, text: str, *, align: str = "both", size: float | None = None, indent: bool = True,
             bold: bool = False, after: float = 4) -> None:
        paragraph = self.doc.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size or self.size)
        run.bold = bold
        paragraph.alignment = ALIGN[align]
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.line_spacing = 1.25
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(2 * (size or self.size))

    def page_break(self) -> None:
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def grid(self, rows: list[list[CellText]], widths: list[float], *, size: float = 9, header: int = 0,
             bold: tuple[str, ...] = (), left: tuple[int, ...] = ()) -> None:
        """A bordered table. The first `header` rows are repeated on each page; cells of columns in `left` are set left,
        all others centred."""
        table = self.doc.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(rows):
            if r < header:
                table.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            c = 0
            for spec in row:
                text, down, across = spec if isinstance(spec, tuple) else (spec, 1, 1)
                while (r, c) in taken:
                    c += 1
                cell = table.cell(r, c)
                if down > 1 or across > 1:
                    cell = cell.merge(table.cell(r + down - 1, c + across - 1))
                taken |= {(r + i, c + j) for i in range(down) for j in range(across)}
                self._fill(cell, text, size, text in bold or r < header, "left" if c in left else "center")
                c += across
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    def _fill(self, cell, text: str, size: float, bold: bool, align: str) -> None:
        for extra in cell.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        cell.vertical_alignment = docx.enum.table.WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for n, part in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(self.padding)
            paragraph.alignment = ALIGN[align]
            run = paragraph.add_run(part)
            run.font.size = Pt(size)
            run.bold = bold

    def save(self, path: Path, title: str, author: str) -> None:
        self.doc.core_properties.title = title
        self.doc.core_properties.author = author
        self.doc.core_properties.language = "zh-CN"
        self.doc.save(str(path))
