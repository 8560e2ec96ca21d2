"""Odd Word and OpenDocument texts: what is printed is read, what is deleted or only meant for the writer is not."""

from __future__ import annotations

import pytest

from tests.ingest.office import docx, odt, p, tbl, tc
from tests.ingest.shown import read, view

TEXT = "Styrelsen vil nedbringe ventetiden, så borgerne får svar i tide."
SHOWN = f"paragraph {TEXT}"


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def para(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def form(data: str, result: str = "") -> str:
    """A form field of the old kind."""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def box(*inner: str) -> str:
    """A text box with the fallback that repeats it."""
    content = f"<w:txbxContent>{''.join(inner)}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx xmlns:wps='x'>{content}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


SUPER = "<w:vertAlign w:val='superscript'/>"
LIST = p("{}", properties="<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{}'/>"
    "<w:lvlText w:val='{}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(para(run("95 pct.")[:-6] + "</w:r>", "<w:del w:id='1'><w:r><w:delText>90</w:delText></w:r></w:del>", "<w:ins w:id='2'>" + run(" af sagerne") + "</w:ins>"),
                     ["paragraph 95 pct. af sagerne"], id="tracked changes"),
        pytest.param(f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('Målet er højst')}</w:p>{para(run('20 dage i alle sager.'))}", ["paragraph Målet er højst20 dage i alle sager."], id="deleted paragraph mark"),
        pytest.param(tbl(tc(p("Mål")) + tc(p("Krav")), f"<w:trPr><w:del w:id='1'/></w:trPr>{tc(p('x'))}{tc(p('y'))}", tc(p("Svar")) + tc(p("20"))), ["| Mål | Krav |", "| Svar | 20 |"], id="deleted row"),
        pytest.param(para(run("Godkendt "), control("<w14:checkbox xmlns:w14='x'/>", run("☒")), run(" ja")), ["paragraph Godkendt ☒ ja"], id="box to tick"),
        pytest.param(para(run("Type: "), control("<w:dropDownList/>", run("Drift"))), ["paragraph Type: Drift"], id="chosen value"),
        pytest.param(para(run("Typen er: "), control("<w:showingPlcHdr/><w:dropDownList/>", run("Vælg et element.")), run(" i år.")), ["paragraph Typen er:  i år."], id="nothing chosen"),
        pytest.param(control("", p(TEXT)), [SHOWN], id="control around a paragraph"),
        pytest.param(para(form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), run(" opfyldt "), form("<w:checkBox><w:default w:val='0'/></w:checkBox>"), run(" delvist")), ["paragraph ☒ opfyldt ☐ delvist"], id="old boxes"),
        pytest.param(para(run("Type: "), form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='Drift'/><w:listEntry w:val='Udvikling'/></w:ddList>")), ["paragraph Type: Udvikling"], id="old list"),
        pytest.param(para(run("Mål: "), form("<w:textInput/>", run("20 dage"))), ["paragraph Mål: 20 dage"], id="old text field"),
        pytest.param(para(run("120"), run("2", SUPER), run(" sager")), ["paragraph 120² sager"], id="footnote mark set by hand"),
        pytest.param(para(run("120"), "<w:r><w:footnoteReference w:id='2'/></w:r>", run(" sager")), ["paragraph 120 sager"], id="footnote reference"),
        pytest.param(para("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", run(" ja "), "<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>", run(" nej")), ["paragraph ☑ ja ☐ nej"], id="boxes of a symbol font"),
        pytest.param(para("<m:oMath xmlns:m='m'><m:r><m:t>≥95%</m:t></m:r></m:oMath>", run(" af sagerne")), ["paragraph ≥95% af sagerne"], id="formula"),
        pytest.param(para(run("svar"), "<w:r><w:softHyphen/></w:r>", run("tid A"), "<w:r><w:noBreakHyphen/></w:r>", run("1")), ["paragraph svartid A-1"], id="soft and hard hyphens"),
        pytest.param(para(run("synlig"), run("skjult", "<w:vanish/>")), ["paragraph synlig"], id="hidden text"),
        pytest.param(para(run("90", "<w:strike/>"), run("95 pct.")), ["paragraph 95 pct."], id="struck out"),
        pytest.param(box(p(TEXT)), [SHOWN], id="text box once"),
        pytest.param(box(tbl(tc(p("Mål")) + tc(p("Krav")), tc(p("Svar")) + tc(p("20")))), ["| Mål | Krav |", "| Svar | 20 |"], id="table in a text box"),
        pytest.param(tbl(tc(p("Mål")) + tc(box(p("i boks"))), tc(p("Svar")) + tc(p("20"))), ["| Mål | i boks |", "| Svar | 20 |"], id="text box in a cell"),
        pytest.param(tbl(tc(p("Mål")) + tc(tbl(tc(p("a")) + tc(p("b"))) + "<w:p/>"), tc(p("Svar")) + tc(p("20"))), ["| Mål | a\tb |", "| Svar | 20 |"], id="table in a cell"),
        pytest.param(tbl(tc(p("A"), properties="<w:vMerge w:val='restart'/>") + tc(p("B"), properties="<w:gridSpan w:val='2'/>"), tc("<w:p/>", properties="<w:vMerge/>") + tc(p("c")) + tc(p("d"))),
                     ["| A | B | < |", "| ^ | c | d |"], id="cells merged both ways"),
        pytest.param(tbl(tc(p("A"), properties="<w:vMerge w:val='restart'/><w:gridSpan w:val='2'/>") + tc(p("x")), tc("<w:p/>", properties="<w:vMerge/><w:gridSpan w:val='2'/>") + tc(p("y")), tc(p("1")) + tc(p("2")) + tc(p("3"))),
                     ["| A | < | x |", "| ^ | < | y |", "| 1 | 2 | 3 |"], id="a block of merged cells"),
        pytest.param(tbl(tc(p("A"), properties="<w:hMerge w:val='restart'/>") + tc("<w:p/>", properties="<w:hMerge/>") + tc(p("x")), tc(p("1")) + tc(p("2")) + tc(p("3"))), ["| A | < | x |", "| 1 | 2 | 3 |"], id="old merge to the side"),
        pytest.param(tbl(tc(p("Svartid"), properties="<w:textDirection w:val='btLr'/>") + tc(p("20")), tc(p("Trivsel")) + tc(p("75"))), ["| Svartid | 20 |", "| Trivsel | 75 |"], id="text set upright"),
        pytest.param(para("<w:hyperlink>" + run("planen") + "</w:hyperlink>", "<w:fldSimple w:instr=' PAGE '>" + run("2026") + "</w:fldSimple>"), ["paragraph planen2026"], id="link and field"),
        pytest.param(para(run("a"), "<w:r><w:br w:type='page'/></w:r>", run("b")), ["paragraph ab"], id="page break"),
        pytest.param(para(run("Mål\u200b 1\u200f"), run("\u00a0pct.")), ["paragraph Mål\u200b 1\u200f\u00a0pct."], id="invisible characters"),
        pytest.param("<w:p><w:bookmarkStart w:id='0' w:name='x'/><w:commentRangeStart w:id='1'/>" + run("Mål for alle") + "<w:r><w:commentReference w:id='1'/></w:r></w:p>", ["paragraph Mål for alle"], id="comment mark"),
        pytest.param(p(TEXT) + "<w:sectPr><w:headerReference w:type='default'/></w:sectPr>", [SHOWN], id="section"),
        pytest.param(para(run("Mål "), "<w:smartTag><w:smartTagPr/>" + run("København") + "</w:smartTag>"), ["paragraph Mål København"], id="smart tag"),
        pytest.param("<w:p><w:r><w:ruby><w:rt><w:r><w:t>jìxiào</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绩效</w:t></w:r></w:rubyBase></w:ruby></w:r>" + run("目标完成率") + "</w:p>", ["paragraph 绩效目标完成率"], id="ruby"),
    ],
)  # fmt: skip
def test_word_is_read_as(tmp_path, body, expected):
    assert expected == view(read(docx(tmp_path / "plan.docx", body)).blocks)


