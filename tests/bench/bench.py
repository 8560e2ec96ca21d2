"""Speed, memory and table fidelity of PDF reading beside other tools, in one run.

Usage: python tests/bench/bench.py [PDF] [--peers VENV...] [--rounds 3] [--only NAME...] [--no-memory]
       python tests/bench/bench.py --profile [PDF...]

Without a PDF it takes the 208-page file of the shared documents or, where that is not at hand, the sample plans over and
over up to 208 pages. Every reading is a fresh process; the tools take turns, so that a busy machine slows all of them.
Quote the ratios, which are taken within each round, and not the seconds. `make peers` makes environments with other tools.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fidelity import score, truth_of
from pypdfium2 import PdfDocument

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DOCUMENTS = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents"))
LARGE = DOCUMENTS / "tables" / "large_208_pages.pdf"
PLANS = sorted((ROOT / "corpus" / "plans").rglob("*.pdf"))
PAGES = 208
LENGTHS = (26, 104, 208, 416, 832)  # pages at which memory is measured
OURS, PLAIN, FLOOR = "maalestok", "pdfplumber", "pdfium text"


@dataclass(slots=True)
class Contestant:
    """A tool and the Python that runs it, and what its readings took."""

    name: str
    python: Path
    version: str
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)
    failed: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--peers", nargs="*", type=Path, default=[], help="environments with other tools")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", help="names of the tools to run")
    parser.add_argument("--no-memory", action="store_true", help="leave out memory by number of pages")
    parser.add_argument("--profile", action="store_true", help="CPU time of each stage of this reader instead")
    options = parser.parse_args()
    if options.profile:
        sys.path.insert(0, str(ROOT))
        from stages import show

        show(options.pdf or [path for path in (LARGE, *PLANS) if path.exists()])
        return
    with tempfile.TemporaryDirectory() as scratch:
        path = options.pdf[0] if options.pdf else LARGE
        if not path.exists():
            path = repeated(PLANS, PAGES, Path(scratch) / "plans.pdf")
        compare(path, contestants(options.peers, options.only), options.rounds)
        if not options.no_memory:
            memory(path, Path(scratch))


def contestants(peers: list[Path], only: list[str] | None) -> list[Contestant]:
    """The tools of this environment, then those of the peers' that are not among them."""
    found: dict[str, Contestant] = {}
    for python in (Path(sys.executable), *(peer / "bin" / "python" for peer in peers)):
        listed = subprocess.run(
            [python, HERE / "tools.py"], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
        for name, version in json.loads(listed).items():
            found.setdefault(name, Contestant(name, python, version))
    return [tool for name, tool in found.items() if not only or name in only]


def reading(tool: Contestant, path: Path) -> dict[str, Any]:
    """What one reading in a fresh process took and found."""
    environment = os.environ | {"PYTHONPATH": str(ROOT) if tool.name == OURS else ""}
    call = [tool.python, HERE / "tools.py", tool.name, path]
    done = subprocess.run(call, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compare(path: Path, tools: list[Contestant], rounds: int) -> None:
    """The table of all tools."""
    for number in range(rounds):
        for tool in tools:
            if tool.failed:
                continue
            print(f"\rround {number + 1} of {rounds}: {tool.name:20}", end="", file=sys.stderr, flush=True)
            try:
                found = reading(tool, path)
            except subprocess.CalledProcessError as error:
                tool.failed = (error.stderr.strip().splitlines() or ["no message"])[-1]
                continue
            tool.seconds.append(found["seconds"])
            tool.peaks.append(found["peak"])
            tool.tables = found["tables"]
    print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
    truth = truth_of(path)
    by_name = {tool.name: tool for tool in tools}
    pages = len(PdfDocument(path))
    print(f"{path.name}, {pages} pages; CPU seconds as median (least-most) of {rounds} rounds\n")
    print(
        f"{'tool':28} {'CPU s':>18} {'pages/s':>8} {'vs pdfplumber':>14} {'vs pdfium text':>15} {'peak MiB':>9}"
        f" {'cells':>10} {'rows':>10} {'spurious':>9}"
    )
    for tool in sorted(tools, key=lambda t: statistics.median(t.seconds or [1e9])):
        name = f"{tool.name} {tool.version}"[:28]
        if tool.failed:
            print(f"{name:28} failed: {tool.failed}")
            continue
        middle = statistics.median(tool.seconds)
        spread = f"{middle:.2f} ({min(tool.seconds):.2f}-{max(tool.seconds):.2f})"
        faster, floor = _ratio(by_name.get(PLAIN), tool), _ratio(tool, by_name.get(FLOOR))
        cells, rows, spurious = score(truth, tool.tables) if tool.name != FLOOR else ("", "", "")
        print(
            f"{name:28} {spread:>18} {pages / middle:>8.0f} {faster:>14} {floor:>15} {max(tool.peaks):>9.0f}"
            f" {cells:>10} {rows:>10} {spurious:>9}"
        )


def _ratio(a: Contestant | None, b: Contestant | None) -> str:
    """Median over the rounds of one tool's seconds by another's of the same round."""
    if a is None or b is None or not a.seconds or not b.seconds:
        return ""
    return f"{statistics.median(x / y for x, y in zip(a.seconds, b.seconds, strict=False)):.2f}x"


def memory(path: Path, scratch: Path) -> None:
    """Peak memory of this reader by number of pages."""
    tool = Contestant(OURS, Path(sys.executable), "")
    peaks = {n: reading(tool, repeated([path], n, scratch / f"{n}.pdf"))["peak"] for n in LENGTHS}
    first, last = LENGTHS[0], LENGTHS[-1]
    print("\nPeak memory of this reader: " + ", ".join(f"{peak:.0f} MiB at {n} pages" for n, peak in peaks.items()))
    print(f"Growth: {1024 * (peaks[last] - peaks[first]) / (last - first):.0f} KiB per page, which the records keep.")


def repeated(paths: list[Path], pages: int, target: Path) -> Path:
    """A PDF of so many pages, which are those of the given files over and over."""
    made = PdfDocument.new()
    while len(made) < pages:
        for path in paths:
            source = PdfDocument(path)
            wanted = range(min(len(source), pages - len(made)))
            if wanted:
                made.import_pages(source, wanted)
    made.save(target)
    return target


if __name__ == "__main__":
    main()
