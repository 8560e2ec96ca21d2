"""Action plan as a workbook: three goals as bands across the sheet, each above a table of activities with dates."""

from __future__ import annotations

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

BAND, HEAD = PatternFill("solid", fgColor="1F4E5F"), PatternFill("solid", fgColor="DCE9EE")
COLUMNS = ["Nr", "Åtgärd", "Ansvarig", "Start", "Klart senast", "Kostnad (tkr)", "Status"]


def _date(text: str) -> datetime.date | str:
    return datetime.date.fromisoformat(text) if text[:2] == "20" else text


GOALS = [
    ("Mål 1. Fler känner sig trygga ute på kvällen",
     ["Mått: Andelen invånare som känner sig trygga ute på kvällen ska öka från 62 procent 2025 till minst 70 procent 2027.",
      "Mått: Högst 5 gatlyktor per 1 000 får vara trasiga vid kontrollen i november."],
     "Ansvarig nämnd: Samhällsbyggnadsnämnden",
     "Uppföljning: Trygghetsmätningen görs varje höst. Läget redovisas för trygghetsrådet varje kvartal.",
     [("1.1", "Byta belysning på 14 gångvägar", "Gatuchefen", "2026-02-01", "2026-10-31", 2400, "Pågår"),
      ("1.2", "Trygghetsvandring i alla sju kommundelar, minst en per år", "Trygghetssamordnaren", "2026-03-01", "2027-11-30", 70, "Pågår"),
      ("1.3", "Fler kvällsturer med fältarbetare, från 2 till 4 kvällar i veckan", "Enhetschef ungdom", "2026-04-01", "2026-06-30", 1150, "Ej påbörjad"),
      ("1.4", "Klippa buskage vid stationen och Östra parken", "Parkchefen", "2026-03-15", "2026-05-15", 180, "Klar"),
      ("1.5", "Ta fram riktlinjer för kameror på allmän plats", "Kommunjuristen", "2026-01-10", "2026-12-15", 0, "Pågår"),
      ("1.6", "Utreda om väktare ska finnas på busstorget helgkvällar", "Säkerhetschefen", "2026-08-01", "2026-12-31", 0, "Ej påbörjad"),
      ("1.7", "Saneringen av klotter ska ske inom 24 timmar", "Gatuchefen", "löpande", "löpande", 300, "Pågår")]),
    ("Mål 2. Färre unga dras in i brott",
     ["Mått: Antalet anmälda brott där den misstänkte är under 18 år ska minska med 15 procent till utgången av 2027 jämfört med "
      "genomsnittet för 2023–2025 (184 brott)."],
     "Ansvarig nämnd: Barn- och utbildningsnämnden",
     "Uppföljning: Statistiken hämtas varje månad och följs upp tertialvis.",
     [("2.1", "SSPF-team i gång på samtliga högstadieskolor", "Skolchefen", "2026-01-15", "2026-08-31", 900, "Pågår"),
      ("2.2", "Utbilda 120 medarbetare i tidiga tecken", "Trygghetssamordnaren", "2026-02-01", "2027-06-30", 240, "Pågår"),
      ("2.3", "Öppna fritidsgården på söndagar", "Enhetschef ungdom", "2026-09-01", "2026-09-30", 410, "Ej påbörjad"),
      ("2.4", "Föräldramöte om narkotika i årskurs 7, minst 60 procent närvaro", "Rektorerna", "2026-10-01", "2026-11-30", 35, "Ej påbörjad"),
      ("2.5", "Sommarjobb till 40 ungdomar som behöver extra stöd", "Arbetsmarknadschefen", "2026-06-15", "2026-08-15", 860, "Pågår"),
      ("2.6", "Delta i länets nätverk mot rekrytering till gäng", "Säkerhetschefen", "löpande", "löpande", 0, "Pågår")]),
    ("Mål 3. Våld i nära relationer upptäcks tidigare",
     ["Mått: Socialtjänsten frågar om våld i minst 95 procent av alla nybesök.",
      "Mått: Antalet orosanmälningar från vården ska öka."],
     "Ansvarig nämnd: Socialnämnden",
     "Uppföljning: Halvårsvis i socialnämnden.",
     [("3.1", "Införa rutin för frågor om våld i alla enheter", "Socialchefen", "2026-01-10", "2026-05-31", 60, "Pågår"),
      ("3.2", "Kampanj på tre språk i kollektivtrafiken", "Kommunikationschefen", "2026-11-01", "2026-12-10", 150, "Ej påbörjad"),
      ("3.3", "Två nya platser i skyddat boende", "Socialchefen", "2026-05-01", "2027-01-31", 1900, "Försenad"),
      ("3.4", "Kartlägga hedersrelaterat förtryck bland elever i årskurs 9", "Skolchefen", "2026-08-15", "2027-02-28", 90, "Ej påbörjad"),
      ("3.5", "Avtal med regionen om remisser", "Socialchefen", "2026-03-01", "2026-09-30", 0, "Pågår")]),
]


