"""How alike two texts are. For text only: numbers and dates are compared exactly, always."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from pipeline.cleaning import is_wide

_SHORTEST_CONTAINED = {
    True: 4,
    False: 12,
}  # characters, for Han and other scripts: shorter texts stand anywhere by chance
_CONTAINED = 0.9  # a text inside the other one is nearly as good as the same text


@lru_cache(maxsize=65536)
def soft(text: str) -> str:
    """The letters and digits of a text, without case, width, punctuation and space."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def spaced(text: str) -> str:
    """The text without case, width and surplus space: for units, numbers and other short exact values."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=65536)
def _grams(text: str, size: int) -> Counter[str]:
    return Counter(text[i : i + size] for i in range(len(text) - size + 1)) if len(text) >= size else Counter([text])


def dice(a: str, b: str) -> float:
    """Sørensen–Dice coefficient of the character bigrams of two texts, softly normalised; 0..1."""
    one, other = soft(a), soft(b)
    if not one or not other:
        return 0.0
    left, right = _grams(one, 2), _grams(other, 2)
    return 2 * (left & right).total() / (left.total() + right.total())


def jaccard(a: str, b: str) -> float:
    """Jaccard index of the character bigrams (as multisets) of two texts, softly normalised; 0..1."""
    one, other = soft(a), soft(b)
    if not one or not other:
        return 0.0
    left, right = _grams(one, 2), _grams(other, 2)
    return (left & right).total() / (left | right).total()


def contained(part: str, whole: str) -> float:
    """Share of a text that stands in another one, 0..1. Counted in runs of four characters, because bigrams of any long
    text hold those of any short one; 0 for texts so short that they stand anywhere by chance."""
    inner, outer = soft(part), soft(whole)
    if len(inner) < _SHORTEST_CONTAINED[any(map(is_wide, inner))] or len(inner) > len(outer):
        return 0.0
    grams = _grams(inner, 4)
    return (grams & _grams(outer, 4)).total() / grams.total()


@lru_cache(maxsize=1 << 18)
def likeness(a: str, b: str) -> float:
    """How probable it is that two readers mean the same words: the same text, or one inside the other; 0..1."""
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=lambda text: len(soft(text)))
    return max(dice(a, b), _CONTAINED * contained(short, long))
