"""Follow-up in tables: a row for each goal or measure, a column for each thing told or for each period of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.colours import colour_of
from pipeline.extract.followup_cards import Card, named_by, turned, under
from pipeline.extract.followup_cells import Columns, RowTeller
from pipeline.extract.followup_grids import YEAR_ALONE, FollowUpGrids
from pipeline.extract.followup_parts import lettered
from pipeline.extract.followup_remarks import Remarks
from pipeline.extract.followup_rows import FollowUpHeaders, Printing, Results, Told, Words, number_of, part_of
from pipeline.extract.grids import Grid, band_of, is_empty, is_placeholder, says, spans_all
from pipeline.extract.labels import MEASURED, REQUIREMENTS, LabelReader
from pipeline.extract.language import Analyser
from pipeline.extract.legend_marks import is_symbol
from pipeline.extract.lights import LIGHTS, MARKS, Legend, LightReader, Printed, foretold
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.reportperiods import ReportPeriods
from pipeline.extract.tables import TableReader
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import Cell, FollowUp, FollowUpStatus, Mention, Origin, Table

_TOLD = ("status", "actual", "score", "prognosis", "assessment", "explanation", "action")
_NOTED = ("explanation", "comment", "action")
_NAMES = ("goal", "title", "task", "area")
_BESIDE = ("area", "task")  # what a report tells beside the goals: "Område", 事项
_CROSSES = frozenset(["x", "X", "×", "✓", "✔", "√", "v", "V", *MARKS])
_ROW_NUMBER = re.compile(r"(?:[^\W\d]{1,12}\.? ?)?\d{1,2}(?:\.\d{1,2})?[a-z]?\.?")  # 2.1, 3b, "Mål 4"
_MOSTLY = 0.5
_SHORT = 40  # characters of a status in words


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a document before its tables are read. `numbered` are goals that headings state, of which rows
    may print parts: A1 of "A. ..."."""

    texts: Texts
    legend: Legend
    period: str  # of the whole report, or of the table
    year: int | None
    report: bool = False  # it calls itself one
    numbered: Mapping[str, GoalGroup] = field(default_factory=dict)
    at_home: bool = False  # the table stands in the section of one goal


