"""`goals.xlsx`: the tables for people. Every text is written as text, so that no cell becomes a formula or a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.url import Url

from pipeline.records import Goal, Result, ReviewStatus, Verdict
from pipeline.report.cells import (
    BASE_SHEET,
    EDITABLE,
    IDS,
    OPEN_COLUMNS,
    SOURCES,
    STATUS,
    canonical,
    fingerprint,
    fitted,
)
from pipeline.report.criteria import goal_criteria
from pipeline.report.plan_pages import FOLDER
from pipeline.report.run import CatalogueTexts
from pipeline.report.tables import TABLES, WORDS, Column, Row, TableShape, Value, as_text
from pipeline.report.texts import Texts
from pipeline.report.wording import plan_title
from pipeline.store import writing

MOST_ROWS = 1_048_576
MOST_LINKS = 20_000  # a sheet holds 65,530, and the program all of them until it is written
_LONGEST_LINK = 255  # characters of the words of a link
# No clock: two runs over the same plans give the same bytes.
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
# What may be done to a sheet in which cells are locked.
_ALLOWED = {
    "select_locked_cells": True, "select_unlocked_cells": True, "format_cells": True, "format_columns": True,
    "format_rows": True, "insert_columns": True, "autofilter": True, "sort": True,
}  # fmt: skip
_SAID = {
    "goals": [ReviewStatus.ACCEPTED.value, ReviewStatus.REJECTED.value],
    "measures": [ReviewStatus.REJECTED.value],
}
# Blue against orange: told apart with any colour vision, and the word stands in the cell.
FILLS = {
    Verdict.MET: "#A9CBE6",
    Verdict.PARTLY: "#DCEAF5",
    Verdict.NOT_MET: "#F5C396",
    Verdict.CANNOT_TELL: "#E3E4E6",
    Verdict.NOT_APPLICABLE: "#FFFFFF",
}


def write_workbook(
    results: Collection[Result],
    rows: Mapping[str, Collection[Row]],
    catalogue: CatalogueTexts,
    texts: Texts,
    path: Path,
) -> None:
    """A sheet that explains the columns, a sheet for each table, and goals against criteria. `rows` are those of each
    table. They go to the disk as they are written, so that the workbook is never held."""
    with writing(path) as file:
        book = xlsxwriter.Workbook(
            file, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
        )
        book.set_properties({"title": texts("workbook.readme_title"), "created": CREATED})
        writer = _BookWriter(book, texts)
        writer.readme()
        for shape in TABLES:
            writer.table(shape, rows[shape.name])
        writer.heatmap(results, catalogue)
        writer.base(rows)
        book.close()


class _BookWriter:
    """Writes sheets of one workbook with its formats."""

    def __init__(self, book: Any, texts: Texts) -> None:
        self.book = book
        self.texts = texts
        top = {"valign": "top", "font_name": "Calibri", "font_size": 10}
        head = top | {"bold": True, "font_color": "#FFFFFF", "border": 1, "text_wrap": True}
        self.head = book.add_format(head | {"bg_color": "#1F3A54", "border_color": "#1F3A54"})
        self.head_open = book.add_format(head | {"bg_color": "#1B6E3C", "border_color": "#1B6E3C"})
        self.plain = book.add_format(top)
        self.wrapped = book.add_format(top | {"text_wrap": True})
        self.open = book.add_format(top | {"locked": False})
        self.open_wrapped = book.add_format(top | {"text_wrap": True, "locked": False})
        self.open_date = book.add_format(top | {"num_format": "yyyy-mm-dd", "align": "left", "locked": False})
        self.link = book.add_format(top | {"text_wrap": True, "font_color": "#1F3A54", "underline": 1})
        self.bold = book.add_format(top | {"bold": True})
        self.heading = book.add_format(top | {"bold": True, "font_size": 14})
        self.date = book.add_format(top | {"num_format": "yyyy-mm-dd", "align": "left"})
        self.turned = book.add_format(top | {"bold": True, "rotation": 60, "bg_color": "#1F3A54",
                                             "font_color": "#FFFFFF", "text_wrap": True})  # fmt: skip
        edge = {"border": 1, "border_color": "#FFFFFF"}
        self.fills = {
            verdict.value: book.add_format(top | edge | {"bg_color": fill, "font_color": "#1B1F24"})
            for verdict, fill in FILLS.items()
        }

    def text(self, text: str) -> str:
        """The text without characters a workbook cannot hold, cut where it is too long for a cell."""
        return fitted(text, self.texts("workbook.cut_cell"))

    def readme(self) -> None:
        """The first sheet: what every column of every table means."""
        sheet, texts = self.book.add_worksheet(sheet_name(self.texts("workbook.readme"))), self.texts
        for index, width in enumerate((20, 26, 84, 44)):
            sheet.set_column(index, index, width)
        sheet.write_string(0, 0, texts("workbook.readme_title"), self.heading)
        sheet.merge_range(1, 0, 1, 3, "", self.wrapped)
        sheet.write_string(1, 0, texts("workbook.readme_lead"), self.wrapped)
        sheet.set_row(1, 44)
        for index, name in enumerate(("table", "column", "meaning", "values")):
            sheet.write_string(3, index, texts(f"workbook.readme_{name}"), self.head)
        line = 4
        for shape in TABLES:
            sheet.write_string(line, 0, texts(f"tables.{shape.name}.title"), self.bold)
            sheet.write_string(line, 2, texts(f"tables.{shape.name}.description"), self.bold)
            for column in shape.columns:
                line += 1
                sheet.write_string(line, 0, shape.name, self.plain)
                sheet.write_string(line, 1, column.name, self.plain)
                sheet.write_string(line, 2, texts.column(shape.name, column.name), self.wrapped)
                sheet.write_string(line, 3, texts.listed(self.explained(column)), self.wrapped)
            line += 1
        sheet.freeze_panes(4, 0)

    def explained(self, column: Column) -> Iterator[str]:
        """The values of a column, each with the word people read for it where that is another."""
        for value in column.vocabulary or ():
            word = self.texts.word(WORDS[type(value)], value.value)
            yield (
                value.value
                if word == value.value
                else self.texts("workbook.readme_value", value=value.value, word=word)
            )

    def table(self, shape: TableShape, rows: Collection[Row]) -> None:
        """One table with frozen, filtered header; of more rows than a sheet has, the first and a note."""
        sheet = self.book.add_worksheet(sheet_name(self.texts(f"tables.{shape.name}.title")))
        opened = OPEN_COLUMNS.get(shape.name, ())
        for index, column in enumerate(shape.columns):
            is_open = column.name in opened
            sheet.set_column(index, index, column.width, self.open if is_open else None)
            sheet.write_string(0, index, column.name, self.head_open if is_open else self.head)
        count, most = len(rows), MOST_ROWS - 1
        shown = count if count <= most else most - 1
        for line, row in enumerate(islice(rows, shown), start=1):
            for index, column in enumerate(shape.columns):
                self.cell(sheet, line, index, column, row[column.name], is_open=column.name in opened)
        if shown < count:
            note = self.texts("workbook.cut_sheet", rows=self.texts.number(count))
            sheet.write_string(shown + 1, 0, note, self.bold)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, shown), len(shape.columns) - 1)
        if opened:
            self.protected(sheet, shape, opened, shown)

    def protected(self, sheet: Any, shape: TableShape, opened: Sequence[str], shown: int) -> None:
        """What the document says is locked, without a password; closed vocabularies are chosen from a list."""
        sheet.protect("", _ALLOWED)
        for index, column in enumerate(shape.columns):
            if column.name in opened and column.vocabulary is not None and shown:
                words = _SAID[shape.name] if column.name == STATUS else [word.value for word in column.vocabulary]
                sheet.data_validation(1, index, shown, index, {
                    "validate": "list", "source": words, "ignore_blank": True,
                    # Several values are joined with ";", which a list cannot offer: another entry is only asked about.
                    "error_type": "warning" if column.listed else "stop",
                    "error_title": column.name, "error_message": self.texts("workbook.choose"),
                })  # fmt: skip

    def base(self, rows: Mapping[str, Collection[Row]]) -> None:
        """A hidden sheet with what stood in the cells, so that it can be told later what a person changed."""
        sheet = self.book.add_worksheet(BASE_SHEET)
        sheet.very_hidden()
        sheet.write_row(0, 0, ["1", self.texts("code")])
        line = 0
        for shape in (shape for shape in TABLES if shape.name in EDITABLE):
            opened = OPEN_COLUMNS[shape.name]
            line += 1
            title = sheet_name(self.texts(f"tables.{shape.name}.title"))
            for index, text in enumerate((shape.name, title, *opened, SOURCES)):
                sheet.write_string(line, index, text)
            for row in islice(rows[shape.name], MOST_ROWS // 2 - 2):
                line += 1
                sheet.write_string(line, 0, "")
                sheet.write_string(line, 1, as_text(row[IDS[shape.name]]))
                for index, name in enumerate(opened, start=2):
                    if mark := fingerprint(self.text(as_text(row[name]))):
                        sheet.write_string(line, index, mark)
                sheet.write_string(line, 2 + len(opened), fingerprint(sources_text(shape, row, self.text)))

    def cell(self, sheet: Any, line: int, index: int, column: Column, value: Value, *, is_open: bool = False) -> None:
        """One value: numbers and dates as such, everything else as text."""
        if value is None or value == "" or value == ():
            return
        if isinstance(value, date) and value.year >= 1900:  # a workbook knows no earlier day
            sheet.write_datetime(
                line, index, datetime(value.year, value.month, value.day), self.open_date if is_open else self.date
            )
        elif isinstance(value, int | Decimal) and _exact(value):
            sheet.write_number(line, index, float(value), self.open if is_open else self.plain)
        else:
            style = self.fills.get(str(value)) if column.vocabulary is Verdict else None
            wrapped, plain = (self.open_wrapped, self.open) if is_open else (self.wrapped, self.plain)
            wide = wrapped if column.width >= 24 else plain
            sheet.write_string(line, index, self.text(as_text(value)), style or wide)

    def heatmap(self, results: Collection[Result], catalogue: CatalogueTexts) -> None:
        """Goals against criteria, each cell with its verdict's word and fill; the plan leads to its own page, which
        shows the goals with words and page."""
        texts = self.texts
        criteria = goal_criteria(results, catalogue)
        sheet = self.book.add_worksheet(sheet_name(texts("workbook.heatmap")))
        for index, (name, width) in enumerate((("plan", 34), ("number", 8), ("goal", 60), ("page", 7))):
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, texts(f"workbook.heatmap_{name}"), self.head)
        for index, criterion in enumerate(criteria, start=4):
            sheet.set_column(index, index, 11)
            sheet.write_string(0, index, criterion.label, self.turned)
        sheet.set_row(0, 92)
        line = 0
        for result in results:
            verdicts: dict[str, dict[str, Verdict]] = {}
            for judgement in result.assessment.goals if result.assessment else ():
                verdicts.setdefault(judgement.goal_id, {})[judgement.criterion] = judgement.verdict
            title = self.text(plan_title(result, texts))
            page = Url(f"external:{FOLDER}/{result.document.id}.html")  # one for all its lines: it is held
            page.text = title[:_LONGEST_LINK]
            for goal in result.plan.goals if result.plan else ():
                if goal.id in verdicts and line < MOST_ROWS - 1:
                    line += 1
                    if line <= MOST_LINKS and title:
                        sheet.write_url(line, 0, page, self.link)
                    else:
                        sheet.write_string(line, 0, title, self.wrapped)
                    self.heat_row(sheet, line, goal, [verdicts[goal.id].get(c.id) for c in criteria])
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(1, line), 3 + len(criteria))

    def heat_row(self, sheet: Any, line: int, goal: Goal, verdicts: Sequence[Verdict | None]) -> None:
        if goal.number:
            sheet.write_string(line, 1, self.text(goal.number.value), self.plain)
        words = goal.title or goal.statement
        sheet.write_string(line, 2, self.text(words.value) if words else "", self.wrapped)
        if goal.source.page is not None:
            sheet.write_number(line, 3, goal.source.page, self.plain)
        for index, verdict in enumerate(verdicts, start=4):
            if verdict is not None:
                word = self.texts.word("verdict", verdict.value)
                sheet.write_string(line, index, word, self.fills[verdict.value])


def sources_text(shape: TableShape, row: Mapping[str, Value], fit: Callable[[str], str]) -> str:
    """Everything in a row that is not to be changed, as one text."""
    locked = (column.name for column in shape.columns if column.name not in OPEN_COLUMNS[shape.name])
    return "\x1f".join(canonical(fit(as_text(row[name]))) for name in locked)


def sheet_name(title: str) -> str:
    """A sheet's name: at most 31 characters, without those a sheet name cannot have."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31]


def _exact(value: int | Decimal) -> bool:
    """Whether a spreadsheet, which keeps 15 digits, holds the number unchanged."""
    return len(Decimal(value).as_tuple().digits) <= 15
