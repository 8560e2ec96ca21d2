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
from pathlib import Path

from pipeline.report.tables import Row, TableShape, as_text
from pipeline.store import writing


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """What was written: how many rows, how many bytes, and their SHA-256."""

    rows: int
    size: int
    sha256: str


def write_csv(shape: TableShape, rows: Iterable[Row], path: Path) -> WrittenTable:
    """The whole file, header included, also when there are no rows; row by row, so that no table is held."""
    count = 0
    with writing(path) as file:
        # A lone surrogate (a broken font map in a PDF) is no character: "?" in its place rather than no file.
        text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(shape.names)
        for row in rows:
            writer.writerow([as_text(row[name]) for name in shape.names])
            count += 1
        text.flush()
        size = file.tell()
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        text.detach()
    return WrittenTable(count, size, digest)
