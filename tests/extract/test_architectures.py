"""Each way in which plans lay out goals, as a small document and what is read from it.

The documents are short; what is tested is that the layout is understood: goal rows, cards, sections with labels,
merged cells, series of years, grids, forms, lists of targets, pairs of state and goal, and all that only looks like it.
"""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.records import Basis, Cadence, Goal, GoalType, Origin, Plan, Scope
from tests.extract.reading import goals, item, merged, read, series, target, targets, value
from tests.factories import heading, passage, table

TITLE = heading("Mål- og resultatplan 2025 for Strandstyrelsen")
CHAPTER = heading("3. Resultatmål")
# Two goals in sections: what other tests put around them must change neither.
TWO_GOALS = (
    CHAPTER,
    heading("Mål 1: Kortere ventetid", 2),
    passage("Resultatkrav: Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."),
    heading("Mål 2: Færre fejl", 2),
    passage("Resultatkrav: Højst 4 pct. af afgørelserne ændres i ankenævnet."),
)


def texts_of(goal: Goal) -> list[str]:
    return [measure.text.value for measure in goal.measures]


def measured(plan: Plan) -> list[tuple[str, list[str]]]:
    """Name and targets of each goal."""
    return [(goal.title.value if goal.title else goal.statement.value, targets(goal)) for goal in plan.goals]


BOTH = [("Kortere ventetid", ["at_least 90 percent"]), ("Færre fejl", ["at_most 4 percent"])]


# ---------------------------------------------------------------------------------------------- tables
def test_goal_rows():
    plan = read(
        TITLE,
        heading("2. Resultatmål"),
        table(
            ("Nr.", "Mål", "Målepunkt", "Afrapportering", "Type"),
            ("1.1", "Kortere ventetid", "Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage.",
             "Halvårligt i forbindelse med udgiftsopfølgning 2.", "Drift"),
            ("1.2", "Ny indgang for ansøgere", "Den nye selvbetjening er taget i brug inden udgangen af 3. kvartal 2025.",
             "Statusrapportering.", "Udvikling/drift"),
            ("1.3", "Rigtige afgørelser", "Højst 4 pct. af afgørelserne ændres i ankenævnet.", "", ""),
        ),
        language="da",
    )  # fmt: skip
    first, second, third = plan.goals

    assert ["1.1 | Kortere ventetid", "1.2 | Ny indgang for ansøgere", "1.3 | Rigtige afgørelser"] == goals(plan)
    assert ["at_least 90 percent"] == targets(first)
    assert ((Cadence.HALF_YEARLY,), ("udgiftsopfølgning 2",)) == (first.reporting.cadences, first.reporting.channels)
    assert ((GoalType.OPERATIONS,), Basis.STATED) == (first.goal_types, first.goal_type_basis)
    assert (["milestone"], date(2025, 9, 30)) == (targets(second), value(second.measures[0].deadline))
    assert (GoalType.DEVELOPMENT, GoalType.OPERATIONS) == second.goal_types
    assert () == second.reporting.cadences
    assert (None, ()) == (third.reporting, third.goal_types)  # empty cells are nobody's, least of all the row's above
    assert {Origin.TABLE} == {goal.origin for goal in plan.goals}


def test_goal_cards():
    plan = read(
        TITLE,
        CHAPTER,
        table(
            ("Mål", "Kortere ventetid for ansøgere"), ("Type", "Drift"),
            ("Resultatkrav", "Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."),
            ("Frist", "31. december 2025"), ("Vægt", "30 pct."), ("Ansvarlig", "Kontoret for Tilladelser"),
        ),
        table(("Mål", "Færre fejl i afgørelserne"), ("Resultatkrav", "Højst 4 pct. af afgørelserne ændres."), id="t2"),
        language="da",
    )  # fmt: skip
    first, second = plan.goals

    assert ["at_least 90 percent"] == targets(first)
    assert (Decimal(30), date(2025, 12, 31)) == (value(first.weight), value(first.deadline))
    assert "Kontoret for Tilladelser" == value(first.responsible)
    assert (GoalType.OPERATIONS,) == first.goal_types
    assert ["at_most 4 percent"] == targets(second)


