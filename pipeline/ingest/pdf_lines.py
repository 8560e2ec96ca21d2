"""Words to printed lines: which words stand on one line, and what the line says."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add, lt

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_page import Box, Style, Word, turn_box

PIECE_GAP = 1.0  # in font sizes: a wider gap may be the space between two columns
WIDE_GAP = 2.5  # a still wider one is not stretched by justification
FAR_APART = 6.0  # font sizes
DROP_CAP = 1.8  # font sizes of the text beside it
TALL = 1.6  # line heights: beside what is taller may stand two lines
STACKED = 0.2  # of their height: lines above each other share less
SHIFTED = 0.05  # points between the two prints of a word that is made bold by printing it twice
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class PrintedLine:
    """One line of print: its words in reading order and their text, verbatim. `base` is the lower edge of the words in
    its main style, by which distances between lines are measured."""

    words: list[Word]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style  # of most of its characters
    base: float
    bold: bool  # throughout
    page: int = 0
    in_margin: bool = False  # a heading beside the text
    in_title: bool = False  # of a card: broken before the frame or a sign beside it

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


def printed_line(words: Sequence[Word], page: int = 0) -> PrintedLine:
    """The line that these words make, given in reading order."""
    first = words[0]
    if len(words) == 1:
        return PrintedLine([first], first.text, *first[1:5], first.style, first.bottom, first.style.bold, page)
    texts, x0s, tops, x1s, bottoms, styles, gaps, runs, firsts, _ = zip(*words, strict=True)
    style, base, bold = first.style, first.bottom, first.style.bold
    if styles.count(style) < len(styles):
        counts: Counter[Style] = Counter()
        for text, used in zip(texts, styles, strict=True):
            counts[used] += len(text)
        style = max(counts, key=lambda s: counts[s])
        base = bottoms[styles.index(style)]
        bold = all(used.bold for used in styles)
        text = joined(words)
    elif runs.count(first.run) < len(runs) or [*map(len, texts)].count(1) > 2 or not all(map(lt, firsts, firsts[1:])):
        text = joined(words)
    else:  # one run in one style, as most lines: what `joined` would say, sooner
        text = first.text + "".join(map(add, gaps[1:], texts[1:]))
    box = min(x0s), min(tops), max(x1s), max(bottoms)
    return PrintedLine(list(words), text, *box, style, base, bold, page)


def joined(words: Sequence[Word]) -> str:
    """The text of words on one line. Spaces are those of the file; where two runs of text meet, a space is put if
    there is room for one, but never beside Han characters that merely stand a little apart. A raised number that
    directly follows a digit is written raised (95¹, 10³), since 951 would be another number."""
    parts = [words[0].text]
    spaced = _letter_spacing(words)
    for index, (left, right) in enumerate(pairwise(words)):
        if spaced is not None and index in spaced:
            parts.append("" if right.x0 - left.x1 <= spaced[index] else " ")
        elif left.run == right.run and left.first < right.first:
            parts.append(right.gap if right.gap != " " or not _hangs_on(left, right) else "")
        else:
            parts.append(_space_between(left, right))
        if left.style.size != right.style.size and not parts[-1]:
            if index == 0 and is_raised(left, right):
                parts.append(" ")  # the mark of a footnote before its text
            elif is_raised(right, left) and left.text[-1].isdigit():
                parts.append(right.text.translate(_RAISED))
                continue
        parts.append(right.text)
    return "".join(parts)


def _hangs_on(left: Word, mark: Word) -> bool:
    """Whether pdfium put a space before a raised mark that stands close to its word."""
    close = mark.x0 - left.x1 < 0.12 * left.style.size
    return close and left.style.size != mark.style.size and is_raised(mark, left)


def is_raised(mark: Word, beside: Word) -> bool:
    """Whether a number is set smaller and higher than the word beside it, as the mark of a footnote or a power."""
    if mark.style.size > 0.8 * beside.style.size or not mark.text.isdecimal() or not mark.text.isascii():
        return False
    return mark.bottom < beside.bottom - 0.1 * beside.style.size


def _space_between(left: Word, right: Word) -> str:
    size = min(left.style.size, right.style.size) or right.bottom - right.top
    wide = is_wide(left.text[-1]) + is_wide(right.text[0])
    return " " if right.x0 - left.x1 > (0.12, 0.45, 0.8)[wide] * size else ""


def _letter_spacing(words: Sequence[Word]) -> dict[int, float] | None:
    """For letter-spaced words (`R e s u l t a t`): per gap index the widest gap that still is inside a word."""
    if [len(word.text) for word in words].count(1) < 3:
        return None
    single = [len(word.text) == 1 and not is_wide(word.text) for word in words]
    limits: dict[int, float] = {}
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and single[end]:
            end += 1
        letters = sum(word.text.isalpha() for word in words[start:end])
        if letters >= 4 or (letters >= 3 and end - start == len(words)):
            gaps = [b.x0 - a.x1 for a, b in zip(words[start:end], words[start + 1 : end], strict=False)]
            limit = 1.6 * max(statistics.median_low(gaps), 0.05 * words[start].style.size)
            limits.update(dict.fromkeys(range(start, end - 1), limit))
        start = max(end, start + 1)
    return limits or None


def lines_of(words: Iterable[Word], page: int = 0) -> list[PrintedLine]:
    """Words of one column or cell to lines, from top to bottom. Words are on one line when they overlap by half of the
    smaller one's height, so raised and lowered marks stay with their line. Words set sideways make their own lines."""
    words = list(words)
    sideways = {word.style.turn for word in words} - {0}
    if not sideways:
        return _level_lines(words, page)
    lines = _level_lines([w for w in words if w.style.turn == 0], page)
    for turn in sorted(sideways):
        back = turn if turn > 0 else 0
        level = [_placed(w, (360 - back) % 360) for w in words if w.style.turn == turn]
        for line in _level_lines(level, page):
            lines.append(printed_line([_placed(w, back) for w in line.words], page))
            lines[-1].text = line.text
    return lines


