"""The recogniser RapidOCR (PP-OCR models under onnxruntime): reads Han and Latin script alike.

Its models come with its package, so that nothing is downloaded. It takes about five times Tesseract's time.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

from pipeline.ingest.ocr_words import ReadLine, ReadWord, RecogniserFailed
from pipeline.ingest.pdf_page import Box

_HAN = "[\u3400-\u9fff]"
_DASH = re.compile(rf"^--(?={_HAN})|(?<={_HAN})--(?={_HAN})")  # its alphabet has no wide dash; Han print has no other
_PERMILLE = re.compile(r"(?<=\d)%[0oO](?!\d)")
_PARTS = ("rapidocr", "onnxruntime")
_SETTINGS: dict[str, Any] = {
    "Global.log_level": "error",
    "Global.text_score": 0.0,  # what it is unsure of is marked, not dropped
    "Global.use_cls": False,  # pages are turned upright before
    "Global.return_word_box": True,
    "Global.return_single_char_box": True,
    "Global.max_side_len": 2_000,  # more takes memory and reads no better
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,  # documents are read side by side
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def missing(model: str) -> str:
    """What to install before it can read; "" when all is there. It has one model for all scripts."""
    return "" if all(find_spec(part) for part in _PARTS) else "the Python packages rapidocr and onnxruntime"


@cache
def _engine() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr import RapidOCR  # takes a second to import

    return RapidOCR(params=_SETTINGS)


def read(picture: Any, model: str, dpi: float, seconds: float) -> list[ReadLine]:
    """The lines of print; RecogniserFailed when the recogniser gives up."""
    try:
        answer = _engine()(picture)
    except Exception as error:  # its own errors and those of onnxruntime have no common kind
        raise RecogniserFailed(f"RapidOCR failed ({type(error).__name__}: {str(error)[:120]})") from error
    if answer.txts is None:
        return []
    lines: list[ReadLine] = []
    for quad, text, score, found in zip(answer.boxes, answer.txts, answer.scores, answer.word_results, strict=False):
        xs, ys = [float(p[0]) for p in quad], [float(p[1]) for p in quad]
        box = min(xs), min(ys), max(xs), max(ys)
        words = _words(text, float(score), box, found)
        if words:
            lines.append(ReadLine(tuple(words)))
    return lines


def read_pieces(pieces: Sequence[Any], model: str, dpi: float, seconds: float) -> list[list[ReadWord]]:
    """The words on each of many small pictures, in the pixels of that picture."""
    found: list[list[ReadWord]] = []
    for piece in pieces:
        box = _printed_part(piece)
        try:
            answer = _engine()(piece, use_det=False)
        except Exception as error:  # as above
            raise RecogniserFailed(f"RapidOCR failed ({type(error).__name__}: {str(error)[:120]})") from error
        pairs = zip(answer.txts or (), answer.scores or (), strict=False)
        found.append([word for text, score in pairs for word in _words(text, float(score), box, ())])
    _engine().use_det = True  # it keeps what it was last called with
    return found


def _printed_part(piece: Any) -> Box:
    """The part of the picture from the first to the last column with ink."""
    import numpy as np

    dark, light = float(piece.min()), float(np.median(piece))
    columns = np.nonzero((piece < light - 0.4 * (light - dark)).any(axis=0))[0]
    if light <= dark or not len(columns):
        return 0.0, 0.0, float(piece.shape[1]), float(piece.shape[0])
    return float(columns[0]), 0.0, float(columns[-1] + 1), float(piece.shape[0])


def _words(text: str, score: float, box: Box, found: Any) -> list[ReadWord]:
    """The words of a line. The recogniser gives a place for every character but none for spaces; where the two do not
    fit together, places are shared out evenly."""
    text = _DASH.sub("——", text)
    printed = [character for character in text if not character.isspace()]
    if len(found) == len(printed) and all(quad is not None for _, _, quad in found):
        places = [(float(min(p[0] for p in quad)), float(max(p[0] for p in quad))) for _, _, quad in found]
        sure = [float(confidence) for _, confidence, _ in found]
    else:
        step = (box[2] - box[0]) / max(len(text), 1)
        places = [(box[0] + k * step, box[0] + (k + 1) * step) for k, c in enumerate(text) if not c.isspace()]
        sure = [score] * len(printed)
    words, start = [], 0
    for part in text.split():
        end = start + len(part)
        x0, x1 = places[start][0], places[end - 1][1]
        confidence = sum(sure[start:end]) / len(part)
        place = x0, box[1], max(x1, x0 + 1), box[3]
        words.append(_permille(ReadWord(part, place, confidence, tuple(places[start:end]))))
        start = end
    return words


def _permille(word: ReadWord) -> ReadWord:
    """Its alphabet lacks ‰, which it reads as % and a round letter; nothing else prints so."""
    while found := _PERMILLE.search(word.text):
        at = found.start()
        text = f"{word.text[:at]}‰{word.text[at + 2 :]}"
        word = word._replace(text=text, places=(*word.places[: at + 1], *word.places[at + 2 :]))
    return word
