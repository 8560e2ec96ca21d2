"""Running text in PDF: reading order, passages and their kinds, furniture, and what page ends cut."""

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.records import PassageKind
from tests.ingest.pdf_factory import SONG, Sheet, draw
from tests.ingest.shown import kinds, passages, tables

FIRST = (
    "Havnene skal være sikre hele året, og derfor fører styrelsen tilsyn med alle havne, som har mere end ti anløb om "
    "måneden. Tilsynet tilrettelægges efter risiko, så de steder, hvor noget kan gå galt, besøges oftest."
)
SECOND = (
    "Ventetiden for ansøgere er vokset i de seneste år. Den skal ned igen, og det kræver, at ansøgningerne er fyldt "
    "rigtigt ud fra begyndelsen, og at sagerne fordeles bedre mellem kontorerne."
)
THIRD = (
    "Kommunerne bruger vores vejledning, når de planlægger nye anlæg. De har bedt om kortere svar og flere eksempler, "
    "og det får de med den nye håndbog, som udkommer til sommer."
)
FOURTH = (
    "Medarbejderne har i mange år kunnet vælge, hvor de arbejder. Det fortsætter, men hvert kontor skal aftale, "
    "hvornår alle mødes, så nye kolleger lærer af de erfarne."
)


def words(blocks) -> list[str]:
    """Passages without line breaks, furniture left out."""
    return [" ".join(p.text.split()) for p in passages(blocks) if p.kind is not PassageKind.FURNITURE]


def one_column(sheet: Sheet) -> None:
    top = sheet.paragraph(60, 60, 440, FIRST)
    top = sheet.paragraph(60, top + 8, 440, SECOND)
    sheet.paragraph(60, top + 8, 440, THIRD)


def without_space(sheet: Sheet) -> None:
    top = sheet.paragraph(60, 60, 400, FIRST)
    top = sheet.paragraph(60, top, 400, SECOND)
    sheet.paragraph(60, top, 400, THIRD)


def indented(sheet: Sheet) -> None:
    top = 60.0
    for text in (FIRST, SECOND, THIRD):
        top = sheet.paragraph(60, top, 300, text, indent=18)


def two_columns(sheet: Sheet) -> None:
    top = sheet.paragraph(60, 60, 215, FIRST)
    sheet.paragraph(60, top + 8, 215, SECOND)
    top = sheet.paragraph(310, 60, 215, THIRD)
    sheet.paragraph(310, top + 8, 215, FOURTH)


def drawn_row_by_row(sheet: Sheet) -> None:
    """Two columns whose lines stand alternately in the file."""
    left, right = Recorder(), Recorder()
    left.paragraph(60, left.paragraph(60, 60, 215, FIRST) + 8, 215, SECOND)
    right.paragraph(310, right.paragraph(310, 60, 215, THIRD) + 8, 215, FOURTH)
    for x, top, line in sorted([*left.drawn, *right.drawn], key=lambda drawn: (drawn[1], drawn[0])):
        sheet.text(x, top, line)