def _placed(word: Word, degrees: int) -> Word:
    x0, top, x1, bottom = turn_box(word[1:5], degrees, 0, 0)
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _level_lines(words: list[Word], page: int) -> list[PrintedLine]:
    groups = _level_runs(words)
    if len(groups) == 1:
        return [printed_line(sorted(words, key=_place), page)]
    rows: list[tuple[float, float, list[Word]]] = []
    for group in sorted(groups, key=lambda g: (g[0].top + g[0].bottom, g[0].x0)):
        word = group[0]
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, members = rows[index]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared > 0.5 * min(bottom - top, word.bottom - word.top):
                if bottom - top > TALL * (word.bottom - word.top) and _is_stacked(group, members):
                    continue
                members.extend(group)
                if word.bottom - word.top > bottom - top:
                    rows[index] = (word.top, word.bottom, members)
                break
        else:
            rows.append((word.top, word.bottom, group))
    rows.sort(key=lambda row: row[0])
    return [printed_line(sorted(members, key=_place), page) for _, _, members in rows]


def _is_stacked(words: Iterable[Word], others: Iterable[Word]) -> bool:
    """Whether words stand above or beneath others: both are beside a figure as tall as two lines, which numbers them,
    and are not one line for that."""
    return any(
        min(word.x1, other.x1) > max(word.x0, other.x0)
        and min(word.bottom, other.bottom) - max(word.top, other.top) < STACKED * (word.bottom - word.top)
        for word in words
        for other in others
    )


def _place(word: Word) -> tuple[float, int]:
    return word.x0, word.first


def _level_runs(words: list[Word]) -> list[list[Word]]:
    """Words that follow each other at exactly one height, which are surely on one line."""
    groups: list[list[Word]] = []
    top = bottom = None
    for word in words:
        if word.top != top or word.bottom != bottom:
            groups.append([])
            top, bottom = word.top, word.bottom
        groups[-1].append(word)
    return groups