def test_a_merged_goal_cell_over_indicator_rows():
    plan = read(
        heading("Nämndplan 2025 för miljönämnden"),
        heading("Mål och indikatorer"),
        merged(
            table(
                ("Nämndmål", "Indikator", "Utfall 2023", "Målvärde 2025", "Ansvarig"),
                (
                    "Invånarna får snabba besked",
                    "Andel ärenden avgjorda inom 30 dagar (%)",
                    "71",
                    "minst 90",
                    "Miljöchefen",
                ),
                ("", "Nöjd kund-index", "68", "75", "Miljöchefen"),
            ),
            r1c0=(2, 1),
        ),
        language="sv",
    )
    (goal,) = plan.goals

    assert "Invånarna får snabba besked" in goals(plan)[0]
    assert ["at_least 90 percent", "equal 75 index"] == targets(goal)
    assert [(Decimal(71), "2023"), (Decimal(68), "2023")] == [
        (value(m.baseline_value), m.baseline_period) for m in goal.measures
    ]
    assert "Andel ärenden avgjorda inom 30 dagar (%)" == value(goal.measures[0].indicator)


def test_a_target_series_by_year():
    plan = read(
        heading("Strategisk rammekontrakt 2024-2027"),
        heading("Mål"),
        table(
            ("Mål", "Indikator", "2024", "2025", "2026"),
            ("Flere gennemfører uddannelsen", "Gennemførelse (pct.)", "73", "75", "78"),
        ),
        language="da",
    )

    assert ["2024: equal 73 percent", "2025: equal 75 percent", "2026: equal 78 percent"] == series(plan.goals[0])
    assert {"Gennemførelse (pct.)"} == {value(measure.indicator) for measure in plan.goals[0].measures}


