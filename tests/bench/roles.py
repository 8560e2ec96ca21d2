"""Does a learned passage-role classifier find goals better than the rules? Rules alone, model alone, both.

Usage: python tests/bench/roles.py [--holdout GOLD DOCUMENTS]...

Trains linear models on corpus/gold that tell goal, measure and neither apart, ten folds by document (each document is
judged by a model that never saw it), and puts them in the program in three places: a veto of goals the rules are not
sure of, an addition of passages the rules passed over, both. Thresholds are chosen on the corpus alone. Each --holdout
is judged by models of the whole corpus. What came of it stands in docs/learned_roles.md. Needs `pip install -e '.[dev,learn]'`; takes about a quarter of an hour.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from passages import GOAL, MEASURE, NONE, TITLE, Case, Unit, cases
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from uses import Judged, Use, best, total

from pipeline.evaluation.align import align_goals
from pipeline.evaluation.scores import Counts
from pipeline.extract import Extractor
from pipeline.packs import load_packs
from pipeline.records import GoalType

ROOT = Path(__file__).resolve().parents[2]
FOLDS = 10
VETOES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
ADDITIONS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
DECOY_WEIGHT = 3.0
STRENGTH = 3.0  # inverse of the L2 penalty
LEAST = 3  # documents of a language with a model of its own
_GRAMS = HashingVectorizer(analyzer="char", ngram_range=(1, 4), n_features=2**16, alternate_sign=False)
VARIANTS = ("stacked", "signs", "both", "both own", "words own")


# ---------------------------------------------------------------------------------------------- models
class Matrix:
    """Passages as hashed features: character n-grams of the words, signs that name no word, or both."""

    def __init__(self, variant: str) -> None:
        kinds = {"signs": ("signs",), "words": ("words",), "both": ("signs", "words"), "stacked": ("signs", "words")}
        self._parts = kinds[variant.split()[0]]
        self._stacked = variant == "stacked"

    def __call__(self, units: Sequence[Unit]) -> csr_matrix:
        made = {
            "signs": lambda: FeatureHasher(2**14, input_type="string", alternate_sign=False).transform(
                [unit.signs + unit.rules * self._stacked for unit in units]
            ).sqrt() * 0.3,
            "words": lambda: _GRAMS.transform([re.sub(r"\d", "0", unit.text) for unit in units]),
        }  # fmt: skip
        return hstack([made[part]() for part in self._parts]).tocsr()


def learn(variant: str, units: Sequence[Unit]) -> Any:
    known = [unit for unit in units if unit.label != TITLE]  # a title above its statement is neither
    weights = np.array([DECOY_WEIGHT if unit.decoy else 1.0 for unit in known])
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3)
    return model.fit(Matrix(variant)(known), [unit.label for unit in known], sample_weight=weights)


def predicted(variant: str, train: Sequence[Case], test: Sequence[Case]) -> list[np.ndarray]:
    """For each document the probability of each role (goal, measure, none) of each of its passages."""
    models: dict[str, Any] = {}
    answers = []
    for case in test:
        own = [other for other in train if other.document.language == case.document.language]
        use = own if variant.endswith(" own") and len(own) >= LEAST else train
        key = case.document.language or "" if use is own else ""
        if key not in models:
            models[key] = learn(variant, [unit for other in use for unit in other.units])
        answers.append(models[key].predict_proba(Matrix(variant)(case.units)))
        assert list(models[key].classes_) == [GOAL, MEASURE, NONE]
    return answers


def cross_validated(variant: str, corpus: Sequence[Case]) -> list[np.ndarray]:
    """Each document by a model of the documents of other folds; a language's documents are dealt out in turn."""
    order: dict[str, int] = defaultdict(int)
    fold = []
    for case in corpus:
        fold.append(order[case.document.language or ""] % FOLDS)
        order[case.document.language or ""] += 1
    answers: list[np.ndarray] = [np.zeros((0, 3))] * len(corpus)
    for this in range(FOLDS):
        inside = [at for at, where in enumerate(fold) if where == this]
        train = [case for at, case in enumerate(corpus) if fold[at] != this]
        for at, answer in zip(inside, predicted(variant, train, [corpus[i] for i in inside]), strict=True):
            answers[at] = answer
    return answers


# ---------------------------------------------------------------------------------------------- figures
def head(variant: str, sets: Sequence[Sequence[Judged]]) -> None:
    names = ["corpus", "held out"][: len(sets)]
    cells = [
        f"{name:>23} {'spur. decoys ' + ' '.join(f'{code:>5}' for code in _codes(judged))}"
        for name, judged in zip(names, sets, strict=True)
    ]
    print(f"{variant:28}" + "  ".join(cells))


def show(name: str, sets: Sequence[Sequence[Judged]], use: Use) -> None:
    """A line of precision, recall and F1, spurious goals and decoys taken, and F1 by language, for each set."""
    cells = []
    for judged in sets:
        counts, decoys = total(judged, use)
        own = (total([one for one in judged if one.case.document.language == code], use)[0] for code in _codes(judged))
        figures = [counts.precision, counts.recall, counts.f1]
        shown = " ".join(f"{figure or 0:7.3f}" for figure in figures)
        cells.append(f"{shown} {counts.fp:5} {decoys.part:6} " + " ".join(f"{c.f1 or 0:.3f}" for c in own))
    print(f"{name:28}" + "  ".join(cells), flush=True)


