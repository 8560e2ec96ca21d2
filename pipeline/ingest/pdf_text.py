"""Words of a page, read with pdfium.

pdfium gives the text of a page in one call and the box of a character in one call each, so a word costs two calls (its
first and last character); single characters are asked for only where a word must be cut.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_page import Box, Style, Word
from pipeline.ingest.pdf_raw import INTEGER, NOWHERE, POINTER, Frame, address_of, direct

MAX_CHARACTERS = 200_000  # a dense printed page has under 20,000
FILLED_AND_OUTLINED = 2  # text render mode: bold made by the word processor
ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # font descriptor flags

_LINE_END_HYPHEN = "\x02"  # pdfium's sign for it; no line break follows
_RUN = re.compile(rf"[^\r\n{_LINE_END_HYPHEN}]+{_LINE_END_HYPHEN}?|{_LINE_END_HYPHEN}")
_WORD = re.compile(r"\S+")
_BOLD = re.compile(r"bold|black|heavy|semi-?b|demi|[,-]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_ODD = re.compile("[\x00-\x02\ufffe\uffff]")
_NO_STYLE = Style("", 0.0, False, False)
_TWO_BOXES, _FOUR, _SIX = struct.Struct("8f"), struct.Struct("4f"), struct.Struct("6f")

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


class TextReader:
    """The words of one open page."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.handle, self.frame = textpage.raw, frame
        self.address = address_of(textpage.raw)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}
        self.notes: list[str] = []

    def text(self) -> str:
        """The characters of the page, one per pdfium index, so that offsets are indices."""
        count = raw.FPDFText_CountChars(self.handle)
        if count > MAX_CHARACTERS:
            self.notes.append("page.too-many-characters")
            count = MAX_CHARACTERS
        if count <= 0:
            return ""
        buffer = (ctypes.c_uint16 * (count + 1))()
        written = raw.FPDFText_GetText(self.handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) != count:  # characters beyond the basic plane, or without a meaning that pdfium knows
            text = "".join(map(self._character, range(count)))
        return _ODD.sub(self._hyphen_or_unknown, text)

    def _hyphen_or_unknown(self, found: re.Match[str]) -> str:
        return _LINE_END_HYPHEN if _is_hyphen(self.address, found.start()) == 1 else "\ufffd"

    def _character(self, index: int) -> str:
        code = _unicode(self.address, index)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def words(self) -> list[Word]:
        """All words in content order."""
        text = self.text()
        hyphens = _LINE_END_HYPHEN in text
        words: list[Word] = []
        styled, style = 0, _NO_STYLE
        for run, part in enumerate(_RUN.finditer(text)):
            end_before, before = part.start(), NOWHERE
            uniform = self._is_uniform(text, part.start(), part.end())
            for found in _WORD.finditer(text, part.start(), part.end()):
                first, end = found.span()
                gap = text[end_before:first]
                if not uniform or end_before == part.start():
                    pointer = _text_object(self.address, first)
                    if pointer != styled or not pointer:
                        styled, style = pointer, self._style(first, pointer)
                box, backwards = self._word_box(first, end - 1)
                distance = box[0] - before[2] if style.turn == 0 else _distance(before, box, style.turn)
                if gap == " " and distance < style.size * (
                    0.8 if text[first] > "\u2e7f" or text[first - 2] > "\u2e7f" else 0.1
                ):
                    gap = self._true_gap(text, first, distance, style.size)
                printed = text[first:end].replace(_LINE_END_HYPHEN, "-") if hyphens else text[first:end]
                word = Word(printed, box[0], box[1], box[2], box[3], style, gap, run, first)
                end_before, before = end, box
                changed = not uniform and end - first > 1 and self._changes(end - 1, styled, style)
                if changed or backwards or box[2] - box[0] > (end - first + 1) * style.size:
                    styled = 0
                    words.extend(self._parts(word))
                    before = words[-1][1:5]
                else:
                    words.append(word)
        return words

    def _word_box(self, first: int, last: int) -> tuple[Box, bool]:
        """The box around two characters of one line, and whether the last stands left of the first."""
        _loose_box(self.address, first, self.frame.start)
        _loose_box(self.address, last, self.frame.start + 16)
        ax0, ay1, ax1, ay0, bx0, by1, bx1, by0 = _TWO_BOXES.unpack_from(self.frame.buffer)
        x0, x1 = (ax0 if ax0 < bx0 else bx0), (ax1 if ax1 > bx1 else bx1)
        y0, y1 = (ay0 if ay0 < by0 else by0), (ay1 if ay1 > by1 else by1)
        if self.frame.turn:
            return self.frame.shown((x0, y0, x1, y1)), bx0 < ax0
        left, top = self.frame.left, self.frame.top
        return (x0 - left, top - y1, x1 - left, top - y0), bx0 < ax0

    def _changes(self, last: int, styled: int, style: Style) -> bool:
        """Whether the last character of a word is set unlike its first."""
        pointer = _text_object(self.address, last)
        return pointer != styled and self._style(last, pointer) != style

    def _is_uniform(self, text: str, start: int, end: int) -> bool:
        """Whether one text object holds the run from its first to its last printed character."""
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return start < end and _text_object(self.address, start) == _text_object(self.address, end - 1) != 0

    def _true_gap(self, text: str, first: int, distance: float, size: float) -> str:
        """The space before the character, or nothing where it is pdfium's and not the file's: pdfium puts one between
        any two pieces of text that stand a little apart, also within a word and between Han characters."""
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
        styles = [self._style(i, _text_object(self.address, i)) for i in range(word.first, word.first + len(word.text))]
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

    def _style(self, index: int, pointer: int) -> Style:
        size = abs(_text_size(self.address, index))  # negative where the text is mirrored
        matrix = (1.0, 0.0, 0.0, 1.0)
        if _text_matrix(self.address, index, self.frame.start):
            matrix = _SIX.unpack_from(self.frame.buffer)[:4]
        font = _object_font(pointer) if pointer else 0
        outlined = _render_mode(pointer) == FILLED_AND_OUTLINED if pointer else False
        key = font, size, matrix, outlined
        style = self.styles.get(key)
        if style is None:
            name, bold, italic = self._font(font)
            height = size * (math.hypot(matrix[2], matrix[3]) or 1.0)
            turn = _turn_of(matrix[0], matrix[1], self.frame.turn)
            style = self.styles[key] = Style(name, round(height, 1), bold or outlined, italic, turn)
        return style

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


def _distance(before: Box, box: Box, turn: int) -> float:
    """Space between two boxes along the reading direction."""
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
