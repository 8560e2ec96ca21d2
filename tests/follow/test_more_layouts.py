"""Layouts of follow-up beside plain tables: cards, a sheet for each half-year, one light for several measures."""

import docx
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw
from tests.follow.measuring import wording


def follow_ups(path, language="da"):
    """`goal | measure | period | status | result` of each follow-up; the files are too short to tell their language."""
    plan = read_one(discover([path])[0], Options(language=language)).plan
    goals = {goal.id: wording(goal) for goal in plan.goals}
    measures = {measure.id: measure.text.value for goal in plan.goals for measure in goal.measures}
    return [
        (
            goals[one.goal_id],
            measures.get(one.measure_id, ""),
            one.period,
            one.status.value,
            str(one.actual_value or ""),
        )
        for one in plan.follow_ups
    ]


def test_a_card_for_each_goal_is_read_by_its_labels(tmp_path):
    made = docx.Document()
    made.add_heading("Halvårsopfølgning 2024 for Søfartsskolen", 0)
    for goal, light, result, cause in (
        ("Flere praktikpladser", "Gul", "41 pladser", "To rederier har udskudt optaget."),
        ("Lavere frafald", "Grøn", "7 pct.", ""),
    ):
        card = made.add_table(5, 2, style="Table Grid")
        for row, (label, value) in enumerate(
            [("Mål", goal), ("Status", light), ("Resultat", result), ("Årsag", cause), ("Handling", "")]
        ):
            card.cell(row, 0).text, card.cell(row, 1).text = label, value
        made.add_paragraph("")
    made.save(tmp_path / "cards.docx")

    assert [
        ("Flere praktikpladser", "", "2024-H1", "at_risk", "41"), ("Lavere frafald", "", "2024-H1", "on_track", "7"),
    ] == follow_ups(tmp_path / "cards.docx")  # fmt: skip


def test_a_sheet_for_each_half_year_has_the_period_of_its_name(tmp_path):
    book = Workbook()
    for number, name in enumerate(("1. halvår 2024", "2. halvår 2024")):
        sheet = book.active if not number else book.create_sheet()
        sheet.title = name
        sheet.append(["Nr.", "Mål", "Resultatkrav", "Status", "Årsag (hvis gul eller rød)"])
        sheet.append([1, "Kortere ventetid", "Mindst 90 pct. inden for 30 dage", ("Gul", "Grøn")[number], ""])
        sheet.append([2, "Flere tilsyn", "Mindst 200 tilsyn", ("Grøn", "Rød")[number], ""])
    book.save(tmp_path / "opfoelgning_2024.xlsx")
    found = [(number, period, status) for goal, _, period, status, _ in follow_ups(tmp_path / "opfoelgning_2024.xlsx")
             for number in goal[:1]]  # fmt: skip

    assert [("1", "2024-H1", "at_risk"), ("2", "2024-H1", "on_track"), ("1", "2024-H2", "on_track"),
            ("2", "2024-H2", "off_track")] == found  # fmt: skip


def test_one_light_over_several_measures_is_the_goals(tmp_path):
    green, red = "00B050", "FF0000"
    table = T(
        [
            ["Mål", "Bedömning", "Indikator", "Målvärde", "Utfall 2023"],
            ["Trygg hemtjänst", "", "Andel trygga brukare", "90 %", "91 %"],
            ["", "", "Andel nöjda anhöriga", "80 %", "82 %"],
            ["Frisk personal", "", "Sjukfrånvaro", "7 %", "8,4 %"],
        ],
        merges=[(1, 0, 2, 0), (1, 1, 2, 1)],
        fills={(1, 1): green, (3, 1): red},
    )
    legend = P("Grönt = målet är uppfyllt, rött = målet är inte uppfyllt.")
    path = draw([H(1, "Verksamhetsberättelse 2023 för omsorgsnämnden"), table, legend], tmp_path / "year.docx")

    assert [
        ("Trygg hemtjänst", "", "2023", "met", ""),
        ("Trygg hemtjänst", "Andel trygga brukare", "2023", "unknown", "91"),
        ("Trygg hemtjänst", "Andel nöjda anhöriga", "2023", "unknown", "82"),
        ("Frisk personal", "Sjukfrånvaro", "2023", "not_met", "8.4"),
    ] == follow_ups(path, "sv")


def test_a_colour_without_a_legend_is_unknown_and_kept(tmp_path):
    book = Workbook()
    book.active.append(["Nr.", "Mål", "Status"])
    for number, (name, fill) in enumerate((("Kortere ventetid", "00B050"), ("Flere tilsyn", "FF0000")), 1):
        book.active.append([number, name, ""])
        book.active.cell(number + 1, 3).fill = PatternFill("solid", fgColor=fill)
    book.save(tmp_path / "status_2024.xlsx")
    plan = read_one(discover([tmp_path / "status_2024.xlsx"])[0], Options(language="da")).plan

    assert [("unknown", "#00b050"), ("unknown", "#ff0000")] == [
        (f.status.value, f.status_text) for f in plan.follow_ups
    ]


def test_the_half_year_template_left_blank_follows_nothing_up(tmp_path):
    blank = [
        "[Nr.]",
        "[Beskrivelse af målet]",
        "[Beskrivelse af resultatkrav]",
        "[rød/gul/grøn]",
        "[rød/gul/grøn]",
        "[Vurdering]",
    ]
    table = T([["Nr.", "Mål", "Resultatkrav", "1. halvår", "2. halvår", "Vurdering af opfyldelse"], blank])
    path = draw([H(1, "Mål- og resultatplan 2023"), H(2, "Skabelon for afrapportering"), table], tmp_path / "plan.html")

    assert [] == follow_ups(path)


def test_a_cross_in_one_of_several_columns_has_the_status_of_its_header(tmp_path):
    table = T(
        [
            ["Nr.", "Mål", "Resultat", "Opfyldt", "Delvist opfyldt", "Ikke opfyldt"],
            ["1", "Kortere ventetid", "91 pct.", "X", "", ""],
            ["2", "Flere tilsyn", "180 tilsyn", "", "X", ""],
            ["3", "Lavere sygefravær", "11 dage", "", "", "X"],
        ]
    )
    path = draw([H(1, "Årsrapport 2024 for Søfartsskolen"), H(2, "Målopfyldelse"), table], tmp_path / "crosses.html")

    assert [("met", "91"), ("partly_met", "180"), ("not_met", "11")] == [one[3:] for one in follow_ups(path)]


def test_a_cross_under_a_colour_is_that_light(tmp_path):
    table = T(
        [
            ["Mål", "Status", "", "", "Kommentar"],
            ["", "Grøn", "Gul", "Rød", ""],
            ["Kortere ventetid", "x", "", "", ""],
            ["Flere tilsyn", "", "", "x", "To stillinger er ubesatte."],
        ],
        head=2,
        merges=[(0, 1, 0, 3)],
    )
    path = draw([H(1, "Statusrapport 3. kvartal 2024 for Søfartsskolen"), table], tmp_path / "lights.docx")

    assert [("2024-Q3", "on_track"), ("2024-Q3", "off_track")] == [one[2:4] for one in follow_ups(path)]
