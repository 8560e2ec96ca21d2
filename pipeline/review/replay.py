"""Decisions on one plan, replayed in the order they were made: the plan as people left it, and what no longer fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.errors import MaalestokError
from pipeline.records import Plan
from pipeline.review.actions import take
from pipeline.review.attach import Finder, attached
from pipeline.review.decisions import Anchor, Decision
from pipeline.review.state import PlanState, Unfit


def replayed(plan: Plan, finder: Finder, decisions: Sequence[Decision]) -> PlanState:
    """The plan with decisions that hold (see `standing`) applied in their order."""
    state = PlanState(plan, finder)
    state.goals = {goal.id: goal for goal in plan.goals}
    state.base = dict(state.goals)
    state.order = list(state.goals)
    state.alias = _aliases(state, decisions)
    for decision in decisions:
        try:
            take(state, decision)
        except MaalestokError as error:
            state.unfit.append(Unfit(decision, str(error)))
    return state


def _aliases(state: PlanState, decisions: Iterable[Decision]) -> dict[str, str]:
    """Ids in decisions -> today's ids. What was added or split off has an id of its own and is not looked for, unless
    the program reads an added goal itself today."""
    anchors: dict[str, Anchor] = {}
    for each in decisions:
        made = {part.goal for part in each.parts[1:]}
        for id, anchor in zip((each.goal, *each.others), (each.anchor, *each.anchors), strict=False):
            if anchor is not None and id not in made:
                anchors.setdefault(id, anchor)
    return attached(anchors, list(state.base.values()))
