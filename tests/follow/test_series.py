"""Whole series of invented documents, read from their files: follow-ups and links against what a person reads."""

from functools import cache

import pytest

from pipeline.follow import link
from pipeline.records import Result
from tests.follow.measuring import (
    all_series,
    eighth_series,
    eleventh_series,
    fifth_series,
    fourth_series,
    measure_follow_ups,
    measure_links,
    ninth_series,
    read_series,
    second_series,
    seventh_series,
    show,
    sixth_series,
    tenth_series,
    third_series,
)

SETS = (
    all_series, second_series, third_series, fourth_series, fifth_series, sixth_series, seventh_series, eighth_series,
    ninth_series, tenth_series, eleventh_series,
)  # fmt: skip
SERIES = {series.name: series for each in SETS for series in each()}


@cache
def results(name: str, folder: object) -> dict[str, Result]:
    return read_series(SERIES[name], folder)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return tmp_path_factory.mktemp("series")


@pytest.mark.parametrize("name", SERIES)
def test_status_result_cause_and_action_are_read_for_the_right_goal_and_period(name, drawn):
    measured = measure_follow_ups(SERIES[name], results(name, drawn / name))

    assert "" == "\n".join(show(measured).splitlines()[1:])


@pytest.mark.parametrize("name", [name for name, series in SERIES.items() if series.links])
def test_the_same_goal_is_found_again_with_what_became_of_it(name, drawn):
    mine = results(name, drawn / name)
    found = measure_links(SERIES[name], mine, link(mine.values()))

    assert [] == found.misses + found.relation.misses


def test_documents_of_several_institutions_in_one_run_are_kept_apart(drawn):
    together = {name: results(name, drawn / name) for name in SERIES}
    of = {r.document.id: name for name, mine in together.items() for r in mine.values()}
    links = list(link(r for mine in together.values() for r in mine.values()))

    assert [] == [one for one in links if of[one.from_document_id] != of[one.to_document_id]]
    assert {name for name, series in SERIES.items() if series.links} <= {of[one.to_document_id] for one in links}
