"""Records in words for people."""

from datetime import date

import pytest

from pipeline.packs import known_languages, load_pack
from pipeline.records import Basis, Comparator
from pipeline.report.texts import load_texts
from pipeline.report.wording import (
    language_name,
    measure_lines,
    place_words,
    plan_title,
    reporting_words,
    shorten,
    target_words,
    type_words,
)
from tests.factories import document, goal, measure, plan, reporting, result, target

TEXTS = load_texts("en")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (target("at_least", "95.50", "percent"), "≥ 95.5 %"),
        (target("between", 1, "", 3), "1–3"),
        (target("decrease_by", 2, "percentage_point"), "decrease by 2 percentage points"),
        (target("equal", 120, "个"), "120 个"),
        (target("milestone"), "milestone"),
        (target("increase"), "increase"),
    ],
)
def test_a_target_reads_in_a_few_signs(made, expected: str) -> None:
    assert expected == target_words(made, TEXTS).replace("\u00a0", " ").strip()


def test_targets_of_one_indicator_for_several_years_take_one_line() -> None:
    years = [
        measure("Share", "at_least", value, "percent", target_period=period, baseline_value=70, baseline_period="2023")
        for value, period in ((75, "2025"), (80, "2026"))
    ]
    made = [
        *years,
        measure("Tool in use", Comparator.MILESTONE, None, "", deadline="2025-06-30", target_period="2025-H1"),
    ]

    found = [(text, figures.replace("\u00a0", " ")) for text, figures in measure_lines(made, TEXTS)]

    assert [
        ("Share", "≥ 75 % · 2025; ≥ 80 % · 2026 · baseline 70 2023"),
        ("Tool in use", "milestone · by 2025-06-30"),
    ] == found


def test_differing_baselines_stay_with_their_targets() -> None:
    made = [measure("Share", "equal", value, "", baseline_value=before) for value, before in ((5, 1), (6, 2))]

    ((_, figures),) = measure_lines(made, TEXTS)

    assert "5 · baseline 1; 6 · baseline 2" == figures.replace("\u00a0", "")


def test_what_is_inferred_or_said_of_the_whole_plan_is_marked() -> None:
    stated = goal(types=["operations"], goal_type_stated="O")

    assert "operations" == type_words(stated, TEXTS)
    assert "operations, development (inferred)" == type_words(goal(types=["operations", "development"]), TEXTS)
    inherited = goal(types=["development"], goal_type_basis=Basis.INHERITED)
    assert "development (for the whole plan)" == type_words(inherited, TEXTS)
    assert "yearly (whole plan)" == reporting_words(reporting(scope="document"), TEXTS)
    assert "every four months" == reporting_words(reporting("four_monthly"), TEXTS)


def test_languages_are_named_as_their_packs_name_them_and_else_by_their_code() -> None:
    for code in known_languages():
        assert load_pack(code).settings.name["en"] == language_name(code, TEXTS)
    assert ("xx", "") == (language_name("xx", TEXTS), language_name(None, TEXTS))
    assert "Denmark, xx" == place_words(plan(country="DK"), TEXTS)


def test_a_plan_without_a_title_is_named_after_its_file_or_as_untitled() -> None:
    titles = [
        plan_title(result(title=title, read=document(title=own)), TEXTS)
        for title, own in (("A", "B"), ("", "B"), ("", ""))
    ]

    assert ["A", "B", "Untitled document"] == titles


def test_long_texts_are_cut_with_an_ellipsis() -> None:
    assert ("abc", "a…") == (shorten("abc", 3), shorten("a bc", 3))


def test_a_day_without_a_target_is_still_shown() -> None:
    assert [("Move", "by 2025-01-31")] == measure_lines([measure("Move", None, deadline=date(2025, 1, 31))], TEXTS)
