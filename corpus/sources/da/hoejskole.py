"""Source of maritim_hoejskole_rammekontrakt_2024-2027.xlsx: target series by year in a workbook."""

import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

THIN = Border(*[Side(style="thin", color="888888")] * 4)
HEAD = PatternFill("solid", fgColor="CFE2F3")
PCT, PCT1, DEC = "0%", "0.0%", "#,##0.0"

#: goal number, goal, responsible, follow-up, indicators: number, name, unit, number format, baseline, targets, actual
GOALS = [
    ("1", "Flere unge gennemfører en maritim uddannelse", "Uddannelseschefen",
     "Årligt i statusredegørelsen", [
         ("1.1", "Andel af studerende, der gennemfører på normeret tid plus et år", "pct.", PCT, 0.62,
          [0.64, 0.66, 0.68, 0.70], 0.645),
         ("1.2", "Frafald på første studieår", "pct.", PCT, 0.21, [0.20, 0.18, 0.16, 0.15], 0.225),
         ("1.3", "Antal optagne studerende", "studerende", "#,##0", 310, [320, 330, 340, 350], 334)]),
    ("2", "Dimittenderne får hurtigt fodfæste på arbejdsmarkedet", "Uddannelseschefen",
     "Hvert andet år, første gang i 2025", [
         ("2.1", "Ledighed blandt dimittender 4.-7. kvartal efter dimission", "pct.", PCT1, 0.074,
          ["–", 0.07, "–", 0.06], "–"),
         ("2.2", "Dimittender, der finder uddannelsen relevant for deres job", "pct.", PCT, 0.71,
          ["–", "–", "–", 0.80], None)]),
    ("3", "Forskningen bruges i erhvervet", "Forskningschefen", "Halvårligt til bestyrelsen", [
        ("3.1", "Aktive samarbejdsaftaler med virksomheder", "aftaler", "0", 24,
         ["mindst 26", "mindst 28", "mindst 30", "mindst 34"], 27),
        ("3.2", "Eksterne forskningsmidler", "mio. kr.", DEC, 18.4, [19, 20, 21.5, 23], 19.6)]),
    ("4", "De studerende møder undervisning af høj kvalitet", "Rektor", "Årligt i statusredegørelsen", [
        ("4.1", "Studietilfredshed på en skala fra 1 til 5", "point", "0.0", 3.9, [3.9, 4.0, 4.0, 4.1], 3.8),
        ("4.2", "Undervisere med gennemført pædagogisk forløb", "pct.", "0", 55, [60, 70, 80, 90], 63)]),
    ("5", "Højskolen mindsker sit klimaaftryk", "Driftschefen", "Kvartalsvis til direktionen", [
        ("5.1", "CO2-udledning fra skoleskibet", "ton", "0", 860,
         ["højst 840", "højst 800", "højst 760", "højst 700"], 851),
        ("5.2", "Energiforbrug pr. kvadratmeter", "kWh", "0", 112, [108, 104, 100, 96], 109)]),
]


def _grid(sheet, rows, first=1, widths=()):
    for r, row in enumerate(rows, first):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for c, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJKLMN"[c]].width = width


def write(path) -> None:
    book = Workbook()
    _front(book.active)
    _guide(book.create_sheet("Læsevejledning"))
    _targets(book.create_sheet("Mål og måltal"))
    _previous(book.create_sheet("Status 2021-2023"))
    _budget(book.create_sheet("Budget"))
    _methods(book.create_sheet("Metode"))
    book.properties.title = "Strategisk rammekontrakt 2024-2027"
    book.properties.creator = "Nordkystens Maritime Højskole"
    book.properties.created = book.properties.modified = datetime.datetime(2025, 1, 1)
    book.save(str(path))


def _front(sheet) -> None:
    sheet.title = "Forside"
    _grid(sheet, [["Nordkystens Maritime Højskole"], ["Strategisk rammekontrakt 2024-2027"], [None],
                  ["Mål, måltal og status pr. 1. marts 2025"], [None],
                  ["Indgået med Ministeriet for Uddannelse til Søs den 12. december 2023"],
                  ["Kontrakten gælder fra 1. januar 2024 til 31. december 2027"],
                  ["Udfyldt af Kvalitetsenheden, lokal 4417"]], 2, [70])
    sheet["A2"].font = Font(size=18, bold=True)
    sheet["A3"].font = Font(size=14, bold=True)


def _guide(sheet) -> None:
    _grid(sheet, [
        ["Sådan læses arket"],
        [("Fanen Mål og måltal viser de fem strategiske mål, de tilhørende målepunkter og måltal for hvert af kontraktens fire "
         "år.")],
        ["Måltal, der ikke er fastsat for et år, er vist med en streg. Grå celler udfyldes, når året er gjort op."],
        ["Procenttal er angivet i forhold til hele årgangen, medmindre andet fremgår af fanen Metode."],
        [("Statusredegørelsen sendes til ministeriet hvert år senest den 15. marts. Midtvejs i kontrakten, i foråret 2026, holdes et "
         "særskilt statusmøde.")],
        ["Eksempel på udfyldelse: Mål: [titel], målepunkt: [navn], måltal 2024: [tal], realiseret: [tal]"],
        [("Højskolen har 1.040 studerende og 146 ansatte. I 2023 bestod 91 pct. alle prøver på første år, og skoleskibet "
         "sejlede 14.300 sømil.")],
        ["Farver: grøn = måltal nået, gul = højst 5 pct. fra måltallet, rød = mere end 5 pct. fra måltallet"]], 1, [110])
    sheet["A1"].font = Font(bold=True, size=13)


