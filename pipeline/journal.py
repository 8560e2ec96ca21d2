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
from pipeline.store import write_atomically

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
    """The journal of a folder; `with` closes it. May be added to from several threads."""

    def __init__(self, out: Path, *, fresh: bool = False) -> None:
        self._out = out
        self._path = out / OWN / "journal.jsonl"
        self._entries = {} if fresh else _read(self._path)
        self._lock = threading.Lock()
        self.keep(self._entries)
        self._file = self._path.open("ab")

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def found(self, keys: Iterable[str]) -> Entry | None:
        """The entry of the first of these keys whose record is on disk as it was written."""
        for key in keys:
            entry = self._entries.get(key)
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
            self._entries[written.key] = written
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        return written

    def keep(self, keys: Collection[str]) -> None:
        """Leaves only these lines, in the order of the keys."""
        self._entries = {key: self._entries[key] for key in keys if key in self._entries}
        lines = (json.dumps(asdict(entry), ensure_ascii=False) for entry in self._entries.values())
        write_atomically(self._path, "".join(f"{line}\n" for line in lines).encode(), lasting=True)

    def _record(self, document: str) -> Path:
        return self._out / RECORDS / f"{document}.json"


def _read(path: Path) -> dict[str, Entry]:
    try:
        return entries_in(path.read_bytes())
    except FileNotFoundError:
        return {}


def entries_in(content: bytes) -> dict[str, Entry]:
    """The entries of a journal by key, the later of equals."""
    entries = {}
    for line in content.split(b"\n"):
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):  # cut off, or written by a version with other fields
            continue
        entries[entry.key] = entry
    return entries