def test_an_indicator_grid_under_the_goal_of_its_form():
    plan = read(
        heading("云溪县2025年部门整体支出绩效目标表"),
        table(
            ("年度绩效目标", "改善农村供水条件,保障居民用水安全。", "", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"),
            ("产出指标", "数量指标", "新建水厂数量", "≥", "3", "座"),
            ("", "", "改造管网长度", "≥", "120", "公里"),
            ("", "质量指标", "水质合格率", "≥", "95", "%"),
            ("效益指标", "社会效益指标", "受益人口", "≥", "1.2", "万人"),
            ("满意度指标", "服务对象满意度指标", "用水户满意度", "≥", "90", "%"),
        ),
        language="zh",
    )
    (goal,) = plan.goals

    assert ["改善农村供水条件,保障居民用水安全。"] == goals(plan)
    assert [
        "产出指标/数量指标 新建水厂数量 at_least 3 座",
        "产出指标/数量指标 改造管网长度 at_least 120 公里",
        "产出指标/质量指标 水质合格率 at_least 95 percent",
        "效益指标/社会效益指标 受益人口 at_least 1.2 万人",
        "满意度指标/服务对象满意度指标 用水户满意度 at_least 90 percent",
    ] == [f"{m.indicator_group} {value(m.indicator)} {target(m)}" for m in goal.measures]
    assert ["output", "output", "output", "outcome", "outcome"] == [str(m.result_level) for m in goal.measures]


def test_a_form_with_numbered_goals():
    plan = read(
        heading("云溪县2025年部门整体支出绩效目标表"),
        table(
            ("年度总体目标", "目标1:建成三座水厂,供水能力明显提升。目标2:改造老旧管网,漏损率下降。", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "新建水厂数量", "≥3座"),
            ("效益指标", "社会效益指标", "管网漏损率", "≤12%"),
        ),
        language="zh",
    )

    assert ["1 | 建成三座水厂,供水能力明显提升。", "2 | 改造老旧管网,漏损率下降。"] == goals(plan)
    assert [["at_least 3 座"], ["at_most 12 percent"]] == [
        targets(goal) for goal in plan.goals
    ]  # by the words they share


def test_a_self_evaluation_keeps_target_and_actual_apart():
    plan = read(
        heading("云溪县2024年项目支出绩效自评表"),
        table(
            ("年度总体目标", "建成三座水厂,供水能力明显提升。", "", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"),
            ("产出指标(50分)", "数量指标", "新建水厂数量", "≥3座", "2座", "6"),
            ("", "质量指标", "水质合格率", "≥95%", "96%", "10"),
        ),
        language="zh",
    )
    measures = plan.goals[0].measures

    assert ["at_least 3 座", "at_least 95 percent"] == [target(measure) for measure in measures]
    assert [Decimal(2), Decimal(96)] == [value(measure.actual_value) for measure in measures]
    assert {"产出指标/数量指标", "产出指标/质量指标"} == {measure.indicator_group for measure in measures}


def test_a_table_of_tasks_with_owner_and_deadline():
    plan = read(
        heading("云溪县2025年重点工作任务分解表"),
        table(
            ("序号", "工作任务", "目标要求", "责任单位", "完成时限"),
            ("1", "建设水厂", "建成3座水厂", "水务局", "2025年6月底前"),
            ("2", "改造管网", "改造管网120公里以上", "住建局", "2025年12月底前"),
        ),
        language="zh",
    )

    assert ["1 | 建设水厂", "2 | 改造管网"] == goals(plan)
    assert [("水务局", date(2025, 6, 30)), ("住建局", date(2025, 12, 31))] == [
        (value(g.responsible), value(g.deadline)) for g in plan.goals
    ]
    assert [["equal 3 座"], ["at_least 120 公里"]] == [targets(goal) for goal in plan.goals]


# ---------------------------------------------------------------------------------------------- prose
def test_goal_sections_with_labelled_blocks():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Ansøgerne skal have hurtigere svar."),
        passage("Resultatkrav: Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage i 2025."),
        passage("Baseline: 74 pct. i 2023."),
        passage("Vægt: 25 pct."),
        passage("Afrapportering: Kvartalsvis til departementet."),
        passage("Ansvarlig: Kontoret for Tilladelser"),
        language="da",
    )
    (goal,) = plan.goals

    assert ["1 | Kortere ventetid | Ansøgerne skal have hurtigere svar."] == goals(plan)
    assert ["at_least 90 percent"] == targets(goal)
    assert (Decimal(74), "2023") == (value(goal.measures[0].baseline_value), goal.measures[0].baseline_period)
    assert (Decimal(25), "Kontoret for Tilladelser") == (value(goal.weight), value(goal.responsible))
    assert ((Cadence.QUARTERLY,), Scope.GOAL) == (goal.reporting.cadences, goal.reporting.scope)
    assert Origin.PROSE is goal.origin


def test_a_goal_of_one_row_starts_from_the_last_year_before_it():
    plan = read(
        TITLE,
        CHAPTER,
        table(
            ("Mål", "Indikator", "Baseline 2022", "Baseline 2023", "Måltal 2025"),
            ("Brugerne er trygge", "Andel trygge brugere", "74 pct.", "78 pct.", "85 pct."),
        ),
        language="da",
    )
    (goal,) = plan.goals
    (measure,) = goal.measures

    assert (Decimal(78), "2023") == (value(measure.baseline_value), measure.baseline_period)


def test_goal_sections_with_labelled_blocks_in_swedish():
    plan = read(
        heading("Verksamhetsplan 2025 för Kustmyndigheten"),
        heading("Mål 1 – Trygga besökare", 2),
        passage("Besökare i hamnarna upplever trygghet."),
        passage("Indikator: Andel besökare som är trygga"),
        passage("Målvärde: minst 85 procent"),
        passage("Utgångsläge: 78 procent 2023"),
        passage("Uppföljning: Tertialvis i delårsrapport."),
        passage("Ansvarig: Enheten för hamnar"),
        language="sv",
    )
    (goal,) = plan.goals
    (measure,) = goal.measures

    assert ["1 | Trygga besökare | Besökare i hamnarna upplever trygghet."] == goals(plan)
    assert ("Andel besökare som är trygga", "at_least 85 percent") == (value(measure.indicator), target(measure))
    assert (Decimal(78), "2023") == (value(measure.baseline_value), measure.baseline_period)
    assert ((Cadence.FOUR_MONTHLY,), ("delårsrapport",)) == (goal.reporting.cadences, goal.reporting.channels)
    assert "Enheten för hamnar" == value(goal.responsible)


def test_goal_sections_with_headings_of_their_own_beneath():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Ansøgerne får hurtigere svar."),
        heading("Målepunkter", 3),
        item("Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."),
        heading("Udgangspunkt", 3),
        passage("I 2023 blev 74 pct. afgjort inden for 30 dage."),
        heading("Afrapportering", 3),
        passage("Kvartalsvis til departementet."),
        heading("Aktiviteter", 3),
        item("Styrelsen holder 12 møder."),
        language="da",
    )
    (goal,) = plan.goals

    assert ["1 | Kortere ventetid | Ansøgerne får hurtigere svar."] == goals(plan)
    assert ["Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage."] == texts_of(goal)
    assert "I 2023 blev 74 pct. afgjort inden for 30 dage." == value(goal.baseline)
    assert (Cadence.QUARTERLY,) == goal.reporting.cadences


