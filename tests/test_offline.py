"""Nothing is fetched: documents full of references to the network are read with every socket closed and watched."""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path

import pytest

from pipeline.options import Options
from pipeline.work import read_one
from pipeline.worklist import discover
from tests.ingest.office import docx, p, packed
from tests.ingest.pdf_factory import draw
from tests.samples import GOOD_PLAN

FAR = "http://203.0.113.7"  # an address that is nobody's (RFC 5737)
TEXT = "Styrelsen skal afgøre 90 pct. af sagerne inden for 30 dage i 2025."


def html(path: Path) -> None:
    path.write_text(
        f'<!DOCTYPE html SYSTEM "{FAR}/x.dtd"><html><head><base href="{FAR}/"><link rel="stylesheet" href="{FAR}/a.css">'
        f'<meta http-equiv="refresh" content="0;url={FAR}/"><script src="{FAR}/a.js"></script>'
        f'<style>@import url("{FAR}/b.css")</style></head><body><img src="{FAR}/a.png"><iframe src="{FAR}/f"></iframe>'
        f'<object data="{FAR}/o"></object><p>{TEXT}</p></body></html>',
        "utf-8",
    )


def xhtml(path: Path) -> None:
    path.write_text(
        f'<?xml version="1.0"?><?xml-stylesheet href="{FAR}/a.xsl"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" '
        f'"{FAR}/xhtml.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html>',
        "utf-8",
    )


def word(path: Path) -> None:
    docx(path, p(TEXT) + '<w:p><w:r><w:fldSimple w:instr="INCLUDETEXT ' + FAR + '/t"/></w:r></w:p>')
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="x{kind}" TargetMode="External" Target="{FAR}/{kind}" '
            f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
            for kind in ("attachedTemplate", "image", "styles", "footnotes", "hyperlink", "oleObject", "subDocument")
        )
        + "</Relationships>"
    )
    members = {name: data for name, data in members_of(path).items() if name != "word/_rels/document.xml.rels"}
    packed(path, members | {"word/_rels/document.xml.rels": relations})


def members_of(path: Path) -> dict[str, str | bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_with_dtd(path: Path) -> None:
    docx(path, p(TEXT), doctype=f'<!DOCTYPE w SYSTEM "{FAR}/w.dtd">')


def workbook(path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Mål", "Målepunkt"])
    book.active.append(["Kortere ventetid", f'=WEBSERVICE("{FAR}/")'])
    book.active.append(["Færre fejl", f"='{FAR}/[a.xlsx]A'!A1"])
    book.active["A2"].hyperlink = f"{FAR}/a"
    book.save(path)


def printed(path: Path) -> None:
    def sheet(page):
        page.lines(72, 72, [TEXT] * 5)
        page.canvas.linkURL(f"{FAR}/a", (0, 0, 300, 300))

    draw(path, sheet)


def markdown(path: Path) -> None:
    path.write_text(f"![bild]({FAR}/a.png)\n\n<img src='{FAR}/b.png'>\n\n{GOOD_PLAN}", "utf-8")


def archive_page(path: Path) -> None:
    path.write_text(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        f'Content-Location: {FAR}/\n\n<html><body><img src="{FAR}/a.png"><p>{TEXT}</p></body></html>\n'
        f'--b\nContent-Type: message/external-body; access-type=URL; URL="{FAR}/x"\n\n--b--\n',
        "utf-8",
    )


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("plan.html", html), ("plan.xhtml", xhtml), ("plan.docx", word), ("plan2.docx", word_with_dtd),
        ("plan.xlsx", workbook), ("plan.pdf", printed), ("plan.md", markdown), ("plan.mht", archive_page),
    ],
)  # fmt: skip
def test_no_reference_is_followed(tmp_path, monkeypatch, name, make):
    tried = []

    def refuse(*arguments, **_):
        tried.append(arguments[1:])
        raise OSError("a socket was asked for")

    make(tmp_path / name)
    monkeypatch.setenv("PATH", "")  # nor by another program
    for what in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, what, refuse)
    for what in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, what, refuse)
    result = read_one(discover([tmp_path])[0], Options())

    assert [] == tried
    assert "ok" == result.document.status, result.document.message
    assert result.document.blocks
