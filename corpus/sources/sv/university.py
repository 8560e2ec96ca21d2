"""Plan of a university: two-column pages, numbered delmål with criteria in tables that have horizontal rules only."""

from __future__ import annotations

import subprocess
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

WINE = colors.HexColor("#6b1f33")
WIDTH, HEIGHT = A4
LEFT, TOP, BOTTOM, GAP = 20 * mm, 28 * mm, 22 * mm, 7 * mm
COLUMN = (WIDTH - 2 * LEFT - GAP) / 2
HEADER = "Sandbergs universitet · Verksamhetsplan 2025–2026 · Dnr SU 2024/611"

#: number, name, goal, prose, type, owner, follow-up, rows of (criterion, starting point, target value)
GOALS = [
    ("1 Utbildning", "Universitetet har 11 200 helårs|studenter fördelade på 64 program. Söktrycket ökade 2024 med 6 procent, men "
     "skillnaderna mellan programmen är stora: på lärar|programmen gick det 1,1 förstahands|sökande per plats, på "
     "psykolog|programmet 14. I en enkät till alumner uppgav 87 procent att de hade ett arbete som motsvarade deras "
     "utbildning ett år efter examen.", [
         ("1.1", "Fler studenter slutför sin utbildning",
          "De flesta avhopp sker före jul det första året. Orsakerna är ofta sociala. Prefekterna har beskrivit att de "
          "får veta för sent, och att studie|vägledningen har kö. Försöket med mentorer vid två institutioner halverade "
          "avhoppen, men underlaget är litet.",
          "Utvecklingsmål", "vicerektor för utbildning", "Varje termin till utbildningsnämnden.", [
              ("Genomströmning på program (%)", "68", "74"),
              ("Avhopp under första terminen (%)", "14,5", "högst 12")]),
         ("1.2", "Utbildningarna har nära anknytning till forskning",
          "Universitets|kanslern granskade 2023 tre utbildningar. En fick omdömet ifråga|satt kvalitet, främst för att lärarna "
          "hade för lite tid för forskning. Åtgärder ska redovisas till kanslern senast den 1 mars 2025.",
          "Utvecklingsmål", "vicerektor för utbildning", "", [
              ("Andel lärare med doktors|examen (%)", "66", "minst 70"),
              ("Lärarledda timmar per vecka", "9,1", "10")]),
         ("1.3", "Studenterna trivs i en inkluderande studiemiljö",
          "Resultaten i student|barometern har legat stilla i många år. Det är ett gott betyg, men arbets|miljön i de "
          "äldsta husen kräver att vi inte tappar mark.",
          "Driftsmål", "universitets|direktören", "Barometern genomförs vartannat år och redovisas för styrelsen en gång per "
          "år.", [("Helhetsbetyg i student|barometern (1–5)", "3,8", "minst 3,8"),
                  ("Andel studenter som känner sig trygga på campus (%)", "93", "oförändrad")])]),
    ("2 Forskning", "Forskning och utbildning på forskarnivå om|satte 702 mnkr under 2023, vilket är 41 procent av universitetets "
     "intäkter. Konkurrensen om externa medel har hårdnat. Beviljande|graden hos de statliga råden var 11 procent, lägre än "
     "någonsin tidigare. Forskarna publicerade 1 126 gransk|ade artiklar.", [
         ("2.1", "Forskningen är synlig internationellt och håller hög kvalitet",
          "En extern panel bedömde 2022 att fyra av elva miljöer är ledande i Norden. Panelen rekommenderade att "
          "universitetet ska satsa på färre områden och fördubbla antalet gäst|professorer. Rektor har beslutat att pröva det "
          "först i nästa plan.",
          "Utvecklingsmål", "vicerektor för forskning", "Årligen i forsknings|nämnden.", [
              ("Andel artiklar bland de 10 procent mest citerade (%)", "9,4", "11"),
              ("Externa forsknings|medel (mnkr)", "312", "mellan 340 och 360")]),
         ("2.2", "Doktorander disputerar i tid",
          "Studietiden har ökat sedan pandemin. Av de 71 som disputerade 2023 hade 26 fått förlängning. "
          "Handledarna efterlyser tydligare regler.",
          "Utvecklingsmål", "vicerektor för forskning", "", [
              ("Nettostudietid, median (månader)", "57", "52"),
              ("Antal nyantagna per år", "84", "oförändrat")]),
         ("2.3", "Forskningsdata är öppna så långt det är möjligt",
          "Biblioteket erbjuder sedan 2021 stöd till forskare. Det används av ungefär hälften av projekten.",
          "Driftsmål", "överbiblio|tekarien", "", [
              ("Andel projekt med data|hanterings|plan (%)", "48", "100")])]),
    ("3 Samverkan", "I regionen finns 4 300 företag med fler än fem anställda, och de flesta har aldrig varit i kontakt med "
     "universitetet. Regeringen har som mål att andelen av befolk|ningen med efter|gymnasial utbildning ska öka. "
     "Universitetet är en av länets största arbetsgivare.", [
         ("3.1", "Universitetet är en självklar part för regionens arbetsliv",
          "Sex partnerskap är i gång. Det äldsta, med Mellansunds sjukhus, har utvärderats med gott resultat. Fler "
          "kommuner vill vara med. Intäkterna från uppdrags|utbildning sjönk under 2023.",
          "Utvecklingsmål", "vicerektor för samverkan", "I delårs|rapporten och i års|redovisningen.", [
              ("Avtal om strategiskt partnerskap (antal)", "6", "10"),
              ("Intäkter från uppdrags|utbildning (mnkr)", "21,5", "öka med 20 procent")])]),
    ("4 Stödverksamhet", "Förvaltningen har 430 anställda. De indirekta kostnaderna har vuxit snabbare än kärn|verksamheten i sju "
     "år. Nya krav på säkerhet, upphandling och arkiv är en del av förklaringen, men inte hela.", [
         ("4.1", "Stödet är effektivt och nära kärn|verksamheten",
          "En översyn föreslog 2024 att 22 tjänster dras in. Styrelsen har beslutat om en mjukare väg med naturliga "
          "avgångar. Inom tre år ska kostnaderna ligga i nivå med jämförbara lärosäten.",
          "Driftsmål", "universitets|direktören", "Varje kvartal till styrelsens ekonomi|utskott.", [
              ("Indirekta kostnader, andel av omsättning (%)", "27,4", "högst 25,0"),
              ("Yta per helårs|student (kvm)", "11,2", "minska")]),
         ("4.2", "Universitetet minskar sin klimatpåverkan",
          "Resorna är den största källan. Flyget till Bryssel och Köpenhamn svarar för en tredjedel. Tåg används "
          "vid 38 procent av resorna inom Norden.",
          "Utvecklingsmål", "miljöchefen", "", [
              ("Utsläpp från tjänsteresor (ton)", "2 140", "högst 1 500"),
              ("Återvunnet avfall (%)", "61", "mer än 75")])]),
]

