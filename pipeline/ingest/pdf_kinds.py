"""What a passage is: heading with level, contents line, footnote, caption. Decided once the whole document is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_grid import Grid
from pipeline.ingest.pdf_passages import Draft, ends_sentence, is_contents_line, page_at_end, usual_size
from pipeline.records import PassageKind

Item = Draft | Grid
MAX_HEADING = 220  # characters
SMALL, VERY_SMALL = 0.92, 0.85  # of the body's font size
CAPTION_SIZE = 0.96
MAX_ENDED = 24  # a longer text with a sentence end is no heading even if it is numbered
_TEXT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)  # what may be a heading
_SERIES = 2  # headings that look alike
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?(?=\s|[^\d.)）、])")
_SCHEMES = (
    (re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章编部]"), 1),
    (re.compile(r"第[一二三四五六七八九十百\d]{1,4}[节節]"), 2),
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), 3),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"), 4),
    (re.compile(r"\d{1,2}[、．]"), 5),
    (re.compile(r"[（(]\d{1,2}[)）]"), 6),
)
_LABEL = re.compile(
    r"[^\W\d_]{1,14}\.?\s?\d{1,3}(?:[.\-–]\d{1,2})?[a-z]?(?![\d,%])\s*[.:：、—–-]?(?=\s|[^\w]|$|[\u3400-\u9fff])"
)
_INNER_END = re.compile(r"[。！？]\s*[^\s”’」』）)]")
_NOTE_NUMBER = re.compile(r"(\d{1,3})\)?\s*(?=[^\W\d])")
_QUOTED = re.compile(r"[\"»«”“„「‘].*[\"»«”“」’][.,]?\s*$", re.DOTALL)
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡]|[¹²³⁴-⁹]+|[①-⑳])\)?\s*\S")


def mark_contents(drafts: Sequence[Draft]) -> None:
    """Contents lines: dot leaders to a page number, or a run of lines whose last numbers stand apart and never fall."""
    flagged = [is_contents_line(d.lines[-1]) for d in drafts]
    start = 0
    while start < len(drafts):
        end = start
        last = -1
        while end < len(drafts) and (page := page_at_end(drafts[end].lines[-1])) is not None and page >= last:
            last, end = page, end + 1
        if end - start >= 3:
            flagged[start:end] = [True] * (end - start)
        start = max(end, start + 1)
    for index, draft in enumerate(drafts):
        between = 0 < index < len(drafts) - 1 and flagged[index - 1] and flagged[index + 1] and len(draft.lines) <= 2
        if flagged[index] or (between and not ends_sentence(draft.text)):
            draft.kind, draft.level = PassageKind.CONTENTS, None


def mark_headings(drafts: Sequence[Draft]) -> None:
    """Headings by size, weight, font and numbering against the running text, with levels that hold for the whole
    document."""
    lines = [line for draft in drafts for line in draft.lines]
    body = usual_size(lines)
    fonts: Counter[tuple[str, bool]] = Counter()
    for line in lines:
        if line.style.size == body:
            fonts[line.style.font, line.style.bold] += len(line.text)
    usual = fonts.most_common(1)[0][0] if fonts else ("", False)
    headings = [d for index, d in enumerate(drafts) if d.kind in _TEXT and _is_heading(d, index, drafts, body, usual)]
    if first := _first_on_pages(drafts, headings):
        kept = {id(d) for d in (*headings, *first)}
        headings = [d for d in drafts if id(d) in kept]
    for draft, level in zip(headings, _levels(headings), strict=True):
        draft.kind, draft.level, draft.marker = PassageKind.HEADING, level, 0


def _is_heading(draft: Draft, index: int, drafts: Sequence[Draft], body: float, usual: tuple[str, bool]) -> bool:
    text = draft.text
    if len(draft.lines) > 4 or len(text) > MAX_HEADING or draft.bullet or not any(c.isalpha() for c in text):
        return False
    if draft.lines[0].style.turn or _QUOTED.match(text):
        return False
    numbered = numbering_depth(text) is not None
    style = draft.lines[0].style
    bigger = style.size >= body * 1.09
    bold = draft.bold and not usual[1]
    if text.rstrip()[-1] in ",;，；" or (ends_sentence(text) and not (numbered and len(text) < MAX_ENDED)):
        return bigger and style.size >= body * 1.4 and len(draft.lines) <= 2
    if not bigger and _INNER_END.search(text):
        return False
    if draft.lines[0].in_margin:
        return True
    if bigger or bold:
        return len(draft.lines) <= 3 or bigger
    if len(draft.lines) > 2:
        return False
    fonts = {word.style.font for line in draft.lines for word in line.words}
    other_font = usual[0] not in fonts and "" not in fonts and style.size >= body and not style.italic
    alone = _stands_alone(draft, index, drafts)
    if style.size >= body and alone and _is_italic_heading(draft, index, drafts):
        return True
    if other_font and (numbered or alone):
        return True
    return _is_short(text) and alone and (_is_strong_number(text) or (text.isupper() and len(text) > 3))


def _is_italic_heading(draft: Draft, index: int, drafts: Sequence[Draft]) -> bool:
    """One short line in italics that stands closer to the text in upright letters below it than to what is above."""
    below = drafts[index + 1] if index + 1 < len(drafts) else None
    if below is None or len(draft.lines) > 1 or len(draft.text) > 80 or not _is_italic(draft) or draft.marker:
        return False
    if below.kind is not PassageKind.PARAGRAPH or _is_italic(below) or len(below.text) < 1.5 * len(draft.text):
        return False
    if re.search(r"[:：]\s*\S", draft.text):
        return False  # a label with its value
    return draft.text[0].isupper() and 0 <= below.gap < draft.gap


def _is_italic(draft: Draft) -> bool:
    return all(word.style.italic for line in draft.lines for word in line.words)


def _stands_alone(draft: Draft, index: int, drafts: Sequence[Draft]) -> bool:
    """More white space above than between lines, or something set differently before it."""
    if index == 0 or draft.gap > 0.45 * draft.size or draft.gap < 0:
        return True
    return drafts[index - 1].kind is PassageKind.HEADING or not drafts[index - 1].marker


def _first_on_pages(drafts: Sequence[Draft], headings: Sequence[Draft]) -> list[Draft]:
    """What opens a page and looks like several headings, with a number of their kind: no white space above tells it
    from what is below."""
    known = Counter(map(_look, headings))
    follow = ((one, two) for one, two in pairwise(drafts) if one.lines and two.lines)
    opening = (two for one, two in follow if one.lines[0].page < two.lines[0].page)
    return [draft for draft in opening if _is_short_number(draft) and known[_look(draft)] >= _SERIES]


def _look(draft: Draft) -> tuple[object, ...]:
    """By what headings of one series are like each other."""
    return numbering_depth(draft.text), draft.lines[0].style


def _is_short_number(draft: Draft) -> bool:
    """Whether a draft is one short line with a heading's number and no sentence."""
    text = draft.text
    plain = draft.kind in _TEXT and len(draft.lines) == 1 and not ends_sentence(text)
    return plain and _is_short(text) and text.rstrip()[-1] not in ",;:，；：" and _is_strong_number(text)


