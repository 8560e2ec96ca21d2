"""Goals that a report restates: which they are, and that no figure on formulation counts them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.records import FollowUp, FollowUpStatus, Goal, Link, Period, Relation, Result
from pipeline.report import load_texts, report_languages
from pipeline.report.distributions import distributions
from pipeline.report.restated import AsStated, restated, restated_contents
from pipeline.report.write import write_report
from pipeline.worklist import discover
from tests.factories import document, goal, measure, plan, source
from tests.follow.drawing import H, P, T, draw
from tests.report.made import CATALOGUE, RUN, judged

EN = load_texts("en")
MET, MISSED = dict.fromkeys(("result", "clear"), "met"), dict.fromkeys(("result", "clear"), "not_met")


def report_of(*told: Goal, own: tuple[Goal, ...] = (), id: str = "r1", **changes: Any) -> Result:
    """A report that tells how the first goals went."""
    made = judged(*told, *own, verdicts=MISSED, id=id, title=f"Annual report {id}", reports=True, **changes)
    met = tuple(FollowUp(one.id, id, "2023", FollowUpStatus.MET, source("green")) for one in told)
    return replace(made, plan=replace(made.plan, follow_ups=met))


def named(*names: str, id: str = "r1") -> tuple[Goal, ...]:
    return tuple(goal(name, id=f"{id}-{name}", document_id=id) for name in names)


def titles(result: Result) -> list[str]:
    left = restated(result)
    return [one.title.value if one.title else "" for one in result.plan.goals if one.id in left] if result.plan else []


@pytest.mark.parametrize(
    ("name", "blocks", "left", "kept"),
    [
        ("da.docx",
         [H(1, "Årsrapport 2023"), P("Styrelsen for Klitpleje"), H(2, "2. Målrapportering"),
          T([["Nr.", "Mål", "Resultatkrav", "Opnåede resultater", "Grad af målopfyldelse"],
             ["1", "Kortere ventetid", "Mindst 85 pct. afgøres inden for 40 dage.", "88 pct.", "Opfyldt"],
             ["2", "Flere tilsyn", "Der gennemføres mindst 120 tilsyn i 2023.", "112 tilsyn", "Delvist opfyldt"]]),
          H(2, "3. Mål for 2024"),
          T([["Nr.", "Mål", "Resultatkrav"], ["1", "Færre klager", "Højst 20 klager i 2024."],
             ["2", "Lavere sygefravær", "Sygefraværet må højst udgøre 8 dage pr. medarbejder."]])],
         {"Kortere ventetid", "Flere tilsyn"}, {"Færre klager", "Lavere sygefravær"}),
        ("sv.docx",
         [H(1, "Årsredovisning 2023"), P("Klittmyndigheten"), H(2, "Resultat"),
          T([["Mål", "Indikator", "Utfall 2023", "Måluppfyllelse"],
             ["Kortare väntetid", "Andel ärenden inom 40 dagar ska vara minst 85 procent", "88 procent", "Uppfyllt"],
             ["Fler besök", "Antal besök ska vara minst 120", "112", "Delvis uppfyllt"]]),
          H(2, "Mål för 2024"),
          T([["Mål", "Indikator", "Målvärde 2024"], ["Färre klagomål", "Antal klagomål", "högst 20"]])],
         {"Kortare väntetid", "Fler besök"}, {"Färre klagomål"}),
        ("zh.docx",
         [H(1, "县水务局2023年工作总结和2024年工作计划"), H(2, "一、2023年工作总结"),
          T([["序号", "目标", "年度指标", "完成情况", "是否完成"],
             ["1", "农村饮水安全", "自来水普及率达到95%", "96%", "已完成"],
             ["2", "河道治理", "治理河道30公里", "28公里", "未完成"]]),
          H(2, "二、2024年工作目标"),
          T([["序号", "目标", "年度指标"], ["1", "水库除险加固", "完成水库除险加固5座"],
             ["2", "节水型社会建设", "万元GDP用水量下降5%"]])],
         {"农村饮水安全", "河道治理"}, {"水库除险加固", "节水型社会建设"}),
    ],
)  # fmt: skip
def test_a_report_keeps_the_goals_that_it_states_for_the_next_year(
    tmp_path: Path, name: str, blocks: list[Any], left: set[str], kept: set[str]
) -> None:
    result = read_one(discover([draw(blocks, tmp_path / name)])[0], Options())
    assert result.plan is not None

    assert left == set(titles(result))
    assert kept == {one.title.value for one in result.plan.goals if one.title} - left


def test_a_plan_of_several_years_that_tells_how_far_it_is_states_its_goals() -> None:
    made = report_of(*named("One"))

    assert [] == titles(replace(made, plan=replace(made.plan, reports=False)))


def test_what_is_called_a_report_and_tells_how_no_goal_went_is_judged() -> None:
    assert [] == titles(report_of(own=named("One", "Two")))


def test_a_goal_for_years_to_come_that_an_earlier_document_states_alike_is_restated() -> None:
    later = goal("Later", None, measure(deadline=date(2030, 12, 31)), id="later", document_id="r1")
    made = report_of(*named("One"), own=(later,))
    again = replace(made, links=(Link(Relation.SAME, "p1", "r1", "x", "later"),))
    newer = replace(made, links=(Link(Relation.NEW_TARGET, "p1", "r1", "x", "later"),))

    assert [["One"], ["One", "Later"], ["One"]] == [titles(each) for each in (made, again, newer)]


def test_a_report_on_a_part_of_its_own_years_restates_what_it_says_nothing_of() -> None:
    made = report_of(*named("One"), own=named("Two"), period=Period(date(2023, 1, 1), date(2023, 12, 31)))

    assert ["One", "Two"] == titles(made)


# ---------------------------------------------------------------------------------------------- the figures
def written(folder: Path, *results: Result, language: str = "en") -> html.HtmlElement:
    write_report(list(results), folder, run=RUN, catalogue=CATALOGUE, language=language)
    return html.fromstring((folder / "report.html").read_bytes())


def the_plan() -> Result:
    return judged(*named("One", "Two", id="p1"), verdicts=MET, id="p1", title="Plan")


def test_no_figure_on_formulation_changes_when_a_report_comes(tmp_path: Path) -> None:
    alone, both = written(tmp_path / "a", the_plan()), written(tmp_path / "b", the_plan(), report_of(*named("One")))

    for section in ("criteria", "groups", "heatmap", "examples", "distributions"):
        said = [page.xpath(f"//section[@id='{section}']")[0].text_content() for page in (alone, both)]
        assert said[0] == said[1], section
    assert "1 goal in 1 document" in both.xpath("//section[@id='summary']")[0].text_content()


def test_the_method_says_how_many_and_why_and_which_reports_have_no_plan(tmp_path: Path) -> None:
    linked = replace(report_of(*named("One")), links=(Link(Relation.SAME, "p1", "r1", "p1-One", "r1-One"),))
    other = report_of(*named("Two", id="r2"), id="r2")
    second = replace(
        report_of(*named("One", id="r3"), id="r3"), links=(Link(Relation.SAME, "r2", "r3", "r2-Two", "x"),)
    )
    (method,) = written(tmp_path, the_plan(), linked, other, second).xpath("//section[@id='method']")
    text = method.text_content()

    assert "3 goals in 3 documents are left out" in text
    assert "it is the plan that is judged" in text
    assert "Of 2 documents no plan with these goals" in text
    assert ["Annual report r2 (r2.txt)", "Annual report r3 (r3.txt)"] == [
        item.text_content() for item in method.xpath(".//h3[.='Goals that are not judged']/following-sibling::ul[1]/li")
    ]


def test_reports_alone_are_said_to_be_left_out(tmp_path: Path) -> None:
    page = written(tmp_path, report_of(*named("One")))

    assert "Of 1 document no plan" in page.xpath("//section[@id='method']")[0].text_content()
    assert "No goal was judged" in page.xpath("//section[@id='summary']")[0].text_content()


def test_without_reports_nothing_is_said(tmp_path: Path) -> None:
    assert "not judged" not in written(tmp_path, the_plan()).text_content()


def test_the_table_marks_them_and_the_page_of_the_report_says_it(tmp_path: Path) -> None:
    written(tmp_path, the_plan(), report_of(*named("One")))
    rows = csv.DictReader((tmp_path / "goals.csv").read_text("utf-8-sig").splitlines())

    assert {"p1-One": "", "p1-Two": "", "r1-One": "yes"} == {row["goal_id"]: row["restated"] for row in rows}
    assert "count in no figure" in (tmp_path / "plans" / "r1.html").read_text()
    assert "count in no figure" not in (tmp_path / "plans" / "p1.html").read_text()


@pytest.mark.parametrize("language", report_languages())
def test_it_is_said_in_every_language(language: str) -> None:
    said = restated_contents([report_of(*named("One"))], load_texts(language))["restated"]

    assert 3 == len(said)
    assert language == "en" or said != restated_contents([report_of(*named("One"))], EN)["restated"]


def test_goals_are_counted_as_they_are_stated() -> None:
    stated = AsStated([the_plan(), report_of(*named("One")), Result(document(), plan())])

    assert 3 == len(stated)
    assert distributions([the_plan()], EN) == distributions(list(stated), EN)
