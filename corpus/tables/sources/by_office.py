"""Word and Excel files made with python-docx and openpyxl, printed by LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from markup import Grid, Source


def _printed(path: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir",
             str(path.parent), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    target.write_bytes(path.with_suffix(".pdf").read_bytes())


def word(source: Source, target: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if source.settings.get("page") == "landscape":
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.2)
    font = document.styles["Normal"].font
    font.name, font.size = source.settings["font"], Pt(float(source.settings.get("size", 10)))
    for style in document.styles:
        if style.element.rPr is not None and style.type == 1:
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), source.settings["font"])
    width = (section.page_width - section.left_margin - section.right_margin) / 12700
    for kind, block in source.blocks:
        if kind == "table":
            _word_table(document, block, source.settings, width)  # type: ignore[arg-type]
        elif kind == "break":
            document.add_page_break()
        elif kind in ("h1", "h2"):
            document.add_heading(str(block), 1 if kind == "h1" else 2)
        else:
            document.add_paragraph(str(block))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        document.save(str(path))
        _printed(path, target)


def _word_table(document, grid: Grid, settings: dict[str, str], width: float) -> None:
    table = document.add_table(len(grid.cells), len(grid.widths), style=grid.options.get("style", "Table_Grid").replace("_", " "))
    table.autofit = False
    total = sum(grid.widths)
    for column, part in zip(table.columns, grid.widths, strict=True):
        for cell in column.cells:
            cell.width = Pt(width * part / total)
    for number, row in enumerate(grid.cells):
        if number < grid.headers and settings.get("header") != "once":
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            table.rows[number]._tr.get_or_add_trPr().append(mark)
        for column, given in enumerate(row):
            if given is None:
                continue
            cell = table.cell(number, column)
            if given.rows > 1 or given.columns > 1:
                cell = cell.merge(table.cell(number + given.rows - 1, column + given.columns - 1))
            if "middle" in settings.get("cells", "") and given.rows > 1:
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            for index, line in enumerate(given.lines or [""]):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(1)
                run = paragraph.add_run(line)
                run.bold = True if given.header else None
    if grid.options.get("after") != "none":
        document.add_paragraph()


def excel(source: Source, target: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.page_setup.orientation = source.settings.get("page", "portrait")
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    thin, hair = Side(style="thin"), Side(style="hair")
    row = 1
    for kind, block in source.blocks:
        if kind != "table":
            sheet.cell(row, 1, str(block)).font = Font(name=source.settings["font"], size=14 if kind == "h1" else 10, bold=kind == "h1")
            row += 2 if kind != "h2" else 1
            continue
        for column, width in enumerate(block.widths):  # type: ignore[attr-defined]
            sheet.column_dimensions["ABCDEFGHIJKLMNOP"[column]].width = width
        for number, cells in enumerate(block.cells):  # type: ignore[attr-defined]
            tallest = 1
            for column, given in enumerate(cells):
                place = sheet.cell(row + number, column + 1)
                side = thin if number < block.headers else hair  # type: ignore[attr-defined]
                if source.settings.get("borders") == "head":
                    place.border = Border(bottom=thin) if number + 1 == block.headers else Border()  # type: ignore[attr-defined]
                else:
                    place.border = Border(left=side, right=side, top=side, bottom=side)
                if given is None:
                    continue
                text = "\n".join(given.lines)
                place.value = text
                place.font = Font(name=source.settings["font"], size=9, bold=given.header)
                place.alignment = Alignment(wrap_text=True, vertical="center" if given.rows > 1 else "top")
                if given.header:
                    place.fill = PatternFill("solid", fgColor="DDEBF7")
                room = sum(block.widths[column : column + given.columns])  # type: ignore[attr-defined]
                if given.rows == 1:
                    tallest = max(tallest, sum(1 + int(1.15 * len(line) / room) for line in given.lines or [""]))
                if given.rows > 1 or given.columns > 1:
                    sheet.merge_cells(
                        start_row=row + number, end_row=row + number + given.rows - 1,
                        start_column=column + 1, end_column=column + given.columns,
                    )  # fmt: skip
            sheet.row_dimensions[row + number].height = 12.5 * tallest + 2
        row += len(block.cells) + 2  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        book.save(path)
        _printed(path, target)
