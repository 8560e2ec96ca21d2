"""What a document says of itself."""

from datetime import date

import pytest

from pipeline.records import Cadence, Plan, Scope
from tests.extract.reading import item, read, value
from tests.factories import heading, passage


def span(plan: Plan) -> tuple[date, date] | None:
    return (plan.period.start, plan.period.end) if plan.period else None


YEAR_2025 = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("code", "title", "kind", "period"),
    [
        ("da", "Mål- og resultatplan 2025", "result plan", YEAR_2025),
        ("da", "Strategisk rammekontrakt 2024-2027", "framework agreement", (date(2024, 1, 1), date(2027, 12, 31))),
        ("sv", "Regleringsbrev för budgetåret 2025 avseende Kustverket", "appropriation letter", YEAR_2025),
        ("sv", "Verksamhetsplan 2025", "operational plan", YEAR_2025),
        ("zh", "云溪县国民经济和社会发展第十四个五年规划", "five-year plan", (date(2021, 1, 1), date(2025, 12, 31))),
        ("zh", "2025年政府工作报告", "work report", YEAR_2025),
    ],
)
def test_a_title_gives_kind_and_period(code, title, kind, period):
    plan = read(heading("Forside" if code == "da" else "—"), heading(title), language=code)

    assert (title, kind, period) == (plan.title, plan.kind, span(plan))


@pytest.mark.parametrize(
    ("code", "lines", "title"),
    [
        ("da", ("Lys langs kysten", "Strategi for fyr og vager 2025-2030"),
         "Lys langs kysten. Strategi for fyr og vager 2025-2030"),
        ("sv", ("Ljus längs kusten", "Handlingsprogram för fyrar i Sundlands län 2025–2030"),
         "Ljus längs kusten. Handlingsprogram för fyrar i Sundlands län 2025–2030"),
        ("da", ("Strategi for fyr og vager 2025-2030", "Handlingsplan for havnene"), "Strategi for fyr og vager 2025-2030"),
        ("sv", ("Fyrnämnden i Sundviks kommun", "Verksamhetsplan 2025 med milstolpar"),
         "Verksamhetsplan 2025 med milstolpar"),
    ],
)  # fmt: skip
def test_a_name_and_the_line_that_says_of_what_make_one_title(code, lines, title):
    assert title == read(heading(lines[0]), heading(lines[1], level=2), language=code).title


def test_the_files_name_gives_the_period_where_the_text_does_not():
    assert (date(2026, 1, 1), date(2026, 12, 31)) == span(read("Et afsnit.", language="da", path="sub/plan_2026.txt"))
    assert span(read("Et afsnit.", language="da", path="plan.txt")) is None


@pytest.mark.parametrize(
    ("code", "blocks", "publisher"),
    [
        ("da", (heading("Mål- og resultatplan 2025"), heading("Havnestyrelsen")), "Havnestyrelsen"),
        ("da", (heading("Mål- og resultatplan 2025"), passage("Strandstyrelsen er en styrelse. Strandstyrelsen passer på kysten.")),
         "Strandstyrelsen"),
        ("sv", (heading("Verksamhetsplan 2025 för Kustmyndigheten"),), "Kustmyndigheten"),
        ("da", (heading("En plan"),), ""),
        # Whatever a body is called: its name stands beside the title, and the text uses it.
        ("da", (heading("Skovkontoret"), heading("Handlingsplan 2025", level=2),
                passage("I 2024 godkendte Skovkontoret 23 ansøgninger om rydning, hvilket er ni flere end året før.")),
         "Skovkontoret"),
        ("da", (heading("Handlingsplan 2025"), passage("Skovene i fremtiden"),
                passage("I 2024 godkendte kontoret 23 ansøgninger om rydning, hvilket er ni flere end året før.")), ""),
        ("sv", (heading("Strategisk plan 2025"), passage("Riksverket för fyrar")), "Riksverket för fyrar"),
        ("sv", (heading("Strategi för fyrar 2025"), passage("Region Sundland. Antagen av regionfullmäktige.")),
         "Region Sundland"),
        ("da", (heading("Driftsaftale 2025"), passage("Statens Fyr- og Vagervæsen")), "Statens Fyr- og Vagervæsen"),
    ],
)  # fmt: skip
def test_the_publisher_is_named_in_title_head_or_most_often_in_the_text(code, blocks, publisher):
    assert publisher == read(*blocks, language=code).publisher


@pytest.mark.parametrize(
    ("code", "text", "country"),
    [
        ("da", "Havnestyrelsen er en styrelse under Miljøministeriet.", "DK"),
        ("sv", "Nämnden i Lindviks kommun beslutade 2024.", "SE"),
        ("da", "Planen er kort.", ""),
    ],
)
def test_the_country_is_what_most_clues_point_to(code, text, country):
    assert country == read(heading("Plan"), text, language=code).country


def test_follow_up_stated_once_holds_for_all_goals_as_the_documents():
    plan = read(
        heading("Mål- og resultatplan 2025"),
        heading("3. Resultatmål"),
        heading("Mål 1: Kortere ventetid", 2),
        passage("Resultatkrav: Mindst 90 pct. afgøres inden for 30 dage."),
        heading("Mål 2: Færre fejl", 2),
        passage("Resultatkrav: Højst 4 pct. ændres. Afrapportering: Kvartalsvis."),
        heading("5. Opfølgning"),
        passage("Styrelsen rapporterer halvårligt til departementet om planens mål."),
        language="da",
    )
    first, second = plan.goals

    assert ((Cadence.HALF_YEARLY,), Scope.DOCUMENT) == (plan.reporting.cadences, plan.reporting.scope)
    assert ("departementet",) == plan.reporting.recipients
    assert ((Cadence.HALF_YEARLY,), Scope.DOCUMENT, "inherited") == (
        first.reporting.cadences,
        first.reporting.scope,
        str(first.reporting.text.basis),
    )
    assert ((Cadence.QUARTERLY,), Scope.GOAL) == (second.reporting.cadences, second.reporting.scope)


def test_main_tasks_are_listed_under_their_heading_or_behind_a_lead():
    under = read(
        heading("Hovedopgaver"), item("Tilsyn med havne"), item("Rådgivning af kommuner", id="p2"), language="da"
    )
    behind = read(
        heading("Om os"),
        passage("Styrelsen varetager følgende hovedopgaver:"),
        item("Tilsyn med havne"),
        item("Rådgivning af kommuner", id="p2"),
        language="da",
    )

    assert ["Tilsyn med havne", "Rådgivning af kommuner"] == [value(task) for task in under.main_tasks]
    assert ["Tilsyn med havne", "Rådgivning af kommuner"] == [value(task) for task in behind.main_tasks]
    assert () == under.goals == behind.goals


def test_a_vision_is_the_target_picture_and_no_goal():
    plan = read(heading("Plan 2025"), heading("Vision"), passage("Alle kyster er trygge for alle."), language="da")

    assert "Alle kyster er trygge for alle." == value(plan.target_picture)
    assert () == plan.goals
