"""Slips in gold, and that our own gold has none."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation import load_gold, match_documents
from pipeline.evaluation.soundness import doubts
from tests.evaluation.gold_factories import gold, gold_goal, gold_measure

CORPUS = Path(__file__).parents[2] / "corpus"


def test_sound_gold_raises_no_doubt() -> None:
    assert [] == doubts(gold(gold_goal("A", gold_measure()), not_goals=("B",), goals_expected=1))


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"goals_expected": 2}, "goals_expected is 2, but 1 goals stand there"),
        ({"not_goals": ("We hope.", "we hope")}, "the not_goal 'wehope' stands there 2 times"),
        ({"not_goals": ("Shorter waiting time.",)}, "the not_goal 'shorterwaitingtime' is the wording of a goal"),
        ({"not_goals": (" - ",)}, "a not_goal has no words"),
    ],
)
def test_a_doubtful_document_is_named(changes: dict[str, Any], doubt: str) -> None:
    assert [f"plan.txt.gold.json: {doubt}"] == doubts(gold(gold_goal("Shorter waiting time"), **changes))


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"comparator": None}, "no comparator"),
        ({"comparator": "between"}, "`between` and `upper` go together"),
        ({"upper": 95}, "`between` and `upper` go together"),
        ({"comparator": "between", "upper": 80}, "the upper bound is not above the lower one"),
        ({"comparator": "between", "value": None, "unit": None, "upper": 9}, "`between` without a lower bound"),
        ({"comparator": "milestone"}, "milestone with a value"),
        ({"value": None}, "a unit without a value"),
    ],
)
def test_a_doubtful_measure_is_named(changes: dict[str, Any], doubt: str) -> None:
    truth = gold(gold_goal("A", gold_measure("Nine in ten", **changes)))

    assert [f"plan.txt.gold.json: goal A, 'Nine in ten': {doubt}"] == doubts(truth)


def test_a_stated_type_must_be_given() -> None:
    assert ["plan.txt.gold.json: goal A: a type is stated, but none is given"] == doubts(
        gold(gold_goal("A", type_stated="Drift"))
    )


def test_our_own_gold_is_sound_and_its_documents_are_there() -> None:
    golds = load_gold(CORPUS / "gold")

    assert [] == [doubt for truth in golds for doubt in doubts(truth)]
    assert len(golds) == len(match_documents(golds, CORPUS / "plans"))
