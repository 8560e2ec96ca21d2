"""The report's section of early warning: which goals are overdue, off track, due soon or not followed up, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import EarlyWarning, GoalOutlook, InstitutionOutlook, Warn
from pipeline.report.plan_pages import FOLDER
from pipeline.report.tables import OUTLOOK
from pipeline.report.texts import Texts
from pipeline.report.wording import LONGEST_NAME, shorten

WARNINGS = (Warn.OVERDUE, Warn.OFF_TRACK, Warn.FOLLOW_UP_MISSING, Warn.AT_RISK, Warn.DUE_SOON)


@dataclass(frozen=True, slots=True)
class OutlookLine:
    """A goal as the page shows it, with the address of its plan's page."""

    number: str
    goal: str
    language: str
    address: str
    warnings: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class InstitutionWarnings:
    """One institution: figures for each word of the whole page, the goals to look at, and those that give no cause."""

    name: str
    figures: tuple[str, ...]
    warned: tuple[OutlookLine, ...]
    others: tuple[OutlookLine, ...]
    cut: str  # how many are left out


def warning_contents(warning: EarlyWarning | None, texts: Texts) -> dict[str, Any]:
    """What the templates show of early warning; nothing at all where nobody looked."""
    if warning is None:
        return {"warned": False}
    counts = dict(warning.counts)
    shown = warning.institutions if any(counts.get(warn) for warn in WARNINGS) else ()
    words = [warn for warn in Warn if counts.get(warn)]
    return {
        "warned": True,
        "warned_lead": _lead(warning, texts),
        "warned_words": [texts.word("warn", warn.value) for warn in words],
        "warned_institutions": [_institution(one, words, texts) for one in shown],
        "warned_all": warning.institutions_all,
        "warned_table": f"{OUTLOOK.name}.csv",
    }


def _lead(warning: EarlyWarning, texts: Texts) -> list[str]:
    """From which day it is looked and why, and where there is nothing to warn of, that."""
    if warning.as_of is None:
        return [texts("warning.no_day")]
    counts = dict(warning.counts)
    said = [texts("warning.asked" if warning.asked else "warning.last", as_of=warning.as_of.isoformat())]
    if not counts:
        return [*said, texts("warning.none_in_force")]
    warned = sum(counts.get(warn, 0) for warn in WARNINGS)
    in_all = texts.count("goals", sum(counts.values()))
    if not warned:
        return [*said, texts("warning.nothing", goals=in_all)]
    return [*said, texts("warning.some", warned=texts.number(warned), goals=in_all, soon=warning.soon)]


def _institution(one: InstitutionOutlook, words: Sequence[Warn], texts: Texts) -> InstitutionWarnings:
    counts = dict(one.counts)
    lines = [(goal.warnings[0] in WARNINGS, _line(goal)) for goal in one.goals]
    warned = tuple(line for warns, line in lines if warns)
    hidden = one.goals and len(one.goals) < one.all
    return InstitutionWarnings(
        shorten(one.name, LONGEST_NAME) or texts("monitor.unnamed"),
        tuple(texts.number(counts.get(warn, 0)) for warn in words),
        warned,
        tuple(line for warns, line in lines if not warns) if warned else (),
        texts("warning.cut", shown=texts.number(len(one.goals)), all=texts.number(one.all)) if hidden else "",
    )


def _line(goal: GoalOutlook) -> OutlookLine:
    return OutlookLine(
        goal.number,
        shorten(goal.goal, LONGEST_NAME),
        goal.language,
        f"{FOLDER}/{goal.document_id}.html",
        tuple(warn.value for warn in goal.warnings),
        goal.because,
    )
