"""Builds the table files in ``corpus/tables/pdf`` and their truth from the ``.txt`` sources in this folder.

    python corpus/tables/sources/build.py [NAME ...]

Development-only tools: ``chromium`` and ``soffice`` on the path, the fonts Liberation and Noto CJK, and the packages
weasyprint, typst, reportlab, python-docx and openpyxl. Nothing here is needed to run or test the program.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import by_browser  # noqa: E402
import by_office  # noqa: E402
import by_reportlab  # noqa: E402
import by_typst  # noqa: E402
from markup import read  # noqa: E402

PRODUCERS = {
    "chromium": by_browser.chromium, "weasyprint": by_browser.weasyprint, "word": by_office.word,
    "excel": by_office.excel, "reportlab": by_reportlab.build, "typst": by_typst.build,
}  # fmt: skip


def freeze(path: Path) -> None:
    """Dates and ids overwritten with constants of the same length; offsets in the file stay valid."""
    raw = path.read_bytes()
    raw = re.sub(rb"D:\d{14}", b"D:20250101000000", raw)
    raw = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2025-01-01T00:00:00", raw)
    for mark in (rb"/ID\s*\[[^\]]*\]", rb"/DocChecksum\s*/[0-9A-F]+"):
        raw = re.sub(mark, lambda m: re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, m.group()), raw)
    path.write_bytes(raw)


def main(names: list[str]) -> None:
    for path in sorted(HERE.glob("*.txt")):
        if names and path.stem not in names:
            continue
        source = read(path)
        target = HERE.parent / "pdf" / f"{path.stem}.pdf"
        PRODUCERS[source.settings["producer"]](source, target)
        freeze(target)
        truth = [{"id": f"{path.stem}-{n}", "rows": grid.truth()} for n, grid in enumerate(source.tables(), 1)]
        text = json.dumps(truth, ensure_ascii=False, separators=(",", ":")).replace('{"id"', '\n{"id"').replace(",[{", ",\n[{")
        (HERE.parent / "truth" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        print(path.stem, target.stat().st_size, sum(len(r) for t in truth for r in t["rows"]))


if __name__ == "__main__":
    main(sys.argv[1:])
