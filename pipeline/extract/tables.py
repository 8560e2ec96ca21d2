"""Tables to mentions: which rows state goals, which measures, and which cell holds which field. Nothing is interpreted
here; numbers and dates are read by `build`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.attach import attach
from pipeline.extract.cards import CardReader, first_of_last_label, of_last_label, of_row, whole
from pipeline.extract.grids import (
    CORNER,
    MILESTONE,
    Column,
    Grid,
    GridReader,
    band_of,
    has_merged,
    is_empty,
    is_placeholder,
    is_point,
)
from pipeline.extract.labels import REQUIREMENTS, LabelledPart, LabelReader
from pipeline.extract.measures import MeasureSplitter
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.outline import is_past
from pipeline.extract.parallel import at_line, lines_of, parallel
from pipeline.extract.texts import Texts
from pipeline.packs.rules import RuleSet
from pipeline.records import Cell, Mention, Origin, Table

_GOAL_FIELDS = (
    "reporting",
    "frequency",
    "channel",
    "recipient",
    "goal_type",
    "responsible",
    "level",
    "fulfilment_rule",
)
# These belong to the goal when their cell covers all its rows, to the measure when each row has its own.
_ROW_FIELDS = ("deadline", "weight", "baseline", "period")
_LABEL_AND_VALUE = 2  # cells of a row
_SEVERAL_COLUMNS = 2
_MEASURE_SIGNS = frozenset(["target", "comparator", "unit", "baseline", "actual"])
_STOPS = " .;。"
_ITEM = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[a-z])[.)]\s+$|[①-⑳]\s*$")  # the number of an item, right ahead of its words
CATEGORY = "area."  # rules of columns that group indicators
_OVERVIEW = frozenset(["goal", "number", "weight", "area", "goal_type", "level", "responsible", "note"])


@dataclass
class TableReading:
    """What a table says: goals of its own, or measures for the goal it stands under."""

    kind: str  # goals, overview, indicators, tasks, form, skipped, unknown
    goals: list[GoalGroup] = field(default_factory=list)
    measures: list[MeasureGroup] = field(default_factory=list)
    unnamed: list[MeasureGroup] = field(default_factory=list)  # beneath a blank corner: measures only under a goal
    card: list[Mention] = field(default_factory=list)  # of a card: each value cell, its field from the label beside it
    funded: list[GoalGroup] = field(default_factory=list)  # tasks with the money of each: goals where nothing else is


class TableReader:
    """Reads tables with one pack."""

    def __init__(self, grids: GridReader, splitter: MeasureSplitter, labels: LabelReader, titles: RuleSet) -> None:
        self._grids = grids
        self._splitter = splitter
        self._labels = labels
        self._cards = CardReader(grids, labels, titles)

    def read(self, table: Table, texts: Texts, plan_year: int | None) -> TableReading:
        """The table's goals and measures as pointers, rows in order."""
        grid = self._grids.grid(table, texts, plan_year)
        if banded := self._banded(grid, texts):
            return TableReading("goals", banded)
        if any(
            column.field in ("goal", "task") and is_past(column.period, plan_year) for column in grid.columns.values()
        ):
            return TableReading("skipped")  # "Mål i planen 2024-2025 | Resultat": what an earlier plan aimed at
        aimed = [column for column in grid.columns.values() if column.field == "target"]
        if aimed and "goal" not in grid.fields and all(is_past(column.period, plan_year) for column in aimed):
            return TableReading("skipped")  # "Nøgletal | 2024 | Mål 2024 | Opfyldt"
        if not grid.columns:
            card = self._cards.card(grid, texts)
            return TableReading("card" if card else "unknown", card=card)
        kind = "skipped" if self._grids.is_budget(grid, texts) else _kind(grid)
        if kind == "skipped":  # the head of a form, whose money rows look like a header
            card = self._cards.card(grid, texts)
            stated = any(v.field == "goal" and texts.text(v.block) not in grid.header_texts for v in card)
            if stated:
                return TableReading("card", card=card)
            paid = {"task", "budget"} <= grid.fields  # 任务名称 | 主要内容 | 预算金额
            named = "goal" if "goal" in grid.fields else "task"
            return TableReading(kind, funded=self._goal_rows(grid, texts, named) if paid else [])
        if kind in ("goals", "overview", "tasks", "areas"):
            goals = self._goal_rows(grid, texts, {"tasks": "task", "areas": "area"}.get(kind, "goal"))
            for goal in goals:
                goal.mention_only = kind == "overview"
            return TableReading(kind, goals)
        if kind != "indicators":
            return TableReading(kind)
        reading = self._grid_reading(grid, texts)
        if any(column.rule == CORNER for column in grid.columns.values()):
            return TableReading("unknown", unnamed=reading.measures)
        return reading

    def _grid_reading(self, grid: Grid, texts: Texts) -> TableReading:
        """Indicator rows, given to the goals printed in the same form: to the one a column names (对应目标: 目标2);
        block by block where rows such as 年度绩效目标2 stand between them; else to the goal whose words they share."""
        reading = TableReading("indicators", goals=self._cards.form_goals(grid, texts))
        first = current = first_of_last_label(reading.goals)
        undivided: list[MeasureGroup] = []
        divided = False
        for row in self._body_rows(grid, texts):
            if (heading := band_of(grid, row, texts)) is not None:
                number = re.search(r"\d", texts.text(heading.id))
                current = int(number.group()) - 1 if number else current
                divided = divided or number is not None
                continue
            if (opened := self._cards.opened(grid, texts, row, reading.goals)) is not None:
                current = opened
                divided = True
                continue
            if self._grids.heads_anew(grid, texts, row):
                continue
            if (fact := self._labelled_row(grid, texts, row)) is not None:
                for goal in reading.goals[-1:]:
                    self._tell(goal, texts, *fact)
                continue
            if grid.sides and len({goal.head for goal in reading.goals}) == len(grid.sides):
                self._sides_of_row(grid, texts, row, reading.goals)
                continue
            found = self._measures_of_row(grid, texts, row, None)
            if (named := _named_goal(reading.goals, found, texts)) is not None:
                named.measures.extend(found)
            elif not reading.goals:
                reading.measures.extend(found)
            elif divided:
                reading.goals[min(max(current, 0), len(reading.goals) - 1)].measures.extend(found)
            else:
                undivided.extend(found)
        if divided and reading.goals:
            reading.goals[first].measures[:0] = undivided  # rows above the first that names a goal
        else:
            attach(undivided, of_last_label(reading.goals), texts)
        if reading.measures and not reading.goals:
            reading.card = self._rhythm(grid, texts)
        return reading

    def _labelled_row(self, grid: Grid, texts: Texts, row: int) -> tuple[Cell, LabelledPart] | None:
        """What a row beneath the indicators of a card says of its goal, behind a label alone: "Ansvarlig | HR-chefen"
        over the columns of all years."""
        cells = of_row(grid, texts, row)
        label = self._grids.label(texts.text(cells[0].id)) if len(cells) == _LABEL_AND_VALUE else None
        if label is None or label.field in (*REQUIREMENTS, "goal") or cells[1].column_span < _SEVERAL_COLUMNS:
            return None
        return cells[1], LabelledPart(label.field, label.rule, 0, len(texts.text(cells[1].id)))

    def _rhythm(self, grid: Grid, texts: Texts) -> list[Mention]:
        """How often all the indicators of a grid are taken, so that the goal it stands beneath is measured as often."""
        columns = [place for place, column in grid.columns.items() if column.field == "frequency"]
        cells = [cell for place in columns for row in self._body_rows(grid, texts) if (cell := grid.at[row][place])]
        alike = len({texts.text(cell.id) for cell in cells}) == 1 and not is_empty(texts.text(cells[0].id))
        return [whole("frequency", cells[0], texts, grid.columns[columns[0]].rule)] if alike else []

    def _sides_of_row(self, grid: Grid, texts: Texts, row: int, goals: list[GoalGroup]) -> None:
        """The measures of a row of grids side by side, each for the first goal of its own side."""
        first = {goal.head: goal for goal in reversed(goals)}
        heads = [first[head] for head in dict.fromkeys(goal.head for goal in goals)]
        common = self._row_fields(grid, texts, row, None, own_fields=True)
        for side, goal in zip(grid.sides, heads, strict=True):
            named, cell = grid.anchor(row, side.start), grid.anchor(row, side.start + 1)
            texted = [one for one in (named, cell) if one is not None and not is_empty(texts.text(one.id))]
            if named is None or cell is None or len(texted) < len((named, cell)) or is_placeholder(texts.text(cell.id)):
                continue
            goal.measures.append(self._with_target(grid, texts, named, named, side.start + 1, cell, common))

    # ------------------------------------------------------------------------------------------ bands
    def _banded(self, grid: Grid, texts: Texts) -> list[GoalGroup]:
        """Goals each named by a band over the table, with labelled values and indicator rows beneath."""
        groups: list[GoalGroup] = []
        body = frozenset(self._body_rows(grid, texts)) if grid.columns else frozenset()
        named = next((p for p in _columns_of(grid, "goal") if self._grids.names_measures(grid, texts, p)), None)
        for row in range(grid.table.n_rows):
            if (band := self._cards.band(grid, texts, row)) is not None:
                groups.append(band)
            elif groups and (values := self._cards.told(grid, texts, row)):
                if [part.field for _, part in values] == ["indicator", "target"]:
                    (name, _), (figure, part) = values
                    groups[-1].measures.append(_held_to(texts, name, figure, part.rule))
                    continue
                for cell, part in values:
                    self._tell(groups[-1], texts, cell, part)
            elif groups and (label := self._cards.required(texts, cells := of_row(grid, texts, row))) is not None:
                groups[-1].measures.append(_held_to(texts, cells[1], cells[2], label.rule))
            elif groups and row in body:
                goal_cell = grid.anchor(row, named) if named is not None else None
                groups[-1].measures.extend(self._measures_of_row(grid, texts, row, groups[-1], goal_cell=goal_cell))
        return groups

    def _tell(self, group: GoalGroup, texts: Texts, cell: Cell, part: LabelledPart) -> None:
        """One labelled value of a goal."""
        if part.field == "goal" or (part.field == "purpose" and group.first("statement") is None):
            group.add(Mention("statement", cell.id, part.start, part.end, part.rule))
            self._statement_measures(texts, group)
        elif part.field in REQUIREMENTS:
            alone = not group.measures  # beside others a remark is none: "Måling | Tallene trækkes i sagssystemet."
            group.measures.extend(self._pieces(texts, cell, group, [], span=(part.start, part.end), remarks=alone))
        elif part.field == "method":  # states nothing but how often it is measured
            self._pieces(texts, cell, group, [], span=(part.start, part.end))
        elif part.field in (*_GOAL_FIELDS, *_ROW_FIELDS):
            group.add(Mention(part.field, cell.id, part.start, part.end, part.rule))

    # ------------------------------------------------------------------------------------------ rows with goals
    def _goal_rows(self, grid: Grid, texts: Texts, goal_field: str) -> list[GoalGroup]:
        goal_column = _column_of(grid, goal_field)
        groups: list[tuple[GoalGroup, list[int]]] = []
        heading: Cell | None = None
        banded = self._grids.goals_are_bands(grid, texts, goal_column)
        for row in self._body_rows(grid, texts):
            alone = band_of(grid, row, texts) or _numbered_area(grid, row, goal_column, texts)
            if alone is not None and not banded:
                heading = alone
                continue
            cell = grid.anchor(row, goal_column)
            text = texts.text(cell.id) if cell else ""
            if cell is not None and groups and self._grids.measures_goal_above(grid, texts, row, goal_column):
                groups[-1][0].measures.extend(
                    self._measures_of_row(grid, texts, row, groups[-1][0], goal_cell=cell)
                    or self._pieces(texts, cell, groups[-1][0], [], always=True)
                )
            elif groups and not banded and self._repeats_row(grid, texts, row, groups[-1][1], goal_column):
                groups[-1][1].append(row)
            elif cell is not None and any(map(str.isalpha, text)) and not is_placeholder(text):
                groups.append((self._open_goal(grid, texts, row, cell, goal_field), [] if banded else [row]))
                self._weighed_title(groups[-1][0], texts, cell)
                if not self._inner_parts(groups[-1][0], texts, cell):
                    several = self._cards.numbered(texts, cell, grid.columns[goal_column].rule, set())
                    if len(several) > 1:  # 目标1:...;目标2:... in one cell
                        groups[-1][0].mentions[0] = several[0].mentions[0]
                        groups[-1][0].mentions.extend(several[0].all("number"))
                        for group in several[1:]:
                            group.mentions.extend(groups[-1][0].all("title", "area"))
                        groups.extend((group, []) for group in several[1:])
                if heading is not None and groups[-1][0].first("area") is None:
                    groups[-1][0].add(whole("area", heading, texts, "table.row-heading"))
            elif groups and not is_placeholder(text):
                next(rows for _, rows in reversed(groups) if rows).append(row)
        for group, rows in groups:
            if rows:
                self._fill_goal(grid, texts, group, rows, goal_column)
            if rows and self._grids.names_measures(grid, texts, goal_column):
                self._name_measure(group, texts)
            named = [one for one in group.measures if all(mention.rule != MILESTONE for mention in one.mentions)]
            steps = [one for one in group.measures if one not in named]
            group.measures = named[:]
            self._statement_measures(texts, group)
            stated = group.measures[len(named) :]
            group.measures = [*steps, *(self._splitter.named_beside(texts, named, stated) or group.measures)]
        return [group for group, _ in groups]

    def _repeats_row(self, grid: Grid, texts: Texts, row: int, rows: list[int], goal_column: int) -> bool:
        """Whether a row prints the goal of the row before anew, with its number if it has one, for a further measure:
        a cell that was not merged."""
        if not rows or rows[-1] != row - 1:
            return False
        places = [goal_column, *_columns_of(grid, "number", "title", "area")]
        cells = [(grid.anchor(row - 1, place), grid.anchor(row, place)) for place in places]
        printed = [(texts.text(one.id) if one else "", texts.text(other.id) if other else "") for one, other in cells]
        named = grid.fields & {"indicator"} and any(map(str.isalpha, printed[0][1]))
        return bool(named) and all(one == other for one, other in printed)

    def _name_measure(self, group: GoalGroup, texts: Texts) -> None:
        """A cell that names the goal on its first line and what measures it on the next, as its header says."""
        goal = group.mentions[0]
        breaks = texts.meant_breaks(goal.block)
        if len(breaks) != 1 or (goal.start, goal.end) != (0, len(texts.text(goal.block))):
            return
        group.mentions[0] = replace(goal, end=len(texts.text(goal.block)[: breaks[0]].rstrip()))
        for measure in group.measures:
            measure.mentions = [
                replace(one, start=breaks[0]) if (one.block, one.start, one.end) == (goal.block, 0, goal.end) else one
                for one in measure.mentions
            ]

    def _weighed_title(self, group: GoalGroup, texts: Texts, cell: Cell) -> None:
        """A cell whose first line closes with its weight: "Flere gennemfører (vægt 30 pct.) / Færre elever ..."."""
        text = texts.text(cell.id)
        stop = next(iter(texts.line_starts(cell.id)), len(text))
        length, parts = self._labels.closing(text[:stop])
        if not parts:  # a name that wraps, or over its weight: 強化重大 / 動物疫病防治 / (25%)
            length, parts = self._labels.closing(text)
            if any(place < len(text[:length].rstrip()) for place in texts.meant_breaks(cell.id)):
                return
            stop = len(text)
        if not parts or group.mentions[0].start:
            return
        rule = group.mentions[0].rule
        named = len(text[:length].rstrip())
        group.mentions[0] = Mention("goal" if stop == len(text) else "title", cell.id, 0, named, rule)
        if stop < len(text):
            group.mentions.insert(0, Mention("goal", cell.id, stop, len(text), rule))
        for part in parts:
            self._tell(group, texts, cell, part)

    def _inner_parts(self, group: GoalGroup, texts: Texts, cell: Cell) -> bool:
        """Whether a goal's cell goes on with labelled requirements ("Hurtig hjælp / Krav 1: Mindst 95 pct. ..."),
        which then are read."""
        first, *rest = self._labels.parts(texts[cell.id])
        if first.field or not any(part.field in REQUIREMENTS for part in rest):
            return False
        group.mentions[0] = replace(group.mentions[0], end=first.end)
        for part in rest:
            self._tell(group, texts, cell, part)
        return True

    def _statement_measures(self, texts: Texts, group: GoalGroup) -> None:
        """Figures in the goal's own cell; `build` drops those that its rows print again."""
        stated = group.first("goal", "statement")
        if stated is None:
            return
        for piece in self._splitter.pieces(texts[stated.block], stated.start, stated.end):
            if piece.kind == "measure" and self._splitter.has_figure(texts.text(stated.block)[piece.start : piece.end]):
                mention = Mention("text", stated.block, piece.start, piece.end, "cell.statement", "statement")
                group.measures.append(MeasureGroup([mention]))
            if piece.kind == "measure":
                places = self._splitter.milestones(texts.text(stated.block), piece.start, piece.end)
                group.measures.extend(
                    MeasureGroup([Mention("text", stated.block, *place, "cell.milestone", "statement")])
                    for place in places
                )

    def _open_goal(self, grid: Grid, texts: Texts, row: int, cell: Cell, goal_field: str) -> GoalGroup:
        column = next(c for c in grid.columns.values() if c.field == goal_field)
        group = GoalGroup(Origin.TABLE, {"goal": 0.9, "task": 0.7}.get(goal_field, 0.6), column.rule)
        group.add(whole("goal", cell, texts, column.rule))
        for name in ("number", "area", "task", "title"):
            if name == "task" == goal_field or (name == "number" and goal_field == "area"):
                continue  # numbers beside a category are its indicators'
            for place in _columns_of(grid, name):
                found = grid.at[row][place]
                if name == "number" and found is not None and found.row_span < cell.row_span:
                    continue  # the numbers beside a merged goal cell are its requirements'
                if found is not None and found is not cell and not is_empty(texts.text(found.id)):
                    rule = grid.columns[place].rule
                    shown = "title" if name == "task" else name  # 重点任务 | 目标要求: the task names the goal
                    if shown == "title" and group.first("title") is not None:
                        continue
                    told = whole(shown, found, texts, rule, inherited=found.row != row)
                    label = self._labels.opening_part(texts.text(found.id)) if name == "title" else None
                    if label is not None and (number := self._labels.number(texts.text(found.id))) is not None:
                        told = replace(told, start=label.start)  # "Mål 1: Hurtigere svar"
                        if group.first("number") is None:
                            group.add(Mention("number", found.id, *number, rule))
                    group.add(told)
        return group

    def _fill_goal(self, grid: Grid, texts: Texts, group: GoalGroup, rows: list[int], goal_column: int) -> None:
        goal_cell = grid.at[rows[0]][goal_column]
        group.has_acts = self._cell(grid, texts, rows[0], "activity") is not None
        for place, column in grid.columns.items():
            if column.field in _GOAL_FIELDS or column.field in _ROW_FIELDS:
                for row in rows:
                    cell = grid.at[row][place]
                    if row == rows[0] and cell is not None and is_empty(texts.text(cell.id)):
                        group.blank.add(column.field)
                    covers = len(rows) == 1 or (cell is not None and cell.row_span >= len(rows))
                    if column.field == "responsible" and place < goal_column:
                        cell = self._unit_in_force(grid, texts, row, place, cell)
                    elif column.field != "responsible" and cell is not None and cell.row not in (row, rows[0]):
                        continue
                    if cell is None or is_empty(texts.text(cell.id)):
                        continue
                    if column.field in _ROW_FIELDS and not covers:
                        break  # each row has its own: it goes to the measures
                    self._goal_field(group, texts, cell, column)
                    break
        for row in rows:
            own = len(rows) > 1
            group.measures.extend(self._milestones_of_row(grid, texts, row, group))
            group.measures.extend(self._measures_of_row(grid, texts, row, group, goal_cell=goal_cell, own_fields=own))
        weighed = {mention.block for mention in group.all("weight")}  # a merged cell weighs the goal, not each measure
        for measure in group.measures:
            measure.mentions = [m for m in measure.mentions if m.field != "weight" or m.block not in weighed]

    def _unit_in_force(self, grid: Grid, texts: Texts, row: int, place: int, cell: Cell | None) -> Cell | None:
        """The unit that a column in front of the goals names once for several of them: exports leave the rest blank."""
        blank = cell is None or is_empty(texts.text(cell.id))
        return _filled_above(grid, texts, row, place) if blank else cell

    def _goal_field(self, group: GoalGroup, texts: Texts, cell: Cell, column: Column) -> None:
        """A cell of a goal-level column. A reporting cell may also hold a rule of fulfilment."""
        name, rule = column.field, column.rule
        if name != "reporting":
            year = column.period if name == "baseline" else ""  # "Udgangspunkt 2024"
            group.add(replace(whole(name, cell, texts, rule), detail=year))
            return
        block = texts[cell.id]
        pieces = self._splitter.pieces(block, 0, len(block.text), texts.meant_breaks(cell.id))
        rules = [piece for piece in pieces if piece.kind == "fulfilment"]
        if rules:
            group.add(Mention("fulfilment_rule", cell.id, rules[0].start, rules[-1].end, "cell.fulfilment"))
        taken = [piece for piece in pieces if piece.kind == "frequency"]
        for piece in taken:
            group.add(Mention("frequency", cell.id, piece.start, piece.end, "cell.frequency"))
        if not rules and not taken:
            group.add(whole("reporting", cell, texts, rule))
            return
        told = [piece for piece in pieces if piece.kind not in ("fulfilment", "frequency")]
        told = [piece for piece in told if piece.kind == "reporting"] or told
        if told:
            group.add(Mention("reporting", cell.id, told[0].start, told[-1].end, rule))

    # ------------------------------------------------------------------------------------------ measures
    def _measures_of_row(
        self,
        grid: Grid,
        texts: Texts,
        row: int,
        group: GoalGroup | None,
        *,
        goal_cell: Cell | None = None,
        own_fields: bool = True,
    ) -> list[MeasureGroup]:
        common = self._row_fields(grid, texts, row, group, own_fields=own_fields)
        targets = self._filled(grid, texts, row, "target") or self._filled(grid, texts, row, "growth")
        if any(is_placeholder(texts.text(cell.id)) for _, cell in targets):
            return []
        indicator = self._cell(grid, texts, row, "indicator")
        sentence = self._cell(grid, texts, row, "measure")
        named = indicator or sentence
        if targets:
            if named is None and (goal_cell is None or _columns_of(grid, "indicator", "measure")):
                return []
            if named is not None and (lines := parallel(texts, named, [cell for _, cell in targets])):
                return self._by_line(grid, texts, named, lines, targets, common)
            return [
                self._with_target(grid, texts, named or goal_cell, indicator, place, cell, common)
                for place, cell in targets
            ]
        if sentence is not None:
            if indicator is not None:
                common = [*common, whole("indicator", indicator, texts, "table.indicator")]
            return self._pieces(texts, sentence, group, common)
        if indicator is not None:
            return self._pieces(texts, indicator, group, common, always=True)
        return []

    def _milestones_of_row(self, grid: Grid, texts: Texts, row: int, group: GoalGroup) -> list[MeasureGroup]:
        """What is reached in each part of the year that heads a column, due by its end."""
        found: list[MeasureGroup] = []
        for place, cell in self._filled(grid, texts, row, "milestone"):
            head = grid.at[grid.first_row - 1][place]
            assert head is not None
            due = whole("deadline", head, texts, MILESTONE)
            found += self._pieces(texts, cell, group, [due], always=True)
        return found

    def _filled(self, grid: Grid, texts: Texts, row: int, field: str) -> list[tuple[int, Cell]]:
        """The cells of a row that say something in columns of a field, with their places."""
        cells = [(place, grid.anchor(row, place)) for place in _columns_of(grid, field)]
        said = [(place, cell) for place, cell in cells if cell is not None and not is_empty(texts.text(cell.id))]
        return [(place, cell) for place, cell in said if not is_point(cell)]

    def _by_line(
        self,
        grid: Grid,
        texts: Texts,
        named: Cell,
        lines: list[tuple[int, int]],
        targets: list[tuple[int, Cell]],
        common: list[Mention],
    ) -> list[MeasureGroup]:
        """One row that holds several indicators line by line, with their values at the same lines of other cells."""
        found = []
        for at, (start, end) in enumerate(lines):
            own = [at_line(texts, mention, at, len(lines)) for mention in common]
            for place, cell in targets:
                spans = lines_of(texts, cell)
                if at >= len(spans) or is_empty(texts.text(cell.id)[slice(*spans[at])]):
                    continue
                column = grid.columns[place]
                mentions = [
                    Mention("text", named.id, start, end, "table.line"),
                    Mention("indicator", named.id, start, end, "table.line"),
                    Mention("target", cell.id, *spans[at], column.rule, detail=column.period),
                    *own,
                ]
                if column.unit:
                    mentions.append(Mention("header_unit", cell.id, 0, 0, column.rule, detail=column.unit))
                found.append(MeasureGroup(mentions))
        return found

    def _with_target(
        self,
        grid: Grid,
        texts: Texts,
        named: Cell | None,
        indicator: Cell | None,
        place: int,
        cell: Cell,
        common: list[Mention],
    ) -> MeasureGroup:
        column = grid.columns[place]
        assert named is not None
        length, parts = self._labels.closing(texts.text(named.id))
        weight = next((part for part in parts if part.field == "weight"), None) if named is indicator else None
        text = whole("text", named, texts, "table.measure")
        if weight is not None:  # 收容動物認領養率(12%)
            text = replace(text, end=length)
            if not any(mention.field == "weight" for mention in common):
                common = [*common, Mention("weight", named.id, weight.start, weight.end, weight.rule)]
        mentions = [
            text,
            replace(whole("target", cell, texts, column.rule), detail=column.period),
            *common,
        ]
        if column.unit and not any(m.field == "unit" for m in common):
            mentions.append(Mention("header_unit", cell.id, 0, 0, column.rule, detail=column.unit))
        if indicator is not None:
            mentions.append(replace(text, field="indicator", rule="table.indicator"))
        return MeasureGroup(mentions)

    def _pieces(
        self,
        texts: Texts,
        cell: Cell,
        group: GoalGroup | None,
        common: list[Mention],
        *,
        always: bool = False,
        remarks: bool = True,
        span: tuple[int, int] | None = None,
    ) -> list[MeasureGroup]:
        """One measure for each piece of a cell, or of a span of it, that states one, or that is a remark where no piece
        says more; what the cell says of follow-up goes to the goal."""
        block = texts[cell.id]
        found: list[MeasureGroup] = []
        start, end = span or (0, len(block.text))
        if self._splitter.is_interval(block.text[start:end]):  # "Måling | Månedligt i sagssystemet"
            if group is not None:
                group.add(Mention("frequency", cell.id, start, end, "cell.frequency"))
            return []
        pieces = self._splitter.pieces(block, start, end, texts.meant_breaks(cell.id))
        kinds = {piece.kind for piece in pieces}
        if not remarks and kinds == {"other"}:
            return []
        if always and "measure" not in kinds and kinds != {"frequency"}:  # "Mätning | Mäts månadsvis."
            return [MeasureGroup([whole("text", cell, texts, "table.indicator"), *common])]
        first, last = min((p.start for p in pieces), default=0), max((p.end for p in pieces), default=0)
        if len(pieces) > 1 and "measure" not in kinds and kinds != {"frequency"}:
            return [MeasureGroup([Mention("text", cell.id, first, last, "cell.measure"), *common])]
        for piece in pieces:
            item = _ITEM.search(block.text[: piece.start]) and not block.text[piece.start].islower()
            alone = len(pieces) == 1 or (item and "measure" in kinds)
            if piece.kind == "measure" or (piece.kind == "other" and alone):
                rule = "cell.listed-point" if piece.led else "cell.measure"
                for place in self._splitter.clauses(block.text, piece.start, piece.end):
                    mention = Mention("text", cell.id, *place, rule, detail="led" if piece.led else "")
                    found.append(MeasureGroup([mention, *common]))
            elif group is not None and piece.kind in ("frequency", "reporting"):
                group.add(Mention(piece.kind, cell.id, piece.start, piece.end, f"cell.{piece.kind}"))
            elif group is not None and piece.kind == "fulfilment":
                group.add(Mention("fulfilment_rule", cell.id, piece.start, piece.end, "cell.fulfilment"))
        return found

    def _row_fields(
        self, grid: Grid, texts: Texts, row: int, group: GoalGroup | None, *, own_fields: bool
    ) -> list[Mention]:
        mentions = []
        of_goal = {mention.block for mention in group.all("deadline")} if group is not None else set()
        names = (
            "group_outer",
            "group_inner",
            "comparator",
            "unit",
            "actual",
            "goal_number",
            *(("number",) if group is None or group.rule.startswith(CATEGORY) else ()),
            *(_ROW_FIELDS if own_fields else ()),
            *(("baseline",) if _by_measure(grid) else ()),
        )
        for place, column in grid.columns.items():
            if column.field not in names:
                continue
            cell = grid.at[row][place]
            if column.field == "deadline" and cell is not None and cell.id in of_goal:
                continue  # one cell over all rows of a goal says when the goal is due
            if column.field in ("group_outer", "group_inner", "goal_number") and (
                cell is None or is_empty(texts.text(cell.id))
            ):
                cell = _filled_above(grid, texts, row, place)
            if cell is not None and not is_empty(texts.text(cell.id)):
                told = replace(
                    whole(column.field, cell, texts, column.rule, inherited=cell.row != row), detail=column.period
                )
                if column.field == "goal_number" and (number := self._labels.number(texts.text(cell.id))) is not None:
                    told = replace(told, start=number[0], end=number[1])  # 目标2, 目标2:管网更新
                mentions.append(told)
        # Of several years before, the last is where the measure starts from; without years the column nearest behind.
        order = {mention: place for place, mention in enumerate(mentions)}
        return sorted(
            mentions,
            key=lambda one: (one.detail, order[one]) if one.field == "baseline" else ("", -order[one]),
            reverse=True,
        )

    def _cell(self, grid: Grid, texts: Texts, row: int, *names: str) -> Cell | None:
        for place in _columns_of(grid, *names):
            cell = grid.anchor(row, place)
            if cell is None or is_point(cell):
                continue
            if not is_empty(texts.text(cell.id)) and not is_placeholder(texts.text(cell.id)):
                return cell
        return None

    def _body_rows(self, grid: Grid, texts: Texts) -> Iterator[int]:
        """Rows beneath the header, without headers, sums, template blanks and the foot of a form (填报人:...)."""
        for row in range(grid.first_row, grid.table.n_rows):
            cells = [texts.text(cell.id) for cell in dict.fromkeys(grid.at[row]) if cell is not None]
            filled = [text for text in cells if not is_empty(text)]
            if not filled or sum(text in grid.header_texts for text in filled) / len(filled) >= 0.7:
                continue
            if sum(is_placeholder(text) for text in filled) / len(filled) >= 0.5:
                continue
            if not self._is_sum(grid, texts, row, filled[0]) and not self._is_note(filled):
                yield row

    def _is_note(self, filled: Sequence[str]) -> bool:
        """Whether a row's cells are a note of who filled in or checked the form: 填报人:..., 审核意见 | 同意申报。"""
        label = self._grids.label(filled[0]) if len(filled) == _LABEL_AND_VALUE else None
        return self._labels.opening(filled[0]) == "note" or (label is not None and label.field == "note")

    def _is_sum(self, grid: Grid, texts: Texts, row: int, text: str) -> bool:
        """Whether a row sums up; an indicator of a whole ("Nöjd-Kund-Index för företag, totalt") has a target."""
        label = self._grids.label(text)
        aims = " " in text and "indicator" in grid.fields and self._cell(grid, texts, row, "target") is not None
        return label is not None and label.field == "total" and not aims


