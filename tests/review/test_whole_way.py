"""From plans through decisions to tables: runs into the same folder, fresh or not, keep and use what people decided."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.review.decisions import Reason
from pipeline.review.journal import FILE
from tests.review.made import decide, set_field, stored
from tests.samples import GOOD_PLAN, command, rows, written


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.md").write_text(GOOD_PLAN, "utf-8")
    return folder


@pytest.fixture
def out(plans: Path, tmp_path: Path) -> Path:
    assert 0 == command("run", plans, "-o", tmp_path / "out", "--jobs", 1).exit_code
    return tmp_path / "out"


def decided(out: Path) -> tuple[str, str]:
    first, second = stored(out)[0].plan.goals
    set_field(out, first.id, "statement", "Svartiden falder til 20 dage i 2026.", old=first.statement.value)
    decide(out, "accept", first.id)
    decide(out, "reject", second.id, reason=Reason.NOT_A_GOAL)
    return first.id, second.id


@pytest.mark.parametrize("options", [[], ["--fresh"]], ids=["again", "fresh"])
def test_a_run_into_the_same_folder_keeps_and_uses_every_decision(plans: Path, out: Path, options: list[str]) -> None:
    records = {path.name: path.read_bytes() for path in (out / "documents").iterdir()}
    kept, rejected = decided(out)
    journal = (out / FILE).read_bytes()
    command("run", plans, "-o", out, "--jobs", 1, *options)

    assert journal == (out / FILE).read_bytes()
    assert records == {path.name: path.read_bytes() for path in (out / "documents").iterdir()}  # extraction is apart
    (goal,) = rows(out / "goals.csv")
    assert (kept, "Svartiden falder til 20 dage i 2026.", "accepted", "statement") == tuple(
        goal[name] for name in ("goal_id", "statement", "review_status", "reviewed_fields")
    )
    assert rejected not in {row["goal_id"] for row in rows(out / "measures.csv")}
    assert {kept} == {row["goal_id"] for row in rows(out / "assessments.csv")}
    assert "1" == rows(out / "documents.csv")[0]["goals"]
    reviewed = {"decided": 2, "corrected": 1, "added": 0, "rejected": 1, "unfit": 0, "complete": 0}
    assert reviewed == json.loads((out / "run.json").read_bytes())["reviewed"]
    for name in ("report.html", "report.md"):
        assert "people have decided on 2; they changed 1 value" in (out / name).read_text("utf-8")
    page = next((out / "plans").glob("*.html")).read_text("utf-8")
    assert "Svartiden falder til 20 dage" in page


def test_verdicts_are_those_of_the_reviewed_words(out: Path) -> None:
    first = stored(out)[0].plan.goals[0]
    before = {row["criterion"]: row["verdict"] for row in rows(out / "assessments.csv") if row["goal_id"] == first.id}
    set_field(out, first.id, "baseline_text", "I 2024 tog det 60 dage.")
    command("report", out)
    after = {row["criterion"]: row["verdict"] for row in rows(out / "assessments.csv") if row["goal_id"] == first.id}

    assert before["baseline"] != after["baseline"]


def test_run_and_report_write_the_same_with_decisions(plans: Path, out: Path) -> None:
    decided(out)
    command("run", plans, "-o", out, "--jobs", 1)
    after_run = written(out)
    command("report", out)

    assert after_run == written(out)


def test_the_report_remembers_where_the_plans_were(plans: Path, out: Path) -> None:
    command("report", out)

    assert [str(plans)] == json.loads((out / "run.json").read_bytes())["options"]["plans"]


def test_nothing_changes_for_those_who_do_not_review(plans: Path, out: Path) -> None:
    assert not (out / FILE).exists()
    assert {""} == {row["review_status"] for row in rows(out / "goals.csv")}
    assert "people have decided" not in (out / "report.html").read_text("utf-8")


@pytest.mark.parametrize("language", ["da", "sv", "zh"])
def test_the_report_tells_of_it_in_every_language(out: Path, language: str) -> None:
    from pipeline.report import load_texts

    decided(out)
    command("report", out, "--lang", language)
    told = load_texts(language)

    assert told.count("values", 1) in (out / "report.html").read_text("utf-8")


def test_a_folder_without_records_is_told_what_to_do(tmp_path: Path) -> None:
    for call in (
        ["review", tmp_path],
        ["review", "status", tmp_path],
        ["review", "gold", tmp_path],
        ["review", "compare", tmp_path],
    ):
        ran = command(*call)
        assert (1, True) == (ran.exit_code, "maalestok run PLANS" in ran.stderr)


def test_decisions_at_an_address_are_fetched_and_never_written_over(out: Path, tmp_path: Path) -> None:
    """What a run does with `s3://...`, with a folder of this machine in its place."""
    pytest.importorskip("fsspec", reason="addresses need the extra dask or s3")
    import fsspec

    from pipeline.errors import UsageError
    from pipeline.places import _fetch_decisions

    decided(out)
    files, here = fsspec.filesystem("file"), tmp_path / "here" / FILE
    _fetch_decisions(files, str(out / FILE), here)
    assert (out / FILE).read_bytes() == here.read_bytes()

    here.write_bytes(here.read_bytes() + b"{}\n")
    longer = here.read_bytes()
    _fetch_decisions(files, str(out / FILE), here)
    assert longer == here.read_bytes()

    here.write_bytes(b"{}\n")
    with pytest.raises(UsageError, match="different decisions"):
        _fetch_decisions(files, str(out / FILE), here)