def _targets(sheet) -> None:
    sheet["A1"] = "Strategiske mål og måltal 2024-2027"
    sheet["A1"].font = Font(bold=True, size=13)
    sheet["A2"] = "Nordkystens Maritime Højskole. Opdateret 1. marts 2025."
    top = ["Nr.", "Strategisk mål", "Målepunkt", None, "Enhed", "Baseline 2023", "Måltal", None, None, None,
           "Realiseret 2024", "Ansvarlig", "Opfølgning"]
    below = [None, None, "Nr.", "Indikator", None, None, 2024, 2025, 2026, 2027, None, None, None]
    _grid(sheet, [top, below], 4, [5, 30, 6, 44, 12, 10, 11, 11, 11, 11, 11, 18, 24])
    for area in ("A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "G4:J4", "K4:K5", "L4:L5", "M4:M5"):
        sheet.merge_cells(area)
    row = 6
    for number, goal, owner, follow_up, points in GOALS:
        first = row
        for point, name, unit, form, base, targets, actual in points:
            _grid(sheet, [[number if row == first else None, goal if row == first else None, point, name, unit, base,
                           *targets, actual, owner if row == first else None,
                           follow_up if row == first else None]], row)
            for column in "FGHIJK":
                sheet[f"{column}{row}"].number_format = form
            row += 1
        for column in "ABLM":
            if row - first > 1:
                sheet.merge_cells(f"{column}{first}:{column}{row - 1}")
    for cells in sheet.iter_rows(min_row=4, max_row=row - 1, max_col=13):
        for cell in cells:
            cell.border = THIN
            if cell.row < 6:
                cell.font, cell.fill = Font(bold=True), HEAD
    sheet.cell(row + 1, 1, "Note: Ledigheden måles hvert andet år af ministeriet. Indikator 3.1 omfatter kun aftaler, der har været "
                           "aktive inden for de seneste 12 måneder.")
    sheet.freeze_panes = "E6"


def _previous(sheet) -> None:
    rows = [["Status på den foregående kontrakt 2021-2023"], [None],
            ["Mål", "Måltal 2023", "Realiseret 2021", "Realiseret 2022", "Realiseret 2023", "Målopfyldelse"],
            ["Flere kvinder søger ind på navigatøruddannelsen", 0.20, 0.12, 0.14, 0.17, "Ikke opfyldt"],
            ["Frafaldet på maskinmesteruddannelsen skal ned", 0.22, 0.26, 0.24, 0.21, "Opfyldt"],
            ["Mindst 20 aktive samarbejder med rederier", 20, 17, 22, 24, "Opfyldt"],
            ["Nyt simulatorcenter taget i brug", "2022", "-", "-", "Marts 2023", "Delvist opfyldt"]]
    _grid(sheet, rows, 1, [48, 14, 16, 16, 16, 16])
    for row in (4, 5):
        for column in "BCDE":
            sheet[f"{column}{row}"].number_format = PCT
    for cell in sheet[3]:
        cell.font, cell.fill, cell.border = Font(bold=True), HEAD, THIN


def _budget(sheet) -> None:
    rows = [["Budget 2024-2027, mio. kr."], [None], ["Formål", 2024, 2025, 2026, 2027],
            ["Uddannelse", 92.4, 94.0, 95.1, 95.1], ["Forskning og udvikling", 31.0, 32.5, 33.0, 34.2],
            ["Skoleskib", 18.8, 18.8, 18.0, 17.5], ["Fælles", 21.6, 21.2, 20.9, 20.9]]
    _grid(sheet, rows, 1, [34, 12, 12, 12, 12])
    sheet["A8"] = "I alt"
    for column in "BCDE":
        sheet[f"{column}8"] = sum(sheet[f"{column}{r}"].value for r in range(4, 8))
        for r in range(4, 9):
            sheet[f"{column}{r}"].number_format = DEC
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True), HEAD


def _methods(sheet) -> None:
    rows = [["Målepunkt", "Opgørelse", "Datakilde"],
            ["1.1", "Årgangen optaget seks år tidligere. Studerende på orlov tælles ikke med.", "Studieadministrativt system"],
            ["1.2", "Studerende, der er udmeldt senest 12 måneder efter studiestart, i forhold til de optagne.",
             "Studieadministrativt system"],
            ["2.1", "Gennemsnitlig ledighedsgrad. Hvis 6 ud af 100 er ledige i hele perioden, er ledigheden 6,0 pct.",
             "Ministeriets register"],
            ["4.1", "Gennemsnit af 22 spørgsmål; svarprocenten skal være mindst 50, før resultatet bruges.", "Studiemiljømålingen"],
            ["5.1", "Forbrugt brændstof ganget med 2,68 kg CO2 pr. liter.", "Skibets logbog"]]
    _grid(sheet, rows, 1, [12, 80, 30])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
