"""Word files as Word prints them."""

import pytest

from pipeline.ingest.docx import read_docx
from pipeline.ingest.wordstyles import counted
from tests.ingest.office import docx, p, tbl, tc
from tests.ingest.shown import kinds, rows, tables

LONG = "Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge os om deres sag."
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Afsnit"><w:name w:val="Afsnit"/><w:basedOn w:val="Overskrift1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Billedtekst"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr>'
    '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
)


def level(depth: int, kind: str, text: str, start: int = 1) -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inner}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "decimal", "%1.%2")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}{level(1, "bullet", "o")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "chineseCountingThousand", "%1、")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def number(name: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            p("Mål", style="Overskrift1") + p("Tekst."), ["heading1 Mål", "paragraph Tekst."], id="style by name"
        ),
        pytest.param(p("Mål", style="Afsnit"), ["heading1 Mål"], id="style based on a heading"),
        pytest.param(p("Mål", properties='<w:outlineLvl w:val="2"/>'), ["heading3 Mål"], id="outline level"),
        pytest.param(p("Plan 2026", style="Titel"), ["heading1 Plan 2026"], id="title"),
        pytest.param(p("Tekst.", style="A"), ["paragraph Tekst."], id="styles based on each other"),
        pytest.param(p("Mål\t3", style="TOC1"), ["contents Mål\t3"], id="contents"),
        pytest.param(p("Mål", look="<w:b/>") + p(LONG), ["heading1 Mål", f"paragraph {LONG}"], id="bold short line"),
        pytest.param(
            p("Plan", look='<w:sz w:val="36"/>') + p(LONG) + p("Mål", look='<w:sz w:val="28"/>') + p(LONG),
            ["heading1 Plan", f"paragraph {LONG}", "heading2 Mål", f"paragraph {LONG}"],
            id="larger letters",
        ),
        pytest.param(
            p("svar", style="Punkt") + p("hurtigt", properties=number(2, 1)),
            ["list_item1 svar", "list_item2 hurtigt"],
            id="bullets are not in the text",
        ),
        pytest.param(
            "".join(
                p(text, properties=number(1, depth))
                for text, depth in (("svar", 0), ("hurtigt", 1), ("rigtigt", 1), ("trivsel", 0), ("ro", 1))
            ),
            [
                "list_item1 1. svar",
                "list_item2 1.1 hurtigt",
                "list_item2 1.2 rigtigt",
                "list_item1 2. trivsel",
                "list_item2 2.1 ro",
            ],
            id="numbers as printed",
        ),
        pytest.param(
            p("a", properties=number(1)) + p("b", properties=number(4)) + p("c", properties=number(4)),
            ["list_item1 1. a", "list_item1 1. b", "list_item1 2. c"],
            id="a numbering that starts again",
        ),
        pytest.param(p("Mål", style="Overskrift1", properties=number(1)), ["heading1 1. Mål"], id="numbered heading"),
        pytest.param(
            p("总体要求", style="Overskrift1", properties=number(3)), ["heading1 一、总体要求"], id="Chinese number"
        ),
        pytest.param(
            "<w:p><w:r><w:t>Målet er </w:t></w:r><w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:del><w:r>"
            "<w:delText>30</w:delText></w:r></w:del><w:r><w:t> dage.</w:t></w:r></w:p>",
            ["paragraph Målet er 20 dage."],
            id="tracked changes",
        ),
        pytest.param(p("synlig.") + p("skjult", look="<w:vanish/>"), ["paragraph synlig."], id="hidden text"),
        pytest.param(
            "<w:sdt><w:sdtContent>" + p("i kontrol.") + "</w:sdtContent></w:sdt>",
            ["paragraph i kontrol."],
            id="content control",
        ),
        pytest.param(
            "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
            ["paragraph a\tb\nc-d"],
            id="tab, break and fixed hyphen",
        ),
        pytest.param(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF</w:instrText><w:t>side 3.</w:t></w:r></w:p>",
            ["paragraph side 3."],
            id="field code",
        ),
        pytest.param(
            "<w:p><w:r><w:t>Før.</w:t></w:r><w:r><w:pict><w:txbxContent>" + p("I boks.") + "</w:txbxContent></w:pict>"
            "</w:r></w:p>",
            ["paragraph Før.", "paragraph I boks."],
            id="text box",
        ),
    ],
)
def test_a_paragraph_is_read_as(tmp_path, body, expected):
    assert expected == kinds(read_docx(docx(tmp_path / "plan.docx", body, styles=STYLES, numbering=NUMBERING)).blocks)


