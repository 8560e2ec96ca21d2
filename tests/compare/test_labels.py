"""Agreement with a reader who labelled goals before the program judged them.

The floors lie below what was measured, so that they tell of a loss and not of a change of one verdict.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

from pipeline.compare import judge
from pipeline.compare.criteria import CRITERIA
from tests.compare.gold_goals import labels, plan_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = ROOT / "corpus" / "gold"
DOCUMENTS = Path(os.environ.get("MAALESTOK_DOCUMENTS", ROOT.parent / "shared" / "documents"))


def agreement(folder, table, packs, catalogue, **changes):
    """By criterion: how many verdicts agree, and how many were labelled."""
    same, total = Counter(), Counter()
    for name, index, verdicts in labels(HERE / table):
        made = plan_of(folder / f"{name}.gold.json", index)
        for each in judge(made.goals[0], made, packs[made.language], catalogue):
            if each.criterion in verdicts:
                total[each.criterion] += 1
                same[each.criterion] += verdicts[each.criterion] == each.verdict
    return same, total


def test_verdicts_on_the_corpus_agree_with_a_reader(packs, catalogue):
    same, total = agreement(CORPUS, "labels_corpus.csv", packs, catalogue)
    shares = {name: same[name] / total[name] for name in CRITERIA}

    assert 65 <= min(total.values())
    assert 0.92 <= sum(same.values()) / sum(total.values()), shares
    assert 0.78 <= min(shares.values()), shares


def test_verdicts_on_the_institute_plan_agree_with_a_reader(packs, catalogue):
    folder = DOCUMENTS / "gold"
    if not folder.is_dir():
        pytest.skip(f"the shared documents are not at {DOCUMENTS}")
    same, total = agreement(folder, "labels_ssi.csv", packs, catalogue)

    assert 96 == sum(total.values())
    assert 80 <= sum(same.values()), same
