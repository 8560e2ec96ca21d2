"""Everything a run leaves behind, written to one folder."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.records import DocumentStatus, Result
from pipeline.report.csv_tables import csv_bytes
from pipeline.report.datapackage import datapackage_bytes
from pipeline.report.html import html_bytes
from pipeline.report.pdf import remove_printed
from pipeline.report.plan_pages import FOLDER as PLANS
from pipeline.report.plan_pages import plan_pages
from pipeline.report.rows import make_rows, status_of
from pipeline.report.run import CatalogueTexts, RunInfo
from pipeline.report.tables import TABLES, Row
from pipeline.report.texts import load_texts
from pipeline.report.workbook import workbook_bytes
from pipeline.store import to_json, write_atomically

NO_CATALOGUE = CatalogueTexts()
_FILE_NAME = re.compile(r"[\w-][\w.-]{0,199}")


def write_report(
    results: Sequence[Result],
    out: Path,
    *,
    run: RunInfo,
    catalogue: CatalogueTexts = NO_CATALOGUE,
    language: str = "en",
) -> None:
    """Writes the tables as CSV, `goals.xlsx`, `report.html`, `plans/<id>.html`, `documents/<id>.json`,
    `datapackage.json` and `run.json` to `out`, in the order of `results`. Same results, same bytes, except in
    `run.json`.

    Records, pages and PDF files that a former run left are removed. `language` is that of the
    report's fixed texts.
    Raises ValueError when two documents share an id or an id is no file name, UsageError for an unknown language.
    """
    _check_ids(results)
    texts = load_texts(language)
    rows = make_rows(results)
    tables = {shape.name: csv_bytes(shape, rows[shape.name]) for shape in TABLES}
    for name, content in tables.items():
        write_atomically(out / f"{name}.csv", content)
    _fill(out / "documents", "*.json", ((f"{result.document.id}.json", to_json(result)) for result in results))
    write_atomically(out / "goals.xlsx", workbook_bytes(rows, results, catalogue, texts))
    write_atomically(out / "report.html", html_bytes(results, run, catalogue, texts))
    remove_printed(out)
    _fill(out / PLANS, "*.html", ((f"{id}.html", page) for id, page in plan_pages(results, run, catalogue, texts)))
    write_atomically(out / "datapackage.json", datapackage_bytes(tables, texts, run.version))
    write_atomically(out / "run.json", _run_json(results, rows, run))


def _check_ids(results: Sequence[Result]) -> None:
    ids = Counter(result.document.id for result in results)
    for document_id, times in ids.items():
        if times > 1:
            raise ValueError(f"{times} documents have the id {document_id!r}; ids must be unique in a run")
        if not _FILE_NAME.fullmatch(document_id):
            raise ValueError(f"the document id {document_id!r} cannot be a file name")


def _fill(folder: Path, kind: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Writes the files and removes others of their kind, which a former run left."""
    written = set()
    for name, content in files:
        write_atomically(folder / name, content)
        written.add(name)
    for path in sorted(folder.glob(kind)):
        if path.name not in written:
            path.unlink()


def _run_json(results: Sequence[Result], rows: Mapping[str, Sequence[Row]], run: RunInfo) -> bytes:
    statuses = Counter(status_of(result) for result in results)
    facts = {
        "version": run.version,
        "started": run.started,
        "finished": run.finished,
        "seconds": dict(run.seconds),
        "options": dict(run.options),
        "machine": dict(run.machine),
        "packages": dict(run.packages),
        "rows": {name: len(table) for name, table in rows.items()},
        "statuses": {status.value: statuses[status] for status in DocumentStatus if statuses[status]},
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
