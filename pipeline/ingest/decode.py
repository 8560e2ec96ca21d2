"""Bytes to text: byte order mark, declared charset, strict UTF-8, a guess from the bytes, the language pack's default.

A guess is never silent: it comes with a finding.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

import cchardet

from pipeline.records import Finding, Severity

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
# What a page calls its charset, and the superset that really decodes it.
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "big5": "big5hkscs", "iso-8859-10": "cp1252", "iso-8859-15": "iso-8859-15",
}  # fmt: skip
_WELL_KNOWN = {"gb18030", "big5hkscs", "cp1252", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-15"}
_MULTIBYTE = {"gb18030", "big5hkscs"}
_SURELY_UTF8 = 6  # characters: a few of them may be right in two encodings, more never are
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HAN_MARKS = re.compile("[\n，。、；：]")
_HAN_TEXT = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203b\u2190-\u22ff\u2460-\u25ff\\s\x20-\x7e]")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is None when the bytes are no text in any encoding tried."""

    text: str | None
    encoding: str = ""
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, fallbacks: Sequence[str] = ()) -> Decoded:
    """The text of a file; `fallbacks` are the default encodings of the language packs, tried last."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding)
            return Decoded(text, encoding) if text is not None else _damaged(data, encoding)
    if wide := _wide(data):
        return Decoded(_strict(data, wide), wide, (_guessed(wide),))
    declared = declared_charset(data)
    if declared and declared != "utf-8" and (text := _strict(data, "utf-8")) is not None:
        wide_ones = sum(character > "\x7f" for character in text[:_SAMPLE])
        if wide_ones >= (_SURELY_UTF8 if declared in _MULTIBYTE else 1):
            return Decoded(text, "utf-8", (_misnamed(declared),))
    for encoding in (declared, "utf-8"):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return Decoded(text, encoding)
    if _mostly_utf8(data):
        return _damaged(data, "utf-8")
    for encoding in (_superset(cchardet.detect(data[:_SAMPLE])["encoding"] or ""), *fallbacks, "cp1252"):
        text = _strict(data, encoding) if encoding in (*_WELL_KNOWN, *fallbacks) else None
        if text is not None:
            return Decoded(text, encoding, (_guessed(encoding),))
    return Decoded(None)


def declared_charset(data: bytes) -> str:
    """The charset that a page names in its first 4 kB, as the codec that decodes it; empty when none or unknown."""
    found = _DECLARED.search(data[:4096])
    return _superset(found.group(1).decode("ascii")) if found else ""


def _superset(name: str) -> str:
    lowered = name.lower()
    encoding = _SUPERSETS.get(lowered, lowered)
    try:
        codecs.lookup(encoding)
    except LookupError:
        return ""
    return "" if encoding.startswith("utf-16") else encoding  # a page that says so in ASCII is not UTF-16


def _strict(data: bytes, encoding: str) -> str | None:
    """The decoded text; None when a byte does not fit or control characters show that it is another encoding."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]) else text


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every other byte; Chinese text in it as common Han code points."""
    sample = data[:4000]
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0) / (len(sample) / 2), sample[1::2].count(0) / (len(sample) / 2)
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is_han(sample, encoding)), "")


def _is_han(sample: bytes, encoding: str) -> bool:
    """Nearly all code points are Han, marks or ASCII. Letters of other encodings read so may look like Han too, but
    never give a line end or one of the common marks."""
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    marks = len(_HAN_MARKS.findall(text))
    return marks >= 0.01 * len(text) and marks > 0 and len(_HAN_TEXT.findall(text)) >= 0.95 * len(text)


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in an otherwise correct UTF-8 file that has non-ASCII letters."""
    text = data.decode("utf-8", "replace")
    bad, wide = text.count("\ufffd"), sum(character > "\x7f" for character in text[:_SAMPLE])
    return bad > 0 and wide >= 20 * bad


def _damaged(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    finding = Finding(
        "text.bytes-damaged",
        f"{text.count(chr(0xFFFD))} characters could not be read as {encoding}; they stand as \ufffd in the text.",
    )
    return Decoded(text, encoding, (finding,))


def _guessed(encoding: str) -> Finding:
    message = f"The file does not say its encoding; it was read as {encoding}. Save it as UTF-8 if letters look wrong."
    return Finding("text.encoding-guessed", message, Severity.INFO)


def _misnamed(declared: str) -> Finding:
    return Finding(
        "text.encoding-wrong", f"The file says that it is {declared}, but it is UTF-8 and was read so.", Severity.INFO
    )
