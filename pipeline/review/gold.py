"""Reviewed plans as gold files (format: corpus/GOLD.md), so that `maalestok evaluate` can score the program on them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.records import Basis, Goal, Measure, Plan, Reporting, Result, Scope, Sourced
from pipeline.review.apply import state_of
from pipeline.review.decisions import Decision, Reason, standing
from pipeline.review.state import PlanState

NOTE = "Made by `maalestok review gold` of what {who} decided. Values that nobody changed are the program's, accepted."
_NOT_COUNTER = (Reason.DUPLICATE, Reason.MEASURE_OF_ANOTHER)  # their words state a goal, in another row
_DECIDED = ("accepted", "added", "rejected")


@dataclass(frozen=True, slots=True)
class Truth:
    """Gold of one plan, or why there is none yet."""

    path: str
    content: Mapping[str, Any] | None
    why: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        stem = re.sub(r"[^\w.-]+", "_", self.path.rpartition("/")[2]).strip("._") or "plan"
        return f"{stem}.gold.json"

    @property
    def text(self) -> str:
        """The content of its file."""
        return json.dumps(self.content, ensure_ascii=False, indent=1) + "\n"


def truth_of(result: Result, decisions: list[Decision], *, decided_is_enough: bool) -> Truth | None:
    """Gold of a plan of which every goal is decided and somebody said that none is missing; `decided_is_enough` does
    without the latter. None where nobody decided anything."""
    path = result.document.source.path
    decisions = standing(decisions)
    if not decisions:
        return None
    state = state_of(result, decisions)
    if state is None:
        return Truth(path, None, "it could not be read")
    left = [id for id in state.goals if not (state.reviews.get(id) and state.reviews[id].status in _DECIDED)]
    unfit = [each for each in state.unfit if not each.applied]
    if left:
        return Truth(path, None, f"{len(left)} of {len(state.goals) + len(state.rejected)} goals are not decided")
    if unfit:
        return Truth(path, None, f"{len(unfit)} decisions no longer fit")
    if not state.complete and not decided_is_enough:
        return Truth(path, None, "nobody has said on the review page that no goal of it is missing")
    return Truth(path, _gold(result, state, decisions))


def _gold(result: Result, state: PlanState, decisions: list[Decision]) -> dict[str, Any]:
    plan = state.reviewed()
    who = ", ".join(dict.fromkeys(each.who for each in decisions if each.who)) or "an unnamed reviewer"
    return {
        "document": _document(result, plan, who),
        "goals": [_goal(goal) for goal in plan.goals],
        "not_goals": list(dict.fromkeys(_counter_examples(state))),
        "rejected": list(_rejected(state)),
    }


def _document(result: Result, plan: Plan, who: str) -> dict[str, Any]:
    return {
        "file": result.document.source.path,
        "language": plan.language or result.document.language or "",
        "country": plan.country or None,
        "kind": plan.kind or None,
        "publisher": plan.publisher or None,
        "title": plan.title or result.document.title or None,
        "period": _period(plan),
        "goals_expected": len(plan.goals),
        "document_cadence": _cadences(plan.reporting),
        "notes": NOTE.format(who=who),
    }


def _period(plan: Plan) -> str | None:
    if plan.period is None:
        return None
    first, last = plan.period.start.year, plan.period.end.year
    return str(first) if first == last else f"{first}-{last}"


def _goal(goal: Goal) -> dict[str, Any]:
    own = goal.reporting is not None and goal.reporting.scope is Scope.GOAL
    stated = goal.goal_type_stated is not None or goal.goal_type_basis is Basis.STATED
    return {
        "number": _value(goal.number),
        "title": _value(goal.title),
        "statement": _value(goal.statement),
        "level": _value(goal.level),
        "origin": goal.origin.value,
        "page": goal.source.page,
        "type_stated": _value(goal.goal_type_stated),
        "type": [kind.value for kind in goal.goal_types] if stated else [],
        "cadence": _cadences(goal.reporting) if own else [],
        "measurement_frequency": _value(goal.measurement_frequency),
        "deadline": goal.deadline.value.isoformat() if goal.deadline else None,
        "responsible": _value(goal.responsible),
        "weight": _number(_value(goal.weight)),
        "baseline_text": _value(goal.baseline),
        "fulfilment_rule": _value(goal.fulfilment_rule),
        "measures": [_measure(measure) for measure in goal.measures],
        "notes": goal.review.comment if goal.review else "",
    }


def _measure(measure: Measure) -> dict[str, Any]:
    target = measure.target.value if measure.target else None
    return {
        "text": measure.text.value,
        "indicator": _value(measure.indicator),
        "comparator": target.comparator.value if target else None,
        "value": _number(target.value) if target else None,
        "upper": _number(target.upper) if target else None,
        "unit": (target.unit or None) if target else None,
        "baseline_value": _number(_value(measure.baseline_value)),
        "baseline_period": measure.baseline_period or None,
        "deadline": measure.deadline.value.isoformat() if measure.deadline else None,
        "weight": _number(_value(measure.weight)),
        "result_level": measure.result_level.value if measure.result_level else None,
    }


def _rejected(state: PlanState) -> Iterator[dict[str, Any]]:
    """Rejected goals with the reason, for people to look at."""
    for id, goal in state.rejected.items():
        said = state.why.get(id)
        reason = said.reason.value if said and said.reason else ""
        yield {"words": goal.source.quote, "page": goal.source.page, "reason": reason, "why": said.why if said else ""}


def _counter_examples(state: PlanState) -> Iterator[str]:
    """What a program must not take for a goal. Words that state a goal elsewhere are none."""
    kept = {goal.source.quote for goal in state.goals.values()}
    for id, goal in state.rejected.items():
        said = state.why.get(id)
        if goal.source.quote not in kept and (said is None or said.reason not in _NOT_COUNTER):
            yield goal.source.quote


def _cadences(reporting: Reporting | None) -> list[str]:
    return [cadence.value for cadence in reporting.cadences] if reporting else []


def _value(sourced: Sourced[Any] | None) -> Any:
    return None if sourced is None else sourced.value or None


def _number(value: Decimal | None) -> int | float | str | None:
    """A number as JSON has it; one with more digits than a float holds as text."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)
