"""Which reader reads which format, and what a person is told when none can."""

from __future__ import annotations

import email
import email.policy
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

from pipeline.ingest.convert import ConversionFailed, ConverterCrashed, NoConverter, converted
from pipeline.ingest.decode import decode
from pipeline.ingest.delimited import read_delimited
from pipeline.ingest.docx import read_docx
from pipeline.ingest.flatxml import packed_word
from pipeline.ingest.grid import GridTooLarge
from pipeline.ingest.html import read_html
from pipeline.ingest.language import detect
from pipeline.ingest.locked import WrongPassword, is_locked, unlocked
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.ods import read_ods
from pipeline.ingest.odt import read_odt
from pipeline.ingest.reading import Reading
from pipeline.ingest.sheetxml import read_sheet_xml
from pipeline.ingest.sniff import HEAD, Format, Obstacle, Sniffed, is_markdown_name, sniff
from pipeline.ingest.stratml import read_stratml
from pipeline.ingest.text import looks_like_markdown, read_text
from pipeline.ingest.zipsafe import ArchiveTooLarge, LockedArchive, UnsafeXml
from pipeline.packs import LanguagePack
from pipeline.records import DocumentStatus, Finding

MAX_TEXT_BYTES = 50 * 1024 * 1024
_LOCKED = "The file is locked with a password: give it with --password, or open the file and save a copy without one."
_DAMAGED = "The file is damaged or cut off: fetch it again, or open it in its own program and save it."


@dataclass(frozen=True, slots=True)
class Call:
    """One file to be read and what is allowed."""

    path: Path
    packs: Mapping[str, LanguagePack]
    password: str | None = None
    max_pages: int | None = None
    reference: bool = False  # read PDF files with the slower second reader alone
    ocr: Ocr | None = None


def failed(status: DocumentStatus, message: str) -> Reading:
    """A reading without blocks."""
    return Reading((), status=status, message=message)


def obstructed(sniffed: Sniffed) -> Reading | None:
    """The status of a file that no reader can open; None when there is no obstacle or a password may take it away."""
    if sniffed.obstacle in (Obstacle.NONE, Obstacle.ENCRYPTED):
        return None
    if sniffed.obstacle is Obstacle.UNSUPPORTED:
        message = f"The file is {sniffed.what}: save the plan as PDF, DOCX, XLSX, HTML or text."
        return failed(DocumentStatus.UNSUPPORTED, message)
    message = "The file is empty: fetch it again from its source." if sniffed.obstacle is Obstacle.EMPTY else _DAMAGED
    return failed(DocumentStatus.UNREADABLE, message)


def read(call: Call, format: Format) -> Reading:
    """The format's reading; whatever a parser raises becomes a status."""
    try:
        reading = _read_locked(call) if format in _LOCKABLE and is_locked(call.path) else _READERS[format](call)
    except (WrongPassword, LockedArchive):
        return failed(DocumentStatus.PASSWORD_REQUIRED, _LOCKED)
    except (GridTooLarge, ArchiveTooLarge) as error:
        return failed(DocumentStatus.TOO_LARGE, f"The file holds {error}: split it into parts.")
    except MemoryError:
        message = "The file needs more memory than allowed: try --memory with a larger number, or split it into parts."
        return failed(DocumentStatus.TOO_LARGE, message)
    except TimeoutError as error:
        return failed(DocumentStatus.TIMEOUT, f"The file was given up because {error}: save it in a newer format.")
    except ConverterCrashed:
        message = "LibreOffice crashed on this file: open it in its own program and save it in a newer format."
        return failed(DocumentStatus.CRASHED, message)
    except (BadZipFile, ConversionFailed):
        return failed(DocumentStatus.UNREADABLE, _DAMAGED)
    except Exception as error:  # parsers of damaged files raise anything, and one file must not stop a run
        message = f"The file cannot be read ({_in_short(error)}): open it in its own program and save it again."
        return failed(DocumentStatus.UNREADABLE, message)
    if reading.status in (DocumentStatus.OK, DocumentStatus.PARTLY_READ) and not reading.blocks:
        return failed(DocumentStatus.UNREADABLE, "The file holds no text: check that it is the right file.")
    return reading


def _read_locked(call: Call) -> Reading:
    """The decrypted file, which may be another format than its name says."""
    with unlocked(call.path, call.password) as path:
        with path.open("rb") as file:
            sniffed = sniff(path, file.read(HEAD))
        return obstructed(sniffed) or _READERS[sniffed.format](replace(call, path=path))


def _in_short(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:160]}" if lines else type(error).__name__


def _read_pdf(call: Call) -> Reading:
    from pipeline.ingest.pdf import read_pdf  # takes half a second to import: only where there is a PDF

    scripts = frozenset(pack.settings.script for pack in call.packs.values())
    return read_pdf(
        call.path, password=call.password, max_pages=call.max_pages, reference=call.reference, scripts=scripts,
        ocr=call.ocr,
    )  # fmt: skip


def _read_image(call: Call) -> Reading:
    from pipeline.ingest.image import read_image  # as for PDF

    return read_image(call.path, call.ocr, call.max_pages)


def _read_xlsx(call: Call) -> Reading:
    from pipeline.ingest.xlsx import read_xlsx  # as for PDF

    return read_xlsx(call.path, _decimal_mark(call))


def _read_text(call: Call) -> Reading:
    def reader(text: str) -> Reading:
        return read_text(text, markdown=is_markdown_name(call.path) or looks_like_markdown(text))

    return _decoded(call, call.path.read_bytes(), reader)


