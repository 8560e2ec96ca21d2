"""Used regions of a sheet: where one table ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Place = tuple[int, int]
_WIDE_GAP = 3  # blank rows that always end a table


@dataclass(frozen=True, slots=True)
class Box:
    """The filled places of one region."""

    places: frozenset[Place]

    @property
    def columns(self) -> tuple[int, int]:
        return min(column for _, column in self.places), max(column for _, column in self.places)


def regions(reach: Mapping[Place, Place], is_headline: Callable[[int, Iterable[int]], bool]) -> list[Box]:
    """Regions in reading order. `reach` gives for each filled cell the last row and column that it covers.

    A blank row ends a table only where something new begins: other columns, a header of its own, or a wide gap; many
    sheets leave a row free under the header or between groups of rows.
    """
    found: list[Box] = []
    for band in _side_by_side(_bands(reach), reach):
        if found and _goes_on(found[-1], band, reach, is_headline):
            found[-1] = Box(found[-1].places | band.places)
        else:
            found.append(band)
    return found


def _bands(reach: Mapping[Place, Place]) -> list[Box]:
    """Runs of rows without a blank row between them."""
    bands: list[Box] = []
    current: set[Place] = set()
    bottom = 0
    for place in sorted(reach):
        if current and place[0] > bottom + 1:
            bands.append(Box(frozenset(current)))
            current = set()
        current.add(place)
        bottom = max(bottom, reach[place][0])
    return [*bands, Box(frozenset(current))] if current else bands


def _side_by_side(bands: list[Box], reach: Mapping[Place, Place]) -> list[Box]:
    """Bands cut at blank columns, where the parts are tables of their own."""
    out: list[Box] = []
    for band in bands:
        parts = _columns_apart(band, reach)
        if len(parts) > 1 and all(_is_table(part) for part in parts):
            out += parts
        else:
            out.append(band)
    return out


def _columns_apart(band: Box, reach: Mapping[Place, Place]) -> list[Box]:
    parts: list[set[Place]] = []
    right = 0
    for place in sorted(band.places, key=lambda place: (place[1], place[0])):
        if not parts or place[1] > right + 1:
            parts.append(set())
        parts[-1].add(place)
        right = max(right, reach[place][1])
    return [Box(frozenset(part)) for part in parts]


def _is_table(box: Box) -> bool:
    first, last = box.columns
    return last > first and len({row for row, _ in box.places}) >= 2 and _has_own_header(box)


def _has_own_header(box: Box) -> bool:
    """All columns of the part begin in its first row."""
    first, last = box.columns
    top = min(row for row, _ in box.places)
    return all((top, column) in box.places for column in range(first, last + 1))


def _goes_on(
    above: Box, below: Box, reach: Mapping[Place, Place], is_headline: Callable[[int, Iterable[int]], bool]
) -> bool:
    bottom = max(reach[place][0] for place in above.places)
    top = min(row for row, _ in below.places)
    if not bottom < top <= bottom + _WIDE_GAP or not _has_rows(above):
        return False
    if below.columns[0] < above.columns[0] or below.columns[1] > max(reach[place][1] for place in above.places):
        return False
    head = next((row for row in sorted({row for row, _ in below.places}) if len(_columns(below, row)) >= 2), None)
    if head is None:
        return False  # a note or the title of what follows
    if head > top and 2 * _width(below) < _width(above):
        return False  # a title over what fills far fewer columns: a key to the marks of the table above
    begins = sorted({row for row, _ in above.places if len(_columns(above, row)) >= 2})[0]
    return not is_headline(head, _columns(below, head)) or not is_headline(begins, _columns(above, begins))


def _width(box: Box) -> int:
    """How many columns the fullest row fills."""
    return max(len(_columns(box, row)) for row in {row for row, _ in box.places})


def _has_rows(box: Box) -> bool:
    """A region of lone cells is text, not the beginning of a table."""
    return any(len(_columns(box, row)) >= 2 for row, _ in box.places)


def _columns(box: Box, row: int) -> list[int]:
    return sorted(column for line, column in box.places if line == row)
