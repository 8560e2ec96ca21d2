"""The report as Markdown: the same contents, and no text of a plan becomes a mark."""

import re

import pytest

from pipeline.records import Result
from pipeline.report import load_texts, report_languages
from pipeline.report.html import report_contents
from pipeline.report.markdown import markdown_bytes
from tests.factories import failed_document, goal, measure, result, sourced
from tests.report.made import CATALOGUE, CRITERIA, RUN, judged, many_goals


def markdown(*results: Result, language: str = "en") -> str:
    texts = load_texts(language)
    return markdown_bytes(report_contents(results, RUN, CATALOGUE, texts), texts).decode()


def some_results() -> tuple[Result, ...]:
    return (
        judged(*many_goals(11), verdicts=dict.fromkeys(CRITERIA, "met"), country="DK"),
        judged(*many_goals(10, "d2"), verdicts=dict.fromkeys(CRITERIA, "not_met"), id="d2", country="SE"),
        Result(failed_document(id="d3")),
    )


@pytest.mark.parametrize("language", report_languages())
def test_every_section_is_there_in_every_language(language: str) -> None:
    text, texts = markdown(*some_results(), language=language), load_texts(language)

    heads = re.findall(r"^## (.*)$", text, re.MULTILINE)
    for name in ("summary", "criteria", "groups", "heatmap", "distributions", "examples", "reading", "method"):
        assert any(head.startswith(texts(f"sections.{name}")) for head in heads)


def test_every_table_is_whole() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", markdown(*some_results()), re.MULTILINE)

    assert len(tables) >= 5
    for table in tables:
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert 1 == len(widths), table
        assert re.fullmatch(r"\|(?: --- \|)+", table.splitlines()[1])


@pytest.mark.parametrize(
    "text", ["a | b", "<script>x</script>", "[x](http://y)", "# head", "*bold*", "`code`", "a\n\nb"]
)
def test_the_words_of_a_plan_are_text(text: str) -> None:
    plain = markdown(judged(goal(text, text, measure(text)), verdicts=dict.fromkeys(CRITERIA, "met"), title=text))

    assert "<script>" not in plain
    assert not re.search(r"(?<!\\)\[x(?<!\\)\]\(http", plain)
    assert "\n# head" not in plain
    assert "\nb\n" not in plain


def test_a_run_without_plans_says_so() -> None:
    assert load_texts("en")("summary.none_given") in markdown().replace("\\", "")


def test_an_unread_file_is_named() -> None:
    assert "| plan.txt |" in markdown(result(goal(sourced("A", "A"))), Result(failed_document(id="d3")))
