"""What a workbook's cell holds of a text, and how it is told later whether somebody changed it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

LONGEST_CELL = 32_767  # UTF-16 units
# Characters that the XML of a workbook cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

# The columns that a person may correct, in the order of their tables. What they rest on (place, quote, confidence) and
# what follows from them is the program's.
EDITABLE: Mapping[str, tuple[str, ...]] = {
    "goals": (
        "number", "title", "statement", "level", "area", "goal_type", "goal_type_stated", "goal_type_basis",
        "result_level", "reporting_cadence", "reporting_cadence_scope", "reporting_text", "reporting_channel",
        "reporting_recipient", "measurement_frequency", "deadline", "responsible", "weight", "baseline_text",
        "fulfilment_rule",
    ),
    "measures": (
        "number", "text", "indicator", "indicator_group", "comparator", "target_value", "target_upper", "unit",
        "target_period", "baseline_value", "baseline_text", "baseline_period", "deadline", "weight", "result_level",
        "actual_value", "actual_text",
    ),
}  # fmt: skip
STATUS, COMMENT = "review_status", "review_comment"
OPEN_COLUMNS = {table: (*fields, STATUS, COMMENT) for table, fields in EDITABLE.items()}  # cells that are not locked
IDS = {"goals": "goal_id", "measures": "measure_id"}
BASE_SHEET = "maalestok"  # hidden: what stood in the cells when the workbook was written
SOURCES = "source"  # in the base sheet: all columns that are not to be changed, as one


def fitted(text: str, note: str) -> str:
    """The text without characters a workbook cannot hold, cut with a note where it is too long for a cell."""
    text = _ILLEGAL.sub("", text)
    if 2 * len(text) <= LONGEST_CELL or _length(text) <= LONGEST_CELL:
        return text
    # Lengths count UTF-16 units: a rare Han character or emoji is two.
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - _length(note))].decode("utf-16-le", errors="ignore")
    return kept + note


def canonical(text: str) -> str:
    """The text for comparing, as any spreadsheet program gives it back: line ends may differ, space at the ends may be
    lost, and words that look like an escaped character may be taken for one (LibreOffice writes them as they are)."""
    while (told := unescaped(text)) != text:
        text = told
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def unescaped(text: str) -> str:
    """The text of a cell whose characters that XML cannot hold are written as `_x0007_`."""
    return _ESCAPED.sub(lambda escaped: chr(int(escaped.group(1), 16)), text)


def fingerprint(text: str) -> str:
    """Eight hexadecimal digits by which a changed cell is told; empty for an empty one."""
    told = canonical(text)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:8] if told else ""


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
