"""What plans in the six usual architectures, written by people who had not seen the program, taught it."""

import pytest

from tests.extract.reading import analyser, goals, item, phrases, read, targets, value
from tests.factories import heading, passage, table


def test_ringed_points_of_a_cell_are_requirements_each_with_or_without_a_figure():
    plan = read(
        heading("2026年度目标任务分解表"),
        table(
            ("序号", "年度目标", "具体要求"),
            ("1", "二号闸大修一次成优", "①大修工程通过竣工验收;②停航工期控制在25天以内"),
            ("2", "守牢安全生产底线", "①不发生一般及以上责任事故;②隐患按期整改率100%"),
            ("3", "智慧调度平台见效", "①手机报闸功能上线;②线上报闸率达到85%以上;③与下游船闸数据贯通"),
        ),
        language="zh",
    )

    assert [2, 2, 3] == [len(goal.measures) for goal in plan.goals]
    assert "大修工程通过竣工验收" in plan.goals[0].measures[0].text.value


def test_dated_steps_under_a_milestone_label_measure_the_goal():
    plan = read(
        heading("2026—2027年目标管理协议"),
        heading("目标一 办好心理门诊(15分)", 2),
        passage("衡量指标:首诊等候时间不超过14天。"),
        passage("工作节点:2026年3月底前开设周末门诊;2026年9月1日前开放日间治疗病房。"),
        passage("责任部门:儿少心理科"),
        language="zh",
    )
    (goal,) = plan.goals

    assert ["首诊等候时间不超过14天", "2026年3月底前开设周末门诊", "2026年9月1日前开放日间治疗病房"] == [
        measure.text.value.rstrip("。") for measure in goal.measures
    ]


def test_a_goal_is_numbered_under_whatever_its_label_is_called():
    indicators = ("指标", "单位", "2025年基数", "2026年", "2027年")
    plan = read(
        heading("任期经营业绩责任书(2026—2027年)"),
        heading("二、任期目标", 2),
        heading("任期目标一 运营准点可靠(20分)", 3),
        passage("车次按时发、故障少发生,乘客心中有数。"),
        table(indicators, ("首末班车准点率", "%", "96.1", "≥97", "≥98"), id="t1"),
        heading("任期目标二 让乘客更满意(15分)", 3),
        passage("服务更有温度,乘车更方便。"),
        table(indicators, ("乘客满意度", "分", "84.7", "86", "87"), id="t2"),
        language="zh",
    )

    assert ["运营准点可靠", "让乘客更满意"] == [value(goal.title) for goal in plan.goals]
    assert [2, 2] == [len(goal.measures) for goal in plan.goals]


def test_a_summary_states_no_goals_of_its_own():
    plan = read(
        heading("Kemikalieplan 2027-2031"),
        heading("Sammanfattning", 2),
        passage("Planen har två mål. I korthet innebär de att"),
        item("kemikaliekrav ställs i nio av tio upphandlingar,", marker=""),
        item("det farliga avfallet i soppåsen halveras.", marker=""),
        heading("Mål 1 Krav när vi köper", 2),
        passage("Kemikaliekrav ska ställas i minst 90 procent av upphandlingarna."),
        heading("Mål 2 Farligt avfall på rätt plats", 2),
        passage("Mängden farligt avfall i restavfallet ska halveras till 2031."),
        language="sv",
    )

    assert ["1", "2"] == [value(goal.number) for goal in plan.goals]