def _read_html(call: Call) -> Reading:
    return _decoded(call, call.path.read_bytes(), read_html)


def _read_mhtml(call: Call) -> Reading:
    """The page of a web archive that a browser saved: its first HTML part."""
    message = email.message_from_bytes(call.path.read_bytes(), policy=email.policy.default)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return _decoded(call, payload, read_html)
    return failed(DocumentStatus.UNREADABLE, "The web archive holds no page: save the page again as HTML or PDF.")


def _read_stratml(call: Call) -> Reading:
    if (size := call.path.stat().st_size) > MAX_TEXT_BYTES:
        message = f"The file holds {size >> 20} MiB of XML: split it into parts below 50 MiB."
        return failed(DocumentStatus.TOO_LARGE, message)
    return read_stratml(call.path)


def _decoded(call: Call, data: bytes, reader: Callable[[str], Reading]) -> Reading:
    if len(data) > MAX_TEXT_BYTES:
        message = f"The file holds {len(data) >> 20} MiB of text: split it into parts below 50 MiB."
        return failed(DocumentStatus.TOO_LARGE, message)
    decoded = decode(data, tuple(pack.settings.default_encoding for _, pack in sorted(call.packs.items())))
    if decoded.text is None:
        message = "The file holds no text in any known encoding: save it as PDF, DOCX or UTF-8 text."
        return failed(DocumentStatus.UNREADABLE, message)
    reading = reader(decoded.text)
    return replace(reading, findings=decoded.findings + reading.findings)


def _decimal_mark(call: Call) -> Callable[[str], str]:
    """The mark that readers of a text see in numbers, by its language."""

    def mark(text: str) -> str:
        language, _ = detect(text, call.packs)
        marks = call.packs[language].settings.decimal_marks if language else ()
        return marks[0] if marks else "."

    return mark


def _read_old_workbook(call: Call) -> Reading:
    from pipeline.ingest.xls import read_xls  # only where there is one

    return read_xls(call.path, _decimal_mark(call))


def _read_word(call: Call) -> Reading:
    if zipfile.is_zipfile(call.path):
        return read_docx(call.path)
    with call.path.open("rb") as file:
        if file.read(2) == b"PK":
            raise BadZipFile("cut off")
    with packed_word(call.path) as path:
        return read_docx(path)


def _or_repaired(
    source: Format, reader: Callable[[Call], Reading], target: Format | None = None
) -> Callable[[Call], Reading]:
    """The reader; where it stumbles over an odd file, LibreOffice writes the file anew (as `target`, or in its own
    format) and it is tried once more. Not for files that were refused as dangerous or too large."""

    def read_it(call: Call) -> Reading:
        try:
            return reader(call)
        except (BadZipFile, LockedArchive, UnsafeXml, ArchiveTooLarge, GridTooLarge, MemoryError):
            raise
        except Exception as error:
            try:
                with converted(call.path, source.value, (target or source).value) as path:
                    again = replace(call, path=path)
                    reading = _READERS[target](again) if target else reader(again)
            except (NoConverter, ConversionFailed, ConverterCrashed, TimeoutError):
                raise error from None
        message = f"The {source.value.upper()} file has errors; it was read as LibreOffice repairs it."
        return replace(reading, findings=(Finding("file.repaired", message), *reading.findings))

    return read_it


def _through_libreoffice(source: Format, target: Format, extension: str = "") -> Callable[[Call], Reading]:
    """An old format by way of a new one; `unsupported` with the two ways out where LibreOffice is not installed."""

    def read_it(call: Call) -> Reading:
        try:
            with converted(call.path, extension or source.value, target.value) as path:
                return _READERS[target](replace(call, path=path))
        except NoConverter:
            message = (
                f"Files of format {source.value} need LibreOffice: install it (its packages are called "
                f"libreoffice-writer and libreoffice-calc), or save the file as {target.value}."
            )
            return failed(DocumentStatus.UNSUPPORTED, message)

    return read_it


_READERS: Mapping[Format, Callable[[Call], Reading]] = {
    Format.PDF: _read_pdf,
    Format.IMAGE: _read_image,
    Format.TEXT: _read_text,
    Format.CSV: lambda call: _decoded(call, call.path.read_bytes(), read_delimited),
    Format.HTML: _read_html,
    Format.MHTML: _read_mhtml,
    Format.STRATML: _read_stratml,
    Format.DOCX: _or_repaired(Format.DOCX, _read_word),
    Format.ODT: _or_repaired(Format.ODT, lambda call: read_odt(call.path)),
    Format.XLSX: _or_repaired(Format.XLSX, _read_xlsx),
    Format.XLS: _or_repaired(Format.XLS, _read_old_workbook, Format.XLSX),
    Format.ODS: _or_repaired(Format.ODS, lambda call: read_ods(call.path), Format.XLSX),
    Format.XML_SPREADSHEET: _or_repaired(
        Format.XML_SPREADSHEET, lambda call: read_sheet_xml(call.path, _decimal_mark(call)), Format.XLSX
    ),
    Format.XLSB: _through_libreoffice(Format.XLSB, Format.XLSX),
    Format.DOC: _through_libreoffice(Format.DOC, Format.DOCX),
    Format.RTF: _through_libreoffice(Format.RTF, Format.DOCX),
    Format.WORD_XML: _through_libreoffice(Format.WORD_XML, Format.DOCX, "xml"),
}
_LOCKABLE = (Format.DOC, Format.DOCX, Format.XLS, Format.XLSX)
