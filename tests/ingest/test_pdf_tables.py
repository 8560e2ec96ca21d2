"""Tables in PDF: cells by rules, by backgrounds and by white space, and tables that pages cut."""

from collections.abc import Callable

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.records import PassageKind
from tests.ingest.pdf_factory import Sheet, draw
from tests.ingest.shown import kinds, passages, rows, tables

GOALS = [
    ["Nr.", "Mål", "Krav", "Type"],
    ["1.1", "Kortere ventetid", "Højst 20 dage", "Drift"],
    ["1.2", "Flere tilsyn", "Mindst 240", "Drift"],
    ["2.1", "Ny selvbetjening\nfor havne", "1. oktober", "Udvikling"],
]
WIDTHS = [40, 140, 110, 80]
PROSE = "Planen er aftalt mellem departementet og styrelsen, og den gælder for hele året, medmindre andet er nævnt."


def flat(table: list[list[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in table]


def page_with(rules: str):
    def page(sheet: Sheet) -> None:
        top = sheet.paragraph(60, 60, 440, f"{PROSE} {PROSE}")
        sheet.text(60, top + 10, "Tabel 1. Mål for 2026", bold=True)
        end = sheet.grid(60, top + 30, WIDTHS, GOALS, rules=rules)
        sheet.paragraph(60, end + 24, 440, f"{PROSE} {PROSE}")

    return page


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param("all", id="ruled"),
        pytest.param("rows", id="horizontal rules only"),
        pytest.param("ends", id="rules at top, under the header and at the bottom"),
        pytest.param("inner", id="no side rules"),
        pytest.param("open", id="no rule under the last row"),
        pytest.param("covered", id="no rule over the first row"),
        pytest.param("none", id="no rules"),
    ],
)
def test_a_table_is_read_however_it_is_ruled(tmp_path, rules):
    reading = read_pdf(draw(tmp_path / "plan.pdf", page_with(rules)))
    (table,) = tables(reading.blocks)
    assert flat(GOALS) == flat(rows(table))
    assert "Ny selvbetjening\nfor havne" in [cell.text for cell in table.cells]
    assert "Tabel 1. Mål for 2026" == table.caption
    assert ["paragraph", "caption", "table", "paragraph"] == [kind.split()[0] for kind in kinds(reading.blocks)]


def test_cells_have_their_place_and_box(tmp_path):
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page_with("all"))).blocks)
    cell = next(cell for cell in table.cells if cell.text == "Flere tilsyn")
    assert (f"{table.id}.r2c1", 2, 1, 1) == (cell.id, cell.row, cell.column, cell.page)
    assert (100.0, 240.0, 20.0) == (
        cell.bbox.x0,
        cell.bbox.x1,
        pytest.approx(cell.bbox.bottom - cell.bbox.top, abs=0.02),
    )
    assert table.bbox.top < cell.bbox.top < table.bbox.bottom


def test_merged_cells_stand_once_with_their_spans(tmp_path):
    def merged(sheet: Sheet) -> None:
        for x0, top, x1, bottom, words in (
            (60, 60, 160, 100, "Mål"), (160, 60, 320, 80, "Status"), (160, 80, 240, 100, "1. halvår"),
            (240, 80, 320, 100, "2. halvår"), (60, 100, 160, 140, "Kortere ventetid"), (160, 100, 240, 120, "grøn"),
            (240, 100, 320, 120, "gul"), (160, 120, 240, 140, "gul"), (240, 120, 320, 140, "rød"),
        ):  # fmt: skip
            sheet.box(x0, top, x1, bottom)
            sheet.text(x0 + 4, top + 4, words)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", merged)).blocks)
    assert [
        ["Mål", "Status", "<"],
        ["^", "1. halvår", "2. halvår"],
        ["Kortere ventetid", "grøn", "gul"],
        ["^", "gul", "rød"],
    ] == rows(table)


