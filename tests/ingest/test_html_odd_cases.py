"""Odd web pages: what their reader sees, and nothing that stands around it."""

from __future__ import annotations

import pytest

from pipeline.ingest.html import read_html
from tests.ingest.shown import tables, view

TEXT = "Styrelsen vil nedbringe ventetiden, så borgerne får svar, før de behøver at spørge."
MORE = "Vi måler svartiden hver måned og fortæller departementet om den to gange om året."
BODY = f"<h1>Mål</h1><p>{TEXT}</p><p>{MORE}</p>"
SHOWN = ["heading1 Mål", f"paragraph {TEXT}", f"paragraph {MORE}"]
LINKS = "".join(f'<li><a href="/{n}">Emne nummer {n}</a></li>' for n in range(12))
ROW = "<tr><td>Svartid</td><td>20 dage</td></tr>"
PLAN = "网上可办率达到98%以上，群众满意度不低于95%，企业开办时间压缩到一天以内。"


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<div id='CybotCookiebotDialog'><h2>Samtykke</h2><p>Denne hjemmeside bruger cookies.</p></div>", id="cookiebot"),
        pytest.param("<div id='coiOverlay'><div class='coi-banner__wrapper'><p>Vi bruger cookies.</p></div></div>", id="cookie information"),
        pytest.param("<div id='onetrust-consent-sdk'><p>Vi använder kakor.</p><button>OK</button></div>", id="onetrust"),
        pytest.param("<div class='env-cookie-consent'><p>Kakor på webbplatsen</p></div>", id="sitevision cookies"),
        pytest.param(f"<div class='header'><ul>{LINKS}</ul></div>", id="a header that is a div"),
        pytest.param(f"<div class='left'><ul>{LINKS}</ul></div>", id="a menu without a name"),
        pytest.param(f"<div class='sidebar'><h3>Læs mere</h3><ul>{LINKS}</ul></div>", id="side bar"),
        pytest.param("<div class='footer'><p>Styrelsen, Havnegade 1, tlf. 12 34 56 78</p></div>", id="a footer that is a div"),
        pytest.param("<div class='sharedaddy sd-sharing'><h3>Del dette:</h3><ul><li><a>Facebook</a></li></ul></div>", id="wordpress shares"),
        pytest.param("<a class='skip-link' href='#main'>Gå til indhold</a>", id="skip link"),
        pytest.param("<div class='gov_share'>分享到：<a>微信</a><a>微博</a></div>", id="gov.cn shares"),
        pytest.param("<amp-sidebar><ul><li>Menu</li></ul></amp-sidebar><amp-analytics><script type='application/json'>{}</script></amp-analytics>", id="amp"),
        pytest.param("<p hidden>Skjult</p><div style='display:none !important'>Skjult</div><div style='VISIBILITY:HIDDEN'>Skjult</div>", id="hidden"),
        pytest.param("<iframe src='x'>Ramme</iframe><noscript><img src='pixel'>Slå JavaScript til</noscript>", id="iframe and noscript"),
        pytest.param("<del>Målet er 80 pct. af sagerne.</del>", id="deleted text"),
        pytest.param("<template><p>skabelon</p></template><svg><text>figur</text></svg><math><annotation>x</annotation></math>", id="template and drawing"),
        pytest.param(f"<div class='widget-area'><h2>Seneste indlæg</h2><ul>{LINKS}</ul></div>", id="wordpress widgets"),
        pytest.param("<div class='print-only-tools noprint'><a href='#'>Udskriv</a></div>", id="print tools"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_is_around_the_text_is_left_out(around, place):
    assert SHOWN == view(read_html(page(around + BODY if place == "before" else BODY + around)).blocks)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"<div class='entry-content'>{BODY}</div>", SHOWN, id="wordpress"),
        pytest.param(f"<div class='sv-text-portlet sv-use-margins'><div id='Text'><a id='x'></a></div><div class='sv-text-portlet-content'>{BODY}</div></div>", SHOWN, id="sitevision"),
        pytest.param(f"<div class='umb-grid'><div class='grid-section'><div>{BODY}</div></div></div>", SHOWN, id="umbraco"),
        pytest.param(f"<div class='navigation-content main-menu-open'>{BODY}</div>", SHOWN, id="a furniture name around everything"),
        pytest.param(
            f"<div class='crumb'>您现在的位置：<a>首页</a> &gt; <a>政务公开</a></div><div class='TRS_Editor'><p align='center'><b>绩效目标</b></p><p>　　{PLAN}</p><p>　　{PLAN}</p></div>",
            ["heading1 绩效目标", f"paragraph {PLAN}", f"paragraph {PLAN}"], id="gov.cn",
        ),
        pytest.param(f"<details><summary>Mål 1</summary><p>{TEXT}</p></details>", ["heading1 Mål 1", f"paragraph {TEXT}"], id="details"),
        pytest.param(f"<p>{TEXT[:40]}<wbr>{TEXT[40:]}</p>", [f"paragraph {TEXT}"], id="wbr"),
        pytest.param("<p>mindst 95&nbsp;% &lt; 30&nbsp;dage &amp; &#8805; 3 &euro;</p>", ["paragraph mindst 95\u00a0% < 30\u00a0dage & ≥ 3 €"], id="entities"),
        pytest.param("<p>Svar p&aring; 95 pct.<sup>2</sup> af sagerne</p>", ["paragraph Svar på 95 pct.² af sagerne"], id="footnote mark"),
        pytest.param("<p>120<sup>12</sup> sager, 40 m<sup>2</sup></p>", ["paragraph 120¹² sager, 40 m²"], id="marks at numbers"),
        pytest.param("<p>120<sup><a href='#fn1'>1</a></sup> sager</p>", ["paragraph 120¹ sager"], id="a mark that is a link"),
        pytest.param("<p>120<sup>[3]</sup> sager og CO<sub>2</sub></p>", ["paragraph 120[3] sager og CO2"], id="bracketed mark and subscript"),
        pytest.param("<p><ruby>绩效<rp>(</rp><rt>jìxiào</rt><rp>)</rp></ruby>目标完成率</p>", ["paragraph 绩效目标完成率"], id="ruby"),
        pytest.param("<ul><li>svar<li>trivsel</ul>", ["list_item1 svar", "list_item1 trivsel"], id="unclosed items"),
        pytest.param("<h1>Plan</h1><dl><dt>Mål</dt><dd>Svartiden er højst 20 dage i alle sager.</dd><dt>Krav</dt><dd>Mindst 95 pct. af sagerne i 2026.</dd></dl>",
                     ["heading1 Plan", "heading2 Mål", "paragraph Svartiden er højst 20 dage i alle sager.", "heading2 Krav", "paragraph Mindst 95 pct. af sagerne i 2026."], id="definition list"),
        pytest.param("<p>Linje 1<br/>Linje 2</p><pre>a  b\nc</pre>", ["paragraph Linje 1\nLinje 2", "paragraph a b\nc"], id="pre"),
        pytest.param(f"<table role='presentation'><tr><td><ul>{LINKS}</ul></td><td>{BODY}</td></tr></table>", SHOWN, id="menu in a layout table"),
        pytest.param("<p>Mål 1: <ins>95</ins><del>90</del> pct. af sagerne</p>", ["paragraph Mål 1: 95 pct. af sagerne"], id="inserted and deleted"),
        pytest.param("<fieldset><legend>Mål</legend><p>Svartiden er højst 20 dage i alle sager.</p></fieldset>", ["heading1 Mål", "paragraph Svartiden er højst 20 dage i alle sager."], id="legend"),
    ],
)  # fmt: skip
def test_a_page_is_read_as(body, expected):
    assert expected == view(read_html(page(body)).blocks)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(f"<table><tr><td rowspan=99>Mål<td>Krav{ROW}</table>", ["| Mål | Krav |  |", "| ^ | Svartid | 20 dage |"], id="rowspan past the end, unclosed cells"),
        pytest.param("<table><tr><th>Mål<th>Krav<tr><td>Svartid<td>20 dage</table>", ["| Mål | Krav |", "| Svartid | 20 dage |"], id="no end tags at all"),
        pytest.param(f"<table><thead><tr><th>Mål</th><th>Krav</th></tr></thead><tbody>{ROW}</tbody><thead><tr><th>Mål</th><th>Krav</th></tr></thead><tbody>{ROW}</tbody></table>",
                     ["| Mål | Krav |", "| Svartid | 20 dage |", "| Mål | Krav |", "| Svartid | 20 dage |"], id="head repeated"),
        pytest.param("<table><tr><td>Mål</td><td>a<br>b<br/>c</td></tr><tr><td>x</td><td>y</td></tr></table>", ["| Mål | a\nb\nc |", "| x | y |"], id="rows set with breaks"),
        pytest.param("<table><tr><td>A</td><td>95<sup>1</sup></td></tr><tr><td>B</td><td>4<sup>a</sup></td></tr></table>", ["| A | 95¹ |", "| B | 4a |"], id="marks in cells"),
        pytest.param("<table><tr><th rowspan=2>Mål</th><th colspan=2>Måltal</th></tr><tr><th>2025</th><th>2026</th></tr><tr><td>a</td><td>1</td><td>2</td></tr></table>",
                     ["| Mål | Måltal | < |", "| ^ | 2025 | 2026 |", "| a | 1 | 2 |"], id="header over two rows"),
        pytest.param("<table><tr><td>Mål</td><td><table><tr><td>2025</td><td>90</td></tr><tr><td>2026</td><td>95</td></tr></table></td></tr><tr><td>Svartid for alle sager i hele styrelsen</td><td>Målt i dage og opgjort hvert år</td></tr></table>",
                     ["| Mål | 2025\t90\n2026\t95 |", "| Svartid for alle sager i hele styrelsen | Målt i dage og opgjort hvert år |"], id="a table in a cell"),
        pytest.param(f"<table><tr style='display:none'><td>skabelon</td><td>0</td></tr><tr><td>Mål</td><td>Krav</td></tr>{ROW}</table>", ["| Mål | Krav |", "| Svartid | 20 dage |"], id="hidden row"),
        pytest.param(f"<table><colgroup><col><col></colgroup><tr><td>Mål</td><td>Krav</td></tr>{ROW}<form></form></table>", ["| Mål | Krav |", "| Svartid | 20 dage |"], id="colgroup and form"),
        pytest.param("<table><tr><td>Mål</td><td>Krav</td></tr><td>Svartid</td><td>20 dage</td></tr></table>", ["| Mål | Krav |", "| Svartid | 20 dage |"], id="row without its tag"),
        pytest.param("<table><tr><td>年度目标</td><td>指标值</td></tr><tr><td><p class=MsoNormal><span lang=EN-US>≥95%<o:p></o:p></span></p></td><td>　<font>2</font></td></tr></table>",
                     ["| 年度目标 | 指标值 |", "| ≥95% | 2 |"], id="word markup"),
        pytest.param("<table><tr><td>Opfyldt</td><td><input type=checkbox checked> ja <input type=checkbox> nej</td></tr><tr><td>a</td><td>b</td></tr></table>",
                     ["| Opfyldt | ☒ ja ☐ nej |", "| a | b |"], id="boxes to tick"),
    ],
)  # fmt: skip
def test_a_table_is_read_as(table, expected):
    assert ["heading1 Mål", *expected] == view(read_html(page(f"<h1>Mål</h1>{table}")).blocks)


