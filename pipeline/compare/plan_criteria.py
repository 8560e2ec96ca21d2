"""The ten criteria of the plan level: each gives a verdict, a value and the goals it rests on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline.compare.evidence import printed
from pipeline.compare.similarity import Similarity
from pipeline.records import Goal, GoalType, Plan, Verdict

_ALIKE = 0.72  # from this score on two goals of one plan say the same
_ALIKE_LEVELS = 0.5  # two goals of different levels (group and agency) need less


@dataclass(frozen=True, slots=True)
class PlanRuling:
    """A verdict on a plan with the figure behind it, which has no words; `blanks` fill the sentence that the catalogue
    has for the cause."""

    verdict: Verdict
    cause: str
    value: str
    goals: tuple[str, ...] = ()
    blanks: Mapping[str, str] | None = None


@dataclass(frozen=True)
class PlanReading:
    """A plan with the verdicts on its goals; `thresholds` are the catalogue's for the criterion that asks."""

    plan: Plan
    verdicts: Mapping[str, Mapping[str, Verdict]]  # goal id -> criterion -> verdict
    thresholds: Mapping[str, float]

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.plan.goals

    def with_verdict(self, criterion: str, *verdicts: Verdict) -> tuple[str, ...]:
        """Ids of the goals on which a criterion gave one of some verdicts."""
        return tuple(goal.id for goal in self.goals if self.verdicts[goal.id][criterion] in verdicts)

    def decided(self, criterion: str) -> tuple[str, ...]:
        """Ids of the goals on which a criterion came to a decision."""
        return self.with_verdict(criterion, Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET)


PlanCriterion = Callable[[PlanReading], PlanRuling]


def few_goals(reading: PlanReading) -> PlanRuling:
    """How many goals the plan has."""
    count = len(reading.goals)
    ids = tuple(goal.id for goal in reading.goals)
    blanks = {"limit": f"{reading.thresholds['flag']:g}"}
    if count <= reading.thresholds["flag"]:
        return PlanRuling(Verdict.MET, "few", str(count), ids, blanks)
    verdict = Verdict.PARTLY if count <= reading.thresholds["many"] else Verdict.NOT_MET
    return PlanRuling(verdict, "many", str(count), ids, blanks)


def core_task_share(reading: PlanReading) -> PlanRuling:
    """The share of goals that concern the core task, of those where the text decides."""
    return _share(reading, reading.with_verdict("core_task", Verdict.MET), reading.decided("core_task"))


def result_share(reading: PlanReading) -> PlanRuling:
    """The share of goals that state a result."""
    return _share(reading, reading.with_verdict("result", Verdict.MET), reading.decided("result"))


def verifiable_share(reading: PlanReading) -> PlanRuling:
    """The share of goals that can be verified."""
    return _share(reading, reading.with_verdict("verifiable", Verdict.MET), reading.decided("verifiable"))


def internal_share(reading: PlanReading) -> PlanRuling:
    """The share of goals on the institution's own affairs; here a small share is good."""
    internal = reading.with_verdict("core_task", Verdict.NOT_MET)
    return _share(reading, internal, reading.decided("core_task"), small_is_good=True)


def _share(
    reading: PlanReading, part: tuple[str, ...], whole: tuple[str, ...], *, small_is_good: bool = False
) -> PlanRuling:
    value, blanks = _of(part, whole)
    if not whole:
        return PlanRuling(Verdict.CANNOT_TELL, "undecided", value)
    share = len(part) / len(whole)
    first, second = reading.thresholds["met"], reading.thresholds["partly"]
    good, fair = (share <= first, share <= second) if small_is_good else (share >= first, share >= second)
    verdict = Verdict.MET if good else Verdict.PARTLY if fair else Verdict.NOT_MET
    return PlanRuling(verdict, "share", value, part, blanks)


def _of(part: Collection[object], whole: Collection[object]) -> tuple[str, dict[str, str]]:
    """A part of a whole as a value, and as blanks of a sentence."""
    return f"{len(part)}/{len(whole)}", {"part": str(len(part)), "whole": str(len(whole))}


def goals_without_measures(reading: PlanReading) -> PlanRuling:
    """Goals with no measure of their own and no level in their words."""
    bare = tuple(
        goal.id
        for goal in reading.goals
        if not goal.measures and reading.verdicts[goal.id]["verifiable"] is not Verdict.MET
    )
    value, blanks = _of(bare, reading.goals)
    if not bare:
        return PlanRuling(Verdict.MET, "none", value)
    fair = len(bare) / len(reading.goals) <= reading.thresholds["partly"]
    return PlanRuling(Verdict.PARTLY if fair else Verdict.NOT_MET, "some", value, bare, blanks)


