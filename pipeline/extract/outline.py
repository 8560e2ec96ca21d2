"""The sections of a document and what each says of the text beneath it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract.headers import normalise_header
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.packs.rules import Rule
from pipeline.records import Block, Document, Passage, PassageKind, Table

_FULL_HEADING_KINDS = ("goal", "target_year")
_SHORT = 80
# Roles under which nothing is a goal of this plan, whatever its words.
SILENT_ROLES = frozenset(
    "background main_tasks review budget assignments annex template contents principles guidance organisation "
    "method weights signature definitions caption".split()
)


@dataclass
class Section:
    """A heading with what stands directly beneath it. The document itself is a section without a heading."""

    heading: Passage | None
    level: int
    role: str = ""  # what the heading's own words say; empty when they say nothing
    rule: str = ""
    number: str = ""
    title: tuple[int, int] = (0, 0)  # span of the title in the heading's clean text
    year: str = ""
    parent: Section | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    @property
    def role_in_force(self) -> str:
        """The role of the nearest heading that says something."""
        section: Section | None = self
        while section is not None:
            if section.role:
                return section.role
            section = section.parent
        return ""

    def ancestors(self) -> Iterator[Section]:
        section = self.parent
        while section is not None:
            yield section
            section = section.parent

    @property
    def silent(self) -> bool:
        """Whether goals are not stated here: the role in force is one that never states any."""
        return self.role_in_force in SILENT_ROLES

    def walk(self) -> Iterator[Section]:
        yield self
        for child in self.children:
            yield from child.walk()

    def passages(self) -> list[Passage]:
        return [block for block in self.blocks if isinstance(block, Passage)]

    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


class Outliner:
    """Reads headings with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._rules = pack.rules("sections")

    def outline(self, document: Document, texts: Texts) -> Section:
        """The document as a tree of sections, in reading order. Contents lists and furniture are left out."""
        root = Section(None, 0)
        current = root
        for block in document.blocks:
            if isinstance(block, Table):
                current.blocks.append(block)
                continue
            if block.kind in (PassageKind.FURNITURE, PassageKind.CONTENTS):
                continue
            text = texts.text(block.id)
            section = self._heading(block, text, current)
            if section is None:
                current.blocks.append(block)
                continue
            parent = current
            while parent.parent is not None and parent.level >= section.level:
                parent = parent.parent
            section.parent = parent
            parent.children.append(section)
            current = section
        return root

    def _heading(self, passage: Passage, text: str, current: Section) -> Section | None:
        """A section if the passage opens one: a heading, or a short line on its own whose words are a section label."""
        is_heading = passage.kind == PassageKind.HEADING
        if not is_heading and (passage.kind != PassageKind.PARAGRAPH or len(text) > _SHORT or not text):
            return None
        hit = self.role(text)
        if not is_heading and (hit is None or text.rstrip()[-1:] in ".。;,"):
            return None
        level = passage.level or 1
        if not is_heading:
            # A label line ranks below the nearest real heading and beside other label lines.
            nearest = next((s for s in (current, *current.ancestors()) if s.heading is None or _is_real(s)), current)
            level = nearest.level + (5 if nearest.heading else 1)
        section = Section(passage, level)
        if hit is None:
            section.title = (0, len(text))
            return section
        rule, match = hit
        groups = match.groupdict()
        section.role, section.rule = rule.kind, rule.id
        section.number, section.year = groups.get("number") or "", groups.get("year") or ""
        section.title = match.span("title") if groups.get("title") else (0, len(text))
        return section

    def role(self, text: str) -> tuple[Rule, re.Match[str]] | None:
        """What a heading says, the full heading first for those that name a goal or a year."""
        full = text.strip().rstrip(":")
        for kind in _FULL_HEADING_KINDS:
            for rule, match in self._rules.find(full, kind):
                return rule, match
        bare = normalise_header(text)
        for candidate in dict.fromkeys((full, bare)):
            for rule, match in self._rules.find(candidate):
                if rule.kind not in _FULL_HEADING_KINDS:
                    return rule, match
        return None


def _is_real(section: Section) -> bool:
    return section.heading is not None and section.heading.kind == PassageKind.HEADING
