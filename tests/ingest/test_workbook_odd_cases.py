"""Odd workbooks in every spreadsheet format: cells as their reader sees them, with sheet and address."""

from __future__ import annotations

import datetime as dt

import pytest
import xlwt
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.styles import Alignment

from tests.ingest import odd_files as made
from tests.ingest.shown import read, rows, tables, view

HEADER = ["Mål for sagsbehandlingen og borgernes tilfredshed i styrelsen", "Måltal for året", "Enhed"]


def xlsx(path, fill):
    book = Workbook()
    fill(book)
    book.save(path)
    return read(path)


def put(sheet, *lines):
    for line in lines:
        sheet.append(line)


def formatted(sheet, *cells):
    """Header and rows of value and number format."""
    put(sheet, ["Målene for sagsbehandlingen i styrelsen og for borgernes tilfredshed", "Måltal for året"])
    for number, (value, format_) in enumerate(cells, start=2):
        sheet.append([f"Krav {number}", value])
        sheet.cell(number, 2).number_format = format_


FORMATS = [
    (0.85, "0%", "85%"), (0.925, "0.0%", "92,5%"), (1.5, "0.00", "1,50"), (1250000, "#,##0", "1250000"), (12.5, '#,##0.00 "kr."', "12,50 kr."),
    (1250, '_-* #,##0\\ "kr."_-;-* #,##0\\ "kr."_-', "1250 kr."), (3.2, '[$-406]0.0', "3,2"), (1200, "[$kr-406] #,##0", "kr 1200"), (500, '"¥"#,##0', "¥500"),
    (500, "[$¥-804]#,##0", "¥500"), (-5, "0;[Red](0)", "(5)"), (20, '"≥"0', "≥20"), (95, '"mindst "0" pct."', "mindst 95 pct."), (1200000, '0.0,,"M"', "1,2M"),
    (dt.datetime(2026, 6, 30), "yyyy-mm-dd", "2026-06-30"), (dt.datetime(2026, 6, 30), "dd/mm/yyyy", "2026-06-30"), (dt.datetime(2026, 1, 1), "yyyy", "2026"),
    (dt.datetime(2026, 6, 1), "mmm-yy", "2026-06"), (dt.datetime(2026, 6, 1), 'yyyy"年"m"月"', "2026年6月"), (dt.datetime(2026, 6, 30), 'yyyy"年"m"月"d"日"', "2026-06-30"),
    (True, "General", "TRUE"), (0.1 + 0.2, "General", "0,3"), (1e-5, "General", "0,00001"), (5, "000", "005"), (0, "0;-0;;@", ""),
]  # fmt: skip


@pytest.mark.parametrize(("value", "format_", "expected"), FORMATS, ids=[f"{row[1]} of {row[0]}" for row in FORMATS])
def test_a_value_is_read_as_it_is_shown(tmp_path, value, format_, expected):
    document = xlsx(tmp_path / "plan.xlsx", lambda book: formatted(book.active, (value, format_), ("x", "General")))

    assert expected == rows(*tables(document.blocks))[1][1]


def with_titles(book):
    sheet = book.active
    put(
        sheet,
        [],
        [],
        ["Mål- og resultatplan 2026 for styrelsen"],
        [],
        HEADER,
        ["Svartid", 20, "dage"],
        ["Trivsel", 75, "point"],
    )
    sheet.merge_cells("A3:C3")


def two_row_header(book):
    sheet = book.active
    put(sheet, ["Mål", "Måltal", None], [None, 2025, 2026], ["Svartid", 22, 20])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")


def merged_block(book):
    put(book.active, ["A", None, "x"], [None, None, "y"], [1, 2, 3])
    book.active.merge_cells("A1:B2")


def errors(book):
    put(book.active, HEADER, ["Svartid", "#REF!", "dage"], ["Trivsel", "#N/A", "point"])
    book.active["B2"].data_type = book.active["B3"].data_type = "e"


