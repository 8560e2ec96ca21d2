"""How prose is set on a page: letters let in, raised figures, margins, columns, letterheads, notes."""

from functools import partial

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf_factory import SONG, Sheet, draw
from tests.ingest.shown import kinds, passages

TEXT = (
    "Styrelsen skal i 2026 nedbringe ventetiden for borgere, der klager over en afgørelse, og samtidig sikre, at "
    "kvaliteten i sagerne er høj. Ventetiden opgøres hver måned og offentliggøres på styrelsens hjemmeside."
)


def read(tmp_path, page, **options):
    return read_pdf(draw(tmp_path / "plan.pdf", page, **options)).blocks


@pytest.mark.parametrize(
    ("word", "printed"),
    [("95", "95¹"), ("95 %", "95 %1"), ("udgået", "udgået1")],
    ids=["a number stays that number", "a sign keeps the mark", "a word keeps the mark"],
)
def test_a_raised_mark_does_not_change_a_number(tmp_path, word, printed):
    def noted(sheet: Sheet) -> None:
        sheet.text(60, 60, f"Andelen er {word}")
        end = 60 + stringWidth(f"Andelen er {word}", "Helvetica", 10)
        sheet.text(end, 57, "1", size=6)
        sheet.text(end + 6.1, 60, "i hele landet.")

    (passage,) = read(tmp_path, noted)
    assert f"Andelen er {printed} i hele landet." == passage.text


def test_a_letter_let_into_the_text_begins_its_word(tmp_path):
    def initial(sheet: Sheet) -> None:
        sheet.text(60, 60, "K", size=30)
        sheet.text(84, 62, "ulturen samler os på tværs af alder og bopæl. I de kommende")
        sheet.text(84, 76, "fire år vil kommunen åbne flere huse om aftenen, så at alle")
        sheet.text(60, 90, "kan bruge dem. Det gælder også de mindste byer i kommunen.")

    (passage,) = read(tmp_path, initial)
    assert passage.text.startswith("Kulturen samler os på tværs af alder og bopæl. I de kommende\nfire år")


def test_numbers_that_count_lines_are_set_aside(tmp_path):
    def numbered(sheet: Sheet) -> None:
        end = sheet.paragraph(80, 60, 400, TEXT + " " + TEXT)
        for number in range(1, int((end - 60) / 12) + 1):
            sheet.text(50, 60 + 12 * (number - 1), str(number), size=8)

    blocks = read(tmp_path, numbered)
    text = [p.text for p in passages(blocks) if p.kind.value == "paragraph"]
    assert [f"{TEXT} {TEXT}"] == [" ".join(t.split()) for t in text]


def test_numbers_of_a_list_are_not_taken_for_line_numbers(tmp_path):
    def listed(sheet: Sheet) -> None:
        for number in range(3):
            sheet.text(60, 60 + 60 * number, str(number + 1))
            sheet.paragraph(90, 60 + 60 * number, 400, TEXT)

    assert not [p for p in passages(read(tmp_path, listed)) if p.kind.value == "furniture"]


def test_a_heading_in_the_margin_comes_before_the_text_beside_it(tmp_path):
    def letter(sheet: Sheet) -> None:
        sheet.paragraph(190, 60, 330, TEXT)
        sheet.lines(60, 130, ["Mål og", "opfølgning"], bold=True, size=9)
        sheet.paragraph(190, 130, 330, TEXT)
        sheet.text(60, 200, "Uppdrag", bold=True, size=9)
        sheet.paragraph(190, 200, 330, TEXT)

    assert ["paragraph", "heading1", "paragraph", "heading1", "paragraph"] == [
        k.split()[0] for k in kinds(read(tmp_path, letter))
    ]


def test_columns_of_a_letterhead_are_not_one_line(tmp_path):
    def letter(sheet: Sheet) -> None:
        sheet.text(60, 60, "Skogsdepartementet")
        sheet.text(420, 60, "Regeringsbeslut IV:7")
        sheet.paragraph(60, 120, 460, TEXT)

    assert ["Skogsdepartementet", "Regeringsbeslut IV:7"] == [p.text for p in passages(read(tmp_path, letter))][:2]


def test_a_label_and_its_value_stay_one_line(tmp_path):
    def form(sheet: Sheet) -> None:
        sheet.text(60, 60, "Ansvarlig:")
        sheet.text(320, 60, "Kontorchefen for tilsyn")
        sheet.paragraph(60, 120, 460, TEXT)

    assert "Ansvarlig: Kontorchefen for tilsyn" == passages(read(tmp_path, form))[0].text


def test_text_beside_a_picture_is_one_passage(tmp_path):
    def wrapped(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 250, TEXT)
        sheet.text(340, 84, "Figur 1. En måling ved kysten", size=8)
        sheet.paragraph(60, 180, 460, TEXT)

    found = kinds(read(tmp_path, wrapped))
    assert ["paragraph", "caption", "paragraph"] == [k.split()[0] for k in found]
    assert f"paragraph {TEXT}" == " ".join(found[0].split())


def test_a_figure_as_tall_as_two_lines_numbers_the_first_of_them(tmp_path):
    def numbered(sheet: Sheet) -> None:
        sheet.text(60, 70, "1", size=36)
        sheet.text(110, 70, "Trygga hamnar", size=16, bold=True)
        sheet.text(110, 93, "Alla som besöker hamnen kommer tryggt i land.", size=11, bold=True)
        sheet.paragraph(110, 120, 400, TEXT)

    assert ["1 Trygga hamnar", "Alla som besöker hamnen kommer tryggt i land."] == [
        p.text for p in passages(read(tmp_path, numbered))
    ][:2]


