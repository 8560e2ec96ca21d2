"""Closed vocabularies from words. Where the words do not decide, the answer is empty."""

import pytest

from pipeline.records import ResultLevel
from tests.extract.reading import readers
from tests.factories import measure


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Drift.", ["operations"]),
        ("da", "Udvikling", ["development"]),
        ("da", "Drift/udvikling", ["development", "operations"]),
        ("da", "Bedrift", []),
        ("da", "", []),
    ],
)
def test_a_printed_type_is_one_or_both(code, text, expected):
    assert expected == [str(kind) for kind in readers(code).classifier.stated_types(text)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Sagsbehandlingstiden fastholdes.", ["operations"]),
        ("da", "Styrkelse af forskningen", ["development"]),
        ("da", "Mål", []),
        ("da", "Svartiden reduceres.", []),
        ("zh", "建成三座水厂", ["development"]),
    ],
)
def test_a_type_is_inferred_only_where_more_hints_point_one_way(code, text, expected):
    assert expected == [str(kind) for kind in readers(code).classifier.inferred_types(text)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [("da", "Koncernfælles mål", "group"), ("da", "Tabel 2. Styrelsesspecifikke mål", "agency"), ("da", "Mål", "")],
)
def test_a_level_is_named_by_its_words(code, text, expected):
    assert expected == readers(code).classifier.level(text)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("产出指标", "output"),
        ("数量指标", "output"),
        ("效益指标", "outcome"),
        ("满意度指标", "outcome"),
        ("可持续影响指标", "impact"),
        ("备注", None),
    ],
)
def test_an_indicators_printed_group_gives_its_result_level(label, expected):
    found = readers("zh").classifier.labelled_level(label)

    assert expected == (str(found) if found else None)


def test_a_goals_own_words_decide_before_its_measures():
    classifier = readers("da").classifier
    measures = [measure(result_level=ResultLevel.OUTPUT), measure(result_level=ResultLevel.IMPACT)]

    assert ResultLevel.OUTCOME is classifier.result_level("Brugernes tilfredshed", measures)
    assert ResultLevel.IMPACT is classifier.result_level("Mål", measures)
    assert classifier.result_level("Mål", []) is None


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("da", "Styrelsen udarbejder en rapport.", "milestone"),
        ("da", "Den nye selvbetjening er taget i brug.", "milestone"),
        ("da", "Styrelsen understøtter kommunerne.", "qualitative"),
        ("da", "Niveauet fastholdes.", "maintain"),
        ("da", "Svartid", None),
    ],
)
def test_an_act_is_a_milestone_when_it_can_be_checked_done(code, text, expected):
    found = readers(code).classifier.kind_of_act(text)

    assert expected == (str(found) if found else None)
