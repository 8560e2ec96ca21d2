"""What the two parts of StratML (ANSI/AIIM 21 and 22, ISO 17469-1) ask of each element: its children in their order.

Written from the published schemas of 2014 and 2016 as a table; files are held against it to say what is off in them,
never to refuse them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PLAN, PERFORMANCE = "StrategicPlan", "PerformancePlanOrReport"  # root of part 1, of part 2


@dataclass(frozen=True, slots=True)
class Child:
    """An element that may stand in another."""

    name: str
    required: bool = False
    repeated: bool = False


def _children(listed: str) -> tuple[Child, ...]:
    """`Name! Description Goal!* Value*`: `!` must stand there, `*` may stand there several times."""
    return tuple(Child(word.rstrip("!*"), "!" in word, "*" in word) for word in listed.split())


_RESULT = _children("StartDate EndDate NumberOfUnits Descriptor Description")
_COMMON: Mapping[str, tuple[Child, ...]] = {
    "StrategicPlanCore": _children("Organization* Vision Mission Value* Goal!*"),
    "Organization": _children("Name Acronym Identifier Description Stakeholder*"),
    "Vision": _children("Description Identifier"),
    "Mission": _children("Description Identifier"),
    "Value": _children("Name Description"),
    "Goal": _children("Name! Description! Identifier SequenceIndicator Stakeholder* OtherInformation Objective*"),
}
_PART_1: Mapping[str, tuple[Child, ...]] = {
    **_COMMON,
    PLAN: _children("Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation"),
    "AdministrativeInformation": _children("StartDate EndDate PublicationDate Source Submitter"),
    "Submitter": _children("GivenName Surname PhoneNumber EmailAddress"),
    "Stakeholder": _children("Name! Description"),
    "Objective": _children("Name Description Identifier SequenceIndicator Stakeholder* OtherInformation"),
}
_PART_2: Mapping[str, tuple[Child, ...]] = {
    **_COMMON,
    PERFORMANCE: _children("Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation Submitter"),
    "AdministrativeInformation": _children("Identifier StartDate EndDate PublicationDate Source"),
    "Submitter": _children("Identifier GivenName Surname PhoneNumber EmailAddress"),
    "Stakeholder": _children("Name! Description Role*"),
    "Role": _children("Name! Description RoleType*"),
    "Objective": _children(
        "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation PerformanceIndicator*"
    ),
    "PerformanceIndicator": _children(
        "SequenceIndicator MeasurementDimension! UnitOfMeasurement! Identifier Relationship* MeasurementInstance* "
        "OtherInformation"
    ),
    "Relationship": _children("Identifier ReferentIdentifier* Name Description"),
    "MeasurementInstance": _children("TargetResult* ActualResult*"),
    "TargetResult": _RESULT,
    "ActualResult": _RESULT,
    "Descriptor": _children("DescriptorName DescriptorValue"),
}
SCHEMAS: Mapping[str, Mapping[str, tuple[Child, ...]]] = {PLAN: _PART_1, PERFORMANCE: _PART_2}

ATTRIBUTES: Mapping[tuple[str, str], tuple[str, ...]] = {
    (PERFORMANCE, "Type"): ("Strategic_Plan", "Performance_Plan", "Performance_Report"),
    ("Stakeholder", "StakeholderTypeType"): ("Person", "Organization", "Generic_Group"),
    ("PerformanceIndicator", "ValueChainStage"): (
        "Outcome",
        "Output_Processing",
        "Output",
        "Input_Processing",
        "Input",
    ),
    ("PerformanceIndicator", "PerformanceIndicatorType"): ("Quantitative", "Qualitative"),
    ("Relationship", "RelationshipType"): ("Broader_Than", "Peer_To", "Narrower_Than"),
}
ROLES = ("Performer", "Beneficiary")
DATES = ("StartDate", "EndDate", "PublicationDate")
REPEATED = frozenset(
    child.name for schema in SCHEMAS.values() for children in schema.values() for child in children if child.repeated
)
