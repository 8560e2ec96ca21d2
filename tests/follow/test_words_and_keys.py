"""Where a report's title, its key and its words stand: on another sheet, beneath a body's name, under labels."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from pipeline.batch import read_one
from pipeline.follow import link
from pipeline.options import Options
from pipeline.records import Relation
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

GREEN, YELLOW, RED, GREY = "00B050", "FFC000", "FF0000", "BFBFBF"
COLOURS = (GREEN, YELLOW, RED, GREY)


def plan_of(path, language):
    return read_one(discover([path])[0], Options(language=language)).plan


def told(plan):
    return [(one.status.value, one.explanation, one.action) for one in plan.follow_ups]


def workbook(path, cover, key, head, rows):
    """A sheet that opens the workbook with its key, and a sheet of lit goals."""
    book = Workbook()
    for line in cover:
        book.active.append([line])
    book.active.cell(1, 1).font = Font(bold=True, size=16)
    for line in ([], ["Färger i kolumnen Bedömning"]):
        book.active.append(line)
    for colour, meaning in zip(COLOURS, key, strict=False):
        book.active.append([None, meaning])
        book.active.cell(book.active.max_row, 1).fill = PatternFill("solid", fgColor="FF" + colour)
    sheet = book.create_sheet("Måluppfyllelse")
    sheet.append(["Måluppfyllelse 2024"])
    sheet.append([])
    sheet.append(head)
    for row, colour in zip(rows, COLOURS, strict=False):
        sheet.append(row)
        sheet.cell(sheet.max_row, 4).fill = PatternFill("solid", fgColor="FF" + colour)
    book.save(path)


SV_ROWS = [
    [1, "Färre klagomål på buller", "Högst 40", None, "", ""],
    [2, "Fler tillsynsbesök", "Minst 300", None, "Två inspektörer slutade.", "Tjänsterna utlyses i mars."],
    [3, "Kortare handläggningstid", "Högst 6 veckor", None, "Ärendena var fler än väntat.", ""],
]


@pytest.mark.parametrize(
    "cover",
    [
        ["Miljönämnden, Almhaga kommun", "Verksamhetsberättelse 2024 – bilaga 2"],
        ["Almhaga kommun · Miljönämnden", "Årsredovisning 2024"],
        ["Miljö för alla", "Årsrapport 2024"],
    ],
)
def test_a_report_beneath_the_name_of_its_body_is_one_and_its_key_may_stand_on_another_sheet(cover, tmp_path):
    head = ["Nr", "Mål", "Målvärde", "Bedömning", "Analys", "Åtgärder"]
    key = ["Målet är uppfyllt", "Målet är delvis uppfyllt", "Målet är inte uppfyllt"]
    workbook(tmp_path / "bilaga.xlsx", cover, key, head, SV_ROWS)

    assert [
        ("met", "", ""), ("partly_met", "Två inspektörer slutade.", "Tjänsterna utlyses i mars."),
        ("not_met", "Ärendena var fler än väntat.", ""),
    ] == told(plan_of(tmp_path / "bilaga.xlsx", "sv"))  # fmt: skip


def sections(path, title, key, head, labels, goals):
    blocks = [H(1, title), *key]
    for heading, rows, cause, action in goals:
        blocks += [H(2, heading), T([head, *rows])]
        blocks += [P(f"{label}{text}") for label, text in zip(labels, (cause, action), strict=True) if text]
    return draw(blocks, path)


DA = [
    ("Mål 1: Kortere ventetid", [["Sager inden 30 dage", "Mindst 90 pct.", "92 pct.", "●"],
                                 ["Antal klager", "Højst 20", "18", "▲"]], "Klagerne kom i marts.", "De gennemgås."),
    ("Mål 2: Flere tilsyn", [["Antal tilsyn", "Mindst 200", "88", "●"]], "Tilsynene følger planen.", ""),
    ("Mål 3: Lavere fravær", [["Sygedage", "Højst 8", "5,1", "■"]], "Influenza i foråret.", "Samtaler indføres."),
]  # fmt: skip
KEY = [H(2, "Symboler for målopfyldelsen"), P("● forventes nået"), P("▲ usikkert om målet nås"),
       P("■ forventes ikke nået")]  # fmt: skip


@pytest.mark.parametrize("labels", [("Bemærkning: ", "Handling: "), ("Årsag. ", "Handling. ")])
def test_words_under_labels_of_their_own_go_to_every_row_of_the_goal(labels, tmp_path):
    head = ["Indikator", "Krav", "Resultat 1. halvår", "Forventning"]
    path = sections(tmp_path / "halvaar.docx", "Halvårsstatus 2024 for Vejstyrelsen", KEY, head, labels, DA)
    plan = plan_of(path, "da")

    first = ("Klagerne kom i marts.", "De gennemgås.")
    assert [
        ("on_track", *first), ("at_risk", *first), ("on_track", "Tilsynene følger planen.", ""),
        ("off_track", "Influenza i foråret.", "Samtaler indføres."),
    ] == told(plan)  # fmt: skip


@pytest.mark.parametrize("heading", ["Symboler for målopfyldelsen", "Overblik"])
def test_what_explains_marks_is_no_goal_whatever_heads_it(heading, tmp_path):
    head = ["Indikator", "Krav", "Resultat 1. halvår", "Forventning"]
    key = [H(2, heading), *KEY[1:]]
    labels = ("Bemærkning: ", "Handling: ")
    plan = plan_of(sections(tmp_path / "h.docx", "Halvårsstatus 2024 for Vejstyrelsen", key, head, labels, DA), "da")

    assert ["Kortere ventetid", "Flere tilsyn", "Lavere fravær"] == [goal.title.value for goal in plan.goals]


def test_a_labelled_comment_without_a_row_says_why_there_is_none(tmp_path):
    goals = [*DA[:2], ("Mål 3: Lavere fravær", [["Sygedage", "Højst 8", "", ""]], "Tallet opgøres i december.", "")]
    head = ["Indikator", "Krav", "Resultat 1. halvår", "Forventning"]
    labels = ("Bemærkning: ", "Handling: ")
    plan = plan_of(sections(tmp_path / "h.docx", "Halvårsstatus 2024 for Vejstyrelsen", KEY, head, labels, goals), "da")

    assert ("unknown", "Tallet opgøres i december.", "") == told(plan)[-1]


def linked(tmp_path, *papers):
    results = [
        read_one(discover([draw(blocks, tmp_path / name)])[0], Options(language="da")) for name, blocks in papers
    ]
    names = {goal.id: goal.title.value for one in results for goal in one.plan.goals}
    return [(one.relation, names.get(one.from_goal_id, ""), names.get(one.to_goal_id, "")) for one in link(results)]


def plan(year, rows):
    return [H(1, f"Mål- og resultatplan {year} for Vejstyrelsen"), H(2, "Mål"),
            T([["Nr.", "Mål", "Måling", "Vægt"], *([str(n), *row, "20"] for n, row in enumerate(rows, 1))])]  # fmt: skip


FIRST = [
    ("Kortere ventetid", "Mindst 90 pct. af sagerne afgøres inden 30 dage."),
    ("Nyt sagssystem", "Pilotdrift med 20 kommuner er sat i gang."),
    ("Færre krav om tilbagebetaling", "Antallet af nye krav er højst 800."),
    ("Kontrol af tilskud til broer", "Der er gennemført 400 kontroller efter den nye model."),
]


def test_a_goal_that_a_report_leaves_out_is_not_dropped(tmp_path):
    report = [H(1, "Halvårsstatus 2024 for Vejstyrelsen"),
              T([["Nr.", "Mål", "Resultat 1. halvår", "Status"], ["1", FIRST[0][0], "91 pct.", "Opfyldt"],
                 ["2", FIRST[1][0], "12 kommuner", "Delvist opfyldt"], ["3", FIRST[2][0], "300", "Opfyldt"]])]  # fmt: skip
    found = linked(tmp_path, ("plan_2024.docx", plan(2024, FIRST)), ("status_2024.docx", report))

    assert [(Relation.SAME, name, name) for name, _ in FIRST[:3]] == found


def test_targets_that_were_replaced_are_new_and_a_goal_told_by_measures_was_merged(tmp_path):
    later = [
        FIRST[0],
        ("Nyt sagssystem", "Alle 94 kommuner anvender systemet."),
        ("Færre fejl i tilskud", "Antallet af nye krav er højst 700, og der er gennemført 300 kontroller af tilskud til broer."),
    ]  # fmt: skip
    found = linked(tmp_path, ("plan_2024.docx", plan(2024, FIRST)), ("plan_2025.docx", plan(2025, later)))

    assert [
        (Relation.SAME, "Kortere ventetid", "Kortere ventetid"),
        (Relation.NEW_TARGET, "Nyt sagssystem", "Nyt sagssystem"),
        (Relation.MERGED, "Færre krav om tilbagebetaling", "Færre fejl i tilskud"),
        (Relation.MERGED, "Kontrol af tilskud til broer", "Færre fejl i tilskud"),
    ] == found


def test_a_key_may_stand_beside_the_goals_in_their_own_table(tmp_path):
    book = Workbook()
    book.active.append(["Halvårsopfølgning 2024 - Vejstyrelsen"])
    book.active.append([])
    book.active.append(["Nr.", "Mål", "Krav", "Resultat", "Lys", "Bemærkninger", None, "Signatur"])
    rows = [("Kortere ventetid", "28 dage", "", "Forventes opfyldt"), ("Flere tilsyn", "88", "To er fratrådt.", "Usikkert"),
            ("Lavere fravær", "5,1", "Influenza.", "Forventes ikke opfyldt")]  # fmt: skip
    for number, ((name, result, remark, meaning), colour) in enumerate(zip(rows, COLOURS, strict=False), 1):
        book.active.append([number, name, "Mindst 5", result, None, remark, None, None, meaning])
        for column in (5, 8):
            book.active.cell(number + 3, column).fill = PatternFill("solid", fgColor="FF" + colour)
    book.save(tmp_path / "status.xlsx")

    assert ["on_track", "at_risk", "off_track"] == [row[0] for row in told(plan_of(tmp_path / "status.xlsx", "da"))]


def test_passages_that_open_with_the_label_and_number_of_a_goal_judge_it(tmp_path):
    path = draw([
        H(1, "青岚县水利局2024年度部门整体绩效自评报告"), H(2, "二、绩效目标完成情况分析"),
        P("目标1:保障饮水安全。年初设定自来水普及率≥95%,实际完成96.2%,完成目标。"),
        P("目标2:推进河道治理。年初设定治理河道30公里,实际完成24公里,未完成目标。"),
        P("目标3:提高满意度。年初设定满意度≥90%,实际为93%,完成年度目标的103.3%。"),
    ], tmp_path / "ziping.docx")  # fmt: skip
    plan = plan_of(path, "zh")
    names = {goal.id: goal.title.value for goal in plan.goals}

    assert [("保障饮水安全", "met"), ("推进河道治理", "not_met"), ("提高满意度", "met")] == [
        (names[one.goal_id], one.status.value) for one in plan.follow_ups
    ]


def test_how_much_of_a_goal_is_done_is_no_verdict(tmp_path):
    texts = ("(一)扩大馆藏。全年新增图书8120册,完成年度任务的101.5%。", "(二)阅读推广。举办活动52场,完成年度任务的86.7%。",
             "(三)数字服务。访问量9万次,未完成年度目标。")  # fmt: skip
    blocks = [H(1, "青岚县图书馆2024年工作总结"), H(2, "一、年度目标完成情况"), *map(P, texts)]
    plan = plan_of(draw(blocks, tmp_path / "zongjie.html"), "zh")

    assert ["met", "not_met"] == [one.status.value for one in plan.follow_ups if one.status.value != "unknown"]


MARKED = {
    "da": ("Halvårsstatus 2025", ["Mål", "Vurdering", "Status pr. 30. juni", "Årsag"],
           "Signatur: ● målet forventes opfyldt  ◐ der er risiko for, at målet ikke nås  ○ målet forventes ikke opfyldt",
           [["1.1 Hele broer", "●", "31 af 34 broer er efterset.", ""],
            ["1.2 Ture til tiden", "◐", "Rettidigheden er 88 pct.", "Isen lagde sig sent."],
            ["2.1 Nye færger", "○", "Udbuddet er ikke sendt ud.", "Bevillingen blev udskudt."]]),
    "sv": ("Delårsrapport 2025", ["Mål", "Bedömning", "Läget den 30 juni", "Orsak"],
           "Förklaring: ● målet väntas nås  ◐ det finns risk att målet inte nås  ○ målet väntas inte nås",
           [["1.1 Hela bryggor", "●", "31 av 34 bryggor är kontrollerade.", ""],
            ["1.2 Turer i tid", "◐", "Punktligheten är 88 procent.", "Isen lade sig sent."],
            ["2.1 Nya färjor", "○", "Upphandlingen är inte utlyst.", "Anslaget sköts upp."]]),
}  # fmt: skip


@pytest.mark.parametrize("language", MARKED)
def test_marks_under_an_assessment_are_the_status_and_the_words_under_status_the_result(language, tmp_path):
    title, head, key, rows = MARKED[language]
    path = draw([H(1, title), P(key), T([head, *rows])], tmp_path / f"{title}.docx")

    found = [(one.status.value, one.actual_text, one.explanation) for one in plan_of(path, language).follow_ups]

    assert [
        (status, row[2], row[3]) for status, row in zip(("on_track", "at_risk", "off_track"), rows, strict=True)
    ] == found
