"""Letter of appropriation (tildelingsbrev): three main goals, each with its own way of stating results."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt


def write(path: Path) -> None:
    """Saves the letter as DOCX."""
    letter = docx.Document()
    letter.styles["Normal"].font.name = "Liberation Serif"
    letter.styles["Normal"].font.size = Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nb-NO")
    letter.styles["Normal"].element.get_or_add_rPr().append(language)
    letter.sections[0].header.paragraphs[0].text = "Tildelingsbrev 2026 – Direktoratet for skredvarsling"
    letter.core_properties.title = "Tildelingsbrev 2026 – Direktoratet for skredvarsling"
    letter.core_properties.author = "Fjell- og kystdepartementet"
    letter.core_properties.language = "nb-NO"
    _opening(letter)
    _goals(letter)
    _assignments(letter)
    _money(letter)
    letter.save(str(path))


def _opening(letter) -> None:
    letter.add_paragraph("Fjell- og kystdepartementet")
    letter.add_paragraph("Direktoratet for skredvarsling, Postboks 114, 6899 Storhaug")
    letter.add_paragraph("Saksnr. 25/1837          19. desember 2025")
    letter.add_heading("Tildelingsbrev 2026 – Direktoratet for skredvarsling", 1)
    letter.add_heading("1 Innledning", 2)
    letter.add_paragraph(
        "Det vises til Innst. 9 S (2025–2026) og Prop. 1 S (2025–2026). Stortinget behandlet budsjettet 15. desember 2025. "
        "Departementet stiller med dette 412,6 mill. kroner til disposisjon for direktoratet. Tildelingsbrevet fastsetter mål, "
        "styringsparametere og rapporteringskrav for året.")
    letter.add_heading("2 Utfordringsbilde", 2)
    letter.add_paragraph(
        "Været blir våtere, og flere veier og boliger ligger utsatt til. I 2024 omkom 7 personer i skred, og direktoratet sendte "
        "ut 214 varsler. Kommunene forteller at kartene kommer sent. Det er behov for bedre samarbeid om data, og direktoratet "
        "bør prioritere områder der mange ferdes.")


def _goals(letter) -> None:
    letter.add_heading("3 Mål, styringsparametere og resultatkrav", 2)
    letter.add_paragraph("Målene gjelder for perioden 2025–2028. Styringsparameterne er de samme som i fjor.")
    letter.add_heading("Hovedmål 1: Færre liv går tapt i skred", 3)
    letter.add_paragraph("Befolkningen skal kunne ferdes og bo trygt i skredutsatte områder.")
    _table(letter, ["Styringsparameter", "Resultat 2024", "Resultatkrav 2026"], [
        ["Andel varsler på høyeste nivå som treffer", "78 prosent", "Minst 85 prosent"],
        ["Omkomne i skred, gjennomsnitt for siste fem år", "6,4", "Høyst 5"],
        ["Andel innbyggere i utsatte kommuner som kjenner varslingstjenesten", "54 prosent", "65 prosent"],
    ])
    letter.add_heading("Hovedmål 2: Kommunene bygger utenfor faresonene", 3)
    letter.add_paragraph("Kommunene skal ha kartene og rådene de trenger når nye boligområder planlegges.")
    _table(letter, ["Styringsparameter", "Resultat 2024", "Resultatkrav 2026"], [
        ["Antall faresonekart levert til kommunene", "38", "Minst 45"],
        ["Andel kommuner som er fornøyd med veiledningen", "72 prosent", "Minst 80 prosent"],
        ["Saksbehandlingstid for uttalelser til arealplaner, median", "34 dager", "Maks. 28 dager"],
    ])
    letter.add_heading("Hovedmål 3: Sikringen kommer raskt på plass", 3)
    letter.add_paragraph("Bygder og veier skal sikres uten unødig ventetid.")
    for text in (
        "90 prosent av søknadene om tilskudd skal avgjøres innen 120 dager.",
        "Minst 22 sikringsanlegg skal ferdigstilles i 2026, mot 17 i 2024.",
        "Andelen prosjekter som blir dyrere enn planlagt, skal reduseres fra 31 prosent i 2024 til høyst 20 prosent i 2026.",
        "Nytt søknadssystem skal tas i bruk innen 1. oktober 2026.",
    ):
        letter.add_paragraph(text, style="List Bullet")
    letter.add_paragraph("Behandlingen av søknader skal rapporteres månedlig til departementet.")


def _assignments(letter) -> None:
    letter.add_heading("4 Oppdrag", 2)
    letter.add_paragraph(
        "Direktoratet skal utrede en ny modell for regional varsling sammen med kommunene. Frist: 1. juni 2026.")
    letter.add_paragraph(
        "Direktoratet skal bistå Vegtilsynet Vest i arbeidet med å kartlegge minst 30 rasteplasser langs kysten innen utgangen av "
        "2. tertial.")
    letter.add_heading("5 Fellesføringer", 2)
    letter.add_paragraph(
        "Direktoratet skal arbeide systematisk for å redusere konsulentbruken, og gjøre rede for utviklingen i årsrapporten.")
    letter.add_heading("6 Styringsdialog og rapportering", 2)
    letter.add_paragraph(
        "Direktoratet rapporterer tertialvis på målene. Årsrapporten for 2026 sendes departementet innen 15. mars 2027. Vesentlige "
        "avvik meldes så snart de er kjent.")
    _table(letter, ["Dato", "Møte", "Tema"], [
        ["12. mars 2026", "Etatsstyringsmøte", "Årsrapport 2025"],
        ["10. juni 2026", "Etatsstyringsmøte", "Første tertial og innspill til budsjettet for 2028"],
        ["14. oktober 2026", "Etatsstyringsmøte", "Andre tertial, risiko og vesentlighet"],
    ])


def _money(letter) -> None:
    letter.add_heading("7 Budsjettildeling og fullmakter", 2)
    _table(letter, ["Kap./post", "Betegnelse", "Beløp (1 000 kr)"], [
        ["1412.01", "Driftsutgifter", "188 400"],
        ["1412.30", "Sikringstiltak", "224 200"],
        ["Sum", "", "412 600"],
    ])
    letter.add_paragraph("Direktoratet gis fullmakt til å overføre inntil 5 prosent av bevilgningen til neste år.")
    letter.add_paragraph("Med hilsen")
    letter.add_paragraph("Kari Ness (e.f.), ekspedisjonssjef          Jon Arntsen, avdelingsdirektør")


def _table(letter, head: list[str], rows: list[list[str]]) -> None:
    table = letter.add_table(rows=0, cols=len(head))
    table.style = "Table Grid"
    for row in (head, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    letter.add_paragraph()
