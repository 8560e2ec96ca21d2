"""Goals in chapters, lists, tasks and sentences, and where nothing is read for goals."""

import pytest

from tests.extract.reading import goals, item, read, targets, value
from tests.factories import heading, passage, table

PLAN = heading("Mål- og resultatplan 2025")


@pytest.mark.parametrize(
    "title", ["Baggrund", "Hovedopgaver", "Resultater i 2023", "Økonomi", "Organisation", "Skabelon", "Underskrifter"]
)
def test_nothing_is_a_goal_under_a_heading_that_never_states_any(title):
    plan = read(PLAN, heading(title), passage("Mindst 90 pct. af ansøgerne skal være tilfredse i 2025."), language="da")

    assert [] == goals(plan)


def test_a_declared_goal_is_found_wherever_it_stands():
    plan = read(
        PLAN,
        heading("Fremtidens tilsyn"),
        passage("Tilsynet er nyt. Det er målet, at mindst 80 pct. følger modellen."),
        language="da",
    )

    assert ["Det er målet, at mindst 80 pct. følger modellen."] == goals(plan)
    assert ["at_least 80 percent"] == targets(plan.goals[0])


def test_what_follows_a_goal_sentence_is_said_of_it():
    plan = read(
        PLAN,
        heading("Mål"),
        passage("Styrelsen skal reducere ventetiden. Ventetiden måles kvartalsvis. Der afrapporteres halvårligt."),
        language="da",
    )
    (goal,) = plan.goals

    assert "Styrelsen skal reducere ventetiden." == value(goal.statement)
    assert ("quarterly", ["half_yearly"]) == (
        str(value(goal.measurement_frequency)),
        [str(c) for c in goal.reporting.cadences],
    )


def test_conditions_numbered_behind_a_goal_sentence_are_its_measures():
    plan = read(
        PLAN,
        heading("Mål"),
        passage(
            "Det er målet, at ventetiden falder. 1) Mindst 90 pct. afgøres inden for 30 dage. 2) Højst 5 pct. er ældre end 90 dage."
        ),
        language="da",
    )

    assert ["at_least 90 percent", "at_most 5 percent"] == targets(plan.goals[0])


def test_a_heading_in_a_goal_chapter_is_a_goal_when_requirements_stand_beneath_it():
    plan = read(
        PLAN,
        heading("2. Mål for året"),
        heading("2.1 Kortere ventetid", 2),
        passage("Resultatkrav: Mindst 90 pct. afgøres inden for 30 dage."),
        heading("2.2 Om målene", 2),
        passage("Målene er drøftet med departementet."),
        language="da",
    )

    assert ["2.1 | Kortere ventetid"] == goals(plan)


def test_goals_of_a_list_are_read_once_each():
    plan = read(
        PLAN,
        heading("Mål"),
        item("Kortere ventetid for ansøgere"),
        item("Højst 4 pct. af afgørelserne ændres."),
        language="da",
    )

    assert ["Kortere ventetid for ansøgere", "Højst 4 pct. af afgørelserne ændres."] == goals(plan)


def test_a_list_of_main_targets_in_commas_is_split_where_it_is_declared():
    plan = read(
        heading("2025年政府工作报告"),
        heading("主要预期目标"),
        passage("主要预期目标是:粮食产量达到120万吨以上,城镇新增就业1.2万人以上,森林覆盖率达到24%以上。"),
        language="zh",
    )

    assert ["粮食产量达到120万吨以上", "城镇新增就业1.2万人以上", "森林覆盖率达到24%以上"] == goals(plan)


def test_tasks_in_one_paragraph_each_have_title_and_statement():
    plan = read(
        heading("云溪县2025年供水工作方案"),
        heading("二、重点任务"),
        item("改造管网。改造老旧管网120公里,漏损率降至12%以下。", "1."),
        item("加强组织领导。成立领导小组。", "2."),
        language="zh",
    )

    assert ["1 | 改造管网 | 改造老旧管网120公里,漏损率降至12%以下。"] == goals(plan)
    assert ["equal 120 公里", "at_most 12 percent"] == targets(plan.goals[0])


