"""The measures of a StratML PerformanceIndicator: one for each target or actual result of its instances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from pipeline.extract.periods import period_label
from pipeline.extract.stratml_tree import Tree
from pipeline.records import Comparator, FollowUp, FollowUpStatus, Measure, Period, ResultLevel, Sourced, Target
from pipeline.stratml import BASELINE, FOLLOW_UP, NARROWER, STAGES

_RULE = "stratml."
_LEVELS = {
    "Input_Processing": ResultLevel.ACTIVITY,
    **{stage: level for level, stage in STAGES.items() if level is not ResultLevel.IMPACT},
}
_STATUSES = {each.value: each for each in FollowUpStatus}
_COMPARATORS = {each.value: each for each in Comparator}


@dataclass(frozen=True, slots=True)
class _Aim:
    """Where a target stands, and the upper bound of a range, which is a result of its own."""

    path: str
    upper: str = ""


class IndicatorReader:
    """Reads measures, without ids, from the tree of one document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def measures(self, path: str) -> Iterator[Measure]:
        """The measures of the indicator at a path; none where it says nothing but its stage."""
        instances = self._tree.numbered(path, "MeasurementInstance")
        found = [measure for inner in instances for measure in self._instance(path, inner)]
        if found:
            yield from found
        elif (dimension := self._tree.text(f"{path}/MeasurementDimension", f"{_RULE}MeasurementDimension")) is not None:
            yield self._measure(path, dimension, dimension)

    def parents(self, path: str) -> Iterator[tuple[str, Sourced[str] | None]]:
        """The goals above its own that an indicator names: the identifier of each, and its words where they stand."""
        for relationship in self._tree.numbered(path, "Relationship"):
            if self._tree.line(f"{relationship}/@RelationshipType") == NARROWER:
                words = self._tree.text(f"{relationship}/Name", f"{_RULE}Relationship.Name")
                for referent in self._tree.numbered(relationship, "ReferentIdentifier"):
                    yield self._tree.line(referent), words

    def follow_ups(self, path: str) -> Iterator[FollowUp]:
        """What follow-ups say of an indicator, still without ids."""
        for instance in self._tree.numbered(path, "MeasurementInstance"):
            for result in self._tree.numbered(instance, "ActualResult"):
                status = self._status(result)
                if status is None:
                    continue
                value = self._tree.number(f"{result}/NumberOfUnits", f"{_RULE}ActualResult.NumberOfUnits")
                text = self._text_of(result) if self._tree.has(f"{result}/Description") else None
                yield FollowUp(
                    goal_id="",
                    document_id="",
                    period=_label(*self._days(result)),
                    status=status,
                    source=self._tree.source(f"{result}/Descriptor/DescriptorValue"),
                    actual_value=value.value if value else None,
                    actual_text=text.value if text else "",
                )

    def _status(self, path: str) -> FollowUpStatus | None:
        """The status that an actual result tells of; None where it is a result and no follow-up."""
        if self._descriptor(path, "Name") != FOLLOW_UP:
            return None
        return _STATUSES.get(self._descriptor(path, "Value"))

    def _instance(self, path: str, instance: str) -> Iterator[Measure]:
        aims = self._aims(self._tree.numbered(instance, "TargetResult"))
        results = self._tree.numbered(instance, "ActualResult")
        before = [each for each in results if self._descriptor(each, "Name").lower() == BASELINE.lower()]
        told = [*before, *(each for each in results if self._status(each) is not None)]
        reached = [each for each in results if each not in told and self._says(each)]
        rows = list(zip_longest(aims, reached)) or ([(None, None)] if before else [])
        for place, (aim, actual) in enumerate(rows):
            measure = self._row(path, aim, actual, before[0] if before and not place else "")
            if measure is not None:
                yield measure

    def _aims(self, targets: list[str]) -> list[_Aim]:
        """The targets that say something; the second of a range belongs to the first."""
        aims: list[_Aim] = []
        for path in filter(self._says, targets):
            last = aims[-1] if aims else None
            if last and not last.upper and self._is_range(path) and self._is_range(last.path):
                aims[-1] = _Aim(last.path, path)
            else:
                aims.append(_Aim(path))
        return aims

    def _row(self, path: str, aim: _Aim | None, actual: str | None, before: str) -> Measure | None:
        tree = self._tree
        dimension = tree.text(f"{path}/MeasurementDimension", f"{_RULE}MeasurementDimension")
        told = tree.text(f"{aim.path}/Description", f"{_RULE}TargetResult.Description") if aim else None
        target = self._target(path, aim) if aim else None
        text = told or dimension or self._words(target) or self._text_of(actual or before)
        if text is None:
            return None
        start, end = self._days(aim.path) if aim else (None, None)
        measure: dict[str, object] = {
            "target": target,
            "target_period": _label(start, end),
            "deadline": self._deadline(aim.path) if aim and start is None and end else None,
        }
        if actual:
            measure["actual_value"] = tree.number(f"{actual}/NumberOfUnits", f"{_RULE}ActualResult.NumberOfUnits")
            measure["actual_text"] = self._text_of(actual)
        if before:
            measure["baseline_value"] = tree.number(f"{before}/NumberOfUnits", f"{_RULE}ActualResult.NumberOfUnits")
            measure["baseline_text"] = self._text_of(before)
            measure["baseline_period"] = _label(*self._days(before))
        indicator = None if told and dimension and told.value == dimension.value else dimension
        return self._measure(path, text, indicator, **measure)

    def _measure(self, path: str, text: Sourced[str], indicator: Sourced[str] | None, **fields: object) -> Measure:
        level = _LEVELS.get(self._tree.line(f"{path}/@ValueChainStage"))
        number = self._tree.line(f"{path}/SequenceIndicator")
        return Measure("", text, number, indicator, result_level=level, **fields)  # type: ignore[arg-type]

    def _target(self, path: str, aim: _Aim) -> Sourced[Target] | None:
        """The target, where there is a number or a descriptor; its quote is the descriptor's, else the number's."""
        number = self._tree.number(f"{aim.path}/NumberOfUnits", f"{_RULE}TargetResult")
        upper = self._tree.number(f"{aim.upper}/NumberOfUnits", f"{_RULE}TargetResult") if aim.upper else None
        name, value = f"{aim.path}/Descriptor/DescriptorName", f"{aim.path}/Descriptor/DescriptorValue"
        place = next((each for each in (value, name) if self._tree.has(each)), "")
        if number is None and not place:
            return None
        source = self._tree.source(place) if place else number.source if number else self._tree.source(name)
        comparator = _COMPARATORS.get(self._descriptor(aim.path, "Name").lower().replace(" ", "_"))
        target = Target(
            comparator or (Comparator.EQUAL if number else Comparator.QUALITATIVE),
            number.value if number else None,
            upper.value if upper else None,
            self._tree.line(f"{path}/UnitOfMeasurement"),
        )
        return Sourced(target, source, f"{_RULE}TargetResult")

    def _words(self, target: Sourced[Target] | None) -> Sourced[str] | None:
        return Sourced(target.source.quote, target.source, target.rule) if target else None

    def _text_of(self, path: str) -> Sourced[str] | None:
        """What is said of a result, verbatim as other readers leave it: its description, else its descriptor."""
        for name in ("Description", "Descriptor/DescriptorValue"):
            if self._tree.has(f"{path}/{name}"):
                place = self._tree.source(f"{path}/{name}")
                return Sourced(place.quote, place, f"{_RULE}ActualResult")
        return None

    def _deadline(self, path: str) -> Sourced[date] | None:
        day = self._tree.day(f"{path}/EndDate")
        return Sourced(day, self._tree.source(f"{path}/EndDate"), f"{_RULE}EndDate") if day else None

    def _days(self, path: str) -> tuple[date | None, date | None]:
        return self._tree.day(f"{path}/StartDate"), self._tree.day(f"{path}/EndDate")

    def _descriptor(self, path: str, part: str) -> str:
        return self._tree.line(f"{path}/Descriptor/Descriptor{part}")

    def _is_range(self, path: str) -> bool:
        return self._descriptor(path, "Name") == Comparator.BETWEEN.value and self._tree.has(f"{path}/NumberOfUnits")

    def _says(self, path: str) -> bool:
        inner = ("NumberOfUnits", "Descriptor/DescriptorName", "Descriptor/DescriptorValue", "Description", "EndDate")
        return any(self._tree.has(f"{path}/{name}") for name in inner)


def _label(start: date | None, end: date | None) -> str:
    """The period as the tables write it; a deadline, which has no start, gives none."""
    return period_label(Period(start, end)) if start and end and start <= end else ""
