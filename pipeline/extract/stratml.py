"""A StratML file's plan: read from passages whose ids are the paths of elements, without any language.

A StratML Objective is a goal of ours and its performance indicators are its measures. A StratML Goal that only groups
Objectives is their area; with a description of its own, or without Objectives of content, it is a goal itself, which
stands above them. The rule of each value is `stratml.<Element>`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.extract.build import Frame, goal_identity
from pipeline.extract.stratml_measures import IndicatorReader
from pipeline.extract.stratml_tree import Tree
from pipeline.records import (
    Above,
    AboveBy,
    AboveKind,
    Document,
    FollowUp,
    Goal,
    Measure,
    Origin,
    Period,
    Plan,
    Reporting,
    Scope,
    Sourced,
)
from pipeline.stratml import PERFORMER, RECIPIENT
from pipeline.traces import Outcome, Trace, Use

FORMAT = "stratml"  # of the documents that this reads
_NO_GOAL = "The StratML file has no Goal or Objective with a name or a description."
_RULE = "stratml."


def plan_of(document: Document) -> Plan:
    """The plan that a StratML document states; its language may be unknown."""
    return _PlanReader(document).plan()


def explain(document: Document, plan: Plan) -> tuple[Trace, ...]:
    """What became of each element with text."""
    uses: dict[str, list[tuple[Outcome, Use]]] = {}
    for outcome, record, name, value in _values(plan):
        place = value.source
        use = Use(name, place.start, place.end, value.rule, record)
        uses.setdefault(place.block, []).append((outcome, use))
    unused = "No goal, measure or fact of the plan is read from this element."
    traces = []
    for block in document.blocks:
        found = uses.get(block.id, [])
        outcome = found[0][0] if found else Outcome.ASIDE
        traces.append(Trace(block.id, outcome, "" if found else unused, uses=tuple(use for _, use in found)))
    return tuple(traces)


def _values(plan: Plan) -> Iterator[tuple[Outcome, str, str, Sourced[Any]]]:
    for goal in plan.goals:
        for name in ("title", "statement"):
            if (value := getattr(goal, name)) is not None:
                yield Outcome.GOAL, goal.id, name, value
        for measure in goal.measures:
            for name in ("text", "indicator", "target", "baseline_value", "baseline_text", "deadline", "actual_value"):
                if (value := getattr(measure, name)) is not None:
                    yield Outcome.MEASURE, measure.id, f"measure {name}", value
        for name in ("number", "area", "responsible"):
            if (value := getattr(goal, name)) is not None:
                yield Outcome.DETAIL, goal.id, name, value
    for task in plan.main_tasks:
        yield Outcome.DETAIL, "", "main task", task
    if plan.target_picture is not None:
        yield Outcome.DETAIL, "", "target picture", plan.target_picture


@dataclass(frozen=True, slots=True)
class _Measured:
    """A measure, what follow-ups say of it, and the goals above its own that it names: identifiers and words."""

    measure: Measure
    follow_ups: tuple[FollowUp, ...]
    parents: tuple[tuple[str, Sourced[str] | None], ...]


def _above(goal: Goal) -> Above:
    """A goal as what stands above another."""
    text = goal.title or goal.statement
    assert text is not None
    number = goal.number.value if goal.number else ""
    return Above(text, AboveBy.SECTION, AboveKind.GOAL, goal.id, number)


class _PlanReader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._tree = Tree(document)
        self._frame = Frame(document.id, document.source.sha256, None)
        self._indicators = IndicatorReader(self._tree)
        self._follow_ups: list[FollowUp] = []
        self._identifiers: dict[str, Goal] = {}  # identifier in the file -> goal
        self._referred: dict[str, tuple[tuple[str, Sourced[str] | None], ...]] = {}  # goal -> what its indicators name

    def plan(self) -> Plan:
        tree = self._tree
        organization = next(iter(tree.numbered("", "Organization")), "Organization")
        goals = self._related(list(self._goals()))
        first, last = (tree.day(f"AdministrativeInformation/{name}") for name in ("StartDate", "EndDate"))
        return Plan(
            document_id=self._document.id,
            language=self._document.language,
            title=self._document.title,
            publisher=tree.line(f"{organization}/Name"),
            kind=tree.line("@Type").replace("_", " "),
            period=_period(first, last),
            reporting=self._reporting(organization, Scope.DOCUMENT),
            main_tasks=tuple(tree.lines("Mission/Description", f"{_RULE}Mission")),
            target_picture=tree.text("Vision/Description", f"{_RULE}Vision"),
            goals=goals,
            follow_ups=tuple(self._follow_ups),
            no_goals_reason="" if goals else _NO_GOAL,
        )

    def _goals(self) -> Iterator[Goal]:
        for path in self._tree.numbered("", "Goal"):
            objectives = self._tree.numbered(path, "Objective")
            stated = [inner for inner in objectives if self._is_stated(inner)]
            # Indicators may hang on an Objective without a name or a description: they show that the Goal is met.
            loose = [each for inner in objectives if inner not in stated for each in self._measured(inner)]
            area = self._tree.text(f"{path}/Name", f"{_RULE}Goal.Name") if stated else None
            head = None
            if self._tree.has(f"{path}/Description") or loose or not stated:
                for head in self._goal(path, None, loose):
                    yield head
            for inner in stated:
                for goal in self._goal(inner, area, self._measured(inner)):
                    yield goal if head is None else replace(goal, above=(_above(head),))

    def _is_stated(self, path: str) -> bool:
        return self._tree.has(f"{path}/Name") or self._tree.has(f"{path}/Description")

    def _measured(self, path: str) -> list[_Measured]:
        """The measures of an objective; what follow-ups say of an indicator goes to the first that it makes."""
        found = []
        for indicator in self._tree.numbered(path, "PerformanceIndicator"):
            told, parents = tuple(self._indicators.follow_ups(indicator)), tuple(self._indicators.parents(indicator))
            for measure in self._indicators.measures(indicator):
                found.append(_Measured(measure, told, parents))
                told = ()
        return found

    def _related(self, goals: Sequence[Goal]) -> tuple[Goal, ...]:
        """The goals beneath those that their indicators name, in this file or, by their words, in another."""
        return tuple(self._beneath(goal) for goal in goals)

    def _beneath(self, goal: Goal) -> Goal:
        elsewhere = []
        for identifier, words in self._referred.get(goal.id, ()):
            parent = self._identifiers.get(identifier)
            if parent is not None and parent.id != goal.id:
                goal = replace(goal, above=(_above(parent),))
            elif parent is None and words is not None:
                elsewhere.append(Above(words, AboveBy.NAMED, AboveKind.NAMED_GOAL))
        if elsewhere and not goal.above:
            goal = replace(goal, above=(elsewhere.pop(0),))
        return replace(goal, serves=tuple(elsewhere)) if elsewhere else goal

    def _goal(self, path: str, area: Sourced[str] | None, measures: Sequence[_Measured]) -> Iterator[Goal]:
        """The goal at a path; none where nothing states one."""
        tree = self._tree
        element = path.rpartition("/")[2].partition(".")[0]
        title = tree.text(f"{path}/Name", f"{_RULE}{element}.Name")
        statement = tree.text(f"{path}/Description", f"{_RULE}{element}.Description")
        stated = title or statement
        if stated is None:
            return
        if element == "Goal" and title and statement and title.value == statement.value:
            statement = None  # a Goal needs a description
        identity = goal_identity(self._frame, stated.source, stated.value)
        goal = Goal(
            id=identity,
            document_id=self._document.id,
            origin=Origin.TABLE,
            source=stated.source,
            confidence=1.0,  # the file says that it is one
            number=tree.text(f"{path}/SequenceIndicator", f"{_RULE}SequenceIndicator"),
            title=title,
            statement=statement,
            area=area,
            reporting=self._reporting(path, Scope.GOAL),
            responsible=self._performer(path),
            measures=tuple(replace(each.measure, id=f"{identity}-m{n}") for n, each in enumerate(measures, 1)),
        )
        for measure, each in zip(goal.measures, measures, strict=True):
            self._follow_ups += [
                replace(told, goal_id=identity, measure_id=measure.id, document_id=self._document.id)
                for told in each.follow_ups
            ]
        if parents := next((each.parents for each in measures if each.parents), ()):
            self._referred[identity] = parents
        if identifier := tree.line(f"{path}/Identifier"):
            self._identifiers[identifier] = goal
        yield goal

    def _performer(self, path: str) -> Sourced[str] | None:
        """The first stakeholder with the role of performer."""
        for holder in self._tree.numbered(path, "Stakeholder"):
            roles = self._tree.numbered(holder, "Role")
            types = [kind for role in roles for kind in self._tree.numbered(role, "RoleType")]
            if any(self._tree.line(kind) == PERFORMER for kind in types):
                return self._tree.text(f"{holder}/Name", f"{_RULE}Stakeholder")
        return None

    def _reporting(self, path: str, scope: Scope) -> Reporting | None:
        """Who is told: the stakeholders in the role of recipient. StratML has no place for how often."""
        names = [
            name
            for holder in self._tree.numbered(path, "Stakeholder")
            if any(self._tree.line(f"{role}/Name") == RECIPIENT for role in self._tree.numbered(holder, "Role"))
            and (name := self._tree.text(f"{holder}/Name", f"{_RULE}Stakeholder")) is not None
        ]
        return Reporting((), scope, names[0], recipients=tuple(name.value for name in names)) if names else None


def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end and start <= end else None