def test_striped_rows_make_one_table(tmp_path):
    body = [[f"Indsats nummer {n}", f"{10 + n},5", f"{20 + n},5"] for n in range(7)]

    def striped(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 440, PROSE)
        for number, row in enumerate([["Indsats", "2025", "2026"], *body]):
            top = 120 + 18 * number
            for x0, x1, cell in zip((60, 260, 340), (260, 340, 420), row, strict=True):
                if number % 2 == 0:
                    sheet.box(x0, top, x1, top + 18, fill="#dde6f3", stroke=False)
                sheet.text(x0 + 4, top + 4, cell)
        sheet.paragraph(60, 300, 440, f"{PROSE} {PROSE}")

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", striped)).blocks)
    assert [["Indsats", "2025", "2026"], *body] == rows(table)
    assert ["#dde6f3", "", "#dde6f3"] == [cell.color for cell in table.cells if cell.column == 0][:3]


def test_a_heading_before_the_header_printed_once_more_parts_two_striped_tables(tmp_path):
    def page(sheet: Sheet) -> None:
        for top, row in ((80, "Svartid|20 dage"), (176, "Fejl|3 pct.")):
            for x0, x1, head, text in zip((60, 200), (200, 320), ("Indikator", "Måltal"), row.split("|"), strict=True):
                sheet.box(x0, top, x1, top + 18, fill="#d0d8e0", stroke=False)
                sheet.text(x0 + 4, top + 5, head, bold=True)
                sheet.text(x0 + 4, top + 23, text)
                sheet.box(x0, top + 18, x1, top + 36)
        sheet.text(64, 132, "Mål 2. Færre fejl", bold=True, size=12)
        sheet.text(64, 152, "Fejl koster tid.")

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))

    assert [["Indikator", "Måltal"], ["Svartid", "20 dage"]] == rows(tables(reading.blocks)[0])
    assert [["Indikator", "Måltal"], ["Fejl", "3 pct."]] == rows(tables(reading.blocks)[1])


def test_a_header_over_two_columns_is_known_by_the_rule_under_it(tmp_path):
    def grouped(sheet: Sheet) -> None:
        for top in (60, 100, 180):
            sheet.rule(60, top, 440)
        sheet.rule(200, 79, 310)
        sheet.rule(330, 79, 440)
        sheet.text(240, 64, "Antal")
        sheet.text(370, 64, "Andel")
        for x, cells in ((64, ["Region", "Nord", "Syd", "Vest"]), (204, ["2025", "118", "97", "203"]),
                         (270, ["2026", "120", "99", "210"]), (334, ["2025", "61,5", "58,0", "70,1"]),
                         (400, ["2026", "63,0", "60,0", "72,5"])):  # fmt: skip
            for number, cell in enumerate(cells):
                sheet.text(x, 84 + 20 * number, cell)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", grouped)).blocks)
    assert [["", "Antal", "<", "Andel", "<"], ["Region", "2025", "2026", "2025", "2026"]] == rows(table)[:2]
    assert [["Nord", "118", "120", "61,5", "63,0"], ["Syd", "97", "99", "58,0", "60,0"]] == rows(table)[2:4]


def test_tables_of_one_width_below_each_other_are_kept_apart(tmp_path):
    """All rules of the page, the one under its header included, have the same length."""

    def page(sheet: Sheet) -> None:
        sheet.text(60, 30, "Styrelsen for prøver", size=8)
        sheet.rule(60, 45, 430)
        end = sheet.grid(60, 80, WIDTHS, GOALS, rules="ends")
        sheet.text(60, end + 14, "2 Budget", size=16, bold=True)
        top = sheet.paragraph(60, end + 44, 370, f"{PROSE} {PROSE}")
        sheet.grid(60, top + 10, WIDTHS, GOALS, rules="ends")

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    assert [flat(GOALS)] * 2 == [flat(rows(table)) for table in tables(reading.blocks)]
    assert ["table", "heading1", "paragraph", "table"] == [k.split()[0] for k in kinds(reading.blocks)][-4:]


