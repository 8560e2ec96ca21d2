"""What the tests of the compare stage share: the catalogue and the packs on disk."""

import pytest

from pipeline.compare import judge_statement, load_catalogue
from pipeline.packs import load_packs


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def packs():
    return load_packs()


@pytest.fixture(scope="session")
def judged(catalogue, packs):
    """Judgements of a bare formulation by criterion."""

    def by_criterion(text, language):
        return {each.criterion: each for each in judge_statement(text, packs[language], catalogue)}

    return by_criterion
