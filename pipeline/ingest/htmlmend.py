"""Small repairs of a page's tree before it is read, each as a browser shows it. The text itself stays."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from pipeline.ingest.raised import raised

_NOT_SHOWN = ("rt", "rp", "annotation", "annotation-xml")  # reading aids and sources of formulas
_STRUCK = ("del", "s", "strike")
_BOXES = ("checkbox", "radio")


def mended(root: HtmlElement) -> int:
    """Changes the tree: raised digits become superscripts, boxes in tables signs, loose cells rows; struck out text and
    reading aids are taken out. Returns how many characters were struck out."""
    struck = 0
    for element in list(root.iter(*_NOT_SHOWN, *_STRUCK)):
        if element.getparent() is not None:
            struck += len("".join(map(str, element.itertext())).strip()) if element.tag in _STRUCK else 0
            element.drop_tree()
    for element in list(root.iter("sup")):
        text = "".join(map(str, element.itertext()))
        if raised(text) != text:
            for child in list(element):
                element.remove(child)
            element.text = raised(text)
    for element in list(root.iter("input")):
        if (element.get("type") or "").lower() in _BOXES and any(
            up.tag in ("td", "th") for up in element.iterancestors()
        ):
            element.tag = "span"
            element.text = "☒" if element.get("checked") is not None else "☐"
    for element in list(root.iter("table", "tbody", "thead", "tfoot")):
        _wrap_cells(element)
    return struck


def _wrap_cells(element: HtmlElement) -> None:
    """Cells that stand in a table without a row become one."""
    row: HtmlElement | None = None
    for child in list(element):
        if child.tag not in ("td", "th"):
            row = None if isinstance(child.tag, str) else row
            continue
        if row is None:
            row = etree.SubElement(element, "tr")
            child.addprevious(row)
        row.append(child)
