"""The experiment with a learned passage-role classifier: what is learned from, and what a judgement does to the goals."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest

from pipeline.extract import Extractor
from pipeline.packs import load_packs
from tests.samples import ROOT

sys.path.append(str(ROOT / "tests" / "bench"))

from passages import GOAL, MEASURE, NONE, Case, cases
from uses import Judged, Use, best, total

PLAN = """# Resultatplan 2026 for Testkontoret

## Baggrund

Kontoret blev oprettet i 2003 og har siden behandlet sager om tilskud til borgere i hele landet.

## Mål

- Borgerne skal have hurtigere svar på deres ansøgninger.

Det er målet, at 90 pct. af sagerne afgøres inden 30 dage i 2026.

Rejser i tjenesten er billigere end i dag.

## Opfølgning

Kontoret sender en statusrapport til departementet hvert kvartal.
"""
STATED = "Det er målet, at 90 pct. af sagerne afgøres inden 30 dage i 2026."
PASSED_OVER = "Rejser i tjenesten er billigere end i dag."
WISH = "Borgerne skal have hurtigere svar på deres ansøgninger."
DECOY = "Kontoret sender en statusrapport til departementet hvert kvartal."


@pytest.fixture(scope="module")
def extractors() -> dict[str, Extractor]:
    return {"da": Extractor(load_packs()["da"])}


@pytest.fixture
def case(tmp_path, extractors) -> Case:
    gold = {
        "document": {"file": "plan.md", "language": "da"},
        "goals": [{"statement": STATED, "measures": []}, {"statement": PASSED_OVER, "measures": []}],
        "not_goals": [DECOY],
    }
    (tmp_path / "plan.md").write_text(PLAN, "utf-8")
    (tmp_path / "plan.gold.json").write_text(json.dumps(gold), "utf-8")
    made = cases(tmp_path, tmp_path, extractors)
    assert 1 == len(made)
    return made[0]


def judged(case: Case, goals: dict[str, float]) -> Judged:
    """The passages as goals with these probabilities, all others surely none."""
    goal = np.array([goals.get(unit.text, 0.0) for unit in case.units])
    return Judged(case, np.column_stack([goal, np.zeros_like(goal), 1 - goal]))


def test_passages_have_the_label_that_the_gold_gives_them(case):
    labels = {unit.text: (unit.label, unit.decoy) for unit in case.units}

    assert (GOAL, False) == labels[STATED]
    assert (GOAL, False) == labels[PASSED_OVER]
    assert (NONE, True) == labels[DECOY]
    assert (NONE, False) == labels[WISH]


def test_measures_are_told_from_goals(tmp_path, extractors):
    measure = "Mindst 9 af 10 ansøgere får svar inden fristen."
    gold = {
        "document": {"file": "plan.md", "language": "da"},
        "goals": [{"statement": STATED, "measures": [{"text": measure}]}],
    }
    (tmp_path / "plan.md").write_text(PLAN + f"\n- {measure}\n", "utf-8")
    (tmp_path / "plan.gold.json").write_text(json.dumps(gold), "utf-8")

    units = cases(tmp_path, tmp_path, extractors)[0].units

    assert [MEASURE] == [unit.label for unit in units if unit.text == measure]


def test_signs_name_no_word_of_the_text_and_leave_out_what_the_rules_say(case):
    words = {word.strip(".,").lower() for word in PLAN.split() if len(word.strip(".,")) > 6}
    signs = {sign.lower() for unit in case.units for sign in unit.signs}

    assert not [(word, sign) for word in words for sign in signs if word in sign]
    assert not [sign for sign in signs if sign.startswith(("rules", "rule=", "sure="))]


def test_what_the_rules_take_a_passage_for_stands_apart(case):
    taken = {unit.text: unit.rules[0] for unit in case.units}

    assert "rules: goal" == taken[STATED]
    assert "rules: nothing" == taken[PASSED_OVER]


def test_without_a_use_the_figures_are_the_program_s_own(case):
    counts, decoys = judged(case, {}).figures(Use())
    plan = case.extractor.extract(case.document)

    assert len(plan.goals) == counts.tp + counts.fp
    assert (1, 1) == (counts.tp, counts.fn)
    assert 0 == decoys.part


def test_a_veto_strikes_only_what_the_rules_are_not_sure_of(case):
    confidences = {group.confidence for group in case.groups}
    assert min(confidences) <= 0.75 < max(confidences)

    before, _ = judged(case, {}).figures(Use())
    after, _ = judged(case, {}).figures(Use(veto=0.5))

    assert (before.tp, before.fp - 1) == (after.tp, after.fp)


def test_a_probable_goal_is_not_struck(case):
    assert judged(case, {WISH: 0.6}).figures(Use()) == judged(case, {WISH: 0.6}).figures(Use(veto=0.5))


def test_an_addition_finds_what_the_rules_passed_over_and_repeats_nothing(case):
    before, _ = judged(case, {}).figures(Use())
    after, _ = judged(case, {PASSED_OVER: 0.9, STATED: 0.9}).figures(Use(add=0.8))

    assert (before.tp + 1, before.fp, 0) == (after.tp, after.fp, after.fn)


def test_a_decoy_that_is_added_counts_as_taken(case):
    counts, decoys = judged(case, {DECOY: 0.9}).figures(Use(add=0.8, alone=True))

    assert (0, 1, 1) == (counts.tp, counts.fp, decoys.part)


def test_of_equal_uses_the_one_that_does_least_is_chosen(case):
    useless = [judged(case, {STATED: 1.0, WISH: 1.0})]

    assert Use(add=2.0) == best(useless, [Use(add=0.99, veto=0.1), Use(add=2.0), Use(veto=0.3)])
    assert total(useless, Use()) == useless[0].figures(Use())
