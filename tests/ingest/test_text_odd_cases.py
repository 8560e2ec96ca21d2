"""Odd plain text and Markdown: pages, wrapping, columns, lists, tables."""

from __future__ import annotations

import pytest

from pipeline.ingest.text import looks_like_markdown, read_text
from tests.ingest.shown import passages, view

LONG = (
    "Styrelsen vil i planperioden gøre det lettere for borgerne at få svar, og derfor ændres den måde sagerne fordeles."
)


def read(text: str, *, markdown: bool | None = None):
    return read_text(text, markdown=looks_like_markdown(text) if markdown is None else markdown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- svar\n    - hurtigt\n        - samme dag\n- trivsel", ["list_item1 - svar", "list_item2 - hurtigt", "list_item3 - samme dag", "list_item1 - trivsel"], id="nested list"),
        pytest.param("1. svar på ti dage\n   - uden fejl\n2. trivsel", ["list_item1 1. svar på ti dage", "list_item2 - uden fejl", "list_item1 2. trivsel"], id="mixed list"),
        pytest.param("- svar på alle\n  sager inden ti dage\n- trivsel", ["list_item1 - svar på alle\nsager inden ti dage", "list_item1 - trivsel"], id="item over two lines"),
        pytest.param("- svar\n\n- trivsel", ["list_item1 - svar", "list_item1 - trivsel"], id="loose list"),
        pytest.param("- [ ] Svartid højst 20 dage\n- [x] Trivsel på 75", ["list_item1 - [ ] Svartid højst 20 dage", "list_item1 - [x] Trivsel på 75"], id="task list"),
        pytest.param("| Mål | Krav |\n|---|---|\n| `a|b` | x \\| y |", ["| Mål | Krav |", "| a|b | x | y |"], id="pipes in cells"),
        pytest.param("Mål | Krav\n--- | ---:\nSvartid | 20 dage", ["| Mål | Krav |", "| Svartid | 20 dage |"], id="table without outer pipes"),
        pytest.param("| Mål | Krav |\n|---|---|\n| Svartid | 20 dage<br>i alle sager |", ["| Mål | Krav |", "| Svartid | 20 dage\ni alle sager |"], id="break in a cell"),
        pytest.param("| Mål | Krav |\n|---|---|\n| 120<sup>1</sup> | **95** |", ["| Mål | Krav |", "| 120¹ | 95 |"], id="mark in a cell"),
        pytest.param(f"# Mål\n\n{LONG}[^1]\n\n[^1]: Kilde: egne tal.", ["heading1 Mål", f"paragraph {LONG}[^1]", "footnote [^1]: Kilde: egne tal."], id="footnote"),
        pytest.param("# Mål\n\nSe [planen][p] og [loven].\n\n[p]: http://example.org/p \"Plan\"\n[loven]: http://example.org/l", ["heading1 Mål", "paragraph Se planen og loven."], id="reference links"),
        pytest.param("---\ntitle: Plan\ntags:\n  - mål\n  - krav\n---\n# Mål\n\n- svar", ["heading1 Mål", "list_item1 - svar"], id="front matter with a list"),
        pytest.param("+++\ntitle = \"Plan\"\n+++\n# Mål\n\n- svar", ["heading1 Mål", "list_item1 - svar"], id="front matter in TOML"),
        pytest.param("# Mål\n\n<table>\n<tr><th>Mål</th><th>Krav</th></tr>\n<tr><td>Svartid</td><td>20 dage</td></tr>\n</table>\n\n- svar", ["heading1 Mål", "| Mål | Krav |", "| Svartid | 20 dage |", "list_item1 - svar"], id="HTML table"),
        pytest.param("# Mål\n\n<!-- udkast\nmål 3 -->\n\n- svar", ["heading1 Mål", "list_item1 - svar"], id="comment over two lines"),
        pytest.param("# Mål\n\n<details>\n<summary>Mere</summary>\n\n- svar\n\n</details>", ["heading1 Mål", "paragraph Mere", "list_item1 - svar"], id="details"),
        pytest.param("Mål for 2026\n============\n\nSvartid\n-------\n\n- svar", ["heading1 Mål for 2026", "heading2 Svartid", "list_item1 - svar"], id="underlined headings"),
        pytest.param("# Mål\n\n> - svar\n> - trivsel", ["heading1 Mål", "list_item1 - svar", "list_item1 - trivsel"], id="quoted list"),
        pytest.param("# Mål\n\n~~90 pct.~~ 95 pct. af sagerne.", ["heading1 Mål", "paragraph 95 pct. af sagerne."], id="struck out"),
        pytest.param("# Mål\n\nSvartiden er > 30 dage og > 2 uger.", ["heading1 Mål", "paragraph Svartiden er > 30 dage og > 2 uger."], id="greater than"),
        pytest.param("# Mål {#maal}\n\n- svar", ["heading1 Mål", "list_item1 - svar"], id="heading with an id"),
        pytest.param("# Mål\n\n![Graf](g.png)\n\n- svar", ["heading1 Mål", "list_item1 - svar"], id="picture"),
    ],
)  # fmt: skip
def test_markdown_is_read_as(text, expected):
    assert expected == view(read(text, markdown=True).blocks)


