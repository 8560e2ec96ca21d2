"""Places that are no folder of this machine: addresses such as s3://bucket/plans, read and written through fsspec.

A run writes to a folder of this machine and mirrors it to the address: what a former run left there is fetched first,
what was changed is sent at the end, also of a run that was stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import UsageError, WriteError
from pipeline.identity import digest_of
from pipeline.journal import DECISIONS, OWN, RECORDS, entries_in

_SENT = "sent.json"  # what stands at the address, by path: SHA-256
_LOCK = "lock.json"
_CHUNK = 1 << 20

Answer = TypeVar("Answer")


def is_address(place: Path | str) -> bool:
    """Whether this is an address and not a path of this machine."""
    return isinstance(place, str) and "://" in place


def _reached(function: Callable[..., Answer]) -> Callable[..., Answer]:
    """Errors of the network and of missing rights as UsageError, since nothing can be read or written then."""

    @wraps(function)
    def reached(address: str, *rest: Any) -> Answer:
        try:
            return function(address, *rest)
        except UsageError:
            raise
        except Exception as error:  # each protocol has errors of its own
            why = f"{type(error).__name__}: {error}"
            raise UsageError(
                f"Cannot reach {address} ({why}). Check the address, the network and your keys."
            ) from error

    return reached


@_reached
def files_below(address: str) -> list[tuple[str, str]]:
    """Path below the address and own address of each file there, sorted; of a single file its name. Hidden ones are
    left out."""
    files, root = _files(address)
    if files.isfile(root):
        return [(root.rsplit("/", 1)[-1], address)]
    paths = [path for path in files.find(root) if not path.endswith("/")]
    named = ((path.removeprefix(root).lstrip("/"), files.unstrip_protocol(path)) for path in paths)
    return sorted((name, whole) for name, whole in named if not any(part.startswith(".") for part in name.split("/")))


def digest_at(address: str) -> str:
    """The SHA-256 of the file there; empty where it cannot be read."""
    digest = hashlib.sha256()
    try:
        files, path = _files(address)
        with files.open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except Exception:
        return ""
    return digest.hexdigest()


def fetch(address: str, path: Path) -> None:
    """The file there, to a path of this machine. Raises OSError where it cannot be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        files, there = _files(address)
        files.get_file(there, str(path))
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


@contextmanager
def mirrored(address: str) -> Iterator[Path]:
    """A folder of this machine that stands for the one at the address, whose records and journal are fetched first;
    what was changed in it is sent at the end. Raises UsageError where another machine writes there."""
    here = _folder_of(address)
    _claim(address)
    try:
        _fetch_records(address, here)
        try:
            yield here
        finally:
            _send(address, here)
    finally:
        _release(address)


def _folder_of(address: str) -> Path:
    """Kept between runs, so that a run that was killed goes on even where nothing was sent."""
    from platformdirs import user_cache_path

    return user_cache_path("maalestok") / hashlib.sha256(address.rstrip("/").encode()).hexdigest()[:16]


def _files(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        found: tuple[Any, str] = url_to_fs(address, use_listings_cache=False)
    except (ImportError, ValueError) as error:
        extra = "s3" if address.startswith("s3:") else "dask"
        raise UsageError(
            f"Cannot open {address} ({error}). Install the extra: pip install 'maalestok[{extra}]'."
        ) from error
    return found


# ---------------------------------------------------------------------------------------------- to and fro
@_reached
def _fetch_records(address: str, here: Path) -> None:
    """What a former run finished and this machine does not have."""
    files, root = _files(address)
    _fetch_decisions(files, f"{root}/{DECISIONS}", here / DECISIONS)
    journal = f"{root}/{OWN}/journal.jsonl"
    if not files.exists(journal):
        return
    content = files.cat_file(journal)
    (here / OWN).mkdir(parents=True, exist_ok=True)
    own = here / OWN / "journal.jsonl"
    known = entries_in(own.read_bytes()) if own.exists() else {}
    missing = {key: entry for key, entry in entries_in(content).items() if key not in known}
    for entry in missing.values():
        name = f"{RECORDS}/{entry.document}.json"
        if files.exists(f"{root}/{name}"):
            (here / RECORDS).mkdir(exist_ok=True)
            files.get_file(f"{root}/{name}", str(here / name))
    own.write_bytes(content + (own.read_bytes() if own.exists() else b""))


def _fetch_decisions(files: Any, there: str, here: Path) -> None:
    """What people decided about the results at the address. The file is only ever added to, so one of two copies begins
    with the other."""
    if not files.exists(there):
        return
    content, own = files.cat_file(there), here.read_bytes() if here.exists() else b""
    if content.startswith(own):
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(content)
    elif not own.startswith(content):
        raise UsageError(
            f"{there} and {here} hold different decisions of reviewers. Put them together, then run again."
        )


def _send(address: str, here: Path) -> None:
    """Everything that is not there yet, the journal last; what a former run left in folders of ours is removed."""
    files, root = _files(address)
    try:
        there = f"{root}/{OWN}/{_SENT}"
        sent: dict[str, str] = json.loads(files.cat_file(there)) if files.exists(there) else {}
        names = [path.relative_to(here).as_posix() for path in sorted(here.rglob("*")) if path.is_file()]
        names = [name for name in names if not name.endswith((".part", "/lock"))]
        now = {name: digest_of(here / name) for name in sorted(names, key=lambda name: (name.startswith(OWN), name))}
        for name, digest in now.items():
            if sent.get(name) != digest:
                files.makedirs(f"{root}/{name}".rsplit("/", 1)[0], exist_ok=True)
                files.put_file(str(here / name), f"{root}/{name}")
        for name in sent.keys() - now.keys():
            with suppress(FileNotFoundError):
                files.rm_file(f"{root}/{name}")
        files.pipe_file(there, json.dumps(now, sort_keys=True).encode())
    except Exception as error:
        raise WriteError(
            f"Writing to {address} failed ({type(error).__name__}: {error}). What was read is kept in {here}; run the "
            f"same command again: it goes on where it stopped."
        ) from error


# ---------------------------------------------------------------------------------------------- one run at a time
@_reached
def _claim(address: str) -> None:
    files, root = _files(address)
    lock, own = f"{root}/{OWN}/{_LOCK}", {"machine": socket.gethostname(), "user": os.environ.get("USER", "")}
    if files.exists(lock):
        holder = json.loads(files.cat_file(lock))
        if holder != own:  # of this machine a run is known by the lock of its folder
            raise UsageError(
                f"A run on {holder.get('machine')} is writing to {address}. Wait until it has ended; if it was killed, "
                f"delete {address.rstrip('/')}/{OWN}/{_LOCK}."
            )
    files.makedirs(f"{root}/{OWN}", exist_ok=True)
    files.pipe_file(lock, json.dumps(own).encode())


def _release(address: str) -> None:
    with suppress(Exception):  # a lock that stays says what to do
        files, root = _files(address)
        files.rm_file(f"{root}/{OWN}/{_LOCK}")