def test_a_rule_over_text_is_no_part_of_the_table_below(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 370, PROSE)
        sheet.rule(60, 110, 430)
        top = sheet.paragraph(60, 130, 370, f"{PROSE} {PROSE}")
        sheet.text(60, top + 10, "• Færre sager ligger stille i mere end tre måneder.")
        for x, header in ((64, "Aktivitet"), (260, "Ansvarlig"), (360, "Frist")):
            sheet.text(x, top + 40, header, bold=True)
        for number, row in enumerate((("Fælles vejledning", "Jura", "1. maj"), ("Ny blanket", "Digital", "1. juni"))):
            sheet.rule(60, top + 56 + 18 * number, 430)
            for x, cell in zip((64, 260, 360), row, strict=True):
                sheet.text(x, top + 59 + 18 * number, cell)
        sheet.rule(60, top + 92, 430)

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    (table,) = tables(reading.blocks)
    assert ["Aktivitet", "Ansvarlig", "Frist"] == rows(table)[0]
    assert 3 == table.n_rows
    assert 3 == len(passages(reading.blocks))


def test_figures_set_right_stand_under_a_header_set_left(tmp_path):
    figures = [["Lokaler", "1 008", "246"], ["Personale", "702", "12"], ["I alt", "1 710", "258"]]

    def page(sheet: Sheet) -> None:
        for top in (60, 80, 150):
            sheet.rule(60, top, 400)
        for x, header in ((64, "Udgift"), (200, "R 2024"), (320, "B 2025")):
            sheet.text(x, 64, header, bold=True)
        for number, (label, *values) in enumerate(figures):
            sheet.text(64, 84 + 20 * number, label)
            for right, value in zip((290, 396), values, strict=True):
                sheet.text(right - 5.56 * len(value), 84 + 20 * number, value)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [["Udgift", "R 2024", "B 2025"], *figures] == rows(table)


def test_print_that_runs_over_a_rule_is_cut_there(tmp_path):
    def tight(sheet: Sheet) -> None:
        sheet.grid(60, 60, [42, 60], [["Krav", "Frist"], ["", ""]])
        sheet.text(63, 84, "Mindst90inden2026")

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", tight)).blocks)
    left, right = rows(table)[1]
    assert "Mindst90inden2026" == left + right
    assert left.startswith("Mindst90")
    assert right.endswith("2026")


def frame(sheet: Sheet) -> None:
    sheet.box(50, 50, 500, 120)
    sheet.paragraph(60, 60, 430, PROSE)


def between_rules(sheet: Sheet) -> None:
    sheet.rule(60, 50, 535)
    for x in (60, 310):
        sheet.paragraph(x, 60, 225, f"{PROSE} {PROSE} {PROSE} {PROSE}")
    sheet.rule(60, 400, 535)


def labels(sheet: Sheet) -> None:
    for number, (label, value) in enumerate(
        (("Ansvarlig:", "Vicedirektøren"), ("Type:", "Drift"), ("Frist:", "1. maj"))
    ):
        sheet.text(60, 60 + 16 * number, label, bold=True)
        sheet.text(150, 60 + 16 * number, value)


def chart(sheet: Sheet) -> None:
    sheet.rule(60, 300, 300)
    for number in range(5):
        sheet.box(70 + 40 * number, 300 - 20 * number - 20, 95 + 40 * number, 300, fill="#336699")
    sheet.paragraph(60, 330, 440, PROSE)


BOX = "#eef4f6"


def goal(sheet: Sheet, top: float, size: float = 13) -> float:
    """A goal and a sentence, under which a box may stand; returns where."""
    sheet.text(60, top, "Mål: Flere låner bøger", bold=True, size=size)
    sheet.text(60, top + 26, "Biblioteket er for alle.")
    return top + 50