class FollowUpTables:
    """Reads follow-up tables with one pack."""

    def __init__(
        self, pack: LanguagePack, phrases: PhraseReader, analyse: Analyser, lights: LightReader, periods: ReportPeriods
    ) -> None:
        self._headers = headers = FollowUpHeaders(pack, periods.without)
        self._grids = FollowUpGrids(headers, phrases, lights)
        self._labels = labels = LabelReader(headers, analyse)
        splitter = MeasureSplitter(phrases, analyse)
        self._goals = TableReader(self._grids, splitter, labels, pack.rules("sections"))
        self._lights = lights
        self._periods = periods
        self._results = Results(pack, phrases)
        self._remarks = Remarks(pack)
        self._analyse = analyse

    def read(self, table: Table, setting: Setting) -> list[Printing]:
        """What each row prints; nothing for a table that follows nothing up. A document that does not call itself a
        report follows up only where a column of statuses says so."""
        dated = setting.report and setting.period[:4].isdigit()
        self._grids.begin(int(setting.period[:4]) if dated else None)
        cards = list(turned(table, setting.texts, self._headers))
        bands = self._groups(table, setting.texts)[0] if any(card.band for card in cards) else {}
        found = [under(one, card, bands, setting.texts) for card in cards for one in self._read_card(card, setting)]
        return found or self._read(table, setting)

    def _read_card(self, card: Card, setting: Setting) -> list[Printing]:
        return self._read(card.table, setting, named=setting.at_home or bool(card.band or card.measure))

    def _read(self, table: Table, setting: Setting, *, named: bool = False) -> list[Printing]:
        texts, legend, report = setting.texts, setting.legend, setting.report
        grid = self._grids.grid(table, texts, None)
        tells = bool(grid.fields & set(_TOLD)) or _is_lit(table.cells)
        names = named or bool(grid.fields & {*_NAMES, *REQUIREMENTS})
        if not tells or not names or self._grids.is_budget(grid, texts):
            return []
        columns = self._columns(grid, texts, legend, setting.period, setting.year)
        others = any(columns.at.get(name) for name in ("prognosis", "assessment", "score"))
        if not columns.periods and not columns.crossed and columns.lit is None and not others:
            return []
        evident = (
            bool(columns.crossed)
            or self._has_statuses(grid, texts, legend, columns)
            or self._has_results(grid, texts, columns)
        )
        if not report and not evident:
            return []
        groups, measures = self._groups(table, texts)
        found = list(self._rows(grid, texts, legend, columns, groups, measures, setting.period))
        found = lettered(found, table, setting.numbered, texts) if report else found
        parts = report and columns.first(*_NAMES) is None
        return [self._part(one, setting.numbered, texts) for one in found] if parts else found

    def _part(self, printing: Printing, numbered: Mapping[str, GoalGroup], texts: Texts) -> Printing:
        """A row that numbers a part of a goal ("A1 Sidevisninger") which a heading or a row across the table states
        ("A. Flere brugere") as what that goal is measured by."""
        above = {number_of(texts.text(block)): named_by(block, texts) for block in printing.goal_blocks}
        numbers = {block: part_of(texts.text(block)) for block in printing.measure_blocks}
        wholes = {b: whole for b, number in numbers.items() if number and (whole := {**numbered, **above}.get(number))}
        if len(wholes) != 1 or printing.group is None:
            return printing
        (block, whole), *_ = wholes.items()
        heading = frozenset([whole.mentions[0].block])
        text = Mention("text", block, 0, len(texts.text(block)), "followup.part")
        measures = [one for one in printing.group.measures if one.first("text") and one.mentions[0].block == block]
        group = replace(whole, measures=measures or [MeasureGroup([text])])
        return replace(printing, goal_blocks=heading, group=group, replaces=frozenset([block]), only_when_empty=False)

    def notes(self, table: Table, texts: Texts) -> dict[str, Words]:
        """Causes and actions by the numbers of rows that stand in another table: "Mål nr. | Forklaring | Handling"."""
        grid = self._grids.grid(table, texts, None)
        at: dict[str, list[int]] = {}
        for place, column in sorted(grid.columns.items()):
            numbers = all(_ROW_NUMBER.fullmatch(text.strip()) for text in _body(grid, texts, place))
            at.setdefault("number" if place == 0 and numbers else column.field, []).append(place)
        others = {*_NAMES, *REQUIREMENTS, "status", "actual", "score"}
        if not at.keys() & set(_NOTED) or "number" not in at or at.keys() & others:
            return {}
        teller = self._teller(grid, texts, Legend(), Columns(at), "")
        return {number: teller.remarked(row) for row in self._body_rows(grid, texts) if (number := teller.number(row))}

    def _teller(self, grid: Grid, texts: Texts, legend: Legend, columns: Columns, period: str) -> RowTeller:
        return RowTeller(
            grid,
            texts,
            legend,
            columns,
            period,
            self._lights,
            self._results,
            self._labels,
            self._remarks,
            self._analyse,
        )

    # ------------------------------------------------------------------------------------------ columns
    def _columns(self, grid: Grid, texts: Texts, legend: Legend, period: str, year: int | None) -> Columns:
        columns = Columns()
        labels: dict[int, str] = {}
        for place, column in sorted(grid.columns.items()):
            name = self._settled(grid, texts, legend, place, column.field)
            columns.at.setdefault(name, []).append(place)
            labels[place] = self._label(grid, texts, place, period, year)
        self._unread_to_results(grid, texts, legend, columns)
        self._crossed_columns(grid, texts, legend, columns)
        self._light_columns(grid, texts, legend, columns)
        if not columns.at.get("status") and not columns.crossed:
            columns.lit = self._lit_names(grid, legend, columns)
        self._part_overall(grid, texts, columns)
        judged = columns.at.get("assessment", [])
        if judged and not columns.at.get("status"):
            short = all(len(text) <= _SHORT for text in _body(grid, texts, judged[0]))
            columns.at["status"] = [judged.pop(0)] if short else []
        told = [(name, place) for name in ("status", "actual") for place in columns.at.get(name, ())]
        dated = sorted({label for _, place in told if (label := labels.get(place))})
        last = dated[-1] if dated else period
        for name, place in told:
            label = labels.get(place) or last
            if (
                label[:4].isdigit()
                and period[:4].isdigit()
                and label[:4] != period[:4]
                and len({one[:4] for one in dated}) > 1
            ):
                continue  # last year's result beside this year's
            columns.periods.setdefault(label, {}).setdefault(name, place)
        return columns

    def _part_overall(self, grid: Grid, texts: Texts, columns: Columns) -> None:
        """Of two columns of statuses beside goals and their measures, the one that says less, and nothing but where a
        goal is named, is of the goals: "Mål | Indikator | Status indikator | Status mål samlet"."""
        named, places = columns.first(*_NAMES), columns.at.get("status", [])
        if named is None or len(places) != 2 or not columns.at.keys() & set(REQUIREMENTS):
            return
        rows = range(grid.first_row, grid.table.n_rows)
        said = {p: {row for row in rows if (cell := grid.anchor(row, p)) and says(cell, texts)} for p in places}
        few, many = sorted(places, key=lambda place: len(said[place]))
        goals = {row for row in rows if grid.anchor(row, named) is not None}
        if said[few] and len(said[few]) < len(said[many]) and said[few] <= goals:
            columns.overall = few
            columns.at["status"] = [many]

    def _crossed_columns(self, grid: Grid, texts: Texts, legend: Legend, columns: Columns) -> None:
        """Columns headed by a status each, in one of which a row has its cross: "Opfyldt | Delvist | Ikke opfyldt"."""
        found: dict[int, Printed] = {}
        rows = list(self._body_rows(grid, texts))
        for place in range(grid.table.n_columns):
            head = grid.at[grid.first_row - 1][place] if grid.first_row else None
            text = texts.text(head.id) if head is not None else ""
            lit = LIGHTS.get(colour_of(head.color)) if head is not None and not text.strip() else None
            meant = self._lights.read(text, "", legend) if len(text) <= _SHORT else None
            meant = meant or (Printed(lit, head.color) if head is not None and lit else None)
            if meant is not None and (known := grid.columns.get(place)) and known.field == "prognosis":
                meant = foretold(meant)
            body = [text for row in rows if (cell := grid.at[row][place]) and not is_empty(text := texts.text(cell.id))]
            if meant is not None and all(one.strip() in _CROSSES for one in body):
                found[place] = meant
        if len({meant.status for meant in found.values()}) > 1 and any(_body(grid, texts, place) for place in found):
            columns.crossed = found
            for places in columns.at.values():
                places[:] = [place for place in places if place not in found]

    def _light_columns(self, grid: Grid, texts: Texts, legend: Legend, columns: Columns) -> None:
        """Without a column of statuses, columns that are lit and hold no words are those, whatever heads them: a
        forecast, a trend, nothing at all; and columns that no rule knows whose cells are all statuses ("R/Y/G")."""
        if columns.at.get("status") or columns.crossed:
            return
        for place in range(grid.table.n_columns):
            lit = [cell for cell in _cells(grid, place) if colour_of(cell.color) in LIGHTS]
            worded = any(map(str.isalnum, "".join(texts.text(cell.id) for cell in lit)))
            if (_is_lit(lit) and not worded) or (
                place not in grid.columns and self._is_statuses(grid, texts, legend, place)
            ):
                for places in columns.at.values():
                    places[:] = [other for other in places if other != place]
                columns.at.setdefault("status", []).append(place)

    def _lit_names(self, grid: Grid, legend: Legend, columns: Columns) -> int | None:
        """The column of goals or their numbers, where its own cells are lit in colours that the document explains."""
        for place in (place for name in ("number", *_NAMES, *REQUIREMENTS) for place in columns.at.get(name, ())):
            lit = [cell for cell in _cells(grid, place) if colour_of(cell.color) in LIGHTS]
            if _is_lit(lit) and all(legend.of(colour_of(cell.color)) for cell in lit):
                return place
        return None

    def _is_statuses(self, grid: Grid, texts: Texts, legend: Legend, place: int) -> bool:
        cells = [cell for cell in _cells(grid, place) if not is_empty(texts.text(cell.id))]
        said = [text for cell in cells if not self._lights.read(text := texts.text(cell.id), cell.color, legend)]
        marks = all(len(text.strip()) == 1 and is_symbol(text.strip()) for text in said)  # that no legend explains
        known = 2 * len(said) < len(cells) and marks
        return len(cells) > 1 and known and all(len(texts.text(cell.id)) <= _SHORT for cell in cells)

    def _label(self, grid: Grid, texts: Texts, place: int, period: str, year: int | None) -> str:
        """The period in the header of a column; the report's own where the header only repeats its year or tells of
        all up to the report's last day: "Utfall t.o.m. augusti"."""
        heads = [
            texts.text(cell.id) for cell in dict.fromkeys(grid.at[row][place] for row in range(grid.first_row)) if cell
        ]
        lowest = len(heads) - 1  # the day in the head of a form over it (填报日期:2025年2月18日) is none of its columns
        read = [self._periods.label(head, year, dated=row == lowest) for row, head in enumerate(heads)]
        label = next(
            (label for label in reversed(read) if "-" in label), next((one for one in reversed(read) if one), "")
        )
        whole = label == period[:4] or any(self._periods.adds_up(head, label, period) for head in heads)
        return period if whole else label

    def _settled(self, grid: Grid, texts: Texts, legend: Legend, place: int, name: str) -> str:
        """What a column holds by its cells, where its header could mean a result as well as a status."""
        if name not in ("status", "actual", "assessment", "prognosis"):
            return name
        cells = [cell for cell in _cells(grid, place) if says(cell, texts)]
        read = [self._lights.read(texts.text(cell.id), cell.color, legend) for cell in cells]
        opening = [texts.text(cell.id).strip()[:1] for cell in cells]
        figures = sum(1 for sign in opening if sign.isdigit() or (sign and sign in "-−≥≤<>"))
        said = any(one and any(map(str.isalpha, one.text)) for one in read)  # 100% is a verdict as well as a figure
        if name == "status" and not said and figures > _MOSTLY * len(cells):
            return "actual"
        judged = sum(1 for one in read if one) > 0.8 * len(cells)
        judged = judged and any(one and one.status is not FollowUpStatus.UNKNOWN for one in read)  # "Ikke opgjort"
        if name in ("actual", "assessment") and cells and judged and not figures:
            return "status" if all(len(texts.text(c.id)) <= _SHORT for c in cells) else name
        return name

    def _unread_to_results(self, grid: Grid, texts: Texts, legend: Legend, columns: Columns) -> None:
        """Beside a column of statuses, of forecasts that are lights, or of lights beneath no header, another that
        could be one, but holds none, tells the results that no third does: 目前完成情况 | 进度, "Prognos | Läge 31
        augusti"."""
        if columns.at.get("actual"):
            return
        places = columns.at.get("status", [])
        bodies = {place: body for place in places if (body := _body(grid, texts, place))}
        read = {at: sum(1 for one in body if self._lights.read(one, "", legend)) for at, body in bodies.items()}
        judged = any(read[place] > 0.8 * len(body) for place, body in bodies.items())
        foretold = _is_foretold_by_lights(grid, texts, legend, columns)
        unheaded = any(_is_lit(_cells(grid, p)) for p in range(grid.table.n_columns) if p not in grid.columns)
        if judged or foretold or unheaded:
            worded = [place for place, body in bodies.items() if 2 * read[place] < len(body)]
            places[:] = [place for place in places if place not in worded]
            columns.at |= {"actual": worded} if worded else {}

    def _has_statuses(self, grid: Grid, texts: Texts, legend: Legend, columns: Columns) -> bool:
        for place in columns.at.get("status", ()):
            cells = [cell for cell in _cells(grid, place) if says(cell, texts)]
            read = [self._lights.read(texts.text(cell.id), cell.color, legend) for cell in cells]
            if cells and sum(1 for one in read if one) >= _MOSTLY * len(cells):
                return True
        return False

    def _has_results(self, grid: Grid, texts: Texts, columns: Columns) -> bool:
        """Whether figures stand under results beside scores, causes or actions, as no plan has them."""
        told = [name for name in ("score", "explanation", "comment", "action") if columns.at.get(name)]
        for place in columns.at.get("actual", ()) if told else ():
            body = _body(grid, texts, place)
            figures = sum(1 for text in body if self._results.figure(text) is not None)
            if body and figures >= _MOSTLY * len(body):
                return True
        return False

    # ------------------------------------------------------------------------------------------ rows
    def _groups(self, table: Table, texts: Texts) -> tuple[dict[str, GoalGroup], dict[str, MeasureGroup]]:
        """The goals that the rows state and the measures of no goal among them, each by the block of its wording."""
        reading = self._goals.read(table, texts, None)
        goals = {mention.block: group for group in reading.goals for mention in group.all("goal", "statement", "title")}
        return goals, {text.block: one for one in reversed(reading.measures) if (text := one.first("text"))}

    def _rows(
        self, grid: Grid, texts: Texts, legend: Legend, columns: Columns, groups: dict[str, GoalGroup],
        measures: dict[str, MeasureGroup], period: str,
    ) -> Iterator[Printing]:  # fmt: skip
        named = columns.first(*_NAMES)
        teller = self._teller(grid, texts, legend, columns, period)
        overall: RowTeller | None = None
        if (place := columns.overall) is not None:
            overall = self._teller(
                grid, texts, legend, Columns({"status": [place]}, {period: {"status": place}}), period
            )
        beside = named is not None and grid.columns[named].field in _BESIDE and not grid.fields & set(REQUIREMENTS)
        by_year = any(column.rule == YEAR_ALONE for column in grid.columns.values())
        headed = False  # by rows of the same columns that name a goal and judge it
        over = (alone for row in reversed(range(grid.first_row)) if (alone := band_of(grid, row, texts)) is not None)
        above = next((cell for cell in over if cell.id in groups), None)  # the goal of the rows, or a row that names it
        uncommented: list[Printing] = []  # rows since the last that names a goal or comments
        for row in self._body_rows(grid, texts):
            alone = band_of(grid, row, texts)
            if alone is not None:
                if said := teller.labelled(alone):
                    for one in uncommented:
                        one.told = [replace(told, follow_up=_commented(told.follow_up, said)) for told in one.told]
                else:
                    above = alone
                yield from uncommented
                uncommented = []
                judged = [_bare(one, alone) for one in teller.told(row)] if not said else []
                if any(one.follow_up.status is not FollowUpStatus.UNKNOWN for one in judged):  # in a cell beside it
                    group = self._group(alone, [], groups, measures, texts)
                    yield Printing(judged, frozenset([alone.id]), group=group, only_when_empty=alone.id not in groups)
                continue
            if named is None and self._grids.heads_rows(grid, texts, columns.at.get("status", ()), row):
                headed, above = (
                    True,
                    next(cell for cell in grid.at[row] if cell is not None and not is_empty(texts.text(cell.id))),
                )
            goal = grid.at[row][named] if named is not None else None
            part = goal if named is not None and self._grids.measures_goal_above(grid, texts, row, named) else None
            if goal is not None and part is None and not is_empty(texts.text(goal.id)):
                above = goal
            if uncommented and uncommented[-1].goal_blocks != frozenset([above.id] if above else []):
                yield from uncommented
                uncommented = []
            if overall is not None and goal is not None and goal is above and goal.row == row:
                judged = [one for one in overall.told(row) if one.follow_up.status is not FollowUpStatus.UNKNOWN]
                group = self._group(goal, [], groups, measures, texts)
                if judged:
                    yield Printing(judged, frozenset([goal.id]), group=group)
            naming = _in_columns(grid, row, columns, MEASURED)
            measured = [*([part] if part is not None else []), *naming, *_in_columns(grid, row, columns, ("target",))]
            told = teller.told(row) or (teller.unmeasured(row) if by_year and above is None else [])
            if not told:
                continue
            measuring = frozenset(cell.id for cell in measured if not is_empty(texts.text(cell.id)))
            measuring -= {above.id if above else ""}
            printing = Printing(
                told,
                frozenset([above.id] if above else []),
                measuring,
                self._group(above, [cell for cell in measured if cell is not above], groups, measures, texts),
                only_when_empty=not headed
                and (above is None or ((named is None or beside) and above.id not in groups)),
                replaces=measuring if headed else frozenset(),
                names_measure=any(not is_empty(texts.text(cell.id)) for cell in naming),
                number=teller.number(row),
                by_year=by_year and above is None,
                aimless=by_year and above is None and "target" not in grid.fields,
            )
            uncommented.append(printing)
        yield from uncommented

    def _body_rows(self, grid: Grid, texts: Texts) -> Iterator[int]:
        """Rows beneath the header, without repeated headers, template blanks, sums, legends and the foot of a form."""
        for row in range(grid.first_row, grid.table.n_rows):
            filled = [t for c in dict.fromkeys(grid.at[row]) if c is not None and not is_empty(t := texts.text(c.id))]
            repeated = sum(text in grid.header_texts for text in filled)
            blank = sum(is_placeholder(text) for text in filled)
            if not filled or repeated >= 0.7 * len(filled) or blank >= 0.5 * len(filled):
                continue
            label = self._grids.label(filled[0])
            if (label is None or label.field not in ("total", "legend")) and self._labels.opening(filled[0]) != "note":
                yield row

    def _group(
        self, goal: Cell | None, measured: list[Cell], groups: dict[str, GoalGroup], measures: dict[str, MeasureGroup],
        texts: Texts,
    ) -> GoalGroup | None:  # fmt: skip
        stated = goal or next((cell for cell in measured if not is_empty(texts.text(cell.id))), None)
        if stated is None:
            return None
        if stated.id in groups:
            return groups[stated.id]
        group = GoalGroup(Origin.TABLE, 0.8, "followup.row")
        group.add(Mention("goal", stated.id, 0, len(texts.text(stated.id)), "followup.row"))
        group.measures.extend(measures[cell.id] for cell in measured if cell.id in measures)
        for cell in measured[:1] if not group.measures else ():
            if cell is not stated and not is_empty(texts.text(cell.id)):
                text = Mention("text", cell.id, 0, len(texts.text(cell.id)), "followup.row")
                group.measures.append(MeasureGroup([text]))
        return group