def test_indicator_rows_without_a_goal_above_them_are_goals_themselves():
    plan = read(
        heading("Budget 2025 för Lindviks kommun"),
        heading("Mål"),
        table(
            ("Indikator", "Utfall 2023", "Målvärde 2025"),
            ("Andel behöriga elever (%)", "84", "88"),
            ("Nöjd kund-index", "70", "75"),
        ),
        language="sv",
    )

    assert ["Andel behöriga elever (%)", "Nöjd kund-index"] == goals(plan)
    assert [["equal 88 percent"], ["equal 75 index"]] == [targets(goal) for goal in plan.goals]


@pytest.mark.parametrize("caption", ["Skabelon for afrapportering", "Tabel 1. Mål og resultater 2023", "Økonomi"])
def test_a_table_whose_caption_says_otherwise_states_no_goals(caption):
    made = table(
        ("Mål", "Resultatkrav"), ("Kortere ventetid", "Mindst 90 pct."), ("Færre fejl", "Højst 4 pct."), caption=caption
    )

    assert [] == goals(read(PLAN, heading("Oversigt"), made, language="da"))


def test_goals_come_in_reading_order_whatever_states_them():
    plan = read(
        PLAN,
        heading("Mål"),
        heading("Mål 1: Kortere ventetid", 2),
        passage("Resultatkrav: Mindst 90 pct. afgøres inden for 30 dage."),
        heading("Mål 2: Rene strande", 2),
        passage("Resultatkrav: Mindst 40 strande er rene."),
        heading("Mål 3: Tryg sejlads", 2),
        passage("Resultatkrav: Højst 12 ulykker."),
        language="da",
    )

    assert ["1", "2", "3"] == [value(goal.number) for goal in plan.goals]


def test_paragraphs_after_a_numbered_key_task_give_it_their_figures_until_the_audience_is_addressed():
    plan = read(
        heading("2025年政府工作报告"),
        heading("2025年主要目标任务", 2),
        item("扩大有效需求。抓住政策机遇,提振消费。", "(一)"),
        passage("促进投资稳定增长。工业投资增长10%以上。"),
        item("发展特色产业。培育新动能。", "(二)"),
        passage("各位代表!让我们确保完成目标,经济增长6%以上。"),
        language="zh",
    )

    assert ["一 | 扩大有效需求 | 抓住政策机遇,提振消费。", "二 | 发展特色产业 | 培育新动能。"] == goals(plan)[:2]
    assert ["at_least 10 percent"] == targets(plan.goals[0])
    assert [] == targets(plan.goals[1])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Alle børn skal have en tro på egne evner.", 0),
        ("Alle sager skal være digitale senest i 2027.", 1),
        ("Regeringen vil fastholde en stram finanspolitik.", 0),
        ("Regeringen vil fastholde bistanden på 1 pct. af BNI.", 1),
    ],
)
def test_outside_goal_chapters_all_and_none_are_figures_only_with_a_date(text, count):
    plan = read(heading("Regeringsgrundlag 2025"), heading("Et stærkt samfund", 2), passage(text), language="da")

    assert count == len(plan.goals)


def test_a_state_leads_in_the_requirements_of_its_paragraph():
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading("Mål"),
        passage(
            "Besluten ska vara lätta att förstå. I den granskning som görs en gång om året ska minst 75 procent "
            "bedömas som klara. Enhetschefen ansvarar."
        ),
        language="sv",
    )
    (goal,) = plan.goals

    assert "Besluten ska vara lätta att förstå." == value(goal.statement)
    assert ["at_least 75 percent"] == targets(goal)
    assert ("Enhetschefen", "yearly") == (value(goal.responsible), str(value(goal.measurement_frequency)))


def test_clauses_that_each_commit_are_measures_of_their_own():
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading("Mål"),
        passage(
            "Kontoret ska vara en plats där man trivs. Rörligheten får inte överstiga 9 procent och frånvaron ska minska "
            "till 4 procent."
        ),
        language="sv",
    )

    assert ["at_most 9 percent", "decrease_to 4 percent"] == targets(plan.goals[0])


