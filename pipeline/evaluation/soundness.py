"""What is doubtful in gold: a slip of the reader that would make a right answer count as wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.evaluation.gold import Gold, GoldGoal, GoldMeasure
from pipeline.evaluation.similarity import soft
from pipeline.records import Comparator

_WITHOUT_VALUE = {Comparator.MILESTONE, Comparator.QUALITATIVE, Comparator.INCREASE, Comparator.DECREASE}


def doubts(gold: Gold) -> list[str]:
    """One sentence for each doubt, naming the file; empty for sound gold."""
    return [f"{gold.name}: {doubt}" for doubt in _doubts(gold)]


def _doubts(gold: Gold) -> Iterator[str]:
    expected = gold.document.goals_expected
    if expected is not None and expected != len(gold.goals):
        yield f"goals_expected is {expected}, but {len(gold.goals)} goals stand there"
    for snippet, times in Counter(map(soft, gold.not_goals)).items():
        if not snippet:
            yield "a not_goal has no words"
        elif times > 1:
            yield f"the not_goal {snippet!r} stands there {times} times"
        elif any(snippet == soft(words) for goal in gold.goals for words in (goal.title, goal.statement) if words):
            yield f"the not_goal {snippet!r} is the wording of a goal"
    for goal in gold.goals:
        yield from _goal_doubts(goal)


def _goal_doubts(goal: GoldGoal) -> Iterator[str]:
    name = goal.number or goal.title or (goal.statement or "")[:40]
    if goal.type_stated and not goal.type:
        yield f"goal {name}: a type is stated, but none is given"
    for reading in (goal.measures, *goal.alternatives):
        for measure in reading:
            for doubt in _measure_doubts(measure):
                yield f"goal {name}, {measure.text[:40]!r}: {doubt}"


def _measure_doubts(measure: GoldMeasure) -> Iterator[str]:
    if measure.comparator is None:
        yield "no comparator"
    if (measure.comparator is Comparator.BETWEEN) != (measure.upper is not None):
        yield "`between` and `upper` go together"
    if measure.comparator is Comparator.BETWEEN and measure.value is None:
        yield "`between` without a lower bound"
    if measure.comparator in _WITHOUT_VALUE and measure.value is not None:
        yield f"{measure.comparator} with a value"
    if measure.value is None and measure.unit:
        yield "a unit without a value"
    if measure.upper is not None and measure.value is not None and measure.upper <= measure.value:
        yield "the upper bound is not above the lower one"
