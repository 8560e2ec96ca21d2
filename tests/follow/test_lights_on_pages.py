"""Lights drawn on the pages of a PDF outside any table: in a page's corner, beside a goal's heading, behind it."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.ingest.pdf_factory import draw

COLOURS = {"on_track": "#4CAF50", "at_risk": "#FBC02D", "off_track": "#D32F2F"}
WORDS = {
    "da": (
        "Halvårsstatus 2031", "Status pr. 30. juni 2031 på mål- og resultatplanen.",
        ["Grøn: målet ventes nået", "Gul: der er risiko for, at målet ikke nås", "Rød: målet ventes ikke nået"],
        "Status",
        [("Flere skibe i havnen", "Der er anløbet 41 skibe.", "on_track"),
         ("Kortere kø ved slusen", "Køen er i snit 19 minutter.", "off_track"),
         ("Billigere lodsning", "En lodsning koster 910 kr.", "at_risk")],
    ),
    "sv": (
        "Halvårsuppföljning 2031", "Uppföljning per den 30 juni 2031 av målen i verksamhetsplanen.",
        ["Grön: målet väntas nås", "Gul: det finns risk att målet inte nås", "Röd: målet väntas inte nås"],
        "Utfall",
        [("Fler fartyg i hamnen", "Det har kommit 41 fartyg.", "on_track"),
         ("Kortare kö vid slussen", "Kön är i snitt 19 minuter.", "off_track"),
         ("Billigare lotsning", "En lotsning kostar 910 kronor.", "at_risk")],
    ),
}  # fmt: skip


def _corner(sheet, fill):
    sheet.box(480, 40, 550, 80, fill=fill)


def _behind(sheet, fill):
    sheet.box(45, 55, 550, 80, fill=fill, stroke=False)


def _dot(sheet, fill):
    sheet.dot(400, 67, 6, fill=fill)


def _statuses(path, code):
    plan = read_one(discover([path])[0], Options(language=code)).plan
    goals = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}
    return [(goals[one.goal_id], one.status.value) for one in plan.follow_ups]


def _drawn(path, code, light, colours):
    title, opening, key, label, goals = WORDS[code]

    def first(sheet):
        sheet.text(50, 60, title, size=18, bold=True)
        sheet.lines(50, 110, [opening])
        for row, words in enumerate(key):
            sheet.lines(50, 150 + 20 * row, [words])

    def page(name, said, fill):
        def drawn(sheet):
            light(sheet, fill)
            sheet.text(50, 60, name, size=16, bold=True)
            sheet.text(50, 110, label, size=12, bold=True)
            sheet.lines(50, 130, [said])

        return drawn

    return draw(path, first, *(page(name, said, colours[status]) for name, said, status in goals))


@pytest.mark.parametrize("code", WORDS)
@pytest.mark.parametrize("light", [_corner, _behind, _dot])
def test_a_colour_that_the_report_explains_beside_or_behind_a_goals_heading_is_its_status(tmp_path, light, code):
    told = _statuses(_drawn(tmp_path / "halvaar.pdf", code, light, COLOURS), code)

    assert [(name, status) for name, _, status in WORDS[code][-1]] == told


def test_one_colour_beside_all_headings_is_design(tmp_path):
    told = _statuses(_drawn(tmp_path / "halvaar.pdf", "da", _corner, dict.fromkeys(COLOURS, "#4CAF50")), "da")

    assert {"unknown"} == {status for _, status in told}
