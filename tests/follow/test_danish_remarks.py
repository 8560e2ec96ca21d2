"""Danish annual reports: a table of results, and beneath it why goals fell short."""

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw


def test_why_a_goal_lapsed_is_no_action_though_it_names_a_later_year(tmp_path):
    rows = [
        ["Nr.", "Mål", "Resultatkrav", "Opnået resultat", "Målopfyldelse"],
        ["1", "Flere lånere på museet", "Mindst 300 lånere", "312 lånere", "Opfyldt"],
        ["2", "Salg af billetter på nettet", "Mindst 60 pct. sælges på nettet", "-", "Udgået"],
    ]
    why = "Målet udgik den 3. juni 2024, da billetsystemet først kan købes i 2026."
    blocks = [H(1, "Årsrapport 2024"), H(2, "Målrapportering"), T(rows), H(2, "Uddybning"),
              H(3, "Mål 2: Salg af billetter på nettet"), P(why)]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "rapport.docx")])[0], Options(language="da")).plan

    told = [(one.status.value, one.actual_text, one.explanation, one.action) for one in plan.follow_ups]
    assert [("met", "312 lånere", "", ""), ("lapsed", "", why, "")] == told


def test_what_a_body_does_from_now_on_is_an_action(tmp_path):
    rows = [
        ["Nr.", "Mål", "Resultatkrav", "Opnået resultat", "Målopfyldelse"],
        ["1", "Flere kursister", "Mindst 300 kursister", "312 kursister", "Opfyldt"],
        ["2", "Flere består prøven", "Mindst 80 pct.", "71 pct.", "Ikke opfyldt"],
    ]
    told = "Mange kursister har fået nyt arbejde. Skolen tilbyder nu undervisning om aftenen."
    blocks = [H(1, "Årsrapport 2031"), H(2, "Målrapportering"), T(rows), H(2, "Uddybning"),
              H(3, "Mål 2: Flere består prøven"), P(told)]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "rapport.docx")])[0], Options(language="da")).plan

    assert ("Mange kursister har fået nyt arbejde.", "Skolen tilbyder nu undervisning om aftenen.") == (
        plan.follow_ups[1].explanation,
        plan.follow_ups[1].action,
    )


def test_when_a_figure_will_be_known_explains_that_there_is_none(tmp_path):
    rows = [
        ["Nr.", "Mål", "Resultatkrav", "Resultat", "Status", "Bemærkninger"],
        ["1", "Flere kursister", "Mindst 300 kursister", "162 kursister", "Grøn", ""],
        ["2", "Tilfredse kursister", "Mindst 80 pct. er tilfredse", "-", "-", "Målingen gennemføres i oktober."],
    ]
    blocks = [H(1, "Halvårsstatus 2031"), P("Pr. 30. juni 2031"), T(rows)]
    plan = read_one(discover([draw(blocks, tmp_path / "status.docx")])[0], Options(language="da")).plan

    assert [("", ""), ("Målingen gennemføres i oktober.", "")] == [
        (one.explanation, one.action) for one in plan.follow_ups
    ]


def test_a_verdict_that_names_the_result_of_one_row_is_said_of_that_row(tmp_path):
    rows = [
        ["Mål", "Indikator", "Resultatkrav", "Opnået resultat", "Målopfyldelse"],
        ["1. Flere består", "Andel der består første gang", "Mindst 80 pct.", "71 pct.", "Delvist opfyldt"],
        ["1. Flere består", "Andel der består i alt", "Mindst 90 pct.", "93 pct.", "Opfyldt"],
        ["2. Flere kursister", "Antal kursister", "Mindst 300", "312", "Opfyldt"],
    ]
    told = "Kravet blev ikke nået fuldt ud, fordi optaget steg. Andelen faldt fra 74 pct. i 2030 til 71 pct. i 2031."
    blocks = [H(1, "Årsrapport 2031"), H(2, "Målrapportering"), T(rows), H(2, "Uddybning"),
              H(3, "Mål 1: Flere består"), P(told)]  # fmt: skip
    plan = read_one(discover([draw(blocks, tmp_path / "rapport.docx")])[0], Options(language="da")).plan

    assert ["partly_met", "met", "met"] == [one.status.value for one in plan.follow_ups]
    assert "fordi optaget steg" in plan.follow_ups[0].explanation
    assert "" == plan.follow_ups[1].explanation
