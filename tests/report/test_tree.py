"""How goals break down, as report, plan page and table show it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from pipeline.records import Above, AboveBy, AboveKind, Branch, Family, Place, Result
from pipeline.report import load_texts, report_languages
from pipeline.report.plan_pages import plan_address
from pipeline.report.tree import MOST_BRANCHES, MOST_TREES, plan_tree, tree_contents
from pipeline.report.write import write_report
from tests.factories import goal, sourced
from tests.report.made import CATALOGUE, RUN, judged

EN = load_texts("en")


class Made:
    """Trees made by hand: document -> its branches."""

    def __init__(self, branches: dict[str, tuple[Branch, ...]], families: Sequence[Family] = ()) -> None:
        self._branches = branches
        self._families = families or [Family(id, f"Plan {id}", "da", len(held)) for id, held in branches.items()]

    def families(self) -> Sequence[Family]:
        return self._families

    def branches(self, document: str, *, alone: bool = False) -> tuple[Branch, ...]:
        return self._branches.get(document, ())


LEAF = Branch("Sand <b>og</b> sten", "1.1", "g2", "d2", language="da", own_measures=2, measures=2, groups=(("A/B", 2),))
THEME = Branch("Vallar", kind=AboveKind.THEME, document_id="d1", language="sv", measures=2, goals=1, children=(LEAF,))
TOP = Branch("Tryg kyst", "1", "g1", "d1", language="da", own_measures=1, measures=3, goals=1, children=(THEME,))
ELSEWHERE = Made({"d1": (TOP,)}, [Family("d1", "Plan d1", "da", 2, 1)])


def results() -> list[Result]:
    return [
        judged(goal(f"Goal {id}", id=f"g{n}", document_id=id), verdicts={}, id=id, title=f"Plan {id}")
        for n, id in ((1, "d1"), (2, "d2"))
    ]


def written(folder: Path, trees: Made) -> Path:
    write_report(results(), folder, run=RUN, catalogue=CATALOGUE, trees=trees)
    return folder


def test_the_tree_is_nested_lists_that_fold_away_without_script(tmp_path: Path) -> None:
    page = html.fromstring((written(tmp_path, ELSEWHERE) / "report.html").read_bytes())
    (section,) = page.xpath("//section[@id='tree']")
    folded = section.xpath(".//details")

    assert 2 == len(folded)
    assert all(each.get("open") is not None for each in folded)
    assert ["1 Tryg kyst", "Vallar"] == [each.xpath("string(./summary/span[1])") for each in folded]
    assert ["da", "sv", "da"] == section.xpath(".//li//span[contains(@class, 'tree-')]/@lang")
    assert "1.1 Sand <b>og</b> sten" == section.xpath("string(.//ul//ul//ul/li/span[1])")
    assert "2 measures (A/B 2), in “Plan d2”" == " ".join(section.xpath("string(.//ul//ul//ul/li/span[2])").split())
    assert "1 goal, 3 measures" == section.xpath("string(.//details[1]/summary/span[2])").strip()
    assert page.xpath("//nav//a[@href='#tree']")
    assert not page.xpath("//script")


def test_markdown_says_the_same_as_a_list(tmp_path: Path) -> None:
    text = (written(tmp_path, ELSEWHERE) / "report.md").read_text()

    assert "- 1 Tryg kyst (1 goal, 3 measures)\n    - Vallar (1 goal, 2 measures)\n        - 1.1 Sand" in text
    assert "Beneath a goal of another document: 1 goal." in text


def test_without_anything_beneath_anything_there_is_no_section(tmp_path: Path) -> None:
    folder = written(tmp_path, Made({}))

    assert b'id="tree"' not in (folder / "report.html").read_bytes() + (folder / "plans" / "d1.html").read_bytes()
    assert EN("sections.tree") not in (folder / "report.md").read_text()


def test_a_plan_shows_its_own_tree(tmp_path: Path) -> None:
    folder = written(tmp_path, ELSEWHERE)

    assert b'id="tree"' in (folder / "plans" / "d1.html").read_bytes()
    assert b'id="tree"' not in (folder / "plans" / "d2.html").read_bytes()


def test_goals_that_stand_beside_each_other_are_no_tree() -> None:
    assert plan_tree(Made({"d1": (replace(TOP, children=()),)}), results()[0], EN) is None


def test_of_many_documents_those_with_most_beneath_are_shown_in_the_order_of_the_run() -> None:
    many = {f"d{n}": (TOP,) for n in range(MOST_TREES + 2)}
    families = [Family(id, id, "da", beneath=5 if n > 1 else 1) for n, id in enumerate(many)]
    shown = tree_contents(Made(many, families), results(), plan_address, EN)

    assert (list(many)[2:], MOST_TREES + 2) == ([one.title for one in shown["trees"]], shown["trees_all"])


def test_a_great_tree_is_cut_from_the_top_down_and_says_so() -> None:
    great = replace(TOP, children=(replace(LEAF, text="x"),) * 100)
    (one,) = tree_contents(Made({"d1": (great,)}), results(), plan_address, EN)["trees"]

    assert (MOST_BRANCHES, 101) == (one.shown, one.all)
    assert MOST_BRANCHES == len(list(one.lines))


@pytest.mark.parametrize("language", report_languages())
def test_every_reason_is_told_in_every_language(language: str) -> None:
    texts = load_texts(language)

    assert all(
        texts(f"tree.by_{by.value}") and texts.word("above_by", by.value)
        for by in AboveBy
        if by is not AboveBy.REPEATED
    )
    assert all(texts.word("above_kind", kind.value) for kind in AboveKind)


# ---------------------------------------------------------------------------------------------- the table
def test_the_table_has_a_row_for_each_place(tmp_path: Path) -> None:
    above = Above(sourced("Tryg kyst", page=3), AboveBy.COLUMN, AboveKind.NAMED_GOAL, number="1", level="group")
    places = (
        Place("g1", "d1", depth=1, by=AboveBy.COLUMN, above=above, path=("Tryg kyst",), confidence=0.95, because="So."),
        Place("g1", "d1", 2, 1, "g2", "d2", AboveBy.REPEATED, path=("Sand",), confidence=0.7, below=4, measures=9),
    )
    one, two = results()
    write_report([replace(one, places=places), two], tmp_path, run=RUN, catalogue=CATALOGUE)
    first, second = csv.DictReader((tmp_path / "goal_tree.csv").read_text("utf-8-sig").splitlines())

    assert ("", "column", "named_goal", "1", "Tryg kyst", "group", "1", "0.95", "3", "So.") == tuple(
        first[name] for name in ("parent_goal_id", "relation", "parent_kind", "parent_number", "parent_text",
                                 "parent_level", "place", "confidence", "page", "because")
    )  # fmt: skip
    assert ("g2", "d2", "repeated", "goal", "Sand", "2", "4", "9", "") == tuple(
        second[name] for name in ("parent_goal_id", "parent_document_id", "relation", "parent_kind", "parent_text",
                                  "place", "goals_below", "measures_below", "page")
    )  # fmt: skip


def test_what_is_folded_is_printed(tmp_path: Path) -> None:
    style = re.search(r"@media print \{.*", (written(tmp_path, ELSEWHERE) / "report.html").read_text(), re.DOTALL)

    assert style
    assert "details::details-content { content-visibility: visible" in style[0]
