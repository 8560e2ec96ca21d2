"""What a verdict means by the time it is printed: a report on a part of the year that says "nås" foresees the year's
end, one on the whole year tells how it ended."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover

REPORTS = {
    "sv": (("Tertialrapport 2 2024", "Verksamhetsberättelse 2024"), ("Mål", "Utfall", "Bedömning"),
           ("Tryggare hemtjänst", "Kortare köer till vården", "Friskare medarbetare")),
    "da": (("Halvårsrapport 2024", "Årsrapport 2024"), ("Mål", "Resultat", "Målopfyldelse"),
           ("Mere urørt skov i hele landet", "Hurtigere svar til borgerne og virksomhederne", "Færre ulykker på arbejdet")),
    "zh": (("2024年上半年重点工作完成情况", "2024年度绩效自评报告"), ("年度目标", "完成情况", "评价"),
           ("提升公共服务水平", "加强基层医疗机构建设", "推进全民健身工作")),
}  # fmt: skip


def statuses(folder, code, yearly, words, below="", judged=""):
    titles, (*head, own), goals = REPORTS[code]
    rows = [
        (*head, judged or own),
        *((goal, f"{n}0 %", word) for n, (goal, word) in enumerate(zip(goals, words, strict=True), 5)),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = folder / "report.html"
    path.write_text(
        f"<html lang='{code}'><body><h1>{titles[yearly]}</h1><table>{table}</table>{below}</body></html>", "utf-8"
    )
    plan = read_one(discover([path])[0], Options()).plan
    return [one.status.value for one in plan.follow_ups]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", ["Uppnås", "Uppnås delvis", "Uppnås inte"]),
        ("sv", ["Ja", "Delvis", "Nej"]),
        ("da", ["Målet nås", "Målet nås delvist", "Målet nås ikke"]),
        ("da", ["Ja", "Delvist", "Nej"]),
        ("zh", ["达标", "部分达标", "未达标"]),
    ],
)
def test_words_that_tell_no_time_foresee_in_an_interim_report_and_find_in_a_yearly_one(tmp_path, code, words):
    assert ["on_track", "at_risk", "off_track"] == statuses(tmp_path, code, False, words)
    assert ["met", "partly_met", "not_met"] == statuses(tmp_path, code, True, words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sv", ["Uppnått", "Delvis uppnått", "Ej uppfyllt"]),
        ("da", ["Opfyldt", "Delvist opfyldt", "Ikke opfyldt"]),
        ("zh", ["已完成", "部分完成", "未完成"]),
    ],
)
def test_words_of_the_past_are_findings_in_an_interim_report_too(tmp_path, code, words):
    assert ["met", "partly_met", "not_met"] == statuses(tmp_path, code, False, words)


def test_lights_foresee_where_their_legend_tells_no_time(tmp_path):
    legend = "<p>Grön = målet uppnås. Gul = målet uppnås delvis. Röd = målet uppnås inte.</p>"

    assert ["on_track", "at_risk", "off_track"] == statuses(tmp_path, "sv", False, ["Grön", "Gul", "Röd"], legend)
    assert ["met", "partly_met", "not_met"] == statuses(tmp_path, "sv", True, ["Grön", "Gul", "Röd"], legend)


@pytest.mark.parametrize(
    "words",
    [
        ["达到序时进度", "略滞后", "严重滞后"],
        ["达到时间进度", "未达到时间进度", "停滞不前"],
        ["正在推进", "进展缓慢", "远低于序时进度"],
        ["有序推进", "滞后", "明显落后"],
    ],
)
def test_progress_halfway_is_told_against_the_time_gone_by(tmp_path, words):
    assert ["on_track", "at_risk", "off_track"] == statuses(tmp_path, "zh", False, words)


@pytest.mark.parametrize(
    ("code", "words", "below", "first"),
    [
        ("sv", ["På väg", "Osäkert", "Nås inte"], "", "on_track"),
        ("sv", ["På väg", "På väg", "Nås inte"], "<p>Läget anges som på väg, osäkert eller nås inte.</p>", "on_track"),
        ("sv", ["På väg", "Uppnått", "Nås inte"], "", "at_risk"),
        ("da", ["På vej", "Usikkert", "Nås ikke"], "", "on_track"),
        ("da", ["På vej", "Opfyldt", "Ikke opfyldt"], "", "at_risk"),
    ],
)
def test_a_word_of_the_middle_is_on_its_way_where_another_one_is_in_the_middle(tmp_path, code, words, below, first):
    assert first == statuses(tmp_path, code, False, words, below)[0]


@pytest.mark.parametrize(
    ("code", "title", "head", "period"),
    [
        ("sv", "Tertialuppföljning 2, januari–augusti 2024", "Utfall t.o.m. augusti", "2024-T2"),
        ("sv", "Tertialuppföljning 2, januari–augusti 2024", "Utfall juli 2024", "2024-07"),
        ("da", "Kvartalsrapport for 2. kvartal 2024", "Resultat ultimo juni", "2024-Q2"),
        ("zh", "2024年1-8月重点工作完成情况", "8月底累计完成", "2024-T2"),
    ],
)
def test_a_column_that_adds_up_to_the_last_day_of_a_report_tells_of_its_period(tmp_path, code, title, head, period):
    _, (goal, _, status), goals = REPORTS[code]
    rows = [(goal, head, status), *((one, f"{n}0 %", "") for n, one in enumerate(goals, 5))]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = tmp_path / "report.html"
    path.write_text(f"<html lang='{code}'><body><h1>{title}</h1><table>{table}</table></body></html>", "utf-8")
    plan = read_one(discover([path])[0], Options()).plan

    assert {period} == {one.period for one in plan.follow_ups}


@pytest.mark.parametrize(
    ("code", "heads", "words"),
    [
        ("zh", ["进展判断", "进度评级", "监测结论", "任务进展评价"], ["正常推进", "存在偏差", "严重滞后"]),
        ("da", ["Fremdriftsvurdering", "Styrelsens vurdering"], ["Godt i gang", "Kræver indsats", "Bagefter planen"]),
        ("sv", ["Statusbedömning", "Risknivå"], ["Under kontroll", "Målet hotat", "Ur fas"]),
    ],
)
def test_a_column_of_judgements_has_many_names(tmp_path, code, heads, words):
    for head in heads:
        assert ["on_track", "at_risk", "off_track"] == statuses(tmp_path, code, False, words, judged=head)
