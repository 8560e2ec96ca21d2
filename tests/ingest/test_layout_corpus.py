"""Prose layouts of our own writing in `corpus/layouts`: what is read against the truth written from the source.

`python tests/ingest/test_layout_corpus.py [NAME ...]` prints the figures, with names also what differs;
`--pin` writes them as floors.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from pipeline.ingest.pdf import read_pdf  # noqa: E402
from pipeline.packs import load_packs  # noqa: E402
from pipeline.records import Table  # noqa: E402
from tests.ingest.layout_scores import FIGURES, Scores, differences, found_in, score, truth_of  # noqa: E402

LAYOUTS = ROOT / "corpus" / "layouts"
NAMES = sorted(path.stem for path in LAYOUTS.glob("*.pdf"))
SUSPENDED = frozenset[str]().union(*(p.settings.suspended_hyphen_before for p in load_packs().values()))


def scores_of(name: str, *, show: bool = False) -> Scores:
    truth = truth_of(LAYOUTS / f"{name}.truth.json")
    blocks = read_pdf(LAYOUTS / f"{name}.pdf").blocks
    found = found_in(blocks, SUSPENDED)
    if show:
        print("\n".join(differences(truth, found)))
    return score(truth, found, sum(isinstance(block, Table) for block in blocks))


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_read_as_well_as_before(name):
    floors = json.loads((LAYOUTS / "floors.json").read_text("utf-8"))[name]
    scores = scores_of(name)
    below = {figure: getattr(scores, figure) for figure in FIGURES if getattr(scores, figure) < floors[figure] - 1e-4}
    assert {} == below
    assert floors["tables"] >= scores.tables


def pin() -> None:
    """Writes the figures of today as floors."""
    found = {name: scores_of(name) for name in NAMES}
    floors = {n: {**{f: round(getattr(s, f), 4) for f in FIGURES}, "tables": s.tables} for n, s in found.items()}
    (LAYOUTS / "floors.json").write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


def main(names: list[str]) -> None:
    if names == ["--pin"]:
        return pin()
    figures = {name: scores_of(name, show=name in names) for name in names or NAMES}
    print(f"{'layout':26}" + "".join(f"{figure:>11}" for figure in (*FIGURES, "tables")))
    for name, found in figures.items():
        print(f"{name:26}" + "".join(f"{getattr(found, figure):11.3f}" for figure in FIGURES) + f"{found.tables:11}")
    mean = [sum(getattr(f, figure) for f in figures.values()) / len(figures) for figure in FIGURES]
    print(f"{'mean':26}" + "".join(f"{value:11.3f}" for value in mean))


if __name__ == "__main__":
    main(sys.argv[1:])