def duplicates(reading: PlanReading) -> PlanRuling:
    """The same goal twice in one plan, also at group and at agency level."""
    pairs = list(_alike(reading.goals))
    ids = tuple(dict.fromkeys(goal.id for _, one, other in pairs for goal in (one, other)))
    if not pairs:
        return PlanRuling(Verdict.MET, "none", "0")
    names = "; ".join(f"{_name(one)} / {_name(other)}" for _, one, other in pairs[:3])
    across = all(_level(one) != _level(other) for _, one, other in pairs)
    cause = "across_levels" if across else "same"
    verdict = Verdict.PARTLY if across or len(pairs) == 1 else Verdict.NOT_MET
    return PlanRuling(verdict, cause, str(len(pairs)), ids, {"names": names})


def _alike(goals: tuple[Goal, ...]) -> Iterator[tuple[float, Goal, Goal]]:
    texts = [_text(goal) for goal in goals]
    similarity = Similarity([*texts, ""])
    scores = [similarity.scores(text) for text in texts]
    for one, other in combinations(range(len(goals)), 2):
        needed = _ALIKE if _level(goals[one]) == _level(goals[other]) else _ALIKE_LEVELS
        if scores[one][other] >= needed:
            yield scores[one][other], goals[one], goals[other]


def _text(goal: Goal) -> str:
    return printed(goal.statement) or printed(goal.title)


def _name(goal: Goal) -> str:
    return printed(goal.number) or (printed(goal.title) or printed(goal.statement))[:60]


def _level(goal: Goal) -> str:
    return goal.level.value if goal.level else ""


def balance(reading: PlanReading) -> PlanRuling:
    """Goals that keep operations going beside goals that develop."""
    kinds = [goal.goal_types for goal in reading.goals]
    keep = sum(GoalType.OPERATIONS in kind for kind in kinds)
    change = sum(GoalType.DEVELOPMENT in kind for kind in kinds)
    untyped = sum(not kind for kind in kinds)
    value = f"{keep};{change};{untyped}"
    blanks = {"operations": str(keep), "development": str(change), "untyped": str(untyped)}
    ids = tuple(goal.id for goal in reading.goals if goal.goal_types)
    if not ids:
        return PlanRuling(Verdict.CANNOT_TELL, "unknown", value, (), blanks)
    if keep and change:
        return PlanRuling(Verdict.MET, "both", value, ids, blanks)
    return PlanRuling(Verdict.PARTLY, "one_kind", value, ids, blanks)


def target_picture(reading: PlanReading) -> PlanRuling:
    """Whether a multi-year strategic aim is stated."""
    plan = reading.plan
    if plan.target_picture is not None:
        return PlanRuling(Verdict.MET, "stated", "", (), {"words": _short(printed(plan.target_picture))})
    if plan.period and plan.period.end.year > plan.period.start.year:
        return PlanRuling(Verdict.PARTLY, "long_plan", "")
    return PlanRuling(Verdict.NOT_MET, "none", "")


def follow_up_stated(reading: PlanReading) -> PlanRuling:
    """Whether the plan says how its goals are followed up, once for all or goal by goal."""
    own = reading.with_verdict("followed_up", Verdict.MET)
    value, blanks = _of(own, reading.goals)
    if reading.plan.reporting is not None:
        blanks["words"] = _short(printed(reading.plan.reporting.text))
        return PlanRuling(Verdict.MET, "plan", value, own, blanks)
    if own and len(own) == len(reading.goals):
        return PlanRuling(Verdict.MET, "each", value, own, blanks)
    some = reading.with_verdict("followed_up", Verdict.MET, Verdict.PARTLY)
    if some:
        return PlanRuling(Verdict.PARTLY, "some", value, some, blanks)
    return PlanRuling(Verdict.NOT_MET, "none", value)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 120 else words[:119].rstrip() + "…"


PLAN_CRITERIA: Mapping[str, PlanCriterion] = {
    judge.__name__: judge
    for judge in (
        few_goals,
        core_task_share,
        result_share,
        verifiable_share,
        goals_without_measures,
        duplicates,
        balance,
        target_picture,
        follow_up_stated,
        internal_share,
    )
}
PLAN_CAUSES: Mapping[str, frozenset[str]] = {
    name: frozenset(causes.split())
    for name, causes in {
        "few_goals": "few many",
        "core_task_share": "share undecided",
        "result_share": "share undecided",
        "verifiable_share": "share undecided",
        "goals_without_measures": "none some",
        "duplicates": "none same across_levels",
        "balance": "both one_kind unknown",
        "target_picture": "stated long_plan none",
        "follow_up_stated": "plan each some none",
        "internal_share": "share undecided",
    }.items()
}
