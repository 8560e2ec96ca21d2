"""A plan as StratML and back: nothing that StratML has a place for is lost, and what it has none for stands beside."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from lxml import etree

from pipeline.exchange.stratml import heads_in, identify, stratml_bytes
from pipeline.exchange.stratml_side import SIDE, side_rows
from pipeline.extract import stratml
from pipeline.ingest.stratml import read_stratml
from pipeline.periods import days_of
from pipeline.records import (
    Above,
    AboveBy,
    AboveKind,
    Comparator,
    Document,
    DocumentStatus,
    FollowUp,
    FollowUpStatus,
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
        "goals": [held_of_goal(goal, in_tree=goal.id in heads_in(plan)) for goal in plan.goals],
        "follow_ups": sorted(  # in the file they stand with their measures
            (told.period, told.status, str(told.actual_value), told.actual_text)
            for told in plan.follow_ups
            if told.measure_id
        ),
    }


def held_of_goal(goal: Goal, *, in_tree: bool) -> dict:
    """Around a goal with others above or beneath it stands the goal at the top, so its area is told beside."""
    names = ("number", "title", "statement", "responsible", *(() if in_tree else ("area",)))
    values = {name: getattr(goal, name) for name in names}
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


# ---------------------------------------------------------------------------------------------- goals beneath goals
def beneath(goal: Goal, parent: Goal, by: AboveBy = AboveBy.NUMBER) -> Goal:
    text = parent.title or parent.statement
    assert text is not None
    return replace(goal, above=(Above(text, by, AboveKind.GOAL, parent.id, "1"),))


def tree_plan() -> Plan:
    """1 > 1.1 > 1.1.1, and 2 > 2.1, whose parent has nothing but a name."""
    top = make.goal("Tryg kyst", "Alle er trygge.", make.measure("Andel trygge", id="a-m1"), id="a", number="1")
    middle = beneath(make.goal("Diger", "Digerne holder.", id="b", number="1.1"), top)
    low = beneath(make.goal("Sand", None, make.measure("Meter strand", id="c-m1"), id="c", number="1.1.1"), middle)
    other = make.goal("Natur", id="d", number="2", area="Pejlemærke")
    under = beneath(make.goal(None, "Klitterne vokser.", make.measure("Areal", id="e-m1"), id="e", area="Klit"), other)
    return make.plan(top, middle, low, other, under)


def parents(plan: Plan) -> dict[str, str]:
    names = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}
    return {names[goal.id]: names[goal.above[-1].goal_id] for goal in plan.goals if goal.above}


def test_goals_beneath_goals_come_back(tmp_path):
    plan = tree_plan()
    found = back(plan, tmp_path)

    assert {"Diger": "Tryg kyst", "Sand": "Diger", "Klitterne vokser.": "Natur"} == parents(plan) == parents(found)
    assert held(plan) == held(found)


def test_a_goal_with_goals_beneath_it_is_a_goal_of_stratml_and_keeps_its_indicators():
    first, second = root_of(tree_plan()).iter(f"{SPACE}Goal")

    assert ("Tryg kyst", "Alle er trygge.", "_a") == tuple(
        first.findtext(f"{SPACE}{name}") for name in ("Name", "Description", "Identifier")
    )
    assert [None, "Diger", "Sand"] == [each.findtext(f"{SPACE}Name") for each in first.iter(f"{SPACE}Objective")]
    (relationship,) = root_of(tree_plan()).iter(f"{SPACE}Relationship")
    assert ("Narrower_Than", "_b") == (
        relationship.get("RelationshipType"), relationship.findtext(f"{SPACE}ReferentIdentifier"),
    )  # fmt: skip
    assert ("Natur", "Natur") == tuple(second.findtext(f"{SPACE}{name}") for name in ("Name", "Description"))


def test_what_stands_above_is_told_beside():
    plan = tree_plan()
    rows = {
        (row["identifier"], row["field"]): row["value"] for row in side_rows(make.result(made=plan), identify(plan))
    }

    assert ("_b", "1 Diger") == (rows["_c", "parent_goal_id"], rows["_c", "above.1"])
    assert ("Klit", "Pejlemærke") == (rows["_e", "area"], rows["_d", "area"])


def followed_plan() -> Plan:
    goal = make.goal("Mål", None, make.measure("Andel", id="g1-m1"), make.measure("Antal", id="g1-m2"), id="g1")
    told = [
        FollowUp("g1", "d", "2024-H1", FollowUpStatus.AT_RISK, make.source("gul"), "g1-m1", "gul", Decimal("81.5"),
                 "81,5 pct.", explanation="Sygdom"),
        FollowUp("g1", "d", "2024", FollowUpStatus.MET, make.source("nået"), "g1-m1", "nået"),
        FollowUp("g1", "d", "2024", FollowUpStatus.MET, make.source("nået"), "", "nået"),
    ]  # fmt: skip
    return make.plan(goal, follow_ups=tuple(told), period=year(2024, 2024))


def test_follow_ups_of_a_measure_are_actual_results_with_the_days_of_their_period(tmp_path):
    plan = followed_plan()
    results = [
        [each.text for each in result.iter() if each is not result and (each.text or "").strip()]
        for result in root_of(plan).iter(f"{SPACE}ActualResult")
    ]
    found = back(plan, tmp_path)

    assert [
        ["2024-01-01", "2024-06-30", "81.5", "Follow-up", "at_risk", "81,5 pct."],
        ["2024-01-01", "2024-12-31", "Follow-up", "met"],
    ] == results
    assert held(plan) == held(found)
    assert [found.goals[0].measures[0].id] * 2 == [told.measure_id for told in found.follow_ups]
    assert "Performance_Report" == root_of(plan).get("Type")


def test_of_a_follow_up_the_side_table_has_only_what_the_xml_has_no_place_for():
    plan = followed_plan()
    told = [row for row in side_rows(make.result(made=plan), identify(plan)) if row["field"].startswith("follow_up.")]

    assert {"follow_up.1.status_text", "follow_up.1.explanation"} <= {row["field"] for row in told}
    assert {"follow_up.1.status", "follow_up.1.period", "follow_up.1.actual_value"}.isdisjoint(
        row["field"] for row in told
    )
    assert ("_g1", "met") == next(
        (row["identifier"], row["value"]) for row in told if row["field"] == "follow_up.3.status"
    )


@NEEDS_SCHEMA
@pytest.mark.parametrize("plan", [pytest.param(tree_plan, id="tree"), pytest.param(followed_plan, id="follow-ups")])
def test_it_is_valid(plan):
    schema = etree.XMLSchema(etree.parse(SCHEMA))

    assert schema.validate(etree.fromstring(written(plan()))), schema.error_log


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
