"""Cards in the sections of goals: labels at the left, what they say at the right, and a column for each indicator; and
tables whose first row names the goal over the header."""

import pytest

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw

CARDS = {
    "da": ("Halvårsstatus 2024", [
        ("Mål 1. Færre klager over gebyrer", [
            ("Krav i planen", "højst 40 klager"), ("Nået pr. 30. juni", "31 klager"), ("Forventning", "Usikkert"),
            ("Baggrund", "Et nyt gebyr var dårligt forklaret."), ("Næste skridt", "Vejledningen skrives om.")]),
        ("Mål 2. Kortere svartid", [
            ("", "Svartid på breve", "Svartid på klager"), ("Krav i planen", "højst 9 dage", "højst 30 dage"),
            ("Nået pr. 30. juni", "8 dage", "44 dage"), ("Forventning", "Forventes opfyldt", "Forventes ikke opfyldt"),
            ("Baggrund", "Nye skabeloner virker.", "To jurister har orlov."), ("Næste skridt", "–", "En vikar er ansat.")]),
    ]),
    "sv": ("Delårsrapport augusti 2024", [
        ("Mål 1. Färre klagomål på avgifter", [
            ("Mål i planen", "högst 40 klagomål"), ("Uppnått t.o.m. augusti", "31 klagomål"), ("Prognos", "Osäkert"),
            ("Bakgrund", "En ny avgift var dåligt förklarad."), ("Nästa steg", "Vägledningen skrivs om.")]),
        ("Mål 2. Kortare svarstid", [
            ("", "Svarstid på brev", "Svarstid på klagomål"), ("Mål i planen", "högst 9 dagar", "högst 30 dagar"),
            ("Utfall 31 augusti", "8 dagar", "44 dagar"), ("Prognos", "Bedöms nås", "Bedöms inte nås"),
            ("Bakgrund", "Nya mallar fungerar.", "Två jurister är lediga."), ("Nästa steg", "–", "En vikarie är anställd.")]),
    ]),
}  # fmt: skip
ACROSS = {
    "da": ("Årsrapport 2024", "2.4 Målrapportering", ("Indikator", "Krav", "Opnået i 2024", "Vurdering"), [
        ("Mål 1. Færre klager over gebyrer", [("Antal klager", "40", "31", "Opfyldt")],
         ["Forklaring: Gebyret blev afskaffet i maj."]),
        ("Mål 2. Kortere svartid", [("Svartid på breve", "9 dage", "8 dage", "Opfyldt"),
                                    ("Svartid på klager", "30 dage", "44 dage", "Ikke opfyldt")],
         ["Forklaring: To jurister havde orlov.", "Videre indsats: En vikar er ansat."]),
    ]),
    "sv": ("Årsredovisning 2024", "2.4 Måluppfyllelse", ("Indikator", "Målvärde", "Utfall 2024", "Bedömning"), [
        ("Mål 1. Färre klagomål på avgifter", [("Antal klagomål", "40", "31", "Uppnått")],
         ["Förklaring: Avgiften togs bort i maj."]),
        ("Mål 2. Kortare svarstid", [("Svarstid på brev", "9 dagar", "8 dagar", "Uppnått"),
                                     ("Svarstid på klagomål", "30 dagar", "44 dagar", "Ej uppnått")],
         ["Förklaring: Två jurister var lediga.", "Fortsatt arbete: En vikarie är anställd."]),
    ]),
}  # fmt: skip


def _read(blocks, path):
    plan = read_one(discover([draw(blocks, path)])[0], Options()).plan
    names = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}
    measures = {m.id: (m.indicator or m.text).value for goal in plan.goals for m in goal.measures}
    return [(names[one.goal_id], measures.get(one.measure_id, ""), one) for one in plan.follow_ups]


@pytest.mark.parametrize("suffix", [".html", ".docx"])
@pytest.mark.parametrize("code", CARDS)
def test_a_card_in_a_goals_section_is_that_goals_and_each_further_column_an_indicators(tmp_path, code, suffix):
    title, ((first, card), (second, grid)) = CARDS[code]
    told = _read([H(1, title), H(2, first), T(card), H(2, second), T(grid)], tmp_path / f"report{suffix}")

    name, other = (heading.partition(". ")[2] for heading in (first, second))
    assert [name, other, other] == [goal for goal, _, _ in told]
    assert ["", *grid[0][1:]] == [measure for _, measure, _ in told]
    assert ["at_risk", "on_track", "off_track"] == [one.status.value for _, _, one in told]
    assert [card[1][1], *grid[2][1:]] == [one.actual_text for _, _, one in told]
    assert [card[3][1], *grid[4][1:]] == [one.explanation for _, _, one in told]
    assert [card[4][1], "", grid[5][2]] == [one.action for _, _, one in told]


def test_years_over_the_columns_are_no_indicators(tmp_path):
    rows = [("", "2023", "2024"), ("Resultat", "7 dage", "8 dage"), ("Krav", "9 dage", "9 dage"),
            ("Status", "Opfyldt", "Opfyldt")]  # fmt: skip
    told = _read([H(1, "Årsrapport 2024"), H(2, "Mål 1. Kortere svartid"), T(rows)], tmp_path / "report.html")
    assert not any(measure in ("2023", "2024") for _, measure, _ in told)


