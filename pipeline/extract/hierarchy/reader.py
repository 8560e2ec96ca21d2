"""Gives each goal what stands above it. Goals themselves are left as they are.

A document prints the goal above another in five ways: by sections, by numbers, by columns and headings of a table, by
calling one its overall goal, and by words that say which goal is served. What is printed above and was read as no goal
keeps its words. Nothing is told from likeness: words are the same, or another goal's number, or no goal is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.cleaning import letters
from pipeline.extract.hierarchy.columns import Columns
from pipeline.extract.hierarchy.ground import Ground
from pipeline.extract.hierarchy.numbers import by_number, number_of
from pipeline.extract.hierarchy.sections import Sections
from pipeline.extract.hierarchy.words import Words
from pipeline.extract.outline import Section
from pipeline.extract.spans import after_marker
from pipeline.extract.texts import Texts
from pipeline.packs import LanguagePack
from pipeline.records import Above, AboveBy, AboveKind, Document, Goal

_FULL_WORDING = 4  # letters that make words worth comparing; Han characters say more


class HierarchyReader:
    """Reads what stands above goals with one pack."""

    def __init__(self, pack: LanguagePack) -> None:
        self._words = Words(pack.rules("hierarchy"))

    def placed(self, goals: Sequence[Goal], document: Document, texts: Texts, root: Section) -> tuple[Goal, ...]:
        """The goals, each with what stands above it and with the goals that it says it serves."""
        if len(goals) == 0:
            return ()
        ground = Ground(goals, document, texts, root)
        columns, sections = Columns(ground, self._words), Sections(ground, self._words)
        known = _Known(ground.goals)
        found = []
        for goal in ground.goals:
            beside, served = columns.above(goal)
            numbered = by_number(goal, ground.goals)
            told = [numbered] if numbered else list(sections.above(goal))
            above = known.chain(goal, [*beside, *told])
            served += self._served(goal, ground)
            found.append(replace(goal, above=above, serves=known.others(goal, served, above)))
        return _without_circles(found)

    def _served(self, goal: Goal, ground: Ground) -> list[Above]:
        own = [part.source.block for part in (goal.title, goal.statement) if part]
        passages = {passage.id: after_marker(passage, ground.texts[passage.id]) for passage in ground.behind(goal)}
        blocks = passages or dict.fromkeys((block for block in own if block in ground.cells), 0)
        return [above for block, start in blocks.items() for above in self._words.served(ground.texts, block, start)]


class _Known:
    """The goals of a document by their words and by their numbers."""

    def __init__(self, goals: Iterable[Goal]) -> None:
        self._worded: dict[str, list[Goal]] = defaultdict(list)
        self._numbered: dict[str, list[Goal]] = defaultdict(list)
        for goal in goals:
            for part in (goal.title, goal.statement):
                if part is not None and goal not in self._worded[letters(part.value)]:
                    self._worded[letters(part.value)].append(goal)
            self._numbered[number_of(goal)].append(goal)

    def chain(self, goal: Goal, found: Iterable[Above]) -> tuple[Above, ...]:
        """What stands above, each once, up to the first that is a goal of the document."""
        chain: list[Above] = []
        for each in found:
            above = self._resolved(goal, each)
            if above.goal_id == goal.id or letters(above.text.value) in _words_of(goal):
                continue
            if all(above.text.source.block != one.text.source.block for one in chain):
                chain.append(above)
            if above.goal_id:
                break
        return tuple(chain)

    def others(self, goal: Goal, served: Iterable[Above], above: Sequence[Above]) -> tuple[Above, ...]:
        """The goals served that do not stand above already."""
        kept: dict[tuple[str, str, str], Above] = {}
        for each in served:
            one = self._resolved(goal, each)
            if one.goal_id != goal.id and not (one.goal_id and one.goal_id in {other.goal_id for other in above}):
                kept.setdefault((one.goal_id, one.number, letters(one.text.value)), one)
        return tuple(kept.values())

    def _resolved(self, goal: Goal, above: Above) -> Above:
        """The goal of the document that the words are, or that a reference's number means."""
        if above.goal_id:
            return above
        words = letters(above.text.value)
        same = [other for other in self._worded.get(words, ()) if other is not goal] if _is_full(words) else []
        if not same and above.by is AboveBy.NAMED and above.number:
            numbered = [other for other in self._numbered.get(above.number, ()) if other is not goal]
            same = [other for other in numbered if not above.level or _level(other) == above.level]
        if len(same) != 1:
            return above
        return replace(above, goal_id=same[0].id, kind=AboveKind.GOAL)


def _is_full(words: str) -> bool:
    return len(words) >= _FULL_WORDING or (bool(words) and not words.isascii() and len(words) > 1)


def _words_of(goal: Goal) -> set[str]:
    return {letters(part.value) for part in (goal.title, goal.statement) if part is not None}


def _level(goal: Goal) -> str:
    return goal.level.value if goal.level else ""


def _without_circles(goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals without a chain that would lead back to its own beginning."""
    parents = {goal.id: goal.above[-1].goal_id for goal in goals if goal.above}
    kept = []
    for goal in goals:
        passed, at = {goal.id}, parents.get(goal.id, "")
        while at and at not in passed:
            passed.add(at)
            at = parents.get(at, "")
        if at == goal.id:
            parents[goal.id] = ""
            goal = replace(goal, above=tuple(above for above in goal.above if not above.goal_id))
        kept.append(goal)
    return tuple(kept)