BUDGET = [["Verksamhetsgren", "Utfall 2023", "Prognos 2024", "Budget 2025", "Budget 2026"],
          ["Utbildning på grundnivå och avancerad nivå", "1 008", "1 043", "1 071", "1 090"],
          ["Forskning och forskarutbildning", "702", "718", "741", "765"],
          ["Summa intäkter", "1 710", "1 761", "1 812", "1 855"],
          ["Personal", "-1 141", "-1 180", "-1 205", "-1 228"],
          ["Lokaler", "-246", "-259", "-268", "-270"],
          ["Övrig drift och avskrivningar", "-341", "-338", "-342", "-349"],
          ["Resultat", "-18", "-16", "-3", "8"]]

TASKS = [["Uppdrag till nämnder och institutioner", "Ansvarig", "Klart senast"],
         ["Ta fram en modell för resurs|fördelning som premierar genomströmning", "Rektor", "2025-06-30"],
         ["Utreda om tentamensperioderna kan bli färre än fyra", "Utbildningsnämnden", "2025-10-31"],
         ["Inrätta ett gemensamt antagnings|centrum för doktorander", "Forskningsnämnden", "2026-01-31"],
         ["Lämna förslag till ny lokal|försörjnings|plan med minst 8 procent mindre yta", "Universitetsdirektören",
          "2025-12-15"],
         ["Redovisa hur studie|vägledningens köer kan halveras", "Studerandeavdelningen", "Höstterminen 2025"]]

