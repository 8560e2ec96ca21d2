"""pdfplumber's TableFinder with its search for cells written anew: the same cells in the same order, sooner.

pdfplumber goes over all crossings for every crossing, and makes the sets of their edges anew for every pair of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from operator import itemgetter
from typing import Any

from pdfplumber.table import Table, TableFinder, TableSettings, cells_to_tables

from pipeline.ingest.pdf_page import Box

Point = tuple[float, float]
Crossings = dict[Point, tuple[set[Box], set[Box]]]  # the verticals and the horizontals that meet in a point
_box_of = itemgetter("x0", "top", "x1", "bottom")


class CellFinder(TableFinder):
    """A TableFinder that gives the tables its parent gives. A test holds the two against each other."""

    def __init__(self, page: Any, settings: TableSettings) -> None:
        self.page, self.settings = page, settings
        self.edges = self.get_edges()
        self.cells = _smallest_cells(_crossings(self.edges, settings))
        self.tables = [Table(page, cells) for cells in cells_to_tables(self.cells)]


def _crossings(edges: list[dict[str, Any]], settings: TableSettings) -> Crossings:
    """Where verticals and horizontals meet, within the tolerances."""
    near_x, near_y = settings.intersection_x_tolerance, settings.intersection_y_tolerance
    verticals = [_box_of(edge) for edge in edges if edge["orientation"] == "v"]
    horizontals = [_box_of(edge) for edge in edges if edge["orientation"] == "h"]
    found: Crossings = {}
    for vertical in verticals:
        x, top, _, bottom = vertical
        for horizontal in horizontals:
            x0, y, x1, _ = horizontal
            if top <= y + near_y and bottom >= y - near_y and x >= x0 - near_x and x <= x1 + near_x:
                met = found.get((x, y))
                if met is None:
                    found[x, y] = {vertical}, {horizontal}
                else:
                    met[0].add(vertical)
                    met[1].add(horizontal)
    return found


def _smallest_cells(crossings: Crossings) -> list[Box]:
    """For every crossing the smallest rectangle that edges draw to the right of it and below."""
    column: defaultdict[float, list[Point]] = defaultdict(list)  # the crossings below, from the lowest up
    row: defaultdict[float, list[Point]] = defaultdict(list)  # the crossings to the right, from the rightmost
    cells: list[Box] = []
    for point in sorted(crossings, reverse=True):
        x, y = point
        verticals, horizontals = crossings[point]
        below = [p for p in reversed(column[x]) if not verticals.isdisjoint(crossings[p][0])]
        right = [p for p in reversed(row[y]) if not horizontals.isdisjoint(crossings[p][1])] if below else []
        for (_, y1), (x1, _) in product(below, right):
            corner = crossings.get((x1, y1))
            if (
                corner is not None
                and not corner[0].isdisjoint(crossings[x1, y][0])
                and not corner[1].isdisjoint(crossings[x, y1][1])
            ):
                cells.append((x, y, x1, y1))
                break
        column[x].append(point)
        row[y].append(point)
    return cells[::-1]
