"""What plans in the six usual architectures, written by people who had not seen the program, taught it."""

import pytest

from tests.extract.reading import analyser, goals, item, phrases, read, series, targets, value
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


def _with_annex(*rows: tuple[str, str, str]):
    return read(
        heading("质量提升行动方案"),
        heading("三、行动目标", 2),
        heading("目标一 补齐文化教育短板", 3),
        passage("到2027年底,扫盲考核合格率达到95%;义务教育课程到课率不低于98%。"),
        heading("目标二 让技能成为敲门砖", 3),
        passage("取得技能等级证书的比例提高到65%;到2028年底,签约540人。"),
        heading("目标三 秩序持续稳定", 3),
        passage("严重违规起数三年累计下降20%。"),
        heading("质量提升行动任务分解表", 2),
        table(("编号", "任务", "主要指标", "责任部门"), *((f"R{n}", *row) for n, row in enumerate(rows, 1))),
        language="zh",
    )


def test_an_annex_that_prints_the_levels_again_in_short_states_no_goals_of_its_own():
    plan = _with_annex(
        ("秩序稳定", "严重违规下降20%", "管理科"),
        ("技能等级培训", "证书取得率65%;签约540人", "劳动科"),
        ("扫盲与义务教育", "扫盲合格率95%;到课率≥98%", "教育科"),
    )

    assert ["一", "二", "三"] == [value(goal.number) for goal in plan.goals]
    assert ["教育科", "劳动科", "管理科"] == [value(goal.responsible) for goal in plan.goals]
    assert [2, 2, 1] == [len(goal.measures) for goal in plan.goals]


def test_a_table_of_other_levels_keeps_its_goals():
    plan = _with_annex(
        ("秩序稳定", "严重违规下降30%", "管理科"),
        ("技能等级培训", "证书取得率75%", "劳动科"),
        ("扫盲与义务教育", "扫盲合格率95%", "教育科"),
    )

    assert {"秩序稳定", "技能等级培训"} <= {value(goal.title) for goal in plan.goals}


@pytest.mark.parametrize(
    ("code", "lead", "items"),
    [
        ("da", "Det er målet, at", ("stinettet vokser til 190 km i 2030", "flere borgere bruger naturen end i 2026")),
        ("sv", "Det är målet att", ("stigarna växer till 190 km år 2030", "fler invånare använder naturen än 2026")),
    ],
)
def test_a_sentence_that_breaks_off_at_its_aim_leads_in_a_list_of_goals(code, lead, items):
    plan = read(heading("Politik 2027-2032"), heading("5. Natur", 2), passage(lead), *map(item, items), language=code)

    assert list(items) == [value(goal.statement) for goal in plan.goals]


def test_a_heading_that_breaks_off_at_how_things_will_be_leads_in_a_list_of_goals():
    items = ("mindst 85 pct. af alle børn er aktive i en forening", "børn fra alle hjem deltager på lige fod")
    plan = read(
        heading("Politik 2027-2032"),
        heading("1. Børn", 2),
        heading("I 2032 er det sådan, at", 3),
        *map(item, items),
        language="da",
    )

    assert list(items) == [value(goal.statement) for goal in plan.goals]


def test_what_stands_ready_by_a_day_at_the_end_of_the_sentence_is_a_goal_and_a_report_due_then_none():
    plan = read(
        heading("Politik 2027-2032"),
        heading("3. Haller", 2),
        passage(
            "En ny multibane står klar til brug senest den 1. maj 2028. Forvaltningen fremlægger en oversigt i 2027."
        ),
        language="da",
    )

    assert ["En ny multibane står klar til brug senest den 1. maj 2028."] == goals(plan)


