"""Terms of reference for an inquiry: full of *ska*, of figures and of *mål* as court case, and without any goal."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document


def write(path: Path) -> None:
    """Saves the terms as DOCX."""
    d = Document(font="Liberation Serif", header="Dir. 2025:88", size=11.5, color="000000", margin=3.2)
    d.para("*Kommittédirektiv*", size=22, after=18)
    d.para("*En enklare ordning för mindre hyrestvister*", size=16, after=2)
    d.para("Dir. 2025:88", size=12, after=16)
    d.para("Beslut vid regeringssammanträde den 9 oktober 2025", after=14)
    d.heading("Sammanfattning", 1)
    d.para("En särskild utredare ska se över hur mindre tvister mellan hyresvärdar och hyresgäster prövas. Syftet är att göra prövningen enklare, snabbare och billigare "
           "för den enskilde utan att rättssäkerheten försämras.")
    d.para("Utredaren ska bland annat", after=2)
    d.bullets("kartlägga hur lång tid mål och ärenden om hyra tar i dag,", "analysera varför andelen förlikningar har minskat,",
              "ta ställning till om hyresnämnderna ska ta över vissa mål från tingsrätterna, och", "lämna nödvändiga författningsförslag.")
    d.para("Uppdraget ska redovisas senast den 31 mars 2027.")
    d.heading("Dagens ordning", 1)
    d.para("Tvister om hyra prövas antingen av hyresnämnd eller av allmän domstol. Gränsen mellan dem har vuxit fram under lång tid och är svår att förstå för den som inte är jurist. Tvister om "
           "skälig hyra hör till nämnden, medan tvister om betalning och skadestånd i regel hör till tingsrätten, där de handläggs som tvistemål. Om beloppet understiger ett "
           "halvt prisbasbelopp handläggs målet i förenklad form.")
    d.para("År 2024 kom 11 300 ärenden in till hyresnämnderna och 6 900 hyrestvister till tingsrätterna. Antalet balanserade mål ökade med 14 procent. Den genomsnittliga "
           "handläggningstiden i nämnderna var 4,6 månader, jämfört med 3,1 månader 2018. I tingsrätterna avgjordes 75 procent av målen inom 8,2 månader. Domstolarnas verksamhetsmål för tvistemål var 7 "
           "månader.")
    d.table(["Inkomna och avgjorda, antal", "2018", "2021", "2024"],
            [["Hyresnämnd, inkomna ärenden", "9 100", "10 240", "11 300"], ["Hyresnämnd, avgjorda ärenden", "9 060", "9 870", "10 420"],
             ["Tingsrätt, inkomna hyresmål", "6 200", "6 480", "6 900"], ["Tingsrätt, avgjorda hyresmål", "6 250", "6 330", "6 510"],
             ["Andel förlikningar i nämnd, procent", "38", "33", "27"]], [7.4, 2.3, 2.3, 2.3], numbers=(1, 2, 3))
    d.para("I en rapport från Domstolskontoret 2023 (DK 2023:14) konstateras att varannan hyresgäst som har varit part i en tvist upplever att förfarandet var svårt att förstå. Åtta av tio "
           "anser att det tog för lång tid. I den strategi för ett tillgängligt rättsväsende som gällde till och med 2024 angavs som mål att handläggningstiden i nämnderna skulle vara högst tre månader. Målet nåddes inte, och "
           "strategin har inte förlängts.")
    d.heading("Uppdraget att se över gränsen mellan nämnd och domstol", 1)
    d.para("Det är viktigt att den som har en tvist om sitt boende vet vart han eller hon ska vända sig. Det behövs därför en tydligare ordning. Samtidigt måste en förändring vara ekonomiskt försvarbar, och "
           "kompetensen i domstolarna bör tas till vara.")
    d.para("Utredaren ska därför", after=2)
    d.bullets("kartlägga vilka mål som i dag handläggs av tingsrätt och bedöma vilka av dem som skulle kunna prövas av nämnd,",
              "ta ställning till om beloppsgränsen för förenklade mål bör höjas till ett helt prisbasbelopp,",
              "redovisa för- och nackdelar med att låta en ensam ordförande avgöra tvister under 20 000 kronor, och",
              "vid behov lämna författningsförslag.")
    d.heading("Uppdraget att främja förlikning", 1)
    d.para("En förlikning är ofta bäst för båda parter. Regeringen vill att fler tvister ska lösas innan de prövas. I Norge erbjuds parterna alltid ett möte med en medlare inom 30 dagar, och där "
           "förliks över hälften av tvisterna. Det finns skäl att undersöka om erfarenheterna kan användas i Sverige.")
    d.para("Utredaren ska därför", after=2)
    d.bullets("beskriva hur medling går till i minst tre jämförbara länder,", "analysera om ett obligatoriskt möte skulle minska antalet mål,",
              "föreslå hur digitala möten kan användas, och", "bedöma behovet av utbildning för medlare.")
    d.para("Det ingår inte i uppdraget att lämna förslag om hyressättningen eller om besittningsskyddet.")
    d.heading("Konsekvensbeskrivningar", 1)
    d.para("Utredaren ska redovisa ekonomiska konsekvenser för staten, kommunerna och enskilda. Om förslagen innebär ökade kostnader ska utredaren föreslå hur de ska finansieras. Förslagens betydelse för "
           "jämställdheten och för möjligheten att nå de integrationspolitiska målen ska redovisas. Utredaren ska ange hur förslagen kan följas upp och utvärderas, till exempel med hjälp av indikatorer "
           "för handläggningstid och nöjdhet.")
    d.heading("Kontakter och redovisning av uppdraget", 1)
    d.para("Utredaren ska hålla sig informerad om arbetet i Utredningen om domstolarnas organisation (Ju 2024:19). Synpunkter ska hämtas in från Domstolskontoret, hyresnämnderna, parterna på "
           "hyresmarknaden och Konsumentombudet. En referensgrupp ska träffas minst fyra gånger.")
    d.para("Den del av uppdraget som gäller förlikning ska redovisas i ett delbetänkande senast den 30 juni 2026. Uppdraget i övrigt ska redovisas senast den 31 mars 2027. Utredaren ska varje kvartal "
           "informera Regeringskansliet (Justitiedepartementet) om hur arbetet fortskrider.")
    d.para("Kostnaderna för utredningen beräknas till högst 4,2 miljoner kronor.")
    d.para("(Justitiedepartementet)")
    d.save(path)
