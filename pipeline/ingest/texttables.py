"""Tables and contents lists that stand as lines in a text file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.ingest.grid import GridCell, build_table
from pipeline.ingest.inline import is_bold, plain
from pipeline.ingest.numbering import is_lone_bullet
from pipeline.records import Table

_DELIMITER_CELL = re.compile(r"\s*:?-{1,}:?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"(`+)(?:(?!\1).)+\1")
_BORDER = re.compile(r"\s*[+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╞╪╡][-=─━═+┬┼┴┐┤┘╦╬╩╗╣╝╪╡]+\s*")
_UPRIGHT = str.maketrans("│┃║", "|||")
_LEADERS = re.compile(r"(?:[.…·․]\s?){4,}|…{2,}")
_BARE_CONTENTS, _LONGEST_NAME = 3, 100  # lines, characters
_LONGEST_CONTENTS = 1_000  # lines
_CONTENTS_LINE = re.compile(r"\S.*?(?:(?:[.…·․_]\s?){3,}|…{2,}|\t|\s{3,})\s*(?:\d{1,3}|[ivxlIVXL]{1,6})$")


def tab_rows(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` on are rows of a table with tabs between its cells; fewer than two are no table."""
    first = lines[start].split("\t")
    if "\t" not in lines[start].strip() or (len(first) == 2 and (is_lone_bullet(first[0]) or not first[0].strip())):
        return 0  # no tab, or a list with a tab after its bullet
    end = start
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end - start if sum("\t" in line.strip() for line in lines[start:end]) >= 2 else 0


def pipe_rows(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` on are a table with pipes: a header, a delimiter row and rows, or rows that all begin
    and end with a pipe."""
    if _BORDER.fullmatch(lines[start]):
        return _boxed_rows(lines, start)
    delimited = _has_pipe(lines[start]) and start + 1 < len(lines) and _is_delimiter(lines[start + 1])
    belongs = _has_pipe if delimited else _is_framed
    end = start
    while end < len(lines) and belongs(lines[end]):
        end += 1
    return end - start if end - start >= 2 else 0


def _boxed_rows(lines: Sequence[str], start: int) -> int:
    """Lines of a table drawn with characters: between borders, and framed."""
    end = start
    while end < len(lines) and (_BORDER.fullmatch(lines[end]) or _is_framed(lines[end].translate(_UPRIGHT))):
        end += 1
    framed = sum(not _BORDER.fullmatch(line) for line in lines[start:end])
    return end - start if framed >= 2 else 0


def _has_pipe(line: str) -> bool:
    return bool(_PIPE.search(line))


def _is_framed(line: str) -> bool:
    return len(line.strip()) >= 2 and line.strip().startswith("|") and line.strip().endswith("|")


def _is_delimiter(line: str) -> bool:
    cells = _pipe_cells(line)
    return bool(cells) and "-" in line and all(_DELIMITER_CELL.fullmatch(cell) for cell in cells)


def _pipe_cells(line: str) -> list[str]:
    body = line.strip()
    hidden = _CODE.sub(lambda code: code.group().replace("|", "\0"), body)  # a pipe in code is text
    cells = [cell.replace("\0", "|") for cell in _PIPE.split(hidden)]
    if cells and not cells[0].strip() and body.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and body.endswith("|"):
        cells = cells[:-1]
    return [cell.replace("\\|", "|") for cell in cells]


def tab_table(lines: Sequence[str], caption: str, *, markdown: bool) -> Table | None:
    """The table of lines with tabs; the inline markup of a cell becomes text."""
    rows = [[_cell(text, markdown=markdown) for text in line.split("\t")] for line in lines]
    return build_table(rows, caption=caption)


def pipe_table(lines: Sequence[str], caption: str) -> Table | None:
    """The table of lines with pipes; the row above the delimiter is its header."""
    rows = []
    boxed = bool(_BORDER.fullmatch(lines[0]))
    lines = [line.translate(_UPRIGHT) for line in lines[boxed:]]
    under = lines[1] if len(lines) > 1 else ""
    headed = _is_delimiter(under) or (boxed and bool(_BORDER.fullmatch(under)))
    for number, line in enumerate(lines):
        if _is_delimiter(line) or _BORDER.fullmatch(line):
            continue
        header = number == 0 and headed
        rows.append([_cell(text, markdown=True, header=header) for text in _pipe_cells(line)])
    return build_table(rows, caption=caption)


def _cell(text: str, *, markdown: bool, header: bool = False) -> GridCell:
    return GridCell(plain(text, markdown=markdown).strip(), is_header=header, bold=is_bold(text))


def contents_lines(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` on are a contents list: entries that end in a page number, most of them after dotted
    leaders. Blank lines between the entries belong to it."""
    end = last = start
    leaders = entries = 0
    while end < min(len(lines), start + _LONGEST_CONTENTS) and (
        not lines[end].strip() or is_contents_entry(lines[end])
    ):
        if lines[end].strip():
            entries += 1
            leaders += bool(_LEADERS.search(lines[end]))
            last = end + 1
        end += 1
    return last - start if entries >= 2 and leaders >= 0.5 * entries else 0


def last_places(lines: Sequence[str]) -> dict[str, int]:
    """Where each short line that ends no sentence stands last."""
    return {name: place for place, line in enumerate(lines) if (name := _name(line))}


def recurring_lines(lines: Sequence[str], start: int, last: Mapping[str, int]) -> int:
    """How many lines from `start` on name, without page numbers, what stands further down as lines of their own, all in
    that order: a bare contents list."""
    end, place = start, start
    while end < len(lines) and (again := last.get(_name(lines[end]), -1)) > place and again > end:
        end, place = end + 1, again
    names = {_name(line) for line in lines[start:end]}
    bare = end == len(lines) or not lines[end].strip()
    return end - start if bare and len(names) >= _BARE_CONTENTS and last[_name(lines[start])] >= end else 0


def _name(line: str) -> str:
    """A line as it is known again; empty for a long one and for one that ends a sentence."""
    bare = " ".join(line.split()).casefold()
    return bare if len(bare) <= _LONGEST_NAME and not bare.endswith((".", ";", ":", ",", "。", "；", "：")) else ""


def is_contents_entry(line: str) -> bool:
    """A line that ends in a page number after dots, a tab or a wide space."""
    return len(line) <= 400 and bool(_CONTENTS_LINE.search(plain(line, markdown=True).rstrip()))
