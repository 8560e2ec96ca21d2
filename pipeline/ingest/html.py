"""Web pages as a reader sees them: headings, lists, paragraphs and real tables, without navigation and banners."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.htmlflow import BLOCK_TAGS, LIST_TAGS, Flow, Lengths, Looks, first_number, list_marker
from pipeline.ingest.htmlmend import mended
from pipeline.ingest.htmlprune import content_of, visible_length
from pipeline.ingest.htmlstyles import closes_box, coloured, is_boxed
from pipeline.ingest.htmltables import is_layout, lit, read_table
from pipeline.ingest.numbering import numbering
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look, Segment, joined, paragraphs
from pipeline.records import Block, DocumentStatus, Finding, Passage, PassageKind, Severity, Table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FOOTNOTES = re.compile(r"foot-?notes?|endnotes?", re.IGNORECASE)
_SHELLS = ("root", "app", "app-root", "__next", "__nuxt", "q-app")
_SHELL_TEXT = 40  # characters: less beside a shell is a note that the page is loading
_WORTH_A_SECOND_LOOK = 400  # characters that the page shows
_FEW = 0.25  # of them: less was left after pruning
_FAR_MORE = 2.0  # times what was left
_SITE = re.compile(r"\w\s+[|·–—-]\s+\w")  # "Plan 2025 | Kommunen"
_STRUCK = "{} characters are struck out and were not read: look at them if they still hold."
_FALLBACK = (
    "Little text was left without navigation and banners; the text was chosen by trafilatura: look whether it is all."
)
_NO_TEXT = "The page holds no text, it is probably built by a script: save it from the browser as PDF and read that."


def read_html(text: str) -> Reading:
    """The blocks of a page; `unreadable` when it holds no visible text. Where little of its text is left, trafilatura
    may have found more of it; a finding says so."""
    root = parse(text)
    body = root.find("body") if root is not None else None
    if root is None or body is None:
        return Reading((), status=DocumentStatus.UNREADABLE, message=_NO_TEXT)
    coloured(root)
    struck, whole, is_shell = mended(body), visible_length(body), _is_shell(body)
    lit(body)
    blocks = _blocks(content_of(body))
    found = _length(blocks)
    findings = [Finding("text.struck-out", _STRUCK.format(struck), Severity.INFO)] if struck else []
    if whole >= _WORTH_A_SECOND_LOOK and found < _FEW * whole and (other := _second_look(text, found)):
        blocks = other
        findings.append(Finding("html.fallback", _FALLBACK))
    if not blocks or (is_shell and _length(blocks) < _SHELL_TEXT):
        return Reading((), status=DocumentStatus.UNREADABLE, message=_NO_TEXT)
    return Reading(blocks, title=_title(root, blocks), findings=tuple(findings))


def page_pieces(text: str) -> list[Piece]:
    """The pieces of a page that is part of another document: nothing stands around its text."""
    root = parse(text)
    body = root.find("body") if root is not None else None
    if body is None:
        return []
    mended(body)
    walker = Walker(Lengths(body))
    walker.walk(body)
    return walker.pieces


def _blocks(content: HtmlElement) -> tuple[Block, ...]:
    walker = Walker(Lengths(content))
    walker.walk(content)
    return assembled(walker.pieces)


def _length(blocks: tuple[Block, ...]) -> int:
    """Characters of text, spaces not counted."""
    texts = (part.text for block in blocks for part in (block.cells if isinstance(block, Table) else (block,)))
    return sum(len("".join(text.split())) for text in texts)


def _second_look(text: str, found: int) -> tuple[Block, ...]:
    """The blocks of what trafilatura takes for the page's text, when that is far more; else none."""
    import trafilatura  # takes half a second to import: only for the few pages that need it

    page = trafilatura.extract(text, output_format="html", include_comments=False, favor_recall=True)
    root = parse(page) if page else None
    body = root.find("body") if root is not None else None
    blocks = _blocks(body) if body is not None else ()
    return blocks if _length(blocks) >= _FAR_MORE * max(1, found) else ()


def _is_shell(body: HtmlElement) -> bool:
    """Whether the page has the empty place that a script fills."""
    return any((element.get("id") or element.tag) in _SHELLS for element in body.iter("div", "main", "app-root"))


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None when there is nothing in it. Nothing is fetched or executed."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _title(root: HtmlElement, blocks: tuple[Block, ...]) -> str:
    """The page's first heading; its own title where it has none or where that names the site as well."""
    named = root.findtext(".//title") or ""
    if _SITE.search(named):
        return " ".join(named.split())
    headed = any(
        isinstance(block, Passage) and block.kind is PassageKind.HEADING and block.level == 1 for block in blocks
    )  # fmt: skip
    return first_title(blocks) if headed or not named.strip() else " ".join(named.split())


