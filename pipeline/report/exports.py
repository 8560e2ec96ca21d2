"""The tables in one file for look-up (SQLite) and in columns for analysis (Parquet), with the rows of the CSV files."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable, Collection, Mapping
from contextlib import closing, suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.records import Result
from pipeline.report.rows import rows_of
from pipeline.report.tables import TABLES, Column, TableShape, Value, as_text

SQLITE = "goals.sqlite"
_SQL = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT"}
_BATCH = 2_000
DIGITS, PLACES = 38, 9  # of a decimal in Parquet; a figure with more is rounded


class Also(StrEnum):
    """What can be written besides the CSV files."""

    SQLITE = "sqlite"
    PARQUET = "parquet"


def write_also(results: Collection[Result], out: Path, also: Collection[Also]) -> None:
    """The tables in the forms asked for; those of a former run that were not asked for are removed."""
    written = set()
    if Also.SQLITE in also:
        written |= write_sqlite(results, out)
    if Also.PARQUET in also:
        written |= write_parquet(results, out)
    for path in (out / SQLITE, *(out / f"{shape.name}.parquet" for shape in TABLES)):
        if path not in written:
            path.unlink(missing_ok=True)


def write_sqlite(results: Collection[Result], out: Path) -> set[Path]:
    """`goals.sqlite`: a table for each CSV file with its keys, dates as ISO text. Figures of more than 15 digits are
    kept as text."""
    part = out / f".{SQLITE}.part"
    with suppress(FileNotFoundError):
        part.unlink()
    with closing(sqlite3.connect(part)) as base:
        for shape in TABLES:
            base.execute(_created(shape))
            places = ", ".join("?" * len(shape.columns))
            rows = ([_sql_value(row[column.name]) for column in shape.columns] for row in rows_of(shape, results))
            base.executemany(f"INSERT INTO {shape.name} VALUES ({places})", rows)
            for name, _ in shape.refers:
                base.execute(f"CREATE INDEX {shape.name}_{name} ON {shape.name} ({name})")
        base.commit()
    return {part.replace(out / SQLITE)}


def _created(shape: TableShape) -> str:
    columns = [f'"{column.name}" {_SQL[column.kind]}' for column in shape.columns]
    if shape.key:
        columns.append(f"PRIMARY KEY ({', '.join(shape.key)})")
    columns += [f"FOREIGN KEY ({name}) REFERENCES {table} ({name})" for name, table in shape.refers]
    return f"CREATE TABLE {shape.name} ({', '.join(columns)})"


def _sql_value(value: Value) -> object:
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= 15 else str(value)
    return value if isinstance(value, int) else as_text(value)


def write_parquet(results: Collection[Result], out: Path) -> set[Path]:
    """`<table>.parquet` for each CSV file, in columns of its types; raises UsageError without the extra."""
    arrow, parquet = _pyarrow()
    written = set()
    for shape in TABLES:
        schema = arrow.schema([(column.name, _arrow_type(column, arrow)) for column in shape.columns])
        part = out / f".{shape.name}.parquet.part"
        rows = rows_of(shape, results)
        with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
            while batch := list(islice(rows, _BATCH)):
                values = {c.name: [_arrow_value(row[c.name], c) for row in batch] for c in shape.columns}
                writer.write_table(arrow.Table.from_pydict(values, schema))
        written.add(part.replace(out / f"{shape.name}.parquet"))
    return written


def require_parquet() -> None:
    """Raises UsageError where the extra is not installed."""
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("Parquet needs the optional package pyarrow: `pip install 'maalestok[parquet]'`.") from error


def _arrow_type(column: Column, arrow: Any) -> Any:
    kinds: Mapping[str, Callable[[], Any]] = {
        "string": arrow.string,
        "integer": arrow.int64,
        "number": lambda: arrow.decimal128(DIGITS, PLACES),
        "date": arrow.date32,
    }
    return kinds[column.kind]()


def _arrow_value(value: Value, column: Column) -> object:
    if value is None or value == "" or value == ():
        return None
    if column.kind == "number":
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-PLACES))
    if column.kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if column.kind == "integer":
        return value
    return as_text(value).encode("utf-8", errors="replace").decode()
