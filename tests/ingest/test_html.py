"""Web pages: the page's own text in order, nothing around it."""

import pytest

from pipeline.ingest.html import read_html
from tests.ingest.shown import kinds, passages, rows, tables


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


TEXT = "<p>Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge.</p>"
SHOWN = "paragraph Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge."


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<nav><ul><li><a href='/'>Forside</a></li></ul></nav>", id="navigation"),
        pytest.param(
            "<div class='cookie-banner'><p>Vi bruger cookies.</p><button>OK</button></div>", id="cookie banner"
        ),
        pytest.param("<div id='cookieConsent' role='dialog'><p>Accepter?</p></div>", id="consent dialog"),
        pytest.param("<footer><p>Kontakt os</p></footer>", id="footer"),
        pytest.param("<header><a href='/'>Styrelsen</a></header>", id="page header"),
        pytest.param("<aside><p>Læs også</p></aside>", id="aside"),
        pytest.param("<script>var mål = 1;</script><style>p{}</style><noscript>Slå script til</noscript>", id="script"),
        pytest.param("<form><label>Søg</label><input value='x'></form>", id="search form"),
        pytest.param("<p style='display: none'>skjult</p><p hidden>skjult</p>", id="hidden text"),
        pytest.param("<!-- udkast: mål 3 -->", id="comment"),
        pytest.param("<ol class='breadcrumb'><li>Forside</li><li>Mål</li></ol>", id="breadcrumb"),
    ],
)
def test_what_is_around_the_text_is_left_out(around):
    assert ["heading1 Mål", SHOWN] == kinds(read_html(page(f"{around}<h1>Mål</h1>{TEXT * 1}")).blocks)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<main><h1>Mål</h1>{TEXT}</main><div><p>Nyheder</p></div>", ["heading1 Mål", SHOWN], id="main"),
        pytest.param(
            f"<header><h1>Mål</h1></header><main>{TEXT}</main>", ["heading1 Mål", SHOWN], id="title above main"
        ),
        pytest.param(f"<form><h1>Mål</h1>{TEXT}</form>", ["heading1 Mål", SHOWN], id="a form around the whole page"),
        pytest.param(
            "<ul><li>svar<ul><li>hurtigt</li></ul></li><li>trivsel</li></ul>",
            ["list_item1 svar", "list_item2 hurtigt", "list_item1 trivsel"],
            id="nested list",
        ),
        pytest.param(
            "<ol start='3'><li>svar</li><li>trivsel</li></ol>",
            ["list_item1 3. svar", "list_item1 4. trivsel"],
            id="the numbers that a browser prints",
        ),
        pytest.param(
            "<ol><li><h2>Svar</h2><p>Krav:</p></li><li><h2>Trivsel</h2></li></ol>",
            ["heading2 1. Svar", "paragraph Krav:", "heading2 2. Trivsel"],
            id="a number before the heading that opens its item",
        ),
        pytest.param("<ol><li>1. svar</li></ol>", ["list_item1 1. svar"], id="a number that stands in the text"),
        pytest.param(
            "<p>Målene er: <br/>· svar <br/>· trivsel</p>",
            ["paragraph Målene er:", "list_item1 · svar", "list_item1 · trivsel"],
            id="bullets set with line breaks",
        ),
        pytest.param("<p>København<br>den 1. maj</p>", ["paragraph København\nden 1. maj"], id="a line break"),
        pytest.param(
            "<p>Første afsnit slutter.<br><br>Andet afsnit.</p>",
            ["paragraph Første afsnit slutter.", "paragraph Andet afsnit."],
            id="two line breaks",
        ),
        pytest.param(
            "<h2>Plan</h2><p><b>Målemetode</b><br>Svartiden måles hver måned i sagssystemet af enheden selv.</p>",
            [
                "heading2 Plan",
                "heading3 Målemetode",
                "paragraph Svartiden måles hver måned i sagssystemet af enheden selv.",
            ],
            id="bold label in a paragraph",
        ),
        pytest.param(
            "<p>Mål\n  og <b>resul</b>tat&nbsp;2026</p>", ["paragraph Mål og resultat\u00a02026"], id="spaces"
        ),
        pytest.param(
            "<h3><button aria-expanded='false' aria-controls='m'>Mål</button></h3><div id='m' hidden>"
            "<p>Svar på ti dage.</p></div>",
            ["heading3 Mål", "paragraph Svar på ti dage."],
            id="folded section",
        ),
        pytest.param(
            "<h1>Mål</h1><dl><dt>Ansvarlig</dt><dd>Direktøren for borgerservice svarer for målet.</dd></dl>",
            [
                "heading1 Mål",
                "heading2 Ansvarlig",
                "paragraph Direktøren for borgerservice svarer for målet.",
            ],
            id="definition list",
        ),
        pytest.param(
            "løs tekst<div>mere tekst</div>hale",
            ["paragraph løs tekst", "paragraph mere tekst", "paragraph hale"],
            id="text outside paragraphs",
        ),
    ],
)
def test_a_page_is_read_as(body, expected):
    assert expected == kinds(read_html(page(body)).blocks)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>产出</td><td>数量</td><td>3</td></tr><tr><td>质量</td><td>90%</td></tr>",
            [["产出", "数量", "3"], ["^", "质量", "90%"]],
            id="rowspan",
        ),
        pytest.param(
            "<tr><th colspan=2>Mål</th></tr><tr><td>svar</td><td>20</td></tr>",
            [["Mål", "<"], ["svar", "20"]],
            id="colspan",
        ),
        pytest.param(
            "<tr><td rowspan=0>A</td><td>b</td></tr><tr><td>c</td></tr>",
            [["A", "b"], ["^", "c"]],
            id="rowspan to the end",
        ),
        pytest.param(
            "<tr><td rowspan=99>A</td><td>b</td></tr><tr><td>c</td></tr>",
            [["A", "b"], ["^", "c"]],
            id="rowspan past the end",
        ),
        pytest.param(
            "<tr><th colspan=100000>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>",
            [["A", "<", "B"], ["1", "2", ""]],
            id="absurd colspan",
        ),
        pytest.param(
            "<tr><td>A</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>",
            [["A", "b", "c"], ["d", "", ""]],
            id="short row",
        ),
        pytest.param(
            "<tr><td>A</td><td></td><td>b</td></tr><tr><td></td><td></td><td></td></tr><tr><td>c</td><td></td>"
            "<td>d</td></tr>",
            [["A", "b"], ["c", "d"]],
            id="empty row and column",
        ),
        pytest.param(
            "<thead><tr><td>M</td><td>K</td></tr></thead><tfoot><tr><td>x</td><td>y</td></tr></tfoot>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody>",
            [["M", "K"], ["1", "2"], ["x", "y"]],
            id="foot last",
        ),
        pytest.param(
            "<tr><td>Mål</td><td><p>svar</p><ol><li>ti dage</li><li>fem</li></ol></td></tr><tr><td>b</td><td>c</td>"
            "</tr>",
            [["Mål", "svar\n1. ti dage\n2. fem"], ["b", "c"]],
            id="paragraphs and list in a cell",
        ),
        pytest.param(
            "<tr><td>svar</td><td><img src='g.png' alt='Grøn'></td></tr><tr><td>b</td><td>c</td></tr>",
            [["svar", "Grøn"], ["b", "c"]],
            id="a light as picture",
        ),
    ],
)
def test_a_table_grid_is(markup, expected):
    (table,) = tables(read_html(page(f"<h1>Mål</h1><table>{markup}</table>")).blocks)

    assert expected == rows(table)