def _codes(judged: Sequence[Judged]) -> list[str]:
    return sorted({one.case.document.language or "" for one in judged})


def roles_alone(variant: str, name: str, judged: Sequence[Case], answers: Sequence[np.ndarray]) -> None:
    """Passages, whatever becomes of them: F1 of the most probable role."""
    made: dict[str, Counts] = defaultdict(Counts)
    for case, answer in zip(judged, answers, strict=True):
        for unit, row in zip(case.units, answer, strict=True):
            said = (GOAL, MEASURE, NONE)[int(row.argmax())]
            for role in (GOAL, MEASURE):
                if unit.label != TITLE:
                    made[role] += Counts(
                        int(said == unit.label == role),
                        int(said == role != unit.label),
                        int(said != role == unit.label),
                    )
    figures = "  ".join(f"{role} F1 {made[role].f1 or 0:.3f} of {made[role].support}" for role in (GOAL, MEASURE))
    print(f"passages, {variant:10} {name:20} {figures}")


def goal_types(train: Sequence[Case], test: Sequence[Case], name: str) -> None:
    """The type of goals whose gold states or lets infer one, from their words: the model, the commonest type of the
    language, and the rules, which see only the goals they find. Without `test` each document is left out in turn."""
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for case in test or train:
        seen = _typed([other for other in train if other is not case])
        texts, types = zip(*seen, strict=True)
        code = case.document.language or ""
        own = [
            kind for other in train if other is not case for kind in _kinds(other) if other.document.language == code
        ]
        mine = _typed([case])
        for text, kind in mine:
            right[code][0] += 1
            right[code][1] += _guess(texts, types, text) == kind
            right[code][2] += max(sorted(set(own)), key=own.count, default="") == kind
        goals = case.extractor.extract(case.document).goals
        for i, j in align_goals(case.gold.goals, goals):
            if case.gold.goals[i].type:
                right[code][3] += 1
                right[code][4] += _kind(case.gold.goals[i].type) == _kind(goals[j].goal_types)
    for code, (whole, model, common, found, rules) in sorted(right.items()):
        if whole:
            figures = f"model {model}/{whole}, commonest {common}/{whole}, rules {rules}/{found}"
            print(f"goal type, {name} {code}: {figures}")


@cache
def _typing(texts: tuple[str, ...], types: tuple[str, ...]) -> Any:
    return LogisticRegression(C=STRENGTH, max_iter=300).fit(_GRAMS.transform(texts), types)


def _guess(texts: tuple[str, ...], types: tuple[str, ...], text: str) -> str:
    return str(_typing(texts, types).predict(_GRAMS.transform([text]))[0])


def _typed(known: Sequence[Case]) -> list[tuple[str, str]]:
    return [
        (" ".join([goal.words, *(measure.text for measure in goal.measures)]), _kind(goal.type))
        for case in known
        for goal in case.gold.goals
        if goal.type
    ]


def _kinds(case: Case) -> list[str]:
    return [kind for _, kind in _typed([case])]


def _kind(types: Sequence[GoalType]) -> str:
    return "+".join(sorted(types))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--holdout", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "DOCUMENTS"))
    parser.add_argument("--variants", nargs="+", choices=VARIANTS, default=VARIANTS, metavar="VARIANT")
    arguments = parser.parse_args()
    extractors = {code: Extractor(pack) for code, pack in load_packs().items()}
    corpus = cases(ROOT / "corpus" / "gold", ROOT / "corpus" / "plans", extractors)
    unseen = [case for gold, documents in arguments.holdout for case in cases(gold, documents, extractors)]
    print(f"{len(corpus)} documents, {sum(len(case.units) for case in corpus)} passages; {len(unseen)} held out")
    goal_types(corpus, (), "corpus")
    if unseen:
        goal_types(corpus, unseen, "held out")
    for variant in arguments.variants:
        answers = cross_validated(variant, corpus)
        roles_alone(variant, "corpus", corpus, answers)
        judged = [Judged(case, answer) for case, answer in zip(corpus, answers, strict=True)]
        sets = [judged]
        if unseen:
            answers = predicted(variant, corpus, unseen)
            roles_alone(variant, "held out", unseen, answers)
            sets.append([Judged(case, answer) for case, answer in zip(unseen, answers, strict=True)])
        head(variant, sets)
        show("rules alone", sets, Use())
        alone = best(judged, (Use(add=add, alone=True) for add in ADDITIONS))
        veto = best(judged, (Use(veto=veto) for veto in (0.0, *VETOES)))
        add = best(judged, (Use(add=add) for add in (*ADDITIONS, 2.0)))
        both = best(judged, (Use(v, a) for v, a in product((0.0, *VETOES), (*ADDITIONS, 2.0))))
        show(f"model alone (from {alone.add})", sets, alone)
        show(f"veto below {veto.veto}", sets, veto)
        lenient = best(judged, (Use(veto=veto, lenient=True) for veto in (0.0, *VETOES)))
        show(f"lenient veto below {lenient.veto}", sets, lenient)
        show(f"addition from {add.add}", sets, add)
        show(f"both ({both.veto}, {both.add})", sets, both)
        for threshold in VETOES:
            show(f"  veto below {threshold}", sets, Use(veto=threshold))
        for threshold in VETOES:
            show(f"  lenient veto below {threshold}", sets, Use(veto=threshold, lenient=True))
        for threshold in ADDITIONS:
            show(f"  addition from {threshold}", sets, Use(add=threshold))


if __name__ == "__main__":
    main()
