"""A folder of files through the stages; one bad file never stops the rest.

Each file is read and extracted in a worker process, so that a parser that dies or never ends costs its own document
and nothing else (pebble: the engine that was measured to lose exactly the killed one). Results come back in the order
of the paths, whatever the number of workers.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as WorkerTimeout
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from pipeline.errors import UsageError
from pipeline.extract import Extractor
from pipeline.ingest import Ocr, OcrMode, ingest, unread
from pipeline.packs import LanguagePack, load_packs
from pipeline.records import Document, DocumentStatus, Finding, Plan, Result

_SKIPPED_NAMES = ("~$", ".")  # lock files of office programs, hidden files
_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can ask of a run."""

    jobs: int = 0  # worker processes; 0 is one per core
    timeout: float = 300.0  # seconds for one document
    language: str | None = None  # read every document with this pack, whatever it looks like
    models: Path | None = None
    password: str | None = None
    max_pages: int | None = None
    lens: str | None = None
    ocr: str = "auto"  # text recognition of pages that are pictures: auto, off, force


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read and the folder its path is written relative to."""

    path: Path
    root: Path

    @property
    def relative(self) -> str:
        return unicodedata.normalize("NFC", self.path.relative_to(self.root).as_posix())


def discover(paths: Iterable[Path]) -> list[FoundFile]:
    """Every file named or lying in a folder named, sorted by relative path, each once.

    Raises UsageError for a path that is not there and when there is no file at all: nothing to read is a mistake of the
    call, not a plan without goals.
    """
    found: dict[Path, FoundFile] = {}
    asked = list(paths)
    for path in asked:
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                hidden = any(part.startswith(_SKIPPED_NAMES) for part in inner.relative_to(path).parts)
                dangling = inner.is_symlink() and not inner.exists()  # to be named as unreadable, not passed over
                if (inner.is_file() or dangling) and not hidden:
                    found.setdefault(inner.resolve(), FoundFile(inner, path))
        elif path.exists():
            found.setdefault(path.resolve(), FoundFile(path, path.parent))
        else:
            raise UsageError(f"There is no file or folder {str(path)!r}. Check the spelling, or give its full path.")
    if not found:
        names = ", ".join(str(path) for path in asked) or "nothing"
        raise UsageError(f"There are no files in {names}. Put the plans there, or name another folder.")
    return sorted(found.values(), key=lambda file: (file.relative, str(file.root)))


def read_all(
    files: Sequence[FoundFile],
    options: Options,
    *,
    extract: bool = True,
    progress: Callable[[Result], None] | None = None,
) -> list[Result]:
    """One result for each file, in their order. A worker that dies or exceeds the time gives a document with status
    crashed or timeout."""
    jobs = min(options.jobs or os.cpu_count() or 1, max(1, len(files)))
    results = []
    for result in _in_workers(files, options, extract, jobs):
        results.append(result)
        if progress is not None:
            progress(result)
    return _with_unique_ids(results)


def _in_workers(files: Sequence[FoundFile], options: Options, extract: bool, jobs: int) -> Iterator[Result]:
    with ProcessPool(max_workers=jobs, max_tasks=200) as pool:
        futures = [pool.schedule(read_one, (file, options, extract), timeout=options.timeout) for file in files]
        for file, future in zip(files, futures, strict=True):
            try:
                yield future.result()
            except WorkerTimeout:
                yield _lost(
                    file,
                    DocumentStatus.TIMEOUT,
                    f"Reading took more than {options.timeout:g} seconds and was stopped; try --timeout with a larger "
                    "number, or save the file anew from its own program.",
                )
            except ProcessExpired as error:
                yield _lost(
                    file,
                    DocumentStatus.CRASHED,
                    f"The reader was killed by this file (exit code {error.exitcode}); open it in its own program, "
                    "save it anew and try again.",
                )


def read_one(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """One file read and extracted; never raises."""
    packs = _packs(options.models)
    ocr = Ocr(packs, OcrMode(options.ocr), options.language, seconds=0.8 * options.timeout)
    document = ingest(
        file.path, packs, root=file.root, password=options.password, max_pages=options.max_pages, ocr=ocr
    )
    if options.language is not None and document.status in _READ:
        document = replace(document, language=options.language)
    if not extract:
        return Result(document)
    try:
        return Result(document, extract_plan(document, options.models))
    except Exception as error:  # a defect of ours must cost this document only, and must not look like "no goals"
        message = f"The program failed on this file ({type(error).__name__}: {error}); please report it with the file."
        return Result(replace(document, status=DocumentStatus.CRASHED, message=message, blocks=()))


def extract_plan(document: Document, models: Path | None = None) -> Plan | None:
    """The plan of a document that was read and whose language has a pack; else None."""
    if document.status not in _READ or document.language is None:
        return None
    return _extractor(document.language, models).extract(document)


@lru_cache(maxsize=4)
def _packs(models: Path | None) -> dict[str, LanguagePack]:
    return load_packs(models)


@lru_cache(maxsize=16)
def _extractor(language: str, models: Path | None) -> Extractor:
    packs = _packs(models)
    if language not in packs:
        raise UsageError(f"There is no language pack {language!r}; packs: {', '.join(sorted(packs))}.")
    return Extractor(packs[language])


def _lost(file: FoundFile, status: DocumentStatus, message: str) -> Result:
    return Result(unread(file.path, status, message, root=file.root))


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
