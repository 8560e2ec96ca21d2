"""Rows as CSV: UTF-8 with a byte order mark (so that Excel opens it), comma, RFC 4180 quoting, CRLF.

Values stay verbatim, also where a quote begins with `=`, `+`, `-` or `@`: the CSV files are read by machines, and a
prefix would change the words of the document. A spreadsheet that opens them may take such a cell for a formula; people
are given `goals.xlsx`, where every text is written as text.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

from pipeline.report.tables import Row, TableShape, as_text
from pipeline.store import writing


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """What was written: how many rows, how many bytes, and their SHA-256."""

    rows: int
    size: int
    sha256: str


class CsvFile:
    """A table in the writing, row by row, so that no table is held."""

    def __init__(self, shape: TableShape, file: BufferedRandom) -> None:
        self._names = shape.names
        self._file = file
        # A lone surrogate (a broken font map in a PDF) is no character: "?" in its place rather than no file.
        self._text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(shape.names)
        self._count = 0

    def add(self, row: Row) -> None:
        self._writer.writerow([as_text(row[name]) for name in self._names])
        self._count += 1

    def close(self) -> WrittenTable:
        self._text.flush()
        size = self._file.tell()
        self._file.seek(0)
        digest = hashlib.file_digest(self._file, "sha256").hexdigest()
        self._text.detach()
        return WrittenTable(self._count, size, digest)


def write_csv(shape: TableShape, rows: Iterable[Row], path: Path) -> WrittenTable:
    """The whole file, header included, also when there are no rows."""
    with writing(path) as file:
        table = CsvFile(shape, file)
        for row in rows:
            table.add(row)
        return table.close()
