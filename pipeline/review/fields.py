"""The fields that a person may correct: the columns of goals.csv and measures.csv that are not places or ids.

A value is read and written as the text of its column (`as_text`), so that page, workbook and journal say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from pipeline.errors import MaalestokError
from pipeline.records import Basis, Goal, Measure, Reporting, Scope, Source, Sourced, Target
from pipeline.report.cells import EDITABLE
from pipeline.report.rows import goal_row, measure_row
from pipeline.report.tables import GOALS, MEASURES, Column, TableShape, as_text
from pipeline.review.decisions import Values

T = TypeVar("T")

RULE = "review"  # the rule of a value that a person gave
GOAL_FIELDS, MEASURE_FIELDS = EDITABLE["goals"], EDITABLE["measures"]
_ATTRIBUTES = {"baseline_text": "baseline"}  # of goals, where the record has another name
_TARGET = {"comparator": "comparator", "target_value": "value", "target_upper": "upper", "unit": "unit"}
_LONGEST = 100_000  # characters of one value


class FieldError(MaalestokError):
    """A value does not fit its field; the message says what would."""


def columns_of(shape: TableShape, names: tuple[str, ...]) -> dict[str, Column]:
    """The columns with these names, in their order."""
    return {column.name: column for column in shape.columns if column.name in names}


GOAL_COLUMNS: Mapping[str, Column] = columns_of(GOALS, GOAL_FIELDS)
MEASURE_COLUMNS: Mapping[str, Column] = columns_of(MEASURES, MEASURE_FIELDS)


# ---------------------------------------------------------------------------------------------- reading
def goal_values(goal: Goal) -> Values:
    """Field to text; fields without a value are left out."""
    return _values(goal_row(goal), GOAL_FIELDS)


def measure_values(goal: Goal, measure: Measure) -> Values:
    """Field to text of a measure; fields without a value are left out."""
    return _values(measure_row(goal, measure), MEASURE_FIELDS)


def _values(row: Mapping[str, Any], names: tuple[str, ...]) -> Values:
    texts = ((name, as_text(row.get(name))) for name in names)
    return {name: text for name, text in texts if text}


def source_of(record: Goal | Measure, field: str) -> Sourced[Any] | None:
    """Where the value of a field was read; None where it has no place of its own."""
    if field.startswith("reporting_"):
        reporting = getattr(record, "reporting", None)
        return reporting.text if reporting else None
    if isinstance(record, Measure) and field in _TARGET:
        return record.target
    name = _ATTRIBUTES.get(field, field) if isinstance(record, Goal) else field
    value = getattr(record, name, None)
    return value if isinstance(value, Sourced) else None


# ---------------------------------------------------------------------------------------------- checking
def parsed(column: Column, text: str) -> Any:
    """The value that a text means in a column; None for an empty one. Raises FieldError."""
    text = text.strip()
    if len(text) > _LONGEST:
        raise FieldError(f"{column.name} has {len(text)} characters; at most {_LONGEST} fit.")
    if column.vocabulary is not None:
        words = [word.strip() for word in text.split(";") if word.strip()] if column.listed else [text] if text else []
        chosen = tuple(dict.fromkeys(_word(column, word) for word in words))
        return chosen if column.listed else next(iter(chosen), None)
    if column.listed:
        return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))
    if not text:
        return None
    if column.kind == "number":
        return _number(column, text)
    if column.kind == "date":
        return _day(column, text)
    return text


def _word(column: Column, word: str) -> Any:
    assert column.vocabulary is not None
    try:
        return column.vocabulary(word)
    except ValueError:
        known = ", ".join(each.value for each in column.vocabulary)
        raise FieldError(f"{word!r} is no {column.name}; write one of {known}.") from None


def _number(column: Column, text: str) -> Decimal:
    try:
        number = Decimal(text)
        if not number.is_finite() or abs(number.adjusted()) > 30:
            raise InvalidOperation
    except InvalidOperation:
        raise FieldError(
            f"{text!r} is no {column.name}; write a number with a decimal point and nothing else, as in 7.5."
        ) from None
    return number


def _day(column: Column, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FieldError(f"{text!r} is no {column.name}; write a day as in 2026-12-31.") from None


# ---------------------------------------------------------------------------------------------- writing
def with_goal_value(goal: Goal, field: str, text: str, place: Source | None = None) -> Goal:
    """The goal with another value in a field; its place is where the old one stood, or where words were marked.
    Raises FieldError for a value that does not fit, and where neither title nor statement would be left."""
    value = parsed(_column(GOAL_COLUMNS, field), text)
    if field.startswith("reporting_"):
        return _changed(goal, reporting=_reporting(goal, field, value, place))
    if field == "goal_type":
        basis = goal.goal_type_basis or (Basis.STATED if goal.goal_type_stated else Basis.INFERRED)
        return _changed(goal, goal_types=value, goal_type_basis=basis if value else None)
    if field in ("goal_type_basis", "result_level"):
        return _changed(goal, **{field: value})
    name = _ATTRIBUTES.get(field, field)
    changed = _changed(goal, **{name: _sourced(value, getattr(goal, name), place, goal.source)})
    if changed.title is None and changed.statement is None:
        raise FieldError("A goal needs a title or a statement; reject it if it is none.")
    if place is not None and field == ("statement" if changed.statement else "title"):
        changed = _changed(changed, source=place)
    return changed


def _reporting(goal: Goal, field: str, value: Any, place: Source | None) -> Reporting | None:
    old = goal.reporting or Reporting((), Scope.GOAL, Sourced("", goal.source, RULE))
    if field == "reporting_text":
        new = _changed(old, text=Sourced(value or "", place or old.text.source, RULE))
    else:
        name = {"reporting_cadence": "cadences", "reporting_cadence_scope": "scope", "reporting_channel": "channels",
                "reporting_recipient": "recipients"}[field]  # fmt: skip
        new = _changed(old, **{name: value or Scope.GOAL if name == "scope" else value})
    said = new.cadences or new.channels or new.recipients or new.text.value
    return new if said else None


def with_measure_value(measure: Measure, field: str, text: str, place: Source | None = None) -> Measure:
    """The measure with another value in a field. Raises FieldError."""
    value = parsed(_column(MEASURE_COLUMNS, field), text)
    around = measure.text.source
    if field in _TARGET:
        return _changed(measure, target=_target(measure, field, value, place))
    if field == "text":
        if value is None:
            raise FieldError("A measure needs its text; remove the measure if it is none.")
        return _changed(measure, text=_sourced(value, measure.text, place, around))
    if field in ("number", "indicator_group", "target_period", "baseline_period"):
        return _changed(measure, **{field: value or ""})
    if field == "result_level":
        return _changed(measure, result_level=value)
    return _changed(measure, **{field: _sourced(value, getattr(measure, field), place, around)})


def _target(measure: Measure, field: str, value: Any, place: Source | None) -> Sourced[Target] | None:
    if field == "comparator" and value is None:
        return None
    if measure.target is None and value is None:
        return None
    if measure.target is None and field != "comparator":
        raise FieldError("Choose the comparator first: without one there is no target.")
    old = measure.target.value if measure.target else Target(value)
    new = _changed(old, **{_TARGET[field]: "" if value is None and field == "unit" else value})
    new = _changed(new, amount=_amount(old, new))
    return _sourced(new, measure.target, place, measure.text.source)


def _amount(old: Target, new: Target) -> Decimal | None:
    """The amount in base units, as far as the old one tells how many a unit is; a new unit tells nothing."""
    if new.value is None or old.unit != new.unit or not old.value or old.amount is None:
        return None
    return new.value * old.amount / old.value


def _sourced(value: Any, old: Sourced[Any] | None, place: Source | None, around: Source) -> Sourced[Any] | None:
    """The value at the words that were marked, else where the old one stood, else at its record's own place."""
    if value is None:
        return None
    return Sourced(value, place or (old.source if old is not None else around), RULE)


def _column(columns: Mapping[str, Column], field: str) -> Column:
    if field not in columns:
        raise FieldError(f"There is no field {field!r}; fields: {', '.join(columns)}.")
    return columns[field]


def _changed(record: T, **values: Any) -> T:
    """`dataclasses.replace` for names that are only known at run time."""
    changed: Any = record
    made: T = replace(changed, **values)
    return made
