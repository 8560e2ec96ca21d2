"""The page of one plan: whole, safe, and able to stand alone."""

from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from pipeline.records import Result
from pipeline.report import plan_contents
from pipeline.report.plan_pages import plan_address, plan_pages
from pipeline.report.texts import load_texts
from tests.factories import document, failed_document, goal, measure, plan, result, sourced
from tests.report.made import CATALOGUE, RUN, full_plan, judged, judgement, many_goals
from tests.report.test_html import HOSTILE, words


def pages(*results: Result) -> dict[str, Any]:
    made = plan_pages(results, RUN, CATALOGUE, load_texts("en"))
    return {id: html.document_fromstring(page.decode()) for id, page in made}


def test_every_plan_with_goals_has_a_page_and_the_report_knows_its_address() -> None:
    results = [
        full_plan("d1"),
        Result(document(id="n"), plan(document_id="n", no_goals_reason="It is an essay.")),
        Result(failed_document(id="f")),
        full_plan("d2"),
    ]

    assert ["d1", "d2"] == list(pages(*results))
    assert ["plans/d1.html", "plans/d2.html"] == [plan_address(result) for result in results if plan_address(result)]


def test_the_page_shows_goals_measures_verdicts_and_follow_up() -> None:
    page = pages(full_plan())["d1"]

    text = words(page.find("body"))

    assert "at least" not in text
    assert "≥ 90 percent" not in text
    for told in ("Plan d1", "The plan states 2 goals with 2 measures.", "Statement 1", "≥ 90 %", "baseline 80",
                 "operations (inferred)", "yearly (whole plan)", "Two goals.", "met green", "Strict guidance"):  # fmt: skip
        assert told in text
    assert 12 == len(page.xpath("//table[@class='heat']//td"))


def test_the_page_says_what_it_needs_to_be_understood_alone() -> None:
    page = pages(full_plan())["d1"]

    told = words(page.get_element_by_id("reading"))

    assert "Clear Is it clear? required A" in told
    assert "Rules miss goals" in told
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert {"data:,", "../report.html"} == set(page.xpath("//@href[not(starts-with(., '#'))] | //@src"))
    assert {address[1:] for address in page.xpath("//@href[starts-with(., '#')]")} <= set(page.xpath("//@id"))


def test_headings_descend_one_level_at_a_time_and_tables_have_captions_and_scopes() -> None:
    page = pages(full_plan())["d1"]
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

    assert (1, 1) == (levels[0], levels.count(1))
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [] == page.xpath("//table[not(caption)] | //th[not(@scope)]")


def test_hostile_text_from_a_document_stays_text() -> None:
    hostile_goal = goal(HOSTILE, HOSTILE, measure(HOSTILE, unit=HOSTILE), number=HOSTILE, id="x", document_id="h")

    page = pages(judged(hostile_goal, verdicts={HOSTILE: "not_met"}, id="h", lens=HOSTILE, title=HOSTILE))["h"]

    assert [] == page.xpath("//script | //img | //iframe | //object | //embed | //form | //@onerror | //@style")
    assert HOSTILE in words(page.get_element_by_id("goals"))
    assert HOSTILE == page.findtext(".//title")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\ufffe", "\u202e"])
def test_characters_that_html_forbids_are_shown_as_replaced(character: str) -> None:
    ((_, page),) = plan_pages([result(goal(sourced(f"a{character}b", "ab")))], RUN, CATALOGUE, load_texts("en"))

    assert ("a\ufffdb" in page.decode(), character in page.decode()) == (True, False)


def test_strong_and_weak_sides_are_those_of_the_plan_alone() -> None:
    strong = judged(*many_goals(12, "a"), verdicts={"clear": "met", "baseline": "not_met"}, id="a")
    weak = judged(*many_goals(3, "b"), verdicts={"clear": "not_met", "baseline": "met"}, id="b")

    told = {id: words(page.get_element_by_id("summary")) for id, page in pages(strong, weak).items()}

    assert "met most often is clear, the one met least often baseline" in told["a"]
    assert "too few for a general statement" in told["b"]
    assert told["b"].index("Baseline") < told["b"].index("Clear")


def test_advice_follows_the_lens_and_skips_what_it_does_not_ask_for() -> None:
    verdicts = {"quantified": "not_met", "result": "not_met", "clear": "partly"}
    made = judged(goal(), verdicts=verdicts, lens="mild")
    told = tuple(
        judgement(one.criterion, one.verdict, suggestion=f"Mend {one.criterion}.") for one in made.assessment.goals
    )
    made = Result(made.document, made.plan, type(made.assessment)("d1", "mild", told, ()))

    (mend,) = pages(made)["d1"].xpath("//ul[@class='mend']")

    assert ["Mend clear.", "Mend result."] == [words(line) for line in mend.xpath(".//span[@class='advice']")]


def test_long_lists_are_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_contents, "MOST_GOALS", 2)
    monkeypatch.setattr(plan_contents, "MOST_MEASURES", 1)
    many = goal("A", None, measure(), measure("Another", id="m2"), id="a1", document_id="a")

    page = pages(judged(many, *many_goals(3, "a"), verdicts={"clear": "met"}, id="a"))["a"]

    text = words(page.get_element_by_id("goals"))
    assert 2 == len(page.xpath("//table[@class='goals']/tbody/tr"))
    for told in ("2 of the plan's 4 goals are listed", "and 1 measure more"):
        assert told in text
