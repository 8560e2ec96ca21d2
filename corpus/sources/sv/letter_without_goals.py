"""Letter of appropriation whose section on goals holds reporting requirements only: no goal is stated."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document


def write(path: Path) -> None:
    """Saves the letter as DOCX; ``build.py`` prints it with LibreOffice."""
    d = Document(font="Liberation Serif", header="Regleringsbrev 2025 · Högkostnadsnämnden   S2024/03018", size=11.5,
                 color="000000", margin=3.0)
    d.para("*Regeringen*", size=14, after=0)
    d.para("Vårddepartementet", after=14)
    d.para("*Regeringsbeslut I:14*", after=0)
    d.para("2024-12-12", after=0)
    d.para("S2024/03018", after=14)
    d.para("Högkostnadsnämnden, Box 77, 691 03 Bergsby", after=18)
    d.heading("Regleringsbrev för budgetåret 2025 avseende Högkostnadsnämnden", 1)
    d.para("Riksdagen har beslutat om anslaget för budgetåret 2025 (prop. 2024/25:1 utgiftsområde 9, bet. 2024/25:SoU1, "
           "rskr. 2024/25:121). Regeringen beslutar att följande ska gälla för Högkostnadsnämnden.", justify=True)
    d.heading("VERKSAMHET", 2)
    d.heading("1 Mål och återrapporteringskrav", 2)
    d.heading("Återrapporteringskrav", 3)
    d.para("*Handläggning*", after=2)
    d.para("Högkostnadsnämnden ska redovisa antalet ansökningar, andelen som har avgjorts inom 45 dagar och hur "
           "handläggningstiden skiljer sig mellan kvinnor och män. Av redovisningen ska framgå vilka åtgärder som har "
           "vidtagits för att korta tiderna samt vilken effekt åtgärderna bedöms ha haft. Under 2023 var den "
           "genomsnittliga tiden 52 dagar, en ökning från 47 dagar 2022.", justify=True)
    d.para("*Kvalitet i besluten*", after=2)
    d.para("Högkostnadsnämnden ska redovisa hur många beslut som har överklagats och andelen mål där förvaltningsrätten "
           "har ändrat nämndens beslut. Antalet avgjorda mål i domstol uppgick 2023 till 318, varav 41 ändrades.",
           justify=True)
    d.para("*Felaktiga utbetalningar*", after=2)
    d.para("Högkostnadsnämnden ska redovisa omfattningen av felaktiga utbetalningar och resultatet av de riktade kontrollerna. "
           "En uppskattning av mörkertalet ska göras vart tredje år, nästa gång i årsredovisningen för 2026.",
           justify=True)
    d.para("*Tillgänglighet*", after=2)
    d.para("Högkostnadsnämnden ska redovisa svarstiden i telefon och hur många som har använt e-tjänsten. Nämnden ska "
           "särskilt kommentera om målgruppen äldre får det stöd som den behöver. Redovisningen ska lämnas i "
           "delårsrapporten och i årsredovisningen.", justify=True)
    d.para("*Nyckeltal*", after=2)
    d.table(["Uppgift som ska redovisas", "Utfall 2022", "Utfall 2023", "Redovisas"], [
        ["Andel ansökningar som avgjorts inom 45 dagar", "71 %", "66 %", "Årsredovisningen"],
        ["Kostnad per ärende, kronor", "912", "948", "Årsredovisningen"],
        ["Andel samtal som besvarats inom tio minuter", "58 %", "63 %", "Delår och år"],
        ["Återkrav, mnkr", "6,1", "7,4", "Årsredovisningen"]], [6.8, 2.3, 2.3, 3.6], size=9.5, numbers=(1, 2))
    d.heading("2 Organisationsstyrning", 2)
    d.para("Nämndens verksamhet ska vara lokaliserad till Bergsby. Högkostnadsnämnden ska redovisa hur den har arbetat "
           "med kompetensförsörjning och med att motverka diskriminering. Antalet anställda var vid årsskiftet 143.",
           justify=True)
    d.heading("3 Uppdrag", 2)
    d.heading("3.1 Ny e-tjänst", 3)
    d.para("Högkostnadsnämnden ska utreda förutsättningarna för en gemensam e-tjänst med Statens patientråd. Utgångspunkten "
           "ska vara att minst nio av tio ansökningar kan göras digitalt. Uppdraget ska redovisas till Regeringskansliet "
           "(Vårddepartementet) senast den 1 oktober 2025.", justify=True)
    d.heading("3.2 Jämställd handläggning", 3)
    d.para("Högkostnadsnämnden ska delredovisa arbetet med jämställd handläggning den 15 april 2025 och slutredovisa det "
           "senast den 20 februari 2026. Nämnden ska samverka med berörda regioner och ta till vara erfarenheter från "
           "tidigare uppdrag. Skillnaden i beviljandegrad mellan kvinnor och män uppgick 2023 till 6 procentenheter.",
           justify=True)
    d.heading("3.3 Utgiftsprognoser", 3)
    d.para("Prognoser för 2025–2028 ska lämnas den 4 februari, den 29 april, den 28 juli och den 21 oktober 2025. "
           "Nämnden ska förklara skillnader på mer än 1 procent mot föregående prognos.", justify=True)
    d.heading("FINANSIERING", 2)
    d.heading("4 Anslag", 2)
    d.para("Anslag 1:11, belopp i tkr.", after=2)
    d.table(["Anslagspost", "Disponeras av", "Belopp"], [
        ["ap.1 Förvaltningskostnader", "Högkostnadsnämnden", "162 340"],
        ["ap.2 Ersättningar", "Högkostnadsnämnden", "2 118 000"]], [6.5, 5, 3.5], size=9.5, numbers=(2,))
    d.para("Medel under ap.2 får användas för ersättningar enligt förordningen (2016:1204). Högst 3 procent av ap.1 får "
           "sparas till nästa år. Anslagskrediten är 4 870 tkr.", justify=True)
    d.heading("5 Övriga villkor", 2)
    d.para("Kredit på räntekonto: 16 234 tkr. Låneram: 11 500 tkr. Nämnden får ta ut avgift för utdrag ur registret, högst "
           "125 kronor per utdrag.", justify=True)
    d.para("På regeringens vägnar", before=18, after=24)
    d.para("Margareta Öhlund", after=24)
    d.para("Petter Snäll", after=18)
    d.save(path)