def test_a_graded_threshold_is_one_measure_and_its_rule():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Ansøgerne får hurtigere svar."),
        passage(
            "Målet er fuldt opfyldt, når mindst 90 pct. er afgjort til tiden, delvist opfyldt ved 80-89 pct. og ellers ikke opfyldt."
        ),
        passage("Vægt: 15 pct."),
        language="da",
    )
    (goal,) = plan.goals

    assert ["at_least 90 percent"] == targets(goal)
    assert value(goal.fulfilment_rule).startswith("Målet er fuldt opfyldt, når mindst 90 pct.")
    assert Decimal(15) == value(goal.weight)


def test_weights_of_single_requirements_stand_in_the_brackets_of_their_labels():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Resultatkrav 1a (vægt 15 pct.): Mindst 90 pct. afgøres inden for 30 dage."),
        passage("Resultatkrav 1b (vægt 10 pct.): Højst 40 klager."),
        language="da",
    )

    assert [("at_least 90 percent", Decimal(15)), ("at_most 40 klager", Decimal(10))] == [
        (target(measure), value(measure.weight)) for measure in plan.goals[0].measures
    ]


def test_a_semicolon_list_of_main_targets():
    plan = read(
        heading("2025年政府工作报告"),
        heading("二、2025年主要预期目标"),
        passage(
            "今年发展主要预期目标是:地区生产总值增长5%左右;城镇新增就业1.2万人以上;城镇调查失业率控制在5.5%以内;"
            "单位地区生产总值能耗降低2.5%。"
        ),
        language="zh",
    )

    assert [
        ("地区生产总值增长5%左右", ["equal 5 percent"]),
        ("城镇新增就业1.2万人以上", ["at_least 1.2 万人"]),
        ("城镇调查失业率控制在5.5%以内", ["at_most 5.5 percent"]),
        ("单位地区生产总值能耗降低2.5%", ["decrease_by 2.5 percent"]),
    ] == measured(plan)


def test_several_values_for_several_subjects_are_measures_of_one_goal():
    plan = read(
        heading("2025年政府工作报告"),
        heading("二、2025年主要预期目标"),
        passage("城镇、农村居民人均可支配收入分别增长7%、8%左右。"),
        language="zh",
    )

    assert ["equal 7 percent", "equal 8 percent"] == targets(plan.goals[0])
    assert 1 == len(set(texts_of(plan.goals[0])))


def test_a_goal_and_the_state_before_in_the_same_grammar():
    plan = read(
        heading("Riktning för Lindö bibliotek"),
        heading("TILLIT. Vi möter varandra.", 2),
        heading("Mål 2026", 3),
        passage("Vi har korta svarstider. Våra besökare känner sig välkomna."),
        heading("Tillstånd 2021", 3),
        passage("Vi har många kanaler in. Vi behöver förenkla vår ärendegång."),
        heading("LÄRANDE. Vi delar kunskap.", 2),
        heading("Mål 2026", 3, id="p9"),
        passage("Vi lär av varandra."),
        heading("Tillstånd 2021", 3, id="p10"),
        passage("Kunskapen är spridd."),
        language="sv",
    )

    assert [
        "TILLIT. Vi möter varandra. | Vi har korta svarstider. Våra besökare känner sig välkomna.",
        "LÄRANDE. Vi delar kunskap. | Vi lär av varandra.",
    ] == goals(plan)
    assert ["Vi har många kanaler in. Vi behöver förenkla vår ärendegång.", "Kunskapen är spridd."] == [
        value(g.baseline) for g in plan.goals
    ]
    assert [()] * 2 == [goal.measures for goal in plan.goals]


