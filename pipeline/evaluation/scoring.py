"""Extracted plans against gold: the walk that fills a report.

Counting rules: a right value is a true positive; a wrong value is one false positive *and* one false negative; an extra
one a false positive; an absent one a false negative. Records are aligned one to one first (`align`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Any

from pipeline.evaluation.align import Pairs, align_goals, align_measures
from pipeline.evaluation.decoys import taken
from pipeline.evaluation.fields import DOCUMENT_FIELDS, GOAL_FIELDS, MEASURE_FIELDS, Field
from pipeline.evaluation.gold import Gold, GoldGoal, GoldMeasure
from pipeline.evaluation.grounding import parts, ungrounded
from pipeline.evaluation.scores import (
    ConfidenceBin,
    CorpusSize,
    Counts,
    Failure,
    FieldScore,
    Miss,
    Report,
    Share,
    ShareScore,
)
from pipeline.evaluation.similarity import soft
from pipeline.records import Document, DocumentStatus, Goal, Measure, Plan, Result, Sourced

RECORD_ROWS = {
    "goal found": "aligned",
    "measure found": "aligned",  # inside the goal it belongs to
    "measure anywhere": "aligned",  # whichever goal it was put under
    "goal record": "all right",  # every field of the goal and all its measures
    "measure record": "all right",
}
SHARE_ROWS = {"grounded": 1, "zero-goal documents right": 1, "not-goals taken": 0}
_READ = {DocumentStatus.OK, DocumentStatus.NO_GOALS, DocumentStatus.PARTLY_READ}
_CONFIDENCE_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_FIRST_WORDS = 24  # characters by which the page of missed words is looked up


class _Sheet:
    """The counts of one document while it is walked through."""

    def __init__(self, gold: Gold, document: Document) -> None:
        self.file = gold.document.file
        self.records: dict[str, Counts] = {}
        self.fields: dict[str, Counts] = {}
        self.end_to_end: dict[str, Counts] = {}
        self.shares: dict[str, Share] = {}
        self.confidences: list[tuple[float, bool]] = []
        self.misses: list[Miss] = []
        self._parts = [(soft(text), page) for _, text, page in parts(document)]

    def record(self, row: str, counts: Counts) -> None:
        self.records[row] = self.records.get(row, Counts()) + counts

    def field(self, row: str, counts: Counts, *, found: bool) -> None:
        self.end_to_end[row] = self.end_to_end.get(row, Counts()) + counts
        if found:
            self.fields[row] = self.fields.get(row, Counts()) + counts

    def share(self, row: str, part: int, whole: int) -> None:
        self.shares[row] = self.shares.get(row, Share()) + Share(part, whole)

    def miss(self, kind: str, quote: str, page: int | None, **more: str) -> None:
        self.misses.append(Miss(kind, self.file, page if page is not None else self._page_of(quote), quote, **more))

    def _page_of(self, words: str) -> int | None:
        first = soft(words)[:_FIRST_WORDS]
        return next((page for text, page in self._parts if first and first in text), None)


def score(pairs: Sequence[tuple[Gold, Result]]) -> Report:
    """Every gold document against what was extracted from it. A document that was not read counts as all missed."""
    languages = tuple(sorted({gold.document.language for gold, _ in pairs}))
    sheets: dict[str, list[_Sheet]] = {language: [] for language in languages}
    for gold, result in pairs:
        sheets[gold.document.language].append(_score_document(gold, result))
    every = [sheet for language in languages for sheet in sheets[language]]
    scored: tuple[Field[Any, Any], ...] = (*GOAL_FIELDS, *MEASURE_FIELDS, *DOCUMENT_FIELDS)
    fields = {field.name: field.match for field in scored}

    def rows(names: Mapping[str, str], part: str) -> tuple[FieldScore, ...]:
        return tuple(
            FieldScore(
                name,
                match,
                {code: _total((getattr(s, part).get(name) for s in sheets[code]), Counts()) for code in sheets},
            )
            for name, match in names.items()
        )

    return Report(
        corpus=_corpus_size(pairs),
        failed=tuple(_failure(gold, result) for gold, result in pairs if _read_plan(result) is None),
        languages=languages,
        records=rows(RECORD_ROWS, "records"),
        fields=rows(fields, "fields"),
        end_to_end=rows(fields, "end_to_end"),
        shares=tuple(
            ShareScore(
                name, wanted, {code: _total((s.shares.get(name) for s in sheets[code]), Share()) for code in sheets}
            )
            for name, wanted in SHARE_ROWS.items()
        ),
        reliability=_reliability([pair for sheet in every for pair in sheet.confidences]),
        misses=tuple(miss for sheet in every for miss in sheet.misses),
    )


# ---------------------------------------------------------------------------------------------- one document
def _score_document(gold: Gold, result: Result) -> _Sheet:
    sheet = _Sheet(gold, result.document)
    plan = _read_plan(result)
    goals = plan.goals if plan else ()
    partner = dict(align_goals(gold.goals, goals))
    readings: list[tuple[GoldMeasure, ...]] = []
    for i, gold_goal in enumerate(gold.goals):
        if i in partner:
            readings.append(_pair_of_goals(gold_goal, goals[partner[i]], sheet))
        else:
            readings.append(gold_goal.measures)
            _missed_goal(gold_goal, sheet)
    aligned = {j: gold.goals[i] for i, j in partner.items()}
    for j, goal in enumerate(goals):
        sheet.confidences.append((goal.confidence, j in aligned))
        if j not in aligned:
            _spurious_goal(goal, sheet)
    _measures_anywhere(
        [m for reading in readings for m in reading], [m for goal in goals for m in goal.measures], sheet
    )
    _not_goals(gold, [(goal, aligned[j].words if j in aligned else "") for j, goal in enumerate(goals)], sheet)
    _document_fields(gold, result.document, plan, sheet)
    if not gold.goals:
        sheet.share("zero-goal documents right", int(plan is not None and not goals), 1)
    if plan is not None:
        astray, places = ungrounded(result.document, plan)
        sheet.share("grounded", places - len(astray), places)
        for place in astray:
            sheet.miss("quote not at its place", place.quote, place.page, expected=place.block)
    return sheet


def _pair_of_goals(gold: GoldGoal, goal: Goal, sheet: _Sheet) -> tuple[GoldMeasure, ...]:
    """Fields and measures of a goal that was found; returns the reading of its measures that fits best."""
    sheet.record("goal found", Counts(tp=1))
    right = True
    for field in GOAL_FIELDS:
        counts = compare(field, gold, goal)
        sheet.field(field.name, counts, found=True)
        right &= not (field.decides and (counts.fp or counts.fn))
        _list_field(field, counts, gold, goal, goal.source.quote, goal.source.page, sheet)
    reading, pairs = _best_reading(gold, goal.measures)
    right &= len(pairs) == len(reading) == len(goal.measures)
    for i, j in pairs:
        right &= _pair_of_measures(reading[i], goal.measures[j], sheet)
    for i in sorted(set(range(len(reading))) - {i for i, _ in pairs}):
        _missed_measure(reading[i], sheet, gold.page)
    for j in sorted(set(range(len(goal.measures))) - {j for _, j in pairs}):
        _spurious_measure(goal.measures[j], sheet)
    sheet.record("goal record", Counts(tp=1) if right else Counts(fp=1, fn=1))
    return reading


def _best_reading(gold: GoldGoal, found: Sequence[Measure]) -> tuple[tuple[GoldMeasure, ...], Pairs]:
    """Where the text allows several readings, the one nearest to what was found; the first of equals."""

    def quality(reading: tuple[GoldMeasure, ...]) -> tuple[float, int]:
        pairs = align_measures(reading, found)
        both = len(reading) + len(found)
        right = sum(compare(field, reading[i], found[j]).tp for i, j in pairs for field in MEASURE_FIELDS)
        return (2 * len(pairs) / both if both else 1.0), right

    best = max((gold.measures, *gold.alternatives), key=quality) if gold.alternatives else gold.measures
    return best, align_measures(best, found)


def _pair_of_measures(gold: GoldMeasure, measure: Measure, sheet: _Sheet) -> bool:
    sheet.record("measure found", Counts(tp=1))
    right = True
    for field in MEASURE_FIELDS:
        counts = compare(field, gold, measure)
        sheet.field(field.name, counts, found=True)
        right &= not (counts.fp or counts.fn)
        _list_field(field, counts, gold, measure, measure.text.source.quote, measure.text.source.page, sheet)
    sheet.record("measure record", Counts(tp=1) if right else Counts(fp=1, fn=1))
    return right


def _missed_goal(gold: GoldGoal, sheet: _Sheet) -> None:
    sheet.record("goal found", Counts(fn=1))
    sheet.record("goal record", Counts(fn=1))
    _count_alone(GOAL_FIELDS, gold, sheet)
    sheet.miss("goal missed", gold.statement or gold.title or "", gold.page, expected=gold.words)
    for measure in gold.measures:
        _missed_measure(measure, sheet, gold.page)


def _missed_measure(gold: GoldMeasure, sheet: _Sheet, page: int | None) -> None:
    sheet.record("measure found", Counts(fn=1))
    sheet.record("measure record", Counts(fn=1))
    _count_alone(MEASURE_FIELDS, gold, sheet)
    sheet.miss("measure missed", gold.text, page, expected=gold.text)


def _count_alone(fields: Iterable[Field[Any, Any]], gold: Any, sheet: _Sheet) -> None:
    """End to end, every value of a missed record is missed."""
    for field in fields:
        if field.gold(gold) is not None:
            sheet.field(field.name, Counts(fn=1), found=False)


def _spurious_goal(goal: Goal, sheet: _Sheet) -> None:
    sheet.record("goal found", Counts(fp=1))
    sheet.record("goal record", Counts(fp=1))
    _count_extra(GOAL_FIELDS, goal, sheet)
    wording = goal.statement or goal.title
    rule = wording.rule if wording else ""
    sheet.miss("goal spurious", goal.source.quote, goal.source.page, found=goal.source.quote, rule=rule)
    for measure in goal.measures:
        _spurious_measure(measure, sheet)


def _spurious_measure(measure: Measure, sheet: _Sheet) -> None:
    sheet.record("measure found", Counts(fp=1))
    sheet.record("measure record", Counts(fp=1))
    _count_extra(MEASURE_FIELDS, measure, sheet)
    place = measure.text.source
    sheet.miss("measure spurious", place.quote, place.page, found=measure.text.value, rule=measure.text.rule)


def _count_extra(fields: Iterable[Field[Any, Any]], found: Any, sheet: _Sheet) -> None:
    """End to end, every value of a spurious record is too much."""
    for field in fields:
        if not field.only_where_gold and field.found(found) is not None:
            sheet.field(field.name, Counts(fp=1), found=False)


def _measures_anywhere(golds: Sequence[GoldMeasure], found: Sequence[Measure], sheet: _Sheet) -> None:
    same = len(align_measures(golds, found))
    sheet.record("measure anywhere", Counts(same, len(found) - same, len(golds) - same))


def _not_goals(gold: Gold, goals: Sequence[tuple[Goal, str]], sheet: _Sheet) -> None:
    for snippet in gold.not_goals:
        goal = taken(snippet, goals)
        sheet.share("not-goals taken", int(goal is not None), 1)
        if goal is not None:
            sheet.miss("not-goal taken", goal.source.quote, goal.source.page, expected=f"no goal: {snippet}")


def _document_fields(gold: Gold, document: Document, plan: Plan | None, sheet: _Sheet) -> None:
    if plan is None:
        return _count_alone(DOCUMENT_FIELDS, gold.document, sheet)
    for field in DOCUMENT_FIELDS:
        counts = compare(field, gold.document, (document, plan))
        sheet.field(field.name, counts, found=True)
        _list_field(field, counts, gold.document, (document, plan), plan.title, None, sheet)
    return None


# ---------------------------------------------------------------------------------------------- one field
def compare(field: Field[Any, Any], gold: Any, found: Any) -> Counts:
    """One field of a gold record and the found record it was aligned with."""
    expected, actual = field.gold(gold), field.found(found)
    if expected is None and (actual is None or field.only_where_gold):
        return Counts()
    if expected is None:
        return Counts(fp=1)
    if actual is None:
        return Counts(fn=1)
    return Counts(tp=1) if field.same(expected, actual) else Counts(fp=1, fn=1)


def _list_field(
    field: Field[Any, Any], counts: Counts, gold: Any, found: Any, quote: str, page: int | None, sheet: _Sheet
) -> None:
    if not field.listed or not (counts.fp or counts.fn):
        return
    what = "wrong" if counts.fp and counts.fn else "extra" if counts.fp else "absent"
    read: Sourced[Any] | None = field.sourced(found)
    sheet.miss(
        f"{field.name.removesuffix(' strict')} {what}",
        read.source.quote if read else quote,
        read.source.page if read else page,
        expected=_shown(field.gold(gold)),
        found=_shown(field.found(found)),
        rule=read.rule if read else "",
    )


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, frozenset | tuple):
        return "; ".join(sorted(map(str, value)))
    return value.value if isinstance(value, StrEnum) else str(value)


# ---------------------------------------------------------------------------------------------- all documents
def _read_plan(result: Result) -> Plan | None:
    return result.plan if result.document.status in _READ else None


def _failure(gold: Gold, result: Result) -> Failure:
    document = result.document
    if document.status in _READ:
        return Failure(gold.document.file, "not extracted", "The document was read, but no plan was made of it.")
    return Failure(gold.document.file, document.status.value, document.message)


def _total(parts: Iterable[Any], start: Any) -> Any:
    return sum((part for part in parts if part is not None), start)


def _corpus_size(pairs: Sequence[tuple[Gold, Result]]) -> CorpusSize:
    digest = hashlib.sha256()
    for gold, result in sorted(pairs, key=lambda pair: (pair[0].name, pair[0].document.file)):
        digest.update(gold.model_dump_json().encode())
        digest.update(result.document.source.sha256.encode())
    goals = [goal for gold, _ in pairs for goal in gold.goals]
    return CorpusSize(digest.hexdigest(), len(pairs), len(goals), sum(len(goal.measures) for goal in goals))


def _reliability(confidences: Sequence[tuple[float, bool]]) -> tuple[ConfidenceBin, ...]:
    made = []
    for low, high in pairwise(_CONFIDENCE_BINS):
        right = [is_right for confidence, is_right in confidences if low <= confidence < high]
        made.append(ConfidenceBin(low, min(high, 1.0), Share(sum(right), len(right))))
    return tuple(made)
