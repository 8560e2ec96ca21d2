"""How alike two texts are: cosine of character runs, weighed by how rare each run is among known texts.

Lexical on purpose: `shared` shows the words that made the score.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

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
        self._held: dict[str, list[tuple[int, float]]] = {}  # by run: which known texts hold it, and its weight there
        for index, vector in enumerate(self._vectors):
            for run, weight in vector.items():
                self._held.setdefault(run, []).append((index, weight))

    def scores(self, text: str) -> list[float]:
        """The score of every known text, in their order: the cosines of their vectors."""
        products: list[list[float]] = [[] for _ in self._vectors]
        for run, weight in self._weigh(Counter(_runs(text))).items():
            for index, known in self._held.get(run, ()):
                products[index].append(weight * known)
        return [round(math.fsum(each), 6) for each in products]

    def shared(self, text: str, index: int) -> tuple[str, ...]:
        """The words of a text that share runs with a known one, the weightiest first; of scripts without word spaces
        the stretches of shared runs."""
        vector, known = self._weigh(Counter(_runs(text))), self._vectors[index]
        both = {run: vector[run] * known[run] for run in vector if run in known}
        weights: Counter[str] = Counter()
        for word, runs in _stretches(text, both):
            weights[word] = max(weights[word], math.fsum(both[run] for run in runs))  # type: ignore[assignment]
        return tuple(sorted(weights, key=lambda word: (-weights[word], word)))

    def _weigh(self, runs: Mapping[str, int]) -> dict[str, float]:
        """Weights of length one; a run that most texts have weighs next to nothing."""
        raw = {
            run: (1 + math.log(count)) * math.log((1 + self._count) / (0.5 + self._seen[run]))
            for run, count in sorted(runs.items())
        }
        kept = {run: weight for run, weight in raw.items() if weight > 0}
        length = math.sqrt(math.fsum(weight * weight for weight in kept.values()))
        return {run: weight / length for run, weight in kept.items()} if length else {}


def _runs(text: str) -> Iterator[str]:
    for word in _words(text):
        yield from _runs_of(word)


def _words(text: str) -> list[str]:
    return _WORD.findall(clean(text).text.lower())


def _runs_of(word: str) -> list[str]:
    size = _HAN if is_wide(word[0]) else _LATIN
    padded = word if is_wide(word[0]) else f"_{word}"
    return [padded[start : start + size] for start in range(len(padded) - size + 1)] if len(word) >= size else []


def _stretches(text: str, shared: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Words with their shared runs; a row of Han characters falls into the stretches that shared runs cover."""
    for word in _words(text):
        runs = _runs_of(word)
        if not is_wide(word[0]):
            if kept := [run for run in runs if run in shared]:
                yield word, kept
            continue
        for covered, group in groupby(range(len(runs)), key=lambda place: runs[place] in shared):
            places = list(group)
            if covered:
                yield word[places[0] : places[-1] + _HAN], [runs[place] for place in places]