def test_numbered_key_tasks_with_an_aim_are_goals_and_guidance_is_not():
    plan = read(
        heading("云溪县2025年供水工作方案"),
        heading("二、重点任务"),
        heading("(一)建设水厂", 2),
        passage("到2025年底前供水能力达到每日2万吨以上。"),
        heading("(二)改造管网", 2),
        passage("改造老旧管网120公里,漏损率降至12%以下。"),
        heading("三、保障措施"),
        heading("(一)加强组织领导", 2),
        passage("成立领导小组,统筹推进各项工作。"),
        language="zh",
    )

    assert ["一 | 建设水厂", "二 | 改造管网"] == [name.rpartition(" | ")[0] for name in goals(plan)]
    assert date(2025, 12, 31) == value(plan.goals[0].deadline)
    assert ["equal 120 公里", "at_most 12 percent"] == targets(plan.goals[1])


def test_a_list_under_goals_with_one_item_for_each():
    plan = read(
        heading("Regleringsbrev för budgetåret 2024 avseende Landsbygdsverket"),
        heading("1 Mål och återrapporteringskrav"),
        heading("Mål", 2),
        item("Andelen ärenden som avgörs inom 30 dagar ska öka väsentligt.", "• "),
        item("Myndigheten ska bidra till målet om minskade utsläpp.", "• "),
        item("Myndigheten ska skapa fungerande kontaktvägar.", "• "),
        language="sv",
    )

    assert [
        "Andelen ärenden som avgörs inom 30 dagar ska öka väsentligt.",
        "Myndigheten ska bidra till målet om minskade utsläpp.",
        "Myndigheten ska skapa fungerande kontaktvägar.",
    ] == goals(plan)
    assert [None] * 3 == [goal.deadline for goal in plan.goals]


def test_a_bound_inside_a_share_is_part_of_the_indicator():
    plan = read(
        heading("Verksamhetsplan 2024 för Norrsunda tingsrätt"),
        heading("Verksamhetsmål"),
        passage("75 procent av brottmålen ska avgöras inom 5 månader."),
        heading("Resultat 2023"),
        passage("Under året kom 4 100 mål in och 4 020 mål avgjordes."),
        language="sv",
    )

    assert [("75 procent av brottmålen ska avgöras inom 5 månader.", ["at_least 75 percent"])] == measured(plan)


# ---------------------------------------------------------------------------------------------- what only looks like goals
@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(
            (heading("4. Skabelon for afrapportering"),
             table(("Mål", "Resultatkrav", "Status"), ("[Beskrivelse af målet]", "[Krav]", "[Rød/gul/grøn]"),
                   ("[Beskrivelse af målet]", "[Krav]", "[Rød/gul/grøn]"))), id="a template"),
        pytest.param(
            (heading("2. Resultater i 2023"),
             table(("Mål", "Resultatkrav", "Resultat"), ("Kortere køer", "Mindst 80 pct. inden for 30 dage", "74 pct."))),
            id="a table of past results"),
        pytest.param(
            (heading("5. Økonomi"),
             table(("Opgave", "Budget 2025", "Budget 2026"), ("Tilladelser", "12,4", "12,5"), ("I alt", "20,4", "20,6"),
                   caption="Tabel 3. Budget, mio. kr.")), id="a budget"),
        pytest.param(
            (heading("Hovedopgaver"), item("Tilsyn med alle havne"), item("Rådgivning af mindst 20 kommuner")), id="main tasks"),
        pytest.param(
            (heading("1. Indledning"), passage("Styrelsen skal i 2025 fortsat arbejde for 98 kommuner og mindst 400 havne.")),
            id="an introduction"),
        pytest.param((heading("Bilag 1. Beregning"), heading("Mål 1: Kortere ventetid", 2, id="b1"),
                      passage("Beregnes som antal sager pr. 1.000 borgere, dog højst 5 pct.")), id="an annex"),
        pytest.param((heading("6. Risici"), passage("Anm.: 5 pct. af sagerne er ikke medregnet.")), id="a remark"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [True, False], ids=["before the goals", "behind the goals"])
