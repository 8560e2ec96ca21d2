"""The server is killed while somebody edits: what was answered is there, and the next start shows it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from pipeline.options import Options
from pipeline.review.journal import FILE, decisions_in
from pipeline.reviewing import served
from tests.review import asking
from tests.review.made import WORDS, folder, results_of
from tests.review.served import serving
from tests.samples import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a process with SIGKILL")


def started(out: Path) -> tuple[subprocess.Popen[str], str]:
    call = [sys.executable, "-m", "pipeline", "review", str(out), "--no-browser", "--who", "anna"]
    process = subprocess.Popen(
        call, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"http://\S+", line):
            return process, found.group()
    raise AssertionError("the server did not tell its address")


def test_a_server_that_is_killed_loses_at_most_the_edit_in_flight(tmp_path: Path) -> None:
    out = folder(tmp_path, results_of(*WORDS))
    process, address = started(out)
    answered: list[int] = []
    headers = {"origin": address[: address.index("/", 8)]}

    def edit() -> None:
        old = ""
        for number in range(10_000):
            form = {"goal": "d1-g1", "field": "area", "old": old, "value": f"area {number}", "measure": ""}
            try:
                answer = asking.post(address + "do/set", data=form, headers=headers)
            except httpx.HTTPError:
                return
            assert "Saved." in answer.text
            old = form["value"]
            answered.append(number)

    editing = threading.Thread(target=edit)
    editing.start()
    while len(answered) < 15:
        editing.join(0.05)
        assert editing.is_alive()
    process.send_signal(signal.SIGKILL)
    process.wait()
    editing.join()

    kept = [each.new for each in decisions_in(out)]
    assert kept[: len(answered)] == [f"area {number}" for number in answered]
    assert len(kept) <= len(answered) + 1
    assert (out / FILE).read_bytes().count(b"\n") >= len(kept)
    with serving(out) as again:
        assert kept[-1] in asking.get(f"{again.address}?goal=d1-g1").text


def test_whoever_calls_the_address_before_the_server_runs_is_not_refused(tmp_path: Path) -> None:
    with served(folder(tmp_path, results_of(*WORDS)), Options(), plans=(), who="anna", port=0) as (_, address, _):
        url = httpx.URL(address)
        socket.create_connection((url.host, url.port or 0)).close()
