"""A run that was stopped goes on where it was, and ends as one that was not."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime

import pytest

from pipeline import folder
from pipeline.errors import UsageError, WriteError
from pipeline.folder import claimed, fill
from pipeline.journal import entries_in
from pipeline.options import Options
from pipeline.records import DocumentStatus
from pipeline.worklist import discover, work_list
from tests.samples import FIVE_PLANS, PLANS, ROOT, command, maalestok

pytestmark = pytest.mark.slow


@pytest.fixture
def plans(tmp_path):
    """Five small plans."""
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in FIVE_PLANS:
        shutil.copy(PLANS / name, plans)
    return plans


def filled(plans, out, **options):
    """The folder filled, and which documents were read for it, by file name."""
    read = []
    with claimed(out):
        fill(
            work_list(discover([plans])),
            Options(jobs=1, **options),
            out,
            progress=lambda ended: None if ended.known else read.append(ended.entry.path),
        )
    return sorted(read)


def records(out):
    return {path.name: path.read_bytes() for path in (out / "documents").glob("*.json")}


def files_of(out):
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name not in ("run.json", "lock")
    }


# ---------------------------------------------------------------------------------------------- what is read again
def test_nothing_is_read_twice(plans, tmp_path):
    assert 5 == len(filled(plans, tmp_path / "out"))
    assert [] == filled(plans, tmp_path / "out")


def test_what_changed_came_moved_and_went_updates_its_own_rows_alone(plans, tmp_path):
    out = tmp_path / "out"
    filled(plans, out)
    with (plans / "alvsunda_mal_och_budget_2025.txt").open("a", encoding="utf-8") as file:
        file.write("\nEn rad till.\n")
    (plans / "bevillingsnaevnet_resultatkontrakt_2024.txt").rename(plans / "flyttet.txt")
    (plans / "yusuan_jixiao_guanli_tan.txt").unlink()
    (plans / "ny.txt").write_text("Mål 1: Andelen af sager afgjort inden 30 dage er mindst 90 pct. i 2026.\n", "utf-8")

    assert ["alvsunda_mal_och_budget_2025.txt", "flyttet.txt", "ny.txt"] == filled(plans, out)

    anew = tmp_path / "anew"
    filled(plans, anew)
    assert records(anew) == records(out)


def test_a_record_that_was_changed_is_read_again(plans, tmp_path):
    out = tmp_path / "out"
    filled(plans, out)
    before = records(out)
    name = next(name for name in before if name.startswith("cykel"))
    (out / "documents" / name).write_bytes(before[name][:-20])

    assert ["cykelstyrelsen_strategi_2025-2028.html"] == filled(plans, out)
    assert before == records(out)


def test_a_line_that_was_cut_off_costs_its_own_document(plans, tmp_path):
    out = tmp_path / "out"
    filled(plans, out)
    journal = out / ".maalestok" / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:-1]) + lines[-1][:50])

    assert [json.loads(lines[-1])["path"]] == filled(plans, out)
    assert lines == journal.read_bytes().splitlines(keepends=True)


def test_other_options_read_everything_again_and_more_workers_nothing(plans, tmp_path):
    out = tmp_path / "out"
    filled(plans, out)

    assert 5 == len(filled(plans, out, max_pages=3))
    with claimed(out):
        again = []
        fill(
            work_list(discover([plans])), Options(jobs=3, max_pages=3), out,
            progress=lambda ended: again.append(ended.known),
        )  # fmt: skip
    assert [True] * 5 == again


def test_what_was_given_up_is_tried_again_under_wider_limits_alone(plans, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.batch.finish_one", slow_on_html)
    out = tmp_path / "out"
    filled(plans, out, timeout=6.0)
    assert DocumentStatus.TIMEOUT in {entry.status for entry in entries(out)}

    assert [] == filled(plans, out, timeout=6.0)
    monkeypatch.undo()
    assert ["cykelstyrelsen_strategi_2025-2028.html"] == filled(plans, out, timeout=60.0)
    assert {"ok"} == {entry.status for entry in entries(out)}


def slow_on_html(file, options, item):
    from pipeline.batch import finish_one

    if file.path.suffix == ".html":
        time.sleep(60)
    return finish_one(file, options, item)


def entries(out):
    return list(entries_in((out / ".maalestok" / "journal.jsonl").read_bytes()).values())


def test_a_copy_is_read_once_and_listed(plans, tmp_path):
    (plans / "sub").mkdir()
    shutil.copy(plans / "cykelstyrelsen_strategi_2025-2028.html", plans / "sub" / "igen.html")
    out = tmp_path / "out"
    filled(plans, out)

    (copy,) = [json.loads(data) for name, data in records(out).items() if name.startswith("igen")]
    assert "sub/igen.html" == copy["document"]["source"]["path"]
    assert "cykelstyrelsen_strategi_2025-2028.html" in copy["document"]["findings"][-1]["message"]
    assert copy["document"]["id"] == copy["plan"]["document_id"] == copy["assessment"]["document_id"]
    ids = {goal["id"] for goal in copy["plan"]["goals"]}
    assert ids == {judgement["goal_id"] for judgement in copy["assessment"]["goals"]}


# ---------------------------------------------------------------------------------------------- the folder
def test_two_runs_into_one_folder_are_refused(tmp_path):
    with (
        claimed(tmp_path / "out"),
        pytest.raises(UsageError, match="Another run is writing"),
        claimed(tmp_path / "out"),
    ):
        pass


def test_a_full_disk_is_said_and_what_was_read_is_kept(plans, tmp_path, monkeypatch):
    out, written = tmp_path / "out", []
    whole = folder.Journal.add

    def add(self, entry, record):
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(entry["path"])
        return whole(self, entry, record)

    monkeypatch.setattr(folder.Journal, "add", add)
    with pytest.raises(WriteError, match=r"No space left on device.*goes on where it stopped"):
        filled(plans, out)
    monkeypatch.undo()

    assert sorted({path.name for path in plans.iterdir()} - set(written)) == filled(plans, out)


def test_the_disk_full_on_the_command_line_has_a_code_of_its_own(plans, tmp_path):
    """A real disk of one MiB, where a file system can be mounted (root)."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        done = maalestok("run", plans, "-o", disk / "out", check=False)
        assert 5 == done.returncode
        assert "No space left on device" in done.stderr
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        assert "5 of 5 documents read" in maalestok("run", plans, "-o", disk / "out").stderr
        maalestok("run", plans, "-o", tmp_path / "whole")
        assert files_of(tmp_path / "whole") == files_of(disk / "out")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_killed_run_goes_on_and_ends_the_same(plans, tmp_path):
    whole, out = tmp_path / "whole", tmp_path / "out"
    maalestok("run", plans, "-o", whole)
    when = random.Random(1)
    for _ in range(2):
        kill_after(when.uniform(0.5, 4), "run", plans, "-o", out)
    done = maalestok("run", plans, "-o", out)

    assert "5 of 5 documents read" in done.stderr
    assert files_of(whole) == files_of(out)


