"""What a run says while it is at it."""

import json
import time

import pytest

from pipeline import progress as told
from pipeline.errors import WriteError
from pipeline.folder import Ended
from pipeline.journal import Entry
from tests.samples import maalestok, small_plans


def ended(path, status="ok", *, known=False):
    return Ended(Entry("k", path, "d", path, status, pages=4, goals=2), 1.5, known)


def test_events_say_what_became_of_every_document(tmp_path):
    with told.progress(3, tmp_path / "events.jsonl") as tell:
        tell(ended("a", known=True))
        tell(ended("b"))
        tell(ended("c", "timeout"))

    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]
    assert ["started", "document", "document", "document", "read"] == [event["event"] for event in events]
    assert [("a", True, 0), ("b", False, 0), ("c", False, 1)] == [
        (event["path"], event["known"], event["failed"]) for event in events[1:4]
    ]
    assert {"documents": 3, "known": 1, "failed": 1, "pages": 8} == {
        name: events[-1][name] for name in ("documents", "known", "failed", "pages")
    }


def test_events_that_cannot_be_written_are_said_before_anything_is_read(tmp_path):
    with pytest.raises(WriteError, match="Cannot write the events"), told.progress(1, tmp_path / "no" / "events.jsonl"):
        pass


def test_without_a_terminal_long_runs_say_how_far_they_are(capsys, monkeypatch):
    monkeypatch.setattr(told, "_EVERY", 0.0)
    with told.progress(2) as tell:
        time.sleep(0.01)
        tell(ended("a"))
        tell(ended("b", "timeout"))

    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("1 of 2: ")
    assert "documents/s" in first
    assert "pages/s" in first
    assert "min left" in first
    assert "1 not read" in second


def test_a_run_appends_its_events(tmp_path):
    plans, events = small_plans(tmp_path / "plans"), tmp_path / "events.jsonl"
    for _ in range(2):
        maalestok("run", plans, "-o", tmp_path / "out", "--events", events)

    lines = [json.loads(line) for line in events.read_text("utf-8").splitlines()]
    assert [False, False, True, True] == [line["known"] for line in lines if line["event"] == "document"]
