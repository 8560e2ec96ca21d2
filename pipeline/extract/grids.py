"""A table as a grid: which cell covers which place, where its header ends and which field each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.extract.figures import Figure
from pipeline.extract.labels import MEASURED
from pipeline.extract.periods import PeriodReading
from pipeline.extract.phrases import PhraseReader
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderMatch, HeaderReader, split_numbering
from pipeline.packs.numerals import in_figures
from pipeline.records import Cell, Period, Table

CORNER = "table.corner"  # rule of a column of indicators that has no header
MILESTONE = "table.milestone"  # rule of a column headed by a part of the year, beside goals
NESTED = "table.nested-by-number"  # rule of a column of goals that holds what measures them, too
_ANY_YEAR = Period(date(2000, 1, 1), date(2000, 12, 31), "2000")
_BY = ("period", "deadline")
_NAMING = frozenset("goal task area indicator measure budget".split())
_OF_HEADING = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÆØÅÄÖ])")
_INNER_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(?:\.\d{1,2}|\s?[a-z])")
_YEAR_ALONE = re.compile(r"[\s(]*((?:19|20)\d\d)(?:\s*[-–/]\s*(?:20)?(\d\d))?\s*(?:年度?|[):*])*\s*")
_YEAR_INSIDE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–/]\s*(?:20)?(\d\d))?(?!\d)")
_PLACEHOLDER = re.compile(
    r"^\s*(?:(?!\[\s*[≥≤><]?\s*\d[\d.,]*\s*[^\W\d_%]{0,4}\s*\])[\[<{].{0,200}[\]>}]|[xX*＊…._]{2,}|[≥≤]?\s*\*+\s*%?|XX+.*)\s*$",
    re.DOTALL,
)
_BLANKS = ("××", "**", "＊＊", "20XX", "XX年")
_EMPTY = frozenset(["", "-", "–", "—", "/", "\\", "...", "…"])
_POINT = re.compile("[①-⑳]")
_NUMBER = re.compile(r"[A-ZÆØÅÄÖ]{0,2}\.?\s?\d{1,3}(?:[.,]\d{1,2})*[a-z]?\.?|[一二三四五六七八九十]{1,3}、?")
_SIGNS = frozenset("≥ ≤ > < = >= <=".split())
_YEAR_WIDTH = 10  # characters of a year as printed
_LEVEL = 15  # the width of a level; what is longer is told in words
_MAX_HEADER_ROWS = 3
_MAX_TITLE_ROWS = 5
_MAX_FORM_ROWS = 30
_SIDES = 2  # grids beside each other
_SCHEDULE = 3  # columns of stretches of time that make a schedule
_GRID_FIELDS = frozenset(["indicator", "target"])
_GROUPED = frozenset(["group_outer", "group_inner", "budget", "activity"])  # no goals stand before these rows
_AIMED_AT = frozenset(["indicator", "measure", "target"])
_REFERENCES = re.compile(
    r"\d{1,2}(?:\.\d{1,2})+(?:\.?[a-z])?(?:\s*[-–,]\s*\d{1,2}(?:\.\d{1,2})+(?:\.?[a-z])?)*"
)  # "1.1-1.3"
_SAID_OF_GOAL = frozenset(("status", "assessment", "prognosis", "trend", "explanation", "comment", "action"))
_TWO_ROWS = 2  # of a header with names over names
_MOSTLY = 0.6
_CARD_COLUMNS, _CARD_LABELS = 2, 3  # of a card: columns, different labels
_STEPS, _FULL = 2, 100  # columns of a scale of payment, percent that its last one earns
_SEVERAL = 2  # goals
_ACTS = ("activity", "output", "mere_act")
_STRETCHES, _TELLS = 2, 10  # columns of parts of the year beside goals, width of cells that say what is done by then
_RHYTHMS, _SHORT = 0.8, 40  # share of a column's cells that are intervals, characters of one
_REFERENCE = re.compile(
    r"(?:[^\W\d_]{0,3}\.?\s?\d{1,2}(?:\.\d{1,2})*(?:\.?[a-z]\b)?(?:\s*[,;/&+]\s*)?)+"
)  # "P2", "1.1, 1.3"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its field, the rule that says so, and the period its header names."""

    field: str
    rule: str
    period: str = ""
    unit: str = ""  # the header's bracketed unit: "Måltal (pct.)"


@dataclass
class Grid:
    """A table ready for reading. `at[r][c]` is the cell that covers the place, or None."""

    table: Table
    at: list[list[Cell | None]]
    columns: dict[int, Column] = field(default_factory=dict)
    first_row: int = 0  # the first row beneath the header
    foot: int = 0  # the row behind the last one of the body
    header_texts: frozenset[str] = frozenset()
    title: str = ""  # of a title row inside the table

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns.values())

    @property
    def sides(self) -> list[range]:
        """The columns of grids printed side by side, each with indicators and targets of its own: 中期目标 beside
        年度目标 in one form. None where the indicators stand once."""
        named = [
            place
            for place, column in sorted(self.columns.items())
            if column.field == "indicator" and (after := self.columns.get(place + 1)) and after.field == "target"
        ]
        if len(named) < _SIDES:
            return []
        return [range(first, last) for first, last in pairwise([*named, self.table.n_columns])]

    def anchor(self, row: int, column: int) -> Cell | None:
        """The cell that begins in this row, and in this column or further left within a merged one."""
        cell = self.at[row][column]
        return cell if cell is not None and cell.row == row else None


def band_of(grid: Grid, row: int, texts: Texts) -> Cell | None:
    """The only cell of a row when it spans the table: a heading between rows."""
    cells = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None and not is_empty(texts.text(cell.id))]
    if len(cells) == 1 and cells[0].row == row and cells[0].column_span * 2 > grid.table.n_columns > 2:
        return cells[0]
    return None


def is_empty(text: str) -> bool:
    """Whether a cell says nothing: blank, a dash, a slash."""
    return text.strip() in _EMPTY


def says(cell: Cell, texts: Texts) -> bool:
    """Whether a cell says something, be it by its colour alone."""
    return bool(cell.color) or not is_empty(texts.text(cell.id))


def is_point(cell: Cell) -> bool:
    """Whether a cell holds nothing but the mark of a point still to be filled in: ②."""
    return bool(_POINT.fullmatch(cell.text.strip()))


def is_placeholder(text: str) -> bool:
    """A template's blank: [Beskrivelse af målet], ≥**%, XX."""
    return bool(_PLACEHOLDER.match(text)) or any(blank in text for blank in _BLANKS)


