"""Plain text and Markdown, read line by line: headings, lists, tables, contents lists and paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.ingest.aligned import Aligned, aligned_table, has_wide_gap
from pipeline.ingest.blocks import assembled, first_title
from pipeline.ingest.drafts import Draft, Piece
from pipeline.ingest.furniture import running_lines
from pipeline.ingest.glue import unglued
from pipeline.ingest.inline import is_bold, look_of_line, plain
from pipeline.ingest.lines import Wrapping, is_ended, with_lost_breaks, wrapping
from pipeline.ingest.numbering import Style, is_lone_bullet, numbering
from pipeline.ingest.reading import Reading
from pipeline.ingest.segments import Look
from pipeline.ingest.texttables import contents_lines, pipe_rows, pipe_table, tab_rows, tab_table
from pipeline.records import PassageKind, Table

_ATX = re.compile(r"\s{0,3}(#{1,6})(?!#)\s*(.*?)\s*#*\s*")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r"\s*(?:[-*_=~—–－＿]\s?){3,}\s*")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S+")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_TITLE_KEY = re.compile(r"title:\s*[\"']?(.*?)[\"']?\s*")
_MARKDOWN = re.compile(
    r"^ {0,3}#{1,6} \S|\*\*[^*\n]+\*\*|^[ \t]*\|.*\|[ \t]*$|^\|?(?: ?:?-{2,}:? ?\|)+|\]\(https?:", re.MULTILINE
)
_LONGEST_UNDERLINED = 120
_MOST_FRONT_MATTER = 60


def looks_like_markdown(text: str) -> bool:
    """True when the text uses Markdown: marked headings, bold, links or tables with pipes."""
    return bool(_MARKDOWN.search(text))


def read_text(text: str, *, markdown: bool) -> Reading:
    """The blocks of a text. With `markdown`, emphasis and links are undone as a reader sees them."""
    lines = with_lost_breaks(text)
    scanner = Scanner(lines, markdown, wrapping(lines), running_lines(lines))
    scanner.scan()
    blocks = assembled(scanner.pieces, ends=scanner.wrap.ends)
    return Reading(blocks, title=scanner.title or first_title(blocks))


@dataclass(slots=True)
class Scanner:
    """Walks over the lines once and cuts them into pieces."""

    lines: list[str]
    markdown: bool
    wrap: Wrapping
    running: frozenset[int]  # lines of page furniture
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    counts: dict[Style, int] = field(default_factory=dict)
    blank_above: bool = True
    no_table_before: int = 0

    def scan(self) -> None:
        position = self._front_matter()
        while position < len(self.lines):
            position = self._step(position)

    def _front_matter(self) -> int:
        """Skips a block of keys between two rules at the top; its title is kept."""
        start = next((at for at, line in enumerate(self.lines) if line.strip()), len(self.lines))
        if start >= len(self.lines) or self.lines[start].strip() != "---":
            return 0
        for end in range(start + 1, min(len(self.lines), start + _MOST_FRONT_MATTER)):
            if self.lines[end].strip() in ("---", "..."):
                inside = [line for line in self.lines[start + 1 : end] if line.strip()]
                if inside and all(_FRONT_MATTER_KEY.match(line) or line[0] in " -#" for line in inside):
                    found = [key.group(1) for line in inside if (key := _TITLE_KEY.fullmatch(line))]
                    self.title = found[0] if found else ""
                    return end + 1
                return 0
        return 0

    def _step(self, at: int) -> int:
        """Takes one piece that starts at this line; returns the line after it."""
        line = self.lines[at]
        if not line.strip():
            self.blank_above = True
            return at + 1
        if at in self.running:
            self.pieces.append(Draft(line.strip(), PassageKind.FURNITURE))
            self.blank_above = True
            return at + 1
        for reader in (self._contents, self._table, self._marked, self._lone_bullet):
            after = reader(at, line)
            if after > at:
                return after
        return self._paragraph(at)

    def _marked(self, at: int, line: str) -> int:
        """Headings, rules, fences and reference lines of Markdown."""
        heading = _ATX.fullmatch(line) if self.markdown else None
        if heading is not None:
            self._add(plain(heading.group(2), markdown=True).strip(), level=len(heading.group(1)))
            return at + 1
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if self.blank_above and _is_underlined(line, below):
            self._add(plain(line.strip(), markdown=self.markdown), level=1 if "=" in below else 2)
            return at + 2
        if _RULE.fullmatch(line) and len(line.strip()) >= 3:
            self.blank_above = True
            return at + 1
        if self.markdown and (_FENCE.match(line) or _REFERENCE.fullmatch(line)):
            return at + 1
        return at

    def _contents(self, at: int, line: str) -> int:
        count = contents_lines(self.lines, at)
        for entry in self.lines[at : at + count]:
            if entry.strip():
                text = plain(entry, markdown=self.markdown).strip()
                self.pieces.append(Draft(text, PassageKind.CONTENTS, look=look_of_line(entry)))
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

    def _lone_bullet(self, at: int, line: str) -> int:
        """A bullet on its own line belongs to the text on the next written line, unless that is a bullet too."""
        if not is_lone_bullet(line):
            return at
        following = next((n for n in range(at + 1, min(at + 4, len(self.lines))) if self.lines[n].strip()), None)
        if following is None or is_lone_bullet(self.lines[following]):
            self._add(line.strip())
            return at + 1
        end = self._paragraph(following, opening=line.strip())
        return end

    def _paragraph(self, at: int, opening: str = "") -> int:
        """One paragraph of joined lines; several where Chinese headings are glued to it."""
        end = at + 1
        while end < len(self.lines) and self._continues(at, end):
            end += 1
        quoted = [_QUOTE.sub("", line) if self.markdown else line for line in self.lines[at:end]]
        look = look_of_line(quoted[0]) if end == at + 1 else Look.PLAIN
        indent = _indent(quoted[0])
        text = plain("\n".join(line.strip() for line in quoted), markdown=self.markdown).strip()
        text = f"{opening}\n{text}" if opening else text
        if end > at + 1 or look is Look.BOLD or opening:
            self._add(text, look=look, indent=indent)
        else:
            for piece in unglued(text, self.counts):
                self._add(piece.strip(), look=look, indent=indent)
        return end

    def _continues(self, opening: int, at: int) -> bool:
        """Whether the line at `at` belongs to the paragraph that begins at `opening` and reaches the line before."""
        first, second = self.lines[at - 1], self.lines[at]
        if not second.strip() or at in self.running or is_lone_bullet(second):
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
            self.pieces.append(Draft(text, kind, level, look, indent, self.blank_above))
        self.blank_above = False

    def _add_table(self, table: Table | None) -> None:
        if table is not None:
            self.pieces.append(table)
            self.blank_above = True


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip(" \u3000"))


def _is_underlined(line: str, below: str) -> bool:
    """A heading over a line of = or -; a table row over its delimiter is none."""
    if not _UNDERLINE.fullmatch(below) or len(below.strip()) < 3 or _RULE.fullmatch(line):
        return False
    return len(line.strip()) <= _LONGEST_UNDERLINED and "|" not in line and "\t" not in line
