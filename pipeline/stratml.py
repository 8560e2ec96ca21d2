"""What the writer and the reader of StratML (ISO 17469-1) have agreed on beyond the standard's own names."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records import ResultLevel

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"  # of part 2, ANSI/AIIM 22:2017
RECIPIENT = "Recipient of reporting"  # name of the role of those who are told
BASELINE = "Baseline"  # name of the descriptor of a level before
FOLLOW_UP = "Follow-up"  # name of the descriptor of a status at a period, whose value is the status
NARROWER = "Narrower_Than"  # type of the relationship of an indicator to the goal above its own
PERFORMER = "Performer"  # type of the role of who is responsible

# Where a result level stands in StratML's value chain. An impact is an outcome there.
STAGES: Mapping[ResultLevel, str] = {
    ResultLevel.INPUT: "Input",
    ResultLevel.ACTIVITY: "Output_Processing",
    ResultLevel.OUTPUT: "Output",
    ResultLevel.OUTCOME: "Outcome",
    ResultLevel.IMPACT: "Outcome",
}
