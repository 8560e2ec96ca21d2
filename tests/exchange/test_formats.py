"""JSON Lines, W3C annotations and Label Studio tasks, from records and through the command."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree

from pipeline.exchange import Exchange, write_exchange
from pipeline.exchange.annotations import annotation_bytes
from pipeline.exchange.jsonl import goal_lines
from pipeline.exchange.labelstudio import config, labels, task_of
from pipeline.exchange.quotes import RunningText, quotes_of
from pipeline.options import Options
from pipeline.records import Above, AboveBy, AboveKind, Basis, BBox, Result, Sourced, Table
from pipeline.report.tables import ASSESSMENTS, GOALS, MEASURES
from pipeline.work import judged, read_one
from pipeline.worklist import discover
from tests import factories as make
from tests.review.made import folder, results_of, set_field
from tests.samples import GOOD_PLAN, PLANS, command, small_plans


@pytest.fixture(scope="module")
def pdf() -> Result:
    """A sample plan in PDF, judged."""
    (file,) = discover([PLANS / "da" / "dyresundhed_2026.pdf"])
    return judged(read_one(file, Options(ocr="off")), Options())


# ---------------------------------------------------------------------------------------------- JSON Lines
def test_a_line_has_the_columns_of_the_tables_and_the_lists_of_the_goal(pdf):
    lines = [json.loads(line) for line in goal_lines(pdf)]
    goals = pdf.plan.goals

    assert [goal.id for goal in goals] == [line["goal_id"] for line in lines]
    assert all(set(GOALS.names) <= line.keys() for line in lines)
    assert [[m.id for m in goal.measures] for goal in goals] == [
        [m["measure_id"] for m in line["measures"]] for line in lines
    ]
    assert set(MEASURES.names) - {"goal_id", "document_id"} == lines[0]["measures"][0].keys()
    assert set(ASSESSMENTS.names) - {"goal_id", "document_id"} == lines[0]["assessments"][0].keys()
    assert (goals[0].source.page, goals[0].source.quote) == (lines[0]["page"], lines[0]["quote"])
    assert 4 == len(lines[0]["bbox"])
    assert "dyresundhed_2026.pdf" == lines[0]["document"]["path"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("90", "90"), ("1E+9", "1000000000"), ("0.0500", "0.05"), ("0.12345678901234567890", '"0.12345678901234567890"')],
)
def test_a_number_is_a_number_as_long_as_one_holds_it(value, shown):
    result = make.result(make.goal("Mål", None, make.measure("Andel", value=value)))
    (line,) = goal_lines(result)

    assert f'"target_value": {shown},' in line


def test_what_is_not_stated_is_null_and_a_list_is_empty():
    (line,) = map(json.loads, goal_lines(make.result(make.goal("Mål"))))

    assert (None, None, [], [], []) == tuple(
        line[name] for name in ("statement", "deadline", "goal_type", "measures", "assessments")
    )


# ---------------------------------------------------------------------------------------------- annotations
def test_every_annotation_shows_its_words_in_the_running_text(pdf):
    collection = json.loads(annotation_bytes(pdf))
    items = collection["first"]["items"]
    text = RunningText(pdf.document).text

    assert ("AnnotationCollection", "AnnotationPage") == (collection["type"], collection["first"]["type"])
    assert len(items) == collection["total"] == len({item["id"] for item in items}) > 20
    for item in items:
        words = item["target"]["selector"][0]
        assert words["prefix"] + words["exact"] + words["suffix"] in text
        assert words["exact"]


def test_page_and_box_are_those_of_the_source(pdf):
    items = json.loads(annotation_bytes(pdf))["first"]["items"]
    goal = pdf.plan.goals[0]
    box = goal.source.bbox
    title = next(
        item for item in items if item["body"][1]["value"] == goal.id and item["body"][0]["value"] == "goal.title"
    )
    fragment = title["target"]["selector"][1]

    assert f"page={goal.title.source.page}" == fragment["value"]
    x, y, width, height = map(float, fragment["refinedBy"]["value"].removeprefix("xywh=").split(","))
    assert (round(box.x0, 1), round(box.top, 1)) == (x, y)
    assert width > 0 < height


def test_a_format_without_pages_has_words_alone():
    goal = make.goal("Kortere ventetid", page=None)
    (item,) = json.loads(annotation_bytes(make.result(goal)))["first"]["items"]

    assert ["TextQuoteSelector"] == [selector["type"] for selector in item["target"]["selector"]]


def test_the_name_of_a_file_is_a_relative_address():
    goal = make.goal("Mål")
    read = make.document_of(make.plan(goal), path="år 2026/plan #1.pdf")
    (item,) = json.loads(annotation_bytes(Result(read, make.plan(goal))))["first"]["items"]

    assert "%C3%A5r%202026/plan%20%231.pdf" == item["target"]["source"]


def test_what_is_inferred_has_no_words():
    level = Sourced("agency", make.source("Mål"), "document.kind", Basis.INFERRED)

    assert ["goal.title"] == [quote.field for quote in quotes_of(make.plan(make.goal("Mål", level=level)))]


# ---------------------------------------------------------------------------------------------- Label Studio
def test_every_region_is_its_words_and_known_to_the_interface(pdf):
    task = json.loads(task_of(pdf))
    regions = [each for each in task["predictions"][0]["result"] if each["type"] == "labels"]
    known = {label.get("value") for label in etree.fromstring(config()).iter("Label")}

    assert len(regions) > 20
    assert set(labels()) == known
    for region in regions:
        value = region["value"]
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
        assert set(value["labels"]) <= known


def test_relations_lead_to_regions(pdf):
    results = json.loads(task_of(pdf))["predictions"][0]["result"]
    regions = {each["id"] for each in results if each["type"] == "labels"}
    relations = [each for each in results if each["type"] == "relation"]

    assert relations
    assert {each[end] for each in relations for end in ("from_id", "to_id")} <= regions


def test_the_same_words_are_marked_once_for_a_field():
    told = make.reporting(text="Der rapporteres årligt.")
    result = make.result(make.goal("A", reporting=told, id="a"), make.goal("B", reporting=told, id="b"))
    marked = [
        each["value"]["labels"] for each in json.loads(task_of(result))["predictions"][0]["result"] if "value" in each
    ]

    assert 1 == marked.count(["goal.reporting"])


def test_the_running_text_holds_cells_and_passages_in_order():
    read = make.document("Før", make.table(["a", "b"]), "Efter")
    running = RunningText(read)
    (table,) = [block for block in read.blocks if isinstance(block, Table)]
    cell = table.cells[1]

    assert "Før\na\nb\nEfter" == running.text
    assert (6, 7) == running.span(make.source("b", block=cell.id))
    assert running.span(make.source("x")) is None


# ---------------------------------------------------------------------------------------------- files
def test_documents_without_goals_are_counted_and_have_no_file(tmp_path):
    results = [make.result(make.goal("Mål", document_id="d1")), make.result(document_id="d2")]
    written = {format: write_exchange(results, tmp_path, format) for format in Exchange}

    assert [(1, 1), (1, 1), (1, 1), (1, 1)] == [(each.count, each.without) for each in written.values()]
    assert [
        "annotations/d1.json", "goals.jsonl", "labelstudio.json", "labelstudio.xml", "stratml/d1.csv", "stratml/d1.xml",
    ] == sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())  # fmt: skip


def test_the_list_of_tasks_is_json_with_none_one_and_more(tmp_path):
    for count in range(3):
        results = [make.result(make.goal("Mål"), document_id=f"d{n}") for n in range(count)]
        write_exchange(results, tmp_path, Exchange.LABELSTUDIO)
        assert count == len(json.loads((tmp_path / "labelstudio.json").read_bytes()))


def test_the_command_writes_from_the_records_the_same_bytes_each_time(tmp_path):
    command("run", small_plans(tmp_path / "plans"), "-o", tmp_path / "out", "-j", "1")
    asked = [part for format in Exchange for part in ("--to", format.value)]
    done = command("export", tmp_path / "out", *asked)
    files = {path.name: path.read_bytes() for path in (tmp_path / "out" / "export").rglob("*") if path.is_file()}
    command("export", tmp_path / "out", *asked, "-o", tmp_path / "again")
    again = {path.name: path.read_bytes() for path in (tmp_path / "again").rglob("*") if path.is_file()}

    assert 0 == done.exit_code
    assert 2 * 2 + 2 + 3 == len(files)
    assert files == again
    assert "2 plans written to" in done.output


def test_what_is_exported_as_stratml_is_read_again_with_all_its_goals(tmp_path):
    (tmp_path / "plan.md").write_text(GOOD_PLAN, "utf-8")
    command("run", tmp_path / "plan.md", "-o", tmp_path / "out", "-j", "1")
    command("export", tmp_path / "out", "--to", "stratml", "-o", tmp_path)
    command("run", tmp_path / "stratml", "-o", tmp_path / "second", "-j", "1")
    goals = [json.loads(line) for line in goal_lines(_only(tmp_path / "second", ".xml"))]

    assert ["Kortere ventetid", "Færre fejl"] == [goal["title"] for goal in goals]
    assert [90, 4] == [goal["measures"][0]["target_value"] for goal in goals]
    assert {"met", "not_met"} <= {verdict["verdict"] for goal in goals for verdict in goal["assessments"]}


def _only(out, suffix: str) -> Result:
    from pipeline.folder import recorded

    (found,) = [result for result in recorded(out) if result.document.source.path.endswith(suffix)]
    return found


def test_what_people_decided_is_exported(tmp_path):
    out = folder(tmp_path, results_of("Svar inden 30 dage", "Færre fejl"))
    set_field(out, "d1-g1", "statement", "Svar inden 20 dage", old="Svar inden 30 dage")
    command("export", out, "--to", "jsonl", "--to", "stratml")
    lines = [json.loads(line) for line in (out / "export" / "goals.jsonl").read_text("utf-8").splitlines()]

    assert ["Svar inden 20 dage", "Færre fejl"] == [line["statement"] for line in lines]
    assert ["statement"] == lines[0]["reviewed_fields"]
    assert "<Description>Svar inden 20 dage</Description>" in (out / "export" / "stratml" / "d1.xml").read_text("utf-8")


# ---------------------------------------------------------------------------------------------- from document to document
COUNCIL, SERVED = "Almhaga är en trygg kommun", "Almhaga är en grön kommun"


def council_and_committee(folder_):
    """A council's goals, and a committee's: one beneath the first and serving the second, one without a measure beneath
    the first, one beneath none."""
    level = make.sourced("council", rule="document.kind"), make.sourced("committee", rule="document.kind")
    top = [make.goal(text, id=f"c{n}", document_id="kf", level=level[0]) for n, text in enumerate((COUNCIL, SERVED), 1)]
    named = [Above(make.sourced(text), AboveBy.NAMED, AboveKind.NAMED_GOAL) for text in (COUNCIL, SERVED)]
    both = make.goal("Hemtjänst", None, make.measure("Andel", value=90, id="n1-m1"), id="n1", document_id="nd")
    bare = make.goal("Boende", id="n2", document_id="nd")
    free = make.goal("Ekonomi", None, make.measure("Kostnad", value=1, id="n3-m1"), id="n3", document_id="nd")
    goals = [replace(both, above=(named[0],), serves=(named[1],)), replace(bare, above=(named[0],)), free]
    goals = [replace(one, level=level[1]) for one in goals]
    same = {"publisher": "Almhaga kommun", "language": "sv"}
    return folder(
        folder_,
        Result(make.document(id="kf", path="kf.txt"), make.plan(*top, document_id="kf", title="Budget", **same)),
        Result(make.document(id="nd", path="nd.txt"), make.plan(*goals, document_id="nd", title="Nämndplan", **same)),
    )


def test_a_line_names_the_goals_above_in_other_documents(tmp_path):
    out = council_and_committee(tmp_path)
    assert 0 == command("export", out, "--to", "jsonl").exit_code
    lines = map(json.loads, (out / "export" / "goals.jsonl").read_text("utf-8").splitlines())
    parents = {line["goal_id"]: line["parents"] for line in lines}

    assert [("c1", "kf", 1), ("c2", "kf", 2)] == [
        (each["parent_goal_id"], each["parent_document_id"], each["place"]) for each in parents["n1"]
    ]
    assert ["c1"] == [each["parent_goal_id"] for each in parents["n2"]]
    assert [] == parents["n3"] == parents["c1"]


def test_goals_above_in_other_documents_are_written_as_stratml_and_read_again(tmp_path):
    out = council_and_committee(tmp_path / "out")
    command("export", out, "--to", "stratml", "-o", tmp_path)
    text = (tmp_path / "stratml" / "nd.xml").read_text("utf-8")
    for identifier, words in (("_c1", COUNCIL), ("_c2", SERVED)):
        assert f"<Identifier>{identifier}</Identifier>" in (tmp_path / "stratml" / "kf.xml").read_text("utf-8")
        assert re.search(f"<ReferentIdentifier>{identifier}</ReferentIdentifier>\\s*<Name>{words}</Name>", text)
    side = list(csv.reader((tmp_path / "stratml" / "nd.csv").read_text("utf-8-sig").splitlines()))
    assert ["_n2", "parent_elsewhere.1", "_c1"] in side  # which has no indicator to say it
    assert ["_n2", "parent_elsewhere.1.document_id", "kf"] in side

    command("run", tmp_path / "stratml", "-o", tmp_path / "second", "-j", "1")
    goals = csv.DictReader((tmp_path / "second" / "goals.csv").read_text("utf-8-sig").splitlines())
    title = {row["goal_id"]: row["title"] for row in goals}
    tree = csv.DictReader((tmp_path / "second" / "goal_tree.csv").read_text("utf-8-sig").splitlines())
    read = [
        (title[row["goal_id"]], title[row["parent_goal_id"]], row["place"]) for row in tree if row["parent_goal_id"]
    ]
    assert [("Hemtjänst", COUNCIL, "1"), ("Hemtjänst", SERVED, "2")] == read
    findings = (tmp_path / "second" / "findings.csv").read_text("utf-8-sig")
    assert "identifier" not in findings


def test_a_folder_without_records_says_what_to_do(tmp_path):
    done = command("export", tmp_path, "--to", "jsonl")

    assert 1 == done.exit_code
    assert "run `maalestok run PLANS" in done.output


def test_boxes_are_numbers():
    place = make.source("Mål", bbox=BBox(1.0, 2.5, 3.0, 4.0))
    (line,) = map(json.loads, goal_lines(make.result(make.goal(make.sourced("Mål", at=place)))))

    assert [1.0, 2.5, 3.0, 4.0] == line["bbox"]
    assert Decimal(1) == line["page"]
