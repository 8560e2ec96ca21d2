"""Short constructors for records: a test states only what differs.

`goal()` and `measure()` take plain values and wrap them as `Sourced`. Every wrapped value is its own passage, so
`result()` can build the document in which all quotes are found at their place; a test about places makes its own
`document()` and takes sources from it with `source_in()`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from zlib import crc32

from pipeline.records import (
    Basis,
    Block,
    Cadence,
    Cell,
    Comparator,
    Document,
    DocumentStatus,
    Goal,
    GoalType,
    Measure,
    Origin,
    Passage,
    PassageKind,
    Period,
    Plan,
    Reporting,
    Result,
    Scope,
    Source,
    Sourced,
    SourceFile,
    Table,
    Target,
)

T = TypeVar("T")


# ---------------------------------------------------------------------------------------------- places
def source(quote: str, page: int | None = 1, **changes: Any) -> Source:
    """A place that holds exactly `quote`: a passage of its own, named after the words."""
    return Source(
        **{"block": f"p{crc32(quote.encode()):08x}", "start": 0, "end": len(quote)} | changes, quote=quote, page=page
    )


def source_in(read: Document, quote: str) -> Source:
    """Where `quote` first stands in a document."""
    for block in read.blocks:
        for part in block.cells if isinstance(block, Table) else (block,):
            if (start := part.text.find(quote)) >= 0:
                return Source(part.id, start, start + len(quote), quote, part.page)
    raise AssertionError(f"{quote!r} is not in the document")


def sourced(
    value: T,
    quote: str | None = None,
    *,
    page: int | None = 1,
    rule: str = "test.rule",
    basis: Basis = Basis.STATED,
    at: Source | None = None,
) -> Sourced[T]:
    """A value with a place; the quote is the value's own text unless given."""
    return Sourced(value, at or source(str(value) if quote is None else quote, page), rule, basis)


def _maybe(value: Any, page: int | None = 1) -> Any:
    """None stays None, a `Sourced` stays as it is, anything else is wrapped."""
    return value if value is None or isinstance(value, Sourced) else sourced(value, page=page)


def _decimal(value: Any) -> Any:
    return Decimal(str(value)) if isinstance(value, int | float | str) else value


def _date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


# ---------------------------------------------------------------------------------------------- documents
def passage(text: str = "A paragraph.", kind: PassageKind | str = PassageKind.PARAGRAPH, **changes: Any) -> Passage:
    """One passage on page 1, named after its words."""
    return Passage(**{"id": f"p{crc32(text.encode()):08x}", "page": 1} | changes, text=text, kind=PassageKind(kind))


def heading(text: str, level: int = 1, **changes: Any) -> Passage:
    """One heading on page 1."""
    return passage(text, PassageKind.HEADING, **{"level": level} | changes)


