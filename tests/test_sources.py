"""What the five source documents must give; they lie beside the checkout and are not part of it."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.evaluation import load_gold, score
from pipeline.options import Options
from pipeline.work import read_one
from pipeline.worklist import FoundFile

DOCUMENTS = Path(os.environ.get("MAALESTOK_DOCUMENTS", Path(__file__).resolve().parents[2] / "shared" / "documents"))

pytestmark = pytest.mark.skipif(
    not (DOCUMENTS / "source").is_dir(), reason="the source documents are not beside the checkout (../shared/documents)"
)


@pytest.fixture(scope="module")
def plans():
    found = {}
    for path in sorted((DOCUMENTS / "source").iterdir()):
        found[path.name[:3]] = read_one(FoundFile(path, path.parent), Options())
    return found


def test_the_danish_plan_gives_its_eight_goals_with_numbers_levels_and_types(plans):
    goals = plans["001"].plan.goals
    read = [(g.number.value, g.level.value, [str(kind) for kind in g.goal_types]) for g in goals]
    both = ["development", "operations"]

    assert [
        ("1.1", "group", ["development"]),
        ("1.2", "group", ["operations"]),
        ("1.3", "group", ["development"]),
        ("2.1", "agency", both),
        ("2.2", "agency", both),
        ("2.3", "agency", ["development"]),
        ("2.4", "agency", both),
        ("2.5", "agency", []),
    ] == read


def test_the_danish_plan_gives_its_measures_with_the_right_figures(plans):
    goals = plans["001"].plan.goals
    figures = [
        (str(m.target.value.comparator), m.target.value.value, m.target.value.upper)
        for goal in goals
        for m in goal.measures
        if m.target.value.value is not None
    ]

    assert 14 <= sum(len(goal.measures) for goal in goals) <= 17
    assert [
        ("between", Decimal(1), Decimal(3)),
        ("at_most", Decimal(5), None),
        ("at_least", Decimal(2), None),
        ("at_least", Decimal(40), None),
        ("at_least", Decimal(1), None),
    ] == figures


def test_measuring_quarterly_and_reporting_half_yearly_are_kept_apart(plans):
    goal = plans["001"].plan.goals[1]

    assert "quarterly" == str(goal.measurement_frequency.value)
    assert ("half_yearly",) == tuple(map(str, goal.reporting.cadences))


def test_the_swedish_page_gives_three_goals_with_their_state_of_2019(plans):
    goals = plans["004"].plan.goals

    assert [
        "SKAPA. Vi agerar på vår kunskap.",
        "SMART. Vi har enkla och smarta processer.",
        "SAMARBETE. Vi fungerar som en partner.",
    ] == [goal.title.value for goal in goals]
    assert all(len(goal.baseline.value) > 100 for goal in goals)


@pytest.mark.parametrize(("document", "goals"), [("000", 0), ("002", 6), ("003", 0)])
def test_essays_give_no_goals_but_those_of_a_sample_plan_inside(plans, document, goals):
    assert goals == len(plans[document].plan.goals)


def test_no_decoy_is_taken_for_a_goal_and_every_quote_is_found_at_its_place(plans):
    golds = load_gold(DOCUMENTS / "gold")
    report = score([(gold, plans[gold.document.file[:3]]) for gold in golds])

    assert 1.0 == report.row("goal found").micro.f1
    assert 0 == report.share("not-goals taken").micro.part
    assert 1.0 == report.share("grounded").micro.value
