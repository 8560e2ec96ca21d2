"""A plan as StratML and back: nothing that StratML has a place for is lost, and what it has none for stands beside."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from lxml import etree

from pipeline.exchange.stratml import identify, stratml_bytes
from pipeline.exchange.stratml_side import SIDE, side_rows
from pipeline.extract import stratml
from pipeline.ingest.stratml import read_stratml
from pipeline.periods import days_of
from pipeline.records import (
    Comparator,
    Document,
    DocumentStatus,
    Goal,
    Measure,
    Period,
    Plan,
    ResultLevel,
    SourceFile,
)
from pipeline.report.csv_tables import write_csv
from tests import factories as make
from tests.samples import DOCUMENTS, corpus_results

SCHEMA = DOCUMENTS / "stratml" / "PerformancePlanOrReport20160216.xsd"
NEEDS_SCHEMA = pytest.mark.skipif(not SCHEMA.is_file(), reason=f"no schema in {DOCUMENTS}; set MAALESTOK_DOCUMENTS")
SPACE = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"


def written(plan: Plan) -> bytes:
    return stratml_bytes(plan, identify(plan))


def back(plan: Plan, folder) -> Plan:
    path = folder / "plan.xml"
    path.write_bytes(written(plan))
    reading = read_stratml(path)
    file = SourceFile("plan.xml", "0" * 64, "stratml", path.stat().st_size)
    document = Document("d", file, DocumentStatus.OK, title=reading.title, blocks=reading.blocks)
    assert {finding.code for finding in reading.findings} <= {"stratml.empty-elements", "stratml.placeholder"}
    return stratml.plan_of(document)


def held(plan: Plan) -> dict:
    """What StratML has a place for."""
    return {
        "title": plan.title,
        "publisher": plan.publisher,
        "period": plan.period and (plan.period.start, plan.period.end),
        "tasks": [task.value for task in plan.main_tasks],
        "vision": plan.target_picture and plan.target_picture.value,
        "recipients": plan.reporting.recipients if plan.reporting else (),
        "goals": [held_of_goal(goal) for goal in plan.goals],
    }


def held_of_goal(goal: Goal) -> dict:
    values = {name: getattr(goal, name) for name in ("number", "title", "statement", "area", "responsible")}
    return {
        **{name: value and value.value for name, value in values.items()},
        "recipients": goal.reporting.recipients if goal.reporting else (),
        "measures": [held_of_measure(measure) for measure in goal.measures],
    }


def held_of_measure(measure: Measure) -> dict:
    names = ("text", "indicator", "baseline_value", "baseline_text", "actual_value", "actual_text")
    target = measure.target and replace(measure.target.value, amount=None)
    level = ResultLevel.OUTCOME if measure.result_level is ResultLevel.IMPACT else measure.result_level
    return {
        **{name: (value := getattr(measure, name)) and value.value for name in names},
        "number": measure.number,
        "target": target,
        "target_text": measure.target and measure.target.source.quote.strip(),
        "target_period": measure.target_period,
        "deadline": measure.deadline.value if measure.deadline and not measure.target_period else None,
        "baseline_period": measure.baseline_period,
        "result_level": level,
    }


# ---------------------------------------------------------------------------------------------- there and back
def sample_measures() -> Iterator[tuple[str, Measure]]:
    yield "indicator", make.measure("Andel", indicator="Andel", target_period="2026-H2", number="1.a")
    yield "words", make.measure("Mindst 90 pct. i 2026", target_period="2024/2026")
    yield "both", make.measure("Mindst 90 pct. i 2026", indicator="Andel", target_period="2026-05-31")
    yield "deadline", make.measure("Planen foreligger", deadline="2026-05-01")
    yield "no target", make.measure("Bedre samarbejde", None)
    yield "range", make.measure("Fra 3 til 5", Comparator.BETWEEN, 3, "sager", upper=5)
    yield "great", make.measure("Mange", value="1E+9", unit="kr.")
    yield "small", make.measure("Få", Comparator.LESS_THAN, "0.0500")
    yield "qualitative", make.measure("Godt", Comparator.QUALITATIVE, None, "")
    yield "baseline", make.measure("A", baseline_value="-3.5", baseline_text="fald på 3,5", baseline_period="2024-Q4")
    yield "before in words", make.measure("Andel", baseline_text="ukendt")
    yield "result", make.measure("Andel", actual_value=4, actual_text=make.sourced("4 < 5 & 6"))
    yield from ((level.value, make.measure("Andel", result_level=level)) for level in ResultLevel)


@pytest.mark.parametrize(("name", "measure"), [pytest.param(*each, id=each[0]) for each in sample_measures()])
def test_a_measure_comes_back(tmp_path, name, measure):
    plan = make.plan(make.goal("Mål", None, measure))

    assert held(plan) == held(back(plan, tmp_path))


def test_a_whole_plan_comes_back(tmp_path):
    told = make.reporting(recipients=("Udvalget", "Byrådet"))
    goals = (
        make.goal(None, "Uden titel", number="1", id="a"),
        make.goal("Kun titel", id="b", area="Sejlrende", responsible="Lodseriet"),
        make.goal("Titel", "Med begge", id="c", area="Sejlrende", reporting=told),
        make.goal(None, "Igen uden område", id="d"),
        make.goal(None, "Samme område igen", id="e", area="Sejlrende"),
    )
    plan = make.plan(
        *goals, title="Havneplan <2026> & \x07mere", publisher="Sandvig Havn",
        period=Period(date(2026, 1, 1), date(2026, 12, 31), "2026"),
        main_tasks=(make.sourced("Lodse skibe"), make.sourced("Holde renden fri")),
        target_picture=make.sourced("Ingen venter."), reporting=make.reporting(recipients=("Staten",)),
    )  # fmt: skip

    assert held(replace(plan, title="Havneplan <2026> & \ufffdmere")) == held(back(plan, tmp_path))


@pytest.mark.slow
def test_every_sample_plan_comes_back_and_is_valid(tmp_path):
    plans = [result.plan for result in corpus_results() if result.plan and result.plan.goals]
    schema = etree.XMLSchema(etree.parse(SCHEMA)) if SCHEMA.is_file() else None

    assert len(plans) > 40
    for plan in plans:
        assert held(plan) == held(back(plan, tmp_path)), plan.document_id
        assert schema is None or schema.validate(etree.fromstring(written(plan))), (plan.document_id, schema.error_log)


@NEEDS_SCHEMA
@pytest.mark.parametrize(("name", "measure"), [pytest.param(*each, id=each[0]) for each in sample_measures()])
def test_a_measure_is_valid(name, measure):
    schema = etree.XMLSchema(etree.parse(SCHEMA))

    assert schema.validate(etree.fromstring(written(make.plan(make.goal("Mål", None, measure))))), schema.error_log


# ---------------------------------------------------------------------------------------------- what is written
def root_of(plan: Plan) -> etree._Element:
    return etree.fromstring(written(plan))


def year(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


REACHED = make.measure("Andel", actual_value=4)


@pytest.mark.parametrize(
    ("period", "measure", "kind"),
    [
        (year(2024, 2027), make.measure("Andel"), "Strategic_Plan"),
        (year(2024, 2024), make.measure("Andel"), "Performance_Plan"),
        (None, make.measure("Andel"), "Performance_Plan"),
        (year(2024, 2024), REACHED, "Performance_Report"),
        (year(2024, 2025), REACHED, "Strategic_Plan"),
    ],
)  # fmt: skip
def test_the_type_is(period, measure, kind):
    assert kind == root_of(make.plan(make.goal("Mål", None, measure), period=period)).get("Type")


def test_identifiers_are_xml_names_and_unique():
    plan = make.plan(
        make.goal("A", None, make.measure("m", id="g 1-m1"), id="g 1"), make.goal("B", id="g/1"), document_id="云岭²-1"
    )
    found = [element.text for element in root_of(plan).iter(f"{SPACE}Identifier")]

    assert ["_g_1", "_g_1-m1", "_g_1-2", "_云岭_-1"] == found


@pytest.mark.parametrize(
    ("comparator", "value", "kind"),
    [
        (Comparator.AT_LEAST, 5, "Quantitative"),
        (Comparator.INCREASE, None, "Quantitative"),
        (Comparator.MILESTONE, None, "Qualitative"),
        (None, None, None),
    ],
)
def test_the_kind_of_an_indicator_is(comparator, value, kind):
    measure = make.measure("Andel", comparator, value)
    (indicator,) = root_of(make.plan(make.goal("Mål", None, measure))).iter(f"{SPACE}PerformanceIndicator")

    assert kind == indicator.get("PerformanceIndicatorType")


@pytest.mark.parametrize(
    ("label", "days"),
    [
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2024-H2", (date(2024, 7, 1), date(2024, 12, 31))),
        ("2024-T2", (date(2024, 5, 1), date(2024, 8, 31))),
        ("2024-Q1", (date(2024, 1, 1), date(2024, 3, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024-02-29", (date(2024, 2, 29), date(2024, 2, 29))),
        ("2024/2026", (date(2024, 1, 1), date(2026, 12, 31))),
        ("2023-02-29", None), ("2024-13", None), ("2024-Q5", None), ("i år", None), ("", None),
    ],
)  # fmt: skip
def test_a_period_is_from_day_to_day(label, days):
    assert days == days_of(label)


# ---------------------------------------------------------------------------------------------- the side table
def test_what_stratml_has_no_place_for_stands_in_the_side_table(tmp_path):
    measure = make.measure(
        "Andel", id="g1-m1", target_period="2026", result_level=ResultLevel.IMPACT, indicator_group="A/B",
        deadline=make.sourced(date(2026, 6, 30), "1. halvår"),
    )  # fmt: skip
    goal = make.goal("Mål", None, measure, id="g1", area="Havn", weight=40, fulfilment_rule="Alle er nået")
    plan = make.plan(goal, title="Plan", country="DK")
    result = make.result(made=plan)
    write_csv(SIDE, side_rows(result, identify(plan)), tmp_path / "side.csv")
    found = {
        (row["identifier"], row["field"]): row["value"]
        for row in csv.DictReader((tmp_path / "side.csv").read_text("utf-8-sig").splitlines())
    }

    assert "DK" == found[f"_{plan.document_id}", "country"]
    assert ("40", "Alle er nået", "g1") == tuple(
        found["_g1", name] for name in ("weight", "fulfilment_rule", "goal_id")
    )
    assert ("impact", "A/B", "2026-06-30", "1. halvår") == tuple(
        found["_g1-m1", name] for name in ("result_level", "indicator_group", "deadline", "deadline_text")
    )
    placed = {
        "title",
        "statement",
        "area",
        "text",
        "target_value",
        "unit",
        "target_period",
        "comparator",
        "responsible",
    }
    assert placed.isdisjoint(field for _, field in found)


@pytest.mark.slow
def test_every_identifier_of_a_sample_plan_has_its_rows_beside():
    for result in corpus_results():
        if result.plan and result.plan.goals:
            told = {row["identifier"] for row in side_rows(result, identify(result.plan))}
            root = etree.parse(BytesIO(written(result.plan)))
            given = {element.text for element in root.iter(f"{SPACE}Identifier")}
            assert given == told, result.document.id
