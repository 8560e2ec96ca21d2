"""What a file is known by: its name in composed letters, the hash of its content, and the id made of both."""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from pathlib import Path

from pipeline.cleaning import without_halves

_SLUG_LENGTH = 60


class NotAFile(OSError):
    """A pipe, a socket or a device."""


def document_id(path: Path, digest: str) -> str:
    """Slug of the file name and the start of the content's hash: readable, and unique by name and content."""
    stem = unicodedata.normalize("NFC", path.stem)
    slug = re.sub(r"\W+", "_", stem)[:_SLUG_LENGTH].strip("_") or "document"
    return f"{slug}-{digest[:8]}" if digest else slug


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be opened or is no file."""
    try:
        return content_of(path, 0)[1]
    except (OSError, NotAFile):
        return ""


def content_of(path: Path, head_bytes: int) -> tuple[int, str, bytes]:
    """Size, SHA-256 and the first bytes; the hash is of the whole file even when it is too large to read. Raises
    OSError for what is no file: opening a pipe would wait for ever."""
    if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise NotAFile
    with path.open("rb") as file:
        head = file.read(head_bytes)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256")
        return file.tell(), digest.hexdigest(), head


def printable(name: str) -> str:
    """A path in composed letters; bytes of it that are no UTF-8 become U+FFFD."""
    return without_halves(unicodedata.normalize("NFC", name))
