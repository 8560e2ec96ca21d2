"""Chinese headings and items glued to the sentence before them: `…内容如下:一、总体目标。` is two passages.

Every piece is a substring of its line; nothing is changed.
"""

from __future__ import annotations

import re

from pipeline.ingest.numbering import Numbering, Style, numbering

_NUMBER = "[一二三四五六七八九十]{1,3}"
_AFTER_SENTENCE = re.compile(
    rf"(?<=[。：:；;！？!?”])[\s\u3000]*(?={_NUMBER}、|[（(]{_NUMBER}[）)]|\d{{1,2}}[.．、](?![\d.])|[（(]\d{{1,2}}[）)]|第{_NUMBER}[章节])"
)
_DASH_ITEM = re.compile(r"(?<=[：:；;。])[\s\u3000]*(?=—{2,4}[\s\u3000]*[“《\u3400-\u9fff])")
_INSIDE_HEADING = re.compile(rf"(?<=[\u3400-\u9fff])(?=(?:[（(]{_NUMBER}[）)]|1[.．、])[\u3400-\u9fff])")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPLIT_STYLES = (Style.CHAPTER, Style.SECTION, Style.HAN, Style.HAN_BRACKET, Style.ARABIC, Style.BRACKET)
_LONGEST_TITLE = 25
_LONGEST_MARKER = 40  # characters looked at, so that a long line stays quick


def unglued(line: str, last: dict[Style, int]) -> list[str]:
    """The pieces of one line. A number splits only when it begins a count or goes on with one: `last` holds the last
    number seen of each style and is brought up to date."""
    _note(numbering(line), last)
    if len(_HAN.findall(line)) < 6:
        return [line]
    dashes = [gap.end() for gap in _DASH_ITEM.finditer(line)]
    if dashes and (len(dashes) >= 2 or line.lstrip("\u3000 ").startswith("——")):  # one dash alone sets a remark apart
        ends = [*dashes, len(line)]
        return [line[: dashes[0]], *(line[first:last] for first, last in zip(dashes, ends[1:], strict=True))]
    pieces = []
    start = 0
    for cut in sorted({gap.end() for gap in _AFTER_SENTENCE.finditer(line)} | _heading_cuts(line)):
        found = numbering(line[cut : cut + _LONGEST_MARKER])
        if found is None or found.style not in _SPLIT_STYLES or not _HAN.search(line[start:cut]):
            continue
        if found.value in (1, last.get(found.style, 0) + 1):
            pieces.append(line[start:cut])
            start = cut
            _note(found, last)
    return [*pieces, line[start:]]


def _heading_cuts(line: str) -> set[int]:
    """An inner number right after a short numbered heading: `三、案例（一）以结果为导向：…`, `五、督查1.加强督导。`."""
    head = numbering(line)
    first = _INSIDE_HEADING.search(line)
    if head is None or first is None or head.style is not Style.HAN:
        return set()
    title = line[head.length : first.start()]
    return {first.start()} if len(title) <= _LONGEST_TITLE and not re.search(r"[，。；：,;:]", title) else set()


def _note(found: Numbering | None, last: dict[Style, int]) -> None:
    """A new outer number restarts the inner counts."""
    if found is not None:
        last[found.style] = found.value
        for style in [style for style in last if style > found.style]:
            del last[style]
