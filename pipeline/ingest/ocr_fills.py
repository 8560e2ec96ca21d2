"""Backgrounds of table cells on a scanned page: even areas that are darker than the paper."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.ingest.ocr_image import Picture
from pipeline.ingest.pdf_page import Fill

MIN_DARKER = 7.0  # grey levels below the paper; the lightest stripes in use are about 10
MAX_UNEVEN = 5.0  # grey levels; paper that varies more is shadowed, and shadows look like backgrounds
MOST_INK = 0.25  # of its area; a grey patch with more is a blurred word
FULL = 0.85  # of its own box that a background fills


def fills_of(picture: Picture, ink: Picture, dpi: float) -> list[Fill]:
    """Filled rectangles in pixels with their grey as colour; none where the paper itself is uneven."""
    step = 4
    reach = max(3, round(0.06 * dpi) | 1)
    # strokes of letters are thin: the lightest grey around each place is that of the background
    light = cv2.morphologyEx(cv2.medianBlur(picture, 5), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    ground: Picture = cv2.resize(light, None, fx=1 / step, fy=1 / step, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(ground, 3)
    paper = float(np.percentile(ground, 80))
    bright = ground[ground > paper - MIN_DARKER]
    if bright.size < 0.3 * ground.size or float(bright.std()) > MAX_UNEVEN:
        return []
    dark = (ground <= paper - MIN_DARKER).astype(np.uint8)
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    fills = []
    for label in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[label])
        if width * step < 0.3 * dpi or height * step < 0.1 * dpi or area < FULL * width * height:
            continue
        left, top, right, bottom = (v * step for v in (x, y, x + width, y + height))
        if float((ink[top:bottom, left:right] > 0).mean()) > MOST_INK:
            continue
        if width > 0.95 * ground.shape[1] or height > 0.95 * ground.shape[0]:
            continue
        top, bottom, left, right = _trimmed(labels[y : y + height, x : x + width] == label, x, y)
        grey = int(np.median(ground[labels == label]))
        x0, y0, x1, y1 = (float(v * step) for v in (left, top, right, bottom))
        fills.append(Fill(x0, y0, x1, y1, f"#{grey:02x}{grey:02x}{grey:02x}"))
    return fills


def _trimmed(own: Picture, x: int, y: int) -> tuple[int, int, int, int]:
    """Top, bottom, left and right of an area without the fringes that words beside it leave."""
    rows, columns = (np.nonzero(own.mean(axis=axis) >= 0.6)[0] for axis in (1, 0))
    return y + int(rows[0]), y + int(rows[-1]) + 1, x + int(columns[0]), x + int(columns[-1]) + 1
