"""Columns with a background between others of a table that has horizontal rules only: its sides are no rules, and
what stands left and right of them may be more than one column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from pipeline.ingest.pdf_dots import WHITE
from pipeline.ingest.pdf_page import Edge, Fill
from pipeline.ingest.pdf_rules import SNAP

_RULES = 4  # that run through the column: three rows
_TOP = attrgetter("top")
_MOST = 0.5  # of the table's width; where more is shaded, the backgrounds show its columns


def without_shaded_columns(edges: list[Edge], fills: Sequence[Fill]) -> list[Edge]:
    """The edges without the sides of such backgrounds."""
    rules = sorted((edge for edge in edges if not edge.vertical), key=_TOP)
    sides = [edge for edge in edges if edge.vertical]
    columns = _columns(fills)
    gone = {id(side) for column in columns for side in _sides(column, columns, rules, sides)}
    return [edge for edge in edges if id(edge) not in gone]


def _columns(fills: Sequence[Fill]) -> list[Fill]:
    """Backgrounds of one colour that stand one above the other, as one."""
    coloured = (f._replace(x0=round(f.x0), x1=round(f.x1)) for f in fills if f.color not in ("", WHITE))
    joined: list[Fill] = []
    for fill in sorted(coloured, key=lambda f: (_side(f), f.top, f.bottom)):
        last = joined[-1] if joined else None
        if last is not None and _side(last) == _side(fill) and fill.top <= last.bottom + SNAP:
            joined[-1] = last._replace(bottom=max(last.bottom, fill.bottom))
        else:
            joined.append(fill)
    return joined


def _side(fill: Fill) -> tuple[float, float, str]:
    return fill.x0, fill.x1, fill.color


def _sides(column: Fill, columns: Sequence[Fill], rules: Sequence[Edge], sides: Sequence[Edge]) -> list[Edge]:
    """The vertical edges of a shaded column, where its table has no others; `rules` from top to bottom."""
    first, last = bisect_left(rules, column.top - SNAP, key=_TOP), bisect_right(rules, column.bottom + SNAP, key=_TOP)
    if last - first < _RULES:
        return []  # nearly all that is filled on a page of drawings
    through = [edge for edge in rules[first:last] if edge.x0 <= column.x0 + SNAP and edge.x1 >= column.x1 - SNAP]
    if len(through) < _RULES:
        return []
    left, right = min(rule.x0 for rule in through), max(rule.x1 for rule in through)
    if not left < column.x0 - SNAP < column.x1 + SNAP < right:
        return []  # a column of labels at the side is told apart by its background
    beside = [one for one in columns if _overlaps(one, column) and left - SNAP <= one.x0 and one.x1 <= right + SNAP]
    if sum(one.x1 - one.x0 for one in beside) > _MOST * (right - left):
        return []
    verticals = [edge for edge in sides if _overlaps(edge, column) and left - SNAP <= edge.x0 <= right + SNAP]
    places = [x for one in beside for x in (one.x0, one.x1)]
    return verticals if all(any(abs(edge.x0 - x) <= SNAP for x in places) for edge in verticals) else []


def _overlaps(one: Edge | Fill, column: Fill) -> bool:
    return one.top < column.bottom - SNAP and one.bottom > column.top + SNAP