@pytest.mark.parametrize(
    ("look", "bold"), [("<w:b/>", True), ('<w:b w:val="true"/>', True), ('<w:b w:val="0"/>', False)]
)
def test_bold_is_a_switch_that_can_be_off(tmp_path, look, bold):
    (passage,) = read_docx(docx(tmp_path / "plan.docx", p("Et mål.", look=look))).blocks

    assert bold == passage.bold


def test_footnotes_stand_at_the_end(tmp_path):
    separator = f'<w:footnote w:type="separator" w:id="0">{p("---")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="1">{p("Målt i 2024.")}</w:footnote>'
    path = docx(tmp_path / "plan.docx", p("Svartid.") + p("Trivsel."), footnotes=notes)

    assert ["paragraph Svartid.", "paragraph Trivsel.", "footnote Målt i 2024."] == kinds(read_docx(path).blocks)


SPAN = '<w:gridSpan w:val="2"/>'
DOWN, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            tbl(tc(p("Mål"), properties=SPAN) + tc(p("Krav")), tc(p("a")) + tc(p("b")) + tc(p("c"))),
            [["Mål", "<", "Krav"], ["a", "b", "c"]],
            id="merged across",
        ),
        pytest.param(
            tbl(
                tc(p("Mål"), properties=DOWN) + tc(p("a")),
                tc(p(""), properties=MORE) + tc(p("b")),
                tc(p("Nyt"), properties=DOWN) + tc(p("c")),
            ),
            [["Mål", "a"], ["^", "b"], ["Nyt", "c"]],
            id="merged down",
        ),
        pytest.param(
            tbl(
                tc(p("M"), properties=SPAN + DOWN) + tc(p("a")),
                tc(p(""), properties=SPAN + MORE) + tc(p("b")),
                tc(p("x")) + tc(p("y")) + tc(p("c")),
            ),
            [["M", "<", "a"], ["^", "<", "b"], ["x", "y", "c"]],
            id="merged both ways",
        ),
        pytest.param(
            tbl(
                tc(p("a"), p("b")) + tc(p("1", properties=number(1)), p("2", properties=number(1))),
                tc(p("c")) + tc(p("d")),
            ),
            [["a\nb", "1. 1\n2. 2"], ["c", "d"]],
            id="paragraphs and list in a cell",
        ),
        pytest.param(
            tbl(tc(p("a")) + tc(tbl(tc(p("i")) + tc(p("j")), tc(p("k")) + tc(p("l"))), p("")), tc(p("c")) + tc(p("d"))),
            [["a", "i\tj\nk\tl"], ["c", "d"]],
            id="table in a cell",
        ),
        pytest.param(
            tbl(
                f"<w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc(p('K1'))}{tc(p('K2'))}",
                tc(p("Mål")) + tc(p("1")) + tc(p("2")),
            ),
            [["", "K1", "K2"], ["Mål", "1", "2"]],
            id="a row that starts further right",
        ),
        pytest.param(
            tbl(tc(p("a")) + tc(p("b")), f"<w:trPr><w:del/></w:trPr>{tc(p('x'))}{tc(p('y'))}", tc(p("c")) + tc(p("d"))),
            [["a", "b"], ["c", "d"]],
            id="deleted row",
        ),
        pytest.param(
            tbl(tc(p("a"), properties='<w:gridSpan w:val="999999999"/>') + tc(p("b")), tc(p("c")) + tc(p("d"))),
            [["a", "<", "b"], ["c", "d", ""]],
            id="absurd span",
        ),
    ],
)
def test_a_table_grid_is(tmp_path, table, expected):
    (found,) = tables(read_docx(docx(tmp_path / "plan.docx", table, numbering=NUMBERING)).blocks)

    assert expected == rows(found)