def _is_short(text: str) -> bool:
    return len(text) <= (36 if is_wide(text[-1]) else 80)


def _is_strong_number(text: str) -> bool:
    """Numbering that lists do not use: `2.1 `, 一、, 第一章, （一）."""
    decimal = _DECIMAL.match(text)
    if decimal and "." in decimal[1]:
        return text[decimal.end() :].lstrip()[:1].isupper()
    return any(pattern.match(text) for pattern, depth in _SCHEMES if depth <= 4)


def numbering_depth(text: str) -> int | None:
    """Depth of the number a heading begins with (`2` 1, `2.1` 2, 一、 3); None without one."""
    for pattern, depth in _SCHEMES:
        if pattern.match(text):
            return depth
    decimal = _DECIMAL.match(text)
    return decimal[1].count(".") + 1 if decimal else None


def _levels(headings: Sequence[Draft]) -> list[int]:
    """Level 1 is the largest print. Headings with numbers of one kind and depth share a level however they are set;
    headings without a number go with the numbered ones that look the same, or by size and weight."""
    sizes = sorted({d.size for d in headings}, reverse=True)
    cluster: dict[float, float] = {}
    for position, size in enumerate(sizes):
        near = position > 0 and sizes[position - 1] - size <= 0.4
        cluster[size] = cluster[sizes[position - 1]] if near else size
    looks = [(-cluster[d.size], not d.bold) for d in headings]
    numbered: dict[int, Counter[tuple[float, bool]]] = {}
    for look, draft in zip(looks, headings, strict=True):
        depth = numbering_depth(draft.text)
        if depth is not None:
            numbered.setdefault(depth, Counter())[look] += 1
    look_of = {depth: min(counts, key=lambda k: (-counts[k], k)) for depth, counts in numbered.items()}
    shallowest: dict[tuple[float, bool], int] = {}
    for depth in sorted(look_of):
        shallowest.setdefault(look_of[depth], depth)
    keys: list[tuple[float, bool, int]] = []
    for look, draft in zip(looks, headings, strict=True):
        number = numbering_depth(draft.text)
        if number is None:
            keys.append((*look, shallowest.get(look, 0)))
        else:
            keys.append((*look_of[number], number))
    rank = {key: number for number, key in enumerate(sorted(set(keys)), 1)}
    return [rank[key] for key in keys]


def mark_list_levels(drafts: Sequence[Draft]) -> None:
    """Nesting depth of list items from how far their markers are set in; a passage that is not set in ends the list."""
    edges: list[float] = []
    for draft in drafts:
        x0 = draft.lines[0].x0
        if not draft.marker or draft.kind not in _TEXT:
            if edges and x0 <= edges[0] + 2:
                edges = []
            continue
        while edges and x0 < edges[-1] - 3:
            edges.pop()
        if not edges or x0 > edges[-1] + 3:
            edges.append(x0)
        draft.kind, draft.level = PassageKind.LIST_ITEM, len(edges)