def write(path: Path) -> None:
    """Saves the workbook."""
    book = Workbook()
    _about(book.active)
    _plan(book.create_sheet("Handlingsplan 2026–2027"))
    _closed(book.create_sheet("Avslutat 2024–2025"))
    _statistics(book.create_sheet("Statistik"))
    book.properties.title = "Handlingsplan för trygghet 2026–2027"
    book.properties.creator = "Ekhamra kommun"
    book.save(path)


def _about(sheet) -> None:
    sheet.title = "Läs mig"
    sheet.column_dimensions["A"].width = 110
    for text in ("Ekhamra kommun", "Handlingsplan för trygghet 2026–2027",
                 "Antagen av kommunstyrelsen 2025-12-03, § 211", "",
                 "Planen har tagits fram av trygghetsrådet tillsammans med polisen, räddningstjänsten och två bostadsbolag. Den bygger på den lägesbild "
                 "som presenterades i september 2025.",
                 "Kommunens vision är ett Ekhamra där alla vågar vara ute. Den nationella strategin mot brott har som mål att nyrekryteringen till kriminella nätverk "
                 "ska upphöra. Polisen har ett eget mål om högst 12 minuters utryckningstid, som inte ingår i denna plan.",
                 "Planen har tre mål och 18 åtgärder. En åtgärd är något som kommunen gör. Att alla åtgärder är klara betyder inte att målen är uppfyllda.",
                 "Trygghetssamordnaren lämnar en samlad rapport om planen till kommunstyrelsen en gång om året, i februari.",
                 "Status: Ej påbörjad – Pågår – Klar – Försenad. Uppdateras av den som är ansvarig för åtgärden.",
                 "Frågor om planen: trygghet@ekhamra.example"):
        sheet.append([text])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A2"].font = Font(bold=True, size=16)


def _plan(sheet) -> None:
    for letter, width in zip("ABCDEFG", (7, 62, 24, 12, 14, 14, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    for title, measures, owner, follow_up, activities in GOALS:
        for text in (title, *measures, owner, follow_up):
            row = sheet.max_row + (1 if sheet["A1"].value else 0)
            sheet.cell(row, 1, text).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=7)
            sheet.row_dimensions[row].height = 30
            if text == title:
                sheet.cell(row, 1).fill, sheet.cell(row, 1).font = BAND, Font(bold=True, size=13, color="FFFFFF")
        row = sheet.max_row + 1
        for column, text in enumerate(COLUMNS, 1):
            sheet.cell(row, column, text).font = Font(bold=True)
            sheet.cell(row, column).fill = HEAD
        for number, text, owner_, start, end, cost, status in activities:
            row += 1
            for column, value in enumerate((number, text, owner_, _date(start), _date(end), cost, status), 1):
                cell = sheet.cell(row, column, value)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if isinstance(value, datetime.date):
                    cell.number_format = "yyyy-mm-dd"
        sheet.cell(row + 1, 1, " ")


def _closed(sheet) -> None:
    for letter, width in zip("ABCD", (44, 40, 16, 26), strict=True):
        sheet.column_dimensions[letter].width = width
    rows = [["Mål i planen 2024–2025", "Åtgärd", "Resultat", "Måluppfyllelse"],
            ["Tryggheten ska öka till 65 procent", "Belysning i Norra parken", "62 procent", "Inte uppfyllt"],
            ["Skadegörelsen på skolor ska minska med 20 procent", "Larm på sex skolor", "–27 procent", "Uppfyllt"],
            ["Fler ska anmäla hatbrott", "Kampanj 2024", "oförändrat", "Delvis uppfyllt"]]
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD


def _statistics(sheet) -> None:
    sheet.column_dimensions["A"].width = 58
    for row in (["Uppgift", 2021, 2022, 2023, 2024, 2025],
                ["Andel som känner sig trygga ute på kvällen", 0.68, 0.66, 0.63, 0.61, 0.62],
                ["Anmälda brott, misstänkt under 18 år", 141, 160, 178, 195, 179],
                ["Orosanmälningar från vården", 52, 48, 55, 61, 58],
                ["Trasiga gatlyktor per 1 000 i november", None, 11, 9, 9, 8],
                ["Jämförbara kommuner: andel trygga", 0.71, 0.7, 0.69, 0.68, 0.69]):
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for row in (2, 6):
        for cell in sheet[row][1:]:
            cell.number_format = "0 %"
