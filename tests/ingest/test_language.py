"""The language of a document, among those expected; never a silent guess."""

import pytest

from pipeline.ingest.language import detect, sample_of
from pipeline.packs import LanguagePack
from pipeline.records import Cell, Passage, PassageKind, Table
from tests.ingest.shown import PACKS
from tests.samples import corpus_results


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "Ventetiden nedbringes, så borgerne får svar inden for tredive dage, og målet følges op hvert halvår.",
            "da",
            id="Danish",
        ),
        pytest.param(
            "Handläggningstiden ska minska så att medborgarna får besked inom trettio dagar och målet följs upp.",
            "sv",
            id="Swedish",
        ),
        pytest.param("到2027年，城镇新增就业三十万人，各部门每季度报送进展情况。", "zh", id="Chinese"),
        pytest.param("主要目标 约束性 95%", "zh", id="short Chinese, which the stock detector calls Korean"),
        pytest.param("加強公共服務，提升民眾滿意度，逐年檢討績效指標。", "zh", id="traditional characters"),
        pytest.param(
            "Målet er å redusere saksbehandlingstiden slik at ingen må vente mer enn tretti dager på svar fra etaten.",
            "nb",
            id="Norwegian, which is not Danish",
        ),
        pytest.param("Andel ärenden KPI 2024 2025 som avgörs i tid av myndigheten under året", "sv", id="table words"),
    ],
)
def test_the_pack_is(text, code):
    assert (code, "") == detect(text, PACKS)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param(
            "The agency aims to reduce waiting times so that nobody waits for more than thirty days for a reply.",
            "English, for which there is no language pack",
            id="English",
        ),
        pytest.param("業務の効率化を進め、住民の満足度を高めることを目標とする。", "Japanese or Korean", id="Japanese"),
        pytest.param("95 % 2024", "too little text to tell the language", id="figures only"),
        pytest.param(
            "Ελληνικό κείμενο για τους στόχους της υπηρεσίας μας", "not certain which language this is", id="Greek"
        ),
    ],
)
def test_without_a_pack_the_note_says_why(text, note):
    language, said = detect(text, PACKS)

    assert language is None
    assert note in said


def test_the_answer_is_the_same_every_time():
    text = "Mål og resultat for styrelsen"

    assert 1 == len({detect(text, PACKS) for _ in range(20)})


def test_a_language_is_known_by_its_pack_alone():
    text = "Ventetiden nedbringes, så borgerne får svar inden for tredive dage, og målet følges op hvert halvår."
    others = {code: pack for code, pack in PACKS.items() if "da" not in pack.settings.detected_as}

    assert detect(text, others)[0] is None


def test_a_neighbour_without_its_pack_is_not_called_by_the_name_of_another():
    text = "Målet er å redusere saksbehandlingstiden slik at ingen må vente mer enn tretti dager på svar fra etaten."
    others = {code: pack for code, pack in PACKS.items() if "no" not in pack.settings.detected_as}

    assert (None, "Norwegian, for which there is no language pack") == detect(text, others)


def test_without_any_profile_no_language_is_guessed():
    pack = PACKS["da"]
    settings = pack.settings.model_copy(update={"detected_as": (), "neighbours": {}})
    silent = {"da": LanguagePack(settings, pack.raw, pack.folder)}

    assert (None, "not certain which language this is") == detect("Ventetiden nedbringes for alle borgere.", silent)


def test_every_sample_plan_is_known_by_the_language_of_its_folder():
    read = {(result.document.source.path, result.document.language) for result in corpus_results()}

    assert [] == sorted((path, language) for path, language in read if path.split("/")[0] != language)


def test_the_sample_is_running_text_and_cells():
    blocks = [
        Passage("p1", "Side 3", PassageKind.FURNITURE),
        Passage("p2", "Mål ..... 3", PassageKind.CONTENTS),
        Passage("p3", "Vi svarer hurtigt.", PassageKind.PARAGRAPH),
        Table("t1", (Cell("t1.r0c0", 0, 0, "Svartid"), Cell("t1.r0c1", 0, 1, "")), 1, 2),
    ]

    assert "Vi svarer hurtigt.\nSvartid" == sample_of(blocks)
