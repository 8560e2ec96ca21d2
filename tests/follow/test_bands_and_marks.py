"""Reports that set goals over the table, name them beside marks, or repeat labels for each thing that is measured."""

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, T, draw


def plan_of(path, language):
    return read_one(discover([path])[0], Options(language=language)).plan


def rows(plan):
    names = {goal.id: (goal.title or goal.statement).value for goal in plan.goals}
    return [(names[one.goal_id], one.status.value, one.actual_text) for one in plan.follow_ups]


def test_marks_that_foretell_leave_the_words_to_be_results(tmp_path):
    head = ["Prognos", "Mål", "Läget den 30 april", "Orsak", "Åtgärd"]
    found = [["✖", "3. Färjorna går i tid", "87 procent av turerna avgick i tid.", "Isen låg länge.", "Två turer ställs in."],
             ["✔", "1. Bryggorna är hela", "31 av 34 bryggor är kontrollerade.", "–", "–"],
             ["○", "2. Gästerna trivs", "Enkäten skickas ut i oktober.", "–", "–"]]  # fmt: skip
    key = "✔ målet väntas nås   ▲ osäkert om målet nås   ✖ målet väntas inte nås   ○ ännu inte bedömt"
    blocks = [H(1, "Uppföljning av verksamhetsplanen efter tertial 1, 2025"), T([head, *found]), P(key)]
    plan = plan_of(draw(blocks, tmp_path / "t1.html"), "sv")

    assert [("off_track", found[0][2]), ("on_track", found[1][2]), ("unknown", found[2][2])] == [
        row[1:] for row in rows(plan)
    ]


def test_goals_named_beside_marks_that_the_report_explains_head_what_is_told_of_them(tmp_path):
    blocks = [
        H(1, "Delårsrapport per den 31 augusti 2025"), H(2, "Måluppföljning"),
        P("▲ Målet bedöms nås vid årets slut   ◆ Osäkert om målet nås   ▼ Målet bedöms inte nås"), P("○ Mäts senare"),
        P("▲ Bryggorna är hela"), P("97 procent av bryggorna är utan anmärkning."),
        P("▼ Färjorna går i tid"), P("87 procent av turerna avgick i tid."), P("Orsak: Isen låg länge."),
        P("Åtgärd: Två turer ställs in."), P("○ Gästerna trivs"), P("Enkäten skickas ut i oktober."),
    ]  # fmt: skip
    plan = plan_of(draw(blocks, tmp_path / "delar.docx"), "sv")

    assert [("Bryggorna är hela", "on_track"), ("Färjorna går i tid", "off_track"), ("Gästerna trivs", "unknown")] == [
        row[:2] for row in rows(plan)
    ]
    assert ["", "Isen låg länge.", ""] == [one.explanation for one in plan.follow_ups]


def test_goals_labelled_over_the_table_have_the_rows_beneath_them_for_measures(tmp_path):
    head = ["Mål og resultatmål", "Krav", "Resultat 2025", "Målopfyldelse"]
    table = [head, ["Mål 1: Fyrene lyser", "", "", ""], ["Antal udfald", "Højst 12", "9", "Opfyldt"],
             ["Mål 2: Bøjerne ligger, hvor de skal", "", "", ""], ["Andel på plads", "Mindst 98 pct.", "96 pct.", "Delvist opfyldt"],
             ["Antal påsejlinger", "Højst 4", "7", "Ikke opfyldt"]]  # fmt: skip
    plan = plan_of(
        draw(
            [H(1, "Årsrapport 2025"), H(2, "Målrapportering"), T(table, merges=[(1, 0, 1, 3), (3, 0, 3, 3)])],
            tmp_path / "ar.docx",
        ),
        "da",
    )

    assert ["Fyrene lyser", "Bøjerne ligger, hvor de skal"] == [goal.title.value for goal in plan.goals]
    assert [["Antal udfald"], ["Andel på plads", "Antal påsejlinger"]] == [
        [one.text.value for one in goal.measures] for goal in plan.goals
    ]
    assert ["met", "partly_met", "not_met"] == [one.status.value for one in plan.follow_ups]
    assert 3 == len({one.measure_id for one in plan.follow_ups})


def test_labels_that_begin_anew_part_what_a_goal_is_measured_by(tmp_path):
    def told(*pairs):
        return [block for label, words in pairs for block in (H(4, label), P(words))]

    blocks = [
        H(1, "Halvårsstatus 2025"),
        H(2, "Signaturforklaring"), P("● Målet forventes opfyldt"), P("◐ Risiko for, at målet ikke opfyldes"),
        P("○ Målet forventes ikke opfyldt"), H(2, "Status på de enkelte mål"),
        H(3, "1. Fyrene lyser"),
        *told(("Målepunkt", "Antal udfald"), ("Resultat 1. halvår", "5"), ("Status", "●")),
        *told(("Målepunkt", "Antal fyr med LED"), ("Resultat 1. halvår", "14"), ("Status", "○")),
        H(3, "2. Bøjerne ligger, hvor de skal"),
        *told(("Målepunkt", "Andel på plads"), ("Resultat 1. halvår", "97 pct."), ("Status", "◐")),
        *told(("Forklaring", "Isen flyttede 40 bøjer."),),
    ]  # fmt: skip
    plan = plan_of(draw(blocks, tmp_path / "status.html"), "da")

    assert [("Fyrene lyser", "on_track", "5"), ("Fyrene lyser", "off_track", "14"),
            ("Bøjerne ligger, hvor de skal", "at_risk", "97 pct.")] == rows(plan)  # fmt: skip


def test_what_labels_say_belongs_to_the_goal_of_the_paragraph_before(tmp_path):
    head = ["Mål", "Målepunkt", "Krav 2025", "Resultat 2025", "Opfyldelse"]
    table = [head, ["1. Fyrene lyser", "Antal udfald", "Højst 12", "17", "Ikke opfyldt"],
             ["2. Bøjerne ligger, hvor de skal", "Andel på plads", "98 pct.", "99 pct.", "Opfyldt"]]  # fmt: skip
    blocks = [
        H(1, "Årsrapport 2025"), H(2, "2.3 Målrapportering"), T(table), H(2, "2.4 Uddybende analyser"),
        P("Mål 1. Fyrene lyser. Vagten rykkede ud 31 gange."),
        P("Årsag til afvigelsen: Lynet slog ned i to fyr. Opfølgning: Der sættes lynafledere op i maj."),
        P("Mål 2. Bøjerne ligger, hvor de skal. Kortet er ført ajour."),
    ]  # fmt: skip
    first = plan_of(draw(blocks, tmp_path / "ar.docx"), "da").follow_ups[0]

    assert ("Lynet slog ned i to fyr.", "Der sættes lynafledere op i maj.") == (first.explanation, first.action)
