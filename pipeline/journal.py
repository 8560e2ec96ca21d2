"""What a run has finished, written down as each document ends, so that a run that was stopped goes on where it was.

A line stands in `.maalestok/journal.jsonl` only after its record stands whole in `documents/`; both are forced to the
disk. A line that was cut off by a kill or a power loss is passed over, and a record that was changed since is not
trusted.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from pipeline.identity import digest_of
from pipeline.store import write_atomically, writing

OWN = ".maalestok"  # the program's own folder in the output folder
RECORDS = "documents"
DECISIONS = "review.jsonl"  # what people decided, beside the tables; see `pipeline.review`


@dataclass(frozen=True, slots=True)
class Entry:
    """One document that is done: what it was asked for by, where its record is, and what the summary says of it."""

    key: str  # hash of content, path, options, program and rules; see `pipeline.worklist`
    document: str  # its id, the name of its record
    digest: str  # SHA-256 of the record
    path: str
    status: str
    message: str = ""
    language: str | None = None
    pages: int = 0
    goals: int = 0
    measures: int = 0


class Journal:
    """The journal of a folder; `with` closes it. May be added to from several threads. Only the places of its lines are
    held: there may be very many."""

    def __init__(self, out: Path, *, fresh: bool = False) -> None:
        self._out = out
        self._path = out / OWN / "journal.jsonl"
        self._lock = threading.Lock()
        self._file = self._path.open("a+b")
        self._file.seek(0)
        self._places = {} if fresh else _places_in(self._file)
        self.keep(self._places)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def found(self, keys: Iterable[str]) -> Entry | None:
        """The entry of the first of these keys whose record is on disk as it was written."""
        for key in keys:
            entry = _entry_in(self._line(key)) if key in self._places else None
            if entry is not None and digest_of(self._record(entry.document)) == entry.digest:
                return entry
        return None

    def add(self, entry: Mapping[str, Any], record: bytes) -> Entry:
        """Writes the record, then the line; `entry` has the fields of an `Entry` without the digest."""
        written = Entry(digest=hashlib.sha256(record).hexdigest(), **entry)
        write_atomically(self._record(written.document), record, lasting=True)
        if not written.key:  # what is to be tried again next time
            return written
        line = json.dumps(asdict(written), ensure_ascii=False).encode() + b"\n"
        with self._lock:
            self._places[written.key] = self._file.seek(0, os.SEEK_END)
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        return written

    def keep(self, keys: Collection[str]) -> None:
        """Leaves only these lines, in the order of the keys."""
        kept = {}
        with writing(self._path, lasting=True) as file:
            for key in keys:
                if key in self._places:
                    kept[key] = file.tell()
                    file.write(self._line(key).rstrip(b"\n") + b"\n")
        self._places = kept
        self._file.close()
        self._file = self._path.open("a+b")

    def _line(self, key: str) -> bytes:
        with self._lock:
            self._file.seek(self._places[key])
            return self._file.readline()

    def _record(self, document: str) -> Path:
        return self._out / RECORDS / f"{document}.json"


def _places_in(file: Iterable[bytes]) -> dict[str, int]:
    """Where the line of each key stands, the later of equals."""
    places, at = {}, 0
    for line in file:
        if (entry := _entry_in(line)) is not None:
            places[entry.key] = at
        at += len(line)
    return places


def entries_in(content: bytes) -> dict[str, Entry]:
    """The entries of a journal by key, the later of equals."""
    return {entry.key: entry for entry in map(_entry_in, content.split(b"\n")) if entry is not None}


def _entry_in(line: bytes) -> Entry | None:
    """The entry of a line; None where it was cut off, or written by a version with other fields."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None
