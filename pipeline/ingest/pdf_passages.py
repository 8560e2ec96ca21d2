"""Printed lines of a column to passages: where a paragraph, list item or heading begins and ends."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_lines import PrintedLine, is_raised
from pipeline.records import PassageKind

_BULLET = r"(?:[•●○▪■◦‣➢➤►▶✓✔\uf000-\uf0ff]|— ?—)\s*|[-–—·*o]\s+"
_NUMBERED = (
    r"\d{1,2}[.)](?!\d)|\d{1,2}\.(?=20\d\d\s?年|\d{1,2}\s?月)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)|[^\W\d_][.)](?=\s)|[ivx]{1,4}[.)](?=\s)"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[（(][一二三四五六七八九十百\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]"
    r"|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[章节節条條]"
)
_MARKER = re.compile(rf"(?:(?P<bullet>{_BULLET})|(?P<number>{_NUMBERED})\s*)(?=.*\w)")
_ENDED = re.compile(r"[.!?:;。！？：；…]['\"”’»)）\]]*\s*$")
_FIELD = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+){0,3}[:：]\s?\S")  # "Type: Drift"
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-z])([.)])\s")
_DECIMAL = re.compile(r"\d+\.\d")
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s")
_LEADERS = re.compile(r"\S.*?[ .…·_‥・]{4,}\s*(?:\d{1,4}|[ivxlc]{1,6})\s*$")
_LEADER_SIGNS = ("....", ". . .", "……", "···", "____", "‥‥", "・・・", "    ")
_SENTENCE_END = re.compile(r"[.!?。！？]['\"”’»)）\]]*\s*$")
TITLE_SIZE = 14.0  # points
NARROWER = 5.0  # font sizes
RARE_PITCH = 1.6  # font sizes
DISPLAY_SIZE = 1.25  # of the body
_INDEX_ENTRY = re.compile(r"[^\W\d_][^.:;!?]{1,60}?,? \d{1,3}(?:[-–]\d{1,3})?(?:, \d{1,3}(?:[-–]\d{1,3})?)*")
_LINE_END_HYPHENS = "-\u00ad\u2010\u0002"
END = 8  # characters within which a sentence end with its closing quotes stands


@dataclass(slots=True)
class Draft:
    """A passage in the making. `marker` is the length of its list marker, `gap` the white space above it in points."""

    lines: list[PrintedLine]
    marker: int = 0
    bullet: bool = False
    kind: PassageKind = PassageKind.PARAGRAPH
    level: int | None = None
    gap: float = 0.0
    column: tuple[float, float] = (0.0, 0.0)  # left and right of the column it stands in

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].style.size


def marker_of(text: str) -> re.Match[str] | None:
    """The list marker or number at the start of a text."""
    return _MARKER.match(text)


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a sentence end."""
    return bool(_SENTENCE_END.search(text[-END:]))


def line_pitches(columns: Sequence[Sequence[PrintedLine]]) -> dict[float, float]:
    """The usual distance from line to line, per font size: the smallest distance that is common. A wide distance that
    is seen only once or twice is white space between passages."""
    found: dict[float, Counter[float]] = {}
    for lines in columns:
        for above, below in pairwise(lines):
            pitch = below.base - above.base
            if above.style.size == below.style.size and 0.8 * above.style.size < pitch < 2.6 * above.style.size:
                found.setdefault(above.style.size, Counter())[round(pitch * 2) / 2] += 1
    pitches = {}
    for size, counts in found.items():
        pitch = min(pitch for pitch, n in counts.items() if n >= 0.25 * max(counts.values()))
        if pitch <= RARE_PITCH * size or counts.total() >= 3:
            pitches[size] = pitch
    return pitches


def passages_of(lines: Sequence[PrintedLine], pitches: dict[float, float], body: float = 0.0) -> list[Draft]:
    """Lines of one column, from top to bottom, grouped to passages. `body` is the font size of running text."""
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    rights = _right_edges(lines)
    drafts: list[Draft] = []
    for index, line in enumerate(lines):
        right = _local_edge(lines, index, rights[line.style.size])
        previous = drafts[-1] if drafts else None
        if previous is not None and not _begins(previous, line, left, right, pitches, body):
            previous.lines.append(line)
            continue
        gap = line.top - previous.lines[-1].bottom if previous else 0.0
        draft = Draft([line], gap=gap, column=(left, right))
        found = marker_of(line.text)
        if found and _is_marker(found, previous, line, right):
            draft.marker, draft.bullet = found.end(), found.group("bullet") is not None
        drafts.append(draft)
    return drafts


