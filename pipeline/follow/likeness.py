"""How like two texts are, from 0 to 1, in any language: by runs of letters, the rarer the weightier.

Runs of three letters bridge endings and compounds ("sagsbehandlingstid", "sagsbehandlingen"); of Han characters single
ones and pairs carry meaning. Weights are inverse document frequencies among the texts that are compared, so that what
every goal of a plan says ("skal", "andelen af") counts little. Figures are left out: a new target is no new goal.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from pipeline.cleaning import is_wide

_WORD = re.compile(r"[^\W\d_]+")
_RUN = 3
_AT_HAND = 2048  # texts whose runs are kept: some 10 MiB


@lru_cache(maxsize=_AT_HAND)  # a document is compared with a dozen others
def grams(text: str) -> Counter[str]:
    """The runs of a text, to be looked at and not changed."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(text.lower()):
        if is_wide(word[0]):
            found.update(word)
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        else:
            padded = f" {word} "
            found.update(padded[at : at + _RUN] for at in range(max(1, len(padded) - _RUN + 1)))
    return found


class Likeness:
    """Compares texts; `among` are the texts of the two documents, from which the weights come."""

    def __init__(self, among: Iterable[str]) -> None:
        texts = [set(grams(text)) for text in among]
        seen = Counter(gram for text in texts for gram in text)
        self._weight = {gram: math.log(1 + len(texts) / count) for gram, count in seen.items()}
        self._known: dict[str, dict[str, float]] = {}

    def __call__(self, one: str, other: str) -> float:
        """Cosine of the weighted runs; 0 where one of them has no letters."""
        mine, theirs = self._vector(one), self._vector(other)
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        total, other_weight = 0.0, theirs.get
        for gram, weight in mine.items():  # millions of times in a large run: a generator takes twice as long
            total += weight * other_weight(gram, 0.0)
        return min(1.0, total)

    def contains(self, whole: str, part: str) -> float:
        """How much of the weight of `part` stands in `whole`, too."""
        mine, theirs = self._vector(part), self._vector(whole)
        total = sum(weight * weight for weight in mine.values())
        return sum(w * w for gram, w in mine.items() if gram in theirs) / total if total else 0.0

    def _vector(self, text: str) -> dict[str, float]:
        if text not in self._known:
            raw = {gram: (1 + math.log(n)) * self._weight.get(gram, 1.0) for gram, n in sorted(grams(text).items())}
            length = math.sqrt(sum(weight * weight for weight in raw.values()))
            self._known[text] = {gram: weight / length for gram, weight in raw.items()} if length else {}
        return self._known[text]
