"""What a government promises in its platform, and what is no goal in one."""

import pytest

from tests.extract.reading import goals, item, read, targets
from tests.factories import heading, passage

VOICE = (
    heading("Regeringsgrundlag 2026"),
    passage("Regeringen vil føre en ansvarlig politik. Det er regeringens ambition at lytte. Regeringen ønsker ro."),
    passage("Derfor vil regeringen samarbejde bredt. Regeringen vil tage ansvar for hele landet."),
)


def promised(*blocks):
    return [found for found in goals(read(*VOICE, *blocks, language="da")) if "ambition at lytte" not in found]


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen vil i starten af 2027 præsentere en model for hurtigere erstatning.",
        "Regeringen vil fremlægge en plan, som er klar til drift i 2029, og som skal være færdig i 2030.",
        "Vi skal i 2030 have gjort op med de dårlige veje.",
        "Der etableres 500-1.000 nye studiepladser, som regeringen ønsker dem, senest i 2028.",
        "En ny kommission nedsættes inden udgangen af 1. kvartal 2027.",
        "Den offentlige gæld reduceres yderligere frem mod 2030.",
    ],
)
def test_a_promise_with_a_day_or_a_number_is_a_goal(text):
    assert [text] == promised(passage(text))


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen vil styrke samarbejdet med kommunerne.",
        "Regeringen vil afsætte 1 mia. kr. til natur i 2027-2029.",
        "Regeringen vil igangsætte en kortlægning af de 640.000 hektar, der er udpeget.",
        "Regeringen vil undersøge muligheden for at bygge en ny bro senest i 2035.",
        "Kommissionen skal aflevere sin betænkning primo 2028.",
        "Det skønnes, at udledningen vil blive reduceret med 50 pct. over de næste år.",
        "Salget af elbiler ventes at være fordoblet inden 2030.",
        "Vi forventer, at Danmark i 2027 får en henstilling om at nå under 3 pct.",
        "Partnerskabet skal komme med sine anbefalinger ultimo 2028.",
        "Pengene til ordningen i 2027 vil blive afsat som en pulje til foreninger.",
    ],
)
def test_an_open_promise_money_and_what_exists_are_no_goals(text):
    assert [] == promised(passage(text))


def test_items_beneath_a_promise_are_goals_where_they_can_be_checked():
    blocks = (
        passage("Regeringen vil:"),
        item("Gøre det muligt at flyve grønt på en rute i 2027."),
        item("Sikre bedre rammer for alle."),
        item("Oprette 50 nye pladser på landets hospicer."),
    )

    assert [
        "Gøre det muligt at flyve grønt på en rute i 2027.",
        "Oprette 50 nye pladser på landets hospicer.",
    ] == promised(*blocks)


def test_an_agency_that_promises_an_act_by_a_day_states_no_goal():
    plan = read(
        heading("Årsplan 2026"), heading("Organisation og rammer"),
        passage("Styrelsen vil i starten af 2027 præsentere en model for hurtigere erstatning."), language="da",
    )  # fmt: skip

    assert [] == goals(plan)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Vi sætter det mål, at mindst 45 pct. gennemfører en uddannelse i 2030.", ["at_least 45 percent"]),
        ("Kommunen sætter samtidig som mål, at forskellen halveres inden 2030.", ["decrease_by 50 percent"]),
        ("Målet er fortsat, at ventetiden er højst 30 dage.", ["at_most 30 days"]),
    ],
)
def test_a_goal_is_declared_in_many_ways(text, target):
    plan = read(heading("Strategi 2026"), heading("Vand og natur"), passage(text), language="da")

    assert [text] == goals(plan)
    assert target == targets(plan.goals[0])


def test_a_clause_that_commits_to_a_figure_by_a_year_needs_no_full_stop():
    plan = read(
        heading("Klimaplan"), heading("Hvad gør kommunen selv?"),
        item("75 pct. af kommunens biler skal være drevet af el senest i 2030"), item("Læs mere om 30 gode råd"), language="da",
    )  # fmt: skip

    assert ["75 pct. af kommunens biler skal være drevet af el senest i 2030"] == goals(plan)


def test_what_is_to_be_so_is_no_goal_among_the_hundreds_of_promises_of_a_platform():
    promises = {
        "Natur": "I 2030 skal mindst 20 pct. af landets areal være beskyttet natur. Skovene skal være vilde.",
        "Sundhed": "I 2031 skal mindst 90 pct. af patienterne have egen læge. Patienter skal have ro.",
        "Skole": "I 2029 skal højst 5 pct. af eleverne gå i specialklasse. Børn skal opleve fællesskab.",
        "Trafik": "I 2032 skal mindst 95 pct. af togene køre til tiden. Pendlere skal kunne nå hjem.",
    }
    chapters = [block for name, text in promises.items() for block in (heading(name, 2), passage(text, id=f"p.{name}"))]

    assert [text.rpartition(". ")[0] + "." for text in promises.values()] == promised(*chapters)
