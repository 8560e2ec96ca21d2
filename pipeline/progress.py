"""How a run is getting on: a bar for people, lines of JSON for machines."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline.errors import WriteError
from pipeline.folder import Ended
from pipeline.records import DocumentStatus

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
_SAID = ("path", "document", "status", "message", "pages", "goals", "measures")
_EVERY = 30.0  # seconds between lines where there is no terminal

Told = Callable[[Ended], None]


@contextmanager
def progress(total: int, events: Path | None = None) -> Iterator[Told]:
    """A function to tell of every document that ends. On a terminal it moves a bar, elsewhere it prints a line twice a
    minute; with `events` it appends a line of JSON for each document to that file, first and last one for the run."""
    with ExitStack() as stack:
        console = Console(stderr=True)
        tells = [stack.enter_context(_bar(total, console) if console.is_terminal else _lines(total, console))]
        if events is not None:
            tells.append(stack.enter_context(_events(total, events)))

        def tell(ended: Ended) -> None:
            for each in tells:
                each(ended)

        yield tell


class _Counts:
    """What was done so far, and how fast."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.known, self.failed, self.pages = total, 0, 0, 0, 0
        self._start = time.monotonic()

    def add(self, ended: Ended) -> None:
        self.done += 1
        self.known += ended.known
        self.failed += ended.entry.status not in _READ
        self.pages += 0 if ended.known else ended.entry.pages

    @property
    def seconds(self) -> float:
        return max(time.monotonic() - self._start, 1e-6)

    @property
    def pace(self) -> str:
        """Documents and pages a second of what was read now, and what was not read so far."""
        parts = [
            f"{(self.done - self.known) / self.seconds:.1f} documents/s",
            f"{self.pages / self.seconds:.1f} pages/s",
        ]
        if self.known:
            parts.insert(0, f"{self.known} known")
        return ", ".join([*parts, f"{self.failed} not read"] if self.failed else parts)


@contextmanager
def _bar(total: int, console: Console) -> Iterator[Told]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    counts = _Counts(total)
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Reading plans", total=total, pace="")

        def tell(ended: Ended) -> None:
            counts.add(ended)
            bar.update(task, advance=1, pace=counts.pace)

        yield tell


@contextmanager
def _lines(total: int, console: Console) -> Iterator[Told]:
    """Silence for short runs, a line every half minute of long ones."""
    counts = _Counts(total)
    said = time.monotonic()

    def tell(ended: Ended) -> None:
        nonlocal said
        counts.add(ended)
        now = time.monotonic()
        if now - said >= _EVERY:
            said = now
            left = (total - counts.done) * counts.seconds / max(1, counts.done - counts.known)
            console.print(f"{counts.done} of {total}: {counts.pace}, about {left / 60:.0f} min left", highlight=False)

    yield tell


@contextmanager
def _events(total: int, path: Path) -> Iterator[Told]:
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise WriteError(f"Cannot write the events to {path} ({error.strerror}). Name another file.") from error
    counts = _Counts(total)
    with file:
        _say(file, "started", documents=total)

        def tell(ended: Ended) -> None:
            counts.add(ended)
            entry = asdict(ended.entry)
            said = {name: entry[name] for name in _SAID}
            used = {"seconds": round(ended.seconds, 3), "cpu": round(sum(ended.cpu.values()), 3)}
            used["memory"] = round(ended.memory, 1)
            _say(file, "document", **said, **used, known=ended.known, done=counts.done, failed=counts.failed)

        yield tell
        _say(file, "read", documents=counts.done, known=counts.known, failed=counts.failed, pages=counts.pages)


def _say(file: TextIO, event: str, **facts: Any) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    file.write(json.dumps({"event": event, "time": now, **facts}, ensure_ascii=False) + "\n")
    file.flush()