def test_a_header_row_and_a_coloured_cell_are_marked(tmp_path):
    table = tbl(
        f"<w:trPr><w:tblHeader/></w:trPr>{tc(p('Mål'))}{tc(p('Status'))}",
        tc(p("svar")) + tc(p("på vej"), properties='<w:shd w:fill="FFC000"/>'),
    )
    (found,) = tables(read_docx(docx(tmp_path / "plan.docx", table)).blocks)

    assert [True, True, False, False] == [cell.is_header for cell in found.cells]
    assert ["", "", "", "#ffc000"] == [cell.color for cell in found.cells]


def test_a_frame_of_one_cell_is_read_as_text(tmp_path):
    blocks = read_docx(docx(tmp_path / "plan.docx", tbl(tc(p("Målet er 20 dage."))))).blocks

    assert ["paragraph Målet er 20 dage."] == kinds(blocks)


RUNNING = "Mange flytter, før de har fundet et sted at bo, og det koster både dem selv og kommunen penge."
BOX = p("Tal bag målet") + p("48 pct. flyttede i 2024")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            tc(p(RUNNING) + p(RUNNING)) + tc(BOX),
            [f"paragraph {RUNNING}"] * 2 + ["paragraph Tal bag målet", "paragraph 48 pct. flyttede i 2024"],
            id="running text beside a box",
        ),
        pytest.param(tc(p("Mål 1")) + tc(p(RUNNING) + p(RUNNING)), ["table 1x2"], id="a label beside its text"),
        pytest.param(tc(BOX) + tc(BOX), ["table 1x2"], id="short lines beside each other"),
    ],
)
def test_one_row_that_only_places_text_is_read_as(tmp_path, row, expected):
    assert expected == kinds(read_docx(docx(tmp_path / "plan.docx", tbl(row))).blocks)


def test_coloured_cells_with_their_meanings_beside_are_a_table_and_a_coloured_frame_is_none(tmp_path):
    lights = [tc(p(""), properties=f'<w:shd w:fill="{fill}"/>') for fill in ("70AD47", "C00000")]
    legend = tbl(lights[0] + tc(p("Nås i tide")), lights[1] + tc(p("Nås ikke")))
    frame = tbl(lights[0] + tc(p("Ventetiden skal ned.")))
    blocks = read_docx(docx(tmp_path / "plan.docx", legend + p("Tekst") + frame)).blocks

    assert ["table 2x2", "paragraph Tekst", "paragraph Ventetiden skal ned."] == kinds(blocks)
    assert ["#70ad47", "", "#c00000", ""] == [cell.color for cell in tables(blocks)[0].cells]


def test_a_caption_above_a_table_is_its_caption(tmp_path):
    body = p("Tabel 1 Mål", style="Billedtekst") + tbl(tc(p("a")) + tc(p("b")), tc(p("c")) + tc(p("d")))
    blocks = read_docx(docx(tmp_path / "plan.docx", body, styles=STYLES)).blocks

    assert (["caption Tabel 1 Mål", "table 2x2"], "Tabel 1 Mål") == (kinds(blocks), tables(blocks)[0].caption)


@pytest.mark.parametrize(
    ("number_", "format_", "expected"),
    [
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (23, "chineseCounting", "二十三"),
        (10, "taiwaneseCountingThousand", "十"),
        (4, "decimalEnclosedCircleChinese", "④"),
        (7, "decimalZero", "07"),
        (5, "hebrew1", "5"),
    ],
)
def test_a_number_is_printed_as_word_prints_it(number_, format_, expected):
    assert expected == counted(number_, format_)
