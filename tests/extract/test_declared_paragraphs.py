"""Goals declared in running text, with what the rest of the paragraph says of them; agreements with dated steps."""

from __future__ import annotations

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