def box_with_list(first: str, second: str, caption: str = "Sådan måler vi det") -> Callable[[Sheet], None]:
    def page(sheet: Sheet) -> None:
        for number in range(3):
            top = goal(sheet, 60 + 200 * number)
            sheet.box(60, top, 500, top + 84, fill=BOX, stroke=False)
            sheet.text(72, top + 8, caption, bold=True)
            sheet.text(80, top + 28, first)
            sheet.lines(
                98, top + 28, ["Mindst 60 pct. af eleverne er lånere i 2028 mod 48 pct. i målingen", "fra 2024."]
            )
            sheet.text(80, top + 56, second)
            sheet.text(98, top + 56, "Åbningstiden er 70 timer om ugen.")
            sheet.text(60, top + 104, "Indsatser", bold=True)
            sheet.text(80, top + 122, first)
            sheet.text(98, top + 122, "Vi holder åbent om aftenen.")

    return page


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(frame, id="a frame around text"),
        pytest.param(box_with_list("•", "•"), id="a box with bullets"),
        pytest.param(box_with_list("–", "–"), id="a box with dashes"),
        pytest.param(box_with_list("1.", "2."), id="a box with a numbered list"),
        pytest.param(box_with_list("•", "•", ""), id="a box with nothing but a list"),
        pytest.param(between_rules, id="two columns of text between two rules"),
        pytest.param(labels, id="labels with values"),
        pytest.param(chart, id="a bar chart"),
    ],
)
def test_what_is_no_table_is_read_as_text(tmp_path, page):
    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    assert [] == tables(reading.blocks)
    assert passages(reading.blocks)


def test_headings_and_items_in_and_between_boxes_of_one_width_are_text(tmp_path):
    reading = read_pdf(draw(tmp_path / "plan.pdf", box_with_list("•", "•")))
    expected = [
        "heading Mål: Flere låner bøger",
        "paragraph Biblioteket er for alle.",
        "heading Sådan måler vi det",
        "list_item • Mindst 60 pct. af eleverne er lånere i 2028 mod 48 pct. i målingen fra 2024.",
        "list_item • Åbningstiden er 70 timer om ugen.",
        "heading Indsatser",
        "list_item • Vi holder åbent om aftenen.",
    ]
    assert 3 * expected == [f"{p.kind.value} {p.text}".replace("\n", " ") for p in passages(reading.blocks)]


def test_text_between_boxes_with_columns_is_in_no_table(tmp_path):
    """Boxes with two lists beside each other; the goals between them are set as large as text."""

    def page(sheet: Sheet) -> None:
        for number in range(3):
            top = goal(sheet, 60 + 200 * number, size=10)
            sheet.box(60, top, 500, top + 70, fill=BOX, stroke=False)
            for x, caption in ((72, "Vi måler"), (300, "Vi gør")):
                sheet.text(x, top + 8, caption, bold=True)
                for line in (28, 44):
                    sheet.text(x, top + line, "•")
                    sheet.text(x + 12, top + line, "Nye lånere i 2028")
            sheet.text(60, top + 90, "Indsatser", bold=True)
            sheet.text(72, top + 108, "•")
            sheet.text(84, top + 108, "Vi holder åbent.")

    texts = [p.text for p in passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)]
    assert [3, 3, 3] == [texts.count(words) for words in ("Mål: Flere låner bøger", "Indsatser", "• Vi holder åbent.")]


def test_numbers_with_a_rule_under_each_are_a_column(tmp_path):
    goals = [["1.", "Kortere ventetid"], ["2.", "Flere tilsyn"], ["3.", "Ny selvbetjening for havne"]]
    page = read_pdf(draw(tmp_path / "plan.pdf", lambda sheet: sheet.grid(60, 60, [30, 300], goals, rules="rows")))
    assert goals == rows(tables(page.blocks)[0])


def test_labels_and_values_share_a_line(tmp_path):
    reading = read_pdf(draw(tmp_path / "plan.pdf", labels))
    assert ["Ansvarlig: Vicedirektøren", "Type: Drift", "Frist: 1. maj"] == [p.text for p in passages(reading.blocks)]


# ---------------------------------------------------------------------------------------------- over pages
HEADER, BODY = (
    GOALS[0],
    [[f"{n // 9 + 1}.{n % 9 + 1}", f"Mål nummer {n}", f"Mindst {n + 3}", "Drift"] for n in range(18)],
)


def part(rows_of_page: list[list[str]], *, top: float = 100.0, rules: str = "all", before: str = ""):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 30, "Styrelsen for prøver", size=8)
        sheet.text(300, 810, "Side 1 af 3", size=8)
        if before:
            sheet.text(60, top - 30, before, bold=True)
        sheet.grid(60, top, WIDTHS, rows_of_page, rules=rules)

    return page


