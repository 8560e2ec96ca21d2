"""What the catalogue claims of itself: exemplars meet their criteria, pairs rise, and words alone gain nothing."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pipeline.compare import load_catalogue
from pipeline.records import Verdict

HERE = Path(__file__).parent
CATALOGUE = load_catalogue()
LANGUAGES = sorted({exemplar.language for exemplar in CATALOGUE.exemplars})
MORE_PAIRS = tomllib.loads((HERE / "pairs.toml").read_text("utf-8"))["pair"]
PARAPHRASES = tomllib.loads((HERE / "paraphrases.toml").read_text("utf-8"))["paraphrase"]
PADDINGS = tomllib.loads((HERE / "padding.toml").read_text("utf-8"))["padding"]
SMALLER = {"nb"}  # languages whose part of the catalogue is still small
RANK = {Verdict.NOT_MET: 0, Verdict.CANNOT_TELL: 1, Verdict.PARTLY: 2, Verdict.MET: 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_good_exemplars_meet_their_criteria_in_95_of_100_cases(judged, language):
    claims = [
        (exemplar.id, criterion, judgement)
        for exemplar in CATALOGUE.exemplars
        if exemplar.language == language
        for criterion, judgement in judged(exemplar.text, language).items()
        if criterion in exemplar.meets
    ]
    missed = [(id, name, each.because) for id, name, each in claims if each.verdict is not Verdict.MET]

    assert 0.95 <= 1 - len(missed) / len(claims), missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_improved_half_of_a_pair_rises_in_90_of_100_cases(judged, language):
    pairs = [(pair.criterion, pair.weak, pair.improved) for pair in CATALOGUE.pairs if pair.language == language]
    pairs += [(row["criterion"], row["weak"], row["improved"]) for row in MORE_PAIRS if row["language"] == language]
    stuck = []
    for criterion, *texts in pairs:
        weak, improved = (judged(text, language)[criterion] for text in texts)
        if RANK[improved.verdict] <= RANK[weak.verdict]:
            stuck.append((texts[1], weak.because, improved.because))

    assert 0.9 <= 1 - len(stuck) / len(pairs), stuck


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paraphrase_changes_no_verdict_in_95_of_100_cases(judged, language):
    changed, count = [], 0
    for row in PARAPHRASES:
        if row["language"] == language:
            one, other = judged(row["one"], language), judged(row["other"], language)
            count += len(one)
            changed += [(row["other"], name, one[name].because, other[name].because) for name in one
                        if one[name].verdict is not other[name].verdict]  # fmt: skip

    assert 0.95 <= 1 - len(changed) / count, changed


@pytest.mark.parametrize("row", PADDINGS, ids=lambda row: row["padded"][:60])
def test_mere_length_and_figures_gain_nothing(judged, row):
    plain, padded = judged(row["plain"], row["language"]), judged(row["padded"], row["language"])

    assert {} == {
        name: padded[name].because for name in plain if RANK[padded[name].verdict] > RANK[plain[name].verdict]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_exemplars_across_fields_and_pairs_for_every_criterion(language):
    exemplars = [exemplar for exemplar in CATALOGUE.exemplars if exemplar.language == language]
    paired = Counter(pair.criterion for pair in CATALOGUE.pairs if pair.language == language)
    full = language not in SMALLER

    assert (40 if full else 15) <= len(exemplars)
    assert (13 if full else 10) <= len({exemplar.field for exemplar in exemplars})
    assert {"operations", "development"} == {exemplar.kind for exemplar in exemplars}
    assert {name for name, entry in CATALOGUE.criteria.items() if entry.level == "goal"} == paired.keys()
    assert not full or min(paired.values()) >= 4