@dataclass(slots=True)
class Walker:
    """Goes through a page once, without recursion, and cuts its text into pieces."""

    lengths: Lengths
    pieces: list[Piece] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    open: list[HtmlElement] = field(default_factory=list)
    looks: Looks = field(default_factory=Looks)
    counters: list[int | None] = field(default_factory=list)  # next number of each open list; None for bullets
    begun: set[HtmlElement] = field(default_factory=set)  # list items whose first text was taken

    def walk(self, root: HtmlElement) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._end(element, root)
            elif element.tag == "table" and not is_layout(element, self.lengths):
                self._flush()
                self._table(element)
                self.open.append(element)
                events.skip_subtree()
            else:
                self._start(element)
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        if element.tag in BLOCK_TAGS:
            self._flush()
        self.open.append(element)
        if element.tag in LIST_TAGS:
            self.counters.append(first_number(element))
        elif element.tag == "br":
            self.flow.line_break()
        if is_boxed(element):
            self.flow.add(" ")
        self.looks.open(element)
        self.flow.add(element.text, self.looks.now, keep_lines=element.tag == "pre")

    def _end(self, element: HtmlElement, root: HtmlElement) -> None:
        if element.tag in BLOCK_TAGS:
            self._flush()
        self.open.pop()
        if element.tag in LIST_TAGS and self.counters:
            self.counters.pop()
        self.looks.close(element)
        if closes_box(element):
            self.flow.add(" ")
        if element is not root:
            self.flow.add(element.tail, self.looks.now, keep_lines=bool(self.open) and self.open[-1].tag == "pre")

    def _table(self, element: HtmlElement) -> None:
        table = read_table(element)
        if table is not None:
            if table.caption:
                self.pieces.append(Draft(table.caption, PassageKind.CAPTION))
            self.pieces.append(table)

    def _flush(self) -> None:
        """Ends the block: what was collected becomes one draft, or several where the page set lines apart."""
        segments = self.flow.take()
        if not segments:
            return
        for parent in reversed(self.open):
            tag = parent.tag
            if tag in _HEADINGS:
                text = " ".join(segment.text for segment in segments)
                self._add(self._item_marker(text) + text, PassageKind.HEADING, _HEADINGS[tag])
                return
            if tag in ("figcaption", "caption"):
                self._add(joined(segments).text, PassageKind.CAPTION)
                return
            if tag == "li" and parent not in self.begun:
                self.begun.add(parent)
                self._item(parent, segments)
                return
            if tag in ("dt", "summary", "legend"):
                self._add(" ".join(segment.text for segment in segments), look=Look.BOLD)
                return
            if tag in ("section", "div", "ol") and _FOOTNOTES.search(parent.get("class") or parent.get("role") or ""):
                self._add(joined(segments).text, PassageKind.FOOTNOTE)
                return
        for part in paragraphs(segments):
            self._add(part.text, look=part.look)

    def _item_marker(self, heading: str) -> str:
        """The marker of a list item whose first text is a heading: the browser prints it before that."""
        item = next((element for element in reversed(self.open) if element.tag == "li"), None)
        if item is None or item in self.begun:
            return ""
        self.begun.add(item)
        return self._marker(item, heading)

    def _marker(self, item: HtmlElement, text: str) -> str:
        """The next number of the list that an item stands in, or "" where the list shows none, or the text its own."""
        if not self.counters or self.counters[-1] is None:
            return ""
        marker = list_marker(item.getparent(), self.counters[-1])
        self.counters[-1] += 1
        return "" if numbering(text) is not None and text.startswith(marker.strip()) else marker

    def _item(self, element: HtmlElement, segments: list[Segment]) -> None:
        shown = joined(segments)
        marker = self._marker(element, shown.text)
        depth = max(1, len(self.counters))
        self.pieces.append(
            Draft(marker + shown.text, PassageKind.LIST_ITEM, depth, shown.look, marker=len(marker) or -1)
        )

    def _add(
        self, text: str, kind: PassageKind | None = None, level: int | None = None, *, look: Look = Look.PLAIN
    ) -> None:
        if text.strip():
            self.pieces.append(Draft(text, kind, level, look))
