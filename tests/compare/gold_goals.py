"""Goals as records from gold files, so that verdicts can be held against the labels of a reader."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.records import Cadence, Goal, Measure, Period, Plan, Sourced
from tests.factories import goal, measure, plan, reporting, sourced


def labels(path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Gold file, place of the goal in it, and the reader's verdict by criterion (those left empty left out)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name, index = row.pop("gold"), int(row.pop("goal"))
            yield name, index, {criterion: verdict for criterion, verdict in row.items() if verdict}


def plan_of(path: Path, index: int) -> Plan:
    """The plan of a gold file with one of its goals."""
    gold = json.loads(path.read_text("utf-8"))
    facts = gold["document"]
    years = [int(year) for year in re.findall(r"\d{4}", facts["period"] or "")]
    cadence = facts.get("document_cadence")
    return plan(
        goal_of(gold["goals"][index]),
        language=facts["language"],
        country=facts["country"] or "",
        title=facts["title"] or "",
        publisher=facts["publisher"] or "",
        kind=facts["kind"] or "",
        period=Period(date(years[0], 1, 1), date(years[-1], 12, 31)) if years else None,
        reporting=reporting(*cadence, scope="document") if cadence else None,
        main_tasks=tuple(sourced(task) for task in facts.get("main_tasks", ())),
    )


def goal_of(row: dict[str, Any]) -> Goal:
    """One goal; the deadline of a table row stands in its column, that of prose in its words."""
    cadences = row.get("cadence") or []
    told = reporting(*(cadences or ["unspecified"]), text=row.get("reporting_text") or "Reported as agreed.")
    return goal(
        row["title"],
        row["statement"],
        *(_measure(each, in_table=row["origin"] == "table") for each in row["measures"]),
        responsible=row.get("responsible"),
        baseline=row.get("baseline_text"),
        baseline_period=row.get("baseline_period") or "",
        fulfilment_rule=row.get("fulfilment_rule"),
        reporting=told if cadences or row.get("reporting_text") else None,
        measurement_frequency=_frequency(row.get("measurement_frequency")),
        deadline=row.get("deadline") if row["origin"] == "table" else None,
        types=row.get("type") or (),
    )


def _frequency(value: str | None) -> Sourced[Cadence] | None:
    return sourced(Cadence(value), value) if value else None


def _measure(row: dict[str, Any], *, in_table: bool) -> Measure:
    return measure(
        row["text"],
        row["comparator"],
        row["value"],
        row["unit"] or "",
        upper=row.get("upper"),
        baseline_value=row.get("baseline_value"),
        baseline_period=str(row.get("baseline_period") or ""),
        target_period=str(row.get("target_period") or ""),
        deadline=row.get("deadline") if in_table else None,
    )
