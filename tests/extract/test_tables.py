"""Tables to mentions: which rows state goals, which measures, and which cell holds which field."""

import pytest

from pipeline.extract.mentions import GoalGroup, MeasureGroup
from pipeline.extract.tables import TableReading
from tests.extract.reading import merged, read, readers, texts
from tests.factories import document, heading, table

HEADER = ("Nr.", "Mål", "Målepunkt", "Afrapportering")


class Read:
    """One table read, with the words of its mentions at hand."""

    def __init__(self, code: str, made, plan_year: int | None = 2025) -> None:
        self.texts = texts(document(made, language=code), code)
        self.reading: TableReading = readers(code).tables.read(made, self.texts, plan_year)

    def words(self, group: GoalGroup | MeasureGroup, *fields: str) -> list[str]:
        return [self.texts.text(m.block)[m.start : m.end] for m in group.mentions if m.field in fields]

    def goals(self) -> list[list[str]]:
        """For each goal its wording and the texts of its measures."""
        return [
            [
                *self.words(goal, "goal", "statement"),
                *(word for measure in goal.measures for word in self.words(measure, "text")),
            ]
            for goal in self.reading.goals
        ]


@pytest.mark.parametrize(
    ("code", "made", "kind"),
    [
        pytest.param("da", table(HEADER, ("1", "Kortere ventetid", "Mindst 90 pct.", "Årligt")), "goals", id="goal rows"),
        pytest.param("da", table(("Mål", "Vægt"), ("Kortere ventetid", "60"), ("Færre fejl", "40")), "overview", id="weights"),
        pytest.param("da", table(("Formål", "Budget", "I alt"), ("Løn", "12", "12"), ("Drift", "8", "8")), "skipped", id="money"),
        pytest.param("da", table(("Hund", "Kat"), ("1", "2")), "unknown", id="something else"),
        pytest.param("da", table(("Mål", "Kortere ventetid for alle ansøgere"), ("Frist", "1. juli")), "card", id="card"),
        pytest.param("sv", table(("Indikator", "Målvärde"), ("Andel", "90"), ("Index", "75")), "indicators", id="indicators"),
        pytest.param("zh", table(("工作任务", "责任单位"), ("建成三座水厂", "水务局")), "tasks", id="tasks"),
    ],
)  # fmt: skip
def test_a_table_is_of_a_kind(code, made, kind):
    assert kind == Read(code, made).reading.kind


def test_each_row_states_a_goal_with_its_measure_and_fields():
    read = Read(
        "da",
        table(HEADER, ("1", "Kortere ventetid", "Mindst 90 pct.", "Årligt"), ("2", "Færre fejl", "Højst 4 pct.", "–")),
    )

    assert [["Kortere ventetid", "Mindst 90 pct."], ["Færre fejl", "Højst 4 pct."]] == read.goals()
    assert ["Årligt"] == read.words(read.reading.goals[0], "reporting")
    assert [] == read.words(read.reading.goals[1], "reporting")
    assert {"reporting"} == read.reading.goals[1].blank


def test_a_merged_goal_cell_keeps_its_rows():
    made = table(
        HEADER,
        ("1", "Kortere ventetid", "Mindst 90 pct.", ""),
        ("", "", "Højst 5 klager", ""),
        ("2", "Færre fejl", "Højst 4 pct.", ""),
    )
    read = Read("da", merged(made, r1c1=(2, 1)))

    assert [["Kortere ventetid", "Mindst 90 pct.", "Højst 5 klager"], ["Færre fejl", "Højst 4 pct."]] == read.goals()


def test_an_empty_goal_cell_goes_on_with_the_goal_above():
    read = Read(
        "sv",
        table(
            ("Nämndmål", "Indikator", "Målvärde"),
            ("Fler klarar skolan", "Andel behöriga", "88"),
            ("", "Meritvärde", "228"),
        ),
    )

    assert [["Fler klarar skolan", "Andel behöriga", "Meritvärde"]] == read.goals()


def test_a_header_repeated_on_the_next_page_and_a_row_of_sums_are_no_goals():
    read = Read(
        "da",
        table(
            HEADER,
            ("1", "Kortere ventetid", "Mindst 90 pct.", ""),
            HEADER,
            ("2", "Færre fejl", "Højst 4 pct.", ""),
            ("I alt", "", "2", ""),
        ),
    )

    assert ["Kortere ventetid", "Færre fejl"] == [goal[0] for goal in read.goals()]


