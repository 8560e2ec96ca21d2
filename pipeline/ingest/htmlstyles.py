"""Colours and boxes that a page's own style sheet gives to classes, put where `style` attributes put them: on the
elements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LAST = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<classes>(?:\.[\w-]+)+)$", re.IGNORECASE)
_BOX = (
    r"(?:padding|margin)(?:-left|-right)?\s*:[^;]*[1-9]|border\s*:\s*(?!none|0)[^;]+|"
    r"display\s*:\s*inline-(?:block|flex)"
)
_BOXED = re.compile(rf"(?<![\w-])(?:{_BOX})", re.IGNORECASE)
_LABEL_NAME = re.compile(r"(?:^|[-_\s])(?:badge|chip|pill|tag|label)(?:$|[-_\s])", re.IGNORECASE)
_COLOUR = re.compile(rf"(?<![\w-])(?:(?:background(?:-color)?|color)\s*:[^;]+|{_BOX})", re.IGNORECASE)
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


def is_boxed(element: HtmlElement) -> bool:
    """Whether an inline element is set apart from what stands beside it: by a box or room of its own, or by a class
    that has its name of it."""
    if element.tag != "span":
        return False
    return bool(_BOXED.search(element.get("style") or "") or _LABEL_NAME.search(element.get("class") or ""))


def closes_box(element: HtmlElement) -> bool:
    """Whether words, and no mark that hangs on, follow an element in a box."""
    return (element.tail or "")[:1].isalnum() and is_boxed(element)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and bodies, cut at braces one after the other: pages carry pictures of megabytes in their sheets."""
    for part in sheet.split("}"):
        selectors, brace, body = part.rpartition("{")
        if brace:
            yield selectors.rpartition("{")[2], body
