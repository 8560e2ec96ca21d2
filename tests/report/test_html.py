"""The HTML report: safe, whole, readable."""

import re
from itertools import pairwise
from typing import Any

import pytest
from lxml import html

from pipeline.records import DocumentStatus, ExemplarMatch, Result
from pipeline.report import CatalogueTexts, Measured, RunInfo, heat
from pipeline.report.html import html_bytes, report_contents
from pipeline.report.texts import load_texts
from tests.factories import document, failed_document, goal, measure, plan
from tests.report.made import CATALOGUE, CRITERIA, RUN, full_plan, judged, judgement, many_goals

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}"


def page(*results: Result, run: RunInfo = RUN, catalogue: CatalogueTexts = CATALOGUE) -> Any:
    return html.document_fromstring(
        html_bytes(report_contents(results, run, catalogue, load_texts("en")), load_texts("en")).decode()
    )


def words(element: Any) -> str:
    return re.sub(r"\s+", " ", " ".join(element.itertext())).strip()


def section(made: Any, name: str) -> Any:
    (found,) = made.xpath(f"//section[@id='{name}']")
    return found


def test_hostile_text_from_a_document_stays_text() -> None:
    made = full_plan(publisher=HOSTILE, kind=HOSTILE, country=HOSTILE, language=HOSTILE)
    hostile_goal = goal(HOSTILE, HOSTILE, measure(HOSTILE, unit=HOSTILE), number=HOSTILE, id="x", document_id="h")
    failed = Result(failed_document(message=HOSTILE, id="f", path=HOSTILE))

    found = page(made, judged(hostile_goal, verdicts={HOSTILE: "not_met"}, id="h", lens=HOSTILE, title=HOSTILE), failed)

    assert [] == found.xpath("//script | //img | //iframe | //object | //embed | //form | //@onerror | //@style")
    assert HOSTILE in words(section(found, "reading"))
    assert HOSTILE in words(section(found, "summary"))


def test_the_file_stands_alone_under_a_strict_content_security_policy() -> None:
    found = page(full_plan())

    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in policy
    addresses = found.xpath("//@href[not(starts-with(., '#'))] | //@src")
    assert {"data:,", "plans/d1.html"} == set(addresses)  # an empty icon, and pages of the same run
    assert [] == re.findall(r"url\((?!#)|@import", "".join(found.xpath("//style/text()")))


def test_every_link_inside_the_report_leads_somewhere() -> None:
    found = page(full_plan(), full_plan("d2"))
    ids = found.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {address[1:] for address in found.xpath("//@href[starts-with(., '#')]")} <= set(ids)


