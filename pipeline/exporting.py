"""What the command `export` does: the stored records of a run in formats of others, as people have reviewed them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.errors import ExitCode, UsageError
from pipeline.exchange import WITH_PLACES, Exchange, write_exchange
from pipeline.folder import claimed, recorded
from pipeline.follow import Following
from pipeline.journal import RECORDS
from pipeline.options import Options
from pipeline.report import load_texts
from pipeline.runs import language_spoken, reviewing_in
from pipeline.store import Spool

_FOLDER = "export"  # below the run's own, unless another is asked for


def export_stored(out: Path, formats: Sequence[str], folder: Path | None = None) -> ExitCode:
    """Writes each format to `folder`, with the decisions of reviewers applied as in the tables, and says what was
    written. Raises UsageError where there are no records, WriteError where the folder cannot be written to."""
    if not any((out / RECORDS).glob("*.json")):
        raise UsageError(f"There are no records in {out / RECORDS}; run `maalestok run PLANS -o {out}` first.")
    language = language_spoken(out)
    reviewed = reviewing_in(out, Options(lang=language))
    with claimed(out):
        results = Spool(map(reviewed, recorded(out)))
        asked = [Exchange(name) for name in dict.fromkeys(formats)]
        if WITH_PLACES.intersection(asked):
            # The tree of all goals, from document to document, is known when all have been gone through.
            results = Spool(Following(results, load_texts(language or "en")).linked())
        for format in asked:
            written = write_exchange(results, folder or out / _FOLDER, format)
            without = f"; {written.without} documents have nothing to write" if written.without else ""
            click.echo(f"{written.count} {written.what} written to {written.path}{without}", err=True)
    return ExitCode.OK
