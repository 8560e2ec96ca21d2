"""One call in a process of its own, under limits that what it calls cannot evade.

The kernel counts memory and CPU seconds; the parent watches the wall clock and kills the child with all that it
started. On Linux and macOS children are forked from a server that has loaded the heavy modules once, so that a process
for each call is cheap (measured: 15 ms). Where a system has no such limits (Windows; macOS knows none for memory), the
wall clock alone holds.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection, wait
from tempfile import TemporaryDirectory
from typing import Any

START_SECONDS = 120  # for a child to come up; the first one waits until the server has loaded everything
_SWEEPS = 3  # times that children are looked for when a run is stopped: one may be starting just then
GRACE_SECONDS = 5  # after which a child whose parent is gone ends itself
_MIB = 1024 * 1024
_UNIX = os.name == "posix"
_preloaded: list[str] = []


class End(StrEnum):
    """How a call ended."""

    DONE = "done"
    OUT_OF_TIME = "out of time"
    OUT_OF_MEMORY = "out of memory"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may use: seconds by the clock (and as many of CPU time on each core), and MiB of address space."""

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Use:
    """What a call took: CPU seconds with all that it started, and MiB of memory at its highest."""

    cpu: float = 0.0
    memory: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the call ended, after how long, what it returned when it is done, the exit code when it died (negative: a
    signal), and what it took where it lived to say so."""

    end: End
    seconds: float
    value: Any = None
    exit_code: int | None = None
    use: Use = Use()


def preload(module: str, *, now: bool = False) -> None:
    """Names the module that the server of children loads before its first child; only the first call has effect. `now`
    starts it while the caller goes on."""
    if _UNIX and not _preloaded:
        multiprocessing.get_context("forkserver").set_forkserver_preload([module])
        _preloaded.append(module)
        if now:
            from multiprocessing.forkserver import ensure_running

            ensure_running()


def run(work: Callable[..., Any], arguments: Sequence[Any], limits: Limits) -> Outcome:
    """`work(*arguments)` in a child; both must be picklable. An exception of the call is raised here, but MemoryError
    is `OUT_OF_MEMORY`. May be called from several threads at once."""
    # A worker of a cluster is a daemon to its nanny and could have no children; ours end with it all the same.
    multiprocessing.process.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    context: Any = multiprocessing.get_context("forkserver" if _UNIX else "spawn")
    ours, theirs = context.Pipe()
    with TemporaryDirectory(prefix="maalestok-", ignore_cleanup_errors=True) as folder:
        child = context.Process(target=_serve, args=(theirs, work, tuple(arguments), limits, folder), daemon=True)
        child.start()
        theirs.close()
        try:
            return _watched(child, ours, limits)
        finally:
            ours.close()
            _kill(child)


@contextmanager
def threads(jobs: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that each wait for one child at a time. When the run is stopped, the children are killed."""
    with ThreadPoolExecutor(jobs) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for _ in range(_SWEEPS):
                for process in multiprocessing.active_children():
                    with suppress(ValueError, AttributeError):  # its thread was faster, or is only starting it
                        _send_kill(process)  # to wait for it is its thread's: two that wait may wait for ever
                time.sleep(0.05)
            raise


def _watched(child: Any, pipe: Connection, limits: Limits) -> Outcome:
    start = time.monotonic()
    with suppress(EOFError, OSError):  # the pipe of a child that is gone
        if _has_word(child, pipe, START_SECONDS):
            pipe.recv()  # the child is up: its time starts now
            start = time.monotonic()
            if not _has_word(child, pipe, limits.seconds):
                return Outcome(End.OUT_OF_TIME, limits.seconds)
            end, value, use = pipe.recv()
            if isinstance(value, BaseException):
                raise value
            return Outcome(end, time.monotonic() - start, value, use=use)
    child.join(GRACE_SECONDS)
    late = _UNIX and child.exitcode in (-signal.SIGXCPU, -signal.SIGALRM)
    return Outcome(End.OUT_OF_TIME if late else End.DIED, time.monotonic() - start, exit_code=child.exitcode)


def _has_word(child: Any, pipe: Connection, seconds: float) -> bool:
    """Whether the child says something, or is gone (then reading the pipe tells), within this time."""
    return bool(wait([pipe, child.sentinel], max(0.0, seconds)))


def _kill(child: Any) -> None:
    """Kills the child and waits until it is gone."""
    _send_kill(child)
    child.join()
    child.close()


def _send_kill(child: Any) -> None:
    """Kills the child and its process group: a converter that it started must not outlive it."""
    if _UNIX:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


# ---------------------------------------------------------------------------------------------- in the child
def _serve(pipe: Connection, work: Callable[..., Any], arguments: Sequence[Any], limits: Limits, folder: str) -> None:
    _silence()
    tempfile.tempdir = os.environ["TMPDIR"] = folder  # so that nothing is left behind by a child that is killed
    if _UNIX:
        os.setsid()
        _restrict(limits)
    pipe.send(None)
    try:
        pipe.send((End.DONE, work(*arguments), _used()))
    except MemoryError:
        pipe.send((End.OUT_OF_MEMORY, None, _used()))
    except Exception as error:
        pipe.send((End.DIED, error, _used()))
    os._exit(0)  # a library's clean-up must not undo what was read


def peak_memory() -> float:
    """MiB that this process had in memory at its highest; 0 where the system does not say."""
    if not _UNIX:
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (_MIB if sys.platform == "darwin" else 1024)


def _used() -> Use:
    if not _UNIX:
        return Use(time.process_time())
    import resource

    own, started = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Use(own.ru_utime + own.ru_stime + started.ru_utime + started.ru_stime, peak_memory())


def _silence() -> None:
    """What C libraries print about a damaged file is no use to an analyst; the status says it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 - kept until the process ends


def _restrict(limits: Limits) -> None:
    import resource

    seconds = math.ceil(limits.seconds)
    cpu_seconds = (seconds + 1) * (os.cpu_count() or 1)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds + GRACE_SECONDS)
    bounds = {
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_CPU: (cpu_seconds, cpu_seconds + 1),
        resource.RLIMIT_AS: (limits.memory * _MIB, limits.memory * _MIB),
    }
    for kind, bound in bounds.items():
        with suppress(ValueError, OSError):  # a system without this limit, or with a lower one
            resource.setrlimit(kind, bound)
