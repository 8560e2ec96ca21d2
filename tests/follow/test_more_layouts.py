"""Layouts of follow-up beside plain tables: cards, a sheet for each half-year, one light for several measures."""

import docx
import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from pipeline.batch import read_one
from pipeline.options import Options
from pipeline.worklist import discover
from tests.follow.drawing import H, P, Raw, T, draw
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


def test_figures_by_year_outside_a_goal_s_section_are_no_goals(tmp_path):
    goals = T([["Mål", "Resultat 2024", "Status"], ["Kortere ventetid", "31 dage", "Opfyldt"]])
    years = T([["Nøgletal", "2022", "2023", "2024"], ["Ansatte", "210", "214", "220"], ["Sager", "900", "950", "990"]])
    blocks = [H(1, "Årsrapport 2024 for Søfartsskolen"), H(2, "Målopfyldelse"), goals, H(2, "Tal om skolen"), years]

    assert [("Kortere ventetid", "", "2024", "met", "31")] == follow_ups(draw(blocks, tmp_path / "report.docx"))


def test_a_chapter_that_judges_its_goals_one_by_one_states_them_and_a_remark_on_another_goal_states_none(tmp_path):
    goals = ("Kortere ventetid", "Flere tilsyn", "Lavere sygefravær")
    told = [block for goal in goals for block in (H(3, goal), P("Vi vurderer, at målet blev nået."))]
    other = [H(2, "Økonomi"), P("Målet om et overskud på 2 mio. kr. er opfyldt.")]
    path = draw([H(1, "Årsrapport 2024 for Søfartsskolen"), H(2, "Resultater"), *told, *other], tmp_path / "year.docx")

    assert [(goal, "2024", "met") for goal in goals] == [(one[0], *one[2:4]) for one in follow_ups(path)]


def test_a_light_in_grey_cannot_be_judged_and_a_grey_row_is_only_shaded(tmp_path):
    grey, green = "D9D9D9", "00B050"
    table = T(
        [
            ["Mål", "Resultat", "Lys"],
            ["Kortere ventetid", "31 dage", ""],
            ["Flere tilsyn", "", ""],
            ["Frisk luft", "", ""],
        ],
        fills={(1, 2): green, (2, 2): grey, (3, 0): grey, (3, 1): grey, (3, 2): grey},
    )
    legend = P("Grøn: på sporet. Gul: risiko. Rød: kritisk.")
    path = draw([H(1, "Halvårsopfølgning 2024 for Søfartsskolen"), legend, table], tmp_path / "half.docx")

    assert [("Kortere ventetid", "on_track"), ("Flere tilsyn", "unknown")] == [(f[0], f[3]) for f in follow_ups(path)]


def test_what_a_report_tells_beside_its_goals_is_followed_up_as_no_goal(tmp_path):
    goals = T([["Mål", "Krav", "Status"], ["Kortere ventetid", "30 dage", "Gul"], ["Flere tilsyn", "200", "Grøn"],
               ["I alt", "", ""]])  # fmt: skip
    beside = T([["Område", "Status", "Bemærkning"], ["Sygefravær", "Gul", ""], ["It-sikkerhed", "Grøn", ""]])
    blocks = [H(1, "Halvårsopfølgning 2024 for Søfartsskolen"), P("Grøn, gul og rød er lys."), goals, beside]

    assert ["Kortere ventetid", "Flere tilsyn"] == [one[0] for one in follow_ups(draw(blocks, tmp_path / "half.docx"))]


BESIDE = (
    '<div><span style="float:right">{0}</span><h3>{1}</h3>{2}</div>',
    "<div><h3>{1}</h3><p>{0}</p>{2}</div>",
    "<div><h3>{1} {0}</h3>{2}</div>",
    "<div><h3>{0} {1}</h3>{2}</div>",
)


@pytest.mark.parametrize(
    ("layout", "marks"),
    [
        *((layout, "▲◆▼") for layout in BESIDE),
        *((layout, ["På rätt väg", "Osäkert", "Försenad"]) for layout in BESIDE[:2]),
    ],
)
def test_a_mark_or_word_beside_the_heading_of_a_goal_is_its_status(tmp_path, layout, marks):
    goals = zip(
        marks,
        ("Mål 1. Fler besöker museet", "Mål 2. Samlingen är sökbar", "Mål 3. Entrén byggs om"),
        ("41 200 besök", "62 procent", "0 kvadratmeter"),
        ("Fler skolklasser kommer.", "Två registratorer har slutat.", "Bygglovet är överklagat."),
        strict=True,
    )
    told = "<h4>Utfall</h4><p>{}</p><h4>Kommentar</h4><p>{}</p>"
    path = draw(
        [
            H(1, "Tertialrapport 2 2031"),
            P("Museinämnden"),
            H(2, "Teckenförklaring"),
            Raw("<ul><li>▲ Målet bedöms nås</li><li>◆ Osäkert om målet nås</li><li>▼ Målet bedöms inte nås</li></ul>"),
            H(2, "Uppföljning av målen"),
            *(Raw(layout.format(mark, name, told.format(*words))) for mark, name, *words in goals),
        ],
        tmp_path / "tertial.html",
    )

    assert [
        ("Fler besöker museet", "on_track", "41 200 besök", "Fler skolklasser kommer."),
        ("Samlingen är sökbar", "at_risk", "62 procent", "Två registratorer har slutat."),
        ("Entrén byggs om", "off_track", "0 kvadratmeter", "Bygglovet är överklagat."),
    ] == said(path, "sv")


