"""What a file is, told by its first bytes and its members, never by its name."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.ingest import ole
from pipeline.ingest.delimited import looks_delimited


class Format(StrEnum):
    """Formats with a reader; `UNKNOWN` has none."""

    PDF = "pdf"
    IMAGE = "image"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"
    DOC = "doc"
    XLS = "xls"
    XLSB = "xlsb"
    XML_SPREADSHEET = "xml_spreadsheet"  # of Excel 2002 and 2003
    ODS = "ods"
    CSV = "csv"
    RTF = "rtf"
    WORD_XML = "word_xml"  # of Word 2003
    MHTML = "mhtml"
    STRATML = "stratml"  # plans as XML, ISO 17469-1
    TEXT = "text"
    MARKDOWN = "markdown"  # by name only: `sniff` answers TEXT
    UNKNOWN = "unknown"


class Obstacle(StrEnum):
    """Why a file cannot be handed to a reader."""

    NONE = ""
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The format by content; with an obstacle, `what` names the file for people (*a PNG image*)."""

    format: Format
    obstacle: Obstacle = Obstacle.NONE
    what: str = ""


HEAD = 65_536  # bytes that `sniff` looks at
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"ITSF", "a compiled help file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
_IMAGE_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_ARCHIVE_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BY_MEMBER = (
    ("word/document.xml", Format.DOCX),
    ("xl/workbook.xml", Format.XLSX),
)
_BY_MIMETYPE = {
    "application/vnd.oasis.opendocument.text": Format.ODT,
    "application/vnd.oasis.opendocument.text-template": Format.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": Format.ODS,
    "application/vnd.oasis.opendocument.spreadsheet-template": Format.ODS,
}
_BY_XML = (  # what the head of an XML file names
    (b"urn:schemas-microsoft-com:office:spreadsheet", Format.XML_SPREADSHEET),
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", Format.DOCX),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", Format.WORD_XML),
    (b"application/vnd.oasis.opendocument.text", Format.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Format.ODS),
)
_XML_HEAD = 4_096
_STRATML = re.compile(rb"<(?:[\w.-]+:)?(?:StrategicPlan|PerformancePlanOrReport)(?:\s[^>]*)?>")
_STRATML_SIGNS = (b"urn:ISO:std:iso:17469", b"stratml")  # in the root element; else the core tells
_CSV_NAMES = (".csv", ".tsv", ".tab")
_SHEET_NAMES = (".xls", ".xlsx", ".et")  # systems write lines of cells under these names
_LATE_PDF = re.compile(rb"[\0\r\n]%PDF-\d\.\d\s*[\r\n](?:%[^\r\n]*[\r\n]+)?\d+ \d+ obj")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HTML_FRAGMENT = re.compile(rb"<(?:table|div|p|h[1-6]|ul|ol|section|article|main|center)[\s>]", re.IGNORECASE)
_MHTML = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
EXTENSIONS: dict[str, set[Format]] = {
    ".png": {Format.IMAGE}, ".jpg": {Format.IMAGE}, ".jpeg": {Format.IMAGE}, ".tif": {Format.IMAGE},
    ".tiff": {Format.IMAGE},
    ".pdf": {Format.PDF}, ".htm": {Format.HTML}, ".html": {Format.HTML}, ".xhtml": {Format.HTML},
    ".docx": {Format.DOCX}, ".docm": {Format.DOCX}, ".dotx": {Format.DOCX}, ".odt": {Format.ODT}, ".ott": {Format.ODT},
    ".fodt": {Format.ODT}, ".xlsx": {Format.XLSX}, ".xlsm": {Format.XLSX}, ".xlsb": {Format.XLSB},
    ".doc": {Format.DOC, Format.RTF}, ".wps": {Format.DOC}, ".xls": {Format.XLS}, ".et": {Format.XLS},
    ".ods": {Format.ODS}, ".fods": {Format.ODS}, ".csv": {Format.CSV}, ".tsv": {Format.CSV}, ".tab": {Format.CSV},
    ".rtf": {Format.RTF}, ".mht": {Format.MHTML}, ".mhtml": {Format.MHTML},
    ".txt": {Format.TEXT, Format.MARKDOWN}, ".text": {Format.TEXT, Format.MARKDOWN},
    ".xml": {format for format in Format if format not in (Format.PDF, Format.IMAGE)},
    ".md": {Format.TEXT, Format.MARKDOWN}, ".markdown": {Format.TEXT, Format.MARKDOWN},
}  # fmt: skip


