"""Cases that trip a naive reader, one for each: damaged words, look-alikes, ambiguous signs, values without figures."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.records import Plan
from tests.extract.reading import goals, item, read, target, targets, value
from tests.factories import heading, passage, table

PLAN = heading("Mål- og resultatplan 2025")


def requirement(text: str) -> Plan:
    """A Danish plan whose one goal has this requirement."""
    return read(
        PLAN, heading("Mål"), heading("Mål 1: Hurtigere svar", 2), passage(f"Resultatkrav: {text}"), language="da"
    )


def grid(*rows: tuple[str, ...], header: tuple[str, ...] = ("一级指标", "二级指标", "三级指标", "指标值")) -> Plan:
    """A Chinese form whose one goal has these indicator rows."""
    head = ("年度绩效目标", "改善农村供水条件,保障居民用水安全。", *[""] * (len(header) - 2))
    return read(heading("云溪县2025年项目支出绩效目标申报表"), table(head, header, *rows), language="zh")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Afvigelsen må ikke overstige 5 pct.", ["at_most 5 percent"], id="a negated bound"),
        pytest.param(
            "Styrelsen etablerer minimum én af følgende ordninger.", ["at_least 1"], id="an accented number word"
        ),
        pytest.param("Styrelsen nedsætter en arbejdsgruppe.", ["milestone"], id="an article is no number"),
        pytest.param("Styrelsen udarbejder et One Health-koncept.", ["milestone"], id="a number in a name"),
        pytest.param(
            "Styrelsen rapporterer i udgiftsopfølgning 2 om mindst 40 sager.",
            ["at_least 40 sager"],
            id="a report's number",
        ),
        pytest.param(
            "Der føres mindst 2.650 tilsyn efter lovens § 12.", ["at_least 2650 tilsyn"], id="a section of a law"
        ),
        pytest.param("I 1. halvår afgøres mindst 80 pct. inden for 30 dage.", ["at_least 80 percent"], id="an ordinal"),
        pytest.param("Brugertilfredsheden er mindst 4,2.", ["at_least 4.2"], id="a decimal comma"),
        pytest.param("Fejlprocenten er højst 0,56 pct.", ["at_most 0.56 percent"], id="a decimal comma below one"),
        pytest.param("Mindst 20 af de 25 kommuner har en plan.", ["at_least 20 kommuner"], id="out of how many"),
    ],
)
def test_a_danish_requirement_is_read_as(text, expected):
    assert expected == targets(requirement(text).goals[0])


def test_a_half_year_is_a_deadline_and_not_a_cadence():
    (goal,) = requirement("1. halvår 2025: Styrelsen udpeger 1-3 samarbejder.").goals

    assert date(2025, 6, 30) == value(goal.measures[0].deadline)
    assert goal.reporting is None


def test_a_bound_on_time_is_no_deadline():
    (goal,) = requirement("Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage.").goals

    assert goal.measures[0].deadline is None


def test_words_broken_at_line_ends_are_joined_but_coordinated_compounds_are_not():
    plan = read(
        heading("Nämndplan 2025"),
        heading("Mål"),
        item("Verksam-\nheten inom kultur-\noch fritidsområdet når fler unga.", "• "),
        language="sv",
    )

    assert ["Verksamheten inom kultur- och fritidsområdet når fler unga."] == goals(plan)


@pytest.mark.parametrize("word", ["klagomål", "brottmål", "målgrupp", "ändamål", "föremål"])
def test_a_word_that_only_holds_the_word_for_goal_is_no_goal_heading(word):
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading(word.capitalize()),
        passage("Myndigheten har 300 anställda."),
        language="sv",
    )

    assert [] == goals(plan)


def test_a_need_is_no_goal_although_it_stands_beside_one():
    plan = read(
        heading("Verksamhetsplan 2025"),
        heading("Mål"),
        passage("Andelen nöjda besökare ska vara minst 85 procent. Vi behöver förenkla vår administration."),
        language="sv",
    )

    assert ["Andelen nöjda besökare ska vara minst 85 procent."] == goals(plan)


def test_an_empty_goal_cell_goes_on_and_a_decimal_comma_is_read():
    plan = read(
        heading("Nämndplan 2024"),
        heading("Mål"),
        table(
            ("Nämndmål", "Indikator", "Utfall 2022", "Målvärde 2024"),
            ("Eleverna når målen", "Andel behöriga (%)", "84,1", "minst 88"),
            ("", "Meritvärde åk 9", "221", "228"),
        ),
        language="sv",
    )
    (goal,) = plan.goals

    assert ["at_least 88 percent", "equal 228"] == targets(goal)
    assert [(Decimal("84.1"), "2022"), (Decimal(221), "2022")] == [
        (value(m.baseline_value), m.baseline_period) for m in goal.measures
    ]


def test_carried_levels_start_anew_where_a_new_one_is_printed():
    plan = grid(
        ("产出指标", "数量指标", "维修次数", "≥300次"),
        ("", "", "巡查次数", "≥200次"),
        ("", "质量指标", "合格率", "≥92%"),
        ("效益指标", "社会效益指标", "受益人口", "≥1.2万人"),
    )

    assert ["产出指标/数量指标", "产出指标/数量指标", "产出指标/质量指标", "效益指标/社会效益指标"] == [
        measure.indicator_group for measure in plan.goals[0].measures
    ]


def test_a_value_in_words_is_kept_without_a_figure():
    plan = grid(
        ("产出指标", "数量指标", "养护里程", "≥320公里"),
        ("", "", "养护桥梁", "≥32座"),
        ("效益指标", "社会效益指标", "出行便利程度", "有所提升"),
    )
    last = plan.goals[0].measures[-1]

    assert ("出行便利程度", None, "有所提升") == (
        value(last.indicator),
        last.target.value.value,
        last.target.source.quote,
    )


def test_spaces_and_breaks_inside_chinese_words_do_not_matter():
    plan = grid(
        ("产出\n指标", "数量 指标", "新建水厂 数量", "≥3座"),
        header=("一级 指标", "二级\n指标", "三级指标", "指 标 值"),
    )

    assert ["产出指标/数量指标 新建水厂数量 at_least 3 座"] == [
        f"{m.indicator_group} {value(m.indicator)} {target(m)}" for m in plan.goals[0].measures
    ]


def test_a_weight_in_the_label_of_a_level_is_no_target():
    plan = grid(("产出指标(50分)", "数量指标(20分)", "新建水厂数量", "≥3座"))

    assert ["at_least 3 座"] == targets(plan.goals[0])
    assert "产出指标/数量指标" == plan.goals[0].measures[0].indicator_group


def test_empty_template_rows_of_a_form_give_no_measures():
    plan = grid(
        ("产出指标", "数量指标", "新建水厂数量", "≥3座"),
        ("", "", "改造管网长度", "≥120公里"),
        ("效益指标", "经济效益指标", "", ""),
        ("", "", "……", "≥**%"),
    )

    assert ["at_least 3 座", "at_least 120 公里"] == targets(plan.goals[0])


def test_money_rows_of_a_form_are_no_measures():
    plan = read(
        heading("云溪县2025年项目支出绩效目标申报表"),
        table(
            ("项目名称", "农村供水工程", "资金总额(万元)", "350"),
            ("年度绩效目标", "改善农村供水条件,保障居民用水安全。", "", ""),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "新建水厂数量", "≥3座"),
        ),
        language="zh",
    )

    assert ["改善农村供水条件,保障居民用水安全。"] == goals(plan)
    assert ["at_least 3 座"] == targets(plan.goals[0])


def test_a_review_and_a_target_with_the_same_words_are_told_apart():
    plan = read(
        heading("2025年政府工作报告"),
        heading("一、2024年工作回顾"),
        passage("地区生产总值增长6%左右,城镇新增就业1.1万人。"),
        heading("二、2025年主要预期目标"),
        passage("主要预期目标是:地区生产总值增长6%左右;城镇新增就业1.2万人以上。"),
        language="zh",
    )

    assert ["地区生产总值增长6%左右", "城镇新增就业1.2万人以上"] == goals(plan)


def test_a_table_in_traditional_characters():
    plan = read(
        heading("雲澤縣觀光處114年度施政計畫"),
        heading("施政目標"),
        table(("施政目標", "衡量指標", "單位", "114年度目標值"), ("提升旅遊品質", "遊客滿意度", "%", "85")),
        language="zh",
    )

    assert ["equal 85 percent"] == targets(plan.goals[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("提高到5%", ["increase_to 5 percent"], id="to a level"),
        pytest.param("提高5%", ["increase_by 5 percent"], id="by a share"),
        pytest.param("提高5个百分点", ["increase_by 5 percentage_point"], id="by points"),
        pytest.param("降至2.5%", ["decrease_to 2.5 percent"], id="down to"),
        pytest.param("控制在2.5%以内", ["at_most 2.5 percent"], id="kept within"),
        pytest.param("5%—6%", ["between 5-6 percent"], id="a dash joins a range"),
        pytest.param("约1200人", ["equal 1200 人"], id="about"),
    ],
)
def test_small_words_decide_what_a_chinese_figure_means(text, expected):
    plan = read(
        heading("2025年工作方案"), heading("(三)工作目标"), passage(f"到2025年,参保覆盖率{text}。"), language="zh"
    )

    assert expected == targets(plan.goals[0])
