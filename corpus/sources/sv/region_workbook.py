"""Indicator workbook of a region: merged goal cells, percent stored as fractions, targets in columns by year."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

PERCENT, PERCENT_1, NUMBER, PLAIN = "0%", "0.0%", "# ##0", "General"
HEAD = ["Nr", "Strategiskt mål", "Indikator", "Enhet", "Utfall", None, "Målvärde", None, None, "Ansvarig nämnd",
        "Uppföljning"]
SUB = [None, None, None, None, 2022, 2023, 2025, 2026, 2027, None, None]
#: number, goal, responsible, follow-up, rows of (indicator, unit, outcome 2022, outcome 2023, targets, number format)
AREAS = [
    ("Perspektiv: Invånare", [
        ("1", "Invånarna har förtroende för hälso- och sjukvården", "Hälso- och sjukvårdsnämnden", "Tertial", [
            ("Andel invånare med stort förtroende för sjukvården", "%", 0.58, 0.61, (0.64, 0.66, 0.7), PERCENT),
            ("Andel invånare som anser att väntetiden till vårdcentral är rimlig", "%", 0.72, 0.7,
             (0.75, 0.78, 0.8), PERCENT),
            ("Antal klagomål till patientnämnden", "ärenden", 1412, 1530, ("högst 1 400", "högst 1 300", "minska"),
             NUMBER)]),
        ("2", "Vård ges i rätt tid", "Hälso- och sjukvårdsnämnden", "Månadsvis", [
            ("Medicinsk bedömning i primärvården inom tre dagar", "%", 0.81, 0.84, (0.9, 0.9, 0.95), PERCENT),
            ("Första besök i specialistvård inom 90 dagar", "%", 0.69, 0.664, (0.75, 0.8, 0.85), PERCENT_1),
            ("Median för vistelsetid på akutmottagning", "minuter", 231, 246, ("högst 220", "högst 210", "högst 200"),
             NUMBER)]),
        ("3", "Fler reser kollektivt", "Trafiknämnden", "Delår och årsredovisning", [
            ("Kollektivtrafikens marknadsandel", "%", 0.148, 0.155, (0.165, 0.17, 0.18), PERCENT_1),
            ("Nöjd resenär-index", "index", 63, 65, (68, 69, 70), PLAIN)])]),
    ("Perspektiv: Verksamhet", [
        ("4", "Vården är jämlik och säker", "Hälso- och sjukvårdsnämnden", "Tertial", [
            ("Andel vårdtillfällen med vårdskada", "%", 0.079, 0.073, ("högst 6,5 %", "högst 6,0 %", "högst 5,5 %"),
             PERCENT_1),
            ("Följsamhet till hygienrutiner", "%", 0.82, 0.85, ("minst 90 %", "minst 92 %", "minst 95 %"), PERCENT),
            ("Överbeläggningar per 100 vårdplatser", "platser", 5.4, 6.1, (4, 3, 2), PLAIN)]),
        ("5", "Regionens klimatpåverkan halveras till 2030", "Regionstyrelsen", "Årsvis", [
            ("Utsläpp från egna transporter", "ton", 4120, 3985, (3500, 3200, 2900), NUMBER),
            ("Andel fossilfri energi i lokaler", "%", 0.94, 0.95, (0.97, 0.98, 1), PERCENT),
            ("Matsvinn per portion", "gram", 61, 58, (50, 45, 40), PLAIN)])]),
    ("Perspektiv: Medarbetare", [
        ("6", "Regionen är en attraktiv arbetsgivare", "Regionstyrelsen", "Tertial", [
            ("Hållbart medarbetarengagemang", "index", 75, 76, (78, 79, 80), PLAIN),
            ("Sjukfrånvaro", "%", 0.071, 0.068, (0.063, 0.06, 0.058), PERCENT_1),
            ("Kostnad för hyrpersonal", "mnkr", 318, 352, ("högst 250", "högst 200", "–"), NUMBER)])]),
]
FINANCE = [
    ("F1", "Regionens ekonomi ger utrymme för framtida investeringar", "Resultat i förhållande till skatteintäkter och "
     "generella statsbidrag", "%", 0.004, -0.012, (0.0, 0.01, 0.02)),
    ("F2", "Investeringarna ska finansieras med egna medel", "Självfinansieringsgrad", "%", 0.62, 0.51,
     (0.6, 0.75, 1.0)),
]
LAST = [("Invånarna har förtroende för hälso- och sjukvården", "Andel invånare med stort förtroende", 0.62, 0.6),
        ("Vård ges i rätt tid", "Första besök inom 90 dagar", 0.74, 0.655),
        ("Budgeten är i balans", "Resultat, mnkr", 45, -112),
        ("Regionen minskar sitt pappersberoende", "Inköpt papper, ton", 80, 77)]
GUIDE = [
    "Region Mellansund",
    "Indikatorbok 2025–2027",
    "Bilaga 2 till regionplanen, beslutad av regionfullmäktige 2024-11-26 § 133",
    "Så läser du boken",
    "Bladet Mål innehåller de sex strategiska målen med indikatorer. Bladet Finans innehåller de finansiella målen.",
    "Ett mål är uppfyllt när minst 80 procent av indikatorerna har nått sitt målvärde.",
    "Utfallet redovisas till regionfullmäktige i delårsrapporten per augusti och i årsredovisningen.",
    "Bladet Bokslut 2023 är en historisk redovisning och innehåller inga mål för perioden.",
    "Grönt = målvärdet nås. Gult = avvikelsen är högst 5 procent. Rött = större avvikelse.",
    "Exempel på rad: Andelen X ska öka från 10 till 20 procent.",
    "Frågor: controller Birgit Åkerblom, 0555-98 76 50. Senast uppdaterad 2024-12-02.",
]
THIN = Border(*(Side(style="thin", color="999999"),) * 4)
BLUE, GREY = PatternFill("solid", fgColor="CFE0EE"), PatternFill("solid", fgColor="EEEEEE")
WRAP = Alignment(wrap_text=True, vertical="top")


def write(path: Path) -> None:
    """Saves the workbook with four sheets."""
    book = openpyxl.Workbook()
    guide = book.active
    guide.title = "Läsanvisning"
    for row, text in enumerate(GUIDE, 2):
        guide.cell(row, 2, text).font = Font(bold=row in (2, 3, 5), size=16 if row == 3 else 11)
    guide.column_dimensions["B"].width = 110
    _goal_sheet(book.create_sheet("Mål"))
    _finance_sheet(book.create_sheet("Finans"))
    _last_sheet(book.create_sheet("Bokslut 2023"))
    book.save(path)


def _head(sheet: Worksheet, row: int, values: list, fill: PatternFill = BLUE) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value)
        cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), fill, THIN, WRAP


def _goal_sheet(sheet: Worksheet) -> None:
    sheet["A1"] = "Strategiska mål och indikatorer 2025–2027"
    sheet["A1"].font = Font(bold=True, size=14)
    _head(sheet, 3, HEAD)
    _head(sheet, 4, SUB)
    for place in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:I3", "J3:J4", "K3:K4"):
        sheet.merge_cells(place)
    row = 5
    for area, goals in AREAS:
        _head(sheet, row, [area] + [None] * 10, GREY)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=11)
        row += 1
        for number, goal, owner, follow_up, indicators in goals:
            first = row
            for indicator, unit, earlier, last, targets, style in indicators:
                for column, value in enumerate((None, None, indicator, unit, earlier, last, *targets), 1):
                    cell = sheet.cell(row, column, value)
                    cell.border, cell.alignment = THIN, WRAP
                    if isinstance(value, (int, float)):
                        cell.number_format = style
                row += 1
            for column, value in ((1, number), (2, goal), (10, owner), (11, follow_up)):
                sheet.cell(first, column, value).alignment = WRAP
                sheet.merge_cells(start_row=first, end_row=row - 1, start_column=column, end_column=column)
    sheet.cell(row + 1, 1, "Streck (–) betyder att målvärde ännu inte har beslutats. Utfall 2022 och 2023 enligt "
                           "respektive årsredovisning.")
    sheet.freeze_panes = "D5"
    for letter, width in zip("ABCDEFGHIJK", (5, 34, 46, 10, 9, 9, 13, 13, 13, 28, 24), strict=True):
        sheet.column_dimensions[letter].width = width


def _finance_sheet(sheet: Worksheet) -> None:
    sheet["A1"] = "Finansiella mål enligt kommunallagen 11 kap."
    sheet["A1"].font = Font(bold=True, size=14)
    _head(sheet, 3, ["Nr", "Finansiellt mål", "Indikator", "Enhet", "Utfall 2022", "Utfall 2023", "Mål 2025", "Mål 2026",
                     "Mål 2027"])
    for row, (number, goal, indicator, unit, earlier, last, targets) in enumerate(FINANCE, 4):
        for column, value in enumerate((number, goal, indicator, unit, earlier, last, *targets), 1):
            cell = sheet.cell(row, column, value)
            cell.border, cell.alignment = THIN, WRAP
            if isinstance(value, float):
                cell.number_format = PERCENT_1 if number == "F1" else PERCENT
    sheet["B7"] = "Skattesatsen är oförändrad, 11,42 kronor. Balanskravsunderskott ska återställas inom tre år."
    for letter, width in zip("ABC", (6, 50, 42), strict=True):
        sheet.column_dimensions[letter].width = width


def _last_sheet(sheet: Worksheet) -> None:
    sheet["A1"] = "Måluppfyllelse i bokslut 2023"
    _head(sheet, 3, ["Mål 2021–2023", "Indikator", "Målvärde 2023", "Utfall 2023", "Bedömning"])
    for row, (goal, indicator, target, actual) in enumerate(LAST, 4):
        status = "Uppfyllt" if goal.startswith("Regionen") else "Ej uppfyllt"
        for column, value in enumerate((goal, indicator, target, actual, status), 1):
            cell = sheet.cell(row, column, value)
            cell.border = THIN
            if isinstance(value, float):
                cell.number_format = PERCENT
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 44
