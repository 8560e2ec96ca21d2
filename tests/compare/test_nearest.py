"""The nearest exemplar: same field first, and nothing where nothing is near."""

from dataclasses import replace

import pytest

from pipeline.compare.nearest import ExemplarIndex
from pipeline.compare.similarity import Similarity
from pipeline.records import ExemplarMatch, GoalType


@pytest.mark.parametrize(
    ("language", "text", "exemplar"),
    [
        ("da", "Kommunen behandler byggetilladelser hurtigere.", "da-municipal-building"),
        ("da", "Eleverne bliver bedre læsere i 2. klasse.", "da-education-reading"),
        ("sv", "Handläggningen av bygglov ska bli snabbare.", "sv-municipal-permit"),
        ("sv", "Fler elever ska klara matematiken i årskurs 9.", "sv-education-maths"),
        ("zh", "缩短患者门诊候诊时间。", "zh-health-appointment"),
        ("zh", "提升公交准点率。", "zh-transport-bus"),
    ],
)
def test_the_nearest_exemplar_speaks_of_the_same(catalogue, language, text, exemplar):
    found = ExemplarIndex(catalogue, language).nearest(text, ())

    assert exemplar == found["result"].exemplar.id
    assert found["result"].shared


def test_an_exemplar_is_shown_only_for_criteria_that_it_meets(catalogue):
    found = ExemplarIndex(catalogue, "da").nearest("Byggetilladelser til enfamiliehuse", (GoalType.OPERATIONS,))

    assert [] == [name for name, near in found.items() if name not in near.exemplar.meets]


def test_the_words_in_common_are_words_of_the_goal(catalogue):
    danish = ExemplarIndex(catalogue, "da").nearest("Byggetilladelser til enfamiliehuse gives hurtigere", ())["owner"]
    chinese = ExemplarIndex(catalogue, "zh").nearest("提升公交准点率", ())["owner"]

    assert {"byggetilladelser", "enfamiliehuse"} <= set(danish.shared)
    assert "公交" in "".join(chinese.shared)
    assert set("".join(chinese.shared)) <= set("提升公交准点率")


def test_where_the_own_language_has_none_another_gives_one_of_the_same_field(catalogue):
    bare = replace(catalogue, exemplars=tuple(each for each in catalogue.exemplars if each.language != "da"))
    found = ExemplarIndex(bare, "da").nearest("Patienternes ventetid på sygehuset", (GoalType.OPERATIONS,))

    assert {"health"} == {near.exemplar.field for near in found.values()}
    assert {(ExemplarMatch.FIELD, ExemplarMatch.KIND, ExemplarMatch.OTHER_LANGUAGE)} == {
        near.match for near in found.values() if near.exemplar.kind == "operations"
    }
    assert "operations" == found["result"].exemplar.kind
    assert 0.3 == found["result"].score


def test_the_own_language_comes_first(catalogue):
    found = ExemplarIndex(catalogue, "da").nearest("Patienternes ventetid på sygehuset", ())

    assert {"da"} == {near.exemplar.language for near in found.values()}
    assert ExemplarMatch.FIELD in found["result"].match


def test_without_a_policy_field_no_other_language_is_asked(catalogue):
    bare = replace(catalogue, exemplars=tuple(each for each in catalogue.exemplars if each.language != "da"))

    assert {} == ExemplarIndex(bare, "da").nearest("Xyzzy plugh kvux.", (GoalType.OPERATIONS,))


def test_nothing_is_shown_where_nothing_is_near(catalogue):
    assert {} == ExemplarIndex(catalogue, "da").nearest("Xyzzy plugh kvux.", ())


def test_a_language_without_exemplars_gives_none(catalogue):
    assert {} == ExemplarIndex(catalogue, "xx").nearest("Kortere ventetid", ())


def test_the_same_kind_decides_between_equals(catalogue):
    index = ExemplarIndex(catalogue, "da")
    text = "Patienternes ventetid på sygehuset"

    assert "operations" == index.nearest(text, (GoalType.OPERATIONS,))["owner"].exemplar.kind


def test_a_text_is_most_like_itself():
    texts = ["kortere ventetid for patienter", "flere træer langs vejene", "缩短候诊时间"]
    similarity = Similarity(texts)

    for index, text in enumerate(texts):
        scores = similarity.scores(text)

        assert pytest.approx(1.0, abs=1e-6) == scores[index]
        assert index == scores.index(max(scores))


def test_texts_without_a_common_run_are_not_alike():
    assert [0.0] == Similarity(["kortere ventetid"]).scores("缩短候诊时间")
