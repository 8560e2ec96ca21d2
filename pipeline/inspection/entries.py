"""One entry of the list beside a page: a passage or table, its text with what was read in it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.inspection.marks import Mark
from pipeline.inspection.pages import pages_of_rows, places
from pipeline.records import Block, Cell, Goal, Passage, Plan, Table
from pipeline.traces import Clue, Trace, Use

_MOST_ROWS = 300  # of one table on one page of the view


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of verbatim text and the fields that were read from it; none for plain text."""

    text: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields that one goal (None: the plan as a whole) has from a block, each with its rule."""

    goal: Goal | None
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was weighed, what speaks in it, and the rule by which it reads as a goal."""

    text: str
    clues: tuple[Clue, ...]
    sign: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a table's grid: a cell with the spans it has here. A cell that came with the page before, or no cell
    at all, has no text."""

    id: str = ""
    segments: tuple[Segment, ...] = ()
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False
    outcome: str = ""
    note: str = ""
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage or table on one page."""

    mark: Mark
    anchor: str
    level: int | None = None
    trace: Trace | None = None
    segments: tuple[Segment, ...] = ()
    readings: tuple[Reading, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    rows: tuple[tuple[Place, ...], ...] = ()
    rows_left: int = 0  # rows on this page that are not listed
    name: str = ""  # caption and sheet of a table
    began: int | None = None  # the page before on which it began

    @property
    def cells_read(self) -> tuple[Place, ...]:
        """The cells of the rows shown from which something was read."""
        return tuple(cell for row in self.rows for cell in row if cell.readings)

    @property
    def outcome(self) -> str:
        return self.trace.outcome.value if self.trace else ""


class EntryMaker:
    """Makes the entries of one document."""

    def __init__(self, traces: Sequence[Trace], plan: Plan | None) -> None:
        self._traces = {trace.block: trace for trace in traces}
        self._goals: dict[str, Goal] = {}
        for goal in plan.goals if plan else ():
            self._goals |= {goal.id: goal} | {measure.id: goal for measure in goal.measures}

    def outcome(self, block: str) -> str:
        """What became of a block or cell; empty where nothing is known of it."""
        trace = self._traces.get(block)
        return trace.outcome.value if trace else ""

    def entry(self, block: Block, mark: Mark, page: int | None) -> Entry:
        """The entry of a block on a page it stands on."""
        trace = self._traces.get(block.id)
        began = next(iter(places(block)), None) if mark.continued else None
        anchor = anchor_of(block.id, page if mark.continued else None)
        if isinstance(block, Table):
            rows, left = self._rows(block, page)
            name = " ".join(dict.fromkeys(part for part in (block.title, block.caption) if part))
            return Entry(mark, anchor, None, trace, rows=rows, rows_left=left, name=name, began=began)
        uses = trace.uses if trace else ()
        return Entry(
            mark,
            anchor,
            block.level,
            trace,
            segments(block.text, uses),
            self._readings(uses),
            tuple(
                Sentence(block.text[weighed.start : weighed.end], weighed.clues, weighed.sign)
                for weighed in (trace.sentences if trace else ())
            ),
            began=began,
        )

    def _readings(self, uses: Sequence[Use]) -> tuple[Reading, ...]:
        found: dict[str, dict[tuple[str, str], None]] = {}
        for use in uses:
            goal = self._goals.get(use.record)
            found.setdefault(goal.id if goal else "", {})[(use.field, use.rule)] = None
        return tuple(Reading(self._goals.get(goal), tuple(fields)) for goal, fields in found.items())

    def _rows(self, table: Table, page: int | None) -> tuple[tuple[tuple[Place, ...], ...], int]:
        """The rows of a table that stand on a page, and how many more there are."""
        cover = _cover(table)
        on_page = [row for row, at in enumerate(pages_of_rows(table)) if page is None or at == page]
        shown = on_page[:_MOST_ROWS]
        rows = tuple(tuple(self._places(cover, row, shown[0], shown[-1])) for row in shown)
        return rows, len(on_page) - len(shown)

    def _places(self, cover: list[list[Cell | None]], row: int, first: int, last: int) -> Iterator[Place]:
        for column, cell in enumerate(cover[row]):
            if cell is None:
                yield Place()
            elif (max(cell.row, first), cell.column) == (row, column):
                rows = min(cell.row + cell.row_span, last + 1) - row
                yield self._place(cell, rows) if cell.row == row else Place("", (), rows, cell.column_span)

    def _place(self, cell: Cell, rows: int) -> Place:
        trace = self._traces.get(cell.id)
        uses = trace.uses if trace else ()
        return Place(
            cell.id,
            segments(cell.text, uses),
            rows,
            cell.column_span,
            cell.is_header,
            trace.outcome.value if trace else "",
            trace.because if trace else "",
            self._readings(uses),
        )


def anchor_of(block: str, page: int | None = None) -> str:
    """The anchor of a block's entry; of its part on a later page where one is given."""
    return f"e-{block}" if page is None else f"e-{block}-{page}"


def segments(text: str, uses: Sequence[Use]) -> tuple[Segment, ...]:
    """The text cut where a field begins or ends, nothing left out."""
    cuts = sorted({0, len(text), *(use.start for use in uses), *(use.end for use in uses)})
    return tuple(
        Segment(text[start:end], tuple(dict.fromkeys(u.field for u in uses if u.start <= start and end <= u.end)))
        for start, end in pairwise(cut for cut in cuts if 0 <= cut <= len(text))
    )


def first_words(block: Passage | Table | Cell) -> str:
    """The beginning of a block's text in one line, for a tool tip."""
    text = " ".join((block.caption if isinstance(block, Table) else block.text).split())
    return text if len(text) <= 100 else text[:99] + "…"


def _cover(table: Table) -> list[list[Cell | None]]:
    """Which cell covers each place; the first one where two claim it."""
    cover: list[list[Cell | None]] = [[None] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in cover[cell.row : cell.row + cell.row_span]:
            for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                row[column] = row[column] or cell
    return cover
