"""Holds every gold file of ``corpus/gold/zh`` against the text of its plan.

    python corpus/sources/zh/check_gold.py [NAME ...]

Prints each title, statement, measure text and not-goal that does not occur in the plan (white space and width of
characters ignored), each PDF page on which the goal does not begin, each figure of a measure that is not printed in
the plan, and each value outside the closed vocabularies of the gold format. Reads PDFs with ``pdftotext`` (poppler)
and pdfplumber and the other formats with python-docx, openpyxl and lxml, so that it is independent of the program's
readers. Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[1] / "gold" / "zh"
PLANS = HERE.parents[1] / "plans" / "zh"
COMPARATORS = {"at_least", "at_most", "more_than", "less_than", "equal", "between", "increase_by", "decrease_by",
               "increase_to", "decrease_to", "increase", "decrease", "maintain", "milestone", "qualitative"}
CADENCES = {"weekly", "monthly", "quarterly", "four_monthly", "half_yearly", "yearly", "multi_year", "once",
            "continuous", "event", "unspecified"}
GOAL_KEYS = {"number", "title", "statement", "level", "area", "origin", "page", "type_stated", "type", "type_basis",
             "cadence", "reporting_text", "reporting_channel", "measurement_frequency", "deadline", "responsible",
             "weight", "baseline_text", "fulfilment_rule", "measures", "alternatives", "notes"}
MEASURE_KEYS = {"text", "indicator", "indicator_group", "comparator", "value", "upper", "unit", "target_period",
                "baseline_value", "baseline_period", "deadline", "weight", "result_level"}
WORDED = {100: "翻一番", 33.3: "三分之一", 66.7: "三分之二"}  # figures that are printed as words
HAN = {38: "百分之三十八", 95: "百分之九十五"}


def bare(text: str) -> str:
    """Text without white space and invisible characters, in one width, so that line breaks do not matter."""
    return re.sub(r"[\s\u00ad\u200b\ufeff\u2060]+", "", unicodedata.normalize("NFKC", text))


def pdf_pages(path: Path) -> list[str]:
    """One string per page: two reading orders, and the cells of tables, whose lines are interleaved in both."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it complains of each glyph of a Type 3 font

    def run(*options: str) -> list[str]:
        return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True,
                              text=True).stdout.split("\f")[:-1]

    with pdfplumber.open(path) as pdf:
        cells = ["\n".join(cell for table in page.extract_tables() for row in table for cell in row if cell)
                 for page in pdf.pages]
    return ["\n".join(parts) for parts in zip(run("-raw"), run(), cells, strict=True)]


def plan_text(path: Path) -> list[str]:
    """The plan's text, page by page for PDF and as one page otherwise."""
    if path.suffix == ".pdf":
        return pdf_pages(path)
    if path.suffix == ".docx":
        import docx

        document = docx.Document(str(path))
        word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        return ["\n".join("".join(run.text or "" for run in p.iter(f"{word}t"))
                          for p in document.element.body.iter(f"{word}p"))]
    if path.suffix == ".xlsx":
        import openpyxl

        return ["\n".join(str(cell.value) for sheet in openpyxl.load_workbook(path).worksheets
                          for row in sheet.iter_rows() for cell in row if cell.value is not None)]
    if path.suffix == ".html":
        from lxml import html

        tree = html.fromstring(path.read_text(encoding="utf-8"))
        for gone in tree.xpath("//script|//style"):
            gone.drop_tree()
        return [tree.text_content()]
    raw = path.read_bytes()
    try:
        return [raw.decode("utf-8-sig")]
    except UnicodeDecodeError:
        return [raw.decode("gb18030")]


def occurs(snippet: str, text: str) -> bool:
    """Whether the words stand in the text: together, or in two runs where a page end cuts them."""
    wanted = bare(snippet)
    if wanted in text:
        return True
    return any(wanted[:cut] in text and wanted[cut:] in text for cut in range(6, len(wanted) - 6))


