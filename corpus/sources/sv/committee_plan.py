"""Plan of a committee with one table of goals: merged goal cells, indicator rows, target values for two years."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document

GOALS = [
    ["Fokusområde 1 – Kunskap och bildning"],
    ["*N1* Alla elever lämnar grundskolan med behörighet till gymnasiet.", "Andel elever i årskurs 9 som är behöriga "
     "till yrkesprogram (%)", "84,1", "minst 88", "minst 90", "Årligen, i bokslutet"],
    [None, "Genomsnittligt meritvärde i årskurs 9 (poäng)", "221", "225", "230", None],
    [None, "Skillnad i meritvärde mellan flickor och pojkar (poäng)", "27", "högst 22", "högst 18", None],
    ["*N2* Barn i förskolan får det stöd i sin språk|utveckling som de behöver.", "Andel barn vars språk|utveckling "
     "följs upp enligt kommunens modell (%)", "63", "85", "100", "Delår och bokslut"],
    [None, "Andel legitimerade förskol|lärare (%)", "38,5", "40", "–", None],
    [None, "Antal barn per avdelning, genomsnitt", "15,2", "högst 15", "högst 14,5", None],
    ["*N3* Fler unga fullföljer gymnasiet och går vidare till arbete eller studier.", "Andel elever med "
     "gymnasie|examen inom fyra år (%)", "71,2", "74", "minst 78", "Årligen, i bokslutet"],
    [None, "Antal unga i aktivitets|ansvaret utan pågående insats", "46", "minska", "minska", None],
    [None, "Andel elever som avbryter sitt program under första året (%)", "9,4", "8", "–", None],
    ["Fokusområde 2 – Trygga barn och unga"],
    ["*N4* Elever känner sig trygga och har arbetsro i skolan.", "Andel elever i årskurs 5 som känner sig trygga "
     "(%)", "86", "92", "95", "Årligen. Enkäten genomförs vartannat år."],
    [None, "Andel elever i årskurs 8 som upplever arbetsro på lektionerna (%)", "58", "minst 65", "minst 70", None],
    [None, "Andel föräldrar i förskolan som rekommenderar sin förskola (%)", "ny", "90", "90", None],
    ["*N5* Skol|frånvaro upptäcks tidigt och minskar.", "Andel elever med mer än 20 procents frånvaro (%)", "7,8",
     "högst 6,5", "högst 5,0", "Varje kvartal till nämndens utskott"],
    [None, "Andel frånvaro|utredningar som inleds inom 10 dagar (%)", "ny", "90", "95", None],
    ["Fokusområde 3 – En hållbar verksamhet"],
    ["*N6* Medarbetare har förutsättningar att göra ett bra arbete.", "Hållbart medarbetar|engagemang, HME (index)",
     "77", "79", "80", "Delår och bokslut"],
    [None, "Sjukfrånvaro bland månads|avlönade (%)", "8,3", "7,5", "7,0", None],
    [None, "Andel legitimerade lärare i grund|skolan (%)", "74", "oförändrad", "76", None],
    ["*N7* Verksamheten bedrivs inom de ramar som full|mäktige har beslutat.", "Resultat i förhållande till budget "
     "(mnkr)", "-14,2", "0", "0", "Månadsvis"],
    [None, "Lokalyta per elev i grund|skolan (kvm)", "14,9", "högst 14,0", "högst 13,5", None],
]

ASSIGNMENTS = [
    ["BUN 1", "Nämnden får i uppdrag att ta fram en plan för avveckling av de två paviljongerna vid Ekbackens skola.",
     "T1 2025", "Utvecklingschef"],
    ["BUN 2", "Nämnden ska tillsammans med socialnämnden utreda hur familje|centralens arbete kan utvidgas till "
     "Norrtorp.", "31 maj 2025", "Förvaltningschef"],
    ["BUN 3", "Nämnden ska öka andelen ekologiska livsmedel i skolmåltiderna utan att kostnaden per portion stiger.",
     "Bokslut 2025", "Måltidschef"],
    ["BUN 4", "Nämnden får i uppdrag att redovisa konsekvenserna av att sänka avgiften i öppen fritids|verksamhet med "
     "50 procent.", "Delår 2025", "Ekonom"],
    ["KS 12", "Samtliga nämnder ska se över sina styrdokument och föreslå vilka som kan upphävas. Antalet ska minska "
     "med minst en fjärdedel.", "T3 2025", "Nämndsekreterare"],
]

BUDGET = [
    ["Förskola", "241,3", "248,0", "251,9", "256,1"],
    ["Fritidshem", "58,2", "59,4", "60,1", "60,8"],
    ["Grundskola", "512,7", "523,6", "531,2", "538,4"],
    ["Anpassad grundskola", "31,0", "33,5", "34,2", "34,9"],
    ["Gymnasieskola", "224,8", "231,7", "239,3", "244,0"],
    ["Vuxenutbildning", "37,1", "36,2", "36,9", "37,5"],
    ["Kulturskola och ledning", "48,6", "47,9", "48,5", "49,2"],
    ["*Summa*", "*1 153,7*", "*1 180,3*", "*1 202,1*", "*1 220,9*"],
]

CONTROL = [
    ["Betygsunderlag saknas", "Samtliga betyg ska gå att härleda till underlag", "Stickprov 40 elever", "En gång per "
     "läsår", "Rektor"],
    ["Felaktiga löner", "Högst fem rättelser per månad", "Systemrapport", "Månadsvis", "HR-partner"],
    ["Skolskjuts beviljas på fel grund", "Beslut ska följa regelverket", "Genomgång av 25 beslut", "Halvårsvis",
     "Enhetschef"],
    ["Inköp utanför avtal", "Minst 95 procent av inköpen ska ske enligt avtal", "Leverantörs|statistik", "Tertialvis",
     "Ekonom"],
]

DEFINITIONS = [
    ["Behöriga till yrkes|program", "Skolverkets statistik", "Elever i kommunala skolor. Nyinvandrade ingår inte."],
    ["Meritvärde", "Skolverkets statistik", "Summan av de 17 bästa betygen. Högsta värde är 340."],
    ["Barn per avdelning", "Egen statistik", "Den 15 oktober varje år."],
    ["Gymnasieexamen inom fyra år", "Kommun- och landstings|databasen, N17457", "Nybörjare fyra år tidigare. Riket "
     "73,8 procent 2023."],
    ["Trygghet och arbetsro", "Elevenkäten", "Andel som svarat stämmer helt eller stämmer ganska bra."],
    ["Frånvaro", "Frånvaro|systemet", "Giltig och ogiltig frånvaro, fem veckor i rad."],
    ["HME", "Medarbetar|enkäten", "Nio frågor, index 0–100."],
    ["Lokalyta", "Fastighets|systemet", "Bruksarea delad med antal elever."],
]


def write(path: Path) -> None:
    """Saves the plan as DOCX; ``build.py`` prints it with LibreOffice."""
    d = Document(font="Liberation Sans", size=10.5,
                 header="Lindviks kommun · Barn- och utbildningsnämnden   Dnr BUN 2024/318")
    d.para("Lindviks kommun", size=13, before=90)
    d.para("*Nämndplan 2025*", size=30, after=2)
    d.para("med plan för 2026 och 2027", size=16)
    d.para("Barn- och utbildningsnämnden", size=14, before=30)
    d.para("Antagen av nämnden 2024-11-20 § 104", size=10, before=260, after=0)
    d.para("Dnr BUN 2024/318", size=10, after=0)
    d.para("Gäller till och med 2027-12-31", size=10)
    _opening(d)
    _goals(d)
    _rest(d)
    d.save(path)


def _opening(d: Document) -> None:
    d.heading("Innehåll", 1, new_page=True)
    d.contents(("Ordföranden har ordet", 1, 3), ("1 Nämndens ansvar", 1, 4), ("1.1 Grunduppdrag", 2, 4),
               ("1.2 Kommunens styrmodell", 2, 4), ("2 Nuläge och omvärld", 1, 5), ("3 Nämndens mål", 1, 6),
               ("Kunskap och bildning", 2, 6), ("Trygga barn och unga", 2, 6), ("En hållbar verksamhet", 2, 6),
               ("4 Uppdrag från kommunfullmäktige", 1, 8), ("5 Ekonomi", 1, 9), ("5.1 Driftbudget", 2, 9),
               ("5.2 Investeringar", 2, 9), ("6 Intern kontroll", 1, 10), ("Bilaga: Så mäter vi", 1, 11))
    d.heading("Ordföranden har ordet", 1, new_page=True)
    d.para("I augusti började 412 barn i förskoleklass i Lindvik. Det är 31 färre än för fem år sedan. När kullarna "
           "krymper blir frågan hur vi använder lokaler och pengar klokt svårare att skjuta upp, och under 2024 har "
           "nämnden lagt mycket tid på just den.", justify=True)
    d.para("Samtidigt har resultaten vänt. Andelen behöriga till gymnasiet steg från 81,7 till 84,1 procent på ett "
           "år, och Ekbackens skola hade för första gången sedan 2012 högre meritvärde än väntat. Det är lärarnas, "
           "elevernas och rektorernas förtjänst. Vi vet också var det inte fungerar: frånvaron i årskurs 7–9 är för "
           "hög, och skillnaderna mellan skolorna är större än vi kan acceptera.", justify=True)
    d.para("Den här planen innehåller sju mål. Förra planen hade tolv mål och 48 indikatorer, och ingen kunde hålla "
           "reda på dem. Vi vill att varje förskola och skola ska kunna läsa planen på en kvart och veta vad vi "
           "förväntar oss.", justify=True)
    d.para("Vår vision är att Lindvik ska vara länets bästa skolkommun. Dit är det långt, men riktningen är rätt.",
           justify=True)
    d.para("_Karl-Johan Bergdahl_, ordförande i barn- och utbildningsnämnden")
    d.heading("1 Nämndens ansvar", 1, new_page=True)
    d.heading("1.1 Grunduppdrag", 2)
    d.para("Barn- och utbildningsnämnden ansvarar enligt reglementet för förskola, fritidshem, grundskola, anpassad "
           "grundskola, gymnasieskola, kommunal vuxenutbildning och kulturskola. Det innebär bland annat att nämnden "
           "ska", after=2)
    d.bullets("erbjuda plats i förskola inom fyra månader från anmälan,", "ge alla elever den ledning och stimulans "
              "som de behöver enligt skollagen,", "ansvara för kommunens aktivitets|ansvar för unga,",
              "anordna skolskjuts, och", "främja barns och ungas hälsa.")
    d.para("Grunduppdraget ska utföras med god kvalitet. Kvaliteten följs i det systematiska kvalitets|arbetet, som "
           "har en egen årsplan. De nationella målen i läroplanerna upprepas inte här.", justify=True)
    d.heading("1.2 Kommunens styrmodell", 2)
    d.para("Kommunfullmäktige beslutar om vision, fokusområden och finansiella mål i Mål och budget. Nämnderna "
           "beslutar om nämndmål som svarar mot fokusområdena. Varje nämndmål ska ha minst en och högst fem "
           "indikatorer. Ett mål ska vara specifikt, mätbart, accepterat, realistiskt och tidsatt. Enheterna gör "
           "sedan egna handlingsplaner.", justify=True)
    d.para("Nämndmålen följs upp per tertial: efter april och augusti och i bokslutet. I tabellen i kapitel 3 anges "
           "när utfallet för målet rapporteras till nämnden om det avviker från tertialen. Delårsrapporten per den "
           "31 augusti överlämnas till kommunstyrelsen senast den 25 september. Bedömningen görs i tre steg: "
           "uppfyllt (minst 100 procent av målvärdet för alla indikatorer), delvis uppfyllt och ej uppfyllt.",
           justify=True)
    d.heading("2 Nuläge och omvärld", 1, new_page=True)
    d.para("Antalet barn i åldern 1–5 år beräknas minska med 9 procent till 2029, medan antalet gymnasie|elever ökar "
           "fram till 2027. Befolknings|prognosen har reviderats ned två gånger sedan 2022. För nämnden betyder det "
           "att fyra avdelningar i förskolan behöver stängas och att gymnasiet saknar ungefär 60 platser höst|terminen "
           "2026.", justify=True)
    d.para("Tillgången på behöriga lärare har blivit något bättre. Under 2024 anställdes 38 legitimerade lärare och 27 "
           "slutade. Bristen är störst i matematik, där bara 61 procent av undervisningen leds av lärare med "
           "behörighet. Staten har aviserat minskade bidrag från 2026, vilket kan innebära 6–8 mnkr mindre per år.",
           justify=True)
    d.para("*Tabell 1. Måluppfyllelse 2023 enligt årsredovisningen*", after=2)
    d.table(["Mål i planen för 2021–2024", "Målvärde", "Utfall", "Bedömning"], [
        ["Alla barn ska vara simkunniga i årskurs 4", "100 %", "91 %", "Delvis uppfyllt"],
        ["Föräldrar är nöjda med fritidshemmen", "85 %", "86 %", "Uppfyllt"],
        ["Färre elever går sommarskola", "högst 140", "171", "Ej uppfyllt"],
        ["Budgeten ska hållas", "0 mnkr", "-14,2 mnkr", "Ej uppfyllt"]], [7.4, 3, 3, 3])
    d.para("Skol|inspektionen granskade under våren två grundskolor och förelade huvud|mannen att senast den 30 november "
           "2024 se till att elever i behov av särskilt stöd får det. Föreläggandet har besvarats. Granskningen pekade "
           "även på att arbetet mot kränkande behandling behöver dokumenteras bättre; under läsåret anmäldes 412 "
           "kränkningar, en fördubbling på tre år.", justify=True)
    d.para("Elevhälsan byggs om under 2025. Fyra team ersätter de nuvarande sju, och varje team får en egen budget. "
           "Förändringen väntas bli kostnads|neutral. Kommunens revisorer har i en förstudie frågat om målen styr "
           "eller om de bara redovisas. Det är en bra fråga.", justify=True)


def _goals(d: Document) -> None:
    d.heading("3 Nämndens mål", 1, new_page=True)
    d.para("Nämnden har beslutat om sju mål under kommunfullmäktiges tre fokusområden. Utfall avser kalenderåret 2023 "
           "eller läsåret 2022/23. Ett streck betyder att målvärde inte har beslutats.", justify=True)
    d.para("*Kunskap och bildning.* Skolresultaten i Lindvik ligger strax under riket. Flickor har i genomsnitt 27 "
           "poäng högre meritvärde än pojkar. Nämnden lägger därför tyngdpunkten på läsning i de tidiga årskurserna "
           "och på övergången till gymnasiet. Läslyftet som startade 2022 har nått 14 av 19 skolor. Rektorerna ska "
           "senast vid läsårets slut ha gått igenom resultaten i årskurs 3 med sina arbetslag; det är ett led i det "
           "vanliga kvalitets|arbetet och inte ett eget mål.", justify=True)
    d.para("*Trygga barn och unga.* Elever som mår bra lär sig mer. Varje skola har ett trygghetsteam, och från hösten "
           "2025 används samma rutin för frånvaro i hela kommunen. Ett mål om nolltolerans mot mobbning diskuterades "
           "men togs inte med. I elevenkäten 2023 svarade 3 214 elever, vilket motsvarar 88 procent. Nästa enkät "
           "görs våren 2025. På tre skolor är andelen trygga elever lägre än 75 procent, och där har förvaltningen "
           "tillsammans med socialtjänsten påbörjat ett särskilt arbete som ska utvärderas efter två år.",
           justify=True)
    d.para("*En hållbar verksamhet.* Nämnden har haft underskott tre år i rad. Lokalerna är för många och för dyra: "
           "om ytan per elev hade varit som i jämförbara kommuner skulle kostnaden vara 19 mnkr lägre. Sjukfrånvaron är "
           "högst i förskolan, 10,1 procent, och lägst i gymnasiet, 4,9 procent. En arbets|grupp ska under våren föreslå "
           "hur vikariekostnaden kan sänkas med 10 procent.", justify=True)
    d.para("*Tabell 2. Nämndmål med indikatorer*", after=2)
    d.table(["Nämndmål", "Indikator", "Utfall 2023", "Målvärde 2025", "Målvärde 2027", "Uppföljning"], GOALS,
            [3.9, 4.7, 1.6, 1.9, 1.9, 2.4], numbers=(2, 3, 4))
    d.para("_Kommentar till tabellen: För N3 är riksgenomsnittet 73,8 procent. Målet för andelen legitimerade "
           "förskol|lärare 2027 fastställs när den statliga utredningen är klar._", size=8.5)


def _rest(d: Document) -> None:
    d.heading("4 Uppdrag från kommunfullmäktige", 1, new_page=True)
    d.para("Uppdragen är tidsbegränsade och hör inte till något särskilt mål. De återrapporteras till kommunstyrelsen "
           "vid den tidpunkt som anges i tabellen.", justify=True)
    d.table(["Nr", "Uppdrag", "Klart", "Ansvarig"], ASSIGNMENTS, [1.8, 8.8, 2.7, 3.1])
    d.para("Uppdrag från 2023 som ännu inte är avslutade: utredning av ny idrottshall i Norrtorp (försenad, klar "
           "senast den 30 juni 2025) och översyn av modellen för tilläggs|belopp (pågår).", justify=True)
    d.heading("5 Ekonomi", 1, new_page=True)
    d.heading("5.1 Driftbudget", 2)
    d.para("Nämndens ram för 2025 är 1 180,3 mnkr, vilket är 26,6 mnkr eller 2,3 procent mer än 2024. I ramen ingår ett "
           "effektiviserings|krav på 11,5 mnkr. Elevpengen räknas upp med 2,0 procent.", justify=True)
    d.para("*Tabell 3. Driftbudget (mnkr)*", after=2)
    d.table(["Verksamhet", "Budget 2024", "Budget 2025", "Plan 2026", "Plan 2027"], BUDGET, [6.4, 2.5, 2.5, 2.5, 2.5],
            numbers=(1, 2, 3, 4))
    d.heading("5.2 Investeringar", 2)
    d.para("Investeringarna får uppgå till högst 24 mnkr under planperioden, varav 9 mnkr avser inventarier. Största "
           "posten är möbler till nya Strandskolan, som ska stå klar till höst|terminen 2026. Projekt över 5 mnkr "
           "beslutas av fullmäktige.", justify=True)
    d.table(["Projekt", "2025", "2026", "2027"], [["Inventarier", "3,0", "3,0", "3,0"],
            ["Strandskolan, möbler och teknik", "2,5", "7,5", "–"], ["Skolgårdar", "2,0", "1,5", "1,5"]],
            [8, 2.5, 2.5, 2.5], numbers=(1, 2, 3))
    d.heading("6 Intern kontroll", 1, new_page=True)
    d.para("Kontrollerna bygger på den risk- och väsentlighets|analys som nämnden godkände i oktober. Resultatet "
           "redovisas till nämnden i februari 2026.", justify=True)
    d.table(["Risk", "Kontrollmål", "Metod", "Frekvens", "Ansvarig"], CONTROL, [3.6, 4.6, 3.4, 2.4, 2.4])
    d.heading("Bilaga: Så mäter vi", 1, new_page=True)
    d.para("Här beskrivs de indikatorer som kräver en förklaring.", justify=True)
    d.table(["Indikator", "Källa", "Definition"], DEFINITIONS, [4.6, 4.6, 7.2])
    d.para("Frågor om indikatorerna besvaras av nämndens controller, telefon 0555-12 34 00.", size=9)
