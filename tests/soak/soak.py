"""Throughput and memory of whole runs over many documents (`make soak`).

Usage: python tests/soak/soak.py [--counts 100 1000 10000] [--folder FOLDER] [--jobs N]

Makes the documents (tests/soak/varied.py), runs `maalestok run` over them and holds the result against what must be: every
document in the tables, nothing failed but what was made broken, and a second run that reads nothing anew. Prints a line for
each number of documents. Exit code 1 where something is missing, where the CPU time for each document differs by more than
10 % from that at the number before, or where the run's own process needs half as much memory again.

Compare CPU seconds, not seconds: other work on the machine does not change them much.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import varied

ROOT = Path(__file__).resolve().parents[2]
SMALL = 1000  # below, what is done once for a run weighs too much in the time of a document


@dataclass(frozen=True, slots=True)
class Soaked:
    """What a run over so many documents took."""

    documents: int
    pages: int
    failed: int
    seconds: float
    reading: float  # CPU seconds in the processes of the documents
    own: float  # CPU seconds of the run's own process
    run_mib: float
    document_mib: float
    disk_mib: float
    again: float  # seconds of a second run, which finds everything done

    @property
    def cpu_each(self) -> float:
        return (self.reading + self.own) / self.documents


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", nargs="*", type=int, default=[100, 1000, 10_000])
    parser.add_argument("--folder", type=Path, help="where to put plans and output; else a folder of the system's own")
    parser.add_argument("--jobs", default="0")
    options = parser.parse_args()
    wrong: list[str] = []
    before: Soaked | None = None
    with tempfile.TemporaryDirectory() as scratch:
        for count in options.counts:
            soaked = soak(count, options.folder or Path(scratch), options.jobs, wrong)
            show(soaked, first=before is None)
            if before is not None and before.documents >= SMALL:
                wrong += compared(before, soaked)
            before = soaked
    print("\n".join(wrong) or "Everything is there, time grows with the documents and memory does not.")
    return bool(wrong)


def soak(count: int, folder: Path, jobs: str, wrong: list[str]) -> Soaked:
    """One run over so many documents, and a second one over the same."""
    plans, out = folder / f"plans{count}", folder / f"out{count}"
    varied.make(plans, count)
    start = time.monotonic()
    run(plans, out, jobs)
    seconds = time.monotonic() - start
    facts = json.loads((out / "run.json").read_text("utf-8"))
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        documents = list(csv.DictReader(file))
    failed = [row for row in documents if row["status"] not in ("ok", "no_goals", "partly_read")]
    if len(documents) != count:
        wrong.append(f"{count} documents went in, {len(documents)} came out.")
    if len(failed) > count // varied.BROKEN:
        wrong.append(f"{len(failed)} of {count} failed; {count // varied.BROKEN} were made broken.")
    first = (out / "goals.csv").read_bytes()
    start = time.monotonic()
    run(plans, out, jobs, "--events", str(out / "again.jsonl"))
    again = time.monotonic() - start
    known = (out / "again.jsonl").read_text("utf-8").count('"known": true')
    if known < count - len(failed) or first != (out / "goals.csv").read_bytes():
        wrong.append(f"The second run over {count} documents found only {known} done, or wrote something else.")
    cpu = facts["cpu_seconds"]
    own = cpu.pop("this process")
    return Soaked(
        count,
        sum(int(row["pages"] or 0) for row in documents),
        len(failed),
        seconds,
        sum(cpu.values()),
        own,
        facts["peak_mib"]["run"],
        facts["peak_mib"]["documents"],
        sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / 2**20,
        again,
    )


def run(plans: Path, out: Path, jobs: str, *more: str) -> None:
    call = [sys.executable, "-m", "pipeline", "run", str(plans), "-o", str(out), "-j", jobs, *more]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):
        raise SystemExit(f"The run ended with {done.returncode}: {done.stderr[-2000:]}")


def compared(before: Soaked, now: Soaked) -> list[str]:
    """What grows that should not."""
    said = []
    if now.cpu_each > 1.1 * before.cpu_each:
        said.append(f"A document takes {now.cpu_each:.3f} CPU s among {now.documents}, {before.cpu_each:.3f} before.")
    if now.run_mib > 1.5 * before.run_mib:
        said.append(f"The run's own process took {now.run_mib:.0f} MiB, {before.run_mib:.0f} before.")
    return said


def show(soaked: Soaked, *, first: bool) -> None:
    if first:
        print(
            "documents  pages  failed  seconds  documents/s  CPU s each  of it the run's  MiB run  MiB document  "
            "MiB disk/1000  second run s"
        )
    print(
        f"{soaked.documents:9}  {soaked.pages:5}  {soaked.failed:6}  {soaked.seconds:7.1f}  "
        f"{soaked.documents / soaked.seconds:11.2f}  {soaked.cpu_each:10.3f}  {soaked.own / soaked.documents:15.3f}  "
        f"{soaked.run_mib:7.0f}  {soaked.document_mib:12.0f}  {soaked.disk_mib * 1000 / soaked.documents:13.1f}  "
        f"{soaked.again:12.1f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
