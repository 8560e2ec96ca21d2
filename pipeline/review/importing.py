"""What an edited workbook would decide: each change against the results as they now stand, and each conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.errors import MaalestokError
from pipeline.records import Goal, Measure, Result, ReviewStatus, SourceFile
from pipeline.report.cells import COMMENT, IDS, OPEN_COLUMNS, SOURCES, STATUS, fingerprint, fitted
from pipeline.report.rows import goal_row, measure_row
from pipeline.report.tables import Row, as_text
from pipeline.report.workbook import sources_text
from pipeline.review.actions import take
from pipeline.review.apply import Decided, state_of
from pipeline.review.decisions import Action, Decision
from pipeline.review.making import made
from pipeline.review.state import PlanState
from pipeline.review.workbook import SHAPES, Book, BookRow, Conflict, Kind

_GONE = "The program no longer reads it, or it is of another run; make the change on the review page."
_MOST_PLACES = 5
_MARKS = (ReviewStatus.ACCEPTED.value, ReviewStatus.REJECTED.value, "")


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would change a value, for people."""

    path: str
    id: str
    field: str
    old: str
    new: str


@dataclass
class Outcome:
    """What a workbook comes to: decisions to write, what they change, and what is not taken."""

    decisions: list[Decision] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A column of a row that a person changed, with its value."""

    column: str
    value: str
    row: BookRow


class Importer:
    """Holds a workbook against the results of a folder. `note` is what a cut cell ends with, `batch` names the import
    in the journal."""

    def __init__(self, book: Book, who: str, note: str, batch: str) -> None:
        self._book, self._who, self._note, self._batch = book, who, note, batch
        self.outcome = Outcome(conflicts=list(book.conflicts))
        self._rows: dict[str, dict[str, BookRow]] = {}
        for table, rows in book.rows.items():
            self._rows[table] = dict(self._once(table, rows))
        self._seen: set[tuple[str, str]] = set()

    def _once(self, table: str, rows: Iterable[BookRow]) -> Iterator[tuple[str, BookRow]]:
        found: dict[str, list[BookRow]] = {}
        for row in rows:
            found.setdefault(row.id, []).append(row)
        for id, same in found.items():
            places = ", ".join(row.place for row in same[:_MOST_PLACES])
            if not id:
                what = f"{len(same)} rows without {IDS[table]}; add what was missed on the review page."
                self._conflict(Kind.ID_UNKNOWN, places, what)
            elif len(same) > 1:
                self._conflict(Kind.ID_TWICE, places, f"{id} stands in {len(same)} rows; keep one.")
                self._book.base.get(table, {}).pop(id, None)  # it is not deleted
            else:
                yield id, same[0]

    def _conflict(self, kind: Kind, place: str, what: str) -> None:
        self.outcome.conflicts.append(Conflict(kind, place, what))

    # ------------------------------------------------------------------------------------------ documents
    def take(self, result: Result, decided: Decided) -> None:
        """One document of the folder."""
        state = state_of(result, decided.on(result.document.source))
        if state is None:
            return
        for goal in [*state.goals.values(), *state.rejected.values()]:
            self._goal(state, result.document.source, state.shown(goal))

    def finish(self) -> Outcome:
        """What is left when all documents were taken: ids that nobody knows, rows that are gone."""
        for table, rows in self._rows.items():
            for id, row in rows.items():
                if (table, id) not in self._seen:
                    base = self._book.base.get(table, {}).get(id)
                    if base is None or self._edits(table, row, base):
                        self._conflict(Kind.ID_UNKNOWN, row.place, f"{IDS[table]} {id!r}. {_GONE}")
        return self.outcome

    def _goal(self, state: PlanState, source: SourceFile, goal: Goal) -> None:
        edits = self._changed("goals", goal.id, goal_row(goal), source.path)
        wanted: list[tuple[Measure, list[_Edit]]] = []
        for measure in goal.measures:
            if found := self._changed("measures", measure.id, measure_row(goal, measure), source.path):
                wanted.append((measure, found))
        if not edits and not wanted:
            return
        row = self._rows.get("goals", {}).get(goal.id)
        status = [edit for edit in edits if edit.column == STATUS]
        write = _Writer(self, state, source, goal.id)
        if status and status[0].value in ("", ReviewStatus.ACCEPTED.value) and goal.id in state.rejected:
            write(Action.REOPEN, status[0], "")
        for edit in _comparator_first(edits):
            if edit.column != STATUS:
                write.value(edit, "")
        for measure, found in wanted:
            for edit in _comparator_first(found):
                write.value(edit, measure.id)
        if status:
            write.status(status[0])
        elif row is not None and row.cells.get(STATUS) == ReviewStatus.ACCEPTED.value and write.count:
            write(Action.ACCEPT, _Edit(STATUS, ReviewStatus.ACCEPTED.value, row), "")

    # ------------------------------------------------------------------------------------------ one row
    def _changed(self, table: str, id: str, values: Row, path: str) -> list[_Edit]:
        """The columns that a person changed and nobody else has."""
        self._seen.add((table, id))
        row, base = self._rows.get(table, {}).get(id), self._book.base.get(table, {}).get(id)
        if row is None:
            if table in self._rows and base is not None:
                what = f"{id} ({path}) is kept; choose rejected in {STATUS} to leave it out."
                self._conflict(Kind.ROW_DELETED, table, what)
            return []
        if base is None:
            self._conflict(Kind.ID_UNKNOWN, row.place, f"{id!r} was not in this workbook when it was written.")
            return []
        self._check_sources(table, row, base)
        return [edit for edit in self._edits(table, row, base) if self._is_free(edit, base, values)]

    def _edits(self, table: str, row: BookRow, base: Mapping[str, str]) -> list[_Edit]:
        found = []
        for column in OPEN_COLUMNS[table]:
            if column in row.wrong:
                if row.wrong[column] not in self.outcome.conflicts:
                    self.outcome.conflicts.append(row.wrong[column])
            elif column in row.cells and fingerprint(row.cells[column]) != base.get(column, ""):
                found.append(_Edit(column, row.cells[column], row))
        return found

    def _is_free(self, edit: _Edit, base: Mapping[str, str], values: Row) -> bool:
        """Whether nobody else changed the value meanwhile; what two people changed alike is no conflict."""
        full = as_text(values.get(edit.column))
        now = fitted(full, self._note)
        if fingerprint(edit.value) == fingerprint(now):
            return False
        if fingerprint(now) != base.get(edit.column, ""):
            what = (
                f"{edit.column} is {edit.value[:80]!r} here and {now[:80]!r} in the results; decide on the review page."
            )
            self._conflict(Kind.CHANGED_BY_TWO, edit.row.place, what)
            return False
        if full != now and now.endswith(self._note):
            self._conflict(
                Kind.CUT, edit.row.place, f"{edit.column} is longer than a cell; change it on the review page."
            )
            return False
        return True

    def _check_sources(self, table: str, row: BookRow, base: Mapping[str, str]) -> None:
        shape = SHAPES[table]
        locked = [name for name in shape.names if name not in OPEN_COLUMNS[table]]
        if any(name not in row.cells for name in locked):
            return  # a column that is gone is harmless here
        held: Row = {name: row.cells.get(name, "") for name in shape.names}
        if fingerprint(sources_text(shape, held, lambda text: text)) != base.get(SOURCES, ""):
            self._conflict(
                Kind.SOURCE_CHANGED, row.place, "Places, quotes and ids are the program's; this is not taken."
            )


class _Writer:
    """Tries decisions on a goal one by one; what does not fit becomes a conflict."""

    def __init__(self, importer: Importer, state: PlanState, source: SourceFile, goal: str) -> None:
        self._importer, self._state, self._source, self._goal = importer, state, source, goal
        self.count = 0

    def __call__(self, action: Action, edit: _Edit, measure: str, **told: object) -> None:
        importer = self._importer
        try:
            decision = made(
                self._state, self._source, importer._who, action, self._goal,
                measure=measure, batch=importer._batch, **told,
            )  # fmt: skip
            take(self._state, decision)
        except MaalestokError as error:
            importer._conflict(Kind.DOES_NOT_FIT, edit.row.place, str(error))
            return
        self.count += 1
        importer.outcome.decisions.append(decision)
        old = str(told.get("old", ""))
        id = measure or self._goal
        importer.outcome.changes.append(Change(self._source.path, id, edit.column, old, edit.value))

    def value(self, edit: _Edit, measure: str) -> None:
        """A field, a comment, or the status of a measure."""
        if edit.column == COMMENT:
            self(Action.COMMENT, edit, measure, new=edit.value)
        elif edit.column == STATUS:
            self._measure_status(edit, measure)
        else:
            self(Action.SET, edit, measure, field=edit.column, old=self._now(edit, measure), new=edit.value)

    def _now(self, edit: _Edit, measure: str) -> str:
        goal = self._state.goal(self._goal)
        record = next((each for each in goal.measures if each.id == measure), None)
        row = measure_row(goal, record) if record else goal_row(goal)
        return as_text(row.get(edit.column))

    def status(self, edit: _Edit) -> None:
        """What a person chose for a goal."""
        if edit.value not in _MARKS:
            what = f"{STATUS} is {edit.value[:80]!r}; choose accepted or rejected, or leave it empty."
            self._importer._conflict(Kind.DOES_NOT_FIT, edit.row.place, what)
        elif edit.value == ReviewStatus.ACCEPTED:
            self(Action.ACCEPT, edit, "")
        elif edit.value == ReviewStatus.REJECTED:
            self(Action.REJECT, edit, "", why=edit.row.cells.get(COMMENT, ""))
        elif self._goal not in self._state.rejected and self._state.reviews.get(self._goal):
            self(Action.REOPEN, edit, "")

    def _measure_status(self, edit: _Edit, measure: str) -> None:
        if edit.value == ReviewStatus.REJECTED:
            self(Action.REMOVE_MEASURE, edit, measure)
        else:
            what = (
                f"{STATUS} of a measure is {edit.value[:80]!r}; choose rejected to take it out, or leave it as it was."
            )
            self._importer._conflict(Kind.DOES_NOT_FIT, edit.row.place, what)


def _comparator_first(edits: Iterable[_Edit]) -> list[_Edit]:
    """A target needs its comparator first; a measure that goes, goes last."""
    order: Callable[[_Edit], int] = lambda edit: {"comparator": 0, STATUS: 2}.get(edit.column, 1)  # noqa: E731
    return sorted(edits, key=order)
