"""The directory of an OLE container (.doc, .xls, and every encrypted .docx or .xlsx): stream names and encryption."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_MOST_SECTORS = 4_096  # of the directory: a million streams
_FILEPASS = 0x2F
_WORD_ENCRYPTED = 0x0100


class DamagedContainer(ValueError):
    """The directory cannot be followed: the file is cut off or broken."""


@dataclass(frozen=True, slots=True)
class Container:
    names: frozenset[str]
    encrypted: bool = False


def read_container(path: Path) -> Container:
    """Names of the streams, and whether the Word or Excel stream says that it is encrypted."""
    data = path.read_bytes()
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        if size not in (512, 4096):
            raise DamagedContainer("no sector size")
        streams = _directory(data, size)
    except (struct.error, IndexError) as error:
        raise DamagedContainer(str(error)) from error
    return Container(frozenset(streams), _is_encrypted(data, size, streams))


def _directory(data: bytes, size: int) -> dict[str, int]:
    """First sector of each stream, by name."""
    table = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
    sector = struct.unpack_from("<I", data, 48)[0]
    streams: dict[str, int] = {}
    for _ in range(_MOST_SECTORS):
        if sector >= _END:
            break
        start = (sector + 1) * size
        if start + size > len(data):
            raise DamagedContainer("the directory lies behind the end of the file")
        for entry in range(start, start + size, 128):
            length = struct.unpack_from("<H", data, entry + 64)[0]
            if 2 <= length <= 64 and data[entry + 66] in (1, 2, 5):
                name = data[entry : entry + length - 2].decode("utf-16-le", "replace")
                streams[name] = struct.unpack_from("<I", data, entry + 116)[0]
        per_sector = size // 4
        if sector // per_sector >= len(table):
            raise DamagedContainer("the sector table is too short")
        sector = struct.unpack_from("<I", data, (table[sector // per_sector] + 1) * size + 4 * (sector % per_sector))[0]
    if not streams:
        raise DamagedContainer("an empty directory")
    return streams


def _is_encrypted(data: bytes, size: int, streams: dict[str, int]) -> bool:
    if "WordDocument" in streams:
        start = (streams["WordDocument"] + 1) * size
        return len(data) >= start + 12 and bool(struct.unpack_from("<H", data, start + 10)[0] & _WORD_ENCRYPTED)
    for name in ("Workbook", "Book"):
        if name in streams:
            return _has_filepass(data, (streams[name] + 1) * size)
    return False


def _has_filepass(data: bytes, start: int) -> bool:
    """An encrypted workbook has a FILEPASS record among its first records."""
    for _ in range(20):
        if start + 4 > len(data):
            return False
        kind, length = struct.unpack_from("<HH", data, start)
        if kind == _FILEPASS:
            return True
        start += 4 + length
    return False
