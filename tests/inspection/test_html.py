"""The page of an inspection: safe, whole, and every link leads somewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from pipeline.inspection.html import OUTCOMES, index_bytes
from pipeline.inspection.marks import COLORS
from pipeline.inspection.pages import ALL_PAGES, PageRange
from pipeline.inspection.pictures import Picture
from pipeline.inspection.sheets import sheets_of
from pipeline.records import BBox, Cell, Document, Line, PassageKind, Plan, Table
from pipeline.traces import Clue, Outcome, Trace, Use, Weighed
from tests.factories import document, goal, heading, passage, plan, source_in, sourced, table

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\x1b"
BOX = BBox(10, 20, 110, 60)
GOAL = "Alle får svar i tide."
PICTURES = {n: Picture(n, 595, 842, f"page-00{n}.png", f"page-00{n}-marked.png") for n in (1, 2)}


def made(
    read: Document, found: Plan | None = None, *traces: Trace, pages: PageRange = ALL_PAGES, pictures: Any = None
) -> Any:
    sheets = tuple(sheets_of(read, found, traces, pages, pictures or {}))
    return html.document_fromstring(index_bytes(read, found, sheets, version="1").decode())


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", " ".join(element.itertext())).strip()


def entries(page: Any) -> dict[str, str]:
    return {one.get("id"): words(one) for one in page.xpath("//li[contains(@class, 'entry')]")}


def full() -> tuple[Document, Plan, list[Trace]]:
    """Two pages with everything that can stand in the list."""
    cells = (
        Cell("t1.r0c0", 0, 0, "Mål", page=1, bbox=BOX, is_header=True), Cell("t1.r0c1", 0, 1, "Krav", page=1, bbox=BOX),
        Cell("t1.r1c0", 1, 0, "A", page=1, bbox=BOX, row_span=2), Cell("t1.r1c1", 1, 1, "b", page=1, bbox=BOX),
        Cell("t1.r2c1", 2, 1, "c", page=2, bbox=BOX),
    )  # fmt: skip
    read = document(
        heading("Baggrund", id="p1", bbox=BOX),
        passage("Huset er gult. Det ligger ved vandet.", id="p2", bbox=BOX),
        Table("t1", cells, 3, 2, caption="Tabel 1", page=1, bbox=BOX),
        passage(f"Nr. 1. {GOAL}", id="p3", bbox=BOX, lines=(Line(0, 5, BOX), Line(5, 28, BOX, page=2))),
        passage("2", PassageKind.FURNITURE, id="p4", page=2, bbox=BOX),
        pages=2, path="plan.pdf",
    )  # fmt: skip
    stated = goal(None, sourced(GOAL, at=source_in(read, GOAL)), id="g1", number="1", page=1)
    traces = [
        Trace("p1", Outcome.HEADING, "It opens a section: background.", "background", "section.background"),
        Trace("p2", Outcome.SILENT, "A plan states no goals here.", "background", "section.background", (),
              (Weighed(0, 14, (Clue("finite", "er", "verb.finite"),)), Weighed(15, 37))),
        Trace("t1", Outcome.WEIGHED, "No header."),
        Trace("t1.r0c0", Outcome.HEADING, "Header of a column: goal."),
        Trace("t1.r1c1", Outcome.DETAIL, "", uses=(Use("weight", 0, 1, "header.weight", "g1"),)),
        Trace("p3", Outcome.GOAL, "", uses=(Use("number", 4, 5, "section.goal", "g1"), Use("statement", 7, 28, "sentence.declared", "g1"))),
        Trace("p4", Outcome.ASIDE, "A page number."),
    ]  # fmt: skip
    return read, plan(stated), traces


# ---------------------------------------------------------------------------------------------- safe
def test_hostile_text_from_a_document_stays_text():
    read = document(
        heading(HOSTILE, id="h"), table([HOSTILE], caption=HOSTILE), title=HOSTILE, path=HOSTILE, message=HOSTILE,
        language=HOSTILE,
    )  # fmt: skip
    trace = Trace(
        "h",
        Outcome.WEIGHED,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (Use(HOSTILE, 0, 9, HOSTILE, "g1"),),
        (Weighed(0, 9, (Clue(HOSTILE, HOSTILE, HOSTILE),)),),
    )
    page = made(read, plan(goal(HOSTILE, HOSTILE, id="g1"), title=HOSTILE, no_goals_reason=HOSTILE), trace)

    assert [] == page.xpath("//script | //img | //iframe | //object | //embed | //form | //@onerror")
    assert "\x1b" not in html.tostring(page, encoding="unicode")
    assert "{{ 7*7 }}" in words(page)


def test_the_page_runs_no_script_and_loads_nothing_but_its_pictures():
    page = made(*full()[:2], *full()[2], pictures=PICTURES)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    assert policy.startswith("default-src 'none'")
    assert "script" not in policy
    assert ["page-001.png", "page-002.png"] == page.xpath("//img/@src")
    assert {"lazy"} == set(page.xpath("//img/@loading"))
    assert [] == [a for a in page.xpath("//@href | //@src") if "://" in a]


# ---------------------------------------------------------------------------------------------- whole
@pytest.mark.parametrize("pictures", [PICTURES, {}])
def test_ids_are_unique_and_every_link_leads_somewhere(pictures):
    page = made(*full()[:2], *full()[2], pictures=pictures)
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert set() == {link[1:] for link in page.xpath("//@href") if link.startswith("#")} - set(ids)


def test_every_block_stands_in_the_list_of_each_of_its_pages():
    assert ["e-p1", "e-p2", "e-t1", "e-p3", "e-t1-2", "e-p3-2", "e-p4"] == list(entries(made(*full()[:2], *full()[2])))


def test_an_entry_says_what_became_of_its_block_and_by_which_rule():
    shown = entries(made(*full()[:2], *full()[2]))

    assert (
        "no goals here Huset er gult. Det ligger ved vandet. Section: background section.background A plan states no"
        in shown["e-p2"]
    )
    assert "Huset er gult. finite er verb.finite Det ligger ved vandet. no cue word, no figure" in shown["e-p2"]
    assert "goal" in shown["e-p3"]
    assert "statement sentence.declared" in shown["e-p3"]
    assert "Continued from page 1" in shown["e-p3-2"]
    assert "t1.r1c1 1 Alle får svar i tide. weight header.weight" in shown["e-t1"]


def test_the_words_that_were_read_are_set_off_and_none_is_lost():
    page = made(*full()[:2], *full()[2])
    (text,) = page.xpath("//li[@id='e-p3']/p[contains(@class, 'text')]")

    assert f"Nr. 1. {GOAL}" == text.text_content()
    assert [("1", "number"), (GOAL, "statement")] == [(mark.text, mark.get("title")) for mark in text.xpath("mark")]


def test_a_table_over_pages_shows_the_rows_of_each_page_in_their_columns():
    page = made(*full()[:2], *full()[2])
    first, second = (
        [[words(cell) for cell in row] for row in page.xpath(f"//li[@id='{id}']//tr")] for id in ("e-t1", "e-t1-2")
    )

    assert [["Mål", "Krav"], ["A", "b"]] == first
    assert [["", "c"]] == second  # the merged cell came with the page before
    assert ["Mål"] == [words(head) for head in page.xpath("//li[@id='e-t1']//th")]


def test_a_very_long_table_says_how_many_rows_it_leaves_out():
    shown = entries(made(document(table(*[[str(n)] for n in range(450)]), path="a.xlsx")))

    assert "150 more rows stand here and are not shown" in shown["e-t1"]


def test_only_the_pages_asked_for_are_shown_and_a_blank_page_says_so():
    read = document(passage("A", id="p1"), passage("C", id="p3", page=3), pages=3, path="plan.pdf")

    assert {"e-p3": "1 paragraph p3 C"} == entries(made(read, pages=PageRange(2, 3)))
    assert "Nothing was read on this page." in words(
        made(read, pages=PageRange(2, 3)).xpath("//section[@id='page-2']")[0]
    )


def test_a_format_without_pages_has_the_same_list_without_pictures():
    read = document(heading("A", id="p1", page=None), table(["x"], page=None), path="plan.docx")
    page = made(read, None)

    assert ["e-p1", "e-t1"] == list(entries(page))
    assert [] == page.xpath("//svg | //img")
    assert "No goals were looked for" in words(page)


def test_chinese_lines_run_on_without_a_space_and_others_with_one():
    read = document(
        passage("全面提升\n服务质量", id="p1"), passage("Alle får\nsvar", id="p2"), path="plan.pdf", pages=1
    )
    shown = entries(made(read))

    assert "全面提升服务质量" in shown["e-p1"]
    assert "Alle får svar" in shown["e-p2"]


# ---------------------------------------------------------------------------------------------- the picture
def test_boxes_lie_in_points_of_the_page_and_lead_to_their_entries():
    page = made(*full()[:2], *full()[2], pictures=PICTURES)
    (svg,) = page.xpath("//section[@id='page-2']//svg")
    boxes = svg.xpath(".//a[contains(@class, 'box')]")

    assert "0 0 595 842" == svg.get("viewbox")
    assert [("#e-t1-2", "table"), ("#e-t1-2", "cell"), ("#e-p3-2", "paragraph"), ("#e-p4", "furniture")] == [
        (box.get("href"), box.get("class").split()[1].removeprefix("k-")) for box in boxes
    ]
    assert {("10", "20", "100", "40")} == {
        tuple(box.find("rect").get(k) for k in ("x", "y", "width", "height")) for box in boxes
    }
    assert {"-1"} == {box.get("tabindex") for box in boxes}  # the numbers in the list are the way for the keyboard


def test_every_kind_and_outcome_that_is_there_can_be_hidden_and_coloured():
    page = made(*full()[:2], *full()[2], pictures=PICTURES)
    style = page.xpath("//style")[0].text
    switches = {box.get("id") for box in page.xpath("//input[@type='checkbox']")}

    assert {"show-heading", "show-paragraph", "show-table", "show-cell", "show-furniture", "show-order"} <= switches
    assert {f"show-o-{outcome.value}" for outcome in OUTCOMES} <= switches
    assert all(f"#{switch}:not(:checked)" in style for switch in switches)
    assert all(box.getparent().tag == "label" for box in page.xpath("//input"))


@pytest.mark.parametrize("color", [*COLORS.values(), *(color for color, _, _ in OUTCOMES.values())])
def test_every_colour_can_be_read_on_white_and_under_white(color):
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert 1.05 / (luminance + 0.05) >= 4.5  # WCAG 2.2, level AA


def test_the_same_document_gives_the_same_bytes():
    read, found, traces = full()
    once, again = (
        index_bytes(read, found, tuple(sheets_of(read, found, traces, ALL_PAGES, PICTURES)), version="1")
        for _ in range(2)
    )

    assert once == again
