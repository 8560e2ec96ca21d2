"""What a text recogniser hands back: lines of words with boxes and confidence, in pixels of its picture."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.ingest.pdf_page import Box, around


class RecogniserFailed(Exception):
    """A recogniser that is installed but gave no answer; the message says what happened."""


class ReadWord(NamedTuple):
    """Characters between spaces. `confidence` is 0..1; `places` has left and right of each character."""

    text: str
    box: Box
    confidence: float
    places: tuple[tuple[float, float], ...] = ()


class ReadLine(NamedTuple):
    """Words of one line of print, from left to right."""

    words: tuple[ReadWord, ...]

    @property
    def upright(self) -> bool:
        """False for print that runs up or down the page."""
        box = around([word.box for word in self.words])
        letters = sum(len(word.text) for word in self.words)
        return letters < 3 or box[3] - box[1] <= 1.5 * (box[2] - box[0])


def confidence_of(lines: list[ReadLine]) -> float:
    """Mean confidence of all letters and digits; 0.0 without any. Marks do not count: rows of dots read badly."""
    counted = [(sum(map(str.isalnum, word.text)), word.confidence) for line in lines for word in line.words]
    letters = sum(count for count, _ in counted)
    return sum(count * sure for count, sure in counted) / letters if letters else 0.0
