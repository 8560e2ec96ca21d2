"""`OUT/review.jsonl`: what people decided, one line of JSON each, only ever added to and forced to the disk.

Nothing that reads plans touches the file, so a run into the same folder, `--fresh` or not, keeps every decision. A line
that was cut off by a kill or a power loss is passed over; the next one begins on a line of its own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from pipeline.errors import UsageError
from pipeline.journal import DECISIONS, OWN
from pipeline.review.decisions import Decision

FILE = DECISIONS
_LINE: TypeAdapter[Decision] = TypeAdapter(Decision)
_WAIT = 30  # seconds for another writer


class ReviewJournal:
    """The decisions of one folder. Several processes may add to it; `refreshed` takes in what others wrote."""

    def __init__(self, out: Path) -> None:
        self.path = out / FILE
        self._lock = out / OWN / "review.lock"
        self._read = 0  # bytes
        self._known: list[Decision] = []
        self.broken = 0  # lines that are no decisions
        self.refreshed()

    @property
    def decisions(self) -> list[Decision]:
        """All that is known, in the order of writing."""
        return list(self._known)

    @property
    def count(self) -> int:
        """How many are known."""
        return len(self._known)

    @property
    def last(self) -> int:
        """The number of the last decision that is known; 0 where there is none."""
        return max((each.number for each in self._known), default=0)

    def refreshed(self) -> list[Decision]:
        """The decisions that were written since the last look."""
        try:
            with self.path.open("rb") as file:
                file.seek(self._read)
                content = file.read()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        self._read += len(whole)
        return self._taken(whole)

    def _taken(self, content: bytes) -> list[Decision]:
        new = []
        for line in content.split(b"\n"):
            if line.strip():
                try:
                    new.append(_LINE.validate_json(line))
                except ValidationError:  # cut off, or written by a later program
                    self.broken += 1
        self._known += new
        return new

    def add(self, decisions: Sequence[Decision], *, unless_after: int | None = None) -> list[Decision]:
        """Writes the decisions, numbered and dated, and returns them when they are safe on the disk. Raises UsageError
        where somebody has decided since the number given, and writes nothing then."""
        self._lock.parent.mkdir(parents=True, exist_ok=True)
        with self._held():
            self.refreshed()
            first = self.last + 1
            if unless_after is not None and unless_after < self.last:
                raise UsageError("Somebody decided something at the same moment; nothing was written. Try again.")
            now = datetime.now(UTC).isoformat(timespec="seconds")
            written = [replace(each, number=first + place, at=each.at or now) for place, each in enumerate(decisions)]
            lines = b"".join(_LINE.dump_json(each, exclude_defaults=True) + b"\n" for each in written)
            self._append(lines)
            self._known += written
        return written

    @contextmanager
    def _held(self) -> Iterator[None]:
        lock = FileLock(self._lock)
        try:
            lock.acquire(timeout=_WAIT)
        except Timeout as error:
            raise UsageError(
                f"Another program has been writing to {self.path} for {_WAIT} seconds; nothing was written. Try again."
            ) from error
        try:
            yield
        finally:
            lock.release()

    def _append(self, lines: bytes) -> None:
        made = not self.path.exists()
        with self.path.open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":  # a line that was cut off
                    lines = b"\n" + lines
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
            self._read = file.tell()
        if made and os.name == "posix":
            _lasting(self.path.parent)


def _lasting(folder: Path) -> None:
    """The new file's name itself outlasts a power loss."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def decisions_in(out: Path) -> list[Decision]:
    """The decisions of a folder; none where nobody has reviewed it. Raises UsageError where the file cannot be read."""
    try:
        return ReviewJournal(out).decisions if (out / FILE).exists() else []
    except OSError as error:
        raise UsageError(
            f"Cannot read {out / FILE} ({error.strerror}); reports would lack what was decided."
        ) from error


def as_line(decision: Decision) -> str:
    """A decision as it stands in the file."""
    return json.dumps(json.loads(_LINE.dump_json(decision, exclude_defaults=True)), ensure_ascii=False)
