"""Names of indicators apart from their levels, goals that count through a document, and verdicts that are none."""

from tests.extract.reading import goals, item, merged, read, targets, value
from tests.factories import heading, passage, table


def indicators(goal):
    return [value(measure.indicator) for measure in goal.measures]


def test_beside_goals_a_column_of_what_is_counted_names_the_levels_called_requirements():
    plan = read(
        heading("Resultatplan 2026"),
        table(
            ("Mål nr.", "Mål", "Resultatmål", "Krav 2026"),
            ("1", "Hurtigere svar til skippere", "Andel breve besvaret inden 10 dage", "Mindst 90 pct."),
            ("1", "Hurtigere svar til skippere", "Antal rykkere", "Højst 40"),
            ("2", "Rene farvande", "Andel bøjer efterset", "100 pct."),
        ),
        language="da",
    )

    assert ["Hurtigere svar til skippere", "Rene farvande"] == [
        value(goal.title or goal.statement) for goal in plan.goals
    ]
    assert [["at_least 90 percent", "at_most 40 rykkere"], ["equal 100 percent"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_beneath_a_goal_a_row_names_what_is_held_to_its_bare_level():
    plan = read(
        heading("Mål- og resultatplan 2026"),
        heading("Mål for 2026", 2),
        heading("Mål 1. Bøjerne ligger, hvor de skal", 3),
        passage("Sejlerne stoler på kortet."),
        table(("Resultatmål", "Krav 2026", "Resultat 2025"), ("Andel bøjer på plads", "Mindst 98 pct.", "96 pct.")),
        heading("Mål 2. Fyrene lyser", 3),
        passage("Et fyr, der er slukket, kan koste liv."),
        table(("Resultatmål", "Krav 2026", "Resultat 2025"), ("Antal udfald", "Højst 12", "17"), id="t2"),
        language="da",
    )

    assert [["Andel bøjer på plads"], ["Antal udfald"]] == [indicators(goal) for goal in plan.goals]
    assert [["at_least 98 percent"], ["at_most 12 udfald"]] == [targets(goal) for goal in plan.goals]


def test_labels_in_turn_name_an_indicator_and_then_its_level():
    plan = read(
        heading("Resultatplan 2027"),
        heading("Tema A: Sejlads", 2),
        heading("A1 Bøjerne ligger, hvor de skal", 3),
        passage("Målet er nyt."),
        heading("Resultatmål", 5),
        passage("Andel bøjer på plads"),
        heading("Krav 2027", 5),
        passage("Mindst 98 pct."),
        heading("A2 Fyrene lyser", 3),
        passage("Fyrene er fra 1930'erne."),
        heading("Resultatmål", 5),
        passage("Antal udfald"),
        heading("Krav 2027", 5),
        passage("Højst 12"),
        language="da",
    )

    assert [["Andel bøjer på plads"], ["Antal udfald"]] == [indicators(goal) for goal in plan.goals]
    assert [["at_least 98 percent"], ["at_most 12 udfald"]] == [targets(goal) for goal in plan.goals]


def test_a_numbered_heading_over_prose_and_a_card_of_an_indicator_is_a_goal():
    def card(id, name, level):
        rows = (("Indikator", name), ("Målvärde 2026", level), ("Utfall 2025", "–"), ("Aktivitet", "Fler vakter."))
        return table(*rows, id=id)

    plan = read(
        heading("Verksamhetsplan 2026"),
        heading("Mål 2026", 2),
        heading("1 Bryggorna är hela", 3),
        passage("Isen tar varje vinter ett tiotal bryggor."),
        card("t1", "Andel bryggor utan anmärkning", "minst 95 %"),
        heading("2 Gästerna trivs", 3),
        passage("Enkäten delas ut i hamnkontoren."),
        card("t2", "Nöjdkundindex i den årliga enkäten", "minst 74"),
        language="sv",
    )

    assert ["1 | Bryggorna är hela", "2 | Gästerna trivs"] == [
        " | ".join((value(goal.number), value(goal.title))) for goal in plan.goals
    ]
    assert [["Andel bryggor utan anmärkning"], ["Nöjdkundindex i den årliga enkäten"]] == [
        indicators(goal) for goal in plan.goals
    ]


def test_a_label_of_the_year_over_levels_makes_tasks_goals_though_requests_close_the_list():
    def task(title, text):
        return (heading(title, 3), passage(text))

    plan = read(
        heading("青岚县气象局2026年工作要点"),
        *task("一、加密观测站网", "完善乡镇站点布局。全年目标:新建自动站12个。"),
        *task("二、提升预报质量", "开展预报员轮训。全年目标:暴雨预警准确率不低于85%。"),
        *task("三、扩大预警覆盖", "对接应急广播。全年目标:预警信息覆盖率不低于98%。"),
        heading("四、工作要求", 3),
        passage("各股室要倒排工期,每季度末报送进展。"),
        language="zh",
    )

    assert ["加密观测站网", "提升预报质量", "扩大预警覆盖"] == [value(goal.title) for goal in plan.goals]
    assert [["equal 12 个"], ["at_least 85 percent"], ["at_least 98 percent"]] == [targets(goal) for goal in plan.goals]


def test_lists_that_count_on_beneath_one_heading_are_goals_of_areas():
    plan = read(
        heading("Regional kulturplan 2027–2030"),
        heading("Scen", 2),
        passage("Teatern spelar mest i residensstaden."),
        heading("Utvecklingsmål", 4),
        item("Varje kommun ska ha minst tre föreställningar om året.", "1. "),
        item("Andelen unga i publiken ska uppgå till 30 procent.", "2. "),
        heading("Bibliotek", 2),
        passage("Utlåningen ökade under 2025."),
        heading("Utvecklingsmål", 4),
        item("Fler ska låna böcker.", "3. "),
        heading("Bilaga 1. Indikatorer till målen", 2),
        table(
            ("Mål nr", "Indikator", "Målvärde 2030"),
            ("3", "Besök av skolklasser", "900"),
            ("3", "Lån av barnböcker", "300"),
        ),
        language="sv",
    )

    assert ["1", "2", "3"] == [value(goal.number) for goal in plan.goals]
    assert ["Besök av skolklasser", "Lån av barnböcker"] == indicators(plan.goals[2])


def test_lettered_requirements_of_a_card_are_measured_whole_and_how_they_weigh_is_none():
    plan = read(
        heading("Mål- og resultatplan 2026"),
        merged(
            table(
                ("Mål 1. Fyrene lyser", ""),
                ("Målsætning", "Sejlerne skal kunne finde hjem."),
                ("Resultatkrav", "a. Højst 12 udfald. b. Omlægningen til LED er sat i gang senest den 1. maj 2026."),
                ("Måling", "Vagten fører en logbog."),
                ("Målopfyldelse", "Krav a vægter to tredjedele."),
                ("Mål 2. Bøjerne ligger, hvor de skal", ""),
                ("Målsætning", "Kortet skal passe."),
                ("Resultatkrav", "a. Mindst 98 pct. er på plads. b. Vagtplanen er revideret."),
                ("Målopfyldelse", "Målet er opfyldt, når begge krav er nået."),
            ),
            r0c0=(1, 2),
            r5c0=(1, 2),
        ),
        language="da",
    )

    assert [2, 2] == [len(goal.measures) for goal in plan.goals]
    assert () == plan.follow_ups, "when a goal counts as met is no verdict on it"


def test_goals_with_a_day_and_money_are_no_budget():
    plan = read(
        heading("青岚街道2026年民生实事项目清单"),
        heading("三、2026年民生实事项目", 2),
        table(
            ("序号", "项目名称", "建设内容及年度目标", "完成时限", "资金(万元)"),
            ("1", "加装电梯", "完成加装电梯12部。", "2026年11月底", "720"),
            ("2", "社区食堂", "新建社区食堂2处,优惠覆盖率100%。", "2026年9月底", "185"),
            ("合计", "", "", "", "905"),
        ),
        language="zh",
    )

    assert ["加装电梯", "社区食堂"] == [value(goal.title) for goal in plan.goals]


def test_a_change_leads_its_levels_under_the_label_of_a_goal():
    plan = read(
        heading("Regleringsbrev för budgetåret 2027"),
        heading("1 Mål och återrapporteringskrav", 2),
        heading("Prövning", 3),
        heading("Mål", 5),
        passage("Handläggningstiden ska förkortas. Minst 80 procent av ansökningarna ska avgöras inom 90 dagar."),
        language="sv",
    )

    assert ["Handläggningstiden ska förkortas."] == goals(plan)
    assert [["at_least 80 percent"]] == [targets(goal) for goal in plan.goals]


def test_a_sentence_tells_its_series_with_a_year_behind_each_figure():
    plan = read(
        heading("Program 2027–2031"),
        heading("Mål", 2),
        heading("Mål 1. Fler går i kulturskolan", 3),
        passage("Antalet elever ska vara 420 år 2028, 480 år 2029 och 550 år 2031, mot 365 år 2026."),
        heading("Mål 2. Fler låner", 3),
        passage("Antalet lån ska öka till 900 år 2028 och 1 200 år 2031."),
        language="sv",
    )

    assert [
        ["equal 420 elever", "equal 480 elever", "equal 550 elever"],
        ["increase_to 900 lån", "increase_to 1200 lån"],
    ] == [targets(goal) for goal in plan.goals]


def test_rows_that_print_their_task_anew_are_one_goal_that_the_list_tells():
    plan = read(
        heading("青岚市照明管理中心2026年工作要点"),
        heading("二、2026年重点任务", 2),
        item("建设智慧平台。打通数据接口。", "1."),
        item("推进节能改造。重点改造28条道路。", "2."),
        item("加强用电安全管理。开展全面检测。", "3."),
        heading("附件:2026年重点任务指标表", 2),
        table(
            ("重点任务", "指标名称", "目标值"),
            ("建设智慧平台", "新增终端数量", "5000套"),
            ("推进节能改造", "更换光源数量", "6500盏"),
            ("推进节能改造", "改造路段节电率", "≥45%"),
            ("加强用电安全管理", "检测覆盖率", "100%"),
        ),
        language="zh",
    )

    found = {value(goal.title or goal.statement): indicators(goal) for goal in plan.goals}

    assert {"建设智慧平台", "推进节能改造", "加强用电安全管理"} == {*found}
    assert {"更换光源数量", "改造路段节电率"} <= {*found["推进节能改造"]}


def test_goals_of_other_numbers_and_names_may_be_held_to_the_same():
    plan = read(
        heading("Resultatkontrakt 2026"),
        heading("Mål 1: Kort tid", 2),
        passage("Mindst 80 pct. af brugerne er tilfredse.", id="p1"),
        heading("Mål 2: God hjælp", 2),
        passage("Mindst 80 pct. af brugerne er tilfredse.", id="p2"),
        language="da",
    )

    assert ["1", "2"] == [value(goal.number) for goal in plan.goals]
