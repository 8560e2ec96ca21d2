"""The rows of all tables, made in one pass over the results: the CSV files, and the rows put aside for the workbook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from pipeline.records import Result
from pipeline.report.csv_tables import CsvFile, WrittenTable
from pipeline.report.rows import rows_of
from pipeline.report.tables import TABLES, Row, TableShape, Value
from pipeline.store import Spool, writing


class RowStore(Collection[Row]):
    """The rows of one table in a file of the system's own, to be gone through again and again without being held."""

    def __init__(self, shape: TableShape, rows: Iterable[Row] = ()) -> None:
        self._names = shape.names
        self._values = Spool[tuple[Value, ...]]()
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        self._values.add(tuple(row.values()))

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self._names, values, strict=True)) for values in self._values)

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)


def write_tables(results: Iterable[Result], out: Path) -> tuple[dict[str, WrittenTable], Mapping[str, RowStore]]:
    """Writes each table to `out` as CSV; what was written of each, and its rows, by the table's name."""
    stores = {shape.name: RowStore(shape) for shape in TABLES}
    with ExitStack() as stack:
        files = {s.name: CsvFile(s, stack.enter_context(writing(out / f"{s.name}.csv"))) for s in TABLES}
        for result in results:
            for shape in TABLES:
                for row in rows_of(shape, [result]):
                    files[shape.name].add(row)
                    stores[shape.name].add(row)
        written = {name: file.close() for name, file in files.items()}
    return written, stores
