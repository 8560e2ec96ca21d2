"""Decisions on one plan, replayed in the order they were made: the plan as people left it, and what no longer fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from pipeline.errors import MaalestokError
from pipeline.records import Plan
from pipeline.review.actions import restore, take
from pipeline.review.attach import Finder, attached, is_same_goal
from pipeline.review.decisions import Action, Anchor, Decision
from pipeline.review.state import PlanState, Unfit


def replayed(plan: Plan, finder: Finder, decisions: Sequence[Decision]) -> PlanState:
    """The plan with decisions that hold (see `standing`) applied in their order."""
    state = PlanState(plan, finder)
    state.goals = {goal.id: goal for goal in plan.goals}
    state.base = dict(state.goals)
    state.order = list(state.goals)
    state.alias = _aliases(state, decisions)
    _restore(state, decisions)
    for decision in decisions:
        try:
            take(state, decision)
        except MaalestokError as error:
            state.unfit.append(Unfit(decision, str(error)))
    return state


def _restore(state: PlanState, decisions: Sequence[Decision]) -> None:
    """Goals that were accepted and are not read any more, before anything else is decided on them."""
    made = {each.goal for each in decisions if each.action is Action.ADD}
    made |= {part.goal for each in decisions for part in each.parts[1:]}
    last = {each.goal: each for each in decisions if each.action is Action.ACCEPT}
    for id, decision in last.items():
        if id not in made and state.alias.get(id, id) not in state.goals:
            with suppress(MaalestokError):
                restore(state, decision)


def _aliases(state: PlanState, decisions: Iterable[Decision]) -> dict[str, str]:
    """Ids in decisions -> today's ids. What was added or split off has an id of its own and is not looked for, unless
    the program reads an added goal itself today."""
    anchors: dict[str, Anchor] = {}
    for each in decisions:
        made = {part.goal for part in each.parts[1:]}
        for id, anchor in zip((each.goal, *each.others), (each.anchor, *each.anchors), strict=False):
            if anchor is not None and id not in made:
                anchors.setdefault(id, anchor)
    found = attached(anchors, list(state.base.values()))
    for each in decisions:
        if each.action is Action.ADD and each.place is not None and each.goal not in found:
            free = [goal for goal in state.base.values() if goal.id not in found.values()]
            same = [goal.id for goal in free if is_same_goal(each.place, goal)]
            if len(same) == 1:
                found[each.goal] = same[0]
    return found
