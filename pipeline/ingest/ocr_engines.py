"""The text recognisers there are. What is missing to use one can be asked without the extra being installed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pipeline.ingest import ocr_rapid, ocr_tesseract
from pipeline.ingest.ocr_words import ReadLine, ReadWord


class Engine(NamedTuple):
    """A recogniser: what is missing to use a model of it ("" for nothing), and how it reads a straight picture of this
    resolution within so many seconds, or many small ones that hold a piece of a line each."""

    missing: Callable[[str], str]
    read: Callable[[Any, str, float, float], list[ReadLine]]
    read_pieces: Callable[[Sequence[Any], str, float, float], list[list[ReadWord]]]


ENGINES = {  # by the names that language packs use, the quickest first
    "tesseract": Engine(ocr_tesseract.missing, ocr_tesseract.read, ocr_tesseract.read_pieces),
    "rapidocr": Engine(ocr_rapid.missing, ocr_rapid.read, ocr_rapid.read_pieces),
}
