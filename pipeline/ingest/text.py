"""Plain text and Markdown, read line by line: headings, lists, tables, contents lists and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.ingest.aligned import Aligned, aligned_table, has_wide_gap
from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.furniture import running_lines
from pipeline.ingest.glue import unglued
from pipeline.ingest.inline import is_bold, look_of_line, plain
from pipeline.ingest.lines import Wrapping, is_ended, wrapping
from pipeline.ingest.markdown import (
    FOOTNOTE,
    definition,
    front_matter,
    heading_text,
    html_table,
    linked,
    without_comments,
)
from pipeline.ingest.numbering import Style, is_lone_bullet, is_lone_number, numbering
from pipeline.ingest.paged import paged
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look
from pipeline.ingest.texttables import (
    contents_lines,
    last_places,
    pipe_rows,
    pipe_table,
    recurring_lines,
    tab_rows,
    tab_table,
)
from pipeline.records import PassageKind, Table

_ATX = re.compile(r"\s{0,3}(#{1,6})(?!#)\s*(.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r"\s*(?:[-*_=~—–－＿]\s?){3,}\s*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_QUOTE = re.compile(r"^(?:\s{0,3}>\s?)+")
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|\*\*[^*\n]+\*\*|^[ \t]*\|.*\|[ \t]*$|^\|?(?: ?:?-{2,}:? ?\|)+|\]\(https?:", re.MULTILINE
)
_LONGEST_UNDERLINED = 120


def looks_like_markdown(text: str) -> bool:
    """True when the text uses Markdown: marked headings, bold, links or tables with pipes."""
    return bool(_MARKDOWN.search(text))


def read_text(text: str, *, markdown: bool) -> Reading:
    """The blocks of a text. With `markdown`, emphasis and links are undone as a reader sees them. Form feeds give
    pages."""
    paper = paged(text)
    lines = without_comments(paper.lines) if markdown else paper.lines
    head = front_matter(lines)
    labels = frozenset(filter(None, map(definition, lines))) if markdown else frozenset()
    running = paper.running or running_lines(lines)
    scanner = Scanner(lines, markdown, wrapping(lines), running, paper.pages, labels)
    scanner.scan(head.lines)
    blocks = assembled(scanner.pieces, ends=scanner.wrap.ends)
    return Reading(blocks, paper.count, head.title or first_title(blocks))


@dataclass(slots=True)
class Scanner:
    """Walks over the lines once and cuts them into pieces."""

    lines: list[str]
    markdown: bool
    wrap: Wrapping
    running: frozenset[int]  # lines of page furniture
    pages: list[int | None]  # of each line
    labels: frozenset[str] = frozenset()  # of defined links
    pieces: list[Piece] = field(default_factory=list)
    counts: dict[Style, int] = field(default_factory=dict)
    blank_above: bool = True
    no_table_before: int = 0
    last: dict[str, int] = field(init=False)  # where short lines stand last
    at: int = 0  # the line where the present piece begins

    def __post_init__(self) -> None:
        self.last = last_places(self.lines)

    def scan(self, position: int = 0) -> None:
        while position < len(self.lines):
            self.at = position
            position = self._step(position)

    def _step(self, at: int) -> int:
        """Takes one piece that starts at this line; returns the line after it."""
        line = self.lines[at]
        if not line.strip():
            self.blank_above = True
            return at + 1
        if at in self.running:
            self.pieces.append(Draft(line.strip(), PassageKind.FURNITURE, page=self.pages[at]))
            self.blank_above = True
            return at + 1
        for reader in (self._contents, self._html_table, self._table, self._marked, self._lone_marker):
            after = reader(at, line)
            if after > at:
                return after
        return self._paragraph(at)

    def _marked(self, at: int, line: str) -> int:
        """Headings, rules, fences and reference lines of Markdown."""
        heading = _ATX.fullmatch(line) if self.markdown else None
        if heading is not None:
            title = linked(heading_text(heading.group(2)), self.labels)
            self._add(plain(title, markdown=True).strip(), level=len(heading.group(1)))
            return at + 1
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if self.blank_above and _is_underlined(line, below):
            self._add(plain(line.strip(), markdown=self.markdown), level=1 if "=" in below else 2)
            return at + 2
        if _RULE.fullmatch(line) and len(line.strip()) >= 3:
            self.blank_above = True
            return at + 1
        if self.markdown and (_FENCE.match(line) or definition(line)):
            return at + 1
        return at

    def _html_table(self, at: int, line: str) -> int:
        count, table = html_table(self.lines, at) if self.markdown else (0, None)
        self._add_table(table)
        return at + count

    def _contents(self, at: int, line: str) -> int:
        count = contents_lines(self.lines, at) or recurring_lines(self.lines, at, self.last)
        for entry in self.lines[at : at + count]:
            if entry.strip():
                text = plain(entry, markdown=self.markdown).strip()
                self.pieces.append(Draft(text, PassageKind.CONTENTS, look=look_of_line(entry), page=self.pages[at]))
        self.blank_above = self.blank_above or count > 0
        return at + count

    def _table(self, at: int, line: str) -> int:
        if count := tab_rows(self.lines, at):
            self._add_table(tab_table(self.lines[at : at + count], "", markdown=self.markdown))
        elif count := pipe_rows(self.lines, at):
            self._add_table(pipe_table(self.lines[at : at + count], ""))
        elif found := self._aligned(at):
            self._add_table(found.table)
            count = found.lines
        return at + count

    def _aligned(self, at: int) -> Aligned | None:
        """A table set with spaces that begins at this line; lines once found to hold none are not looked at again."""
        if at < self.no_table_before or not has_wide_gap(self.lines[at]):
            return None
        found = aligned_table(self.lines, at, self.running)
        if found.lines:
            return found
        self.no_table_before = at + found.seen
        return None

    def _lone_marker(self, at: int, line: str) -> int:
        """A bullet or an item's number on its own line belongs to the text on the next written line, unless that is one
        too."""
        if not is_lone_bullet(line) and not is_lone_number(line):
            return at
        following = next((n for n in range(at + 1, min(at + 4, len(self.lines))) if self.lines[n].strip()), None)
        if following is None or _is_lone(self.lines[following]) or following in self.running:
            self._add(line.strip())
            return at + 1
        return self._paragraph(following, opening=line.strip())

    def _paragraph(self, at: int, opening: str = "") -> int:
        """One paragraph of joined lines; several where Chinese headings are glued to it."""
        end = at + 1
        while end < len(self.lines) and self._continues(at, end):
            end += 1
        quoted = [_QUOTE.sub("", line) if self.markdown else line for line in self.lines[at:end]]
        look = look_of_line(quoted[0]) if end == at + 1 else Look.PLAIN
        indent = _indent(quoted[0])
        text = plain(linked("\n".join(line.strip() for line in quoted), self.labels), markdown=self.markdown).strip()
        text = f"{opening}\n{text}" if opening else text
        if self.markdown and FOOTNOTE.fullmatch(text):
            self.pieces.append(Draft(text, PassageKind.FOOTNOTE, page=self.pages[at]))
            self.blank_above = False
            return end
        if end > at + 1 or look is Look.BOLD or opening:
            self._add(text, look=look, indent=indent)
        else:
            for piece in unglued(text, self.counts):
                self._add(piece.strip(), look=look, indent=indent)
        return end

    def _continues(self, opening: int, at: int) -> bool:
        """Whether the line at `at` belongs to the paragraph that begins at `opening` and reaches the line before."""
        first, second = self.lines[at - 1], self.lines[at]
        if not second.strip() or at in self.running or _is_lone(second):
            return False
        if _RULE.fullmatch(second) or (self.markdown and _ATX.fullmatch(second)) or self._begins_table(at):
            return False
        if _indent(second) < _indent(first) and (opening < at - 1 or numbering(first) is not None):
            return False  # a hanging indent ends
        if is_bold(first) or is_bold(second):
            return False
        forced = self.markdown and first.endswith("  ") and not is_ended(first)
        return forced or self.wrap.joins(first, second)

    def _begins_table(self, at: int) -> bool:
        return bool(tab_rows(self.lines, at) or pipe_rows(self.lines, at) or self._aligned(at))

    def _add(self, text: str, *, level: int | None = None, look: Look = Look.PLAIN, indent: int = 0) -> None:
        if text:
            kind = PassageKind.HEADING if level is not None else None
            page = self.pages[self.at]
            self.pieces.append(Draft(text, kind, level, look, indent, self.blank_above, page))
        self.blank_above = False

    def _add_table(self, table: Table | None) -> None:
        if table is not None:
            page = self.pages[self.at]
            cells = tuple(replace(cell, page=page) for cell in table.cells)
            self.pieces.append(replace(table, page=page, cells=cells))
            self.blank_above = True


def _is_lone(line: str) -> bool:
    return is_lone_bullet(line) or is_lone_number(line)


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip(" \u3000"))


def _is_underlined(line: str, below: str) -> bool:
    """A heading over a line of = or -; a table row over its delimiter is none."""
    if not _UNDERLINE.fullmatch(below) or len(below.strip()) < 3 or _RULE.fullmatch(line):
        return False
    return len(line.strip()) <= _LONGEST_UNDERLINED and "|" not in line and "\t" not in line
