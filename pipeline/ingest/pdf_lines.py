"""Words to printed lines: which words stand on one line, and what the line says."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_page import Box, Style, Word, turn_box

PIECE_GAP = 1.0  # in font sizes: a wider gap may be the space between two columns
WIDE_GAP = 2.5  # a still wider one is not stretched by justification


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

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom


def printed_line(words: Sequence[Word], page: int = 0) -> PrintedLine:
    """The line that these words make, given in reading order."""
    first = words[0]
    if len(words) == 1:
        return PrintedLine([first], first.text, *first[1:5], first.style, first.bottom, first.style.bold, page)
    texts, x0s, tops, x1s, bottoms, styles, *_ = zip(*words, strict=True)
    style, base, bold = first.style, first.bottom, first.style.bold
    if styles.count(style) < len(styles):
        counts: Counter[Style] = Counter()
        for text, used in zip(texts, styles, strict=True):
            counts[used] += len(text)
        style = max(counts, key=lambda s: counts[s])
        base = bottoms[styles.index(style)]
        bold = all(used.bold for used in styles)
    box = min(x0s), min(tops), max(x1s), max(bottoms)
    return PrintedLine(list(words), joined(words), *box, style, base, bold, page)


def joined(words: Sequence[Word]) -> str:
    """The text of words on one line. Spaces are those of the file; where two runs of text meet, a space is put if
    there is room for one, but never between Han characters that merely stand a little apart."""
    parts = [words[0].text]
    spaced = _letter_spacing(words)
    for index, (left, right) in enumerate(pairwise(words)):
        if spaced is not None and index in spaced:
            parts.append("" if right.x0 - left.x1 <= spaced[index] else " ")
        elif left.run == right.run and left.first < right.first:
            parts.append(right.gap)
        else:
            parts.append(_space_between(left, right))
        parts.append(right.text)
    return "".join(parts)


def _space_between(left: Word, right: Word) -> str:
    size = min(left.style.size, right.style.size) or right.bottom - right.top
    wide = is_wide(left.text[-1]) and is_wide(right.text[0])
    return " " if right.x0 - left.x1 > (0.8 if wide else 0.12) * size else ""


def _letter_spacing(words: Sequence[Word]) -> dict[int, float] | None:
    """For letter-spaced words (`R e s u l t a t`): per gap index the widest gap that still is inside a word."""
    if [len(word.text) for word in words].count(1) < 3:
        return None
    letters = [len(word.text) == 1 and word.text.isalpha() and not is_wide(word.text) for word in words]
    limits: dict[int, float] = {}
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and letters[end]:
            end += 1
        if end - start >= 4 or (end - start >= 3 and end - start == len(words)):
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
                members.extend(group)
                if word.bottom - word.top > bottom - top:
                    rows[index] = (word.top, word.bottom, members)
                break
        else:
            rows.append((word.top, word.bottom, group))
    rows.sort(key=lambda row: row[0])
    return [printed_line(sorted(members, key=_place), page) for _, _, members in rows]


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
    rows: list[tuple[float, float, list[PrintedLine]]] = []
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom, p.x0)):
        if rows:
            top, bottom, members = rows[-1]
            shared = min(bottom, piece.bottom) - max(top, piece.top)
            if shared > 0.5 * min(bottom - top, piece.bottom - piece.top):
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
            words = [word for piece in members for word in piece.words]
            lines.append(printed_line(sorted(words, key=lambda w: (w.x0, w.first)), members[0].page))
    return lines


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
    """Words printed twice at nearly the same place (bold made by shifting) are kept once."""
    counts = Counter([word.text for word in words])
    seen: dict[str, list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        if counts[word.text] > 1:
            others = seen.setdefault(word.text, [])
            if _is_among(word, others):
                continue
            others.append(word)
        kept.append(word)
    return kept


def _is_among(word: Word, others: list[Word]) -> bool:
    near = 0.2 * word.style.size
    return any(abs(other.top - word.top) < near and abs(other.x0 - word.x0) < near for other in others)
