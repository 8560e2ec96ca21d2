"""What a report tells of its goals beside their rows: causes and actions in one cell, notes beneath the table, and
summaries and reading guides that tell of no goal."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

HEADS = {
    "da": ("Mål", "Resultat", "Målopfyldelse", "Bemærkning"),
    "sv": ("Mål", "Utfall", "Måluppfyllelse", "Kommentar"),
    "zh": ("年度目标", "完成情况", "评价", "备注"),
}


def plan_of(folder, code, title, rows, *, above="", below=""):
    cells = [HEADS[code][: len(rows[0])], *rows]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    path = folder / "report.html"
    body = f"<h1>{title}</h1>{above}<table>{table}</table>{below}"
    path.write_text(f"<html lang='{code}'><body>{body}</body></html>", "utf-8")
    return read_one(discover([path])[0], Options()).plan


@pytest.mark.parametrize(
    ("code", "title", "row", "cause", "action"),
    [
        ("da", "Halvårsrapport 2024", ("Mere natur i byens parker og skove", "12 ha", "Gul"),
         "Regnen har udskudt arbejdet i parkerne.", "Entreprenøren kommer igen i september."),
        ("sv", "Delårsrapport augusti 2024", ("Kortare köer till vården för alla", "41 dagar", "Gul"),
         "Två mottagningar har haft stängt.", "Den nya mottagningen öppnar den 1 november."),
        ("zh", "2024年上半年重点工作完成情况", ("加强基层医疗机构建设", "3个", "黄灯"),
         "施工图审查时间较长。", "8月底前全部开工。"),
    ],
)  # fmt: skip
def test_what_an_interim_report_says_of_a_later_month_is_what_will_be_done(tmp_path, code, title, row, cause, action):
    other = {"da": "Hurtigere svar til borgerne", "sv": "Friskare medarbetare i vården", "zh": "推进全民健身工作"}[code]
    (told, _) = plan_of(tmp_path, code, title, [(*row, f"{cause}{'' if code == 'zh' else ' '}{action}"),
                        (other, "5 %", "绿灯" if code == "zh" else "Grøn" if code == "da" else "Grön", "")]).follow_ups  # fmt: skip

    assert (cause, action) == (told.explanation, told.action)


@pytest.mark.parametrize(
    ("code", "title", "rows", "note"),
    [
        ("da", "Årsrapport 2024", [("1. Mere natur i byens parker", "12 ha", "Opfyldt"),
                                   ("2. Hurtigere svar til borgerne", "9 dage", "Ikke opfyldt")],
         ("Note til mål 2: Hurtigere svar til borgerne", "Svartiden steg, fordi to medarbejdere var syge.", "To nye medarbejdere ansættes i 2025.")),
        ("sv", "Årsredovisning 2024", [("1. Kortare köer till vården", "41 dagar", "Uppfyllt"),
                                       ("2. Friskare medarbetare i vården", "9 %", "Ej uppfyllt")],
         ("Kommentar till mål 2", "Det beror på en hård influensa under våren.", "Hälsosamtal införs under 2025.")),
    ],
)  # fmt: skip
def test_a_note_on_a_goal_by_its_number_tells_its_cause_and_action(tmp_path, code, title, rows, note):
    head, cause, action = note
    below = f"<h2>{head}</h2><p>{cause} {action}</p>"
    first, second = plan_of(tmp_path, code, title, rows, below=below).follow_ups

    assert ("", "") == (first.explanation, first.action)
    assert (cause, action) == (second.explanation, second.action)


@pytest.mark.parametrize(
    ("code", "title", "rows", "above"),
    [
        ("da", "Halvårsrapport 2024", [("Mere natur i byens parker", "12 ha", "Gul"), ("Hurtigere svar til borgerne", "9 dage", "Grøn")],
         "<h2>Sammenfatning</h2><p>Halvåret har været vådt. Et mål er gult, og tre mål er nået.</p>"
         "<p>Læsevejledning: Grøn = målet ventes nået. Gul = der er risiko for, at målet ikke nås.</p>"),
        ("sv", "Delårsrapport augusti 2024", [("Kortare köer till vården", "41 dagar", "Gul"), ("Friskare medarbetare", "9 %", "Grön")],
         "<h2>Sammanfattning</h2><p>Sommaren var het. Tre av nämndens sju mål är uppfyllda, två är inte uppfyllda.</p>"
         "<p>Läsanvisning: Grön = målet bedöms nås. Gul = risk att målet inte nås.</p>"),
    ],
)  # fmt: skip
def test_summaries_that_count_goals_and_reading_guides_are_no_goals(tmp_path, code, title, rows, above):
    plan = plan_of(tmp_path, code, title, rows, above=above)

    assert [row[0] for row in rows] == [(goal.title or goal.statement).value for goal in plan.goals]
    assert ["at_risk", "on_track"] == [one.status.value for one in plan.follow_ups]


def test_a_legend_in_a_row_or_under_a_heading_is_no_goal(tmp_path):
    rows = [("Tryggare skolor för alla elever", "78 %", "Uppnås inte"), ("Fler cyklar till jobbet", "31 %", "Uppnås"),
            ("Teckenförklaring", "", "Uppnås = målet nås vid årets slut")]  # fmt: skip
    above = "<h2>Läsanvisning</h2><p>Varje mål bedöms. Grönt betyder att målet nås.</p><h2>Mål</h2>"
    plan = plan_of(tmp_path, "sv", "Tertialrapport 1 2024", rows, above=above)

    assert [row[0] for row in rows[:2]] == [(goal.title or goal.statement).value for goal in plan.goals]
    assert ["off_track", "on_track"] == [one.status.value for one in plan.follow_ups]


def test_a_cell_that_says_there_is_nothing_to_say_tells_no_cause(tmp_path):
    rows = [
        ("完善养老服务设施网络", "12个", "达到时间进度", "无"),
        ("提升婚姻登记服务水平", "320件", "滞后", "系统升级影响办理。"),
    ]
    plan = plan_of(tmp_path, "zh", "2024年上半年重点工作完成情况", rows)

    assert ["", "系统升级影响办理。"] == [one.explanation for one in plan.follow_ups]


def test_a_sentence_of_a_goal_and_its_verb_is_a_verdict(tmp_path):
    sections = ("<h2>Mål 1. Trygga skolor</h2><p>Målet uppnås inte. Andelen trygga elever är 78 procent.</p>"
                "<h2>Mål 2. Fler cyklar till jobbet</h2><p>Målet nås. 31 procent cyklar.</p>")  # fmt: skip
    path = tmp_path / "report.html"
    path.write_text(
        f"<html lang='sv'><body><h1>Delårsrapport per 31 augusti 2024</h1>{sections}</body></html>", "utf-8"
    )
    told = read_one(discover([path])[0], Options()).plan.follow_ups

    assert [("off_track", 78), ("on_track", 31)] == [(one.status.value, one.actual_value) for one in told]


def test_headings_with_the_names_of_goals_beneath_their_table_tell_why_and_what_is_done(tmp_path):
    rows = [("Mere natur i byens parker", "12 ha", "Opfyldt"), ("Hurtigere svar til borgerne", "9 dage", "Ikke opfyldt"),
            ("Nyt sagssystem", "–", "Bortfaldet")]  # fmt: skip
    below = (
        "<h2>Uddybning</h2><h3>Hurtigere svar til borgerne</h3><p>I maj kom der 300 sager på én gang. "
        "Skemaet er forenklet.</p><h3>Nyt sagssystem</h3><p>Rådet besluttede den 3. maj 2024 at vente.</p>"
    )
    _, late, gone = plan_of(tmp_path, "da", "Årsrapport 2024", rows, below=below).follow_ups

    assert ("I maj kom der 300 sager på én gang.", "Skemaet er forenklet.") == (late.explanation, late.action)
    assert ("", "Rådet besluttede den 3. maj 2024 at vente.") == (gone.actual_text.strip("–"), gone.explanation)


def test_a_heading_beneath_a_goal_that_says_how_it_went_is_its_verdict(tmp_path):
    told = {"Tryggare hamnar": ("delvis uppnått", "Under året granskades 26 hamnar. Isen gjorde att sju ställdes in."),
            "Kortare köer": ("uppnått", "Kön är 12 dagar."), "Bättre vatten": ("inte uppnått", "Halten är 9 procent."),
            "Ny plan": ("uppnått", "Styrelsen beslutade om planen den 14 maj 2024. Den gäller från den 1 juli 2025.")}  # fmt: skip
    body = "".join(
        f"<h2>Mål {n} – {name}</h2><h3>Målet är {verdict}</h3><p>{text}</p>"
        for n, (name, (verdict, text)) in enumerate(told.items(), 1)
    )
    path = tmp_path / "report.html"
    path.write_text(f"<html lang='sv'><body><h1>Årsredovisning 2024</h1>{body}</body></html>", "utf-8")
    found = read_one(discover([path])[0], Options()).plan.follow_ups

    assert ["partly_met", "met", "not_met", "met"] == [one.status.value for one in found]
    assert "Under året granskades 26 hamnar." == found[0].actual_text
    assert "Isen gjorde att sju ställdes in." == found[0].explanation
    assert "Styrelsen beslutade om planen den 14 maj 2024." == found[3].actual_text


def test_what_is_put_off_to_a_later_year_is_no_remedy(tmp_path):
    rows = [("Bättre luft i skolorna", "83 %", "Inte uppfyllt", "Ombyggnaden har skjutits upp till 2025.")]
    (told,) = plan_of(tmp_path, "sv", "Verksamhetsberättelse 2024", rows).follow_ups

    assert ("Ombyggnaden har skjutits upp till 2025.", "") == (told.explanation, told.action)


def test_a_legend_that_tells_what_is_met_already_keeps_it_from_the_forecasts(tmp_path):
    above = "<p>Teckenförklaring: ✓ målvärdet är redan nått ▲ målvärdet väntas bli nått ▼ målvärdet väntas inte bli nått</p>"
    cells = (("Mål", "Målvärde", "Utfall", "Prognos"), ("Kortare köer till vården", "6", "6", "✓"),
             ("Bättre vatten i sjön", "9", "4", "▲"))  # fmt: skip
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    path = tmp_path / "report.html"
    body = f"<h1>Tertialrapport 1 2024</h1>{above}<table>{table}</table>"
    path.write_text(f"<html lang='sv'><body>{body}</body></html>", "utf-8")

    found = read_one(discover([path])[0], Options()).plan.follow_ups
    assert ["met", "on_track"] == [one.status.value for one in found]


def test_a_chapter_of_causes_and_measures_names_goals_or_indicators_and_ends_each_with_what_is_done(tmp_path):
    rows = [
        ["绩效目标", "三级指标", "年度指标值", "实际完成值", "完成情况"],
        ["扩大文化惠民演出", "全年演出场次", "不低于60场", "64场", "完成"],
        ["加强文物保护利用", "文物巡查覆盖率", "100%", "93%", "未完成"],
        ["加强文物保护利用", "修缮项目完工率", "不低于90%", "75%", "部分完成"],
        ["推进图书馆通借通还", "接入分馆数量", "不低于20个", "17个", "部分完成"],
    ]
    notes = [
        "(一)文物巡查覆盖率。两处遗址道路塌方无法进入。由属地乡镇安排专人定点看护。",
        "(二)修缮项目完工率。雨季较长。委托第三方按周核查进度。",
        "(三)推进图书馆通借通还。三个分馆网络未通。协调电信运营商逐馆排查。",
    ]
    blocks = [H(1, "2031年度部门绩效自评报告"), H(2, "一、绩效目标完成情况"), T(rows)]
    path = draw([*blocks, H(2, "二、未完成的原因和改进措施"), *map(P, notes)], tmp_path / "report.html")
    plan = read_one(discover([path])[0], Options()).plan

    assert [
        ("", ""),
        ("两处遗址道路塌方无法进入。", "由属地乡镇安排专人定点看护。"),
        ("雨季较长。", "委托第三方按周核查进度。"),
        ("三个分馆网络未通。", "协调电信运营商逐馆排查。"),
    ] == [(one.explanation, one.action) for one in plan.follow_ups]


def test_under_a_chapter_of_comments_all_that_is_said_of_a_goal_is_its_comment(tmp_path):
    rows = [
        ["Mål", "Utfall 2031", "Måluppfyllelse"],
        ["Tätare provtagning av badvatten", "98 %", "Uppfyllt"],
        ["Färre läckor i ledningsnätet", "31 läckor", "Ej uppfyllt"],
    ]
    blocks = [H(1, "Årsredovisning 2031"), H(2, "Måluppfyllelse"), T(rows), H(2, "Kommentarer till måluppfyllelsen"),
              H(3, "Tätare provtagning av badvatten"), P("Proverna omfattade i år 64 badplatser."),
              H(3, "Färre läckor i ledningsnätet"), P("Tjälen gick djupt i mars.")]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "year.html")])[0], Options(language="sv")).plan

    assert [("98 %", "Proverna omfattade i år 64 badplatser."), ("31 läckor", "Tjälen gick djupt i mars.")] == [
        (one.actual_text, one.explanation) for one in plan.follow_ups
    ]


def test_a_heading_names_the_indicator_of_its_note_in_a_bracket_and_what_is_said_of_a_met_goal_explains_it(tmp_path):
    rows = [
        ["绩效目标", "绩效指标", "年度指标值", "实际完成值", "完成情况"],
        ["加强文物保护利用", "文物巡查覆盖率", "100%", "93%", "部分完成"],
        ["加强文物保护利用", "修缮项目完工率", "不低于90%", "94%", "完成"],
        ["推进图书馆通借通还", "接入分馆数量", "不低于20个", "22个", "完成"],
    ]
    blocks = [H(1, "2031年度部门绩效自评报告"), H(2, "一、绩效目标完成情况"), T(rows), H(2, "二、主要成效"),
              P("推进图书馆通借通还。各分馆统一了借阅系统。"), H(2, "三、未完成原因分析和改进措施"),
              H(3, "(一)加强文物保护利用(文物巡查覆盖率)"), P("原因:两处遗址道路塌方。"), P("措施:安排专人定点看护。")]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "report.html")])[0], Options()).plan

    assert [("两处遗址道路塌方。", "安排专人定点看护。"), ("", ""), ("各分馆统一了借阅系统。", "")] == [
        (one.explanation, one.action) for one in plan.follow_ups
    ]


@pytest.mark.parametrize("action", ["Nämnden hyr in mätare till och med november.", "Anbuden öppnas från oktober."])
def test_a_comment_by_number_is_no_goal_and_its_later_month_tells_what_is_done(tmp_path, action):
    rows = [
        ["", "Nämndens mål och indikator", "Utfall jan–aug", "Målvärde", "Prognos"],
        ["1", "Tätare provtagning av badvatten\nAndel badplatser med prov", "88 %", "95 %", "Målet nås inte"],
        ["2", "Färre läckor i ledningsnätet\nAntal läckor", "31", "högst 20", "Målet nås inte"],
    ]
    notes = P(f"Mål 2. Tjälen gick djupt och länge i mars. {action}")
    more = P(f"Mål 1. Två badplatser stängdes i juli. {action}")
    blocks = [H(1, "Delårsrapport januari–augusti 2031"), H(2, "Läget för nämndens mål"), T(rows)]
    path = draw([*blocks, H(2, "Kommentarer till målen"), notes, more], tmp_path / "interim.docx")
    plan = read_one(discover([path])[0], Options(language="sv")).plan

    assert 2 == len(plan.goals)
    assert [("Två badplatser stängdes i juli.", action), ("Tjälen gick djupt och länge i mars.", action)] == [
        (one.explanation, one.action) for one in plan.follow_ups
    ]
