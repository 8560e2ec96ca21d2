"""What the children of a Word run print: text, breaks, symbols, form fields of the old kind."""

from __future__ import annotations

from lxml import etree

from pipeline.ingest.wordstyles import flag
from pipeline.ingest.zipsafe import attribute, child, local

_SYMBOLS = {
    ("wingdings", 0x6F): "☐", ("wingdings", 0xA8): "☐", ("wingdings", 0xFB): "✗", ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFD): "☒", ("wingdings", 0xFE): "☑", ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x51): "☒",
    ("wingdings 2", 0x52): "☑", ("wingdings 2", 0x53): "☒", ("wingdings 2", 0xA3): "☐",
}  # fmt: skip


def written_by(element: etree._Element) -> str:
    """What one child of a run prints."""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name == "tab":
        return "\t"
    if name == "br":
        return "" if attribute(element, "type") in ("page", "column") else "\n"
    if name == "sym":
        return _symbol(attribute(element, "font"), attribute(element, "char"))
    if name == "fldChar":
        return _form_field(child(element, "ffData"))
    return {"cr": "\n", "noBreakHyphen": "-"}.get(name, "")


def _symbol(font: str, code: str) -> str:
    """A character of a symbol font: boxes and ticks as Unicode has them, any other sign as a bullet."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= value <= 0xF0FF:
        return _SYMBOLS.get((font.lower(), value - 0xF000), "•")
    return chr(value) if 0x20 <= value < 0xD800 else ""


def _form_field(data: etree._Element | None) -> str:
    """What a form field of the old kind shows: a box, or the chosen value; the text of a text field is a run."""
    box, chosen = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        return "☒" if flag(box, "checked", default=flag(box, "default")) else "☐"
    entries = [attribute(entry, "val") for entry in chosen if local(entry) == "listEntry"] if chosen is not None else []
    place = attribute(child(chosen, "result"), "val") or attribute(child(chosen, "default"), "val", "0")
    return entries[int(place)] if place.isdigit() and int(place) < len(entries) else ""
