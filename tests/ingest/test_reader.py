"""Any file gives a document with a status and, where it was not read, one sentence with the next step."""

import hashlib
import shutil
import subprocess
import unicodedata
import zipfile

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook

from pipeline.ingest import formats, reader
from pipeline.ingest.convert import find_converter
from pipeline.packs import load_packs
from tests.ingest.office import docx, odt, p, packed
from tests.ingest.shown import PACKS, kinds, passages, read

DANISH = "Målet er, at mindst 95 pct. af sagerne afgøres inden for 30 dage inden udgangen af 2026."
PAGE = f"<html><body><h1>Mål for 2026</h1><p>{DANISH}</p></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TOO_DEEP = "<w:sdt><w:sdtContent>" * 400 + p("x") + "</w:sdtContent></w:sdt>" * 400
LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


def ole(*names: str) -> bytes:
    """An OLE container with one directory sector that names these streams."""
    header = bytearray(OLE.ljust(512, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")  # the directory is sector 1
    header[76:80] = (0).to_bytes(4, "little")  # the sector table is sector 0
    table = (0xFFFFFFFD).to_bytes(4, "little") + (0xFFFFFFFE).to_bytes(4, "little") * 127
    directory = b""
    for name in names:
        text = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(text.ljust(128, b"\0"))
        entry[64:66] = len(text).to_bytes(2, "little")
        entry[66] = 2
        entry[116:120] = (2).to_bytes(4, "little")
        directory += bytes(entry)
    return bytes(header) + table + directory.ljust(512, b"\0") + b"\0" * 512


@pytest.mark.parametrize(
    ("name", "content", "status", "says"),
    [
        pytest.param("empty.txt", b"", "unreadable", "is empty", id="no bytes"),
        pytest.param("blank.txt", b" \n\n\t\n", "unreadable", "is empty", id="only blanks"),
        pytest.param("zeros.docx", b"\0" * 4096, "unreadable", "is empty", id="only zeros"),
        pytest.param("plan.docx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unreadable", "cut off", id="cut off image"),
        pytest.param("plan.gif", b"GIF89a\1\0\1\0", "unsupported", "a GIF image", id="picture of a web page"),
        pytest.param("plan.exe", b"MZ\x90\0\x03\0\0\0", "unsupported", "program", id="program"),
        pytest.param("plan.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "unsupported", "archive", id="archive"),
        pytest.param("plan.xml", b"<?xml version='1.0'?><Goals/>", "unsupported", "XML", id="xml that is no page"),
        pytest.param("plan.docx", OLE + b"\0" * 100, "unreadable", "damaged or cut off", id="cut off container"),
        pytest.param(
            "plan.docx", ole("EncryptionInfo", "EncryptedPackage"), "password_required", "without one", id="locked"
        ),
        pytest.param("plan.xlsx", ole("EncryptedPackage"), "password_required", "without one", id="locked workbook"),
        pytest.param("plan.ppt", ole("PowerPoint Document"), "unsupported", "a presentation", id="old presentation"),
        pytest.param("plan.msg", ole("__properties_version1.0"), "unsupported", "container", id="mail"),
        pytest.param(
            "plan.html", b"<html><body><script>x()</script></body></html>", "unreadable", "as PDF", id="script page"
        ),
        pytest.param(
            "plan.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
            "unreadable",
            "no page",
            id="web archive without a page",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_so(tmp_path, name, content, status, says):
    path = tmp_path / name
    path.write_bytes(content)
    document = read(path)

    assert (status, ()) == (document.status, document.blocks)
    assert says in document.message
    assert document.message.endswith(".")
    assert ": " in document.message  # what is wrong, and after it what to do


@pytest.mark.parametrize(
    ("make", "status", "says"),
    [
        pytest.param(lambda path: packed(path, {"a.txt": "x"}), "unsupported", "a zip archive", id="zip"),
        pytest.param(
            lambda path: packed(path, {"ppt/presentation.xml": "<a/>"}), "unsupported", "a presentation", id="slides"
        ),
        pytest.param(
            lambda path: packed(path, {"word/document.xml": b"<a>" + b" " * 90_000_000}),
            "too_large",
            "unpacks from",
            id="bomb",
        ),
        pytest.param(
            lambda path: packed(path, {"word/document.xml": "<a/>", **{f"x{n}": "" for n in range(10_001)}}),
            "too_large",
            "10002 members",
            id="many members",
        ),
        pytest.param(lambda path: docx(path, p("&b;"), doctype=LAUGHS), "unreadable", "entities", id="billion laughs"),
        pytest.param(
            lambda path: docx(path, p("&x;"), doctype="<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
            "unreadable",
            "entities",
            id="external entity",
        ),
        pytest.param(lambda path: docx(path, TOO_DEEP), "unreadable", "save it again", id="nested beyond reason"),
        pytest.param(lambda path: docx(path, ""), "unreadable", "holds no text", id="no text"),
        pytest.param(
            lambda path: packed(path, {"word/document.xml": "<a>"}), "unreadable", "save it again", id="broken xml"
        ),
        pytest.param(
            lambda path: packed(path, {"word/document.xml": "<a/>"}), "unreadable", "no document", id="no body"
        ),
        pytest.param(
            lambda path: path.write_bytes(docx(path, p(DANISH)).read_bytes()[:300]),
            "unreadable",
            "cut off",
            id="cut off",
        ),
        pytest.param(lambda path: path.mkdir(), "unreadable", "a folder", id="folder"),
        pytest.param(lambda path: None, "unreadable", "not there", id="missing"),
    ],
)
def test_an_office_file_that_cannot_be_read_says_so(tmp_path, monkeypatch, make, status, says):
    monkeypatch.setattr(shutil, "which", lambda command: None)  # no LibreOffice to repair it
    path = tmp_path / "plan.docx"
    make(path)
    document = read(path)

    assert (status, ()) == (document.status, document.blocks)
    assert says in document.message


def test_a_file_without_permission_says_so(tmp_path, monkeypatch):
    def refuse(path, head_bytes):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(reader, "content_of", refuse)
    (tmp_path / "plan.txt").write_text("Mål", "utf-8")
    document = read(tmp_path / "plan.txt")

    assert ("unreadable", True) == (document.status, "permission" in document.message)


def test_a_parser_that_fails_in_any_way_gives_a_status(tmp_path, monkeypatch):
    def fail(call):
        raise RecursionError("too deep")

    monkeypatch.setitem(formats._READERS, formats.Format.TEXT, fail)
    path = tmp_path / "plan.txt"
    path.write_text(DANISH)

    assert ("unreadable", True) == (read(path).status, "RecursionError: too deep" in read(path).message)


@pytest.mark.parametrize(
    ("name", "make", "format_"),
    [
        pytest.param("plan.pdf", lambda path: path.write_text(PAGE), "html", id="page named pdf"),
        pytest.param("plan.doc", lambda path: path.write_text(PAGE), "html", id="page named doc"),
        pytest.param("plan.pdf", lambda path: docx(path, p(DANISH)), "docx", id="word file named pdf"),
        pytest.param(
            "plan.docx", lambda path: odt(path, f"<text:p>{DANISH}</text:p>"), "odt", id="opendocument named docx"
        ),
        pytest.param("plan.xlsx", lambda path: path.write_text(DANISH), "text", id="text named xlsx"),
    ],
)
def test_content_decides_not_the_name_and_a_wrong_name_is_a_finding(tmp_path, name, make, format_):
    path = tmp_path / name
    make(path)
    document = read(path)

    assert ("ok", format_, ["file.wrong-extension"]) == (
        document.status,
        document.source.format,
        [finding.code for finding in document.findings],
    )
    assert DANISH in [passage.text for passage in passages(document.blocks)]


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        pytest.param("plan", PAGE, "html", id="no extension"),
        pytest.param("plan.MD", f"# Mål\n\n{DANISH}", "markdown", id="markdown"),
        pytest.param(
            "plan.md", f"<p align='center'></p>\n\n# Mål\n\n{DANISH}", "markdown", id="markdown that begins with html"
        ),
        pytest.param("plan.txt", f"<table><tr><td>a</td><td>b</td></tr></table><p>{DANISH}</p>", "html", id="fragment"),
        pytest.param(
            "plan.mht",
            "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
            f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}\n--x--\n",
            "mhtml",
            id="web archive",
        ),
    ],
)
def test_the_format_is(tmp_path, name, content, format_):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    document = read(path)

    assert ("ok", format_) == (document.status, document.source.format)
    assert DANISH in [passage.text for passage in passages(document.blocks)]


def test_a_name_with_spaces_and_other_letters_gives_a_path_and_an_id(tmp_path):
    folder = tmp_path / "年度 2026"
    folder.mkdir()
    path = folder / unicodedata.normalize("NFD", "Mål & planer – 2026.txt")
    path.write_text(DANISH, "utf-8")
    document = read(path, root=tmp_path)
    digest = hashlib.sha256(DANISH.encode()).hexdigest()

    assert "年度 2026/Mål & planer – 2026.txt" == document.source.path
    assert f"Mål_planer_2026-{digest[:8]}" == document.id
    assert (digest, len(DANISH.encode())) == (document.source.sha256, document.source.size)


def test_a_long_name_gives_a_short_id():
    assert "x" * 60 + "-01234567" == reader.document_id(reader.Path("x" * 200 + ".txt"), "0123456789abcdef")


def test_the_same_bytes_give_the_same_document(tmp_path):
    path = docx(tmp_path / "plan.docx", p("Mål", look="<w:b/>") + p(DANISH))

    assert read(path) == read(path)


@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_word_files_are_read_through_libreoffice(tmp_path, suffix):
    if find_converter() is None:
        pytest.skip("LibreOffice is not installed: old Word files cannot be converted")
    source = tmp_path / "plan.docx"
    word = WordDocument()
    word.add_heading("Mål for 2026", 1)
    word.add_paragraph(DANISH)
    word.save(str(source))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            find_converter(),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            tmp_path,
            source,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    document = read(tmp_path / f"plan.{suffix}")

    assert ("ok", suffix) == (document.status, document.source.format)
    assert ["heading1 Mål for 2026", f"paragraph {DANISH}"] == kinds(document.blocks)


@pytest.mark.parametrize(
    ("name", "content", "target"),
    [
        pytest.param("plan.doc", ole("WordDocument"), "docx", id="doc"),
        pytest.param("plan.rtf", b"{\\rtf1 plan}", "docx", id="rtf"),
    ],
)
def test_without_libreoffice_old_formats_name_both_ways_out(tmp_path, monkeypatch, name, content, target):
    monkeypatch.setattr(shutil, "which", lambda command: None)
    path = tmp_path / name
    path.write_bytes(content)
    document = read(path)

    assert "unsupported" == document.status
    assert "LibreOffice: install it" in document.message
    assert f"save the file as {target}" in document.message


def test_language_and_title_are_filled(tmp_path):
    path = tmp_path / "plan.html"
    path.write_text(PAGE, "utf-8")
    document = read(path)
    (danish,) = [code for code, pack in PACKS.items() if "da" in pack.settings.detected_as]

    assert (danish, "", "Mål for 2026") == (document.language, document.message, document.title)


def test_no_packs_at_all_is_no_error(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(DANISH, "utf-8")
    document = reader.ingest(path, {})

    assert ("ok", None, True) == (document.status, document.language, "language pack" in document.message)
    assert load_packs()  # the packs themselves are there


def test_a_workbook_with_broken_styles_is_read_as_libreoffice_repairs_it(tmp_path):
    if find_converter() is None:
        pytest.skip("LibreOffice is not installed: a broken workbook cannot be repaired")
    book = Workbook()
    book.active.append(["Mål for sagsbehandlingen", "Måltal for året"])
    book.active.append(["Sager afgjort til tiden", 95])
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/styles.xml"] = members["xl/styles.xml"].replace(b'patternType="gray125"', b'patternType="plaid"')
    path = packed(tmp_path / "plan.xlsx", members)
    document = read(path)

    assert ("ok", ["file.repaired"]) == (document.status, [finding.code for finding in document.findings])
    assert ["table 2x2"] == kinds(document.blocks)


def test_an_archive_with_a_broken_list_of_members_is_damaged(tmp_path):
    path = packed(
        tmp_path / "plan.odt", {"mimetype": "application/vnd.oasis.opendocument.text" * 9, "content.xml": "<x/>"}
    )
    data = bytearray(path.read_bytes())
    start = data.index(b"mimetype") + len(b"mimetype")
    data[start : start + 8] = b"\xff" * 8
    path.write_bytes(bytes(data))
    document = read(path)

    assert "unreadable" == document.status
    assert "damaged" in document.message
