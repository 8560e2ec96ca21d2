"""Shares, their intervals and groups."""

import pytest

from pipeline.report.shares import Shares, Tally, period_of, wilson
from tests.factories import goal, plan, year
from tests.report.made import CATALOGUE, judged, many_goals


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_wilsons_interval_is_that_of_the_textbook(hits: int, n: int, low: float, high: float) -> None:
    assert (low, high) == pytest.approx(wilson(hits, n), abs=0.00006)


def test_a_share_leaves_out_what_cannot_be_told_and_what_does_not_apply() -> None:
    tally = Tally(met=3, partly=1, not_met=2, cannot_tell=10, not_applicable=4)

    assert (6, 20, 0.5) == (tally.decided, tally.total, tally.share)
    assert (None, None) == (Tally(cannot_tell=3).share, Tally(cannot_tell=3).interval)


def test_verdicts_are_counted_over_all_goals_and_in_groups() -> None:
    results = [
        judged(
            *many_goals(2, "a"), verdicts=[{"clear": "met"}, {"clear": "not_met"}], id="a", country="SE", period=year()
        ),
        judged(*many_goals(1, "b"), verdicts={"clear": "met", "result": "partly"}, id="b", country="DK"),
        judged(*many_goals(1, "c"), verdicts={"clear": "cannot_tell"}, id="c"),
    ]

    shares = Shares(results)

    assert {"clear": Tally(met=2, not_met=1, cannot_tell=1), "result": Tally(partly=1)} == shares.tallies()
    by_country = shares.tallies_by("country")
    assert ["DK", "SE", ""] == list(by_country)
    assert Tally(met=1, not_met=1) == by_country["SE"]["clear"]
    assert {"": 1, "DK": 1, "SE": 2} == dict(shares.goals_by("country"))
    assert {"": 2, "2024": 2} == dict(shares.goals_by("year"))
    assert ["SE"] == list(shares.tallies_by("country", fewest=2))


def test_no_results_give_no_shares() -> None:
    shares = Shares([])

    assert ({}, {}, {}, 0) == (
        shares.tallies(), shares.tallies_by("country"), dict(shares.goals_by("country")), shares.goals
    )  # fmt: skip


def test_a_criterion_that_a_lens_does_not_ask_for_can_be_left_out() -> None:
    verdicts = {"clear": "met", "quantified": "not_met"}
    results = [
        judged(goal(), verdicts=verdicts, lens="mild"),
        judged(goal(id="x", document_id="d2"), verdicts=verdicts, id="d2", lens="strict"),
    ]

    asked_for = Shares(results).asked_for(CATALOGUE)

    assert {"clear": Tally(met=2), "quantified": Tally(not_met=1)} == asked_for


def test_a_period_reads_in_years() -> None:
    assert ("2024", "") == (period_of(plan(period=year())), period_of(plan()))
