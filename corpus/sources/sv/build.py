"""Builds the Swedish sample plans in ``corpus/plans/sv`` from the sources in this folder.

    python corpus/sources/sv/build.py [NAME ...]

Development-only tools: ``chromium``, ``soffice`` (LibreOffice) and the fonts Liberation Sans and Serif (and
``fc-match`` to find them), with the Python packages python-docx, openpyxl and reportlab. Nothing here is needed to run or test the program.

Dates and ids inside the files are set to fixed values, so that a rebuild with the same tools gives the same bytes.
Other versions of the tools may break lines and pages elsewhere: run ``check_gold.py`` afterwards.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLANS = HERE.parents[1] / "plans" / "sv"
STAMP = (2025, 1, 1, 0, 0, 0)


def freeze_pdf(path: Path) -> None:
    """Overwrites dates and ids with constants of the same length, so that offsets in the file stay valid."""
    raw = path.read_bytes()
    raw = re.sub(rb"D:\d{14}", b"D:20250101000000", raw)
    raw = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2025-01-01T00:00:00", raw)
    raw = re.sub(rb"uuid:[0-9a-f-]{36}", b"uuid:" + b"0" * 36, raw)
    for mark in (rb"/ID\s*\[[^\]]*\]", rb"/DocChecksum\s*/[0-9A-F]+"):
        raw = re.sub(mark, lambda found: re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, found.group()), raw)
    path.write_bytes(raw)


def freeze_zip(path: Path) -> None:
    """Rewrites an Office file with fixed member dates and fixed created and modified properties."""
    with zipfile.ZipFile(path) as old:
        members = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2025-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)


def print_with_chromium(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()],
            check=True, capture_output=True, timeout=120)
    freeze_pdf(target)


def print_with_libreoffice(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / (target.stem + source.suffix)
        shutil.copy(source, copy)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", scratch, str(copy)], check=True, capture_output=True, timeout=180)
        shutil.copy(copy.with_suffix(".pdf"), target)
    freeze_pdf(target)


def write_with(module: str, target: Path) -> None:
    """Runs ``write(path)`` of a module in this folder, which saves a DOCX, XLSX or PDF file."""
    sys.path.insert(0, str(HERE))
    importlib.import_module(module).write(target)
    if target.suffix in (".docx", ".xlsx"):
        freeze_zip(target)


def write_docx_then_pdf(module: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / (target.stem + "_source.docx")
        write_with(module, source)
        print_with_libreoffice(source, target)


def write_docx_then_odt(module: str, target: Path) -> None:
    """Shares the saving as OpenDocument with ``corpus/sources/da/build.py``."""
    spec = importlib.util.spec_from_file_location("danish_build", HERE.parent / "da" / "build.py")
    danish = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(danish)
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / (target.stem + ".docx")
        write_with(module, source)
        danish.save_as_odt(source, target)


#: plan file -> how it is made. Plans that are their own source (HTML, TXT) stand in ``corpus/plans/sv`` only.
RECIPES = {
    "kustmiljo_verksamhetsplan_2025.pdf":
        lambda out: print_with_chromium(HERE / "kustmiljo_verksamhetsplan_2025.html", out),
    "lindvik_namndplan_2025-2027.pdf": lambda out: write_docx_then_pdf("committee_plan", out),
    "sandberg_universitet_2025.pdf": lambda out: write_with("university", out),
    "hogkostenamnden_regleringsbrev_2025.pdf": lambda out: write_docx_then_pdf("letter_without_goals", out),
    "ljudmiljo_regleringsbrev_2025.docx": lambda out: write_with("letter_of_appropriation", out),
    "region_mellansund_indikatorer_2025-2027.xlsx": lambda out: write_with("region_workbook", out),
    "tolktjanstverket_verksamhetsplan_2026.pdf":
        lambda out: print_with_chromium(HERE / "tolktjanstverket_verksamhetsplan_2026.html", out),
    "nationell_strategi_lasning_2026-2035.pdf": lambda out: write_docx_then_pdf("reading_strategy", out),
    "ekhamra_trygghet_handlingsplan_2026-2027.xlsx": lambda out: write_with("safety_workbook", out),
    "granviksbostader_agardirektiv_2026-2029.docx": lambda out: write_with("owner_directive", out),
    "dir_2025-88_hyrestvister.odt": lambda out: write_docx_then_odt("committee_terms", out),
    "vallmo_lansstyrelse_malmatris_2026-2028.pdf": lambda out: write_with("county_matrix", out),
}


def main(names: list[str]) -> None:
    PLANS.mkdir(parents=True, exist_ok=True)
    for name, recipe in RECIPES.items():
        if not names or any(part in name for part in names):
            recipe(PLANS / name)
            print(f"{name}: {(PLANS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
