"""A measure as a StratML PerformanceIndicator: what is measured, in which unit, and its target and actual results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from pipeline.periods import days_of
from pipeline.records import Comparator, FollowUp, Measure, Target
from pipeline.stratml import BASELINE, FOLLOW_UP, NARROWER, STAGES

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no characters of XML 1.0
_WORDS = (Comparator.QUALITATIVE, Comparator.MILESTONE)  # targets that no number is held against


@dataclass(frozen=True, slots=True)
class Elements:
    """Makes elements of one namespace."""

    namespace: str

    def add(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        """A new last child. Characters that XML cannot hold become U+FFFD."""
        element = etree.SubElement(parent, f"{{{self.namespace}}}{name}")
        if text:
            element.text = _UNFIT.sub("\ufffd", text)
        return element


def add_indicator(
    elements: Elements,
    objective: etree._Element,
    measure: Measure,
    identifier: str,
    follow_ups: Sequence[FollowUp] = (),
    above: Sequence[tuple[str, str]] = (),
) -> None:
    """The indicator of a measure, at the end of its objective, with what follow-ups say of it. `above` are the goals
    above its own that the element around does not say: identifier, and the words of one in another file."""
    indicator = elements.add(objective, "PerformanceIndicator")
    if measure.result_level is not None:
        indicator.set("ValueChainStage", STAGES[measure.result_level])
    if kind := _kind(measure):
        indicator.set("PerformanceIndicatorType", kind)
    if measure.number:
        elements.add(indicator, "SequenceIndicator", measure.number)
    elements.add(indicator, "MeasurementDimension", (measure.indicator or measure.text).value)
    elements.add(indicator, "UnitOfMeasurement", measure.target.value.unit if measure.target else "")
    elements.add(indicator, "Identifier", identifier)
    for goal, words in above:
        relationship = elements.add(indicator, "Relationship")
        relationship.set("RelationshipType", NARROWER)
        elements.add(relationship, "ReferentIdentifier", goal)
        if words:
            elements.add(relationship, "Name", words)
    instance = elements.add(indicator, "MeasurementInstance")
    _add_targets(elements, instance, measure)
    _add_actuals(elements, instance, measure)
    for follow_up in follow_ups:
        _add_follow_up(elements, instance, follow_up)
    if not len(instance):
        indicator.remove(instance)


def _kind(measure: Measure) -> str:
    """Whether numbers or words are held against the result; empty where the measure does not tell."""
    if measure.target is not None:
        target = measure.target.value
        return "Qualitative" if target.value is None and target.comparator in _WORDS else "Quantitative"
    return "Quantitative" if measure.baseline_value or measure.actual_value else ""


def _add_targets(elements: Elements, instance: etree._Element, measure: Measure) -> None:
    """The target; a range is two, of which the second holds the upper bound.

    The dimension alone stands for a measure whose words are its indicator; else the words are the description.
    """
    told = "" if measure.indicator and measure.indicator.value == measure.text.value else measure.text.value
    days = days_of(measure.target_period)
    end = days[1] if days else measure.deadline.value if measure.deadline else None
    if not (told or end or measure.target):
        return
    target = measure.target.value if measure.target else None
    result = elements.add(instance, "TargetResult")
    if days:
        elements.add(result, "StartDate", days[0].isoformat())
    if end:
        elements.add(result, "EndDate", end.isoformat())
    if target and measure.target:
        _number(elements, result, target.value)
        _descriptor(elements, result, target.comparator.value, measure.target.source.quote)
    if told:
        elements.add(result, "Description", told)
    if target and target.upper is not None:
        _add_bound(elements, instance, target)


def _add_bound(elements: Elements, instance: etree._Element, target: Target) -> None:
    bound = elements.add(instance, "TargetResult")
    _number(elements, bound, target.upper)
    _descriptor(elements, bound, target.comparator.value, "")


def _add_actuals(elements: Elements, instance: etree._Element, measure: Measure) -> None:
    if measure.actual_value is not None or measure.actual_text is not None:
        result = elements.add(instance, "ActualResult")
        _number(elements, result, measure.actual_value.value if measure.actual_value else None)
        if measure.actual_text is not None:
            elements.add(result, "Description", measure.actual_text.value)
    days = days_of(measure.baseline_period)
    if measure.baseline_value is None and measure.baseline_text is None and days is None:
        return
    result = elements.add(instance, "ActualResult")
    if days:
        elements.add(result, "StartDate", days[0].isoformat())
        elements.add(result, "EndDate", days[1].isoformat())
    _number(elements, result, measure.baseline_value.value if measure.baseline_value else None)
    _descriptor(elements, result, BASELINE, "")
    if measure.baseline_text is not None:
        elements.add(result, "Description", measure.baseline_text.value)


def _add_follow_up(elements: Elements, instance: etree._Element, follow_up: FollowUp) -> None:
    """A status with its result, from the first to the last day of its period."""
    result = elements.add(instance, "ActualResult")
    if days := days_of(follow_up.period):
        elements.add(result, "StartDate", days[0].isoformat())
        elements.add(result, "EndDate", days[1].isoformat())
    _number(elements, result, follow_up.actual_value)
    _descriptor(elements, result, FOLLOW_UP, follow_up.status.value)
    if follow_up.actual_text:
        elements.add(result, "Description", follow_up.actual_text)


def _number(elements: Elements, result: etree._Element, value: Decimal | None) -> None:
    if value is not None:
        elements.add(result, "NumberOfUnits", f"{value:f}")


def _descriptor(elements: Elements, result: etree._Element, name: str, value: str) -> None:
    descriptor = elements.add(result, "Descriptor")
    elements.add(descriptor, "DescriptorName", name)
    if value:
        elements.add(descriptor, "DescriptorValue", value)
