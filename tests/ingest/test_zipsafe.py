"""Office files are refused before they are parsed: bombs, locked members, entities, and entities that hide."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.ingest.zipsafe import ArchiveTooLarge, LockedArchive, UnsafeXml, check, check_prologue, opened, parsed
from tests.ingest.office import docx, p, packed

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def checked(path: Path) -> None:
    with opened(path):
        pass


@pytest.mark.parametrize(
    ("members", "error"),
    [
        pytest.param({"word/document.xml": b" " * 30_000_000}, ArchiveTooLarge, id="high ratio"),
        pytest.param({f"{n}.xml": b"" for n in range(10_001)}, ArchiveTooLarge, id="many members"),
        pytest.param({"a.xml": f"<?xml version='1.0'?>{LAUGHS}<x>&c;</x>"}, UnsafeXml, id="billion laughs"),
        pytest.param({"a.rels": f"<?xml version='1.0'?>{LAUGHS}<x>&c;</x>"}, UnsafeXml, id="in relations"),
        pytest.param({"media/a.bin": f"<?xml version='1.0'?>{LAUGHS}<x/>"}, UnsafeXml, id="under another name"),
        pytest.param({"a.xml": f"<!-- {'x' * 90_000} -->{LAUGHS}<x/>"}, UnsafeXml, id="behind a long comment"),
        pytest.param({"a.xml": f"<!-- <x> -->{LAUGHS}<x/>"}, UnsafeXml, id="behind a root in a comment"),
        pytest.param({"a.xml": f"<?pi <x> ?>{LAUGHS}<x/>"}, UnsafeXml, id="behind a root in an instruction"),
        pytest.param({"a.xml": f"{LAUGHS}<x/>".encode("utf-16")}, UnsafeXml, id="in UTF-16"),
        pytest.param({"a.xml": '<!DOCTYPE x SYSTEM "http://h.invalid/x.dtd" [<!ENTITY % r SYSTEM "http://h.invalid/">%r;]><x/>'},
                     UnsafeXml, id="external entity"),
        pytest.param({"a.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'}, UnsafeXml, id="in an odd encoding"),
        pytest.param({"a.xml": b"<!-- no root " * 100}, UnsafeXml, id="no root"),
    ],
)  # fmt: skip
def test_an_archive_that_could_do_harm_is_refused(tmp_path, members, error):
    with pytest.raises(error):
        checked(packed(tmp_path / "x.docx", members))


def test_a_plain_document_type_and_pictures_are_let_through(tmp_path):
    members = {
        "content.xml": '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x PUBLIC "-//OO//DTD" "office.dtd"><x/>',
        "media/a.png": b"\x89PNG" + bytes(5000),
    }

    checked(packed(tmp_path / "x.odt", members))


def test_an_archive_in_the_archive_is_not_opened(tmp_path):
    inner = packed(tmp_path / "bomb.zip", {"a.xml": b"<x>" + b" " * 30_000_000})
    path = docx(tmp_path / "x.docx", p("Mål"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(inner, "word/embeddings/bomb.zip")

    checked(path)


def test_a_locked_member_is_told(tmp_path):
    path = packed(tmp_path / "x.docx", {"a.xml": "<x/>"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(bytes(data))

    with zipfile.ZipFile(path) as archive, pytest.raises(LockedArchive):
        check(archive)


def test_no_part_is_parsed_that_declares_entities():
    with pytest.raises(UnsafeXml):
        parsed(f"{LAUGHS}<x>&c;</x>".encode())
    check_prologue(b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<x/>")
