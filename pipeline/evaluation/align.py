"""Which found record is which gold record: one to one, with the best total likeness.

A pair below the threshold is no pair, so a gold record may stay missed and a found one spurious.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from pipeline.evaluation.gold import GoldGoal, GoldMeasure
from pipeline.evaluation.similarity import dice, likeness, soft
from pipeline.records import Goal, Measure

G = TypeVar("G")
F = TypeVar("F")

GOAL_THRESHOLD = 0.6
MEASURE_THRESHOLD = 0.5
_SAME_NUMBER = 0.1
_SAME_VALUE = 0.15
_SAME_PLACE = 0.001  # decides between equal texts: the pairing that keeps the reading order
_NO_PAIR = 0.0  # so that one sure pair beats two doubtful ones

Pairs = list[tuple[int, int]]  # positions in the gold and in the found list, in gold order


def align_goals(golds: Sequence[GoldGoal], found: Sequence[Goal]) -> Pairs:
    """The goals that are the same goal."""
    return align(golds, found, goal_score, GOAL_THRESHOLD)


def align_measures(golds: Sequence[GoldMeasure], found: Sequence[Measure]) -> Pairs:
    """The measures that are the same measure."""
    return align(golds, found, measure_score, MEASURE_THRESHOLD)


def goal_score(gold: GoldGoal, found: Goal) -> float:
    """Likeness of the texts, with a bonus for the same printed number."""
    title = found.title.value if found.title else ""
    statement = found.statement.value if found.statement else ""
    score = _words_score((gold.title or "", gold.statement or ""), (title, statement))
    same_number = bool(gold.number and found.number and soft(gold.number) == soft(found.number.value))
    return score + _SAME_NUMBER * same_number


def _words_score(gold: tuple[str, str], found: tuple[str, str]) -> float:
    """A title decides alone only where one side has no statement: the same theme word may head many goals."""
    titles, statements = likeness(gold[0], found[0]), likeness(gold[1], found[1])
    scores = [dice(" ".join(gold), " ".join(found)), statements]
    if all(gold) and all(found):
        scores.append((titles + statements) / 2)
    else:
        scores += [titles, likeness(gold[0], found[1]), likeness(gold[1], found[0])]
        scores.append(likeness(" ".join(gold), " ".join(found)))
    return max(scores)


def measure_score(gold: GoldMeasure, found: Measure) -> float:
    """Likeness of text or indicator, with a bonus for the same figure, which tells apart measures of the same text."""
    mine = [gold.text, gold.indicator or ""]
    theirs = [found.text.value, found.indicator.value if found.indicator else ""]
    score = max(likeness(a, b) for a in mine for b in theirs)
    target = found.target.value if found.target else None
    same = target is not None and gold.value is not None and (gold.value, gold.upper) == (target.value, target.upper)
    return score + _SAME_VALUE * same


def align(golds: Sequence[G], found: Sequence[F], score: Callable[[G, F], float], threshold: float) -> Pairs:
    """The pairing with the highest total score among pairs that reach the threshold."""
    scores: dict[tuple[int, int], float] = {}
    for i, gold in enumerate(golds):
        for j, record in enumerate(found):
            if (value := score(gold, record)) >= threshold:
                apart = abs(i / len(golds) - j / len(found))
                scores[i, j] = value + _SAME_PLACE * (1 - apart)
    pairs: Pairs = []
    for rows, columns in _components(scores):
        matrix = [[scores.get((i, j), _NO_PAIR) for j in columns] for i in rows]
        pairs += [(rows[a], columns[b]) for a, b in _assign(matrix) if (rows[a], columns[b]) in scores]
    return sorted(pairs)


def _components(scores: dict[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that compete with each other; each group is assigned on its own, which keeps matrices small."""
    group: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while group.setdefault(node, node) != node:
            group[node] = group[group[node]]  # halves the path for the next one who asks
            node = group[node]
        return node

    for i, j in scores:
        group[root(("found", j))] = root(("gold", i))
    members: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
    for node in sorted(group):
        members.setdefault(root(node), ([], []))[0 if node[0] == "gold" else 1].append(node[1])
    return list(members.values())


def _assign(scores: list[list[float]]) -> Pairs:
    """The assignment with the highest total (Kuhn 1955, in the shortest augmenting path form with potentials)."""
    if len(scores) > len(scores[0]):
        turned = [list(column) for column in zip(*scores, strict=True)]
        return [(row, column) for column, row in _assign(turned)]
    n, m = len(scores), len(scores[0])
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (m + 1)
    row_of = [0] * (m + 1)  # 1-based row of each column; 0 is free, column 0 holds the row being placed
    for row in range(1, n + 1):
        row_of[0], column = row, 0
        nearest, came_from, done = [math.inf] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while row_of[column]:
            done[column] = True
            current, step, following = row_of[column], math.inf, 0
            for j in range(1, m + 1):
                if done[j]:
                    continue
                cost = -scores[current - 1][j - 1] - row_potential[current] - column_potential[j]
                if cost < nearest[j]:
                    nearest[j], came_from[j] = cost, column
                if nearest[j] < step:
                    step, following = nearest[j], j
            for j in range(m + 1):
                if done[j]:
                    row_potential[row_of[j]] += step
                    column_potential[j] -= step
                else:
                    nearest[j] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [(row_of[j] - 1, j - 1) for j in range(1, m + 1) if row_of[j]]
