"""`report.pdf` and `plans/*.pdf`: the pages as a browser of this machine prints them.

The browser draws the pages anyway, so what is handed out on paper is what was seen on screen; no library is needed, and
nothing is fetched.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import MaalestokError, UsageError
from pipeline.report.plan_pages import FOLDER as PLANS
from pipeline.store import write_atomically

VARIABLE = "MAALESTOK_BROWSER"
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no host has an address: nothing leaves the machine
)
TIMEOUT = 120  # seconds for one page
MOST_AT_ONCE = 4
_LINK_TO_FILE = re.compile(rb' href="(?!#|data:)[^"]*"')
_DATE = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")


def find_browser() -> str:
    """The browser to print with; UsageError says what to do where there is none."""
    for name in (os.environ.get(VARIABLE), *BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    raise UsageError(
        "There is no Chromium, Chrome or Edge here to make PDF files with. Install one (Debian: apt install chromium), "
        f"name it in {VARIABLE}, or leave out --pdf and print report.html from any browser."
    )


def print_report(out: Path, browser: str) -> None:
    """A PDF file beside `report.html` and every page in `plans/`. Same pages and browser, same bytes."""
    pages = list(_pages(out))
    with ThreadPoolExecutor(min(MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
        for page, content in zip(pages, pool.map(lambda page: printed(page, browser), pages), strict=True):
            write_atomically(page.with_suffix(".pdf"), content)


def remove_printed(out: Path) -> None:
    """PDF files of a former run would tell of other plans than the pages beside them."""
    for page in (out / "report.pdf", *(out / PLANS).glob("*.pdf")):
        page.unlink(missing_ok=True)


def printed(page: Path, browser: str) -> bytes:
    """The page as PDF, without links to other files, which would name folders of this machine, and without the time."""
    with TemporaryDirectory(prefix="maalestok-") as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(_LINK_TO_FILE.sub(b"", page.read_bytes()))
        as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()  # Chromium's own rule
        call = [browser, *SWITCHES, *as_root, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        try:
            done = subprocess.run([*call, source.as_uri()], capture_output=True, timeout=TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise MaalestokError(f"{browser} could not print {page}: {error}. {page} itself is whole.") from error
        if not target.is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
            raise MaalestokError(f"{browser} could not print {page}: {said[-1]}. {page} itself is whole.")
        return _DATE.sub(lambda match: b" " * len(match[0]), target.read_bytes())  # as long: offsets stay right


def _pages(out: Path) -> Iterator[Path]:
    yield out / "report.html"
    yield from sorted((out / PLANS).glob("*.html"))
