"""Words of a page, read with pdfium.

pdfium gives the text of a page in one call and the box of a character in one call each, so a word costs two calls (its
first and last character); single characters are asked for only where a word must be cut.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, count, repeat
from operator import attrgetter
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from pipeline.cleaning import is_wide
from pipeline.ingest.grid import MARKS
from pipeline.ingest.pdf_page import Box, Fill, Style, Word
from pipeline.ingest.pdf_raw import INTEGER, NOWHERE, POINTER, Frame, address_of, direct, fill_color

MAX_CHARACTERS = 200_000  # a dense printed page has under 20,000
FILLED_AND_OUTLINED = 2  # text render mode: bold made by the word processor
ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # font descriptor flags

WIDE = "\u2e7f"  # Han characters and full-width forms lie above
_LINE_END_HYPHEN = "\x02"  # pdfium's sign for it; no line break follows
_WORD = re.compile(rf"([^\s{_LINE_END_HYPHEN}]+{_LINE_END_HYPHEN}?|{_LINE_END_HYPHEN})")
_BOLD = re.compile(r"bold|black|heavy|semi-?b|demi|[,-]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_ODD = re.compile("[\x00-\x02\ufffe\uffff]")
_size_of = attrgetter("size")
_FOUR, _SIX = struct.Struct("4f"), struct.Struct("6f")

_get_text = direct(raw.FPDFText_GetText, INTEGER, POINTER, INTEGER, INTEGER, POINTER)
_loose_box = direct(raw.FPDFText_GetLooseCharBox, INTEGER, POINTER, INTEGER, POINTER)
_is_generated = direct(raw.FPDFText_IsGenerated, INTEGER, POINTER, INTEGER)
_is_hyphen = direct(raw.FPDFText_IsHyphen, INTEGER, POINTER, INTEGER)
_text_object = direct(raw.FPDFText_GetTextObject, POINTER, POINTER, INTEGER)
_text_matrix = direct(raw.FPDFText_GetMatrix, INTEGER, POINTER, INTEGER, POINTER)
_text_size = direct(raw.FPDFText_GetFontSize, ctypes.c_double, POINTER, INTEGER)
_unicode = direct(raw.FPDFText_GetUnicode, ctypes.c_uint, POINTER, INTEGER)
_object_font = direct(raw.FPDFTextObj_GetFont, POINTER, POINTER)
_render_mode = direct(raw.FPDFTextObj_GetTextRenderMode, INTEGER, POINTER)
_font_name = direct(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, ctypes.c_char_p, ctypes.c_size_t)
_font_flags = direct(raw.FPDFFont_GetFlags, INTEGER, POINTER)

Numbers = Any  # a numpy array with one number per word


class TextReader:
    """The words of one open page, given pdfium's handle of its text."""

    def __init__(self, handle: Any, frame: Frame) -> None:
        self.handle, self.frame, self.address = handle, frame, address_of(handle)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}
        self.style_of: dict[int, Style] = {}  # per text object; below zero for characters that are in none
        self.notes: list[str] = []
        self.lights: list[Fill] = []  # words that are one geometric sign, with their colour

    def text(self) -> str:
        """The characters of the page, one per pdfium index, so that offsets are indices."""
        count = raw.FPDFText_CountChars(self.handle)
        if count > MAX_CHARACTERS:
            self.notes.append("page.too-many-characters")
            count = MAX_CHARACTERS
        if count <= 0:
            return ""
        units = np.zeros(count + 1, np.uint16)
        written = _get_text(self.address, 0, count, units.ctypes.data)
        text = units[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
        if len(text) != count:  # characters beyond the basic plane, or without a meaning that pdfium knows
            text = "".join(map(self._character, range(count)))
        return _ODD.sub(self._hyphen_or_unknown, text) if _ODD.search(text) else text

    def _hyphen_or_unknown(self, found: re.Match[str]) -> str:
        return _LINE_END_HYPHEN if _is_hyphen(self.address, found.start()) == 1 else "\ufffd"

    def _character(self, index: int) -> str:
        code = _unicode(self.address, index)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def words(self) -> list[Word]:
        """All words in content order."""
        text = self.text()
        tokens = _WORD.split(text)  # gap, word, gap, ..., word, gap
        places = list(accumulate(map(len, tokens)))
        gaps, printed, firsts, ends = tokens[:-1:2], tokens[1::2], places[:-1:2], places[1::2]
        if not printed:
            return []
        starts = _run_starts(gaps, printed if _LINE_END_HYPHEN in text else [])
        if _LINE_END_HYPHEN in text:
            printed = [word.replace(_LINE_END_HYPHEN, "-") for word in printed]
        heads, mixed = self._text_objects(starts, firsts, ends)
        styles = self._styles(firsts, heads)
        boxes = self._boxes(firsts, ends)
        self.lights = self._typed_lights(printed, heads, boxes)
        runs = np.zeros(len(printed), int)
        runs[starts] = 1
        unread = [None] * len(printed)  # no text recognition
        columns = *map(np.ndarray.tolist, boxes[:4]), styles, gaps, runs.cumsum().tolist(), firsts, unread
        words: list[Word] = list(map(tuple.__new__, repeat(Word), zip(printed, *columns, strict=True)))
        sizes = np.array([*map(_size_of, styles)])
        near = np.where(_beside_wide(printed), 0.8, 0.1) if max(text) > WIDE else 0.1
        broken, close = _doubtful(boxes, starts, sizes, near * sizes, np.fromiter(map(len, printed), float))
        broken[mixed] = True
        if any(style.turn for style in self.styles.values()):
            close |= [style.turn != 0 for style in styles]
        return self._settled(words, text, broken, close)

    def _typed_lights(self, printed: list[str], heads: list[int], boxes: tuple[Numbers, ...]) -> list[Fill]:
        signs = [place for place, word in enumerate(printed) if len(word) == 1 and word in MARKS and heads[place] > 0]
        sides = [[float(side[place]) for side in boxes[:4]] for place in signs]
        colors = [fill_color(heads[place]) for place in signs]
        return [Fill(x0, top, x1, bottom, color) for (x0, top, x1, bottom), color in zip(sides, colors, strict=True)]

    def _text_objects(self, starts: list[int], firsts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """The text object that holds the first character of each word, and the numbers of the words whose last
        character is set in another style. Mostly one object holds a whole run."""
        stops = [*starts[1:], len(firsts)]
        heads = map(_text_object, repeat(self.address), [firsts[start] for start in starts])
        tails = map(_text_object, repeat(self.address), [ends[stop - 1] - 1 for stop in stops])
        found: list[int] = []
        spread: list[int] = []  # words whose first and last character are in two objects
        firsts_of, lasts_of = [], []  # these objects
        for start, stop, head, tail in zip(starts, stops, heads, tails, strict=True):
            if head == tail and head is not None:
                found += [head] * (stop - start)
                continue
            for index in range(start, stop):
                first, last = firsts[index], ends[index] - 1
                head = _text_object(self.address, first) or ~first
                found.append(head)
                if first < last and head != (tail := _text_object(self.address, last) or ~last):
                    spread.append(index)
                    firsts_of.append(head)
                    lasts_of.append(tail)
        ahead = self._styles([firsts[index] for index in spread], firsts_of)
        behind = self._styles([ends[index] - 1 for index in spread], lasts_of)
        mixed = [index for index, one, other in zip(spread, ahead, behind, strict=True) if one != other]
        return found, mixed

    def _boxes(self, firsts: list[int], ends: list[int]) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
        """Left, top, right and bottom of all words, each around its first and last character, and how far the last
        character stands right of the first. One call for each character cannot be helped, but the loop runs in C."""
        found = np.zeros((2, len(firsts), 4), np.float32)
        places = count(found.ctypes.data, 16)
        lasts = [end - 1 for end in ends]
        deque(map(_loose_box, repeat(self.address), chain(firsts, lasts), places), maxlen=0)
        (ax0, ay1, ax1, ay0), (bx0, by1, bx1, by0) = found.transpose(0, 2, 1).astype(float)
        box = np.fmin(ax0, bx0), np.fmin(ay0, by0), np.fmax(ax1, bx1), np.fmax(ay1, by1)
        return *self.frame.shown_upright(box), bx0 - ax0

    def _settled(self, words: list[Word], text: str, broken: Numbers, close: Numbers) -> list[Word]:
        """The words with those that need a closer look taken apart, and false spaces before them undone."""
        doubtful = broken | close
        doubtful[1:] |= broken[:-1]
        result: list[Word] = []
        done = 0
        for index in np.flatnonzero(doubtful).tolist():
            result += words[done:index]
            word, done = words[index], index + 1
            before = result[-1][1:5] if result and result[-1].run == word.run else NOWHERE
            if word.gap == " ":
                word = word._replace(gap=self._true_gap(text, word, _distance(before, word[1:5], word.style.turn)))
            result += self._parts(word) if broken[index] else [word]
        return result + words[done:] if done else words

    def _true_gap(self, text: str, word: Word, distance: float) -> str:
        """The space before the word, or nothing where it is pdfium's and not the file's: pdfium puts one between any
        two pieces of text that stand a little apart, also within a word and between Han characters."""
        size, first = word.style.size, word.first
        if distance >= (0.8 if text[first] > WIDE or text[first - 2] > WIDE else 0.1) * size:
            return " "
        if distance < 0.03 * size:  # a space without width is not seen: a soft hyphen that became one
            return ""
        near = (0.1, 0.45, 0.8)[is_wide(text[first]) + is_wide(text[first - 2])]
        return "" if distance < near * size and _is_generated(self.address, first - 1) == 1 else " "

    def _parts(self, word: Word) -> Iterator[Word]:
        """Characters that pdfium gives without a space between them though they stand apart or are set differently (a
        raised footnote mark, a bold beginning), as separate words; text that runs downwards or upwards is left whole.
        """
        if word.style.turn != 0:
            yield word
            return
        boxes = [self._character_box(word.first + index) for index in range(len(word.text))]
        styles = [self._style(index) for index in range(word.first, word.first + len(word.text))]
        start = 0
        gap = word.gap
        for index in range(1, len(boxes) + 1):
            apart = index < len(boxes) and not self._touch(boxes[index - 1], boxes[index], word.style.size)
            if index < len(boxes) and not apart and styles[index] == styles[start]:
                continue
            part = boxes[start:index]
            yield word._replace(
                text=word.text[start:index], x0=min(b[0] for b in part), top=min(b[1] for b in part),
                x1=max(b[2] for b in part), bottom=max(b[3] for b in part),
                style=styles[start], gap=gap, first=word.first + start,
            )  # fmt: skip
            start, gap = index, " " if apart else ""

    @staticmethod
    def _touch(left: Box, right: Box, size: float) -> bool:
        return -0.5 * size < right[0] - left[2] < size

    def _character_box(self, index: int) -> Box:
        if not _loose_box(self.address, index, self.frame.start):
            return NOWHERE
        x0, y1, x1, y0 = _FOUR.unpack_from(self.frame.buffer)
        return self.frame.shown((x0, y0, x1, y1))

    def _style(self, index: int) -> Style:
        """How one character is set."""
        pointer = _text_object(self.address, index) or ~index
        return self._styles([index], [pointer])[0]

    def _styles(self, indices: Sequence[int], objects: Sequence[int]) -> list[Style]:
        """How characters are set, given the text objects that hold them. One object has one style."""
        new = dict(zip(objects, indices, strict=True))
        for known in new.keys() & self.style_of.keys():
            del new[known]
        if new:
            self._measure(new)
        return list(map(self.style_of.__getitem__, objects))

    def _measure(self, new: dict[int, int]) -> None:
        """The styles of text objects, each given with the index of one of its characters."""
        matrices = np.zeros((len(new), 6), np.float32)
        deque(map(_text_matrix, repeat(self.address), new.values(), count(matrices.ctypes.data, 24)), maxlen=0)
        held = all(o > 0 for o in new)
        keys = list(
            zip(
                map(_object_font, new) if held else [_object_font(o) if o > 0 else None for o in new],
                map(_render_mode, new) if held else [_render_mode(o) if o > 0 else 0 for o in new],
                map(_text_size, repeat(self.address), new.values()),
                np.ascontiguousarray(matrices[:, :4]).view("V16").ravel().tolist(),
                strict=True,
            )
        )
        for key in keys:
            if key not in self.styles:
                self.styles[key] = self._described(*key)
        self.style_of.update(zip(new, map(self.styles.__getitem__, keys), strict=True))

    def _described(self, font: int | None, mode: int, size: float, matrix: bytes) -> Style:
        a, b, c, d = _FOUR.unpack(matrix)
        name, bold, italic = self._font(font or 0)
        height = abs(size) * (math.hypot(c, d) or 1.0)  # the size is negative where the text is mirrored
        turn = _turn_of(a, b, self.frame.turn)
        return Style(name, round(height, 1), bold or mode == FILLED_AND_OUTLINED, italic, turn)

    def _font(self, font: int) -> tuple[str, bool, bool]:
        if not font:
            return "", False, False
        known = self.fonts.get(font)
        if known is None:
            buffer = ctypes.create_string_buffer(256)
            _font_name(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
            flags = _font_flags(font)
            bold = bool(_BOLD.search(name)) or bool(flags & FORCE_BOLD)
            italic = bool(_ITALIC.search(name)) or bool(flags & ITALIC)
            known = self.fonts[font] = name, bold, italic
        return known

    def characters(self, word: Word) -> list[tuple[float, float]]:
        """Left and right of every character of the word."""
        boxes = [self._character_box(word.first + index) for index in range(len(word.text))]
        return [(box[0], box[2]) for box in boxes]


def _doubtful(
    boxes: Sequence[Numbers], starts: list[int], sizes: Numbers, near: Numbers, lengths: Numbers
) -> tuple[Numbers, Numbers]:
    """Which words are wider than their characters or run backwards, and which stand nearer than `near` to the word
    before them in their run."""
    x0, _, x1, _, forwards = boxes
    before = np.zeros(len(x0))
    before[1:] = x1[:-1]
    before[starts] = 0
    return (forwards < 0) | (x1 - x0 > (lengths + 1) * sizes), x0 - before < near


def _beside_wide(printed: list[str]) -> list[bool]:
    """Which words begin with a Han character or follow one."""
    ends = [False, *(word[-1] > WIDE for word in printed)]
    return [word[0] > WIDE or end for word, end in zip(printed, ends, strict=False)]


def _run_starts(gaps: list[str], hyphenated: list[str]) -> list[int]:
    """The numbers of the words that begin a run: the first one, and those after a line break, which is taken out of
    their gap, or after a line-end hyphen."""
    starts = {0, *(index for index, gap in enumerate(gaps) if gap != " " and ("\n" in gap or "\r" in gap))}
    starts.update(index for index, word in enumerate(hyphenated[:-1], 1) if word[-1] == _LINE_END_HYPHEN)
    for start in starts:
        gaps[start] = gaps[start].rpartition("\n")[2].rpartition("\r")[2]
    return sorted(starts)


def _distance(before: Box, box: Box, turn: int) -> float:
    """Space between two boxes along the reading direction."""
    if turn == 0:
        return box[0] - before[2]
    if turn == 90:
        return box[1] - before[3]
    if turn == 180:
        return before[0] - box[2]
    return before[1] - box[3] if turn == 270 else math.dist(before[:2], box[:2])


def _turn_of(a: float, b: float, page_turn: int) -> int:
    """Reading direction in degrees clockwise as shown; -1 for slanted text."""
    degrees = math.degrees(math.atan2(b, a))
    quarter = round(degrees / 90)
    if abs(degrees - quarter * 90) > 5:
        return -1
    return (page_turn - quarter * 90) % 360
