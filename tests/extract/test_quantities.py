"""Targets in a phrase: comparator, value, bounds, unit, base amount and the level before.

The phrase books of tests/languages test the words of each pack; these rows test the order of decisions.
"""

from decimal import Decimal

import pytest

from pipeline.extract.quantities import TargetReading
from tests.extract.reading import phrases


def shown(reading: TargetReading) -> str:
    """`at_least 90 percent`, with `from 42` behind it where the text gives the level before."""
    target = reading.target
    figure = (
        "" if target.value is None else f"{target.value:f}" + ("" if target.upper is None else f"..{target.upper:f}")
    )
    before = f"from {reading.baseline.value:f}" if reading.baseline else ""
    return " ".join(part for part in (str(target.comparator), figure, target.unit, before) if part)


def targets(code: str, text: str, *, in_sentence: bool = True) -> list[str]:
    return [shown(reading) for reading in phrases(code).targets(text, in_sentence=in_sentence)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param("da", "Mindst 90 pct. af sagerne", "at_least 90 percent", id="da bound before"),
        pytest.param("da", "Højst 4 pct. af afgørelserne ændres.", "at_most 4 percent", id="da upper bound"),
        pytest.param(
            "da", "Afvigelsen må ikke overstige 5 pct.", "at_most 5 percent", id="da negated bound is not inverted"
        ),
        pytest.param("da", "færre end 10 klager", "less_than 10 klager", id="da strict bound"),
        pytest.param("da", "over 1.000 m2", "more_than 1000 m2", id="da strict lower bound"),
        pytest.param("da", "minimum to ledelsestiltag", "at_least 2 ledelsestiltag", id="da number word"),
        pytest.param("da", "Ingen sag er ældre end 180 dage.", "at_most 180 days", id="da negation with a bound"),
        pytest.param("da", "1-3 samarbejder", "between 1..3 samarbejder", id="da range"),
        pytest.param("da", "mellem 20 og 25 tilsyn", "between 20..25 tilsyn", id="da range in words"),
        pytest.param("da", "± 2 pct.", "between -2..2 percent", id="da plus and minus"),
        pytest.param("da", "Andelen stiger med 5 procentpoint.", "increase_by 5 percentage_point", id="da step"),
        pytest.param("da", "falder med mindst 3 pct.", "decrease_by 3 percent", id="da step with a bound"),
        pytest.param("da", "falder fra 42 til 30 dage", "decrease_to 30 days from 42", id="da level from and to"),
        pytest.param(
            "da", "fra 74 til 90 pct.", "increase_to 90 percent from 74", id="da two levels say the direction"
        ),
        pytest.param("da", "Klagerne halveres.", "decrease_by 50 percent", id="da target without digits"),
        pytest.param("da", "niveauet på 98 pct. fastholdes", "maintain 98 percent", id="da level kept"),
        pytest.param("da", "ca. 12,5 mio. kr.", "equal 12.5 mio. kr.", id="da hedged money"),
        pytest.param("da", "mindst 2.650 tilsyn", "at_least 2650 tilsyn", id="da thousands point"),
        pytest.param("da", "12 af de 14 sejlløb", "equal 12 sejlløb", id="da out of how many"),
        pytest.param("sv", "ska vara lägst 60 %", "at_least 60 percent", id="sv bound before"),
        pytest.param("sv", "ej överstiga 2 procent", "at_most 2 percent", id="sv negated bound"),
        pytest.param("sv", "ska understiga 6 procent", "less_than 6 percent", id="sv strict bound"),
        pytest.param("sv", "minska från 214 till högst 150", "at_most 150 from 214", id="sv bound wins over direction"),
        pytest.param("sv", "öka från 71 till 80", "increase_to 80 from 71", id="sv level from and to"),
        pytest.param("sv", "minst hälften av eleverna", "at_least 50 percent", id="sv share in words"),
        pytest.param(
            "sv", "Hälften av gårdarna över 50 hektar använder filer", "at_least 50 percent", id="sv share of which"
        ),
        pytest.param("sv", "minska med minst 70 procent", "decrease_by 70 percent", id="sv step with a bound"),
        pytest.param("sv", "20 000 ärenden", "equal 20000 ärenden", id="sv thousands space"),
        pytest.param("sv", "3 procentenheter högre", "percentage_point", id="sv percentage points are no percent"),
        pytest.param("zh", "达到24.1%以上", "at_least 24.1 percent", id="zh suffix sharpens the prefix"),
        pytest.param("zh", "控制在5.5%以内", "at_most 5.5 percent", id="zh circumfix"),
        pytest.param("zh", "增长5%左右", "equal 5 percent", id="zh about"),
        pytest.param("zh", "不低于95%", "at_least 95 percent", id="zh negated bound"),
        pytest.param("zh", "提高到90%", "increase_to 90 percent", id="zh to a level"),
        pytest.param("zh", "提高5个百分点", "increase_by 5 percentage_point", id="zh by points"),
        pytest.param("zh", "降低13.5%", "decrease_by 13.5 percent", id="zh by a share"),
        pytest.param("zh", "从85%提高到90%", "increase_to 90 percent from 85", id="zh level from and to"),
        pytest.param("zh", "5%—6%", "between 5..6 percent", id="zh range"),
        pytest.param("zh", "近八成", "equal 80 percent", id="zh tenths"),
        pytest.param("zh", "新建三十五所", "equal 35 所", id="zh numerals"),
        pytest.param("zh", "实现全覆盖", "equal 100 percent", id="zh target without digits"),
        pytest.param("zh", "≤12%", "at_most 12 percent", id="zh sign"),
        pytest.param("zh", "超过1.3万亿斤", "more_than 1.3 万亿斤", id="zh strict bound"),
    ],
)
def test_a_figure_is_held_by_the_words_around_it(code, text, expected):
    found = targets(code, text)

    assert 1 == len(found)
    assert expected in found[0] if expected == "percentage_point" else expected == found[0]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param(
            "da", "90 pct. af sagerne afgøres inden for 30 dage", ["at_least 90 percent"], id="da inner bound"
        ),
        pytest.param(
            "sv", "75 procent av brottmålen ska avgöras inom 5 månader", ["at_least 75 percent"], id="sv inner bound"
        ),
        pytest.param(
            "da",
            "95 pct. af sagerne afgøres inden for 30 dage, og ingen sag er ældre end 180 dage",
            ["at_least 95 percent", "at_most 180 days"],
            id="a clause of its own has its own target",
        ),
        pytest.param(
            "da", "stiger med 0,3 point (3,7 point)", ["increase_by 0.3 point from 3.7"], id="da level in brackets"
        ),
        pytest.param(
            "zh", "分别达到90%、85%以上", ["at_least 90 percent", "at_least 85 percent"], id="zh suffix holds the list"
        ),
        pytest.param("zh", "建成3座水厂,改造管网120公里", ["equal 3 座", "equal 120 公里"], id="zh two clauses"),
    ],
)
def test_a_sentence_with_several_figures_gives_each_its_own_part(code, text, expected):
    assert expected == targets(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("da", "Styrelsen nedsætter en arbejdsgruppe."),
        ("da", "Se § 12 og bilag 2."),
        ("da", "inden for strategiens tidsplaner"),
        ("da", "i 1. halvår 2025"),
        ("sv", "enligt § 77 och dnr KS 2023/118"),
        ("zh", "一网通办"),
        ("zh", "十四五期间"),
    ],
)
def test_a_number_that_counts_nothing_is_no_target(code, text):
    assert [] == targets(code, text)


