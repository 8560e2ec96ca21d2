"""Pages read with pdfium: characters, rules, fills and images as `PageContent`.

pdfium gives the text of a page in one call and the box of a character in one call each, so a word costs two calls
(its first and last character); single characters are asked for only where a word must be cut. Calls go through plain
function pointers with integer addresses, which is several times cheaper than building structures in Python.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as raw

from pipeline.cleaning import is_wide
from pipeline.ingest.pdf_page import Affine, Box, Edge, Fill, PageContent, Style, Word, turn_box

MAX_CHARACTERS = 200_000  # a dense printed page has under 20,000
MAX_OBJECTS = 60_000
MAX_SEGMENTS = 200_000
MAX_FORM_DEPTH = 12
FILLED_AND_OUTLINED = 2  # text render mode: bold made by the word processor
ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # font descriptor flags
MAX_DOT = 14.0  # points; drawn bullets and traffic lights are smaller
MAX_DOTS = 1_000

_LINE_END_HYPHEN = "\x02"  # pdfium's sign for it; no line break follows
_RUN = re.compile(rf"[^\r\n{_LINE_END_HYPHEN}]+{_LINE_END_HYPHEN}?|{_LINE_END_HYPHEN}")
_WORD = re.compile(r"\S+")
_BOLD = re.compile(r"bold|black|heavy|semi-?b|demi|[,-]bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_ODD = re.compile("[\x00-\x02\ufffe\uffff]")
IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NO_STYLE = Style("", 0.0, False, False)

_pointer, _integer = ctypes.c_void_p, ctypes.c_int
_two_boxes, _four, _six, _pair = struct.Struct("8f"), struct.Struct("4f"), struct.Struct("6f"), struct.Struct("2f")
_modes = struct.Struct("2i")


def _direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with addresses as integers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, _pointer).value or 0)


_loose_box = _direct(raw.FPDFText_GetLooseCharBox, _integer, _pointer, _integer, _pointer)
_is_generated = _direct(raw.FPDFText_IsGenerated, _integer, _pointer, _integer)
_is_hyphen = _direct(raw.FPDFText_IsHyphen, _integer, _pointer, _integer)
_text_object = _direct(raw.FPDFText_GetTextObject, _pointer, _pointer, _integer)
_text_matrix = _direct(raw.FPDFText_GetMatrix, _integer, _pointer, _integer, _pointer)
_text_size = _direct(raw.FPDFText_GetFontSize, ctypes.c_double, _pointer, _integer)
_unicode = _direct(raw.FPDFText_GetUnicode, ctypes.c_uint, _pointer, _integer)
_object_font = _direct(raw.FPDFTextObj_GetFont, _pointer, _pointer)
_render_mode = _direct(raw.FPDFTextObj_GetTextRenderMode, _integer, _pointer)
_font_name = _direct(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _pointer, ctypes.c_char_p, ctypes.c_size_t)
_font_flags = _direct(raw.FPDFFont_GetFlags, _integer, _pointer)
_object_at = _direct(raw.FPDFPage_GetObject, _pointer, _pointer, _integer)
_form_object_at = _direct(raw.FPDFFormObj_GetObject, _pointer, _pointer, ctypes.c_ulong)
_object_type = _direct(raw.FPDFPageObj_GetType, _integer, _pointer)
_object_matrix = _direct(raw.FPDFPageObj_GetMatrix, _integer, _pointer, _pointer)
_object_bounds = _direct(
    raw.FPDFPageObj_GetBounds, _integer, _pointer, _pointer, _pointer, _pointer, _pointer
)
_draw_mode = _direct(raw.FPDFPath_GetDrawMode, _integer, _pointer, _pointer, _pointer)
_count_segments = _direct(raw.FPDFPath_CountSegments, _integer, _pointer)
_segment_at = _direct(raw.FPDFPath_GetPathSegment, _pointer, _pointer, _integer)
_segment_point = _direct(raw.FPDFPathSegment_GetPoint, _integer, _pointer, _pointer, _pointer)
_segment_type = _direct(raw.FPDFPathSegment_GetType, _integer, _pointer)
_segment_close = _direct(raw.FPDFPathSegment_GetClose, _integer, _pointer)
_fill_color = _direct(raw.FPDFPageObj_GetFillColor, _integer, _pointer, _pointer, _pointer, _pointer, _pointer)


@contextmanager
def open_page(document: Any, index: int) -> Iterator[PageContent]:
    """The content of one page of a pypdfium2 document (0-based index); `characters` works inside the context. Raises
    pypdfium2's PdfiumError where the page cannot be loaded."""
    page = document[index]
    try:
        textpage = page.get_textpage()
        try:
            yield _PageReader(page, textpage, index + 1).read()
        finally:
            textpage.close()
    finally:
        page.close()