WRAPPED = (
    "Styrelsen behandler flere sager end nogensinde før, og derfor bliver\n"
    "ventetiden længere for mange borgere, som har brug for et svar, før de\n"
    "kan komme videre i deres liv. Vi vil nedbringe ventetiden med nye\n"
    "arbejdsgange og med en ordning, hvor sagsbehandlere i hele landet kan\n"
    "tage sager fra hinanden.\n"
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_prose_wrapped_at_72_is_one_paragraph(ends):
    text = (WRAPPED + "\n" + WRAPPED).replace("\n", ends)

    assert [f"paragraph {WRAPPED.strip()}"] * 2 == view(read(text).blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1.\nSvartiden er højst 20 dage.\n2.\nTrivslen er mindst 75.", ["list_item1 1.\nSvartiden er højst 20 dage.", "list_item1 2.\nTrivslen er mindst 75."], id="numbers on lines of their own"),
        pytest.param("（一）\n提高网上可办率，到2026年达到98%以上。\n（二）\n群众满意度不低于95%，投诉办结率达到100%。", ["list_item1 （一）\n提高网上可办率，到2026年达到98%以上。", "list_item1 （二）\n群众满意度不低于95%，投诉办结率达到100%。"], id="Chinese numbers on lines of their own"),
        pytest.param("　　到2026年，网上可办率达到98%以上。\n　　群众满意度不低于95%。", ["paragraph 到2026年，网上可办率达到98%以上。", "paragraph 群众满意度不低于95%。"], id="wide space indents"),
        pytest.param("主要目标：——网上可办率达到98%以上；——群众满意度不低于95%；——投诉办结率达到100%。", ["paragraph 主要目标：", "list_item1 ——网上可办率达到98%以上；", "list_item1 ——群众满意度不低于95%；", "list_item1 ——投诉办结率达到100%。"], id="dash list glued to its introduction"),
        pytest.param("主要目标是：　　——坚持把网上可办率提高到98%以上，做到应办尽办。", ["paragraph 主要目标是：", "list_item1 ——坚持把网上可办率提高到98%以上，做到应办尽办。"], id="one dash item after a lost break"),
        pytest.param("2026年青禾区政府工作报告\nhttp://www.example.org/gongzuo/t2026.html\n\n到2026年，网上可办率达到98%以上。", ["heading1 2026年青禾区政府工作报告", "furniture http://www.example.org/gongzuo/t2026.html", "paragraph 到2026年，网上可办率达到98%以上。"], id="an address under the title"),
        pytest.param("M å l   f o r   2 0 2 6\n\n" + LONG, ["heading1 M å l   f o r   2 0 2 6", f"paragraph {LONG}"], id="letters set apart"),
        pytest.param("目  录\n\n第一章 总则……1\n第二章 目标……3\n第三章 措施……9", ["contents 目  录", "contents 第一章 总则……1", "contents 第二章 目标……3", "contents 第三章 措施……9"], id="contents list"),
        pytest.param(
            "Mål            Måltal 2025    Måltal 2026\nSvartid        22 dage        20 dage\nTrivsel        74             75\n",
            ["| Mål | Måltal 2025 | Måltal 2026 |", "| Svartid | 22 dage | 20 dage |", "| Trivsel | 74 | 75 |"], id="table set with spaces",
        ),
        pytest.param("Mål\u200b 1:\u200e svar\u00adtid\ufeff", ["paragraph Mål\u200b 1:\u200e svar\u00adtid\ufeff"], id="invisible characters"),
        pytest.param("• svar\n• trivsel\n\n◦ under", ["list_item1 • svar", "list_item1 • trivsel", "list_item1 ◦ under"], id="bullets"),
        pytest.param("+------+------+\n| Mål  | Krav |\n+------+------+\n| Svar | 20   |\n+------+------+", ["| Mål | Krav |", "| Svar | 20 |"], id="boxed table"),
        pytest.param("┌──────┬──────┐\n│ Mål  │ Krav │\n├──────┼──────┤\n│ Svar │ 20   │\n└──────┴──────┘", ["| Mål | Krav |", "| Svar | 20 |"], id="table drawn with lines"),
    ],
)  # fmt: skip
def test_plain_text_is_read_as(text, expected):
    assert expected == view(read(text).blocks)


PAGES = "Mål for 2026\n\n" + LONG + "\n\f" + LONG + "\n\n2\n\f" + LONG + "\n"


def test_form_feeds_begin_pages():
    reading = read(PAGES)

    assert 3 == reading.pages
    assert [1, 1, 2, 2, 3] == [passage.page for passage in passages(reading.blocks)]


def test_a_text_without_form_feeds_has_no_pages():
    assert (None, [None]) == (read(LONG).pages, [passage.page for passage in passages(read(LONG).blocks)])


def test_a_paragraph_goes_on_over_a_form_feed():
    first, last = WRAPPED.splitlines()[:3], WRAPPED.splitlines()[3:]
    reading = read("\n".join(first) + "\n\f" + "\n".join(last) + "\n\n" + WRAPPED)

    assert [WRAPPED.strip()] * 2 == [passage.text for passage in passages(reading.blocks)]


LEFT = [
    "Styrelsen behandler flere sager end", "nogensinde før, og derfor bliver", "ventetiden længere for mange, som",
    "har brug for et svar, før de kan", "komme videre i deres liv. Vi vil", "nedbringe ventetiden i 2026 med nye",
    "arbejdsgange i hele landet.",
]  # fmt: skip
RIGHT = [
    "Medarbejderne skal trives, for ellers", "kan borgerne ikke få gode svar. Vi", "måler derfor trivslen hvert år og",
    "følger op i alle enheder, så den", "stiger fra 70 til mindst 75 point", "inden udgangen af planperioden, som",
    "løber til og med 2027.",
]  # fmt: skip


def test_two_columns_side_by_side_are_read_one_after_the_other():
    lines = [f"{left:<44}{right}" for left, right in zip(LEFT, RIGHT, strict=True)]

    assert ["\n".join(LEFT), "\n".join(RIGHT)] == [
        passage.text for passage in passages(read("\n".join(lines) + "\n").blocks)
    ]
