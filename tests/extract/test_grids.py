"""A table as a grid: where its header ends and which field each column holds."""

import pytest

from pipeline.extract.grids import Grid, is_empty, is_placeholder
from tests.extract.reading import merged, readers, texts
from tests.factories import document, table

ROW = ("1", "Kortere ventetid", "Mindst 90 pct.", "1. juli")
HEADER = ("Nr.", "Mål", "Målepunkt", "Frist")


def grid(code: str, made, plan_year: int | None = 2025) -> Grid:
    return readers(code).grids.grid(made, texts(document(made, language=code), code), plan_year)


def columns(found: Grid) -> list[str]:
    """`target 2025` for each column; `-` where no field is known."""
    places = range(found.table.n_columns)
    return [" ".join(filter(None, (c.field, c.period))) if (c := found.columns.get(place)) else "-" for place in places]


@pytest.mark.parametrize(
    ("code", "header", "row", "expected"),
    [
        ("da", HEADER, ROW, ["number", "goal", "measure", "deadline"]),
        ("da", ("Mål", "Noget andet", "Vægt"), ("a", "b", "1"), ["goal", "-", "weight"]),
        ("sv", ("Indikator", "Utfall 2023", "Målvärde 2025"), ("Andel", "71", "90"), ["indicator", "baseline 2023", "target 2025"]),
        ("da", ("Indikator", "2023", "2025", "2026"), ("Andel", "71", "73", "75"), ["indicator", "baseline 2023", "target 2025", "target 2026"]),
        ("zh", ("三级指标", "指标性质", "指标值", "度量单位"), ("里程", "≥", "320", "公里"), ["indicator", "comparator", "target", "unit"]),
        ("zh", ("指标名称", "指标值", "单位", "责任单位"), ("合格率", "≥95", "%", "水务局"), ["indicator", "target", "unit", "responsible"]),
    ],
)  # fmt: skip
def test_a_column_holds_what_its_header_says(code, header, row, expected):
    assert expected == columns(grid(code, table(header, row, row)))


def test_a_title_row_above_the_header_is_the_tables_title():
    found = grid("da", merged(table(("Oversigt over årets mål", "", "", ""), HEADER, ROW), r0c0=(1, 4)))

    assert ("Oversigt over årets mål", 2) == (found.title, found.first_row)


def test_a_header_of_two_rows_is_read_as_one():
    made = table(("Mål", "Måltal", "", ""), ("", "2023", "2025", "2026"), ("Flere består", "71", "73", "75"))
    found = grid("da", merged(made, r0c0=(2, 1), r0c1=(1, 3)))

    assert ["goal", "baseline 2023", "target 2025", "target 2026"] == columns(found)
    assert 2 == found.first_row


def test_years_of_the_republic_head_columns_as_other_years_do():
    made = table(
        ("指標", "現況值（113年度）", "年度目標值", ""),
        ("", "", "115年度", "116年度"),
        ("資源回收率", "59", "60", "61"),
    )
    found = grid("zh", merged(made, r0c0=(2, 1), r0c1=(2, 1), r0c2=(1, 2)), 2026)

    assert ["indicator", "baseline 2024", "target 2026", "target 2027"] == columns(found)
    assert "" == found.columns[1].unit


def test_a_year_column_before_the_plan_is_the_level_reached():
    made = table(("Indikator", "2024", "2025"), ("Andel", "71", "73"))

    assert ["indicator", "baseline 2024", "target 2025"] == columns(grid("da", made, 2025))
    assert ["indicator", "target 2024", "target 2025"] == columns(grid("da", made, 2024))


def test_a_unit_in_the_brackets_of_a_header_is_kept():
    assert "pct." == grid("da", table(("Indikator", "Måltal (pct.)"), ("Andel", "90"))).columns[1].unit


def test_of_several_weights_the_one_behind_the_indicator_counts():
    made = table(("一级指标", "权重", "三级指标", "权重", "指标值"), ("产出指标", "50", "里程", "10", "≥320公里"))

    assert ["group_outer", "-", "indicator", "weight", "target"] == columns(grid("zh", made))


def test_a_table_without_a_known_header_has_no_columns():
    found = grid("da", table(("Hund", "Kat"), ("1", "2"), ("3", "4")))

    assert {} == found.columns


@pytest.mark.parametrize(
    ("code", "made", "expected"),
    [
        ("da", table(("Mål", "Budget 2025"), ("Løn", "12"), ("Drift", "8")), True),
        (
            "da",
            table(("Formål", "Bevilling"), ("Løn", "12"), ("Husleje", "8"), caption="Tabel 4. Budget, mio. kr."),
            True,
        ),
        (
            "da",
            table(("Mål", "Resultatkrav", "Budget"), ("Ventetid", "Mindst 90 pct.", "8"), ("Fejl", "Højst 4", "2")),
            False,
        ),
        ("da", table(HEADER, ROW), False),
    ],
)
def test_a_table_of_money_is_told_from_a_table_of_goals(code, made, expected):
    known = texts(document(made, language=code), code)
    reader = readers(code).grids

    assert expected is reader.is_budget(reader.grid(made, known, 2025), known)


def test_a_merged_cell_covers_its_places_but_begins_in_one():
    found = grid("da", merged(table(HEADER, ROW, ("2", "", "Højst 5", "")), r1c1=(2, 1)))

    assert "t1.r1c1" == found.at[2][1].id
    assert "t1.r1c1" == found.anchor(1, 1).id
    assert found.anchor(2, 1) is None