def said(path, language):
    """`goal | status | result | cause` of each follow-up, goals by their title or else their statement, without a number."""
    plan = read_one(discover([path])[0], Options(language=language)).plan
    goals = {goal.id: (goal.title or goal.statement).value.split(". ")[-1] for goal in plan.goals}
    return [(goals[one.goal_id], one.status.value, one.actual_text, one.explanation) for one in plan.follow_ups]


def test_rows_in_the_section_of_a_goal_are_what_it_is_measured_by_though_some_tell_what_is_done(tmp_path):
    blocks = [H(1, "Verksamhetsberättelse 2031"), P("Fritidsnämnden"), H(2, "Ett rikt fritidsliv")]
    for name, row, told in (
        ("Fler unga idrottar", ["Antal medlemmar under 18 år", "9 000", "9 150", "Uppfyllt"], []),
        (
            "Badhusen är öppna längre",
            ["Öppettimmar per vecka", "70", "64", "Ej uppfyllt"],
            ["Analys: Tre badvakter saknades.", "Fortsatt arbete: Nya badvakter utbildas till hösten."],
        ),
        ("Biblioteken når fler", ["Antal lån", "120 000", "121 300", "Uppfyllt"], []),
    ):
        head = ["Indikator", "Mål 2031", "Utfall 2031", "Måluppfyllelse"]
        blocks += [H(3, name), T([head, row]), *map(P, told)]

    assert [
        ("Fler unga idrottar", "met", "9 150", ""),
        ("Badhusen är öppna längre", "not_met", "64", "Tre badvakter saknades."),
        ("Biblioteken når fler", "met", "121 300", ""),
    ] == said(draw(blocks, tmp_path / "year.html"), "sv")


def test_a_verdict_under_the_label_of_a_judgement_shows_a_goal_that_has_no_result(tmp_path):
    blocks = [H(1, "2031年度绩效自评报告"), P("青石市图书馆"), H(2, "一、绩效目标完成情况")]
    for name, *told in (
        ("(一)扩大馆藏规模", "自评结论:完成。", "完成情况:新购图书2.1万册。"),
        ("(二)开展夜间流动服务", "自评结论:已取消。", "原因分析:车辆年检未通过,经主管部门同意取消。"),
        ("(三)缩短读者办证时间", "自评结论:完成。", "完成情况:平均用时4分钟。"),
    ):
        blocks += [H(3, name), *map(P, told)]

    assert ["met", "lapsed", "met"] == [status for *_, status, _ in follow_ups(draw(blocks, tmp_path / "a.html"), "zh")]


@pytest.mark.parametrize(
    ("code", "title", "forecast", "standing"),
    [
        ("sv", "Tertialrapport 2, januari–augusti 2031", "Helårsprognos: Bedöms uppnås", "Läget i augusti"),
        ("sv", "Tertialrapport 2, januari–augusti 2031", "Prognos: Bedöms uppnås", "Så ligger vi till"),
        ("da", "Halvårsrapport 2031", "Prognose: Forventes opfyldt", "Stillingen i juni"),
        ("da", "Halvårsrapport 2031", "Prognose: Forventes opfyldt", "Status i juni"),
        ("nb", "Tertialrapport 2 2031", "Status: På vei", "Så langt i år"),
    ],
)
def test_how_a_goal_stands_in_a_month_is_its_result(tmp_path, code, title, forecast, standing):
    blocks = [H(1, title), P("Museum"), H(2, "1 Resultater")]
    told = ["Enkäten görs i november.", "Elleve kurs er holdt hittil i år.", "62 procent."]
    for name, said_of_it in zip(("M1 Flere unge", "M2 Flere kurser", "M3 Lavere utgifter"), told, strict=True):
        blocks += [H(3, name), P(forecast), Raw(f"<p><b>{standing}:</b> {said_of_it}</p>")]

    assert told == [result for _, _, result, _ in said(draw(blocks, tmp_path / "r.html"), code)]