def test_a_quotation_in_large_print_is_no_heading(tmp_path):
    def quoted(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 460, TEXT)
        sheet.text(60, 120, "»Museet er det bedste sted for spørgsmål.«", size=15)
        sheet.paragraph(60, 160, 460, TEXT)

    assert ["paragraph", "paragraph", "paragraph"] == [k.split()[0] for k in kinds(read(tmp_path, quoted))]


def test_entries_of_an_index_stay_apart(tmp_path):
    def index(sheet: Sheet) -> None:
        sheet.lines(60, 60, ["Beredskab, 4, 6", "Nødforsyning, 5-7", "Vandværker, 5"])

    assert ["Beredskab, 4, 6", "Nødforsyning, 5-7", "Vandværker, 5"] == [
        p.text for p in passages(read(tmp_path, index))
    ]


def test_place_and_date_set_right_are_two_lines(tmp_path):
    def signed(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 460, TEXT)
        for top, words in ((130, "Myndigheden for Havbund"), (142, "København, den 3. marts 2026")):
            sheet.text(520 - stringWidth(words, "Helvetica", 10), top, words)

    assert ["Myndigheden for Havbund", "København, den 3. marts 2026"] == [
        p.text for p in passages(read(tmp_path, signed))
    ][1:]


def test_notes_below_each_other_are_parted_at_their_numbers(tmp_path):
    def noted(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 460, TEXT)
        sheet.lines(60, 700, ["1 Opgjort ved årets udgang.", "2 Omfatter ikke sager om ferie."], size=7.5, pitch=9)

    notes = [p.text for p in passages(read(tmp_path, noted)) if p.kind.value == "footnote"]
    assert ["1 Opgjort ved årets udgang.", "2 Omfatter ikke sager om ferie."] == notes


def test_the_header_of_a_single_page_is_furniture(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(60, 30, "Verksamhetsplan 2026", size=8)
        sheet.paragraph(60, 100, 460, TEXT)

    assert ["furniture Verksamhetsplan 2026"] == kinds(read(tmp_path, page))[:1]


def test_a_label_that_opens_two_pages_and_stands_amid_a_third_is_no_running_head(tmp_path):
    def page(sheet: Sheet, top: float) -> None:
        sheet.text(60, top, "Myndighetens mål", bold=True)
        sheet.paragraph(60, top + 30, 460, TEXT)
        sheet.text(60, 20, "Plan 2026", size=8)

    pages = [partial(page, top=top) for top in (300, 60, 60)]
    blocks = read_pdf(draw(tmp_path / "plan.pdf", *pages)).blocks
    assert ["Plan 2026"] * 3 == [p.text for p in passages(blocks) if p.kind.value == "furniture"]


def test_spaced_capitals_keep_their_number(tmp_path):
    def spaced(sheet: Sheet) -> None:
        x = 60.0
        for word in ("MÅL", "2026"):
            for letter in word:
                sheet.text(x, 60, letter)
                x += stringWidth(letter, "Helvetica", 10) + 4
            x += 6

    assert "MÅL 2026" == read(tmp_path, spaced)[0].text


def test_no_space_is_invented_between_han_and_latin_print(tmp_path):
    def mixed(sheet: Sheet) -> None:
        x = 60.0
        for words, font in (("覆盖率达到", SONG), ("98%", "Helvetica"), ("以上", SONG)):
            sheet.text(x, 60, words, font=font, size=12)
            x += stringWidth(words, font, 12) + 2.5

    assert "覆盖率达到98%以上" == read(tmp_path, mixed)[0].text


def test_a_word_broken_on_a_short_line_goes_on(tmp_path):
    def ragged(sheet: Sheet) -> None:
        sheet.paragraph(60, 60, 460, TEXT)
        sheet.lines(60, 120, ["Styrelsen gennemfører sær-", "lige indsatser over for virksomhederne."])

    assert (
        "Styrelsen gennemfører sær-\nlige indsatser over for virksomhederne."
        == passages(read(tmp_path, ragged))[-1].text
    )


def test_the_next_heading_of_a_series_is_one_at_the_top_of_a_page_too(tmp_path):
    def chapter(sheet: Sheet, top: float, number: str, name: str) -> float:
        sheet.text(60, top, f"（{number}）{name}", size=10.5, font=SONG)
        for line in range(3):
            sheet.text(
                60, top + 14 * (line + 1), f"{line + 1}.把普通话水平纳入教师招聘和岗前培训内容", size=10, font=SONG
            )
        return top + 14 * 4 + 10

    def first(sheet: Sheet) -> None:
        chapter(sheet, chapter(sheet, 60, "一", "公共空间用字更加规范"), "二", "抢救记录濒危方言")

    def second(sheet: Sheet) -> None:
        chapter(sheet, chapter(sheet, 60, "三", "方言传承有人接续"), "四", "特殊群体语言服务可及")

    found = passages(read_pdf(draw(tmp_path / "plan.pdf", first, second)).blocks)
    headed = [one.text for one in found if one.kind == "heading"]
    assert [
        "（一）公共空间用字更加规范",
        "（二）抢救记录濒危方言",
        "（三）方言传承有人接续",
        "（四）特殊群体语言服务可及",
    ] == headed
