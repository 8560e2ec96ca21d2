"""The folder a run writes to: claimed by one run at a time, filled document by document, never half overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
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
) -> list[Entry]:
    """A record in the folder for every item; what a former run has finished the same way is taken over. The entries in
    the order of the items; records that belong to none of them are removed. `progress` is told of each as it
    ends."""
    keys = Keys(options)
    entries: dict[str, Entry] = {}
    with Journal(out, fresh=fresh) as journal:

        def end(item: Item, ended: Ended) -> None:
            entries[item.id] = ended.entry
            progress(ended)

        for item in items:
            if known := journal.found(keys.of(item)):
                end(item, Ended(known, known=True))
        missing = [item for item in items if item.id not in entries]
        originals = [item for item in missing if not item.original]
        with engine_for(options, len(originals)) as engine:
            for done in finish_all(originals, options, engine):
                entry = _written(done, journal, keys)
                end(done.item, Ended(entry, done.seconds, cpu=done.cpu, memory=done.memory))
        firsts = {item.sha256: item for item in items if not item.original}
        for item in (item for item in missing if item.original):
            end(item, Ended(_written(_copy(item, firsts[item.sha256], out), journal, keys)))
        in_order = [entries[item.id] for item in items]
        journal.keep([entry.key for entry in in_order])
    _tidy(out / RECORDS, {f"{entry.document}.json" for entry in in_order})
    return in_order


@contextmanager
def engine_for(options: Options, calls: int) -> Iterator[Engine]:
    """The engine asked for; no cluster is troubled where nothing is to be read."""
    chosen = local(options.jobs, calls, options.models)
    if options.scheduler and calls:
        chosen = dask(options.scheduler, partial(program_of, options.models))
    with chosen as engine:
        yield engine


def stored(
    out: Path, entries: Sequence[Entry], finish: Callable[[Result], Result] = lambda result: result
) -> Iterator[Result]:
    """The results in the order of the entries, each read from its record and finished, without the passages."""
    for entry in entries:
        result: Result = from_json((out / RECORDS / f"{entry.document}.json").read_bytes(), Result)
        yield without_passages(finish(result))


def recorded(out: Path) -> Iterator[Result]:
    """The results in a run's folder, in the order of their paths; raises UsageError where there are none."""
    records = sorted((out / RECORDS).glob("*.json"))
    if not records:
        raise UsageError(f"There are no records in {out / RECORDS}; run `maalestok ingest PLANS -o {out}` first.")
    placed = [(from_json(path.read_bytes(), Result).document.source.path, path.name, path) for path in records]
    return (from_json(path.read_bytes(), Result) for _, _, path in sorted(placed))


def without_passages(result: Result) -> Result:
    """The result as tables and report need it."""
    return replace(result, document=replace(result.document, blocks=()))


def _written(done: Done, journal: Journal, keys: Keys) -> Entry:
    key = keys.ending(done.item, DocumentStatus(done.summary["status"]))
    return journal.add({"key": key, **done.summary}, done.record)


def _copy(item: Item, first: Item, out: Path) -> Done:
    result = copied(from_json((out / RECORDS / f"{first.id}.json").read_bytes(), Result), item)
    return Done(item, to_json(result), summary_of(result))


def _tidy(folder: Path, expected: set[str]) -> None:
    for path in folder.glob("*.json"):
        if path.name not in expected:
            path.unlink()


def _why(error: BaseException) -> str:
    return getattr(error, "strerror", None) or str(error)
