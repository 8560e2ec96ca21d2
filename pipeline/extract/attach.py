"""Which of several goals an indicator measures, by the words they share: a form states 目标1, 目标2, 目标3 in one cell
and prints one grid of indicators for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.cleaning import is_wide
from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.texts import Texts
from pipeline.records import Mention

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5  # letters by which words are told to be of one kind
_MIN_THEMES = 2  # categories that name goals before any is taken for a theme
_MIN_WORD = 4  # letters; shorter ones are small words


def attach(measures: Sequence[MeasureGroup], goals: Sequence[GoalGroup], texts: Texts) -> None:
    """Gives each measure to the goal whose words its indicator shares; one that shares none with any to the goal of the
    indicators it is like, else to the first."""
    named = [_words(texts, measure.first("indicator", "text")) for measure in measures]
    stated = [_words(texts, goal.first("statement", "goal", "title")) for goal in goals]
    for measure, place in zip(measures, assigned(named, stated), strict=True):
        goals[place or 0].measures.append(measure)


def themed(categories: Sequence[str], goals: Sequence[str]) -> dict[int, int]:
    """The goal that each category of an indicator table is the theme of, by places: 就业帮扶 of 残疾人就业更加充分.
    Empty unless most categories name a goal, each another one."""
    found = {row: place for row, place in enumerate(assigned(categories, goals)) if place is not None}
    single = len(set(found.values())) == len(found)
    return found if single and len(found) >= _MIN_THEMES and len(found) * 2 > len(categories) else {}


def assigned(rows: Sequence[str], goals: Sequence[str]) -> list[int | None]:
    """The goal of each row: the one that shares most with it, where a word counts the more the fewer goals have it; of
    equals the one whose other rows share most with it."""
    tokens = [tokens_of(row) for row in rows]
    known = [tokens_of(goal) for goal in goals]
    best = [_best(own, known, range(len(goals))) for own in tokens]
    grown = [set(words) for words in known]
    for own, places in zip(tokens, best, strict=True):
        if len(places) == 1:
            grown[places[0]] |= own
    return [
        next(iter(_best(own, grown, places or range(len(goals))) or places), None)
        for own, places in zip(tokens, best, strict=True)
    ]


def tokens_of(text: str) -> set[str]:
    """What a text is compared by: the stems of its words; where words are not spaced, its pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if is_wide(word[0]):
            found |= {a + b for a, b in pairwise(word)}
        elif len(word) >= _MIN_WORD:
            found.add(word[:_STEM])
    return found


def _best(own: set[str], known: Sequence[set[str]], places: Iterable[int]) -> list[int]:
    """Of some places those that share most; none where nothing is shared."""
    spread = Counter(word for words in known for word in words)
    scores = {place: sum(1 / spread[word] for word in own & known[place]) for place in places}
    most = max(scores.values(), default=0.0)
    return [place for place, score in scores.items() if most and score == most]


def _words(texts: Texts, mention: Mention | None) -> str:
    return texts.words(mention) if mention else ""
