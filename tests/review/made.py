"""Folders of results to review, and decisions on them: a test states only what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.records import BBox, Goal, Passage, PassageKind, Result
from pipeline.review.apply import Decided, reviewed_result, state_of
from pipeline.review.decisions import Action, Decision
from pipeline.review.journal import ReviewJournal, decisions_in
from pipeline.review.making import made
from pipeline.review.state import PlanState
from pipeline.store import from_json, to_json, write_atomically
from tests.factories import document, goal, measure, plan, source_in, sourced

WORDS = (
    "Waiting times for permits fall below thirty days.",
    "At least ninety per cent of callers are answered within a minute.",
    "The archive is open to the public on every working day.",
    "Fewer decisions are changed on appeal than in the year before.",
    "Every school has a plan for reading by the end of 2026.",
    "Half of all visits are made without an appointment.",
    "Staff turnover stays under eight per cent.",
    "The register is complete and without duplicates.",
)


def passages(*words: str, height: float = 20.0) -> list[Passage]:
    """One passage to a line of a page of its own for every twenty."""
    return [
        Passage(
            f"p{n}", text, PassageKind.PARAGRAPH, 1 + n // 20,
            BBox(72, 72 + (n % 20) * height, 400, 84 + (n % 20) * height),
        )
        for n, text in enumerate(words)
    ]  # fmt: skip


def results_of(*words: str, id: str = "d1", extra: tuple[str, ...] = (), **changes: Any) -> Result:
    """A plan with a goal for each of some words, and passages that state none."""
    blocks = passages(*words, *extra)
    read = document(*blocks, id=id, path=f"{id}.txt", pages=1 + len(blocks) // 20, language="en")
    goals = tuple(goal_at(read, text, n, **changes) for n, text in enumerate(words, 1))
    return Result(read, plan(*goals, document_id=id, language="xx", title="A plan"))


def goal_at(read: Any, words: str, number: int, **changes: Any) -> Goal:
    """A goal whose statement is a passage of the document, with one measure at the same words."""
    place = source_in(read, words)
    block = next(each for each in read.blocks if each.id == place.block)
    place = replace(place, bbox=block.bbox)
    id = f"{read.id}-g{number}"
    told = replace(measure(words, value=90 + number % 7, id=f"{id}-m1"), text=sourced(words, at=place))
    given = {"id": id, "document_id": read.id, "confidence": 0.6 + (number % 4) * 0.1} | changes
    return goal(None, sourced(words, at=place), told, **given)


def folder(path: Path, *results: Result) -> Path:
    """The records of some results, as a run leaves them."""
    for result in results:
        write_atomically(path / "documents" / f"{result.document.id}.json", to_json(result))
    return path


def stored(out: Path) -> list[Result]:
    """The records of a folder."""
    return [from_json(each.read_bytes(), Result) for each in sorted((out / "documents").glob("*.json"))]


def state(result: Result, decisions: list[Decision]) -> PlanState:
    """The plan with some decisions."""
    found = state_of(result, decisions)
    assert found is not None
    return found


def decide(
    out: Path, action: Action | str, goal: str = "", *, who: str = "anna", document: str = "", **told: Any
) -> Decision:
    """Writes one decision on a goal of a folder, as the page would."""
    journal = ReviewJournal(out)
    for result in stored(out):
        decided = Decided(journal.decisions)
        now = state(result, decided.on(result.document.source))
        if document == result.document.id or goal in {*now.goals, *now.rejected}:
            return journal.add([made(now, result.document.source, who, Action(action), goal, **told)])[0]
    raise AssertionError(f"no goal {goal!r}")


def set_field(out: Path, goal: str, field: str, new: str, *, old: str = "", measure: str = "", **told: Any) -> Decision:
    """Writes the correction of a field."""
    return decide(out, Action.SET, goal, field=field, old=old, new=new, measure=measure, **told)


def after(out: Path, *results: Result) -> list[Result]:
    """The results as people left them: those given, else those of the folder."""
    decided = Decided(decisions_in(out), [each.document.source.sha256 for each in results or stored(out)])
    return [reviewed_result(each, decided, lambda result: result) for each in results or stored(out)]


def statements(result: Result) -> Mapping[str, str]:
    """Goal id -> statement."""
    assert result.plan is not None
    return {each.id: each.statement.value if each.statement else "" for each in result.plan.goals}
