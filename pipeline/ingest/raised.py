"""Raised characters in formats that only mark them: a footnote mark must not become part of the number before it."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*\d[\d\s,–-]*\)?\s*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Raised text as it is printed: digits as superscripts (120² cases, 40 m²), all else unchanged."""
    return text.translate(_RAISED) if _MARK.fullmatch(text) else text
