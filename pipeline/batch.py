"""A folder of files through the stages; one bad file never stops the rest.

Each file is read, extracted and judged in a process of its own with limits (`pipeline.child`), so that a parser that
dies, never ends or eats memory costs its own document and nothing else.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice, repeat
from typing import Any, TypeVar

from pipeline import child
from pipeline.engines import Engine, local
from pipeline.errors import EngineError, MaalestokError, defect_of
from pipeline.identity import document_id
from pipeline.options import Options
from pipeline.packs import load_packs
from pipeline.records import Document, DocumentStatus, Result, SourceFile
from pipeline.worklist import Done, FoundFile, Item, copied, done, placed, work_list

T = TypeVar("T")

_AGAIN = (DocumentStatus.TIMEOUT, DocumentStatus.CRASHED)  # what neighbours on a busy machine may have caused


# ---------------------------------------------------------------------------------------------- many files
def read_all(
    files: Sequence[FoundFile],
    options: Options,
    *,
    extract: bool = True,
    progress: Callable[[Result], None] | None = None,
) -> list[Result]:
    """One result for each file, in their order, without verdicts. A document that kills its process or uses more than
    its share of time or memory has status crashed, timeout or too_large. Files of the same content are read once."""
    items = work_list(files)
    originals = [item for item in items if not item.original]
    results: list[Result] = []
    read: dict[str, Result] = {}
    with _here(options, len(originals)) as engine:
        answers = engine.executor.map(read_apart, [item.file for item in originals], repeat(options), repeat(extract))
        for item in items:
            result = copied(read[item.sha256], item) if item.original else placed(next(answers), item)
            read.setdefault(item.sha256, result)
            results.append(result)
            if progress is not None:
                progress(result)
    return results


def finish_all(items: Iterable[Item], options: Options, engine: Engine) -> Iterator[Done]:
    """Every document read, extracted and judged, as they end. What was given up is tried once more at the end, alone,
    unless it was alone already. Holds no more than a few documents in memory."""
    again = []
    for each in _finished(items, options, engine, engine.at_once):
        if each.status in _AGAIN and not engine.alone:
            again.append(each.item)
        else:
            yield each
    yield from _finished(again, options, engine, lambda: 1)


def _finished(items: Iterable[Item], options: Options, engine: Engine, at_once: Callable[[], int]) -> Iterator[Done]:
    waiting = iter(items)
    running: dict[Future[Done], Item] = {}
    while True:
        for item in islice(waiting, max(0, at_once() - len(running))):
            running[engine.submit(finish_apart, item, options)] = item
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield _ended(future, running.pop(future))


def _ended(future: Future[Done], item: Item) -> Done:
    """What became of a document; of one whose worker was lost, that it crashed. Raises EngineError where the engine is
    gone."""
    try:
        return future.result()
    except MaalestokError:
        raise
    except CancelledError as error:
        raise EngineError(
            "The scheduler is gone. What was read is kept; start it again and run the same command: it goes on where "
            "it stopped."
        ) from error
    except Exception as error:
        message = f"The worker that read this file was lost ({type(error).__name__}: {error}); run again."
        source = SourceFile(item.file.relative, item.sha256, "unknown", 0)
        return done(Result(Document("", source, DocumentStatus.CRASHED, message)), item)


@contextmanager
def _here(options: Options, calls: int) -> Iterator[Engine]:
    if options.models is not None:
        load_packs(options.models)  # a wrong pack is said at once, and not by each process
    with local(options.jobs, calls, options.models) as engine:
        yield engine


# ---------------------------------------------------------------------------------------------- in the child
# What reads and judges is imported where it runs: the run's own process need not load it.
def finish_one(file: FoundFile, options: Options, item: Item) -> Done:
    from pipeline.work import finish_one

    return finish_one(file, options, item)


def read_one(file: FoundFile, options: Options, extract: bool = True) -> Result:
    from pipeline.work import read_one

    return read_one(file, options, extract)


def _unread(file: FoundFile, status: DocumentStatus, message: str) -> Document:
    from pipeline.ingest import unread

    return unread(file.path, status, message, file.root)


# ---------------------------------------------------------------------------------------------- one file, apart
def finish_apart(item: Item, options: Options) -> Done:
    """One document read, extracted and judged in a process of its own."""
    start = time.monotonic()
    answer, use = _apart(finish_one, item.file, options, item)
    seconds = time.monotonic() - start
    if isinstance(answer, Result):  # the record of what was lost
        answer = done(answer, item)
    started = max(0.0, use.cpu - sum(answer.cpu.values()))
    return replace(answer, seconds=seconds, cpu={"start": started, **answer.cpu}, memory=use.memory)


def read_apart(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """One file read and extracted in a process of its own. Where the process dies, the file is tried once more in a
    fresh one with the reference reader, within the same time."""
    result: Result = _apart(read_one, file, options, extract)[0]
    return result


def _apart(work: Callable[..., Any], file: FoundFile, options: Options, *rest: Any) -> tuple[Any, child.Use]:
    """`work(file, options, *rest)` in a process of its own, and what it used; the Result of a lost file where it does
    not end well."""
    try:
        outcome = _tried(work, file, options, *rest)
    except MaalestokError:  # the call is wrong, not the file
        raise
    except Exception as error:
        return Result(_lost(file, DocumentStatus.CRASHED, defect_of(error))), child.Use()
    if outcome.end is child.End.DONE:
        return outcome.value, outcome.use
    status, message = _ENDS[outcome.end]
    seconds, died = f"{options.timeout:g}", _named(outcome.exit_code)
    message = message.format(seconds=seconds, memory=options.memory, signal=died)
    return Result(_lost(file, status, message)), outcome.use


def _tried(work: Callable[..., Any], file: FoundFile, options: Options, *rest: Any) -> child.Outcome:
    outcome = child.run(work, (file, options, *rest), child.Limits(options.timeout, options.memory))
    left = options.timeout - outcome.seconds
    if outcome.end is child.End.DIED and left > 0:
        careful = replace(options, reference=True)
        again = child.run(work, (file, careful, *rest), child.Limits(left, options.memory))
        if again.end is not child.End.DIED:
            return again
    return outcome


def _lost(file: FoundFile, status: DocumentStatus, message: str) -> Document:
    """The record of a file that could not be read; even its hash and format are found in a process of its own."""
    with suppress(Exception):
        outcome = child.run(_unread, (file, status, message), child.Limits(_HASHING, 1024))
        if isinstance(outcome.value, Document):
            return outcome.value
    return Document(document_id(file.path, ""), SourceFile(file.relative, "", "unknown", 0), status, message)


_HASHING = 20  # seconds for the hash of a lost file: a busy machine or a slow share must not leave it without one


def _named(exit_code: int | None) -> str:
    """A negative exit code as the name of the signal, for instance SIGSEGV."""
    try:
        return signal.Signals(-(exit_code or 0)).name
    except ValueError:
        return f"exit code {exit_code}"


_ENDS = {
    child.End.OUT_OF_TIME: (
        DocumentStatus.TIMEOUT,
        "Reading took more than {seconds} seconds and was stopped; try --timeout with a larger number, or save the "
        "file anew from its own program.",
    ),
    child.End.OUT_OF_MEMORY: (
        DocumentStatus.TOO_LARGE,
        "Reading needed more than {memory} MiB of memory and was stopped; try --memory with a larger number, or split "
        "the file into parts.",
    ),
    child.End.DIED: (
        DocumentStatus.CRASHED,
        "This file killed both readers ({signal}); open it in its own program, save it anew and try again.",
    ),
}


def each_apart(work: Callable[..., T], calls: Sequence[tuple[Any, ...]], options: Options) -> Iterator[T | None]:
    """The answer to each call, in order, each worked out in a process of its own; None where the process died, used
    more than its share or the call failed."""
    limits = child.Limits(options.timeout, options.memory)

    def answered(call: tuple[Any, ...]) -> T | None:
        try:
            outcome = child.run(work, call, limits)
        except Exception:  # whatever the file did to the call: the caller says what is missing
            return None
        return outcome.value if outcome.end is child.End.DONE else None

    with _here(options, len(calls)) as engine:
        yield from engine.executor.map(answered, calls)
