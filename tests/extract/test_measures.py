"""A text that states measures, cut into one piece for each."""

import pytest

from pipeline.extract.measures import is_enumerated
from tests.extract.reading import readers, texts
from tests.factories import document, passage


def pieces(code: str, text: str) -> list[tuple[str, str]]:
    """Kind and words of each piece; line breaks of the text are the author's."""
    known = texts(document(passage(text, id="p1"), language=code, path="plan.docx"), code)
    block = known["p1"]
    found = readers(code).splitter.pieces(block, 0, len(block.text), known.meant_breaks("p1"))
    return [(piece.kind, block.text[piece.start : piece.end]) for piece in found]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param(
            "da", "1) Mindst 90 pct. er tilfredse. 2) Højst 4 pct. klager.",
            ["1) Mindst 90 pct. er tilfredse.", "2) Højst 4 pct. klager."], id="numbered conditions",
        ),
        pytest.param(
            "da", "a. Mindst 90 pct. er tilfredse. b. Alle gange er ryddet i bygning a. i 2026.",
            ["Mindst 90 pct. er tilfredse.", "Alle gange er ryddet i bygning a. i 2026."], id="lettered conditions",
        ),
        pytest.param(
            "da", "1. halvår 2025: Styrelsen udpeger 1-3 samarbejder. Styrelsen igangsætter samarbejderne.",
            ["1. halvår 2025: Styrelsen udpeger 1-3 samarbejder.", "Styrelsen igangsætter samarbejderne."],
            id="an ordinal is no list marker",
        ),
        pytest.param(
            "da", "Styrelsen styrker datagrundlaget  Styrelsen bidrager til minimum 40 projekter",
            ["Styrelsen styrker datagrundlaget", "Styrelsen bidrager til minimum 40 projekter"],
            id="sentences run together with a wide gap",
        ),
        pytest.param(
            "da", "Styrelsen styrker  datagrundlaget.", ["Styrelsen styrker datagrundlaget."], id="a wide gap before a small letter",
        ),
        pytest.param(
            "sv", "• Minst 88 procent är behöriga. • Högst 6 procent är frånvarande.",
            ["Minst 88 procent är behöriga.", "Högst 6 procent är frånvarande."], id="bullets in a line",
        ),
        pytest.param(
            "zh", "建成三座水厂。改造管网120公里。", ["建成三座水厂。", "改造管网120公里。"], id="Chinese sentences",
        ),
        pytest.param(
            "da", "Mindst 90 pct. er tilfredse\nHøjst 5 klager",
            ["Mindst 90 pct. er tilfredse", "Højst 5 klager"], id="lines of their own",
        ),
        pytest.param(
            "da", "Mindst 90 pct. af alle\nansøgere er tilfredse.", ["Mindst 90 pct. af alle ansøgere er tilfredse."],
            id="a line that goes on with a small letter",
        ),
    ],
)  # fmt: skip
def test_each_stated_measure_is_a_piece(code, text, expected):
    assert [("measure", words) for words in expected] == pieces(code, text)


def test_a_piece_says_what_it_is():
    text = (
        "Afvigelsen må ikke overstige 5 pct. Afvigelsen måles kvartalsvis. Der afrapporteres halvårligt. "
        "Målet anses som opnået når 1) kravet er nået og 2) planen følges."
    )

    assert ["measure", "frequency", "reporting", "fulfilment", "fulfilment", "fulfilment"] == [
        kind for kind, _ in pieces("da", text)
    ]


def test_a_past_result_with_a_figure_is_a_level_before():
    assert "baseline" == pieces("da", "I 2023 faldt ventetiden til 30 dage.")[0][0]


def test_short_points_after_a_lead_are_measures_of_it():
    text = "Styrelsen udpeger to tiltag, som forbedrer følgende målepunkter:\n- Tillid til ledelsen\n- Indflydelse i arbejdet"
    known = texts(document(passage(text, id="p1"), path="plan.docx"), "da")
    block = known["p1"]
    found = readers("da").splitter.pieces(block, 0, len(block.text), known.meant_breaks("p1"))

    assert [False, True, True] == [piece.led for piece in found]
    assert ["Tillid til ledelsen", "Indflydelse i arbejdet"] == [block.text[p.start : p.end] for p in found if p.led]


@pytest.mark.parametrize("text", ["", "   ", "Ansøgernes syn på sagen"])
def test_a_text_that_states_nothing_has_no_measure(text):
    assert not [kind for kind, _ in pieces("da", text) if kind == "measure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1) kravet", True),
        ("a) kravet", True),
        ("- kravet", True),
        ("一是建成水厂", True),
        ("Kravet 1)", False),
        ("2025 er året", False),
    ],
)
def test_an_enumerated_text_begins_with_a_marker(text, expected):
    assert expected is is_enumerated(text)
