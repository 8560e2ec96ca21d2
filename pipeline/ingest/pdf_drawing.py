"""Rules, backgrounds, small marks and images of a page, read with pdfium."""

from __future__ import annotations

import ctypes
import struct
from collections import deque
from collections.abc import Iterator
from itertools import chain, count, pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from pipeline.ingest.pdf_page import Affine, Box, Edge, Fill
from pipeline.ingest.pdf_raw import IDENTITY, INTEGER, NOWHERE, POINTER, Frame, address_of, direct, fill_color

MAX_OBJECTS = 60_000
MAX_SEGMENTS = 200_000
MAX_FORM_DEPTH = 12
MAX_DOT = 14.0  # points; drawn bullets and traffic lights are smaller
MAX_SQUARE = 7.0  # a filled square of this size is a bullet, a larger one a background
MAX_DOTS = 1_000
SAME = 0.01  # points within which a line runs along an axis
MAX_THICKNESS = 2.0  # of a filled rectangle that stands for a rule

Point = tuple[float, float]
_FOUR, _SIX, _PAIR, _MODES = struct.Struct("4f"), struct.Struct("6f"), struct.Struct("2f"), struct.Struct("2i")

_object_at = direct(raw.FPDFPage_GetObject, POINTER, POINTER, INTEGER)
_form_object_at = direct(raw.FPDFFormObj_GetObject, POINTER, POINTER, ctypes.c_ulong)
_count_form_objects = direct(raw.FPDFFormObj_CountObjects, INTEGER, POINTER)
_object_type = direct(raw.FPDFPageObj_GetType, INTEGER, POINTER)
_object_matrix = direct(raw.FPDFPageObj_GetMatrix, INTEGER, POINTER, POINTER)
_object_bounds = direct(raw.FPDFPageObj_GetBounds, INTEGER, POINTER, POINTER, POINTER, POINTER, POINTER)
_text_font = direct(raw.FPDFTextObj_GetFont, POINTER, POINTER)
_font_is_embedded = direct(raw.FPDFFont_GetIsEmbedded, INTEGER, POINTER)
_draw_mode = direct(raw.FPDFPath_GetDrawMode, INTEGER, POINTER, POINTER, POINTER)
_count_segments = direct(raw.FPDFPath_CountSegments, INTEGER, POINTER)
_segment_at = direct(raw.FPDFPath_GetPathSegment, POINTER, POINTER, INTEGER)
_segment_point = direct(raw.FPDFPathSegment_GetPoint, INTEGER, POINTER, POINTER, POINTER)
_segment_type = direct(raw.FPDFPathSegment_GetType, INTEGER, POINTER)
_segment_close = direct(raw.FPDFPathSegment_GetClose, INTEGER, POINTER)


