"""A StratML file to a plan: which elements are goals, what their indicators measure, and what is off in the file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from pipeline.extract import stratml
from pipeline.ingest import ingest
from pipeline.options import Options
from pipeline.packs import load_packs
from pipeline.records import Comparator, Document, Plan, ResultLevel, Severity, Verdict
from pipeline.traces import Outcome
from pipeline.work import extract_plan, judged, read_one
from pipeline.worklist import discover
from tests.samples import DOCUMENTS, ROOT

SAMPLE = ROOT / "tests" / "exchange" / "harbour_plan.xml"
PUBLIC = DOCUMENTS / "stratml"
NEEDS_PUBLIC = pytest.mark.skipif(
    not PUBLIC.is_dir(), reason=f"no StratML files in {DOCUMENTS}; set MAALESTOK_DOCUMENTS"
)
OPEN = '<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Strategic_Plan">'
PACKS = load_packs()


def read(path: Path) -> tuple[Document, Plan]:
    document = ingest(path, PACKS)
    plan = extract_plan(document)
    assert plan is not None, document.message
    return document, plan


def written(folder: Path, core: str, *, opened: str = OPEN, head: str = "<Name>Plan</Name>", tail: str = "") -> Path:
    path = folder / "plan.xml"
    root = opened.split()[0].strip("<>")
    path.write_text(
        f"{opened}{head}<StrategicPlanCore>{core}</StrategicPlanCore>{tail}</{root}>".replace("><", ">\n<"), "utf-8"
    )
    return path


@pytest.fixture(scope="module")
def sample() -> tuple[Document, Plan]:
    return read(SAMPLE)


# ---------------------------------------------------------------------------------------------- plan and goals
def test_the_facts_of_the_plan(sample):
    document, plan = sample

    assert ("ok", "stratml", "da") == (document.status, document.source.format, plan.language)
    assert "Havneplan for Sandvig Havn 2026" == plan.title == document.title
    assert "Sandvig Havn" == plan.publisher
    assert (date(2026, 1, 1), date(2026, 12, 31)) == (plan.period.start, plan.period.end)
    assert ["Havnen lodser skibe.", "Havnen holder sejlrenden fri."] == [task.value for task in plan.main_tasks]
    assert "En havn, hvor ingen skibe venter." == plan.target_picture.value
    assert ("Havneudvalget",) == plan.reporting.recipients


def test_an_objective_is_a_goal_and_so_is_a_goal_that_says_something_itself(sample):
    _, plan = sample

    assert [
        ("1.1", "Fri dybde", "Skibe skal kunne sejle ind ved enhver vandstand.", "Sejlrende", "Lodseriet"),
        (None, "Tryghed på kajen", "Ingen kommer til skade på kajen.", None, None),
        (None, "Lys på alle moler", None, "Tryghed på kajen", None),
        (None, "Renere vand", None, None, None),
    ] == [
        tuple(value and value.value for value in (goal.number, goal.title, goal.statement, goal.area, goal.responsible))
        for goal in plan.goals
    ]


def test_a_target_with_its_period_baseline_and_result(sample):
    measure = sample[1].goals[0].measures[0]

    assert ("Andel af anløb uden ventetid",) * 2 == (measure.text.value, measure.indicator.value)
    assert (Comparator.AT_LEAST, Decimal(95), "percent") == (
        measure.target.value.comparator, measure.target.value.value, measure.target.value.unit,
    )  # fmt: skip
    assert ("mindst 95 pct.", "2026", None) == (measure.target.source.quote, measure.target_period, measure.deadline)
    assert (Decimal("88.5"), "2024") == (measure.baseline_value.value, measure.baseline_period)
    assert (Decimal(91), "91 pct. ved halvåret") == (measure.actual_value.value, measure.actual_text.value)
    assert ("a", ResultLevel.OUTCOME) == (measure.number, measure.result_level)


def test_a_range_is_one_target_and_an_end_without_a_start_is_a_deadline(sample):
    measure = sample[1].goals[0].measures[1]

    assert (Comparator.BETWEEN, Decimal(2), Decimal(4)) == (
        measure.target.value.comparator, measure.target.value.value, measure.target.value.upper,
    )  # fmt: skip
    assert ("Sejlrenden uddybes 2 til 4 gange.", "Uddybninger") == (measure.text.value, measure.indicator.value)
    assert (date(2026, 6, 30), "", ResultLevel.ACTIVITY) == (
        measure.deadline.value, measure.target_period, measure.result_level,
    )  # fmt: skip


def test_indicators_of_an_objective_without_words_are_the_goals_and_each_target_is_a_measure(sample):
    measures = sample[1].goals[1].measures

    assert [Comparator.EQUAL, Comparator.QUALITATIVE] == [each.target.value.comparator for each in measures]
    assert [Decimal(0), None] == [each.target.value.value for each in measures]
    assert ["0", "Alle ledere er på kursus"] == [each.target.source.quote for each in measures]


def test_every_value_is_found_at_its_place(sample):
    document, plan = sample
    texts = {block.id: block.text for block in document.blocks}
    values = [value.source for _, _, _, value in stratml._values(plan)]

    assert len(values) > 20
    assert all(texts[place.block][place.start : place.end] == place.quote for place in values)
    assert "Goal.1/Objective.1/PerformanceIndicator.2/MeasurementInstance.1/TargetResult.1/NumberOfUnits" in texts


def test_every_element_is_explained(sample):
    document, plan = sample
    traces = {trace.block: trace for trace in stratml.explain(document, plan)}

    assert list(traces) == [block.id for block in document.blocks]
    assert (Outcome.GOAL, "stratml.Objective.Name") == (
        traces["Goal.1/Objective.1/Name"].outcome, traces["Goal.1/Objective.1/Name"].uses[0].rule,
    )  # fmt: skip
    assert Outcome.ASIDE is traces["Description"].outcome
    assert "No goal" in traces["Description"].because


def test_a_plan_in_a_language_of_a_pack_is_judged_and_one_without_cannot_be_told():
    result = judged(read_one(discover([SAMPLE])[0], Options()), Options())
    verdicts = {each.verdict for each in result.assessment.goals}

    assert {Verdict.MET, Verdict.NOT_MET} <= verdicts


def test_a_plan_without_goals_says_so(tmp_path):
    _, plan = read(written(tmp_path, "<Goal><Name/><Description/></Goal>"))

    assert ((), True) == (plan.goals, "no Goal or Objective" in plan.no_goals_reason)


def test_part_1_is_read_as_well(tmp_path):
    opened = '<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">'
    core = "<Goal><Name>Rent vand</Name><Description>Vandet skal være rent.</Description></Goal>"
    document, plan = read(written(tmp_path, core, opened=opened))

    assert ["Vandet skal være rent."] == [goal.statement.value for goal in plan.goals]
    assert () == document.findings


def test_a_prefix_and_another_case_of_the_namespace_are_known(tmp_path):
    path = tmp_path / "plan.xml"
    path.write_text(
        '<?xml version="1.0"?><!-- made by hand --><s:StrategicPlan xmlns:s="http://www.StratML.net"><s:Name>P</s:Name>'
        "<s:StrategicPlanCore><s:Goal><s:Name>Rent vand</s:Name><s:Description/></s:Goal></s:StrategicPlanCore>"
        "</s:StrategicPlan>",
        "utf-8",
    )

    assert ["Rent vand"] == [goal.title.value for goal in read(path)[1].goals]


def test_a_plan_without_a_namespace_is_known_by_its_core(tmp_path):
    path = written(tmp_path, "<Goal><Name>Rent vand</Name><Description/></Goal>", opened="<StrategicPlan>")

    assert ["Rent vand"] == [goal.title.value for goal in read(path)[1].goals]


def test_another_xml_file_is_no_plan(tmp_path):
    path = tmp_path / "plan.xml"
    path.write_text('<?xml version="1.0"?><StrategicPlan><Item>Rent vand</Item></StrategicPlan>', "utf-8")

    assert "unsupported" == ingest(path, PACKS).status


# ---------------------------------------------------------------------------------------------- what is off
GOAL = "<Goal><Name>A</Name><Description>B</Description>{}</Goal>"


@pytest.mark.parametrize(
    ("core", "code", "quote"),
    [
        (GOAL.format("<Owner>C</Owner>"), "unknown-element", "Goal.1"),
        (GOAL.format("<Submitter/>"), "misplaced-element", "Goal.1"),
        ("<Goal><Description>B</Description></Goal>", "missing-element", "Goal.1"),
        ("<Goal><Description>B</Description><Name>A</Name></Goal>", "wrong-order", "Goal.1"),
        (GOAL.format("<Identifier>1a</Identifier>"), "bad-identifier", "Goal.1/Identifier"),
        (GOAL.format("<Identifier>a</Identifier>") * 2, "duplicate-identifier", "Goal.2/Identifier"),
        (GOAL.format("<SequenceIndicator>1</SequenceIndicator>" * 2), "repeated-element", "Goal.1"),
        (GOAL.format("") + "stray", "stray-text", "StrategicPlanCore"),
        ("<Goal><Name>A</Name><Description>B <b>C</b></Description></Goal>", "markup-in-text", "Goal.1/Description"),
        (GOAL.format("<OtherInformation>[To do]</OtherInformation>"), "placeholder", "Goal.1/OtherInformation"),
        (GOAL.format("<SequenceIndicator/>"), "empty-elements", ""),
    ],
)  # fmt: skip
def test_what_is_off_is_a_finding_and_no_goal_is_lost(tmp_path, core, code, quote):
    document, plan = read(written(tmp_path, core))

    assert [(f"stratml.{code}", quote)] == [(finding.code, finding.quote) for finding in document.findings]
    assert core.count("<Goal>") == len(plan.goals)
    assert all(goal.title or goal.statement for goal in plan.goals)


def test_bad_dates_and_numbers_are_told_and_not_read(tmp_path):
    result = "<TargetResult><EndDate>31/12/2026</EndDate><NumberOfUnits>ca. 5</NumberOfUnits></TargetResult>"
    indicator = (
        "<PerformanceIndicator><MeasurementDimension>Sager</MeasurementDimension><UnitOfMeasurement/>"
        f"<MeasurementInstance>{result}</MeasurementInstance></PerformanceIndicator>"
    )
    document, plan = read(written(tmp_path, GOAL.format(f"<Objective><Name>C</Name>{indicator}</Objective>")))
    (measure,) = plan.goals[1].measures

    assert ["stratml.bad-date", "stratml.bad-number", "stratml.empty-elements"] == [f.code for f in document.findings]
    assert ("Sager", None, None) == (measure.text.value, measure.target, measure.deadline)


def test_text_of_unknown_elements_is_kept(tmp_path):
    document, _ = read(written(tmp_path, GOAL.format("<Owner>Havnen</Owner>")))

    assert ("Goal.1/Owner", "Havnen") in [(block.id, block.text) for block in document.blocks]


def test_an_xml_file_with_entities_is_refused(tmp_path):
    path = tmp_path / "plan.xml"
    path.write_text(f'<!DOCTYPE x [<!ENTITY a "b">]>{OPEN}<Name>&a;</Name></PerformancePlanOrReport>', "utf-8")

    assert "unreadable" == ingest(path, PACKS).status


# ---------------------------------------------------------------------------------------------- public files
# Goals and Objectives with a name or description, counted by hand in the files.
@NEEDS_PUBLIC
@pytest.mark.parametrize(
    ("name", "goals", "objectives", "codes"),
    [
        ("example_cnxt", 5, 5, {"unknown-element", "bad-value", "bad-identifier", "wrong-order", "placeholder", "empty-elements"}),
        ("example_oecd_ai", 3, 0, {"wrong-order", "placeholder", "empty-elements"}),
        ("example_ontoinsights", 1, 2, {"misplaced-element", "empty-elements"}),
    ],
)  # fmt: skip
def test_public_files_are_read_without_loss_of_goals(name, goals, objectives, codes):
    document, plan = read(PUBLIC / f"{name}.xml")

    assert goals + objectives == len(plan.goals)
    assert objectives == sum(goal.area is not None for goal in plan.goals)
    assert {f"stratml.{code}" for code in codes} == {finding.code for finding in document.findings}


@NEEDS_PUBLIC
def test_a_file_without_a_language_pack_is_judged_as_cannot_tell():
    result = judged(read_one(discover([PUBLIC / "example_oecd_ai.xml"])[0], Options()), Options())

    assert {Verdict.CANNOT_TELL} == {each.verdict for each in result.assessment.goals}


@NEEDS_PUBLIC
@pytest.mark.parametrize(
    "path", [*sorted(PUBLIC.glob("*.xml")), SAMPLE], ids=lambda path: path.stem
)  # fmt: skip
def test_a_file_is_warned_of_where_its_schema_refuses_it_and_only_there(path):
    schema = etree.XMLSchema(etree.parse(PUBLIC / "PerformancePlanOrReport20160216.xsd"))
    document, _ = read(path)

    assert schema.validate(etree.parse(path)) == all(f.severity is Severity.INFO for f in document.findings)