def _kind(grid: Grid) -> str:
    fields = grid.fields
    if "goal" in fields and fields - {"goal"}:
        if fields <= _OVERVIEW and (fields & {"number", "weight"} or fields <= {"goal", "area"}):
            return "overview"
        shown = {"measure", "indicator", "target", "reporting", "goal_type", "deadline"}
        if "budget" in fields and not fields & shown:
            return "skipped"
        return "goals"
    merged = any(has_merged(grid, place) for place in _columns_of(grid, "area"))
    if {"area", "indicator"} <= fields and fields & {"target", "measure"} and merged:
        return "areas"  # indicators under merged cells: the goal is stated by its theme
    if "task" in fields and fields & {"responsible", "deadline", "measure", "target"}:
        return "tasks"
    if fields & {"indicator", "measure"} and fields & (
        _MEASURE_SIGNS | {"group_outer", "weight", "deadline", "number", "period"}
    ):
        return "indicators"
    return "skipped"


def _held_to(texts: Texts, name: Cell, level: Cell, rule: str) -> MeasureGroup:
    """The measure of a cell that names what is measured and the one beside it that says its level."""
    named = whole("text", name, texts, rule)
    return MeasureGroup([named, whole("target", level, texts, rule), replace(named, field="indicator")])


def _numbered_area(grid: Grid, row: int, goal_column: int, texts: Texts) -> Cell | None:
    """The name of an area in the column of the goals: a row with nothing else but its number, from which the number of
    the next row goes on: "B | Tilsyn" over "B.1 | Færre fejl | ..."."""
    numbers = _columns_of(grid, "number")
    if not numbers or row + 1 >= grid.table.n_rows:
        return None
    number, named, below = grid.at[row][numbers[0]], grid.anchor(row, goal_column), grid.at[row + 1][numbers[0]]
    cells = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None and not is_empty(texts.text(cell.id))]
    if number is None or named is None or below is None or cells != [number, named]:
        return None
    return named if texts.text(below.id).startswith(f"{texts.text(number.id).strip(' .')}.") else None