@pytest.mark.parametrize(
    ("format_", "text", "markers"),
    [
        pytest.param("chineseCounting", "（%1）", ["（一）", "（二）"], id="Chinese in brackets"),
        pytest.param("chineseCountingThousand", "第%1章", ["第一章 ", "第二章 "], id="chapter"),
        pytest.param("decimalEnclosedCircleChinese", "%1", ["① ", "② "], id="circles"),
        pytest.param("upperRoman", "%1.", ["I. ", "II. "], id="roman"),
        pytest.param("lowerLetter", "%1)", ["a) ", "b) "], id="letters"),
        pytest.param("decimalFullWidth", "%1．", ["１． ", "２． "], id="full width"),
        pytest.param("ideographTraditional", "%1、", ["甲、", "乙、"], id="heavenly stems"),
    ],
)
def test_the_number_that_word_prints_is_read(tmp_path, format_, text, markers):
    body = LIST.format("Svartiden er højst 20 dage.") + LIST.format("Trivslen er mindst 75 point.")
    path = docx(tmp_path / "plan.docx", body, numbering=NUMBERING.format(format_, text))

    assert [
        f"list_item1 {markers[0]}Svartiden er højst 20 dage.",
        f"list_item1 {markers[1]}Trivslen er mindst 75 point.",
    ] == view(read(path).blocks)