@pytest.mark.parametrize("rules", ["all", "rows", "ends", "inner"])
def test_a_table_over_three_pages_is_one_with_one_header(tmp_path, rules):
    pages = [part([HEADER, *BODY[start : start + 6]], rules=rules) for start in (0, 6, 12)]
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks)
    assert [HEADER, *BODY] == rows(table)
    assert [1] * 7 + [2] * 6 + [3] * 6 == [cell.page for cell in table.cells if cell.column == 0]
    assert {0} == {cell.row for cell in table.cells if cell.is_header}


def test_a_table_goes_on_without_repeating_its_header(tmp_path):
    pages = [part([HEADER, *BODY[:8]]), part(BODY[8:])]
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks)
    assert [HEADER, *BODY] == rows(table)


def test_a_new_table_on_the_next_page_stays_apart(tmp_path):
    pages = [part([HEADER, *BODY[:3]]), part([HEADER, *BODY[3:6]], before="Tabel 2. Mål for 2027")]
    first, second = tables(read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks)
    assert (4, 4, "Tabel 2. Mål for 2027") == (first.n_rows, second.n_rows, second.caption)


CUT_ABOVE = ["3.1", "Bedre rådgivning", "Mindst 80 pct. af kommunerne er\ntilfredse med den rådgivning, de", "Drift"]
CUT_BELOW = ["", "", "har fået i løbet af året.", ""]


@pytest.mark.parametrize(
    "rules", [pytest.param("open", id="no rule at the page end"), pytest.param("all", id="rules drawn at the page end")]
)
def test_a_row_cut_by_the_page_end_is_joined(tmp_path, rules):
    wide = [40, 110, 190, 60]

    def upper(sheet: Sheet) -> None:
        sheet.grid(60, 600, wide, [HEADER, BODY[0], CUT_ABOVE], rules=rules)

    def lower(sheet: Sheet) -> None:
        sheet.grid(60, 60, wide, [HEADER, CUT_BELOW, ["3.2", *BODY[1][1:]]])

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", upper, lower)).blocks)
    assert ["3.1", "Bedre rådgivning", f"{CUT_ABOVE[2]}\n{CUT_BELOW[2]}", "Drift"] == rows(table)[2]
    assert "3.2" == rows(table)[3][0]


def test_a_new_row_with_an_empty_first_cell_is_not_joined(tmp_path):
    upper = part([HEADER, ["1", "Kortere ventetid", "Højst 20 dage", "Drift"]], top=600)
    lower = part([HEADER, ["", "Færre klager", "Højst 40", "Drift"]])
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", upper, lower)).blocks)
    assert ["", "Færre klager", "Højst 40", "Drift"] == rows(table)[2]


def test_a_merged_cell_cut_by_the_page_end_is_one_cell(tmp_path):
    def half(first: str, texts: list[str], top: float):
        def page(sheet: Sheet) -> None:
            sheet.box(60, top, 160, top + 20 * len(texts))
            sheet.text(64, top + 4, first)
            for number, text in enumerate(texts):
                sheet.box(160, top + 20 * number, 300, top + 20 * number + 20)
                sheet.box(300, top + 20 * number, 360, top + 20 * number + 20)
                sheet.text(164, top + 20 * number + 4, text)
                sheet.text(304, top + 20 * number + 4, f"≥ {number + 90}")

        return page

    pages = [half("Output", ["Længde af ledning", "Antal målere"], 740), half("", ["Antal prøver", "Antal besøg"], 60)]
    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks)
    assert ["Output", "^", "^", "^"] == [row[0] for row in rows(table)]
    assert [1, 1, 1, 2, 2] == [c.page for c in table.cells if c.column < 2]


