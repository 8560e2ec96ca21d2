"""What stands above a goal, as documents print it: each row a small document of our own and the chains read from it."""

from __future__ import annotations

import pytest

from pipeline.records import AboveBy, Goal, Plan
from tests.extract.reading import read, value
from tests.factories import heading, passage, table


def name(goal: Goal) -> str:
    return value(goal.title) or value(goal.statement)


def chains(plan: Plan) -> dict[str, list[str]]:
    """Goal -> what stands above it, the nearest first: `by: words`, goals of the document with a star."""
    return {
        name(goal): [f"{above.by}: {above.text.value}{'*' * bool(above.goal_id)}" for above in goal.above]
        for goal in plan.goals
    }


def served(plan: Plan) -> dict[str, list[tuple[str, str, str]]]:
    return {
        name(goal): [(above.level, above.number, above.text.value) for above in goal.serves]
        for goal in plan.goals
        if goal.serves
    }


# ---------------------------------------------------------------------------------------------- sections and numbers
def test_goals_beneath_an_overall_goal_by_heading_and_number():
    plan = read(
        heading("Mål", 2), heading("Övergripande mål 1: Skogen växer", 3), "Skogen ska växa i hela landet.",
        heading("Delmål 1.1: Fler planteringar", 4), "Antalet planteringar ska öka med 5 procent till 2026.",
        heading("Delmål 1.2: Färre bränder", 4), "Antalet bränder ska minska till högst 40 under 2026.",
        heading("Övergripande mål 2: Skogen är öppen", 3), "Alla ska ha tillgång till skogen.",
        heading("Delmål 2.1: Fler leder", 4), "Minst 300 kilometer nya leder ska vara öppna 2026.",
        language="sv",
    )  # fmt: skip

    assert {
        "Skogen växer": [],
        "Fler planteringar": ["number: Skogen växer*"],
        "Färre bränder": ["number: Skogen växer*"],
        "Skogen är öppen": [],
        "Fler leder": ["number: Skogen är öppen*"],
    } == chains(plan)


def test_a_goal_with_a_number_of_its_own_is_beneath_the_goal_whose_section_it_is_in():
    plan = read(
        heading("Mål", 2), heading("Inriktningsmål 1: En trygg kommun", 3), "Alla ska känna sig trygga.",
        heading("Nämndmål 1: Trygga äldre", 4), "Minst 90 procent av de äldre ska känna sig trygga 2026.",
        heading("Nämndmål 2: Trygga unga", 4), "Minst 80 procent av de unga ska känna sig trygga 2026.",
        language="sv",
    )  # fmt: skip

    assert ["section: En trygg kommun*"] == chains(plan)["Trygga äldre"] == chains(plan)["Trygga unga"]


@pytest.mark.parametrize("level", [3, 4])
def test_goals_of_one_label_stand_beside_each_other_however_their_headings_are_printed(level):
    plan = read(
        heading("Mål for 2026", 2), heading("Mål 1. Kysten er tryg", 3), "Borgerne skal være trygge bag digerne.",
        "Mindst 90 pct. af digerne er i god stand i 2026.",
        heading("Mål 2. Naturen har plads", level), "Klitterne skal vokse. Klitarealet vokser med mindst 3 pct. i 2026.",
        language="da",
    )  # fmt: skip

    assert {"Kysten er tryg": [], "Naturen har plads": []} == chains(plan)


def test_a_numbered_chapter_is_the_theme_of_goals_whose_numbers_go_on_from_its():
    plan = read(
        heading("1 Utbildning", 2), heading("Delmål 1.1 Fler studenter slutför sin utbildning", 3),
        "Andelen ska vara minst 74 procent 2026.",
        heading("2 Forskning", 2), heading("Delmål 2.1 Doktorander disputerar i tid", 3),
        "Andelen ska vara minst 60 procent 2026.",
        language="sv",
    )  # fmt: skip

    assert {
        "Fler studenter slutför sin utbildning": ["section: Utbildning"],
        "Doktorander disputerar i tid": ["section: Forskning"],
    } == chains(plan)


