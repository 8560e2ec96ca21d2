"""Layouts that Swedish municipalities, regions and agencies share: indicators beneath a goal told in prose, goals of two
levels side by side, numbered sub-goals, labelled blocks."""

from datetime import date

import pytest

from tests.extract.reading import goals, item, read, series, target, targets, value
from tests.factories import heading, passage, table

REGION = heading("Regional utvecklingsstrategi 2026–2035")
STEPS = ("Indikator", "Utgångsläge 2024", "Delmål 2030", "Mål 2035")


def test_a_goal_word_heads_a_sentence_and_its_indicators():
    plan = read(
        REGION,
        heading("Målområde 1: Levande bygder", 2),
        passage("Avstånden är långa."),
        heading("Mål", 3),
        passage("I hela länet kan människor bo och åldras nära service."),
        table(STEPS, ("Andel invånare med nära till livsmedel", "81 %", "83 %", "minst 85 %")),
        passage("Prioriteringar. Vi ska stärka servicepunkterna."),
        heading("Målområde 2: Hälsa", 2),
        heading("Mål", 3),
        passage("Hälsoklyftorna i länet är slutna år 2035 och den psykiska hälsan bland unga har förbättrats."),
        table(STEPS, ("Andel dagligrökare", "7,1 %", "under 5 %", "under 3 %"), id="t2"),
        language="sv",
    )

    assert ["I hela länet kan människor bo och åldras nära service.",
            "Hälsoklyftorna i länet är slutna år 2035 och den psykiska hälsan bland unga har förbättrats."] == goals(plan)  # fmt: skip
    assert [
        ["2030: equal 83 percent", "2035: at_least 85 percent"],
        ["2030: less_than 5 percent", "2035: less_than 3 percent"],
    ] == [series(goal) for goal in plan.goals]


def test_indicators_go_to_the_goal_whose_number_their_row_names():
    plan = read(
        REGION,
        heading("Målområde 3: Näringsliv", 2),
        heading("Mål 3a", 3),
        passage("Företagen i länet är innovativa."),
        heading("Mål 3b", 3),
        passage("Universitetets forskning kommer till nytta."),
        table(
            ("Mål", "Indikator", "Utgångsläge 2024", "Mål 2035"),
            ("3a", "Förädlingsvärde per sysselsatt, tkr", "912", "1 050"),
            ("3b", "Antal samverkansdoktorander", "18", "minst 30"),
        ),
        language="sv",
    )

    assert [("3a", ["equal 1050 tkr"]), ("3b", ["at_least 30 samverkansdoktorander"])] == [
        (value(goal.number), targets(goal)) for goal in plan.goals
    ]


def test_goals_that_serve_another_stand_beneath_its_own_indicators():
    plan = read(
        heading("Mål och budget 2026"),
        heading("Kommunfullmäktiges mål", 2),
        heading("1. En kommun där unga lyckas", 3),
        passage("Alla unga får det stöd de behöver."),
        table(
            ("Indikator", "Utfall 2024", "Målvärde 2026"),
            ("Behöriga till yrkesprogram (%)", "81", "minst 85"),
            ("Nöjdhet med skolan, totalt", "70", "minst 75"),
        ),
        table(
            ("Nämndmål", "Nämnd", "Indikator", "Utfall 2024", "Mål 2026"),
            ("Varje elev är trygg i skolan", "BUN", "Andel trygga elever", "86 %", "92 %"),
            id="t2",
        ),
        language="sv",
    )

    assert ["1 | En kommun där unga lyckas | Alla unga får det stöd de behöver.", "Varje elev är trygg i skolan"] == goals(plan)  # fmt: skip
    assert [2, 1] == [len(goal.measures) for goal in plan.goals]


def test_of_two_columns_of_goals_the_one_with_more_of_them_states_them():
    rows = [
        ("Kommunen är öppen", "Granskningen är snabb", "Andel granskade före juni", "0,9"),
        ("Välfärden håller", "Huvudmän får god man i tid", "Antal i kö", "färre än 20"),
        ("Kommunen är öppen", "Kontakten är enkel", "Andel via e-tjänst", "öka till 65 %"),
    ]
    plan = read(
        heading("Verksamhetsplan 2026"),
        table(("Fullmäktiges inriktningsmål", "Nämndmål", "Indikator", "Målvärde 2026"), *rows),
        language="sv",
    )

    assert [goal for _, goal, _, _ in rows] == goals(plan)


