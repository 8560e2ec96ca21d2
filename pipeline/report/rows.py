"""Results as rows: nothing is computed here but counts, and the status of a plan without goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import TypeVar

from pipeline.records import (
    AboveKind,
    BBox,
    DocumentStatus,
    Finding,
    FollowUp,
    Goal,
    Judgement,
    Measure,
    Place,
    PlanJudgement,
    Reporting,
    Result,
    Review,
    Source,
    Sourced,
)
from pipeline.report.outlook_rows import outlook_rows
from pipeline.report.restated import restated
from pipeline.report.tables import Row, TableShape

T = TypeVar("T")

READ = (DocumentStatus.OK, DocumentStatus.NO_GOALS, DocumentStatus.PARTLY_READ)


def rows_of(shape: TableShape, results: Iterable[Result]) -> Iterator[Row]:
    """The rows of a table in the order of results, each with the table's columns in their order."""
    return (_ordered(shape, row) for result in results for row in _MAKERS[shape.name](result))


def status_of(result: Result) -> DocumentStatus:
    """The document's status; a document that was read without trouble and states no goal is `NO_GOALS`."""
    status = result.document.status
    if status is DocumentStatus.OK and result.plan is not None and not result.plan.goals:
        return DocumentStatus.NO_GOALS
    return status


def message_of(result: Result) -> str:
    """What a person should know or do about the document; for a plan without goals, why it has none."""
    parts = [result.document.message]
    if result.plan is not None and not result.plan.goals:
        parts.append(result.plan.no_goals_reason)
    return " ".join(part for part in parts if part)


def goals_of(results: Iterable[Result]) -> Iterator[Goal]:
    """All goals, one by one: there may be more than can be held."""
    return (goal for result in results if result.plan for goal in result.plan.goals)


def bbox_text(bbox: BBox | None) -> str | None:
    """`x0 top x1 bottom` in points with one decimal."""
    return None if bbox is None else f"{bbox.x0:.1f} {bbox.top:.1f} {bbox.x1:.1f} {bbox.bottom:.1f}"


def _ordered(shape: TableShape, row: Mapping[str, object]) -> Row:
    if unknown := row.keys() - set(shape.names):
        raise KeyError(f"{shape.name} has no column {sorted(unknown)}")
    return {name: row.get(name) for name in shape.names}  # type: ignore[misc]


def _value(sourced: Sourced[T] | None) -> T | None:
    return None if sourced is None else sourced.value


def _quote(sourced: Sourced[T] | None) -> str | None:
    return None if sourced is None else sourced.source.quote


def ocr_confidence(record: Goal | Measure) -> float | None:
    """The lowest confidence of text recognition among the places the record's own values were read from; None where
    all of it is the file's own text."""
    sources: list[Source] = []
    for field in fields(record):
        value = getattr(record, field.name)
        value = value.text if isinstance(value, Reporting) else value
        value = value.source if isinstance(value, Sourced) else value
        if isinstance(value, Source):
            sources.append(value)
    return min((source.ocr for source in sources if source.ocr is not None), default=None)


def _rounded(confidence: float | None) -> Decimal | None:
    return None if confidence is None else Decimal(f"{confidence:.3f}")


def _place(source: Source) -> Row:
    return {"page": source.page, "bbox": bbox_text(source.bbox), "quote": source.quote}


def _review(review: Review | None) -> Row:
    if review is None:
        return {}
    return {
        "review_status": review.status and review.status.value,
        "reviewed_fields": review.fields,
        "review_comment": review.comment,
    }


def _document_rows(result: Result) -> Iterator[Row]:
    document, plan = result.document, result.plan
    yield {
        "document_id": document.id,
        "path": document.source.path,
        "sha256": document.source.sha256,
        "format": document.source.format,
        "language": (plan.language if plan else None) or document.language,
        "country": plan.country if plan else None,
        "title": result.title,
        "publisher": plan.publisher if plan else None,
        "document_kind": plan.kind if plan else None,
        "period_start": plan.period.start if plan and plan.period else None,
        "period_end": plan.period.end if plan and plan.period else None,
        "pages": document.source.pages,
        "goals": len(plan.goals) if plan else None,
        "measures": sum(len(goal.measures) for goal in plan.goals) if plan else None,
        "reporting_cadence": _cadences(plan.reporting) if plan else None,
        "status": status_of(result).value,
        "message": message_of(result),
        "ocr_pages": document.source.ocr_pages if document.source.pages else None,
    }


