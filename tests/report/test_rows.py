"""Records as rows."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.records import (
    BBox,
    Cadence,
    DocumentStatus,
    Finding,
    FollowUp,
    FollowUpStatus,
    PlanJudgement,
    Result,
    Sourced,
    Verdict,
)
from pipeline.report.rows import message_of, rows_of, status_of
from pipeline.report.tables import TABLES, as_text
from tests.factories import (
    document,
    failed_document,
    goal,
    measure,
    plan,
    reporting,
    result,
    source,
    sourced,
    target,
    year,
)
from tests.report.made import judged

SHAPES = {shape.name: shape for shape in TABLES}


def row(made: Result, table: str, number: int = 0) -> dict[str, str]:
    """One row as its CSV cells, empty ones left out."""
    cells = {name: as_text(value) for name, value in list(rows_of(SHAPES[table], [made]))[number].items()}
    return {name: cell for name, cell in cells.items() if cell}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ((), ""),
        (("yearly", "quarterly"), "yearly;quarterly"),
        (date(2024, 6, 30), "2024-06-30"),
        (Decimal("7.50"), "7.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0"), "0"),
        (Decimal("0.000000001"), "0.000000001"),
        (0, "0"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_value_becomes_one_cell(value, cell) -> None:
    assert cell == as_text(value)


def test_a_goal_row_holds_normalised_values_and_the_words_they_were_read_from() -> None:
    made = goal(
        "Shorter waiting time",
        "Cases are decided sooner.",
        number="1.2",
        types=["operations", "development"],
        reporting=reporting(
            "quarterly", "yearly", scope="document", channels=("letter", "meeting"), recipients=("Board",)
        ),
        measurement_frequency=Cadence.MONTHLY,
        deadline=sourced(date(2024, 6, 30), "by the middle of 2024"),
        weight="12.50",
        confidence=0.8333333,
        source=source("Cases are decided sooner.", 3, bbox=BBox(70.04, 10, 500.25, 33.333)),
    )

    expected = {
        "goal_id": "g1",
        "document_id": "d1",
        "number": "1.2",
        "title": "Shorter waiting time",
        "statement": "Cases are decided sooner.",
        "goal_type": "operations;development",
        "goal_type_basis": "inferred",
        "reporting_cadence": "quarterly;yearly",
        "reporting_cadence_scope": "document",
        "reporting_text": "Reported as agreed.",
        "reporting_channel": "letter;meeting",
        "reporting_recipient": "Board",
        "measurement_frequency": "monthly",
        "deadline": "2024-06-30",
        "deadline_text": "by the middle of 2024",
        "weight": "12.5",
        "measures": "0",
        "origin": "prose",
        "confidence": "0.833",
        "page": "3",
        "bbox": "70.0 10.0 500.2 33.3",
        "quote": "Cases are decided sooner.",
    }
    assert expected == row(result(made), "goals")


def test_a_measure_row_keeps_the_printed_figure_beside_the_amount_in_base_units() -> None:
    made = measure(
        "Costs are at most 1.20 bn",
        value=None,
        target=Sourced(target("between", "1.20", "bn", "2", amount=Decimal(1200000000)), source("1.20 bn"), "r"),
        baseline_value="3.0",
        baseline_period="2022",
        deadline="2024-12-31",
        page=None,
    )

    found = row(result(goal("G", None, made, page=None)), "measures")

    assert ("between", "1.2", "2", "bn", "1200000000", "1.20 bn") == tuple(
        found[name] for name in ("comparator", "target_value", "target_upper", "unit", "target_amount", "target_text")
    )
    assert ("3", "2022", "2024-12-31") == (found["baseline_value"], found["baseline_period"], found["deadline"])
    assert "page" not in found


def test_a_measure_without_a_target_has_no_target_cells() -> None:
    found = row(result(goal("G", None, measure("In words", None))), "measures")

    assert {"measure_id", "goal_id", "document_id", "text", "page", "quote"} == set(found)


def test_a_plan_without_goals_gets_its_own_status_and_reason() -> None:
    made = result(made=plan(no_goals_reason="It only tells of budgets."), read=document())

    assert (DocumentStatus.NO_GOALS, "It only tells of budgets.") == (status_of(made), message_of(made))
    assert ("0", "0") == tuple(row(made, "documents")[name] for name in ("goals", "measures"))


def test_a_partly_read_document_stays_partly_read_although_it_has_no_goals() -> None:
    read = document(status=DocumentStatus.PARTLY_READ, message="Page 3 was left out.")

    made = result(made=plan(no_goals_reason="No goal is stated."), read=read)

    assert (DocumentStatus.PARTLY_READ, "Page 3 was left out. No goal is stated.") == (
        status_of(made),
        message_of(made),
    )


def test_a_document_that_was_not_read_has_no_number_of_goals() -> None:
    found = row(Result(failed_document(DocumentStatus.TIMEOUT, "Split it.")), "documents")

    assert ("timeout", "Split it.") == (found["status"], found["message"])
    assert not {"goals", "measures"} & set(found)


def test_the_document_row_counts_goals_and_measures_and_knows_the_plan() -> None:
    goals = goal("A", None, measure(), measure(id="g1.m2")), goal("B", id="g2")
    made = result(
        *goals,
        title="The plan",
        publisher="The agency",
        kind="plan",
        country="DK",
        period=year(),
        reporting=reporting(),
    )

    found = row(made, "documents")

    assert ("2", "2", "yearly") == (found["goals"], found["measures"], found["reporting_cadence"])
    assert ("2024-01-01", "2024-12-31", "DK") == (found["period_start"], found["period_end"], found["country"])


def test_verdicts_follow_ups_and_findings_get_their_rows() -> None:
    follow_up = FollowUp("g1", "d1", "2023", FollowUpStatus.ON_TRACK, source("green"), status_text="green")
    made = judged(
        goal(),
        verdicts={"clear": "partly"},
        whole=[PlanJudgement("d1", "few_goals", Verdict.MET, "1", "One goal.")],
        follow_ups=(follow_up,),
        findings=(Finding("table.unknown-header", "Left out.", page=2),),
    )

    assert ("clear", "partly", "Because of clear.") == tuple(
        row(made, "assessments")[name] for name in ("criterion", "verdict", "because")
    )
    assert "1" == row(made, "plan_assessments")["value"]
    assert ("on_track", "green") == tuple(row(made, "follow_ups")[name] for name in ("status", "status_text"))
    assert ("warning", "2") == tuple(row(made, "findings")[name] for name in ("severity", "page"))


def test_rows_keep_the_order_of_results_and_of_reading() -> None:
    results = [result(goal(id=f"{d}-{g}", document_id=d), document_id=d) for d in ("z", "a") for g in ("2",)]

    assert ["z-2", "a-2"] == [found["goal_id"] for found in rows_of(SHAPES["goals"], results)]
