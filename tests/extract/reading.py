"""Plans read from small documents, and one-line views of what was found, so that a test row says only what matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pipeline.extract import Extractor
from pipeline.extract.classify import Classifier
from pipeline.extract.grids import GridReader
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.outline import Outliner
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.sentences import SentenceJudge
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import Texts
from pipeline.packs import load_pack
from pipeline.packs.headers import HeaderReader
from pipeline.records import Block, Document, Goal, Measure, Passage, Plan, Sourced, Table
from tests.factories import document, passage


@cache
def extractor(code: str) -> Extractor:
    """The extractor of one language, made once for all tests."""
    return Extractor(load_pack(code))


@cache
def analyser(code: str) -> Analyser:
    return Analyser(load_pack(code))


@cache
def phrases(code: str) -> PhraseReader:
    return PhraseReader(load_pack(code), analyser(code))


def texts(made: Document, code: str) -> Texts:
    return Texts(made, load_pack(code).settings.suspended_hyphen_before)


def read(*blocks: Block | str, language: str, **changes: Any) -> Plan:
    """What the extractor finds in a document of these blocks; `title` is empty unless given."""
    return extractor(language).extract(document(*blocks, language=language, **{"title": ""} | changes))


def value(sourced: Sourced[Any] | None) -> Any:
    return None if sourced is None else sourced.value


def named(goal: Goal) -> str:
    """`2.1 | Title | Statement.`, each part left out where the plan has none."""
    return " | ".join(str(part.value) for part in (goal.number, goal.title, goal.statement) if part)


def goals(found: Plan) -> list[str]:
    return [named(goal) for goal in found.goals]


def target(measure: Measure) -> str:
    """`at_least 90 percent`, `between 1-3 sager`, `milestone`."""
    if measure.target is None:
        return ""
    goalpost = measure.target.value
    upper = f"-{goalpost.upper}" if goalpost.upper is not None else ""
    figure = f"{goalpost.value}{upper}" if goalpost.value is not None else ""
    return " ".join(part for part in (str(goalpost.comparator), figure, goalpost.unit) if part)


def targets(goal: Goal) -> list[str]:
    return [target(measure) for measure in goal.measures]


def series(goal: Goal) -> list[str]:
    """`2025: at_least 62 percent` for each measure with a target period."""
    return [f"{measure.target_period}: {target(measure)}" for measure in goal.measures]


# ---------------------------------------------------------------------------------------------- single readers
@dataclass(frozen=True)
class Readers:
    """The readers of one language, put together as the extractor does it."""

    headers: HeaderReader
    outliner: Outliner
    labels: LabelReader
    splitter: MeasureSplitter
    judge: SentenceJudge
    grids: GridReader
    tables: TableReader
    classifier: Classifier


@cache
def readers(code: str) -> Readers:
    pack, analyse, reader = load_pack(code), analyser(code), phrases(code)
    headers, splitter = HeaderReader(pack), MeasureSplitter(reader, analyse)
    grids = GridReader(headers, reader)
    return Readers(
        headers,
        Outliner(pack),
        LabelReader(headers, analyse),
        splitter,
        SentenceJudge(analyse, reader),
        grids,
        TableReader(grids, splitter, LabelReader(headers, analyser(code)), load_pack(code).rules("sections")),
        Classifier(pack, analyse),
    )


def merged(made: Table, **spans: tuple[int, int]) -> Table:
    """The table with merged cells: `r1c0=(2, 1)` lets that cell cover two rows; the cells it covers are gone."""
    covered: set[tuple[int, int]] = set()
    cells = []
    for cell in made.cells:
        if (cell.row, cell.column) in covered:
            continue
        rows, columns = spans.get(f"r{cell.row}c{cell.column}", (1, 1))
        covered |= {(cell.row + down, cell.column + right) for down in range(rows) for right in range(columns)}
        cells.append(replace(cell, row_span=rows, column_span=columns))
    return replace(made, cells=tuple(cells))


def item(text: str, marker: str = "- ", **changes: Any) -> Passage:
    """A list item with its marker in front, as the readers of files leave it."""
    return passage(marker + text, "list_item", **{"marker": len(marker), "level": 1} | changes)