def test_numbered_sub_goals_picture_what_will_have_been_reached():
    plan = read(
        heading("Verksamhetsplan 2026"),
        heading("Mål 1 – Beslut i rätt tid", 2),
        passage("Den som söker får ett beslut inom en förutsägbar tid."),
        passage("Mätning: Nöjdheten mäts två gånger per år i en enkät."),
        passage("Delmål 1.1 Minst 80 procent av ansökningarna avgörs inom 45 dagar."),
        passage("Delmål 1.2 Antalet ärenden som är äldre än två år har minskat från 19 till högst 10."),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["at_least 80 percent", "at_most 10 ärenden"] == targets(goal)
    assert "half_yearly" == str(value(goal.measurement_frequency))


def test_labels_name_an_indicator_its_level_before_and_its_steps():
    plan = read(
        heading("Nationell strategi för donation 2026–2030"),
        heading("Övergripande mål", 2),
        passage("Alla som behöver ett organ ska få det i tid."),
        passage("Indikator: Antal donatorer per år"),
        passage("Utgångsvärde 2024: 190"),
        passage("Målvärde 2028: 230"),
        passage("Målvärde 2030: minst 260"),
        heading("1.1 Vilja", 2),
        passage("Omkring 90 000 personer avlider varje år."),
        passage("Mål: Den enskildes vilja är känd."),
        passage("Delmål: Minst 3 miljoner personer finns i registret senast 2030."),
        language="sv",
    )
    first, second = plan.goals

    assert ["2028: equal 230 donatorer", "2030: at_least 260 donatorer"] == series(first)
    assert [190, 190] == [value(measure.baseline_value) for measure in first.measures]
    assert "Den enskildes vilja är känd." == value(second.statement)
    assert ["at_least 3 miljoner personer"] == targets(second)


def test_a_single_row_of_a_council_goal_over_columns_of_years_is_a_goal():
    plan = read(
        heading("Mål och budget 2027"),
        table(
            ("Kommunfullmäktiges mål", "Indikator", "Utfall 2025", "Mål 2027", "Mål 2028"),
            ("3. Äldre känner sig trygga hemma", "Nöjdhet med hemtjänsten (%)", "84", "minst 88", "minst 89"),
        ),
        language="sv",
    )

    assert ["3 | Äldre känner sig trygga hemma"] == goals(plan)
    assert ["2027: at_least 88 percent", "2028: at_least 89 percent"] == series(plan.goals[0])


def test_a_list_of_what_will_be_reached_stands_beneath_when_the_goal_is_met():
    plan = read(
        heading("Verksamhetsplan 2027"),
        heading("Mål 1 – Tillgänglig vägledning", 2),
        passage("Den som söker hittar begriplig information."),
        heading("Vi når målet när", 3),
        item("• 75 procent av mejlen besvaras inom två dagar"),
        item("• sökandenas nöjdhet har ökat från 71 till 76"),
        item("• kostnaden per sökande, 412 kronor 2025, har minskat med 5 procent"),
        language="sv",
    )

    assert ["at_least 75 percent", "increase_to 76", "decrease_by 5 percent"] == targets(plan.goals[0])


def test_an_area_s_own_reporting_holds_for_its_goals():
    plan = read(
        heading("Regleringsbrev 2026"),
        heading("Förarprov", 2),
        heading("Mål", 3),
        item("• Väntetiden till prov ska vara högst 28 dagar."),
        heading("Återrapportering", 3),
        passage("Utvecklingen i förhållande till målen för förarprov ska redovisas tertialvis till Regeringskansliet."),
        heading("Tillsyn", 2),
        heading("Mål", 3),
        item("• Antalet tillsynsbesök ska öka till 120."),
        language="sv",
    )

    assert [["four_monthly"], []] == [
        [str(c) for c in goal.reporting.cadences] if goal.reporting else [] for goal in plan.goals
    ]


def test_a_label_that_recurs_with_its_year_is_no_running_head():
    areas = {"Service": "Företagen får snabba besked.", "Mark": "Det finns byggklar mark.", "Besök": "Centrum lever."}
    blocks = []
    for name, text in areas.items():
        blocks += [
            heading(name, 2),
            passage("Önskat läge 2030"),
            passage(text),
            passage("Nuläge 2024"),
            passage("Oklart."),
        ]
    plan = read(heading("Näringslivsstrategi 2025–2030"), *blocks, language="sv")

    assert list(areas.values()) == [value(goal.statement) for goal in plan.goals]


def test_an_item_names_an_indicator_and_then_its_levels_by_year():
    plan = read(
        heading("Strategi 2025–2030"),
        heading("Mål 1. Fler får praktik", 2),
        passage("Fler elever känner till yrkena på orten."),
        passage("Så mäter vi"),
        item(
            "- Andel elever som gör praktik. Utgångsvärde 2024: 54 procent. Mål 2026: minst 80 procent. Mål 2030: 95 procent."
        ),
        item("- Handläggningstid. Utgångsvärde 2024: 61 dagar. Mål 2030: högst 35 dagar."),
        language="sv",
    )

    assert ["at_least 80 percent", "equal 95 percent", "at_most 35 days"] == targets(plan.goals[0])
    assert 54 == value(plan.goals[0].measures[0].baseline_value)


def test_numbered_headings_over_labelled_indicators_with_target_values_are_goals():
    plan = read(
        heading("Verksamhetsplan 2031"),
        heading("Säkra hamnar", 2),
        heading("1. Farlederna är öppna året om", 3),
        passage("Industrin är beroende av sjötransporter."),
        heading("Indikator: Antal dagar med stängd farled", 4),
        passage("Målvärde 2031: högst 6\nUtfall 2029: 11"),
        heading("Indikator: Andel fyrar i drift", 4),
        passage("Målvärde 2031: minst 98 %\nUtfall 2029: 95 %"),
        heading("2. Lotsning beställs utan väntan", 3),
        passage("Rederierna ska kunna lita på tiderna."),
        heading("Indikator: Mediantid från beställning", 4),
        passage("Målvärde 2031: högst 3 timmar\nUtfall 2029: 4 timmar"),
        language="sv",
    )

    assert ["Farlederna är öppna året om", "Lotsning beställs utan väntan"] == [g.title.value for g in plan.goals]
    assert ["Antal dagar med stängd farled", "Andel fyrar i drift"] == [m.text.value for m in plan.goals[0].measures]
    assert [6, 98] == [m.target.value.value for m in plan.goals[0].measures]


def test_a_paragraph_with_a_numbered_label_is_a_goal_with_what_stands_beneath_it():
    plan = read(
        heading("Strategi för levande vatten 2026–2030"),
        heading("4 Mål", 2),
        heading("4.1 Bäckar", 3),
        passage("Många bäckar är rätade."),
        passage("Mål 1. Minst 40 kilometer bäck ska\nåterställas till 2030."),
        passage("Etappmål 2028: minst 25 kilometer."),
        passage("Ansvarig: Vattenverket."),
        passage("Mål 2. Utter finns i alla bäckar."),
        passage("Etappmål:"),
        item("• Antalet bäckar med utter ökar från 12 till 20."),
        heading("4.2 Sjöar", 3),
        passage("Mål 3. Sjöarna förblir klara."),
        language="sv",
    )

    assert [
        ("1", "Minst 40 kilometer bäck ska återställas till 2030."),
        ("2", "Utter finns i alla bäckar."),
        ("3", "Sjöarna förblir klara."),
    ] == [(value(goal.number), value(goal.statement)) for goal in plan.goals]
    assert [["at_least 40 kilometer", "at_least 25 kilometer"], ["increase_to 20 bäckar"], []] == list(
        map(targets, plan.goals)
    )
    assert "Vattenverket." == value(plan.goals[0].responsible)


def test_a_heading_sets_the_day_by_which_what_is_listed_beneath_it_is_reached():
    lead = "Till 2032 ska vi ha nått följande"
    plan = read(
        heading("Strategi för länets museer 2028–2032"),
        heading("Mål 1.1: Fler besöker museerna", 2),
        heading("Nuläge", 3),
        passage("Museerna har 210 000 besök."),
        heading(lead, 3),
        item("• Antalet besök har ökat till 260 000."),
        item("• Ett magasin är i drift senast den 30 juni 2029."),
        heading("Mål 1.2: Samlingarna bevaras", 2),
        heading(lead, 3),
        item("• Minst 70 procent av föremålen är ordnade."),
        heading("Mål 1.3: Skolorna kommer", 2),
        heading(lead, 3),
        item("• Alla elever gör minst två besök."),
        heading("Mål 1.4: Museerna samarbetar", 2),
        heading(lead, 3),
        item("• Minst åtta museer delar magasin."),
        language="sv",
    )

    reached = [[(target(one), str(value(one.deadline))) for one in goal.measures] for goal in plan.goals]
    assert [("increase_to 260000 besök", "2032-12-31"), ("milestone", "2029-06-30")] == reached[0]
    assert [("at_least 70 percent", "2032-12-31")] == reached[1]
    assert ["2032-12-31"] * 4 == [str(value(goal.deadline)) for goal in plan.goals]


def test_a_column_of_intervals_beside_the_indicators_says_how_often_they_are_measured():
    plan = read(
        heading("Verksamhetsplan 2026"),
        heading("Mål 1: Korta köer", 2),
        table(
            ("Indikator", "Utfall 2024", "Målvärde 2026", "Mätning"),
            ("Andel svar i tid", "71 %", "minst 90 %", "Kvartalsvis"),
            ("Antal klagomål", "112", "högst 60", "Kvartalsvis"),
        ),
        heading("Mål 2: Ett nytt register", 2),
        table(
            ("Indikator", "Utfall 2024", "Målvärde 2026", "Mätning"),
            ("Registret är godkänt av\nstyrelsen", "–", "Godkänt senast 31\noktober 2026", "En gång"),
            id="t2",
        ),
        heading("Mål 3: Nöjda kunder", 2),
        table(("Indikator", "Utfall 2024", "Mål 2026", "Mätning"), ("Kundindex", "71", "minst 76", "Enkät"), id="t3"),
        language="sv",
    )

    assert [
        ["Andel svar i tid", "Antal klagomål"],
        ["Registret är godkänt av styrelsen"],
        ["Kundindex"],
    ] == [[value(one.text) for one in goal.measures] for goal in plan.goals]
    assert ["quarterly", "once", None] == [value(goal.measurement_frequency) for goal in plan.goals]


def test_a_chapter_on_the_economy_declares_goals_of_its_own():
    goal_table = table(
        ("Nämndmål", "Indikator", "Utfall 2024", "Målvärde 2026"),
        ("Parkerna är trygga", "Andel trygga (%)", "71", "80"),
        ("Gatorna är hela", "Andel hela gator (%)", "54", "60"),
        ("Lekplatserna används", "Antal besök", "900", "1200"),
    )
    money = table(("Tkr", "Bokslut 2024", "Budget 2026"), ("Intäkter", "–2 100", "–2 300"), id="t2")
    plan = read(
        heading("Nämndplan 2026"),
        heading("4 Mål och indikatorer", 2),
        goal_table,
        heading("6 Ekonomi", 2),
        money,
        passage("Nämndens finansiella mål är att kostnaderna ryms inom ramen."),
        passage("Självkostnadsgraden för torghandeln ska uppgå till minst 60 procent 2028."),
        passage("Effektiviseringskravet motsvarar 1 procent av ramen."),
        language="sv",
    )

    assert [
        "Nämndens finansiella mål är att kostnaderna ryms inom ramen.",
        "Självkostnadsgraden för torghandeln ska uppgå till minst 60 procent 2028.",
    ] == goals(plan)[3:]


def test_a_danish_budget_chapter_declares_goals_of_its_own():
    plan = read(
        heading("Virksomhedsplan 2026"),
        heading("3 Økonomi", 2),
        passage("Rammen er 21 mio. kr. Udgifterne skal falde med 2 pct."),
        passage("Nævnets økonomiske mål er, at udgifterne holdes inden for rammen."),
        passage("Dækningsgraden skal være mindst 75 pct. i 2028."),
        language="da",
    )

    assert [
        "Nævnets økonomiske mål er, at udgifterne holdes inden for rammen.",
        "Dækningsgraden skal være mindst 75 pct. i 2028.",
    ] == goals(plan)


def test_committee_goals_stand_in_a_table_beneath_the_councils_goal():
    rows = (
        ("Nämndmål", "Indikator", "Utfall 2025", "Mål 2027"),
        ("Parkerna är trygga", "Andel invånare som känner sig trygga (%)", "61", "70"),
        ("Lekplatserna är hela", "Antal anmälda fel", "240", "högst 150"),
    )
    plan = read(
        heading("Nämndplan 2027"),
        heading("3. Nämndens mål", 2),
        heading("KF-mål: En trygg kommun", 3),
        passage("Målet följs upp i årsredovisningen."),
        table(*rows),
        language="sv",
    )

    assert ["Parkerna är trygga", "Lekplatserna är hela"] == [value(g.statement or g.title) for g in plan.goals]
    assert [["equal 70 percent"], ["at_most 150 fel"]] == [targets(goal) for goal in plan.goals]


def test_indicators_of_an_annex_belong_to_the_goals_whose_numbers_they_carry():
    plan = read(
        heading("Utvecklingsplan 2027–2035"),
        heading("Mål 1.1 Fler väljer byarna", 2),
        passage("Byarna ska ha en stabil befolkning."),
        passage("Omkring 60 procent av byarna saknar butik."),
        heading("Mål 1.2 Bostäder att ha råd med", 2),
        passage("Det ska finnas bostäder i hela länet."),
        heading("Bilaga 1. Indikatorer", 2),
        table(
            ("Mål", "Indikator", "Enhet", "Utgångsläge 2025", "Målvärde 2030"),
            ("1.1", "Årligt flyttnetto till byarna", "personer", "−85", "120"),
            ("1.2", "Färdigställda bostäder per år", "bostäder", "940", "1 500"),
        ),
        language="sv",
    )

    assert ["1.1", "1.2"] == [value(goal.number) for goal in plan.goals]
    assert [["equal 120 personer"], ["equal 1500 bostäder"]] == [targets(goal) for goal in plan.goals]


def test_a_column_of_intervals_holds_no_measures():
    plan = read(
        heading("3. Mål"),
        heading("Mål 1 Kortare väg till tillstånd", 2),
        passage("Minst 75 procent av ansökningarna beslutas inom 90 dagar."),
        table(("Ansvarig", "Klart senast", "Mätning"), ("Tillståndsenheten", "31 december 2027", "Mäts månadsvis.")),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["at_least 75 percent"] == targets(goal)


def test_the_indicator_beside_a_stated_level_names_what_is_measured():
    plan = read(
        heading("Handlingsplan för energi 2026–2028"),
        heading("3. Mål och åtgärder", 2),
        table(
            ("Nr", "Mål", "Indikator", "Åtgärder", "Klart senast"),
            ("B1", "Minst 12 byggnader har egen solel.", "Antal byggnader med solceller", "Ramavtal", "2027-12-31"),
            ("B2", "85 procent av bilarna är eldrivna.", "Andel elbilar (%)", "Byta bilar", "2028-12-31"),
            ("B3", "Det är lätt att spara energi.", "Andel som instämmer (%)", "Energivecka", "2028-12-31"),
        ),
        language="sv",
    )

    assert ["at_least 12 byggnader", "at_least 85 percent", "qualitative"] == [
        target for goal in plan.goals for target in targets(goal)
    ]
    assert ["Antal byggnader med solceller", "Andel elbilar (%)"] == [
        value(measure.indicator) for goal in plan.goals[:2] for measure in goal.measures
    ]
    assert "85 procent av bilarna är eldrivna." == value(plan.goals[1].statement)  # 85 numbers nothing


def test_numbered_clauses_of_an_agreement_are_its_goals():
    plan = read(
        heading("Överenskommelse om kulturskolan 2026–2028"),
        heading("§ 3 Mål för avtalsperioden", 2),
        item("Andelen elever från ytterområdena ska öka till 40 procent 2028. Ansvarig: rektor.", "3.1 "),
        item("Fler föreningar ska hyra lokalerna. Följande ska vara uppnått:", "3.2 "),
        passage("a) åtta avtal har tecknats senast den 30 juni 2027, och\nb) minst tre av avtalen avser helger."),
        item("Köerna till piano ska vara högst 30 dagar 2027.", "3.3 "),
        heading("§ 4 Uppföljning", 2),
        item("Om ett mål inte nås ska parterna föreslå åtgärder inom 20 dagar.", "4.1 "),
        language="sv",
    )

    assert [
        "3.1 | Andelen elever från ytterområdena ska öka till 40 procent 2028.",
        "3.2 | Fler föreningar ska hyra lokalerna.",
        "3.3 | Köerna till piano ska vara högst 30 dagar 2027.",
    ] == goals(plan)
    assert "rektor" == value(plan.goals[0].responsible)
    assert 2 == len(plan.goals[1].measures)


def test_items_that_show_their_aims_in_brackets_are_goals():
    plan = read(
        heading("Enhetsplan 2027"),
        heading("Perspektiv Besökare"),
        item("Besökaren hittar rätt direkt. [Andel som hittar utan hjälp: minst 80 %, utfall 2026: 71 %]"),
        item("Våra öppettider är kända. [Antal utskick: 12; ansvarig: redaktören]"),
        item("Ny skylt sätts upp. [Se bilden]"),
        heading("Bilaga 1: Mall för aktivitetskort"),
        passage("Mål: [skriv målet här]   Klart: [datum]"),
        language="sv",
    )

    assert ["Besökaren hittar rätt direkt.", "Våra öppettider är kända."] == goals(plan)
    assert ["at_least 80 percent"] == targets(plan.goals[0])
    assert "redaktören" == value(plan.goals[1].responsible)


@pytest.mark.parametrize(
    ("code", "numbers", "parts"),
    [
        ("sv", "AB", ("Utgångsläge", "Delmål", "Huvudansvar", "Senast 2028 har andelen ökat till 50 procent")),
        ("da", "12", ("Udgangspunkt", "Delmål", "Ansvarlig", "Senest i 2028 er andelen steget til 50 pct.")),
    ],
)
def test_a_goals_label_stands_on_a_line_of_its_own_above_its_name(code, numbers, parts):
    state, steps, owner, step = parts
    cards = [
        block
        for number, name in zip(numbers, ("Gröna gårdar", "Rena vatten"), strict=True)
        for block in (
            passage(f"Mål {number}"),
            heading(name, 2),
            passage(f"{name} här."),
            heading(state, 4),
            passage("39 2025."),
            heading(steps, 4),
            item(step),
            heading(owner, 4),
            passage("N. N."),
        )
    ]
    plan = read(heading("Program 2026–2030"), heading("Om programmet", 3), passage("Text."), *cards, language=code)

    stated = ("Gröna gårdar | Gröna gårdar här.", "Rena vatten | Rena vatten här.")
    assert [f"{number} | {words}" for number, words in zip(numbers, stated, strict=True)] == goals(plan)
    assert ["increase_to 50 percent"] == targets(plan.goals[0])
    assert "N. N" == value(plan.goals[0].responsible).rstrip(".")


def test_reasons_that_go_through_the_governments_goals_state_those_with_a_figure_too():
    plan = read(
        heading("Uppdrag att samordna arbetet med vandringsleder"),
        passage("Regeringen uppdrar åt Ledverket att samordna arbetet. Ledverket ska ordna minst två samråd."),
        heading("Skälen för regeringens beslut", 2),
        passage("Målet för regeringens arbete är att slitaget ska minska med 20 procent till 2030.", id="p2"),
        passage("Regeringens mål är vidare att alla leder är skyltade 2028.", id="p3"),
        passage("Trygghet är viktigt. Vandrarnas kunskap ska öka, så att minst hälften känner till reglerna.", id="p4"),
        language="sv",
    )

    assert 3 == len(plan.goals)
    assert "Vandrarnas kunskap ska öka, så att minst hälften känner till reglerna." == goals(plan)[-1]


def test_a_caption_that_announces_goals_ends_the_text_on_what_a_board_does():
    plan = read(
        heading("Budget 2027 med plan 2028–2029"),
        heading("8 Skogsnämnden", 2),
        heading("Uppdrag och organisation", 3),
        passage("Nämnden ansvarar för stigar och rastplatser."),
        table(
            ("Nämndsmål", "Mått", "Utfall 2025", "2027", "2028"),
            ("Alla stigar är framkomliga", "Andel stigar utan hinder", "91", "93", "95"),
            caption="Nämndsmål",
        ),
        language="sv",
    )

    assert ["Alla stigar är framkomliga"] == goals(plan)


def test_an_aim_with_its_own_level_stands_beside_aims_with_signs():
    def part(name, aim, *signs):
        shown = (heading("Det märks genom", 3), *map(item, signs)) if signs else ()
        return heading(name, 2), heading("Dit vill vi", 3), passage(aim), *shown

    plan = read(
        heading("Strategi för skogen 2026–2030"),
        *part("1. Levande skog", "Skogen är full av liv.", "minst 30 häckande par av mesar"),
        *part("2. Nära skog", "Alla har nära till en skog.", "minst 80 procent har högst 1 km"),
        *part("3. Skogens mat", "Minst 20 procent av bären säljs i länet senast 2030."),
        language="sv",
    )

    assert 3 == len(plan.goals)


def test_columns_of_tertials_hold_milestones_due_at_their_end():
    plan = read(
        heading("Handlingsplan 2026"),
        table(
            ("Mål", "Ansvarig", "Tertial 1", "T2", "Tredje tertialet"),
            ("Trygga resenärer", "Trafikenheten", "Avtalet är tecknat", "", "Samtliga stationer har personal"),
            ("Rena vagnar", "Driften", "", "Tvätthallen är i drift", ""),
        ),
        language="sv",
    )

    assert [["2026-04-30", "2026-12-31"], ["2026-08-31"]] == [
        [str(value(measure.deadline)) for measure in goal.measures] for goal in plan.goals
    ]


def test_a_goal_that_nothing_else_measures_is_measured_by_the_way_its_indicator_is_to_go():
    plan = read(
        heading("Handlingsprogram 2026–2029"),
        heading("Mål A – Fler vågar cykla", 2),
        passage("Inriktning: Andelen elever som cyklar till skolan ska öka."),
        heading("Mål B – Tryggare gator", 2),
        passage("Inriktning: Andelen trygga invånare ska öka. Minst 80 procent ska känna sig trygga år 2029."),
        language="sv",
    )

    assert [["increase"], ["at_least 80 percent"]] == [targets(goal) for goal in plan.goals]


def test_years_behind_a_column_of_results_are_all_aimed_at():
    plan = read(
        heading("Ägardirektiv för hamnbolaget"),
        heading("Ekonomiska mål", 2),
        table(
            ("Ekonomiskt mål", "Utfall 2024", "2026", "2027"),
            ("Soliditet, procent", "17", "minst 18", "minst 19"),
            ("Utdelning, mnkr", "3", "4", "5"),
        ),
        language="sv",
    )

    assert [2, 2] == [len(goal.measures) for goal in plan.goals]


def test_a_heading_that_counts_the_goals_declares_the_numbered_headings_beneath_it():
    plan = read(
        heading("Hamnstrategi 2026–2034"),
        heading("Tre mål för hamnen", 2),
        heading("1 Nära till kajen", 3),
        passage("Fartygen lägger till utan väntan."),
        heading("Målsatta nivåer", 4),
        item("1. Väntetiden ska vara högst 2 timmar år 2030."),
        item("2. Minst 90 procent av anlöpen ska ske i tid år 2034."),
        heading("2 Rent vatten", 3),
        passage("Vattnet i bassängen går att bada i."),
        heading("Målsatta nivåer", 4),
        item("1. Antalet utsläpp ska vara högst 3 år 2030."),
        language="sv",
    )

    assert [("1", 2), ("2", 1)] == [(goal.number.value, len(goal.measures)) for goal in plan.goals]


def test_a_goal_that_nothing_else_measures_is_measured_by_the_day_it_names():
    plan = read(
        heading("Handlingsplan 2026–2028"),
        heading("Mål 1: Ett register för hamnar", 2),
        passage("Registret är fullständigt senast den 30 juni 2027."),
        heading("Mål 2: Nöjda gäster", 2),
        passage("Hamnen ska bidra till att utsläppen upphör senast den 30 juni 2027."),
        language="sv",
    )

    assert [["2027-06-30"], []] == [[str(value(measure.deadline)) for measure in goal.measures] for goal in plan.goals]


def test_an_indicator_named_beneath_a_stated_level_is_what_that_is_measured_by():
    plan = read(
        heading("Handlingsplan 2026–2028"),
        heading("Mål 1.1", 2),
        passage("Senast 2028 ska 65 procent av gästerna boka själva."),
        heading("Indikator", 3),
        passage("Andel gäster som bokar själva"),
        heading("Mål 1.2", 2),
        passage("Gästerna trivs i hamnen."),
        heading("Indikator", 3),
        passage("Andel nöjda gäster"),
        language="sv",
    )

    assert [["at_least 65 percent"], ["qualitative"]] == [targets(goal) for goal in plan.goals]
    assert "Andel gäster som bokar själva" == value(plan.goals[0].measures[0].indicator)


@pytest.mark.parametrize(
    ("code", "told"),
    [("sv", "Soliditeten ska vara minst 30 procent. Målet väger 10 procent."),
     ("da", "Soliditeten skal være mindst 30 pct. Målet vægter 10 pct.")],
)  # fmt: skip
def test_a_sentence_on_the_weight_of_a_goal_is_no_measure(code, told):
    plan = read(heading("Plan 2026"), heading("Mål 1", 2), passage(told), language=code)

    assert [["at_least 30 percent"]] == [targets(goal) for goal in plan.goals]
    assert 10 == value(plan.goals[0].weight)


def test_a_numbered_heading_ahead_of_a_list_of_goals_names_none():
    plan = read(
        heading("Regleringsbrev för budgetåret 2026"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("1.1 Hamnar", 3),
        passage("Under 2024 fick 31 procent av hamnarna stöd."),
        heading("Mål", 3),
        item("Minst 85 procent av hamnarna ska vara öppna hela året."),
        item("Väntetiden ska vara högst 2 timmar."),
        heading("1.2 Farleder", 3),
        passage("Trafiken har ökat till minst 26 fartyg om dagen."),
        heading("Mål", 3),
        item("Minst 90 procent av farlederna ska vara utmärkta."),
        language="sv",
    )

    assert 3 == len(plan.goals)


def test_numbered_goals_beneath_themes_part_one_list_however_few_a_theme_has():
    plan = read(
        heading("Nämndplan 2026 – Kulturnämnden"),
        heading("A. För läsaren", 2),
        heading("A1 Böckerna kommer i tid", 3),
        item("Andel lån som lämnas ut inom fem dagar. Målvärde 2026: 85 %"),
        heading("B. För samverkan", 2),
        heading("B1 Skolorna får hjälp att välja", 3),
        item("Andel skolor som är nöjda med stödet. Målvärde 2026: 80 %"),
        heading("B2 Fler lokaler delas", 3),
        item("Antal delade lokaler. Målvärde 2026: minst 12"),
        heading("Budget 2026", 2),
        passage("Nämndens ram är 21,0 mnkr."),
        language="sv",
    )

    assert goals(plan) == [
        "A1 | Böckerna kommer i tid",
        "B1 | Skolorna får hjälp att välja",
        "B2 | Fler lokaler delas",
    ]
    assert [["equal 85 percent"], ["equal 80 percent"], ["at_least 12 lokaler"]] == [targets(g) for g in plan.goals]


def test_numbered_goals_that_are_a_paragraph_each_may_go_on_where_most_are_one_sentence():
    plan = read(
        heading("Strategi för laddning 2027–2032"),
        heading("Mål", 2),
        passage("Strategin har fyra mål."),
        passage("Mål 1. Senast 2030 kan minst 75 procent av hushållen ladda vid bostaden."),
        passage("Kommunen upplåter gatumark där det inte går på tomten."),
        passage("Mål 2. Bolaget ska ha försett 1 200 platser med laddning vid utgången av 2029. I dag är det 240."),
        passage("Utbyggnaden sker områdesvis."),
        passage("Mål 3. Antalet publika laddpunkter ökar till 600 år 2032."),
        passage("Mål 4. Kommunens personbilar ska vara helt eldrivna senast 2028."),
        language="sv",
    )

    assert ["1", "2", "3", "4"] == [value(goal.number) for goal in plan.goals]
    assert ["1 200 platser", "600 laddpunkter"] == [
        f"{one.target.value.value:,} {one.target.value.unit}".replace(",", " ")
        for goal in plan.goals[1:3]
        for one in goal.measures
    ]


def test_a_bound_that_says_which_ones_are_meant_is_no_target():
    plan = read(
        heading("Strategi för laddning 2027–2032"),
        heading("Mål", 2),
        item("I varje tätort med mer än 500 invånare finns minst två snabbladdare senast den 30 juni 2029."),
        item("Alla bolag med fler än 50 anställda ska ha minst en plan för tjänsteresor."),
        item("Parken ska anläggas med minst 100 träd och minst tre lekplatser."),
        language="sv",
    )

    assert [["at_least 2 snabbladdare"], ["at_least 1 plan"], ["at_least 100 träd", "at_least 3 lekplatser"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_the_day_of_a_row_that_also_says_what_is_done_is_the_goals_alone():
    columns = ("Nr", "Mål", "Indikator", "Målvärde")
    row = ("1", "Fler barn läser på fritiden", "Antal lån av barnböcker", "minst 900")
    plan = read(
        heading("Handlingsplan för läsning i Nordviks län 2027–2029"),
        heading("Mål och insatser", 2),
        table((*columns, "Insatser", "Klart senast"), (*row, "Bokbuss till byarna", "2028-06-30")),
        language="sv",
    )
    bare = read(heading("Mål", 2), table((*columns, "Klart senast"), (*row, "2028-06-30")), language="sv")

    assert ["2028-06-30", "2028-06-30"] == [str(value(found.goals[0].deadline)) for found in (plan, bare)]
    assert [[None], [date(2028, 6, 30)]] == [
        [value(one.deadline) for one in found.goals[0].measures] for found in (plan, bare)
    ]
    assert "regional" == value(plan.goals[0].level)


@pytest.mark.parametrize(
    ("publisher", "title", "level"),
    [
        ("Länsstyrelsen i Nordviks län", "Handlingsplan för cykling i Nordviks län 2027–2029", "regional"),
        ("Musikmuseet vid Nordviks universitet", "Verksamhetsplan 2027", "unit"),
        ("Gemensamma räddningsnämnden i Nordvik, Östra Vik och Salö", "Nämndplan 2027", "committee"),
    ],
)
def test_who_prints_a_plan_is_told_with_where_it_belongs_and_gives_its_level(publisher, title, level):
    plan = read(
        passage(publisher), heading(title), heading("Mål", 2), item("Minst 90 procent ska vara nöjda."), language="sv"
    )

    assert (publisher, [level]) == (plan.publisher, [value(goal.level) for goal in plan.goals])


def test_the_aim_of_a_states_policy_is_none_of_a_countys_plan():
    plan = read(
        passage("Länsstyrelsen i Nordviks län"),
        heading("Handlingsplan för friluftsliv i Nordviks län 2027–2029"),
        heading("Nationella mål", 2),
        passage("Det övergripande målet för friluftspolitiken är att alla ska kunna vistas i naturen."),
        heading("Länets mål", 2),
        item("Minst 60 procent av invånarna vistas i naturen varje vecka."),
        language="sv",
    )

    assert ["Minst 60 procent av invånarna vistas i naturen varje vecka."] == goals(plan)


def test_what_is_said_over_a_table_of_how_often_its_one_goal_is_measured_holds_for_it():
    plan = read(
        heading("Nämndplan 2027–2029"),
        heading("3 Mål och indikatorer", 2),
        heading("Nämndmål 1.1: Ingen ska behöva vänta på besked", 3),
        passage("Nämnden följer tiden från ansökan till beslut. Handläggningstiden mäts varje månad."),
        table(
            ("Nämndmål", "Indikator", "Utfall 2025", "Mål 2027"),
            ("1.1. Ingen ska behöva vänta på besked", "Handläggningstid", "48 dagar", "20 dagar"),
        ),
        language="sv",
    )

    assert [("1.1", "monthly")] == [(value(goal.number), str(value(goal.measurement_frequency))) for goal in plan.goals]


def test_the_unit_of_what_is_counted_is_no_word_of_a_clause_behind_it():
    plan = read(heading("Mål", 2), item("Antalet anställda som genomgår kursen ska öka till 340."), language="sv")

    assert [["increase_to 340 anställda"]] == list(map(targets, plan.goals))


def test_a_chapter_on_the_organisation_limits_a_share_and_orders_the_rest():
    plan = read(
        heading("Regleringsbrev för budgetåret 2027 avseende Tidsverket"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("Mål", 3),
        item("Minst 90 procent av klockorna ska gå rätt."),
        heading("2 Organisationsstyrning", 2),
        passage("Tidsverket ska ställa minst fyra praktikplatser till förfogande."),
        heading("Arbetsmiljö", 3),
        passage("Sjukfrånvaron bland de anställda ska under 2027 inte överstiga 4 procent."),
        language="sv",
    )

    assert ["Minst 90 procent av klockorna ska gå rätt.",
            "Sjukfrånvaron bland de anställda ska under 2027 inte överstiga 4 procent."] == goals(plan)  # fmt: skip


def test_an_aim_in_words_is_measured_by_what_stands_behind_it():
    plan = read(
        heading("Regleringsbrev för budgetåret 2027 avseende Tidsverket"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("1.1 Klockor", 3),
        heading("Mål", 4),
        passage("Tidtagningen i landet ska vara säker och enkel."),
        item("Minst 90 procent av klockorna ska ställas om inom 2 dagar."),
        item("Andelen klockor som stannar ska minska till högst 3 procent."),
        heading("1.2 Kalendrar", 3),
        heading("Mål", 4),
        passage("Kalendern ska inte kunna förfalskas. Antalet falska kalenderblad ska minska."),
        language="sv",
    )

    assert [
        ("Tidtagningen i landet ska vara säker och enkel.", ["at_least 90 percent", "at_most 3 percent"]),
        ("Kalendern ska inte kunna förfalskas.", ["decrease"]),
    ] == [(value(goal.statement), targets(goal)) for goal in plan.goals]


def test_what_is_measured_may_be_finished_in_time():
    plan = read(
        heading("Verksamhetsplan 2027"),
        heading("Mål 2027", 2),
        heading("Mål 1.1 Bidragen följs upp", 3),
        passage("Mått: 80 procent av redovisningarna är granskade inom 60 dagar."),
        heading("Mål 1.2 Projekten lever vidare", 3),
        passage("Mått: Tre år efter avslut finns minst hälften av projekten kvar. Två rapporter är publicerade."),
        heading("Mål 1.3 Medarbetarna trivs", 3),
        passage("Mått: Frånvaron överstiger inte 4 procent."),
        language="sv",
    )

    assert [["at_least 80 percent"], ["at_least 50 percent", "equal 2 rapporter"], ["at_most 4 percent"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_a_goal_over_nothing_but_goals_is_their_area():
    plan = read(
        passage("Kulturnämnden, Norrby kommun"),
        heading("Nämndplan 2027"),
        heading("3 Nämndens mål", 2),
        heading("Inriktningsmål A: Norrby ska vara en levande kommun", 3),
        heading("Nämndmål 1: Biblioteken är öppna när folk är lediga", 4),
        table(("Indikator", "Utfall 2025", "Målvärde 2027"), ("Öppettimmar per vecka", "31", "36")),
        heading("Nämndmål 2: Fler barn spelar ett instrument", 4),
        table(("Indikator", "Utfall 2025", "Målvärde 2027"), ("Antal elever i musikskolan", "310", "400"), id="t2"),
        language="sv",
    )

    area = "Norrby ska vara en levande kommun"
    assert [
        ("1", "Biblioteken är öppna när folk är lediga", area),
        ("2", "Fler barn spelar ett instrument", area),
    ] == [(value(goal.number), value(goal.title), value(goal.area)) for goal in plan.goals]


def test_a_strategy_of_the_state_behind_a_municipal_plan_does_not_make_it_national():
    plan = read(
        passage("Norrby kommun"),
        heading("Strategi mot ensamhet 2027–2031"),
        heading("Bakgrund", 2),
        passage("Regeringen har antagit en nationell strategi mot ensamhet."),
        heading("Mål", 2),
        item("Minst 90 procent ska ha någon att prata med."),
        language="sv",
    )

    assert ["council"] == [value(goal.level) for goal in plan.goals]


def test_a_summary_of_target_values_speaks_of_the_goals_whose_numbers_and_words_its_rows_have():
    plan = read(
        heading("Strategi mot ensamhet 2027–2031"),
        heading("Mål 1. Antalet besök ska fördubblas", 2),
        passage("Antalet genomförda hembesök ska uppgå till minst 90 besök år 2031."),
        heading("Mål 2. Ingen ska äta ensam", 2),
        passage("Minst 40 procent av de äldre ska luncha tillsammans med andra år 2030."),
        heading("Sammanställning av målvärden", 2),
        table(
            ("Mål", "Utgångsläge 2025", "Målvärde", "Målår"),
            ("1. Genomförda hembesök", "45", "minst 90", "2031"),
            ("2. Äldre som lunchar tillsammans", "25 %", "minst 40 %", "2030"),
        ),
        language="sv",
    )

    assert [("1", ["at_least 90 besök"]), ("2", ["at_least 40 percent"])] == [
        (value(goal.number), targets(goal)) for goal in plan.goals
    ]
    assert [("45", "2025"), ("25", "2025")] == [
        (str(value(one.baseline_value)), one.baseline_period) for goal in plan.goals for one in goal.measures
    ]
    assert [None, None] == [goal.baseline for goal in plan.goals]


def test_headings_over_one_indicator_and_its_level_name_goals():
    cards = [
        ("A1 Fler hittar hit", "Antal besök på webben", "45 000"),
        ("A2 Svaren är rätt", "Andel svar utan fel", "minst 97 %"),
        ("B1 Kortare kö", "högst 12 dagar", "Väntetid till första möte"),
    ]
    blocks = [
        block
        for n, (name, *told) in enumerate(cards)
        for block in (heading(name, 3, id=f"h{n}"), *(passage(text, id=f"p{n}{m}") for m, text in enumerate(told)))
    ]
    plan = read(heading("Verksamhetsplan 2026"), heading("Område A", 2), *blocks, language="sv")

    assert [
        ("A1", "Fler hittar hit", ["equal 45000 besök"]),
        ("A2", "Svaren är rätt", ["at_least 97 percent"]),
        ("B1", "Kortare kö", ["at_most 12 days"]),
    ] == [(value(goal.number), value(goal.title), targets(goal)) for goal in plan.goals]


def test_headings_over_results_name_no_goals():
    told = [("Besök", "Antal besök", "45 000"), ("Lån", "Antal lån", "12 000"), ("Svar", "Andel svar", "97 %")]
    blocks = [
        block
        for n, (name, first, second) in enumerate(told)
        for block in (heading(name, 3, id=f"h{n}"), passage(first, id=f"a{n}"), passage(second, id=f"b{n}"))
    ]

    assert [] == goals(read(heading("Verksamhetsplan 2026"), heading("Kort om oss", 2), *blocks, language="sv"))


def test_a_goal_with_its_number_tops_a_card_of_labels_beside_values():
    def card(n, name, *indicators):
        rows = [("Indikator", told, "Målvärde 2026", level) for told, level in indicators]
        return table((f"Mål {n}", name, "", ""), ("Motiv", "Kön är lång.", "", ""), *rows, id=f"t{n}")

    plan = read(
        heading("Verksamhetsplan 2026"),
        card(1, "Kortare kö", ("Väntetid till första möte", "högst 12 dagar")),
        card(2, "Fler hittar hit", ("Antal besök på webben", "45 000"), ("Andel som hittar rätt", "minst 90 %")),
        language="sv",
    )

    assert [
        ("1", "Kortare kö", ["at_most 12 days"]),
        ("2", "Fler hittar hit", ["equal 45000 besök", "at_least 90 percent"]),
    ] == [(value(goal.number), value(goal.title), targets(goal)) for goal in plan.goals]


def test_labels_with_numbers_open_goals_within_a_paragraph():
    plan = read(
        heading("Strategi 2027–2033"),
        heading("Dit ska vi", 2),
        passage(
            "Åkern går inte att flytta. Mål 1: Fler unga ska driva lantbruk. Senast 2033 ska minst 18 procent av företagarna "
            "vara under 40 år. Mål 2: Den ekologiska arealen ska öka från 14 till 22 procent senast 2032."
        ),
        language="sv",
    )

    assert [
        ("1", "Fler unga ska driva lantbruk.", ["at_least 18 percent"]),
        ("2", "Den ekologiska arealen ska öka från 14 till 22 procent senast 2032.", ["increase_to 22 percent"]),
    ] == [(value(goal.number), value(goal.statement), targets(goal)) for goal in plan.goals]


def test_a_label_with_a_number_over_what_states_no_goal_opens_none():
    plan = read(
        heading("Strategi 2027–2033"),
        heading("Dit ska vi", 2),
        passage(
            "Så följs målen upp. Mål 1: Ekonomichefen ansvarar för uppföljningen. Mål 2: Fler unga ska driva lantbruk."
        ),
        language="sv",
    )

    assert [("2", "Fler unga ska driva lantbruk.")] == [
        (value(goal.number), value(goal.statement)) for goal in plan.goals
    ]


def test_a_change_among_the_levels_beneath_an_aim_measures_it_too():
    plan = read(
        heading("Regleringsbrev 2027"),
        heading("1.4 Service", 3),
        passage("Mål", id="a"),
        passage("Åkerier ska lätt kunna få svar på sina frågor.", id="b"),
        item("Väntetiden i telefon ska vara högst 6 minuter.", id="c"),
        item("Nöjdheten ska uppgå till minst 72 procent.", id="d"),
        item("Andelen som är anslutna till e-faktura ska öka.", id="e"),
        language="sv",
    )

    assert ["Åkerier ska lätt kunna få svar på sina frågor."] == goals(plan)
    assert [["at_most 6 minutes", "at_least 72 percent", "increase"]] == [targets(goal) for goal in plan.goals]


def test_in_prose_each_sentence_with_a_figure_of_its_own_states_a_goal_where_the_one_before_has_one_too():
    plan = read(
        heading("Bredbandsstrategi 2031–2036"),
        heading("3. Vad vi vill uppnå", 2),
        passage(
            "Till 2035 ska 60 av länets noder ha reservkraft. Kommunerna väntas bistå i arbetet. "
            "Avgrävningarna ska halveras, från 220 till högst 110 per år."
        ),
        passage(
            "Bland invånare över 75 år uppger var tredje att de aldrig använder tjänsterna. Vi ska därför ha minst sju "
            "mötesplatser före utgången av 2033.",
            id="b",
        ),
        language="sv",
    )

    assert ["equal 60"] == targets(plan.goals[0])
    assert ["at_most 110"] == targets(plan.goals[1])
    assert ["at_least 7 mötesplatser"] == targets(plan.goals[2])
    assert 3 == len(plan.goals)


def test_indicators_of_an_annex_go_to_the_goals_whose_letter_opens_their_numbers():
    aims = {
        "A: Goda vanor": "Barn och vuxna ska ha levnadsvanor som håller dem friska.",
        "B: Mindre tobak": "Rökning ska minska i alla grupper.",
        "C: Ingen är ensam": "Den upplevda ensamheten bland äldre ska bli mindre vanlig.",
    }
    areas = [
        block
        for name, aim in aims.items()
        for block in (
            heading(f"Målområde {name}", 4),
            passage(aim, id=f"{name}.1"),
            passage("Ansvarig: Hälsonämnden. Inriktning för arbetet:", id=f"{name}.2"),
            item("Samtal ska erbjudas alla.", id=f"{name}.3"),
        )
    ]
    plan = read(
        heading("Folkhälsostrategi 2031–2034"),
        heading("Målområden", 2),
        *areas,
        heading("Bilaga: Indikatorer och målvärden", 2),
        table(
            ("Nr", "Indikator", "Enhet", "Utgångsvärde 2029", "Mål 2031", "Mål 2032"),
            ("A1", "Andel elever som äter frukost", "%", "62", "64", "67"),
            ("B1", "Dagligrökare", "%", "7,1", "6,5", "6,0"),
            ("C1", "Andel äldre som upplever ensamhet", "%", "19", "18", "17"),
        ),
        language="sv",
    )

    assert [[f"equal {level} percent" for level in row] for row in (("64", "67"), ("6.5", "6.0"), ("18", "17"))] == [
        targets(goal) for goal in plan.goals
    ]


def test_a_letter_in_prose_aims_in_words_among_its_figures_but_orders_and_doings_are_no_aims():
    plan = read(
        heading("Regleringsbrev för budgetåret 2031 avseende Ersättningsverket"),
        heading("1.1 Mål och återrapporteringskrav", 3),
        heading("Ersättning", 5),
        passage(
            "Minst 85 procent av ansökningarna ska avgöras inom 90 dagar. Besluten ska vara så klart skrivna att den "
            "sökande förstår skälen. Verket ska beskriva vilka åtgärder som har vidtagits.",
            id="a",
        ),
        heading("Stöd", 5),
        passage(
            "Fyra av tio kände inte till stödet. Brottsutsatta ska tidigt få veta vilken ersättning de kan söka. Av "
            "samtalen ska minst 80 procent besvaras inom 6 minuter.",
            id="b",
        ),
        heading("Inre effektivitet", 5),
        passage(
            "Kostnaden per avgjord ansökan ska minska jämfört med 2030. En digital ansökan ska vara i drift senast den "
            "1 juni 2031.",
            id="c",
        ),
        language="sv",
    )
    stated = [value(goal.statement) for goal in plan.goals]

    assert "Besluten ska vara så klart skrivna att den sökande förstår skälen." in stated
    assert "Brottsutsatta ska tidigt få veta vilken ersättning de kan söka." in stated
    assert "Kostnaden per avgjord ansökan ska minska jämfört med 2030." in stated
    assert not any("beskriva" in text for text in stated)
