"""What stands beside goals and is none, and goals in columns and words that seldom hold them."""

import pytest

from pipeline.packs.numerals import in_figures
from tests.extract.reading import analyser, goals, item, read, targets, value
from tests.factories import heading, passage, table

GOALS = table(
    ("Nr", "Mål", "Indikator", "Målvärde 2027"),
    ("1", "Patienterna får vård i tid", "Andel inom 30 dagar", "minst 80 %"),
    ("2", "Vården är trygg", "Antal vårdskador", "högst 12"),
    ("3", "Medarbetarna trivs", "Sjukfrånvaro", "högst 5 %"),
)


def test_what_an_act_is_for_is_its_goal_where_a_column_measures_it():
    plan = read(
        heading("Handlingsplan 2027"),
        table(
            ("Nr", "Åtgärd", "Avsikt", "Så vet vi att vi är framme", "Ansvarig"),
            ("1", "Bygg om tjänsten", "Den som ser dåligt ska kunna registrera ett ägarbyte.", "Minst 90 procent lyckas", "IT"),
            ("2", "Rätta blanketter", "Ingen blankett ska stänga ute någon.", "Högst 5 blanketter har brister", "Stab"),
        ),
        language="sv",
    )  # fmt: skip

    assert [
        "1 | Bygg om tjänsten | Den som ser dåligt ska kunna registrera ett ägarbyte.",
        "2 | Rätta blanketter | Ingen blankett ska stänga ute någon.",
    ] == goals(plan)
    assert [["at_least 90 percent"], ["at_most 5 blanketter"]] == [targets(goal) for goal in plan.goals]


def test_requirements_over_several_indicators_are_the_goals():
    plan = read(
        heading("Kvalitetsmål 2027-2029"),
        table(
            ("Nr.", "Kvalitetsmål", "Vægt", "Indikator", "Måltal 2027"),
            ("1", "Flere elever skal fuldføre den uddannelse, de begynder på", "60 %", "Frafald på grundforløbet", "højst 16 %"),
            ("", "", "", "Elever, der fuldfører hovedforløbet", "mindst 73 %"),
            ("2", "Ingen elev må stå uden læreplads", "40 %", "Elever uden læreplads", "højst 25"),
        ),
        language="da",
    )  # fmt: skip

    assert ["Flere elever skal fuldføre den uddannelse, de begynder på", "Ingen elev må stå uden læreplads"] == [
        value(goal.title) or value(goal.statement) for goal in plan.goals
    ]


def test_a_table_of_routine_tasks_states_no_goals_beside_measured_ones():
    routine = (
        heading("四、日常工作", 2),
        table(
            ("序号", "工作内容", "责任部门", "完成时限"),
            ("1", "修订《日间手术管理办法》", "医务部", "2026年5月"),
            ("2", "召开质控例会", "医务部", "每月"),
            id="t2",
        ),
    )
    measured = table(
        ("序号", "目标", "指标", "目标值"),
        ("1", "保障医疗安全", "甲级病历率", "≥95%"),
        ("2", "改善就医体验", "患者满意度", "≥92%"),
        ("3", "规范诊疗行为", "抗菌药物使用率", "≤40%"),
    )
    title = heading("人民医院2026年目标")

    assert ["保障医疗安全", "改善就医体验", "规范诊疗行为"] == [
        value(goal.title) or value(goal.statement) for goal in read(title, measured, *routine, language="zh").goals
    ]
    assert 2 == len(read(title, *routine, language="zh").goals)


def test_targets_for_years_gone_by_are_none_of_the_plan():
    past = table(
        ("Nøgletal", "2023", "2024", "Mål 2024", "Opfyldt"),
        ("Ledningstab, pct.", "9,1", "8,4", "8,5", "Ja"),
        ("Overløb, antal", "214", "186", "180", "Nej"),
    )

    assert [] == goals(read(heading("Måltavle 2027-2030"), heading("Historik", 2), past, language="da"))


def test_a_caption_that_explains_a_column_is_no_title():
    legend = table(
        *(("Nr", "Mål", "Indikator", "Målvärde"), ("1", "Vården är trygg", "Vårdskador", "högst 12")),
        caption="Utgångsvärde = utfall 2025 om inget annat anges",
    )

    assert ["1 | Vården är trygg"] == goals(read(heading("Målkort 2027"), legend, language="sv"))