def test_what_stands_around_the_goals_changes_none_of_them(extra, before):
    blocks = (*extra, *TWO_GOALS) if before else (*TWO_GOALS, *extra)

    assert BOTH == measured(read(TITLE, *blocks, language="da"))


def test_a_table_of_weights_adds_the_weight_to_goals_that_stand_elsewhere():
    weights = table(("Nr.", "Mål", "Vægt"), ("1", "Kortere ventetid", "60"), ("2", "Færre fejl", "40"))
    plan = read(TITLE, *TWO_GOALS, heading("6. Vægtning"), weights, language="da")

    assert BOTH == measured(plan)
    assert [Decimal(60), Decimal(40)] == [value(goal.weight) for goal in plan.goals]
    assert [1, 1] == [len(goal.mentions) for goal in plan.goals]


def test_a_contents_list_repeats_goals_without_adding_any():
    contents = (
        passage("Mål 1: Kortere ventetid ........ 4", "contents"),
        passage("Mål 2: Færre fejl ........ 5", "contents"),
    )

    assert BOTH == measured(read(TITLE, *contents, *TWO_GOALS, language="da"))


@pytest.mark.parametrize(
    ("code", "blocks"),
    [
        pytest.param(
            "zh",
            (heading("谈谈政府绩效管理"),
             passage("绩效目标是指政府部门在一定时期内预期达到的产出和效果。政府应该根据国家发展战略制定具体、可衡量的目标。"),
             passage("首先,需要明确目标和任务。其次,应该建立定期评估机制,确保目标完成率达到95%以上。"),
             passage("绩效管理的重要意义在于提高政府工作效率。本文将从三个方面讨论。")), id="a Chinese essay"),
        pytest.param(
            "da",
            (heading("Om mål og målstyring"),
             passage("Gode mål er klare og målbare. Et mål bør have en frist og et niveau, fx mindst 90 pct. inden for 30 dage."),
             passage("En resultatplan indeholder typisk fem til ti mål.")), id="a Danish page about goals"),
        pytest.param(
            "sv",
            (heading("Regleringsbrev för budgetåret 2024 avseende Landsbygdsverket"),
             heading("1 Mål och återrapporteringskrav"), heading("Återrapporteringskrav", 2),
             passage("Landsbygdsverket ska redovisa hur stödet till små kommuner har utvecklats."),
             heading("3 Uppdrag"),
             passage("Landsbygdsverket ska kartlägga avgifterna. Uppdraget ska redovisas senast den 15 mars 2024.")),
            id="a letter with assignments only"),
    ],
)  # fmt: skip
def test_a_text_that_states_no_goal_gives_none_and_says_why(code, blocks):
    plan = read(*blocks, language=code)

    assert [] == goals(plan)
    assert plan.no_goals_reason.endswith(".")


def test_an_assignment_beside_a_goal_is_none():
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading("Mål"),
        passage("Fler unga ska komma i arbete."),
        heading("Uppdrag"),
        passage("Nämnden får i uppdrag att ta fram en plan senast T2."),
        language="sv",
    )

    assert ["Fler unga ska komma i arbete."] == goals(plan)


def test_one_requirement_may_hold_two_targets():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Resultatkrav: 95 pct. af sagerne afgøres inden for 30 dage, og ingen sag er ældre end 180 dage."),
        language="da",
    )

    assert ["at_least 95 percent", "at_most 180 days"] == targets(plan.goals[0])


def test_a_figure_of_the_statement_that_is_printed_again_counts_once():
    plan = read(
        TITLE,
        CHAPTER,
        heading("Mål 1: Kortere ventetid", 2),
        passage("Ansøgerne skal have svar hurtigere, så mindst 90 pct. får svar inden 30 dage."),
        passage("Resultatkrav: Mindst 90 pct. får svar inden 30 dage."),
        language="da",
    )

    assert ["Mindst 90 pct. får svar inden 30 dage."] == texts_of(plan.goals[0])


