"""Early warning as report, Markdown and table show it."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.records import EarlyWarning, GoalOutlook, InstitutionOutlook, Warn
from pipeline.report import load_texts, report_languages
from pipeline.report.warning import warning_contents
from pipeline.report.write import write_report
from tests.factories import goal
from tests.report.made import CATALOGUE, RUN, judged

EN = load_texts("en")
DAY = date(2024, 6, 30)


def told(n: int, *warnings: Warn, because: str = "Because <so>.") -> GoalOutlook:
    return GoalOutlook("A & B", "d1", f"g{n}", str(n), f"Goal <b>{n}</b>", "da", DAY, warnings, because=because)


LATE, GOOD = told(1, Warn.OVERDUE, Warn.AT_RISK), told(2, Warn.ON_TRACK)
AB = InstitutionOutlook("A & B", ((Warn.OVERDUE, 1), (Warn.ON_TRACK, 1)), (LATE, GOOD))
C = InstitutionOutlook("C", ((Warn.ON_TRACK, 3),), ())
WARNED = EarlyWarning(DAY, False, 60, (AB, C), 2, ((Warn.OVERDUE, 1), (Warn.ON_TRACK, 4)))


def written(folder: Path, warning: EarlyWarning | None) -> Path:
    result = judged(goal("Goal 1", id="g1"), goal("Goal 2", id="g2"), verdicts={}, language="da")
    result = replace(result, outlooks=(LATE, GOOD))
    write_report([result], folder, run=RUN, catalogue=CATALOGUE, warning=warning)
    return folder


def section(folder: Path) -> html.HtmlElement:
    (found,) = html.fromstring((folder / "report.html").read_bytes()).xpath("//section[@id='warning']")
    return found


def test_each_goal_to_look_at_leads_to_its_plan_and_says_why(tmp_path: Path) -> None:
    out = written(tmp_path, WARNED)
    (row,) = section(out).xpath("./div//table[contains(@class, 'warned')]/tbody/tr")

    assert ["1 Goal <b>1</b>", "overdueat riskBecause <so>."] == [cell.text_content() for cell in row]
    (link,) = row.xpath(".//a/@href")
    assert (out / link).is_file()
    assert "da" == row.xpath("./th/@lang")[0]


def test_goals_that_give_no_cause_fold_away(tmp_path: Path) -> None:
    (folded,) = section(written(tmp_path, WARNED)).xpath(".//details")

    assert folded.xpath("./summary")[0].text_content().startswith("1 goal")
    assert "Goal <b>2</b>" in folded.text_content()


def test_institutions_stand_in_the_order_given_with_their_figures(tmp_path: Path) -> None:
    table = section(written(tmp_path, WARNED)).xpath(".//table")[0]

    assert [["Institution", "overdue", "on track"], ["A & B", "1", "1"], ["C", "0", "3"]] == [
        [cell.text_content() for cell in row] for row in table.xpath(".//tr")
    ]
    assert ["#warning-1"] == table.xpath(".//a/@href")  # C has nothing to look at


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        (EarlyWarning(), "there is no day to look from"),
        (EarlyWarning(DAY, True), "2024-06-30, the day that was asked for. No plan is in force on that day."),
        (EarlyWarning(DAY, True, 60, (C,), 1, C.counts), "There is nothing to warn of in 3 goals."),
    ],
)
def test_where_there_is_nothing_to_warn_of_a_sentence_says_so_and_nothing_else(
    tmp_path: Path, warning: EarlyWarning, said: str
) -> None:
    found = section(written(tmp_path, warning))

    assert ["h2", "p"] == [element.tag for element in found]
    assert said in found.text_content()


def test_where_nobody_looked_there_is_no_section(tmp_path: Path) -> None:
    assert 'id="warning"' not in (written(tmp_path, None) / "report.html").read_text()


def test_what_is_left_out_is_counted_and_leads_to_the_whole_table(tmp_path: Path) -> None:
    many = replace(AB, counts=((Warn.OVERDUE, 4000), (Warn.ON_TRACK, 1)))
    out = written(tmp_path, replace(WARNED, institutions=(many,), institutions_all=900))
    text = section(out).text_content()

    assert "2 of 4,001 goals are shown" in text
    assert "1 of 900 institutions are shown" in text
    assert (out / section(out).xpath(".//a/@href")[-1]).is_file()


def test_the_table_has_a_row_for_every_goal(tmp_path: Path) -> None:
    rows = list(csv.DictReader((written(tmp_path, WARNED) / "outlook.csv").read_text("utf-8-sig").splitlines()))

    assert [("g1", "overdue;at_risk"), ("g2", "on_track")] == [(row["goal_id"], row["warnings"]) for row in rows]


def test_markdown_says_the_same(tmp_path: Path) -> None:
    text = (written(tmp_path, WARNED) / "report.md").read_text()

    assert "| A & B | 1 | 1 |" in text
    assert "(<plans/d1.html>): Because \\<so\\>." in text


@pytest.mark.parametrize("language", report_languages())
def test_it_is_told_in_every_language(language: str) -> None:
    texts = load_texts(language)
    contents = warning_contents(WARNED, texts)

    assert language == "en" or contents["warned_lead"] != warning_contents(WARNED, EN)["warned_lead"]
    assert [texts.word("warn", "overdue"), texts.word("warn", "on_track")] == contents["warned_words"]


@pytest.mark.parametrize("width", [1280, 360], ids=["desk", "phone"])
def test_it_is_accessible_and_fits_a_phone(tmp_path: Path, chromium: Any, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto((written(tmp_path, WARNED) / "report.html").as_uri())
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    checked = axe.Axe().run(page, options=rules).response
    fits = "[...document.querySelectorAll('#warning .warned')].every(e => e.scrollWidth <= e.parentNode.clientWidth)"

    assert checked["passes"]
    assert [] == [(rule["id"], rule["nodes"][0]["html"]) for rule in checked["violations"]]
    assert page.evaluate(fits)
    page.close()
