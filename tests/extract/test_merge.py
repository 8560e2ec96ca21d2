"""The same goal printed several times is one goal: the body wins, the rest are mentions."""

import pytest

from pipeline.extract.merge import merge
from pipeline.records import Goal, Origin
from tests.factories import goal, measure, source


def titles(goals: tuple[Goal, ...]) -> list[str]:
    return [(found.title or found.statement).value for found in goals]


def body(*goals: Goal) -> list[tuple[Goal, bool]]:
    return [(found, False) for found in goals]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param({"title": "Kortere ventetid"}, {"title": "Kortere  ventetid."}, 1, id="the same words"),
        pytest.param({"title": "Kortere ventetid"}, {"title": "Færre fejl"}, 2, id="other words"),
        pytest.param({"title": "Kortere ventetid", "number": "1"}, {"title": "Færre fejl", "number": "1"}, 2, id="only the number agrees"),
        pytest.param(
            {"title": "Kortere ventetid for ansøgere", "number": "1"}, {"title": "Kortere ventetid for alle", "number": "1"}, 1,
            id="the number helps words that are alike",
        ),
        pytest.param(
            {"title": "Kortere ventetid", "number": "1.3", "origin": Origin.TABLE},
            {"title": "Kortere ventetid", "number": "2.5", "origin": Origin.TABLE}, 2, id="two rows with numbers of their own",
        ),
        pytest.param({"title": "Kortere ventetid"}, {"title": None, "statement": "Kortere ventetid."}, 1, id="title and statement"),
    ],
)  # fmt: skip
def test_goals_are_the_same_by_their_wording(one, other, count):
    first = goal(**({"id": "a"} | one))
    second = goal(**({"id": "b", "source": source("elsewhere")} | other))

    assert count == len(merge(body(first, second)))


def test_goals_with_other_figures_are_two_however_alike_their_words():
    first = goal("Andelen af sager afgjort til tiden", None, measure("Mindst 90 pct.", value=90), id="a")
    second = goal(
        "Andelen af sager afgjort til tiden", None, measure("Mindst 70 pct.", value=70), id="b", source=source("x")
    )

    assert 2 == len(merge(body(first, second)))


@pytest.mark.parametrize(("number", "count"), [("4", 1), ("5", 2)])
def test_rows_that_print_a_goal_anew_with_its_number_are_one_whatever_their_figures(number, count):
    first = goal("Flere genbruger", None, measure("62 pct.", value=62), number="4", origin=Origin.TABLE, id="a")
    second = goal(
        "Flere genbruger",
        None,
        measure("5.500", value=5500),
        number=number,
        origin=Origin.TABLE,
        id="b",
        source=source("x"),
    )

    found = merge(body(first, second))

    assert count == len(found)
    assert 2 == sum(len(one.measures) for one in found)


def test_two_readings_of_a_goal_fill_each_other():
    bare = goal("Kortere ventetid", responsible="Kontoret", id="a")
    full = goal("Kortere ventetid", None, measure(), weight=20, id="b", source=source("elsewhere"))
    (found,) = merge(body(bare, full))

    assert ("Kontoret", 20, 1) == (found.responsible.value, found.weight.value, len(found.measures))
    assert 1 == len(found.mentions)
    assert [f"{found.id}-m1"] == [one.id for one in found.measures]


def test_an_overview_only_adds_what_the_body_leaves_out():
    told = goal("Kortere ventetid", responsible="Kontoret", id="a")
    listed = goal("Kortere ventetid", weight=60, responsible="Direktionen", id="b", source=source("weights"))
    unknown = goal("Noget helt andet", id="c", source=source("other"))
    found = merge([(told, False), (listed, True), (unknown, True)])

    assert ["Kortere ventetid"] == titles(found)
    assert (60, "Kontoret") == (found[0].weight.value, found[0].responsible.value)
    assert [source("weights")] == list(found[0].mentions)


def test_an_overview_without_a_body_stands_for_itself_with_less_confidence():
    listed = goal("Kortere ventetid", id="a", confidence=0.9)
    (found,) = merge([(listed, True)])

    assert 0.9 > found.confidence > 0


def test_goals_keep_their_reading_order():
    names = ["Ventetid", "Fejlprocent", "Tilsyn i havne", "Digital indgang"]

    assert names == titles(
        merge(body(*(goal(name, id=f"g{index}", source=source(name)) for index, name in enumerate(names))))
    )


def test_ids_that_collide_are_told_apart_with_their_measures():
    found = merge(
        body(
            goal("Kortere ventetid", None, measure(value=1), id="g", source=source("a")),
            goal("Tilsyn i havne", None, measure(value=2), id="g", source=source("b")),
        )
    )

    assert ["g", "g2"] == [one.id for one in found]
    assert ["g2-m1"] == [one.id for one in found[1].measures]


def test_no_goals_merge_to_none():
    assert () == merge([])


def test_growth_a_year_over_the_plan_is_another_goal_than_growth_this_year():
    over_years = goal(None, "年均增长5%左右的地区生产总值", measure("年均增长5%", value=5), id="a", origin=Origin.PROSE)
    this_year = goal(
        None, "增长5%左右的地区生产总值", measure("增长5%", value=5), id="b", source=source("x"), origin=Origin.PROSE
    )

    assert 2 == len(merge(body(over_years, this_year), lambda wording: "年均" in wording))
