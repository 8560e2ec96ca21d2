"""Rows told by the space between blocks of print, tables that touch, and headers and rows outside the outer rules."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf_factory import Sheet, draw
from tests.ingest.shown import rows, tables

AREAS = [
    ("Flere gæster", [("Mindst 84.000 besøg på de\nto steder", "Formidling"), ("Ny udstilling åbner", "Formidling")]),
    ("Samling", [("Magasinet er tømt", "Samlingen"), ("70 pct. af genstandene er\nregistreret", "Samlingen")]),
]


def areas(sheet: Sheet, top: float, *, middle: bool) -> float:
    """A table with a rule under its header only; the first column stands beside all rows of its area."""
    for x, word in ((60, "Indsats"), (180, "Mål"), (360, "Ansvarlig")):
        sheet.text(x, top, word, bold=True)
    sheet.rule(60, top + 14, 440)
    y = top + 20
    for area, goals in AREAS:
        begin = y
        for goal, who in goals:
            sheet.lines(180, y, goal.split("\n"))
            sheet.text(360, y, who)
            y += 12 * (goal.count("\n") + 1) + 9
        sheet.text(60, (begin + y - 9 - 12) / 2 if middle else begin, area)
    return y


EXPECTED = [
    ["Indsats", "Mål", "Ansvarlig"],
    ["Flere gæster", "Mindst 84.000 besøg på de\nto steder", "Formidling"],
    ["^", "Ny udstilling åbner", "Formidling"],
    ["Samling", "Magasinet er tømt", "Samlingen"],
    ["^", "70 pct. af genstandene er\nregistreret", "Samlingen"],
]


def test_a_cell_in_the_middle_of_several_rows_is_merged_over_them(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", lambda s: areas(s, 80, middle=True))).blocks)
    assert EXPECTED == rows(table)


def test_a_cell_level_with_the_first_of_several_rows_is_merged_over_them(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", lambda s: areas(s, 80, middle=False))).blocks)
    assert EXPECTED == rows(table)


def test_a_line_of_text_parts_two_tables_of_one_width(tmp_path):
    def page(sheet: Sheet) -> None:
        end = areas(sheet, 80, middle=True)
        sheet.text(60, end + 14, "Udviklingen i de vigtigste tal fremgår af tabellen nedenfor og følges.")
        areas(sheet, end + 44, middle=True)

    found = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [EXPECTED, EXPECTED] == [rows(table) for table in found]


GOAL = [["Mål 1", "Flere børn læser"], ["Ansvarlig", "Børnebiblioteket"]]
MEASURES = [["Nr.", "Måling", "2026"], ["1.1", "Udlån pr. barn", "20,0"], ["1.2", "Børn i klubben", "800"]]


def test_tables_of_other_columns_that_touch_are_two(tmp_path):
    def page(sheet: Sheet) -> None:
        end = sheet.grid(60, 80, [100, 260], GOAL)
        sheet.grid(60, end, [40, 220, 100], MEASURES)

    found = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [GOAL, MEASURES] == [rows(table) for table in found]


def test_a_form_whose_cells_change_their_width_is_one_table(tmp_path):
    """A column of labels goes through, so no second table begins."""

    def page(sheet: Sheet) -> None:
        end = sheet.grid(60, 80, [80, 120, 160], [["Projekt", "Nye målere", "2026"], ["Udgift", "2,5", "mio. kr."]])
        sheet.grid(60, end, [80, 200, 80], [["Mål", "Færre fejl", "10 pct."], ["Krav", "Kontrol", "maj"]])

    found = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert 1 == len(found)
    assert 4 == found[0].n_rows


def test_a_header_of_other_words_on_the_next_page_begins_a_new_table(tmp_path):
    def bold_header(header: list[str], body: list[list[str]], top: float):
        def page(sheet: Sheet) -> None:
            sheet.grid(60, top, [120, 120, 120], [["", "", ""], *body])
            for number, word in enumerate(header):
                sheet.text(63 + 120 * number, top + 4, word, bold=True)

        return page

    pages = [
        bold_header(["Mål", "Krav", "Frist"], [["Tilsyn", "Mindst 40", "maj"]], 700),
        bold_header(["Risiko", "Tiltag", "Ansvar"], [["Nedbrud", "Reserve", "Drift"]], 60),
    ]
    found = tables(read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks)
    assert ["Mål", "Risiko"] == [rows(table)[0][0] for table in found]


def test_headers_that_share_one_rule_are_given_their_columns(tmp_path):
    def page(sheet: Sheet) -> None:
        for y in (60, 100, 180):
            sheet.rule(60, y, 440)
        sheet.rule(200, 79, 440)
        sheet.text(232, 64, "Resultat")
        sheet.text(370, 64, "Mål")
        for x, cells in ((64, ["", "A", "B", "C"]), (204, ["2024", "1,5", "2,5", "3,5"]), (270, ["2025", "1,6", "2,6", "3,6"]),
                         (334, ["2026", "1,7", "2,7", "3,7"]), (400, ["2027", "1,8", "2,8", "3,8"])):  # fmt: skip
            for number, cell in enumerate(cells):
                sheet.text(x, 84 + 20 * number, cell)
        sheet.text(64, 64, "Indikator")

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [["Indikator", "Resultat", "<", "Mål", "<"], ["^", "2024", "2025", "2026", "2027"]] == rows(table)[:2]


def test_rules_drawn_as_stretched_pictures_make_cells(tmp_path):
    def page(sheet: Sheet) -> None:
        for y in (80, 100, 120, 140):
            sheet.picture(60, y - 0.25, 360, y + 0.25)
        for x in (60, 160, 260, 360):
            sheet.picture(x - 0.25, 80, x + 0.25, 140)
        for row, words in enumerate((["Mål", "Krav", ""], ["Tilsyn", "", "maj"], ["", "Mindst 40", "juni"])):
            for column, word in enumerate(words):
                sheet.text(63 + 100 * column, 84 + 20 * row, word)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [["Mål", "Krav", ""], ["Tilsyn", "", "maj"], ["", "Mindst 40", "juni"]] == rows(table)


def test_print_that_runs_over_guessed_columns_is_a_finding(tmp_path):
    def page(sheet: Sheet) -> None:
        for y in (60, 80, 100, 120, 140, 160):
            sheet.rule(60, y, 440)
        for row, cells in enumerate(
            (("Mål", "Krav", "Frist"), ("Tilsyn", "Mindst 40", "maj"), ("Svar", "Højst 9", "juni"))
        ):
            for x, cell in zip((64, 200, 340), cells, strict=True):
                sheet.text(x, 64 + 20 * row, cell)
        sheet.text(64, 124, "Kurser")
        sheet.text(200, 124, "Mindst 12 kurser i løbet af året")
        sheet.text(64, 144, "Fælles")
        sheet.text(190, 144, "Aftales senere på et møde mellem parterne")

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    assert ["table.uncertain"] == [finding.code for finding in reading.findings]
    assert "Aftales senere på et møde mellem parterne" in [c.text for t in tables(reading.blocks) for c in t.cells]


RESULTS = [
    ("Nr.", "Mål", "Krav", "Status"),
    ("1", "Flere kurser\ni husene", "Mindst 40", "Opfyldt"),
    ("2", "Kortere tid\ntil svar", "Højst 9", "Ikke opfyldt"),
    ("3", "Tilsyn på\nalle huse", "Mindst 12", "Udgået"),
]


MARKED = [
    ("Mål", "Krav", "Resultat 2031", "Opfyldelse"),
    ("Flere kurser", "Mindst 40", "41 kurser holdt i alt", "G"),
    ("Kortere tid til svar", "Højst 9", "12 dage", "R"),
    ("Flere tilsyn", "Mindst 12", "13", "G"),
]


def ruled_below(sheet: Sheet, top: float, found: list[tuple[str, ...]]) -> None:
    """A rule below every row and none above the first; the number's name is wider than the numbers, and the next column
    begins closely behind it."""
    for number, row in enumerate(found):
        for x, cell in zip((62, 82.5, 200, 330), row, strict=True):
            sheet.lines(x, top, cell.split("\n"), bold=number == 0)
        top += 12 * max(cell.count("\n") + 1 for cell in row) + 8
        sheet.rule(60, top - 4, 440)


def test_a_narrow_first_column_keeps_the_name_that_stands_over_the_first_rule(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "report.pdf", lambda s: ruled_below(s, 80, RESULTS))).blocks)
    assert [list(row) for row in RESULTS] == rows(table)


def test_one_last_row_under_a_repeated_header_goes_on_with_the_table(tmp_path):
    def last(sheet: Sheet) -> None:
        ruled_below(sheet, 60, [RESULTS[0], RESULTS[-1]])
        sheet.text(60, 130, "Nedenfor står, hvorfor to af de tre mål i tabellen ikke blev nået i året.")

    pages = [lambda s: ruled_below(s, 700, RESULTS[:-1]), last]
    (table,) = tables(read_pdf(draw(tmp_path / "report.pdf", *pages)).blocks)
    assert [list(row) for row in RESULTS] == rows(table)


def test_a_name_wider_than_the_marks_in_the_middle_under_it_heads_their_column(tmp_path):
    def marked(sheet: Sheet) -> None:
        for number, row in enumerate(MARKED):
            for x, cell in zip((64, 180, 290), row[:3], strict=True):
                sheet.text(x, 60 + 20 * number, cell, bold=number == 0)
            sheet.text(428 - stringWidth(row[3], "Helvetica", 10) / 2, 60 + 20 * number, row[3], bold=number == 0)
            sheet.rule(60, 75 + 20 * number, 460)

    (table,) = tables(read_pdf(draw(tmp_path / "report.pdf", marked)).blocks)
    assert [list(row) for row in MARKED] == rows(table)


# ---------------------------------------------------------------------------------------------- told by the header
def headed(sheet: Sheet, top: float, rows: list[list[str]]) -> None:
    """As a browser prints a table without borders: bold names in the middle of columns that stand close, plain cells at
    their left; cells of one line stand in the middle of taller rows."""
    widths = (24, 200, 92, 62, 62)
    for number, row in enumerate(rows):
        height = max(text.count("\n") + 1 for text in row) * 12
        x = 60.0
        for text, width in zip(row, widths, strict=True):
            lines = text.split("\n")
            for index, line in enumerate(lines):
                at = x + (width - 5.2 * len(line)) / 2 if number == 0 else x
                sheet.text(at, top + (height - 12 * len(lines)) / 2 + 12 * index, line, bold=number == 0)
            x += width
        top += height + 12


NAMES = ["Nr.", "Målepunkt", "Udgangspunkt\n2024", "Måltal\n2025", "Måltal\n2026"]
FIRST = ["1.1", "Andel af gæster, der er tilfredse\nmed åbningstiden", "72 pct.", "74 pct.", "76 pct."]
SECOND = ["1.2", "Antal skoler, som besøger huset", "-", "Mindst 50", "Mindst 60"]


def test_one_row_under_a_bold_header_is_a_table(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", lambda s: headed(s, 80, [NAMES, FIRST]))).blocks)
    assert [NAMES, FIRST] == rows(table)


def test_rows_under_a_bold_header_keep_to_its_columns(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", lambda s: headed(s, 80, [NAMES, FIRST, SECOND]))).blocks)
    assert [NAMES, FIRST, SECOND] == rows(table)


def test_columns_that_stand_close_and_lines_set_wide_apart_are_told_by_what_stands_below_each_other(tmp_path):
    """As a browser prints text of two line heights: a line of a cell is as far from the next as a row may be, the longest
    cell nearly fills its column, and cells stand in the middle of their row."""
    names = ["Nr.", "Indikator", "Enhed", "Måltal\n2030"]
    body = [["1", "Lagre med gulv", "m", "18"], ["2", "Dage med forsyning af\nmel", "dage", "15"],
            ["3", "Varer på lager", "antal", "80"], ["4", "Prøver uden fejl", "pct.", "99"]]  # fmt: skip
    longest = stringWidth("Dage med forsyning af", "Helvetica", 10)
    starts = (60, 90, 90 + longest + 3, 90 + longest + 40)

    def page(sheet: Sheet) -> None:
        for middle, row in zip((100, 140, 187, 234, 268), [names, *body], strict=True):
            for x, text in zip(starts, row, strict=True):
                lines = text.split("\n")
                step = 12 if row is names else 26
                for index, line in enumerate(lines):
                    sheet.text(x, middle + step * (index - (len(lines) - 1) / 2), line, bold=row is names)

    (found,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [names, *body] == rows(found)


def test_bold_words_over_text_are_no_header(tmp_path):
    def page(sheet: Sheet) -> None:
        for x, word in ((60, "Mål"), (180, "Middel"), (300, "Ansvar")):
            sheet.text(x, 80, word, bold=True)
        for number in range(4):
            sheet.text(60, 104 + 14 * number, "Huset er åbent for alle, og gæsterne kommer igen, fordi de bliver mødt.")

    assert [] == tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)


def test_a_cell_in_the_middle_between_two_rules_is_merged_over_the_rows_there(tmp_path):
    bands = [
        ("1. Sikker drift", [("Hændelser", "0", "0"), ("Fuglekollisioner", "12", "9"), ("Rundering", "98", "100")]),
        ("2. Til tiden", [("Rettidighed", "87", "90"), ("Overtid", "7", "5"), ("Tilfredshed", "76", "80")]),
    ]

    def page(sheet: Sheet) -> None:
        sheet.rule(60, 74, 440)
        for x, word in ((62, "Mål"), (180, "Indikator"), (320, "2025"), (400, "2027")):
            sheet.text(x, 80, word, bold=True)
        sheet.rule(60, 96, 440)
        y = 96
        for goal, told in bands:
            for n, (name, before, target) in enumerate(told):
                for x, word in ((180, name), (320, before), (400, target)):
                    sheet.text(x, y + 6 + 18 * n, word)
            sheet.text(62, y + 6 + 18, goal)
            y += 18 * len(told) + 4
            sheet.rule(60, y, 440)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)

    assert [["1. Sikker drift", "^", "^"], ["2. Til tiden", "^", "^"]] == [
        [row[0] for row in rows(table)[1:4]],
        [row[0] for row in rows(table)[4:7]],
    ]
