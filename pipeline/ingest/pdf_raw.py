"""Plain pointers to pdfium's functions, and the way from pdfium's page space to the page as shown.

Calls with integer addresses are several times cheaper than calls that build structures in Python.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from pipeline.ingest.pdf_page import Affine, Box, turn_box

IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
POINTER, INTEGER = ctypes.c_void_p, ctypes.c_int


def direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with addresses as integers."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, POINTER).value or 0)


def address_of(handle: Any) -> int:
    """The address of what a pdfium handle points to."""
    return ctypes.cast(handle, POINTER).value or 0


_fill_color = direct(raw.FPDFPageObj_GetFillColor, INTEGER, POINTER, POINTER, POINTER, POINTER, POINTER)


def fill_color(pointer: int) -> str:
    """The colour that an object of a page is filled with, as #rrggbb; empty where it has none."""
    values = (ctypes.c_uint * 4)()
    start = ctypes.addressof(values)
    if not _fill_color(pointer, start, start + 4, start + 8, start + 12):
        return ""
    return "#{:02x}{:02x}{:02x}".format(*(min(value, 255) for value in values[:3]))


class Frame:
    """A page's place in pdfium's space (y upwards, uncropped, unturned), and a small buffer for results of calls."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn: int = page.get_rotation()
        self.width: float = page.get_width()
        self.height: float = page.get_height()
        self.buffer = (ctypes.c_float * 8)()
        self.start = ctypes.addressof(self.buffer)

    def shown(self, box: Box) -> Box:
        """A box in pdfium's space on the page as shown; its corners may be given in any order."""
        x0, x1 = (box[0], box[2]) if box[0] <= box[2] else (box[2], box[0])
        y0, y1 = (box[1], box[3]) if box[1] <= box[3] else (box[3], box[1])
        return self.shown_upright((x0, y0, x1, y1))

    def shown_upright(self, box: Any) -> Any:
        """The same for left, bottom, right and top, each a number or an array of numbers."""
        x0, y0, x1, y1 = box
        upright = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        if not self.turn:
            return upright
        return turn_box(upright, self.turn, self.right - self.left, self.top - self.bottom)
