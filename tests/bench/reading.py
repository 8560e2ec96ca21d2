"""CPU seconds of reading PDFs against plain pdfplumber (text and tables), each in a process of its own, in one run.

Usage: python tests/bench/reading.py [PDF...]   (default: the sample plans, and the 208-page file where it is at hand)
Quote the ratios: the machine may be shared. Imports are outside the figures; peak memory is of the whole process.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents"))

OURS = """
import sys, time, resource
from pathlib import Path
from pipeline.ingest.pdf import read_pdf
start = time.process_time()
reading = read_pdf(Path(sys.argv[1]))
print(time.process_time() - start, reading.pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
PLAIN = """
import sys, time, resource, logging
import pdfplumber
logging.getLogger("pdfminer").setLevel(logging.ERROR)
start = time.process_time()
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        page.extract_tables()
        page.close()
    pages = len(pdf.pages)
print(time.process_time() - start, pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure(script: str, path: Path) -> tuple[float, int, float]:
    """CPU seconds, pages and peak memory in MiB of one reading."""
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True, cwd=ROOT)
    seconds, pages, kib = done.stdout.split()
    return float(seconds), int(pages), int(kib) / 1024


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]]
    if not paths:
        paths = sorted((ROOT / "corpus" / "plans").rglob("*.pdf"))
        large = DOCUMENTS / "tables" / "large_208_pages.pdf"
        paths += [large] if large.exists() else []
    print(f"{'file':44} {'pages':>5} {'ours s':>8} {'plain s':>8} {'ratio':>6} {'ours MiB':>9} {'plain MiB':>9}")
    for path in paths:
        ours, pages, memory = measure(OURS, path)
        plain, _, plain_memory = measure(PLAIN, path)
        row = f"{path.name[:44]:44} {pages:5} {ours:8.2f} {plain:8.2f} {plain / ours:5.1f}x"
        print(f"{row} {memory:9.0f} {plain_memory:9.0f}")


if __name__ == "__main__":
    main()
