"""The folder a run writes to: claimed by one run at a time, filled document by document, never half overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.batch import finish_all
from pipeline.engines import Engine, dask, local
from pipeline.errors import UsageError, WriteError
from pipeline.journal import OWN, RECORDS, Entry, Journal
from pipeline.options import Options
from pipeline.records import DocumentStatus, Result
from pipeline.store import from_json, to_json
from pipeline.worklist import Done, Item, Keys, copied, program_of, summary_of


@contextmanager
def claimed(out: Path) -> Iterator[None]:
    """The folder is made, written to and locked, before minutes are spent. Raises UsageError where another run has it,
    WriteError where it cannot be written to; an error of the disk within becomes a WriteError too."""
    try:
        (out / OWN).mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / OWN / "lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise UsageError(
            f"Another run is writing to {out}. Wait until it has ended, or name another folder with -o."
        ) from error
    except (OSError, NotImplementedError) as error:
        raise WriteError(f"Cannot write to {out} ({_why(error)}). Name another folder with -o.") from error
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:  # either is how a full disk is said
        raise WriteError(
            f"Writing to {out} failed ({_why(error)}). What was read is kept there; make room or name another folder, "
            f"then run the same command again: it goes on where it stopped."
        ) from error
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class Ended:
    """A document that is done: what it took in seconds by the clock, in CPU seconds by stage and in MiB; or that it was
    done already."""

    entry: Entry
    seconds: float = 0.0
    known: bool = False
    cpu: Mapping[str, float] = field(default_factory=dict)
    memory: float = 0.0


def fill(
    items: Sequence[Item],
    options: Options,
    out: Path,
    *,
    fresh: bool = False,
    progress: Callable[[Ended], None] = lambda ended: None,
) -> None:
    """A record in the folder for every item; what a former run has finished the same way is taken over, and records
    that belong to none are removed. `progress` is told of each as it ends."""
    keys = Keys(options)
    found: dict[str, str] = {}  # document -> key of its line
    with Journal(out, fresh=fresh) as journal:

        def end(item: Item, ended: Ended) -> None:
            found[item.id] = ended.entry.key
            progress(ended)

        for item in items:
            if known := journal.found(keys.of(item)):
                end(item, Ended(known, known=True))
        missing = [item for item in items if item.id not in found]
        originals = [item for item in missing if not item.original]
        with engine_for(options, len(originals)) as engine:
            for done in finish_all(originals, options, engine):
                entry = _written(done, journal, keys)
                end(done.item, Ended(entry, done.seconds, cpu=done.cpu, memory=done.memory))
        firsts = {item.sha256: item for item in items if not item.original}
        for item in (item for item in missing if item.original):
            end(item, Ended(_written(_copy(item, firsts[item.sha256], out), journal, keys)))
        journal.keep([found[item.id] for item in items])
    _tidy(out / RECORDS, found)


@contextmanager
def engine_for(options: Options, calls: int) -> Iterator[Engine]:
    """The engine asked for; no cluster is troubled where nothing is to be read."""
    chosen = local(options.jobs, calls, options.models)
    if options.scheduler and calls:
        chosen = dask(options.scheduler, partial(program_of, options.models))
    with chosen as engine:
        yield engine


def stored(out: Path, documents: Iterable[str]) -> Iterator[Result]:
    """The results of the documents in their order, each read from its record."""
    for document in documents:
        yield from_json((out / RECORDS / f"{document}.json").read_bytes(), Result)


def recorded(out: Path) -> Iterator[Result]:
    """The results in a run's folder, in the order of their paths; raises UsageError where there are none."""
    return stored(out, (name for _, name in sorted((told.document.source.path, name) for name, told in _glanced(out))))


def language_spoken(out: Path) -> str | None:
    """The language that all stored verdicts give their reasons in; None where they differ or there are none."""
    spoken = {told.assessment.language for _, told in _glanced(out) if told.assessment}
    return spoken.pop() if len(spoken) == 1 else None


@dataclass(frozen=True, slots=True)
class _Where:
    path: str


@dataclass(frozen=True, slots=True)
class _Read:
    source: _Where


@dataclass(frozen=True, slots=True)
class _Judged:
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Glance:
    """What a record is found by, without all that it holds."""

    document: _Read
    assessment: _Judged | None = None


def _glanced(out: Path) -> Iterator[tuple[str, _Glance]]:
    """The records by name; raises UsageError where there are none."""
    found = False
    for path in (out / RECORDS).glob("*.json"):
        found = True
        yield path.name.removesuffix(".json"), from_json(path.read_bytes(), _Glance)
    if not found:
        raise UsageError(f"There are no records in {out / RECORDS}; run `maalestok ingest PLANS -o {out}` first.")


def without_passages(result: Result) -> Result:
    """The result as tables and report need it."""
    return replace(result, document=replace(result.document, blocks=()))


def _written(done: Done, journal: Journal, keys: Keys) -> Entry:
    key = keys.ending(done.item, DocumentStatus(done.summary["status"]))
    return journal.add({"key": key, **done.summary}, done.record)


def _copy(item: Item, first: Item, out: Path) -> Done:
    result = copied(from_json((out / RECORDS / f"{first.id}.json").read_bytes(), Result), item)
    return Done(item, to_json(result), summary_of(result))


def _tidy(folder: Path, expected: Collection[str]) -> None:
    for path in folder.glob("*.json"):
        if path.name.removesuffix(".json") not in expected:
            path.unlink()


def _why(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error)
