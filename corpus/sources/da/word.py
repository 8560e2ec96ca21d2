"""Small layer over python-docx for the sample plans: headings, labelled blocks, contents lists, tables, page fields."""

from __future__ import annotations

import re

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

SHY = "\u00ad"
#: Joints of long compounds; a soft hyphen goes after each of them in words of 9 letters and more.
STEMS = ("sagsbehandlings", "bevarings", "afleverings", "digitaliserings", "vandforsynings", "laboratorie",
         "kvalitets", "arbejds", "medarbejder", "kommune", "myndigheds", "opgørelses", "analyse", "forsknings",
         "forsyn", "informations", "beredskabs", "udvik", "gennemsnits", "virksom", "økonomi", "digital", "institu",
         "gennem", "under", "grundvands", "borger", "oplysnings", "bruger", "styrings", "samarbejds", "resultat", "departe",
         "formid", "tilgænge", "afleve", "styrel", "hylde", "statsborger", "bestil", "hjemme", "arkiv", "henven",
         "ansøg", "medar", "afslut", "opfyld", "rappor", "søge", "udvidel", "besva", "adgangs", "prøve", "drikke", "utilgænge", "efter",
         "undersø", "vurde", "kvali", "nedbrin", "medarbej", "rettidi", "godken", "skrift", "hurti", "selvstæn")


def hyphenated(text: str) -> str:
    """The text with soft hyphens in its long words."""
    def split(match: re.Match[str]) -> str:
        word = match.group()
        for stem in STEMS:
            at = word.lower().find(stem)
            if at >= 0 and len(word) - at - len(stem) > 3:
                cut = at + len(stem)
                word = word[:cut] + SHY + word[cut:]
        return word
    return re.sub(r"[^\W\d_]{9,}", split, text)


