"""Indicators of an undivided grid go to the goal whose words they share."""

from __future__ import annotations

from pipeline.extract.attach import assigned, tokens_of

GOALS = ["改善河湖水质,整治入河排污口", "扩大园林绿地,建设口袋公园", "提高市民对环境的参与度"]


def test_a_row_goes_to_the_goal_that_shares_its_words() -> None:
    assert assigned(["新建口袋公园", "断面水质优良比例", "市民参与活动人次"], GOALS) == [1, 0, 2]


def test_a_row_that_shares_none_follows_the_rows_it_is_like() -> None:
    rows = ["口袋公园游客人数", "游客满意度"]
    assert assigned(rows, GOALS) == [1, 1]


def test_what_is_like_nothing_is_left_open() -> None:
    assert assigned(["资金到位率"], GOALS) == [None]


def test_words_are_compared_by_stem_where_they_are_spaced() -> None:
    assert tokens_of("Ventetiden for borgere") == {"vente", "borge"}
    assert assigned(["Andel borgere i job"], ["Kortere ventetid", "Flere borgere i arbejde"]) == [1]
