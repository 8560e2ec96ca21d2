"""Everything a run leaves behind, written to one folder."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.records import Development, DocumentStatus, EarlyWarning, Result
from pipeline.report.criteria import completed
from pipeline.report.datapackage import datapackage_bytes
from pipeline.report.exports import Also, write_also
from pipeline.report.html import html_bytes, report_contents
from pipeline.report.markdown import markdown_bytes
from pipeline.report.pdf import remove_printed
from pipeline.report.plan_pages import FOLDER as PLANS
from pipeline.report.plan_pages import plan_pages
from pipeline.report.row_store import write_tables
from pipeline.report.rows import status_of
from pipeline.report.run import CatalogueTexts, RunInfo
from pipeline.report.texts import load_texts
from pipeline.report.tree import NoTrees, Trees
from pipeline.report.workbook import write_workbook
from pipeline.store import write_atomically

NO_CATALOGUE = CatalogueTexts()
_COUNTS = ("decided", "corrected", "added", "rejected", "unfit", "complete")
_FILE_NAME = re.compile(r"[\w-][\w.-]{0,199}")


def write_report(
    results: Collection[Result],
    out: Path,
    *,
    run: RunInfo,
    catalogue: CatalogueTexts = NO_CATALOGUE,
    language: str = "en",
    also: Collection[Also] = (),
    ended: Callable[[RunInfo], RunInfo] = lambda run: run,
    over_time: Sequence[Development] = (),
    trees: Trees = NoTrees(),  # noqa: B008 - knows nothing, holds nothing
    warning: EarlyWarning | None = None,
) -> None:
    """Writes the tables as CSV, `goals.xlsx`, `report.html`, `report.md`, `plans/<id>.html`, `datapackage.json` and
    `run.json` to `out`.

    All are in the order of `results`, which are gone through several times. Same results, same bytes, except in
    `run.json`. Pages and PDF files that a former run left are removed.

    `language` is that of the report's fixed texts, `also` names further forms of the tables; `ended` gives the facts of
    the run as they are when all but `run.json` is written. `over_time` is how institutions developed, where several of
    their documents were read; `trees` how goals stand beneath each other, `warning` how they
    stand at a date.

    Raises ValueError when two documents share an id or an id is no file name, UsageError for an unknown language.
    """
    _check_ids(results)
    texts = load_texts(language)
    catalogue = completed(results, catalogue)
    tables, rows = write_tables(results, out)
    counts = {name: written.rows for name, written in tables.items()}
    write_workbook(results, rows, catalogue, texts, out / "goals.xlsx")
    write_also(results, out, also)
    contents = report_contents(results, run, catalogue, texts, over_time, trees, warning)
    write_atomically(out / "report.html", html_bytes(contents, texts))
    write_atomically(out / "report.md", markdown_bytes(contents, texts))
    remove_printed(out)
    pages = plan_pages(results, run, catalogue, texts, trees)
    _fill(out / PLANS, "*.html", ((f"{id}.html", page) for id, page in pages))
    write_atomically(out / "datapackage.json", datapackage_bytes(tables, texts, run.version))
    write_atomically(out / "run.json", _run_json(results, counts, ended(run)))


def _check_ids(results: Iterable[Result]) -> None:
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


def _reviewed(results: Iterable[Result]) -> dict[str, int]:
    """What people decided, over all plans: counts of goals, values and decisions."""
    told = [result.reviewed for result in results if result.reviewed]
    return {name: sum(getattr(each, name) for each in told) for name in _COUNTS}


def _run_json(results: Iterable[Result], counts: Mapping[str, int], run: RunInfo) -> bytes:
    statuses = Counter(status_of(result) for result in results)
    facts = {
        "version": run.version,
        "started": run.started,
        "finished": run.finished,
        "seconds": dict(run.seconds),
        "cpu_seconds": dict(run.cpu),
        "peak_mib": dict(run.memory),
        "options": dict(run.options),
        "machine": dict(run.machine),
        "packages": dict(run.packages),
        "rows": dict(counts),
        "reviewed": _reviewed(results),
        "statuses": {status.value: statuses[status] for status in DocumentStatus if statuses[status]},
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()