def merged(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Pieces of one column to lines: pieces beside each other are one line."""
    if any(piece.style.turn for piece in pieces):
        return lines_of((word for piece in pieces for word in piece.words), pieces[0].page)
    middle = (min(piece.x0 for piece in pieces) + max(piece.x1 for piece in pieces)) / 2 if pieces else 0.0
    rows: list[tuple[float, float, list[PrintedLine]]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom, p.x0)):
        if rows:
            top, bottom, members = rows[-1]
            shared = min(bottom, piece.bottom) - max(top, piece.top)
            tall = bottom - top > TALL * (piece.bottom - piece.top)
            stacked = tall and _is_stacked(piece.words, (word for member in members for word in member.words))
            if shared > 0.5 * min(bottom - top, piece.bottom - piece.top) and not stacked:
                members.append(piece)
                if piece.bottom - piece.top > bottom - top:
                    rows[-1] = (piece.top, piece.bottom, members)
                continue
        rows.append((piece.top, piece.bottom, [piece]))
    lines = []
    for _, _, members in sorted(rows, key=lambda row: row[0]):
        if len(members) == 1:
            lines.append(members[0])
        else:
            lines.extend(_beside(sorted(members, key=lambda p: p.x0), middle))
    return lines


def _beside(pieces: list[PrintedLine], middle: float) -> list[PrintedLine]:
    """Pieces at one height: one line, or several where words stand far apart, the right ones beyond the middle of the
    column, and the left ones do not announce them (a letterhead, two names under a contract)."""
    groups = [[pieces[0]]]
    for piece in pieces[1:]:
        left = groups[-1][-1]
        apart = piece.x0 - left.x1 > FAR_APART * piece.style.size and piece.x0 > middle
        announced = not (_is_wording(left.text) or _is_date(left.text))
        if apart and not announced and _is_wording(piece.text) and not piece.text[0].islower():
            groups.append([])
        groups[-1].append(piece)
    return [
        printed_line(sorted((w for p in group for w in p.words), key=lambda w: (w.x0, w.first)), group[0].page)
        for group in groups
    ]


def _is_date(text: str) -> bool:
    return len(text) >= 8 and sum(map(str.isdecimal, text)) >= 6 and not text.endswith((":", "："))


def _is_wording(text: str) -> bool:
    return text[0].isalpha() and sum(map(str.isalpha, text)) >= 3 and text.rstrip()[-1] not in ":：."


def pieces_of(words: Iterable[Word], page: int) -> list[PrintedLine]:
    """Runs of words that surely belong together: pdfium's lines, cut where there is room for a column gap."""
    pieces: list[PrintedLine] = []
    current: list[Word] = []
    for word in words:
        if current and not _same_line(current[-1], word):
            pieces.extend(_cut_at_gaps(current, page))
            current = []
        current.append(word)
    if current:
        pieces.extend(_cut_at_gaps(current, page))
    return pieces


def with_drop_caps(pieces: list[PrintedLine]) -> list[PrintedLine]:
    """A large first letter that is let into the text beside it becomes the first letter of its word, and the lines
    beside it begin where it begins."""
    for index, piece in enumerate(pieces):
        cap = piece.words[0]
        if len(cap.text) > 1 or not cap.text.isalpha() or is_wide(cap.text) or cap.style.turn:
            continue
        rest = piece.words[1:]
        if rest and cap.style.size < DROP_CAP * rest[0].style.size:
            continue
        beside = [
            (n, p.words[1:] if n == index else p.words) for n, p in enumerate(pieces)
            if (n != index or rest) and _is_let_in(cap, p.words[1:] if n == index else p.words)
        ]  # fmt: skip
        lines = lines_of([word for _, words in beside for word in words], piece.page)
        if len(lines) < 2 or not lines[0].text[0].islower():
            continue
        taken = {n for n, _ in beside} | {index}
        begun = []
        for number, line in enumerate(lines):
            first = line.words[0]
            letter = cap.text if number == 0 else ""
            first = first._replace(text=letter + first.text, x0=min(cap.x0, first.x0))
            begun.append(printed_line([first, *line.words[1:]], piece.page))
        kept = [p for n, p in enumerate(pieces) if n not in taken]
        return with_drop_caps([*kept, *begun])
    return pieces


def _is_let_in(cap: Word, words: Sequence[Word]) -> bool:
    """Whether these words stand close right of a large letter and within its height."""
    first = words[0]
    middle = (first.top + first.bottom) / 2
    close = -0.5 * first.style.size < first.x0 - cap.x1 < 1.5 * first.style.size
    return close and cap.top < middle < cap.bottom and cap.style.size >= DROP_CAP * first.style.size


def _same_line(left: Word, right: Word) -> bool:
    if left.run != right.run or left.style.turn != right.style.turn:
        return False
    if left.style.turn or (right.top == left.top and right.x0 >= left.x0):
        return True
    if right.x0 < left.x1 - min(left.style.size, right.style.size):
        return False
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return shared > 0.3 * min(left.bottom - left.top, right.bottom - right.top)


def _cut_at_gaps(words: list[Word], page: int) -> list[PrintedLine]:
    """The line in pieces. In a justified line all spaces are wide; a column gap is wider than they are."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    size = words[0].style.size
    if not gaps or max(gaps) <= PIECE_GAP * size or words[0].style.turn:
        return [printed_line(words, page)]
    usual = statistics.median_low(gaps) if len(gaps) > 2 else 0.0
    limit = min(max(PIECE_GAP * size, 1.6 * usual), WIDE_GAP * size)
    pieces = []
    start = 0
    for index, gap in enumerate(gaps, 1):
        if gap > limit:
            pieces.append(printed_line(words[start:index], page))
            start = index
    return [*pieces, printed_line(words[start:], page)]


def without_doubles(words: list[Word]) -> list[Word]:
    """Words printed twice at nearly the same place are kept once, and are bold if the second is shifted."""
    counts = Counter([word.text for word in words])
    seen: dict[str, list[int]] = {}
    kept: list[Word] = []
    for word in words:
        if counts[word.text] > 1:
            others = seen.setdefault(word.text, [])
            twin = _twin(word, kept, others)
            if twin is not None:
                other = kept[twin]
                if abs(other.x0 - word.x0) > SHIFTED and not other.style.bold:
                    kept[twin] = other._replace(style=other.style._replace(bold=True))
                continue
            others.append(len(kept))
        kept.append(word)
    return kept


def _twin(word: Word, kept: list[Word], others: list[int]) -> int | None:
    near, x0, top = 0.2 * word.style.size, word.x0, word.top
    for index in others:
        other = kept[index]
        if abs(other.top - top) < near and abs(other.x0 - x0) < near:
            return index
    return None