def test_an_item_of_a_goal_list_closes_with_its_follow_up():
    plan = read(
        heading("Regleringsbrev 2025"),
        heading("Mål"),
        item(
            "Verket ska genomföra minst 400 besök hos nya företag. Utfallet ska redovisas till Regeringskansliet efter "
            "varje tertial."
        ),
        item("Verket ska genomföra en översyn av avgifterna."),
        language="sv",
    )
    (goal,) = plan.goals

    assert "Verket ska genomföra minst 400 besök hos nya företag." == value(goal.statement)
    assert ["four_monthly"] == [str(cadence) for cadence in goal.reporting.cadences]


def test_areas_of_a_goal_chapter_state_goals():
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading("Mål för verksamheten"),
        heading("Miljö", level=2),
        passage("Utsläppen från resor ska halveras till 2030."),
        language="sv",
    )

    assert ["Utsläppen från resor ska halveras till 2030."] == goals(plan)


def test_the_bound_of_green_is_the_target_of_a_score_card():
    plan = read(
        heading("Styrkort 2026"),
        heading("Mål"),
        heading("Tågen går i tid", level=2),
        passage("Resenärerna litar på tidtabellen."),
        table(
            ["Mått", "Läge 2024", "Grönt", "Gult", "Rött"],
            ["Andel avgångar i tid", "88 %", "92 % eller mer", "85–91 %", "under 85 %"],
        ),
        passage("Ansvarig är trafikchefen. Mäts löpande och sammanställs varje månad."),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["at_least 92 percent"] == targets(goal)
    assert "trafikchefen" == value(goal.responsible)


@pytest.mark.parametrize(("chapter", "count"), [("4. Samverkan under året", 2), ("4. Insatser", 1)])
def test_a_numbered_section_outside_goal_chapters_names_its_only_goal(chapter, count):
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading(chapter, level=2),
        heading("4.1 Bron", level=3),
        passage(
            "Bron finns sedan 2020. Med insatsen vill förbundet uppnå att fler får ett arbete. Under året ska minst 40 "
            "personer skrivas in."
        ),
        passage("Lokalen hyrs av kommunen. Insatsägare är Norrby kommun."),
        heading("4.2 Lyftet", level=3),
        passage("Handläggarna känner till varandras stöd. Det är målet med kursen. Minst 90 personer ska delta i den."),
        language="sv",
    )
    first, *others = plan.goals

    assert count == len(plan.goals)
    assert ("4.1", "Bron", "Norrby kommun") == (value(first.number), value(first.title), value(first.responsible))
    assert ["at_least 40 personer"] == targets(first)
    for second in others:
        assert "Handläggarna känner till varandras stöd." == value(second.statement)
        assert ["at_least 90 personer"] == targets(second)


