"""Labels in words that no rule knows: read from what stands beneath them, where a form repeats them."""

import pytest

from pipeline.packs import load_pack
from pipeline.packs.headers import HeaderReader
from tests.extract.reading import goals, read, targets, value
from tests.factories import heading, passage, table


def test_columns_are_known_by_what_stands_beneath_them():
    plan = read(
        heading("Rektors kontrakt 2026/27"),
        table(
            ("Nr.", "Område", "Bestyrelsens tanker", "Udløser", "Dokumentation"),
            ("1", "Trivsel", "Eleverne skal opleve, at de hører til.", "Højst 6 pct. af eleverne keder sig i timerne", "Måling i maj"),
            ("2", "Fremmøde", "Elevernes fravær skal ned.", "Fraværet falder til 8,5 pct. i skoleåret 2026/27", "Protokol"),
            ("3", "Økonomi", "Skolen skal kunne bære færre elever.", "Mindst 20 lejere har skrevet under på en aftale", "Årsrapport"),
        ),
        language="da",
    )  # fmt: skip

    assert ["Eleverne skal opleve, at de hører til.", "Elevernes fravær skal ned.", "Skolen skal kunne bære færre elever."] == [
        value(goal.statement) for goal in plan.goals
    ]  # fmt: skip
    assert [["at_most 6 percent"], ["decrease_to 8.5 percent"], ["at_least 20 lejere"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_cards_are_known_by_what_stands_beside_their_labels():
    def card(name: str, aim: str, shows: str):
        rows = ((f"Åtgärd {name}", ""), ("Tar oss till", aim), ("Ett tecken på det", shows), ("Ansvarig", "Rektor"))
        return table(*rows, id=name)

    plan = read(
        heading("Handlingsplan 2027"),
        card("A1 Turné", "Fler ungdomar ska söka till högskolan.", "Minst 300 unga söker till högskolans program"),
        card("A2 Prov", "Sökande ska bedömas efter förmåga.", "Andelen överklagade beslut är högst 2 procent"),
        card("A3 Basår", "Den som har talang ska få en möjlighet.", "Minst 60 procent av deltagarna söker vidare"),
        language="sv",
    )

    assert 3 == len(plan.goals)
    assert [["at_least 300"], ["at_most 2 percent"], ["at_least 60 percent"]] == [targets(goal) for goal in plan.goals]


def test_brackets_are_known_by_what_stands_behind_them():
    def goal(number: int, name: str, shows: str):
        return (
            heading(f"管理目标{number} {name}", 2),
            passage(f"【样子】{name},群众满意。"),
            passage(f"【尺子】{shows}"),
            passage("【牵头科室】监测科 【完成期限】2028年底前"),
        )

    plan = read(
        heading("保护区管理计划(2026—2030年)"),
        *goal(1, "稳定种群", "野外种群数量增加到500只以上,每年监测一次"),
        *goal(2, "减少火灾", "森林火灾受害率控制在0.3‰以内,火情及时发现"),
        *goal(3, "提高服务", "访客满意度不低于90分,全年投诉不超过3件"),
        language="zh",
    )

    assert ["监测科"] * 3 == [value(goal.responsible) for goal in plan.goals]
    assert [["at_least 500 只"], ["at_most 0.3 ‰"], ["at_least 90 分", "at_most 3 件"]] == [
        targets(goal) for goal in plan.goals
    ]


def test_what_a_rule_knows_keeps_its_meaning():
    plan = read(
        heading("Resultatplan 2026"),
        table(
            ("Nr.", "Mål", "Baggrund", "Resultatkrav", "Vægt"),
            ("1", "Korte ventetider", "Mindst 40 pct. af borgerne venter i dag længe på svar", "Højst 30 dage", "30 pct."),
            ("2", "Sikre veje", "Mindst 20 pct. af vejene er i dag i dårlig stand", "Højst 90 uheld", "40 pct."),
            ("3", "Glade elever", "Mindst 10 pct. af eleverne keder sig i dag i timerne", "Mindst 80 pct.", "30 pct."),
        ),
        language="da",
    )  # fmt: skip

    assert ["1 | Korte ventetider", "2 | Sikre veje", "3 | Glade elever"] == goals(plan)
    assert [1, 1, 1] == [len(goal.measures) for goal in plan.goals]


def test_a_table_of_money_teaches_nothing():
    plan = read(
        heading("施政計畫"),
        table(
            ("工作名稱", "實施內容", "預算金額", "主辦單位"),
            ("防疫", "購置消毒車不少於2輛,辦理訓練100人次", "18,640", "防疫科"),
            ("檢驗", "辦理檢驗不少於300件,更新設備5台", "2,300", "檢驗科"),
            ("管理", "辦理查核不少於80場次,輔導業者60家", "5,100", "管理科"),
        ),
        language="zh",
    )

    assert [] == goals(plan)


def test_reports_teach_nothing():
    rows = [
        (f"{n}", f"Mål {n} är nått", f"Minst {n}0 kontroller har gjorts under året", "Enheten") for n in range(1, 5)
    ]
    plan = read(heading("Årsrapport 2025"), table(("Nr", "Mål", "Så gick det", "Ansvarig"), *rows), language="sv")

    assert [[]] * 4 == [targets(goal) for goal in plan.goals]


@pytest.mark.parametrize(
    ("language", "header", "field"),
    [
        ("sv", "Styrindikator", "indicator"),
        ("sv", "Uppföljningsbart mål", "goal"),
        ("zh", "年初目标值", "target"),
        ("zh", "關鍵績效指標", "indicator"),
        ("da", "Motivation for målet", None),
        ("sv", "Kopplad till nämndmål", None),
        ("zh", "备注", None),
        ("da", "Formand", None),
    ],
)  # fmt: skip
def test_the_last_part_of_a_compound_says_what_it_is(language, header, field):
    found = HeaderReader(load_pack(language)).head(header)

    assert field == (found and found.field)
