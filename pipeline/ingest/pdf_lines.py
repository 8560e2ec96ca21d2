"""Words to printed lines: which words stand on one line, and what the line says."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_page import Box, Style, Word, turn_box

PIECE_GAP = 1.0  # in font sizes: a wider gap may be the space between two columns


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
    page: int = 0

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def bold(self) -> bool:
        return all(word.style.bold for word in self.words)


def printed_line(words: Sequence[Word], page: int = 0) -> PrintedLine:
    """The line that these words make, given in reading order."""
    first = words[0]
    style, base = first.style, first.bottom
    if any(word.style is not style for word in words):
        counts: Counter[Style] = Counter()
        for word in words:
            counts[word.style] += len(word.text)
        style = max(counts, key=lambda s: counts[s])
        base = next(word.bottom for word in words if word.style == style)
    return PrintedLine(
        list(words), joined(words),
        min([w.x0 for w in words]), min([w.top for w in words]),
        max([w.x1 for w in words]), max([w.bottom for w in words]),
        style, base, page,
    )  # fmt: skip


def joined(words: Sequence[Word]) -> str:
    """The text of words on one line. Spaces are those of the file; where two runs of text meet, a space is put if
    there is room for one, but never between Han characters that merely stand a little apart."""
    parts = [words[0].text]
    spaced = _letter_spacing(words)
    for index, (left, right) in enumerate(zip(words, words[1:], strict=False)):
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
    letters = [len(word.text) == 1 and word.text.isalpha() and not is_wide(word.text) for word in words]
    if sum(letters) < 3:
        return None
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
    smaller one's height, so raised and lowered marks stay with their line. Words set sideways make lines of their own."""
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
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, members = rows[index]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared > 0.5 * min(bottom - top, word.bottom - word.top):
                members.append(word)
                if word.bottom - word.top > bottom - top:
                    rows[index] = (word.top, word.bottom, members)
                break
        else:
            rows.append((word.top, word.bottom, [word]))
    rows.sort(key=lambda row: row[0])
    return [printed_line(sorted(members, key=lambda w: (w.x0, w.first)), page) for _, _, members in rows]


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
        if current and not _goes_on(current[-1], word):
            pieces.append(printed_line(current, page))
            current = []
        current.append(word)
    if current:
        pieces.append(printed_line(current, page))
    return pieces


def _goes_on(left: Word, right: Word) -> bool:
    if left.run != right.run or left.style.turn != right.style.turn:
        return False
    if left.style.turn:
        return True
    distance = right.x0 - left.x1
    size = min(left.style.size, right.style.size)
    if distance > PIECE_GAP * size or distance < -size:
        return False
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return shared > 0.3 * min(left.bottom - left.top, right.bottom - right.top)


def without_doubles(words: list[Word]) -> list[Word]:
    """Words printed twice at nearly the same place (bold made by shifting) are kept once."""
    seen: dict[str, list[Word]] = {}
    kept: list[Word] = []
    for word in words:
        others = seen.get(word.text)
        if others is None:
            seen[word.text] = [word]
        else:
            near = 0.2 * word.style.size
            if any(abs(o.x0 - word.x0) < near and abs(o.top - word.top) < near for o in others):
                continue
            others.append(word)
        kept.append(word)
    return kept