def _cadences(reporting: Reporting | None) -> tuple[str, ...] | None:
    return tuple(cadence.value for cadence in reporting.cadences) if reporting else None


def _goal_rows(result: Result) -> Iterator[Row]:
    if result.plan is not None:
        left = restated(result)
        yield from (goal_row(goal, restated=goal.id in left) for goal in result.plan.goals)


def goal_row(goal: Goal, *, restated: bool = False) -> Row:
    """What the table of goals says of one."""
    reporting = goal.reporting
    return {
        "goal_id": goal.id,
        "document_id": goal.document_id,
        "number": _value(goal.number),
        "title": _value(goal.title),
        "statement": _value(goal.statement),
        "level": _value(goal.level),
        "area": _value(goal.area),
        "goal_type": tuple(kind.value for kind in goal.goal_types),
        "goal_type_stated": _value(goal.goal_type_stated),
        "goal_type_basis": goal.goal_type_basis and goal.goal_type_basis.value,
        "result_level": goal.result_level and goal.result_level.value,
        "reporting_cadence": _cadences(reporting),
        "reporting_cadence_scope": reporting.scope.value if reporting and reporting.cadences else None,
        "reporting_text": reporting.text.value if reporting else None,
        "reporting_channel": reporting.channels if reporting else None,
        "reporting_recipient": reporting.recipients if reporting else None,
        "measurement_frequency": goal.measurement_frequency.value.value if goal.measurement_frequency else None,
        "deadline": _value(goal.deadline),
        "deadline_text": _quote(goal.deadline),
        "responsible": _value(goal.responsible),
        "weight": _value(goal.weight),
        "baseline_text": _value(goal.baseline),
        "fulfilment_rule": _value(goal.fulfilment_rule),
        "measures": len(goal.measures),
        "origin": goal.origin.value,
        "confidence": Decimal(f"{goal.confidence:.3f}"),
        **_place(goal.source),
        "ocr_confidence": _rounded(ocr_confidence(goal)),
        **_review(goal.review),
        "restated": "yes" if restated else "",
    }


def _measure_rows(result: Result) -> Iterator[Row]:
    for goal in result.plan.goals if result.plan else ():
        for measure in goal.measures:
            yield measure_row(goal, measure)


def measure_row(goal: Goal, measure: Measure) -> Row:
    """What the table of measures says of one."""
    target = _value(measure.target)
    return {
        "measure_id": measure.id,
        "goal_id": goal.id,
        "document_id": goal.document_id,
        "number": measure.number,
        "text": measure.text.value,
        "indicator": _value(measure.indicator),
        "indicator_group": measure.indicator_group,
        "comparator": target.comparator.value if target else None,
        "target_value": target.value if target else None,
        "target_upper": target.upper if target else None,
        "unit": target.unit if target else None,
        "target_text": _quote(measure.target),
        "target_period": measure.target_period,
        "baseline_value": _value(measure.baseline_value),
        "baseline_text": _value(measure.baseline_text),
        "baseline_period": measure.baseline_period,
        "deadline": _value(measure.deadline),
        "deadline_text": _quote(measure.deadline),
        "weight": _value(measure.weight),
        "result_level": measure.result_level and measure.result_level.value,
        "actual_value": _value(measure.actual_value),
        "actual_text": _value(measure.actual_text),
        **_place(measure.text.source),
        "target_amount": target.amount if target else None,
        "ocr_confidence": _rounded(ocr_confidence(measure)),
        **_review(measure.review),
    }


def _follow_up_rows(result: Result) -> Iterator[Row]:
    for follow_up in result.plan.follow_ups if result.plan else ():
        yield _follow_up_row(follow_up)