class _PageReader:
    def __init__(self, page: Any, textpage: Any, number: int) -> None:
        self.page, self.textpage, self.number = page, textpage, number
        left, bottom, right, top = page.get_bbox()
        self.turn = page.get_rotation()
        self.box = (left, bottom, right, top)
        self.width, self.height = page.get_width(), page.get_height()
        self.address = ctypes.cast(self.textpage.raw, _pointer).value
        self.buffer = (ctypes.c_float * 8)()
        self.start = ctypes.addressof(self.buffer)
        self.fonts: dict[int, tuple[str, bool, bool]] = {}
        self.styles: dict[tuple[object, ...], Style] = {}
        self.notes: list[str] = []
        self.segments_left = MAX_SEGMENTS
        self.objects_left = MAX_OBJECTS
        self.images: list[Box] = []
        self.edges: list[Edge] = []
        self.fills: list[Fill] = []
        self.dots: list[Fill] = []
        self.paths = 0

    def read(self) -> PageContent:
        words = list(self.words())
        self.objects(ctypes.cast(self.page.raw, _pointer).value or 0, IDENTITY, 0)
        area = max(self.width * self.height, 1.0)
        covered = sum(max(b[2] - b[0], 0) * max(b[3] - b[1], 0) for b in self.images) / area
        return PageContent(
            self.number, self.width, self.height, words, self.edges, self.fills, self.dots,
            image_share=min(covered, 1.0), paths=self.paths, characters=self.characters, notes=tuple(self.notes),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------ text
    def text(self) -> str:
        """The characters of the page, one per pdfium index, so that offsets are indices."""
        count = raw.FPDFText_CountChars(self.textpage.raw)
        if count > MAX_CHARACTERS:
            self.notes.append("page.too-many-characters")
            count = MAX_CHARACTERS
        if count <= 0:
            return ""
        buffer = (ctypes.c_uint16 * (count + 1))()
        written = raw.FPDFText_GetText(self.textpage.raw, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) != count:  # characters beyond the basic plane, or without a meaning that pdfium knows
            text = "".join(map(self._character, range(count)))
        return _ODD.sub(self._hyphen_or_unknown, text)

    def _hyphen_or_unknown(self, found: re.Match[str]) -> str:
        return _LINE_END_HYPHEN if _is_hyphen(self.address, found.start()) == 1 else "\ufffd"

    def _character(self, index: int) -> str:
        code = _unicode(self.address, index)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"

    def words(self) -> Iterator[Word]:
        text = self.text()
        address, buffer, left_edge, upper_edge = self.address, self.buffer, self.box[0], self.box[3]
        first_box, last_box = self.start, self.start + 16
        styled, style = 0, _NO_STYLE
        for run, part in enumerate(_RUN.finditer(text)):
            end_before, right = part.start(), 0.0
            for found in _WORD.finditer(text, part.start(), part.end()):
                first, end = found.span()
                gap = text[end_before:first]
                pointer = _text_object(address, first)
                if pointer != styled or not pointer:
                    styled, style = pointer, self._style(first, pointer)
                _loose_box(address, first, first_box)
                _loose_box(address, end - 1, last_box)
                ax0, ay1, ax1, ay0, bx0, by1, bx1, by0 = _two_boxes.unpack_from(buffer)
                x0, x1 = (ax0 if ax0 < bx0 else bx0), (ax1 if ax1 > bx1 else bx1)
                y0, y1 = (ay0 if ay0 < by0 else by0), (ay1 if ay1 > by1 else by1)
                if self.turn:
                    box = self._shown((x0, y0, x1, y1))
                else:
                    box = (x0 - left_edge, upper_edge - y1, x1 - left_edge, upper_edge - y0)
                distance = box[0] - right
                if gap == " " and distance < 0.8 * style.size and (distance < 0.1 * style.size or text[first] > "\u2e7f"):
                    gap = self._true_gap(text, first, distance, style.size)
                end_before, right = end, box[2]
                yield Word(found.group().replace(_LINE_END_HYPHEN, "-"), *box, style, gap, run, first)

    def _true_gap(self, text: str, first: int, distance: float, size: float) -> str:
        """The space before the character, or nothing where it is pdfium's and not the file's: pdfium puts one between
        any two pieces of text that stand a little apart, also within a word and between Han characters."""
        near = 0.8 if is_wide(text[first]) and is_wide(text[first - 2]) else 0.1
        return "" if distance < near * size and _is_generated(self.address, first - 1) == 1 else " "

    def _character_box(self, index: int) -> Box:
        if not _loose_box(self.address, index, self.start):
            return (0.0, 0.0, 0.0, 0.0)
        x0, y1, x1, y0 = _four.unpack_from(self.buffer)
        return self._shown((x0, y0, x1, y1))

    def _shown(self, box: Box) -> Box:
        """From page space (y upwards, uncropped, unturned) to the page as shown."""
        left, bottom, right, top = self.box
        x0, x1 = (box[0], box[2]) if box[0] <= box[2] else (box[2], box[0])
        y0, y1 = (box[1], box[3]) if box[1] <= box[3] else (box[3], box[1])
        upright = (x0 - left, top - y1, x1 - left, top - y0)
        return turn_box(upright, self.turn, right - left, top - bottom) if self.turn else upright

    def _style(self, index: int, pointer: int) -> Style:
        size = _text_size(self.address, index)
        matrix = (1.0, 0.0, 0.0, 1.0)
        if _text_matrix(self.address, index, self.start):
            matrix = _six.unpack_from(self.buffer)[:4]
        font = _object_font(pointer) if pointer else 0
        outlined = _render_mode(pointer) == FILLED_AND_OUTLINED if pointer else False
        key = font, size, matrix, outlined
        style = self.styles.get(key)
        if style is None:
            name, bold, italic = self._font(font)
            height = size * (math.hypot(matrix[2], matrix[3]) or 1.0)
            turn = _turn_of(matrix[0], matrix[1], self.turn)
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

    # ------------------------------------------------------------------------------------------ drawing
    def objects(self, container: int, matrix: Affine, depth: int) -> None:
        count = raw.FPDFPage_CountObjects(self.page.raw) if depth == 0 else raw.FPDFFormObj_CountObjects(container)
        at = _object_at if depth == 0 else _form_object_at
        for index in range(max(count, 0)):
            self.objects_left -= 1
            if self.objects_left < 0 or self.segments_left < 0:
                if "page.too-complex" not in self.notes:
                    self.notes.append("page.too-complex")
                return
            pointer = at(container, index)
            kind = _object_type(pointer)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.path(pointer, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.images.append(self._bounds(pointer, matrix))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
                self.objects(pointer, _chain(self._matrix(pointer), matrix), depth + 1)

    def _matrix(self, pointer: int) -> Affine:
        if not _object_matrix(pointer, self.start):
            return IDENTITY
        return _six.unpack_from(self.buffer)  # type: ignore[return-value]

    def _bounds(self, pointer: int, matrix: Affine) -> Box:
        start = self.start
        if not _object_bounds(pointer, start, start + 4, start + 8, start + 12):
            return (0.0, 0.0, 0.0, 0.0)
        x0, y0, x1, y1 = _four.unpack_from(self.buffer)
        (ax, ay), (bx, by) = _moved(x0, y0, matrix), _moved(x1, y1, matrix)
        shown = self._shown((ax, ay, bx, by))
        return (max(shown[0], 0), max(shown[1], 0), min(shown[2], self.width), min(shown[3], self.height))

    def path(self, pointer: int, outer: Affine) -> None:
        _draw_mode(pointer, self.start, self.start + 4)
        filled, stroked = _modes.unpack_from(self.buffer)
        if not (filled or stroked):
            return
        self.paths += 1
        count = _count_segments(pointer)
        self.segments_left -= count
        if self.segments_left < 0:
            return
        matrix = _chain(self._matrix(pointer), outer)
        color = ""
        for points in self._subpaths(pointer, count, matrix):
            if len(points) < 2:
                continue
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = min(xs), min(ys), max(xs), max(ys)
            width, height = box[2] - box[0], box[3] - box[1]
            if filled and _is_rectangle(points) and width > MAX_DOT and height > 4:
                color = color or self._color(pointer)
                self.fills.append(Fill(*box, color))
            elif 1 < width < MAX_DOT and 0.7 < width / max(height, 0.1) < 1.4 and len(self.dots) < MAX_DOTS:
                color = color or (self._color(pointer) if filled else "")
                self.dots.append(Fill(*box, color))
                continue
            self._sides(points)

    def _subpaths(self, pointer: int, count: int, matrix: Affine) -> Iterator[list[tuple[float, float]]]:
        buffer, start, second = self.buffer, self.start, self.start + 4
        a, b, c, d, e, f = matrix
        left, upper = self.box[0], self.box[3]
        points: list[tuple[float, float]] = []
        segment = 0
        for index in range(count):
            previous, segment = segment, _segment_at(pointer, index)
            if points and _segment_type(segment) == raw.FPDF_SEGMENT_MOVETO:
                yield _closed(points, previous)
                points = []
            _segment_point(segment, start, second)
            x, y = _pair.unpack_from(buffer)
            x, y = a * x + c * y + e, b * x + d * y + f
            points.append(self._shown((x, y, x, y))[:2] if self.turn else (x - left, upper - y))
        if points:
            yield _closed(points, segment)

    def _sides(self, points: list[tuple[float, float]]) -> None:
        """Every side that runs along an axis becomes an edge."""
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ax - bx) < 0.01 and ay != by:
                self.edges.append(Edge(True, ax, min(ay, by), ax, max(ay, by)))
            elif abs(ay - by) < 0.01 and ax != bx:
                self.edges.append(Edge(False, min(ax, bx), ay, max(ax, bx), ay))

    def _color(self, pointer: int) -> str:
        values = (ctypes.c_uint * 4)()
        start = ctypes.addressof(values)
        if not _fill_color(pointer, start, start + 4, start + 8, start + 12):
            return ""
        return "#{:02x}{:02x}{:02x}".format(*(min(value, 255) for value in values[:3]))


def _closed(points: list[tuple[float, float]], last_segment: int) -> list[tuple[float, float]]:
    if points[0] != points[-1] and _segment_close(last_segment):
        points.append(points[0])
    return points


def _chain(first: Affine, then: Affine) -> Affine:
    """The matrix that applies `first`, then `then`."""
    if then == IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(x: float, y: float, matrix: Affine) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _turn_of(a: float, b: float, page_turn: int) -> int:
    """Reading direction in degrees clockwise as shown; -1 for slanted text."""
    degrees = math.degrees(math.atan2(b, a))
    quarter = round(degrees / 90)
    if abs(degrees - quarter * 90) > 5:
        return -1
    return (page_turn - quarter * 90) % 360


def _is_rectangle(points: list[tuple[float, float]]) -> bool:
    if len(points) not in (4, 5) or (len(points) == 5 and points[0] != points[-1]):
        return False
    xs, ys = {round(p[0], 1) for p in points}, {round(p[1], 1) for p in points}
    return len(xs) == 2 and len(ys) == 2

