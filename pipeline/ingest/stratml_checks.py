"""What is off in a StratML file, held against the schema's own table: counted by kind and place, one finding each.

Public files seldom validate; a reader that refused them would read few. `info` marks what the schema allows and what
still says something of the file (empty elements, placeholders).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree

from pipeline.ingest.stratml_schema import ATTRIBUTES, DATES, PERFORMANCE, ROLES, SCHEMAS
from pipeline.ingest.zipsafe import local
from pipeline.records import Finding, Severity

_NAME = re.compile(r"[^\W\d][\w.\-·]*")  # xsd:ID, as near as Python's letters come to XML's
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?")
_PLACEHOLDER = re.compile(r"\[[^\]]*\]")  # "[To be determined]"
_MESSAGES = {
    "unknown-element": "{where} holds {name}, which StratML does not know; its text was kept as a passage.",
    "misplaced-element": "{where} holds {name}, which belongs elsewhere; it was read where it stands.",
    "missing-element": "{where} lacks {name}, which StratML requires.",
    "repeated-element": "{where} holds {name} more than once; all were read.",
    "wrong-order": "The elements of {where} stand in another order than the schema's; the order was ignored.",
    "bad-date": "{name} in {where} is no date of the form YYYY-MM-DD; it was not read as one.",
    "bad-number": "{name} in {where} is no decimal number; it was not read as one.",
    "bad-identifier": "{name} in {where} is no XML identifier (a letter or _, then letters, digits, . - _).",
    "duplicate-identifier": "{name} in {where} is used before in the file.",
    "bad-value": "{name} in {where} is none of the values that StratML has for it.",
    "stray-text": "{where} has text beside its elements; it was kept as a passage.",
    "markup-in-text": "{where} has markup within its text; the text was kept without it.",
    "placeholder": "{name} in {where} holds a placeholder in brackets; it counts as not stated.",
}


def is_placeholder(text: str) -> bool:
    """Whether a text stands for one that is still to be written: `[To be determined]`."""
    return bool(_PLACEHOLDER.fullmatch(text.strip()))


class Checks:
    """Hears of each element in turn and tells what was off, in the order in which kinds were met."""

    def __init__(self, root: str) -> None:
        self.root = root if root in SCHEMAS else PERFORMANCE
        self._schema = SCHEMAS[self.root]
        self._known = {child.name for children in self._schema.values() for child in children}
        self._met: Counter[tuple[str, str, str]] = Counter()
        self._first: dict[tuple[str, str, str], str] = {}
        self._identifiers: set[str] = set()
        self._empty: Counter[str] = Counter()

    def element(self, element: etree._Element, path: str) -> None:
        """One element, at its path."""
        name = local(element)
        self._attributes(element, name, path)
        if name in self._schema:
            self._children(element, name, path)
        else:
            self._text(element, name, path)

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each kind and place, with the number of times and the path of the first as its quote; one for
        all empty elements."""
        found = [
            Finding(
                f"stratml.{code}",
                f"{count} × {_MESSAGES[code].format(where=where, name=name)}",
                Severity.INFO if code == "placeholder" else Severity.WARNING,
                quote=self._first[code, where, name],
            )
            for (code, where, name), count in self._met.items()
        ]
        if self._empty:
            listed = ", ".join(f"{place} {count}" for place, count in sorted(self._empty.items()))
            message = f"{self._empty.total()} elements are empty and count as not stated: {listed}."
            found.append(Finding("stratml.empty-elements", message, Severity.INFO))
        return tuple(found)

    def _tell(self, code: str, where: str, name: str, path: str) -> None:
        self._met[code, where, name] += 1
        self._first.setdefault((code, where, name), path)

    def _attributes(self, element: etree._Element, name: str, path: str) -> None:
        for (owner, key), values in ATTRIBUTES.items():
            if owner == name and owner in self._schema:
                value = element.get(key)
                if value is None and key == "Type":
                    self._tell("missing-element", name, f"@{key}", path)
                elif value is not None and value not in values:
                    self._tell("bad-value", name, f"@{key}", path)
        for key in map(str, element.attrib):
            if not key.startswith("{") and (name, key) not in ATTRIBUTES:
                self._tell("unknown-element", name, f"@{key}", path)

    def _children(self, element: etree._Element, name: str, path: str) -> None:
        places = {child.name: place for place, child in enumerate(self._schema[name])}
        seen: Counter[str] = Counter()
        furthest, in_order = -1, True
        for inner in element:
            tag = local(inner)
            seen[tag] += 1
            if tag not in places:
                self._tell("misplaced-element" if tag in self._known else "unknown-element", name, tag, path)
                continue
            in_order = in_order and places[tag] >= furthest
            furthest = max(furthest, places[tag])
        if not in_order:
            self._tell("wrong-order", name, "", path)
        for child in self._schema[name]:
            if child.required and not seen[child.name]:
                self._tell("missing-element", name, child.name, path)
            if not child.repeated and seen[child.name] > 1:
                self._tell("repeated-element", name, child.name, path)
        if any((part or "").strip() for part in (element.text, *(inner.tail for inner in element))):
            self._tell("stray-text", name, "", path)

    def _text(self, element: etree._Element, name: str, path: str) -> None:
        parent = element.getparent()
        where = local(parent) if parent is not None else name
        text = "".join(map(str, element.itertext())).strip()
        if len(element) and name in self._known:
            self._tell("markup-in-text", name, "", path)
        if code := self._typed(name, text):
            self._tell(code, where, name, path)
        elif not text:
            self._empty[f"{where}/{name}"] += 1
        elif is_placeholder(text):
            self._tell("placeholder", where, name, path)

    def _typed(self, name: str, text: str) -> str:
        """The code of what is wrong with a text that must be of a type; empty where it is right."""
        if name == "Identifier":
            return self._identified(text)
        if name == "RoleType":
            return "" if text in ROLES else "bad-value"
        if name in DATES:
            return "" if as_date(text) or (not text and self.root == PERFORMANCE) else "bad-date"
        if name == "NumberOfUnits":
            return "" if not text or as_number(text) is not None else "bad-number"
        return ""

    def _identified(self, text: str) -> str:
        if not _NAME.fullmatch(text):
            return "bad-identifier"
        if text in self._identifiers:
            return "duplicate-identifier"
        self._identifiers.add(text)
        return ""


def as_date(text: str) -> date | None:
    """The day of an xsd:date; None where it is none."""
    match = _DATE.fullmatch(text.strip())
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def as_number(text: str) -> Decimal | None:
    """The number of an xsd:decimal, which has no exponent; None where it is none."""
    try:
        return Decimal(text.strip()) if re.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)", text.strip()) else None
    except InvalidOperation:
        return None