def test_a_target_that_is_only_a_day_is_a_milestone():
    plan = read(
        TITLE,
        heading("2. Resultatmål"),
        table(
            ("Nr.", "Mål", "Indikator", "Målværdi"),
            ("1", "Ny indgang for ansøgere", "Idriftsættelse af selvbetjeningen", "1. oktober 2025"),
            ("2", "Kortere ventetid", "Gennemsnitlig ventetid (dage)", "30"),
        ),
        language="da",
    )
    assert [["milestone"], ["equal 30 days"]] == [targets(goal) for goal in plan.goals]
    assert date(2025, 10, 1) == value(plan.goals[0].measures[0].deadline)


def test_levels_before_set_line_by_line_belong_to_the_measures_of_their_lines():
    plan = read(
        TITLE,
        heading("2. Resultatmål"),
        table(
            ("Nr.", "Mål", "Indikator", "I dag (2024)", "Målværdi 2025"),
            ("1", "Kortere ventetid", "Ventetid på bolig (dage)\nAntal ventende borgere", "58\n14", "40\n5"),
        ),
        language="da",
    )
    (goal,) = plan.goals
    assert ["equal 40 days", "equal 5 borgere"] == targets(goal)
    assert [(58, "2024"), (14, "2024")] == [(value(m.baseline_value), m.baseline_period) for m in goal.measures]
    assert goal.baseline is None  # each level is one measure's, none is the goal's


def test_the_mere_direction_of_a_goal_is_no_measure_beside_those_of_its_table():
    aim = [heading("Mål 1. Kortere kø", level=2), passage("Antallet af borgere i kø skal ned, også når flere søger.")]
    rows = table(("Mål", "Nøgletal", "Mål 2027"), ("Mål 1", "Borgere i kø", "højst 40"))
    title = heading("Strategi for boliger 2025-2027")

    (alone,) = read(title, *aim, language="da").goals
    (both,) = read(title, *aim, heading("Nøgletal", level=2), rows, language="da").goals

    assert (["decrease"], ["at_most 40 borgere"]) == (targets(alone), targets(both))


def test_the_level_before_that_a_table_alone_prints_is_the_measures_of_the_goals_text():
    plan = read(
        heading("云溪县旅游提质行动方案(2026—2028年)"),
        heading("主要目标", level=2),
        item("(一)规模稳步扩大。到2028年底,全县接待游客达到150万人次以上,旅游收入占比提高到15%。", "(一)"),
        item("(二)品质加快提升。到2028年底,精品民宿不少于90家。", "(二)"),
        heading("附件 主要指标表", level=2),
        merged(
            table(
                ("类别", "指标名称", "单位", "2025年实际", "2028年目标"),
                ("规模扩大", "接待游客", "万人次", "86.4", "≥150"),
                ("", "旅游收入占比", "%", "9.2", "15"),
                ("品质提升", "精品民宿", "家", "51", "≥90"),
                header_rows=1,
            ),
            r1c0=(2, 1),
        ),
        language="zh",
    )

    told = [(value(m.target).value, value(m.baseline_value), m.baseline_period) for g in plan.goals for m in g.measures]
    assert [(150, Decimal("86.4"), "2025"), (15, Decimal("9.2"), "2025"), (90, 51, "2025")] == told


def test_the_categories_of_a_table_are_themes_of_the_goals_listed_before_it():
    plan = read(
        heading("云溪县“十五五”残疾人发展规划"),
        heading("主要目标", level=2),
        item("就业更加充分。就业支持体系基本形成。", "——"),
        item("教育水平进一步提高。融合教育质量明显提升。", "——"),
        merged(
            table(
                ("类别", "指标", "2025年", "2030年"),
                ("就业帮扶", "新增就业人数(人)", "300", "400"),
                ("", "培训人次(人次)", "80", "120"),
                ("教育", "入园率(%)", "70", "85"),
                ("", "入学率(%)", "95", "98"),
            ),
            r1c0=(2, 1),
            r3c0=(2, 1),
        ),
        language="zh",
    )

    assert [2, 2] == [len(goal.measures) for goal in plan.goals]
