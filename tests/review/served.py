"""The review page, served in a thread of the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.options import Options
from pipeline.reviewing import served


@dataclass(frozen=True)
class Served:
    """A running page: its address with the token, and its folder."""

    address: str
    out: Path

    @property
    def token(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]

    @property
    def origin(self) -> str:
        return self.address.partition(f"/{self.token}")[0]


@contextmanager
def serving(
    out: Path, options: Options | None = None, *, plans: tuple[Path, ...] = (), who: str = "anna"
) -> Iterator[Served]:
    """The page of a folder while the test runs."""
    with served(out, options or Options(), plans=plans, who=who, port=0) as (server, address, sockets):
        thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield Served(address, out)
        finally:
            server.should_exit = True
            thread.join(10)
