"""Tables whose rules are drawn cell by cell, as browsers print a border beneath each cell."""

from collections.abc import Sequence

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf_factory import Sheet, draw
from tests.ingest.shown import rows, tables

LINE = 12


def bordered(sheet: Sheet, top: float, xs: Sequence[float], table: Sequence[Sequence[str]]) -> float:
    """Rows of cells set in the middle of their row, each with a rule of its own beneath it; the foot of the last."""
    y = top
    for number, row in enumerate(table):
        height = LINE * max(cell.count("\n") + 1 for cell in row)
        for x, end, cell in zip(xs, xs[1:], row, strict=False):
            inset = (height - LINE * (cell.count("\n") + 1)) / 2
            for line, text in enumerate(cell.split("\n")):
                sheet.text(x + 3, y + 4 + inset + LINE * line, text, bold=number == 0)
            sheet.rule(x, y + height + 8, end)
        y += height + 8
    return y


FIRST = [
    ["Indikator", "Mål\n2025", "Utfall\n2025", "Bedömning"],
    ["Andel besök utan anmärkning vid\nvårens syn", "minst 90\n%", "88 %", "Delvis\nuppfyllt"],
]
SECOND = [["Indikator", "Mål 2025", "Utfall 2025", "Bedömning"], ["Antal nya platser", "högst 25", "35", "Ej uppfyllt"]]


def test_the_joints_of_the_rules_part_columns_and_tables_beneath_their_headings(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 60, "Stigarna är säkra", bold=True)
        end = bordered(sheet, 76, (60, 270, 330, 400, 480), FIRST)
        sheet.text(60, end + 16, "Fler hittar ut", bold=True)
        bordered(sheet, end + 32, (60, 250, 320, 395, 480), SECOND)

    found = tables(read_pdf(draw(tmp_path / "rapport.pdf", page)).blocks)

    assert [FIRST, SECOND] == [rows(table) for table in found]