def printed(number: float, text: str) -> bool:
    """Whether the figure is printed, in digits with or without thousands separators or in words."""
    forms = {f"{number:g}", f"{number:,}", f"{number:.1f}", f"{number:.2f}", str(number), f"{number / 100:g}",
             WORDED.get(number, "\0"), HAN.get(number, "\0")}
    return any(form in text for form in forms)


def measure_faults(measure: dict[str, Any], text: str) -> Iterator[str]:
    if set(measure) - MEASURE_KEYS or measure["comparator"] not in COMPARATORS:
        yield f"{measure['text']!r}: {measure['comparator']} {set(measure) - MEASURE_KEYS}"
    if (measure["comparator"] == "between") != (measure["upper"] is not None):
        yield f"{measure['text']!r}: upper"
    for key in ("value", "upper", "baseline_value", "weight"):
        if measure[key] is not None and not printed(measure[key], text):
            yield f"{measure['text']!r}: {key} {measure[key]} is not printed in the plan"
    if measure["unit"] and measure["value"] is None:
        yield f"{measure['text']!r}: a unit without a value"
    if measure["deadline"]:
        datetime.date.fromisoformat(measure["deadline"])


def goal_faults(goal: dict[str, Any], pages: list[str], is_pdf: bool) -> Iterator[str]:
    text = "".join(pages)
    if set(goal) - GOAL_KEYS:
        yield f"keys {set(goal) - GOAL_KEYS}"
    readings = [goal["measures"], *goal.get("alternatives", [])]
    texts = [goal[key] for key in ("number", "title", "statement", "responsible", "baseline_text") if goal.get(key)]
    texts += [words for reading in readings for m in reading for words in (m["text"], m["indicator"]) if words]
    yield from (f"not in the plan: {words!r}" for words in dict.fromkeys(texts) if not occurs(words, text))
    anchor = bare(goal["title"] or goal["statement"])[:14]
    if goal["page"] is not None and anchor not in pages[goal["page"] - 1]:
        yield f"not on page {goal['page']} but {[n for n, page in enumerate(pages, 1) if anchor in page]}"
    if (goal["page"] is not None) != is_pdf:
        yield "page"
    for cadence in [*goal["cadence"], goal["measurement_frequency"]]:
        if cadence is not None and cadence not in CADENCES:
            yield f"cadence {cadence}"
    for measure in (measure for reading in readings for measure in reading):
        yield from measure_faults(measure, text)


def faults(gold_file: Path) -> list[str]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    plan = PLANS / gold["document"]["file"]
    pages = [bare(page) for page in plan_text(plan)]
    text, found = "".join(pages), []
    if gold["document"]["goals_expected"] != len(gold["goals"]):
        found.append("goals_expected differs from the number of goals")
    if plan.stem + ".gold.json" != gold_file.name:
        found.append("name of the gold file")
    for goal in gold["goals"]:
        name = goal["number"] or goal["title"] or goal["statement"][:20]
        found += [f"{name}: {fault}" for fault in goal_faults(goal, pages, plan.suffix == ".pdf")]
    snippets = [*gold["not_goals"], gold["document"]["title"] or "", gold["document"]["publisher"] or ""]
    found += [f"not_goals or document: not in the plan: {words!r}" for words in snippets if not occurs(words, text)]
    return found


def main(names: list[str]) -> int:
    wrong = 0
    for gold_file in sorted(GOLD.glob("*.gold.json")):
        if names and not any(name in gold_file.name for name in names):
            continue
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        problems = faults(gold_file)
        wrong += len(problems)
        count = sum(len(goal["measures"]) for goal in gold["goals"])
        print(f"{gold['document']['file']}: {len(gold['goals'])} goals, {count} measures, "
              f"{len(gold['not_goals'])} not-goals, {len(problems)} faults")
        for problem in problems:
            print("  " + problem)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
