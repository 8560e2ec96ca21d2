"""The text of blocks, clean and verbatim, and the way from a span back to its page, box and words."""

import pytest

from pipeline.records import BBox, Line
from tests.extract.reading import texts
from tests.factories import document, passage, table


def boxed(top: float, left: float = 50) -> BBox:
    return BBox(left, top, left + 200, top + 10)


WRAPPED = (
    "Styrelsen afgør mindst 90 pct. af sags-\nbehandlingen inden for 30 dage, og ingen\nsag er ældre end 180 dage."
)


def test_the_quote_is_the_printed_words_and_their_printed_form_undoes_the_lines():
    known = texts(document(passage(WRAPPED, id="p1")), "da")
    clean = known.text("p1")
    start = clean.index("af sagsbehandlingen")
    found = known.locate("p1", start, start + len("af sagsbehandlingen"))

    assert "af sags-\nbehandlingen" == found.quote
    assert WRAPPED[found.start : found.end] == found.quote
    assert "af sagsbehandlingen" == known.printed(found)


def test_a_span_takes_page_and_box_of_the_lines_it_touches():
    lines = (Line(0, 40, boxed(100)), Line(40, 80, boxed(112, left=40)), Line(81, len(WRAPPED), boxed(124)))
    known = texts(document(passage(WRAPPED, id="p1", page=3, bbox=boxed(1), lines=lines)), "da")
    clean = known.text("p1")

    inner = known.locate("p1", clean.index("sagsbehandlingen"), clean.index("inden"))
    last = known.locate("p1", clean.index("sag er"), len(clean))

    assert (3, BBox(40, 100, 250, 122)) == (inner.page, inner.bbox)
    assert (3, boxed(124)) == (last.page, last.bbox)


def test_a_paragraph_over_a_page_break_gives_the_page_where_the_span_begins():
    lines = (Line(0, 40, boxed(700)), Line(40, 80, boxed(50), page=4), Line(81, len(WRAPPED), boxed(62), page=4))
    known = texts(document(passage(WRAPPED, id="p1", page=3, lines=lines)), "da")
    clean = known.text("p1")

    whole = known.locate("p1", 0, len(clean))
    after = known.locate("p1", clean.index("ingen"), len(clean))

    assert (3, boxed(700)) == (whole.page, whole.bbox)
    assert (4, BBox(50, 50, 250, 72)) == (after.page, after.bbox)


def test_a_block_without_lines_gives_its_own_page_and_box():
    known = texts(document(passage("Mindst 90 pct.", id="p1", page=7, bbox=boxed(9))), "da")
    found = known.locate("p1", 0, 6)

    assert (7, boxed(9), "Mindst") == (found.page, found.bbox, found.quote)


def test_cells_are_blocks_of_their_own():
    known = texts(document(table(("Mål", "Frist"), ("Kortere\nventetid", "1. juli"), page=2)), "da")

    assert "Kortere ventetid" == known.text("t1.r1c0")
    assert (2, "Kortere\nventetid") == (lambda found: (found.page, found.quote))(known.locate("t1.r1c0", 0, 16))


@pytest.mark.parametrize(
    ("format", "printed", "expected"),
    [
        pytest.param("docx", "Kortere ventetid\nDer svares hurtigere.", ["Der svares hurtigere."], id="a Word file"),
        pytest.param(
            "pdf", "Styrelsen afgør mindst 90 procent af alle\nsagerne inden 30 dage.", [], id="a full line on paper"
        ),
        pytest.param(
            "pdf",
            "Kortere ventetid\nStyrelsen afgør mindst 90 procent af alle\nsagerne inden 30 dage.",
            ["Styrelsen afgør mindst 90 procent af alle sagerne inden 30 dage."],
            id="on paper, the next word would have fitted",
        ),
        pytest.param("pdf", "Kortere ventetid\n\nDer svares", ["Der svares"], id="a blank line on paper"),
    ],
)
def test_a_line_break_is_meant_where_the_author_set_it(format, printed, expected):
    known = texts(document(table((printed,)), path=f"plan.{format}"), "da")
    clean = known.text("t1.r0c0")

    assert expected == [clean[place:] for place in known.meant_breaks("t1.r0c0")]


def test_text_set_like_paper_breaks_its_paragraphs_anywhere_but_its_cells_on_purpose():
    printed = "Styrelsen afgør mindst 90 procent af alle\nsagerne inden 30 dage."
    known = texts(document(passage(printed, id="p1"), table((printed,)), path="plan.text"), "da")

    assert [] == known.meant_breaks("p1")
    assert 1 == len(known.meant_breaks("t1.r0c0"))


def test_the_hyphen_before_a_word_of_the_pack_stays():
    known = texts(document(passage("mål-\noch budget", id="p1")), "sv")

    assert "mål- och budget" == known.text("p1")
