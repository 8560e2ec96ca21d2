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


ROWS = [
    ["Mål nr.", "Mål", "Indikator", "Resultatkrav", "Resultat", "Vurdering"],
    ["1", "Flere kursister", "Antal kursister", "300", "212", "Ikke opfyldt"],
    ["2a", "Flere består", "Andel der består", "Mindst 80 pct.", "71 pct.", "Ikke opfyldt"],
    ["2b", "Flere består", "Andel der består i andet forsøg", "Mindst 90 pct.", "93 pct.", "Opfyldt"],
]


def told_in(tmp_path, *blocks):
    """Cause and action of each row that a report prints."""
    path = draw([H(1, "Årsrapport 2031"), H(2, "Målrapportering"), *blocks], tmp_path / "rapport.docx")
    plan = read_one(discover([path])[0], Options(language="da")).plan
    return [(one.explanation, one.action) for one in plan.follow_ups]


def test_causes_stand_in_a_table_of_their_own_by_the_numbers_of_the_rows(tmp_path):
    why = [["Mål nr.", "Forklaring", "Opfølgende handling"], ["1", "To lærere var syge.", ""],
           ["2a", "Prøven blev lagt om.", "Der holdes prøveeksamen."]]  # fmt: skip

    assert [("To lærere var syge.", ""), ("Prøven blev lagt om.", "Der holdes prøveeksamen."), ("", "")] == told_in(
        tmp_path, T(ROWS), H(2, "Bemærkninger"), T(why)
    )


def test_a_heading_names_a_goal_by_its_number_and_one_of_its_measures_behind_it(tmp_path):
    notes = [H(2, "Kommentarer til resultaterne"), H(3, "Mål 1"), P("Årsag: To lærere var syge."),
             H(3, "Mål 2, Andel der består"), P("Årsag: Prøven blev lagt om.")]  # fmt: skip
    rows = [["Nr.", *ROWS[0][1:]], *([row[0].rstrip("ab"), *row[1:]] for row in ROWS[1:])]

    assert [("To lærere var syge.", ""), ("Prøven blev lagt om.", ""), ("", "")] == told_in(tmp_path, T(rows), *notes)


def test_headings_or_lines_beneath_a_goal_name_what_measures_it(tmp_path):
    first = [H(3, "Mål 1: Flere kursister"), P("Målopfyldelse: Opfyldt"), P("Der var 312 kursister.")]
    told = [
        ("Andel der består", "Ikke opfyldt", "Andelen var 71 pct."),
        ("Antal forsøg", "Opfyldt", "Der var 93 forsøg."),
    ]
    for shape, level in (("headings", 4), ("lines", 0)):
        second: list = [H(3, "Mål 2: Flere består")]
        for name, verdict, result in told:
            second += [H(level, name) if level else P(name), P(f"Målopfyldelse: {verdict}"), P(result)]
        third = [H(3, "Mål 3: Lavere sygefravær"), P("Målopfyldelse: Opfyldt"), P("Fraværet var 8 dage.")]
        path = draw(
            [H(1, "Årsrapport 2031"), H(2, "Målrapportering"), *first, *second, *third], tmp_path / f"{shape}.docx"
        )
        plan = read_one(discover([path])[0], Options(language="da")).plan
        titles = {goal.id: goal.title.value for goal in plan.goals}

        assert [("Flere kursister", "met"), ("Flere består", "not_met"), ("Flere består", "met"),
                ("Lavere sygefravær", "met")] == [
            (titles[one.goal_id], one.status.value) for one in plan.follow_ups
        ], shape  # fmt: skip
