"""What the page asks for quickly, in SQLite beside the records: goals to go through, blocks by page, verdicts.

Made from the records and the journal and nothing else, so that it can be thrown away at any time; documents whose
record has not changed are taken over from the last time. Several servers may use one index: each writes only inside of
`Index.writing`, which never holds the file longer than it takes to put down what has been worked out already.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.journal import OWN, RECORDS
from pipeline.records import Cell, Goal, Judgement, Passage, Result, Severity, Table
from pipeline.report.rows import findings_of
from pipeline.review.attach import parts_of
from pipeline.review.web.file import opened, waiting
from pipeline.store import from_json, to_json

FILE = "review.sqlite"
_CHARACTERS = 5000  # of one sheet of a document without pages
_JUDGEMENTS: TypeAdapter[tuple[Judgement, ...]] = TypeAdapter(tuple[Judgement, ...])


@dataclass(frozen=True, slots=True)
class Part:
    """A passage or cell as it stands on a sheet; `owner` is the table of a cell, `kind` that of a passage or `cell`."""

    part: Passage | Cell
    owner: str
    kind: str
    sheet: int


@dataclass(frozen=True, slots=True)
class Line:
    """One goal of the queue."""

    goal: str
    document: str
    page: int | None
    confidence: float
    findings: int
    status: str
    name: str
    language: str | None  # of the plan


class Index:
    """The index of one folder. Not safe for several threads at once; the desk sees to that."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._path = out / OWN / FILE
        self.base = opened(self._path)

    def close(self) -> None:
        """Closes the file."""
        self.base.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is written inside of it stands in the file at its end, all of it or nothing. Raises BusyError where
        another program holds the file and does not let go."""
        if self.base.in_transaction:
            yield
            return
        with waiting(self._path):
            self.base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.base.execute("ROLLBACK")
            raise
        self.base.execute("COMMIT")

    # ------------------------------------------------------------------------------------------ filling
    def fill(self, tell: Callable[[int, int], None] = lambda done, all: None) -> list[str]:
        """Takes in records that are new or have changed, drops those that are gone, and names all of these."""
        stamps = {path.stem: (path, _stamp(path)) for path in sorted((self._out / RECORDS).glob("*.json"))}
        known = dict(self.base.execute("SELECT id, stamp FROM documents"))
        if gone := known.keys() - stamps.keys():
            with self.writing():
                for id in gone:
                    self._drop(id)
        new = [(id, path, stamp) for id, (path, stamp) in stamps.items() if known.get(id) != stamp]
        for done, (id, path, stamp) in enumerate(new):
            tell(done, len(new))
            read = from_json(path.read_bytes(), Result)
            with self.writing():
                if self._stamp_of(id) != stamp:  # else another server was quicker
                    self._drop(id)
                    self._take(read, stamp)
        return [*gone, *(id for id, _, _ in new)]

    def _stamp_of(self, id: str) -> str:
        row = self.base.execute("SELECT stamp FROM documents WHERE id = ?", (id,)).fetchone()
        return str(row[0]) if row else ""

    def _drop(self, id: str) -> None:
        self.base.execute("DELETE FROM verdicts WHERE goal IN (SELECT goal FROM queue WHERE document = ?)", (id,))
        for table in ("base", "blocks", "queue", "sizes"):
            self.base.execute(f"DELETE FROM {table} WHERE document = ?", (id,))
        self.base.execute("DELETE FROM documents WHERE id = ?", (id,))

    def _take(self, result: Result, stamp: str) -> None:
        document, plan = result.document, result.plan
        id = document.id
        sheets = _sheets(result)
        self.base.executemany(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (id, each.sheet, place, each.part.id, each.owner, each.kind, _dumped(each.part))
                for place, each in enumerate(sheets)
            ),
        )
        goals = plan.goals if plan else ()
        self.base.executemany(
            "INSERT INTO base VALUES (?, ?, ?, ?)",
            ((id, place, goal.id, to_json(goal, Goal).decode()) for place, goal in enumerate(goals)),
        )
        meta = replace(
            result,
            document=replace(document, blocks=()),
            plan=replace(plan, goals=()) if plan else None,
            assessment=replace(result.assessment, goals=()) if result.assessment else None,
        )
        last = max((each.sheet for each in sheets), default=0)
        paged = any(each.part.page is not None for each in sheets)
        source = document.source
        self.base.execute(
            "INSERT INTO documents (id, stamp, path, sha, meta, language, sheets, paged) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (id, stamp, source.path, source.sha256, to_json(meta).decode(), plan and plan.language, last, paged),
        )
        judged: dict[str, list[Judgement]] = {}
        for judgement in result.assessment.goals if result.assessment else ():
            judged.setdefault(judgement.goal_id, []).append(judgement)
        pages = pages_with_findings(result)
        for place, goal in enumerate(goals):
            self.put(goal, place, "", pages.get(goal.source.page, 0), judged.get(goal.id, ()))

    def put(self, goal: Goal, place: float, status: str, findings: int, judgements: Iterable[Judgement] | None) -> None:
        """A goal as it now stands; its verdicts, where they are given."""
        name = goal.title or goal.statement
        self.base.execute(
            "INSERT OR REPLACE INTO queue SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, path, ? FROM documents WHERE id = ?",
            (goal.id, goal.document_id, place, goal.source.page, goal.confidence, findings, status,
             name.value[:200] if name else "", folded(_words(goal)), digest_of(goal), goal.document_id),
        )  # fmt: skip
        if judgements is not None:
            self.base.execute("DELETE FROM verdicts WHERE goal = ?", (goal.id,))
            self.base.executemany(
                "INSERT INTO verdicts VALUES (?, ?, ?)",
                ((goal.id, each.criterion, each.verdict.value) for each in judgements),
            )

    def remove(self, goals: Iterable[str]) -> None:
        """Takes goals out of the queue."""
        for goal in goals:
            self.base.execute("DELETE FROM verdicts WHERE goal = ?", (goal,))
            self.base.execute("DELETE FROM queue WHERE goal = ?", (goal,))

    # ------------------------------------------------------------------------------------------ asking
    def documents(self) -> dict[str, Mapping[str, Any]]:
        """Id -> stamp, path, sha, seen, complete, unfit, sheets, paged of every document, in the order of paths."""
        self.base.row_factory = sqlite3.Row
        rows = self.base.execute(
            "SELECT id, stamp, path, sha, seen, complete, unfit, sheets, paged FROM documents ORDER BY path, id"
        ).fetchall()
        self.base.row_factory = None
        return {row["id"]: dict(row) for row in rows}

    def digests(self, document: str) -> dict[str, str]:
        """Goal id -> digest of the goal that its verdicts are on, of every goal of a document in the queue."""
        return dict(self.base.execute("SELECT goal, digest FROM queue WHERE document = ?", (document,)))

    def meta(self, document: str) -> Result:
        """A document's result without blocks and goals; KeyError where there is none."""
        row = self.base.execute("SELECT meta FROM documents WHERE id = ?", (document,)).fetchone()
        if row is None:
            raise KeyError(document)
        result: Result = from_json(row[0].encode(), Result)
        return result

    def goals(self, document: str) -> tuple[Goal, ...]:
        """The goals as the program read them, in reading order."""
        rows = self.base.execute("SELECT record FROM base WHERE document = ? ORDER BY place", (document,)).fetchall()
        return tuple(from_json(record.encode(), Goal) for (record,) in rows)

    def parts(self, document: str, sheet: int | None = None) -> list[Part]:
        """The passages and cells of a sheet, or of the whole document, in reading order."""
        where, values = ("AND sheet = ?", (document, sheet)) if sheet is not None else ("", (document,))
        rows = self.base.execute(
            f"SELECT record, owner, kind, sheet FROM blocks WHERE document = ? {where} ORDER BY place", values
        )
        return [Part(from_json(r.encode(), Cell if k == "cell" else Passage), o, k, s) for r, o, k, s in rows]

    def part(self, document: str, id: str) -> Part | None:
        """One passage or cell."""
        row = self.base.execute(
            "SELECT record, owner, kind, sheet FROM blocks WHERE document = ? AND part = ? ORDER BY place",
            (document, id),
        ).fetchone()
        if row is None:
            return None
        record, owner, kind, sheet = row
        return Part(from_json(record.encode(), Cell if kind == "cell" else Passage), owner, kind, sheet)


