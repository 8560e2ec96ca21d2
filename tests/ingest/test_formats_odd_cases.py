"""Every format and variant in which plans are published gives the same small plan, or says what to do."""

from __future__ import annotations

import random
import socket

import pytest

from pipeline.ingest import convert, formats
from pipeline.ingest.convert import find_converter
from pipeline.ingest.sniff import sniff
from tests.ingest import odd_files as made
from tests.ingest.odd_files import CHINESE, GRID, HTML_GRID, PAGE, SENTENCE
from tests.ingest.office import docx, odt, packed
from tests.ingest.pdf_factory import draw
from tests.ingest.shown import PACKS, passages, read, rows, tables


def text_writer(text: str, encoding: str = "utf-8"):
    return lambda path: path.write_bytes(text.encode(encoding))


XHTML = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
    f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body><p>{SENTENCE}</p>{HTML_GRID}</body></html>'
)
AMP = f"<!doctype html><html ⚡><head><title>P</title></head><body><amp-sidebar><ul><li>Menu</li></ul></amp-sidebar><p>{SENTENCE}</p>{HTML_GRID}</body></html>"
CSV = "Mål;Måltal\r\nSvartid;20 dage\r\n"
TABLED = [
    # name, maker, format
    ("plan.html", text_writer(PAGE), "html"),
    ("plan.xhtml", text_writer(XHTML), "html"),
    ("amp.html", text_writer(AMP), "html"),
    ("plan.mhtml", text_writer(made.archive_page(PAGE)), "mhtml"),
    ("fragment.html", text_writer(f"<p>{SENTENCE}</p>{HTML_GRID}"), "html"),
    ("plan.docx", lambda path: docx(path, made.WORD), "docx"),
    ("plan.docm", lambda path: docx(path, made.WORD), "docx"),
    ("plan.dotx", lambda path: docx(path, made.WORD), "docx"),
    ("plan.dotm", lambda path: docx(path, made.WORD), "docx"),
    ("strict.docx", made.strict_docx, "docx"),
    ("flat.xml", made.flat_word, "docx"),
    ("plan.odt", lambda path: odt(path, made.ODT), "odt"),
    ("plan.ott", made.template, "odt"),
    ("plan.fodt", made.flat_odt, "odt"),
    ("plan.doc", lambda path: made.through_office(path, "docx", "doc"), "doc"),
    ("plan.wps", lambda path: made.through_office(path, "docx", "doc"), "doc"),
    ("page.doc", text_writer(PAGE), "html"),
    ("web archive.doc", text_writer(made.archive_page(PAGE)), "mhtml"),
    ("plan.rtf", made.rtf, "rtf"),
    ("rich.doc", made.rtf, "rtf"),
    ("plan.xlsx", made.workbook, "xlsx"),
    ("plan.xlsm", made.workbook, "xlsx"),
    ("plan.xltx", made.workbook, "xlsx"),
    ("plan.xls", made.biff, "xls"),
    ("plan.et", made.biff, "xls"),
    ("office.xls", lambda path: made.through_office(path, "xlsx", "xls"), "xls"),
    ("page.xls", text_writer(f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body>{HTML_GRID}</body></html>"), "html"),
    ("page only table.xls", text_writer(HTML_GRID), "html"),
    ("web archive.xls", text_writer(made.archive_page(PAGE)), "mhtml"),
    ("system.xls", text_writer(made.sheet_2003()), "xml_spreadsheet"),
    ("tabs.xls", text_writer("Mål\tMåltal\r\nSvartid\t20 dage\r\n"), "csv"),
    ("unicode text.xls", text_writer("Mål\tMåltal\r\nSvartid\t20 dage\r\n", "utf-16"), "csv"),
    ("commas.xls", text_writer("Mål,Måltal\r\nSvartid,20 dage\r\n", "cp1252"), "csv"),
    ("plan.ods", made.ods, "ods"),
    ("plan.fods", made.flat_ods, "ods"),
    ("binary.xlsb", lambda path: pytest.skip("no program here writes xlsb"), "xlsb"),
    ("plan.csv", text_writer("Mål,Måltal\nSvartid,20 dage\n"), "csv"),
    ("semicolon.csv", text_writer(CSV), "csv"),
    ("excel.csv", text_writer(CSV, "utf-8-sig"), "csv"),
    ("windows.csv", text_writer(CSV, "cp1252"), "csv"),
    ("wide.csv", text_writer(CSV, "utf-16"), "csv"),
    ("told.csv", text_writer("sep=;\r\n" + CSV), "csv"),
    ("plan.tsv", text_writer("Mål\tMåltal\nSvartid\t20 dage\n"), "csv"),
    ("plan.md", text_writer(f"# Mål for 2026\n\n{SENTENCE}\n\n| Mål | Måltal |\n| --- | --- |\n| Svartid | 20 dage |\n"), "markdown"),
    ("tabs.txt", text_writer(f"{SENTENCE}\n\nMål\tMåltal\nSvartid\t20 dage\n"), "text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "format_"), [pytest.param(*row, id=row[0]) for row in TABLED])
def test_the_table_of_the_plan_is_read_from(tmp_path, name, make, format_):
    if format_ in ("doc", "rtf") and find_converter() is None:
        pytest.skip("LibreOffice is not installed")
    make(tmp_path / name)
    document = read(tmp_path / name)

    assert ("ok", format_) == (document.status, document.source.format), document.message
    (table,) = tables(document.blocks)
    assert GRID == rows(table)
    assert not passages(document.blocks) or SENTENCE in [passage.text for passage in passages(document.blocks)]


LONG = f"{SENTENCE}\n" * 4
LATIN = LONG.replace("–", "-")
TAIWAN = "到2026年底，全市政務服務事項網上可辦率達到98%以上，民眾滿意度不低於95%。\n" * 4
ENCODED = [
    ("utf-8", LONG), ("utf-8-sig", LONG), ("utf-16-le", LONG), ("utf-16-be", LONG), ("utf-16", LONG), ("utf-32", LONG),
    ("cp1252", LONG), ("latin-1", LATIN), ("iso-8859-15", LATIN),
    ("utf-8", CHINESE * 4), ("utf-16", CHINESE * 4), ("utf-16-le", CHINESE * 4), ("utf-16-be", CHINESE * 4),
    ("gb18030", CHINESE * 4), ("gb2312", CHINESE * 4), ("big5", TAIWAN), ("big5hkscs", TAIWAN),
]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
@pytest.mark.parametrize(("encoding", "text"), [pytest.param(*row, id=f"{row[0]} {row[1][0]}") for row in ENCODED])
def test_plain_text_is_read_in(tmp_path, encoding, text, ends):
    path = tmp_path / "plan.txt"
    path.write_bytes(text.replace("\n", ends).encode(encoding))

    assert text.split() == " ".join(passage.text for passage in passages(read(path).blocks)).split()


@pytest.mark.parametrize(
    ("says", "is_", "text"),
    [
        pytest.param("gb2312", "gb18030", CHINESE, id="gb18030 named gb2312"),
        pytest.param("utf-8", "gb18030", CHINESE * 4, id="gb18030 named utf-8"),
        pytest.param("gbk", "utf-8", CHINESE, id="utf-8 named gbk"),
        pytest.param("iso-8859-1", "utf-8", SENTENCE, id="utf-8 named iso-8859-1"),
        pytest.param("utf-8", "cp1252", SENTENCE, id="cp1252 named utf-8"),
        pytest.param("windows-1252", "cp1252", SENTENCE, id="cp1252"),
        pytest.param(
            "iso-8859-1", "cp1252", "Målet – 95 pct. – gælder alle sager på området.", id="cp1252 named iso-8859-1"
        ),
        pytest.param("big5", "big5", TAIWAN.strip(), id="big5"),
        pytest.param("utf-16", "utf-8", SENTENCE, id="utf-8 named utf-16"),
    ],
)
def test_a_web_page_is_read_whatever_it_says_its_encoding_is(tmp_path, says, is_, text):
    path = tmp_path / "plan.html"
    path.write_bytes(f"<html><head><meta charset='{says}'></head><body><p>{text}</p></body></html>".encode(is_))

    assert text.split() == " ".join(passage.text for passage in passages(read(path).blocks)).split()


# ---------------------------------------------------------------------------------------------- what is not read
PPTX = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}
EPUB = {"mimetype": "application/epub+zip", "OEBPS/a.xhtml": PAGE}
ODP = {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<a/>"}
ENCRYPTED = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


@pytest.mark.parametrize(
    ("name", "make", "status", "says"),
    [
        pytest.param("plan.pptx", lambda path: packed(path, PPTX), "unsupported", "as PDF", id="slides"),
        pytest.param("plan.odp", lambda path: packed(path, ODP), "unsupported", "as PDF", id="slides of OpenDocument"),
        pytest.param("plan.epub", lambda path: packed(path, EPUB), "unsupported", "as PDF", id="e-book"),
        pytest.param("plan.pages", lambda path: packed(path, {"Index/Document.iwa": "x"}), "unsupported", "as PDF", id="pages"),
        pytest.param("plan.docx", made.locked, "password_required", "--password", id="locked Word file"),
        pytest.param("plan.xlsx", made.locked, "password_required", "--password", id="locked workbook"),
        pytest.param("plan.ods", lambda path: made.ods(path, manifest=ENCRYPTED), "password_required", "without one", id="locked ods"),
        pytest.param("plan.odt", lambda path: odt(path, made.ODT, manifest=ENCRYPTED), "password_required", "without one", id="locked odt"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(tmp_path, name, make, status, says):
    make(tmp_path / name)
    document = read(tmp_path / name)

    assert status == document.status
    assert says in document.message


def opened_with(path, password):
    return formats.read(formats.Call(path, PACKS, password), sniff(path, path.read_bytes()).format)


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_password_opens_an_office_file(tmp_path, name):
    made.locked(tmp_path / name)
    reading = opened_with(tmp_path / name, "hemmelig")

    assert "ok" == reading.status
    assert GRID == rows(*tables(reading.blocks))


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_wrong_password_is_said(tmp_path, name):
    made.locked(tmp_path / name)
    reading = opened_with(tmp_path / name, "forkert")

    assert "password_required" == reading.status
    assert "--password" in reading.message


def test_a_pdf_is_read_beside_the_others(tmp_path):
    path = draw(tmp_path / "plan.pdf", lambda sheet: sheet.lines(72, 72, ["Svartid og trivsel i 2026", SENTENCE]))

    assert "pdf" == read(path).source.format


@pytest.mark.parametrize(
    ("name", "make"), [(row[0], row[1]) for row in TABLED if row[2] in ("html", "mhtml", "docx", "csv")]
)
def test_nothing_is_fetched(tmp_path, monkeypatch, name, make):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    make(tmp_path / name)

    assert "ok" == read(tmp_path / name).status


@pytest.mark.parametrize(
    "make", [made.ods, made.word, made.workbook, made.biff, made.flat_ods, made.locked], ids=lambda make: make.__name__
)
def test_a_broken_byte_never_raises(tmp_path, monkeypatch, make):
    monkeypatch.setattr(convert, "find_converter", lambda: None)
    path = tmp_path / "plan.docx"
    make(path)
    good, chance = path.read_bytes(), random.Random(7)
    for number in range(30):
        data = bytearray(good[: chance.randrange(len(good))] if number % 3 == 0 else good)
        for _ in range(4 if data else 0):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        document = read(path)

        assert document.status in ("ok", "unreadable", "unsupported", "too_large", "password_required")
        assert document.blocks or document.message


# ---------------------------------------------------------------------------------------------- LibreOffice itself
@pytest.mark.parametrize(
    ("script", "status", "says"),
    [
        pytest.param("sleep 30", "timeout", "more than 1 seconds", id="hangs"),
        pytest.param("kill -SEGV $$", "crashed", "LibreOffice crashed", id="crashes"),
        pytest.param("exit 139", "crashed", "LibreOffice crashed", id="crashes below its launcher"),
        pytest.param("exit 0", "unreadable", "damaged", id="writes nothing"),
    ],
)
def test_trouble_in_libreoffice_has_a_name(tmp_path, monkeypatch, script, status, says):
    command = tmp_path / "soffice"
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    monkeypatch.setattr(convert, "find_converter", lambda: str(command))
    monkeypatch.setattr(convert, "SECONDS", 1)
    made.rtf(tmp_path / "plan.rtf")
    document = read(tmp_path / "plan.rtf")

    assert status == document.status
    assert says in document.message


@pytest.mark.parametrize("name", ["plan.rtf"])
def test_without_libreoffice_the_packages_to_install_are_named(tmp_path, monkeypatch, name):
    monkeypatch.setattr(convert, "find_converter", lambda: None)
    made.rtf(tmp_path / name)
    document = read(tmp_path / name)

    assert "unsupported" == document.status
    assert "libreoffice-writer" in document.message
    assert "save the file as docx" in document.message
