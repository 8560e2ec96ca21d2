"""Reviewed plans become gold that `evaluate` takes; two reviewers are compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import ExitCode
from pipeline.evaluation import read_gold
from pipeline.review.decisions import Reason
from tests.factories import source_in
from tests.review.made import WORDS, decide, folder, results_of, set_field, stored
from tests.samples import GOOD_PLAN, command


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return folder(tmp_path / "out", results_of(*WORDS[:4], extra=WORDS[4:6]), results_of(*WORDS[6:], id="d2"))


def gold(out: Path, *options: str) -> tuple[list[Path], str]:
    ran = command("review", "gold", out, "-o", out / "gold", *options)
    return sorted((out / "gold").glob("*.gold.json")), ran.stderr


def review_all(out: Path) -> None:
    set_field(out, "d1-g1", "responsible", "The office")
    set_field(out, "d1-g1", "target_value", "29.5", measure="d1-g1-m1", old="91")
    decide(out, "accept", "d1-g1")
    decide(out, "reject", "d1-g2", reason=Reason.ACTIVITY, why="work, no result")
    decide(out, "reject", "d1-g3", reason=Reason.DUPLICATE)
    decide(out, "accept", "d1-g4")
    decide(out, "add", "gnew", document="d1", place=source_in(stored(out)[0].document, WORDS[4]))


def test_only_a_plan_that_is_fully_reviewed_becomes_gold(out: Path) -> None:
    decide(out, "accept", "d1-g1")
    assert ([], True) == (gold(out)[0], "3 of 4 goals are not decided" in gold(out)[1])

    review_all(out)
    assert ([], True) == (gold(out)[0], "no goal of it is missing" in gold(out)[1])
    assert 1 == len(gold(out, "--decided")[0])

    decide(out, "complete", document="d1")
    assert ["d1.txt.gold.json"] == [path.name for path in gold(out)[0]]


def test_gold_holds_what_people_decided(out: Path) -> None:
    review_all(out)
    decide(out, "complete", document="d1")
    (path,), _ = gold(out)
    told, content = read_gold(path), json.loads(path.read_text("utf-8"))

    assert [WORDS[0], WORDS[3], WORDS[4]] == [goal.statement for goal in told.goals]
    assert ("The office", "29.5") == (told.goals[0].responsible, str(told.goals[0].measures[0].value))
    assert (WORDS[1],) == told.not_goals  # the duplicate's words state a goal elsewhere
    assert [("activity", "work, no result"), ("duplicate", "")] == [
        (r["reason"], r["why"]) for r in content["rejected"]
    ]
    assert "anna" in content["document"]["notes"]
    assert ("d1.txt", 3) == (told.document.file, told.document.goals_expected)


def test_the_program_is_scored_on_reviewed_plans(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "plan.md").write_text(GOOD_PLAN, "utf-8")
    out = tmp_path / "out"
    assert 0 == command("run", plans, "-o", out, "--jobs", 1).exit_code
    (result,) = stored(out)
    first, second = result.plan.goals
    decide(out, "reject", first.id, reason=Reason.NOT_A_GOAL)
    decide(out, "accept", second.id)
    decide(out, "complete", document=result.document.id)
    assert 1 == len(gold(out)[0])

    ran = command("evaluate", out / "gold", "--documents", plans, "--jobs", 1, "--format", "json")

    scores = json.loads(ran.stdout)
    assert ExitCode.OK == ran.exit_code
    assert "0.5" in json.dumps(scores)  # one of the two goals found is one


def test_without_decisions_it_says_what_to_do(out: Path) -> None:
    assert "start with `maalestok review" in gold(out)[1]


# ---------------------------------------------------------------------------------------------- two reviewers
def test_two_reviewers_of_one_folder_are_compared(out: Path) -> None:
    for who in ("anna", "bo"):
        decide(out, "accept", "d1-g1", who=who)
    set_field(out, "d1-g2", "area", "Calls", who="anna")
    decide(out, "reject", "d1-g4", who="anna", reason=Reason.OTHER)
    decide(out, "accept", "d1-g4", who="bo")
    decide(out, "accept", "d2-g1", who="bo")
    ran = command("review", "compare", out, "--format", "json")
    told = json.loads(ran.stdout)

    assert (["anna", "bo"], 1, 2) == (told["reviewers"], told["plans"], told["goals"])
    assert {"same": 1, "all": 2, "share": 0.5} == told["fields"]["goal or none"]
    assert 1.0 == told["fields"]["statement"]["share"]
    assert [("goal or none", "none", "a goal")] == [(d["field"], d["first"], d["second"]) for d in told["differences"]]
    assert 0.0 == told["kappa"]


def test_two_folders_are_compared_value_by_value(out: Path, tmp_path: Path) -> None:
    other = folder(tmp_path / "other", *stored(out))
    place = source_in(stored(out)[0].document, WORDS[4])
    for where, who, area, unit in ((out, "anna", "Permits", "days"), (other, "bo", "Licences", "days")):
        set_field(where, "d1-g1", "area", area, who=who)
        set_field(where, "d1-g1", "unit", unit, who=who, measure="d1-g1-m1", old="percent")
        decide(where, "add", f"g{who}", document="d1", who=who, place=place)
    decide(out, "add", "gonly", document="d1", place=source_in(stored(out)[0].document, WORDS[5]))
    ran = command("review", "compare", out, other)

    assert "area: 'Permits' | 'Licences'" in ran.stdout
    assert "goal or none: 'a goal' | 'none'" in ran.stdout
    assert ran.stdout.count(" | ") == 2
    assert "measure unit" in ran.stdout


def test_reviewers_must_be_two(out: Path) -> None:
    decide(out, "accept", "d1-g1")

    assert "Name two with --who" in command("review", "compare", out).stderr


def test_the_status_tells_each_plan(out: Path) -> None:
    review_all(out)
    told = command("review", "status", out).stdout

    assert "5 of     5 decided  2 values corrected, 1 added, 2 rejected  d1.txt" in told
    assert "0 of     2 decided" in told
