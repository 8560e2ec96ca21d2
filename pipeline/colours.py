"""Colours of print, as a reader names them."""

from __future__ import annotations

import colorsys
from functools import cache


@cache
def colour_of(fill: str) -> str:
    """green, yellow (with orange), red, blue, grey or "" for white and for no colour, from `#rrggbb`."""
    if len(fill) != 7:
        return ""
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.12:
        return "" if value > 0.96 else "grey" if value > 0.25 else ""
    degrees = hue * 360
    if degrees < 16 or degrees >= 335:
        return "red"
    if degrees < 70:
        return "yellow"
    return "green" if degrees < 172 else "blue" if degrees < 262 else ""
