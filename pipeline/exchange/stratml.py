"""A plan as StratML Part 2 (ANSI/AIIM 22:2017, ISO 17469-1), valid against its schema of 16 February 2016.

Our goal is StratML's Objective with its PerformanceIndicators; goals of one area that follow each other stand in one
Goal with the area's name and no description. A goal with goals beneath it is a Goal itself, and all of these are its
Objectives; its own indicators hang on an Objective without a name. StratML has no deeper levels: an indicator of a goal
further down has a Relationship to the goal right above its own, and one of a goal beneath a goal of another document a
Relationship to that one, which has its words as a Name. What StratML has no place for goes to the side table
(`stratml_side`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import Any

from lxml import etree

from pipeline.exchange.elsewhere import Parents
from pipeline.exchange.stratml_measures import Elements, add_indicator
from pipeline.records import FollowUp, Goal, Plan, Reporting
from pipeline.stratml import NAMESPACE, PERFORMER, RECIPIENT

_RESPONSIBLE = "Responsible"  # name of the role of who performs
_LONG = 366  # days; a plan for longer is strategic
# Characters of xsd:ID: letters, digits and marks of any script, . - _ (XML 1.0, NameChar).
_NO_NAME = re.compile(
    "[^-.0-9A-Z_a-z·À-ÖØ-öø-˿Ͱ-ͽͿ-\u1fff\u200c\u200d‿⁀⁰-\u218fⰀ-\u2fef、-\ud7ff豈-\ufdcfﷰ-\ufffd\U00010000-\U000effff]"
)


@dataclass(slots=True)
class Identifiers:
    """Identifiers of one file: `_` and our id made fit for XML, each given once."""

    plan: str = ""
    goals: dict[str, str] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)

    def new(self, name: str) -> str:
        """The identifier for a name; a number is put behind one that is taken."""
        own = wanted = "_" + _NO_NAME.sub("_", name)
        number = 1
        while own in self._given:
            number += 1
            own = f"{wanted}-{number}"
        self._given.add(own)
        return own


def identifier_of(goal_id: str) -> str:
    """The identifier that a goal has in the file of its own document."""
    return Identifiers().new(goal_id)


def identify(plan: Plan) -> Identifiers:
    """The identifiers of a plan, its goals and its measures."""
    names = Identifiers()
    names.plan = names.new(plan.document_id)
    for goal in plan.goals:
        names.goals[goal.id] = names.new(goal.id)
        for measure in goal.measures:
            names.measures[measure.id] = names.new(measure.id)
    return names


def stratml_bytes(plan: Plan, names: Identifiers, parents: Parents = MappingProxyType({})) -> bytes:
    """The whole file. The plan must have goals: StratML asks for one. `parents` are goals of other documents."""
    elements = Elements(NAMESPACE)
    spaces: dict[Any, str] = {None: NAMESPACE}
    root = etree.Element(f"{{{NAMESPACE}}}PerformancePlanOrReport", nsmap=spaces, Type=_type(plan))
    elements.add(root, "Name", plan.title)
    core = elements.add(root, "StrategicPlanCore")
    organization = elements.add(core, "Organization")
    elements.add(organization, "Name", plan.publisher)
    _recipients(elements, organization, plan.reporting)
    if plan.target_picture is not None:
        elements.add(elements.add(core, "Vision"), "Description", plan.target_picture.value)
    if plan.main_tasks:
        elements.add(elements.add(core, "Mission"), "Description", "\n".join(task.value for task in plan.main_tasks))
    writer = _GoalWriter(elements, plan, names, parents)
    for head, goals in _groups(plan):
        writer.group(core, head, goals)
    about = elements.add(root, "AdministrativeInformation")
    elements.add(about, "Identifier", names.plan)
    if plan.period is not None:
        elements.add(about, "StartDate", plan.period.start.isoformat())
        elements.add(about, "EndDate", plan.period.end.isoformat())
    etree.indent(root)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def parents_in(plan: Plan) -> Mapping[str, str]:
    """Goal -> the goal of the same plan right above it, or above the themes that stand between."""
    known = {goal.id for goal in plan.goals}
    return {goal.id: goal.above[-1].goal_id for goal in plan.goals if goal.above and goal.above[-1].goal_id in known}


def heads_in(plan: Plan) -> Mapping[str, Goal]:
    """Goal -> the goal at the top of its tree, for goals with others above or beneath them."""
    parents, goals = parents_in(plan), {goal.id: goal for goal in plan.goals}
    found = {}
    for goal in plan.goals:
        top = goal.id
        for _ in plan.goals:  # no way up is longer
            top = parents.get(top, top)
        if top != goal.id:
            found[goal.id] = found[top] = goals[top]
    return found


def _groups(plan: Plan) -> Iterator[tuple[Goal | str, list[Goal]]]:
    """The StratML Goals, each as the goal or area at its head and the goals in it; goals in reading order."""
    heads = heads_in(plan)
    members: dict[str, list[Goal]] = defaultdict(list)
    for goal in plan.goals:
        if goal.id in heads:
            members[heads[goal.id].id].append(goal)
    for head, goals in groupby(
        plan.goals, lambda goal: heads[goal.id].id if goal.id in heads else _Area(goal.area.value if goal.area else "")
    ):
        if isinstance(head, _Area):
            yield head.name, list(goals)
        elif head in members:
            yield heads[head], members.pop(head)


@dataclass(frozen=True, slots=True)
class _Area:
    """An area as a key: of one name are those that follow each other."""

    name: str


def _type(plan: Plan) -> str:
    if plan.period is not None and (plan.period.end - plan.period.start).days > _LONG:
        return "Strategic_Plan"
    measures = [measure for goal in plan.goals for measure in goal.measures]
    reached = any(measure.actual_value or measure.actual_text for measure in measures) or plan.follow_ups
    return "Performance_Report" if reached else "Performance_Plan"


class _GoalWriter:
    """Writes the goals of one plan."""

    def __init__(self, elements: Elements, plan: Plan, names: Identifiers, elsewhere: Parents) -> None:
        self._elements, self._names, self._elsewhere = elements, names, elsewhere
        self._parents = parents_in(plan)
        self._follow_ups: dict[str, list[FollowUp]] = defaultdict(list)
        for follow_up in plan.follow_ups:
            self._follow_ups[follow_up.measure_id].append(follow_up)

    def group(self, core: etree._Element, head: Goal | str, goals: Sequence[Goal]) -> None:
        """A StratML Goal with what stands in it."""
        elements = self._elements
        group = elements.add(core, "Goal")
        if isinstance(head, str):
            elements.add(group, "Name", head)
            elements.add(group, "Description")
        else:
            said = [part.value for part in (head.title, head.statement) if part is not None]
            elements.add(group, "Name", head.title.value if head.title else "")
            elements.add(group, "Description", said[-1])  # one that repeats the name says that there is no other
            self._facts(group, head)
            if head.measures:
                self._indicators(elements.add(group, "Objective"), head, "")
        for goal in goals:
            if goal is not head:
                self._objective(group, goal, head.id if isinstance(head, Goal) else "")

    def _objective(self, group: etree._Element, goal: Goal, head: str) -> None:
        objective = self._elements.add(group, "Objective")
        for name, value in (("Name", goal.title), ("Description", goal.statement)):
            if value is not None:
                self._elements.add(objective, name, value.value)
        self._facts(objective, goal)
        parent = self._parents.get(goal.id, "")
        self._indicators(objective, goal, self._names.goals[parent] if parent not in ("", head) else "")

    def _facts(self, element: etree._Element, goal: Goal) -> None:
        self._elements.add(element, "Identifier", self._names.goals[goal.id])
        if goal.number is not None:
            self._elements.add(element, "SequenceIndicator", goal.number.value)
        if goal.responsible is not None:
            _stakeholder(self._elements, element, goal.responsible.value, _RESPONSIBLE, PERFORMER)
        _recipients(self._elements, element, goal.reporting)

    def _indicators(self, objective: etree._Element, goal: Goal, parent: str) -> None:
        above = [(parent, "")] if parent else []
        above += [(identifier_of(one.goal_id), one.words) for one in self._elsewhere.get(goal.id, ())]
        for measure in goal.measures:
            follow_ups = self._follow_ups[measure.id]
            add_indicator(self._elements, objective, measure, self._names.measures[measure.id], follow_ups, above)


def _recipients(elements: Elements, parent: etree._Element, reporting: Reporting | None) -> None:
    for name in reporting.recipients if reporting else ():
        _stakeholder(elements, parent, name, RECIPIENT)


def _stakeholder(elements: Elements, parent: etree._Element, name: str, role: str, kind: str = "") -> None:
    holder = elements.add(parent, "Stakeholder")
    elements.add(holder, "Name", name)
    its = elements.add(holder, "Role")
    elements.add(its, "Name", role)
    if kind:
        elements.add(its, "RoleType", kind)
