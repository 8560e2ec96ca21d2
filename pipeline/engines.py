"""Where documents are worked on: on this machine, or on the workers of a Dask cluster.

Both are the same to a run: calls go in, futures come out. In both each document has a process of its own with limits,
so that a parser that is stuck frees its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import child
from pipeline.errors import UsageError

_ANSWER_SECONDS = 20  # for a scheduler
_EVERYTHING = "pipeline.preload"
_PROGRAM = "pipeline.preload_few"
_FEW = 8  # documents for which loading every language costs more than it saves


@dataclass(frozen=True, slots=True)
class Engine:
    """`at_once` says how many calls keep it busy; `alone` that it never does two at a time."""

    executor: Executor
    at_once: Callable[[], int]
    alone: bool = False

    def submit(self, work: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self.executor.submit(_warm, work, *arguments)


def _warm(work: Callable[..., Any], *arguments: Any) -> Any:
    """The call, in a process whose children have everything loaded; on this machine that was seen to before."""
    child.preload(_EVERYTHING)
    return work(*arguments)


def start_for(plans: Sequence[Path | str]) -> None:
    """Starts loading for a few files while the run's own process loads what it needs; folders, whose files are not
    counted yet and may all be done, are waited for."""
    if len(plans) < _FEW and all(isinstance(plan, Path) and plan.is_file() for plan in plans):
        child.preload(_PROGRAM, now=True)


@contextmanager
def local(jobs: int, calls: int, models: Path | None = None) -> Iterator[Engine]:
    """This machine: so many processes at a time, 0 for one per core, for about so many calls with these rules."""
    if models is not None:
        os.environ["MAALESTOK_WARM"] = str(models.resolve())  # which `pipeline.preload` sees
    count = min(jobs or os.cpu_count() or 1, max(1, calls))
    child.preload(_EVERYTHING if calls >= _FEW else _PROGRAM)
    with child.threads(count) as threads:
        yield Engine(threads, lambda: 2 * count, alone=count == 1)


@contextmanager
def dask(address: str, fingerprint: Callable[[], str]) -> Iterator[Engine]:
    """The workers of a Dask scheduler, one document for each of their threads. Raises UsageError where there is no
    scheduler or no worker, or where a worker has another program or other rules (`fingerprint` differs)."""
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("The engine dask needs the extra: pip install 'maalestok[dask]'.") from error
    try:
        client = Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {address} ({error}). Start one with `dask scheduler`, and workers with "
            f"`dask worker {address}`."
        ) from error
    with client:
        _check_workers(client, address, fingerprint)
        with client.get_executor(pure=False) as executor:
            yield Engine(executor, lambda: max(2, 2 * sum(client.nthreads().values())))


def _check_workers(client: Any, address: str, fingerprint: Callable[[], str]) -> None:
    try:
        client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
    except TimeoutError as error:
        raise UsageError(f"No worker has joined {address}. Start one with `dask worker {address}`.") from error
    try:
        theirs = client.run(fingerprint)
    except Exception as error:  # whatever an unequal installation does to the call
        raise UsageError(f"A worker of {address} cannot run this program ({error}). Install it there.") from error
    own = fingerprint()
    others = sorted(worker for worker, found in theirs.items() if found != own)
    if others:
        raise UsageError(
            f"The program or its rules differ on {', '.join(others)}. Install the same version there, and give "
            f"--models only where every worker has that folder."
        )
