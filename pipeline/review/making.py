"""Decisions with all that finds their goal again, made from the plan as it now stands."""

from __future__ import annotations

from typing import Any

from pipeline.records import Goal, SourceFile
from pipeline.review.decisions import Action, Decision, Snapshot, anchor_of
from pipeline.review.fields import goal_values, measure_values
from pipeline.review.state import PlanState


def made(state: PlanState, source: SourceFile, who: str, action: Action, goal: str = "", **told: Any) -> Decision:
    """The decision of one person on one document. Raises UnfitError for a goal that is not there."""
    given = dict(told)
    if goal and action is not Action.ADD:
        known = state.goal(goal)
        measure = next((each for each in known.measures if each.id == given.get("measure")), None)
        given["anchor"] = anchor_of(state.base.get(known.id, known), measure)
        if action is Action.ACCEPT:
            given["snapshot"] = snapshot_of(known)
    if action is Action.MERGE:
        others = [state.goal(id) for id in given["others"]]
        given["anchors"] = tuple(anchor_of(state.base.get(each.id, each)) for each in others)
    return Decision(action, source.sha256, source.path, who=who, goal=goal, **given)


def snapshot_of(goal: Goal) -> Snapshot:
    """All values of a goal and its measures, as they are accepted."""
    measures = ((each.id, each.text.source.quote, measure_values(goal, each)) for each in goal.measures)
    return Snapshot(goal_values(goal), tuple(measures))
