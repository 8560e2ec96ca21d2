"""A folder of files in worker processes: order, copies, and files that end or hold up their worker."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline import batch, work
from pipeline.batch import read_all
from pipeline.errors import PackError, UsageError
from pipeline.ingest import reader
from pipeline.options import Options
from pipeline.records import Document, DocumentStatus, Result
from pipeline.store import from_json, to_json
from pipeline.work import extract_plan, read_one
from pipeline.worklist import FoundFile, discover
from tests.factories import document, failed_document
from tests.ingest.pdf_factory import draw
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


def test_links_that_lead_nowhere_or_in_circles_are_named_and_never_followed(tmp_path):
    (tmp_path / "a.md").write_text(GOOD_PLAN, "utf-8")
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "x.pdf").symlink_to("y.pdf")
    (tmp_path / "y.pdf").symlink_to("x.pdf")
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    results = {r.document.source.path: r.document for r in read_all(discover([tmp_path]), Options(jobs=1))}

    assert {
        "a.md": "ok",
        "circle": "unreadable",
        "gone.pdf": "unreadable",
        "x.pdf": "unreadable",
        "y.pdf": "unreadable",
    } == {path: str(document.status) for path, document in results.items()}
    assert "folder" in results["circle"].message
    assert "not there" in results["gone.pdf"].message


def test_a_pipe_is_named_and_does_not_hold_up_the_run(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (named,) = read_all(discover([tmp_path]), Options(jobs=1, timeout=20))
    (asked_for,) = read_all(discover([tmp_path / "pipe.pdf"]), Options(jobs=1, timeout=20))

    assert "unsupported" == named.document.status == asked_for.document.status
    assert "pipe or a device" in named.document.message


def test_a_name_that_is_no_text_is_shown_with_marks_and_can_be_written(tmp_path):
    name = os.fsdecode(b"m\xe5l\n2025.md")  # Latin-1 and a line break in a name, as old archives have them
    (tmp_path / name).write_text(GOOD_PLAN, "utf-8")
    (result,) = read_all(discover([tmp_path]), Options(jobs=1))

    assert "m\ufffdl\n2025.md" == result.document.source.path
    assert 2 == len(result.plan.goals)
    assert from_json(to_json(result), Result) == result


def test_the_longest_name_that_a_disk_takes_is_read(tmp_path):
    (tmp_path / ("å" * 126 + ".md")).write_text(GOOD_PLAN, "utf-8")

    assert "ok" == read_all(discover([tmp_path]), Options(jobs=1))[0].document.status


def test_a_closed_folder_is_named(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.md").write_text(GOOD_PLAN, "utf-8")
    real = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)  # tests may run as root, whom nothing is closed to

    assert ["closed", "open.md"] == [file.relative for file in discover([tmp_path])]


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


def test_what_stands_above_a_goal_of_a_copy_leads_to_the_copys_own_goal(tmp_path):
    text = "# Resultatplan 2026\n\n## Mål for 2026\n\n### Mål 1. Kysten er tryg\n\nMindst 90 pct. af digerne holder i 2026.\n\n"
    text += "### Delmål 1.1 Digerne er nye\n\nMindst 40 pct. af digerne er fornyet i 2026.\n"
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(text, "utf-8")
    for result in read_all(discover([tmp_path]), Options(jobs=1, language="da")):
        top, below = result.plan.goals
        assert [top.id] == [above.goal_id for above in below.above]


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

    monkeypatch.setattr(work, "extract_plan", broken)
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
        (folder / f"{name}.md").write_text(f"{GOOD_PLAN}\n{name}\n", "utf-8")
    monkeypatch.setattr(batch, "read_one", misbehaving)

    results = {r.document.source.path: r for r in read_all(discover([folder]), Options(jobs=jobs, timeout=8))}

    assert {
        "a.md": "ok", "b.md": "ok", "exit.md": "crashed", "killed.md": "crashed", "slow.md": "timeout", "sub/c.txt": "ok",
    } == {path: str(result.document.status) for path, result in results.items()}  # fmt: skip
    assert "more than 8 seconds" in results["slow.md"].document.message
    assert "exit code 3" in results["exit.md"].document.message
    assert "SIGKILL" in results["killed.md"].document.message
    assert all(results[f"{name}.md"].document.source.sha256 for name in ("slow", "exit", "killed"))


def dying_in_pdfium(file: FoundFile, options: Options, extract: bool = True) -> Result:
    """As pdfium does on some files: it ends the process, while the reference reader gets through."""
    if not options.reference:
        os.abort()
    return read_one(file, options, extract)


def test_a_file_that_kills_pdfium_is_read_by_the_reference_reader_in_a_fresh_process(tmp_path, monkeypatch):
    draw(tmp_path / "plan.pdf", lambda sheet: sheet.lines(72, 72, GOOD_PLAN.splitlines()))
    monkeypatch.setattr(batch, "read_one", dying_in_pdfium)
    (result,) = read_all(discover([tmp_path]), Options(jobs=1))

    assert "ok" == result.document.status
    assert "document.reference-reader" in [finding.code for finding in result.document.findings]
    assert result.plan.goals


def slow_then_dying(file: FoundFile, options: Options, extract: bool = True) -> Result:
    time.sleep(10 if not options.reference else 60)
    os.abort()


def test_both_tries_share_the_time_of_one_document(tmp_path, monkeypatch):
    (tmp_path / "plan.md").write_text(GOOD_PLAN, "utf-8")
    monkeypatch.setattr(batch, "read_one", slow_then_dying)
    start = time.monotonic()
    (result,) = read_all(discover([tmp_path]), Options(jobs=1, timeout=12))

    assert "timeout" == result.document.status
    assert time.monotonic() - start < 20  # not 10 + 12


def greedy(file: FoundFile, options: Options, extract: bool = True) -> Result:
    return Result(document("x" * (4 << 30)))


def test_a_document_that_eats_memory_is_too_large_and_says_what_to_do(folder, monkeypatch):
    monkeypatch.setattr(batch, "read_one", greedy)
    result = read_all(discover([folder / "a.md"]), Options(jobs=1, memory=600))[0]

    assert "too_large" == result.document.status
    assert "600 MiB" in result.document.message
    assert "--memory" in result.document.message
    assert result.document.source.sha256


def test_a_file_that_is_written_to_meanwhile_is_named(tmp_path, monkeypatch):
    path = tmp_path / "plan.md"
    path.write_text(GOOD_PLAN, "utf-8")
    real = reader.read

    def read_and_change(call, format):
        reading = real(call, format)
        path.write_text(GOOD_PLAN + "mere", "utf-8")
        return reading

    monkeypatch.setattr(reader, "read", read_and_change)
    result = read_one(discover([path])[0], Options())

    assert ("unreadable", None) == (result.document.status, result.plan)
    assert "changed while it was read" in result.document.message


def raising(file: FoundFile, options: Options, extract: bool = True) -> Result:
    raise ArithmeticError("a defect where none is expected")


def test_no_defect_of_the_program_ends_the_run(folder, monkeypatch):
    monkeypatch.setattr(batch, "read_one", raising)
    results = read_all(discover([folder]), Options(jobs=1))

    assert ["crashed"] * 3 == [result.document.status for result in results]
    assert "ArithmeticError" in results[0].document.message


def test_a_wrong_pack_ends_the_run(folder, tmp_path):
    broken = tmp_path / "models" / "languages" / "xx" / "language.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("code =", "utf-8")

    with pytest.raises(PackError):
        read_all(discover([folder / "a.md"]), Options(jobs=1, models=tmp_path / "models"))