def test_rows_of_placeholders_are_a_template():
    assert [] == Read("da", table(HEADER, ("[nr.]", "[Beskrivelse af målet]", "[Krav]", "[Form]"))).goals()


def test_a_row_of_one_wide_cell_names_the_area_of_the_rows_beneath():
    made = table(HEADER, ("Tilsyn", "", "", ""), ("1", "Kortere ventetid", "Mindst 90 pct.", ""))
    read = Read("da", merged(made, r1c0=(1, 4)))

    assert ["Tilsyn"] == read.words(read.reading.goals[0], "area")


def test_a_row_of_nothing_but_a_name_whose_number_the_next_row_goes_on_from_names_the_area():
    header = ("Nr.", "Mål", "Indikator", "Måltal 2025")
    made = table(header, ("A", "Tilsyn", "", ""), ("A.1", "Færre fejl", "Fejlandel", "5 pct."), ("B", "Ro", "", ""))
    read = Read("da", made)

    assert ["Tilsyn"] == read.words(read.reading.goals[0], "area")
    assert ["Færre fejl", "Ro"] == [goal[0] for goal in read.goals()]


def test_a_reporting_cell_may_hold_the_rule_of_fulfilment():
    cell = "Målet anses som opnået når kravet er nået. Der afrapporteres halvårligt."
    read = Read("da", table(HEADER, ("1", "Kortere ventetid", "Mindst 90 pct.", cell)))
    goal = read.reading.goals[0]

    assert ["Målet anses som opnået når kravet er nået."] == read.words(goal, "fulfilment_rule")
    assert ["Der afrapporteres halvårligt."] == read.words(goal, "reporting")


def test_a_measure_cell_gives_one_measure_for_each_piece_and_the_rest_to_the_goal():
    cell = "Afvigelsen må ikke overstige 5 pct. Styrelsen udarbejder en plan. Afvigelsen måles kvartalsvis."
    read = Read("da", table(HEADER, ("1", "Økonomisk styring", cell, "")))
    goal = read.reading.goals[0]

    assert ["Afvigelsen må ikke overstige 5 pct.", "Styrelsen udarbejder en plan."] == read.goals()[0][1:]
    assert ["Afvigelsen måles kvartalsvis."] == read.words(goal, "frequency")


def test_one_target_column_for_each_year_gives_one_measure_for_each():
    read = Read(
        "sv",
        table(
            ("Mål", "Indikator", "Målvärde 2025", "Målvärde 2026"), ("Fler klarar skolan", "Andel behöriga", "86", "–")
        ),
    )
    measures = read.reading.goals[0].measures

    assert [("86", "2025")] == [(read.words(m, "target")[0], m.first("target").detail) for m in measures]


GRID = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "新建水厂数量", "≥3座"),
    ("", "", "改造管网长度", "≥120公里"),
    ("", "质量指标", "水质合格率", "≥95%"),
    ("效益指标", "社会效益指标", "受益人口", "≥1.2万人"),
)


def test_outer_levels_of_an_indicator_grid_are_carried_down():
    read = Read("zh", table(*GRID))
    groups = [read.words(measure, "group_outer", "group_inner") for measure in read.reading.measures]

    assert [
        ["产出指标", "数量指标"],
        ["产出指标", "数量指标"],
        ["产出指标", "质量指标"],
        ["效益指标", "社会效益指标"],
    ] == groups


def test_merged_outer_levels_are_carried_too_and_marked_as_inherited():
    read = Read("zh", merged(table(*GRID), r1c0=(3, 1), r1c1=(2, 1)))
    second = read.reading.measures[1]

    assert ["产出指标", "数量指标"] == read.words(second, "group_outer", "group_inner")
    assert [True, True] == [mention.inherited for mention in second.mentions if mention.field.startswith("group")]


def test_the_goals_of_a_forms_head_take_the_grid_beneath_them():
    read = Read(
        "zh",
        table(("年度总体目标", "目标1:建成三座水厂,供水能力明显提升。目标2:改造老旧管网,漏损率下降。", "", ""), *GRID),
    )

    assert ["建成三座水厂,供水能力明显提升。", "改造老旧管网,漏损率下降。"] == [goal[0] for goal in read.goals()]
    assert ["1", "2"] == [read.words(goal, "number")[0] for goal in read.reading.goals]
    assert 4 == sum(len(goal.measures) for goal in read.reading.goals)


AIMS = ("目标1:建成三座水厂,供水能力明显提升", "目标2:改造老旧管网,漏损率下降", "目标3:农村用水更加安全")