def test_headings_descend_one_level_at_a_time_and_tables_have_captions_and_scopes() -> None:
    found = page(full_plan())
    levels = [int(heading.tag[1]) for heading in found.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

    assert (1, 1) == (levels[0], levels.count(1))
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [] == found.xpath("//table[not(caption)] | //th[not(@scope)]")
    assert (1, 1, 1, 1) == tuple(len(found.xpath(f"//{tag}")) for tag in ("header", "nav", "main", "footer"))


def test_words_of_a_plan_carry_its_language_and_the_page_that_of_the_report() -> None:
    found = page(full_plan(language="zz"))

    assert "en" == found.get("lang")
    assert {"zz"} == set(found.xpath("//blockquote/@lang | //table[@class='plans']//th/@lang"))


def test_the_summary_counts_what_was_read_and_says_what_to_do_about_the_rest() -> None:
    found = page(
        full_plan(),
        Result(document(id="n", path="essay.txt"), plan(document_id="n", no_goals_reason="It is an essay.")),
        Result(failed_document(DocumentStatus.NEEDS_OCR, "Run OCR.", id="f", path="scan.pdf")),
    )

    summary = words(section(found, "summary"))

    assert "3 documents went in; 2 could be read. They state 2 goals with 2 measures." in summary
    assert "One document was read and states no goal." in summary
    for told in ("scan.pdf needs OCR Run OCR.", "essay.txt no goals It is an essay."):
        assert told in summary


def test_the_opening_names_five_unread_documents_and_the_whole_list_stands_further_down() -> None:
    failed = [
        Result(failed_document(DocumentStatus.NEEDS_OCR, "Run OCR.", id=f"f{n}", path=f"s{n}.pdf")) for n in range(6)
    ]

    found = page(full_plan(), *failed)

    summary, reading = words(section(found, "summary")), words(section(found, "reading"))
    assert (True, False, True) == ("s4.pdf" in summary, "s5.pdf" in summary, "The first 5 of 6;" in summary)
    assert ("s0.pdf" in reading, "s5.pdf" in reading) == (True, True)
    assert "s0.pdf" not in words(section(page(full_plan(), *failed[:5]), "reading"))


def test_strong_and_weak_criteria_come_with_share_count_and_interval() -> None:
    verdicts = [{"clear": "met", "baseline": "not_met" if n < 9 else "met"} for n in range(12)]

    summary = words(section(page(judged(*many_goals(12), verdicts=verdicts)), "summary"))

    assert "The criterion met most often is clear, the one met least often baseline." in summary
    assert (
        "met in 100\u00a0% of the goals judged (12 of 12; 95 % interval 76–100\u00a0%)".replace("\u00a0", " ")
        in summary
    )
    assert "met in 25 % of the goals judged (3 of 12; 95 % interval 9–53 %)" in summary


def test_a_criterion_that_is_seldom_decided_is_neither_strong_nor_weak() -> None:
    verdicts = [{"clear": "met", "result": "not_met", "ambition": "met" if n < 4 else "cannot_tell"} for n in range(10)]

    summary = words(section(page(judged(*many_goals(10), verdicts=verdicts)), "summary"))

    assert (True, True, False) == tuple(label in summary for label in ("Clear", "Result", "Ambition"))


def test_fewer_than_ten_goals_are_counted_and_not_made_a_share() -> None:
    found = page(judged(*many_goals(4), verdicts={"clear": "met", "baseline": "not_met"}))

    summary = words(section(found, "summary"))
    assert "met in 4 of 4 goals judged; too few for a share" in summary
    assert "too few for a general statement" in summary
    assert ["4/4", "0/4"] == [
        words(cell) for cell in found.xpath("//section[@id='heatmap']//td[contains(@class,' h')]")
    ]


def test_the_figure_has_its_numbers_in_the_table_beneath() -> None:
    verdicts = [{"clear": verdict} for verdict in ("met", "met", "partly", "not_met", "cannot_tell", "not_applicable")]

    found = section(page(judged(*many_goals(6), verdicts=verdicts)), "criteria")

    assert ["33", "17", "17", "17", "17"] == [
        words(number) for number in found.xpath(".//svg//text[contains(@class,'number')]")
    ]
    row = found.xpath(".//table[@class='numbers']/tbody/tr")[0]
    assert ["2", "1", "1", "1", "1", "4", "50 %", "15–85 %"] == [words(cell) for cell in row.xpath("td")]


def test_groups_are_shown_from_ten_goals_on_and_those_that_divide_alike_only_once() -> None:
    results = [
        judged(*many_goals(10, "a"), verdicts={"clear": "met"}, id="a", country="DK", publisher="One"),
        judged(*many_goals(10, "b"), verdicts={"clear": "not_met"}, id="b", country="SE", publisher="Two"),
    ]

    text = words(section(page(*results), "groups"))

    assert "Denmark 10 – 100 % 72–100 % n 10" in text
    assert "the groups are the same as above: By publisher." in text
    assert "One" not in text


def test_a_group_of_fewer_than_ten_goals_is_not_shown() -> None:
    results = [
        judged(*many_goals(10, "a"), verdicts={"clear": "met"}, id="a", country="DK"),
        judged(*many_goals(9, "b"), verdicts={"clear": "met"}, id="b", country="SE"),
    ]

    text = words(section(page(*results), "groups"))

    assert ("By country: 1 group with fewer than ten goals not shown." in text, "Sweden" in text) == (True, False)


def test_weak_goals_come_with_reason_advice_and_exemplar() -> None:
    goals = [*many_goals(1, "a"), *many_goals(1, "b")]
    weak = tuple(
        judgement(
            criterion, "not_met", "b-g1", suggestion="Add: ___.", exemplar_id="e1", exemplar_score=0.42,
            exemplar_match=(ExemplarMatch.FIELD, ExemplarMatch.WORDS), exemplar_words=("letters",),
        )
        for criterion in CRITERIA
    )  # fmt: skip
    good = judged(goals[0], verdicts=dict.fromkeys(CRITERIA, "met"), id="a")
    bad = judged(goals[1], verdicts={}, id="b")
    bad = Result(bad.document, bad.plan, type(bad.assessment)("b", "strict", weak, ()))

    text = words(section(page(good, bad), "examples"))

    assert "Meets 6 of 6 criteria asked for and decided (Strict guidance)." in text
    assert "Clear. Because of clear. Add: ___." in text
    assert 1 == text.count("Nine of ten letters are answered within a week.")
    assert "Score 0.42: the same policy field; words in common (letters)" in text
    assert "required 3, expected 2, good practice 1, not asked 0" in text


def test_a_run_without_documents_or_without_goals_still_gives_a_whole_report() -> None:
    nothing = page()
    no_goals = page(Result(document(), plan(no_goals_reason="It is an essay.")))

    assert "No document went in." in words(section(nothing, "summary"))
    assert "It is an essay." in words(section(no_goals, "summary"))
    for found in (nothing, no_goals):
        assert 8 == len(found.xpath("//main/section"))


def test_a_long_heatmap_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heat, "MOST_PLANS", 3)

    found = page(*(judged(*many_goals(3, id), verdicts={"clear": "met"}, id=id) for id in "abcd"))

    assert "Only the first 3 of 4 plans are shown" in words(section(found, "heatmap"))


def test_evaluation_figures_are_shown_where_given_and_else_said_to_be_missing() -> None:
    measured = (
        Measured("On ten plans.", {"goals": {"da": 0.9, "zz": 0.5}, "measures": {"zz": 0.25}}),
        Measured("Told."),
    )

    told = words(section(page(run=RunInfo("1", evaluation=measured)), "method"))

    assert "On ten plans. F1 by field and language Field Danish zz goals 0.90 0.50 measures 0.25 Told." in told
    assert "No evaluation figures were given" in words(section(page(), "method"))


def test_a_criterion_the_catalogue_does_not_describe_is_shown_under_its_id() -> None:
    found = page(judged(goal(), verdicts={"brand_new": "met"}), catalogue=CatalogueTexts())

    assert "Brand new" in words(section(found, "criteria"))
