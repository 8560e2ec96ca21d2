"""A folder of files through the stages; one bad file never stops the rest.

Each file is read and extracted in a process of its own with limits (`pipeline.child`), so that a parser that dies,
never ends or eats memory costs its own document and nothing else. Results come back in the order of the paths,
whatever the number of processes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pipeline import child
from pipeline.errors import MaalestokError, PackError, UsageError
from pipeline.extract import Extractor
from pipeline.ingest import Ocr, OcrMode, document_id, ingest, printable, unread
from pipeline.packs import LanguagePack, load_packs
from pipeline.records import Document, DocumentStatus, Finding, Plan, Result, SourceFile
from pipeline.traces import Trace

T = TypeVar("T")

_SKIPPED_NAMES = ("~$", ".")  # lock files of office programs, hidden files
_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can ask of a run."""

    jobs: int = 0  # worker processes; 0 is one per core
    timeout: float = 300.0  # seconds for one document
    memory: int = 2048  # MiB for one document
    language: str | None = None  # read every document with this pack, whatever it looks like
    models: Path | None = None
    passwords: tuple[str, ...] = ()  # tried in turn on a locked file
    max_pages: int | None = None
    lens: str | None = None
    lang: str | None = None  # of report, reasons and advice; None is the catalogue's own
    catalogue: Path | None = None  # the user's own, beside the built-in one
    meaning: bool = False  # exemplars of other languages by meaning as well
    reference: bool = False  # read PDF files with the slower reference reader alone
    ocr: str = "auto"  # text recognition of pages that are pictures: auto, off, force


