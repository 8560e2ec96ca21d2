"""The codebook's tie-breaks hold in every language."""

import tomllib
from pathlib import Path

import pytest

ROWS = tomllib.loads((Path(__file__).parent / "tie_breaks.toml").read_text("utf-8"))["row"]
LANGUAGES = sorted({key for row in ROWS for key in row} - {"rule", "criterion", "verdict"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['criterion']}: {row['rule']}")
def test_a_tie_break_of_the_codebook_holds(judged, row, language):
    judgement = judged(row[language], language)[row["criterion"]]

    assert row["verdict"] == judgement.verdict, judgement.because


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['criterion']}: {row['rule']}")
def test_every_tie_break_has_a_row_in_every_language(row):
    assert set(LANGUAGES) <= row.keys()
