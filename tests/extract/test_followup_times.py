"""A forecast is one only before the goal is due."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.extract.followup_times import Timing
from pipeline.extract.lights import Legend, LightReader
from pipeline.packs import load_pack
from pipeline.records import FollowUp, Sourced
from pipeline.records import FollowUpStatus as Status
from tests.factories import goal, source


@pytest.mark.parametrize(
    ("period", "due", "status"),
    [
        ("2024-H1", None, Status.OFF_TRACK),
        ("2024-T2", date(2024, 10, 1), Status.OFF_TRACK),
        ("2024-T2", date(2024, 5, 1), Status.NOT_MET),
        ("2024-H2", None, Status.NOT_MET),
        ("2024", None, Status.NOT_MET),
    ],
)
def test_a_verdict_without_a_time_is_a_forecast_until_the_goal_is_due(period, due, status):
    told = FollowUp("g1", "d1", period, Status.NOT_MET, source("Uppnås inte"), status_text="Uppnås inte")
    aim = goal(deadline=Sourced(due, source("Uppnås inte"), "due") if due else None)

    assert replace(told, status=status) == Timing(LightReader(load_pack("sv"))).of(told, Legend(), aim, None)
