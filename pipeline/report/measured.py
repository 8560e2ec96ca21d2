"""How well the program reads, as `models/evaluation.toml` keeps it for the report.

A report says how far it can be trusted. The figures are those of first runs on plans that nobody had tuned on; they
were measured once and do not change with the code, so they are data.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pipeline.errors import PackError
from pipeline.report.run import Measured
from pipeline.resources import models_root

FILE = "evaluation.toml"


def load_measured(models: Path | None, language: str) -> tuple[Measured, ...]:
    """The measurements in the words of a report language; none where the folder of models keeps none."""
    path = (models or models_root()) / FILE
    if not path.is_file():
        return ()
    try:
        entries = tomllib.loads(path.read_text("utf-8"))["measured"]
        return tuple(_measured(entry, language) for entry in entries)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackError(f"{path}: {error!r}. Mend the file; models/README.md says what it holds.") from error


def _measured(entry: dict[str, Any], language: str) -> Measured:
    f1 = {name: {code: float(f1) for code, f1 in scores.items()} for name, scores in entry.get("f1", {}).items()}
    return Measured(str(entry["told"][language]), f1)
