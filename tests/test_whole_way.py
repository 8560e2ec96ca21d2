"""The command line from files to files: good plans, bad files, stages, determinism."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "corpus" / "plans"
GOOD = PLANS / "da" / "bevillingsnaevnet_resultatkontrakt_2024.txt"


def maalestok(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        cwd=ROOT,
    )


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def files_of(out):
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != "run.json" and path.parent.name != ".maalestok"
    }


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A folder with one good plan and every kind of bad file, run once."""
    folder = tmp_path_factory.mktemp("in put æ 计划")
    shutil.copy(GOOD, folder / "god plan æøå.txt")
    (folder / "tom.pdf").write_bytes(b"")
    whole = (PLANS / "da" / "havne_og_kyststyrelsen_2025.pdf").read_bytes()
    (folder / "afkortet.pdf").write_bytes(whole[:4000])
    (folder / "billede.pdf").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 200)
    (folder / "arkiv.zip").write_bytes(b"PK\x05\x06" + b"\x00" * 18)
    (folder / "stoej.docx").write_bytes(bytes((i * 7919 + 13) % 251 for i in range(4000)))
    (folder / "brudt.txt").symlink_to(folder / "ikke her")
    (folder / "roman.txt").write_text(
        "Det var en mørk og stormfuld nat. Hun gik ned ad gaden og tænkte på sommeren, som var forbi.", "utf-8"
    )
    shutil.copy(PLANS / "zh" / "yusuan_jixiao_guanli_tan.txt", folder / "谈绩效.txt")
    out = folder / "ud"
    done = maalestok("run", folder, "-o", out)
    return done, out


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("god plan æøå.txt", "ok"),
        ("tom.pdf", "unreadable"),
        ("afkortet.pdf", "unreadable"),
        ("billede.pdf", "unreadable"),
        ("stoej.docx", "unreadable"),
        ("brudt.txt", "unreadable"),
        ("roman.txt", "no_goals"),
        ("谈绩效.txt", "no_goals"),
    ],
)
def test_each_file_gets_a_named_status_and_a_sentence_that_says_what_to_do(mixed, name, status):
    _, out = mixed
    row = next(row for row in rows(out / "documents.csv") if row["path"] == name)

    assert status == row["status"]
    assert status == "ok" or row["message"].endswith(".")


def test_bad_files_leave_the_rest_of_the_run_alone_and_the_exit_code_says_so(mixed):
    done, out = mixed
    goals = rows(out / "goals.csv")

    assert 2 == done.returncode, done.stderr
    assert 6 == len(goals)
    assert "tom.pdf: unreadable" in done.stderr


@pytest.mark.parametrize("what", ["missing", "empty"])
def test_nothing_to_read_is_a_wrong_call(tmp_path, what):
    folder = tmp_path / what
    if what == "empty":
        folder.mkdir()
    done = maalestok("run", folder, "-o", tmp_path / "out")

    assert 1 == done.returncode
    assert done.stderr.startswith("maalestok: There ")
    assert not (tmp_path / "out" / "goals.csv").exists()


def test_two_runs_give_the_same_bytes_whatever_hash_seed_and_number_of_workers(tmp_path):
    plans = [GOOD, PLANS / "sv" / "ljudmiljo_regleringsbrev_2025.docx", PLANS / "zh" / "yunze_tourism_plan_114.html"]
    first, second = tmp_path / "first", tmp_path / "second"
    maalestok("run", *plans, "-o", first, "--jobs", 1, PYTHONHASHSEED="1")
    maalestok("run", *plans, "-o", second, "--jobs", 2, PYTHONHASHSEED="2")

    assert files_of(first) == files_of(second)
    assert 10 <= len(files_of(first))


def test_the_stages_one_by_one_give_what_run_gives(tmp_path):
    whole, staged = tmp_path / "whole", tmp_path / "staged"
    maalestok("run", GOOD, "-o", whole)
    codes = [
        maalestok("ingest", GOOD, "-o", staged).returncode,
        maalestok("extract", staged).returncode,
        maalestok("compare", staged).returncode,
        maalestok("report", staged).returncode,
    ]

    assert [0, 0, 0, 0] == codes
    assert files_of(whole) == files_of(staged)


def test_explain_gives_place_quote_and_rule_of_every_field(mixed):
    _, out = mixed
    goal = rows(out / "goals.csv")[0]
    done = maalestok("explain", goal["goal_id"], "-o", out)

    assert 0 == done.returncode
    assert goal["title"] in done.stdout
    assert "rule " in done.stdout
    assert 1 == maalestok("explain", "gnothere", "-o", out).returncode


@pytest.mark.parametrize(
    "command", ["run", "ingest", "extract", "compare", "report", "evaluate", "languages", "explain", "check"]
)
def test_every_command_has_help_with_an_example_and_stands_in_the_readme(command):
    done = maalestok(command, "--help")

    assert 0 == done.returncode
    assert "Example" in done.stdout
    assert f"`{command} " in (ROOT / "README.md").read_text("utf-8") or f"`{command}`" in (
        ROOT / "README.md"
    ).read_text("utf-8")