def chart(book):
    put(book.active, HEADER, ["Svartid", 20, "dage"])
    book.create_chartsheet("Graf").add_chart(BarChart())
    put(book.create_sheet("To"), HEADER, ["Trivsel", 75, "point"])


def upright(book):
    put(book.active, HEADER, ["Svartid", 20, "dage"])
    book.active["A1"].alignment = Alignment(textRotation=255, wrapText=True)
    book.active.protection.sheet = True
    book.active["A1"].comment = None


def escaped(book):
    put(book.active, HEADER, ["Svartid_x000D_\nalle sager", 20, "dage\u200b"], ["'00123", "\u200e95\u00a0%", " "])


def wide(book):
    put(book.active, ["Mål", *range(2000, 2300)], ["Svartid", *range(300)])


ODD = [
    ("titles over the table, first rows empty", with_titles, ["caption Mål- og resultatplan 2026 for styrelsen", f"| {' | '.join(HEADER)} |", "| Svartid | 20 | dage |", "| Trivsel | 75 | point |"]),
    ("header over two rows", two_row_header, ["| Mål | Måltal | < |", "| ^ | 2025 | 2026 |", "| Svartid | 22 | 20 |"]),
    ("a block of merged cells", merged_block, ["| A | < | x |", "| ^ | < | y |", "| 1 | 2 | 3 |"]),
    ("error cells", errors, [f"| {' | '.join(HEADER)} |", "| Svartid | #REF! | dage |", "| Trivsel | #N/A | point |"]),
    ("chart sheet between sheets", chart, [f"| {' | '.join(HEADER)} |", "| Svartid | 20 | dage |", f"| {' | '.join(HEADER)} |", "| Trivsel | 75 | point |"]),
    ("upright text, protected sheet", upright, [f"| {' | '.join(HEADER)} |", "| Svartid | 20 | dage |"]),
    ("escapes and invisible characters", escaped, [f"| {' | '.join(HEADER)} |", "| Svartid\nalle sager | 20 | dage\u200b |", "| '00123 | \u200e95\u00a0% |  |"]),
    ("very wide", wide, ["| Mål | " + " | ".join(map(str, range(2000, 2300))) + " |", "| Svartid | " + " | ".join(map(str, range(300))) + " |"]),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ODD])
def test_a_workbook_is_read_as(tmp_path, fill, expected):
    assert expected == view(xlsx(tmp_path / "plan.xlsx", fill).blocks)


def test_the_page_is_the_number_of_the_sheet_as_its_tabs_count(tmp_path):
    document = xlsx(tmp_path / "plan.xlsx", chart)

    assert [1, 3] == [table.page for table in tables(document.blocks)]
    assert 3 == document.source.pages
    assert "sheet.chart" in [finding.code for finding in document.findings]


def test_rows_and_columns_without_height_are_hidden(tmp_path):
    book = Workbook()
    put(book.active, HEADER, ["Svartid", 20, "dage"], ["Kladde", 1, "x"])
    book.save(tmp_path / "plan.xlsx")
    path = made.retyped(
        tmp_path / "plan.xlsx",
        **{
            '<row r="3">': '<row r="3" ht="0" customHeight="1">',
            "<sheetData>": '<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>',
        },
    )

    assert ["| " + " | ".join(HEADER[:2]) + " |", "| Svartid | 20 |"] == view(read(path).blocks)


def test_error_cells_are_told(tmp_path):
    assert ["cell.error-value"] == [finding.code for finding in xlsx(tmp_path / "plan.xlsx", errors).findings]


# ---------------------------------------------------------------------------------------------- BIFF8
def style(format_: str = "General", bold: bool = False):
    return xlwt.easyxf("font: bold on" if bold else "", num_format_str=format_)


def biff(path, fill):
    book = xlwt.Workbook()
    fill(book)
    book.save(str(path))
    return read(path)