@pytest.mark.parametrize("label", ["年度总体目标", ""], ids=["merged", "left blank"])
@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("对应目标", ("目标1", "目标2", "目标3", "目标1")),
        ("所属年度目标", ("1", "2", "3", "1")),
        ("关联目标", ("目标1:建成三座水厂", "目标2、目标3", "农村用水更加安全", "目标1")),
    ],
)
def test_goals_in_cells_of_their_own_beneath_one_label_take_the_rows_that_name_them(header, named, label):
    head = [("年度总体目标" if not row else "", aim, "", "", "") for row, aim in enumerate(AIMS)]
    rows = [(*row, goal) for row, goal in zip(GRID[1:], named, strict=True)]
    made = table(*head, (*GRID[0], header), *rows)
    read = Read("zh", merged(made, r0c0=(3, 1)) if label else made)

    assert [
        ["建成三座水厂,供水能力明显提升", "新建水厂数量", "受益人口"],
        ["改造老旧管网,漏损率下降", "改造管网长度"],
        ["农村用水更加安全", "水质合格率"],
    ] == read.goals()
    assert ["1", "2", "3"] == [word for goal in read.reading.goals for word in read.words(goal, "number")]


def test_goals_in_cells_of_their_own_share_a_grid_that_names_none_of_them():
    head = [("年度目标" if not row else "", aim, "", "") for row, aim in enumerate(AIMS[:2])]
    read = Read("zh", merged(table(*head, *GRID), r0c0=(2, 1)))

    assert [("建成三座水厂,供水能力明显提升", True), ("改造老旧管网,漏损率下降", True)] == [
        (goal[0], len(goal) > 1) for goal in read.goals()
    ]


def test_a_column_ahead_of_the_indicators_that_tells_their_goals_in_words_states_them():
    header = ("序号", "对应目标", "绩效指标", "指标值")
    read = Read(
        "zh",
        table(header, ("1", "扩大农村集中供水覆盖面", "覆盖率", "≥92%"), ("2", "降低城区管网漏损", "漏损率", "≤9%")),
    )

    assert [["扩大农村集中供水覆盖面", "覆盖率"], ["降低城区管网漏损", "漏损率"]] == read.goals()


@pytest.mark.parametrize("header", ["分项要求", "衡量的内容"], ids=["known", "inferred"])
def test_what_is_asked_on_the_rows_of_a_merged_goal_with_its_weight_beneath_its_name_measures_it(header):
    made = table(
        ("序号", "考核目标(总分值)", header, "分值"),
        ("1", "河湖水质持续改善\n(30分)", "国考断面优良比例不低于85%", "20"),
        ("", "", "黑臭水体数比上年减少", "10"),
        ("2", "管网改造全面完成\n(15分)", "改造老旧管网不少于40公里", "15"),
    )
    read = Read("zh", merged(made, r1c0=(2, 1), r1c1=(2, 1)))

    assert [
        ["河湖水质持续改善", "国考断面优良比例不低于85%", "黑臭水体数比上年减少"],
        ["管网改造全面完成", "改造老旧管网不少于40公里"],
    ] == read.goals()
    assert ["30", "15"] == [read.words(goal, "weight")[0] for goal in read.reading.goals]


def test_words_without_levels_on_the_rows_of_a_merged_goal_are_no_measures_of_it():
    made = table(
        ("Mål", "Baggrund for målet", "Ansvarlig"),
        ("Kortere ventetid for alle ansøgere", "Sagerne er blevet flere i de senere år", "Tilsyn"),
        ("", "Reglerne er svære at forstå for mange", "Jura"),
    )
    read = Read("da", merged(made, r1c0=(2, 1)))

    assert [["Kortere ventetid for alle ansøgere"]] == read.goals()


def test_goals_numbered_with_words_are_several():
    text = "目标一:建成三座水厂,供水能力明显提升。目标二:改造老旧管网,漏损率下降。"
    read = Read("zh", table(("年度总体目标", text, "", ""), *GRID))

    assert ["一", "二"] == [word for goal in read.reading.goals for word in read.words(goal, "number")]


def test_the_same_text_under_the_long_term_and_the_year_is_one_goal():
    text = "建成三座水厂,供水能力明显提升。"
    read = Read("zh", table(("长期目标", text, "", ""), ("年度目标", text, "", ""), *GRID))

    assert 1 == len(read.reading.goals)


