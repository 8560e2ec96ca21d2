"""The data package, checked with frictionless itself."""

import json
from pathlib import Path

import pytest

from pipeline.records import FollowUp, FollowUpStatus, Result
from pipeline.report import write_report
from tests.factories import failed_document, goal, measure, reporting, source, year
from tests.report.made import CATALOGUE, RUN, judged

frictionless = pytest.importorskip("frictionless")

FOLLOW_UP = FollowUp("g1", "d1", "2023-H1", FollowUpStatus.AT_RISK, source("yellow"), status_text="yellow")
FULL = judged(
    goal("G", "=1+1", measure(deadline="2024-06-30", baseline_value="3.5"), types=["operations", "development"],
         reporting=reporting("half_yearly", "yearly"), deadline="2024-12-31", weight="12.5"),
    verdicts={"clear": "met", "result": "not_applicable"},
    follow_ups=(FOLLOW_UP,),
    period=year(),
    reporting=reporting("yearly", scope="document"),
)  # fmt: skip


@pytest.mark.parametrize("results", [[], [FULL], [FULL, Result(failed_document(id="d2", path="broken.pdf"))]])
def test_the_package_is_valid(results: list[Result], tmp_path: Path) -> None:
    write_report(results, tmp_path, run=RUN, catalogue=CATALOGUE)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert [] == report.flatten(["message"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("operations;development", "operations;nonsense"),
        (",2024-12-31,", ",31/12/2024,"),
        ("g1,d1,", "g1,d9,"),
        (",prose,", ",verse,"),
        (",0.9,", ",9,"),
    ],
)
def test_a_value_outside_the_contract_is_found(before: str, after: str, tmp_path: Path) -> None:
    write_report([FULL], tmp_path, run=RUN, catalogue=CATALOGUE)
    text = (tmp_path / "goals.csv").read_text("utf-8-sig")
    assert before in text
    (tmp_path / "goals.csv").write_text(text.replace(before, after, 1), "utf-8-sig")
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")

    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid
