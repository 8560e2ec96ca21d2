"""Columns with a background between others of a table that has horizontal rules only: its sides are no rules, and
what stands left and right of them may be more than one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.ingest.pdf_dots import WHITE
from pipeline.ingest.pdf_page import Edge, Fill
from pipeline.ingest.pdf_rules import SNAP

_RULES = 4  # that run through the column: three rows
_MOST = 0.5  # of the table's width; where more is shaded, the backgrounds show its columns


def without_shaded_columns(edges: list[Edge], fills: Sequence[Fill]) -> list[Edge]:
    """The edges without the sides of such backgrounds."""
    columns = list(_columns(fills))
    gone = {id(side) for column in columns for side in _sides(column, columns, edges)}
    return [edge for edge in edges if id(edge) not in gone]


def _columns(fills: Sequence[Fill]) -> Iterator[Fill]:
    """Backgrounds of one colour that stand one above the other, as one."""
    same = sorted((round(f.x0), round(f.x1), f.color, f.top, f.bottom) for f in fills if f.color not in ("", WHITE))
    for (x0, x1, color), group in groupby(same, key=lambda one: one[:3]):
        start = end = None
        for *_, top, bottom in group:
            if start is None or end is None or top > end + SNAP:
                if start is not None and end is not None:
                    yield Fill(x0, start, x1, end, color)
                start, end = top, bottom
            end = max(end, bottom)
        if start is not None and end is not None:
            yield Fill(x0, start, x1, end, color)


def _sides(column: Fill, columns: Sequence[Fill], edges: Sequence[Edge]) -> list[Edge]:
    """The vertical edges of a shaded column, where its table has no others."""
    rules = [
        edge
        for edge in edges
        if not edge.vertical
        and column.top - SNAP <= edge.top <= column.bottom + SNAP
        and edge.x0 <= column.x0 + SNAP
        and edge.x1 >= column.x1 - SNAP
    ]
    if len(rules) < _RULES:
        return []
    left, right = min(rule.x0 for rule in rules), max(rule.x1 for rule in rules)
    if not left < column.x0 - SNAP < column.x1 + SNAP < right:
        return []  # a column of labels at the side is told apart by its background
    beside = [one for one in columns if _overlaps(one, column) and left - SNAP <= one.x0 and one.x1 <= right + SNAP]
    if sum(one.x1 - one.x0 for one in beside) > _MOST * (right - left):
        return []
    verticals = [
        edge for edge in edges if edge.vertical and _overlaps(edge, column) and left - SNAP <= edge.x0 <= right + SNAP
    ]
    places = [x for one in beside for x in (one.x0, one.x1)]
    return verticals if all(any(abs(edge.x0 - x) <= SNAP for x in places) for edge in verticals) else []


def _overlaps(one: Edge | Fill, column: Fill) -> bool:
    return one.top < column.bottom - SNAP and one.bottom > column.top + SNAP
