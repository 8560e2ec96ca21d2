"""Lights that are typed signs, told apart by the colour they are set in, in every format."""

import docx
import pytest
from docx.shared import RGBColor
from openpyxl import Workbook
from openpyxl.styles import Font

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover

COLOURS = {"on_track": "00B050", "at_risk": "FFC000", "off_track": "FF0000"}
ROWS = [("Kortere ventetid", "on_track"), ("Færre klager", "off_track"), ("Flere tilsyn", "at_risk")]
HEAD = ["Nr.", "Mål", "Lys", "Årsag (hvis gul eller rød)"]
TITLE = "Opfølgning på mål- og resultatplan 2024, 1. halvår"


def _docx(path):
    made = docx.Document()
    made.add_heading(TITLE, 0)
    table = made.add_table(len(ROWS) + 1, 4)
    for row, (name, light) in enumerate([("", ""), *ROWS]):
        for column, text in enumerate(HEAD if not row else [str(row), name, "", "Travlhed"]):
            table.cell(row, column).text = text
        if row:
            run = table.cell(row, 2).paragraphs[0].add_run("●")
            run.font.color.rgb = RGBColor.from_string(COLOURS[light])
    made.save(path)


def _xlsx(path):
    book = Workbook()
    book.active.append([TITLE])
    book.active.append([])
    book.active.append(HEAD)
    for row, (name, light) in enumerate(ROWS, 1):
        book.active.append([row, name, "●", "Travlhed"])
        book.active.cell(row + 3, 3).font = Font(color="FF" + COLOURS[light])
    book.save(path)


def _html(path):
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td><span style='color:#{COLOURS[light]}'>●</span></td><td>Travlhed</td></tr>"
        for n, (name, light) in enumerate(ROWS, 1)
    )
    head = "".join(f"<th>{text}</th>" for text in HEAD)
    path.write_text(f"<html><body><h1>{TITLE}</h1><table><tr>{head}</tr>{rows}</table></body></html>", "utf-8")


def _pdf(path):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("plain", fontSize=10)
    rows = [HEAD] + [
        [str(n), name, Paragraph(f'<font name="ZapfDingbats" color="#{COLOURS[light]}">n</font>', style), "Travlhed"]
        for n, (name, light) in enumerate(ROWS, 1)
    ]
    table = Table(rows, colWidths=[30, 120, 60, 160], style=[("GRID", (0, 0), (-1, -1), 0.5, "#888888")])
    title = Paragraph(TITLE, ParagraphStyle("h", fontSize=16, fontName="Helvetica-Bold", spaceAfter=12))
    SimpleDocTemplate(str(path), pagesize=A4).build([title, table])


@pytest.mark.parametrize(("suffix", "draw"), [(".docx", _docx), (".xlsx", _xlsx), (".html", _html), (".pdf", _pdf)])
def test_a_typed_light_has_the_meaning_of_its_colour(suffix, draw, tmp_path):
    path = tmp_path / f"lights{suffix}"
    draw(path)
    plan = read_one(discover([path])[0], Options()).plan
    names = {goal.id: goal.title.value for goal in plan.goals}

    assert [(*row, "2024-H1") for row in ROWS] == [
        (names[one.goal_id], one.status.value, one.period) for one in plan.follow_ups
    ]
