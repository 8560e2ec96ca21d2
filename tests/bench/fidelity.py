"""How much of the tables of a document a tool found, against tables written down by a person.

A truth file is a list of tables with rows of cells `{"t": text, "rs": rows spanned, "cs": columns spanned, "th": header?}`.
White space is ignored.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any


def truth_of(path: Path) -> list[dict[str, Any]]:
    """The truth beside a PDF (`truth_a.json` for `a_danish.pdf`); empty where there is none."""
    file = path.with_name(f"truth_{path.stem.split('_')[0]}.json")
    return list(json.loads(file.read_text("utf-8"))) if file.exists() else []


def score(truth: list[dict[str, Any]], tables: list[list[list[str | None]]]) -> tuple[str, str, str]:
    """Cells found as whole cells, data rows whose own cells stand in order in one row (both of how many), and cells
    that are none of the truth."""
    if not truth:
        return "", "", ""
    cells = [cell for table in truth for row in table["rows"] for cell in row]
    want = Counter(text for cell in cells if (text := _plain(cell["t"])))
    rows = [[_plain(cell) for cell in row] for table in tables for row in table]
    got = Counter(text for row in rows for text in row if text)
    own = [
        [c["t"] for c in r if c["rs"] == c["cs"] == 1] for t in truth for r in t["rows"] if not all(c["th"] for c in r)
    ]
    needed = [need for row in own if (need := [text for cell in row if (text := _plain(cell))])]
    found = sum(any(_in_order(need, row) for row in rows) for need in needed)
    hits = sum(min(number, got[text]) for text, number in want.items())
    spurious = sum(number for text, number in got.items() if text not in want)
    return f"{hits}/{want.total()}", f"{found}/{len(needed)}", str(spurious)


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", (text or "").replace("\u00ad", "")))


def _in_order(need: list[str], row: list[str]) -> bool:
    rest = iter(row)
    return all(any(cell == wanted for cell in rest) for wanted in need)
