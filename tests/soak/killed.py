"""Runs killed at random moments and taken up again (`make soak`).

Usage: python tests/soak/killed.py [--times 20] [--count 60] [--seed 5]

One unbroken run over some varied plans, then as many runs into folders of their own, each killed with SIGKILL at a moment
drawn from its own slice of the unbroken run's duration, so that reading and writing of tables are both met; each is then
run again to the end. Exit code 1 where a file differs from the unbroken run's.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import varied

ROOT = Path(__file__).resolve().parents[2]
_VARYING = ("run.json", "lock")  # times; the lock, which is empty


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        plans, whole, out = (Path(scratch, name) for name in ("plans", "whole", "out"))
        varied.make(plans, options.count)
        start = time.monotonic()
        run(plans, whole)
        duration = time.monotonic() - start
        expected = files_of(whole)
        differing = 0
        for number in range(options.times):
            shutil.rmtree(out, ignore_errors=True)
            moment = (number + chance.random()) / options.times * duration
            done = killed(plans, out, moment)
            run(plans, out)
            found = files_of(out)
            wrong = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
            differing += bool(wrong)
            print(
                f"killed after {moment:5.1f} of {duration:.1f} s, {done:3} of {options.count} documents on record: "
                f"{', '.join(wrong[:5]) or 'the same files'}",
                flush=True,
            )
    print(f"{options.times - differing} of {options.times} ended with the same {len(expected)} files.")
    return bool(differing)


def run(plans: Path, out: Path) -> None:
    done = subprocess.run(call(plans, out), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):
        raise SystemExit(f"The run ended with {done.returncode}: {done.stderr[-2000:]}")


def killed(plans: Path, out: Path, moment: float) -> int:
    """A run killed at that moment; the number of documents that it had on record."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(call(plans, out), cwd=ROOT, stdout=silent, stderr=silent, start_new_session=True) as process:
        time.sleep(moment)
        with suppress(ProcessLookupError):  # it was faster than the unbroken one
            os.killpg(process.pid, signal.SIGKILL)
    journal = out / ".maalestok" / "journal.jsonl"
    return len(journal.read_bytes().splitlines()) if journal.exists() else 0


def call(plans: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "pipeline", "run", str(plans), "-o", str(out)]


def files_of(out: Path) -> dict[str, bytes]:
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name not in _VARYING)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    sys.exit(main())
