"""One small plan in every format: its makers, each `make(path)`."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlwt
from docx import Document as WordDocument
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

from pipeline.ingest.convert import find_converter
from tests.ingest.office import docx, odt, p, packed, tbl, tc

SENTENCE = "Målet er, at mindst 95 pct. af sagerne på området afgøres inden for 30 dage i 2026."
CHINESE = "到2026年底，全市政务服务事项网上可办率达到98%以上，群众满意度不低于95%。"
GRID = [["Mål", "Måltal"], ["Svartid", "20 dage"]]
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
ODF = "".join(
    f' xmlns:{short}="{_OFFICE}:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("number", "datastyle"), ("manifest", "manifest"),
    )
)  # fmt: skip
HTML_GRID = "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in GRID) + "</table>"
PAGE = f"<html><head><title>Plan</title></head><body><h1>Mål for 2026</h1><p>{SENTENCE}</p>{HTML_GRID}</body></html>"
WORD = p("Mål for 2026", properties='<w:outlineLvl w:val="0"/>') + p(SENTENCE) + tbl(
    *("".join(tc(p(text)) for text in row) for row in GRID)
)  # fmt: skip
ODT = (
    f'<text:h text:outline-level="1">Mål for 2026</text:h><text:p>{SENTENCE}</text:p><table:table>'
    + "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in GRID
    )
    + "</table:table>"
)


def retyped(path: Path, **changes: str) -> Path:
    """A zip file with text replaced in every member: `old=new`."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for old, new in changes.items():
        members = {name: data.replace(old.encode(), new.encode()) for name, data in members.items()}
    return packed(path, members)


def strict_docx(path: Path) -> Path:
    docx(path, WORD)
    return retyped(
        path,
        **{
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
        },
    )


def flat_word(path: Path) -> None:
    """The flat form of a Word file, as `Save as > Word XML` writes it."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(docx(Path(folder, "x.docx"), WORD)) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{archive.read(name).decode().split("?>")[-1]}</pkg:xmlData></pkg:part>'
            for name in archive.namelist()
        )
    head = '<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?>'
    path.write_text(
        f'{head}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>',
        "utf-8",
    )


def template(path: Path) -> Path:
    odt(path, ODT)
    return retyped(path, **{"opendocument.text": "opendocument.text-template"})


def flat_odt(path: Path) -> None:
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{ODF} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:body><office:text>{ODT}</office:text></office:body></office:document>",
        "utf-8",
    )


def ods_table(name: str = "Plan", rows: str = "") -> str:
    grid = rows or "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in row
        )
        + "</table:table-row>"
        for row in GRID
    )
    return f'<table:table table:name="{name}">{grid}</table:table>'


def ods(path: Path, tables: str = "", *, styles: str = "", manifest: str = "", settings: str = "") -> Path:
    content = (
        f"<office:document-content{ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables or ods_table()}</office:spreadsheet></office:body></office:document-content>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": f"<manifest:manifest{ODF}>{manifest}</manifest:manifest>",
    }
    if settings:
        members["settings.xml"] = settings
    return packed(path, members)


def flat_ods(path: Path) -> None:
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{ODF} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:body><office:spreadsheet>{ods_table()}</office:spreadsheet></office:body></office:document>",
        "utf-8",
    )


def workbook(path: Path) -> None:
    book = Workbook()
    for row in GRID:
        book.active.append(row)
    book.save(path)


def biff(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for row, texts in enumerate(GRID):
        for column, text in enumerate(texts):
            sheet.write(row, column, text)
    book.save(str(path))


def sheet_2003(inner: str = "", name: str = "Plan", *, styles: str = "") -> str:
    """SpreadsheetML 2003, which many web systems export with the extension .xls."""
    rows = inner or "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) + "</Row>"
        for row in GRID
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="{name}"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def archive_page(page: str) -> str:
    return (
        'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="x"\n\n'
        f"--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n--x--\n"
    )


def rtf(path: Path) -> None:
    escaped = "".join(c if c < "\x7f" else f"\\u{ord(c)}?" for c in SENTENCE)
    path.write_text(
        r"{\rtf1\ansi\ansicpg1252\deff0 \pard M\u229?l for 2026\par " + escaped + r"\par"
        r"\trowd\cellx3000\cellx6000 \intbl M\u229?l\cell M\u229?ltal\cell\row"
        r"\trowd\cellx3000\cellx6000 \intbl Svartid\cell 20 dage\cell\row\pard\par}",
        "ascii",
    )  # fmt: skip


def word(path: Path) -> None:
    """A Word file as a program writes it, with all its parts."""
    document = WordDocument()
    document.add_heading("Mål for 2026", 1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, GRID, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph()  # without one LibreOffice writes no table at the end of a .doc
    document.save(str(path))


def through_office(path: Path, source: str, target: str) -> None:
    """The plan written by LibreOffice in an old format; skips the test where it is not installed."""
    command = find_converter()
    if command is None:
        pytest.skip("LibreOffice is not installed: an old file cannot be made")
    with TemporaryDirectory() as folder:
        start = Path(folder, f"plan.{source}")
        if source == "docx":
            word(start)
        else:
            workbook(start)
        call = [
            command,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
        ]
        subprocess.run([*call, "--outdir", folder, str(start)], check=True, capture_output=True, timeout=120)
        path.write_bytes(Path(folder, f"plan.{target}").read_bytes())


def locked(path: Path, password: str = "hemmelig") -> None:
    """An Office file of its extension under a password."""
    with TemporaryDirectory() as folder:
        plain = Path(folder, f"plain{path.suffix}")
        if path.suffix == ".xlsx":
            workbook(plain)
        else:
            word(plain)
        out = BytesIO()
        with plain.open("rb") as file:
            OOXMLFile(file).encrypt(password, out)
    path.write_bytes(out.getvalue())