def folded(text: str) -> str:
    """The text as it is searched: without case and width, spaces as one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def digest_of(goal: Goal) -> str:
    """Sixteen hexadecimal digits by which a changed goal is told."""
    return hashlib.blake2b(to_json(goal, Goal), digest_size=8).hexdigest()


def pages_with_findings(result: Result) -> dict[int | None, int]:
    """Page -> findings that want a look."""
    counts: dict[int | None, int] = {}
    for finding in findings_of(result):
        if finding.page is not None and finding.severity is not Severity.INFO:
            counts[finding.page] = counts.get(finding.page, 0) + 1
    return counts


def _words(goal: Goal) -> str:
    parts = [part.value for part in (goal.number, goal.title, goal.statement, goal.area, goal.responsible) if part]
    return "\n".join([*parts, *(measure.text.value for measure in goal.measures)])


def _sheets(result: Result) -> list[Part]:
    """Every part with the sheet it stands on: its page, or a stretch of a document that has none. A passage that runs
    over a page break stands on both."""
    parts: list[Part] = []
    sheet, length = 1, 0
    for block in result.document.blocks:
        owner = block.id if isinstance(block, Table) else ""
        for part in parts_of(block):
            kind = part.kind.value if isinstance(part, Passage) else "cell"
            if pages := _pages(part):
                parts += [Part(part, owner, kind, page) for page in pages]
                continue
            if length > _CHARACTERS:
                sheet, length = sheet + 1, 0
            length += len(part.text)
            parts.append(Part(part, owner, kind, sheet))
    return parts


def _pages(part: Passage | Cell) -> list[int]:
    lines = part.lines if isinstance(part, Passage) else ()
    pages = [line.page or part.page for line in lines] or [part.page]
    return list(dict.fromkeys(page for page in pages if page is not None))


def _dumped(part: Passage | Cell) -> str:
    return to_json(part, type(part)).decode()


def _stamp(path: Path) -> str:
    facts = path.stat()
    return json.dumps([facts.st_size, facts.st_mtime_ns])


def lines_of(rows: Iterable[Sequence[Any]]) -> Iterator[Line]:
    """Rows of the queue as lines."""
    return (Line(*row) for row in rows)
