"""Formulations before and after by the codebook's tie-breaks get the verdicts that the codebook gives them."""

import tomllib
from pathlib import Path

import pytest

PAIRS = tomllib.loads((Path(__file__).parent / "before_after.toml").read_text("utf-8"))["pair"]
FIELDS = {"criterion", "verdicts"}


def case(pair, language):
    return pytest.param(pair, language, id=f"{language} {pair['criterion']}: {pair[language][0][:40]}")


CASES = [case(pair, language) for pair in PAIRS for language in sorted(pair.keys() - FIELDS)]


@pytest.mark.parametrize(("pair", "language"), CASES)
def test_each_half_of_a_pair_gets_the_verdict_of_the_codebook(judged, pair, language):
    halves = [judged(text, language)[pair["criterion"]] for text in pair[language]]

    assert pair["verdicts"] == [half.verdict for half in halves], [half.because for half in halves]
