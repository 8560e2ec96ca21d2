"""Colours that a page's own style sheet gives to classes, put where `style` attributes put them: on the elements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LAST = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)+)$", re.IGNORECASE)
_COLOUR = re.compile(r"(?<![\w-])(?:background(?:-color)?|color)\s*:[^;]+", re.IGNORECASE)
_MOST = 200_000  # characters of style sheets that are looked at
_LONGEST = 200  # characters of a selector; longer ones are data


def coloured(root: HtmlElement) -> None:
    """Adds to each element with a class the colours of the rules that end in it; what stands above it in a selector is
    not looked at. What an element's own attribute says stays in force, since it comes first."""
    sheet = _COMMENT.sub("", "".join(style.text or "" for style in root.iter("style"))[:_MOST])
    known: dict[str, list[tuple[str, frozenset[str], str]]] = defaultdict(list)
    for selectors, body in _rules(sheet):
        colours = ";".join(found.strip() for found in _COLOUR.findall(body))
        for selector in selectors.split(",") if colours else ():
            last = _LAST.search(selector.strip()) if len(selector) <= _LONGEST else None
            if last is not None:
                classes = last["classes"][1:].split(".")
                known[classes[0]].append(((last["tag"] or "").lower(), frozenset(classes), colours))
    if not known:
        return
    for element in root.iter():
        own = frozenset((element.get("class") or "").split()) if isinstance(element.tag, str) else frozenset[str]()
        given = [
            colours
            for name in sorted(own & known.keys())
            for tag, classes, colours in known[name]
            if classes <= own and tag in ("", element.tag)
        ]
        if given:
            element.set("style", ";".join(filter(None, [element.get("style"), *reversed(given)])))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and bodies, cut at braces one after the other: pages carry pictures of megabytes in their sheets."""
    for part in sheet.split("}"):
        selectors, brace, body = part.rpartition("{")
        if brace:
            yield selectors.rpartition("{")[2], body
