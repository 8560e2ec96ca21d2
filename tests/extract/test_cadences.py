"""Reporting cadence and measurement frequency are two things, told apart by the words beside the interval."""

import pytest

from tests.extract.reading import phrases


@pytest.mark.parametrize(
    ("code", "text", "cadences"),
    [
        ("da", "Der afrapporteres halvårligt.", ["half_yearly"]),
        ("da", "Styrelsen rapporterer månedligt til departementet.", ["monthly"]),
        ("da", "Der følges op hvert kvartal på dialogmøderne.", ["quarterly"]),
        ("da", "Der afrapporteres løbende.", ["continuous"]),
        ("da", "Der afrapporteres løbende og halvårligt.", ["half_yearly"]),
        ("sv", "Målet följs upp tertialvis.", ["four_monthly"]),
        ("sv", "Nämnden rapporterar kvartalsvis till kommunstyrelsen.", ["quarterly"]),
        ("sv", "Uppdraget ska redovisas senast den 15 mars 2024.", ["once"]),
        ("zh", "每季度末向市政府报送工作进展。", ["quarterly"]),
        ("zh", "月调度、季通报、年考核。", ["monthly", "quarterly", "yearly"]),
        ("zh", "每半年报告一次。", ["half_yearly"]),
        ("zh", "实行定期考核。", ["unspecified"]),
    ],
)
def test_an_interval_beside_a_reporting_word_is_the_reporting_cadence(code, text, cadences):
    assert cadences == [str(cadence) for cadence in phrases(code).reporting(text).cadences]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("da", "Antallet skal årligt stige med 2 pct."),
        ("da", "Afvigelsen måles kvartalsvis."),
        ("sv", "Kostnaden ska öka med 2 procent årligen."),
        ("sv", "Värdet mäts kvartalsvis."),
        ("zh", "每学期开展1次培训"),
        ("da", "Svartiden er kort."),
    ],
)
def test_without_a_reporting_word_an_interval_reports_nothing(code, text):
    assert phrases(code).reporting(text) is None


@pytest.mark.parametrize(
    ("code", "text", "frequency"),
    [
        ("da", "Afvigelsen måles kvartalsvis.", "quarterly"),
        ("sv", "Värdet mäts årligen.", "yearly"),
        ("zh", "实行动态监测。", "continuous"),
        ("da", "Der afrapporteres halvårligt.", None),
        ("da", "Afvigelsen måles i kroner.", None),
    ],
)
def test_an_interval_beside_a_measuring_word_is_the_measurement_frequency(code, text, frequency):
    found = phrases(code).frequency(text)

    assert frequency == (str(found.cadences[0]) if found else None)


def test_an_annual_report_named_beside_a_cadence_is_a_channel():
    found = phrases("da").reporting("Der afrapporteres halvårligt ved udgiftsopfølgning 2 og i årsrapporten.")

    assert ["half_yearly"] == [str(cadence) for cadence in found.cadences]
    assert ("udgiftsopfølgning 2", "årsrapporten") == found.channels


def test_who_is_told_is_read_from_the_clause():
    assert ("departementet",) == phrases("da").reporting(
        "Styrelsen rapporterer månedligt til departementet."
    ).recipients
    assert ("kommunstyrelsen",) == phrases("sv").reporting(
        "Nämnden rapporterar kvartalsvis till kommunstyrelsen."
    ).recipients
    assert ("市政府",) == phrases("zh").reporting("每季度末向市政府报送工作进展。").recipients


def test_a_reporting_field_may_name_a_form_without_an_interval():
    found = phrases("da").reporting("Statusrapportering.", in_reporting_field=True)

    assert () == found.cadences
    assert ("Statusrapportering",) == found.channels


def test_a_frequency_field_needs_no_measuring_word():
    assert "quarterly" == str(phrases("sv").frequency("Kvartalsvis", in_frequency_field=True).cadences[0])
    assert phrases("sv").frequency("Kvartalsvis") is None
