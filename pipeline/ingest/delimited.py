"""Tables as text with a mark between cells: CSV and TSV, whatever their marks."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from pipeline.ingest.grid import GridTooLarge
from pipeline.ingest.reading import Reading
from pipeline.ingest.sheets import MAX_STORED, Sheet, SheetCell, read_sheets
from pipeline.records import Finding, Severity

_NAMES = {"\t": "a tab", ";": "a semicolon", ",": "a comma", "|": "a pipe"}
_TOLD = re.compile(r"\ufeff?\"?sep=(.)\"?\s*(?:\n|$)")  # the first line that Excel understands
_COMMA, _POINT = re.compile(r"-?\d+,\d+\s*%?"), re.compile(r"-?\d+\.\d+\s*%?")
_SAMPLE_LINES = 200
_FEWEST_ROWS = 2


def read_delimited(text: str) -> Reading:
    """The blocks of the file as of a workbook with one sheet; places are addresses. A finding tells the marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    delimiter = told.group(1) if told else delimiter_of(body)
    cells: dict[tuple[int, int], SheetCell] = {}
    above = 1 if told else 0
    for number, row in enumerate(_rows(body, delimiter), start=1 + above):
        for column, value in enumerate(row, start=1):
            if value.strip():
                cells[number, column] = SheetCell(value.strip(), "@")
        if len(cells) > MAX_STORED:
            raise GridTooLarge(f"more than {MAX_STORED} cells")
    findings = [_dialect(delimiter, cells)] if delimiter else []
    return read_sheets([Sheet("", 1, cells)], lambda _: ".", pages=None, findings=findings)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    if not delimiter:
        return [[line] for line in text.split("\n")]
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def delimiter_of(text: str) -> str:
    """The mark that cuts most lines into equally many cells, two at least; empty when none cuts half of them."""
    sample = "\n".join(text.split("\n")[:_SAMPLE_LINES])
    best, most = "", 0.5
    for delimiter in _NAMES:
        try:
            counts = Counter(len(row) for row in _rows(sample, delimiter) if any(map(str.strip, row)))
        except csv.Error:
            continue
        width, lines = max(counts.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        share = lines / max(1, sum(counts.values()))
        if width >= 2 and share > most:
            best, most = delimiter, share
    return best


def looks_delimited(head: bytes) -> bool:
    """Whether the first bytes of a file are lines of cells, in any encoding that writes the marks as ASCII does."""
    lines = [
        line for line in re.split("[\r\n]+", head.decode("latin-1").lstrip("\xff\xfe\xef\xbb\xbf")) if line.strip()
    ]
    return len(lines) >= _FEWEST_ROWS and bool(delimiter_of("\n".join(lines)))


def _dialect(delimiter: str, cells: dict[tuple[int, int], SheetCell]) -> Finding:
    values = [str(cell.value) for cell in cells.values()]
    commas, points = sum(map(bool, map(_COMMA.fullmatch, values))), sum(map(bool, map(_POINT.fullmatch, values)))
    mark = "no decimals" if not commas + points else "a decimal comma" if commas > points else "a decimal point"
    between = _NAMES.get(delimiter, delimiter)
    message = f"The file was read with {between} between cells, {mark}: check it if columns look wrong."
    return Finding("csv.dialect", message, Severity.INFO)
