"""Builds the Danish sample plans in ``corpus/plans/da`` from the sources in this folder.

    python corpus/sources/da/build.py [NAME ...]

Development-only tools: ``chromium``, ``soffice`` (LibreOffice) and ``gs`` (Ghostscript) on the path, fonts Liberation Sans/Serif and DejaVu,
and the Python packages python-docx and openpyxl. Nothing here is needed to run or test the program.

Creation dates and document ids inside the files are set to fixed values, so that a rebuild with the same tools gives
the same bytes. Other versions of the tools may break lines and pages elsewhere: run ``check_gold.py`` afterwards.
"""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLANS = HERE.parents[1] / "plans" / "da"
STAMP = (2025, 1, 1, 0, 0, 0)


def freeze_pdf(path: Path) -> None:
    """Overwrites dates and ids with equally long constants; offsets in the file stay valid."""
    raw = path.read_bytes()
    raw = re.sub(rb"D:\d{14}", b"D:20250101000000", raw)
    raw = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2025-01-01T00:00:00", raw)
    raw = re.sub(rb"uuid:[0-9a-f-]{36}", b"uuid:" + b"0" * 36, raw)
    for mark in (rb"/ID\s*\[[^\]]*\]", rb"/DocChecksum\s*/[0-9A-F]+"):
        raw = re.sub(mark, lambda m: re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, m.group()), raw)
    path.write_bytes(raw)


def freeze_zip(path: Path) -> None:
    """Rewrites an Office file with fixed member dates and fixed created/modified properties."""
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


def print_then_distil(source: Path, target: Path) -> None:
    """Chromium's print run through Ghostscript, as many published plans are: no tags, other fonts and text operators."""
    with tempfile.TemporaryDirectory() as scratch:
        first = Path(scratch) / "first.pdf"
        print_with_chromium(source, first)
        subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite",
                        "-dCompatibilityLevel=1.5", f"-sOutputFile={target}", str(first)], check=True, timeout=120)
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


def write_office(module: str, target: Path) -> None:
    """Runs ``write(path)`` of a module in this folder, which saves a DOCX or XLSX file."""
    sys.path.insert(0, str(HERE))
    importlib.import_module(module).write(target)
    freeze_zip(target)


def write_docx_then_pdf(module: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        docx = Path(scratch) / (target.stem + ".docx")
        write_office(module, docx)
        print_with_libreoffice(docx, target)


def save_as_odt(docx: Path, target: Path) -> None:
    """The Word file saved again by LibreOffice as OpenDocument Text, without what changes from run to run."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{docx.parent}/profile", "--headless", "--convert-to", "odt",
         "--outdir", str(docx.parent), str(docx)], check=True, capture_output=True, timeout=180)
    with zipfile.ZipFile(docx.with_suffix(".odt")) as old:
        members = [(name, old.read(name)) for name in old.namelist() if not name.startswith("Thumbnails")]
    with zipfile.ZipFile(target, "w") as new:
        for name, content in members:
            for changing, fixed in (
                    (rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", b"2025-01-01T00:00:00"),
                    (rb"<meta:editing-duration>[^<]*", b"<meta:editing-duration>PT0S"),
                    (rb"\s*<manifest:file-entry[^>]*Thumbnails[^>]*/>", b""),
                    (rb'(rsid=")[0-9a-f]+', rb"\g<1>00000000"),
                    (rb' (?:xml:id|text:continue-list)="list\d+"', b""),
                    (rb'(config:name="Rsid(?:Root)?"[^>]*>)[^<]*', rb"\g<1>0")):
                content = re.sub(changing, fixed, content)
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, content)


def write_docx_then_odt(module: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        docx = Path(scratch) / (target.stem + ".docx")
        write_office(module, docx)
        save_as_odt(docx, target)


#: plan file -> how it is made. Plans that are their own source (HTML, TXT) stand in ``corpus/plans/da`` only.
RECIPES = {
    "havne_og_kyststyrelsen_2025.pdf":
        lambda out: print_with_chromium(HERE / "havne_og_kyststyrelsen_2025.html", out),
    "styrelsen_for_arkiver_2024-2026.pdf": lambda out: write_docx_then_pdf("arkiver", out),
    "byggesikkerhed_2026.pdf": lambda out: print_then_distil(HERE / "byggesikkerhed_2026.html", out),
    "vandlaboratoriet_resultatplan_2025.docx": lambda out: write_office("vandlaboratorium", out),
    "maritim_hoejskole_rammekontrakt_2024-2027.xlsx": lambda out: write_office("hoejskole", out),
    "dyresundhed_2026.pdf": lambda out: print_with_chromium(HERE / "dyresundhed_2026.html", out),
    "soenderkaer_gymnasium_resultatloen_2025-26.docx": lambda out: write_office("rektorkontrakt", out),
    "sammen_om_vandet_strategi_2026-2030.odt": lambda out: write_docx_then_odt("vandstrategi", out),
    "graense_og_toldkorpset_aftale_2026-2029.pdf": lambda out: write_docx_then_pdf("flerarsaftale", out),
    "studiestoettekontoret_direktoerbrev_2026.docx": lambda out: write_office("direktoerkontrakt", out),
    "tranevig_udvalgsstrategi_2026-2029.pdf":
        lambda out: print_with_chromium(HERE / "tranevig_udvalgsstrategi_2026-2029.html", out),
}


def main(names: list[str]) -> None:
    PLANS.mkdir(parents=True, exist_ok=True)
    for name, recipe in RECIPES.items():
        if not names or any(n in name for n in names):
            recipe(PLANS / name)
            print(f"{name}: {(PLANS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