class GridReader:
    """Finds headers and columns with one pack."""

    def __init__(self, headers: HeaderReader, phrases: PhraseReader) -> None:
        self._headers = headers
        self._phrases = phrases

    def label(self, text: str) -> HeaderMatch | None:
        """The field a label cell means."""
        return self._match(text)

    def is_budget(self, grid: Grid, texts: Texts) -> bool:
        """A table of money: its caption, title or header says so, or it sums up, and nothing in it is an indicator, nor
        a goal with its day: 项目名称 | 建设内容及年度目标 | 完成时限 | 资金(万元)."""
        named = {column.field for column in grid.columns.values() if column.rule != CORNER}
        if named & {"indicator", "measure", "reporting", "goal_type"} or {"goal", "deadline"} <= named:
            return False
        if "budget" in grid.fields or any(
            self._headers.speaks_of(text, "budget") for text in (grid.table.caption, grid.title, *grid.header_texts)
        ):
            return True
        first = [grid.at[row][0] for row in range(grid.first_row, grid.table.n_rows)]
        return any((m := self._match(texts.text(cell.id))) and m.field == "total" for cell in first if cell)

    def grid(self, table: Table, texts: Texts, plan_year: int | None) -> Grid:
        """The table with its header rows recognised; without a known header `columns` is empty."""
        at: list[list[Cell | None]] = [[None] * table.n_columns for _ in range(table.n_rows)]
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                    at[row][column] = cell
        grid = Grid(table, at)
        best = self._header_row(grid, texts)
        if best is None:
            return grid
        start, stop = self._first_of_merged(grid, texts, best), best + 1
        while stop < min(start + _MAX_HEADER_ROWS, table.n_rows) and self._continues_header(grid, texts, stop):
            stop += 1
        grid.title = self._title_above(grid, texts, start)
        grid.first_row = stop
        grid.foot = self._foot(grid, texts)
        grid.header_texts = frozenset(
            texts.text(cell.id) for row in at[start:stop] for cell in row if cell and texts.text(cell.id)
        )
        self._read_columns(grid, texts, start, stop, plan_year)
        return grid

    def heads_anew(self, grid: Grid, texts: Texts, row: int) -> bool:
        """Whether a row between blocks of indicators parts the column of targets anew: 上年 | 预期当年实现值. The
        columns hold then what it says."""
        cells = [cell for cell in _distinct(grid.at[row]) if cell.row == row and texts.text(cell.id).strip()]
        known = {cell.column: found for cell in cells if (found := self._match(texts.text(cell.id)))}
        parted = len(known) > 1 and any(found.field == "target" for found in known.values())
        if not parted or len(cells) - len(known) > 1:
            return False
        for cell in cells:
            found = known.get(cell.column)
            grid.columns[cell.column] = Column(found.field if found else "note", found.rule if found else "")
        return True

    def _header_row(self, grid: Grid, texts: Texts) -> int | None:
        if self._is_card(grid, texts):
            return None
        best: tuple[float, int] | None = None
        for row in range(min(_MAX_FORM_ROWS, grid.table.n_rows)):
            if best is not None and best[0] > 10:
                break  # the first grid of a form; later ones repeat its header
            cells = [cell for cell in _distinct(grid.at[row]) if texts.text(cell.id).strip()]
            known = [match.field for cell in cells if (match := self._known(texts.text(cell.id)))]
            if row >= _MAX_TITLE_ROWS and not set(known) >= _GRID_FIELDS:
                continue  # further down only the grid of a form can begin
            steps = [cell for cell in cells if self._step(texts.text(cell.id))] if set(known) & set(MEASURED) else []
            stretches = [cell for cell in cells if self._stretch(texts.text(cell.id))] if "goal" in known else []
            if len(stretches) >= _STRETCHES:
                known.append("milestone")
            share = (len(known) + len(steps) + len(stretches)) / max(len(cells), 1)
            grid_bonus = 10 if len(_GRID_FIELDS & set(known)) == 2 else 0
            if len(known) >= 2 and share >= 0.5 and (best is None or len(known) + grid_bonus > best[0]):
                best = (len(known) + grid_bonus, row)
        if best is None and grid.table.n_rows > 1 and _marked_as_header(grid.at[0]):
            cells = _distinct(grid.at[0])
            if any(self._known(texts.text(cell.id)) for cell in cells) and len(cells) > 1:
                return 0
        return best[1] if best else None

    def _is_card(self, grid: Grid, texts: Texts) -> bool:
        """Whether two columns are labels and their values, though a value may be a header's word as well: "Resultatkrav
        | Mindst 95 pct. ..." over "Måltype | Driftsmål"."""
        if grid.table.n_columns != _CARD_COLUMNS:
            return False
        pairs = [[texts.text(cell.id) for cell in _distinct(row)] for row in grid.at]
        labels = [match.field for label, *_ in pairs if (match := self._known(label))]
        both = [pair for pair in pairs if len(pair) == _CARD_COLUMNS and all(self._known(text) for text in pair)]
        return len(set(labels)) >= _CARD_LABELS and len(labels) >= _MOSTLY * len(pairs) and len(both) * 2 < len(labels)

    def _first_of_merged(self, grid: Grid, texts: Texts, row: int) -> int:
        """Where a header begins whose best row holds cells merged from above: "Målepunkt" over "Nr." and "Beskrivelse"
        beside "Enhed" in two rows."""
        ending = [cell for cell in _distinct(grid.at[row]) if cell.row + cell.row_span == row + 1]
        first = min((cell.row for cell in ending), default=row)
        cells = [cell for cell in _distinct(grid.at[first]) if texts.text(cell.id).strip()]
        known = sum(1 for cell in cells if self._known(texts.text(cell.id)))
        return first if known * 2 >= len(cells) > 0 else row

    def _known(self, text: str) -> HeaderMatch | None:
        if self._year_alone(text):
            return HeaderMatch("year", (), "table.year")
        return self._match(text) if len(text) < 90 else None

    def _year_alone(self, text: str) -> int | None:
        """The year that is all a header says, in our era or as the language counts (115年度)."""
        if match := _YEAR_ALONE.fullmatch(text):
            return int(match.group(1))
        bare = text.strip(" ()\n")
        read = self._phrases.periods(bare, None) if 2 < len(bare) <= _YEAR_WIDTH else []
        whole = next((r for r in read if r.year_printed and (r.start, r.end) == (0, len(bare))), None)
        return int(whole.label) if whole is not None and whole.label.isdigit() else None

    def _match(self, text: str) -> HeaderMatch | None:
        found = self._headers.match(text)
        if found is None and (inside := _YEAR_INSIDE.search(text)):
            named = next((r for r in self._phrases.periods(text) if r.start == inside.start()), None)  # "2026年度"
            end = max(inside.end(), named.end if named else 0)
            found = self._headers.match((text[: inside.start()] + text[end:]).strip(" ()"))
        return found if found is None or found.field != "purpose" else None

    def _continues_header(self, grid: Grid, texts: Texts, row: int) -> bool:
        """A second header row: it sits under a merged header cell and names fields or years itself."""
        cells = _distinct(grid.at[row])
        own = [cell for cell in cells if cell.row == row and texts.text(cell.id).strip()]
        if not own:
            return any(cell.row < row for cell in cells)
        under_merged = any(cell.row < row for cell in cells) or any(
            above is not None and above.column_span > 1 for above in grid.at[row - 1]
        )
        known = sum(1 for cell in own if self._known(text := texts.text(cell.id)) or self._stretch(text))
        return under_merged and known / len(own) >= 0.5

    def _title_above(self, grid: Grid, texts: Texts, start: int) -> str:
        for row in range(start):
            cells = [cell for cell in _distinct(grid.at[row]) if texts.text(cell.id).strip()]
            if len(cells) == 1:
                return texts.text(cells[0].id)
        return ""

    def _read_columns(self, grid: Grid, texts: Texts, start: int, stop: int, plan_year: int | None) -> None:
        years: dict[int, int] = {}
        under_targets: dict[int, int] = {}  # "Måltal" over 2023, 2025 and 2026: the first may be the level before
        for column in range(grid.table.n_columns):
            headers = [texts.text(cell.id) for cell in self._stack(grid, texts, start, stop, column)]
            found = self._column(headers, plan_year)
            if found is not None:
                grid.columns[column] = found
                if found.field == "target" and (own := self._year_alone(headers[-1])) is not None:
                    under_targets[column] = own
            elif alone := next((year for text in reversed(headers) if (year := self._year_alone(text))), None):
                years[column] = alone
        for column, year in under_targets.items():
            field = _bare_year_field(year, under_targets.values(), plan_year)
            grid.columns[column] = replace(grid.columns[column], field=field)
        reached = [c.period[:4] for c in grid.columns.values() if c.field in ("actual", "baseline") and c.period]
        if plan_year is None and years and reached and max(reached) < str(min(years.values())):
            plan_year = min(years.values())  # "Utfall 2024 | 2026 | 2027": what is reached stands in its own column
        for column, year in years.items():
            grid.columns[column] = Column(_bare_year_field(year, years.values(), plan_year), "table.year", str(year))
        for column in range(grid.table.n_columns):
            if self._holds_signs(self._body(grid, texts, column)):
                grid.columns[column] = Column("comparator", "table.signs")  # "Krav": ≥, ≤, =
        self._read_steps(grid, texts, start, stop)
        self._read_rhythms(grid, texts, start, stop)
        self._settle(grid, texts)
        if any(self.names_measures(grid, texts, place) for place in _places(grid, "goal")):
            self._name_numbers(grid, texts)
            self._level_requirements(grid, texts)
        self._read_stretches(grid, texts, start, stop, plan_year)
        self._date_requirements(grid)
        self._refer_to_goals(grid, texts)
        self._part_requirements(grid, texts)
        self._state_goals(grid, texts)
        self._nest_goals(grid, texts)
        self._nest_tasks(grid, texts)
        self._state_tasks(grid, texts)
        self._drop_references(grid, texts)
        self._name_indicators(grid, texts)
        self._nest_by_number(grid, texts)
        self._infer(grid, texts, start, stop)
        self._name_corner(grid, texts, stop)
        _keep_nearest_weight(grid)
        _keep_nearest_number(grid)
        _levels_before(grid, plan_year)

    def _holds_signs(self, body: list[str]) -> bool:
        """Whether a column says nothing but how figures beside it are meant, in signs or words: "mindst", "højst"."""
        signs = [text for text in body if text.strip() in _SIGNS or self._phrases.quantities.sign(text.strip())]
        return bool(signs) and len(signs) >= _MOSTLY * len(body) and all(len(text) <= _SHORT for text in body)

    def _read_steps(self, grid: Grid, texts: Texts, start: int, stop: int) -> None:
        """Columns headed by how much is earned in each case: "0 pct. | 50 pct. | 100 pct.", "0 point | 5 point". The
        full one holds what is aimed at."""
        steps: dict[int, Figure] = {}
        for column in range(grid.table.n_columns):
            if not self._is_unknown(grid, texts, column, start, stop):
                continue
            if step := self._step(texts.text(self._stack(grid, texts, start, stop, column)[-1].id)):
                steps[column] = step
        values = [steps[column].value for column in sorted(steps)]
        rising = values == sorted(set(values)) or values == sorted(set(values), reverse=True)
        if len(values) < _STEPS or not rising or len({figure.unit for figure in steps.values()}) > 1:
            return
        full = max(steps, key=lambda column: steps[column].value)
        if steps[full].share and steps[full].value != _FULL:
            return
        for column in steps:
            grid.columns[column] = Column("target" if column == full else "note", "table.steps")

    def _read_stretches(self, grid: Grid, texts: Texts, start: int, stop: int, plan_year: int | None) -> None:
        """Columns beside goals each headed by a part of the year say what is reached by its end: "Mål | 1. kvartal |
        2. kvartal": "Vejledningen er udsendt". Mere figures and marks there say no such thing."""
        if "goal" not in grid.fields or "status" in grid.fields:
            return
        headed: list[int] = []
        for column in range(grid.table.n_columns):
            heads = [texts.text(cell.id) for cell in self._stack(grid, texts, start, stop, column)]
            day = self._stretch(heads[-1]) if heads else None
            if day is None or (day.year_printed and plan_year and int(day.label[:4]) < plan_year):
                continue
            if column not in grid.columns or any(m.field == "measure" for text in heads if (m := self._match(text))):
                headed.append(column)
        body = [text for column in headed for text in self._body(grid, texts, column)]
        if len(headed) >= _STRETCHES and body and sum(map(_width, body)) >= _TELLS * len(body):
            grid.columns.update(dict.fromkeys(headed, Column("milestone", MILESTONE)))

    def _stretch(self, head: str) -> PeriodReading | None:
        """The part of a year that a header names and nothing else, unless which requirements: "2. kvartal", "Milepæl
        K2", "T1 2026"."""
        for read in self._phrases.periods(head, _ANY_YEAR) if len(head) <= _SHORT else []:
            rest = (head[: read.start] + head[read.end :]).strip(" ():,.–-\n")
            named = self._headers.match(rest) if rest else None
            if "-" in read.label and read.kind in _BY and (not rest or (named and named.field == "measure")):
                return read
        return None

    def _step(self, head: str) -> Figure | None:
        """The figure that is all a header says: "50 pct."."""
        figures = self._phrases.plain_figures(head.strip()) if head[:1].isdigit() else []
        whole = len(figures) == 1 and (figures[0].start, figures[0].end) == (0, len(head.strip()))
        return figures[0] if whole and figures[0].unit else None

    def _read_rhythms(self, grid: Grid, texts: Texts, start: int, stop: int) -> None:
        """A column whose header is not known tells how often goals are followed up where its cells hold nothing but
        intervals: "Udvalget ser på det": Hvert kvartal, Hvert halvår; one right of the indicators that speaks of
        measuring tells how often that is done: "Indikator | Målvärde | Mätning": Kvartalsvis."""
        for column in _places(grid, "method", *MEASURED):
            body = self._body(grid, texts, column)
            others = any(place < column for place in _places(grid, *MEASURED))
            if others and body and all(len(text) <= _SHORT and self._phrases.tells_rhythm(text) for text in body):
                grid.columns[column] = replace(grid.columns[column], field="frequency")
        if "reporting" in grid.fields:
            return
        for column in range(grid.table.n_columns):
            body = self._body(grid, texts, column)
            if len(body) < _STEPS or not self._is_unknown(grid, texts, column, start, stop):
                continue
            told = [text for text in body if len(text) <= _SHORT and self._phrases.tells_rhythm(text)]
            if len(told) > _RHYTHMS * len(body):
                grid.columns[column] = Column("reporting", "table.rhythm")

    def _stack(self, grid: Grid, texts: Texts, start: int, stop: int, column: int) -> list[Cell]:
        """The header cells over a column, without one that spans others whose own words are known while this column's
        are not: under "2026" stand "Threshold", "Target" and "Stretch", and only one of them is the target."""
        cells = list(dict.fromkeys(cell for row in range(start, stop) if (cell := grid.at[row][column]) is not None))
        if len(cells) < 2 or cells[0].column_span == 1 or self._known(texts.text(cells[-1].id)):
            return cells
        spanned = range(cells[0].column, cells[0].column + cells[0].column_span)
        beside = [cell for cell in _distinct(grid.at[cells[-1].row]) if cell.column in spanned and cell is not cells[0]]
        return cells[1:] if any(self._known(texts.text(cell.id)) for cell in beside) else cells

    def _column(self, headers: list[str], plan_year: int | None) -> Column | None:
        """The lowest header that is known decides, though a number or wording is that of the measure named above it; a
        year anywhere above or in it gives the period."""
        period = next((label for text in reversed(headers) if (label := self._period(text))), "")
        brackets = [m.group(1) for text in reversed(headers) if (m := re.search(r"\(([^()]{1,20})\)\s*$", text))]
        unit = next((text for text in brackets if not self._period(text) and not self._names_figure(text)), "")
        known = [found for text in reversed(headers) if (found := self._match(text))]
        if not known:
            return None
        field = known[0].field
        if len(known) > 1 and known[1].field in MEASURED:
            if field == "number":
                field = "note"  # "Målepunkt" over "Nr." and "Beskrivelse": the number is the measure's
            elif field == "goal" and not known[0].also:
                field = known[1].field  # and so is the wording
        if known[0].years_back and plan_year:
            period = period or str(plan_year - known[0].years_back)
        return Column(field, known[0].rule, period, unit)

    def _names_figure(self, bracket: str) -> bool:
        """Whether brackets behind a year say which figure it heads, not in what it counts: "2030 (mål)"."""
        found = self._headers.match(bracket)
        return found is not None and bool({"goal", "target", "baseline", "actual"} & {*found.fields})

    def _period(self, header: str) -> str:
        """The year or years in a header; where no year of our era is printed, what the language counts by (113年度)."""
        if match := _YEAR_INSIDE.search(header):
            return _label(match)
        read = self._phrases.periods(header, None)
        return next((period.label for period in read if period.year_printed and period.label), "")

    def _settle(self, grid: Grid, texts: Texts) -> None:
        """Columns whose header has two meanings are settled by their neighbours and by what stands in them; those of
        years first, so that "Mål 2027 | Mål 2028" take nothing from "Fullmäktiges mål", nor "Mätning" from "Indikator"
        that stands left of it."""
        heads = {column: self._head(grid, texts, column) for column in grid.columns}
        ways = [column for column, match in heads.items() if match and "method" in match.also]
        ranked = [(not grid.columns[column].period, column not in ways, column) for column in grid.columns]
        for _, _, column in sorted(ranked):
            known, match = grid.columns[column], heads[column]
            if match is None or not match.also or match.field != known.field:
                continue
            alike = sum(other.rule == known.rule for other in grid.columns.values())
            if alike >= _SCHEDULE and "activity" in match.fields:
                chosen = "activity"  # 一季度 | 二季度 | 三季度 | 四季度: how far the work is by then
            else:
                chosen = self._choose(grid, texts, column, match)
            grid.columns[column] = Column(chosen, known.rule, known.period, known.unit)
        *outer, inner = _places(grid, "indicator") or [0]
        for column in outer:  # 绩效指标 | 年度任务 | 指标名称: over many rows of the innermost
            merged = len(
                {id(cell) for row in range(grid.first_row, grid.table.n_rows) if (cell := grid.at[row][column])}
            )
            if 2 * merged < grid.table.n_rows - grid.first_row and not has_merged(grid, inner):
                grid.columns[column] = replace(grid.columns[column], field="group_outer")

    def _name_numbers(self, grid: Grid, texts: Texts) -> None:
        """A column without a header that numbers the goals behind it."""
        goals = [place for place, column in grid.columns.items() if column.field in ("goal", "task", "title")]
        if not goals or "number" in grid.fields:
            return
        for place in range(min(goals)):
            body = self._body(grid, texts, place)
            numbered = sum(bool(_NUMBER.fullmatch(text.strip())) for text in body)
            if place not in grid.columns and body and numbered >= _MOSTLY * len(body):
                grid.columns[place] = Column("number", "followup.number")
                return

    def _level_requirements(self, grid: Grid, texts: Texts) -> None:
        """Requirements beside a column that names what measures the goals are the levels of those; beside the levels,
        in other columns, stands whether they were met: "Mål og resultatmål | Krav | Målopfyldelse"."""
        places = _places(grid, "measure")
        levels = [place for place in places if self._numeric_share(grid, texts, place) >= _MOSTLY]
        if "target" in grid.fields or len(levels) != 1:
            return
        for place in places:
            grid.columns[place] = replace(grid.columns[place], field="target" if place in levels else "note")

    def names_measures(self, grid: Grid, texts: Texts, column: int) -> bool:
        """Whether a column of goals names what measures them as well, as its header or their numbers say."""
        if grid.columns[column].rule == NESTED:
            return True
        match = self._head(grid, texts, column)
        return match is not None and {"goal", "indicator"} <= {*match.fields}

    def measures_goal_above(self, grid: Grid, texts: Texts, row: int, column: int) -> bool:
        """Whether a row of goals that are all numbered has no number or one beneath another ("1.2" and "1b" beneath
        "1"), or stands beneath a goal told over the whole table, under a header that names goals and what measures them
        ("Mål och indikator"): it measures that goal."""
        if self.goals_are_bands(grid, texts, column):
            return self._stands_alone(grid, texts, row, column) is None
        numbers = _places(grid, "number")
        if not numbers or not self.names_measures(grid, texts, column):
            return False
        numbered = [cell for at in range(grid.first_row, row + 1) if (cell := grid.at[at][numbers[0]])]
        filled = [cell for cell in numbered if not is_empty(texts.text(cell.id))]
        if not filled or filled[-1] is not grid.at[row][numbers[0]]:
            return bool(filled)
        inner = _INNER_NUMBER.fullmatch(texts.text(filled[-1].id).strip(" ."))
        return inner is not None and inner[1] in {in_figures(texts.text(cell.id)) for cell in filled[:-1]}

    def goals_are_bands(self, grid: Grid, texts: Texts, column: int) -> bool:
        """Whether cells over the whole table, or alone in their rows but for a verdict, that are numbered or labelled
        as goals, the first right beneath a header that names goals and what measures them, state the goals: "Mål och
        indikator | Mål 2025 | Utfall" over "1. Tillsynen är tät" or "Mål 1: Tillsynen är tät"; beneath one that names
        what is required of them, where a verdict shows that the rows are goals and no areas: "Mål og resultatkrav"."""
        match = self._head(grid, texts, column)
        named = self.names_measures(grid, texts, column)
        if match is None or not (named or {"goal", "measure"} <= {*match.fields}):
            return False
        rows = range(grid.first_row, grid.table.n_rows)
        bands = [cell for row in rows if (cell := self._stands_alone(grid, texts, row, column))]
        opens = len(bands) > 1 and bands[0].row == grid.first_row
        if not named and all(band_of(grid, band.row, texts) for band in bands):
            return False
        return opens and all(self._opens_goal(texts.text(cell.id)) for cell in bands)

    def _stands_alone(self, grid: Grid, texts: Texts, row: int, column: int) -> Cell | None:
        """The cell that is all a row says but for what is said of a goal: its status, why, what is done."""
        if (band := band_of(grid, row, texts)) is not None:
            return band
        cells = {place: cell for place, cell in enumerate(grid.at[row]) if cell and not is_empty(texts.text(cell.id))}
        own = cells.pop(column, None)
        others = {grid.columns[place].field if place in grid.columns else "" for place in cells}
        return own if own is not None and own.row == row and others and others <= _SAID_OF_GOAL else None

    def _opens_goal(self, text: str) -> bool:
        label = self._headers.label(text)
        return split_numbering(text)[1] > 0 or (label is not None and label[0].field == "goal")

    def _head(self, grid: Grid, texts: Texts, column: int) -> HeaderMatch | None:
        """What the first header over a column that is known means; in a table that opens with a header of two rows,
        the one that the column is known by, whatever it stands under: 指标完成情况 over 指标 | 年度目标 | 完成情况."""
        cells = (cell for row in range(grid.first_row) if (cell := grid.at[row][column]))
        known = [match for cell in cells if (match := self._match(texts.text(cell.id)))]
        own = [match for match in known if match.rule == grid.columns[column].rule]
        return next(iter(own if own and grid.first_row == _TWO_ROWS else known), None)

    def _date_requirements(self, grid: Grid) -> None:
        """Columns of requirements headed by a year hold what is aimed at: "Indikator | Delmål 2028 | Mål 2030"."""
        for place, column in grid.columns.items():
            dated = column.field in ("measure", "goal") and column.period
            if dated and any(p < place for p in _places(grid, "indicator")):
                grid.columns[place] = replace(column, field="target")

    def _refer_to_goals(self, grid: Grid, texts: Texts) -> None:
        """A column before the indicators that holds nothing but numbers says which goal each belongs to: "Mål": 3a. One
        whose header says so but which tells the goals there in words states them: 对应目标 | 绩效指标."""
        named = _places(grid, "indicator")
        unstated = not grid.fields & {"goal", "task", "title"}
        for place, column in grid.columns.items():
            body = self._body(grid, texts, place) if column.field == "number" and unstated else []
            if len(set(body)) < len(body) and named and place < named[0] and _all_match(_REFERENCE, body):
                grid.columns[place] = replace(column, field="goal_number")  # "Mål nr | Indikator": 4, 4, 6
            refers = column.field == "goal_number" and named and place < named[0]
            if refers and self._is_worded(grid, texts, place):
                grid.columns[place] = replace(column, field="goal")
            before = column.field == "target" and named and place < named[0]
            if before and _all_match(_REFERENCE, self._body(grid, texts, place)):
                grid.columns[place] = replace(column, field="goal_number")

    def _part_requirements(self, grid: Grid, texts: Texts) -> None:
        """Of several columns of requirements one holds their words; the others their bare numbers, or what is asked of
        them: "Krav nr. | Resultatkrav | Krav 2014"."""
        for place in _places(grid, "measure"):
            if _all_match(_REFERENCES, self._body(grid, texts, place)):
                grid.columns[place] = replace(grid.columns[place], field="note")  # "Krav": 1.1-1.3
        places = _places(grid, "measure")
        worded = [place for place in places if self._is_worded(grid, texts, place)]
        if len(places) == 1 and "indicator" in grid.fields and "target" not in grid.fields:
            if self._numeric_share(grid, texts, places[0]) >= _MOSTLY and not worded:
                grid.columns[places[0]] = replace(grid.columns[places[0]], field="target")  # "Indikator | Krav": 82 %
            return
        if len(places) < 2 or len(worded) != 1:
            return
        for place in places:
            column = grid.columns[place]
            if place < worded[0] and _all_match(_REFERENCE, self._body(grid, texts, place)):
                grid.columns[place] = replace(column, field="note")
            elif place > worded[0] and "target" not in grid.fields:
                grid.columns[place] = replace(column, field="target")

    def _name_indicators(self, grid: Grid, texts: Texts) -> None:
        """A column headed "Måltal" that holds words beside columns of years names what is measured; beside goals it
        holds whole requirements."""
        targets = [place for place, column in grid.columns.items() if column.field == "target"]
        if grid.fields & {"indicator", "measure"}:
            return
        worded = [place for place in targets if not grid.columns[place].period and self._is_worded(grid, texts, place)]
        if len(worded) == 1 and len(targets) > 1:
            grid.columns[worded[0]] = replace(grid.columns[worded[0]], field="indicator")
        elif len(targets) == 1 and grid.fields & {"goal", "task"} and self._is_worded(grid, texts, targets[0]):
            grid.columns[targets[0]] = replace(grid.columns[targets[0]], field="measure")  # whole requirements

    def _state_goals(self, grid: Grid, texts: Texts) -> None:
        """What stands right behind the goals' names under a header that may mean goals states them, where the figures
        asked for stand in another column: 目标 | 目标要求 | 考核指标."""
        for place in _places(grid, "measure"):
            match, before = self._head(grid, texts, place), grid.columns.get(place - 1)
            asked = [other for other in _places(grid, "indicator") if self._asks(grid, texts, other)]
            named = before is not None and before.field == "goal" and match is not None and match.field == "goal"
            if named and len(asked) == 1 and "target" not in grid.fields and not self._asks(grid, texts, place):
                grid.columns[place] = replace(grid.columns[place], field="goal")
                grid.columns[asked[0]] = replace(grid.columns[asked[0]], field="measure")

    def _nest_by_number(self, grid: Grid, texts: Texts) -> None:
        """Goals and, numbered beneath each, what measures it may stand in one column, whatever heads it; the rows of
        the goals then name no level: "1 | Resan ska komma i tid", "1.1 | Andel hämtningar i tid | % | 89 | 95"."""
        numbers, targets = _places(grid, "number"), _places(grid, "target")
        named = _places(grid, "indicator", "measure")
        if len(numbers) != 1 or not targets or named != [numbers[0] + 1] or grid.fields & {"goal", "task", "title"}:
            return
        goals: set[str] = set()
        parents: set[str] = set()
        for row in range(grid.first_row, grid.table.n_rows):
            cell = grid.anchor(row, numbers[0])
            number = texts.text(cell.id).strip(" .") if cell is not None else ""
            level = any((at := grid.anchor(row, p)) is not None and not is_empty(texts.text(at.id)) for p in targets)
            inner = _INNER_NUMBER.fullmatch(number)
            if inner is not None and level:
                parents.add(inner[1])
            elif number.isdecimal() and not level:
                goals.add(number)
        if len(goals) >= _SEVERAL and goals == parents:
            grid.columns[named[0]] = Column("goal", NESTED)

    def _nest_goals(self, grid: Grid, texts: Texts) -> None:
        """Of two columns of goals side by side, or with nothing but numbers between them, the one with more of them
        states them; what stands left of it, in merged cells or over and over, heads them: "Kommunfullmäktiges mål |
        Nämndmål". What is aimed at in words ahead of its measures is such a goal too: "Strategisk mål | Årets mål |
        Målepunkt". Where each has its own, told at greater length, the left one names it: 绩效目标 | 目标内容."""
        measured = _places(grid, "indicator", "measure")
        worded = [p for p in _places(grid, "target") if not grid.columns[p].period and self._is_worded(grid, texts, p)]
        places = sorted(_places(grid, "goal") + [p for p in worded if measured and p < measured[0]])
        if len(places) != 2 or grid.columns[places[0]].field != "goal":
            return
        between = [grid.columns.get(place) for place in range(places[0] + 1, places[1])]
        if any(column is None or column.field != "number" for column in between):
            return
        outer, inner = (set(self._body(grid, texts, place)) for place in places)
        if not outer or self._numeric_share(grid, texts, places[1]) >= _MOSTLY:
            return
        if self._name_measures(grid, texts, places[1]):
            grid.columns[places[1]] = replace(grid.columns[places[1]], field="indicator")
            grid.columns[places[1] + 1] = replace(grid.columns[places[1] + 1], field="target")
            return
        told = sum(map(_width, outer)) < sum(map(_width, inner))
        heads = "area" if len(outer) < len(inner) else "title" if told and len(outer) == len(inner) else ""
        for place, name in zip(places, (heads, "goal"), strict=True) if heads else ():
            grid.columns[place] = replace(grid.columns[place], field=name)

    def _name_measures(self, grid: Grid, texts: Texts, place: int) -> bool:
        """Whether most cells of a column of goals say that they count or share out something, right ahead of the target
        of each: "Mål | Resultatmål | Måltal" or "Krav": Andel kørsler ..., Antal løbere."""
        behind = grid.columns.get(place + 1)
        level = behind is not None and (
            behind.field == "target"
            or (behind.field == "measure" and self._numeric_share(grid, texts, place + 1) >= _MOSTLY)
        )
        body = self._body(grid, texts, place)
        named = sum(map(self._phrases.quantities.figures.names_indicator, body))
        return level and 2 * named > len(body)

    def _nest_tasks(self, grid: Grid, texts: Texts) -> None:
        """Of two columns of tasks side by side the left one names what the right one tells: 重点任务 | 工作内容. Where
        merged cells hold it for several rows, each of these is a task in its area. A goal, too, may be named ahead of
        its task, one for each: 工作目标 | 主要内容."""
        places = _places(grid, "goal", "task")
        named = [grid.columns[place].rule.startswith("task.") for place in places]
        if len(places) != 2 or places[1] != places[0] + 1 or not named[1]:
            return
        outer, inner = (self._body(grid, texts, place) for place in places)
        if sum(map(_width, outer)) * len(inner) >= sum(map(_width, inner)) * len(outer):
            return  # the right one tells less of a task than the left one
        merged = len(set(outer)) < len(set(inner))
        if not named[0] and (merged or len(outer) != len(inner)):
            return
        for place, name in zip(places, ("area", "task") if merged else ("task", "goal"), strict=True):
            grid.columns[place] = replace(grid.columns[place], field=name)

    def _state_tasks(self, grid: Grid, texts: Texts) -> None:
        """What is done for a task states it where no other column does and figures say how much of it: 重点任务 |
        主要措施: 新建健身步道60公里,..."""
        told = _places(grid, "activity")
        if len(told) != 1 or "task" not in grid.fields or grid.fields & {"goal", *_AIMED_AT}:
            return
        body = self._body(grid, texts, told[0])
        counted = [text for text in body if self._phrases.quantities.figures.figures(text)]
        if _places(grid, "task")[0] < told[0] and len(counted) > _MOSTLY * len(body):
            grid.columns[told[0]] = replace(grid.columns[told[0]], field="goal")

    def _drop_references(self, grid: Grid, texts: Texts) -> None:
        """A column of goals that holds nothing but numbers ("Stödjer mål": P2, V1) refers to goals stated elsewhere;
        where no indicator gives them a measure and no column their weight or type, they say nothing of them."""
        if grid.fields & {*_AIMED_AT, "weight", "goal_type"}:
            return
        for place, column in list(grid.columns.items()):
            if column.field == "goal" and _all_match(_REFERENCE, self._body(grid, texts, place)):
                grid.columns[place] = replace(column, field="attribute")

    def _infer(self, grid: Grid, texts: Texts, start: int, stop: int) -> None:
        """The roles of columns whose headers no rule knows, by their place and what stands in them: words in merged
        cells left of indicators are goals; words between goals and targets are indicators; figures between indicators
        and targets are where they start from; words with figures on the rows of merged goals are their requirements."""
        self._aim_acts(grid, texts, start, stop)
        if grid.fields & _GROUPED:
            return
        unknown = [place for place in range(grid.table.n_columns) if self._is_unknown(grid, texts, place, start, stop)]
        targets = _places(grid, "target")
        if targets and grid.fields & {"goal"} and not grid.fields & {"indicator", "measure"}:
            between = [p for p in unknown if max(_places(grid, "goal")) < p < targets[0]]
            self._name(grid, texts, between, "indicator")
        asked, shown = _places(grid, "measure"), _places(grid, "indicator")
        aimless = not grid.fields & {"goal", "task", "title"}
        if aimless and targets and len(asked) == 1 and shown and asked[0] < shown[0]:
            owned = grid.fields & {"weight", "responsible"} and self._is_merged(grid, texts, asked[0], shown[0])
            if owned:  # "Kvalitetsmål | Vægt | Indikator | Måltal"
                grid.columns[asked[0]] = Column("goal", "table.inferred-goal")
        goals = _places(grid, "goal")
        if goals and not grid.fields & {*_AIMED_AT, "task", "milestone"}:
            place = goals[-1] + 1
            if place in unknown and self._is_merged(grid, texts, goals[-1], place) and self._asks(grid, texts, place):
                grid.columns[place] = Column("measure", "table.inferred-measure")
        named = _places(grid, "indicator", "measure")
        if named and not grid.fields & {"goal", "task", "title"}:
            before = [p for p in unknown if p < named[0] and self._is_merged(grid, texts, p, named[0])]
            self._name(grid, texts, before, "goal")
        if named and targets and "baseline" not in grid.fields and "actual" not in grid.fields:
            for place in unknown:
                if named[-1] < place < targets[0] and self._numeric_share(grid, texts, place) >= _MOSTLY:
                    grid.columns[place] = Column("baseline", "table.inferred-baseline")
                    return

    def _name_corner(self, grid: Grid, texts: Texts, stop: int) -> None:
        """The words beneath a blank corner beside columns of years name what is measured; `corner` says so, since many
        other tables look like that: "(blank) | 2023 | 2025 | 2028" over "Åbne mødesteder | 3 | 5 | 8"."""
        heads = [cell for row in range(stop) if (cell := grid.at[row][0]) and texts.text(cell.id).strip()]
        steps = [column for column in grid.columns.values() if column.field in ("target", "baseline") and column.period]
        targeted = any(column.field == "target" for column in steps)
        if heads or not targeted or len(steps) < _STEPS or grid.fields & _NAMING or 0 in grid.columns:
            return
        if self._is_worded(grid, texts, 0):
            grid.columns[0] = Column("indicator", CORNER)

    def _name(self, grid: Grid, texts: Texts, places: list[int], field: str) -> None:
        """The last of the columns that holds words has this field."""
        worded = [place for place in places if place not in grid.columns and self._is_worded(grid, texts, place)]
        if worded:
            grid.columns[worded[-1]] = Column(field, f"table.inferred-{field}")

    def _is_unknown(self, grid: Grid, texts: Texts, place: int, start: int, stop: int) -> bool:
        """Whether a column has a header that no rule knows."""
        heads = [cell for row in range(start, stop) if (cell := grid.at[row][place]) and texts.text(cell.id).strip()]
        return place not in grid.columns and bool(heads)

    def _aim_acts(self, grid: Grid, texts: Texts, start: int, stop: int) -> None:
        """What acts are for is the goal of each where another column measures it; the act names it: "Åtgärd | Avsikt |
        Så ser vi att det lyckats"."""
        if not grid.fields & {*MEASURED} or grid.fields & {"goal", "task", "title"}:
            return
        meant = [place for place in range(grid.table.n_columns) if self._is_purpose(grid, texts, place, start, stop)]
        self._name(grid, texts, meant, "goal")
        for place in _places(grid, "activity") if "goal" in grid.fields else ():
            if place + 1 in meant:
                grid.columns[place] = replace(grid.columns[place], field="title")

    def _is_purpose(self, grid: Grid, texts: Texts, place: int, start: int, stop: int) -> bool:
        """Whether a column tells what something is for."""
        heads = [texts.text(cell.id) for row in range(start, stop) if (cell := grid.at[row][place])]
        return any((match := self._headers.match(text)) is not None and match.field == "purpose" for text in heads)

    def _asks(self, grid: Grid, texts: Texts, place: int) -> bool:
        """Whether most cells of a column say in words how much is asked of what: 优良天数比率不低于82%."""
        body = self._body(grid, texts, place)
        asked = [text for text in body if any(t.rule != "quantity.figure" for t in self._phrases.targets(text))]
        return len(asked) >= _MOSTLY * len(body) and sum(map(_width, body)) > _LEVEL * len(body)

    def _is_merged(self, grid: Grid, texts: Texts, place: int, other: int) -> bool:
        """Whether a column has fewer filled cells than another, each over several of its rows, or stands behind the
        goals' numbers."""
        mine, theirs = len(self._body(grid, texts, place)), len(self._body(grid, texts, other))
        numbered = place > 0 and (left := grid.columns.get(place - 1)) is not None and left.field == "number"
        return 0 < mine < theirs or (numbered and mine == theirs)

    def _is_worded(self, grid: Grid, texts: Texts, place: int) -> bool:
        body = self._body(grid, texts, place)
        width = sum(map(_width, body))
        return bool(body) and self._numeric_share(grid, texts, place) < 0.3 and width / len(body) > _LEVEL

    def _choose(self, grid: Grid, texts: Texts, column: int, match: HeaderMatch) -> str:
        others = {other.field for place, other in grid.columns.items() if place != column}
        numeric = self._numeric_share(grid, texts, column)
        if "target" in match.fields:
            if "number" not in others and _counts_up(self._body(grid, texts, column)):
                return "number"  # "Mål | Titel | Point": 1, 2, 3
            if match.field == "measure" and "indicator" not in others and self._parts_goals(grid, column):
                return "measure"  # several short requirements of one goal: bare levels could not be told apart
            if numeric >= 0.6:
                return "target"
            rest = [name for name in match.fields if name != "target"]
            return rest[0] if rest[0] not in others or len(rest) == 1 else rest[-1]
        if match.fields == ("reporting", "frequency") and "indicator" in others:
            return "frequency"  # "Indikator | Årsmål | Periodicitet"
        if "unit" in match.fields and "responsible" in match.fields:
            body = self._body(grid, texts, column)
            if "unit" in others:
                return "responsible" if len(set(body)) > 1 else "note"  # who hands in the form is no owner
            units = [t for t in body if t[:1].islower() or len(t) <= 4 or self._phrases.quantities.figures.is_unit(t)]
            return "unit" if len(units) * 2 >= len(body) else "responsible"
        if match.field == "goal" and "activity" in match.fields and self._tells_acts(grid, texts, column):
            return "activity"  # "Aktör | Åtagande"
        taken = match.fields[-1] if match.field in others else match.field
        return next((name for name in match.fields if name not in others), taken)

    def _tells_acts(self, grid: Grid, texts: Texts, column: int) -> bool:
        """Whether most cells of a column open with what somebody does: "Ta fram en träbyggnadspolicy"."""
        body = self._body(grid, texts, column)
        acts = [text for text in body if any(cue.start == 0 for cue in self._phrases.analyse(text).of(*_ACTS))]
        return 2 * len(acts) > len(body)

    def _parts_goals(self, grid: Grid, column: int) -> bool:
        """Whether a goal's merged cell stands left of several rows of a column whose own cells are not merged."""
        goals = [place for place in _places(grid, "goal") if place < column]
        return any(has_merged(grid, place) for place in goals) and not has_merged(grid, column)

    def _foot(self, grid: Grid, texts: Texts) -> int:
        """The row at which the foot of a form begins: 填报人:... | 联系电话:..."""
        for row in range(grid.table.n_rows - 1, grid.first_row, -1):
            cells = [cell for cell in _distinct(grid.at[row]) if not is_empty(texts.text(cell.id))]
            label = self._headers.label(texts.text(cells[0].id)) if cells else None
            if cells and (label is None or label[0].field != "note"):
                return row + 1
        return grid.table.n_rows

    def _body(self, grid: Grid, texts: Texts, column: int) -> list[str]:
        rows = range(grid.first_row, grid.foot)
        cells = dict.fromkeys(cell for row in rows if (cell := grid.at[row][column]) and not spans_all(grid, cell))
        return [text for cell in cells if cell and not is_empty(text := texts.text(cell.id))]

    def _numeric_share(self, grid: Grid, texts: Texts, column: int) -> float:
        body = self._body(grid, texts, column)
        named = (_OF_HEADING.sub("", text) for text in body)  # "3.1 Hurtigere svar" is no figure
        short = [text for text in named if _width(text) <= 25 and self._phrases.quantities.figures.figures(text)]
        return len(short) / len(body) if body else 0.0


