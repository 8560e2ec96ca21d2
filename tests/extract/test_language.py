"""Sentence ends and cue words: what spaCy is given from the pack."""

import pytest

from pipeline.extract.language import sentence_spans
from pipeline.packs import load_pack
from tests.extract.reading import analyser


def sentences(text: str, code: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, load_pack(code))]


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        pytest.param("da", "Ventetiden falder. Fejlene falder.", 2, id="two sentences"),
        pytest.param("da", "Udgiften er 7,5 mio. kr. pr. år jf. bilag 2.", 1, id="abbreviations"),
        pytest.param("da", "Se jf. bilag 2. Der måles årligt.", 2, id="a number ends a sentence before a capital"),
        pytest.param("da", "Målet nås i 1. halvår 2025.", 1, id="an ordinal"),
        pytest.param(
            "da", "Afvigelsen er under 5 pct. Styrelsen følger den.", 2, id="a unit ends a sentence before a capital"
        ),
        pytest.param("da", "Mindst 90 pct. af sagerne afgøres.", 1, id="a unit goes on with a small letter"),
        pytest.param("da", "1. Styrelsen udpeger to tiltag.", 1, id="a list marker is no sentence"),
        pytest.param("da", "Aftalen er indgået med A. Berg.", 1, id="an initial"),
        pytest.param("da", "Er det nået? Ja! Alle svarer.", 3, id="question and exclamation"),
        pytest.param("da", "Det er ”målet.” Styrelsen svarer.", 2, id="a closing quotation mark"),
        pytest.param("da", "Ventetiden er 12.500 timer.", 1, id="a thousands point"),
        pytest.param("sv", "Kostnaden är 3 milj. kr enl. bilaga 2.", 1, id="Swedish abbreviations"),
        pytest.param("sv", "Det gäller bl.a. skolan. Måtten följs.", 2, id="an abbreviation of several points"),
        pytest.param("sv", "Redovisas senast den 1 mars. Nämnden följer upp.", 2, id="Swedish sentences"),
        pytest.param("zh", "到2025年,单位能耗降低13.5%。森林覆盖率达到24.1%。", 2, id="a decimal point in Chinese"),
        pytest.param("zh", "增长5%左右;就业1200万人以上。", 1, id="a semicolon parts clauses, not sentences"),
        pytest.param("zh", "建成三座水厂。改造管网。提高水质!", 3, id="no space between Chinese sentences"),
    ],
)
def test_a_text_has_so_many_sentences(code, text, count):
    assert count == len(sentences(text, code)), sentences(text, code)


@pytest.mark.parametrize("code", ["da", "nb", "sv", "zh"])
@pytest.mark.parametrize("text", ["", " ", "...", "Mål", "。。"])
def test_sentences_are_trimmed_and_never_empty(code, text):
    assert all(part == part.strip() and part for part in sentences(text, code))


@pytest.mark.parametrize(
    ("code", "text", "kind", "words"),
    [
        ("da", "Styrelsen skal reducere ventetiden.", "commitment", "skal"),
        ("da", "Niveauet fastholdes på 98 pct.", "maintain", "fastholdes"),
        ("sv", "Nämnden ska minska utsläppen.", "commitment", "ska"),
        ("sv", "Vi behöver förenkla vår administration.", "need", "behöver"),
        ("zh", "将推进数字化。", "commitment", "将"),
        ("zh", "国家提出到2025年达到20%。", "other_owner", "国家提出"),
    ],
)
def test_cue_words_are_found_with_their_place(code, text, kind, words):
    found = analyser(code)(text).of(kind)

    assert words in [text[cue.start : cue.end] for cue in found]


def test_cues_are_asked_for_within_a_stretch():
    analysis = analyser("da")("Styrelsen skal svare. Borgerne venter.")

    assert analysis.has("commitment")
    assert not analysis.has("commitment", start=20)
    assert not analysis.has("need")


def test_cues_stand_in_order_of_place():
    places = [cue.start for cue in analyser("sv")("Nämnden ska öka andelen och ska minska kostnaden.").cues]

    assert sorted(places) == places


def test_an_analysis_is_kept_until_it_is_dropped():
    analyse = analyser("da")
    first = analyse("Styrelsen svarer.")
    same = analyse("Styrelsen svarer.")
    analyse.forget()

    assert first is same
    assert first is not analyse("Styrelsen svarer.")
