"""Holds every gold file of ``corpus/gold/nb`` against the text of its plan.

    python corpus/sources/nb/check_gold.py [NAME ...]

Prints each text of the gold that does not stand in the plan (white space and hyphens ignored), each PDF page on which
the goal does not begin, and the doubts of ``pipeline.evaluation.soundness``. How plans are read and compared is shared
with ``corpus/sources/da/check_gold.py``; it needs ``pdftotext`` (poppler). Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1]
sys.path.insert(0, str(CORPUS.parent))

from pipeline.evaluation.gold import read_gold  # noqa: E402
from pipeline.evaluation.soundness import doubts  # noqa: E402

spec = importlib.util.spec_from_file_location("danish_check", CORPUS / "sources" / "da" / "check_gold.py")
reading = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reading)

ANCHOR = 12  # letters of the beginning that must stand on the page: a row may be cut after its first line


def faults(gold: dict) -> Iterator[str]:
    """One sentence for each text that is not in the plan and each page that is not the goal's."""
    file = gold["document"]["file"]
    pages = [reading.bare(page) for page in reading.plan_text(CORPUS / "plans" / "nb" / file)]
    text = "".join(pages)
    for goal in gold["goals"]:
        name = goal["number"] or goal["title"] or goal["statement"]
        texts = [goal.get(key) for key in ("title", "statement", "type_stated", "reporting_text", "responsible",
                                           "baseline_text", "area")]
        texts += goal.get("reporting_channel", [])
        texts += [measure["text"] for reading_ in (goal["measures"], *goal.get("alternatives", []))
                  for measure in reading_]
        yield from (f"{name}: not in the plan: {words!r}" for words in texts
                    if words and not reading.occurs(words, text))
        if (goal["page"] is None) != (not file.endswith(".pdf")):
            yield f"{name}: page {goal['page']}"
        elif goal["page"]:
            anchor = reading.bare(goal["title"] or goal["statement"])[:ANCHOR]
            if anchor not in pages[goal["page"] - 1]:
                yield f"{name}: not on page {goal['page']} but {[n for n, p in enumerate(pages, 1) if anchor in p]}"
    yield from (f"not_goals: not in the plan: {words!r}" for words in gold["not_goals"]
                if not reading.occurs(words, text))


def main(names: list[str]) -> int:
    wrong = 0
    for path in sorted((CORPUS / "gold" / "nb").glob("*.gold.json")):
        if names and not any(name in path.name for name in names):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        problems = [*faults(gold), *doubts(read_gold(path))]
        wrong += len(problems)
        print(f"{gold['document']['file']}: {len(gold['goals'])} goals, "
              f"{sum(len(goal['measures']) for goal in gold['goals'])} measures, {len(gold['not_goals'])} not-goals, "
              f"{len(problems)} faults")
        for problem in problems:
            print("  " + problem)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
