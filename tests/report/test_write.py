"""The folder a run leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.records import Result
from pipeline.report import RunInfo, write_report
from tests.factories import failed_document, goal, measure, reporting, result
from tests.report.made import CATALOGUE, CRITERIA, RUN, judged, many_goals

FILES = {
    "documents.csv", "goals.csv", "measures.csv", "follow_ups.csv", "links.csv", "assessments.csv", "plan_assessments.csv",
    "goal_tree.csv",
    "outlook.csv",
    "findings.csv", "goals.xlsx", "report.html", "report.md", "datapackage.json", "run.json",
}  # fmt: skip


def some_results() -> list[Result]:
    goals = [goal("A", "Words", measure(), reporting=reporting("quarterly", "yearly")), *many_goals(11)]
    return [
        judged(*goals, verdicts=dict.fromkeys(CRITERIA, "met"), country="DK"),
        judged(*many_goals(10, "d2"), verdicts=dict.fromkeys(CRITERIA, "partly"), id="d2", country="SE"),
        Result(failed_document(id="d3")),
    ]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_files_of_the_contract_are_there_and_no_others(tmp_path: Path) -> None:
    write_report(some_results(), tmp_path / "new" / "folder", run=RUN, catalogue=CATALOGUE)

    assert FILES | {"plans/d1.html", "plans/d2.html"} == set(contents(tmp_path / "new" / "folder"))


def test_pages_of_a_former_run_are_removed_and_other_files_left_alone(tmp_path: Path) -> None:
    write_report(some_results(), tmp_path, run=RUN)
    for name in ("notes.txt", "plans/notes.txt"):
        (tmp_path / name).write_text("mine")

    write_report([result(goal())], tmp_path, run=RUN)

    assert ["d1.html", "notes.txt"] == sorted(path.name for path in (tmp_path / "plans").iterdir())
    assert "mine" == (tmp_path / "notes.txt").read_text()


def test_times_and_options_stand_in_run_json_alone(tmp_path: Path) -> None:
    write_report(some_results(), tmp_path / "a", run=RUN, catalogue=CATALOGUE)
    other = RunInfo(RUN.version, "2031-05-06T00:00:00Z", "2031-05-06T00:09:00Z", {"ingest": 77.0}, {"workers": 9})
    write_report(some_results(), tmp_path / "b", run=other, catalogue=CATALOGUE)

    first, second = contents(tmp_path / "a"), contents(tmp_path / "b")

    assert {"run.json"} == {name for name in first if first[name] != second[name]}
    facts = json.loads(first["run.json"])
    assert (RUN.started, {"ok": 2, "crashed": 1}, 22) == (facts["started"], facts["statuses"], facts["rows"]["goals"])


def test_another_process_with_another_hash_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.report.test_write import *; "
        "write_report(some_results(), Path(sys.argv[1]), run=RUN, catalogue=CATALOGUE)"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            check=True,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed},
        )

    assert contents(tmp_path / "1") == contents(tmp_path / "2")


@pytest.mark.parametrize("ids", [("d1", "d1"), ("../up",), ("a/b",), ("",), (".hidden",)])
def test_ids_that_would_overwrite_or_leave_the_folder_are_refused(ids: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="id"):
        write_report([result(goal(document_id=id), document_id=id) for id in ids], tmp_path / "out", run=RUN)

    assert not (tmp_path / "out").exists()


def test_an_unknown_report_language_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no report in"):
        write_report([], tmp_path / "out", run=RUN, language="tlh")

    assert not (tmp_path / "out").exists()
