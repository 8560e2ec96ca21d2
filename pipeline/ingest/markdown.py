"""What only Markdown has: front matter, comments, link definitions, footnotes, tables in HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.html import parse
from pipeline.ingest.htmlmend import mended
from pipeline.ingest.htmltables import read_table
from pipeline.records import Table

FOOTNOTE = re.compile(r"\s{0,3}\[\^[^\]\s]+\]:\s+\S.*", re.DOTALL)
_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)|[A-Za-z_][\w.-]*\s*=\s*\S|\[[\w.]+\]$")
_TITLE_KEY = re.compile(r"title\s*[:=]\s*[\"']?(.*?)[\"']?\s*")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)([^\]]+)\]:\s+\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*")
_SHORTCUT = re.compile(r"(?<![!\]])\[([^\[\]^][^\[\]]*)\](?![\[(:])")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]*\}\s*$")
_MOST_FRONT_MATTER = 60
_MOST_TABLE_LINES = 5_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """How many lines it takes at the top, and the title it names."""

    lines: int = 0
    title: str = ""


def front_matter(lines: Sequence[str]) -> FrontMatter:
    """A block of keys between two rules at the top (YAML or TOML)."""
    start = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    ends = _FENCES.get(lines[start].strip(), ()) if start < len(lines) else ()
    for end in range(start + 1, min(len(lines), start + _MOST_FRONT_MATTER) if ends else 0):
        if lines[end].strip() in ends:
            inside = [line for line in lines[start + 1 : end] if line.strip()]
            if not inside or not all(_FRONT_MATTER_KEY.match(line) or line[0] in " -#" for line in inside):
                break
            titles = [found.group(1) for line in inside if (found := _TITLE_KEY.fullmatch(line))]
            return FrontMatter(end + 1, titles[0] if titles else "")
    return FrontMatter()


def without_comments(lines: Sequence[str]) -> list[str]:
    """The lines with HTML comments taken out, also those that run over several lines; the count of lines stays."""
    out: list[str] = []
    inside = False
    for line in lines:
        kept = ""
        rest = line
        while rest:
            mark = "-->" if inside else "<!--"
            before, found, rest = rest.partition(mark)
            kept += "" if inside else before
            inside = inside != bool(found)
        out.append(kept if "<!--" in line or "-->" in line or inside or kept else line)
    return out if not inside else list(lines)  # a comment that never ends is none


def definition(line: str) -> str:
    """The label that a link definition (`[label]: address`) defines; empty for other lines."""
    found = _DEFINITION.fullmatch(line)
    return found.group(1).lower() if found else ""


def linked(text: str, labels: frozenset[str]) -> str:
    """The text with `[label]` as `label` where a link is defined for it."""
    return _SHORTCUT.sub(lambda link: link.group(1) if link.group(1).lower() in labels else link.group(), text)


def heading_text(text: str) -> str:
    """A heading without the attributes (`{#id}`) after it."""
    return _ATTRIBUTES.sub("", text)


def html_table(lines: Sequence[str], at: int) -> tuple[int, Table | None]:
    """A table written as HTML that begins at this line: how many lines it takes, and its grid."""
    if not lines[at].lstrip().lower().startswith("<table"):
        return 0, None
    for end in range(at, min(len(lines), at + _MOST_TABLE_LINES)):
        if "</table>" in lines[end].lower():
            root = parse("\n".join(lines[at : end + 1]))
            element = root.find(".//table") if root is not None else None
            if element is None:
                return 0, None
            mended(element)
            return end + 1 - at, read_table(element)
    return 0, None
