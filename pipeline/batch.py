"""A folder of files through the stages; one bad file never stops the rest.

Each file is read, extracted and judged in a process of its own with limits (`pipeline.child`), so that a parser that
dies, never ends or eats memory costs its own document and nothing else.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pipeline import child
from pipeline.compare import Catalogue, asked_catalogue, compare
from pipeline.errors import MaalestokError, PackError, UsageError
from pipeline.extract import Extractor
from pipeline.ingest import Ocr, OcrMode, document_id, ingest, unread
from pipeline.options import Options
from pipeline.packs import LanguagePack, load_packs
from pipeline.records import Document, DocumentStatus, Plan, Result, SourceFile
from pipeline.store import to_json
from pipeline.traces import Trace
from pipeline.worklist import FoundFile, Item, copied, placed, summary_of, work_list

T = TypeVar("T")

_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)
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
    with _threads(options, len(originals)) as threads:
        answers = threads.map(lambda item: read_apart(item.file, options, extract), originals)
        for item in items:
            result = copied(read[item.sha256], item) if item.original else placed(next(answers), item)
            read.setdefault(item.sha256, result)
            results.append(result)
            if progress is not None:
                progress(result)
    return results


@dataclass(frozen=True, slots=True)
class Done:
    """A document that is finished: its record as it goes to the disk, and what the journal says of it."""

    item: Item
    record: bytes
    summary: dict[str, Any]
    seconds: float = 0.0

    @property
    def status(self) -> DocumentStatus:
        return DocumentStatus(self.summary["status"])


def finish_all(items: Iterable[Item], options: Options) -> Iterator[Done]:
    """Every document read, extracted and judged, as they end. What was given up is tried once more at the end, alone,
    unless it was alone already. Holds no more than a few documents in memory."""
    again = []
    for done in _finished(items, options):
        if done.status in _AGAIN and options.jobs != 1:
            again.append(done.item)
        else:
            yield done
    yield from _finished(again, replace(options, jobs=1))


def _finished(items: Iterable[Item], options: Options) -> Iterator[Done]:
    waiting = iter(items)
    jobs = options.jobs or os.cpu_count() or 1
    with _threads(options, jobs) as threads:
        running: set[Future[Done]] = set()
        while True:
            running |= {
                threads.submit(finish_apart, item, options) for item in islice(waiting, 2 * jobs - len(running))
            }
            if not running:
                return
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in ended)


@contextmanager
def _threads(options: Options, calls: int) -> Iterator[Any]:
    _packs(options.models)  # a wrong pack is said at once, and not by each process
    jobs = min(options.jobs or os.cpu_count() or 1, max(1, calls))
    child.preload("pipeline.preload")
    with child.threads(jobs) as threads:
        yield threads


# ---------------------------------------------------------------------------------------------- one file, apart
def finish_apart(item: Item, options: Options) -> Done:
    """One document read, extracted and judged in a process of its own."""
    start = time.monotonic()
    answer = _apart(finish_one, item.file, options, item)
    seconds = time.monotonic() - start
    if isinstance(answer, Result):  # the record of what was lost
        answer = _done(answer, item)
    return replace(answer, seconds=seconds)


def finish_one(file: FoundFile, options: Options, item: Item) -> Done:
    """As `read_one`, judged, and as it goes to the disk."""
    result = read_one(file, options)
    try:
        return _done(judged(result, options), item)
    except MaalestokError:
        raise
    except Exception as error:
        document = replace(result.document, status=DocumentStatus.CRASHED, message=_defect(error), blocks=())
        return _done(Result(document), item)


def _done(result: Result, item: Item) -> Done:
    result = placed(result, item)
    return Done(item, to_json(result), summary_of(result))


def read_apart(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """One file read and extracted in a process of its own. Where the process dies, the file is tried once more in a
    fresh one with the reference reader, within the same time."""
    result: Result = _apart(read_one, file, options, extract)
    return result


def _apart(work: Callable[..., Any], file: FoundFile, options: Options, *rest: Any) -> Any:
    """`work(file, options, *rest)` in a process of its own; the Result of a lost file where it does not end well."""
    try:
        outcome = _tried(work, file, options, *rest)
    except MaalestokError:  # the call is wrong, not the file
        raise
    except Exception as error:
        return Result(_lost(file, DocumentStatus.CRASHED, _defect(error)))
    if outcome.end is child.End.DONE:
        return outcome.value
    status, message = _ENDS[outcome.end]
    seconds, died = f"{options.timeout:g}", _named(outcome.exit_code)
    message = message.format(seconds=seconds, memory=options.memory, signal=died)
    return Result(_lost(file, status, message))


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
        outcome = child.run(unread, (file.path, status, message, file.root), child.Limits(1.5, 1024))
        if isinstance(outcome.value, Document):
            return outcome.value
    return Document(document_id(file.path, ""), SourceFile(file.relative, "", "unknown", 0), status, message)


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


def read_one(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """One file read and extracted. Raises only MemoryError, and PackError where a language pack is wrong."""
    packs = _packs(options.models)
    document = None
    ocr = Ocr(packs, OcrMode(options.ocr), options.language, seconds=0.8 * options.timeout)
    try:
        document = ingest(
            file.path, packs, root=file.root, passwords=options.passwords, max_pages=options.max_pages,
            reference=options.reference, ocr=ocr,
        )  # fmt: skip
        if options.language is not None and document.status in _READ:
            document = replace(document, language=options.language)
        return Result(document, extract_plan(document, options.models) if extract else None)
    except (MemoryError, PackError):
        raise
    except Exception as error:  # a defect of ours must cost this document only, and must not look like "no goals"
        message = _defect(error)
        if document is None:
            return Result(unread(file.path, DocumentStatus.CRASHED, message, root=file.root))
        return Result(replace(document, status=DocumentStatus.CRASHED, message=message, blocks=()))


def _defect(error: Exception) -> str:
    return f"The program failed on this file ({type(error).__name__}: {error}); please report it with the file."


def explain_plan(document: Document, plan: Plan, models: Path | None = None) -> tuple[Trace, ...]:
    """What became of each block on the way to the plan that `extract_plan` gave."""
    return _extractor(plan.language or "", models).explain(document, plan)


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

    with _threads(options, len(calls)) as threads:
        yield from threads.map(answered, calls)


def extract_plan(document: Document, models: Path | None = None) -> Plan | None:
    """The plan of a document that was read and whose language has a pack; else None."""
    if document.status not in _READ or document.language is None:
        return None
    return _extractor(document.language, models).extract(document)


def judged(result: Result, options: Options) -> Result:
    """The result with the verdicts on its plan, where it has one."""
    if result.plan is None:
        return result
    pack = _packs(options.models).get(result.plan.language or "")
    catalogue = _catalogue(options.models, options.catalogue, options.meaning)
    return replace(result, assessment=compare(result.plan, pack, catalogue, lens=options.lens, texts=options.lang))


def warm(models: Path | None = None) -> None:
    """Loads the packs, their extractors and the catalogue, so that processes forked later have them."""
    for code in _packs(models):
        _extractor(code, models)
    _catalogue(models, None, False)


@lru_cache(maxsize=4)
def _packs(models: Path | None) -> dict[str, LanguagePack]:
    return load_packs(models)


@lru_cache(maxsize=4)
def _catalogue(models: Path | None, own: Path | None, meaning: bool) -> Catalogue:
    return asked_catalogue(models, own, meaning=meaning)


@lru_cache(maxsize=16)
def _extractor(language: str, models: Path | None) -> Extractor:
    packs = _packs(models)
    if language not in packs:
        raise UsageError(f"There is no language pack {language!r}; packs: {', '.join(sorted(packs))}.")
    return Extractor(packs[language])
