"""The fixed words of the report."""

import re
from pathlib import Path

import pytest

import pipeline.report
from pipeline.errors import UsageError
from pipeline.records import (
    Basis,
    Cadence,
    Comparator,
    DocumentStatus,
    FollowUpStatus,
    GoalType,
    Origin,
    ResultLevel,
    Scope,
    Severity,
    Verdict,
)
from pipeline.report.texts import load_texts, report_languages

TEMPLATES = sorted((Path(pipeline.report.__file__).parent / "templates").glob("*.j2"))


@pytest.mark.parametrize("language", report_languages())
@pytest.mark.parametrize(
    ("vocabulary", "words"),
    [
        ("status", DocumentStatus), ("verdict", Verdict), ("cadence", Cadence), ("goal_type", GoalType),
        ("result_level", ResultLevel), ("basis", Basis), ("scope", Scope), ("origin", Origin),
        ("comparator", Comparator), ("follow_up", FollowUpStatus), ("severity", Severity),
    ],
)  # fmt: skip
def test_every_value_has_a_word_in_every_report_language(language: str, vocabulary: str, words: type) -> None:
    said = load_texts(language)._find(f"words.{vocabulary}")

    assert {word.value for word in words} <= set(said)


@pytest.mark.parametrize("language", report_languages())
def test_every_comparator_has_a_shape_for_its_target(language: str) -> None:
    texts = load_texts(language)

    for comparator in Comparator:
        assert "7" in texts(f"targets.{comparator.value}", value="7", upper="9", unit="days")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.S)

    assert "" == re.sub(r'<[^>]*>|\w+="[^"]*"|[\W\d_]', "", text)


def test_numbers_and_nouns_take_the_form_of_the_language() -> None:
    texts = load_texts("en")

    assert ("1 goal", "0 goals", "12,345 goals") == tuple(texts.count("goals", n) for n in (1, 0, 12345))
    assert ["0", "<1", "1", "67", "99", ">99", "100"] == [
        texts.percent(share).removesuffix("\u00a0%") for share in (0, 0.004, 0.006, 2 / 3, 0.99, 0.999, 1)
    ]


def test_a_missing_text_and_an_unknown_language_are_errors() -> None:
    with pytest.raises(KeyError, match=r"summary\.nothing"):
        load_texts("en")("summary.nothing")
    with pytest.raises(UsageError, match="choose one of"):
        load_texts("tlh")
