"""Blocks with labels: where a label stands and what is said under it."""

import pytest

from tests.extract.reading import readers, texts
from tests.factories import document, passage


def parts(code: str, text: str, start: int = 0) -> list[tuple[str, str]]:
    made = document(passage(text, id="p1"), language=code, path="plan.docx")
    block = texts(made, code)["p1"]
    return [
        (part.field, block.text[part.start : part.end].strip()) for part in readers(code).labels.parts(block, start)
    ]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        pytest.param(
            "da",
            "Resultatkrav: Mindst 90 pct. er tilfredse. Frist: 1. juli 2025. Vægt: 15 pct.",
            [("measure", "Mindst 90 pct. er tilfredse."), ("deadline", "1. juli 2025."), ("weight", "15 pct.")],
            id="labels that open sentences",
        ),
        pytest.param(
            "da",
            "Kortere ventetid\nResultatkrav: Mindst 90 pct.\nAnsvarlig: Kontoret",
            [("", "Kortere ventetid"), ("measure", "Mindst 90 pct."), ("responsible", "Kontoret")],
            id="labels that open printed lines",
        ),
        pytest.param("da", "Ingen labels her, kun tekst.", [("", "Ingen labels her, kun tekst.")], id="no label"),
        pytest.param(
            "sv",
            "Indikator: Nöjd kund-index\nMålvärde: 75",
            [("indicator", "Nöjd kund-index"), ("target", "75")],
            id="Swedish",
        ),
        pytest.param(
            "zh",
            "责任单位:教育局。绩效目标:改善办学条件。",
            [("responsible", "教育局。"), ("goal", "改善办学条件。")],
            id="Chinese",
        ),
    ],
)
def test_a_passage_is_cut_at_its_labels(code, text, expected):
    assert expected == parts(code, text)


def test_what_stands_before_the_start_is_left_out():
    assert [("measure", "Mindst 90 pct.")] == parts("da", "- Resultatkrav: Mindst 90 pct.", start=2)


@pytest.mark.parametrize(
    ("text", "field"),
    [("Resultatkrav", "measure"), ("Frist:", "deadline"), ("Resultatkrav.", None), ("Ventetid", None)],
)
def test_a_label_may_stand_alone_on_its_line(text, field):
    found = readers("da").labels.alone(text.rstrip(":"))

    assert field == (found.field if found else None)


@pytest.mark.parametrize(("text", "field"), [("Anm.: tallene er foreløbige", "note"), ("Mindst 90 pct.", None)])
def test_the_label_that_opens_a_text(text, field):
    assert field == readers("da").labels.opening(text)


def test_a_field_in_the_brackets_of_a_label_is_found_with_its_value():
    label = "Resultatkrav 1a (vægt 15 pct.)"
    field, span = readers("da").labels.in_brackets(label)

    assert ("weight", "15 pct.") == (field, label[slice(*span)])
    assert readers("da").labels.in_brackets("Resultatkrav 1a (se bilag 2)") is None


def test_a_label_of_how_things_are_may_close_with_a_full_stop():
    assert [("baseline", "Hver femte borger venter en måned.")] == parts(
        "da", "Udgangspunkt. Hver femte borger venter en måned."
    )
