"""A judgement of passages put to use in the program, and the goals that come out: the rules alone, the model alone, a
veto, an addition. The model itself is no matter here: any probabilities will do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import numpy as np
from passages import Case, Unit, stating, touches

from pipeline.evaluation.align import align_goals
from pipeline.evaluation.decoys import taken
from pipeline.evaluation.scores import Counts, Share
from pipeline.extract.mentions import GoalGroup
from pipeline.records import Goal, Mention, Origin

UNSURE = 0.75  # the highest confidence of a rule that the model may overrule
RULE = "model.passage"

Figures = tuple[Counts, Share]  # goals against the gold, decoys taken


@dataclass(frozen=True)
class Use:
    """What the model may do: strike out unsure goals that are less probable than `veto` to be a goal (where `lenient`:
    a goal or a measure), add passages from `add` on; `alone` without rules."""

    veto: float = 0.0
    add: float = 2.0
    alone: bool = False
    lenient: bool = False


class Judged:
    """A document whose passages a model has judged; counts the goals that come out of each use of it."""

    def __init__(self, case: Case, roles: np.ndarray) -> None:
        self.case = case
        self._goal = roles[:, 0]
        self._sure = {
            lenient: [self._probability(group, 1 - roles[:, 2] if lenient else self._goal) for group in case.groups]
            for lenient in (False, True)
        }
        self._likely = [int(at) for at in np.argsort(-self._goal, kind="stable")]
        self._known: dict[tuple[tuple[int, ...], tuple[int, ...]], Figures] = {}

    def _probability(self, group: GoalGroup, roles: np.ndarray) -> float:
        """How probable it is that what the rules took for a goal is one; 1 where no passage answers to it."""
        places = list(stating(group))
        found = [roles[at] for at, unit in enumerate(self.case.units) if any(touches(unit, p) for p in places)]
        return float(max(found, default=1.0))

    def figures(self, use: Use) -> Figures:
        groups = self.case.groups
        kept = [
            at
            for at, group in enumerate(groups)
            if not use.alone and not (group.confidence <= UNSURE and self._sure[use.lenient][at] < use.veto)
        ]
        told = [mention for at in kept for mention in _all(groups[at])]
        added: list[int] = []
        for at in self._likely:  # a sentence and its clauses overlap: the likeliest reading wins
            unit = self.case.units[at]
            others = (self.case.units[other] for other in added)
            if self._goal[at] < use.add:
                break
            if not any(touches(unit, mention) for mention in told) and not any(unit.overlaps(one) for one in others):
                added.append(at)
        added.sort()
        key = (tuple(kept), tuple(added))
        if key not in self._known:
            chosen = [groups[at] for at in kept] + [self._group(self.case.units[at]) for at in added]
            self._known[key] = self._counted(chosen)
        return self._known[key]

    def _group(self, unit: Unit) -> GoalGroup:
        case = self.case
        if unit.kind in ("cell", "heading"):
            group = GoalGroup(Origin.TABLE if unit.kind == "cell" else Origin.PROSE, 0.6, RULE)
            name = "goal" if unit.kind == "cell" else "title"
            group.add(Mention(name, unit.block, unit.start, unit.end, RULE))
            return group
        return case.extractor._prose._statements._sentence_goal(case.texts[unit.block], unit.start, unit.end, 0.6, RULE)

    def _counted(self, groups: list[GoalGroup]) -> Figures:
        goals = _goals(self.case, groups)
        gold = self.case.gold
        partner = {j: gold.goals[i].words for i, j in align_goals(gold.goals, goals)}
        words = [(goal, partner.get(j, "")) for j, goal in enumerate(goals)]
        decoys = sum(taken(snippet, words) is not None for snippet in gold.not_goals)
        right = len(partner)
        return Counts(right, len(goals) - right, len(gold.goals) - right), Share(decoys, len(gold.not_goals))


class _Given:
    """Stands in for the prose reader and gives the groups that were chosen."""

    def __init__(self, groups: list[GoalGroup]) -> None:
        self._groups = groups

    def read(self, *_: Any) -> list[GoalGroup]:
        return deepcopy(self._groups)


def _goals(case: Case, groups: list[GoalGroup]) -> tuple[Goal, ...]:
    """The rest of the program as it is: building, merging, essays."""
    reader = case.extractor._prose
    case.extractor._prose = _Given(groups)  # type: ignore[assignment]
    try:
        return case.extractor.extract(case.document).goals
    finally:
        case.extractor._prose = reader


def _all(group: GoalGroup) -> Iterable[Mention]:
    yield from group.mentions
    for measure in group.measures:
        yield from measure.mentions


def total(judged: Iterable[Judged], use: Use) -> Figures:
    counts, decoys = Counts(), Share()
    for one in judged:
        more, share = one.figures(use)
        counts, decoys = counts + more, decoys + share
    return counts, decoys


def best(judged: Sequence[Judged], uses: Iterable[Use]) -> Use:
    """The use with the highest F1; of equals the one that does least."""
    return max(uses, key=lambda use: (round(total(judged, use)[0].f1 or 0.0, 6), -use.veto, use.add))
