"""What a text recogniser hands back: lines of words with boxes and confidence, in pixels of its picture."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.ingest.pdf_page import Box


class RecogniserFailed(Exception):
    """A recogniser that is installed but gave no answer; the message says what happened."""


class ReadWord(NamedTuple):
    """Characters between spaces. `confidence` is 0..1; `places` has left and right of each character."""

    text: str
    box: Box
    confidence: float
    places: tuple[tuple[float, float], ...] = ()


class ReadLine(NamedTuple):
    """Words of one line of print, from left to right. `upright` is False for print that runs up or down the page."""

    words: tuple[ReadWord, ...]
    upright: bool = True


def confidence_of(lines: list[ReadLine]) -> float:
    """Mean confidence of all characters; 0.0 without any."""
    letters = sum(len(word.text) for line in lines for word in line.words)
    return sum(len(word.text) * word.confidence for line in lines for word in line.words) / letters if letters else 0.0
