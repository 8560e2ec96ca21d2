"""Holds every gold file of ``corpus/gold/da`` against the text of its plan.

    python corpus/sources/da/check_gold.py [NAME ...]

Prints each title, statement, measure text and not-goal that does not occur in the plan (white space, soft hyphens and
hyphens at line ends ignored), each PDF page on which the goal does not begin, and each value outside the closed
vocabularies of the gold format. Reads PDFs with ``pdftotext`` (poppler) and the other formats with python-docx,
openpyxl and lxml, so that it is independent of the program. Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[1] / "gold" / "da"
PLANS = HERE.parents[1] / "plans" / "da"
COMPARATORS = {"at_least", "at_most", "more_than", "less_than", "equal", "between", "increase_by", "decrease_by",
               "increase_to", "decrease_to", "increase", "decrease", "maintain", "milestone", "qualitative"}
CADENCES = {"weekly", "monthly", "quarterly", "four_monthly", "half_yearly", "yearly", "multi_year", "once",
            "continuous", "event", "unspecified"}
GOAL_KEYS = {"number", "title", "statement", "level", "area", "origin", "page", "type_stated", "type", "cadence",
             "reporting_text", "reporting_channel", "measurement_frequency", "deadline", "responsible", "weight",
             "baseline_text", "fulfilment_rule", "measures", "alternatives", "notes"}
MEASURE_KEYS = {"text", "indicator", "comparator", "value", "upper", "unit", "target_period", "baseline_value",
                "baseline_period", "deadline", "weight", "result_level"}


def bare(text: str) -> str:
    """Text without white space, soft hyphens, zero-width marks and hyphens, so that line breaks do not matter."""
    return re.sub(r"[\s\u00ad\u2010\u2011\u200b\ufeff\u2060-]+", "", text)


def pdf_pages(path: Path) -> list[str]:
    """One string per page; reading order and physical layout both, since tables come out differently."""
    def run(*options: str) -> list[str]:
        return subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True,
                              text=True).stdout.split("\f")[:-1]
    return [raw + "\n" + flow for raw, flow in zip(run("-raw"), run(), strict=True)]


def plan_text(path: Path) -> list[str]:
    """The plan's text, page by page for PDF and as one page otherwise."""
    if path.suffix == ".pdf":
        return pdf_pages(path)
    if path.suffix == ".docx":
        import docx

        document = docx.Document(str(path))
        return ["\n".join("".join(p.itertext()) for p in document.element.body.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"))]
    if path.suffix == ".odt":
        import zipfile

        from lxml import etree

        return ["\n".join("".join(part.itertext()) for part in
                          etree.fromstring(zipfile.ZipFile(path).read("content.xml")).iter(
                              *(f"{{urn:oasis:names:tc:opendocument:xmlns:text:1.0}}{tag}" for tag in ("h", "p"))))]
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
    return [path.read_text(encoding="utf-8-sig")]


def occurs(snippet: str, text: str) -> bool:
    """Whether the words stand in the text: together, or in two runs where a page end cuts them."""
    wanted = bare(snippet)
    if wanted in text:
        return True
    return any(wanted[:cut] in text and wanted[cut:] in text for cut in range(8, len(wanted) - 8))


def faults(gold_file: Path) -> list[str]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    pages = [bare(page) for page in plan_text(PLANS / gold["document"]["file"])]
    text, found = "".join(pages), []
    if gold["document"]["goals_expected"] != len(gold["goals"]):
        found.append("goals_expected differs from the number of goals")
    for goal in gold["goals"]:
        name = goal["number"] or goal["title"] or goal["statement"]
        if set(goal) - GOAL_KEYS:
            found.append(f"{name}: keys {set(goal) - GOAL_KEYS}")
        texts = [goal[key] for key in ("title", "statement", "type_stated", "reporting_text", "responsible",
                                       "baseline_text", "fulfilment_rule") if goal.get(key)]
        texts += [measure["text"] for measure in goal["measures"]]
        found += [f"{name}: not in the plan: {words!r}" for words in texts if not occurs(words, text)]
        anchor = bare(goal["title"] or goal["statement"])[:18]
        if goal["page"] is not None and anchor not in pages[goal["page"] - 1]:
            found.append(f"{name}: not on page {goal['page']} but {[n for n, p in enumerate(pages, 1) if anchor in p]}")
        if (goal["page"] is None) != (gold["document"]["file"][-4:] != ".pdf"):
            found.append(f"{name}: page")
        for cadence in [*goal["cadence"], goal["measurement_frequency"]]:
            if cadence is not None and cadence not in CADENCES:
                found.append(f"{name}: cadence {cadence}")
        for measure in goal["measures"]:
            if set(measure) - MEASURE_KEYS or measure["comparator"] not in COMPARATORS:
                found.append(f"{name}: {measure['text']!r}: {measure['comparator']}")
            if (measure["comparator"] == "between") != (measure["upper"] is not None):
                found.append(f"{name}: {measure['text']!r}: upper")
            if measure["deadline"]:
                datetime.date.fromisoformat(measure["deadline"])
    found += [f"not_goals: not in the plan: {words!r}" for words in gold["not_goals"] if not occurs(words, text)]
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
