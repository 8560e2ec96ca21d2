"""What a table says outside its grid: cards of labels and values, the head of a form, bands that name a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.grids import Grid, GridReader, is_empty, is_placeholder
from pipeline.extract.labels import MEASURED, NAME_OF_MEASURE, LabelledPart, LabelReader, year_of
from pipeline.extract.mentions import GoalGroup
from pipeline.extract.texts import Texts
from pipeline.packs.headers import HeaderMatch, split_numbering
from pipeline.packs.rules import RuleSet
from pipeline.records import Cell, Mention, Origin

_MIN_GOAL = 5  # characters
_NAMED = 2  # cells of a goal's name: its label and number, its words
_REQUIRED = 3  # cells of a requirement: its label, what is measured, its level
_CODED = re.compile(r"[A-ZÆØÅÄÖ]{0,3}[-.]?\d{1,2}(?:\.\d{1,2})*[.)]?")  # "F-01", "1.2"
CODE = "card.code"  # rule of a goal's name beside its number at the top of a card
_STOPS = " ;。"
_OWN_NUMBER = re.compile(r"(?<=\s)\d{1,2}(?:\.\d{1,2})*$")  # "Mål 1"
_NUMBERED = re.compile(
    r"(?:^|(?<=[;。\s]))(?:(?:[^\W\d_]{2,6}\s?)?(?P<number>\d{1,2})\s*[.、:)]"
    r"|[^\W\d_]{2,4}(?P<word>[一二三四五六七八九十]{1,2})\s*[、:])\s*(?=\D)"
)  # "目标1:", "2.", "目标二:"


LabelledCell = tuple[Cell, LabelledPart]


class CardReader:
    """Reads cards, heads of forms and bands with one pack."""

    def __init__(self, grids: GridReader, labels: LabelReader, titles: RuleSet) -> None:
        self._grids = grids
        self._labels = labels
        self._titles = titles

    # ------------------------------------------------------------------------------------------ bands
    def band(self, grid: Grid, texts: Texts, row: int) -> GoalGroup | None:
        """A goal that a cell over most of the width names: "Mål 1. Tolken kommer"; or one over some columns, with
        values behind labels beside it: "Mål 1. Tolken kommer | Vægt: 20 pct."."""
        cells = of_row(grid, texts, row)
        if (named := self._numbered_name(grid, texts, row)) is not None:
            return named
        beside = [(cell, self._labels.opening_part(texts.text(cell.id))) for cell in cells[1:]]
        spanned = cells[0].column_span if cells and not cells[0].column else 0
        if spanned < (2 if beside else grid.table.n_columns // 2 + 1) or any(part is None for _, part in beside):
            return None
        text = texts.text(cells[0].id)
        for rule, match in self._titles.find(text, "goal"):
            group = GoalGroup(Origin.TABLE, 0.9, rule.id, structured=True)
            for name in ("number", "title"):
                if match.groupdict().get(name):
                    group.add(Mention(name, cells[0].id, *match.span(name), rule.id))
            title = group.first("title")
            if title is not None and text[title.start].isalnum():  # not "年度绩效目标1(50分)"
                for cell, part in beside:
                    if part is not None:
                        group.add(Mention(part.field, cell.id, part.start, part.end, part.rule))
                return group
        return None

    def _numbered_name(self, grid: Grid, texts: Texts, row: int) -> GoalGroup | None:
        """The goal whose label and number stand beside its name, where a row beneath holds cells with a label over a
        value each: "Mål 1 | Tolken kommer" over "Type / Drift | Vægt / 20 pct."."""
        cells = of_row(grid, texts, row)
        label = self._grids.label(texts.text(cells[0].id)) if len(cells) == _NAMED else None
        number = re.search(r"\d{1,2}(?:\.\d{1,2})*", texts.text(cells[0].id)) if label is not None else None
        if label is None or number is None or label.field != "goal":
            return None
        below = (of_row(grid, texts, other) for other in range(row + 1, grid.table.n_rows))
        valued = any(len(one) > 1 and all(self._over_value(texts, cell) for cell in one) for one in below)
        if not valued and not self._tops_card(grid, texts, row):
            return None
        if self._grids.label(texts.text(cells[1].id)) is not None or is_placeholder(texts.text(cells[1].id)):
            return None
        group = GoalGroup(Origin.TABLE, 0.9, label.rule, structured=True)
        group.add(
            Mention("number", cells[0].id, *number.span(), label.rule), whole("title", cells[1], texts, label.rule)
        )
        return group

    def _tops_card(self, grid: Grid, texts: Texts, row: int) -> bool:
        """Whether a goal's number opens a card of labels beside values: "Mål 1 | Tolken kommer" over "Motiv | ..." and
        "Indikator | Andel tider | Målvärde | minst 90 %", which a row of headers would have looked like."""
        first = [cells[0] for other in range(grid.table.n_rows) if (cells := of_row(grid, texts, other))]
        labelled = all(self._label(texts.text(cell.id)) is not None for cell in first)
        below = next((of_row(grid, texts, cell.row) for cell in first if cell.row > row), None)
        return bool(grid.columns) and labelled and below is not None and len(below) % 2 == 0

    def _over_value(self, texts: Texts, cell: Cell) -> LabelledPart | None:
        """The label on the first line of a cell, over its value: "Ansvarlig / Kontoret for Tilsyn"."""
        line, _, rest = texts[cell.id].verbatim.partition("\n")
        label = self._labels.alone(line.strip()) if rest.strip() else None
        start = texts[cell.id].at_or_after(len(line) + 1) if label is not None else None
        return replace(label, start=start, end=len(texts.text(cell.id))) if label and start is not None else None

    def told(self, grid: Grid, texts: Texts, row: int) -> list[LabelledCell]:
        """The values of a row whose cells all open with a label: "Ansvarig: HR-chefen | Uppföljning: halvår"; or which
        stand beside their labels: "Resultatkrav 3.1 | Der gennemføres mindst ..."."""
        if beside := self._beside(grid, texts, row):
            return beside
        found = []
        for cell in of_row(grid, texts, row):
            part = self._labels.opening_part(texts.text(cell.id)) or self._over_value(texts, cell)
            if part is None:
                return []
            found.append((cell, part))
        return found

    def required(self, texts: Texts, cells: Sequence[Cell]) -> HeaderMatch | None:
        """The label of a row that names a requirement and its level: "Målepunkt 1.1 | Andel svar i tide | 85 pct."."""
        label = self._grids.label(texts.text(cells[0].id)) if len(cells) == _REQUIRED else None
        numbered = label is not None and re.search(r"\d", texts.text(cells[0].id)) is not None
        return label if label is not None and numbered and label.field in MEASURED else None

    def _beside(self, grid: Grid, texts: Texts, row: int) -> list[LabelledCell]:
        cells = of_row(grid, texts, row)
        found = []
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            text = texts.text(value.id)
            named = self._label(texts.text(label.id))
            if named is None or self._grids.label(text) is not None:
                return []
            if not is_placeholder(text):
                found.append((value, LabelledPart(named.field, named.rule, 0, len(text))))
        return found if len(cells) % 2 == 0 else []

    def _label(self, text: str) -> HeaderMatch | LabelledPart | None:
        return self._grids.label(text) or self._labels.alone(text)

    def card(self, grid: Grid, texts: Texts) -> list[Mention]:
        """A goal's card: labels in the first column, values beside them ("Mål | ...", "Type | Drift | Vægt | 30"). The
        number of a goal's label comes behind the goal; beneath it what the goal is for is told too ("Formål | ...")."""
        pairs: list[Mention] = []
        labels, named = 0, False
        rows = [list(dict.fromkeys(cell for cell in row if cell is not None)) for row in grid.at]
        topped = bool(rows and self._top(texts, rows[0]))
        for cells in rows:
            if topped and (top := self._top(texts, cells)):  # another card may begin beneath the first
                pairs += top
                named = True
                continue
            known = self._grids.label(texts.text(cells[0].id)) if cells else None
            labels += known is not None
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                match = self._grids.label(texts.text(label.id))
                text = texts.text(value.id)
                if is_empty(text) or is_placeholder(text):
                    continue
                if match is None and (requirement := self._labels.named(texts.text(label.id))) is not None:
                    labels += label is cells[0]
                    pairs.append(whole(requirement[0].field, value, texts, requirement[0].rule))
                    name = (requirement[1], len(texts.text(label.id)))
                    pairs.append(Mention(NAME_OF_MEASURE, label.id, *name, requirement[0].rule))
                    continue
                if match is None:
                    aim = self._labels.alone(texts.text(label.id)) if named else None
                    if aim is not None and aim.field == "purpose":
                        pairs.append(whole("purpose", value, texts, aim.rule))
                    continue
                year = year_of(texts.text(label.id))
                if year and "target" in match.fields and any(pair.field == "indicator" for pair in pairs):
                    # "Indikator | ... / Mål 2027 | højst 6,8 pct. / Mål 2030 | højst 6 pct."
                    pairs.append(replace(whole("target", value, texts, match.rule), detail=year))
                    continue
                numbered = self.numbered(texts, value, match.rule, set()) if match.field == "goal" else []
                for group in numbered:
                    pairs += [replace(group.mentions[0], field="goal"), *group.all("number")]
                if not numbered:
                    pairs.append(whole(match.field, value, texts, match.rule))
                number = _OWN_NUMBER.search(texts.text(label.id)) if match.field == "goal" else None
                if number is not None and len(numbered) <= 1:  # "Mål 1 | Hurtigere svar"
                    named = True
                    pairs.append(Mention("number", label.id, *number.span(), match.rule))
        told = any(pair.field == "goal" and pair.end - pair.start > 20 for pair in pairs)
        return pairs if labels >= 2 and (labels * 2 >= len(rows) or told) else []

    def _top(self, texts: Texts, cells: Sequence[Cell]) -> list[Mention]:
        """The name and number of a goal, where a card opens with both and without a label, in cells beside each other
        or in one across, and perhaps what it weighs: "F-01 | 火灾形势平稳", "01 提升信息归集质量"."""
        cells = [cell for cell in cells if not is_empty(texts.text(cell.id))]
        if len(cells) == 1 and cells[0].column_span > 1:
            return self._numbered_across(texts, cells[0])
        rest = [(cell, self._labels.weight(texts.text(cell.id).strip())) for cell in cells[_NAMED:]]
        weights = [Mention("weight", cell.id, *span, CODE) for cell, span in rest if span is not None]
        if len(cells) - len(weights) != _NAMED or self._label(texts.text(cells[1].id)) is not None:
            return []
        number = _CODED.fullmatch(texts.text(cells[0].id).strip())
        name = texts.text(cells[1].id)
        if number is None or is_placeholder(name) or not any(map(str.isalpha, name)):
            return []
        return [whole("goal", cells[1], texts, CODE), whole("number", cells[0], texts, CODE), *weights]

    def _numbered_across(self, texts: Texts, cell: Cell) -> list[Mention]:
        text = texts.text(cell.id)
        number, start = split_numbering(text)
        if number is None or not any(map(str.isalpha, text[start:])) or self._label(text) is not None:
            return []
        return [Mention("goal", cell.id, start, len(text), CODE), Mention("number", cell.id, *number, CODE)]

    def form_goals(self, grid: Grid, texts: Texts) -> list[GoalGroup]:
        """Goals printed as label and text above an indicator grid (年度目标 | ...); numbered ones are several, as are
        those in cells of their own beside one merged label."""
        goals: list[GoalGroup] = []
        for row in range(header_row(grid)):
            cells = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None]
            for label, value in pairwise(cells):
                label = self._label_above(grid, texts, label, value)
                match = self._grids.label(texts.text(label.id)) if value.row == row else None
                if match is None or match.field != "goal":
                    continue
                if (beside := self._grids.label(texts.text(value.id))) is not None:
                    if beside.field != "goal":
                        continue
                    below = (
                        grid.at[value.row + value.row_span][value.column]
                        if value.row + value.row_span < grid.table.n_rows
                        else None
                    )
                    if below is None:
                        continue
                    value = below  # the label's own columns: 预期目标 | 实际完成情况 over the texts
                text = texts.text(value.id)
                if len(text) < 8 or is_placeholder(text) or self._grids.label(text) is not None:
                    continue
                known = {texts.text(goal.mentions[0].block) for goal in goals}
                for goal in self.numbered(texts, value, match.rule, known):
                    goal.label = label.id
                    goals.append(goal)
        goals = self._named(goals, texts)
        if goals and (owner := self._owner(grid, texts)) is not None:
            for goal in goals:
                goal.add(owner)
        return goals

    def _named(self, goals: list[GoalGroup], texts: Texts) -> list[GoalGroup]:
        """One goal of a name behind a numbered label and of its wording behind another: "Mål 1 | Hurtige svar" over
        "Målformulering | Borgerne skal have ..."."""
        labels = [texts.text(goal.label) if goal.label else "" for goal in goals]
        if len(goals) != _NAMED or (number := re.search(r"\d+", labels[0])) is None or re.search(r"\d", labels[1]):
            return goals
        title, stated = goals
        stated.mentions[0] = replace(stated.mentions[0], field="statement")
        stated.add(
            replace(title.mentions[0], field="title"), Mention("number", title.label, *number.span(), title.rule)
        )
        return [stated]

    def _label_above(self, grid: Grid, texts: Texts, label: Cell, value: Cell) -> Cell:
        """The cell that labels a numbered goal: exports leave the rest of a merged label blank instead of merging."""
        if is_empty(texts.text(label.id)) and _NUMBERED.match(texts.text(value.id)):
            above = (cell for row in range(label.row - 1, -1, -1) if (cell := grid.at[row][label.column]))
            return next((cell for cell in above if not is_empty(texts.text(cell.id))), label)
        return label

    def _owner(self, grid: Grid, texts: Texts) -> Mention | None:
        """The unit that the head of a form names as the one to do it (实施单位 | 县供水总站), before its superior."""
        found: list[tuple[bool, Mention]] = []
        for row in range(header_row(grid)):
            cells = [cell for cell in dict.fromkeys(grid.at[row]) if cell is not None and cell.row == row]
            for label, value in pairwise(cells):
                match = self._grids.label(texts.text(label.id))
                text = texts.text(value.id)
                if match is None or match.field != "responsible" or is_empty(text) or is_placeholder(text):
                    continue
                if self._grids.label(text) is None:
                    found.append((bool(match.also), whole("responsible", value, texts, match.rule)))
        return min(found, key=lambda one: one[0])[1] if found else None

    def opened(self, grid: Grid, texts: Texts, row: int, goals: list[GoalGroup]) -> int | None:
        """The goal that a row between blocks of indicators names: "年度目标2: | 做好设施维护。 | 责任科室 | 保护科";
        one that the head of the form does not state joins `goals`."""
        cells = of_row(grid, texts, row)
        label = self._grids.label(texts.text(cells[0].id)) if len(cells) > 1 and len(cells) % 2 == 0 else None
        number = re.search(r"\d", texts.text(cells[0].id)) if label is not None and label.field == "goal" else None
        if label is None or number is None:
            return None
        text = texts.text(cells[1].id)
        for index, goal in enumerate(goals):
            stated = goal.mentions[0]
            if texts.words(stated).strip(_STOPS) == text.strip(_STOPS):
                return index
        group = GoalGroup(Origin.TABLE, 0.9, label.rule)
        group.add(
            whole("statement", cells[1], texts, label.rule), Mention("number", cells[0].id, *number.span(), label.rule)
        )
        for told, value in zip(cells[2::2], cells[3::2], strict=True):
            beside = self._grids.label(texts.text(told.id))
            if beside is None:
                return None
            group.add(whole(beside.field, value, texts, beside.rule))
        goals.append(group)
        return len(goals) - 1

    def numbered(self, texts: Texts, cell: Cell, rule: str, known: set[str]) -> list[GoalGroup]:
        text = texts.text(cell.id)
        if text in known:  # the same text under 长期目标 and 年度目标 is one goal with two horizons
            return []
        marks = list(_NUMBERED.finditer(text))
        if len(marks) == 1 and marks[0].start() > 0:
            marks = []
        starts = [mark.end() for mark in marks] or [0]
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        groups = []
        for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
            group = GoalGroup(Origin.TABLE, 0.9, rule)
            stop = start + len(text[start:end].rstrip(" ;"))
            if stop - start < _MIN_GOAL or is_placeholder(text[start:stop]):
                continue
            group.add(Mention("statement", cell.id, start, stop, rule))
            if marks:
                group.add(Mention("number", cell.id, *marks[index].span(marks[index].lastgroup or 0), rule))
            groups.append(group)
        return groups


def of_row(grid: Grid, texts: Texts, row: int) -> list[Cell]:
    """The filled cells that begin in a row."""
    cells = dict.fromkeys(cell for cell in grid.at[row] if cell is not None and cell.row == row)
    return [cell for cell in cells if not is_empty(texts.text(cell.id))]


def first_of_last_label(goals: list[GoalGroup]) -> int:
    """The goal an indicator grid belongs to: of 长期目标 and 年度目标 the later, of its numbered goals the first."""
    heads = [group.head for group in goals]
    return heads.index(heads[-1]) if heads else 0


def of_last_label(goals: list[GoalGroup]) -> list[GoalGroup]:
    """The goals an undivided grid belongs to: those of the label printed last, however many it numbers."""
    first = first_of_last_label(goals)
    return [goal for goal in goals[first:] if goal.head == goals[first].head]


def header_row(grid: Grid) -> int:
    """The first row of the header: rows above it are the head of a form."""
    return max(0, grid.first_row - 1)


def whole(name: str, cell: Cell, texts: Texts, rule: str, *, inherited: bool = False) -> Mention:
    return Mention(name, cell.id, 0, len(texts.text(cell.id)), rule, inherited=inherited)