def test_a_caption_may_stand_below(tmp_path):
    def below(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 440, PROSE)
        end = sheet.grid(60, 100, WIDTHS, GOALS)
        sheet.text(60, end + 8, "Tabel 3. Mål og krav")
        sheet.paragraph(60, end + 40, 440, PROSE)

    reading = read_pdf(draw(tmp_path / "plan.pdf", below))
    assert "Tabel 3. Mål og krav" == tables(reading.blocks)[0].caption
    assert [PassageKind.CAPTION] == [p.kind for p in passages(reading.blocks) if p.text.startswith("Tabel")]


def test_a_table_in_a_frame_with_a_heading_and_text_is_a_table_of_its_own(tmp_path):
    """Cards: a box around the goal's name, a sentence and a table with a rule under its header and under each row."""

    def page(sheet: Sheet) -> None:
        for top, name in ((60, "Mål 1. Kortere ventetid"), (220, "Mål 2. Flere tilsyn")):
            for y in (top, top + 120):
                sheet.rule(57, y, 538)
            sheet.rule(538, top, 538, top + 120)
            sheet.text(70, top + 24, name, bold=True, size=11)
            sheet.text(70, top + 46, "Det er vigtigt for alle.", size=9.5)
            for x, words in ((73, "Målepunkt"), (300, "Krav 2031"), (440, "Niveau 2030")):
                sheet.text(x, top + 70, words, bold=True, size=9)
            for x, words in ((73, "Andel sager afgjort i tide"), (300, "Mindst 90 pct."), (440, "84 pct.")):
                sheet.text(x, top + 90, words, size=9)
            for y in (top + 76, top + 100):
                sheet.rule(70, y, 529)

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    expected = [["Målepunkt", "Krav 2031", "Niveau 2030"], ["Andel sager afgjort i tide", "Mindst 90 pct.", "84 pct."]]

    assert [expected, expected] == [rows(table) for table in tables(reading.blocks)]
    assert "Mål 2. Flere tilsyn" in [one.text for one in passages(reading.blocks)]


def test_print_in_the_middle_of_a_row_beside_two_lines_of_another_cell_begins_no_row(tmp_path):
    def page(sheet: Sheet) -> None:
        for y in (60, 80, 106):
            sheet.rule(70, y, 529)
        for x, words in ((73, "Målepunkt"), (300, "Krav 2031"), (440, "Niveau 2030")):
            sheet.text(x, 66, words, bold=True, size=9)
        sheet.text(73, 82, "Antal besøg hos forhandlere af fyrværkeri og", size=9)
        sheet.text(300, 87, "Mindst 230", size=9)
        sheet.text(440, 87, "204", size=9)
        sheet.text(73, 92, "gasapparater", size=9)

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)

    assert ["Antal besøg hos forhandlere af fyrværkeri og gasapparater", "Mindst 230", "204"] == flat(rows(table))[1]


def test_a_paragraph_and_a_heading_in_a_band_part_two_ruled_tables_of_the_same_columns(tmp_path):
    def page(sheet: Sheet) -> None:
        for top, row in ((80, ["Andel bussar i tid", "88 %", "85 %"]), (230, ["Andel resor i tid", "94 %", "95 %"])):
            sheet.grid(60, top, [200, 120, 120], [["Indikator", "Mål 2031", "Utfall 2031"], row], rules="all")
        sheet.text(60, 126, "Analys: Banarbetena pågick till november och bussarna fastnade i omledningarna.", size=8)
        sheet.text(60, 138, "Fortsatt arbete: Tidtabellerna görs om.", size=8)
        sheet.box(60, 160, 500, 180, fill="#00594c", stroke=False)
        sheet.text(66, 166, "Ett resande för alla", bold=True)
        sheet.text(60, 206, "Färdtjänsten är att lita på", bold=True)

    reading = read_pdf(draw(tmp_path / "report.pdf", page))

    assert ["Andel bussar i tid", "Andel resor i tid"] == [rows(table)[-1][0] for table in tables(reading.blocks)]
    assert "Fortsatt arbete: Tidtabellerna görs om." in "\n".join(one.text for one in passages(reading.blocks))


