"""Which of several times in a sentence is its deadline, and which level is its baseline."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.records import Period
from tests.extract.reading import phrases

PLAN = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        pytest.param(
            "da",
            "I 2025 er mindst 90 pct. tilfredse, senest den 1. oktober.",
            "2025-10-01",
            id="the deadline word first",
        ),
        pytest.param(
            "da", "Mindst 90 pct. af sagerne afgøres i 2025.", "2025-12-31", id="a year that closes the sentence"
        ),
        pytest.param("da", "2026: Mindst 40 tilsyn.", "2026-12-31", id="a year that opens the sentence"),
        pytest.param(
            "da", "Resultatet af evalueringen for 2024 anvendes til at planlægge tilsyn.", None, id="a year in a name"
        ),
        pytest.param("da", "Falder i forhold til 2023.", None, id="the year compared with"),
        pytest.param(
            "sv",
            "Utsläppen ska minska med 20 procent till 2027 jämfört med 2019.",
            "2027-12-31",
            id="before the baseline",
        ),
        pytest.param(
            "zh", "到2025年,森林覆盖率达到24.1%以上,较2020年提高1个百分点。", "2025-12-31", id="before the baseline, zh"
        ),
    ],
)
def test_the_deadline_of_a_sentence(code, text, day):
    found = phrases(code).deadline(text, PLAN)

    assert (date.fromisoformat(day) if day else None) == (found.day if found else None)


@pytest.mark.parametrize(
    ("code", "text", "value", "period"),
    [
        pytest.param("sv", "öka från 71 till 80", "71", "", id="a level without a year"),
        pytest.param(
            "da", "stiger fra 61 pct. i 2023 til mindst 75 pct. i 2025", "61", "2023", id="a level with its year"
        ),
        pytest.param("da", "falder med 3 pct. i forhold til 2023", None, "2023", id="a year without a level"),
        pytest.param("sv", "minska med 20 procent jämfört med 2019", None, "2019", id="a year without a level, sv"),
        pytest.param("zh", "在2020年基础上提高1岁", None, "2020", id="a year without a level, zh"),
    ],
)
def test_the_baseline_of_a_sentence(code, text, value, period):
    found = phrases(code).baseline(text, PLAN)

    assert (None if value is None else Decimal(value), period) == (found.value, found.period)


def test_a_sentence_without_a_level_before_has_no_baseline():
    assert phrases("da").baseline("Mindst 90 pct. af sagerne afgøres i 2025.", PLAN) is None


def test_the_digits_of_a_date_are_no_target():
    assert [] == phrases("da").targets("senest den 1. juli 2025")
    assert [] == phrases("zh").targets("2025年6月30日前")


def test_dates_are_left_out_of_the_plain_figures_of_a_cell():
    assert [Decimal("61"), Decimal("7")] == [
        f.value for f in phrases("da").plain_figures("61 mio. sider og 7 pct. ultimo 2023")
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Andelen stiger fra 14 pct. i 2025 til 20 pct. i 2026.", ("increase_to", 20, 14, "2025")),
        ("nb", "Andelen øker fra 14 prosent i 2025 til 20 prosent i 2026.", ("increase_to", 20, 14, "2025")),
        ("sv", "Antalet ska minska från 120 ärenden år 2023 till 90 ärenden 2026.", ("decrease_to", 90, 120, "2023")),
        ("zh", "从2023年的45%提高到2026年的60%以上", ("at_least", 60, 45, "2023")),
        ("zh", "由2024年的120件减少到2026年的90件", ("decrease_to", 90, 120, "2024")),
    ],
)
def test_both_levels_of_a_change_may_have_a_year(code, text, expected):
    (target,) = phrases(code).targets(text)
    before = phrases(code).baseline(text)
    assert target.baseline is not None
    assert before is not None
    assert expected == (target.target.comparator.value, target.target.value, target.baseline.value, before.period)
    assert before.value == target.baseline.value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("sv", "2027: 36 procent", id="the year of a step"),
        pytest.param("da", "Fra 2. halvår 2025 udvælges mindst 80 pct. af tilsynene efter risiko.", id="when it begins"),
        pytest.param("sv", "Från och med andra halvåret 2025 läggs inga pappersakter upp.", id="when that begins"),
    ],
)  # fmt: skip
def test_a_year_that_names_a_step_or_a_beginning_is_no_deadline(code, text):
    assert phrases(code).deadline(text) is None
