"""The text of a workbook cell as its reader sees it."""

from datetime import date, datetime, time, timedelta

import pytest

from pipeline.ingest.cellformat import shown


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        pytest.param(0.85, "0%", "85%", id="percent stored as fraction"),
        pytest.param(0.853, "0%", "85%", id="rounded as shown"),
        pytest.param(0.085, "0.0 %", "8.5 %", id="percent with decimals and a space"),
        pytest.param(0.0900000762939453, "0%", "9%", id="float noise under a format"),
        pytest.param(0.1 + 0.2, "General", "0.3", id="float noise"),
        pytest.param(95, "General", "95", id="whole number"),
        pytest.param(95.0, "General", "95", id="whole number stored as float"),
        pytest.param(0.5, "0.00", "0.50", id="decimals that the format asks for"),
        pytest.param(0.5, "0.##", "0.5", id="decimals that the format allows"),
        pytest.param(2.5, "0", "3", id="half is rounded up as in a spreadsheet"),
        pytest.param(1234567, "#,##0", "1234567", id="no thousands marks"),
        pytest.param(1234567, "#,##0,", "1235", id="shown in thousands"),
        pytest.param(1234.5, '#,##0.00\\ "kr."', "1234.50 kr.", id="unit in the format"),
        pytest.param(95, '"≥"0', "≥95", id="comparator in the format"),
        pytest.param(30, '0" dage"', "30 dage", id="days"),
        pytest.param(1500, '_-* #,##0.00\\ "kr."_-;-* #,##0.00\\ "kr."_-', "1500.00 kr.", id="accounting"),
        pytest.param(-5, "0;[Red]-0", "-5", id="negative section"),
        pytest.param(-5, "0", "-5", id="negative without a section"),
        pytest.param(0, '0;-0;"-"', "-", id="zero section"),
        pytest.param(-0.001, "0.0", "0.0", id="no minus before a zero"),
        pytest.param(1e21, "General", "1000000000000000000000", id="large"),
        pytest.param(12000, "0.00E+00", "12000", id="scientific is shown in full"),
        pytest.param(datetime(2024, 6, 30), "dd-mm-yyyy", "2024-06-30", id="date"),
        pytest.param(datetime(2024, 6, 30, 12, 30), "dd-mm-yyyy hh:mm", "2024-06-30 12:30", id="date and time"),
        pytest.param(date(2024, 6, 30), "d/m", "2024-06-30", id="plain date"),
        pytest.param(time(8, 5), "h:mm", "08:05", id="time"),
        pytest.param(timedelta(hours=26, minutes=5), "[h]:mm", "26:05", id="duration"),
        pytest.param(True, "General", "TRUE", id="truth"),
        pytest.param("  20 dage ", "@", "20 dage", id="text"),
        pytest.param("#REF!", "General", "#REF!", id="error value"),
        pytest.param(None, "0%", "", id="nothing"),
        pytest.param(float("nan"), "0", "", id="not a number"),
    ],
)
def test_a_value_is_shown_as(value, number_format, expected):
    assert expected == shown(value, number_format)


@pytest.mark.parametrize(("value", "number_format", "expected"), [(0.085, "0.0%", "8,5%"), (7.25, "General", "7,25")])
def test_the_decimal_mark_is_that_of_the_reader(value, number_format, expected):
    assert expected == shown(value, number_format, ",")
