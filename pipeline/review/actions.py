"""What each kind of decision does to a plan. An action that does not fit raises and changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pipeline.cleaning import clean
from pipeline.records import Goal, Measure, Origin, Review, ReviewStatus, Source, Sourced
from pipeline.review.attach import measure_in
from pipeline.review.decisions import Action, Decision, Snapshot, Values
from pipeline.review.fields import (
    GOAL_FIELDS,
    MEASURE_FIELDS,
    RULE,
    goal_values,
    measure_values,
    with_goal_value,
    with_measure_value,
)
from pipeline.review.state import PlanState, Unfit, UnfitError

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def take(state: PlanState, decision: Decision) -> None:
    """Applies one more decision. Raises UnfitError or FieldError."""
    _ACTIONS[decision.action](state, decision)


def _set(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    status = _touched(state, goal.id)
    if not decision.measure:
        before = goal_values(goal).get(decision.field, "")
        place = state.finder.source(decision.place) if decision.place else None
        _note(state, decision, before)
        state.put(with_goal_value(goal, decision.field, decision.new, place), decision, status, decision.field)
        return
    measure = _measure(goal, decision)
    before = measure_values(goal, measure).get(decision.field, "")
    place = state.finder.source(decision.place) if decision.place else None
    changed = with_measure_value(measure, decision.field, decision.new, place)
    _note(state, decision, before)
    state.put(_with(goal, changed), decision, status)
    state.mark(measure.id, decision, _touched(state, measure.id), decision.field)


def _touched(state: PlanState, id: str) -> ReviewStatus:
    """The status of what is changed: an addition stays one, everything else is corrected until it is accepted."""
    old = state.reviews.get(id)
    return old.status if old and old.status is ReviewStatus.ADDED else ReviewStatus.CORRECTED


def _note(state: PlanState, decision: Decision, before: str) -> None:
    if before not in (decision.old, decision.new):
        why = f"the program now reads {before or 'nothing'!r} in {decision.field}; the reviewer's value is kept"
        state.unfit.append(Unfit(decision, why, applied=True))


def _measure(goal: Goal, decision: Decision) -> Measure:
    found = measure_in(goal, decision.measure, decision.anchor.measure if decision.anchor else "")
    if found is None:
        raise UnfitError("the program no longer reads this measure, and its words are not found alone")
    return found


def _with(goal: Goal, measure: Measure) -> Goal:
    return replace(goal, measures=tuple(measure if each.id == measure.id else each for each in goal.measures))


def _accept(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    if decision.snapshot is not None:
        goal = _as_accepted(state, goal, decision)
    state.rejected.pop(goal.id, None)
    state.why.pop(goal.id, None)
    state.goals[goal.id] = goal
    added = state.reviews.get(goal.id, Review()).status is ReviewStatus.ADDED
    state.put(goal, decision, ReviewStatus.ADDED if added else ReviewStatus.ACCEPTED)


def restore(state: PlanState, decision: Decision) -> None:
    """A goal that a person accepted and the program no longer finds, made again where its words still stand. Raises
    UnfitError where they stand nowhere, or at several places."""
    anchor = decision.anchor
    if decision.snapshot is None or anchor is None:
        raise UnfitError("the program no longer reads this goal")
    end = anchor.start + len(anchor.quote)
    place = state.finder.source(Source(anchor.block, anchor.start, end, anchor.quote, anchor.page))
    if place is None:
        raise UnfitError("the program no longer reads this goal, and its words are not found alone in the document")
    goal = _made(state, decision.goal, place, decision.snapshot.goal)
    state.insert(replace(goal, measures=_accepted_measures(goal, decision.snapshot)))
    why = "the program no longer reads this goal; it is kept as accepted"
    state.unfit.append(Unfit(decision, why, applied=True))


def _as_accepted(state: PlanState, goal: Goal, decision: Decision) -> Goal:
    """The goal with the values it had when it was accepted, where a newer reading has others."""
    assert decision.snapshot is not None
    told = goal_values(goal)
    changed = [name for name in GOAL_FIELDS if told.get(name, "") != decision.snapshot.goal.get(name, "")]
    goal = _with_values(goal, {name: decision.snapshot.goal.get(name, "") for name in changed})
    measures = _accepted_measures(goal, decision.snapshot)
    if measures != goal.measures:
        changed.append("measures")
        goal = replace(goal, measures=measures)
    if changed:
        why = f"the program now reads {', '.join(changed)} otherwise; what was accepted is kept"
        state.unfit.append(Unfit(decision, why, applied=True))
    return goal


def _with_values(goal: Goal, values: Mapping[str, str]) -> Goal:
    """The goal with other values; what is to be emptied comes last, so that words are never all gone."""
    for name in sorted(values, key=lambda name: not values[name]):
        goal = with_goal_value(goal, name, values[name])
    return goal


def _accepted_measures(goal: Goal, snapshot: Snapshot) -> tuple[Measure, ...]:
    measures = []
    for id, words, values in snapshot.measures:
        now = measure_in(goal, id, words)
        measure = now or Measure(id, Sourced(values.get("text", ""), goal.source, RULE))
        told = measure_values(goal, measure)
        for name in _comparator_first(name for name in MEASURE_FIELDS if told.get(name, "") != values.get(name, "")):
            measure = with_measure_value(measure, name, values.get(name, ""))
        measures.append(replace(measure, id=id))
    return tuple(measures)


def _comparator_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: name != "comparator")


def _reject(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    state.goals.pop(goal.id, None)
    state.rejected[goal.id] = goal
    state.why[goal.id] = decision
    state.mark(goal.id, decision, ReviewStatus.REJECTED)


def _reopen(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    state.rejected.pop(goal.id, None)
    state.why.pop(goal.id, None)
    state.goals[goal.id] = goal
    old = state.reviews.get(goal.id, Review())
    state.reviews[goal.id] = replace(old, status=ReviewStatus.CORRECTED if old.fields else None)


def _comment(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    id = _measure(goal, decision).id if decision.measure else goal.id
    state.mark(id, decision)
    state.reviews[id] = replace(state.reviews[id], comment=decision.new)


def _add(state: PlanState, decision: Decision) -> None:
    if decision.place is None:
        raise UnfitError("the decision does not say where the goal stands")
    values = decision.snapshot.goal if decision.snapshot else {}
    if (known := state.alias.get(decision.goal, decision.goal)) in state.goals:  # the program reads it itself today
        state.put(_with_values(state.goals[known], values), decision, ReviewStatus.ADDED)
        return
    place = state.finder.source(decision.place)
    if place is None:
        raise UnfitError("the marked words are not found alone in the document as it is read today")
    state.insert(_made(state, decision.goal, place, values))
    state.mark(decision.goal, decision, ReviewStatus.ADDED)


def _made(state: PlanState, id: str, place: Source, values: Values) -> Goal:
    origin = Origin.PROSE if "." not in place.block else Origin.TABLE
    statement = Sourced(clean(place.quote, fold=False).text, place, RULE)
    goal = Goal(id, state.plan.document_id, origin, place, 1.0, statement=statement)
    return _with_values(goal, values)


def new_goal_id(*parts: str) -> str:
    """An id like those of extraction, for a goal that a person makes of these words."""
    digest = hashlib.sha256("\x1f".join((RULE, *parts)).encode("utf-8", "replace")).digest()
    return "g" + "".join(_ALPHABET[byte % 32] for byte in digest[:8])


def _add_measure(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    place = state.finder.source(decision.place) if decision.place else goal.source
    if place is None:
        raise UnfitError("the marked words are not found alone in the document as it is read today")
    text = decision.new or clean(place.quote, fold=False).text
    measure = with_measure_value(Measure(decision.measure, Sourced(text, place, RULE)), "text", text)
    if any(each.id == measure.id for each in goal.measures):
        raise UnfitError("there is a measure with this id")
    state.put(replace(goal, measures=(*goal.measures, measure)), decision, _touched(state, goal.id))
    state.mark(measure.id, decision, ReviewStatus.ADDED)


def _remove_measure(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    gone = _measure(goal, decision)
    left = tuple(each for each in goal.measures if each.id != gone.id)
    state.put(replace(goal, measures=left), decision, _touched(state, goal.id))


def _split(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    if len(decision.parts) < 2:
        raise UnfitError("a split needs two parts at least")
    first, *rest = decision.parts
    taken = {id for part in rest for id in part.measures}
    own = {each.id: each for each in goal.measures}
    kept = with_goal_value(goal, "statement", first.statement)
    state.put(
        replace(kept, measures=tuple(each for each in goal.measures if each.id not in taken)),
        decision, _touched(state, goal.id), "statement",
    )  # fmt: skip
    after = goal.id
    for part in rest:
        measures = tuple(own[id] for id in part.measures if id in own)
        new = replace(with_goal_value(goal, "statement", part.statement), id=part.goal, measures=measures, title=None)
        state.insert(new, after)
        state.mark(new.id, decision, ReviewStatus.CORRECTED, "statement")
        after = new.id


def _merge(state: PlanState, decision: Decision) -> None:
    goal = state.goal(decision.goal)
    others = [state.goal(id) for id in decision.others]
    if not others or any(other.id == goal.id for other in others):
        raise UnfitError("a merge needs another goal")
    own = goal_values(goal)
    for other in others:
        lacking = {name: text for name, text in goal_values(other).items() if name not in own}
        goal = _with_values(goal, lacking)
        own |= lacking
        known = {each.id for each in goal.measures}
        goal = replace(
            goal,
            measures=(*goal.measures, *(each for each in other.measures if each.id not in known)),
            mentions=(*goal.mentions, other.source),
        )
        state.goals.pop(other.id, None)
        state.rejected.pop(other.id, None)
        state.alias[other.id] = goal.id
    state.put(goal, decision, _touched(state, goal.id))


def _complete(state: PlanState, decision: Decision) -> None:
    state.complete = decision.action is Action.COMPLETE


_ACTIONS: Mapping[Action, Callable[[PlanState, Decision], None]] = {
    Action.SET: _set,
    Action.ACCEPT: _accept,
    Action.REJECT: _reject,
    Action.REOPEN: _reopen,
    Action.COMMENT: _comment,
    Action.ADD: _add,
    Action.ADD_MEASURE: _add_measure,
    Action.REMOVE_MEASURE: _remove_measure,
    Action.SPLIT: _split,
    Action.MERGE: _merge,
    Action.COMPLETE: _complete,
    Action.INCOMPLETE: _complete,
}
