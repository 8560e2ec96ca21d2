"""A folder of files in worker processes: order, copies, and files that end or hold up their worker."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline import batch
from pipeline.batch import FoundFile, Options, discover, extract_plan, read_all, read_one
from pipeline.errors import UsageError
from pipeline.records import Document, DocumentStatus, Result
from tests.factories import document, failed_document
from tests.samples import GOOD_PLAN

SWEDISH = """# Verksamhetsplan 2025

## Mål 1 – Trygga besökare

Besökare i hamnarna upplever trygghet och vet vart de ska vända sig.

Indikator: Andel besökare som är trygga

Målvärde: minst 85 procent
"""
CHINESE = (
    "2025年政府工作报告\n\n二、2025年主要预期目标\n\n主要预期目标是:地区生产总值增长5%左右;城镇新增就业1.2万人以上。\n"
)


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    """Packs and extractors are loaded once here; workers are forked from this process and share them."""
    for code in ("da", "nb", "sv", "zh"):
        batch._extractor(code, None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.md").write_text(GOOD_PLAN, "utf-8")
    (tmp_path / "a.md").write_text(SWEDISH, "utf-8")
    (tmp_path / "sub" / "c.txt").write_text(CHINESE, "utf-8")
    return tmp_path


# ---------------------------------------------------------------------------------------------- files
def test_files_come_sorted_by_their_path_below_the_folder_given(folder):
    assert ["a.md", "b.md", "sub/c.txt"] == [file.relative for file in discover([folder])]


def test_a_file_named_twice_is_read_once(folder):
    (folder / "link.md").symlink_to(folder / "a.md")

    assert 3 == len(discover([folder, folder / "a.md", folder / "sub"]))


@pytest.mark.parametrize("name", [".hidden.md", "~$lock.docx", ".git/config", "sub/.cache/x.md"])
def test_hidden_and_lock_files_are_passed_over(folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(GOOD_PLAN, "utf-8")

    assert 3 == len(discover([folder]))


def test_a_hidden_folder_that_is_asked_for_is_read(tmp_path):
    (tmp_path / ".plans").mkdir()
    (tmp_path / ".plans" / "a.md").write_text(GOOD_PLAN, "utf-8")

    assert ["a.md"] == [file.relative for file in discover([tmp_path / ".plans"])]


def test_names_are_written_in_composed_letters(tmp_path):
    (tmp_path / "ma\u030al.md").write_text(GOOD_PLAN, "utf-8")

    assert ["m\u00e5l.md"] == [file.relative for file in discover([tmp_path])]


def test_a_path_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match="There is no file or folder"):
        discover([tmp_path / "gone"])


# ---------------------------------------------------------------------------------------------- results
def test_results_come_in_the_order_of_files_whatever_the_number_of_workers(folder):
    files = discover([folder])
    one, two = (read_all(files, Options(jobs=jobs)) for jobs in (1, 2))

    assert one == two
    assert [("a.md", "sv"), ("b.md", "da"), ("sub/c.txt", "zh")] == [
        (result.document.source.path, result.document.language) for result in one
    ]
    assert [1, 2, 2] == [len(result.plan.goals) for result in one]


def test_progress_is_told_of_every_result_in_order(folder):
    told: list[str] = []
    read_all(discover([folder]), Options(jobs=2), progress=lambda result: told.append(result.document.source.path))

    assert ["a.md", "b.md", "sub/c.txt"] == told


def test_ingest_alone_gives_documents_without_plans(folder):
    results = read_all(discover([folder]), Options(jobs=1), extract=False)

    assert [None] * 3 == [result.plan for result in results]
    assert all(result.document.blocks for result in results)


def test_a_copy_under_another_name_keeps_ids_of_its_own(folder):
    (folder / "sub" / "b.md").write_text(GOOD_PLAN, "utf-8")
    first, second = (
        r for r in read_all(discover([folder]), Options(jobs=1)) if r.document.source.path.endswith("b.md")
    )

    assert f"{first.document.id}-2" == second.document.id == second.plan.document_id
    assert [f"{goal.id}-2" for goal in first.plan.goals] == [goal.id for goal in second.plan.goals]
    assert all(goal.document_id == second.document.id for goal in second.plan.goals)
    assert all(m.id.startswith(f"{goal.id}-m") for goal in second.plan.goals for m in goal.measures)
    assert ["document.copy"] == [finding.code for finding in second.document.findings]
    assert () == first.document.findings


def test_a_language_asked_for_is_used_for_every_document(folder):
    results = read_all(discover([folder]), Options(jobs=1, language="sv"))

    assert {"sv"} == {result.document.language for result in results} == {result.plan.language for result in results}


def test_a_language_without_a_pack_is_a_mistake_of_the_call():
    with pytest.raises(UsageError, match="no language pack 'xx'; packs: da"):
        extract_plan(document(language="xx"))


@pytest.mark.parametrize(
    "read", [document(language=None), failed_document(language="da")], ids=["no language", "not read"]
)
def test_no_plan_is_made_of_a_document_that_was_not_read_or_has_no_pack(read: Document):
    assert extract_plan(read) is None


def test_a_defect_of_the_program_costs_its_document_only_and_is_no_empty_plan(folder, monkeypatch):
    def broken(document: Document, models: Path | None = None) -> None:
        raise ValueError("out of range")

    monkeypatch.setattr(batch, "extract_plan", broken)
    result = read_one(discover([folder / "b.md"])[0], Options())

    assert (DocumentStatus.CRASHED, ()) == (result.document.status, result.document.blocks)
    assert "ValueError: out of range" in result.document.message
    assert result.plan is None


# ---------------------------------------------------------------------------------------------- lost workers
def misbehaving(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """Reads a file, but for those whose names say what befalls their worker."""
    if file.path.stem == "slow":
        time.sleep(60)
    if file.path.stem == "exit":
        os._exit(3)
    if file.path.stem == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_one(file, options, extract)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_lost_worker_costs_exactly_its_own_document(folder, monkeypatch, jobs):
    for name in ("slow", "exit", "killed"):
        (folder / f"{name}.md").write_text(GOOD_PLAN, "utf-8")
    monkeypatch.setattr(batch, "read_one", misbehaving)

    results = {r.document.source.path: r for r in read_all(discover([folder]), Options(jobs=jobs, timeout=1.5))}

    assert {
        "a.md": "ok", "b.md": "ok", "exit.md": "crashed", "killed.md": "crashed", "slow.md": "timeout", "sub/c.txt": "ok",
    } == {path: str(result.document.status) for path, result in results.items()}  # fmt: skip
    assert "more than 1.5 seconds" in results["slow.md"].document.message
    assert "exit code 3" in results["exit.md"].document.message
    assert all(results[f"{name}.md"].document.source.sha256 for name in ("slow", "exit", "killed"))
