"""The recogniser Tesseract, called as a program: good and quick for languages in Latin script.

Its languages are packages of the system. hOCR is asked for because it alone gives the place of each character.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from lxml import etree

from pipeline.ingest.ocr_words import ReadLine, ReadWord, RecogniserFailed
from pipeline.ingest.pdf_page import Box

PROGRAM = "tesseract"
_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_CHARACTER = re.compile(r"x_bboxes (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
# Page segmentation: 3 finds the columns of a page itself, 6 takes the picture for lines below each other.
_PAGE, _BLOCK = "3", "6"
_SETTINGS = ("-c", "hocr_char_boxes=1", "-c", "tessedit_do_invert=1")


def missing(model: str) -> str:
    """What to install before `model` can be read; "" when all is there."""
    package = f"tesseract-ocr-{model.replace('_', '-')}"
    if shutil.which(PROGRAM) is None:
        return f"the system packages tesseract-ocr and {package}"
    return "" if model in _models() else f"the system package {package}"


@cache
def _models() -> frozenset[str]:
    try:
        answer = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((answer.stdout + answer.stderr).decode("utf-8", "replace").split())


def read(picture: Any, model: str, dpi: float, seconds: float) -> list[ReadLine]:
    """The lines of print; RecogniserFailed when the program fails or takes longer than `seconds`."""
    return _lines(_hocr(picture, _PAGE, model, dpi, seconds))


def read_pieces(pieces: Sequence[Any], model: str, dpi: float, seconds: float) -> list[list[ReadWord]]:
    """The words on each of many small pictures, in the pixels of that picture. They are read in one go, put below each
    other."""
    import numpy as np

    space = round(0.12 * dpi)
    paper = int(np.percentile(pieces[0], 90))
    height = sum(piece.shape[0] + space for piece in pieces) + space
    sheet = np.full((height, max(piece.shape[1] for piece in pieces) + 2 * space), paper, np.uint8)
    tops, y = [], space
    for piece in pieces:
        sheet[y : y + piece.shape[0], space : space + piece.shape[1]] = piece
        tops.append(y)
        y += piece.shape[0] + space
    found: list[list[ReadWord]] = [[] for _ in pieces]
    for line in _lines(_hocr(sheet, _BLOCK, model, dpi, seconds)):
        for word in line.words:
            index = bisect_right(tops, (word.box[1] + word.box[3]) / 2 + space / 2) - 1
            x0, top, x1, bottom = word.box
            box = x0 - space, top - tops[index], x1 - space, bottom - tops[index]
            found[index].append(word._replace(box=box, places=tuple((a - space, b - space) for a, b in word.places)))
    return found


def _hocr(picture: Any, segmentation: str, model: str, dpi: float, seconds: float) -> bytes:
    import cv2  # comes with the extra; what is missing can be said without it

    _, encoded = cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    command = [PROGRAM, "stdin", "stdout", "-l", model, "--dpi", str(round(dpi)), "--psm", segmentation]
    command += [*_SETTINGS, "hocr"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # documents are read side by side; its threads only cost time
    try:
        answer = subprocess.run(
            command, input=encoded.tobytes(), capture_output=True, timeout=seconds, env=alone, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RecogniserFailed(f"Tesseract took more than {seconds:.0f} seconds for a page") from error
    except OSError as error:
        raise RecogniserFailed(f"Tesseract cannot be started ({error.strerror})") from error
    if answer.returncode:
        last = answer.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise RecogniserFailed(f"Tesseract failed ({' '.join(last)})")
    return answer.stdout


def _lines(hocr: bytes) -> list[ReadLine]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(hocr, parser)
    if root is None:
        return []
    lines = []
    for line in root.iterfind(".//{*}span"):
        if line.get("class") in ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"):
            words = tuple(word for span in line.iterfind("{*}span") if (word := _word(span)) is not None)
            if words:
                lines.append(ReadLine(words))
    return lines


def _word(span: Any) -> ReadWord | None:
    title = span.get("title", "")
    box, confidence = _BOX.search(title), _CONFIDENCE.search(title)
    if not box or not confidence:
        return None
    characters = [(c.text or "", _CHARACTER.search(c.get("title", ""))) for c in span.iter("{*}span") if c is not span]
    text = "".join("".join(span.itertext()).split())
    known = "".join(letter for letter, _ in characters)
    places = tuple((float(m[1]), float(m[3])) for _, m in characters if m)
    if not text:
        return None
    if known != text or len(places) != len(text):
        places = ()
    return ReadWord(text, _box(box), int(confidence[1]) / 100, places)


def _box(found: re.Match[str]) -> Box:
    return float(found[1]), float(found[2]), float(found[3]), float(found[4])
