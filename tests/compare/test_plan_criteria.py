"""Criteria of the plan level: a verdict, a value, and the goals it rests on."""

import pytest

from pipeline.compare import compare
from pipeline.records import Period
from tests.factories import goal, measure, plan, reporting, sourced, year

GOOD = "Mindst 90 pct. af borgerne får svar på deres ansøgning inden for 20 dage i 2026."
INTERNAL = "Sygefraværet falder til 6 dage pr. medarbejder."
VAGUE = "Styrelsen styrker indsatsen."


def judged(packs, catalogue, *goals, **facts):
    made = plan(*goals, language="da", country="DK", **facts)
    return {each.criterion: each for each in compare(made, packs["da"], catalogue).plan}


def many(count, text="Andelen af svar på emne {} stiger til {} pct."):
    return [goal(None, text.format(chr(97 + index) * 7, index), id=f"g{index}") for index in range(count)]


@pytest.mark.parametrize(
    ("count", "verdict"), [(1, "met"), (10, "met"), (11, "partly"), (25, "partly"), (26, "not_met")]
)
def test_more_than_ten_goals_is_a_flag(packs, catalogue, count, verdict):
    found = judged(packs, catalogue, *many(count))["few_goals"]

    assert (verdict, str(count), count) == (found.verdict, found.value, len(found.goals))


@pytest.mark.parametrize(
    ("criterion", "texts", "verdict", "value"),
    [
        ("core_task_share", [GOOD, GOOD, INTERNAL], "met", "2/3"),
        ("core_task_share", [GOOD, INTERNAL, INTERNAL], "partly", "1/3"),
        ("core_task_share", [INTERNAL], "not_met", "0/1"),
        ("result_share", [GOOD, VAGUE], "partly", "1/2"),
        ("verifiable_share", [GOOD, GOOD], "met", "2/2"),
        ("verifiable_share", [VAGUE, VAGUE], "not_met", "0/2"),
        ("internal_share", [GOOD, GOOD, GOOD, GOOD, INTERNAL], "met", "1/5"),
        ("internal_share", [GOOD, INTERNAL], "partly", "1/2"),
        ("internal_share", [INTERNAL, INTERNAL, GOOD], "not_met", "2/3"),
    ],
)
def test_a_share_counts_the_goals_on_which_the_text_decides(packs, catalogue, criterion, texts, verdict, value):
    goals = [goal(None, text, id=f"g{index}") for index, text in enumerate(texts)]

    found = judged(packs, catalogue, *goals)[criterion]

    assert (verdict, value) == (found.verdict, found.value)
    assert int(value.split("/")[0]) == len(found.goals)


def test_a_share_of_nothing_decided_cannot_be_told(packs, catalogue):
    found = judged(packs, catalogue, goal(None, "Metoden er indført."))["core_task_share"]

    assert "cannot_tell" == found.verdict


def test_a_goal_with_a_level_in_its_words_is_not_without_a_measure(packs, catalogue):
    bare = goal(None, VAGUE, id="g2")
    found = judged(packs, catalogue, goal(None, GOOD, id="g1"), bare, goal("Svar", None, measure(), id="g3"))

    assert ("partly", ("g2",)) == (found["goals_without_measures"].verdict, found["goals_without_measures"].goals)


def test_the_same_goal_twice_is_found(packs, catalogue):
    twice = [goal(None, GOOD, id="g1"), goal(None, GOOD.replace("får", "har fået"), id="g2")]
    other = goal(None, "Vandløbene er renere, og fiskene er tilbage.", id="g3")

    found = judged(packs, catalogue, *twice, other)["duplicates"]

    assert ("partly", ("g1", "g2")) == (found.verdict, found.goals)
    assert "met" == judged(packs, catalogue, twice[0], other)["duplicates"].verdict


def test_a_group_goal_and_an_agency_goal_on_one_theme_are_duplicates(packs, catalogue):
    group = goal("Attraktiv arbejdsplads", id="1.3", number="1.3", level="group")
    agency = goal("Styrkelse af instituttet som attraktiv arbejdsplads", id="2.5", number="2.5", level="agency")
    rest = [goal("Renere vandløb", id="2.1", level="agency"), goal("Hurtige svar", id="2.2", level="agency")]

    found = judged(packs, catalogue, group, *rest, agency)["duplicates"]

    assert ("1.3", "2.5") == found.goals
    assert "1.3 / 2.5" in found.because


@pytest.mark.parametrize(
    ("types", "verdict"),
    [
        ([["operations"], ["development"]], "met"),
        ([["operations", "development"]], "met"),
        ([["operations"], []], "partly"),
        ([[], []], "cannot_tell"),
    ],
)
def test_balance_looks_for_operations_and_development(packs, catalogue, types, verdict):
    goals = [goal(None, GOOD, types=kinds, id=f"g{index}") for index, kinds in enumerate(types)]

    assert verdict == judged(packs, catalogue, *goals)["balance"].verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"target_picture": sourced("Målbillede 2030: alle har rent vand.")}, "met"),
        ({"period": Period(year(2025).start, year(2028).end)}, "partly"),
        ({"period": year(2025)}, "not_met"),
    ],
)
def test_a_target_picture_is_a_multi_year_aim(packs, catalogue, facts, verdict):
    assert verdict == judged(packs, catalogue, goal(None, GOOD), **facts)["target_picture"].verdict


@pytest.mark.parametrize(
    ("goals", "facts", "verdict"),
    [
        ([goal(None, GOOD)], {"reporting": reporting("half_yearly", scope="document")}, "met"),
        ([goal(None, GOOD, reporting=reporting("quarterly"))], {}, "met"),
        ([goal(None, GOOD, reporting=reporting("quarterly")), goal(None, VAGUE, id="g2")], {}, "partly"),
        ([goal(None, GOOD)], {}, "not_met"),
    ],
)
def test_follow_up_is_stated_for_the_plan_or_at_the_goals(packs, catalogue, goals, facts, verdict):
    assert verdict == judged(packs, catalogue, *goals, **facts)["follow_up_stated"].verdict
