"""National strategy: vision, goals with efforts in prose, and the key figures with targets in an annex of their own."""

from __future__ import annotations

from pathlib import Path

from word import Word


def write(path: Path) -> None:
    """Saves the strategy as DOCX."""
    w = Word(font="Liberation Sans", header="Sammen om vandet · National strategi 2026-2030", color="0B4F6C")
    w.cover(("Ministeriet for Vand og Klimatilpasning", 13), ("Sammen om vandet", 30),
            ("National strategi for klimatilpasning ved kyster og vandløb 2026-2030", 16), ("November 2025", 11))
    w.heading("Forord", 1)
    w.para("Vandet kommer fra alle sider. Havet stiger, regnen falder tungere, og grundvandet står højere i dele af landet. De "
           "seneste fem år har fire storme givet skader for mere end to milliarder kroner. Bag tallene er familier, der har måttet flytte "
           "fra deres hjem, og landmænd, der har set marker stå under vand i månedsvis.")
    w.para("Danmark har et mål om at sænke udledningen af drivhusgasser med 70 pct. i 2030, og det holder vi fast i. Men uanset hvor godt det går, "
           "skal vi også indrette os på det vand, der allerede er på vej. Denne strategi handler om det sidste. Den er blevet til efter drøftelser "
           "med kommuner, forsyninger, landbrug og grønne organisationer, og jeg vil gerne takke for de mange bidrag.")
    w.para("Strategien er ambitiøs, men den er ikke et løfte om, at ingen får våde fødder. Ingen kan sikre alt. Derfor skal vi prioritere, og vi "
           "skal gøre det sammen.")
    w.para("_Ministeren for vand og klimatilpasning_", justify=False)
    w.heading("Hvor står vi?", 1)
    w.para("I 2024 lå 48.200 boliger i områder med høj risiko for oversvømmelse. Det er 11 pct. flere end i 2018, først og fremmest fordi der er bygget "
           "nyt tæt på vandet. Knap seks ud af ti kommuner har en godkendt plan for klimatilpasning, men kun hver tredje plan er ført ud i livet.")
    w.para("EU's vandrammedirektiv kræver, at vandløb, søer og kystvande skal have god tilstand senest i 2027. I dag gælder det for 32 pct. af "
           "vandløbene. Indsatsen for vandmiljøet følger en særskilt plan og er ikke en del af denne strategi, men de to planer skal trække i samme retning.")
    w.para("Der er brug for bedre overblik over, hvem der har ansvaret, når vandet løber over kommunegrænser. Undersøgelser peger også på, at mange "
           "boligejere ikke ved, at deres hus ligger i et risikoområde. Det skal der rettes op på.")
    w.heading("Vision", 1)
    w.para("Danmark skal være et land, hvor vi lever godt med vandet, og hvor det er naturligt at tage højde for det, når vi bygger, dyrker og planlægger.")
    w.para("Visionen er omsat til tre spor og seks mål. Under hvert mål står, hvorfor det er vigtigt, og hvad ministeriet sætter i gang. Bilag 1 viser, hvilke "
           "nøgletal målene følges med, og hvor langt vi skal nå.")
    w.heading("Spor A. Beskyt det, der er bygget", 1)
    w.heading("Mål 1. Færre boliger er i fare", 2)
    w.para("_Antallet af boliger, der kan blive oversvømmet, skal ned, også når havet stiger._")
    w.para("Det er billigere at forebygge end at udbedre. Beregninger viser, at en krone brugt på beskyttelse i gennemsnit sparer fire kroner i skader. Alligevel er "
           "det kun en lille del af anlæggene ved kysten, der er bygget til en højere vandstand end den, vi kender i dag.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("Der oprettes en pulje på 420 mio. kr. til kystbeskyttelse i perioden 2026-2030. De første tilsagn gives inden sommerferien 2026.",
              "Planloven ændres, så kommunerne kan sige nej til nyt byggeri i de mest udsatte områder.",
              "Vandstyrelsen offentliggør nye risikokort senest den 1. december 2026.")
    w.para("Ansvarlig: Vandstyrelsen", justify=False)
    w.heading("Mål 2. Hurtigere fra plan til dige", 2)
    w.para("_Kommunerne skal have planen klar, og borgerne skal ikke vente i årevis på en tilladelse._")
    w.para("En ansøgning om kystbeskyttelse passerer i dag op til syv myndigheder. Det tager tid, og det koster opbakning. En arbejdsgruppe foreslog i 2024, at "
           "mindst tre af trinene skulle lægges sammen.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("Der indføres én indgang for ansøgninger om kystbeskyttelse. Den åbner i 3. kvartal 2026.",
              "Et rejsehold på otte medarbejdere hjælper de kommuner, som ikke har en plan.",
              "Der udarbejdes en vejledning om fordeling af udgifter mellem grundejere.")
    w.para("Ansvarlig: Vandstyrelsen i samarbejde med Kommunernes Fællesråd", justify=False)
    w.heading("Spor B. Giv vandet plads", 1)
    w.heading("Mål 3. Ådale, der holder på vandet", 2)
    w.para("_Mere af regnen skal blive i landskabet, før den når byerne._")
    w.para("De danske åer er rettet ud gennem et århundrede. Når de får lov at slynge sig igen, stiger vandet langsommere længere nede, og naturen får det bedre. "
           "I 2024 var 6.400 hektar ådal og vådområde genoprettet.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("Staten opkøber jord i 12 udpegede ådale.", "Landmænd, der stiller jord til rådighed, får en årlig kompensation på 3.200 kr. pr. hektar.",
              "Der igangsættes fem forsøg med at lade vandet stå på marker om vinteren.")
    w.para("Ansvarlig: Naturkontoret", justify=False)
    w.heading("Mål 4. Ingen flytter problemet til naboen", 2)
    w.para("_Klimatilpasning ét sted må ikke give mere vand et andet sted._")
    w.para("Når en kommune uddyber sin å, kommer vandet hurtigere til den næste. Der findes i dag ingen samlet opgørelse af, hvor ofte det sker. Målet følges "
           "derfor ikke med nøgletal, men vurderes i midtvejsevalueringen.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("Der nedsættes vandoplandsråd i alle 23 hovedoplande.", "Reglerne om erstatning på tværs af kommunegrænser analyseres.")
    w.para("Ansvarlig: Departementet", justify=False)
    w.heading("Spor C. Ved, hvad der kommer", 1)
    w.heading("Mål 5. Borgerne kender deres risiko", 2)
    w.para("_Den, der bor i et risikoområde, skal vide det og blive varslet i tide._")
    w.para("Kun 34 pct. af beboerne i risikoområder svarer i en undersøgelse fra 2025, at de kender risikoen. Det er især lejere og tilflyttere, der mangler viden.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("En landsdækkende varslingstjeneste på mobilen er klar den 1. oktober 2026.", "Risikoen skal fremgå, når et hus sættes til salg.",
              "Skolerne tilbydes undervisningsmateriale om vand og klima.")
    w.para("Ansvarlig: Det Nationale Vandvarslingscenter", justify=False)
    w.heading("Mål 6. Danske løsninger i hele verden", 2)
    w.para("_Den viden, vi opbygger, skal blive til arbejdspladser og eksport._")
    w.para("Dansk vandteknologi blev i 2024 eksporteret for 24 mia. kr. Branchen har selv en målsætning om at fordoble eksporten inden 2035.")
    w.para("*Det gør vi*", justify=False)
    w.bullets("Vandattachéerne styrkes med tre stillinger.", "Der afholdes en international konference om klimatilpasning i 2027.")
    w.para("Ansvarlig: Departementet", justify=False)
    w.heading("Økonomi og opfølgning", 1)
    w.caption("Tabel 1. Finansiering (mio. kr., 2026-priser)")
    w.table(["Initiativ", "2026", "2027", "2028", "2029-2030", "I alt"],
            [["Pulje til kystbeskyttelse", "60", "90", "90", "180", "420"], ["Opkøb af jord i ådale", "85", "110", "110", "200", "505"],
             ["Varsling og risikokort", "22", "14", "9", "18", "63"], ["Rejsehold og én indgang", "18", "18", "12", "0", "48"]],
            [5.2, 1.9, 1.9, 1.9, 2.6, 2.2])
    w.para("Ministeriet offentliggør hvert år i juni en status for alle mål. Status forelægges Folketingets udvalg for vand og klima. I 2028 "
           "gennemføres en uafhængig midtvejsevaluering, som kan føre til, at nøgletal og indsatser justeres.")
    w.heading("Bilag 1. Nøgletal", 1, new_page=True)
    w.para("Tabellen viser de nøgletal, som målene følges med. Hvor der ikke er fastsat et tal for 2028, er der sat en streg.")
    w.table(["Mål", "Nr.", "Nøgletal", "Seneste tal", "Mål 2028", "Mål 2030", "Opgøres"],
            [["Mål 1", "1.1", "Antal boliger med høj risiko for oversvømmelse", "48.200 (2024)", "43.000", "36.000", "Hvert andet år"],
             [None, "1.2", "Erstatninger efter stormflod, mio. kr. om året", "512 (2024)", "–", "højst 400", None],
             ["Mål 2", "2.1", "Andel af kommuner med en godkendt klimatilpasningsplan", "58 pct. (2025)", "85 pct.", "100 pct.", "Halvårligt"],
             [None, "2.2", "Gennemsnitlig sagsbehandlingstid for kystbeskyttelse", "26 måneder (2024)", "18 måneder", "12 måneder", None],
             ["Mål 3", "3.1", "Genoprettede ådale og vådområder, hektar", "6.400 (2024)", "12.000", "mindst 20.000", "Årligt"],
             [None, "3.2", "Største døgnafstrømning ved de ti målestationer", "2022-niveau", "–", "mindst 15 pct. lavere end i 2022", None],
             ["Mål 5", "5.1", "Andel af beboere i risikoområder, der kender risikoen", "34 pct. (2025)", "50 pct.", "65 pct.", "Hvert andet år"],
             [None, "5.2", "Andel af boliger i risikoområder, der er tilmeldt varsling", "nyt", "30 pct.", "over 60 pct.", None],
             ["Mål 6", "6.1", "Eksport af vandteknologi, mia. kr.", "24 (2024)", "stigende", "stigende", "Årligt"]],
            [1.5, 1.1, 5.4, 2.6, 2.0, 2.4, 1.9], size=8.5)
    w.heading("Bilag 2. Ordforklaring", 1)
    w.para("*Risikoområde:* Et område, hvor der er mindst 1 pct. sandsynlighed for oversvømmelse i et givet år.")
    w.para("*Hovedopland:* Det område, som afvander til den samme strækning af kysten. Danmark er delt i 23 hovedoplande.")
    w.para("*Nøgletal:* Et tal, som viser udviklingen. Et nøgletal siger ikke i sig selv, hvad der er årsagen.")
    w.doc.save(str(path))
