"""Builds the Chinese sample plans in ``corpus/plans/zh`` from the sources in this folder.

    python corpus/sources/zh/build.py [NAME ...]

Development-only tools: ``chromium`` and ``soffice`` (LibreOffice) on the path, the Noto CJK
fonts, and the Python packages python-docx and openpyxl. Nothing here is needed to run or test the program.

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
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PLANS = HERE.parents[1] / "plans" / "zh"
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


def write_office(module: str, target: Path) -> None:
    """Runs ``write(path)`` of a module in this folder, which saves a DOCX or XLSX file."""
    sys.path.insert(0, str(HERE))
    importlib.import_module(module).write(target)
    freeze_zip(target)


def write_docx_then_pdf(module: str, target: Path) -> None:
    """A Word file printed by LibreOffice."""
    with tempfile.TemporaryDirectory() as scratch:
        docx = Path(scratch) / "plan.docx"
        write_office(module, docx)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf",
             "--outdir", scratch, str(docx)], check=True, capture_output=True, timeout=180)
        shutil.copy(docx.with_suffix(".pdf"), target)
    freeze_pdf(target)


def encode(source: Path, target: Path, encoding: str) -> None:
    """A text in an older encoding with Windows line ends; the source stands here in UTF-8."""
    text = source.read_text(encoding="utf-8")
    target.write_bytes(text.replace("\n", "\r\n").encode(encoding))


#: plan file -> how it is made. Plans that are their own source (HTML, UTF-8 text) stand in ``corpus/plans/zh`` only.
RECIPES: dict[str, Callable[[Path], None]] = {
    "云岭县农村供水_项目绩效目标申报表_2025.pdf": lambda out: write_docx_then_pdf("water_forms", out),
    "linchuanwan_work_report_2025.txt":
        lambda out: encode(HERE / "linchuanwan_work_report_2025.utf8.txt", out, "gb18030"),
    "qinghe_action_plan_2025-2027.pdf":
        lambda out: print_with_chromium(HERE / "qinghe_action_plan_2025-2027.html", out),
    "budget_export_2025.xlsx": lambda out: write_office("budget_export", out),
    "lanxi_health_plan_2021-2025.pdf": lambda out: print_with_chromium(HERE / "lanxi_health_plan_2021-2025.html", out),
    "yunling_emergency_office_2025.pdf": lambda out: write_docx_then_pdf("emergency_office", out),
    "hengtang_task_breakdown_2025.docx": lambda out: write_office("task_breakdown", out),
    "yanzhou_work_report_2026.docx": lambda out: write_office("yanzhou_report", out),
    "chenghu_responsibility_2026.pdf": lambda out: print_with_chromium(HERE / "chenghu_responsibility_2026.html", out),
    "tinglan_hospital_plan_2026.txt":
        lambda out: encode(HERE / "tinglan_hospital_plan_2026.utf8.txt", out, "gb18030"),
    "yinghai_environment_115-118.pdf":
        lambda out: print_with_chromium(HERE / "yinghai_environment_115-118.html", out),
    "lanya_assessment_rules_2026.docx": lambda out: write_office("assessment_rules", out),
    "songting_self_evaluation_2025.xlsx": lambda out: write_office("insurance_self_evaluation", out),
    "yunxi_air_and_water_2026.pdf": lambda out: write_docx_then_pdf("river_and_air", out),
    "zhizhou_transit_contract_2026.xlsx": lambda out: write_office("transit_contract", out),
}


def main(names: list[str]) -> None:
    PLANS.mkdir(parents=True, exist_ok=True)
    for name, recipe in RECIPES.items():
        if not names or any(n in name for n in names):
            recipe(PLANS / name)
            print(f"{name}: {(PLANS / name).stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
