"""What people read."""

import json
import os
from pathlib import Path

import pytest

from pipeline.evaluation import load_gold, render, score, to_json
from pipeline.evaluation.gold import Gold, GoldGoal, GoldMeasure
from pipeline.records import Goal, GoalType, Measure, Result, Scope
from tests.evaluation.gold_factories import gold, gold_goal, gold_measure
from tests.factories import failed_document, goal, measure, plan, reporting, result

SHARED = Path(os.environ.get("MAALESTOK_DOCUMENTS", Path(__file__).parents[2] / "../shared/documents")).resolve()


def line(text: str, start: str) -> str:
    """The first line with that start, without its padding."""
    return " ".join(next(row for row in text.splitlines() if row.startswith(start)).split())


def test_the_first_lines_say_how_many_documents_were_read_and_which_were_not() -> None:
    text = render(score([(gold(), result()), (gold(file="b.txt"), result(read=failed_document()))]))

    assert ["2 documents, 1 failed", "  failed: b.txt: crashed. It broke."] == text.splitlines()[:2]


def test_a_row_gives_each_language_and_both_averages_with_support() -> None:
    pairs = [
        (gold(gold_goal(), language="aa", file="a.txt"), result(goal())),
        (gold(gold_goal(), gold_goal("Another"), language="bb", file="b.txt"), result(goal())),
    ]
    text = render(score(pairs))

    assert "field match P R F1 gold P R F1 gold micro macro gold" == line(text, "field")
    assert "goal found aligned 1.000 1.000 1.000 1 1.000 0.500 0.667 2 0.800 0.833 3" == line(text, "goal found ")


def test_an_empty_denominator_prints_a_dash() -> None:
    assert "goal deadline exact – – – 0 – – 0" == line(
        render(score([(gold(gold_goal()), result(goal()))])), "goal deadline"
    )


def test_shares_are_printed_with_what_they_are_shares_of() -> None:
    text = render(score([(gold(not_goals=("Shorter waiting time", "b")), result(goal()))]))

    assert "not-goals taken want 0 0.500 (1/2) 0.500 (1/2)" == line(text, "not-goals taken ")


def test_errors_are_grouped_with_the_most_common_kind_first() -> None:
    truth = gold(gold_goal("A", gold_measure(value=95)), gold_goal("Missing one"), gold_goal("Missing two, longer"))
    report = score([(truth, result(goal("A", None, measure())))])
    listed = render(report, errors=True).removeprefix(render(report))

    assert ["goal missed (2)", "value wrong (1)"] == [row for row in listed.splitlines() if row and row[0] != " "]
    assert "  plan.txt, page 1: “At least 90 percent of cases are decided within 30 days.”" in listed
    assert "      gold:  95\n      found: 90\n      rule:  test.rule" in listed


def test_a_long_quote_is_cut_and_kept_on_one_line() -> None:
    text = render(score([(gold(), result(goal("Two\nlines " + "and more " * 40)))]), errors=True)

    quote = next(row for row in text.splitlines() if "Two lines and more" in row)
    assert quote.endswith("…”")
    assert len(quote) < 200


def test_json_holds_the_same_counts() -> None:
    report = score([(gold(gold_goal()), result(goal(), goal("Another", id="g2")))])
    content = json.loads(to_json(report))

    counts = {"tp": 1, "fp": 1, "fn": 0, "support": 1, "precision": 0.5, "recall": 1.0, "f1": 0.6667}
    assert counts == content["records"][0]["languages"]["xx"]
    assert ["goal spurious"] == [miss["kind"] for miss in content["misses"]]


def test_the_same_scores_are_printed_whatever_the_order_of_documents() -> None:
    pairs = [(gold(gold_goal(), language=code, file=f"{code}.txt"), result(goal())) for code in ("bb", "aa")]

    assert render(score(pairs)) == render(score(pairs[::-1]))


# ---------------------------------------------------------------------------------------------- gold as its own plan
def _echoed_measure(truth: GoldMeasure, id: str) -> Measure:
    return measure(
        truth.text,
        truth.comparator,
        truth.value,
        truth.unit or "",
        upper=truth.upper,
        id=id,
        indicator=truth.indicator,
        baseline_value=truth.baseline_value,
        baseline_period=truth.baseline_period or "",
        deadline=truth.deadline,
        weight=truth.weight,
    )


def _echoed_goal(truth: GoldGoal, id: str) -> Goal:
    return goal(
        truth.title,
        truth.statement,
        *(_echoed_measure(m, f"{id}.m{i}") for i, m in enumerate(truth.measures)),
        id=id,
        number=truth.number,
        level=truth.level,
        types=[GoalType(kind) for kind in truth.type],
        goal_type_stated=truth.type_stated,
        reporting=reporting(*truth.cadence) if truth.cadence else None,
        measurement_frequency=truth.measurement_frequency,
        deadline=truth.deadline,
        responsible=truth.responsible,
        weight=truth.weight,
        baseline=truth.baseline_text,
    )


def _echo(truth: Gold) -> Result:
    whole = truth.document.document_cadence
    return result(
        made=plan(
            *(_echoed_goal(g, f"g{i}") for i, g in enumerate(truth.goals)),
            language=truth.document.language,
            reporting=reporting(*whole, scope=Scope.DOCUMENT) if whole else None,
        )
    )


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here (set MAALESTOK_DOCUMENTS)")
def test_a_plan_that_says_what_the_shared_gold_says_is_faultless() -> None:
    report = score([(truth, _echo(truth)) for truth in load_gold(SHARED / "gold")])

    plan_facts = ("document ", "publisher ")
    assert [] == [miss for miss in report.misses if not miss.kind.startswith(plan_facts)]
    assert (17, 17) == (report.row("goal record").micro.tp, report.row("measure record").micro.tp)
    assert [1.0, 1.0, 0.0] == [share.micro.value for share in report.shares]
