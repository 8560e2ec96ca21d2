"""How like two texts are, from 0 to 1, in any language: by runs of letters, the rarer the weightier.

Runs of three letters bridge endings and compounds ("sagsbehandlingstid", "sagsbehandlingen"); of Han characters single
ones and pairs carry meaning. Weights are inverse document frequencies among the texts that are compared, so that what
every goal of a plan says ("skal", "andelen af") counts little. Figures are left out: a new target is no new goal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.cleaning import is_wide

_WORD = re.compile(r"[^\W\d_]+")
_RUN = 3
_LETTER_BITS = 21  # of a code point: three make a number
_AT_HAND = 2048  # texts whose runs are kept: some 10 MiB
_NONE = np.array([], np.int64)  # lets texts without any be joined
_DIGITS = 12  # so that texts of the same runs come out alike wherever they stand


class _Runs(NamedTuple):
    """The runs of a text as numbers, each once and in order, with how much their repetition counts."""

    ids: NDArray[np.int64]
    counts: NDArray[np.float64]


@lru_cache(maxsize=_AT_HAND)  # a document is compared with a dozen others
def _runs(text: str) -> _Runs:
    found = Counter(map(_number, _grams(text)))
    ids = np.array(sorted(found), np.int64)
    return _Runs(ids, 1 + np.log(np.array([found[one] for one in ids.tolist()], np.float64)))


def _grams(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        if is_wide(word[0]):
            yield from word
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            padded = f" {word} "
            yield from (padded[at : at + _RUN] for at in range(max(1, len(padded) - _RUN + 1)))


def _number(run: str) -> int:
    number = 0
    for letter in run:
        number = number << _LETTER_BITS | ord(letter)
    return number


class Likeness:
    """Compares texts; `among` are the texts of the two documents, from which the weights come, `compared` those that
    will be held against each other."""

    def __init__(self, among: Iterable[str], compared: Iterable[str]) -> None:
        texts = [_runs(text).ids for text in among]
        self._place = {text: n for n, text in enumerate(dict.fromkeys(compared))}
        seen, documents = np.unique(np.concatenate([*texts, _NONE]), return_counts=True)
        self._seen, self._weights = seen, np.log(1 + len(texts) / documents)
        self._alike = self._compare([_runs(text) for text in self._place])
        # of texts that are looked for in many others, and of these
        self._sought: dict[str, tuple[list[int], NDArray[np.float64], float]] = {}
        self._held: dict[str, frozenset[int]] = {}

    def __call__(self, one: str, other: str) -> float:
        """Cosine of the weighted runs; 0 where one of them has no letters."""
        return self._alike[self._place[one]][self._place[other]]

    def contains(self, whole: str, part: str) -> float:
        """How much of the weight of `part` stands in `whole`, too."""
        if part not in self._sought:
            runs = _runs(part)
            squares = self._weighted(runs.ids, runs.counts) ** 2
            self._sought[part] = runs.ids.tolist(), squares, squares.sum()
        ids, squares, total = self._sought[part]
        if not total:
            return 0.0
        if whole not in self._held:
            self._held[whole] = frozenset(_runs(whole).ids.tolist())
        held = self._held[whole]
        return float(round(squares[[one in held for one in ids]].sum() / total, _DIGITS))

    def _compare(self, rows: list[_Runs]) -> list[list[float]]:
        """All with all at once: pair by pair this was the largest cost of a large run."""
        ids = np.concatenate([*(row.ids for row in rows), _NONE])
        line = np.repeat(np.arange(len(rows)), [len(row.ids) for row in rows])
        weights = self._weighted(ids, np.concatenate([*(row.counts for row in rows), _NONE]))
        lengths = np.sqrt(np.bincount(line, weights**2, len(rows)))
        columns, column = np.unique(ids, return_inverse=True)
        table = np.zeros((len(rows), len(columns)))
        table[line, column] = weights / lengths[line]
        alike: list[list[float]] = np.minimum(1.0, np.round(table @ table.T, _DIGITS)).tolist()
        return alike

    def _weighted(self, ids: NDArray[np.int64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much each run counts; 1 for one that none of the texts has."""
        if not len(self._seen):
            return counts
        at = np.minimum(np.searchsorted(self._seen, ids), len(self._seen) - 1)
        return counts * np.where(self._seen[at] == ids, self._weights[at], 1.0)