def _named_goal(goals: list[GoalGroup], measures: list[MeasureGroup], texts: Texts) -> GoalGroup | None:
    """The goal of a form that a row of indicators names by its number or its words; of one printed for two terms under
    the same number the later."""
    named = next((one for measure in measures if (one := measure.first("goal_number"))), None)
    said = texts.words(named).strip(_STOPS).lower() if named else ""
    for goal in reversed(goals):
        number, stated = goal.first("number"), texts.words(goal.mentions[0]).strip(_STOPS).lower()
        if said and ((number and said == texts.words(number).strip(_STOPS).lower()) or said == stated):
            return goal
    return None


def _by_measure(grid: Grid) -> bool:
    """Whether a level before stands beside a measure and its target, so that it is theirs first."""
    return bool(_columns_of(grid, "indicator", "measure") and _columns_of(grid, "target"))


def _columns_of(grid: Grid, *names: str) -> list[int]:
    return [place for name in names for place, column in grid.columns.items() if column.field == name]


def _column_of(grid: Grid, name: str) -> int:
    return _columns_of(grid, name)[0]


def _filled_above(grid: Grid, texts: Texts, row: int, column: int) -> Cell | None:
    """The nearest filled cell above: exports leave repeated outer levels empty instead of merging them."""
    for above in range(row - 1, grid.first_row - 1, -1):
        cell = grid.at[above][column]
        if cell is not None and not is_empty(texts.text(cell.id)):
            return cell
    return None
