"""A pasted text as a goal: labels, cells and header rows give the fields that a table of a plan would give."""

import pytest

from pipeline.compare.evidence import printed
from pipeline.compare.pasted import pasted_goal


def fields(text, packs, language="da"):
    goal = pasted_goal(text, packs[language])
    reporting = goal.reporting.text if goal.reporting else None
    found = {
        "title": printed(goal.title),
        "statement": printed(goal.statement),
        "measures": [printed(measure.text) for measure in goal.measures],
        "before": printed(goal.baseline),
        "reporting": printed(reporting),
        "owner": printed(goal.responsible),
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alle får svar i 2026.", {"statement": "Alle får svar i 2026."}),
        ("Svar\nAlle får svar i 2026.", {"title": "Svar", "statement": "Alle får svar i 2026."}),
        (
            "Mål: Borgerne får svar.\nMåling: Mindst 90 pct. i 2026.\nOpfølgning: hvert kvartal\nAnsvarlig: Kontor Nord",
            {
                "statement": "Borgerne får svar.",
                "measures": ["Mindst 90 pct. i 2026."],
                "reporting": "hvert kvartal",
                "owner": "Kontor Nord",
            },
        ),
        ("Titel: Svar\nMål: Alle får svar.", {"title": "Svar", "statement": "Alle får svar."}),
        ("Mål 1.2 | Hurtige svar | Udgangspunkt: 61 pct.", {"statement": "Hurtige svar", "before": "61 pct."}),
        ("Alle får svar. Ansvarlig: Kontor Nord.", {"statement": "Alle får svar.", "owner": "Kontor Nord."}),
        (
            "Mål\tMåltal 2026\tBaseline 2024\nHurtige svar\t90 pct.\t61 pct.",
            {"statement": "Hurtige svar", "measures": ["90 pct."], "before": "61 pct."},
        ),
        ("Mål\nAlle får svar.\nAnsvarlig\nKontor Nord", {"statement": "Alle får svar.", "owner": "Kontor Nord"}),
        (
            "Måling:\n- Svar inden 5 dage\n- Få klager\nMål: Gode svar",
            {"statement": "Gode svar", "measures": ["- Svar inden 5 dage", "- Få klager"]},
        ),
        # wrapped lines, background, results
        ("Mål: Alle får svar\npå 5 dage.", {"statement": "Alle får svar\npå 5 dage."}),
        ("Mål: Gode svar.\nBaggrund: 14 ansatte og 3 mio. kr.", {"statement": "Gode svar."}),
        ("Gode svar i 2026.\nResultat 2024: 61", {"statement": "Gode svar i 2026.", "before": "61"}),
        ("Resultat: Borgerne får svar.", {"statement": "Borgerne får svar."}),
        ("Gode svar i 2026.\nMåling 2024: 61 pct.", {"statement": "Gode svar i 2026.", "before": "61 pct."}),
        # marked lines under the goal's own words are its measures ...
        (
            "Kortere ventetid for patienter\n- Tid inden 5 dage\n- Højst 20 på venteliste",
            {
                "title": "Kortere ventetid for patienter",
                "measures": ["- Tid inden 5 dage", "- Højst 20 på venteliste"],
            },
        ),
        (
            "Patienter får tid hurtigt.\na) Tid inden 5 dage\nb) Højst 20\npå venteliste\nOpfølgning: hvert kvartal",
            {
                "statement": "Patienter får tid hurtigt.",
                "measures": ["a) Tid inden 5 dage", "b) Højst 20\npå venteliste"],
                "reporting": "hvert kvartal",
            },
        ),
        # ... but not dates, marks out of order, or a list without words above it
        (
            "Hurtig tid\n1. maj åbner klinikken\n1. juni åbner telefonen",
            {"title": "Hurtig tid", "statement": "1. maj åbner klinikken\n1. juni åbner telefonen"},
        ),
        (
            "Hurtig tid\n1) Tid inden 5 dage\n3) Højst 20 på venteliste",
            {"title": "Hurtig tid", "statement": "1) Tid inden 5 dage\n3) Højst 20 på venteliste"},
        ),
        (
            "- Tid inden 5 dage\n- Højst 20 på venteliste",
            {"title": "- Tid inden 5 dage", "statement": "- Højst 20 på venteliste"},
        ),
        # nothing but labels that say nothing of the goal
        ("Ansvarlig: Kontor Nord", {"statement": "Ansvarlig: Kontor Nord", "owner": "Kontor Nord"}),
        ("", {}),
    ],
)
def test_labels_give_the_fields_of_a_goal(packs, text, expected):
    assert expected == fields(text, packs)


def test_an_indicator_and_its_target_are_one_measure_with_the_year_of_the_label(packs):
    (measure,) = pasted_goal("Mål: Gode svar\nIndikator: Tilfredshed\nMålværdi 2027: 82", packs["da"]).measures

    assert "Tilfredshed\n82" == printed(measure.text)
    assert (82, "2027") == (measure.target.value.value, measure.target_period)


def test_full_width_colons_part_labels_and_values(packs):
    assert {"statement": "让群众更快办证。", "owner": "市公安局"} == fields(
        "目标：让群众更快办证。\n责任单位：市公安局", packs, "zh"
    )


def test_what_a_label_says_is_quoted_as_printed(judged):
    text = "Mål: Borgerne venter højst 5 dage i 2026.\nUdgangspunkt: 9 dage i 2024.\nOpfølgning: hvert kvartal."

    found = judged(text, "da")

    assert "met" == found["baseline"].verdict == found["ambition"].verdict == found["followed_up"].verdict
    assert [] == [quote for each in found.values() for quote in each.evidence if quote not in text]
