"""pdfplumber's TableFinder with its search for cells written anew: the same cells in the same order, sooner.

pdfplumber goes over all crossings for every crossing, and makes the sets of their edges anew for every pair of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pdfplumber.table import Table, TableFinder, TableSettings, cells_to_tables, edges_to_intersections
from pdfplumber.utils import obj_to_bbox

from pipeline.ingest.pdf_page import Box

Point = tuple[float, float]


class CellFinder(TableFinder):
    """A TableFinder that gives what its parent gives. A test holds the two against each other."""

    def __init__(self, page: Any, settings: TableSettings) -> None:
        self.page, self.settings = page, settings
        self.edges = self.get_edges()
        self.intersections = edges_to_intersections(
            self.edges, settings.intersection_x_tolerance, settings.intersection_y_tolerance
        )
        self.cells = _smallest_cells(self.intersections)
        self.tables = [Table(page, cells) for cells in cells_to_tables(self.cells)]


def _smallest_cells(crossings: dict[Point, Any]) -> list[Box]:
    """For every crossing the smallest rectangle that edges draw to the right of it and below."""
    vertical = {point: set(map(obj_to_bbox, edges["v"])) for point, edges in crossings.items()}
    horizontal = {point: set(map(obj_to_bbox, edges["h"])) for point, edges in crossings.items()}
    column: defaultdict[float, list[Point]] = defaultdict(list)  # the crossings below, from top to bottom
    row: defaultdict[float, list[Point]] = defaultdict(list)  # the crossings to the right, from left to right
    cells: list[Box] = []
    for point in sorted(crossings, reverse=True):
        x, y = point
        below = [p for p in reversed(column[x]) if not vertical[point].isdisjoint(vertical[p])]
        right = [p for p in reversed(row[y]) if not horizontal[point].isdisjoint(horizontal[p])] if below else []
        for x1, y1 in ((r[0], b[1]) for b in below for r in right):
            corner = x1, y1
            if (
                corner in crossings
                and not vertical[corner].isdisjoint(vertical[x1, y])
                and not horizontal[corner].isdisjoint(horizontal[x, y1])
            ):
                cells.append((x, y, x1, y1))
                break
        column[x].append(point)
        row[y].append(point)
    return cells[::-1]