def test_a_card_gives_the_values_beside_its_labels():
    made = table(
        ("Mål", "Kortere ventetid for alle ansøgere", "", ""),
        ("Type", "Drift", "Vægt", "30 pct."),
        ("Bemærkning", "-", "", ""),
    )
    read = Read("da", made)

    assert [("goal", "Kortere ventetid for alle ansøgere"), ("goal_type", "Drift"), ("weight", "30 pct.")] == [
        (value.field, read.texts.text(value.block)[value.start : value.end]) for value in read.reading.card
    ]


def test_a_card_may_name_its_goal_beside_its_number_over_cells_with_a_label_over_each_value():
    made = table(
        ("Mål 4", "Tolken kommer", "", ""),
        ("", "Type\nDrift", "Ansvarlig\nTolkekontoret", "Vægt\n20 pct."),
        ("Baggrund", "Mange venter længe.", "", ""),
        ("Målepunkter", "a. Mindst 90 pct. får en tolk til tiden. b. Ingen venter mere end 3 dage.", "", ""),
        ("Udgangspunkt", "82 pct. i 2024", "", ""),
        ("Opgørelse", "Opgøres månedligt i bookingsystemet.", "", ""),
    )
    read = Read("da", made)
    goal = read.reading.goals[0]

    names = ("number", "title", "goal_type", "responsible", "weight", "baseline")
    assert ["4", "Tolken kommer", "Drift", "Tolkekontoret", "20 pct.", "82 pct. i 2024"] == read.words(goal, *names)
    assert ["Opgøres månedligt i bookingsystemet."] == read.words(goal, "frequency")
    assert [["Mindst 90 pct. får en tolk til tiden.", "Ingen venter mere end 3 dage."]] == read.goals()


def test_a_row_that_is_goal_and_measure_has_the_day_of_its_own_column():
    rows = [["Mål", "Nivå", "Utfall 2024", "Ska nås"], ["Soliditet", "minst 25 procent", "22,8 procent", "senast 2028"]]
    plan = read(heading("Ägardirektiv 2026–2029"), heading("Ekonomiska mål"), table(*rows), language="sv")
    (goal,) = plan.goals

    assert ["2028-12-31"] == [measure.deadline.value.isoformat() for measure in goal.measures if measure.deadline]


def test_a_day_beneath_the_column_of_a_year_is_of_that_year_and_makes_a_milestone():
    rows = [["Mål", "Indikator", "2026", "2027"], ["Mindre papir", "Nyt omsorgssystem", "udbud", "i drift 1. maj"]]
    plan = read(heading("Strategi 2026-2029"), heading("Mål"), table(*rows), language="da")
    measures = [measure for goal in plan.goals for measure in goal.measures if measure.target_period == "2027"]

    assert [("milestone", "2027-05-01")] == [
        (str(m.target.value.comparator), m.deadline.value.isoformat()) for m in measures
    ]


def test_numbered_bands_in_a_grid_of_indicators_without_goals_fail_nothing():
    made = table(
        ("Indikator", "Mål 2025", "Utfall 2024"),
        ("Del 1", "", ""),
        ("Andel mål inom fem månader", "75 %", "71 %"),
        ("Del 2", "", ""),
        ("Andel mål inom sju månader", "80 %", "82 %"),
    )

    read = Read("sv", merged(made, r1c0=(1, 3), r3c0=(1, 3)))

    assert [] == read.goals()
    assert ["Andel mål inom fem månader", "Andel mål inom sju månader"] == [
        read.words(measure, "text")[0] for measure in read.reading.measures
    ]


def test_labelled_rows_beneath_the_indicators_of_a_card_are_facts_of_its_goal():
    made = table(
        ("Mål 1", "Varsler i god tid", "", ""),
        ("Målformulering", "Borgerne skal varsles i så god tid, at de kan nå at handle.", "", ""),
        ("Indikator", "2026", "2027", "2028"),
        ("Andel varsler i tide", "mindst 80 %", "mindst 85 %", "mindst 90 %"),
        ("Målemetode", "Opgøres hvert kvartal.", "", ""),
        ("Ansvarlig", "Varslingscentralen", "", ""),
    )

    read = Read("da", merged(made, r0c1=(1, 3), r1c1=(1, 3), r4c1=(1, 3), r5c1=(1, 3)))
    (goal,) = read.reading.goals

    assert ["1", "Varsler i god tid"] == [*read.words(goal, "number"), *read.words(goal, "title")]
    assert ["Borgerne skal varsles i så god tid, at de kan nå at handle."] == read.words(goal, "statement")
    assert ["Varslingscentralen"] == read.words(goal, "responsible")
    assert ["Andel varsler i tide"] * 3 == [read.words(measure, "text")[0] for measure in goal.measures]