class DrawingReader:
    """What is drawn on one open page. `complete` is False where there is more than any printed page has."""

    def __init__(self, page: Any, frame: Frame) -> None:
        self.page, self.frame = page, frame
        self.segments_left, self.objects_left = MAX_SEGMENTS, MAX_OBJECTS
        self.complete = True
        self.images: list[Box] = []
        self.edges: list[Edge] = []
        self.fills: list[Fill] = []
        self.dots: list[Fill] = []
        self.paths = 0
        self.lost = 0  # pieces of text that pdfium leaves out: alone in a font that is neither in the file nor here

    def read(self) -> None:
        """Fill the lists."""
        self._objects(address_of(self.page.raw), IDENTITY, 0)

    def image_share(self) -> float:
        """The part of the page that images cover, at most 1."""
        covered = sum(max(b[2] - b[0], 0) * max(b[3] - b[1], 0) for b in self.images)
        return min(covered / max(self.frame.width * self.frame.height, 1.0), 1.0)

    def _objects(self, container: int, matrix: Affine, depth: int) -> None:
        n_objects = raw.FPDFPage_CountObjects(self.page.raw) if depth == 0 else _count_form_objects(container)
        if n_objects > self.objects_left:
            n_objects, self.complete = self.objects_left, False
        if n_objects <= 0:
            return
        self.objects_left -= n_objects
        at = _object_at if depth == 0 else _form_object_at
        pointers = list(map(at, repeat(container), range(n_objects)))
        kinds = list(map(_object_type, pointers))
        paths = self._counted([p for p, kind in zip(pointers, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH])
        self._lines([pointer for pointer, n_segments in paths.items() if n_segments == 2], matrix)
        self._texts([pointer for pointer, kind in zip(pointers, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_TEXT])
        for pointer, kind in zip(pointers, kinds, strict=True):
            if kind == raw.FPDF_PAGEOBJ_PATH:
                if paths.get(pointer, 0) > 2:
                    self._figure(pointer, paths[pointer], matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._bounds(pointer, matrix)
                if min(x1 - x0, bottom - top) <= MAX_THICKNESS:  # a pixel stretched to a rule
                    self._sides([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])
                    continue
                self.images.append((max(x0, 0), max(top, 0), min(x1, self.frame.width), min(bottom, self.frame.height)))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
                self._objects(pointer, _chain(self._matrix(pointer), matrix), depth + 1)

    def _texts(self, texts: list[int]) -> None:
        """Count what is lost. A single character of a font that is nowhere has no width, and no place in the text."""
        boxes = np.zeros((len(texts), 4), np.float32)
        at = boxes.ctypes.data
        deque(map(_object_bounds, texts, *(count(at + 4 * side, 16) for side in range(4))), maxlen=0)
        narrow = (boxes[:, 2] - boxes[:, 0] < SAME).nonzero()[0]
        self.lost += sum(not _font_is_embedded(_text_font(texts[n])) for n in narrow.tolist())

    def _counted(self, paths: list[int]) -> dict[int, int]:
        """The paths with the number of their segments. pdfium makes no object of a path that is not painted."""
        counted = dict(zip(paths, map(_count_segments, paths), strict=True))
        self.paths += len(paths)
        self.segments_left -= sum(counted.values())
        if self.segments_left >= 0:
            return counted
        self.complete = False
        return {}

    def _lines(self, paths: list[int], outer: Affine) -> None:
        """Paths of two points, which most rules are. Points and matrices are asked for in one go, so that the loops
        over them run in C."""
        if not paths:
            return
        segments = chain(map(_segment_at, paths, repeat(0)), map(_segment_at, paths, repeat(1)))
        points, matrices = np.zeros((2, len(paths), 2), np.float32), np.zeros((len(paths), 6), np.float32)
        start = points.ctypes.data
        deque(map(_segment_point, segments, count(start, 8), count(start + 4, 8)), maxlen=0)
        deque(map(_object_matrix, paths, count(matrices.ctypes.data, 24)), maxlen=0)
        x, y = points.transpose(2, 0, 1).astype(float)
        x, y = _moved(x, y, _chain(matrices.T.astype(float), outer))
        (ax, bx), (ay, by), _, _ = self.frame.shown_upright((x, y, x, y))
        vertical = (abs(ax - bx) < SAME) & (ay != by)
        level = ~vertical & (abs(ay - by) < SAME) & (ax != bx)
        sides = (
            (True, vertical, (ax, np.minimum(ay, by), ax, np.maximum(ay, by))),
            (False, level, (np.minimum(ax, bx), ay, np.maximum(ax, bx), ay)),
        )
        for is_vertical, chosen, box in sides:
            columns = [numbers[chosen].tolist() for numbers in box]
            self.edges += map(tuple.__new__, repeat(Edge), zip(repeat(is_vertical), *columns, strict=False))

    def _matrix(self, pointer: int) -> Affine:
        if not _object_matrix(pointer, self.frame.start):
            return IDENTITY
        return _SIX.unpack_from(self.frame.buffer)

    def _bounds(self, pointer: int, matrix: Affine) -> Box:
        start = self.frame.start
        if not _object_bounds(pointer, start, start + 4, start + 8, start + 12):
            return NOWHERE
        x0, y0, x1, y1 = _FOUR.unpack_from(self.frame.buffer)
        (ax, ay), (bx, by) = _moved(x0, y0, matrix), _moved(x1, y1, matrix)
        return self.frame.shown((ax, ay, bx, by))

    def _figure(self, pointer: int, n_segments: int, outer: Affine) -> None:
        _draw_mode(pointer, self.frame.start, self.frame.start + 4)
        filled, stroked = _MODES.unpack_from(self.frame.buffer)
        if filled and not stroked and n_segments in (4, 5):
            x0, top, x1, bottom = self._bounds(pointer, outer)
            if min(x1 - x0, bottom - top) <= MAX_THICKNESS:  # whatever its corners, it is seen as a rule
                self._sides([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])
                return
        matrix = _chain(self._matrix(pointer), outer)
        for points in self._subpaths(pointer, n_segments, matrix):
            if len(points) > 1:
                self._shape(points, pointer if filled else 0)

    def _shape(self, points: list[Point], filled: int) -> None:
        """One closed or open figure: a background, a small mark, or rules along its sides."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = min(xs), min(ys), max(xs), max(ys)
        width, height = box[2] - box[0], box[3] - box[1]
        rectangle = _is_rectangle(points)
        if filled and rectangle and width > MAX_SQUARE and height > 4:
            self.fills.append(Fill(*box, fill_color(filled)))
        elif _is_mark(width, height, rectangle, bool(filled)) and len(self.dots) < MAX_DOTS:
            self.dots.append(Fill(*box, fill_color(filled) if filled else ""))
        self._sides(points)

    def _point(self, segment: int, matrix: Affine) -> Point:
        """End of a path segment on the page as shown."""
        _segment_point(segment, self.frame.start, self.frame.start + 4)
        x, y = _PAIR.unpack_from(self.frame.buffer)
        x, y = _moved(x, y, matrix)
        frame = self.frame
        return frame.shown((x, y, x, y))[:2] if frame.turn else (x - frame.left, frame.top - y)

    def _subpaths(self, pointer: int, n_segments: int, matrix: Affine) -> Iterator[list[Point]]:
        points: list[Point] = []
        segment = curve = 0
        for index in range(n_segments):
            previous, segment = segment, _segment_at(pointer, index)
            kind = _segment_type(segment) if points else raw.FPDF_SEGMENT_MOVETO
            if points and kind == raw.FPDF_SEGMENT_MOVETO:
                yield _closed(points, previous)
                points = []
            if kind == raw.FPDF_SEGMENT_BEZIERTO:  # two control points, then where the curve ends
                curve = (curve + 1) % 3
                if curve:
                    continue
            points.append(self._point(segment, matrix))
        if points:
            yield _closed(points, segment)

    def _sides(self, points: list[Point]) -> None:
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ax - bx) < SAME and ay != by:
                self.edges.append(Edge(True, ax, min(ay, by), ax, max(ay, by)))
            elif abs(ay - by) < SAME and ax != bx:
                self.edges.append(Edge(False, min(ax, bx), ay, max(ax, bx), ay))


def _closed(points: list[Point], last_segment: int) -> list[Point]:
    if points[0] != points[-1] and _segment_close(last_segment):
        points.append(points[0])
    return points


def _chain(first: Any, then: Affine) -> Any:
    """The matrix that applies `first`, then `then`; `first` may hold arrays of numbers."""
    if then == IDENTITY:
        return first
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(x: Any, y: Any, matrix: Any) -> tuple[Any, Any]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_mark(width: float, height: float, rectangle: bool, filled: bool) -> bool:
    """A small round or square figure: a bullet, a traffic light; not the outline of a small cell."""
    if not (1 < width < MAX_DOT and 0.7 < width / max(height, 0.1) < 1.4):
        return False
    return not rectangle or (filled and width <= MAX_SQUARE)


def _is_rectangle(points: list[Point]) -> bool:
    if len(points) not in (4, 5) or (len(points) == 5 and points[0] != points[-1]):
        return False
    xs, ys = {round(p[0], 1) for p in points}, {round(p[1], 1) for p in points}
    return len(xs) == 2 and len(ys) == 2