def _right_edges(lines: Sequence[PrintedLine]) -> dict[float, float]:
    """Per font size where lines are broken: at the longest line in this print or smaller. A wide heading says nothing
    of the text under it."""
    edges: dict[float, float] = {}
    for line in lines:
        edges[line.style.size] = max(line.x1, edges.get(line.style.size, 0.0))
    return {size: max(edge for other, edge in edges.items() if other <= 1.2 * size) for size in edges}


def _local_edge(lines: Sequence[PrintedLine], index: int, right: float) -> float:
    """Where lines are broken around the line above `index`: print beside a picture or a box is set narrower than the
    column, which shows where several lines end near one edge."""
    if index == 0 or right - lines[index - 1].x1 < NARROWER * lines[index].style.size:
        return right
    above = lines[index - 1]
    near = [
        line for line in lines[max(index - 4, 0) : index + 4]
        if line.style == above.style and abs(line.top - above.top) < 4.5 * 1.6 * above.style.size
    ]  # fmt: skip
    edge = max(line.x1 for line in near)
    full = sum(edge - line.x1 < NARROWER * line.style.size and len(line.words) > 3 for line in near)
    return edge if full >= 4 and right - edge > NARROWER * above.style.size else right


def _is_marker(found: re.Match[str], previous: Draft | None, line: PrintedLine, right: float) -> bool:
    """`1. halvår` in the middle of a sentence is no list marker: a number that a sentence runs into."""
    if found.group("bullet") is not None or previous is None:
        return True
    above = previous.lines[-1]
    if _ENDED.search(above.text) or line.top - above.bottom > 0.8 * line.style.size:
        return True
    rest = line.text[found.end() :]
    if _DECIMAL.match(line.text):
        return False
    if previous.marker and not previous.bullet and _counts_on(previous.text, line.text):
        return True
    return not rest[:1].islower() and (previous.marker > 0 or has_room(above, line, right))


def _counts_on(above: str, text: str) -> bool:
    """Whether two markers are written alike and the second counts one further: `1.` and `2.`, `a)` and `b)`."""
    first, second = _COUNTED.match(above), _COUNTED.match(text)
    if first is None or second is None or first[2] != second[2]:
        return False
    if first[1].isdecimal() and second[1].isdecimal():
        return int(second[1]) == int(first[1]) + 1
    return len(first[1]) == len(second[1]) == 1 and ord(second[1]) == ord(first[1]) + 1


def _begins(
    draft: Draft, line: PrintedLine, left: float, right: float, pitches: dict[float, float], body: float
) -> bool:
    """Whether the line begins a new passage."""
    above = draft.lines[-1]
    size = above.style.size
    if abs(line.style.size - size) > 0.6 or is_contents_line(above) or is_contents_line(line):
        return True
    if page_at_end(above) is not None and page_at_end(line) is not None:
        return True
    if is_index_entry(above.text) and is_index_entry(line.text):
        return True
    if len(line.words) > 1 and line.words[0].style is not line.style and is_raised(line.words[0], line.words[1]):
        return True  # the mark of a footnote
    runs_on = continues_sentence(above.text, line.text)
    if _weight_changes(above, line) and not runs_on:
        return True
    pitch = line.base - above.base
    usual = pitches.get(size, 1.25 * size)
    if len(draft.lines) > 1:
        usual = max(usual, above.base - draft.lines[-2].base)
    if line.x1 < above.x0 or above.x1 < line.x0:
        return True
    if pitch < 0.3 * size or pitch > 2.3 * usual or (pitch > 1.25 * usual and not (runs_on and pitch < 2.2 * size)):
        return True
    found = marker_of(line.text)
    if found and _is_marker(found, draft, line, right):
        return True
    if _FIELD.match(line.text) and _FIELD.match(draft.lines[0].text):
        return True
    if _are_set_right(above, line, left, right):
        return True
    if _indent_begins(draft, line, left, runs_on=runs_on or not has_room(above, line, right)):
        return True
    if not has_room(above, line, right) or (above.in_title and line.in_title):
        return False
    return not (_runs_past_room(draft, line, right) or _is_display(draft, line, body))


