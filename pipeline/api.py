"""The program from Python: a file to a document, to a plan, to verdicts, each one function; and tables for analysts.

For notebooks and scripts. Everything runs in the caller's own process, without the limits that `maalestok run` gives to
each document, and nothing is written. docs/api.md shows it at work.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipeline.assessing import pack_for
from pipeline.compare import ExemplarIndex, asked_catalogue
from pipeline.errors import UsageError
from pipeline.options import Options
from pipeline.records import Assessment, Document, DocumentStatus, Plan, Result, SourceFile
from pipeline.report import rows, shares, tables
from pipeline.work import extract_plan as plan_of
from pipeline.work import judged, known_packs, read_one
from pipeline.worklist import discover


def read(
    path: Path | str, *, language: str | None = None, password: str | None = None, max_pages: int | None = None
) -> Document:
    """The document in a file of any format, with its passages and tables.

    Never raises for what is wrong with the file: `status` and `message` say it. `language` is the code of the pack to
    read it with, else it is told from the text. Raises UsageError where there is no such file, or it is a folder.
    """
    path = Path(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name one file in it.")
    options = Options(language=language, passwords=(password,) if password else (), max_pages=max_pages)
    return read_one(discover([path])[0], options, extract=False).document


def extract_plan(document: Document, *, models: Path | None = None) -> Plan:
    """The goals of a document that was read, with their measures, and what the plan says of itself.

    Raises UsageError with the reason where the file was not read or its language has no pack.
    """
    plan = plan_of(document, models)
    if plan is None:
        reason = document.message or "There is no language pack for it."
        raise UsageError(f"{document.source.path} has no plan ({document.status}). {reason}")
    return plan


def assess_plan(
    plan: Plan, *, lens: str | None = None, lang: str | None = None, catalogue: Path | None = None
) -> Assessment:
    """The verdicts on every goal and on the plan, with reasons and advice in the report language `lang`.

    `lens` names whose guidance weighs the misses; `catalogue` is your own beside the built-in one.
    """
    found = judged(Result(_nowhere(plan), plan), Options(lens=lens, lang=lang, catalogue=catalogue)).assessment
    assert found is not None
    return found


def compare_plans(plans: Iterable[Plan], *, lens: str | None = None) -> pd.DataFrame:
    """How the verdicts fall, a row for each plan and criterion: counts, and the share met of the goals decided (met,
    partly, not_met) with its 95 % interval (Wilson); NaN where none was decided."""
    results = [Result(_nowhere(plan), plan, assess_plan(plan, lens=lens)) for plan in plans]
    names = [verdict.value for verdict in shares.VERDICTS]
    lines = []
    for result in results:
        for criterion, tally in shares.Shares([result]).tallies().items():
            low, high = tally.interval or (None, None)
            counts = [tally.of(verdict) for verdict in shares.VERDICTS]
            lines.append((result.document.id, criterion, *counts, tally.share, low, high))
    frame = pd.DataFrame(lines, columns=["document_id", "criterion", *names, "share", "low", "high"])
    return frame.astype({"share": float, "low": float, "high": float})


def nearest_exemplars(text: str, *, language: str | None = None, catalogue: Path | None = None) -> pd.DataFrame:
    """The well formulated goals of the catalogue that are nearest to a formulation, best first, each with its score,
    what made it and the criteria it meets; no rows where none is near enough.

    Raises UsageError where the language is not sure and not given.
    """
    pack = pack_for(text, language, known_packs(None))
    index = ExemplarIndex(asked_catalogue(None, catalogue), pack.code)
    found = {near.exemplar.id: near for near in index.nearest(text, ()).values()}
    ranked = sorted(found.values(), key=lambda near: (-near.score, near.exemplar.id))
    lines = [
        (
            near.exemplar.id, near.exemplar.language, near.exemplar.text, round(near.score, 2),
            tuple(match.value for match in near.match), near.shared, tuple(near.exemplar.meets),
        )
        for near in ranked
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=["exemplar_id", "language", "text", "score", "match", "words", "meets"])


def goal_table(plan: Plan) -> pd.DataFrame:
    """The goals of a plan with the columns of goals.csv, described in the README."""
    return _table(tables.GOALS, plan)


def measure_table(plan: Plan) -> pd.DataFrame:
    """The measures of a plan with the columns of measures.csv."""
    return _table(tables.MEASURES, plan)


def _table(shape: tables.TableShape, plan: Plan) -> pd.DataFrame:
    return pd.DataFrame(list(rows.rows_of(shape, [Result(_nowhere(plan), plan)])), columns=list(shape.names))


def _nowhere(plan: Plan) -> Document:
    """A document for a plan in hand: verdicts and rows of goals ask it for nothing but its id."""
    return Document(plan.document_id, SourceFile("", "", "", 0), DocumentStatus.OK)