def test_goals_in_short_form_repeat_those_of_the_text():
    plan = read(
        heading("Skärgårdsprogram 2027–2034"),
        heading("Bo på öarna", 2),
        passage("Resvägen till förskolan ska vara högst 45 minuter för barn på öarna."),
        passage("Antalet replipunkter ska öka från fem till 14 före utgången av 2032."),
        heading("Sammanställning av målen", 2),
        table(
            ("Mål i kortform", "Tidpunkt"), ("45 minuter till förskola", "Hela perioden"), ("14 replipunkter", "2032")
        ),
        language="sv",
    )

    assert [
        "Resvägen till förskolan ska vara högst 45 minuter för barn på öarna.",
        "Antalet replipunkter ska öka från fem till 14 före utgången av 2032.",
    ] == [value(goal.statement) for goal in plan.goals]


@pytest.mark.parametrize("said", ["Mått utreds", "Ingen indikator. Målet bedöms i dialog", "Mäts inte 2027."])
def test_what_says_that_nothing_is_measured_measures_nothing(said):
    plan = read(
        heading("Verksamhetsplan 2027"),
        table(*(("Nr", "Mål", "Indikator", "Målvärde 2027"), ("1", "Vården är trygg", said, "–"))),
        language="sv",
    )

    assert [[]] == [targets(goal) for goal in plan.goals]


def test_a_figure_that_moves_from_a_level_by_a_day_is_promised():
    plan = read(
        heading("Turismestrategi 2027-2031"),
        passage("I 2031 skal turismeerhvervet beskæftige 1.850 fuldtidspersoner i kommunen mod 1.610 i 2025."),
        passage("I 2025 beskæftigede erhvervet 1.610 fuldtidspersoner i kommunen mod 1.540 i 2023."),
        language="da",
    )

    assert [["equal 1850 fuldtidspersoner"]] == [targets(goal) for goal in plan.goals]


def test_duties_to_lay_before_a_council_are_no_goals():
    duty = "Administrationen skal inden sommeren 2028 forelægge regionsrådet en analyse af, om Lervig kan genåbne."

    assert [] == goals(read(heading("Fødeplan 2027-2030"), passage(duty), language="da"))


def test_activities_of_an_area_are_no_goals():
    plan = read(
        heading("Helhedsplan 2027-2030"),
        heading("Mål", 2),
        table(
            ("Nr.", "Mål", "Indikator", "Måltal 2030"), ("1", "Flere børn trives i skolen", "Fravær", "højst 8 pct.")
        ),
        passage("Aktiviteter i indsatsområdet:"),
        item("- Lektiecafé tre eftermiddage om ugen"),
        item("- Virksomhedsbesøg, mindst seks om året"),
        language="da",
    )

    assert ["1 | Flere børn trives i skolen"] == goals(plan)


@pytest.mark.parametrize("text", ["1a. Andel ärenden i tid", "2b. Antal gennemførte revisioner", "3. Andel ejere"])
def test_a_number_with_a_letter_ends_no_sentence(text):
    assert [(0, len(text))] == analyser("da")(text).sentences


@pytest.mark.parametrize(("printed", "number"), [("九", "9"), ("12.", "12"), ("1.2", "1.2"), ("A1", "A1")])
def test_numbers_are_the_same_in_either_figures(printed, number):
    assert number == in_figures(printed)


def test_an_attachment_named_beneath_its_label_is_a_document_of_its_own():
    plan = read(
        heading("政府工作报告(2026年)", 1),
        heading("一、2025年工作回顾", 2),
        passage("过去一年新增学位50万个。"),
        passage("附件1"),
        passage("2026年省十件民生实事"),
        heading("一、提升普通高中办学条件。", 2),
        passage("重点推进普通高中学位建设,增加学位超20万个。"),
        heading("二、完善养老服务。", 2),
        passage("开展养老护理职业技能培训超5万人次,新增持证护理员超1500人。"),
        language="zh",
    )

    assert ["提升普通高中办学条件", "完善养老服务"] == [value(goal.title).rstrip("。") for goal in plan.goals]
    assert [1, 2] == [len(goal.measures) for goal in plan.goals]


def test_a_closing_bracket_may_say_how_often_is_reported():
    plan = read(
        heading("2026年攻坚工作方案"),
        heading("重点任务", 2),
        item("1.严格问题整改。年度整改完成率达到100%。(市整改办牵头;每月向市政府常务会议报告进展)"),
        item("2.规范执法行为。案卷评查合格率不低于95%。(市支队牵头,各区配合)"),
        language="zh",
    )

    assert [["monthly"], []] == [
        list(map(str, goal.reporting.cadences)) if goal.reporting else [] for goal in plan.goals
    ]
    assert ["市整改办", "市支队"] == [value(goal.responsible) for goal in plan.goals]
