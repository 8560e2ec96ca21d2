"""Statuses in a box of their own at a goal's heading: at its end, beneath it, or as a heading of their own."""

import re

import docx
import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, Raw, draw

REPORTS = {
    "zh": ("2024年上半年绩效监控情况通报", [
        ("目标1 完善路灯养护", "进展顺利", "on_track", "上半年检修路灯4120盏。"),
        ("目标2 缩短报修时间", "进度滞后", "at_risk", "平均修复时间为31小时。"),
        ("目标3 更换老旧灯杆", "严重滞后", "off_track", "更换灯杆60根。"),
        ("目标4 提高市民满意度", "暂不评价", "unknown", "调查安排在10月。"),
    ]),
    "sv": ("Tertialrapport 2 2025", [
        ("Mål 1: Fler hamnbesök", "Enligt plan", "on_track", "Under perioden gjordes 412 besök."),
        ("Mål 2: Kortare kötid vid kajen", "Risk för avvikelse", "at_risk", "Kötiden var 31 minuter."),
        ("Mål 3: Rena bassänger", "Nås inte", "off_track", "Proverna visade 14 överskridanden."),
    ]),
    "da": ("Årsrapport 2024", [
        ("Mål 1: Flere anløb", "Opfyldt", "met", "Der var 412 anløb."),
        ("Mål 2: Kortere ventetid ved kajen", "Delvist opfyldt", "partly_met", "Ventetiden var 31 minutter."),
        ("Mål 3: Rene bassiner", "Ikke opfyldt", "not_met", "Prøverne viste 14 overskridelser."),
    ]),
}  # fmt: skip
BOX = ".box{border:1px solid #333;padding:0 6px;font-size:85%}"


def _page(title, goals, heading):
    body = "".join(f"<h2>{heading.format(name, word)}</h2><p>{text}</p>" for name, word, _, text in goals)
    return f"<html><head><style>{BOX}</style></head><body><h1>{title}</h1>{body}</body></html>"


def _boxed(path, title, goals):
    path.write_text(_page(title, goals, '{0}<span class="box">{1}</span>'), "utf-8")


def _named(path, title, goals):
    path.write_text(_page(title, goals, '{0}<span class="badge badge-ok">{1}</span>'), "utf-8")


def _beneath(path, title, goals):
    path.write_text(_page(title, goals, "{0}</h2><div>{1}</div><h2>").replace("<h2></h2>", ""), "utf-8")


def _word(path, title, goals):
    made = docx.Document()
    made.add_heading(title, 0)
    for name, word, _, text in goals:
        made.add_heading(f"{name} [{word}]" if word == "Nås inte" else f"{name}  {word}", 2)
        made.add_paragraph(text)
    made.save(path)


def _headings(path, title, goals):
    draw([H(1, title), *(b for name, word, _, text in goals for b in (H(2, name), H(3, word), P(text)))], path)


WAYS = [
    (".html", _boxed),
    (".html", _named),
    (".html", _beneath),
    (".docx", _word),
    (".pdf", _headings),
    (".docx", _headings),
]


@pytest.mark.parametrize(("suffix", "write"), WAYS, ids=["box", "class", "beneath", "word", "heading", "headings"])
@pytest.mark.parametrize("code", REPORTS)
def test_a_status_in_a_box_at_a_goal_s_heading_is_that_goal_s(code, suffix, write, tmp_path):
    title, goals = REPORTS[code]
    path = tmp_path / f"report{suffix}"
    write(path, title, goals)
    plan = read_one(discover([path])[0], Options(language=code)).plan
    names = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}

    numbered = r"(?:Mål \d: |目标\d )"
    assert [(re.sub(numbered, "", name), status) for name, _, status, _ in goals] == [
        (names[one.goal_id], one.status.value) for one in plan.follow_ups
    ]
    told = {names[one.goal_id]: one.actual_text for one in plan.follow_ups if one.actual_text}
    assert {re.sub(numbered, "", name): text for name, _, status, text in goals if status != "unknown"} == told


def test_lights_may_stand_behind_their_meanings_in_a_legend(tmp_path):
    book = Workbook()
    lights = [("Flere anløb", "92D050"), ("Kortere ventetid", "FFD966"), ("Rene bassiner", "E06666")]
    key = ["Målet forventes opfyldt", "Der er risiko for, at målet ikke opfyldes", "Målet forventes ikke opfyldt"]
    book.active.append(["Halvårsstatus 2024"])
    book.active.append([])
    book.active.append(["Nr.", "Mål", "Status", "Resultat"])
    for row, (name, _) in enumerate(lights, 1):
        book.active.append([row, name, None, f"{row}4 anløb"])
    book.active.append([])
    book.active.append([None, "Farveforklaring"])
    for meaning in key:
        book.active.append([None, meaning])
    for row, (_, fill) in enumerate(lights):
        for first in (4, 9):
            book.active.cell(first + row, 3).fill = PatternFill("solid", fgColor="FF" + fill)
    book.save(tmp_path / "status.xlsx")
    plan = read_one(discover([tmp_path / "status.xlsx"])[0], Options(language="da")).plan

    assert ["on_track", "at_risk", "off_track"] == [one.status.value for one in plan.follow_ups]


