"""What one row of a follow-up table tells, for each period that the table has columns of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from pipeline.cleaning import bare_number
from pipeline.colours import colour_of
from pipeline.extract.followup_remarks import Place, Remarks
from pipeline.extract.followup_rows import Results, Told, Words, words_told
from pipeline.extract.grids import Grid, is_empty, is_placeholder
from pipeline.extract.labels import LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.lights import Legend, LightReader, Printed
from pipeline.extract.spans import trimmed
from pipeline.extract.texts import Texts
from pipeline.records import Cell, FollowUp, FollowUpStatus

_LEAST_WORD = 3  # letters of a verdict
_COMMENTS = {"explanation": "explanation", "comment": "explanation", "action": "action"}
_PLACES = ("assessment", "prognosis", "score", "explanation", "comment", "action")  # where nothing else is printed


@dataclass
class Columns:
    """Places of the columns of a table by what they tell; statuses and results by period."""

    at: dict[str, list[int]] = field(default_factory=dict)
    periods: dict[str, dict[str, int]] = field(default_factory=dict)  # period -> status, actual -> place
    lit: int | None = None  # of goals or numbers whose own cells are lit, where no column is of statuses
    overall: int | None = None  # of statuses of goals, beside that of their measures
    crossed: dict[int, Printed] = field(default_factory=dict)  # of columns to be crossed: what their headers mean

    def first(self, *names: str) -> int | None:
        return next((place for name in names for place in self.at.get(name, ())), None)


@dataclass(frozen=True, slots=True)
class RowTeller:
    """Reads the rows of one table."""

    grid: Grid
    texts: Texts
    legend: Legend
    columns: Columns
    period: str  # of the whole report
    lights: LightReader
    results: Results
    labels: LabelReader
    remarks: Remarks
    analyse: Analyser

    def told(self, row: int) -> list[Told]:
        """What the row tells for each period, nothing for one that it leaves blank. Causes and actions that stand once
        beside several periods are told with each."""
        words = self.remarked(row)
        periods = sorted(self.columns.periods) or [self.period]
        found: list[Told] = []
        for label in periods:
            found += self._of_period(row, label, words, last=label == periods[-1], only=len(periods) == 1)
        return found

    def remarked(self, row: int) -> Words:
        """What a row says in words: causes and actions, parted where one cell tells both."""
        return self._parted(row, words_told(partial(self._words, row)))

    def number(self, row: int) -> str:
        """What numbers the row, bare; empty without it."""
        cell = self._first(row, "number", "goal_number")
        return bare_number(self.texts.text(cell.id)).rpartition(" ")[2] if cell is not None else ""

    def labelled(self, cell: Cell) -> dict[str, str]:
        """What a cell across the whole table says under labels of its own: "Kommentar: ... Åtgärd: ..."; nothing where
        it opens with none."""
        said: dict[str, list[str]] = {}
        for part in self.labels.parts(self.texts[cell.id]):
            if (field := _COMMENTS.get(part.field)) is None:
                return {}
            said.setdefault(field, []).append(self._said(cell, part.start, part.end))
        return {field: " ".join(filter(None, texts)) for field, texts in said.items()}

    def unmeasured(self, row: int) -> list[Told]:
        """A row of figures by year with a dash in the year that is told of: it was measured before and is not now."""
        last = max(self.columns.periods, default=self.period)
        place = self.columns.periods.get(last, {}).get("actual")
        cell = self.grid.at[row][place] if place is not None else None
        if cell is None or not cell.text.strip() or self._first(row, "baseline") is None:
            return []
        return [self._one(last, None, cell, None, words_told(partial(self._words, row)), of_goal=False)]

    def _of_period(self, row: int, label: str, words: Words, *, last: bool, only: bool) -> list[Told]:
        places = self.columns.periods.get(label, {})
        light, result = self._filled(row, places.get("status")), self._filled(row, places.get("actual"))
        if result is not None and is_empty(self.texts.text(result.id)):
            result = None
        if result is None and only:
            result = self._assessed(row) or self._beside_verdict(light)
        shared = light is not None and light.row_span > 1 and light.row_span >= self._rows_of(light)
        shared = shared and light is not None and self._rows_of(light) > 1
        if light is not None and shared and light.row != row:
            light = None
        crossed = self._crossed(row) if last else None
        status = self._status(row, light, result, words, last=last) or self._scored(row)
        if crossed is not None:
            light, status = crossed
        if status is None and result is None and not (only and _is_said(words)):
            return []
        place = (light if status is not None else None) or result or self._first(row, *_PLACES) or self._marked(row)
        if place is None:
            return []
        if shared and result is not None and status is not None:  # one light for all measures of the goal
            own = self._one(label, None, result, result, words, of_goal=False)
            return [self._one(label, status, place, None, words, of_goal=True), own]
        return [self._one(label, status, place, result, words, of_goal=shared and result is None)]

    def _one(
        self, label: str, status: Printed | None, place: Cell, result: Cell | None, words: Words, *, of_goal: bool
    ) -> Told:
        actual = number = None
        unit = ""
        if result is not None:
            whole = len(self.texts.text(result.id))
            actual, number, unit = self.results.sourced(self.texts, result.id, 0, whole)
        elif (opening := self._opening(place.row)) is not None:
            actual, number, unit = self.results.sourced(self.texts, *opening)
            words = self._behind(words, opening)
        follow_up = FollowUp(
            goal_id="",
            document_id="",
            period=label,
            status=status.status if status else FollowUpStatus.UNKNOWN,
            source=self.texts.locate(place.id, 0, len(self.texts.text(place.id))),
            status_text=status.text if status else "",
            actual_value=number.value if number else None,
            actual_text=actual.value if actual else words["assessment"],  # which tells in words what was reached
            **words,
        )
        return Told(follow_up, actual, number, unit, of_goal)

    def _opening(self, row: int) -> Place | None:
        """The first sentence of a row's comment, where no column tells results and it tells a figure: "Läget | ● |
        Kommentar | Fem av tolv besök är genomförda. Tjänsten ..."."""
        cell = self._first(row, "comment")
        if cell is None or self.columns.at.keys() & {"actual", "assessment"}:
            return None
        text = self.texts.text(cell.id)
        for start, end in self.analyse(text).sentences[:1]:
            place = (cell.id, start, end)
            if self.results.figure(text[start:end]) is not None and self.remarks.is_plain(place, self.texts):
                return place
        return None

    def _behind(self, words: Words, opening: Place) -> Words:
        """What a row says in words behind the sentence that tells the result."""
        said = self.texts.printed(self.texts.locate(*opening))
        return {**words, "explanation": words["explanation"].removeprefix(said).lstrip()}

    def _foretold(self, row: int) -> Printed | None:
        """What the first of the row's forecasts that is said in words means."""
        cells = [self.grid.at[row][place] for place in self.columns.at.get("prognosis", ())]
        said = [cell for cell in cells if cell is not None and self._is_said(cell)]
        read = [self.lights.read(self.texts.text(cell.id), "", self.legend) for cell in said]
        return next((self.legend.foretold(meant) for meant in read if meant is not None), None)

    def _marked(self, row: int) -> Cell | None:
        """The cell of a forecast that is a dash which the document explains."""
        cells = [self.grid.at[row][place] for place in self.columns.at.get("prognosis", ())]
        return next((cell for cell in cells if cell is not None and self._is_said(cell)), None)

    def _is_said(self, cell: Cell) -> bool:
        """Whether a cell says something, be it by a dash that the document explains."""
        text = self.texts.text(cell.id)
        return not is_empty(text) or text.strip() in self.legend.words

    def _status(self, row: int, light: Cell | None, result: Cell | None, words: Words, *, last: bool) -> Printed | None:
        """The status of a row: of its own cell, or where the table has no such column of the words of judgement,
        forecast or result."""
        if light is not None:
            text = self.texts.text(light.id)
            read = self.lights.read(text, light.color, self.legend)
            unread = Printed(FollowUpStatus.UNKNOWN, text.strip() or light.color)
            return read or (None if is_empty(text) and not self._is_off(row, light) else unread)
        if self.columns.at.get("status") or self.columns.crossed:
            return None
        if last and (lit := self._lit(row)) is not None:
            return lit
        if last and (meant := self.lights.read(words["assessment"], "", self.legend)):
            return meant
        if last and (meant := self._foretold(row)):
            return meant
        if result is not None and not self.columns.at.get("score"):
            return self.lights.read(self.texts.text(result.id), "", self.legend)
        return None

    def _lit(self, row: int) -> Printed | None:
        """The light that the goal's own cell is printed in, as the document explains it."""
        cell = self.grid.anchor(row, self.columns.lit) if self.columns.lit is not None else None
        meant = self.legend.of(colour_of(cell.color)) if cell is not None else None
        return Printed(meant, cell.color) if cell is not None and meant is not None else None

    def _crossed(self, row: int) -> tuple[Cell, Printed] | None:
        """The cross in one of several columns, and the status that its header names."""
        for place, meant in self.columns.crossed.items():
            cell = self.grid.anchor(row, place)
            if cell is not None and not is_empty(self.texts.text(cell.id)):
                return cell, meant
        return None

    def _scored(self, row: int) -> Printed | None:
        """A printed score: full, part or none of its points, which says no word."""
        score, whole = (self._number(row, name) for name in ("score", "weight"))
        if score is None or whole is None or whole <= 0:
            return None
        if score >= whole:
            return Printed(FollowUpStatus.MET, "")
        return Printed(FollowUpStatus.PARTLY_MET if score > 0 else FollowUpStatus.NOT_MET, "")

    def _is_off(self, row: int, light: Cell) -> bool:
        """Whether a light is printed in grey, which says that nothing can be said yet, and not with its whole row."""
        others = {cell.color for cell in self.grid.at[row] if cell is not None and cell is not light}
        return colour_of(light.color) == "grey" and light.color not in others

    def _assessed(self, row: int) -> Cell | None:
        """The words of judgement that give the figure reached, in a table without a column of results."""
        cell = self._first(row, "assessment") if "actual" not in self.columns.at else None
        return cell if cell is not None and self.results.figure(self.texts.text(cell.id)) is not None else None

    def _beside_verdict(self, light: Cell | None) -> Cell | None:
        """The cell of a status that gives the figure reached, too: "Opfyldt (13 dage)"."""
        if light is None or self.columns.at.get("actual"):
            return None
        text = self.texts.text(light.id)
        worded = self.lights.word(text) is not None and sum(map(str.isalpha, text)) > _LEAST_WORD
        return light if worded and self.results.figure(text) is not None else None

    def _number(self, row: int, name: str) -> float | None:
        cell = self._first(row, name)
        figure = self.results.figure(self.texts.text(cell.id)) if cell is not None else None
        return float(figure.value) if figure is not None else None

    def _first(self, row: int, *names: str) -> Cell | None:
        """The first cell with text in columns of these names."""
        return self._first_of(row, [place for name in names for place in self.columns.at.get(name, ())])

    def _first_of(self, row: int, places: Iterable[int]) -> Cell | None:
        cells = [cell for place in places if (cell := self.grid.at[row][place]) is not None]
        return next((cell for cell in cells if not is_empty(self.texts.text(cell.id))), None)

    def _words(self, row: int, *names: str) -> str:
        """The text of the first filled column of these, as printed with line breaks undone."""
        cell = self._first(row, *names)
        if cell is None or is_placeholder(self.texts.text(cell.id)):
            return ""
        if self.remarks.is_nothing(self.texts.text(cell.id)):
            return ""
        return self.texts.printed(self.texts.locate(cell.id, 0, len(self.texts.text(cell.id))))

    def _parted(self, row: int, words: Words) -> Words:
        """The words of a row; one cell may tell the cause and, under a label of its own, what is done about it:
        "Entreprenaden är överklagad. Åtgärd: Mindre etapper tidigareläggs."."""
        cell = self._first(row, "explanation", "comment")
        if cell is None or words["action"]:
            return words
        parts = self.labels.parts(self.texts[cell.id], clauses=True)
        if not any(part.field == "action" for part in parts):
            if [part.field for part in parts] == ["explanation"]:  # no more than the column's name again
                words = {**words, "explanation": self._said(cell, parts[0].start, parts[0].end)}
            return self._sorted_out(cell, words, parts[-1].start) if not self.columns.at.get("action") else words
        told = {True: "", False: ""}
        for part in parts:
            said = self._said(cell, part.start, part.end)
            told[part.field == "action"] = f"{told[part.field == 'action']} {said}".strip()
        return {**words, "explanation": told[False].rstrip(";；"), "action": told[True].rstrip(";；")}

    def _said(self, cell: Cell, start: int, end: int) -> str:
        start, end = trimmed(self.texts.text(cell.id), start, end)
        return self.texts.printed(self.texts.locate(cell.id, start, end)) if start < end else ""

    def _sorted_out(self, cell: Cell, words: Words, start: int) -> Words:
        """The words of a row whose one cell goes on, without a label, with what is done: "Filtren byts ut i juni."."""
        text = self.texts.text(cell.id)
        sentences = [(start + first, start + last) for first, last in self.analyse(text[start:]).sentences]
        free = [(cell.id, *part) for sentence in sentences for part in self.remarks.parted(text, *sentence)]
        action = self.remarks.remedies(free, self.texts, self.period)
        rest = self.remarks.rest(free, self.texts, self.period, ())
        return {**words, "explanation": rest, "action": action} if action and rest else words

    def _filled(self, row: int, place: int | None) -> Cell | None:
        """The cell at a place where it prints or colours something and is no blank of a template."""
        cell = self.grid.at[row][place] if place is not None else None
        if cell is None or is_placeholder(self.texts.text(cell.id)):
            return None
        return cell if self.texts.text(cell.id).strip() or cell.color else None

    def _rows_of(self, cell: Cell) -> int:
        """In how many rows of a cell something else begins, so that the cell speaks of them all."""
        rows = range(cell.row, cell.row + cell.row_span)
        others = [[one for one in self.grid.at[row] if one is not None and one is not cell] for row in rows]
        begun = [any(one.row == row for one in beside) for row, beside in zip(rows, others, strict=True)]
        return sum(begun)


def _is_said(words: Words) -> bool:
    """Whether a row without status and result tells anything in words."""
    return bool(words["explanation"] or words["action"] or words["assessment"] or words["prognosis"])
