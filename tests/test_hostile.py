"""Files made to hurt a reader, through the whole of a run: each ends in time, with a status and a sentence."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch import read_all
from pipeline.options import Options
from pipeline.worklist import discover
from tests.ingest.office import docx, p, packed
from tests.samples import DOCUMENTS, GOOD_PLAN

SECONDS = 6
MAKER = DOCUMENTS.parent / "tools" / "make_hostile_pdfs.py"
NAMED = {
    "ok",
    "needs_ocr",
    "password_required",
    "unreadable",
    "timeout",
    "crashed",
    "too_large",
    "unsupported",
    "partly_read",
}


def pdf(
    path: Path, content: bytes, *, forms: dict[int, tuple[bytes, bytes]] | None = None, filters: bytes = b""
) -> None:
    """One page with this content stream; `forms` by object number are (names of forms it draws, content)."""

    def stream(head: bytes, data: bytes) -> bytes:
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)

    resources = b"<</Font<</F 4 0 R>>/XObject<</X 10 0 R>>>>"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%s/Contents 5 0 R>>" % resources,
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        5: stream(filters, content),
    }
    for number, (drawn, data) in (forms or {}).items():
        objects[number] = stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>%s>>" % drawn, data
        )
    out = b"%PDF-1.7\n"
    for number, body in objects.items():
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    path.write_bytes(out + b"trailer<</Root 1 0 R/Size 99>>\n%%EOF\n")


def doubling(path: Path) -> None:
    forms = {n: (b"/XObject<</X %d 0 R>>" % (n + 1), b"/X Do /X Do") for n in range(10, 34)}
    pdf(path, b"/X Do", forms=forms | {34: (b"", b"BT /F 9 Tf 72 720 Td (Maal) Tj ET")})


def inflating(path: Path) -> None:
    pdf(
        path,
        zlib.compress(b"% " + b"A" * 60_000_000 + b"\nBT /F 9 Tf 72 720 Td (Maal 2030) Tj ET", 9),
        filters=b"/Filter/FlateDecode",
    )


def bomb(path: Path) -> None:
    docx(path, p("Mål"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/styles.xml", b"<w>" + b" " * 600_000_000)


def laughing(path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    docx(path, p("&e11;"), doctype=f'<!DOCTYPE w [<!ENTITY e0 "ha">{entities}]>')


def nested_page(path: Path) -> None:
    path.write_text("<html><body>" + "<div>" * 200_000 + "Mål" + "</div>" * 200_000, "utf-8")


def million_cells(path: Path) -> None:
    path.write_text("<html><body><table>" + ("<tr>" + "<td>1" * 1000) * 1000 + "</table>", "utf-8")


def wide_spans(path: Path) -> None:
    path.write_text("<html><body><table>" + "<tr><td rowspan=9999 colspan=9999>1" * 500 + "</table>", "utf-8")


def deep_word(path: Path) -> None:
    docx(path, "<w:tbl><w:tr><w:tc>" * 5_000 + p("Mål") + "</w:tc></w:tr></w:tbl>" * 5_000)


def far_cell(path: Path) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Mål</t></is></c></row></sheetData></worksheet>'
    )
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    packed(path, {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/s.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{relations}"><sheets><sheet name="A" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relations}/worksheet" Target="s.xml"/></Relationships>',
        "xl/s.xml": sheet,
    })  # fmt: skip


def one_line(path: Path) -> None:
    path.write_text("Mål 1: " + "mindst 5 pct. " * 150_000, "utf-8")


def many_marks(path: Path) -> None:
    path.write_text("(" * 300_000 + "1." * 100_000 + "|" * 300_000, "utf-8")


@pytest.mark.parametrize(
    ("name", "make", "status"),
    [
        ("a.pdf", doubling, {"timeout"}),
        ("a.pdf", inflating, {"ok", "timeout"}),
        ("a.pdf", lambda path: pdf(path, b"/X Do", forms={10: (b"/XObject<</X 10 0 R>>", b"/X Do /X Do")}), NAMED - {"ok"}),
        ("a.pdf", lambda path: pdf(path, b"BT /F 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 100_000 + b"ET"), NAMED - {"crashed"}),
        ("a.docx", bomb, {"too_large"}),
        ("a.docx", laughing, {"unreadable"}),
        ("a.docx", deep_word, NAMED - {"crashed"}),
        ("a.xlsx", far_cell, {"ok", "too_large"}),
        ("a.html", nested_page, NAMED - {"crashed"}),
        ("a.html", million_cells, {"too_large", "timeout"}),
        ("a.html", wide_spans, NAMED - {"crashed"}),
        ("a.txt", one_line, NAMED - {"crashed"}),
        ("a.txt", many_marks, NAMED - {"crashed"}),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)  # fmt: skip
def test_a_hostile_file_ends_in_time_with_a_status(
    tmp_path: Path, name: str, make: Callable[[Path], None], status: set[str]
) -> None:
    make(tmp_path / name)
    (tmp_path / "good.md").write_text(GOOD_PLAN, "utf-8")
    start = time.monotonic()
    hostile, good = read_all(discover([tmp_path]), Options(jobs=1, timeout=SECONDS, memory=1500))

    assert hostile.document.status in status
    assert hostile.document.status == "ok" or hostile.document.message.endswith(".")
    assert 2 == len(good.plan.goals)
    assert time.monotonic() - start < 2 * SECONDS + 20  # generous: the machine of a test is shared


@pytest.mark.slow
@pytest.mark.skipif(not MAKER.exists(), reason="the maker of hostile files lies beside the repository")
def test_every_file_of_the_hostile_collection_ends_with_a_status(tmp_path):
    subprocess.run([sys.executable, MAKER, tmp_path], check=True, capture_output=True, timeout=120)
    results = read_all(discover(sorted(tmp_path.glob("*.pdf"))), Options(timeout=SECONDS))

    assert 29 <= len(results)
    assert {str(result.document.status) for result in results} <= NAMED - {"crashed"}
    assert all(result.document.message or result.document.status == "ok" for result in results)
