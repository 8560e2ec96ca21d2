"""Rows as CSV files."""

import csv
import hashlib
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.report.csv_tables import write_csv
from pipeline.report.rows import rows_of
from pipeline.report.tables import FINDINGS, GOALS, as_text
from tests.factories import goal, result

HOSTILE = [
    "=1+1",
    "+45 12",
    "-",
    "@SUM(A1)",
    "＝1",
    "\t=1",
    "\r=1",
    'say "hi"',
    "a,b;c",
    "two\nlines",
    " lead",
    "0012",
    "\x00",
]


def written(shape, rows):
    """The bytes of the file, after a look at what is said of them."""
    with TemporaryDirectory() as folder:
        said = write_csv(shape, rows, path := Path(folder, "table.csv"))
        content = path.read_bytes()
    assert (len(rows), len(content), hashlib.sha256(content).hexdigest()) == (said.rows, said.size, said.sha256)
    return content


def test_a_file_begins_with_a_byte_order_mark_and_ends_lines_with_crlf() -> None:
    content = written(FINDINGS, [])

    assert b"\xef\xbb\xbfdocument_id,page,code,severity,message,quote\r\n" == content


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_come_back_verbatim(text: str) -> None:
    rows = list(rows_of(GOALS, [result(goal(text, text))]))

    read = list(csv.DictReader(io.StringIO(written(GOALS, rows).decode("utf-8-sig"), newline="")))

    assert [{name: as_text(value) for name, value in rows[0].items()}] == read
    assert text == read[0]["quote"]


def test_a_lone_surrogate_does_not_stop_the_file() -> None:
    rows = [dict.fromkeys(FINDINGS.names) | {"message": "a\ud800b"}]

    assert "a?b" in written(FINDINGS, rows).decode("utf-8-sig")
