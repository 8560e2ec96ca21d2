"""Rows as CSV: UTF-8 with a byte order mark (so that Excel opens it), comma, RFC 4180 quoting, CRLF.

Values stay verbatim, also where a quote begins with `=`, `+`, `-` or `@`: the CSV files are read by machines, and a
prefix would change the words of the document. A spreadsheet that opens them may take such a cell for a formula; people
are given `goals.xlsx`, where every text is written as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from pipeline.report.tables import Row, TableShape, as_text


def csv_bytes(shape: TableShape, rows: Iterable[Row]) -> bytes:
    """The whole file, header included, also when there are no rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(shape.names)
    writer.writerows([as_text(row[name]) for name in shape.names] for row in rows)
    # A lone surrogate (a broken font map in a PDF) is no character: "?" in its place rather than no file.
    return text.getvalue().encode("utf-8-sig", errors="replace")
