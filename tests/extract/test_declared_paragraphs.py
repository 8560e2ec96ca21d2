"""Goals declared in running text, with what the rest of the paragraph says of them; agreements with dated steps."""

from __future__ import annotations

import pytest

from pipeline.records import Passage, PassageKind
from tests.extract.reading import read
from tests.factories import heading, passage


def declared(*texts: str):
    passages = [passage(text, id=f"p{index}") for index, text in enumerate(texts)]
    return read(
        heading("Mål- og resultatplan 2026", 1), heading("Mål for 2026", 2), heading("Gæsterne i fokus", 3), *passages,
        language="da",
    ).goals  # fmt: skip


def test_what_follows_a_declared_goal_in_its_paragraph_belongs_to_it():
    (goal,) = declared(
        "Det er målet, at gæsterne får hurtigere svar. Det indebærer, at svartiden nedbringes fra 9 dage i 2025 til "
        "højst 6 dage. Ansvaret ligger i Kontoret for Gæster."
    )

    assert ["at_most"] == [measure.target.value.comparator.value for measure in goal.measures]
    assert "Kontoret for Gæster" == goal.responsible.value


def test_clauses_that_the_lead_calls_goals_are_goals():
    goals = declared(
        "For husets drift gælder følgende mål: at haven er åben hele året senest den 1. maj 2026; at mindst 60 pct. af "
        "billetterne sælges på nettet."
    )

    assert 2 == len(goals)


def test_steps_beneath_a_goal_are_dated_by_their_label():
    (goal,) = read(
        heading("Rammeaftale 2023-2026", 1), heading("Udviklingsmål II. Flere gæster", 2),
        passage("Huset vil være for alle."), heading("Delmål", 3),
        passage("2024: Planen for haven er vedtaget af bestyrelsen.", id="a"),
        passage("2026: Mindst 900 gæster deltager i kurserne.", id="b"), language="da",
    ).goals  # fmt: skip

    assert "II" == goal.number.value
    assert [2024, 2026] == [measure.deadline.value.year for measure in goal.measures]


VOICE = "Regeringen vil lytte. Regeringen ønsker ro. Derfor vil regeringen samarbejde. Regeringen vil tage ansvar. " * 2


def promised(*blocks: str | Passage) -> list[str]:
    """The goals of a government's own platform with these blocks."""
    goals = read(
        heading("Regeringsgrundlag 2026", 1), passage("Regeringen", id="who"), passage(VOICE, id="voice"), heading("Energi", 2),
        *blocks,
        language="da",
    ).goals  # fmt: skip
    return [goal.statement.value for goal in goals]


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen vil inden udgangen af 2028 fremlægge en plan for havvind.",
        "I løbet af 2027 vil regeringen åbne fem lokale kontorer.",
        "Alle kommuner skal senest i 2029 have en plan for varme.",
        "Klimarådet nedsættes inden udgangen af 2026.",
        "Regeringen har sat som pejlemærke, at husene bliver varmere.",
        "Målet er en enklere regulering af varmen.",
    ],
)
def test_a_government_states_goals_by_promises_with_a_day(text):
    assert [text] == promised(passage(text, id="a"))


@pytest.mark.parametrize(
    "text",
    [
        "Ordningen vil blive evalueret i 2028.",
        "Kommissionen skal aflevere sin betænkning i 2028.",
        "Regeringen vil følge op på planen fra 2028.",
        "Regeringen vil på finansloven for 2027 afsætte 30 mio. kr. til havvind.",
        "Regeringen vil fremlægge en plan for havvind.",
    ],
)
def test_forecasts_open_efforts_money_and_undated_acts_are_no_promised_goals(text):
    assert [] == promised(passage(text, id="a"))


def test_the_items_below_a_promise_are_promised():
    items = [
        passage("Åbne en ny havn senest i 2029", kind=PassageKind.LIST_ITEM, id="b"),
        passage("Styrke samarbejdet med naboerne", kind=PassageKind.LIST_ITEM, id="c"),
    ]

    assert ["Åbne en ny havn senest i 2029"] == promised(passage("Regeringen vil:", id="a"), *items)


def test_an_item_of_a_list_of_goals_may_set_its_name_before_a_dash():
    (goal,) = read(
        heading("Program 2026", 1), heading("Nye mål for byen de næste fire år:", 2),
        passage("Trygge stier – alle skoleveje får lys", kind=PassageKind.LIST_ITEM, id="a"), language="da",
    ).goals  # fmt: skip

    assert ("Trygge stier", "alle skoleveje får lys") == (goal.title.value, goal.statement.value)


def test_a_declared_aim_of_a_government_is_its_own_measure():
    plan = read(
        heading("Regeringsgrundlag 2026", 1), passage("Regeringen", id="who"),
        passage("Det er regeringens mål, at naturen får mere plads.", id="a"), language="da",
    )  # fmt: skip

    assert 1 == len(plan.goals[0].measures)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Regeringen vil i 2028 åbne en ny skole for alle på øen.", "2028-12-31"),
        ("Regeringen vil senest i foråret 2028 åbne en ny skole for alle på øen.", "2028-05-31"),
    ],
)
def test_a_promise_has_the_day_behind_it_for_deadline(text, due):
    plan = read(heading("Regeringsgrundlag 2026", 1), passage("Regeringen", id="who"), passage(text), language="da")

    assert due == plan.goals[0].deadline.value.isoformat()
