"""The text recognisers there are. What is missing to use one can be asked without the extra being installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pipeline.ingest import ocr_rapid, ocr_tesseract
from pipeline.ingest.ocr_words import ReadLine


class Engine(NamedTuple):
    """A recogniser: what is missing to use a model of it ("" for nothing), and how it reads a straight picture of this
    resolution within so many seconds."""

    missing: Callable[[str], str]
    read: Callable[[Any, str, float, float], list[ReadLine]]


ENGINES = {  # by the names that language packs use, the quickest first
    "tesseract": Engine(ocr_tesseract.missing, ocr_tesseract.read),
    "rapidocr": Engine(ocr_rapid.missing, ocr_rapid.read),
}