def _all_match(form: re.Pattern[str], cells: list[str]) -> bool:
    """Whether cells say nothing but what has this form; not so where there are none."""
    return bool(cells) and all(form.fullmatch(text.strip()) for text in cells)


def spans_all(grid: Grid, cell: Cell) -> bool:
    """Whether a cell is a heading across the whole table."""
    return cell.column_span == grid.table.n_columns > 1


def _places(grid: Grid, *names: str) -> list[int]:
    return sorted(place for place, column in grid.columns.items() if column.field in names)


def _counts_up(cells: list[str]) -> bool:
    """Whether cells number their rows: 1, 2, 3 and on."""
    return len(cells) > 2 and [cell.strip(" .") for cell in cells] == [str(n + 1) for n in range(len(cells))]


def _width(text: str) -> int:
    """Columns that a text takes: Han characters take two."""
    return sum(2 if is_wide(character) else 1 for character in text)


def _distinct(cells: list[Cell | None]) -> list[Cell]:
    return list(dict.fromkeys(cell for cell in cells if cell is not None))


def _marked_as_header(cells: list[Cell | None]) -> bool:
    return bool(cells) and all(cell is None or cell.is_header for cell in cells)


def _label(match: re.Match[str]) -> str:
    return match.group(1) if not match.group(2) else f"{match.group(1)}/{match.group(1)[:2]}{match.group(2)}"


