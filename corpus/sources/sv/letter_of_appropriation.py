"""Letter of appropriation with goals, reporting requirements, assignments and financial conditions."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document


def write(path: Path) -> None:
    """Saves the letter as DOCX."""
    d = Document(font="Liberation Serif", header="Regleringsbrev 2025 · Statens ljudmiljöinstitut", size=11.5,
                 color="000000", margin=3.0)
    d.para("*Regeringen*", size=14, after=0)
    d.para("Klimat- och samhällsdepartementet", after=14)
    d.para("*Regeringsbeslut II:7*", after=0)
    d.para("2024-12-19", after=0)
    d.para("KS2024/02217 (delvis)", after=0)
    d.para("KS2024/02391", after=14)
    d.para("Statens ljudmiljöinstitut\nBox 418\n871 05 Vallnäs".replace("\n", ", "), after=18)
    d.heading("Regleringsbrev för budgetåret 2025 avseende Statens ljudmiljöinstitut", 1)
    d.para("Riksdagen har beslutat om anslagen inom utgiftsområde 20 för budgetåret 2025 (prop. 2024/25:1, bet. "
           "2024/25:MJU1, rskr. 2024/25:109).", justify=True)
    d.para("Regeringen beslutar att följande ska gälla under budgetåret 2025 för Statens ljudmiljöinstitut och "
           "nedan angivna anslag.", justify=True)
    _operations(d)
    _assignments(d)
    _finance(d)
    d.save(path)


def _operations(d: Document) -> None:
    d.heading("VERKSAMHET", 2)
    d.heading("1 Mål och återrapporteringskrav", 2)
    d.para("Återrapporteringen ska göras i årsredovisningen om inte annat anges. Uppgifter om individer ska redovisas "
           "uppdelade på kvinnor och män.", justify=True)
    d.heading("1.1 Tillsyn och prövning", 3)
    d.para("*Mål*", after=2)
    d.bullets("Andelen ärenden som avgörs inom 30 dagar ska öka väsentligt jämfört med 2024.",
              "Antalet personer som vid sin bostad utsätts för trafikbuller över riktvärdet ska minska med minst 15 procent till "
              "utgången av 2027 jämfört med 2022.",
              "Institutets beslut ska hålla hög kvalitet. Högst 8 procent av de överklagade besluten ska ändras i "
              "högre instans.")
    d.para("*Återrapporteringskrav*", after=2, before=8)
    d.para("Institutet ska redovisa", after=2)
    d.bullets("antalet inkomna och avgjorda ärenden per ärendeslag under de senaste tre åren,",
              "hur handläggningstiderna har utvecklats och vilka åtgärder som har vidtagits för att förkorta dem, "
              "och", "hur tillsynen har fördelats mellan länen.")
    d.para("Under 2023 avgjordes 1 874 ärenden, varav 57 procent inom 30 dagar. Ärendebalansen uppgick vid årets slut till "
           "409 ärenden.", justify=True)
    d.heading("1.2 Mätning och kunskap", 3)
    d.para("*Mål*", after=2)
    d.bullets("Minst 95 procent av mätstationerna ska leverera data varje dygn.",
              "Kostnaden per analyserat mätprov ska vara högst 1 450 kronor.",
              "Institutets kunskap ska komma till användning i kommunernas planering.")
    d.para("*Återrapporteringskrav*", after=2, before=8)
    d.para("Institutet ska redovisa hur kunskapen har spridits och, om möjligt, vilken nytta den har gjort. Institutet ska "
           "varje kvartal redovisa mätstationernas leverans av data till Regeringskansliet (Klimat- och "
           "samhällsdepartementet). Redovisningen ska innehålla en bedömning av om stationsnätet bör byggas ut.",
           justify=True)
    d.heading("1.3 Samverkan", 3)
    d.para("*Mål*", after=2)
    d.bullets("Institutet ska bidra till att miljökvalitetsmålet En god ljudmiljö nås.",
              "Allmänheten ska ha förtroende för institutet. Förtroendet ska öka från 61 till 65 i den nationella "
              "förtroendemätningen.")
    d.para("*Återrapporteringskrav*", after=2, before=8)
    d.para("Institutet ska redovisa de viktigaste insatserna för att nå målen och de samarbeten som har bedrivits med "
           "länsstyrelser, kommuner och näringsliv. Av redovisningen ska framgå hur många kommuner som har ett "
           "åtgärdsprogram mot buller.", justify=True)
    d.heading("2 Organisationsstyrning", 2)
    d.para("Institutet ska under 2025 ha minst fyra personer med funktionsnedsättning i praktik enligt förordningen "
           "(2020:417) om praktik i staten. Institutet ska redovisa antalet praktikanter och deras ställning efter "
           "avslutad praktik till Statens personalverk senast den 15 januari 2026.", justify=True)
    d.para("Institutets resor ska klimatkompenseras enligt regler som institutet självt beslutar. Sjukfrånvaron ska "
           "redovisas i årsredovisningen på det sätt som anges i förordningen (2000:605) om årsredovisning och "
           "budgetunderlag.", justify=True)


def _assignments(d: Document) -> None:
    d.heading("3 Uppdrag", 2)
    d.heading("3.1 Tysta områden", 3)
    d.para("Institutet ska kartlägga områden där bullernivån understiger 30 decibel och lämna förslag till hur minst "
           "hälften av dem kan skyddas. Uppdraget ska redovisas till Regeringskansliet (Klimat- och "
           "samhällsdepartementet) senast den 15 mars 2025. En delredovisning ska lämnas den 1 februari 2025.",
           justify=True)
    d.heading("3.2 Avgifter", 3)
    d.para("Institutet ska analysera om tillsynsavgifterna täcker kostnaderna. Om så inte är fallet ska institutet "
           "föreslå ändringar som innebär att full kostnadstäckning uppnås senast 2027. Uppdraget ska redovisas "
           "senast den 30 september 2025.", justify=True)
    d.heading("3.3 Buller i förskolan", 3)
    d.para("Institutet ska ta fram en vägledning om ljudmiljön i förskolan. Vägledningen ska vara klar senast den 1 juni "
           "2025 och ska spridas till samtliga kommuner. Arbetet ska ske i samråd med Statens lekmiljöråd.",
           justify=True)
    d.heading("3.4 Prognoser", 3)
    d.para("Institutet ska redovisa utgiftsprognoser för 2025–2028 vid nedanstående prognostillfällen: den 11 februari, "
           "den 5 maj, den 29 juli och den 24 oktober. Avvikelser på mer än 2 procent ska kommenteras.", justify=True)


def _finance(d: Document) -> None:
    d.heading("FINANSIERING", 2)
    d.heading("4 Anslag", 2)
    d.heading("4.1 Anslag och anslagsposter", 3)
    d.para("Utgiftsområde 20, anslag 1:23 Statens ljudmiljöinstitut (ramanslag), disponeras av institutet. Belopp anges "
           "i tkr.", justify=True)
    d.table(["Anslagspost", "Belopp", "Anslagskredit", "Anslagsbehållning"], [
        ["ap.1 Förvaltning", "96 412", "2 892", "3 %"],
        ["ap.2 Mätnät", "31 050", "0", "3 %"],
        ["ap.3 Bidrag till kommuner", "18 000", "0", "Allt"],
        ["*Summa*", "*145 462*", "*2 892*", ""]], [6, 3, 3, 3], size=9.5, numbers=(1, 2, 3))
    d.heading("4.2 Villkor", 3)
    d.bullets("Av ap.1 ska minst 4 000 tkr användas för forskning om lågfrekvent buller.",
              "Av ap.3 får högst 1 500 tkr användas för administration av bidragen.",
              "Outnyttjade medel ska återbetalas senast den 31 mars 2026.")
    d.heading("5 Övriga villkor", 2)
    d.table(["Villkor", "Belopp"], [["Räntekontokredit", "9 641 tkr"], ["Låneram", "22 000 tkr"],
                                    ["Beställningsbemyndigande ap.3", "12 000 tkr"]], [8, 4], size=9.5, numbers=(1,))
    d.heading("6 Avgifter och bidrag", 2)
    d.para("Tillsynsavgifterna beräknas uppgå till 14 200 tkr. Det ackumulerade underskottet, som vid utgången av 2023 var "
           "3 115 tkr, får inte öka.", justify=True)
    d.para("På regeringens vägnar", before=18, after=24)
    d.para("Ebba Torstensson", after=24)
    d.para("Olle Grankvist", after=18)
    d.para("_Kopia till: Regeringskansliet, Statens revisionsverk, Statens personalverk_", size=9)
