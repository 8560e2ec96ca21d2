"""`index.html` of an inspection: pages with an overlay, and beside them what was read and what became of it. Without
script, with a strict content security policy; the pictures lie beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.cleaning import is_wide, shown
from pipeline.inspection.entries import Entry, anchor_of
from pipeline.inspection.marks import COLORS, KINDS
from pipeline.inspection.pages import page_word
from pipeline.inspection.sheets import Sheet
from pipeline.records import Document, Goal, Plan
from pipeline.traces import Outcome

_BREAK = re.compile(r"\s*\n\s*")
# Colour, name, and what it means, in the order of the legend.
OUTCOMES = {
    Outcome.GOAL: ("#1b6e3c", "goal", "title or statement of a goal"),
    Outcome.MEASURE: ("#14679b", "measure", "part of a measure"),
    Outcome.DETAIL: ("#5b4fa3", "detail", "anything else of a goal or of the plan: reporting, weight, main task"),
    Outcome.DROPPED: ("#a8410f", "dropped", "read as a goal and then left out"),
    Outcome.WEIGHED: (
        "#8f6200",
        "no goal",
        "looked at; nothing in it declares a goal, commits to a figure, or names one to reach in the plan's time",
    ),
    Outcome.SILENT: ("#a03a6b", "no goals here", "stands where a plan states no goals, such as background"),
    Outcome.HEADING: ("#3f4a57", "opens", "opens a section or heads a column"),
    Outcome.ASIDE: ("#6f747a", "set aside", "not looked at: running heads, contents, captions"),
}


def index_bytes(document: Document, plan: Plan | None, sheets: Sequence[Sheet], *, version: str) -> bytes:
    """The whole page."""
    entries = [entry for sheet in sheets for entry in sheet.entries]
    page = _environment().get_template("index.html.j2")
    text = page.render(
        document=document,
        page_word=page_word(document),
        plan=plan,
        sheets=sheets,
        version=version,
        colors=COLORS,
        kinds=[
            kind
            for kind in KINDS
            if any(box.mark.kind == kind for sheet in sheets for box in sheet.boxes)
            or any(entry.mark.kind == kind for entry in entries)
        ],
        outcomes=OUTCOMES,
        counts=_counts(entries),
        kind_counts=Counter(entry.mark.kind for entry in entries),
        entries_of_goals=_entries_of(plan.goals if plan else (), sheets),
        measures=sum(len(goal.measures) for goal in plan.goals) if plan else 0,
    )
    return text.encode()


def _counts(entries: Sequence[Entry]) -> Counter[str]:
    """Outcome to the number of passages, cells and tables without a used cell."""
    counts = Counter(cell.outcome for entry in entries for row in entry.rows for cell in row)
    counts.update(entry.outcome for entry in entries if not entry.cells_read)
    return counts


def _entries_of(goals: Sequence[Goal], sheets: Sequence[Sheet]) -> dict[str, str]:
    """Goal id to the anchor of the entry in which its place stands, for goals on the sheets shown."""
    anchors = {entry.mark.block: entry.anchor for sheet in sheets for entry in reversed(sheet.entries)}
    found = {}
    for goal in goals:
        block = goal.source.block
        anchor = anchors.get(block) or anchors.get(block.partition(".")[0])
        if anchor is not None:
            found[goal.id] = anchor
    return found


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipeline.inspection"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["flowing"] = _flowing
    environment.filters["counted"] = lambda count, word: f"{count} {word}" if count == 1 else f"{count} {word}s"
    environment.filters["spoken"] = lambda name: str(name).replace("_", " ")
    environment.filters["number"] = lambda value: f"{value:.2f}".rstrip("0").rstrip(".")
    environment.globals["anchor_of"] = anchor_of
    return environment


def _flowing(text: str) -> str:
    """Printed lines run on: a break becomes a space, or nothing between characters that take none."""
    return _BREAK.sub(_joint, text)


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return "" if is_wide(before or after) and is_wide(after or before) else " "


def _printable(value: object) -> object:
    """Absent values as nothing; characters that HTML forbids replaced."""
    if value is None:
        return ""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