def _bare_year_field(year: int, years: Iterable[int], plan_year: int | None) -> str:
    """A column headed by a year alone: before the plan it is the level reached, in it the target."""
    known = sorted(set(years))
    if plan_year is not None:
        return "baseline" if year < plan_year else "target"
    return "baseline" if len(known) > 1 and year == known[0] else "target"


def _keep_nearest_weight(grid: Grid) -> None:
    """Of several weight columns the one nearest behind the indicator weighs it; those before weigh its groups, or the
    goal itself where its column stands before them and merged cells hold for all its rows."""
    weights = [place for place, column in grid.columns.items() if column.field == "weight"]
    named = [place for place, column in grid.columns.items() if column.field in ("indicator", "measure")]
    if len(weights) < 2 or not named:
        return
    behind = [place for place in sorted(weights) if place > named[0]]
    keep = behind[0] if behind else max(weights)
    goal = next((place for place, column in grid.columns.items() if column.field == "goal"), None)
    for place in weights:
        of_goal = goal is not None and goal < place < named[0] and has_merged(grid, place)
        if place != keep and not of_goal:
            del grid.columns[place]


def _keep_nearest_number(grid: Grid) -> None:
    """Of the columns of numbers before the goals the nearest numbers them, one ahead of it what they stand under:
    "Nr | Inriktning | Nr | Nämndmål"."""
    goals, areas = _places(grid, "goal"), _places(grid, "area")
    before = [place for place in _places(grid, "number") if goals and place < goals[0]]
    for place in before[:-1]:
        if any(place < area < before[-1] for area in areas):
            grid.columns[place] = replace(grid.columns[place], field="note")


def has_merged(grid: Grid, place: int) -> bool:
    """Whether a column has a cell that spans several rows of the body."""
    cells = [cell for row in grid.at[grid.first_row :] if (cell := row[place]) is not None]
    return any(cell.row_span > 1 and cell.row >= grid.first_row for cell in cells)


def _levels_before(grid: Grid, plan_year: int | None) -> None:
    """Results of years before the plan's, or before every target year, are the level to start from."""
    targets = [int(c.period[:4]) for c in grid.columns.values() if c.field == "target" and c.period[:4].isdigit()]
    first = min([*targets, *([plan_year] if plan_year else [])], default=None)
    for place, column in list(grid.columns.items()):
        if column.field == "actual" and first and column.period[:4].isdigit() and int(column.period[:4]) < first:
            grid.columns[place] = Column("baseline", column.rule, column.period, column.unit)