def _follow_up_row(follow_up: FollowUp) -> Row:
    return {
        "goal_id": follow_up.goal_id,
        "measure_id": follow_up.measure_id,
        "document_id": follow_up.document_id,
        "period": follow_up.period,
        "status": follow_up.status.value,
        "status_text": follow_up.status_text,
        "actual_value": follow_up.actual_value,
        "actual_text": follow_up.actual_text,
        "explanation": follow_up.explanation,
        "action": follow_up.action,
        **_place(follow_up.source),
        "assessment": follow_up.assessment,
        "prognosis": follow_up.prognosis,
        "trend": follow_up.trend,
        "reached": follow_up.reached and follow_up.reached.value,
    }


def _link_rows(result: Result) -> Iterator[Row]:
    for link in result.links:
        yield {
            "from_document_id": link.from_document_id,
            "from_goal_id": link.from_goal_id,
            "to_document_id": link.to_document_id,
            "to_goal_id": link.to_goal_id,
            "relation": link.relation.value,
            "because": link.because,
        }


def _tree_rows(result: Result) -> Iterator[Row]:
    for place in result.places:
        yield _tree_row(place)


def _tree_row(place: Place) -> Row:
    above, parent = place.above, place.parent_goal_id
    return {
        "goal_id": place.goal_id,
        "parent_goal_id": parent,
        "document_id": place.document_id,
        "parent_document_id": place.parent_document_id,
        "depth": place.depth,
        "because": place.because,
        "relation": place.by and place.by.value,
        "parent_kind": above.kind.value if above else AboveKind.GOAL.value if parent else None,
        "parent_number": above.number if above else None,
        "parent_text": above.text.value if above else place.path[-1] if parent else None,
        "parent_level": above.level if above else None,
        "place": place.order,
        "confidence": Decimal(f"{place.confidence:.2f}"),
        "path": place.path,
        "goals_below": place.below,
        "measures_below": place.measures,
        **(_place(above.text.source) if above else {}),
    }


def _assessment_rows(result: Result) -> Iterator[Row]:
    for judgement in result.assessment.goals if result.assessment else ():
        yield _judgement_row(result.document.id, judgement)


def _judgement_row(document_id: str, judgement: Judgement) -> Row:
    return {
        "goal_id": judgement.goal_id,
        "document_id": document_id,
        "criterion": judgement.criterion,
        "verdict": judgement.verdict.value,
        "because": judgement.because,
        "evidence": judgement.evidence,
        "suggestion": judgement.suggestion,
        "exemplar_id": judgement.exemplar_id,
        "basis": judgement.basis,
        "exemplar_score": None if judgement.exemplar_score is None else Decimal(str(judgement.exemplar_score)),
        "exemplar_match": tuple(match.value for match in judgement.exemplar_match),
        "exemplar_words": judgement.exemplar_words,
    }


def _plan_assessment_rows(result: Result) -> Iterator[Row]:
    for judgement in result.assessment.plan if result.assessment else ():
        yield _plan_judgement_row(judgement)


def _plan_judgement_row(judgement: PlanJudgement) -> Row:
    return {
        "document_id": judgement.document_id,
        "criterion": judgement.criterion,
        "verdict": judgement.verdict.value,
        "value": judgement.value,
        "because": judgement.because,
    }


def findings_of(result: Result) -> tuple[Finding, ...]:
    """Findings of ingest, then of extract."""
    return (*result.document.findings, *(result.plan.findings if result.plan else ()))


def _finding_rows(result: Result) -> Iterator[Row]:
    for finding in findings_of(result):
        yield {
            "document_id": result.document.id,
            "page": finding.page,
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "quote": finding.quote,
        }


_MAKERS: Mapping[str, Callable[[Result], Iterator[Row]]] = {
    "documents": _document_rows,
    "goals": _goal_rows,
    "measures": _measure_rows,
    "follow_ups": _follow_up_rows,
    "links": _link_rows,
    "assessments": _assessment_rows,
    "plan_assessments": _plan_assessment_rows,
    "findings": _finding_rows,
    "goal_tree": _tree_rows,
    "outlook": outlook_rows,
}
