"""The goals of a run by their words and places, in a database of the system's own that is gone with the run: there may
be more than can be held."""

from __future__ import annotations

import pickle
import sqlite3
from typing import Any

# A word is the hash of a wording or a number as printed; `rank` says how far down the goal's document is.
_TABLES = """
pragma journal_mode = off;
create table papers (document, title, publisher, language, level, first, last, content);
create table goals (id integer primary key, document, goal, level, measures, above, node);
create table words (word, rank, goal);
create table links (document, link);
create table outlooks (course, document, rank, day, data);
"""
_INDEXES = """
create index papers_document on papers (document);
create index goals_document on goals (document, goal);
create index words_word on words (word, rank, goal);
"""


def empty() -> sqlite3.Connection:
    """The tables, in a file that grows where the system keeps such files."""
    base = sqlite3.connect("")
    base.executescript(_TABLES)
    return base


def index(base: sqlite3.Connection) -> None:
    """Makes rows quick to find, when all are there."""
    for statement in _INDEXES.strip().splitlines():
        base.execute(statement)


def packed(record: object) -> bytes:
    return pickle.dumps(record, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    return pickle.loads(data)