def old_plan(book):
    sheet = book.add_sheet("Mål")
    sheet.write_merge(0, 0, 0, 2, "Mål- og resultatplan for styrelsen 2026", style(bold=True))
    for column, text in enumerate(HEADER):
        sheet.write(2, column, text, style(bold=True))
    sheet.write_merge(3, 4, 0, 0, "Svartid for alle sager")
    sheet.write(3, 1, 0.925, style("0.0%"))
    sheet.write(3, 2, dt.date(2026, 6, 30), style("DD-MM-YYYY"))
    sheet.write(4, 1, 12, style('0.00 "kr."'))
    sheet.write(4, 2, True)
    sheet.write(5, 0, "Kladde")
    sheet.write(5, 1, 1)
    sheet.row(5).hidden = True
    sheet.write(2, 3, "skjult")
    sheet.col(3).hidden = True
    hidden = book.add_sheet("Lister")
    hidden.write(0, 0, "a")
    hidden.visibility = 1


def test_an_old_workbook_is_read_without_libreoffice(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda command: None)
    document = biff(tmp_path / "plan.xls", old_plan)

    assert [
        "caption Mål- og resultatplan for styrelsen 2026",
        f"| {' | '.join(HEADER)} |",
        "| Svartid for alle sager | 92,5% | 2026-06-30 |",
        "| ^ | 12,00 kr. | TRUE |",
    ] == view(document.blocks)
    assert ["sheet.hidden", "sheet.hidden-cells"] == sorted(finding.code for finding in document.findings)
    assert "Mål!A3" == tables(document.blocks)[0].cells[0].place
    assert all(cell.bold for cell in tables(document.blocks)[0].cells[:3])


def test_rows_kept_in_view_are_the_header_of_an_old_workbook(tmp_path):
    def fill(book):
        sheet = book.add_sheet("Mål")
        for row, line in enumerate([HEADER, ["Svartid", 20, "dage"]]):
            for column, value in enumerate(line):
                sheet.write(row, column, value)
        sheet.set_panes_frozen(True)
        sheet.set_horz_split_pos(1)

    (table,) = tables(biff(tmp_path / "plan.xls", fill).blocks)

    assert [True] * 3 + [False] * 3 == [cell.is_header for cell in table.cells]


def test_rows_kept_in_view_are_the_header_of_an_opendocument_sheet(tmp_path):
    settings = (
        '<office:document-settings xmlns:office="o" xmlns:config="c"><config:config-item-map-named config:name="Tables">'
        '<config:config-item-map-entry config:name="Plan"><config:config-item config:name="VerticalSplitMode">2</config:config-item>'
        '<config:config-item config:name="VerticalSplitPosition">1</config:config-item></config:config-item-map-entry>'
        "</config:config-item-map-named></office:document-settings>"
    )
    made.ods(tmp_path / "plan.ods", settings=settings)
    (table,) = tables(read(tmp_path / "plan.ods").blocks)

    assert [True, True, False, False] == [cell.is_header for cell in table.cells]


# ---------------------------------------------------------------------------------------------- OpenDocument sheets
def oc(text: str = "", attributes: str = "") -> str:
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:table-cell {attributes}>{paragraphs}</table:table-cell>"


