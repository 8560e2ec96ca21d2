"""County administrative board: goals in a matrix of perspectives and years, drawn with reportlab on landscape pages."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

BLUE, PALE = colors.HexColor("#1f4e79"), colors.HexColor("#e8eef5")
YEARS = ("2026", "2027", "2028")

#: perspective -> (number, goal, what is measured with its last outcome, who, three cells)
MATRIX = {
    "Länet": [
        ("L1", "Utsläppen av växthusgaser i länet minskar i den takt som klimatmålet kräver.",
         "Utsläpp inom länets gränser, kiloton (2023: 1 140)", "Samhällsavdelningen",
         ("högst 1 000", "högst 930", "högst 860")),
        ("L2", "Fler hotade arter får de åtgärder som de behöver.",
         "Antal arter med minst en genomförd åtgärd under året (2024: 22)", "Naturavdelningen", ("26", "30", "34")),
        ("L3", "Kommunerna klarar en kris i en vecka.",
         "Antal kommuner med godkänd beredskapsplan (2024: 5 av 13)", "Samhällsavdelningen",
         ("minst 8", "minst 11", "alla 13"))],
    "Medborgare och företag": [
        ("M1", "Den som söker tillstånd får beslut i rimlig tid.",
         "a) Andel miljöärenden som avgörs inom 120 dagar (2024: 58 %)<br/>b) Äldsta öppna ärende, månader (2024: 41)",
         "Rättsavdelningen", ("a) 65 %<br/>b) högst 30", "a) 72 %<br/>b) högst 24", "a) 80 %<br/>b) högst 18")),
        ("M2", "Våra beslut håller för en prövning.", "Andel överklagade beslut som ändras (2024: 9,5 %)",
         "Rättsavdelningen", ("under 9 %", "under 8 %", "under 7 %")),
        ("M3", "Lantbrukarna får sina stöd i tid.",
         "Andel av beloppet som betalas ut första möjliga dag (2024: 91 %). Redovisas för ledningen varje månad.",
         "Landsbygdsavdelningen", ("94 %", "96 %", "oförändrat"))],
    "Medarbetare": [
        ("A1", "Länsstyrelsen är en arbetsplats som medarbetarna rekommenderar.",
         "Index i medarbetarundersökningen, som görs vartannat år (2023: 68)", "HR-chefen", ("–", "minst 72", "–")),
        ("A2", "Sjukfrånvaron är låg.", "Sjukfrånvaro i procent av arbetstiden (2024: 5,1)", "HR-chefen",
         ("högst 4,8", "högst 4,5", "högst 4,2"))],
    "Ekonomi och arbetssätt": [
        ("E1", "Mindre pengar går till lokaler.", "Lokalyta per anställd, m² (2024: 27)", "Förvaltningschefen",
         ("24", "21", "18")),
        ("E2", "Ett ärende är digitalt från ansökan till beslut.",
         "2026–2027: färdiga e-tjänster. 2028: andel ansökningar som kommer in digitalt (2024: 47 %)", "Förvaltningschefen",
         ("E-tjänsten för jakt och fiske är i drift senast den 1 juni.", "E-tjänsten för djurskydd är i drift.", "minst 90 %"))],
}

PROSE = [
    ("h", "1. Varför uppföljningsbara mål"),
    ("p", "Länsstyrelsen i Vallmo län har 287 medarbetare och svarar för mer än trehundra uppgifter, från rovdjur till räddningstjänst. Under 2025 fattade "
          "vi 31 400 beslut. Det är lätt att bli upptagen av allt som ska göras, och svårare att se om det leder någonstans. Därför har ledningen valt "
          "tio mål som går att följa upp. De gäller 2026–2028 och ersätter de 34 målen i verksamhetsplanen för 2023–2025."),
    ("p", "Målen kommer inte ur tomma intet. Riksdagen har beslutat att Sverige inte ska ha några nettoutsläpp av växthusgaser senast 2045. "
          "Regeringens mål för landsbygdspolitiken är en livskraftig landsbygd med likvärdiga möjligheter. I regleringsbrevet för 2026 får länsstyrelserna i uppdrag att "
          "minska handläggningstiderna och att senast den 15 mars redovisa hur det ska gå till. Allt detta är utgångspunkter. Det som vi själva "
          "ska mätas på står i matrisen."),
    ("h", "2. Vad vi lärde oss av 2023–2025"),
    ("p", "Av 34 mål nåddes 12. Tio gick inte att mäta. Målet att 75 procent av miljöärendena skulle avgöras inom 120 dagar missades med bred marginal, medan "
          "målet om högst 6 procents sjukfrånvaro nåddes redan första året. Vi skulle också ha infört ett gemensamt ärendesystem, men upphandlingen "
          "överklagades två gånger. En intern granskning sommaren 2025 drog tre slutsatser: för många mål, för få ägare och ingen som frågade."),
    ("p", "Sammanlagt 140 medarbetare har deltagit i arbetet med de nya målen. Många ville ha ett mål om tillsyn av strandskydd. Ledningen avstod, eftersom "
          "tillsynen bör styras av risk och inte av antal."),
    ("h", "3. Så läser du matrisen"),
    ("p", "Raderna är våra fyra perspektiv och kolumnerna är åren. I varje ruta står det som ska vara uppnått vid årets slut. Under målet står vad som mäts och det "
          "senaste kända utfallet. Ett streck betyder att ingen mätning görs det året."),
    ("h", "4. Så följer vi upp"),
    ("p", "Målen följs upp per tertial i ledningsgruppen. Den som äger målet gör en bedömning med färg: grönt, gult eller rött. Resultatet för året "
          "redovisas i årsredovisningen, som lämnas till regeringen senast den 22 februari. Insynsrådet informeras."),
]

AFTER = [
    ("h", "6. Uppdrag i regleringsbrevet"),
    ("p", "Vid sidan av målen har länsstyrelsen 41 uppdrag. De tre som kräver mest tid: Länsstyrelsen ska utveckla samordningen av invasiva arter. Länsstyrelsen ska "
          "redovisa hur civilt försvar har övats, senast den 1 oktober. Länsstyrelsen ska bistå kommunerna i arbetet mot hedersrelaterat våld."),
    ("h", "7. Resurser"),
    ("t", [["Avdelning (tkr)", "Utfall 2024", "Budget 2025", "Budget 2026"], ["Samhällsavdelningen", "61 230", "63 000", "64 400"],
           ["Naturavdelningen", "88 910", "90 500", "87 300"], ["Rättsavdelningen", "42 075", "43 100", "46 900"],
           ["Landsbygdsavdelningen", "57 640", "58 200", "58 800"], ["Gemensamt", "71 300", "70 000", "66 500"]]),
    ("p", "Rättsavdelningen förstärks med fyra handläggare från den 1 april 2026. Lokalerna i Norra kasernen sägs upp till den 30 september 2027."),
    ("h", "Bilaga 1. Definitioner"),
    ("p", "<b>Avgörs inom 120 dagar:</b> tiden räknas från den dag ansökan är komplett. Normen i förordningen är 180 dagar. <b>Åtgärd:</b> en insats som står i ett "
          "fastställt åtgärdsprogram. <b>Första möjliga dag:</b> den dag som den ansvariga myndigheten öppnar utbetalningen. <b>Sjukfrånvaro:</b> enligt "
          "förordningen om årsredovisning; genomsnittet för länsstyrelserna var 4,6 procent 2024. <b>Lokalyta:</b> kontor, inte förråd; statens riktvärde är 15 m²."),
    ("h", "Bilaga 2. Ur matrisen för 2023–2025"),
    ("t", [["Perspektiv", "Mål", "2024", "2025", "Utfall 2025"], ["Länet", "Fler våtmarker återskapas.", "40 ha", "60 ha", "37 ha"],
           ["Medborgare", "Besluten kommer snabbare.", "70 %", "75 %", "59 %"], ["Medarbetare", "Sjukfrånvaron sjunker.", "högst 6,5", "högst 6", "5,1"]]),
]


def fonts() -> None:
    for name, style in (("Body", "Regular"), ("Strong", "Bold"), ("Slant", "Italic")):
        found = subprocess.run(["fc-match", "-f", "%{file}", f"Liberation Sans:style={style}"], check=True,
                               capture_output=True, text=True).stdout
        pdfmetrics.registerFont(TTFont(name, found))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Strong", italic="Slant", boldItalic="Strong")


def decorate(canvas, document) -> None:
    width, _ = canvas._pagesize
    canvas.setFont("Body", 8)
    canvas.setFillColor(BLUE)
    canvas.drawString(20 * mm, 11 * mm, "Länsstyrelsen i Vallmo län · Uppföljningsbara mål 2026–2028 · Dnr 101-5521-2025")
    canvas.drawRightString(width - 20 * mm, 11 * mm, str(document.page))


def write(path: Path) -> None:
    fonts()
    body = ParagraphStyle("body", fontName="Body", fontSize=10.5, leading=15, spaceAfter=6)
    head = ParagraphStyle("head", parent=body, fontName="Strong", fontSize=14, leading=18, textColor=BLUE, spaceBefore=8)
    cell = ParagraphStyle("cell", parent=body, fontSize=9.8, leading=13, spaceAfter=0)
    white = ParagraphStyle("white", parent=cell, fontName="Strong", textColor=colors.white)
    small = ParagraphStyle("small", parent=cell, fontName="Slant", fontSize=8.8, leading=11.5, textColor=colors.HexColor("#444444"))

    def flow(parts) -> list:
        out = []
        for kind, content in parts:
            if kind == "t":
                table = Table([[Paragraph(text, white if n == 0 else cell) for text in row] for n, row in enumerate(content)],
                              hAlign="LEFT")
                table.setStyle([("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#5d6b78")), ("GRID", (0, 0), (-1, -1), .4, colors.grey)])
                out += [table, Spacer(1, 6)]
            else:
                out.append(Paragraph(content, head if kind == "h" else body))
        return out

    rows: list[list] = [[Paragraph(text, white) for text in ("Perspektiv", "Uppföljningsbart mål", *YEARS, "Ägare")]]
    spans = []
    for perspective, goals in MATRIX.items():
        first = len(rows)
        for n, (number, goal, measured, owner, cells) in enumerate(goals):
            rows.append([Paragraph(f"<b>{perspective}</b>", cell) if n == 0 else "",
                         [Paragraph(f"<b>{number}</b> {goal}", cell), Paragraph(measured, small)],
                         *(Paragraph(text, cell) for text in cells), Paragraph(owner, cell)])
        spans += [("SPAN", (0, first), (0, len(rows) - 1)), ("BACKGROUND", (0, first), (0, len(rows) - 1), PALE)]
    matrix = Table(rows, colWidths=[30 * mm, 88 * mm, 32 * mm, 32 * mm, 32 * mm, 44 * mm], repeatRows=1)
    matrix.setStyle([("BACKGROUND", (0, 0), (-1, 0), BLUE), ("GRID", (0, 0), (-1, -1), .5, BLUE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                     ("TOPPADDING", (0, 0), (-1, -1), 5), ("BOTTOMPADDING", (0, 0), (-1, -1), 7), *spans])

    title = ParagraphStyle("title", parent=head, fontSize=26, leading=31, spaceAfter=10)
    story = [Spacer(1, 55 * mm), Paragraph("Uppföljningsbara mål 2026–2028", title), Paragraph("Länsstyrelsen i Vallmo län", head),
             Paragraph("Beslutad av landshövdingen den 11 december 2025", body), PageBreak(), *flow(PROSE), NextPageTemplate("wide"), PageBreak(),
             Paragraph("5. Matrisen", head), matrix, NextPageTemplate("tall"), PageBreak(), *flow(AFTER)]
    wide = landscape(A4)
    document = BaseDocTemplate(str(path), title="Uppföljningsbara mål 2026–2028", author="Länsstyrelsen i Vallmo län", lang="sv-SE",
                               invariant=1)
    document.addPageTemplates([
        PageTemplate("tall", [Frame(22 * mm, 20 * mm, A4[0] - 44 * mm, A4[1] - 42 * mm)], onPage=decorate, pagesize=A4),
        PageTemplate("wide", [Frame(18 * mm, 18 * mm, wide[0] - 36 * mm, wide[1] - 32 * mm)], onPage=decorate, pagesize=wide)])
    document.build(story)
