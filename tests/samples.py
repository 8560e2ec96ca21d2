"""The sample plans of `corpus/`, the documents beside the repository, and runs of the command line."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from click.testing import Result as Ran

from pipeline.batch import read_all
from pipeline.cli import main
from pipeline.options import Options
from pipeline.records import Result
from pipeline.worklist import discover

ROOT = Path(__file__).resolve().parents[1]
_OWN = ("journal.jsonl", "lock")
PLANS = ROOT / "corpus" / "plans"
DOCUMENTS = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents"))

GOOD_PLAN = """# Mål- og resultatplan 2025

## 2. Resultatmål

### Mål 1: Kortere ventetid

Ansøgerne skal have hurtigere svar fra styrelsen, end de har fået hidtil.

Resultatkrav: Mindst 90 pct. af ansøgningerne afgøres inden for 30 dage i 2025.

Afrapportering: Der afrapporteres halvårligt til departementet.

### Mål 2: Færre fejl

Resultatkrav: Højst 4 pct. af afgørelserne ændres i ankenævnet.
"""


# Small ones of three formats and three languages.
FIVE_PLANS = (
    "da/bevillingsnaevnet_resultatkontrakt_2024.txt", "da/cykelstyrelsen_strategi_2025-2028.html",
    "sv/alvsunda_mal_och_budget_2025.txt", "zh/budget_export_2025.xlsx", "zh/yusuan_jixiao_guanli_tan.txt",
)  # fmt: skip


@cache
def corpus_results() -> tuple[Result, ...]:
    """Every sample plan read and extracted, once for all tests of a run."""
    return tuple(read_all(discover([PLANS]), Options()))


def small_plans(folder: Path) -> Path:
    """A folder with one short sample plan as a page and one as a workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("da/cykelstyrelsen_strategi_2025-2028.html", "zh/budget_export_2025.xlsx"):
        shutil.copy(PLANS / name, folder)
    return folder


def maalestok(*arguments: object, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, as a user runs it."""
    call = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(
        call, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    if check:
        assert done.returncode == 0, done.stderr
    return done


def command(*arguments: object) -> Ran:
    """The command line inside this process: exit code, output and messages, without the start of a new Python."""
    return CliRunner().invoke(main, list(map(str, arguments)), prog_name="maalestok", catch_exceptions=False)


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a written table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def written(out: Path) -> dict[str, bytes]:
    """Every file of a run but `run.json`, which alone holds times, and the program's own journal."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name not in ("run.json", *_OWN))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
