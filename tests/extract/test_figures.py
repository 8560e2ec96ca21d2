"""Numbers with their units, before anyone asks what they are held against."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import clean
from pipeline.packs.numerals import han_number, is_share
from tests.extract.reading import phrases


def figures(code: str, text: str, masked=()) -> list[tuple[str, str]]:
    return [(f"{figure.value:f}", figure.unit) for figure in phrases(code).quantities.figures.figures(text, masked)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "2.650 sager og 12,5 pct.", [("2650", "sager"), ("12.5", "percent")]),
        ("da", "30dage", [("30", "days")]),
        ("da", "40 reviderede vejledninger", [("40", "vejledninger")]),
        ("da", "40 med tilsyn", [("40", "")]),
        ("da", "tolv uger", [("12", "weeks")]),
        ("da", "-3 pct.", [("-3", "percent")]),
        ("da", "9 mio. sider", [("9", "mio. sider")]),
        ("da", "9 mio. i 2025", [("9", "mio.")]),
        ("sv", "1 250 000 kr", [("1250000", "kr")]),
        ("sv", "12 promille", [("12", "promille")]),
        ("sv", "tre månader", [("3", "months")]),
        ("zh", "1,200人", [("1200", "人")]),
        ("zh", "50余场", [("50", "场")]),
        ("zh", "三千元", [("3000", "元")]),
        ("zh", "两个中心", [("2", "个")]),
        ("zh", "一是加强管理", []),
        ("zh", "培训12万至15万人次", [("12", "万人次")]),
    ],
)
def test_a_figure_has_the_marks_and_units_of_its_language(code, text, expected):
    assert expected == figures(code, text)


@pytest.mark.parametrize(
    ("code", "indicator", "unit"),
    [
        ("da", "Gennemsnitlig ventetid (dage)", "days"),
        ("da", "Antal forskellige medarbejdere i hjemmet", "medarbejdere"),
        ("da", "Antal ubesatte stillinger", "stillinger"),
        ("da", "Andelen af borgere, der er tilfredse", "percent"),
        ("da", "Erstatninger efter stormflod, mio. kr. om året", "mio. kr."),
        ("da", "Andelsboliger", None),
        ("da", "Sager afsluttet, i gennemsnit", "sager"),
        ("nb", "Antall klager", "klager"),
        ("sv", "Frånvaro över 15 procent, antal elever", "elever"),
        ("sv", "Legitimerade förskollärare, %", "percent"),
        ("sv", "Väntetid till inflyttning, dagar i genomsnitt", "days"),
        ("sv", "Ej verkställda beslut, antal", "beslut"),
        ("sv", "Brukarbedömning av boendet (%) U23471", "percent"),
        ("sv", "Antal lärare (N15031)", "lärare"),
        ("sv", "Nöjda gäster, helhet (%) U23499", "percent"),
        ("sv", "Avtal om trädvård (antal)", "avtal"),
        ("sv", "Antal båtresor, miljoner", "miljoner båtresor"),
        ("sv", "Cykelväg, km per år", "km"),
        ("sv", "Vattenavtryck, liter per kg tvättat gods", "liter per kg tvättat gods"),
        ("sv", "Oplanerade avbrott per 10 000 turer", "avbrott per 10 000 turer"),
        ("sv", "B2 Frånvaro i procent av tiden (2024: 6,2)", "percent"),
        ("sv", "Återlämnade cyklar (antal cyklar)", "cyklar"),
        ("sv", "Antal sökande per ledigt jobb", "sökande"),
        ("sv", "Nöjd besökarindex (NBI)", "index"),
        ("sv", "Samlat engagemang (SEM)", None),
        ("sv", "Köpt energi (MWh)", "MWh"),
    ],
)
def test_an_indicator_says_what_its_bare_figures_count(code, indicator, unit):
    found = phrases(code).quantities.figures.indicator_unit(indicator)
    assert unit == (found[0] if found else None)


@pytest.mark.parametrize(
    ("code", "words", "unit"), [("sv", "antal", "count"), ("sv", "antal besök", "besök"), ("da", "Antal", "count")]
)
def test_a_unit_column_that_only_says_count_names_what_is_counted_or_nothing_else(code, words, unit):
    assert (unit, 1) == phrases(code).quantities.figures.unit(words)


def test_masked_spans_hold_no_figures():
    assert [("90", "percent")] == figures("da", "i 2025 mindst 90 pct.", masked=[(0, 6)])


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("da", "pct.", ("percent", 1)),
        ("da", "mio. kr.", ("mio. kr.", 1_000_000)),
        ("sv", "%", ("percent", 1)),
        ("zh", "万人", ("万人", 10_000)),
        ("zh", "个百分点", ("percentage_point", 1)),
    ],
)
def test_words_alone_name_a_unit_with_its_factor(code, words, expected):
    assert expected == phrases(code).quantities.figures.unit(words)


@pytest.mark.parametrize(
    ("text", "expected"), [("pct.", True), ("kr.", True), ("Kontoret for Tilladelser", False), ("", False)]
)
def test_a_text_that_is_nothing_but_a_unit_is_told_from_a_name(text, expected):
    assert expected is phrases("da").quantities.figures.is_unit(text)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("三十五", "35"), ("两千", "2000"), ("一百零八", "108"), ("1,234.5", "1234.5"), ("百分之九十五", "95"),
        ("千分之七", "0.7"), ("八成", "80"), ("三分之一", "33.3"), ("二〇三五", "2035"),
    ],
)  # fmt: skip
def test_chinese_numerals_are_read_as_numbers(printed, expected):
    assert Decimal(expected) == han_number(printed)


@pytest.mark.parametrize(
    ("printed", "expected"), [("百分之五", True), ("八成", True), ("三分之一", True), ("五", False)]
)
def test_some_numerals_are_shares_of_a_whole(printed, expected):
    assert expected is is_share(printed)


@given(
    st.integers(0, 9_999_999), st.sampled_from([("da", ".", ","), ("nb", " ", ","), ("sv", " ", ","), ("zh", ",", ".")])
)
def test_a_number_grouped_by_thousands_is_read_back_exactly(number, marks):
    code, thousands, decimal = marks
    printed = f"{number:,}".replace(",", thousands) + decimal + "5"

    assert Decimal(number) + Decimal("0.5") == phrases(code).quantities.figures.value(printed)


@given(st.text(max_size=40), st.sampled_from(["da", "nb", "sv", "zh"]))
def test_any_text_is_read_without_failing_and_figures_stand_in_it_in_order(text, code):
    cleaned = clean(text).text
    found = phrases(code).quantities.figures.figures(cleaned)

    assert all(0 <= figure.start < figure.end <= len(cleaned) for figure in found)
    assert [figure.start for figure in found] == sorted(figure.start for figure in found)