def kill_after(seconds, *arguments):
    call = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    with subprocess.Popen(
        call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        time.sleep(seconds)
        os.killpg(run.pid, signal.SIGKILL)


# ---------------------------------------------------------------------------------------------- the machine
def test_output_that_is_read_only_is_said_at_once(plans, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro,size=200k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        done = maalestok("run", plans, "-o", disk / "out", check=False)
        assert 5 == done.returncode
        assert f"Cannot write to {disk / 'out'} (Read-only file system). Name another folder with -o." in done.stderr
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_clock_that_was_set_back_changes_nothing(plans, tmp_path, monkeypatch):
    out = tmp_path / "out"
    command("run", plans, "-o", out, "-j", "1")
    before = files_of(out)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(1999, 12, 31, tzinfo=tz)

    monkeypatch.setattr("pipeline.runs.datetime", Earlier)
    events = tmp_path / "events.jsonl"
    command("run", plans, "-o", out, "-j", "1", "--events", events)

    assert 5 == events.read_text("utf-8").count('"known": true')
    assert before == files_of(out)
    assert json.loads((out / "run.json").read_bytes())["started"].startswith("1999-12-31")


def test_names_beyond_ascii_are_read_and_told_under_any_locale(tmp_path):
    folder = tmp_path / "handlingsplan_på_ældreområdet_绩效"
    folder.mkdir()
    shutil.copy(PLANS / FIVE_PLANS[1], folder / "mål_Ö_目标.html")
    (folder / "tøm.txt").write_bytes(b"")
    done = maalestok("run", folder, "-o", folder / "ud_输出", check=False, LC_ALL="C", LANG="C", PYTHONUTF8="0")

    assert 2 == done.returncode
    assert "t\u00f8m.txt: unreadable. The file is empty" in done.stderr
    assert "m\u00e5l_\u00d6_\u76ee\u6807.html" in (folder / "ud_输出" / "documents.csv").read_text("utf-8-sig")
