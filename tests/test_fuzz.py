"""Sample plans with seeded damage: whatever is broken in a file, the reading ends in a named status, never an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.batch import read_all
from pipeline.options import Options
from pipeline.records import DocumentStatus, Result
from pipeline.store import from_json, to_json
from pipeline.work import read_one
from pipeline.worklist import discover
from tests.samples import PLANS

SUFFIXES = sorted({path.suffix for path in PLANS.rglob("*.*") if path.is_file()})


def smallest(suffix: str) -> Path:
    return min((path for path in PLANS.rglob(f"*{suffix}")), key=lambda path: (path.stat().st_size, path.name))


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file cut off, with bytes changed, with a piece taken out, or with a piece doubled."""
    kind, at = chance.randrange(4), chance.randrange(len(data))
    length = chance.randrange(1, 200)
    if kind == 0:
        return data[:at]
    if kind == 1:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 40)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(changed)
    return data[:at] + data[at + length :] if kind == 2 else data[:at] + data[at : at + length] + data[at:]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_plan_has_a_status_and_can_be_stored(tmp_path: Path, monkeypatch, suffix: str, seed: int) -> None:
    monkeypatch.setenv("PATH", "")  # LibreOffice would repair some, at seconds each
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(damaged(smallest(suffix).read_bytes(), random.Random(f"{suffix} {seed}")))
    result = read_one(discover([path])[0], Options())

    assert result.document.status in DocumentStatus
    assert result.document.status is not DocumentStatus.CRASHED, result.document.message
    assert result.document.status is DocumentStatus.OK or result.document.message.endswith(".")
    assert from_json(to_json(result), Result) == result


@pytest.mark.slow
def test_hundreds_of_damaged_plans_end_in_processes_of_their_own(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        original = smallest(suffix).read_bytes()
        for seed in range(20):
            path = tmp_path / f"plan-{seed}{suffix}"
            path.write_bytes(damaged(original, random.Random(f"apart {suffix} {seed}")))
    results = read_all(discover([tmp_path]), Options(timeout=60))
    statuses = {result.document.source.path: result.document.status for result in results}

    assert 20 * len(SUFFIXES) == len(statuses)
    assert {} == {name: status for name, status in statuses.items() if status in ("crashed", "timeout")}
