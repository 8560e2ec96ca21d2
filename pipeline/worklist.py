"""Which documents a run has before it: each with an id of its own, its content's hash, and what it is a copy of."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.errors import UsageError
from pipeline.identity import digest_of, document_id, printable
from pipeline.options import Options
from pipeline.places import digest_at, files_below, is_address
from pipeline.records import Above, DocumentStatus, Finding, Judgement, Plan, PlanJudgement, Result
from pipeline.resources import models_root
from pipeline.store import to_json

_HASHES = 8  # files that are hashed at a time: most of it is waiting for the disk or the network
_CALLS = 1_000  # that wait to be hashed: each takes more memory than the file's name
_SKIPPED_NAMES = ("~$", ".")  # lock files of office programs, hidden files
_SOURCES = (".py", ".toml", ".txt")
_LIMITS = ("timeout", "memory")  # more of them may read what was given up
_UNSEEN = (
    "jobs",
    "reference",
    "passwords",
    "also",
    "as_of",
    "scheduler",
    *_LIMITS,
)  # a document that was read is the same whatever these are
_GIVEN_UP = (DocumentStatus.TIMEOUT, DocumentStatus.TOO_LARGE, DocumentStatus.CRASHED)
_READ = (DocumentStatus.OK, DocumentStatus.PARTLY_READ)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read and the folder its path is written relative to."""

    path: Path
    root: Path
    address: str = ""  # where it lies if not on this machine; then `path` is its name below the place asked for

    @property
    def relative(self) -> str:
        return printable(self.path.relative_to(self.root).as_posix())

    def digest(self) -> str:
        """The SHA-256 of its content; empty where it cannot be opened."""
        return digest_at(self.address) if self.address else digest_of(self.path)


def discover(paths: Iterable[Path | str]) -> list[FoundFile]:
    """Every file named or lying in a folder or at an address named, sorted by relative path, each once.

    Raises UsageError for a path that is not there and when there is no file at all: nothing to read is a mistake of the
    call, not a plan without goals.
    """
    found: dict[str, FoundFile] = {}
    asked = list(paths)
    for place in asked:
        if is_address(place):
            found |= {address: FoundFile(Path(name), Path(), address) for name, address in files_below(str(place))}
            continue
        path = Path(place)
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
    return sorted(found.values(), key=lambda file: (file.relative, str(file.root), file.address))


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


@dataclass(frozen=True, slots=True)
class Item:
    """A file to read and the id of its document, unique in the run."""

    file: FoundFile
    id: str
    sha256: str  # empty where it cannot be opened
    number: int = 1  # among the files of the same content, in the order of their paths
    original: str = ""  # path of the first of them, of a copy


def work_list(files: Sequence[FoundFile]) -> list[Item]:
    """One item for each file, in their order; of files with the same content all but the first are copies."""
    first: dict[str, str] = {}
    contents: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    items = []
    digests: list[str] = []
    with ThreadPoolExecutor(_HASHES) as pool:
        for start in range(0, len(files), _CALLS):
            digests += pool.map(FoundFile.digest, files[start : start + _CALLS])
    for file, digest in zip(files, digests, strict=True):
        contents[digest] += 1
        named = document_id(file.path, digest)
        ids[named] += 1
        own = named if ids[named] == 1 else f"{named}-{ids[named]}"
        original = first.setdefault(digest, file.relative) if digest else file.relative
        is_copy = digest and contents[digest] > 1
        items.append(Item(file, own, digest, contents[digest] if is_copy else 1, original if is_copy else ""))
    return items


class Keys:
    """The keys by which a document's result is found again in the journal."""

    def __init__(self, options: Options) -> None:
        asked = {f.name: str(getattr(options, f.name)) for f in fields(options) if f.name not in _UNSEEN}
        asked["catalogue"] = fingerprint(options.catalogue) if options.catalogue else ""
        asked["program"] = program_of(options.models)
        self._asked = asked
        self._limits = {name: getattr(options, name) for name in _LIMITS}

    def of(self, item: Item) -> tuple[str, ...]:
        """What to look for: the document as read, or as given up under the same limits. Nothing for what could not be
        opened: it may be there today."""
        return (self._key(item), self._key(item, self._limits)) if item.sha256 else ()

    def ending(self, item: Item, status: DocumentStatus) -> str:
        """What to write down. A document that wants a password or another program has no key: it is tried again."""
        if not item.sha256 or status not in (*_READ, *_GIVEN_UP):
            return ""
        return self._key(item, self._limits if status in _GIVEN_UP else None)

    def _key(self, item: Item, limits: Mapping[str, object] | None = None) -> str:
        parts = {**self._asked, "id": item.id, "path": item.file.relative, "sha256": item.sha256, "limits": limits}
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def program_of(models: Path | None) -> str:
    """Version and hashes of the program and of its rules: where they are the same, results are."""
    return f"{__version__} {fingerprint(Path(__file__).parent)} {fingerprint(models or models_root())}"