CARDS = [
    ("Mål 1. Flere tilsyn i havnene", [("Krav", "Mindst 240 tilsyn"), ("Nået", "131 tilsyn"), ("Skøn", "Usikkert")]),
    ("Mål 2. Kortere ventetid", [("Krav", "Højst 20 dage"), ("Nået", "17 dage"), ("Skøn", "Forventes nået"),
                                 ("Baggrund", "Sagerne fordeles dagligt.")]),
    ("Mål 3. Rene bassiner", [("Krav", "Ingen overskridelser"), ("Nået", "3 overskridelser"), ("Skøn", "Nås ikke")]),
]  # fmt: skip


@pytest.mark.parametrize("dotted", [True, False])
def test_underlined_headings_part_tables_of_labels_ruled_under_each_row(tmp_path, dotted):
    """A browser prints a dotted border as a row of small squares."""

    def under(sheet: Sheet, top: float) -> None:
        if not dotted:
            sheet.rule(60, top, 460)
        for step in range(267 if dotted else 0):
            sheet.box(60 + 1.5 * step, top, 60.75 + 1.5 * step, top + 0.75, fill="#999999", stroke=False)

    def page(sheet: Sheet) -> None:
        sheet.text(60, 50, "Halvårsstatus", size=18, bold=True)
        top = sheet.paragraph(60, 84, 400, PROSE) + 14
        for heading, card in CARDS:
            sheet.text(60, top, heading, bold=True)
            sheet.rule(60, top + 13, 460)
            top += 13
            for label, value in card:
                sheet.text(65, top + 4, label)
                sheet.text(150, top + 4, value)
                top += 20
                under(sheet, top)
            top += 16

    reading = read_pdf(draw(tmp_path / "status.pdf", page))
    assert [[list(row) for row in card] for _, card in CARDS] == [flat(rows(table)) for table in tables(reading.blocks)]
    named = [passage.text for passage in passages(reading.blocks)]
    assert [heading for heading, _ in CARDS] == [text for text in named if text.startswith("Mål")]


@pytest.mark.parametrize("apart", [0, 16])
def test_a_shaded_header_over_one_row_with_a_rule_beneath_is_a_table(tmp_path, apart):
    """Columns of the second table may be as wide as those of the first, or a little wider."""
    texts = [("1.1 Kortare väntan", ("Väntetid", "41 dagar", "30 dagar", "Delvis uppnått")),
             ("1.2 Färre skador", ("Antal skador", "364", "320", "Ej uppnått"))]  # fmt: skip

    def page(sheet: Sheet) -> None:
        top = sheet.paragraph(60, 60, 400, PROSE) + 20
        for shift, (heading, row) in zip((0, apart / 8), texts, strict=True):
            sheet.text(60, top, heading, bold=True, size=11)
            top += 20
            edges = [60, 230 + shift, 300 + shift, 370 + shift, 470]
            for x0, x1, head, text in zip(edges, edges[1:], ("Mått", "2023", "Utfall", "Bedömning"), row, strict=False):
                sheet.box(x0, top, x1, top + 18, fill="#efe4d8", stroke=False)
                sheet.text(x0 + 4, top + 4, head, bold=True)
                sheet.text(x0 + 4, top + 22, text)
                for y in (top + 17.6, top + 36):
                    sheet.box(x0, y, x1, y + 0.75, fill="#aa9988", stroke=False)
            top += 54

    reading = read_pdf(draw(tmp_path / "report.pdf", page))
    heads = ["Mått", "2023", "Utfall", "Bedömning"]
    assert [[heads, list(row)] for _, row in texts] == [rows(table) for table in tables(reading.blocks)]
    named = [passage.text for passage in passages(reading.blocks)]
    assert [heading for heading, _ in texts] == named[-2:]


