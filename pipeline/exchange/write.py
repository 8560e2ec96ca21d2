"""Which format is written where: one folder, each file whole or not at all, the same bytes for the same records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.exchange.annotations import annotation_bytes
from pipeline.exchange.elsewhere import parents_elsewhere
from pipeline.exchange.jsonl import goal_lines
from pipeline.exchange.labelstudio import config, task_of
from pipeline.exchange.stratml import identify, stratml_bytes
from pipeline.exchange.stratml_side import SIDE, side_rows
from pipeline.records import Result
from pipeline.report.csv_tables import write_csv
from pipeline.store import write_atomically, writing


class Exchange(StrEnum):
    """Formats of others."""

    STRATML = "stratml"
    JSONL = "jsonl"
    ANNOTATIONS = "annotations"
    LABELSTUDIO = "labelstudio"


WITH_PLACES = frozenset({Exchange.STRATML, Exchange.JSONL})  # these tell what stands above a goal in other documents


@dataclass(frozen=True, slots=True)
class Written:
    """Where it was written, how many things of which kind, and how many documents have none of it."""

    path: Path
    count: int
    what: str
    without: int = 0


def write_exchange(results: Collection[Result], folder: Path, format: Exchange) -> Written:
    """The results in one format below `folder`. A document without goals has nothing to be written of it, but for its
    task. The results need their passages, and the places of their goals for parents in other documents."""
    return _WRITERS[format](results, folder)


def _write_stratml(results: Collection[Result], folder: Path) -> Written:
    """`stratml/<document id>.xml` and, beside it, `.csv` with what the XML has no place for."""
    count = without = 0
    parents = parents_elsewhere(results)
    for result in results:
        if result.plan is None or not result.plan.goals:
            without += 1
            continue
        names = identify(result.plan)
        path = folder / "stratml" / f"{result.document.id}.xml"
        write_atomically(path, stratml_bytes(result.plan, names, parents))
        write_csv(SIDE, side_rows(result, names, parents), path.with_suffix(".csv"))
        count += 1
    return Written(folder / "stratml", count, "plans", without)


def _write_jsonl(results: Collection[Result], folder: Path) -> Written:
    """`goals.jsonl`."""
    count = without = 0
    with writing(folder / "goals.jsonl") as file:
        for result in results:
            before = count
            for line in goal_lines(result):
                file.write(_line(line))
                count += 1
            without += count == before
    return Written(folder / "goals.jsonl", count, "goals", without)


def _write_annotations(results: Collection[Result], folder: Path) -> Written:
    """`annotations/<document id>.json`."""
    count = without = 0
    for result in results:
        if result.plan is None or not result.plan.goals:
            without += 1
            continue
        write_atomically(folder / "annotations" / f"{result.document.id}.json", annotation_bytes(result))
        count += 1
    return Written(folder / "annotations", count, "documents", without)


def _write_labelstudio(results: Collection[Result], folder: Path) -> Written:
    """`labelstudio.json`, a list of tasks, and `labelstudio.xml`, the interface that they are made for."""
    count = without = 0
    with writing(folder / "labelstudio.json") as file:
        file.write(b"[")
        for result in results:
            if not result.document.blocks:
                without += 1
                continue
            file.write(b",\n" if count else b"\n")
            file.write(_line(task_of(result)).rstrip(b"\n"))
            count += 1
        file.write(b"\n]\n")
    write_atomically(folder / "labelstudio.xml", config().encode())
    return Written(folder / "labelstudio.json", count, "documents", without)


def _line(text: str) -> bytes:
    """In UTF-8; half a character becomes a question mark."""
    return text.encode("utf-8", "replace") + b"\n"


_WRITERS: Mapping[Exchange, Callable[[Collection[Result], Path], Written]] = {
    Exchange.STRATML: _write_stratml,
    Exchange.JSONL: _write_jsonl,
    Exchange.ANNOTATIONS: _write_annotations,
    Exchange.LABELSTUDIO: _write_labelstudio,
}