def sniff(path: Path, head: bytes) -> Sniffed:
    """What the file is. `head` is its first `HEAD` bytes; the file is opened again only for archives and OLE files."""
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return Sniffed(Format.UNKNOWN, Obstacle.EMPTY)
    if b"%PDF-" in head[:1024]:
        return Sniffed(Format.PDF)
    if _LATE_PDF.search(head):  # behind the rest of a web server's answer, for instance
        return Sniffed(Format.PDF)
    if head.startswith(_IMAGE_MARKS):
        return Sniffed(Format.IMAGE)
    if head.startswith(_ARCHIVE_MARKS):
        return _archive(path)
    if head.startswith(ole.MAGIC):
        return _ole(path)
    if head.startswith(b"{\\rtf"):
        return Sniffed(Format.RTF)
    if head[4:8] == b"ftyp" or head[:4] == b"RIFF":
        return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "an image, sound or film file")
    for magic, what in _MAGIC:
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head[:512]):
            return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, what)
    return _text(path, head)


def _text(path: Path, head: bytes) -> Sniffed:
    flat = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if _MHTML.match(flat[:8192]):
        return Sniffed(Format.MHTML)
    start = flat[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:1] == b"<":
        named = next((format for name, format in _BY_XML if name in flat[:_XML_HEAD]), None)
        if named is not None and not _HTML.search(flat[:_XML_HEAD]):
            return Sniffed(named)
        if _is_stratml(flat):
            return Sniffed(Format.STRATML)
    if _HTML.search(flat[:8192]) and start[:1] == b"<":
        return Sniffed(Format.HTML)
    if _HTML_FRAGMENT.match(start) and not is_markdown_name(path):
        return Sniffed(Format.HTML)
    if start.startswith(b"<?xml"):
        return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "an XML file that is no web page")
    suffix = path.suffix.lower()
    if suffix in _CSV_NAMES or (suffix in _SHEET_NAMES and looks_delimited(flat)):
        return Sniffed(Format.CSV)
    return Sniffed(Format.TEXT)


def _is_stratml(flat: bytes) -> bool:
    """A plan by its root element, with the standard's namespace, an older one, or none but with its core."""
    root = _STRATML.search(flat[:_XML_HEAD])
    return root is not None and (
        any(sign.lower() in root[0].lower() for sign in _STRATML_SIGNS) or b"StrategicPlanCore" in flat
    )


def is_markdown_name(path: Path) -> bool:
    """True when the name says Markdown; the content of plain text cannot always tell."""
    return path.suffix.lower() in (".md", ".markdown")


def _archive(path: Path) -> Sniffed:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = _start_of(archive, "mimetype") if "mimetype" in names else ""
            main = _main_part(archive, names)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, EOFError):
        named = EXTENSIONS.get(path.suffix.lower(), set()) & {Format.DOCX, Format.XLSX, Format.ODT, Format.ODS}
        return Sniffed(next(iter(named), Format.UNKNOWN), Obstacle.DAMAGED)
    for member, format in _BY_MEMBER:
        if member in names:
            return Sniffed(format)
    if mimetype in _BY_MIMETYPE:
        return Sniffed(_BY_MIMETYPE[mimetype])
    if main is not None:
        return Sniffed(main)
    if any(name.startswith("ppt/") for name in names) or "presentation" in mimetype:
        return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "a presentation")
    if "xl/workbook.bin" in names:
        return Sniffed(Format.XLSB)
    if mimetype == "application/epub+zip":
        return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "an e-book (EPUB)")
    return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "a zip archive")


def _start_of(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as member:  # not `read`: the member may be a bomb
        return member.read(200).decode("ascii", "replace").strip()


def _main_part(archive: zipfile.ZipFile, names: set[str]) -> Format | None:
    """Office files of other programs may name their main part otherwise; the content types tell."""
    if "[Content_Types].xml" not in names:
        return None
    with archive.open("[Content_Types].xml") as part:
        types = part.read(200_000)
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template.main" in types:
        return Format.DOCX
    return Format.XLSX if b"spreadsheetml.sheet.main" in types else None


def _ole(path: Path) -> Sniffed:
    try:
        container = ole.read_container(path)
    except ole.DamagedContainer:
        return Sniffed(Format.UNKNOWN, Obstacle.DAMAGED)
    if "EncryptedPackage" in container.names:
        suffix = path.suffix.lower()
        return Sniffed(Format.XLSX if suffix.startswith(".xls") else Format.DOCX, Obstacle.ENCRYPTED)
    if "WordDocument" in container.names:
        return Sniffed(Format.DOC, Obstacle.ENCRYPTED if container.encrypted else Obstacle.NONE)
    if {"Workbook", "Book"} & container.names:
        return Sniffed(Format.XLS, Obstacle.ENCRYPTED if container.encrypted else Obstacle.NONE)
    if "PowerPoint Document" in container.names:
        return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "a presentation")
    return Sniffed(Format.UNKNOWN, Obstacle.UNSUPPORTED, "an Office container without a text document")