@pytest.mark.parametrize("suffix", [".html", ".docx"])
@pytest.mark.parametrize("code", ACROSS)
def test_a_row_over_the_header_names_the_goal_of_the_table_and_of_the_notes_beneath(tmp_path, code, suffix):
    title, chapter, heads, goals = ACROSS[code]
    blocks = [H(1, title), H(2, chapter)]
    for name, rows, notes in goals:
        across = [[name, "", "", ""], list(heads), *map(list, rows)]
        blocks += [T(across, merges=[(0, 0, 0, 3)]), *map(P, notes)]
    told = _read(blocks, tmp_path / f"report{suffix}")

    (first, one, (note,)), (second, two, (cause, act)) = goals
    said = [note.partition(": ")[2], cause.partition(": ")[2], act.partition(": ")[2]]
    names = [first.partition(". ")[2]] + 2 * [second.partition(". ")[2]]
    assert [*zip(names, [row[0] for row in (*one, *two)], strict=True)] == [(goal, what) for goal, what, _ in told]
    assert ["met", "met", "not_met"] == [one.status.value for _, _, one in told]
    assert [(said[0], ""), *2 * [(said[1], said[2])]] == [(one.explanation, one.action) for _, _, one in told]


def test_a_name_that_ends_like_a_status_is_whole_unless_most_headings_close_with_one(tmp_path):
    blocks = [H(1, "Verksamhetsberättelse 2024")]
    for name, verdict in (("1. Kunderna kallas i tid", "inte uppnått"), ("2. Fler får plats", "uppnått"),
                          ("3. Lokalerna är trygga", "uppnått"), ("4. Ekonomin är i balans", "delvis uppnått")):  # fmt: skip
        blocks += [H(2, name), P(f"Målet är {verdict}.")]
    told = _read(blocks, tmp_path / "report.html")
    names = ["Kunderna kallas i tid", "Fler får plats", "Lokalerna är trygga", "Ekonomin är i balans"]
    assert list(zip(names, ["not_met", "met", "met", "partly_met"], strict=True)) == [
        (name, one.status.value) for name, _, one in told
    ]


def test_the_sentence_right_ahead_of_a_verdict_tells_the_result(tmp_path):
    told = [
        ("2.1 Hurtige svar", "Styrelsen fik 4.812 breve. 94 pct. fik svar på fire dage. Målet er delvist opfyldt.", "94 pct. fik svar på fire dage."),
        ("2.2 Færre fejl", "Der er 112 medarbejdere. Fejlprocenten blev 2,1. Målet er opfyldt.", "Fejlprocenten blev 2,1."),
        ("2.3 Flere kurser", "Der blev holdt 12 kurser. Målet er opfyldt. Kurserne samlede 340 deltagere.", "Der blev holdt 12 kurser."),
    ]  # fmt: skip
    blocks = [H(1, "Årsrapport 2024"), H(2, "2. Årets faglige resultater")]
    for name, text, _ in told:
        blocks += [H(3, name), P(text)]
    assert [result for _, _, result in told] == [one.actual_text for _, _, one in _read(blocks, tmp_path / "a.html")]


def test_a_column_of_marks_is_one_of_statuses_though_the_key_leaves_one_out(tmp_path):
    rows = [("序号", "目标任务", "年度指标值", "1-6月完成值", "红旗榜", "偏差原因"), ("1", "扩大绿地面积", "20公顷", "11公顷", "★", ""),
            ("2", "保护古树名木", "300株", "90株", "▲", "体检单位更换。"), ("3", "修缮公园步道", "6公里", "0公里", "■", "招标流标。"),
            ("4", "举办花展", "2场", "", "◇", "")]  # fmt: skip
    key = P("图例：★ 进展正常，预计可以完成 ▲ 存在偏差，有完不成的风险 ■ 预计不能完成 ○ 尚未到统计时点")
    told = _read([H(1, "2024年上半年绩效运行监控情况"), T(rows), key], tmp_path / "a.html")
    assert ["on_track", "at_risk", "off_track", "unknown"] == [one.status.value for _, _, one in told]


def test_a_dash_that_the_key_explains_may_open_a_heading(tmp_path):
    key = T([("●", "Målet bedöms nås"), ("◐", "Osäkert om målet nås"), ("–", "Går ännu inte att bedöma")])
    blocks = [H(1, "Delårsrapport augusti 2024"), H(2, "Så läser du bedömningen"), key]
    for heading in ("● 1.1 Fler hästar i skogen", "◐ 1.2 Kortare kö till stallet", "– 2.1 Nöjda ryttare"):
        blocks += [H(2, heading), P("Kommentar: Enkäten skickas ut i november.")]
    told = _read(blocks, tmp_path / "a.html")
    assert [
        ("Fler hästar i skogen", "on_track"),
        ("Kortare kö till stallet", "at_risk"),
        ("Nöjda ryttare", "unknown"),
    ] == [(goal, one.status.value) for goal, _, one in told]