def _bare(told: Told, band: Cell) -> Told:
    """What a row tells beside the cell that names its goal, which lies over the column of results."""
    if told.actual is None or told.actual.source.block != band.id:
        return told
    return replace(told, follow_up=replace(told.follow_up, actual_text="", actual_value=None), actual=None, number=None)


def _commented(row: FollowUp, said: Mapping[str, str]) -> FollowUp:
    """A row with what a line across the table beneath it says and it does not."""
    return replace(
        row,
        explanation=row.explanation or said.get("explanation", ""),
        action=row.action or said.get("action", ""),
    )


def _is_lit(cells: Iterable[Cell]) -> bool:
    """Whether cells are lit in several colours of traffic lights."""
    return len({colour for cell in cells if (colour := colour_of(cell.color)) in LIGHTS}) > 1


def _is_foretold_by_lights(grid: Grid, texts: Texts, legend: Legend, columns: Columns) -> bool:
    """Whether forecasts are lights: cells lit in several colours, or mostly marks that the legend explains."""
    cells = [cell for place in columns.at.get("prognosis", ()) for cell in _cells(grid, place)]
    said = [texts.text(cell.id).strip() for cell in cells]
    marked = all(len(text) == 1 for text in said) and sum(text in legend.words for text in said) > _MOSTLY * len(said)
    return marked or _is_lit(cells)


def _in_columns(grid: Grid, row: int, columns: Columns, names: Iterable[str]) -> list[Cell]:
    """The cells of a row in the columns of these names."""
    places = (place for name in names for place in columns.at.get(name, ()))
    return [cell for place in places if (cell := grid.at[row][place]) is not None]


def _cells(grid: Grid, place: int) -> list[Cell]:
    """The cells of a column beneath its header, without those that stretch over the whole table."""
    cells = dict.fromkeys(grid.at[row][place] for row in range(grid.first_row, grid.table.n_rows))
    return [cell for cell in cells if cell is not None and not spans_all(grid, cell)]


def _body(grid: Grid, texts: Texts, place: int) -> list[str]:
    return [text for cell in _cells(grid, place) if not is_empty(text := texts.text(cell.id))]
