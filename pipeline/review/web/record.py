"""The right side: a goal with every field, its measures and its verdicts, ready to be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Goal, Judgement, Measure, Review
from pipeline.report.tables import WORDS, Column
from pipeline.review.fields import GOAL_COLUMNS, MEASURE_COLUMNS, goal_values, measure_values, source_of
from pipeline.review.web.texts import PageTexts

_LONG = ("title", "statement", "reporting_text", "baseline_text", "fulfilment_rule", "text", "indicator", "actual_text")
_FIRST_OF_GOAL = ("number", "title", "statement", "goal_type", "reporting_cadence", "deadline", "responsible")
_FIRST_OF_MEASURE = ("text", "indicator", "comparator", "target_value", "unit", "deadline")
_LEVEL, _UNIT = "level", "unit"  # columns and vocabularies of the same name
_LINE = 38  # characters of a line in the form
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of the form. `kind` is text, long, number, date, choice or choices."""

    name: str
    label: str
    kind: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    known: str = ""  # as it stands, where something else was typed and refused
    source: str = ""  # quote, page and rule, for hovering
    hint: str = ""  # the word for a value of the program's own in a field that may hold any text
    lines: int = 1
    changed: bool = False
    first: bool = False  # shown even when empty
    error: str = ""
    record: str = ""  # goal or measure id
    measure: str = ""

    @property
    def chosen(self) -> list[str]:
        """The words chosen of a field with several."""
        return [word.strip() for word in self.value.split(";") if word.strip()]

    @property
    def chosen_words(self) -> list[str]:
        """The same for people."""
        return [text for value, text in self.options if value in self.chosen]

    @property
    def id(self) -> str:
        """The id of the control."""
        return f"f-{self.record}-{self.name}"


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its fields."""

    id: str
    number: int
    name: str
    shown: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    review: Review | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict in words."""

    label: str
    verdict: str
    word: str
    because: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """Everything the right side shows of a goal."""

    goal: Goal
    shown: tuple[FieldView, ...]
    more: tuple[FieldView, ...]
    measures: tuple[MeasureView, ...]
    verdicts: tuple[VerdictView, ...]


def record_view(goal: Goal, judgements: Sequence[Judgement], labels: Mapping[str, str], t: PageTexts) -> RecordView:
    """The form of a goal."""
    views = [goal_field(goal, name, t) for name in GOAL_COLUMNS]
    return RecordView(
        goal,
        tuple(view for view in views if view.first or view.value),
        tuple(view for view in views if not (view.first or view.value)),
        tuple(_measure(goal, measure, number, t) for number, measure in enumerate(goal.measures, 1)),
        verdict_views(judgements, labels, t),
    )


def verdict_views(judgements: Sequence[Judgement], labels: Mapping[str, str], t: PageTexts) -> tuple[VerdictView, ...]:
    """The verdicts in words, in their order."""
    return tuple(
        VerdictView(
            labels.get(each.criterion, each.criterion), each.verdict.value, t.word("verdict", each.verdict.value),
            each.because, each.suggestion,
        )
        for each in judgements
    )  # fmt: skip


def goal_field(goal: Goal, name: str, t: PageTexts, value: str | None = None, error: str = "") -> FieldView:
    """One field of a goal; `value` is what was typed, where it was refused."""
    column = GOAL_COLUMNS[name]
    known = goal_values(goal).get(name, "")
    typed = known if value is None else value
    return _view(goal, column, known, typed, t, name in _FIRST_OF_GOAL, error, goal.id, "")


def measure_field(
    goal: Goal, measure: Measure, name: str, t: PageTexts, value: str | None = None, error: str = ""
) -> FieldView:
    """One field of a measure."""
    column = MEASURE_COLUMNS[name]
    known = measure_values(goal, measure).get(name, "")
    first = name in _FIRST_OF_MEASURE
    typed = known if value is None else value
    return _view(measure, column, known, typed, t, first, error, measure.id, measure.id)


def _view(
    record: Goal | Measure,
    column: Column,
    known: str,
    value: str,
    t: PageTexts,
    first: bool,
    error: str,
    id: str,
    measure: str,
) -> FieldView:
    kind, options = _kind(column, t, value)
    lines = sum(1 + len(line) // _LINE for line in value.split("\n")) if kind == "long" else 1
    changed = record.review is not None and column.name in record.review.fields
    hint = t.words(_UNIT).get(value, "") if column.name == _UNIT else ""
    label, told = t.field(column.name), _told(record, column.name, t)
    return FieldView(
        column.name, label, kind, value, options, known, told, hint,
        min(max(lines, 1), _MOST_LINES), changed, first, error, id, measure,
    )  # fmt: skip


def _kind(column: Column, t: PageTexts, value: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    if column.vocabulary is not None:
        words = WORDS[column.vocabulary]
        options = tuple((each.value, t.word(words, each.value)) for each in column.vocabulary)
        return ("choices" if column.listed else "choice"), options
    if column.name == _LEVEL:  # a plan's own may be another
        known = t.words(_LEVEL)
        return "choice", tuple((known if value in ("", *known) else {**known, value: value}).items())
    if column.kind in ("number", "date"):
        return column.kind, ()
    return ("long" if column.name in _LONG else "text"), ()


def _told(record: Goal | Measure, name: str, t: PageTexts) -> str:
    source = source_of(record, name)
    if source is None:
        return ""
    quote = " ".join(source.source.quote.split())
    quote = quote if len(quote) <= 300 else quote[:299] + "…"
    key = "goal.source_page" if source.source.page else "goal.source"
    return t(key, quote=quote, page=source.source.page, basis=t.word("basis", source.basis.value), rule=source.rule)


def _measure(goal: Goal, measure: Measure, number: int, t: PageTexts) -> MeasureView:
    views = [measure_field(goal, measure, name, t) for name in MEASURE_COLUMNS]
    shown = tuple(view for view in views if view.first or view.value)
    more = tuple(view for view in views if not (view.first or view.value))
    text = " ".join(measure.text.value.split())
    return MeasureView(measure.id, number, text[:80], shown, more, measure.review)
