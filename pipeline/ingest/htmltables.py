"""Tables of web pages: data tables as grids; tables that only place things on the page are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from pipeline.colours import colour_of
from pipeline.ingest.grid import GridCell, build_table, explains_lights, is_mark
from pipeline.ingest.htmlflow import Lengths, rendered
from pipeline.ingest.segments import Look
from pipeline.records import Table

_HEADINGS = ("h1", "h2", "h3", "h4")
_LONGEST_CELL = 3_000  # characters: longer ones are columns of a page
_COLOR = re.compile(
    r"background(?:-color)?\s*:[^;]*?(?P<hex>#[0-9a-f]{3,6}\b)|background(?:-color)?\s*:[^;]*?rgba?\((?P<rgb>[\d\s,.]+)\)"
    r"|background(?:-color)?\s*:\s*(?P<name>[a-z]+)",
    re.IGNORECASE,
)
_INK = re.compile(
    r"(?<![\w-])color\s*:\s*(?:(?P<hex>#[0-9a-f]{3,6}\b)|rgba?\((?P<rgb>[\d\s,.]+)\)|(?P<name>[a-z]+))", re.IGNORECASE
)
_LAMPS = {"green": "🟢", "yellow": "🟡", "red": "🔴", "blue": "🔵", "grey": "⚪"}
_NAMED = {
    "red": "#ff0000", "green": "#008000", "lime": "#00ff00", "yellow": "#ffff00", "orange": "#ffa500",
    "gold": "#ffd700",
}  # fmt: skip


def lit(body: HtmlElement) -> None:
    """Gives lamps beside words, which are empty elements in a colour, the sign of one, so that what they say is not
    lost. A page with lamps in cells is left as it is: there they are read as the cells' colours, and those outside are
    their legend. Ornaments are all of one colour."""
    lamps: list[tuple[HtmlElement, str]] = []
    for element in body.iter("span", "i", "em", "b"):
        empty = not len(element) and not (element.text or "").strip()
        sign = _LAMPS.get(colour_of(_color(element)), "") if empty else ""
        if sign and any(above.tag in ("td", "th") for above in element.iterancestors()):
            return
        if sign:
            lamps.append((element, sign))
    for element, sign in lamps if len({sign for _, sign in lamps}) > 1 else ():
        element.text = sign


def own_rows(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table itself, not of tables inside it, in the order they are shown."""
    rows: list[HtmlElement] = []
    last: list[HtmlElement] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            (last if child.tag == "tfoot" else rows).extend(row for row in child if row.tag == "tr")
    return rows + last


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_layout(table: HtmlElement, lengths: Lengths) -> bool:
    """True for a table that only places its contents: its cells are then read as text in order."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    rows = own_rows(table)
    filled = [[cell for cell in _cells(row) if lengths.of(cell)] for row in rows]
    if sum(map(lengths.of, _tables_inside(table))) > 0.5 * lengths.of(table):
        return True
    if max(map(len, filled), default=0) < 2:
        shown = ((rendered(cell).text, _color(cell) or _inner_color(cell)) for row in rows for cell in _cells(row))
        return not explains_lights(shown)
    if any(cell.tag == "th" for row in filled for cell in row) or table.find("caption") is not None:
        return False
    if sum(bool(row) for row in filled) < 2:
        return True
    headed = any(cell.find(f".//{tag}") is not None for row in filled for cell in row for tag in _HEADINGS)
    longest = max((lengths.of(cell) for row in filled for cell in row), default=0)
    return longest > _LONGEST_CELL or (headed and longest > 300)


def _tables_inside(table: HtmlElement) -> Iterator[HtmlElement]:
    """The tables nested in a table, not those nested deeper."""
    waiting = list(table)
    while waiting:
        element = waiting.pop()
        if element.tag == "table":
            yield element
        else:
            waiting.extend(element)


def read_table(table: HtmlElement) -> Table | None:
    """The grid of a data table; None when no cell has text."""
    rows = own_rows(table)
    caption = table.find("caption")
    heads = {id(row) for part in table if part.tag == "thead" for row in part}
    return build_table(
        [[_cell(cell, in_head=id(row) in heads) for cell in _cells(row)] for row in rows],
        caption=" ".join(rendered(caption).text.split()) if caption is not None else "",
    )


def _cell(cell: HtmlElement, *, in_head: bool) -> GridCell:
    shown = rendered(cell)
    return GridCell(
        shown.text,
        row_span=_span(cell.get("rowspan"), zero=0),
        column_span=_span(cell.get("colspan"), zero=1),
        is_header=in_head or cell.tag == "th",
        color=(_mark_color(cell) if is_mark(shown.text) else "") or _color(cell) or _inner_color(cell),
        bold=shown.look is Look.BOLD,
    )


def _span(value: str | None, *, zero: int) -> int:
    found = re.match(r"\s*(\d{1,6})", value or "")
    number = int(found.group(1)) if found else 1
    return number or zero


def _mark_color(cell: HtmlElement) -> str:
    """The colour that a typed light is set in, by the innermost element that gives one."""
    inside = [element for element in cell.iter() if isinstance(element.tag, str)]
    return next((color for element in reversed(inside) if (color := _color(element, _INK, "color"))), "")


def _inner_color(cell: HtmlElement) -> str:
    """The colour of the one element that fills the cell."""
    children = [child for child in cell if isinstance(child.tag, str)]
    beside = (cell.text or "") + "".join(child.tail or "" for child in children)
    return _color(children[0]) if len(children) == 1 and not beside.strip() else ""


def _color(element: HtmlElement, style: re.Pattern[str] = _COLOR, attribute: str = "bgcolor") -> str:
    """Background, or another colour that a style or attribute gives, as #rrggbb; empty when none is given."""
    found = style.search(element.get("style") or "")
    attribute = (element.get(attribute) or "").strip().lower()
    value = (found["hex"] or found["name"] or "").lower() if found else attribute
    if found and found["rgb"]:
        parts = [float(part) for part in re.findall(r"[\d.]+", found["rgb"])[:3]]
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in parts) if len(parts) == 3 else ""
    if re.fullmatch("#[0-9a-f]{3}", value):
        return "#" + "".join(2 * digit for digit in value[1:])
    return value if re.fullmatch("#[0-9a-f]{6}", value) else _NAMED.get(value, "")