def cell(text: str, properties: str = "") -> str:
    return f"<table:table-cell {properties}><text:p>{text}</text:p></table:table-cell>"


def odt_table(*rows: str) -> str:
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"


COVERED = "<table:covered-table-cell/>"


@pytest.mark.parametrize(
    ("body", "styles", "expected"),
    [
        pytest.param(odt_table(cell("A", "table:number-rows-spanned='2'") + cell("B", "table:number-columns-spanned='2'") + COVERED, COVERED + cell("c") + cell("d")), "", ["| A | B | < |", "| ^ | c | d |"], id="cells merged both ways"),
        pytest.param(odt_table(cell("Mål") + f"<table:table-cell>{odt_table(cell('a') + cell('b'))}</table:table-cell>", cell("Svar") + cell("20")), "", ["| Mål | a\tb |", "| Svar | 20 |"], id="table in a cell"),
        pytest.param(f"<text:p>{TEXT}<office:annotation><text:p>husk</text:p></office:annotation></text:p>", "", [SHOWN], id="comment"),
        pytest.param(f"<text:tracked-changes><text:changed-region><text:deletion><text:p>slettet</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>{TEXT}</text:p>", "", [SHOWN], id="deleted text"),
        pytest.param(f"<text:p><draw:frame><draw:text-box><text:p>{TEXT}</text:p></draw:text-box></draw:frame></text:p>", "", [SHOWN], id="text box"),
        pytest.param(f"<text:p><draw:frame><draw:text-box>{odt_table(cell('Mål') + cell('Krav'), cell('Svar') + cell('20'))}</draw:text-box></draw:frame></text:p>", "", ["| Mål | Krav |", "| Svar | 20 |"], id="table in a text box"),
        pytest.param("<text:p>120<text:span text:style-name='T1'>2</text:span> sager</text:p>", "<style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>", ["paragraph 120² sager"], id="footnote mark set by hand"),
        pytest.param("<text:p>120<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>Egne tal.</text:p></text:note-body></text:note> sager afgøres.</text:p>", "", ["paragraph 120 sager afgøres.", "footnote Egne tal."], id="footnote"),
        pytest.param("<text:p><text:ruby><text:ruby-base>绩效</text:ruby-base><text:ruby-text>jìxiào</text:ruby-text></text:ruby>目标完成率</text:p>", "", ["paragraph 绩效目标完成率"], id="ruby"),
        pytest.param(f"<text:section text:display='none'><text:p>skjult</text:p></text:section><text:p>{TEXT}</text:p>", "", [SHOWN], id="hidden section"),
        pytest.param("<text:p>Type: <text:drop-down><text:label text:value='Drift'/><text:label text:value='Udvikling' text:current-selected='true'/>Udvikling</text:drop-down></text:p>", "", ["paragraph Type: Udvikling"], id="chosen value"),
        pytest.param("<table:table><table:table-header-rows><table:table-row>" + cell("Mål") + cell("Krav") + "</table:table-row></table:table-header-rows><table:table-row>" + cell("Svar") + cell("20") + "</table:table-row></table:table>", "", ["| Mål | Krav |", "| Svar | 20 |"], id="header rows"),
    ],
)  # fmt: skip
def test_opendocument_is_read_as(tmp_path, body, styles, expected):
    assert expected == view(read(odt(tmp_path / "plan.odt", body, styles=styles)).blocks)