class Word:
    """A document under construction. `*stars*` in a text make bold, `_lines_` italics."""

    def __init__(self, *, font: str, header: str, size: float = 10.5, color: str = "1F3864", hyphens: bool = False,
                 margin: float = 2.4):
        self.doc = docx.Document()
        self.hyphens = hyphens
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(margin)
        section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
        section.different_first_page_header_footer = True
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Title"):
            style = self.doc.styles[name]
            style.font.name = font
            style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
            if name != "Normal":
                style.font.color.rgb = RGBColor.from_string(color)
        self.doc.styles["Normal"].font.size = Pt(size)
        self.doc.styles["Normal"].paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "da-DK")
        self.doc.styles["Normal"].element.rPr.append(language)
        top = section.header.paragraphs[0]
        top.text = header
        top.runs[0].font.size = Pt(8)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._field(foot, "PAGE")

    def _field(self, paragraph, code: str) -> None:
        for kind, text in (("begin", None), (None, code), ("end", None)):
            run = paragraph.add_run()
            run.font.size = Pt(8)
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = text
            run._r.append(mark)

    def _runs(self, paragraph, text: str, size: float | None = None) -> None:
        text = hyphenated(text) if self.hyphens else text
        for piece in re.split(r"(\*[^*]+\*|(?<!\w)_[^_]+_(?!\w)|\^\d\^)", text):
            if not piece:
                continue
            marked = piece[0] in "*_^" and len(piece) > 2 and piece[-1] == piece[0]
            run = paragraph.add_run(piece[1:-1] if marked else piece)
            if marked and piece[0] == "*":
                run.bold = True
            elif marked and piece[0] == "_":
                run.italic = True
            elif marked:
                run.font.superscript = True
            if size:
                run.font.size = Pt(size)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        head = self.doc.add_heading(level=level)
        self._runs(head, text)
        head.paragraph_format.page_break_before = new_page

    def para(self, text: str, *, justify: bool = True, size: float | None = None, indent: float = 0) -> None:
        paragraph = self.doc.add_paragraph()
        self._runs(paragraph, text, size)
        paragraph.paragraph_format.left_indent = Cm(indent)
        if justify:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def label(self, label: str, text: str, width: float = 3.2) -> None:
        """A labelled block: bold label, tab, text with hanging indent."""
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(width)
        paragraph.paragraph_format.first_line_indent = Cm(-width)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width))
        self._runs(paragraph, f"*{label}*\t{text}" if label else f"\t{text}")

    def bullets(self, *items: str, style: str = "List Bullet") -> None:
        for item in items:
            paragraph = self.doc.add_paragraph(style=style)
            self._runs(paragraph, item)
            paragraph.paragraph_format.space_after = Pt(2)

    def contents(self, *lines: tuple[int, str, int]) -> None:
        """Contents list set by hand: level, title, page, with dot leaders."""
        for level, title, page in lines:
            paragraph = self.doc.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.6 * level)
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            self._runs(paragraph, f"{title}\t{page}" if level else f"*{title}*\t{page}")

    def page_break(self) -> None:
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def cover(self, *lines: tuple[str, float]) -> None:
        for text, size in lines:
            paragraph = self.doc.add_paragraph()
            run = paragraph.add_run(text)
            run.font.size = Pt(size)
            run.bold = size > 20
        self.page_break()

    def caption(self, text: str) -> None:
        paragraph = self.doc.add_paragraph()
        self._runs(paragraph, f"*{text}*", 9)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(2)

    def table(self, header: list[str], rows: list[list[str | None]], widths: list[float], *, size: float = 9,
              shade: str = "D9E2F3", split: bool = True) -> None:
        """A grid with a repeated header row. `None` merges the cell with the one above; a newline starts a paragraph."""
        grid = self.doc.add_table(rows=1 + len(rows), cols=len(header), style="Table Grid")
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        grid.autofit = False
        for column, width in zip(grid.columns, widths, strict=True):
            column.width = Cm(width)
        repeat = OxmlElement("w:tblHeader")
        grid.rows[0]._tr.get_or_add_trPr().append(repeat)
        for r, row in enumerate([header, *rows]):
            if not split:
                grid.rows[r]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for c, text in enumerate(row):
                cell = grid.cell(r, c)
                cell.width = Cm(widths[c])
                if text is None:
                    continue
                for n, part in enumerate(text.split("\n")):
                    paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
                    paragraph.paragraph_format.space_after = Pt(2)
                    self._runs(paragraph, f"*{part}*" if r == 0 and part else part, size)
                if r == 0:
                    fill = OxmlElement("w:shd")
                    fill.set(qn("w:val"), "clear")
                    fill.set(qn("w:fill"), shade)
                    cell._tc.get_or_add_tcPr().append(fill)
        for c in range(len(header)):
            start = None
            for r in range(1, len(rows) + 2):
                open_cell = r <= len(rows) and rows[r - 1][c] is None
                if open_cell and start is None:
                    start = r - 1
                elif not open_cell and start is not None:
                    self._merge(grid, start, r - 1, c)
                    start = None
        self.doc.add_paragraph().paragraph_format.space_after = Pt(2)

    @staticmethod
    def _merge(grid, first: int, last: int, column: int) -> None:
        """Vertical merge by hand: python-docx's own would add an empty paragraph for every merged cell."""
        for r in range(first, last + 1):
            merge = OxmlElement("w:vMerge")
            if r == first:
                merge.set(qn("w:val"), "restart")
            grid.cell(r, column)._tc.get_or_add_tcPr().append(merge)

    def signatures(self, left: str, right: str) -> None:
        grid = self.doc.add_table(rows=1, cols=2)
        for cell, text in zip(grid.rows[0].cells, (left, right), strict=True):
            cell.text = text

    def save(self, path, title: str, author: str) -> None:
        self.doc.core_properties.title = title
        self.doc.core_properties.author = author
        self.doc.core_properties.language = "da-DK"
        self.doc.save(str(path))