def orow(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


COVER = "<table:covered-table-cell/>"


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        pytest.param(orow(oc("Mål", "table:number-rows-spanned='2'"), oc("Måltal", "table:number-columns-spanned='2'"), COVER) + orow(COVER, oc("2025"), oc("2026")) + orow(oc("Svar"), oc("22"), oc("20")),
                     ["| Mål | Måltal | < |", "| ^ | 2025 | 2026 |", "| Svar | 22 | 20 |"], id="merged cells"),
        pytest.param(orow(oc("Mål"), oc("Krav")) + orow(oc("Svar"), oc("92,5%", "office:value-type='percentage' office:value='0.925'")), ["| Mål | Krav |", "| Svar | 92,5% |"], id="percent"),
        pytest.param(orow(oc("Mål"), oc("Frist")) + orow(oc("Svar"), oc("30-06-26", "office:value-type='date' office:date-value='2026-06-30'")), ["| Mål | Frist |", "| Svar | 2026-06-30 |"], id="date"),
        pytest.param(orow(oc("Mål"), oc("x", "table:number-columns-repeated='2'")) + orow(oc("Svar"), oc("1"), oc("2"), oc("", "table:number-columns-repeated='16000'")) + orow(oc("", "table:number-columns-repeated='16384'"), attributes="table:number-rows-repeated='1048000'"),
                     ["| Mål | x | x |", "| Svar | 1 | 2 |"], id="repeated cells to the edge"),
        pytest.param(orow(oc("Mål"), oc("Krav")) + orow(oc("Kladde"), oc("1"), attributes="table:visibility='collapse'") + orow(oc("Svar"), oc("20")), ["| Mål | Krav |", "| Svar | 20 |"], id="hidden row"),
        pytest.param("<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column/>" + orow(oc("Mål"), oc("skjult"), oc("Krav")) + orow(oc("Svar"), oc("x"), oc("20")), ["| Mål | Krav |", "| Svar | 20 |"], id="hidden column"),
        pytest.param(orow(oc("Mål"), oc("Krav")) + orow(oc("Svar\ni alle sager"), oc("20")), ["| Mål | Krav |", "| Svar\ni alle sager | 20 |"], id="two lines"),
        pytest.param(orow(oc("Mål"), "<table:table-cell><office:annotation><text:p>husk</text:p></office:annotation><text:p>Krav</text:p></table:table-cell>") + orow(oc("Svar"), oc("20")), ["| Mål | Krav |", "| Svar | 20 |"], id="comment"),
        pytest.param("<table:table-header-rows>" + orow(oc("Mål"), oc("Krav")) + "</table:table-header-rows><table:table-row-group>" + orow(oc("Svar"), oc("20")) + "</table:table-row-group>", ["| Mål | Krav |", "| Svar | 20 |"], id="groups of rows"),
    ],
)  # fmt: skip
def test_an_opendocument_sheet_is_read_without_libreoffice_as(tmp_path, monkeypatch, grid, expected):
    monkeypatch.setattr("shutil.which", lambda command: None)
    made.ods(tmp_path / "plan.ods", made.ods_table("Plan", grid))
    document = read(tmp_path / "plan.ods")

    assert expected == view(document.blocks)
    assert [1] == [table.page for table in tables(document.blocks)]


def test_a_hidden_opendocument_sheet_is_told(tmp_path):
    hidden = made.ods_table("Lister").replace("<table:table ", "<table:table table:style-name='ta2' ")
    styles = "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>"
    made.ods(tmp_path / "plan.ods", made.ods_table() + hidden, styles=styles)
    document = read(tmp_path / "plan.ods")

    assert (["sheet.hidden"], 1) == ([finding.code for finding in document.findings], len(tables(document.blocks)))