def test_a_caption_is_a_passage_and_names_the_table_and_header_cells_are_marked():
    blocks = read_html(
        page(
            "<table><caption>Mål 2026</caption><tr><th>Mål</th><th>Krav</th></tr><tr><td>a</td><td>b</td></tr></table>"
        )
    ).blocks

    assert ["caption Mål 2026", "table 2x2"] == kinds(blocks)
    assert ("Mål 2026", [True, True, False, False]) == (
        tables(blocks)[0].caption,
        [c.is_header for c in tables(blocks)[0].cells],
    )


def test_the_colour_of_a_cell_is_kept():
    green, red = "style='background-color: rgb(0, 176, 80)'", "bgcolor='#F00'"
    markup = f"<tr><td>a</td><td {green}>1</td></tr><tr><td>b</td><td {red}>2</td></tr>"

    assert ["", "#00b050", "", "#ff0000"] == [
        cell.color for cell in tables(read_html(page(f"<table>{markup}</table>")).blocks)[0].cells
    ]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<table><tr><td>Menu</td><td><h1>Mål</h1>{TEXT * 8}</td></tr></table>", id="page columns"),
        pytest.param(f"<table><tr><td>Menu<h1>Mål</h1></td></tr><tr><td>{TEXT * 8}</td></tr></table>", id="one column"),
        pytest.param(
            f"<table role='presentation'><tr><td>a</td><td><h1>Mål</h1></td></tr><tr><td>{TEXT}</td></tr></table>",
            id="said to be presentation",
        ),
    ],
)
def test_a_table_that_only_places_things_is_read_as_text(markup):
    blocks = read_html(page(markup)).blocks

    assert [] == tables(blocks)
    assert "heading1 Mål" in kinds(blocks)


def test_a_data_table_inside_a_layout_table_is_found():
    inner = "<table><tr><td>Mål</td><td>Krav</td></tr><tr><td>svar</td><td>20</td></tr></table>"
    blocks = read_html(page(f"<table><tr><td><h1>Plan</h1></td></tr><tr><td>{inner}</td></tr></table>")).blocks

    assert ["heading1 Plan", "table 2x2"] == kinds(blocks)


def test_a_page_built_by_script_is_unreadable_and_says_what_to_do():
    reading = read_html(page("<div id='root'></div><script>start()</script>", "<title>App</title>"))

    assert ("unreadable", True) == (reading.status, "save it from the browser as PDF" in reading.message)


def test_deep_nesting_loses_no_text():
    blocks = read_html(page("<div>" * 1500 + "dybt" + "</div>" * 1500 + "<p>efter</p>")).blocks

    assert ["dybt", "efter"] == [passage.text for passage in passages(blocks)]


def test_the_title_is_the_outermost_heading_else_that_of_the_page():
    assert "Mål 2026" == read_html(page(f"<h1>Mål 2026</h1>{TEXT}", "<title>knit</title>")).title
    assert "Plan" == read_html(page(f"<h2>Svar</h2>{TEXT}", "<title>Plan</title>")).title
