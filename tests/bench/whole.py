"""The CPU time of whole runs (read, extract, compare, report) beside that of plain pdfplumber reading the same PDF files.

Usage: python tests/bench/whole.py [PDF or FOLDER...] [--rounds 3]

Without arguments it takes the PDF files of the shared documents where they are at hand, and the sample plans. Plain
pdfplumber reads text and tables of each page and closes it. Both are measured with all processes that they start, their
start-up included, in turn, so that a busy machine slows both; quote the ratio. With the stages of the last run and what its
process of a document spends most on.
"""

from __future__ import annotations

import argparse
import cProfile
import ctypes
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from bench import DOCUMENTS, PLANS, ROOT
from pypdfium2 import PdfDocument

_SUBREAPER = 36  # prctl: what a child leaves behind becomes ours, so that its CPU time is counted
_PLAIN = """
import logging, sys, pdfplumber
logging.getLogger("pdfminer").setLevel(logging.ERROR)
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    files = list(chosen(options.pdf or [DOCUMENTS / "tables", *PLANS]))
    pages = sum(len(PdfDocument(path)) for path in files)
    ours: list[float] = []
    plain: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        plans, out = Path(scratch, "plans"), Path(scratch, "out")
        plans.mkdir()
        for number, path in enumerate(files):
            (plans / f"{number:03}_{path.name}").symlink_to(path.resolve())
        for _ in range(options.rounds):
            call = [sys.executable, "-m", "pipeline", "run", str(plans), "-o", str(out), "--fresh", "-j", "1"]
            ours.append(spent(lambda call=call: subprocess.run(call, cwd=ROOT, capture_output=True)))
            call = [sys.executable, "-c", _PLAIN, *map(str, files)]
            plain.append(spent(lambda call=call: subprocess.run(call, capture_output=True)))
        facts = json.loads((out / "run.json").read_text("utf-8"))
    ratios = [theirs / own for theirs, own in zip(plain, ours, strict=True)]
    print(f"{len(files)} files, {pages} pages, {options.rounds} rounds")
    print(
        f"whole run         {statistics.median(ours):7.1f} CPU s, {1000 * statistics.median(ours) / pages:6.1f} ms/page"
    )
    print(
        f"plain pdfplumber  {statistics.median(plain):7.1f} CPU s, {1000 * statistics.median(plain) / pages:6.1f} ms/page"
    )
    print(f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})")
    stages = facts["cpu_seconds"]
    for stage, seconds in stages.items():
        print(f"  {stage:14} {seconds:7.2f} CPU s")
    print(f"  {'loading, once':14} {ours[-1] - sum(stages.values()):7.2f} CPU s")
    profile(files)


def chosen(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        yield from sorted(place.rglob("*.pdf")) if place.is_dir() else [place] if place.exists() else []


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of all processes that the work starts, also of those that outlive it for a moment."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    with suppress(ChildProcessError):
        while True:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.05)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def profile(files: Iterable[Path]) -> None:
    """The functions that a document's process spends most CPU time in."""
    sys.path.insert(0, str(ROOT))
    from pipeline import preload  # noqa: F401 - loads everything first
    from pipeline.options import Options
    from pipeline.work import finish_one
    from pipeline.worklist import discover, work_list

    profiler = cProfile.Profile(time.process_time)
    for item in work_list(discover(files)):
        profiler.runcall(finish_one, item.file, Options(lang="en"), item)
    print("largest costs, without what they call:")
    stats = pstats.Stats(profiler)
    total = stats.total_tt  # type: ignore[attr-defined]
    entries = sorted(stats.stats.items(), key=lambda entry: -entry[1][2])  # type: ignore[attr-defined]
    for (file, _, name), (_, calls, own, _, _) in entries[:6]:
        print(f"  {100 * own / total:4.1f} %  {Path(file).name}:{name}  {calls} calls")


if __name__ == "__main__":
    main()