RISKS = [["Risk", "Sannolikhet", "Åtgärd"],
         ["Antalet sökande till lärarprogrammen minskar", "Stor", "Kampanj tillsammans med kommunerna, våren 2025"],
         ["Obehöriga får åtkomst till forsknings|data", "Medel", "Samtliga konton ska ha tvåfaktors|inloggning i maj"],
         ["Forskare lämnar universitetet", "Medel", "Minst 90 procent ska erbjudas utvecklings|samtal"],
         ["Byggstarten av kvarteret Linjalen försenas", "Liten", "Förlängda hyresavtal till 2028"]]


def _style(name: str, size: float, leading: float, font: str = "Serif", **more) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


BODY = _style("body", 9.5, 12.6, alignment=TA_JUSTIFY, spaceAfter=5, embeddedHyphenation=1)
H1 = _style("h1", 17, 21, "Sans", textColor=WINE, spaceAfter=8)
H2 = _style("h2", 11, 14, "SansBold", textColor=WINE, spaceBefore=6, spaceAfter=3, embeddedHyphenation=1)
LABEL = _style("label", 8.6, 11.2, "Sans", spaceAfter=1.5, embeddedHyphenation=1)
CELL = _style("cell", 8.2, 10, "Sans", embeddedHyphenation=1)
CELL_RIGHT = _style("right", 8.2, 10, "Sans", alignment=TA_RIGHT)
HEAD = _style("head", 8.2, 10, "SansBold")
SMALL = _style("small", 7.8, 9.6, "Serif", spaceBefore=3)


def _text(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    return Paragraph(text.replace("|", "\u00ad"), style)


def _ruled(rows: list[list[str]], widths: list[float], *, right: bool = False) -> Table:
    cells = [[_text(text, HEAD if at == 0 else CELL_RIGHT if right and column else CELL)
              for column, text in enumerate(row)] for at, row in enumerate(rows)]
    table = Table(cells, colWidths=widths, repeatRows=1, hAlign="LEFT", spaceBefore=3, spaceAfter=7)
    table.setStyle([("LINEABOVE", (0, 0), (-1, 0), 0.9, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
                    ("LINEBELOW", (0, -1), (-1, -1), 0.9, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 1.5), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
                    ("TOPPADDING", (0, 0), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6)])
    return table


def _font_files() -> None:
    for name, pattern in (("Serif", "Liberation Serif"), ("Sans", "Liberation Sans"),
                          ("SansBold", "Liberation Sans:bold")):
        found = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True)
        pdfmetrics.registerFont(TTFont(name, found.stdout))


def _furniture(canvas, document) -> None:
    canvas.setFont("Sans", 7.5)
    canvas.drawString(LEFT, HEIGHT - 15 * mm, HEADER)
    canvas.drawRightString(WIDTH - LEFT, HEIGHT - 15 * mm, str(document.page))
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, HEIGHT - 17 * mm, WIDTH - LEFT, HEIGHT - 17 * mm)