def test_lines_of_years_are_the_steps_of_the_goal_above_them():
    plan = read(
        heading("Strategi 2025–2035"),
        heading("Dit ska vi"),
        passage("T1 Godset flyttas till järnväg. Andelen ska följa banan:"),
        passage("2027: 36 procent"),
        passage("2030: 42 procent"),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["equal 36 percent", "equal 42 percent"] == targets(goal)
    assert ["2027", "2030"] == [measure.target_period for measure in goal.measures]


@pytest.mark.parametrize(
    ("title", "count"), [("Verksamhetsplan 2025", 0), ("Regleringsbrev för budgetåret 2025 avseende Vägverket", 1)]
)
def test_the_governments_goals_are_the_plans_own_only_in_its_own_plans(title, count):
    plan = read(
        heading(title),
        heading("Om arbetslivet", level=2),
        passage("Regeringens mål är att fler ska arbeta."),
        language="sv",
    )

    assert count == len(plan.goals)


def test_a_wish_alone_in_its_paragraph_is_a_goal_under_a_heading_that_announces_goals():
    plan = read(
        heading("Regleringsbrev för budgetåret 2025 avseende Vägverket"),
        heading("Mål", level=2),
        passage("Andelen fall av fusk ska minska."),
        passage("Köerna till prov ska vara högst 28 dagar."),
        passage("Avgifterna ska täcka minst 95 procent av kostnaderna."),
        passage("Tjänsterna ska vara tillgängliga minst 99 procent av tiden."),
        passage("Verket ska bidra till en säker trafik i hela landet."),
        language="sv",
    )

    assert 5 == len(plan.goals)


def test_an_aim_leads_the_requirements_of_a_numbered_goal_and_of_a_theme():
    plan = read(
        PLAN,
        heading("4. Mål for driften"),
        heading("4.1 Kortere kø", level=2),
        passage(
            "Ingen skal vente unødigt i kø. Derfor skal mindst 85 pct. af kunderne være ekspederet inden for en time."
        ),
        language="da",
    )
    (goal,) = plan.goals

    assert "Ingen skal vente unødigt i kø." == value(goal.statement)
    assert ["at_least 85 percent"] == targets(goal)


def test_a_strip_of_values_belongs_to_the_goal_above_it():
    plan = read(
        PLAN,
        heading("Mål 1. Tog til tiden"),
        passage("20 point · Driftsmål · Ansvarlig: Kontoret for Baner"),
        passage("Det vil vi: Pendlere skal kunne regne med toget."),
        passage("Vi er i mål, når"),
        item("mindst 92 pct. af togene er rettidige"),
        language="da",
    )
    (goal,) = plan.goals

    assert "Kontoret for Baner" == value(goal.responsible)
    assert "Pendlere skal kunne regne med toget." == value(goal.statement)
    assert ["at_least 92 percent"] == targets(goal)


def test_an_assignment_of_the_government_names_the_goal_of_the_policy_it_rests_on():
    plan = read(
        heading("Uppdrag att ta fram ett program för vandringsleder"),
        passage("Regeringen uppdrar åt Ledverket att ta fram ett program för vandringsleder."),
        heading("Närmare om uppdraget", 2),
        passage("Målet för ledpolitiken är leder som alla når. Ledverket ska ordna minst två samråd.", id="p2"),
        language="sv",
    )

    assert ["Målet för ledpolitiken är leder som alla når."] == goals(plan)


def test_a_wish_leads_its_paragraph_only_where_a_figure_behind_it_is_committed_to():
    plan = read(
        heading("Regeringsförklaring 2026"),
        passage("Flyget ska bli renare. Avgifterna skärps. Inga nya oljepannor ska säljas efter 2030."),
        language="sv",
    )

    assert ["Inga nya oljepannor ska säljas efter 2030."] == goals(plan)


def test_each_promise_of_a_figure_in_a_governments_declaration_is_a_goal():
    plan = read(
        heading("Regeringsförklaringen den 9 september 2026"),
        passage(
            "Regeringens mål är att vården ska bli bättre. 4 000 nya vårdplatser ska byggas. Kön ska minska med minst "
            "30 procent till 2029. Regeringen bedömer att kostnaderna kommer att öka med 2 procent."
        ),
        language="sv",
    )

    assert ["4 000 nya vårdplatser ska byggas."] == goals(plan)[1:2]
    assert [[], ["equal 4000 vårdplatser"], ["decrease_by 30 percent"]] == [targets(goal) for goal in plan.goals]


def test_an_aim_stands_behind_its_grounds_and_before_its_requirements():
    plan = read(
        heading("Mål- og resultatplan 2025"),
        heading("3. Mål for 2025"),
        heading("3.1 Klager", 2),
        passage("Mange venter længe på svar. Det er målet, at borgerne får svar hurtigt. Styrelsen skal derfor"),
        item("afgøre mindst 80 pct. af klagerne inden for 60 dage, og"),
        item("nedbringe bunken af gamle klager fra 400 til højst 150."),
        heading("3.2 Vejledning", 2),
        passage("I dag er der vejledere i ti byer. Flere skal kunne få vejledning tæt på. Målet er nået, når"),
        item("der er vejledere i mindst 15 byer, og"),
        item("75 pct. af brugerne er tilfredse."),
        heading("3.3 Drift og trivsel", 2),
        passage("Styrelsen skal holde sit budget. Afvigelsen må ikke overstige 3 pct."),
        passage("Styrelsen skal være et sted, hvor man trives. Sygefraværet falder fra 11 til 8 dage."),
        language="da",
    )

    assert [
        ("3.1", "Klager", ["at_least 80 percent", "at_most 150"]),
        ("3.2", "Vejledning", ["at_least 15 byer", "at_least 75 percent"]),
        ("3.3", "Drift og trivsel", ["at_most 3 percent"]),
        ("3.3", "Drift og trivsel", ["decrease_to 8 days"]),
    ] == [(value(goal.number), value(goal.title), targets(goal)) for goal in plan.goals]
    assert "Det er målet, at borgerne får svar hurtigt." == value(plan.goals[0].statement)


def test_a_number_of_requirements_and_what_a_year_asks_stand_beside_their_words():
    plan = read(
        heading("Resultatkontrakt 2025"),
        heading("Mål og krav"),
        table(
            ("Nr.", "Resultatmål", "Krav nr.", "Resultatkrav", "Resultat 2024", "Krav 2025", "Enhed"),
            ("1", "Færre farlige varer i butikkerne", "1.1", "Andel kontrollerede varer med alvorlige fejl", "18", "maks. 15", "pct."),
            ("", "", "1.2", "Kontrolbesøg i webbutikker og på lagre", "320", "350", "besøg"),
            ("2", "Hurtig reaktion på hvert fund", "2.1", "Gennemsnitlig tid fra fund til forbud mod salg", "21", "højst 14", "dage"),
            caption="Resultat 2024 er opgjort pr. 30. november 2024",
        ),
        language="da",
    )  # fmt: skip

    assert [["at_most 15 percent", "equal 350 besøg"], ["at_most 14 days"]] == [targets(goal) for goal in plan.goals]


@pytest.mark.parametrize(
    ("code", "headings", "types"),
    [
        (
            "da",
            [("Mål for driften", 2), ("Mål 1: Rettidighed", 3), ("Mål for udviklingen", 2), ("Mål 2: Breve", 3)],
            "od",
        ),
        ("da", [("Udviklingsmål 1. Flere gæster", 2), ("Driftsmål 2. Bygninger", 2)], "do"),
        ("sv", [("Mål för grunduppdraget", 2), ("Mål 1: Besked", 2), ("Utvecklingsmål", 2), ("Mål 2: Leder", 2)], "od"),
    ],
)
def test_a_heading_over_goals_or_their_own_names_give_their_type(code, headings, types):
    requirement = {"da": "Resultatkrav: Mindst 90 pct. er tilfredse.", "sv": "Mått: Minst 90 procent är nöjda."}[code]
    blocks = [heading({"da": "Mål- og resultatplan 2025", "sv": "Verksamhetsplan 2025"}[code]), heading("Mål")]
    for number, (text, level) in enumerate(headings):
        blocks.append(heading(text, level, id=f"h{number}"))
        if any(map(str.isdigit, text)):
            blocks.append(passage(requirement, id=f"p{number}"))
    plan = read(*blocks, language=code)

    assert list(types) == [str(kind)[0] for goal in plan.goals for kind in goal.goal_types]


@pytest.mark.parametrize(
    ("code", "lead", "listed"),
    [
        ("da", "Vi vil:", ["nedbringe ventetiden til højst 30 dage inden 2029", "understøtte lokale kræfter"]),
        ("da", "Derfor vil byrådet:", ["fordoble arealet med urørt skov", "tage fat på støjen"]),
        ("sv", "Nämnden ska:", ["halvera matsvinnet till 2028", "informera om kompostering"]),
    ],
)
def test_what_somebody_commits_to_in_a_list_of_verbs_is_a_goal_where_it_names_a_level(code, lead, listed):
    plan = read(heading("Plan 2027"), heading("Klima"), passage(lead), *map(item, listed), language=code)

    assert listed[:1] == goals(plan)


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("Samarbejdet er evalueret i alle syv kommuner inden udgangen af juni 2025.", ["milestone"]),
        ("Alle kommuner er besøgt inden udgangen af juni 2025.", ["equal 100 percent"]),
    ],
)
def test_all_of_something_behind_a_preposition_says_where_an_act_is_done(requirement, expected):
    plan = read(
        heading("Resultatplan 2025"), heading("Mål 1: Samarbejde"), passage(f"Krav: {requirement}"), language="da"
    )

    assert [expected] == [targets(goal) for goal in plan.goals]
