"""The journal: added to, never changed, safe against kills and against others who write."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.records import BBox, Source
from pipeline.review.decisions import Action, Anchor, Decision, Part, Reason, Snapshot, standing
from pipeline.review.journal import FILE, ReviewJournal, decisions_in
from tests.samples import ROOT

SHA = "0" * 64


def decision(action: Action = Action.ACCEPT, **changes: object) -> Decision:
    return Decision(action, SHA, "plan.pdf", who="anna", goal="g1", **changes)


def test_a_decision_comes_back_as_it_was(tmp_path: Path) -> None:
    given = decision(
        Action.SET, measure="g1-m1", field="unit", old="a\nb", new="=HYPERLINK(\"x\")<script>\u0007𠮷", why="w",
        reason=Reason.OTHER, anchor=Anchor("words", "quote", "p1", 3, 2, BBox(1, 2, 3, 4), "m"),
        place=Source("p1", 0, 3, "abc", 2), snapshot=Snapshot({"title": "t"}, (("m", "w", {"text": "x"}),)),
        parts=(Part("g1", "s", ("m",)),), others=("g2",), anchors=(Anchor("w"),), batch="b",
    )  # fmt: skip

    written = ReviewJournal(tmp_path).add([given])

    assert written == ReviewJournal(tmp_path).decisions
    assert (1, "anna") == (written[0].number, written[0].who)
    assert written[0].at.endswith("+00:00")


def test_lines_are_only_ever_added(tmp_path: Path) -> None:
    journal = ReviewJournal(tmp_path)
    journal.add([decision()])
    first = (tmp_path / FILE).read_bytes()
    journal.add([decision(Action.REJECT), decision(Action.UNDO, undone=2)])

    assert (tmp_path / FILE).read_bytes().startswith(first)
    assert [1, 2, 3] == [each.number for each in decisions_in(tmp_path)]


def test_what_was_undone_does_not_hold(tmp_path: Path) -> None:
    written = ReviewJournal(tmp_path).add([decision(), decision(Action.REJECT), decision(Action.UNDO, undone=1)])

    assert [2] == [each.number for each in standing(written)]


@pytest.mark.parametrize("rest", [b'{"action": "acc', b"{\xff\xfe}\n", b"null\n", b'{"action": "fly"}\n'])
def test_a_broken_line_costs_itself_alone(tmp_path: Path, rest: bytes) -> None:
    ReviewJournal(tmp_path).add([decision()])
    with (tmp_path / FILE).open("ab") as file:
        file.write(rest)

    ReviewJournal(tmp_path).add([decision(Action.REJECT)])

    assert [Action.ACCEPT, Action.REJECT] == [each.action for each in decisions_in(tmp_path)]
    assert [1, 2] == [each.number for each in decisions_in(tmp_path)]


def test_two_who_write_see_each_other(tmp_path: Path) -> None:
    one, other = ReviewJournal(tmp_path), ReviewJournal(tmp_path)
    one.add([decision()])
    other.add([decision(Action.REJECT)])

    assert [Action.REJECT] == [each.action for each in one.refreshed()]
    assert [1, 2] == [each.number for each in one.decisions]


def test_an_import_does_not_overtake_somebody(tmp_path: Path) -> None:
    journal = ReviewJournal(tmp_path)
    ReviewJournal(tmp_path).add([decision()])

    with pytest.raises(UsageError, match="same moment"):
        journal.add([decision(Action.REJECT)], unless_after=0)
    assert 1 == len(decisions_in(tmp_path))


def test_every_line_is_forced_to_the_disk_before_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[bytes] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (forced.append((tmp_path / FILE).read_bytes()), real(handle))[1])

    ReviewJournal(tmp_path).add([decision()])

    assert any(b'"accept"' in content for content in forced)


@pytest.mark.skipif(os.name != "posix", reason="kills a process with SIGKILL")
def test_a_writer_that_is_killed_loses_at_most_the_line_in_flight(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.review.test_journal import decision;"
        "from pipeline.review.journal import ReviewJournal; j = ReviewJournal(Path(sys.argv[1]))\n"
        "while True:\n  print(j.add([decision()])[0].number, flush=True)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    told = [line for line in process.stdout.read().split("\n") if line.strip().isdigit()]
    process.wait()

    kept = [each.number for each in ReviewJournal(tmp_path).decisions]
    assert int(told[-1]) <= kept[-1] <= int(told[-1]) + 1
    assert list(range(1, kept[-1] + 1)) == kept
