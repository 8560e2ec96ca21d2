"""Lenses: chosen by country and publisher, and they weigh the same verdicts differently."""

import pytest

from pipeline.compare import choose_lens, compare, figure
from pipeline.errors import UsageError
from pipeline.records import Judgement, Verdict
from tests.factories import goal, plan


@pytest.mark.parametrize(
    ("country", "publisher", "lens"),
    [
        ("DK", "Styrelsen for Vand", "da_catalogue"),
        ("SE", "Vattenverket", "sv_state"),
        ("SE", "Lindvik kommun, socialnämnden", "sv_local"),
        ("SE", "Region Mellansund", "sv_local"),
        ("CN", "青禾区民政局", "zh_budget"),
        ("", "", "da_catalogue"),
        ("NO", "Vanndirektoratet", "nb_state"),
        ("NO", "Lyngvær kommune", "nb_local"),
        ("FI", "Vesihallitus", "da_catalogue"),
    ],
)
def test_the_lens_follows_country_and_publisher(catalogue, country, publisher, lens):
    assert lens == choose_lens(plan(country=country, publisher=publisher), catalogue).id


def test_a_lens_can_be_asked_for(catalogue, packs):
    made = plan(goal("Ro", "Ro i haven."), country="DK", language="da")

    assert "sv_state" == compare(made, packs["da"], catalogue, lens="sv_state").lens


def test_an_unknown_lens_is_refused_with_the_known_ones(catalogue):
    with pytest.raises(UsageError, match="da_catalogue"):
        choose_lens(plan(), catalogue, "no_such_lens")


def test_the_same_miss_counts_by_what_the_lens_asks(catalogue):
    verdicts = {"result": Verdict.MET, "quantified": Verdict.NOT_MET}
    judgements = [Judgement("g1", name, verdict, "") for name, verdict in verdicts.items()]
    values = {name: figure(judgements, lens, catalogue).value for name, lens in catalogue.lenses.items()}

    assert 1.0 == values["sv_state"]  # does not ask for figures
    assert 0.75 == values["da_catalogue"]  # good practice: 1 of 3 + 1
    assert 0.6 == values["sv_local"]  # expected: 2 of 3 + 2
    assert 0.4 == values["zh_budget"]  # required 3, while the result is expected 2


def test_a_figure_shows_its_parts_and_leaves_out_what_cannot_be_told(catalogue):
    lens = catalogue.lenses["da_catalogue"]
    judgements = [Judgement("g1", "result", Verdict.PARTLY, ""), Judgement("g1", "ambition", Verdict.CANNOT_TELL, "")]

    found = figure(judgements, lens, catalogue)

    assert {"result": (3, 0.5)} == found.parts
    assert 0.5 == found.value


def test_nothing_decided_gives_no_figure(catalogue):
    lens = catalogue.lenses["da_catalogue"]

    assert figure([Judgement("g1", "ambition", Verdict.CANNOT_TELL, "")], lens, catalogue).value is None
