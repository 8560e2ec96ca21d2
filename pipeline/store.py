"""Records to JSON and back: the one place that writes records to disk in full."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BufferedRandom
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from pipeline.records import Result

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_json(record: Any, kind: Any = Result) -> bytes:
    """The record as indented JSON in UTF-8, keys in the order of the fields, absent values left out."""
    text: bytes = _adapter(kind).dump_json(record, indent=1, exclude_defaults=True)
    return text + b"\n"


def from_json(data: bytes, kind: Any) -> Any:
    """The record that `to_json` wrote; raises pydantic's ValidationError naming the field that does not fit."""
    return _adapter(kind).validate_json(data)


def write_atomically(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """The file appears whole or not at all; `lasting` also through a power loss."""
    with writing(path, lasting=lasting) as file:
        file.write(data)


@contextmanager
def writing(path: Path, *, lasting: bool = False) -> Iterator[BufferedRandom]:
    """A file to write piece by piece, which appears at `path` when all is written, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("w+b") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()  # half a file takes the room that the disk lacks
        raise


class Spool(Generic[T]):
    """Records put aside in a file of the system's own, to be gone through again and again without being held."""

    def __init__(self, records: Iterable[T] = ()) -> None:
        self._file = tempfile.NamedTemporaryFile(prefix="maalestok-", suffix=".spool")  # noqa: SIM115 - goes with self
        self._count = 0
        for record in records:
            self.add(record)

    def add(self, record: T) -> None:
        pickle.dump(record, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        self._file.flush()
        with open(self._file.name, "rb") as file:  # noqa: PTH123 - a place of its own for each pass
            for _ in range(self._count):
                yield pickle.load(file)

    def __contains__(self, record: object) -> bool:
        return any(record == each for each in self)
