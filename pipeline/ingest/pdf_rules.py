"""Rules of a page to cell boxes: pdfplumber's TableFinder on edges that are snapped, joined and, where a table is open
at a side or cut by the page end, closed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

from pdfplumber.table import TableSettings

from pipeline.ingest.pdf_finder import CellFinder
from pipeline.ingest.pdf_page import Box, Edge, PageContent

SNAP = 3.0  # pdfplumber's own tolerance
MIN_LENGTH = 3.0
MIN_BEFORE_JOIN = 1.0
MIN_DOTS = 8  # a dotted rule has far more
MAX_UNEVEN = 0.3  # points between two steps from dot to dot
MIN_WIDTH = 20.0
MIN_SIDE_COLUMN = 8.0  # points; less is a rule that is a little too long
MAX_EDGES = 3_000  # after joining; a page-wide table of 100 rows and 20 columns has about 130
MAX_POINTS = 6_000
_SETTINGS = TableSettings(
    snap_tolerance=0, join_tolerance=0, edge_min_length=MIN_LENGTH, intersection_tolerance=SNAP
)  # fmt: skip


class _RuledPage:
    """What TableFinder asks of a pdfplumber page."""

    def __init__(self, edges: list[dict[str, Any]]) -> None:
        self.edges = edges


def joined_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges snapped to common positions and joined along their line, exactly as pdfplumber does it."""
    result: list[Edge] = []
    edges = list(edges)
    edges += _dotted(edges)
    for vertical in (True, False):
        if vertical:
            spans = sorted((e.x0, e.top, e.bottom) for e in edges if e.vertical and e.bottom - e.top >= MIN_BEFORE_JOIN)
        else:
            spans = sorted((e.top, e.x0, e.x1) for e in edges if not e.vertical and e.x1 - e.x0 >= MIN_BEFORE_JOIN)
        for position, group in _snapped(spans):
            start, end = group[0]
            for next_start, next_end in group[1:]:
                if next_start <= end + SNAP:
                    end = max(end, next_end)
                else:
                    result.append(_edge(vertical, position, start, end))
                    start, end = next_start, next_end
            result.append(_edge(vertical, position, start, end))
    return [e for e in result if max(e.x1 - e.x0, e.bottom - e.top) >= MIN_LENGTH]


def _dotted(edges: Sequence[Edge]) -> list[Edge]:
    """Rules that are drawn as a row of equal dots, as browsers print dotted borders. Each dot alone is too short for a
    rule; what is drawn otherwise, such as the outlines of letters, seldom stands in equal steps."""
    rows: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for edge in edges:
        span = (edge.top, edge.bottom) if edge.vertical else (edge.x0, edge.x1)
        if span[1] - span[0] < MIN_BEFORE_JOIN:
            rows.setdefault((edge.vertical, round(edge.x0 if edge.vertical else edge.top, 1)), []).append(span)
    result: list[Edge] = []
    for (vertical, position), dots in rows.items():
        if len(dots) < MIN_DOTS:
            continue
        dots = sorted(set(dots))
        steps = [right[0] - left[0] for left, right in pairwise(dots)]
        start = 0
        for end in range(1, len(dots) + 1):
            if end < len(dots) and steps[end - 1] < SNAP and abs(steps[end - 1] - steps[start]) < MAX_UNEVEN:
                continue
            if end - start >= MIN_DOTS:
                result.append(_edge(vertical, position, dots[start][0], dots[end - 1][1]))
            start = end if end < len(dots) and steps[end - 1] >= SNAP else end - 1
    return result


def _edge(vertical: bool, position: float, start: float, end: float) -> Edge:
    return Edge(True, position, start, position, end) if vertical else Edge(False, start, position, end, position)


def _snapped(
    spans: list[tuple[float, float, float]],
) -> list[tuple[float, list[tuple[float, float]]]]:
    """Spans grouped by position; positions within the tolerance of their neighbour take the mean of their group."""
    groups: list[tuple[float, list[tuple[float, float]]]] = []
    members: list[tuple[float, float, float]] = []
    for span in [*spans, None]:
        if members and (span is None or span[0] > members[-1][0] + SNAP):
            mean = sum(m[0] for m in members) / len(members)
            groups.append((mean, sorted((m[1], m[2]) for m in members)))
            members = []
        if span is not None:
            members.append(span)
    return groups


