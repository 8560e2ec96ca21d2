"""The same plans give the same bytes: whatever the hash seed, the workers, the clock, the locale and the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import maalestok, small_plans, written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("first")
    maalestok("run", small_plans(root / "plans"), "-o", root / "out", "--jobs", 1, PYTHONHASHSEED="1")
    return root / "out"


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        pytest.param(1, {"PYTHONHASHSEED": "1"}, id="again"),
        pytest.param(2, {"PYTHONHASHSEED": "2"}, id="another hash seed and two workers"),
        pytest.param(
            2,
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Shanghai", "LANG": "C"},
            id="another locale and time zone",
        ),
    ],
)
def test_a_run_writes_the_same_bytes_outside_run_json(first, tmp_path, jobs, environment):
    maalestok("run", small_plans(tmp_path / "plans"), "-o", tmp_path / "out", "--jobs", jobs, **environment)
    expected, found = written(first), written(tmp_path / "out")

    assert list(expected) == list(found)
    assert [] == [name for name in expected if expected[name] != found[name]]


def test_every_kind_of_output_is_compared(first):
    assert {".csv", ".html", ".json", ".md", ".xlsx"} == {Path(name).suffix for name in written(first)}


def test_times_are_told_in_run_json_alone(first):
    told = json.loads((first / "run.json").read_text("utf-8"))
    started = str(told.get("started", ""))[:16]  # to the minute: a plan may name the day

    assert started
    assert [] == [name for name, data in written(first).items() if started.encode() in data]


def test_no_output_names_a_folder_of_this_machine(first):
    folder = str(first.parent).encode()

    assert [] == [name for name, data in written(first).items() if folder in data]
