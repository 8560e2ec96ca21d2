"""The file of the index: how it is opened, made anew and waited for. All that stands in it can be made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError

_VERSION = 7
_WAIT = 10  # seconds for another writer
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, stamp TEXT, path TEXT, sha TEXT, meta TEXT, language TEXT, sheets INTEGER,
  paged INTEGER, seen INTEGER DEFAULT 0, complete INTEGER DEFAULT 0, unfit INTEGER DEFAULT 0);
CREATE TABLE base (document TEXT, place INTEGER, goal TEXT, record TEXT, PRIMARY KEY (document, place));
CREATE TABLE blocks (document TEXT, sheet INTEGER, place INTEGER, part TEXT, owner TEXT, kind TEXT, record TEXT);
CREATE INDEX blocks_sheet ON blocks (document, sheet, place);
CREATE INDEX blocks_part ON blocks (document, part);
CREATE TABLE queue (goal TEXT PRIMARY KEY, document TEXT, place REAL, page INTEGER, confidence REAL, findings INTEGER,
  status TEXT, name TEXT, words TEXT, path TEXT, digest TEXT);
CREATE INDEX queue_document ON queue (document, place);
CREATE INDEX queue_uncertain ON queue (confidence, findings DESC, path, document, place, goal, status);
CREATE INDEX queue_reading ON queue (path, document, place, goal, status, confidence, findings);
CREATE TABLE verdicts (goal TEXT, criterion TEXT, verdict TEXT, PRIMARY KEY (goal, criterion)) WITHOUT ROWID;
CREATE INDEX verdicts_by ON verdicts (criterion, verdict, goal);
CREATE TABLE sizes (document TEXT, page INTEGER, width REAL, height REAL, PRIMARY KEY (document, page));
"""


class BusyError(UsageError):
    """Another program holds the index."""


def opened(path: Path) -> sqlite3.Connection:
    """The file with its tables, made anew where it is broken or of another program. Raises BusyError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with waiting(path):
        try:
            return _opened(path)
        except sqlite3.DatabaseError as error:
            if _is_busy(error):
                raise
            for broken in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                with suppress(FileNotFoundError):
                    broken.unlink()
            return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    # Nothing begins a transaction by itself, so none can be left open (isolation level).
    base = sqlite3.connect(path, check_same_thread=False, timeout=_WAIT, isolation_level=None)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = OFF")  # all of it can be made again
        if _version(base) != _VERSION:
            base.execute("BEGIN IMMEDIATE")
            if _version(base) != _VERSION:  # else another server was quicker
                _make_tables(base)
            base.execute("COMMIT")
        base.execute("SELECT count(*) FROM documents")
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _make_tables(base: sqlite3.Connection) -> None:
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        base.execute(f'DROP TABLE "{name}"')
    for statement in _TABLES.split(";"):
        base.execute(statement)
    base.execute(f"PRAGMA user_version = {_VERSION}")


def _version(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _is_busy(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _BUSY  # the low byte is the kind, the rest says more of it


@contextmanager
def waiting(path: Path) -> Iterator[None]:
    """Says what to do where another program does not let go of the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            raise
        raise BusyError(
            f"Another program has been holding {path} for {_WAIT} seconds. Wait until it is done, or close it "
            "(another `maalestok review` of this folder, or a program that looks into the file), and try again."
        ) from error