def test_a_header_cell_at_the_side_is_marked():
    (table,) = tables(read_html(page(f"<table><tr><th scope=row>Svartid</th><td>20</td></tr>{ROW}</table>")).blocks)

    assert [True, False, False, False] == [cell.is_header for cell in table.cells]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div id='root'></div><script src='main.js'></script>", id="empty root"),
        pytest.param(f"<header><nav><ul>{LINKS}</ul></nav></header><main id='app'></main><footer><p>Styrelsen</p></footer>", id="only the frame"),
        pytest.param(f"<header><div class='logo'>Styrelsen</div><ul>{LINKS}</ul></header><div id='app'>Indlæser …</div><footer><p>Kontakt os på telefon</p></footer>", id="loading"),
        pytest.param("<noscript>You need to enable JavaScript to run this app.</noscript><div id='app'></div>", id="noscript"),
    ],
)  # fmt: skip
def test_a_page_built_by_a_script_says_to_save_it_as_pdf(body):
    reading = read_html(page(body))

    assert ("unreadable", ()) == (reading.status, reading.blocks)
    assert "as PDF" in reading.message


def test_a_page_that_a_script_shows_is_read_though_it_is_hidden():
    assert SHOWN == view(
        read_html(page(f"<div id='all' style='display:none'>{BODY}</div><script>show()</script>")).blocks
    )


def test_a_page_whose_text_is_pruned_away_is_read_by_trafilatura_with_a_finding(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket.connect", refuse, raising=False)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    parts = "".join(
        f"<div class='modal'><h2>Mål {n}</h2><p>{TEXT} Det er nummer {n}.</p><p>{MORE}</p></div>" for n in range(1, 9)
    )
    reading = read_html(page(f"<h1>Plan</h1>{parts}"))

    assert ["html.fallback"] == [finding.code for finding in reading.findings]
    assert 8 == sum(line.startswith(f"paragraph {TEXT}") for line in view(reading.blocks))


def test_struck_out_text_is_told():
    reading = read_html(page(f"<p>Målet er <s>90</s> 95 pct.</p>{BODY}"))

    assert ["text.struck-out"] == [finding.code for finding in reading.findings]
    assert "paragraph Målet er 95 pct." == view(reading.blocks)[0]