def _are_set_right(above: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    """Lines set against the right edge and broken where their author likes: letterhead, place and date."""
    start = left + 0.3 * (right - left)
    if min(above.x0, line.x0) < start or abs(above.x1 - line.x1) > 3 or abs(above.x0 - line.x0) < 1:
        return False
    return not line.text[:1].islower()


def _runs_past_room(draft: Draft, line: PrintedLine, right: float) -> bool:
    """Whether a word, or a sentence in lines of one ragged block (print beside a picture), goes on though the line
    above is not full."""
    above = draft.lines[-1]
    if not line.text[:1].islower() or _ENDED.search(above.text[-END:]):
        return False
    if above.text[-1] in _LINE_END_HYPHENS:
        return True
    return (above.x1 - above.x0 > 0.5 * (right - above.x0)) and above.text[-1].isalnum() and len(above.words) > 3


def is_contents_line(line: PrintedLine) -> bool:
    """A line with dot leaders to a page number."""
    text = line.text
    return text[-1:].isalnum() and any(map(text.__contains__, _LEADER_SIGNS)) and bool(_LEADERS.search(text))


def is_index_entry(text: str) -> bool:
    """`Vandværker, 5, 12-14`: words and the pages where they stand."""
    return text[-1:].isdecimal() and _INDEX_ENTRY.fullmatch(text) is not None


def page_at_end(line: PrintedLine) -> int | None:
    """The number that stands apart at the end of a line, as in a contents list without leaders."""
    words = line.words
    if len(words) < 2 or len(words[-1].text) > 4 or not words[-1].text.isdecimal():
        return None
    return int(words[-1].text) if words[-1].x0 - words[-2].x1 > 1.5 * words[-1].style.size else None


def continues_sentence(text: str, following: str) -> bool:
    """Whether the sentence at the end of `text` clearly goes on in `following`."""
    end = text.rstrip()[-1:]
    if not end or not following or _ENDED.search(text[-END:]):
        return False
    return following[0].islower() or end in "-,，、" or (_is_han(following[0]) and _is_han(end))


def _is_han(character: str) -> bool:
    """Han characters and the quotation marks and dashes that are set among them."""
    return is_wide(character) or character in "“”‘’—…·"


def _weight_changes(above: PrintedLine, line: PrintedLine) -> bool:
    """Bold ends or begins between the two lines, and one of them is set in it throughout; or the line begins with a
    bold label, or with bold words after a sentence end."""
    if above.words[-1].style.bold == line.words[0].style.bold:
        return False
    bold = list(takewhile(lambda word: word.style.bold, line.words))
    if bold and bold[-1].text.endswith((":", "：")):
        return True
    return above.bold or line.bold or (line.words[0].style.bold and bool(_ENDED.search(above.text)))


def _indent_begins(draft: Draft, line: PrintedLine, left: float, *, runs_on: bool) -> bool:
    above = draft.lines[-1]
    step = 0.8 * line.style.size
    if _centred(above, line):
        return False
    if len(draft.lines) == 1 and draft.marker:
        return line.x0 < above.x0 - step and not runs_on
    if draft.marker:
        set_in = above.x0 < draft.lines[0].x0 - step and line.x0 > above.x0 + step
        return set_in or line.x0 < min(other.x0 for other in draft.lines) - step
    if len(draft.lines) == 1:
        return line.x0 > above.x0 + step and above.x0 < left + step and bool(_ENDED.search(above.text) or not runs_on)
    if line.x0 < above.x0 and line.text[:1].islower() and not _ENDED.search(above.text[-END:]):
        return False  # text that goes on below a box
    return abs(line.x0 - above.x0) > step


def _centred(a: PrintedLine, b: PrintedLine) -> bool:
    return abs((a.x0 + a.x1) - (b.x0 + b.x1)) < a.style.size and abs(a.x0 - b.x0) > 1


def _is_display(draft: Draft, line: PrintedLine, body: float) -> bool:
    """A title is broken where its author likes; two short headings below each other stay two."""
    large = 0 < DISPLAY_SIZE * body <= line.style.size
    if not ((draft.bold and line.bold) or large) or draft.marker or len(draft.text) > 200 or _ENDED.search(draft.text):
        return False
    above = draft.lines[-1]
    if _HEADING_NUMBER.match(line.text) or (above.text.isupper() and not line.text.isupper()):
        return False
    return above.style.size >= TITLE_SIZE or line.text[:1].islower() or _centred(above, line)


def has_room(above: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the first word of `line` would have fitted on the line above: then its author broke the line. Wide
    script may be broken behind any character, also behind the number that opens it: 5.培育产品."""
    first = line.words[0]
    width = first.x1 - first.x0
    narrow = next((place for place, letter in enumerate(first.text) if is_wide(letter)), None)
    if narrow is not None:
        width = min(width, (2 + 0.6 * narrow) * line.style.size) if narrow else 2 * line.style.size
    slack = right - above.x1
    return slack > width + 0.6 * line.style.size and slack > 0.12 * (right - above.x0)


def usual_size(lines: Sequence[PrintedLine]) -> float:
    """The font size in which most characters are set; 0 without text."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.style.size] += len(line.text)
    return max(counts, key=lambda s: counts[s]) if counts else 0.0


def middle_height(lines: Sequence[PrintedLine]) -> float:
    """Median height of lines in points."""
    return statistics.median(line.bottom - line.top for line in lines) if lines else 0.0