def _cover(canvas, document) -> None:
    canvas.setFillColor(WINE)
    canvas.rect(0, HEIGHT / 2, WIDTH, HEIGHT / 2, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.setFont("Sans", 32)
    canvas.drawString(LEFT, HEIGHT - 90 * mm, "Verksamhetsplan")
    canvas.drawString(LEFT, HEIGHT - 104 * mm, "2025–2026")
    canvas.setFillColor(colors.black)
    canvas.setFont("Sans", 13)
    canvas.drawString(LEFT, HEIGHT / 2 - 18 * mm, "Sandbergs universitet")
    canvas.setFont("Sans", 9)
    canvas.drawString(LEFT, HEIGHT / 2 - 26 * mm, "Fastställd av universitetsstyrelsen 2024-10-22, dnr SU 2024/611")


def write(path: Path) -> None:
    """Saves the plan as PDF; `invariant` keeps dates and ids out of the file."""
    _font_files()
    plan = BaseDocTemplate(str(path), pagesize=A4, invariant=1, title="Verksamhetsplan 2025–2026", lang="sv-SE",
                           author="Sandbergs universitet")
    height = HEIGHT - TOP - BOTTOM
    one = [Frame(LEFT, BOTTOM, WIDTH - 2 * LEFT, height, 0, 0, 0, 0)]
    two = [Frame(LEFT + at * (COLUMN + GAP), BOTTOM, COLUMN, height, 0, 0, 0, 0) for at in (0, 1)]
    plan.addPageTemplates([PageTemplate("cover", one, onPage=_cover), PageTemplate("one", one, onPage=_furniture),
                           PageTemplate("two", two, onPage=_furniture)])
    plan.build([NextPageTemplate("one"), PageBreak(), *_contents(), NextPageTemplate("two"), PageBreak(), *_opening(),
                *_goals(), NextPageTemplate("one"), PageBreak(), *_closing()])


def _contents() -> list:
    lines = [("Rektor har ordet", 3), ("Så styrs universitetet", 3)]
    for area, page, goal_pages in (("1 Utbildning", 4, (4, 4, 4)), ("2 Forskning", 4, (4, 4, 4)),
                                   ("3 Samverkan", 5, (5,)), ("4 Stödverksamhet", 5, (5, 5))):
        lines.append((area, page))
        goals = next(goals for name, _, goals in GOALS if name == area)
        lines += [(f"    Delmål {number} {goal.replace('|', '')}", at)
                  for (number, goal, *_), at in zip(goals, goal_pages, strict=True)]
    lines += [("5 Uppdrag", 6), ("6 Budget", 6), ("Bilaga 1 Riskanalys", 6)]
    dot = pdfmetrics.stringWidth(".", "Sans", LABEL.fontSize)
    room = WIDTH - 2 * LEFT - 8 * mm
    return [_text("Innehåll", H1)] + [
        Paragraph(text.replace("    ", "&nbsp;" * 4) + " " +
                  "." * int((room - pdfmetrics.stringWidth(text, "Sans", LABEL.fontSize)) / dot) + f" {page}", LABEL)
        for text, page in lines]


def _opening() -> list:
    return [
        _text("Rektor har ordet", H1),
        _text("Sandbergs universitet fyller 25 år under planperioden. Från 3 000 studenter i nedlagda regements|byggnader "
              "har vi vuxit till ett lärosäte med 11 200 helårs|studenter, 1 380 anställda och forskning som citeras "
              "över hela världen. Det finns skäl att vara stolt."),
        _text("Det finns också skäl till oro. Kostnaderna för lokaler har ökat med 19 procent på två år, anslagen med 7. "
              "Tre av tio programstudenter tar aldrig ut sin examen. Och i den senaste medarbetar|undersökningen "
              "svarade var fjärde doktorand att hen inte skulle rekommendera oss till en vän."),
        _text("Vi har därför gått från 38 delmål till nio. De är valda för att de kräver något nytt av oss eller för att "
              "vi inte har råd att bli sämre. Allt annat vi gör är viktigt, men styrs på annat sätt. Vi ska vara Sveriges "
              "mest nyfikna universitet, brukar vi säga. Nyfikenhet går inte att mäta, men den märks."),
        _text("<i>Helena Wikander Rosén</i>, rektor"),
        Spacer(1, 6 * mm),
        CondPageBreak(90 * mm),
        _text("Så styrs universitetet", H1),
        _text("Regeringen beslutar om universitetets uppdrag i reglerings|brev och högskole|lagen. Styrelsen fastställer strategi "
              "för tio år och verksamhets|plan för två. Institutionerna skriver egna handlings|planer som ska "
              "vara klara senast den 15 december."),
        _text("Planen är indelad i fyra områden. Varje område har ett eller flera delmål, och varje delmål har "
              "uppföljnings|kriterier. Ett delmål är antingen ett utvecklings|mål, som innebär en förändring, eller ett "
              "driftsmål, som innebär att en nivå ska hållas. Delmåls|ansvarig rapporterar till rektor. Utgångs|läget "
              "avser 2023 om inget annat sägs."),
        _text("Delmålen följs upp två gånger per år, i april och i oktober, om inget annat anges under delmålet. "
              "Uppföljningen behandlas av styrelsen vid närmast följande möte. Strategin utvärderas vart femte år; "
              "nästa utvärdering ska vara klar 2027."),
        _text("I det systematiska kvalitets|arbetet ingår dessutom utbildnings|utvärderingar i sexårscykler. Kriterierna för "
              "dem finns i en särskild ordning och ska inte blandas ihop med kriterierna här. Ett gott mål, heter "
              "det i styrelsens riktlinjer, ska vara begripligt, angeläget och möjligt att påverka."),
    ]


def _goals() -> list:
    flow: list = []
    for at, (area, prose, goals) in enumerate(GOALS):
        flow += [PageBreak() if at == 0 else CondPageBreak(40 * mm), _text(area, H1), _text(prose)]
        for number, goal, background, kind, owner, follow_up, rows in goals:
            flow += [CondPageBreak(25 * mm), _text(f"Delmål {number} {goal}", H2), _text(background),
                     _text(f"Typ: {kind}", LABEL), _text(f"Delmålsansvarig: {owner}", LABEL)]
            if follow_up:
                flow.append(_text(f"Uppföljning: {follow_up}", LABEL))
            head = ["Uppföljningskriterium", "Utgångsläge 2023", "Målvärde 2026"]
            flow.append(_ruled([head, *map(list, rows)], [COLUMN - 44 * mm, 21 * mm, 23 * mm], right=True))
    return flow


def _closing() -> list:
    wide = WIDTH - 2 * LEFT
    return [
        _text("5 Uppdrag", H1),
        _text("Styrelsen ger följande uppdrag. De är tidsbegränsade och ingår inte i delmålen. När ett uppdrag är slutfört "
              "rapporteras det till styrelsen."),
        _ruled(TASKS, [wide * 0.56, wide * 0.24, wide * 0.2]),
        _text("6 Budget", H1),
        _text("Budgeten för 2025 innebär ett underskott på 3 mnkr, att jämföra med 16 mnkr i prognosen för 2024. Det "
              "ackumulerade myndighets|kapitalet får inte understiga 5 procent av omsättningen. Takbeloppet för utbildning beräknas "
              "till 862 mnkr, varav universitetet väntas använda 98 procent."),
        _ruled(BUDGET, [wide * 0.4] + [wide * 0.15] * 4, right=True),
        _text("Belopp i mnkr. Beloppen för 2026 är preliminära.", SMALL),
        _text("Bilaga 1 Riskanalys", H1),
        _ruled(RISKS, [wide * 0.4, wide * 0.15, wide * 0.45]),
        _text("Riskerna gås igenom av lednings|gruppen varje månad. Analysen gjordes i september 2024 av 14 personer."),
    ]
