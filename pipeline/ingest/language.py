"""The language of a document: a script check for Han characters, then langdetect among the languages expected.

Restricted to the profiles of the packs and of the neighbours that they name, because the stock detector calls short
Chinese Korean; a neighbour without a pack stays a candidate so that it is not silently called by the name of another.
Seeded, so that the answer is always the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from langdetect import DetectorFactory
from langdetect.detector_factory import PROFILES_DIRECTORY
from langdetect.lang_detect_exception import LangDetectException

from pipeline.packs import LanguagePack
from pipeline.records import Block, Passage, PassageKind

_SEED = 0
_SAMPLE = 20_000  # characters
_FEWEST_LETTERS = 12
_FEWEST_HAN = 4
_SURE = 0.6
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")


def detect(text: str, packs: Mapping[str, LanguagePack]) -> tuple[str | None, str]:
    """Code of the pack, or None with a note that says which language it seems to be or why that is not known."""
    letters, han = len(_LETTER.findall(text)), len(_HAN.findall(text))
    if han >= _FEWEST_HAN and han > 0.2 * letters:
        return _written_in_han(text, packs)
    if letters < _FEWEST_LETTERS:
        return None, "too little text to tell the language"
    codes = {profile: code for code, pack in sorted(packs.items()) for profile in pack.settings.detected_as}
    neighbours = dict(item for _, pack in sorted(packs.items()) for item in pack.settings.neighbours.items())
    best, probability = _most_probable(text, tuple(sorted({*codes, *neighbours})))
    if best in codes and probability >= _SURE:
        return codes[best], ""
    if best in neighbours and best not in codes and probability >= _SURE:
        return None, f"{neighbours[best]}, for which there is no language pack"
    return None, "not certain which language this is"


def sample_of(blocks: Iterable[Block]) -> str:
    """Enough running text of a document to tell its language: paragraphs and cells, no page furniture or contents."""
    parts: list[str] = []
    length = 0
    for block in blocks:
        if isinstance(block, Passage):
            texts = [] if block.kind in (PassageKind.FURNITURE, PassageKind.CONTENTS) else [block.text]
        else:
            texts = [cell.text for cell in block.cells if cell.text]
        parts += texts
        length += sum(map(len, texts))
        if length > _SAMPLE:
            break
    return "\n".join(parts)[:_SAMPLE]


def _written_in_han(text: str, packs: Mapping[str, LanguagePack]) -> tuple[str | None, str]:
    if len(_KANA_OR_HANGUL.findall(text)) > 0.1 * len(_HAN.findall(text)):
        return None, "Japanese or Korean, for which there is no language pack"
    codes = [code for code, pack in sorted(packs.items()) if pack.settings.script == "han"]
    return (codes[0], "") if codes else (None, "Chinese, for which there is no language pack")


def _most_probable(text: str, profiles: tuple[str, ...]) -> tuple[str, float]:
    try:
        detector = _factory(profiles).create()
        detector.append(text)
        answers = detector.get_probabilities()
    except LangDetectException:  # no profile, or no letter n-grams that any profile knows
        return "", 0.0
    return (answers[0].lang, answers[0].prob) if answers else ("", 0.0)


@cache
def _factory(profiles: tuple[str, ...]) -> DetectorFactory:
    factory = DetectorFactory()
    factory.seed = _SEED
    files = [Path(PROFILES_DIRECTORY, profile) for profile in profiles]
    factory.load_json_profile([file.read_text("utf-8") for file in files if file.is_file()])
    return factory