def test_headings_are_nested_by_their_numbers_where_the_print_is_not():
    plan = read(
        heading("Regleringsbrev för Vattenverket", 1), heading("VERKSAMHET", 2), heading("1.1 Politikområde Vatten", 3), heading("Mål", 5), "Vattnet ska vara rent i hela landet.",
        heading("1.1.1 Verksamhetsgren Tillsyn", 3), heading("Mål 1", 5),
        "Minst 90 procent av ärendena ska avgöras inom sex veckor.",
        language="sv",
    )  # fmt: skip

    assert ["section: Verksamhetsgren Tillsyn", "section: Vattnet ska vara rent i hela landet.*"] == chains(plan)[
        "Minst 90 procent av ärendena ska avgöras inom sex veckor."
    ]


def test_what_a_chinese_plan_calls_its_parts_stands_beneath_what_it_calls_the_whole():
    plan = read(
        heading("一、总体目标", 2), "全县农村饮水安全保障水平明显提高，到2026年底农村自来水普及率达到95%以上。",
        heading("二、具体目标", 2), passage("1. 供水工程建设目标。2026年新建供水管网80公里。", "list_item", marker=3),
        passage("2. 水质保障目标。2026年水质达标率达到98%以上。", "list_item", marker=3),
        language="zh",
    )  # fmt: skip
    whole = "section: 全县农村饮水安全保障水平明显提高，到2026年底农村自来水普及率达到95%以上。*"

    assert [[], [whole], [whole]] == list(chains(plan).values())


def test_a_goal_declared_as_the_overall_one_stands_above_those_of_its_chapter():
    plan = read(
        heading("Ett läsande land", 1), heading("3 Mål", 2), "Det övergripande målet för strategin är att alla som bor i Sverige läser.",
        heading("3.1 Böcker från början", 3), "Mål 1: Alla barn ska möta böcker under sina första år.",
        "Andelen barn som får böcker ska vara minst 95 procent 2030.",
        heading("3.2 Skolan gör läsare", 3), "Mål 2: Alla elever ska lämna grundskolan med god läsförmåga.",
        "Andelen elever ska vara minst 90 procent 2030.",
        language="sv",
    )  # fmt: skip
    by = {name(goal): [above.by for above in goal.above] for goal in plan.goals}

    assert [AboveBy.SECTION, AboveBy.OVERALL] == by["Alla barn ska möta böcker under sina första år."]
    assert [] == by["Det övergripande målet för strategin är att alla som bor i Sverige läser."]


# ---------------------------------------------------------------------------------------------- tables
COUNCIL = [
    ("Fullmäktiges mål", "Nämndens mål", "Indikator", "Målvärde 2026"),
    ("Almhaga är en trygg kommun", "Äldre känner sig trygga hemma", "Andel trygga äldre, procent", "90"),
    ("", "Hemtjänsten kommer i tid", "Andel besök i tid, procent", "95"),
    ("Almhaga är en grön kommun", "Nämndens resor minskar", "Körda mil", "1200"),
]


def test_a_councils_goal_beside_a_committees_is_kept_in_its_words_and_holds_down_the_rows():
    plan = read(heading("Mål", 2), table(*COUNCIL), language="sv")

    assert {
        "Äldre känner sig trygga hemma": ["column: Almhaga är en trygg kommun"],
        "Hemtjänsten kommer i tid": ["column: Almhaga är en trygg kommun"],
        "Nämndens resor minskar": ["column: Almhaga är en grön kommun"],
    } == chains(plan)
    assert {"council"} == {above.level for goal in plan.goals for above in goal.above}
    assert {"named_goal"} == {above.kind for goal in plan.goals for above in goal.above}


def test_two_columns_above_are_a_chain_the_nearest_first():
    rows = [
        ("KF:s inriktningsmål", "KF:s verksamhetsområdesmål", "Nämndmål", "Indikator", "Årsmål 2026"),
        ("1. En trygg stad", "1.2 Trygga hem", "Äldre är trygga hemma", "Andel trygga, procent", "90"),
    ]
    plan = read(heading("Mål", 2), table(*rows), language="sv")
    (goal,) = plan.goals

    assert ["column: Trygga hem", "column: En trygg stad"] == chains(plan)["Äldre är trygga hemma"]
    assert ["1.2", "1"] == [above.number for above in goal.above]


