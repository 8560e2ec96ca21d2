"""OpenDocument texts."""

import pytest

from pipeline.ingest.odt import read_odt
from tests.ingest.office import odt
from tests.ingest.shown import kinds, rows, tables

STYLES = (
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P2"/>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)
LONG = (
    "<text:p>Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge os om sagen.</text:p>"
)
SHOWN = "paragraph Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge os om sagen."


def item(*inner: str) -> str:
    return f"<text:list-item>{''.join(inner)}</text:list-item>"


def para(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<text:h text:outline-level="2">Mål</text:h>' + para("Tekst."),
            ["heading2 Mål", "paragraph Tekst."],
            id="heading",
        ),
        pytest.param('<text:p text:style-name="P1">Mål</text:p>' + LONG, ["heading1 Mål", SHOWN], id="bold short line"),
        pytest.param(
            '<text:p text:style-name="P2">Tekst.</text:p>', ["paragraph Tekst."], id="a style based on itself"
        ),
        pytest.param(
            '<text:list text:style-name="L2">' + item(para("svar")) + item(para("ro")) + "</text:list>",
            ["list_item1 svar", "list_item1 ro"],
            id="bullets are not in the text",
        ),
        pytest.param(
            '<text:list text:style-name="L1">'
            + item(para("svar"), "<text:list>" + item(para("nu")) + "</text:list>")
            + item(para("ro"))
            + "</text:list>",
            ["list_item1 1. svar", "list_item2 1.1 nu", "list_item1 2. ro"],
            id="numbers as printed",
        ),
        pytest.param(
            '<text:list text:style-name="L1">'
            + item(para("a"))
            + "</text:list>"
            + para("Tekst.")
            + '<text:list text:style-name="L1" text:continue-numbering="true">'
            + item(para("b"))
            + "</text:list>",
            ["list_item1 1. a", "paragraph Tekst.", "list_item1 2. b"],
            id="a list that goes on",
        ),
        pytest.param(
            "<text:p>a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d\n  e</text:p>",
            ["paragraph a  b\tc\nd e"],
            id="spaces, tab and line break",
        ),
        pytest.param(
            "<text:p>Svar.<text:note><text:note-body>"
            + para("Målt i 2024.")
            + "</text:note-body></text:note></text:p>"
            + para("Ro."),
            ["paragraph Svar.", "paragraph Ro.", "footnote Målt i 2024."],
            id="note",
        ),
        pytest.param(
            "<text:tracked-changes><text:deletion><text:p>gammelt</text:p></text:deletion></text:tracked-changes>"
            + para("Nyt."),
            ["paragraph Nyt."],
            id="deleted text",
        ),
        pytest.param(
            "<text:table-of-content><text:index-body>" + para("Mål 3") + "</text:index-body></text:table-of-content>",
            ["contents Mål 3"],
            id="contents",
        ),
        pytest.param(
            "<text:p><draw:frame><draw:text-box>" + para("I boks.") + "</draw:text-box></draw:frame>Efter.</text:p>",
            ["paragraph I boks.", "paragraph Efter."],
            id="text box",
        ),
        pytest.param("<text:section>" + para("I afsnit.") + "</text:section>", ["paragraph I afsnit."], id="section"),
    ],
)
def test_a_paragraph_is_read_as(tmp_path, body, expected):
    assert expected == kinds(read_odt(odt(tmp_path / "plan.odt", body, styles=STYLES)).blocks)


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{para(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param(
            "<table:table-row>" + cell("M", 'table:number-columns-spanned="2"') + COVERED + "</table:table-row>"
            "<table:table-row>" + cell("a") + cell("b") + "</table:table-row>",
            [["M", "<"], ["a", "b"]],
            id="across",
        ),
        pytest.param(
            "<table:table-row>" + cell("M", 'table:number-rows-spanned="2"') + cell("a") + "</table:table-row>"
            "<table:table-row>" + COVERED + cell("b") + "</table:table-row>",
            [["M", "a"], ["^", "b"]],
            id="down",
        ),
        pytest.param(
            "<table:table-row>"
            + cell("a")
            + cell("b")
            + cell("", 'table:number-columns-repeated="16384"')
            + "</table:table-row><table:table-row table:number-rows-repeated='1048576'>"
            + cell("")
            + "</table:table-row>"
            "<table:table-row>" + cell("c") + cell("d") + "</table:table-row>",
            [["a", "b"], ["c", "d"]],
            id="fillers to the edge of the sheet",
        ),
        pytest.param(
            "<table:table-row>"
            + cell("a")
            + cell("", 'table:number-columns-repeated="2"')
            + cell("d")
            + "</table:table-row><table:table-row>"
            + "".join(map(cell, "efgh"))
            + "</table:table-row>",
            [["a", "", "", "d"], ["e", "f", "g", "h"]],
            id="fillers between cells",
        ),
    ],
)
def test_a_table_grid_is(tmp_path, inside, expected):
    (table,) = tables(read_odt(odt(tmp_path / "plan.odt", f"<table:table>{inside}</table:table>")).blocks)

    assert expected == rows(table)


def test_an_encrypted_text_asks_for_its_password(tmp_path):
    path = odt(
        tmp_path / "plan.odt",
        para("x"),
        manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
    )

    assert "password_required" == read_odt(path).status


def test_one_row_that_sets_running_text_beside_a_box_is_read_as_text(tmp_path):
    running = para("Mange flytter, før de har fundet et sted at bo, og det koster både dem selv og andre penge.") * 2
    cells = [f"<table:table-cell>{inner}</table:table-cell>" for inner in (running, para("I tal") + para("48 pct."))]
    body = f"<table:table><table:table-row>{''.join(cells)}</table:table-row></table:table>"
    assert ["paragraph"] * 4 == [one.split()[0] for one in kinds(read_odt(odt(tmp_path / "plan.odt", body)).blocks)]