def test_a_sentence_that_goes_further_is_a_goal_and_no_measure_of_the_one_before():
    plan = read(
        heading("Regleringsbrev för budgetåret 2027"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("1.2 Isinformation", 3),
        passage(
            "Målet är att uppgifter om isläget ska vara lätta att använda. Vidare ska träffsäkerheten öka från 81 procent "
            "2025 till minst 86 procent 2027."
        ),
        passage("Verket ska redovisa vilka åtgärder som har vidtagits för att nå målen."),
        language="sv",
    )

    assert 2 == len(plan.goals)


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        (
            "Når vi ser tilbage i 2031, vil vi kunne sige:",
            ["Borgerne bliver inddraget, før beslutningerne bliver truffet.", "Byrådet forklarer sine valg."],
        ),
        (
            "Vi vil derfor arbejde for følgende:",
            ["Mindst 30 foreninger har i 2030 et fælles hold.", "Børn med handicap har venner, de selv har valgt."],
        ),
    ],
)
def test_a_line_announces_goals_in_words_that_do_not_say_so(lead, items):
    plan = read(heading("Strategi 2027-2031"), heading("Unge", 2), passage(lead), *map(item, items), language="da")

    assert items == [value(goal.statement) for goal in plan.goals]


def test_the_last_year_of_a_plan_shows_a_state_that_is_aimed_at():
    told = "I 2031 finder gæster i Ebbestrup uden besvær oplysninger om adgangsforhold."
    plan = read(
        heading("Handicappolitik 2027-2031"),
        heading("1. Byen", 2),
        passage("Senest i 2029 skal mindst 40 bygninger have niveaufri adgang."),
        passage(told),
        passage("Forvaltningen undersøger i 2031, om der er behov for en ny politik."),
        language="da",
    )

    assert told in goals(plan)
    assert 2 == len(plan.goals)


def test_indicators_numbered_beneath_numbered_goals_in_one_column_measure_them():
    plan = read(
        heading("Måltal 2027-2028"),
        table(
            ("Nr", "Måltal", "Enhet", "Utfall 2025", "2027", "2028", "Mäts"),
            ("1", "Resan ska bli av och komma i tid", "", "", "", "", "Månadsvis"),
            ("1.1", "Andel hämtningar i tid", "%", "86", "89", "91", ""),
            ("1.2", "Uteblivna resor", "resor", "391", "300", "240", ""),
            ("2", "Resenärerna ska vara nöjda", "", "", "", "", "Kvartalsvis"),
            ("2.1", "Nöjd resenär-index", "index", "77", "78", "79", ""),
        ),
        language="sv",
    )

    assert ["1", "2"] == [value(goal.number) for goal in plan.goals]
    assert [4, 2] == [len(goal.measures) for goal in plan.goals]


def test_words_beside_a_goals_name_state_it_where_the_figures_stand_in_another_column():
    plan = read(
        heading("2026年度目标管理表"),
        table(
            ("序号", "目标", "目标要求", "考核指标"),
            ("1", "提高早发现能力", "火情早发现、早报告,不漏报。", "①首报率不低于35%②核查反馈率达到98%以上"),
            ("2", "确保飞行安全", "杜绝责任事故,严控人为差错。", "①责任事故0起②安全培训覆盖率100%"),
        ),
        language="zh",
    )

    assert ["火情早发现、早报告,不漏报。", "杜绝责任事故,严控人为差错。"] == [
        value(goal.statement) for goal in plan.goals
    ]
    assert [2, 2] == [len(goal.measures) for goal in plan.goals]


def test_a_table_of_weights_names_headings_as_goals_whatever_their_chapters_are_called():
    plan = read(
        heading("Resultataftale 2027-2029"),
        heading("3. Kontrol", 2),
        heading("3.1 Prøver, der rammer rigtigt", 3),
        passage(
            "Tilfældige kontroller finder få snydere. Mindst 65 pct. af prøverne skal tages efter risikovurdering."
        ),
        heading("3.2 Hurtigt svar til udøveren", 3),
        passage("Ventetid er en straf i sig selv. I 90 pct. af sagerne får udøveren svar inden 15 arbejdsdage."),
        heading("6. Organisation", 2),
        heading("6.1 En sund økonomi", 3),
        passage("Centret lever af et statstilskud. Egenkapitalen må ikke komme under 4,0 mio. kr."),
        heading("7. Vægtning", 2),
        table(
            ("Mål", "Vægt, pct.", "Art"),
            ("3.1 Prøver, der rammer rigtigt", "40", "Udvikling"),
            ("3.2 Svar til udøveren", "35", "Drift"),
            ("6.1 Økonomi", "25", "Drift"),
        ),
        language="da",
    )

    assert ["3.1", "3.2", "6.1"] == [value(goal.number) for goal in plan.goals]
    assert [40, 35, 25] == [value(goal.weight) for goal in plan.goals]


