"""Builds the Norwegian sample plan that is no source of its own: the letter of appropriation in ``corpus/plans/nb``.

    python corpus/sources/nb/build.py

Needs the Python package python-docx; nothing here is needed to run or test the program. Dates inside the file are
fixed by the Swedish build script, so that a rebuild gives the same bytes. The HTML plan is its own source.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import letter

HERE = Path(__file__).resolve().parent
PLANS = HERE.parents[1] / "plans" / "nb"

spec = importlib.util.spec_from_file_location("swedish_build", HERE.parent / "sv" / "build.py")
swedish = importlib.util.module_from_spec(spec)
spec.loader.exec_module(swedish)

if __name__ == "__main__":
    target = PLANS / "skredvarsling_tildelingsbrev_2026.docx"
    letter.write(target)
    swedish.freeze_zip(target)
    print(f"{target.name}: {target.stat().st_size} bytes")