@pytest.mark.parametrize("name", ["year.pdf", "year.docx", "year.html"])
def test_a_line_right_above_the_table_of_a_goal_s_indicators_names_that_goal(tmp_path, name):
    blocks = [H(1, "Årsberetning 2031"), P("Havnevæsenet"), H(2, "Resultater")]
    for line, row, told in (
        ("Mål 1.1. Skibene lægger til i tide", ["Rettidige anløb", "91 pct.", "Opfyldt"], []),
        ("Mål 1.2. Kajerne er sikre", ["Antal fald i vandet", "4", "Ikke opfyldt"], ["Forklaring: Isen lå længe."]),
    ):
        named = P(line) if name != "year.pdf" else H(4, line)  # bold and hardly larger than the text
        blocks += [named, T([["Indikator", "Resultat 2031", "Vurdering"], row]), *map(P, told)]

    assert [
        ("Skibene lægger til i tide", "met", "91 pct.", ""),
        ("Kajerne er sikre", "not_met", "4", "Isen lå længe."),
    ] == said(draw(blocks, tmp_path / name), "da")


@pytest.mark.parametrize("heading", ["", "Mål 2. Havnene er sikre"])
@pytest.mark.parametrize("between", [": ", "\n", " – "])
def test_rows_that_letters_part_are_what_one_goal_is_measured_by(tmp_path, between, heading):
    rows = [
        ["Nr.", "Mål", "Krav", "Resultat", "Målopfyldelse"],
        ["1", "Skibene lægger til i tide", "Mindst 90 pct.", "91 pct.", "Opfyldt"],
        ["2a", f"Havnene er sikre{between}Syn af kajer", "Mindst 95 pct.", "96 pct.", "Opfyldt"],
        ["2b", f"Havnene er sikre{between}Syn af kraner", "Mindst 80 pct.", "71 pct.", "Ikke opfyldt"],
    ]
    below = [H(3, heading), P("Kranerne stod stille, fordi stormen varede længe.")] if heading else []
    path = draw([H(1, "Årsrapport 2031"), H(2, "Målrapportering"), T(rows), *below], tmp_path / "year.docx")
    plan = read_one(discover([path])[0], Options(language="da")).plan
    measures = {measure.id: measure.text.value for goal in plan.goals for measure in goal.measures}

    cause = "Kranerne stod stille, fordi stormen varede længe." if heading else ""
    # what stands beneath is said of the goal, and so of all its rows
    assert [("Havnene er sikre", "met", "96 pct.", cause), ("Havnene er sikre", "not_met", "71 pct.", cause)] == said(
        path, "da"
    )[1:]
    assert ["Syn af kajer", "Syn af kraner"] == [measures[one.measure_id] for one in plan.follow_ups[1:]]
    assert [95, 80] == [one.target.value.value for one in plan.goals[-1].measures]


SINGLE_ROWS = {
    "da": (
        ["Årsrapport 2031", "Målrapportering"], ["Mål", "Resultat", "Vurdering"], "Ikke opgjort", "Bortfaldet",
        [("Skibene lægger til i tide", "Mindst 90 pct. af skibene lægger til i tide", "91 pct.", "Opfyldt"),
         ("Færre fald i vandet", "Højst 3 fald i vandet", "4 fald", "Ikke opfyldt"),
         ("Billigere kajplads", "Gebyret er højst 80 kr.", "79 kr.", "Opfyldt")],
    ),
    "sv": (
        ["Årsredovisning 2031", "Måluppfyllelse"], ["Mål", "Utfall", "Bedömning"], "Uppgift saknas", "Utgår",
        [("Fartygen lägger till i tid", "Minst 90 procent av fartygen lägger till i tid", "91 procent", "Uppnått"),
         ("Färre fall i vattnet", "Högst 3 fall i vattnet", "4 fall", "Ej uppnått"),
         ("Billigare kajplats", "Avgiften är högst 80 kronor", "79 kronor", "Uppnått")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", SINGLE_ROWS)
def test_what_the_word_goal_heads_in_a_table_of_one_row_beneath_the_goal_s_heading_measures_that_goal(tmp_path, code):
    (title, chapter), header, unmeasured, lapsed, goals = SINGLE_ROWS[code]
    goals = [*goals, ("Den nya kajen" if code == "sv" else "Den nye kaj", "Lodsning i havnen", unmeasured, lapsed)]
    blocks = [H(1, title), H(2, chapter)]
    for number, (name, *row) in enumerate(goals, 1):
        blocks += [H(3, f"4.{number} {name}"), T([header, row])]
    path = draw(blocks, tmp_path / "year.html")
    plan = read_one(discover([path])[0], Options(language=code)).plan

    results = [(name, result) for name, _, result, _ in goals]
    assert results == [(name, result) for name, _, result, _ in said(path, code)]
    assert ["met", "not_met", "met", "lapsed"] == [one.status.value for one in plan.follow_ups]
    assert [name for name, *_ in goals] == [(goal.title or goal.statement).value for goal in plan.goals]
    assert [wanted for _, wanted, *_ in goals] == [goal.measures[0].text.value for goal in plan.goals]