def test_a_bare_share_asks_for_at_least_that_much_in_a_sentence_but_is_exact_in_a_cell():
    assert ["at_least 90 percent"] == targets("da", "90 pct.")
    assert ["equal 90 percent"] == targets("da", "90 pct.", in_sentence=False)


@pytest.mark.parametrize(
    ("code", "text", "value", "unit", "amount"),
    [
        ("da", "højst 7,5 mia. kr.", "7.5", "mia. kr.", "7500000000"),
        ("sv", "minst 40 mnkr", "40", "mnkr", "40000000"),
        ("zh", "1.2亿元", "1.2", "亿元", "120000000"),
        ("zh", "1200万人以上", "1200", "万人", "12000000"),
        ("da", "mindst 40 sager", "40", "sager", None),
    ],
)
def test_a_magnitude_stays_as_printed_and_gives_the_amount_in_base_units(code, text, value, unit, amount):
    target = phrases(code).targets(text)[0].target

    assert (Decimal(value), unit) == (target.value, target.unit)
    assert (None if amount is None else Decimal(amount)) == target.amount


@pytest.mark.parametrize(
    ("code", "text", "quote"),
    [
        ("da", "Derfor skal mindst 90 pct. af sagerne afgøres.", "mindst 90 pct."),
        ("da", "Svartiden falder fra 42 til 30 dage i 2025.", "til 30 dage"),
        ("sv", "Andelen ska vara minst 88 procent.", "minst 88 procent"),
        ("zh", "失业率控制在5.5%以内。", "5.5%以内"),
    ],
)
def test_the_quote_of_a_target_is_comparator_figure_and_unit(code, text, quote):
    found = phrases(code).targets(text)[0]

    assert quote == text[found.start : found.end]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Tilfredsheden stiger.", "increase"),
        ("sv", "Utsläppen ska minska.", "decrease"),
        ("zh", "保持稳定", "maintain"),
        ("da", "Styrelsen udarbejder en rapport.", None),
    ],
)
def test_a_direction_needs_no_figure(code, text, expected):
    found = phrases(code).quantities.direction(text)

    assert expected == (str(found.target.comparator) if found else None)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [("zh", "≥", "at_least"), ("zh", "≤", "at_most"), ("da", "mindst", "at_least"), ("zh", "定性", None)],
)
def test_a_comparator_may_stand_alone_in_its_cell(code, text, expected):
    found = phrases(code).quantities.sign(text)

    assert expected == (str(found) if found else None)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param("da", "Andelen af donorer under 30 år øges til 35 pct.", ("increase_to", 35), id="an age bounds nothing else"),
        pytest.param("sv", "Skolfrånvaron över 15 procent ska halveras.", ("decrease_by", 50), id="a change in words"),
        pytest.param("sv", "Kontinuiteten ska vara högst 12 personer på 14 dagar.", ("at_most", 12), id="the time it is counted in"),
        pytest.param("da", "Tilfredsheden er mindst 4,2, skala 1-5.", ("at_least", Decimal("4.2")), id="the scale"),
        pytest.param("da", "Alle havne i risikogruppe 1 har mindst 2 tilsyn.", ("at_least", 2), id="the number of a group"),
    ],
)  # fmt: skip
def test_a_number_in_a_name_is_no_target(code, text, expected):
    found = [(str(one.target.comparator), one.target.value) for one in phrases(code).targets(text)]

    assert [expected] == found


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("da", "Antallet af sager, der er mere end 60 dage gamle, nedbringes til højst 12.", "at_most 12"),
        ("sv", "Antalet personer som väntat mer än 30 dagar ska minska till högst 40.", "at_most 40"),
        ("sv", "Antalet kommuner med minst 5 laddplatser ska vara minst 20.", "at_least 20"),
    ],
)
def test_a_bound_ahead_of_the_verb_says_what_is_counted(language, text, target):
    (reading,) = phrases(language).targets(text)

    assert target == f"{reading.target.comparator} {reading.target.value}"