def table(*rows: Sequence[str], id: str = "t1", page: int | None = 1, header_rows: int = 0, **changes: Any) -> Table:
    """A grid of texts; cell ids are `t1.r0c0`, and the first `header_rows` rows are marked as headers."""
    cells = tuple(
        Cell(f"{id}.r{r}c{c}", r, c, text, page=page, is_header=r < header_rows)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(id, cells, len(rows), max(map(len, rows), default=0), page=page, **changes)


def document(
    *blocks: Block | str, id: str = "d1", path: str = "plan.txt", language: str | None = "xx", **changes: Any
) -> Document:
    """A document that was read; plain strings become paragraphs. The language is an invented one."""
    made = tuple(passage(block) if isinstance(block, str) else block for block in blocks)
    file = SourceFile(path, f"{crc32(path.encode()):064x}", path.rpartition(".")[2], 1000, changes.pop("pages", None))
    given = {"status": DocumentStatus.OK, "title": "A plan", "source": file, "blocks": made} | changes
    return Document(id=id, language=language, **given)


def failed_document(
    status: DocumentStatus = DocumentStatus.CRASHED, message: str = "It broke.", **changes: Any
) -> Document:
    """A document that could not be read."""
    return document(status=status, message=message, **changes)


# ---------------------------------------------------------------------------------------------- goals
def reporting(
    *cadences: Cadence | str, scope: Scope | str = Scope.GOAL, text: str = "Reported as agreed.", **changes: Any
) -> Reporting:
    """A reporting clause, yearly unless told."""
    chosen = tuple(Cadence(cadence) for cadence in cadences) or (Cadence.YEARLY,)
    return Reporting(chosen, Scope(scope), sourced(text), **changes)


def target(
    comparator: Comparator | str = Comparator.AT_LEAST,
    value: Any = None,
    unit: str = "",
    upper: Any = None,
    **changes: Any,
) -> Target:
    """A target; numbers may be given as int, float or text."""
    return Target(Comparator(comparator), _decimal(value), _decimal(upper), unit, **changes)


def measure(
    text: str = "At least 90 percent of cases are decided within 30 days.",
    comparator: Comparator | str | None = Comparator.AT_LEAST,
    value: Any = 90,
    unit: str = "percent",
    *,
    upper: Any = None,
    id: str = "g1.m1",
    page: int | None = 1,
    **changes: Any,
) -> Measure:
    """A measure with one target; `comparator=None` gives a measure without a target."""
    for name in ("indicator", "baseline_text"):
        changes[name] = _maybe(changes.get(name), page)
    for name in ("baseline_value", "weight", "actual_value"):
        changes[name] = _maybe(_decimal(changes.get(name)), page)
    changes["deadline"] = _maybe(_date(changes.get("deadline")), page)
    goalpost = None if comparator is None else sourced(target(comparator, value, unit, upper), text, page=page)
    return Measure(id, sourced(text, page=page), **{"target": goalpost} | changes)


def goal(
    title: str | Sourced[str] | None = "Shorter waiting time",
    statement: str | Sourced[str] | None = None,
    *measures: Measure,
    id: str = "g1",
    document_id: str = "d1",
    page: int | None = 1,
    types: Sequence[GoalType | str] = (),
    **changes: Any,
) -> Goal:
    """A goal with a title; every other field is absent unless given as a plain value (or as `Sourced`)."""
    for name in ("number", "level", "area", "responsible", "baseline", "fulfilment_rule", "goal_type_stated"):
        changes[name] = _maybe(changes.get(name), page)
    changes["weight"] = _maybe(_decimal(changes.get("weight")), page)
    changes["deadline"] = _maybe(_date(changes.get("deadline")), page)
    frequency = changes.get("measurement_frequency")
    changes["measurement_frequency"] = _maybe(Cadence(frequency) if isinstance(frequency, str) else frequency, page)
    if types and "goal_type_basis" not in changes:
        changes["goal_type_basis"] = Basis.STATED if changes["goal_type_stated"] else Basis.INFERRED
    made_title, made_statement = _maybe(title, page), _maybe(statement, page)
    given = {
        "origin": Origin.PROSE,
        "source": (made_statement or made_title or sourced("", page=page)).source,
        "confidence": 0.9,
        "goal_types": tuple(GoalType(kind) for kind in types),
        "measures": measures,
    } | changes
    return Goal(id=id, document_id=document_id, title=made_title, statement=made_statement, **given)


def plan(*goals: Goal, document_id: str = "d1", language: str | None = "xx", **changes: Any) -> Plan:
    """What extract found in one document."""
    return Plan(document_id, language, goals=goals, **changes)


def year(number: int = 2024) -> Period:
    """One calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), str(number))


def result(*goals: Goal, read: Document | None = None, made: Plan | None = None, **changes: Any) -> Result:
    """A document and its plan after a run; the document holds a passage for every quote of the plan unless given."""
    made = plan(*goals, **changes) if made is None else made
    return Result(read or document_of(made), made)


def document_of(made: Plan, **changes: Any) -> Document:
    """A document in which every source of the plan is found at its place."""
    quotes = {place.block: (place.quote, place.page) for place in _sources(made)}
    blocks = [passage(quote, id=block, page=page) for block, (quote, page) in quotes.items()]
    return document(*blocks, **{"id": made.document_id, "language": made.language} | changes)


def _sources(record: Any) -> Iterator[Source]:
    if isinstance(record, Source):
        yield record
    elif is_dataclass(record):
        for field in fields(record):
            yield from _sources(getattr(record, field.name))
    elif isinstance(record, tuple):
        for part in record:
            yield from _sources(part)
