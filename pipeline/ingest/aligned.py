"""Tables in plain text whose columns are set apart by spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.grid import GridCell, build_table
from pipeline.ingest.numbering import is_lone_bullet, numbering
from pipeline.records import Table

_WIDE_GAP = re.compile(r"\S(?: {2,}|\u3000{2,}| {1,}\u3000)\S")
_RULE = re.compile(r"\s*(?:[-=_─—–━]{3,}\s*)+")
_LONGEST_LINE = 400
_MOST_ROWS = 2_000
_SHORT = 25  # characters of a value: a second column of longer ones is prose beside its label
_MARKER = 4  # characters of a first column that only holds list numbers


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table found in lines: how many lines it takes, and its grid. Without a table, `seen` lines were looked at:
    none of them begins one either."""

    lines: int
    table: Table | None
    seen: int


def has_wide_gap(line: str) -> bool:
    """Whether a line can be a row: text, at least two spaces, and text again."""
    return len(line) <= _LONGEST_LINE and bool(_WIDE_GAP.search(line))


def aligned_table(lines: Sequence[str], start: int, stops: frozenset[int] = frozenset()) -> Aligned:
    """The table that begins at this line; no lines where none does. `stops` are lines that belong to no table (running
    headers).

    Rows are lines without a blank line between them that leave the same columns of the page free. Lines of dashes
    belong to the table; a row above one, at the top, is its header.
    """
    rows, end = _run(lines, start, stops)
    written = [row for row in rows if not _RULE.fullmatch(row)]
    ruled = len(written) < len(rows)
    cuts = _columns([_spread(row) for row in written])
    if len(cuts) < 2 or len(written) < (2 if ruled else 3):
        return Aligned(0, None, end - start)
    grid = [_cut(row, cuts) for row in written]
    if not _is_table(grid, ruled=ruled):
        return Aligned(0, None, end - start)
    has_header = len(rows) > 1 and not _RULE.fullmatch(rows[0]) and bool(_RULE.fullmatch(rows[1]))
    cells = [[GridCell(text, is_header=has_header and n == 0) for text in row] for n, row in enumerate(_merged(grid))]
    return Aligned(end - start, build_table(cells), end - start)


def _run(lines: Sequence[str], start: int, stops: frozenset[int]) -> tuple[list[str], int]:
    """The lines from `start` on that go on leaving at least as many columns free as the first two rows do."""
    rows: list[str] = []
    free: set[int] | None = None
    most = 0
    end = start
    for at in range(start, min(len(lines), start + _MOST_ROWS)):
        line = lines[at]
        if not line.strip() or at in stops or len(line) > _LONGEST_LINE or "\t" in line:
            break
        if not _RULE.fullmatch(line):
            spread = _spread(line)
            written = {place for place, character in enumerate(spread) if character != " "}
            joined = written if free is None else free | written
            count = len(_intervals(joined))
            if count < 2 or (at > start + 1 and most >= 3 and count < most - 1):
                break
            free, most = joined, max(most, count) if at > start + 1 else count
        rows.append(line)
        end = at + 1
    return rows, end


def _spread(line: str) -> str:
    """The line with every character at its printed column: a wide character takes two places."""
    out = []
    for character in line.rstrip():
        if character.isspace():
            out.append("  " if unicodedata.east_asian_width(character) in "WF" else " ")
        else:
            out.append(character + "\0" if unicodedata.east_asian_width(character) in "WF" else character)
    return "".join(out)


def _columns(rows: Sequence[str]) -> list[tuple[int, int]]:
    """First and last place of each column. A gap divides where most rows leave two spaces or more in it, though the
    longest cell may leave only one."""
    stretches = _intervals({place for row in rows for place, character in enumerate(row) if character != " "})
    found = stretches[:1]
    for first, last in stretches[1:]:
        around = [(row[: found[-1][1] + 1].rstrip(), row[first : last + 1]) for row in rows]
        spaces = [
            first + len(right) - len(right.lstrip()) - len(left)
            for left, right in around
            if left[found[-1][0] :].strip() and right.strip()
        ]
        if sum(space >= 2 for space in spaces) >= max(1, 0.6 * len(spaces)):
            found.append((first, last))
        else:
            found[-1] = (found[-1][0], last)
    return found


def _intervals(written: set[int]) -> list[tuple[int, int]]:
    """First and last place of each stretch of written places."""
    found: list[tuple[int, int]] = []
    for place in sorted(written):
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _cut(row: str, cuts: Sequence[tuple[int, int]]) -> list[str]:
    spread = _spread(row)
    return [spread[first : last + 1].replace("\0", "").strip() for first, last in cuts]


def _is_table(grid: Sequence[Sequence[str]], *, ruled: bool) -> bool:
    """Most rows have several cells, and the columns are no label, marker or hanging indent beside prose."""
    if sum(sum(map(bool, row)) >= 2 for row in grid) < 0.6 * len(grid):
        return False
    first = [row[0] for row in grid if row[0]]
    if len(grid[0]) == 2:
        labels = sum(text.endswith((":", "：")) for text in first) >= 0.5 * len(first)
        markers = all(len(text) <= _MARKER or is_lone_bullet(text) for text in first)
        values = [row[1] for row in grid if row[1]]
        prose = sum(map(len, values)) > _SHORT * len(values)
        return not (labels or markers or (prose and not ruled))
    return not all(numbering(f"{text} x") or is_lone_bullet(text) for text in first) or len(grid[0]) > 2


def _merged(grid: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows with the lines that only go on with a cell of the row above put into it."""
    out: list[list[str]] = []
    for row in grid:
        filled = [column for column, text in enumerate(row) if text]
        if out and row[0] == "" and row[-1] == "" and len(filled) <= len(row) / 2:
            for column in filled:
                out[-1][column] = f"{out[-1][column]}\n{row[column]}".strip()
        else:
            out.append(list(row))
    return out
