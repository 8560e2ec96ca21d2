"""Dates and stretches of time: the last day that still counts and the label of the tables."""

from datetime import date

import pytest

from pipeline.extract.periods import period_label
from pipeline.records import Period
from tests.extract.reading import phrases

PLAN = Period(date(2025, 1, 1), date(2025, 12, 31))
SEVERAL_YEARS = Period(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("code", "text", "kind", "label", "day"),
    [
        ("da", "inden udgangen af 2. kvartal 2024", "deadline", "2024-Q2", "2024-06-30"),
        ("da", "inden den 1. juli 2025", "deadline", "2025-07-01", "2025-06-30"),
        ("da", "senest den 1. juli 2025", "deadline", "2025-07-01", "2025-07-01"),
        ("da", "i 1. halvår 2025", "period", "2025-H1", "2025-06-30"),
        ("da", "ultimo marts 2025", "deadline", "2025-03", "2025-03-31"),
        ("da", "medio 2026", "deadline", "2026", "2026-06-30"),
        ("da", "primo 2026", "deadline", "2026", "2026-01-01"),
        ("da", "pr. 31.12.2025", "deadline", "2025-12-31", "2025-12-31"),
        ("da", "i perioden 2024-2026", "period", "2024/2026", "2026-12-31"),
        ("da", "frem mod 2030", "deadline", "2030", "2030-12-31"),
        ("sv", "senast den 15 mars 2024", "deadline", "2024-03-15", "2024-03-15"),
        ("sv", "till 2030", "deadline", "2030", "2030-12-31"),
        ("sv", "före utgången av juni 2025", "deadline", "2025-06", "2025-06-30"),
        ("sv", "T2 2025", "period", "2025-T2", "2025-08-31"),
        ("sv", "under andra kvartalet 2025", "period", "2025-Q2", "2025-06-30"),
        ("zh", "到2025年底前", "deadline", "2025", "2025-12-31"),
        ("zh", "2025年6月30日前", "deadline", "2025-06-30", "2025-06-30"),
        ("zh", "十四五期间", "period", "2021/2025", "2025-12-31"),
        ("zh", "2023—2025年", "period", "2023/2025", "2025-12-31"),
        ("zh", "103年度", "period", "2014", "2014-12-31"),
    ],
)
def test_a_printed_time_has_a_kind_a_label_and_a_last_day(code, text, kind, label, day):
    found = phrases(code).periods(text)

    assert [(kind, label, date.fromisoformat(day))] == [(one.kind, one.label, one.day) for one in found]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("da", "senest den 1. september", "2025-09-01"),
        ("da", "i 3. kvartal", "2025-09-30"),
        ("sv", "senast T2", "2025-08-31"),
        ("sv", "den 30 september", "2025-09-30"),
        ("zh", "6月底前", "2025-06-30"),
        ("zh", "一季度末", "2025-03-31"),
        ("zh", "年内", "2025-12-31"),
    ],
)
def test_a_year_that_is_not_printed_is_the_plans_and_no_year_is_guessed_without_one(code, text, day):
    assert date.fromisoformat(day) == phrases(code).deadline(text, PLAN).day
    assert not phrases(code).periods(text, PLAN)[0].year_printed
    assert phrases(code).deadline(text) is None


def test_a_plan_of_several_years_does_not_say_which_year_a_bare_date_belongs_to():
    assert phrases("da").deadline("senest den 1. september", SEVERAL_YEARS) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("da", "inden for 30 dage", id="a bound, no deadline"),
        pytest.param("da", "den 31. februar 2025", id="a day that is not there"),
        pytest.param("da", "i forhold til 2023", id="da compared with"),
        pytest.param("sv", "jämfört med 2010", id="sv compared with"),
        pytest.param("zh", "较2020年", id="zh compared with"),
        pytest.param("zh", "印发之日起30日内", id="bound to an event"),
        pytest.param("zh", "长期坚持", id="without end"),
        pytest.param("da", "efter sommerferien", id="no date"),
    ],
)
def test_no_deadline_is_read_where_none_is_stated(code, text):
    assert phrases(code).deadline(text, PLAN) is None


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ((2025, 1, 1), (2025, 12, 31), "2025"),
        ((2025, 1, 1), (2025, 6, 30), "2025-H1"),
        ((2025, 5, 1), (2025, 8, 31), "2025-T2"),
        ((2025, 7, 1), (2025, 9, 30), "2025-Q3"),
        ((2025, 2, 1), (2025, 2, 28), "2025-02"),
        ((2025, 3, 31), (2025, 3, 31), "2025-03-31"),
        ((2023, 1, 1), (2026, 12, 31), "2023/2026"),
    ],
)
def test_a_period_is_written_as_the_tables_write_it(start, end, label):
    assert label == period_label(Period(date(*start), date(*end)))