def mark_footnotes(page: list[Item], body: float) -> None:
    """Small print with a mark: at the end of a page, or anywhere if it is very small. Notes that stand below each other
    without white space are parted at their marks."""
    last = True
    for index in range(len(page) - 1, -1, -1):
        item = page[index]
        if isinstance(item, Grid):
            last = False
        elif item.kind not in (PassageKind.FURNITURE, PassageKind.CONTENTS):
            last = last and item.size <= SMALL * body
            if (last or item.size <= VERY_SMALL * body) and _NOTE_MARK.match(item.text):
                page[index : index + 1] = _notes(item)


def _notes(draft: Draft) -> list[Draft]:
    """The footnotes in a passage: a new one where a line begins with the next number."""
    notes: list[Draft] = []
    for line in draft.lines:
        following = _NOTE_NUMBER.match(line.text)
        current = _NOTE_NUMBER.match(notes[-1].text) if notes else None
        if not notes or (following and current and int(following[1]) == int(current[1]) + 1):
            notes.append(replace(draft, lines=[], kind=PassageKind.FOOTNOTE, level=None, marker=0))
        notes[-1].lines.append(line)
    return notes


def mark_captions(drafts: Sequence[Draft], body: float) -> None:
    """A label such as `Figur 1.` or 图1 with its text, set smaller than running text, is a caption even where no table
    is near. A numbered goal is never set smaller."""
    for draft in drafts:
        small = draft.size <= CAPTION_SIZE * body and len(draft.text) < MAX_HEADING
        if small and draft.kind is PassageKind.PARAGRAPH and not draft.marker and is_label(draft):
            draft.kind = PassageKind.CAPTION


def is_label(draft: Draft) -> bool:
    """Whether a short passage begins like `Tabel 1.` or 表1."""
    return len(draft.lines) <= 3 and draft.kind is not PassageKind.LIST_ITEM and bool(_LABEL.match(draft.text))


def caption_for(grid: Grid, before: Sequence[Item], after: Sequence[Item]) -> list[Draft]:
    """The passages that name the table: the lines directly above it up to a label such as `Tabel 1.` or 表1, or a
    labelled line directly below it."""
    above: list[Draft] = []
    edge = grid.ys[0]
    for place, item in reversed(list(enumerate(before))[-3:]):
        if isinstance(item, Grid) or item.kind in (PassageKind.FURNITURE, PassageKind.CONTENTS, PassageKind.FOOTNOTE):
            break
        last = item.lines[-1]
        if not _near(item, edge - last.bottom, grid) or len(item.lines) > 3:
            break
        if is_label(item):
            return [item, *above] if is_caption(item, before[:place]) else []
        heading = item.kind is PassageKind.HEADING
        titled = heading or item.bold or last.style.italic
        if item.kind is PassageKind.LIST_ITEM or (ends_sentence(item.text) and not heading):
            break  # a sentence, however it is set: a goal in italics over its indicators
        if item.kind is PassageKind.HEADING and numbering_depth(item.text) is not None:
            break
        if titled:
            return [item, *above]
        beside = bool(above) and abs(above[0].lines[0].top - item.lines[0].top) < item.size
        if (above and not beside) or len(item.text) > 60:
            break
        above, edge = [item, *above], item.lines[0].top
    if above and _is_unit_line(above[-1], grid):
        return above
    following = after[0] if after else None
    if isinstance(following, Draft) and following.kind is PassageKind.PARAGRAPH and is_label(following):
        return [following] if _near(following, following.lines[0].top - grid.ys[-1], grid) else []
    return []


def is_caption(item: Draft, before: Sequence[object]) -> bool:
    """Whether a passage begins like `Tabel 1.` and is no sentence of a row of such: "Delmål 1.3 ..." beneath "Delmål
    1.2 ..."."""
    if not is_label(item):
        return False
    last = next((one for one in reversed(before) if not _is_furniture(one)), None)
    in_row = isinstance(last, Draft) and is_label(last) and item.text.split()[0] == last.text.split()[0]
    return not (in_row and ends_sentence(item.text))


def _is_furniture(item: object) -> bool:
    return isinstance(item, Draft) and item.kind is PassageKind.FURNITURE


def _is_unit_line(draft: Draft, grid: Grid) -> bool:
    """`（2025年度）` or `mio. kr.` over a table: one line in brackets or at the right of the table."""
    line = draft.lines[0]
    if len(draft.lines) > 1 or ends_sentence(draft.text):
        return False
    return line.text[0] in "(（[【" or line.x0 > (grid.xs[0] + grid.xs[-1]) / 2


def _near(draft: Draft, distance: float, grid: Grid) -> bool:
    size = draft.size or 10
    x0, x1 = min(line.x0 for line in draft.lines), max(line.x1 for line in draft.lines)
    return -size < distance < 3.2 * size and x0 < grid.xs[-1] and x1 > grid.xs[0]
