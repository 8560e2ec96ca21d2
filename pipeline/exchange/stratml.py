"""A plan as StratML Part 2 (ANSI/AIIM 22:2017, ISO 17469-1), valid against its schema of 16 February 2016.

Our goal is StratML's Objective with its PerformanceIndicators; goals of one area that follow each other stand in one
Goal with the area's name and no description. What StratML has no place for goes to the side table (`stratml_side`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lxml import etree

from pipeline.exchange.stratml_measures import Elements, add_indicator
from pipeline.records import Goal, Plan, Reporting
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


def identify(plan: Plan) -> Identifiers:
    """The identifiers of a plan, its goals and its measures."""
    names = Identifiers()
    names.plan = names.new(plan.document_id)
    for goal in plan.goals:
        names.goals[goal.id] = names.new(goal.id)
        for measure in goal.measures:
            names.measures[measure.id] = names.new(measure.id)
    return names


def stratml_bytes(plan: Plan, names: Identifiers) -> bytes:
    """The whole file. The plan must have goals: StratML asks for one."""
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
    for area, goals in groupby(plan.goals, lambda goal: goal.area.value if goal.area else ""):
        _area(elements, core, area, goals, names)
    about = elements.add(root, "AdministrativeInformation")
    elements.add(about, "Identifier", names.plan)
    if plan.period is not None:
        elements.add(about, "StartDate", plan.period.start.isoformat())
        elements.add(about, "EndDate", plan.period.end.isoformat())
    etree.indent(root)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _type(plan: Plan) -> str:
    if plan.period is not None and (plan.period.end - plan.period.start).days > _LONG:
        return "Strategic_Plan"
    measures = [measure for goal in plan.goals for measure in goal.measures]
    reached = any(measure.actual_value or measure.actual_text for measure in measures)
    return "Performance_Report" if reached else "Performance_Plan"


def _area(elements: Elements, core: etree._Element, area: str, goals: Iterable[Goal], names: Identifiers) -> None:
    group = elements.add(core, "Goal")
    elements.add(group, "Name", area)
    elements.add(group, "Description")
    for goal in goals:
        _objective(elements, group, goal, names)


def _objective(elements: Elements, group: etree._Element, goal: Goal, names: Identifiers) -> None:
    objective = elements.add(group, "Objective")
    for name, value in (("Name", goal.title), ("Description", goal.statement)):
        if value is not None:
            elements.add(objective, name, value.value)
    elements.add(objective, "Identifier", names.goals[goal.id])
    if goal.number is not None:
        elements.add(objective, "SequenceIndicator", goal.number.value)
    if goal.responsible is not None:
        _stakeholder(elements, objective, goal.responsible.value, _RESPONSIBLE, PERFORMER)
    _recipients(elements, objective, goal.reporting)
    for measure in goal.measures:
        add_indicator(elements, objective, measure, names.measures[measure.id])


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
