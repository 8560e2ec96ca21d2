"""A call in a process of its own: what it returns, and that no way of misbehaving escapes its limits."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from pipeline import child
from pipeline.child import End, Limits
from pipeline.errors import UsageError

ROOM = Limits(seconds=30, memory=1024)


def double(number: int) -> int:
    return 2 * number


def complain() -> None:
    raise UsageError("not like this")


def hoard(size: int) -> int:
    return len([bytearray(1 << 20) for _ in range(size)])


def hoard_in_c(size: int) -> int:
    return len(b"x" * (size << 20))


def spin_deaf() -> None:
    """Never ends, and listens to no signal that can be refused."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass


def end_by(number: int) -> None:
    os.kill(os.getpid(), number)
    time.sleep(30)


def leave(code: int) -> None:
    os._exit(code)


def start_another(marker: str) -> None:
    subprocess.Popen([sys.executable, "-c", f"import time; time.sleep(3); open({marker!r}, 'w')"])
    time.sleep(30)


def litter() -> str:
    folder = tempfile.mkdtemp()
    Path(folder, "copy of a document").write_text("secret")
    return folder


def limits_seen() -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0]


def big(size: int) -> bytes:
    return bytes(size)


def test_the_value_of_the_call_comes_back():
    assert (End.DONE, 42) == (child.run(double, (21,), ROOM).end, child.run(double, (21,), ROOM).value)
    assert 50_000_000 == len(child.run(big, (50_000_000,), ROOM).value)


def test_an_exception_of_the_call_is_raised():
    with pytest.raises(UsageError, match="not like this"):
        child.run(complain, (), ROOM)


@pytest.mark.parametrize("work", [hoard, hoard_in_c])
def test_memory_ends_at_the_limit(work):
    assert End.OUT_OF_MEMORY is child.run(work, (2000,), ROOM).end


def test_the_kernel_knows_the_limits():
    memory, seconds = child.run(limits_seen, (), Limits(7, 600)).value

    assert 600 << 20 == memory
    assert 8 * (os.cpu_count() or 1) == seconds


def test_a_call_that_hears_nothing_is_ended_in_time():
    start = time.monotonic()
    outcome = child.run(spin_deaf, (), Limits(1, 1024))

    assert End.OUT_OF_TIME is outcome.end
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("work", "argument", "end", "code"),
    [
        (leave, 3, End.DIED, 3),
        (leave, 0, End.DIED, 0),  # an exit without an answer
        (end_by, signal.SIGKILL, End.DIED, -9),
        (end_by, signal.SIGSEGV, End.DIED, -11),
        (end_by, signal.SIGABRT, End.DIED, -6),
        (end_by, signal.SIGXCPU, End.OUT_OF_TIME, -24),
    ],
)
def test_a_death_is_told_with_its_cause(work, argument, end, code):
    outcome = child.run(work, (argument,), ROOM)

    assert (end, code) == (outcome.end, outcome.exit_code)


def test_what_a_child_started_dies_with_it(tmp_path):
    marker = tmp_path / "still alive"
    assert End.OUT_OF_TIME is child.run(start_another, (str(marker),), Limits(1, 1024)).end

    time.sleep(4)
    assert not marker.exists()


def test_nothing_is_left_of_temporary_files():
    assert not Path(child.run(litter, (), ROOM).value).exists()


def stopped_by_the_user() -> None:
    with child.threads(2) as threads:
        threads.submit(child.run, spin_deaf, (), ROOM)
        time.sleep(1)
        raise KeyboardInterrupt


def test_children_are_killed_when_the_run_is_stopped():
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        stopped_by_the_user()

    assert time.monotonic() - start < 10
    assert [] == multiprocessing.active_children()


def test_a_child_is_waited_for_by_its_own_thread_alone(monkeypatch):
    """Where two threads wait, one reads how the child ended and the other waits on a pipe that is closed by then."""
    waiting: list[str] = []
    join = multiprocessing.process.BaseProcess.join

    def told(self: multiprocessing.process.BaseProcess, timeout: float | None = None) -> None:
        waiting.append(threading.current_thread().name)
        join(self, timeout)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "join", told)
    with pytest.raises(KeyboardInterrupt):
        stopped_by_the_user()

    assert waiting
    assert threading.main_thread().name not in waiting
