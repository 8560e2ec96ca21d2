"""One file to one document: what it is, who reads it, in which language; problems become a status with a next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.identity import NotAFile, content_of, document_id, printable
from pipeline.ingest.formats import Call, failed, obstructed, read
from pipeline.ingest.language import detect, sample_of
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.reading import Reading, whole
from pipeline.ingest.sniff import EXTENSIONS, HEAD, Format, Obstacle, Sniffed, is_markdown_name, sniff
from pipeline.packs import LanguagePack
from pipeline.records import Document, DocumentStatus, Finding, SourceFile

MAX_FILE_BYTES = 1024 * 1024 * 1024
_LONGEST_TITLE = 300
_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)


def ingest(
    path: Path,
    packs: Mapping[str, LanguagePack],
    *,
    root: Path | None = None,
    passwords: Sequence[str] = (),
    max_pages: int | None = None,
    reference: bool = False,
    ocr: Ocr | None = None,
) -> Document:
    """The document in `path`: blocks, language and title, or a status with one sentence that says what to do next.

    Never raises for what is wrong with the file. `root` is the folder that the document's path is written relative to;
    `passwords` are tried in turn on a locked file; `max_pages` reads only the first pages of a PDF (status
    `partly_read`); `reference` reads PDF files with the slower second reader alone; `ocr` says how pages are read that
    are pictures.
    """
    size, digest, sniffed, version = 0, "", Sniffed(Format.UNKNOWN), None
    try:
        version = _version(path)
        size, digest, head = content_of(path, HEAD)
        sniffed = _sniffed(path, head)
    except OSError as error:
        reading = _unopened(error)
    else:
        call = Call(path, packs, None, max_pages, reference, ocr)
        reading = _oversized(size) or obstructed(sniffed) or _unlocked(call, sniffed.format, passwords)
        reading = _writable(_unchanged(path, version) or reading)
    is_read = reading.status in _READ
    language, note = detect(sample_of(reading.blocks), packs) if is_read else (None, "")
    return Document(
        id=document_id(path, digest),
        source=SourceFile(
            _relative(path, root), digest, _named(sniffed.format, path), size, reading.pages, reading.ocr_pages
        ),
        status=reading.status,
        message=reading.message or _language_message(note),
        language=language,
        language_note=note,
        title=reading.title[:_LONGEST_TITLE],
        blocks=reading.blocks if is_read else (),
        findings=_misnamed(path, sniffed.format) + reading.findings,
    )


def _sniffed(path: Path, head: bytes) -> Sniffed:
    try:
        return sniff(path, head)
    except OSError:
        raise
    except Exception:  # a container so broken that even its list of members cannot be read
        return Sniffed(Format.UNKNOWN, Obstacle.DAMAGED)


def _unlocked(call: Call, format: Format, passwords: Sequence[str]) -> Reading:
    """The reading; of a locked file with the first password that opens it."""
    reading = read(call, format)
    for password in passwords:
        if reading.status is not DocumentStatus.PASSWORD_REQUIRED:
            return reading
        reading = read(replace(call, password=password), format)
    if reading.status is DocumentStatus.PASSWORD_REQUIRED and passwords:
        message = f"None of the {len(passwords)} passwords given opens the file. {reading.message}"
        return replace(reading, message=message)
    return reading


def unread(path: Path, status: DocumentStatus, message: str, root: Path | None = None) -> Document:
    """The record of a file whose reading was ended from outside, for instance because it took too long."""
    try:
        size, digest, head = content_of(path, HEAD)
        format = _sniffed(path, head).format
    except OSError:
        size, digest, format = 0, "", Format.UNKNOWN
    source = SourceFile(_relative(path, root), digest, _named(format, path), size)
    return Document(id=document_id(path, digest), source=source, status=status, message=message)


def _writable(reading: Reading) -> Reading:
    """The reading without half characters, which no file can be written with."""
    clean = whole(reading)
    if clean is reading:
        return reading
    message = (
        "Some characters are broken in the file; they are shown as \ufffd. Hold what was read against the document."
    )
    return replace(clean, findings=(*clean.findings, Finding("text.broken-characters", message)))


def _version(path: Path) -> tuple[int, int]:
    """What changes when a file is written to."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _unchanged(path: Path, version: tuple[int, int]) -> Reading | None:
    """The reading of a file that was written to meanwhile; None where it was not."""
    try:
        if _version(path) == version:
            return None
    except OSError:
        pass
    message = "The file was changed while it was read: wait until it is written, and run again."
    return failed(DocumentStatus.UNREADABLE, message)


def _unopened(error: OSError) -> Reading:
    if isinstance(error, NotAFile):
        message = "This is a pipe or a device, not a file: save the plan as a file."
        return failed(DocumentStatus.UNSUPPORTED, message)
    if isinstance(error, FileNotFoundError):
        message = "The file is not there: check the path."
    elif isinstance(error, IsADirectoryError):
        message = "This is a folder, not a file: give the files in it."
    elif isinstance(error, PermissionError):
        message = "The file may not be opened: give yourself permission to read it."
    else:
        message = f"The file cannot be opened ({error.strerror or error}): copy it to a local disk and try again."
    return failed(DocumentStatus.UNREADABLE, message)


def _oversized(size: int) -> Reading | None:
    if size <= MAX_FILE_BYTES:
        return None
    return failed(DocumentStatus.TOO_LARGE, f"The file has {size >> 20} MiB: split it into parts below 1 GiB.")


def _language_message(note: str) -> str:
    return f"The language was not settled ({note}): add a language pack or check the file." if note else ""


def _named(format: Format, path: Path) -> str:
    return (Format.MARKDOWN if format is Format.TEXT and is_markdown_name(path) else format).value


def _relative(path: Path, root: Path | None) -> str:
    """The path below the root with forward slashes; only the name where it lies elsewhere."""
    if root is not None and path.is_relative_to(root):
        path = path.relative_to(root)
    elif root is not None or path.is_absolute():
        path = Path(path.name)
    return printable(path.as_posix())


def _misnamed(path: Path, format: Format) -> tuple[Finding, ...]:
    expected = EXTENSIONS.get(path.suffix.lower())
    if format is Format.UNKNOWN or expected is None or format in expected:
        return ()
    message = f"The name ends in {path.suffix} but the file is {format.value.upper()}; it was read as what it is."
    return (Finding("file.wrong-extension", message),)
