"""The tables as SQLite and Parquet: the rows of the CSV files."""

import csv
import importlib
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.report import Also, require_parquet, write_report
from pipeline.report.tables import TABLES
from tests.report.made import CATALOGUE, RUN
from tests.report.test_write import some_results


def written(out: Path, *also: Also) -> Path:
    write_report(some_results(), out, run=RUN, catalogue=CATALOGUE, also=also)
    return out


def csv_rows(out: Path, table: str) -> list[tuple[str, ...]]:
    with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def as_csv(value: object) -> str:
    """A value as the CSV file has it, figures without the zeros that a column of decimals adds."""
    text = "" if value is None else str(value)
    return text.rstrip("0").rstrip(".") if "." in text and text.replace(".", "").lstrip("-").isdecimal() else text


def plain(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(as_csv(cell) for cell in row) for row in rows]


def test_sqlite_holds_the_rows_of_the_csv_files_and_their_keys(tmp_path: Path) -> None:
    out = written(tmp_path, Also.SQLITE)

    with closing(sqlite3.connect(out / "goals.sqlite")) as base:
        for shape in TABLES:
            names = [row[1] for row in base.execute(f"PRAGMA table_info({shape.name})")]
            rows = [tuple(as_csv(value) for value in row) for row in base.execute(f"SELECT * FROM {shape.name}")]
            assert plain(csv_rows(out, shape.name)) == [tuple(names), *rows]
        assert [] == base.execute("PRAGMA foreign_key_check").fetchall()
        found = base.execute("SELECT count(*) FROM goals JOIN assessments USING (goal_id)").fetchone()
    assert found[0] > 0


def test_parquet_holds_the_rows_of_the_csv_files(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    out = written(tmp_path, Also.PARQUET)

    for shape in TABLES:
        table = parquet.read_table(out / f"{shape.name}.parquet")
        rows = [tuple(as_csv(value) for value in row.values()) for row in table.to_pylist()]
        assert plain(csv_rows(out, shape.name)) == [tuple(table.column_names), *rows]


def test_the_same_results_give_the_same_bytes_and_forms_not_asked_for_go(tmp_path: Path) -> None:
    one, two = (written(tmp_path / name, Also.SQLITE) for name in ("one", "two"))

    assert (one / "goals.sqlite").read_bytes() == (two / "goals.sqlite").read_bytes()
    assert not (written(one) / "goals.sqlite").exists()


def test_without_the_extra_the_call_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    importlib.invalidate_caches()

    with pytest.raises(UsageError, match=r"maalestok\[parquet\]"):
        require_parquet()
