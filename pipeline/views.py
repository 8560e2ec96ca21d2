"""What the commands `tables` and `inspect` do: read one file as `run` does, and show what was read."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from pipeline import __version__, inspection
from pipeline.batch import each_apart, read_all
from pipeline.errors import ExitCode, UsageError
from pipeline.inspection import PageRange, Picture
from pipeline.options import Options
from pipeline.records import Document, DocumentStatus, Result
from pipeline.store import write_atomically
from pipeline.work import explain_plan
from pipeline.worklist import FoundFile, discover

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
_WIDTH = 120  # of a grid that goes to a file or another program
_MOST_PAGES = 500  # in one view: a browser has trouble with more, and a page tree may claim any number
_OWN_FILES = "page-*.png"


def print_tables(file: Path, form: str, pages: PageRange, options: Options) -> ExitCode:
    """The tables of a file on standard output, findings and a summary on standard error."""
    found = _one(file)
    document = read_all([found], replace(options, jobs=1), extract=False)[0].document
    if document.status not in _READ:
        return _not_read(document)
    inspection.check_range(document, pages)
    tables = inspection.tables_on(document, pages)
    width = shutil.get_terminal_size((_WIDTH, 24)).columns
    click.echo(
        inspection.printed(tables, form, width=width, page=inspection.page_word(document)).encode(errors="replace"),
        nl=False,
    )
    if document.message:
        click.echo(f"{document.status}: {document.message}", err=True)
    for line in inspection.findings(document, pages):
        click.echo(line, err=True)
    cells = sum(len(table.cells) for table in tables)
    click.echo(f"{_counted(len(tables), 'table')} with {_counted(cells, 'cell')} in {document.source.path}", err=True)
    return ExitCode.OK


def inspect_files(files: Sequence[Path], out: Path, pages: PageRange, options: Options) -> ExitCode:
    """A page in HTML with pictures beside it for each file: in `out` itself, or in a folder of its own for each of
    several files."""
    found = discover(files)
    results = read_all(found, options)
    code = ExitCode.OK
    for file, result in zip(found, results, strict=True):
        if result.document.status in _READ:
            inspection.check_range(result.document, pages)
            folder = out if len(found) == 1 else out / result.document.id
            _inspect(file, result, folder, pages, options)
        else:
            code = _not_read(result.document)
    return code


def _inspect(file: FoundFile, result: Result, folder: Path, pages: PageRange, options: Options) -> None:
    document, plan = result.document, result.plan
    traces = explain_plan(document, plan, options.models) if plan else ()
    asked, pages = pages, pages.at_most(_MOST_PAGES, document.source.pages or 0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(_OWN_FILES):  # pictures of a former call would be taken for this one's
            old.unlink()
        pictures = _draw(file, document, folder, pages, options)
        sheets = tuple(inspection.sheets_of(document, plan, traces, pages, pictures))
        write_atomically(folder / "index.html", inspection.index_bytes(document, plan, sheets, version=__version__))
    except OSError as error:
        raise UsageError(f"Cannot write to {folder} ({error.strerror}). Name another folder with -o.") from error
    missing = sum(sheet.page is not None and sheet.picture is None for sheet in sheets) if pictures else 0
    lacking = f" ({_counted(missing, 'page')} could not be drawn)" if missing else ""
    goals = f", {_counted(len(plan.goals), 'goal')}" if plan else ""
    shown = _counted(len(pictures), "page") if pictures else "read without pictures"
    if pages != asked:
        lacking += f" (pages {pages.first}-{pages.last} only; ask for others with --page)"
    click.echo(f"{document.source.path}: {shown}{lacking}{goals}. Look at {folder / 'index.html'}", err=True)


def _draw(file: FoundFile, document: Document, folder: Path, pages: PageRange, options: Options) -> dict[int, Picture]:
    """Page to picture; a page that cannot be drawn has none."""
    if document.source.format != "pdf":
        return {}
    on = inspection.marks_of(document)
    numbers = [page for page in range(1, (document.source.pages or 0) + 1) if page in pages]
    calls = [(file.path, options.passwords, page, on.get(page, []), folder) for page in numbers]
    drawn = each_apart(inspection.draw_page, calls, options)
    return {picture.page: picture for picture in drawn if picture is not None}


def _one(file: Path) -> FoundFile:
    if file.is_dir():
        raise UsageError(f"{file} is a folder; name one file in it.")
    return discover([file])[0]


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _not_read(document: Document) -> ExitCode:
    click.echo(f"{document.source.path}: {document.status}. {document.message}", err=True)
    return ExitCode.SOME_DOCUMENTS_FAILED