def test_a_header_whose_last_line_is_one_name_going_on_stands_over_its_table(tmp_path):
    """And a year beneath the day and month it belongs to begins no row."""
    xs = [60, 90, 230, 310, 390]
    header = [["Nr.", "Mål", "Krav", "Opnået i", "Opfyldt"], ["", "", "", "2031", ""]]
    printed = [
        [["1", "Hurtige svar", "10 dage", "12 dage", "Nej"]],
        [["2", "Nyt register", "1. oktober", "Ikke", "Nej"], ["", "", "2031", "klar i", ""], ["", "", "", "2031", ""]],
        [["3", "Tilfredse brugere", "85 pct.", "88 pct.", "Ja"]],
    ]

    def page(sheet: Sheet) -> None:
        y = 120.0
        for bold, lines in [(True, header), *((False, lines) for lines in printed)]:
            for line in lines:
                for x, text in zip(xs, line, strict=True):
                    sheet.text(x, y, text, bold=bold)
                y += 11
            sheet.rule(58, y + 3, 460, y + 3)
            y += 8

    reading = read_pdf(draw(tmp_path / "report.pdf", page))
    (table,) = tables(reading.blocks)
    assert ["Nr.", "Mål", "Krav", "Opnået i 2031", "Opfyldt"] == [" ".join(c.split()) for c in rows(table)[0]]
    assert ["1", "2", "3"] == [row[0] for row in rows(table)[1:]]
    assert "1. oktober 2031" == " ".join(rows(table)[2][2].split())


def test_one_row_of_two_lines_beneath_a_shaded_header_is_a_row_and_the_next_heading_none(tmp_path):
    named = ["Mål 5. Viden bruges til læring", "Mål 6. Vejledning til foreninger"]
    cells = [("Antal notater på baggrund af de indberettede", "hændelser", "4", "6"),
             ("Andel af foreningerne der har fået et besøg", "i løbet af året", "11", "24")]  # fmt: skip

    def page(sheet: Sheet) -> None:
        top = 80.0
        for title, (upper, lower, before, after) in zip(named, cells, strict=True):
            sheet.text(60, top, title, bold=True, size=13)
            top += 26
            for x0, x1, head in ((60, 360, "Indikator"), (360, 420, "2030"), (420, 500, "2031")):
                sheet.box(x0, top, x1, top + 18, fill="#efe4e4", stroke=False)
                sheet.text(x0 + 3, top + 4, head, bold=True)
            sheet.rule(60, top + 18, 500, top + 18)
            sheet.text(63, top + 22, upper)
            sheet.text(63, top + 33, lower)
            sheet.text(363, top + 27, before)
            sheet.text(423, top + 27, after, bold=True)
            sheet.rule(60, top + 46, 500, top + 46)
            top += 62

    reading = read_pdf(draw(tmp_path / "plan.pdf", page))
    assert [[f"{a} {b}", c, d] for a, b, c, d in cells] == [
        [" ".join(cell.split()) for cell in rows(table)[1]] for table in tables(reading.blocks)
    ]
    assert [2, 2] == [len(rows(table)) for table in tables(reading.blocks)]
    assert named == [one.text for one in passages(reading.blocks) if one.text.startswith("Mål")]


def test_the_background_of_a_column_between_others_is_no_rule(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 440, f"{PROSE} {PROSE}")
        sheet.box(330, 130, 400, 250, fill="#eef3ea", stroke=False)
        for y in (130, 154, 178, 202, 226, 250):
            sheet.rule(60, y, 540)
        for y, cells in zip((120, 136, 160, 184, 208, 232), TARGETS, strict=True):
            for x, text in zip((64, 174, 280, 334, 410, 490), cells, strict=True):
                sheet.text(x, y - 2 if y == 120 else y, text, bold=y == 120)
        sheet.paragraph(60, 270, 440, f"{PROSE} {PROSE}")

    (table,) = tables(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert rows(table) == [list(cells) for cells in TARGETS]


TARGETS = (
    ("Mål", "Indikator", "2025", "Målniveau", "Ansvarlig", "Måles"),
    ("Rolig afsked", "Tilfredse", "89 pct.", "≥ 93 pct.", "Leder", "Årligt"),
    ("Klar urne", "Inden 8 dage", "84 pct.", "95 pct.", "Drift", "Månedligt"),
    ("Plads til alle", "Ceremonier", "7", "højst 3", "Direktør", "Årligt"),
    ("Renere røg", "Kviksølv", "38", "under 20", "Teknik", "Ugentligt"),
    ("Fast pris", "Takst", "3.150", "3.150", "Bestyrelse", "Årligt"),
)
