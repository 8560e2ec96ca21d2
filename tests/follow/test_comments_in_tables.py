"""Goals whose results stand in a table: comments in rows across it, and verdicts and words in sections of their own."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

KEY = {
    "da": "Signaturforklaring: ▲ målet forventes nået  ■ usikkert, om målet nås  ▼ målet forventes ikke nået  "
    "– intet resultat endnu",
    "sv": "Teckenförklaring: ▲ målet nås vid årets slut  ■ osäkert om målet nås  ▼ målet nås inte  – inget utfall ännu",
}
INTERIM = {
    "da": ("Halvårsrapport 2024", ("Indikator", "Mål 2024", "Resultat 1. halvår", "Prognose"), [
        ["Mål 1. Bøgerne findes på hylden"], ["Andel fundne bøger", "95 pct.", "91 pct.", "■"],
        ["Tid til opstilling", "2 dage", "3 dage", "■"],
        ["Kommentar: Flytningen til kælderen varede ti uger.\nHandling: Hylderne mærkes op i september."],
        ["Mål 2. Læserne er glade"], ["Tilfredshed", "80", "", "–"], ["Antal klager", "højst 9", "4", "▲"],
    ]),
    "sv": ("Delårsrapport augusti 2024", ("Indikator", "Målvärde 2024", "Utfall jan–aug", "Prognos"), [
        ["Mål 1. Böckerna står på sin plats"], ["Andel återfunna böcker", "95 %", "91 %", "■"],
        ["Tid till uppställning", "2 dagar", "3 dagar", "■"],
        ["Kommentar: Flytten till källaren tog tio veckor.\nÅtgärd: Hyllorna märks upp i november."],
        ["Mål 2. Låntagarna är nöjda"], ["Nöjdhet", "80", "", "–"], ["Antal klagomål", "högst 9", "4", "▲"],
    ]),
}  # fmt: skip


def _told(blocks, path):
    return read_one(discover([draw(blocks, path)])[0], Options()).plan.follow_ups


@pytest.mark.parametrize("suffix", [".html", ".docx"])
@pytest.mark.parametrize("code", INTERIM)
def test_a_comment_across_the_table_is_said_of_the_rows_above_it(tmp_path, code, suffix):
    title, heads, rows = INTERIM[code]
    across = [(n, 0, n, 3) for n, row in enumerate(rows, 1) if len(row) == 1]
    table = T([heads, *([*row, "", "", ""][:4] for row in rows)], merges=across)
    said = [line.partition(": ")[2] for line in rows[3][0].split("\n")]

    told = _told([H(1, title), P(KEY[code]), table], tmp_path / f"report{suffix}")
    assert [said, said, ["", ""], ["", ""]] == [[one.explanation, one.action] for one in told]
    assert ["at_risk", "at_risk", "unknown", "on_track"] == [one.status.value for one in told]


YEARLY = {
    "da": ("Årsrapport 2024", ("Mål", "Indikator", "Resultat 2023", "Mål 2024", "Resultat 2024"), "Vurdering af målene", [
        ("Bøgerne findes på hylden", [("Andel fundne bøger", "91 pct.", "95 pct.", "93 pct."),
                                      ("Tid til opstilling", "3 dage", "2 dage", "2 dage")],
         "Styrelsen vurderer, at målet er delvist opfyldt.", "partly_met",
         "Kælderens bøger er fortsat sværere at finde.", "Hylderne mærkes op i 2025."),
        ("Læserne er glade", [("Tilfredshed", "71", "75", "78")],
         "Styrelsen vurderer, at målet er opfyldt.", "met", "De nye læsepladser er taget godt imod.", ""),
        ("Arkivet er digitalt", [("Andel skannede kort", "40 pct.", "60 pct.", "62 pct.")],
         "Styrelsen vurderer, at målet er opfyldt.", "met", "", ""),
    ]),
    "sv": ("Verksamhetsberättelse 2024", ("Mål", "Indikator", "Utfall 2023", "Målvärde 2024", "Utfall 2024"),
           "Bedömning av målen", [
        ("Böckerna står på sin plats", [("Andel återfunna böcker", "91 %", "95 %", "93 %"),
                                        ("Tid till uppställning", "3 dagar", "2 dagar", "2 dagar")],
         "Nämnden bedömer att målet är delvis uppnått.", "partly_met",
         "Källarens böcker är fortfarande svårare att hitta.", "Hyllorna märks upp under 2025."),
        ("Låntagarna är nöjda", [("Nöjdhet", "71", "75", "78")],
         "Nämnden bedömer att målet är uppnått.", "met", "De nya läsplatserna har tagits emot väl.", ""),
        ("Arkivet är digitalt", [("Andel skannade kartor", "40 %", "60 %", "62 %")],
         "Nämnden bedömer att målet är uppnått.", "met", "", ""),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("code", YEARLY)
def test_a_section_judges_every_row_of_its_goal_and_says_why(tmp_path, code):
    title, heads, chapter, goals = YEARLY[code]
    rows, merges, beneath, expected = [heads], [], [], []
    for number, (name, measures, verdict, status, cause, action) in enumerate(goals, 1):
        merges += [(len(rows), 0, len(rows) + len(measures) - 1, 0)] if len(measures) > 1 else []
        rows += [(f"{number}. {name}", *measures[0]), *(("", *one) for one in measures[1:])]
        beneath += [H(3, f"{number}. {name}"), P(" ".join(filter(None, (verdict, cause, action))))]
        expected += [(status, one[-1], cause, action) for one in measures]

    told = _told([H(1, title), T(rows, merges=merges), H(2, chapter), *beneath], tmp_path / "report.docx")
    assert expected == [(one.status.value, one.actual_text, one.explanation, one.action) for one in told]


BOTH = {
    "da": ("Halvårsrapport 2024", ("", "Styrelsens mål og indikator", "Resultat 1. halvår", "Mål 2024", "Prognose"), [
        ["1", "Bøgerne findes på hylden\nAndel fundne bøger", "91 pct.", "95 pct.", "■"],
        ["2", "Læserne er glade", "", "", ""],
        ["", "Tilfredshed i målingen", "78", "80", "▼"], ["", "Antal klager over personalet", "4", "højst 9", "▲"],
        ["3", "Arkivet er digitalt\nAndel skannede kort", "62 pct.", "60 pct.", "▲"],
    ]),
    "sv": ("Delårsrapport augusti 2024", ("", "Nämndens mål och indikator", "Utfall jan–aug", "Målvärde", "Prognos"), [
        ["1", "Böckerna står på sin plats\nAndel återfunna böcker", "91 %", "95 %", "■"],
        ["2", "Låntagarna är nöjda", "", "", ""],
        ["", "Nöjdhet i enkäten", "78", "80", "▼"], ["", "Antal klagomål på personalen", "4", "högst 9", "▲"],
        ["3", "Arkivet är digitalt\nAndel skannade kartor", "62 %", "60 %", "▲"],
    ]),
}  # fmt: skip


@pytest.mark.parametrize("code", BOTH)
def test_a_column_names_goals_and_on_a_line_or_row_of_its_own_what_measures_them(tmp_path, code):
    title, heads, rows = BOTH[code]
    path = draw([H(1, title), P(KEY[code]), T([heads, *rows])], tmp_path / "report.docx")
    plan = read_one(discover([path])[0], Options()).plan

    one, two, three = (row[1].split("\n") for row in (rows[0], rows[1], rows[4]))
    expected = [one, [two[0], rows[2][1], rows[3][1]], three]
    goals = [(goal.title or goal.statement, goal.measures) for goal in plan.goals]
    assert expected == [[name.value, *(measure.text.value for measure in measures)] for name, measures in goals]
    assert ["1", "2", "3"] == [goal.number.value for goal in plan.goals]
    assert ["at_risk", "off_track", "on_track", "on_track"] == [row.status.value for row in plan.follow_ups]
    assert [rows[n][2] for n in (0, 2, 3, 4)] == [row.actual_text for row in plan.follow_ups]