class Recorder(Sheet):
    """Takes down where lines would stand."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, float, str]] = []

    def text(self, x: float, top: float, words: str, **style: object) -> None:
        self.drawn.append((x, top, words))


def three_columns(sheet: Sheet) -> None:
    for x, text in ((50, FIRST), (220, SECOND), (390, THIRD)):
        sheet.paragraph(x, 60, 145, text)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(one_column, [FIRST, SECOND, THIRD], id="space between paragraphs"),
        pytest.param(without_space, [FIRST, SECOND, THIRD], id="no space: the last line is short"),
        pytest.param(indented, [FIRST, SECOND, THIRD], id="first lines set in"),
        pytest.param(two_columns, [FIRST, SECOND, THIRD, FOURTH], id="two columns"),
        pytest.param(drawn_row_by_row, [FIRST, SECOND, THIRD, FOURTH], id="two columns drawn row by row"),
        pytest.param(three_columns, [FIRST, SECOND, THIRD], id="three columns"),
    ],
)
def test_paragraphs_are_whole_and_in_reading_order(tmp_path, page, expected):
    assert expected == words(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)


def test_a_heading_and_a_table_below_two_columns_follow_both(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 40, "1 Indledning", size=16, bold=True)
        left = sheet.paragraph(60, 80, 215, FIRST)
        right = sheet.paragraph(310, 80, 215, SECOND)
        sheet.text(60, max(left, right) + 20, "2 Mål", size=16, bold=True)
        sheet.grid(60, max(left, right) + 50, [200, 200], [["Mål", "Krav"], ["Kortere ventetid", "20 dage"]])

    read = [kind.split("\n")[0][:24] for kind in kinds(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)]
    assert [
        "heading1 1 Indledning",
        f"paragraph {FIRST[:14]}",
        f"paragraph {SECOND[:14]}",
        "heading1 2 Mål",
        "table 2x2",
    ] == read


# ---------------------------------------------------------------------------------------------- kinds
def test_headings_have_levels_that_hold_for_the_document(tmp_path):
    def page(number: int):
        def drawn(sheet: Sheet) -> None:
            sheet.text(60, 60, f"{number} Kapitel om noget", size=16, bold=True)
            sheet.paragraph(60, 90, 440, FIRST)
            sheet.text(60, 150, f"{number}.1 Afsnit", size=12, bold=True)
            sheet.paragraph(60, 170, 440, SECOND)
            sheet.text(60, 230, "Hvad vi vil opnå", bold=True)
            sheet.paragraph(60, 244, 440, THIRD)

        return drawn

    read = [p for p in passages(read_pdf(draw(tmp_path / "plan.pdf", page(1), page(2))).blocks) if p.level]
    assert [1, 2, 3, 1, 2, 3] == [p.level for p in read]
    assert {PassageKind.HEADING} == {p.kind for p in read}


def test_numbering_decides_where_sizes_contradict_it(tmp_path):
    def page(sheet: Sheet) -> None:
        top = 60.0
        for words_of, size in (
            ("1 Rammer", 16),
            ("1.1 Vision", 13),
            ("1.2 Opgaver", 13),
            ("1.3 Mål", 16),
            ("2 Opfølgning", 16),
        ):
            sheet.text(60, top, words_of, size=size, bold=True)
            top = sheet.paragraph(60, top + 24, 440, FIRST) + 12

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [1, 2, 2, 2, 1] == [p.level for p in read if p.kind is PassageKind.HEADING]


def test_two_headings_below_each_other_stay_two_and_a_long_one_is_one(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["VIRKSOMHED", "1 Mål og krav"], bold=True, pitch=14)
        sheet.paragraph(60, 100, 440, FIRST)
        sheet.lines(60, 160, ["Styrelsens bidrag til den fælles strategi for", "kyst og havne"], bold=True)
        sheet.paragraph(60, 200, 440, SECOND)

    read = [
        p.text for p in passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks) if p.kind is PassageKind.HEADING
    ]
    assert ["VIRKSOMHED", "1 Mål og krav", "Styrelsens bidrag til den fælles strategi for\nkyst og havne"] == read


def test_list_items_keep_their_marker_and_depth(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 60, "Opgaverne er:")
        top = 76.0
        for x, marker, text in ((66, "•", "Tilsyn med havne og broer,"), (84, "–", "herunder private broer"),
                                (66, "•", "Vejledning af kommuner"), (66, "1)", "Svartiden er højst 20 dage."),
                                (66, "2)", "Ingen sag er ældre end et år.")):  # fmt: skip
            sheet.text(x, top, marker)
            sheet.text(x + 14, top, text)
            top += 14

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)[1:]
    assert [("• ", 1), ("– ", 2), ("• ", 1), ("1) ", 1), ("2) ", 1)] == [(p.text[: p.marker], p.level) for p in read]
    assert {PassageKind.LIST_ITEM} == {p.kind for p in read}


def test_a_number_that_a_sentence_runs_into_is_no_list_marker(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["Der afrapporteres til departementet i forbindelse med udgangen af",
                             "1. halvår og i årsrapporten, og status drøftes på det næste møde i",
                             "2. kvartal."])  # fmt: skip

    (passage,) = read_pdf(draw(tmp_path / "plan.pdf", page)).blocks
    assert (PassageKind.PARAGRAPH, 3) == (passage.kind, len(passage.lines))


def test_labels_begin_passages_of_their_own(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["Type: Drift", "Ansvarlig: Tilsynschefen", "Opfølgning: Halvårligt til departementet"])
        sheet.paragraph(60, 110, 440, FIRST)

    read = words(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert ["Type: Drift", "Ansvarlig: Tilsynschefen", "Opfølgning: Halvårligt til departementet", FIRST] == read


def test_a_bold_beginning_is_no_heading(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 60, "Baggrund.", bold=True)
        sheet.text(113, 60, "Ventetiden er vokset i alle kontorer, og mange ansøgere giver op undervejs,")
        sheet.text(60, 72, "selvom de har ret til den støtte, som de spurgte om.")
        sheet.paragraph(60, 100, 400, FIRST)

    first = passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)[0]
    assert (PassageKind.PARAGRAPH, 2, False) == (first.kind, len(first.lines), first.bold)


def test_contents_lines_are_no_headings(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 40, "Indhold", size=14, bold=True)
        for number, line in enumerate(
            ("1 Indledning ............ 3", "2 Mål for året ............ 4", "3 Opfølgning ............ 9")
        ):
            sheet.text(60, 70 + 14 * number, line)
        sheet.paragraph(60, 140, 440, FIRST)

    def bare(sheet: Sheet) -> None:
        for number, (title, page_number) in enumerate(
            (("Forord", "2"), ("Mål", "3"), ("Budget", "7"), ("Bilag", "11"))
        ):
            sheet.text(60, 70 + 14 * number, title)
            sheet.text(480, 70 + 14 * number, page_number)
        sheet.paragraph(60, 140, 440, FIRST)

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", page, bare)).blocks)
    assert 7 == sum(p.kind is PassageKind.CONTENTS for p in read)
    assert ["Forord 2", "Mål 3", "Budget 7", "Bilag 11"] == [p.text for p in read if p.kind is PassageKind.CONTENTS][3:]


def test_a_footnote_is_apart(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 440, FIRST)
        sheet.rule(60, 760, 200)
        sheet.text(60, 766, "1 Målt i 2024 blandt 310 ansøgere, svarprocent 61.", size=7.5)

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert [PassageKind.PARAGRAPH, PassageKind.FOOTNOTE] == [p.kind for p in read]


def test_chinese_paragraphs_begin_two_characters_in(tmp_path):
    first = "到二〇二五年底全区政务服务事项网上可办率达到百分之九十八以上群众满意度明显提升办理时限进一步压缩。"
    second = "各部门要按照职责分工抓好落实每季度末向区政府报告进展情况年终开展考核评价并公布结果。"

    def page(sheet: Sheet) -> None:
        top = 60.0
        sheet.text(60, top, "一、总体目标", font=SONG, size=14)
        top += 26
        for text in (first, second):
            sheet.text(80, top, text[:28], font=SONG)
            sheet.text(60, top + 16, text[28:], font=SONG)
            top += 32

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", page)).blocks)
    assert ["一、总体目标", first, second] == ["".join(p.text.split()) for p in read]
    assert [PassageKind.HEADING, PassageKind.PARAGRAPH, PassageKind.PARAGRAPH] == [p.kind for p in read]


def test_a_numbered_task_behind_one_that_a_page_end_cut_is_a_passage_of_its_own(tmp_path):
    def first(sheet: Sheet) -> None:
        sheet.text(60, 60, "三、重点任务", font=SONG, size=14)
        sheet.text(80, 700, "4.扩大融资覆盖面。建立企业名单制度,推广线上登记。到二〇二八年底", font=SONG)
        sheet.text(60, 716, "名单内企业达到二百家,登记金额稳步增加。(责任单位:市市场监管局、国家", font=SONG)

    def second(sheet: Sheet) -> None:
        sheet.text(60, 60, "金融监督管理总局枫桥监管分局)", font=SONG)
        sheet.text(80, 76, "5.培育密集型产品。引导企业开展备案认定,力争二〇二七年六月底以前完成", font=SONG)
        sheet.text(60, 92, "备案产品二百六十个。(责任单位:市市场监管局)", font=SONG)

    read = passages(read_pdf(draw(tmp_path / "plan.pdf", first, second)).blocks)
    assert [(p.text[:2], p.text[-3:]) for p in read[1:]] == [("4.", "分局)"), ("5.", "管局)")]


# ---------------------------------------------------------------------------------------------- furniture
def report_page(number: int, text: str):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 30, "Styrelsen for prøver", size=8)
        sheet.text(430, 30, "Mål- og resultatplan", size=8)
        sheet.paragraph(60, 80, 440, text)
        sheet.text(280, 812, f"Side {number} af 4", size=8)

    return page


def test_running_headers_and_page_numbers_are_set_aside(tmp_path):
    texts = (FIRST, SECOND, THIRD, FOURTH)
    pages = [report_page(number, text) for number, text in enumerate(texts, 1)]
    reading = read_pdf(draw(tmp_path / "plan.pdf", *pages))
    assert list(texts) == words(reading.blocks)
    assert 3 * 4 == sum(p.kind is PassageKind.FURNITURE for p in passages(reading.blocks))


@pytest.mark.parametrize("number", ["3", "— 3 —", "- 3 -", "3 (3)", "Side 3 af 3"])
def test_a_page_number_is_known_by_its_look(tmp_path, number):
    def last(sheet: Sheet) -> None:
        sheet.paragraph(60, 80, 440, THIRD)
        sheet.text(280, 812, number, size=8)

    def other(text: str):
        return lambda sheet: sheet.paragraph(60, 80, 440, text)

    assert [FIRST, SECOND, THIRD] == words(read_pdf(draw(tmp_path / "p.pdf", other(FIRST), other(SECOND), last)).blocks)


def test_headings_that_count_along_with_the_pages_are_no_furniture(tmp_path):
    def page(number: int):
        def drawn(sheet: Sheet) -> None:
            sheet.text(60, 50, f"Mål {number}", size=12, bold=True)
            sheet.paragraph(60, 80, 440, (FIRST, SECOND, THIRD)[number - 1])

        return drawn

    reading = read_pdf(draw(tmp_path / "plan.pdf", page(1), page(2), page(3)))
    assert ["Mål 1", "Mål 2", "Mål 3"] == [p.text for p in passages(reading.blocks) if p.kind is PassageKind.HEADING]


def test_text_that_comes_back_at_the_same_place_is_no_furniture(tmp_path):
    reading = read_pdf(draw(tmp_path / "plan.pdf", one_column, one_column, one_column))
    assert [FIRST, SECOND, THIRD] * 3 == words(reading.blocks)


# ---------------------------------------------------------------------------------------------- over pages
def test_a_paragraph_over_a_page_break_is_one(tmp_path):
    def upper(sheet: Sheet) -> None:
        sheet.text(60, 30, "Styrelsen for prøver", size=8)
        sheet.lines(
            60,
            770,
            ["Ansøgerne skal have svar hurtigere, og derfor samles alle sager om", "broer og bolværker hos ét kontor,"],
        )
        sheet.text(280, 812, "4", size=8)

    def lower(sheet: Sheet) -> None:
        sheet.text(60, 30, "Styrelsen for prøver", size=8)
        sheet.lines(60, 60, ["som også overtager vejledningen af kommunerne.", "Det sker den 1. maj."])
        sheet.text(280, 812, "5", size=8)

    reading = read_pdf(draw(tmp_path / "plan.pdf", upper, lower))
    (passage,) = [p for p in passages(reading.blocks) if p.kind is not PassageKind.FURNITURE]
    assert (1, [None, None, 2, 2]) == (passage.page, [line.page for line in passage.lines])
    assert passage.bbox.top > 700
    assert passage.lines[2].bbox.top < 100


def test_a_paragraph_that_ends_with_the_page_is_not_joined(tmp_path):
    def upper(sheet: Sheet) -> None:
        sheet.paragraph(60, 740, 440, FIRST)

    def lower(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 440, SECOND)

    assert [FIRST, SECOND] == words(read_pdf(draw(tmp_path / "plan.pdf", upper, lower)).blocks)


def test_nothing_is_read_twice_or_lost(tmp_path):
    def page(sheet: Sheet) -> None:
        one_column(sheet)
        sheet.grid(60, 300, [150, 150], [["Mål", "Krav"], ["Kortere ventetid", "20 dage"]])
        sheet.text(60, 400, "Løs linje")

    blocks = read_pdf(draw(tmp_path / "plan.pdf", page, page)).blocks
    read = [word for p in passages(blocks) for word in p.text.split()]
    read += [word for table in tables(blocks) for cell in table.cells for word in cell.text.split()]
    drawn = f"{FIRST} {SECOND} {THIRD} Mål Krav Kortere ventetid 20 dage Løs linje".split()
    assert sorted(drawn * 2) == sorted(read)
