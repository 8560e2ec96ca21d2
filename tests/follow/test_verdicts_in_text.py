"""Verdicts of a word that open or close the text beneath a goal's heading: "Nås. 171 av 212 har gått kursen."."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

# Title, chapter, and of each goal its heading, verdict, status and what is said of it.
REPORTS = {
    "sv": ("Tertialrapport 1 2025", "Färjenämndens mål", [
        ("Bryggorna är hela", "Nås", "on_track", "Vid kontrollen i mars var 31 av 34 bryggor utan skador."),
        ("Resenärerna får plats", "Osäkert", "at_risk", "Beläggningen är 88 procent."),
        ("Turerna går i tid", "Nås inte", "off_track", "Punktligheten är 71 procent."),
        ("Värdarna har rätt utbildning", "Kan inte bedömas", "unknown", "Enkäten sänds ut först i juni."),
    ]),
    "da": ("Halvårsrapport 2025", "Færgeselskabets mål", [
        ("Broerne er hele", "Nås", "on_track", "Ved syn i marts var 31 af 34 broer uden skader."),
        ("Der er plads til alle", "Usikkert", "at_risk", "Belægningen er 88 pct."),
        ("Turene går til tiden", "Nås ikke", "off_track", "Rettidigheden er 71 pct."),
        ("Værterne er uddannede", "Kan ikke vurderes", "unknown", "Spørgeskemaet sendes først ud i august."),
    ]),
    "nb": ("Årsrapport 2024", "Ferjeselskapets mål", [
        ("Kaiene er hele", "Nådd", "met", "Ved kontrollen var 31 av 34 kaier uten skader."),
        ("Det er plass til alle", "Delvis nådd", "partly_met", "Belegget er 88 prosent."),
        ("Turene går i rute", "Ikke nådd", "not_met", "Punktligheten er 71 prosent."),
        ("Vertene er utdannet", "Kan ikke vurderes", "unknown", "Skjemaet sendes ut først i august."),
    ]),
    "zh": ("2024年度工作总结", "重点目标完成情况", [
        ("码头设施完好", "已完成", "met", "全年检修码头31座。"),
        ("缩短候船时间", "部分完成", "partly_met", "平均候船时间为18分钟。"),
        ("提高航班正点率", "未完成", "not_met", "正点率为71%。"),
        ("提升旅客满意度", "暂不评价", "unknown", "问卷尚未回收。"),
    ]),
}  # fmt: skip
STOPS = {"sv": ". ", "da": ". ", "nb": ". ", "zh": "。"}


def _read(tmp_path, language, told, asked=""):
    title, chapter, goals = REPORTS[language]
    blocks = [H(1, title), H(2, chapter)]
    for number, (name, word, _, text) in enumerate(goals, 1):
        blocks += [H(3, f"{number} {name}"), *([P(asked)] if asked else []), P(told(word, text, STOPS[language]))]
    path = draw(blocks, tmp_path / f"{title}.docx")
    plan = read_one(discover([path])[0], Options(language=language)).plan
    named = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}
    return [(named[one.goal_id], one.status.value, one.actual_text) for one in plan.follow_ups]


@pytest.mark.parametrize("told", [
    lambda word, text, stop: f"{word}{stop}{text}",
    lambda word, text, stop: f"{word} – {text}",
    lambda word, text, stop: f"{text}{'' if stop == '。' else ' '}{word}{stop.strip()}",
], ids=["sentence", "dash", "last"])  # fmt: skip
@pytest.mark.parametrize("language", REPORTS)
def test_a_verdict_of_a_word_at_either_end_of_a_goal_s_text_is_its_status(language, told, tmp_path):
    goals = REPORTS[language][2]
    assert [(name, status) for name, _, status, _ in goals] == [one[:2] for one in _read(tmp_path, language, told)]


@pytest.mark.parametrize("language", REPORTS)
def test_what_stands_behind_a_verdict_of_a_word_is_the_result_also_where_nothing_can_be_judged(language, tmp_path):
    told = _read(tmp_path, language, lambda word, text, stop: f"{word}{stop}{text}")

    assert [text for *_, text in REPORTS[language][2]] == [actual for *_, actual in told]


ASKED = {
    "sv": "Mått: Minst 90 procent ska vara i ordning vid årets slut.",
    "da": "Målepunkt: Mindst 90 pct. skal være i orden ved årets udgang.",
    "nb": "Resultatkrav: Minst 90 prosent skal være i orden ved årets utgang.",
    "zh": "考核要求:完好率不低于90%。",
}


@pytest.mark.parametrize("language", REPORTS)
def test_a_verdict_stands_behind_what_the_plan_asked_for(language, tmp_path):
    told = _read(tmp_path, language, lambda word, text, stop: f"{word}{stop}{text}", ASKED[language])

    assert [(name, status, text) for name, _, status, text in REPORTS[language][2]] == told


def test_words_beside_a_labelled_cause_are_the_result_of_a_goal_that_falls_short(tmp_path):
    blocks = [H(1, "Årsberättelse 2024"), H(2, "Nämndens mål")]
    for name, text in (("En ny brygga i Viken", "Bryggan är inte byggd."), ("Ett nytt färjeläge", "Läget är ritat.")):
        blocks += [H(3, name), P("Målet är inte uppnått."), P(text), P("Orsak: Upphandlingen överprövades.")]
    plan = read_one(discover([draw(blocks, tmp_path / "berattelse.docx")])[0], Options(language="sv")).plan

    assert ["Bryggan är inte byggd.", "Läget är ritat."] == [one.actual_text for one in plan.follow_ups]
    assert {"Upphandlingen överprövades."} == {one.explanation for one in plan.follow_ups}


RATED = {
    "sv": ("Årsredovisning 2024", "Indikator", "Målnivå 2024", "Bedömning: ", ["Uppnått", "Delvis uppnått", "Utgått"]),
    "da": ("Årsrapport 2024", "Indikator", "Mål 2024", "Vurdering: ", ["Opfyldt", "Delvist opfyldt", "Udgået"]),
    "zh": ("2024年度报告", "指标", "2024年目标", "自评结论:", ["已完成", "部分完成", "已取消"]),
}  # fmt: skip
CHAPTERS = {"sv": "Område {}", "da": "Område {}", "zh": "领域{}"}
GOALS = {"sv": ("Hela bryggor", "Snabba turer", "Nya färjor"), "da": ("Hele broer", "Hurtige ture", "Nye færger"),
         "zh": ("码头设施完好", "航班运行准点", "船舶更新换代")}  # fmt: skip


@pytest.mark.parametrize("ahead", [False, True])
@pytest.mark.parametrize("language", RATED)
def test_a_word_that_rates_a_goal_rates_each_row_of_its_table_of_years(language, ahead, tmp_path):
    title, head, target, label, words = RATED[language]
    rows = [[["A1x", "80", "81", "90", "85"], ["B2x", "4", "5", "6", "6"]], [["C3x", "30", "31", "33", "40"]],
            [["D4x", "7", "8", "–", "9"]]]  # fmt: skip
    blocks = [H(1, title)]
    for number, (name, word, measures) in enumerate(zip(GOALS[language], words, rows, strict=True), 1):
        table, rating = T([[head, "2022", "2023", "2024", target], *measures]), P(f"{label}{word}")
        blocks += [H(2, CHAPTERS[language].format(number)), H(3, f"{'ABC'[number - 1]}{number} {name}")]
        blocks += [rating, table] if ahead else [table, rating]
    plan = read_one(discover([draw(blocks, tmp_path / f"{title}.docx")])[0], Options(language=language)).plan
    named = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}

    assert [
        (GOALS[language][0], "met", "90"), (GOALS[language][0], "met", "6"),
        (GOALS[language][1], "partly_met", "33"), (GOALS[language][2], "lapsed", ""),
    ] == [(named[one.goal_id], one.status.value, one.actual_text) for one in plan.follow_ups]  # fmt: skip
    assert all(one.measure_id for one in plan.follow_ups)


def test_the_last_clause_of_a_sentence_judges_the_goal_that_opens_its_passage(tmp_path):
    told = [
        ("码头设施改造", "累计检修码头31座,进展顺利。", "on_track", ""),
        ("缩短候船时间", "平均候船时间为18分钟,进度偏慢。主要原因:两条航线船员不足。", "at_risk", "两条航线船员不足。"),
        (
            "建成新候船厅",
            "主体工程完成总量的20%,年内难以完成。主要原因:桩基需要重新设计。",
            "off_track",
            "桩基需要重新设计。",
        ),
    ]
    lines = [P(f"{n}.{name}。{text}") for n, (name, text, _, _) in enumerate(told, 1)]
    opening = P("截至6月30日,全公司在册船员451人,上半年新接收32人,解除44人。")
    path = draw([H(1, "2025年上半年轮渡工作总结"), opening, *lines], tmp_path / "report.docx")
    plan = read_one(discover([path])[0], Options(language="zh")).plan
    named = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}

    found = [(named[one.goal_id], one.status.value, one.explanation[-9:]) for one in plan.follow_ups]
    assert [(name, status, cause[-9:]) for name, _, status, cause in told] == found


def test_what_is_not_counted_yet_is_unknown_and_figures_of_the_opening_are_no_goals(tmp_path):
    blocks = [H(1, "2031年上半年博物馆工作总结"),
              P("截至6月30日,全馆在编人员86人,上半年新接收捐赠142件,借出24件。现将重点工作完成情况总结如下。"),
              P("1.扩大惠民演出。上半年演出率为52%,进展顺利。"),
              P("2.推进数字化采集。完成采集1580件,进度偏慢。主要原因:设备到货较晚。"),
              P("3.开展研学活动。举办研学活动41场,进展顺利。"),
              P("4.提升讲解能力。该项指标尚未统计。主要原因:学时在年底集中认定。")]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "half.docx")])[0], Options()).plan

    assert ["on_track", "at_risk", "on_track", "unknown"] == [one.status.value for one in plan.follow_ups]
    causes = [one.explanation.removeprefix("主要原因:") for one in plan.follow_ups]
    assert ["", "设备到货较晚。", "", "学时在年底集中认定。"] == causes
    assert 4 == len(plan.goals)
