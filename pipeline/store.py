"""Records to JSON and back: the one place that writes records to disk in full."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pipeline.records import Result


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
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()  # half a file takes the room that the disk lacks
        raise
