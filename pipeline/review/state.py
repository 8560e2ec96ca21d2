"""One plan with the decisions taken on it so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.errors import MaalestokError
from pipeline.records import FollowUp, Goal, Plan, Review, ReviewStatus
from pipeline.review.attach import Finder
from pipeline.review.decisions import Decision
from pipeline.review.fields import GOAL_FIELDS, MEASURE_FIELDS


class UnfitError(MaalestokError):
    """A decision does not fit the plan as it is read today."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A decision that could not be applied, or whose value the program now reads otherwise, and why in a sentence."""

    decision: Decision
    why: str
    applied: bool = False  # kept all the same


@dataclass
class PlanState:
    """One plan with the decisions taken so far. `goals` are those of the tables, in their order; `rejected` are set
    aside with the place they would have; ids of decisions lead to today's goals by `alias`."""

    plan: Plan
    finder: Finder
    goals: dict[str, Goal] = field(default_factory=dict)
    rejected: dict[str, Goal] = field(default_factory=dict)
    base: dict[str, Goal] = field(default_factory=dict)  # as the program read them, before any decision
    reviews: dict[str, Review] = field(default_factory=dict)
    why: dict[str, Decision] = field(default_factory=dict)  # goal id -> its rejection
    alias: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    complete: bool = False

    def goal(self, id: str) -> Goal:
        """The goal with this id, rejected ones included; raises UnfitError."""
        known = self.alias.get(id, id)
        found = self.goals.get(known) or self.rejected.get(known)
        if found is None:
            raise UnfitError("the program no longer reads this goal, and its words are not found alone")
        return found

    def reviewed(self) -> Plan:
        """The plan with the goals that stand, each with what people said of it, and what is printed of them: of a goal
        that was merged it is told of the one it went into, of a rejected goal or removed measure it falls away."""
        goals = tuple(self.shown(self.goals[id]) for id in self.order if id in self.goals)
        owners = {measure.id: goal.id for goal in goals for measure in goal.measures}
        homes = (
            owners.get(told.measure_id, "") if told.measure_id else self._home(told) for told in self.plan.follow_ups
        )
        follow_ups = tuple(
            replace(told, goal_id=home) for told, home in zip(self.plan.follow_ups, homes, strict=True) if home
        )
        return replace(self.plan, goals=goals, follow_ups=follow_ups)

    def _home(self, told: FollowUp) -> str:
        """The goal that stands for the one told of; empty where none does."""
        goal = self.alias.get(told.goal_id, told.goal_id)
        return goal if goal in self.goals else ""

    def shown(self, goal: Goal) -> Goal:
        """A goal with its review, and its measures with theirs."""
        measures = tuple(
            replace(each, review=self.reviews[each.id]) if each.id in self.reviews else each for each in goal.measures
        )
        return replace(goal, measures=measures, review=self.reviews.get(goal.id))

    def put(self, goal: Goal, decision: Decision, status: ReviewStatus | None = None, *fields: str) -> None:
        """The goal in its new shape, with who changed it."""
        where = self.rejected if goal.id in self.rejected else self.goals
        where[goal.id] = goal
        self.mark(goal.id, decision, status, *fields)

    def mark(self, id: str, decision: Decision, status: ReviewStatus | None = None, *fields: str) -> None:
        """What was said of a goal or measure, added to what was said before."""
        old = self.reviews.get(id, Review())
        names = GOAL_FIELDS if id in self.goals or id in self.rejected else MEASURE_FIELDS
        changed = {*old.fields, *fields}
        by = old.by if decision.who in old.by or not decision.who else (*old.by, decision.who)
        self.reviews[id] = replace(
            old, status=status or old.status, fields=tuple(name for name in names if name in changed), by=by
        )

    def insert(self, goal: Goal, after: str = "") -> None:
        """A new goal, behind another one or where its words put it in reading order."""
        self.goals[goal.id] = goal
        if after in self.order:
            self.order.insert(self.order.index(after) + 1, goal.id)
            return
        spot = self._spot(goal)
        known = (self.goals.get(id) or self.rejected.get(id) for id in self.order)
        place = next((at for at, other in enumerate(known) if other and self._spot(other) > spot), len(self.order))
        self.order.insert(place, goal.id)

    def _spot(self, goal: Goal) -> tuple[int, int]:
        return self.finder.order.get(goal.source.block, 0), goal.source.start
