"""What is kept between runs makes them quicker and changes nothing: absent, old, broken or locked, it is worked out anew."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import kept
from pipeline.packs import literals

ROOT = Path(__file__).resolve().parents[1]
PLAN = "# Mål- og resultatplan 2026\n\n## Mål 1: Kortere sagsbehandlingstid\n\nMindst 90 pct. af sagerne afgøres inden 30 dage.\n"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("MAALESTOK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_is_read_again_under_its_stamp_only(cache):
    kept.keep("things", "first", {"a": [1, "æ", "量"]})
    assert kept.read_kept("things", "first") == {"a": [1, "æ", "量"]}
    assert kept.read_kept("things", "second") is None
    assert kept.read_kept("others", "first") is None
    kept.keep("things", "second", [])
    assert kept.read_kept("things", "first") is None
    assert [path.name for path in (cache / "data").iterdir()] == ["things.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"stamp": "s"}', b"\xff\xfe"])
def test_what_is_broken_counts_as_absent(cache, content):
    kept.keep("things", "s", 1)
    (cache / "data" / "things.json").write_bytes(content)
    assert kept.read_kept("things", "s") is None


@pytest.mark.parametrize("place", ["", "file"])
def test_where_nothing_can_be_kept_nothing_is(tmp_path, monkeypatch, place):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("MAALESTOK_CACHE", str(tmp_path / "file") if place else "")
    kept.keep("things", "s", 1)
    assert kept.kept_folder("data") is None
    assert kept.read_kept("things", "s") is None


def test_a_stamp_changes_with_the_files(tmp_path):
    (tmp_path / "a.toml").write_text("a = 1")
    first = kept.stamp_of([tmp_path / "a.toml"])
    assert kept.stamp_of([tmp_path / "a.toml"]) == first
    os.utime(tmp_path / "a.toml", ns=(1, 1))
    assert kept.stamp_of([tmp_path / "a.toml"]) != first
    assert kept.stamp_of([tmp_path / "a.toml", tmp_path / "b.toml"]) == kept.stamp_of([tmp_path / "a.toml"])


def test_literals_that_are_kept_are_those_that_would_be_found(cache, monkeypatch):
    patterns = [r"mindst \d+", r"(?:senest|inden) den", r"\d+", r"a(?=b)", r"不(?:少于|超过)"]
    found = {pattern: literals._row(re._parser.parse(pattern).data) for pattern in patterns}
    monkeypatch.setattr(literals, "_known", {})
    first = literals.Kept([])
    assert {pattern: literals.of_pattern(pattern) for pattern in patterns} == found
    first.update()
    monkeypatch.setattr(literals, "_known", {})
    monkeypatch.setattr(literals, "_row", lambda nodes: pytest.fail("worked out again"))
    literals.Kept([])
    assert {pattern: literals.of_pattern(pattern) for pattern in patterns} == found


def test_a_run_gives_the_same_with_what_is_kept_and_without(tmp_path):
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    written = []
    for number, cache in enumerate(("", tmp_path / "cache", tmp_path / "cache")):
        out = tmp_path / f"out{number}"
        call = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "plan.md"), "-o", str(out)]
        subprocess.run(
            call, cwd=ROOT, env={**os.environ, "MAALESTOK_CACHE": str(cache)}, check=True, capture_output=True
        )
        written.append([(out / name).read_bytes() for name in ("goals.csv", "report.html", "report.md")])
    assert written[0] == written[1] == written[2]
    kept_literals = json.loads((tmp_path / "cache" / "data" / "literals.json").read_text("utf-8"))
    assert len(kept_literals["value"]) > 100
    assert any((tmp_path / "cache" / "templates").iterdir())