def test_sentences_under_the_label_of_goals_are_goals_where_lists_stand_under_it_beside_them():
    plan = read(
        heading("Regleringsbrev för budgetåret 2027"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("1.1 Arkiv", 3),
        heading("Mål", 4),
        item("Minst 92 procent av handlingarna ska vara registrerade inom tio dagar."),
        item("Antalet förkomna handlingar ska minska till högst 200 år 2028."),
        heading("Återrapportering", 4),
        passage("Verket ska redovisa utfallet per region."),
        heading("1.2 Register", 3),
        heading("Mål", 4),
        passage(
            "Under 2025 var 61 procent klara i tid. Minst 80 procent av ärendena ska vara klara inom 15 dagar. Andelen "
            "ändrade beslut får inte vara större än 6 procent."
        ),
        heading("Återrapportering", 4),
        passage("Verket ska analysera skillnader i handläggningstid."),
        heading("1.3 Kunskap", 3),
        heading("Mål", 4),
        item("Allmänheten ska ha god kännedom om registret."),
        item("Förtroendet ska uppgå till minst 70 på en skala från 0 till 100."),
        language="sv",
    )

    assert 6 == len(plan.goals)
    assert "Minst 80 procent av ärendena ska vara klara inom 15 dagar." in goals(plan)


def test_steps_under_the_label_of_a_day_are_requirements_each():
    plan = read(
        heading("2026年目标责任书"),
        heading("目标一 建成康复中心", 2),
        passage("目标内容:补齐短板,建成覆盖全市的康复中心。"),
        passage("时间节点:2026年3月31日前完成施工图审查;2026年11月底前主体完工。"),
        passage("衡量指标:见下表。"),
        table(("指标", "达标值"), ("应急响应时间", "≤30分钟")),
        language="zh",
    )
    (goal,) = plan.goals

    assert ["2026年3月31日前完成施工图审查", "2026年11月底前主体完工", "应急响应时间"] == [
        measure.text.value.rstrip("。") for measure in goal.measures
    ]


def test_a_row_of_levels_beneath_years_holds_the_indicator_named_above_it():
    plan = read(
        heading("Handlingsplan 2027-2029"),
        heading("Mål 4.1 Et register uden huller", 2),
        passage("Alle patienter skal kunne findes i registret."),
        passage("Indikator: Dækningsgrad i registret", kind="caption"),
        table(("2026 (start)", "2027", "2028"), ("83 pct.", "88 pct.", "93 pct.")),
        language="da",
    )
    (goal,) = plan.goals

    assert ["2027: equal 88 percent", "2028: equal 93 percent"] == series(goal)
    assert ["Dækningsgrad i registret"] * 2 == [value(measure.indicator) for measure in goal.measures]
    assert ["83 pct."] * 2 == [value(measure.baseline_text) for measure in goal.measures]


def test_a_paragraph_that_leads_in_what_will_be_achieved_is_no_goal_beside_its_list():
    plan = read(
        heading("种业发展规划(2026—2030年)"),
        heading("第二节 发展目标", 2),
        passage("到2030年,全省种业发展取得以下主要成效:"),
        item("资源保护更加系统。建成种质资源库。", marker="——"),
        item("创新能力显著增强。育成新品种10个以上。", marker="——"),
        table(("指标", "单位", "2025年", "2030年"), ("良种覆盖率", "%", "97.2", "≥98.5"), ("企业", "家", "7", "15")),
        language="zh",
    )

    assert ["资源保护更加系统", "创新能力显著增强"] == [value(goal.title) for goal in plan.goals if goal.statement]


def test_graded_targets_under_other_words_hold_the_indicator_by_the_highest_grade():
    plan = read(
        heading("助航服务指标计划(2026—2028年)"),
        heading("四、2026年分档评定目标", 2),
        table(
            ("目标", "目标要求", "评定指标", "完全达成", "基本达成", "未达成"),
            ("目标F 队伍适任", "一线人员全部具备相应岗位能力", "持证上岗率", "≥98%", "95%(含)—98%", "<95%"),
            ("目标G 用户评价", "用标单位对服务质量给予积极评价", "用标单位满意度", "≥94分", "90(含)—94分", "<90分"),
        ),
        language="zh",
    )

    assert [["at_least 98 percent"], ["at_least 94 分"]] == [targets(goal) for goal in plan.goals]


def test_sums_and_remarks_of_a_form_are_no_indicators():
    plan = read(
        heading("2026年部门整体支出绩效目标表"),
        table(
            ("年度目标", "一级指标", "二级指标", "三级指标", "指标值", "权重"),
            ("目标1:提升服务质量", "产出指标", "数量指标", "开放日场次", "≥12场", "20"),
            ("目标2:规范站点管理", "产出指标", "质量指标", "站点达标率", "≥95%", "20"),
            ("权重合计", "", "", "", "", "40"),
            ("其他需要说明的问题", "偏离度超过20%的指标应说明原因", "", "", "", ""),
        ),
        language="zh",
    )

    assert not any("权重合计" in text or "其他需要" in text for text in goals(plan))
    assert {"开放日场次", "站点达标率"} == {value(one.indicator) for goal in plan.goals for one in goal.measures}


def test_steps_with_a_day_under_a_heading_and_a_report_due_measure_what_they_are():
    plan = read(
        heading("2026—2027年目标管理协议"),
        heading("目标四 建成无障碍医院", 2),
        passage("目标内容:盲人员工和患者在院内能够安全通行。"),
        heading("分步推进:", 3),
        item("2026年6月底前完成主楼盲道改造;", marker="1. "),
        item("2026年12月底前读屏版病历在全部诊室上线。", marker="2. "),
        passage("报告:每一步骤完成后10日内报告验收结果。"),
        language="zh",
    )
    (goal,) = plan.goals

    assert ["2026年6月底前完成主楼盲道改造", "2026年12月底前读屏版病历在全部诊室上线"] == [
        measure.text.value.rstrip("。;") for measure in goal.measures
    ]


def test_works_strung_together_under_a_heading_that_leads_them_in_are_goals_each():
    plan = read(
        heading("2026年政府工作报告"),
        heading("三、2026年重点任务", 2),
        heading("(五)办好民生实事", 3),
        passage("新增城镇就业2600人;新建养老服务站点8处;教室照明改造10月底前全部完成。"),
        language="zh",
    )

    assert ["新增城镇就业2600人", "新建养老服务站点8处", "教室照明改造10月底前全部完成"] == [
        value(goal.statement).rstrip("。") for goal in plan.goals
    ]


def test_what_was_certified_last_year_is_no_goal():
    plan = read(
        heading("2026年度目标任务的通知"),
        heading("一、上年度基本情况", 2),
        passage("2025年接警46起。省级考核得分921分,被评定为二级。"),
        heading("二、目标任务", 2),
        passage("全年应急响应时间不超过30分钟。"),
        language="zh",
    )

    assert ["全年应急响应时间不超过30分钟。"] == goals(plan)


def test_points_right_beneath_a_table_of_measured_goals_are_what_is_done_for_them():
    plan = read(
        heading("Nämndplan 2027-2029"),
        heading("4 Nämndmål", 2),
        heading("4.3 Medarbetarperspektivet", 3),
        table(
            ("Nämndmål", "Indikator", "Utfall 2025", "Mål 2027"),
            ("N6 Konsulterna har kompetens", "Andel certifierade (%)", "31", "50"),
            ("N7 Arbetsplatsen är frisk", "Sjukfrånvaro (%)", "6,4", "högst 5,5"),
        ),
        item("Alla nyanställda ska gå bredvid i minst tre lönekörningar.", marker="– "),
        item("En ordlista tas fram till våren 2028.", marker="– "),
        language="sv",
    )

    assert 2 == len(plan.goals)


@pytest.mark.parametrize(
    ("code", "label"),
    [("sv", "Mått: inget; målet bedöms i samtal med föreningen"), ("da", "Indikator: ingen; målet vurderes i samtale")],
)
def test_a_measure_that_is_said_to_be_none_is_none(code, label):
    lead = {"sv": "Mål 1. En del av bygden", "da": "Mål 1. En del af egnen"}[code]
    aim = {"sv": "Huset ska vara en del av bygden.", "da": "Huset skal være en del af egnen."}[code]
    plan = read(heading("Plan 2027"), heading(lead, 2), passage(aim), passage(label), language=code)
    (goal,) = plan.goals

    assert not goal.measures


def test_what_shall_be_there_by_a_day_is_a_goal_and_what_rules_demand_none():
    plan = read(
        heading("Toiletstrategi 2027-2031"),
        heading("2. Stranden", 2),
        passage(
            "Senest den 1. maj 2028 skal den nye bygning være åbnet. Når vi bygger nyt, skal mindst ét toilet ifølge "
            "bygningsreglementet kunne bruges af en person i kørestol."
        ),
        language="da",
    )

    assert ["Senest den 1. maj 2028 skal den nye bygning være åbnet."] == goals(plan)


@pytest.mark.parametrize(
    ("code", "lead", "items"),
    [
        (
            "da",
            "Kommunen er kun én af dem. Frem mod 2031 vil vi:",
            ("øge antallet af værter til 60", "gøre vejen kortere"),
        ),
        ("sv", "Till utgången av 2030 ska vi ha nått följande:", ("alla bodar är inmätta", "minst 150 bodar kan nås")),
    ],
)
def test_what_somebody_will_have_done_by_a_year_leads_in_a_list_of_goals(code, lead, items):
    plan = read(heading("Plan 2027-2031"), heading("2. Vägen", 2), passage(lead), *map(item, items), language=code)

    assert list(items) == [value(goal.statement) for goal in plan.goals]


def test_points_of_an_overview_that_name_the_goals_they_stand_for_are_none():
    plan = read(
        heading("Virksomhedsplan 2027"),
        heading("Planen på én side", 2),
        passage("I korte træk vil vi i 2027:"),
        item("holde fugten i ro og få ram på krybet (mål 1 og 2)"),
        item("gøre hallen klar til 400 genstande (mål 3)"),
        heading("Mål", 2),
        item("Mindst 97 pct. af prøverne ligger inden for grænsen i 2027.", marker=""),
        language="da",
    )

    assert ["Mindst 97 pct. af prøverne ligger inden for grænsen i 2027."] == goals(plan)


def test_that_none_shall_suffer_is_no_measure_beside_the_indicator_that_shows_it():
    plan = read(
        heading("Kvalitetsplan 2027-2028"),
        heading("Mål 6. Rena leksaker", 2),
        passage("Ingen ska bli sjukare av våra leksaker."),
        passage("Mått: Antal underkända ytprov per kvartal"),
        passage("Målvärde: högst 3 ytprov"),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["Antal underkända ytprov per kvartal"] == [measure.text.value for measure in goal.measures]
