"""Who reviews, and which folder."""

from __future__ import annotations

import getpass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.journal import RECORDS


def reviewer(named: str | None) -> str:
    """Who decides: the name given, else that of the login."""
    if named and named.strip():
        return " ".join(named.split())[:100]
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


def folder_of_run(out: Path) -> Path:
    """The folder, which must hold the records of a run."""
    if not (out / RECORDS).is_dir():
        raise UsageError(f"There are no records in {out / RECORDS}; run `maalestok run PLANS -o {out}` first.")
    return out