def asked_options(*, password: str | None = None, password_file: Path | None = None, **asked: Any) -> Options:
    """What the command line asks for. Raises UsageError for a language without a pack and a password file that is no
    text."""
    passwords = [password] if password else []
    if password_file is not None:
        try:
            passwords += [line for line in password_file.read_text("utf-8-sig").splitlines() if line]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"Cannot read {password_file}: it must be a UTF-8 text, one password per line.") from error
    options = Options(passwords=tuple(dict.fromkeys(passwords)), **asked)
    if options.language is not None and options.language not in (packs := load_packs(options.models)):
        raise UsageError(f"There is no language pack {options.language!r}; packs: {', '.join(sorted(packs))}.")
    return options


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read and the folder its path is written relative to."""

    path: Path
    root: Path

    @property
    def relative(self) -> str:
        return printable(self.path.relative_to(self.root).as_posix())


def discover(paths: Iterable[Path]) -> list[FoundFile]:
    """Every file named or lying in a folder named, sorted by relative path, each once.

    Raises UsageError for a path that is not there and when there is no file at all: nothing to read is a mistake of the
    call, not a plan without goals.
    """
    found: dict[str, FoundFile] = {}
    asked = list(paths)
    for path in asked:
        if path.is_dir():
            for inner in _inside(path):
                found.setdefault(os.path.realpath(inner), FoundFile(inner, path))
        elif os.path.lexists(path):
            found.setdefault(os.path.realpath(path), FoundFile(path, path.parent))
        else:
            raise UsageError(f"There is no file or folder {str(path)!r}. Check the spelling, or give its full path.")
    if not found:
        names = ", ".join(str(path) for path in asked) or "nothing"
        raise UsageError(f"There are no files in {names}. Put the plans there, or name another folder.")
    return sorted(found.values(), key=lambda file: (file.relative, str(file.root)))


def _inside(folder: Path) -> Iterator[Path]:
    """Everything in a folder and its folders that is not hidden. What cannot be read (a pipe, a link to nowhere, a link
    to a folder, a closed folder) is among it, to be named in the results and not passed over."""
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith(_SKIPPED_NAMES))
        links = [name for name in folders if Path(parent, name).is_symlink()]  # which os.walk does not enter
        for name in sorted((*names, *links)):
            if not name.startswith(_SKIPPED_NAMES):
                yield Path(parent, name)
    yield from (Path(error.filename) for error in closed)


def read_all(
    files: Sequence[FoundFile],
    options: Options,
    *,
    extract: bool = True,
    progress: Callable[[Result], None] | None = None,
) -> list[Result]:
    """One result for each file, in their order. A document that kills its process or uses more than its share of time
    or memory has status crashed, timeout or too_large."""
    _packs(options.models)  # a wrong pack is said at once, and not by each process
    jobs = min(options.jobs or os.cpu_count() or 1, max(1, len(files)))
    results = []
    child.preload("pipeline.preload")
    with child.threads(jobs) as threads:
        for result in threads.map(lambda file: read_apart(file, options, extract), files):
            results.append(result)
            if progress is not None:
                progress(result)
    return _with_unique_ids(results)


def read_apart(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """One file read and extracted in a process of its own. Where the process dies, the file is tried once more in a
    fresh one with the reference reader, within the same time."""
    try:
        outcome = _tried(file, options, extract)
    except MaalestokError:  # the call is wrong, not the file
        raise
    except Exception as error:
        return Result(_lost(file, DocumentStatus.CRASHED, _defect(error)))
    if outcome.end is child.End.DONE:
        result: Result = outcome.value
        return result
    status, message = _ENDS[outcome.end]
    seconds, died = f"{options.timeout:g}", _named(outcome.exit_code)
    message = message.format(seconds=seconds, memory=options.memory, signal=died)
    return Result(_lost(file, status, message))


def _tried(file: FoundFile, options: Options, extract: bool) -> child.Outcome:
    outcome = child.run(read_one, (file, options, extract), child.Limits(options.timeout, options.memory))
    left = options.timeout - outcome.seconds
    if outcome.end is child.End.DIED and left > 0:
        careful = replace(options, reference=True)
        again = child.run(read_one, (file, careful, extract), child.Limits(left, options.memory))
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
    _packs(options.models)
    limits = child.Limits(options.timeout, options.memory)

    def answered(call: tuple[Any, ...]) -> T | None:
        try:
            outcome = child.run(work, call, limits)
        except Exception:  # whatever the file did to the call: the caller says what is missing
            return None
        return outcome.value if outcome.end is child.End.DONE else None

    jobs = min(options.jobs or os.cpu_count() or 1, max(1, len(calls)))
    child.preload("pipeline.preload")
    with child.threads(jobs) as threads:
        yield from threads.map(answered, calls)


def extract_plan(document: Document, models: Path | None = None) -> Plan | None:
    """The plan of a document that was read and whose language has a pack; else None."""
    if document.status not in _READ or document.language is None:
        return None
    return _extractor(document.language, models).extract(document)


def warm(models: Path | None = None) -> None:
    """Loads the packs and their extractors, so that processes forked later have them."""
    for code in _packs(models):
        _extractor(code, models)


@lru_cache(maxsize=4)
def _packs(models: Path | None) -> dict[str, LanguagePack]:
    return load_packs(models)


@lru_cache(maxsize=16)
def _extractor(language: str, models: Path | None) -> Extractor:
    packs = _packs(models)
    if language not in packs:
        raise UsageError(f"There is no language pack {language!r}; packs: {', '.join(sorted(packs))}.")
    return Extractor(packs[language])


def _with_unique_ids(results: list[Result]) -> list[Result]:
    """Copies of a file under several names keep apart; the first in path order keeps the plain id."""
    seen: dict[str, int] = {}
    unique = []
    for result in results:
        document = result.document
        seen[document.id] = seen.get(document.id, 0) + 1
        if seen[document.id] > 1:
            new = f"{document.id}-{seen[document.id]}"
            copy = Finding("document.copy", "The same file was given under another name as well; both are listed.")
            document = replace(document, id=new, findings=(*document.findings, copy))
            result = replace(result, document=document, plan=_renamed(result.plan, new))
        unique.append(result)
    return unique


def _renamed(plan: Plan | None, document: str) -> Plan | None:
    if plan is None:
        return None
    suffix = document.rpartition("-")[2]
    goals = tuple(
        replace(
            goal,
            id=f"{goal.id}-{suffix}",
            document_id=document,
            measures=tuple(replace(m, id=m.id.replace(goal.id, f"{goal.id}-{suffix}", 1)) for m in goal.measures),
        )
        for goal in plan.goals
    )
    return replace(plan, document_id=document, goals=goals)
