"""How alike two texts are: cosine of character runs, weighed by how rare each run is among known texts.

Lexical on purpose: `shared` shows the runs that made the score.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pipeline.cleaning import clean, is_wide

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = 4  # characters of a run within a word
_HAN = 2


class Similarity:
    """Scores between 0 and 1 for texts against a set of known texts."""

    def __init__(self, known: Iterable[str]) -> None:
        runs = [Counter(_runs(text)) for text in known]
        self._count = len(runs)
        self._seen = Counter(run for each in runs for run in each)
        self._vectors = [self._weigh(each) for each in runs]

    def scores(self, text: str) -> list[float]:
        """The score of every known text, in their order."""
        vector = self._weigh(Counter(_runs(text)))
        return [round(_cosine(vector, known), 6) for known in self._vectors]

    def shared(self, text: str, index: int) -> tuple[str, ...]:
        """The runs that a text shares with a known one, the weightiest first."""
        vector, known = self._weigh(Counter(_runs(text))), self._vectors[index]
        both = [run for run in vector if run in known]
        return tuple(sorted(both, key=lambda run: (-vector[run] * known[run], run)))

    def _weigh(self, runs: Mapping[str, int]) -> dict[str, float]:
        """Weights of length one; a run that most texts have weighs next to nothing."""
        raw = {
            run: (1 + math.log(count)) * math.log((1 + self._count) / (0.5 + self._seen[run]))
            for run, count in sorted(runs.items())
        }
        kept = {run: weight for run, weight in raw.items() if weight > 0}
        length = math.sqrt(math.fsum(weight * weight for weight in kept.values()))
        return {run: weight / length for run, weight in kept.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(weight * other[run] for run, weight in one.items() if run in other)


def _runs(text: str) -> Iterator[str]:
    for word in _WORD.findall(clean(text).text.lower()):
        size = _HAN if is_wide(word[0]) else _LATIN
        if len(word) < size:
            continue
        padded = word if is_wide(word[0]) else f"_{word}"
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]
