"""Rows of follow-up that letters part: "2a" and "2b" are what goal 2 is measured by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from pipeline.extract.followup_rows import Printing
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.texts import Texts
from pipeline.records import Cell, Mention, Origin, Table

LETTERED = re.compile(r"\s*(\d{1,2})\.?\s?[a-z][.)]?(?:\s+|$)")
_BETWEEN = " :;,.–—-"  # what parts a goal from what it is measured by
_SHORTEST = 12  # characters of a name that rows share
_RULE = "followup.lettered"


@dataclass(frozen=True, slots=True)
class _Row:
    place: int  # of its printing
    cell: Cell  # that names its goal
    start: int  # of the name there
    number: tuple[str, int, int]  # where the goal's number stands


def lettered(
    found: Sequence[Printing], table: Table, numbered: Mapping[str, GoalGroup], texts: Texts
) -> list[Printing]:
    """What rows print, those that share a number as rows of one goal: of the heading with that number, or of what all
    of them name before they name what is measured ("2a Sikre havne: Tilsyn", "2b Sikre havne: Anløb")."""
    changed = list(found)
    for number, rows in _rows(found, table, texts).items():
        names = [texts.text(row.cell.id)[row.start :] for row in rows]
        shared = _shared(names)
        whole = numbered.get(number)
        if len(rows) < 2 or (whole is None and not shared):
            continue
        if whole is None:
            first = rows[0]
            name = names[0][:shared].rstrip(_BETWEEN)
            whole = GoalGroup(Origin.TABLE, 0.8, _RULE)
            whole.add(Mention("goal", first.cell.id, first.start, first.start + len(name), _RULE))
            whole.add(Mention("number", *first.number, _RULE))
        for row, name in zip(rows, names, strict=True):
            block, printing = row.cell.id, changed[row.place]
            measured = MeasureGroup([Mention("text", block, row.start + shared, row.start + len(name), _RULE)])
            required = printing.group.measures[:1] if printing.group else []
            for mention in (one for measure in required for one in measure.mentions if one.block != block):
                aimed = mention.field == "text" and measured.first("target") is None
                measured.mentions.append(replace(mention, field="target") if aimed else mention)
            changed[row.place] = replace(
                printing,
                goal_blocks=frozenset([whole.mentions[0].block]),
                measure_blocks=frozenset([block]),
                group=replace(whole, measures=[measured]),
                replaces=frozenset([block]),
                only_when_empty=False,
            )
    return changed


def _rows(found: Sequence[Printing], table: Table, texts: Texts) -> dict[str, list[_Row]]:
    """The rows that name their goal in a cell of their own, by their number without its letter."""
    numbers: dict[int, tuple[str, re.Match[str]]] = {}
    for cell in table.cells:
        if (match := LETTERED.match(texts.text(cell.id))) is not None:
            numbers.setdefault(cell.row, (cell.id, match))
    cells = {cell.id: cell for cell in table.cells if cell.row_span == 1}
    rows: dict[str, list[_Row]] = defaultdict(list)
    for place, printing in enumerate(found):
        for cell in (cells[block] for block in printing.goal_blocks if block in cells):
            if cell.row in numbers:
                block, match = numbers[cell.row]
                start = match.end() if block == cell.id else 0
                rows[match.group(1)].append(_Row(place, cell, start, (block, *match.span(1))))
    return rows


def _shared(names: Sequence[str]) -> int:
    """How many characters name the same goal in all of several cells: up to where each goes on with a name of its
    own, in a capital letter; 0 where they share none."""
    alike = (len(set(signs)) == 1 for signs in zip(*names, strict=False))
    end = sum(takewhile(bool, alike))
    while end and not all(name[end:][:1].isupper() and name[end - 1] in _BETWEEN for name in names):
        end -= 1
    return end if end >= _SHORTEST else 0
