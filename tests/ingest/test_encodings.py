"""Bytes to text in any encoding that plans come in; a guess leaves a finding."""

import pytest

from pipeline.ingest.decode import declared_charset, decode
from tests.ingest.shown import PACKS, read

DANISH = "Målet er, at svartiden på området falder – også i æbleøen.\n" * 6
CHINESE = "到2027年，全市政务服务网上可办率达到98%以上，群众满意度不低于95%。镕喆\n" * 4
TAIWANESE = "年度施政目標與重點：提升服務品質，民眾滿意度達九成以上。\n" * 6
FALLBACKS = tuple(pack.settings.default_encoding for _, pack in sorted(PACKS.items()))


@pytest.mark.parametrize(
    ("text", "encoding", "codes"),
    [
        pytest.param(DANISH, "utf-8", [], id="utf-8"),
        pytest.param(DANISH, "utf-8-sig", [], id="utf-8 with mark"),
        pytest.param(DANISH, "utf-16", [], id="utf-16 with mark"),
        pytest.param(DANISH, "utf-16-le", ["text.encoding-guessed"], id="utf-16 without mark"),
        pytest.param(DANISH, "utf-16-be", ["text.encoding-guessed"], id="utf-16 without mark, big end first"),
        pytest.param(DANISH, "cp1252", ["text.encoding-guessed"], id="cp1252"),
        pytest.param(DANISH.replace("–", "-"), "latin-1", ["text.encoding-guessed"], id="latin-1"),
        pytest.param(CHINESE, "gb18030", ["text.encoding-guessed"], id="gb18030"),
        pytest.param(TAIWANESE, "big5", ["text.encoding-guessed"], id="big5"),
        pytest.param(CHINESE, "utf-8", [], id="chinese utf-8"),
    ],
)
def test_text_comes_back_unchanged_from(text, encoding, codes):
    decoded = decode(text.encode(encoding), FALLBACKS)

    assert (text, codes) == (decoded.text, [finding.code for finding in decoded.findings])


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(b'<meta charset="gb2312">', "gb18030", id="gb2312 is read as its superset"),
        pytest.param(b"<meta http-equiv=Content-Type content='text/html; charset=GBK'>", "gb18030", id="old form"),
        pytest.param(b'<?xml version="1.0" encoding="ISO-8859-1"?>', "cp1252", id="xml declaration"),
        pytest.param(b'<meta charset="utf-16">', "", id="a page that names utf-16 in ascii is not utf-16"),
        pytest.param(b'<meta charset="klingon">', "", id="unknown charset"),
        pytest.param(b"<p>charset=gbk</p>", "", id="charset in the text"),
    ],
)
def test_declared_charset(head, expected):
    assert expected == declared_charset(head)


def test_a_declared_charset_that_does_not_fit_is_not_believed():
    decoded = decode(b'<meta charset="utf-8">' + DANISH.encode("cp1252"), FALLBACKS)

    assert DANISH in decoded.text
    assert ["text.encoding-guessed"] == [finding.code for finding in decoded.findings]


def test_a_broken_byte_in_utf8_is_marked_and_reported():
    decoded = decode(DANISH.encode() + b"\xff" + DANISH.encode())

    assert f"{DANISH}\ufffd{DANISH}" == decoded.text
    assert ["text.bytes-damaged"] == [finding.code for finding in decoded.findings]


def test_bytes_that_are_no_text_are_said_to_be_none(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes(bytes(range(1, 256)) * 20)
    document = read(path)

    assert ("unreadable", True) == (document.status, "no text in any known encoding" in document.message)
