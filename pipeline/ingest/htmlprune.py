"""What on a web page is not its text: scripts, navigation, banners, hidden parts."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from pipeline.ingest.htmlflow import Lengths

_NEVER = frozenset((
    "script", "style", "noscript", "template", "svg", "nav", "select", "textarea", "datalist", "input",
    "iframe", "object", "embed", "video", "audio", "canvas", "dialog", "map", "applet", "button",
    "amp-sidebar", "amp-analytics", "amp-ad", "amp-consent", "amp-social-share", "amp-user-notification",
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu",
    "menubar", "toolbar",
))  # fmt: skip
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_\s])(?:cookie\w*|consent\w*|gdpr|breadcrumbs?|navbar|nav|navigation|menu|skip-?(?:link|to|nav)\w*|share|"
    r"sharing|social\w*|pagination|pager|newsletter|toast|modal|sr-only|visually-?hidden|back-?to-?top|crumbs?|"
    r"sharedaddy|widgets?|sidebars?|no-?print|onetrust|coi)(?:$|[-_\s])|cookie|coiOverlay",
    re.IGNORECASE,
)
_FRAME_NAME = re.compile(  # whole names only: `section-header` is part of the text
    r"(?:^|\s)(?:(?:site|page|global|main|top|web)[-_]?)?(?:header|footer|head|foot|masthead|top-?bar)(?:$|\s)",
    re.IGNORECASE,
)
_FURNITURE_SHARE = 0.25  # of the page's text: more than that is no menu or banner, whatever its name
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOLDED_NAME = re.compile(r"accordion|collaps|expand|toggle|panel|tab|details|fold", re.IGNORECASE)
_FORM_SHARE = 0.3
_MAIN_SHARE = 0.25
_SMALL = 40  # characters of an icon's hidden label
_HIDDEN_SHARE = 0.5  # of the page's text: more than that is hidden only until a script shows it
_SENTENCE = 80  # characters: a frame with a paragraph this long holds more than names and addresses
_FEWEST_LINKS = 6
_LONGEST_LINK = 32  # characters, on average, of the links of a menu
_HEADINGS = ("h1", "h2", "h3")


def content_of(body: HtmlElement) -> HtmlElement:
    """The element with the page's own text, all else taken out of it. The tree is changed."""
    _remove(body, lambda element: element.tag in _NEVER and not _holds_heading_text(element))
    controlled, lengths = _controlled(body), Lengths(body)
    _remove(body, lambda element: _is_hidden(element, controlled, lengths))
    lengths = Lengths(body)
    content = _main(body, lengths)
    titles = [] if content is body or content.find(".//h1") is not None else list(body.iter("h1"))
    whole = lengths.of(content)
    _remove(content, lambda element: _is_furniture(element, whole, lengths) or _is_menu(element, whole, lengths))
    for title in reversed(titles):
        title.tail = None
        content.insert(0, title)
    return content


def visible_length(body: HtmlElement) -> int:
    """Characters of all text that is no code, spaces not counted."""
    code = ("script", "style", "template", "noscript")
    texts = (text for element in body.iter(etree.Element) if element.tag not in code for text in (element.text,))
    return sum(len("".join(text.split())) for text in texts if text) + sum(
        len("".join(element.tail.split())) for element in body.iter(etree.Element) if element.tail
    )


def _remove(root: HtmlElement, is_unwanted: Callable[[HtmlElement], bool]) -> None:
    """Takes elements out of the tree; text after them stays."""
    for element in list(root.iterdescendants(etree.Element)):
        if element.getparent() is not None and is_unwanted(element):
            element.drop_tree()


def _holds_heading_text(element: HtmlElement) -> bool:
    """The label of a folded section is a button inside a heading."""
    return element.tag == "button" and any(
        parent.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt") for parent in element.iterancestors()
    )


def _controlled(body: HtmlElement) -> set[str]:
    """Ids of the parts that a button or link on the page folds out."""
    names: set[str] = set()
    for element in body.iter():
        for attribute in ("aria-controls", "data-target", "data-bs-target", "href"):
            value = element.get(attribute) or ""
            if attribute != "href" or value.startswith("#"):
                names.update(value.replace("#", "").split())
    return names


def _is_hidden(element: HtmlElement, controlled: set[str], lengths: Lengths) -> bool:
    """Hidden and never shown: parts that a reader can fold out count as visible."""
    hidden = element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    if not hidden:
        return element.get("aria-hidden") == "true" and lengths.of(element) < _SMALL
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if lengths.of(element) > _HIDDEN_SHARE * lengths.of(element.getroottree().find("body")):
        return False
    foldable = element.get("role") in ("tabpanel", "region") or _FOLDED_NAME.search(named)
    return not (foldable or element.get("id") in controlled)


def _main(body: HtmlElement, lengths: Lengths) -> HtmlElement:
    """`main`, a lone `article`, else the body."""
    whole = lengths.of(body)
    candidates = [
        *body.iter("main"),
        *body.iterfind(".//*[@role='main']"),
        *body.iterfind(".//*[@itemprop='articleBody']"),
    ]
    articles = list(body.iter("article"))
    candidates += articles if len(articles) == 1 else []
    return next((found for found in candidates if lengths.of(found) >= _MAIN_SHARE * whole), body)


def _is_furniture(element: HtmlElement, whole: int, lengths: Lengths) -> bool:
    tag, role = element.tag, (element.get("role") or "").lower()
    if tag == "form":
        return lengths.of(element) < _FORM_SHARE * whole and element.find(".//table") is None
    if tag in ("header", "footer", "aside") or role in _ROLES:
        inside = any(parent.tag in ("article", "main", "section") for parent in element.iterancestors())
        return (
            not (inside and tag in ("header", "footer"))
            and element.find(".//h1") is None
            and (lengths.of(element) < _FURNITURE_SHARE * whole or _is_frame(element, lengths))
        )
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag == "div" and _FRAME_NAME.search(named) and _is_frame(element, lengths):
        return True
    if tag in ("body", "main", "article", "td", "tr", "table") or not _FURNITURE_NAME.search(named):
        return False
    return lengths.of(element) < _FURNITURE_SHARE * whole and element.find(".//h1") is None


def _is_frame(element: HtmlElement, lengths: Lengths) -> bool:
    """A part without headings, tables or a paragraph of some length: names, links, an address."""
    return not any(
        inner.tag == "table"
        or inner.tag in _HEADINGS
        or (inner.tag in ("p", "li", "dd") and lengths.of(inner) > _SENTENCE)
        for inner in element.iter()
    )


def _is_menu(element: HtmlElement, whole: int, lengths: Lengths) -> bool:
    """A list of many short links to other pages and nothing else, that is a small part of its page or names a topic
    beside it; links into the page itself are its own contents list."""
    if element.tag not in ("ul", "ol", "div") or lengths.of(element) == 0:
        return False
    links = [link for link in element.iter("a") if lengths.of(link) and not (link.get("href") or "#").startswith("#")]
    linked = sum(map(lengths.of, links))
    return (
        len(links) >= _FEWEST_LINKS
        and linked >= 0.9 * lengths.of(element)
        and linked <= _LONGEST_LINK * len(links)
        and lengths.of(element) < whole
        and not any(up.tag in ("main", "article") or _is_data(up) for up in element.iterancestors())
    )


def _is_data(element: HtmlElement) -> bool:
    """A table without headings in it: links in its cells are its contents."""
    return element.tag == "table" and not any(inner.tag in _HEADINGS for inner in element.iter())
