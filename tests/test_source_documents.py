"""The source documents that the project starts from, held against their gold. Their texts are not in the repository:
what is expected is read from the gold beside them."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from pipeline.evaluation.decoys import taken
from pipeline.evaluation.similarity import dice, soft
from pipeline.options import Options
from pipeline.records import Basis, Cadence, Goal, Result, Scope
from pipeline.work import read_one
from pipeline.worklist import discover
from tests.extract.reading import value
from tests.samples import DOCUMENTS

pytestmark = pytest.mark.skipif(
    not (DOCUMENTS / "source").is_dir(), reason=f"no source documents in {DOCUMENTS}; set MAALESTOK_DOCUMENTS"
)
DANISH_PLAN = "001_ssi_maal_og_resultatplan_2023_da"
ESSAYS = "002_government_performance_essays_zh"
VENDOR_PAGE = "003_performance_management_vendor_page_zh"
SWEDISH_PAGE = "004_tillvaxtverket_direction_sv"
ANNOTATED = [DANISH_PLAN, ESSAYS, VENDOR_PAGE, SWEDISH_PAGE]


@cache
def result(name: str) -> Result:
    return read_one(discover([DOCUMENTS / "source" / f"{name}.txt"])[0], Options())


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((DOCUMENTS / "gold" / f"{name}.gold.json").read_text("utf-8"))


def goals(name: str) -> tuple[Goal, ...]:
    return result(name).plan.goals


def by_number(name: str) -> dict[str, Goal]:
    return {value(goal.number): goal for goal in goals(name)}


@pytest.mark.parametrize("name", ANNOTATED)
def test_a_document_states_as_many_goals_as_its_gold(name):
    assert gold(name)["document"]["goals_expected"] == len(goals(name))
    assert gold(name)["document"]["language"] == result(name).document.language


@pytest.mark.parametrize("name", ANNOTATED)
def test_nothing_is_taken_for_a_goal_that_is_none(name):
    told = [(goal, "") for goal in goals(name)]

    assert [] == [snippet for snippet in gold(name)["not_goals"] if taken(snippet, told)]


@pytest.mark.parametrize("name", ["000_oes_maal_og_resultatstyring_da", VENDOR_PAGE])
def test_a_page_about_goal_steering_states_no_goal_and_says_so(name):
    assert () == goals(name)
    assert "about goal steering" in result(name).plan.no_goals_reason


# ---------------------------------------------------------------------------------------------- the Danish plan
def test_the_danish_goals_have_number_level_and_title():
    expected = [(goal["number"], goal["level"], soft(goal["title"])) for goal in gold(DANISH_PLAN)["goals"]]

    assert expected == [(value(g.number), value(g.level), soft(value(g.title))) for g in goals(DANISH_PLAN)]


def test_the_danish_goals_have_their_stated_types_and_the_one_without_stays_without():
    expected = {goal["number"]: goal["type"] for goal in gold(DANISH_PLAN)["goals"]}
    found = {number: [str(kind) for kind in goal.goal_types] for number, goal in by_number(DANISH_PLAN).items()}

    assert expected == found
    assert ([], None) == (found["2.5"], by_number(DANISH_PLAN)["2.5"].goal_type_basis)
    assert {Basis.STATED} == {
        goal.goal_type_basis for number, goal in by_number(DANISH_PLAN).items() if number != "2.5"
    }


def test_at_least_fourteen_of_seventeen_danish_measures_have_the_right_figures():
    def figures(comparator: Any, low: Any, high: Any) -> tuple[str, ...]:
        return (
            str(comparator),
            *("" if number is None else str(Decimal(str(number)).normalize()) for number in (low, high)),
        )

    expected = Counter(
        (goal["number"], figures(m["comparator"], m["value"], m["upper"]), soft(m["text"]))
        for goal in gold(DANISH_PLAN)["goals"]
        for m in goal["measures"]
    )
    found = Counter(
        (number, figures(target.comparator, target.value, target.upper), soft(measure.text.value))
        for number, goal in by_number(DANISH_PLAN).items()
        for measure in goal.measures
        for target in [measure.target.value]
    )

    assert 17 == expected.total()
    assert 14 <= (expected & found).total()
    assert found.total() <= 18


@pytest.mark.parametrize(
    ("number", "comparator", "low", "high", "unit"),
    [
        ("1.1", "between", 1, 3, ""),
        ("1.2", "at_most", 5, None, "percent"),
        ("1.3", "at_least", 2, None, ""),
        ("2.3", "at_least", 40, None, ""),
        ("2.5", "at_least", 1, None, ""),
    ],
)
def test_a_figure_of_the_danish_plan_is_read_with_its_bounds(number, comparator, low, high, unit):
    targets = [measure.target.value for measure in by_number(DANISH_PLAN)[number].measures]

    assert (comparator, low, high) in [(str(target.comparator), target.value, target.upper) for target in targets]
    assert not unit or unit in [target.unit for target in targets]


def test_one_danish_goal_is_measured_quarterly_and_reported_half_yearly():
    goal = by_number(DANISH_PLAN)["1.2"]

    assert Cadence.QUARTERLY is value(goal.measurement_frequency)
    assert ((Cadence.HALF_YEARLY,), Scope.GOAL) == (goal.reporting.cadences, goal.reporting.scope)
    assert 1 == len(goal.measures)


def test_the_danish_plans_own_cadence_is_the_documents():
    reporting = result(DANISH_PLAN).plan.reporting

    assert gold(DANISH_PLAN)["document"]["document_cadence"] == [str(cadence) for cadence in reporting.cadences]
    stated = {number for number, goal in by_number(DANISH_PLAN).items() if goal.reporting.scope is Scope.GOAL}
    assert {"1.1", "1.2", "1.3"} == stated


def test_a_danish_rule_of_fulfilment_adds_no_measures():
    goal = by_number(DANISH_PLAN)["1.1"]

    assert 2 == len(goal.measures)
    assert value(goal.fulfilment_rule)


# ---------------------------------------------------------------------------------------------- the others
def test_the_sample_plan_among_the_chinese_essays_gives_its_goals():
    expected = [soft(goal["statement"]) for goal in gold(ESSAYS)["goals"]]

    assert expected == [soft(value(goal.statement)) for goal in goals(ESSAYS)]
    assert [goal["title"] for goal in gold(ESSAYS)["goals"]][1:] == [value(goal.title) for goal in goals(ESSAYS)][1:]


def test_the_swedish_goals_have_the_state_before_as_their_baseline():
    expected = gold(SWEDISH_PAGE)["goals"]

    assert [soft(goal["baseline_text"]) for goal in expected] == [
        soft(value(goal.baseline)) for goal in goals(SWEDISH_PAGE)
    ]
    assert [soft(goal["statement"]) for goal in expected] == [
        soft(value(goal.statement)) for goal in goals(SWEDISH_PAGE)
    ]
    assert all(
        dice(goal["title"], value(found.title)) > 0.9 for goal, found in zip(expected, goals(SWEDISH_PAGE), strict=True)
    )
    assert [()] * 3 == [goal.measures for goal in goals(SWEDISH_PAGE)]