@cache
def fingerprint(path: Path) -> str:
    """Hash of a file, or of all program, rule and template files below a folder with their names."""
    digest = hashlib.sha256()
    for file in _sources(path):
        digest.update(f"{file.relative_to(path).as_posix()} {digest_of(file)}\n".encode())
    return digest.hexdigest()


def _sources(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    yield from sorted(
        file for file in path.rglob("*") if file.suffix in (".py", ".toml", ".txt", ".j2") and file.is_file()
    )


# ---------------------------------------------------------------------------------------------- copies
def placed(result: Result, item: Item) -> Result:
    """The result under the id that the run gave the document."""
    return result if result.document.id == item.id else _under(result, item.id, "")


def copied(result: Result, item: Item) -> Result:
    """The result of a file as that of its copy: under its own path and ids, and saying whose copy it is."""
    said = f"The same file was given as {item.original} as well; it was read once and both are listed."
    document = result.document
    source = replace(document.source, path=item.file.relative)
    document = replace(document, source=source, findings=(*document.findings, Finding("document.copy", said)))
    return _under(replace(result, document=document), item.id, f"-{item.number}")


def _under(result: Result, document: str, suffix: str) -> Result:
    """The result with another document id, and with a suffix on every goal id."""
    plan, assessment = result.plan, result.assessment
    named = {goal.id: f"{goal.id}{suffix}" for goal in plan.goals} if plan else {}
    return replace(
        result,
        document=replace(result.document, id=document),
        plan=_plan_under(plan, document, named) if plan else None,
        assessment=replace(
            assessment,
            document_id=document,
            goals=tuple(_judgement_under(each, named) for each in assessment.goals),
            plan=tuple(_plan_judgement_under(each, document, named) for each in assessment.plan),
        )
        if assessment
        else None,
    )


def _plan_under(plan: Plan, document: str, named: Mapping[str, str]) -> Plan:
    goals = tuple(
        replace(
            goal,
            id=named[goal.id],
            document_id=document,
            measures=tuple(replace(m, id=m.id.replace(goal.id, named[goal.id], 1)) for m in goal.measures),
            above=_above_under(goal.above, named),
            serves=_above_under(goal.serves, named),
        )
        for goal in plan.goals
    )
    follow_ups = tuple(
        replace(
            each,
            document_id=document,
            goal_id=named.get(each.goal_id, each.goal_id),
            measure_id=each.measure_id.replace(each.goal_id, named.get(each.goal_id, each.goal_id), 1),
        )
        for each in plan.follow_ups
    )
    return replace(plan, document_id=document, goals=goals, follow_ups=follow_ups)


def _above_under(chain: tuple[Above, ...], named: Mapping[str, str]) -> tuple[Above, ...]:
    return tuple(replace(above, goal_id=named.get(above.goal_id, above.goal_id)) for above in chain)


def _judgement_under(judgement: Judgement, named: Mapping[str, str]) -> Judgement:
    return replace(judgement, goal_id=named[judgement.goal_id])


def _plan_judgement_under(judgement: PlanJudgement, document: str, named: Mapping[str, str]) -> PlanJudgement:
    return replace(judgement, document_id=document, goals=tuple(named[each] for each in judgement.goals))


def summary_of(result: Result) -> dict[str, Any]:
    """What the journal and the last words of a run say of a document."""
    document, goals = result.document, result.plan.goals if result.plan else ()
    return {
        "document": document.id,
        "path": document.source.path,
        "status": document.status.value,
        "message": document.message,
        "language": result.plan.language if result.plan else None,
        "pages": document.source.pages or 0,
        "goals": len(goals),
        "measures": sum(len(goal.measures) for goal in goals),
    }


@dataclass(frozen=True, slots=True)
class Done:
    """A document that is finished: its record as it goes to the disk, and what the journal says of it; what it took
    in seconds by the clock, in CPU seconds by stage and in MiB."""

    item: Item
    record: bytes
    summary: dict[str, Any]
    seconds: float = 0.0
    cpu: Mapping[str, float] = field(default_factory=dict)
    memory: float = 0.0

    @property
    def status(self) -> DocumentStatus:
        return DocumentStatus(self.summary["status"])


def done(result: Result, item: Item) -> Done:
    """The result under the id that the run gave the document, as it goes to the disk."""
    result = placed(result, item)
    return Done(item, to_json(result), summary_of(result))
