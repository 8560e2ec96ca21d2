"""What is worked out from the program's own files and comes out the same each time, kept between runs in the user's
cache folder. Nothing depends on it: where it is absent, old or broken, or may not be written, it is worked out anew.

`MAALESTOK_CACHE` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path


def kept_folder(name: str) -> Path | None:
    """A folder of that name for what is kept, made where it is not there; None where nothing can be kept."""
    asked = os.environ.get("MAALESTOK_CACHE")
    if asked == "":
        return None
    try:
        folder = (Path(asked) if asked else user_cache_path("maalestok")) / name
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no such place, or nobody's home
        return None
    return folder if os.access(folder, os.W_OK) else None


def read_kept(name: str, stamp: str) -> Any:
    """What was kept under that name and stamp, as JSON has it; None where there is nothing."""
    folder = kept_folder("data")
    with suppress(OSError, ValueError, KeyError, TypeError):
        if folder is not None and (kept := json.loads((folder / f"{name}.json").read_bytes()))["stamp"] == stamp:
            return kept["value"]
    return None


def keep(name: str, stamp: str, value: Any) -> None:
    """Keeps a value that JSON can hold in place of what was kept under that name."""
    folder = kept_folder("data")
    if folder is None:
        return
    with suppress(OSError):
        handle, temporary = tempfile.mkstemp(prefix=f".{name}", dir=folder)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"stamp": stamp, "value": value}, file, ensure_ascii=False)
            Path(temporary).replace(folder / f"{name}.json")  # whole or not at all, whoever else writes it
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def stamp_of(files: Iterable[Path]) -> str:
    """Changes with the files, as Python tells whether a module was changed, and with Python itself."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(files):
        with suppress(OSError):
            facts = file.stat()
            digest.update(f"{file} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
