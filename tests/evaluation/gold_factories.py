"""Gold with defaults that agree with `tests.factories`: what a test does not state is right on both sides."""

from __future__ import annotations

from typing import Any

from pipeline.evaluation.gold import Gold, GoldGoal, GoldMeasure


def gold_measure(text: str = "At least 90 percent of cases are decided within 30 days.", **changes: Any) -> GoldMeasure:
    """The gold of `factories.measure()`."""
    return GoldMeasure.model_validate(
        {"comparator": "at_least", "value": 90, "unit": "percent"} | changes | {"text": text}
    )


def gold_goal(title: str | None = "Shorter waiting time", *measures: GoldMeasure, **changes: Any) -> GoldGoal:
    """The gold of `factories.goal()`."""
    return GoldGoal.model_validate({"title": title, "measures": measures} | changes)


def gold(
    *goals: GoldGoal, language: str = "xx", file: str = "plan.txt", not_goals: tuple[str, ...] = (), **more: Any
) -> Gold:
    """The gold of one document."""
    document = {"file": file, "language": language, **more}
    return Gold.model_validate(
        {"name": f"{file}.gold.json", "document": document, "goals": goals, "not_goals": not_goals}
    )