def test_the_goals_of_a_column_that_stand_in_the_document_too_are_found_there():
    stated = [
        heading("Fullmäktiges mål", 2),
        heading("Mål 1: Almhaga är en trygg kommun", 3),
        "Minst 85 procent av invånarna ska känna sig trygga 2026.",
        heading("Nämndens mål", 2),
    ]
    plan = read(*stated, table(*COUNCIL), language="sv")

    assert ["column: Almhaga är en trygg kommun*"] == chains(plan)["Hemtjänsten kommer i tid"]


def test_a_danish_overall_goal_beside_the_goals_groups_them():
    rows = [
        ("Overordnet mål", "Mål", "Resultatkrav"),
        ("Kysten er tryg", "Flere diger er i god stand", "Mindst 90 pct. af digerne er i god stand i 2026"),
        ("", "Sandfodring sker til tiden", "Mindst 95 pct. af strækningerne er fodret inden 1. oktober 2026"),
    ]
    plan = read(heading("Mål for 2026", 2), table(*rows), language="da")

    assert {
        "Flere diger er i god stand": ["column: Kysten er tryg"],
        "Sandfodring sker til tiden": ["column: Kysten er tryg"],
    } == chains(plan)


def test_an_area_is_a_theme_and_no_goal():
    rows = [
        ("Fokusområde", "Mål", "Målepunkt"),
        ("Natur", "Klitterne vokser", "Klitarealet vokser med 3 pct. i 2026"),
        ("", "Flere fugle yngler", "Mindst 400 par yngler i 2026"),
    ]
    plan = read(heading("Mål for 2026", 2), table(*rows), language="da")

    assert ["column: Natur"] == chains(plan)["Flere fugle yngler"]
    assert {"theme"} == {above.kind for goal in plan.goals for above in goal.above}


# ---------------------------------------------------------------------------------------------- words
def test_a_goal_says_which_goal_it_serves():
    plan = read(
        heading("Mål", 2), heading("Mål 1: Fler leder", 3), "Minst 300 kilometer nya leder ska vara öppna 2026.",
        "Bidrar till kommunfullmäktiges mål: Almhaga är en grön kommun",
        heading("Mål 2: Färre bränder", 3), "Antalet bränder ska minska till högst 40 under 2026.",
        "Koppling till KF-mål 3",
        language="sv",
    )  # fmt: skip

    assert {
        "Fler leder": [("council", "", "Almhaga är en grön kommun")],
        "Färre bränder": [("council", "3", "Koppling till KF-mål 3")],
    } == served(plan)


def test_a_goal_that_says_no_more_than_that_it_serves_some_goal_serves_none():
    plan = read(
        heading("Mål", 2), heading("Mål 1: Fler leder", 3), "Minst 300 kilometer nya leder ska vara öppna 2026.",
        "Målet bidrar till fullmäktiges mål.",
        language="sv",
    )  # fmt: skip

    assert {} == served(plan)


def test_words_alone_that_are_like_lead_nowhere():
    stated = [
        heading("Fullmäktiges mål", 2),
        heading("Mål 1: Almhaga är en mycket trygg kommun", 3),
        "Minst 85 procent av invånarna ska känna sig trygga 2026.",
        heading("Nämndens mål", 2),
    ]
    plan = read(*stated, table(*COUNCIL), language="sv")

    assert ["column: Almhaga är en trygg kommun"] == chains(plan)["Hemtjänsten kommer i tid"]


def test_every_quote_above_is_found_at_its_place():
    made = [heading("Mål", 2), table(*COUNCIL)]
    texts = {cell.id: cell.text for cell in made[1].cells}
    places = [above.text.source for goal in read(*made, language="sv").goals for above in goal.above]

    assert len(places) == 3
    assert all(texts[place.block][place.start : place.end] == place.quote for place in places)