def close_open_ends(edges: list[Edge], content: PageContent) -> tuple[list[Edge], list[float], list[float]]:
    """Rules added where a page end cuts a table: several verticals end at one height without a horizontal there.

    Returns the edges and the heights of the added top and bottom rules."""
    verticals = [e for e in edges if e.vertical]
    horizontals = [e for e in edges if not e.vertical]
    added: list[Edge] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for end, found in ((1, tops), (3, bottoms)):
        ordered = sorted(verticals, key=lambda e: e[1 + end])
        for _, members in groupby(_clustered(ordered, 1 + end), key=lambda pair: pair[0]):
            group = [edge for _, edge in members]
            if len(group) < 2:
                continue
            y = group[0][1 + end]
            x0, x1 = min(e.x0 for e in group), max(e.x0 for e in group)
            if x1 - x0 < MIN_WIDTH or any(_closes(h, y, x0, x1) for h in horizontals):
                continue
            inner = [h for h in horizontals if h.x0 < x1 and h.x1 > x0 and any(_crosses(v, h) for v in group)]
            if not inner or not _holds_words(content, inner, y, x0, x1, below=end == 3):
                continue
            added.append(_edge(False, y, x0, x1))
            found.append(y)
    return edges + added, tops, bottoms


def _closes(rule: Edge, y: float, x0: float, x1: float) -> bool:
    return abs(rule.top - y) <= SNAP and rule.x0 <= x0 + SNAP and rule.x1 >= x1 - SNAP


def close_open_sides(group: list[Edge]) -> list[Edge]:
    """Verticals added where the rules between rows run on beyond the outermost vertical: a table without side rules."""
    verticals = [e.x0 for e in group if e.vertical]
    horizontals = [e for e in group if not e.vertical]
    if not verticals or len(horizontals) < 2:
        return group
    added: list[Edge] = []
    sides: tuple[tuple[float, Callable[[Edge], float]], ...] = (
        (min(e.x0 for e in horizontals), _left),
        (max(e.x1 for e in horizontals), _right),
    )
    for x, reach in sides:
        rules = [e for e in horizontals if abs(reach(e) - x) <= SNAP]
        open_side = all(abs(v - x) > MIN_SIDE_COLUMN for v in verticals)
        if open_side and len(rules) >= 2 and len(rules) >= 0.5 * len(horizontals):
            added.append(_edge(True, x, min(e.top for e in rules), max(e.top for e in rules)))
    return group + added


def _left(edge: Edge) -> float:
    return edge.x0


def _right(edge: Edge) -> float:
    return edge.x1


def _clustered(ordered: list[Edge], key: int) -> list[tuple[int, Edge]]:
    number, last = 0, None
    result = []
    for edge in ordered:
        if last is not None and edge[key] - last > SNAP:
            number += 1
        last = edge[key]
        result.append((number, edge))
    return result


def _crosses(vertical: Edge, horizontal: Edge) -> bool:
    return (
        vertical.top <= horizontal.top + SNAP
        and vertical.bottom >= horizontal.top - SNAP
        and horizontal.x0 - SNAP <= vertical.x0 <= horizontal.x1 + SNAP
    )


def _holds_words(content: PageContent, rules: list[Edge], y: float, x0: float, x1: float, *, below: bool) -> bool:
    """Whether print stands between the last rule and the open end."""
    nearest = max(r.top for r in rules) if below else min(r.top for r in rules)
    top, bottom = (nearest, y) if below else (y, nearest)
    return any(top <= (w.top + w.bottom) / 2 <= bottom and x0 <= (w.x0 + w.x1) / 2 <= x1 for w in content.words)


def cell_boxes(edges: list[Edge]) -> list[list[Box]]:
    """Cell boxes of every table, found by pdfplumber in each group of edges that touch."""
    tables: list[list[Box]] = []
    for group in _touching(edges):
        group = close_open_sides(group)
        verticals = sum(e.vertical for e in group)
        if verticals < 2 or len(group) - verticals < 2 or verticals * (len(group) - verticals) > MAX_POINTS:
            continue
        finder = CellFinder(_RuledPage([_as_pdfplumber(e) for e in group]), _SETTINGS)
        tables.extend(table.cells for table in finder.tables)
    return tables


def _as_pdfplumber(edge: Edge) -> dict[str, Any]:
    return {
        "x0": edge.x0, "x1": edge.x1, "top": edge.top, "bottom": edge.bottom,
        "width": edge.x1 - edge.x0, "height": edge.bottom - edge.top,
        "orientation": "v" if edge.vertical else "h", "object_type": "line",
    }  # fmt: skip


def _touching(edges: list[Edge]) -> list[list[Edge]]:
    """Edges grouped by crossing each other, so that the finder's cost grows with the table and not with the page."""
    parent = list(range(len(edges)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    horizontals = sorted((e.top, i) for i, e in enumerate(edges) if not e.vertical)
    heights = [h[0] for h in horizontals]
    for i, edge in enumerate(edges):
        if not edge.vertical:
            continue
        start = bisect_right(heights, edge.top - SNAP - 0.001)
        for position in range(start, len(horizontals)):
            top, j = horizontals[position]
            if top > edge.bottom + SNAP:
                break
            if _crosses(edge, edges[j]):
                parent[root(i)] = root(j)
    groups: dict[int, list[Edge]] = {}
    for i, edge in enumerate(edges):
        groups.setdefault(root(i), []).append(edge)
    return list(groups.values())
