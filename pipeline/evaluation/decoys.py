"""Was something taken for a goal that the gold says is none?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cleaning import is_wide
from pipeline.evaluation.similarity import contained, dice, soft
from pipeline.records import Goal

_EQUAL = 0.9
_MOST = 0.8  # a piece of a snippet counts when it is this much of it
_HALF = 0.5
_TELLING = {True: 6, False: 12}  # characters, for Han and other scripts: a shorter snippet stands in many a long text
_MARKER = re.compile(r"^\s*(?:[-–•*·]|[(（]?[\w]{1,3}[)）.、．])\s*")  # list marker, which a goal is stored without


def taken(snippet: str, goals: Sequence[tuple[Goal, str]]) -> Goal | None:
    """The first goal that is, holds, or is most of the snippet. Each goal comes with the words of the gold goal it was
    aligned with (or an empty text): a snippet that stands in those words is no mistake."""
    for goal, gold_words in goals:
        if soft(snippet) in soft(gold_words):
            continue
        if any(_is_or_holds(words, snippet) for words in _wordings(goal)):
            return goal
    return None


def _wordings(goal: Goal) -> list[str]:
    said = [part.value for part in (goal.title, goal.statement) if part is not None and soft(part.value)]
    return [*said, " ".join(said)] if len(said) == 2 else said


def _is_or_holds(words: str, snippet: str) -> bool:
    said = soft(words)
    for decoy in {soft(snippet), soft(_MARKER.sub("", snippet))}:
        if not decoy:
            continue
        telling = len(decoy) >= min(_TELLING[any(map(is_wide, decoy))], _HALF * len(said))
        if (telling and decoy in said) or (said in decoy and len(said) >= _MOST * len(decoy)):
            return True
    return dice(words, snippet) >= _EQUAL or contained(snippet, words) >= _EQUAL