@pytest.mark.parametrize(("text", "expected"), [("", True), (" – ", True), ("-", True), ("0", False), ("Ingen", False)])
def test_a_dash_is_an_empty_cell(text, expected):
    assert expected is is_empty(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Beskrivelse af målet]", True),
        ("<indsæt mål>", True),
        ("≥**%", True),
        ("XX", True),
        ("Mål [1]", False),
        ("≥95%", False),
    ],
)
def test_a_templates_blank_is_a_placeholder(text, expected):
    assert expected is is_placeholder(text)


def test_a_number_and_wording_under_a_measure_are_the_measures():
    made = table(
        ("Mål", "Målepunkt", "", "Måltal"), ("", "Nr.", "Beskrivelse", ""), ("Flere består", "1.1", "Andel", "73")
    )
    found = grid("da", merged(made, r0c0=(2, 1), r0c1=(1, 2), r0c3=(2, 1)))

    assert ["goal", "note", "measure", "target"] == columns(found)


def test_columns_with_unknown_headers_are_read_by_their_place():
    made = table(
        ("Område", "Nr", "Kompass", "Mått", "Kurs", "Målvärde 2026"),
        ("Resenär", "A1", "Resenärerna kommer fram i tid varje dag", "Andel bussar i tid", "81", "90"),
        ("", "", "", "Andel inställda turer", "4", "2"),
        ("Miljö", "A2", "Trafiken drivs helt utan fossila bränslen", "Andel förnybart", "60", "100"),
    )

    assert ["area", "number", "goal", "indicator", "baseline", "target 2026"] == columns(grid("sv", made))


def test_an_unknown_column_between_goals_and_targets_names_what_is_measured():
    made = table(
        ("Mål", "Pejling", "Målvärde 2026"),
        ("Resenärerna är nöjda", "Andel nöjda resenärer i enkäten", "90"),
        ("Färre turer ställs in", "Inställda turer av samtliga turer", "2"),
    )

    assert ["goal", "indicator", "target 2026"] == columns(grid("sv", made))


@pytest.mark.parametrize(
    ("code", "header", "rows", "expected"),
    [
        pytest.param("sv", ("Nr", "Inriktning", "Nr", "Nämndmål", "Indikator"),
                     [("A", "Trygga resor", "A1", "Bussarna går i tid", "Andel turer i tid"),
                      ("", "", "A2", "Hållplatserna är upplysta", "Andel med belysning")],
                     ["note", "area", "number", "goal", "indicator"], id="numbers between them"),
        pytest.param("da", ("Strategisk mål", "Årets mål", "Målepunkt"),
                     [("Trygge rejser", "Busserne kører til tiden hver dag", "Mindst 95 pct. til tiden"),
                      ("", "Stoppestederne er oplyst om aftenen", "Mindst 80 pct. med lys")],
                     ["area", "goal", "measure"], id="what is aimed at in words"),
        pytest.param("zh", ("总体目标", "序号", "年度目标", "指标", "目标值"),
                     [("建设宜居城市", "1", "居民出行更加便捷", "公交分担率", "45%"), ("", "2", "道路交通更加安全", "事故数", "120")],
                     ["area", "number", "goal", "indicator", "target"], id="Chinese"),
        pytest.param("sv", ("Inriktning", "Nämndmål", "Indikator"),
                     [("Trygga resor", "Bussarna går i tid", "Andel turer i tid"),
                      ("Rena vagnar", "", "Andel nöjda med städningen")],
                     ["goal", "goal", "indicator"], id="not fewer of them on the left"),
    ],
)  # fmt: skip
def test_of_two_columns_of_goals_the_finer_one_states_them(code, header, rows, expected):
    assert expected == columns(grid(code, table(header, *rows)))


def test_a_column_of_references_to_goals_states_none():
    made = table(
        ("Aktivitet", "Mål", "Klart"), ("Köpa fem bussar", "A1", "2026-06-30"), ("Se över scheman", "A2", "2026")
    )

    assert ["activity", "attribute", "deadline"] == columns(grid("sv", made))


@pytest.mark.parametrize(
    ("code", "header", "row", "expected"),
    [
        pytest.param("da", ("Målepunkt", "Udgangspunkt 2024", "0 pct.", "50 pct.", "100 pct."),
                     ("Frafald", "9 pct.", "Over 9 pct.", "8-9 pct.", "Højst 8 pct."),
                     ["indicator", "baseline 2024", "note", "note", "target"], id="the full payment is aimed at"),
        pytest.param("sv", ("Mått", "Utgångsläge 2024", "10 poäng", "5 poäng", "0 poäng"),
                     ("Frånvaro", "9 procent", "Högst 8 procent", "8–9 procent", "Över 9 procent"),
                     ["indicator", "baseline 2024", "target", "note", "note"], id="falling points"),
        pytest.param("da", ("Mål", "Indikator", "Direktionen ser på det"), ("Kortere kø", "Ventetid i dage", "Hvert kvartal"),
                     ["goal", "indicator", "reporting"], id="nothing but intervals"),
    ],
)  # fmt: skip
def test_a_column_without_a_known_header_is_told_by_its_scale_or_its_cells(code, header, row, expected):
    found = columns(grid(code, table(header, row, row, row)))

    assert expected == [field.replace("measure", "indicator") for field in found]