def test_key_figures_beside_measured_goals_are_no_goals():
    years = ("2025", "2027", "2028")
    chapters = [
        part
        for n, (name, aim, measure) in enumerate(
            (
                ("Flere gæster", "Orkestret skal nå flere.", "Solgte billetter"),
                ("Børn og unge", "Børn skal møde musikken.", "Skolekoncerter"),
                ("Musik på skærmen", "Alle skal kunne være med.", "Streamede koncerter"),
            ),
            1,
        )
        for part in (
            heading(f"Mål {n}. {name}", 3),
            passage(aim),
            table(("Målepunkt", *years), (measure, "10", "20", "30"), id=f"t{n}"),
        )
    ]
    plan = read(
        heading("Rammeaftale 2027-2028"),
        heading("3. Mål", 2),
        *chapters,
        heading("4. Nøgletal", 2),
        passage("Nøgletallene gør det lettere at følge driften."),
        table(("Nøgletal", *years), ("Fastansatte musikere", "62", "62", "62"), id="t9"),
        language="da",
    )

    assert ["1", "2", "3"] == [value(goal.number) for goal in plan.goals]


def test_a_line_of_kind_rhythm_and_owner_states_nothing():
    plan = read(
        heading("Virksomhedskontrakt 2027"),
        heading("3. Mål for analyserne", 2),
        heading("3.1 Svar, når det haster", 3),
        passage("Laboratoriet skal afgive svar på 95 pct. af hasteprøverne inden 48 timer."),
        passage("Driftsmål. Følges månedligt. Ansvarlig: Prøvemodtagelsen."),
        language="da",
    )
    (goal,) = plan.goals

    assert ("operations", "monthly", "Prøvemodtagelsen") == (
        goal.goal_types[0].value,
        goal.reporting.cadences[0].value,
        value(goal.responsible),
    )
    assert goal.statement is None or "Følges" not in goal.statement.value


def test_labels_behind_a_wide_gap_are_labels():
    plan = read(
        heading("行动计划(2026—2028年)"),
        heading("目标2 扩大保育规模", 2),
        passage("到2028年底,保育植物增加到7500种。"),
        passage("牵头部门:引种研究室　　跟踪监测:每年年底统计物种数"),
        language="zh",
    )
    (goal,) = plan.goals

    assert ("引种研究室", "yearly") == (value(goal.responsible), goal.measurement_frequency.value.value)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("sv", "Iskartan ska finnas tillgänglig under 99 procent av dagarna.", "99"),
        ("sv", "Antalet olyckor ska vara noll.", "0"),
        ("da", "Antallet af ulykker skal være nul.", "0"),
    ],
)
def test_a_share_of_the_days_and_none_at_all_are_levels(code, text, expected):
    (found,) = phrases(code).targets(text)

    assert expected == str(found.target.value)
    assert "less_than" != found.target.comparator.value


def test_how_soon_is_no_second_target_of_how_many():
    plan = read(
        heading("Plan 2027"),
        heading("Mål för 2027", 2),
        item("Minst fyra isbrytare ska kunna sättas in inom 48 timmar från larm.", marker=""),
        language="sv",
    )

    assert ["at_least 4 isbrytare"] == targets(plan.goals[0])


def test_what_was_behind_a_semicolon_is_no_target():
    plan = read(
        heading("Strategi 2027-2031"),
        heading("Mål", 2),
        item("Tilliden skal ligge på mindst 62 pct. i 2031; i 2025 var den 58 pct.", marker=""),
        language="da",
    )

    assert ["at_least 62 percent"] == targets(plan.goals[0])


def test_further_is_heard_at_the_head_of_a_sentence_alone():
    assert analyser("sv")("Dessutom ska minst 90 procent svara i tid.").has("further")
    assert not analyser("sv")("Målet är att vidareutveckla stödet.").has("further")
