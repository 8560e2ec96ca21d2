"""A workbook that a person edited, read back: the cells of goals and measures, and what in them cannot be taken.

Nothing is guessed: rows are known by their ids, columns by their heads, sheets by their names, and what stood in a cell
when the workbook was written by the fingerprints in its hidden sheet.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from pipeline.errors import UsageError
from pipeline.ingest.zipsafe import ArchiveTooLarge, LockedArchive, UnsafeXml, opened
from pipeline.report.cells import BASE_SHEET, IDS, OPEN_COLUMNS, unescaped
from pipeline.report.tables import GOALS, MEASURES, TableShape

SHAPES: Mapping[str, TableShape] = {"goals": GOALS, "measures": MEASURES}
_ANEW = "Make a new one with `maalestok report OUT` and copy your changes over."


class Kind(StrEnum):
    """Why something in a workbook is not taken."""

    SHEET_RENAMED = "sheet renamed or gone"
    COLUMN_GONE = "column renamed or gone"
    COLUMN_TWICE = "column there twice"
    ROW_DELETED = "row deleted"
    ID_UNKNOWN = "id unknown"
    ID_TWICE = "id there twice"
    FORMULA = "formula in a cell"
    ERROR_VALUE = "error value in a cell"
    CHANGED_BY_TWO = "changed by two people"
    DOES_NOT_FIT = "does not fit the column"
    SOURCE_CHANGED = "a locked cell was changed"
    CUT = "text that was cut was changed"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that is not taken, where it stands, and what to do in a sentence."""

    kind: Kind
    place: str
    what: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """One row: its cells by column as text, and the problems of single cells."""

    id: str
    place: str
    cells: Mapping[str, str]
    wrong: Mapping[str, Conflict]


@dataclass
class Book:
    """A workbook as read: rows by table, base fingerprints by table, id and column, and conflicts of whole sheets."""

    language: str
    rows: dict[str, list[BookRow]] = field(default_factory=dict)  # only of sheets that are there
    base: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def read_book(path: Path) -> Book:
    """The workbook; UsageError where it is none, is harmful, or was not written by this program."""
    book = _loaded(path)
    if BASE_SHEET not in book.sheetnames:
        raise UsageError(f"{path} lacks the hidden sheet {BASE_SHEET!r}, so nobody can tell what was changed. {_ANEW}")
    lines = [[_plain(cell.value) for cell in row] for row in book[BASE_SHEET].iter_rows()]
    if not lines or lines[0][:1] != ["1"]:
        raise UsageError(f"{path} was written by another version of the program. {_ANEW}")
    read = Book(lines[0][1] if len(lines[0]) > 1 else "")
    table, columns = "", []
    titles: dict[str, str] = {}
    for line in lines[1:]:
        if line and line[0]:
            table, titles[line[0]], columns = line[0], line[1], line[2:]
            read.base[table] = {}
        elif len(line) > 1 and line[1] and table:
            read.base[table][line[1]] = dict(zip(columns, line[2:], strict=False))
    for name, title in titles.items():
        if name in SHAPES:
            _take_sheet(read, book, name, title)
    return read


def _loaded(path: Path) -> Any:
    try:
        with opened(path):
            pass
        return load_workbook(path, data_only=False, keep_links=False)
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.") from error
    except (ArchiveTooLarge, LockedArchive, UnsafeXml) as error:
        raise UsageError(f"{path} is not opened: {error or 'it is locked'}. Save it anew as .xlsx.") from error
    except (OSError, zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as error:
        raise UsageError(f"{path} cannot be read as a workbook ({error}). Save it anew as .xlsx.") from error


def _take_sheet(read: Book, book: Any, table: str, title: str) -> None:
    if title not in book.sheetnames:
        like = next((name for name in book.sheetnames if IDS[table] in _heads(book[name])), "")
        found = f"; the sheet {like!r} has its columns: name it {title!r} again" if like else f". {_ANEW}"
        read.conflicts.append(Conflict(Kind.SHEET_RENAMED, title, f"There is no sheet {title!r}{found}"))
        return
    sheet = book[title]
    heads = _heads(sheet)
    known = SHAPES[table].names
    for name in dict.fromkeys(head for head in heads if head in known and heads.count(head) > 1):
        read.conflicts.append(Conflict(Kind.COLUMN_TWICE, f"{title}!{name}", "Nothing is read from either of them."))
    for name in (name for name in known if name not in heads):
        if name in (IDS[table], *OPEN_COLUMNS[table]):
            read.conflicts.append(Conflict(Kind.COLUMN_GONE, f"{title}!{name}", "Nothing is read from this column."))
    places = {name: heads.index(name) for name in known if heads.count(name) == 1}
    if IDS[table] in places:
        read.rows[table] = list(_rows(sheet, title, places, IDS[table]))


def _heads(sheet: Any) -> list[str]:
    first = next(iter(sheet.iter_rows(min_row=1, max_row=1)), ()) if hasattr(sheet, "iter_rows") else ()
    return [_plain(cell.value) for cell in first]


def _rows(sheet: Any, title: str, places: Mapping[str, int], id_column: str) -> Iterator[BookRow]:
    for row in sheet.iter_rows(min_row=2):
        cells: dict[str, str] = {}
        wrong: dict[str, Conflict] = {}
        for name, at in places.items():
            cell = row[at] if at < len(row) else None
            if cell is None:
                cells[name] = ""
                continue
            cells[name] = _plain(cell.value).replace("\r\n", "\n").strip()
            if fault := _fault(cell):
                wrong[name] = Conflict(fault, f"{title}!{cell.coordinate}", f"{cells[name][:80]!r}: write the value.")
        if any(cells.values()):
            yield BookRow(cells[id_column], f"{title}!{row[0].row}", cells, wrong)


def _fault(cell: Any) -> Kind | None:
    if cell.data_type == "f":
        return Kind.FORMULA
    return Kind.ERROR_VALUE if cell.data_type == "e" else None


def _plain(value: object) -> str:
    """A cell's value as the tables print it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return "0" if number == 0 else format(number.normalize(), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "text", value))  # an array formula