def test_a_goal_that_lapsed_has_the_result_told_ahead_of_why(tmp_path):
    goals = [
        ("Fler hamnbesök", "Uppnått", "Det gjordes 412 besök."),
        ("Gemensam lotsning", "Utgår", "Lotsning gjordes vid 31 procent av besöken. Målet utgick eftersom avtalet sades upp."),
        ("Tystare kajer", "Utgår", "Staten tog över kajerna den 1 juli 2024. Målet utgick därför."),
    ]  # fmt: skip
    blocks = [H(1, "Verksamhetsberättelse 2024"), *(b for one in goals for b in (H(2, one[0]), P(one[1]), P(one[2])))]
    plan = read_one(discover([draw(blocks, tmp_path / "report.docx")])[0], Options(language="sv")).plan

    assert [("met", "412"), ("lapsed", "31"), ("lapsed", "")] == [
        (one.status.value, str(one.actual_value or "")) for one in plan.follow_ups
    ]


LINES = {
    "zh": ("2024年度工作总结", "一、重点工作完成情况", "{}.{}【{}】", [
        ("完善路灯养护", "已完成", "met", ["完成情况:全年检修路灯8120盏。"]),
        ("缩短报修时间", "基本完成", "partly_met", [
            "完成情况:平均修复时间为31小时。", "原因分析:备件到货较晚。", "下一步措施:增设备件库。",
        ]),
        ("更换老旧灯杆", "未完成", "not_met", ["完成情况:更换灯杆60根。", "原因分析:招标两次流标。"]),
    ]),
    "da": ("Årsrapport 2024", "Opfølgning på årets mål", "{}. {} – {}", [
        ("Flere anløb", "opfyldt", "met", ["Der var 412 anløb i 2024."]),
        ("Kortere ventetid ved kajen", "delvist opfyldt", "partly_met", [
            "Resultat: Ventetiden var 31 minutter.", "Årsag: Kranen stod stille i maj.", "Handling: Der købes en ny kran.",
        ]),
        ("Rene bassiner", "ikke opfyldt", "not_met", ["Resultat: Prøverne viste 14 overskridelser."]),
    ]),
    "sv": ("Årsredovisning 2024", "Uppföljning av årets mål", "{}. {} ({})", [
        ("Fler hamnbesök", "uppnått", "met", ["Under året gjordes 412 besök."]),
        ("Kortare kötid vid kajen", "delvis uppnått", "partly_met", ["Resultat: Kötiden var 31 minuter."]),
        ("Rena bassänger", "ej uppnått", "not_met", ["Resultat: Proverna visade 14 överskridanden."]),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("language", LINES)
def test_numbered_lines_that_close_with_a_verdict_are_goals_over_their_text(tmp_path, language):
    title, chapter, line, goals = LINES[language]
    made = docx.Document()
    made.add_heading(title, 0)
    made.add_heading(chapter, 1)
    for number, (name, word, _, texts) in enumerate(goals, 1):
        made.add_paragraph(line.format(number, name, word))
        for text in texts:
            made.add_paragraph(text)
    made.save(tmp_path / f"{title}.docx")
    plan = read_one(discover([tmp_path])[0], Options(language=language)).plan
    named = {goal.id: goal.title.value for goal in plan.goals}
    told = [(named[one.goal_id], one.status.value) for one in plan.follow_ups]
    assert [status for _, status in told] == [status for _, _, status, _ in goals]
    assert all(name in found for (name, *_), (found, _) in zip(goals, told, strict=True))
    assert not any(word in found for (_, word, *_), (found, _) in zip(goals, told, strict=True))


@pytest.mark.parametrize("reads", ["Sådan læses farverne", "Vores tre trin"])
def test_a_page_for_each_goal_tells_under_headings_of_its_own_and_the_key_is_no_goal(tmp_path, reads):
    blocks = [H(1, "Halvårsstatus 2024"), P("Status pr. 30. juni 2024 på mål- og resultatplanen."), H(2, reads),
              P("Grøn: målet ventes opfyldt"), P("Gul: der er risiko for, at målet ikke opfyldes"),
              P("Rød: målet ventes ikke opfyldt"), Raw("<figcaption>Mål 1</figcaption>"),
              H(2, "Flere broer på øen"), H(3, "Resultatkrav"), P("Der bygges mindst 12 broer i 2024."),
              H(3, "Hvor langt er vi"), P("Der er bygget 4 broer."), H(3, "Baggrund"), P("Stålet kom for sent."),
              H(3, "Det gør vi nu"), P("Der er bestilt stål hos to leverandører."), Raw("<figcaption>Mål 2</figcaption>"),
              H(2, "Kortere ventetid ved færgen"), H(3, "Resultatkrav"), P("Ventetiden er højst 12 minutter."),
              H(3, "Hvor langt er vi"), P("Ventetiden var 9 minutter."), Raw("<figcaption>Mål 3</figcaption>"),
              H(2, "Tilfredse rejsende"), H(3, "Resultatkrav"), P("Tilfredsheden er mindst 4,0."),
              H(3, "Hvor langt er vi"), P("Målingen viser 4,1.")]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "status.html")])[0], Options(language="da")).plan

    assert ["Flere broer på øen", "Kortere ventetid ved færgen", "Tilfredse rejsende"] == [
        (goal.title or goal.statement).value for goal in plan.goals
    ]
    assert [
        ("Der er bygget 4 broer.", "Stålet kom for sent.", "Der er bestilt stål hos to leverandører."),
        ("Ventetiden var 9 minutter.", "", ""),
        ("Målingen viser 4,1.", "", ""),
    ] == [(one.actual_text, one.explanation, one.action) for one in plan.follow_ups]