# ---------------------------------------------------------------------------------------------- SpreadsheetML 2003
def data(value: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


DOWN, ACROSS, SECOND, PERCENT = ('ss:MergeDown="1"', 'ss:MergeAcross="1"', 'ss:Index="2"', 'ss:StyleID="p"')
STYLES = '<Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="b"><Font ss:Bold="1"/></Style><Style ss:ID="f"><NumberFormat ss:Format="Percent"/></Style>'


@pytest.mark.parametrize(
    ("grid", "expected"),
    [
        pytest.param(f'<Row>{data("Mål", attributes=DOWN)}{data("Måltal", attributes=ACROSS)}</Row><Row>{data("2025", attributes=SECOND)}{data("2026")}</Row><Row>{data("Svar")}{data("22", "Number")}{data("20", "Number")}</Row>',
                     ["| Mål | Måltal | < |", "| ^ | 2025 | 2026 |", "| Svar | 22 | 20 |"], id="merged cells and an index"),
        pytest.param(f'<Row>{data("Målene for sagsbehandlingen i styrelsen og for borgernes tilfredshed")}{data("Krav for året")}</Row><Row>{data("Svar")}{data("0.925", "Number", PERCENT)}</Row>', ["| Målene for sagsbehandlingen i styrelsen og for borgernes tilfredshed | Krav for året |", "| Svar | 92,5% |"], id="percent"),
        pytest.param(f'<Row>{data("Mål")}{data("Krav")}</Row><Row ss:Hidden="1">{data("Kladde")}{data("1")}</Row><Row>{data("Svar")}{data("2026-06-30T00:00:00.000", "DateTime")}</Row>', ["| Mål | Krav |", "| Svar | 2026-06-30 |"], id="hidden row and date"),
        pytest.param(f'<Row>{data("Mål")}{data("Krav")}</Row><Row ss:Index="3">{data("Svar")}<Cell><Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>20</B> dage&#10;i alt</Data></Cell></Row>', ["| Mål | Krav |", "| Svar | 20 dage\ni alt |"], id="rich text and a row index"),
    ],
)  # fmt: skip
def test_a_sheet_in_old_xml_is_read_as(tmp_path, grid, expected):
    path = tmp_path / "plan.xls"
    path.write_text(made.sheet_2003(grid, styles=STYLES), "utf-8")

    assert expected == view(read(path).blocks)


# ---------------------------------------------------------------------------------------------- CSV
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('Mål;Krav\n"Svartid; alle sager";"20 dage"\n', ["| Mål | Krav |", "| Svartid; alle sager | 20 dage |"], id="delimiter in quotes"),
        pytest.param('Mål,Krav\n"Svartid\ni alle ""sager""","1,5"\n', ["| Mål | Krav |", '| Svartid\ni alle "sager" | 1,5 |'], id="line break and quotes in a cell"),
        pytest.param("Mål;2025;2026\nSvartid;22,5;20,25\nTrivsel;74,1;75,0\n", ["| Mål | 2025 | 2026 |", "| Svartid | 22,5 | 20,25 |", "| Trivsel | 74,1 | 75,0 |"], id="decimal comma"),
        pytest.param("Mål for 2026\n\nMål;Krav\nSvartid;20\nTrivsel;75\n", ["caption Mål for 2026", "| Mål | Krav |", "| Svartid | 20 |", "| Trivsel | 75 |"], id="title above"),
        pytest.param("Mål;Krav;;\nSvartid;20;;\n;;;\nTrivsel;75;;\n", ["| Mål | Krav |", "| Svartid | 20 |", "| Trivsel | 75 |"], id="empty columns and rows"),
        pytest.param("绩效指标,指标值\n网上可办率,≥98%\n", ["| 绩效指标 | 指标值 |", "| 网上可办率 | ≥98% |"], id="Chinese"),
        pytest.param("Mål|Krav\nSvartid|20\nTrivsel|75\n", ["| Mål | Krav |", "| Svartid | 20 |", "| Trivsel | 75 |"], id="pipes"),
        pytest.param("Svartiden er højst 20 dage.\nTrivslen er mindst 75 point.\n", ["paragraph Svartiden er højst 20 dage.", "paragraph Trivslen er mindst 75 point."], id="one column"),
    ],
)  # fmt: skip
def test_comma_separated_text_is_read_as(tmp_path, text, expected):
    path = tmp_path / "plan.csv"
    path.write_text(text, "utf-8")

    assert expected == view(read(path).blocks)


def test_the_marks_of_a_csv_file_are_told(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text("Mål;2025\nSvartid;22,5\n", "utf-8")
    (finding,) = read(path).findings

    assert ("csv.dialect", "info") == (finding.code, finding.severity)
    assert "a semicolon between cells, a decimal comma" in finding.message


def test_prose_named_txt_with_commas_is_no_csv(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(
        "Målet er, at svartiden falder,\nog at trivslen stiger, så alle\nborgere får svar, når de spørger.\n" * 3,
        "utf-8",
    )

    assert "text" == read(path).source.format
