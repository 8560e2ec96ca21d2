"""Goal sections as Danish municipalities, regions, agencies and ministries lay them out; all texts are our own."""

from __future__ import annotations

import pytest

from pipeline.records import Block
from tests.extract.reading import item, named, read, targets
from tests.factories import heading, passage, table


def blocks(text: str) -> list[Block]:
    """Lines to blocks: `#` headings, `- ` items, `|` rows of a table, else paragraphs."""
    made: list[Block] = []
    rows: list[list[str]] = []
    for place, line in enumerate([*text.strip().splitlines(), ""]):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line[1:-1].split("|")])
            continue
        if rows:
            made.append(table(*rows, id=f"t{place}"))
            rows = []
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            made.append(heading(line[level:].strip(), level, id=f"b{place}"))
        elif line.startswith("- "):
            made.append(item(line[2:], id=f"b{place}"))
        elif line:
            made.append(passage(line, id=f"b{place}"))
    return made


LAYOUTS = [
    pytest.param(
        """
# Sundhedspolitik 2025-2029
## Forord
Kære borger. Byrådet vil skabe gode rammer. I 2023 brugte vi 410 mio. kr.
## Pejlemærke 1: Flere unge uden røg
Vi vil, at børn og unge vokser op uden tobak.
I dag ryger 14 pct. af de unge dagligt.
### Succeskriterier
- Andelen af unge, der ryger dagligt, falder fra 14 pct. i 2024 til højst 6 pct. i 2029
- Alle skoler er røgfri senest den 1. august 2026
## Pejlemærke 2: Bevægelse hver dag
Flere borgere skal være fysisk aktive.
### Succeskriterier
- Mindst 70 pct. af borgerne bevæger sig 30 minutter dagligt
- Antallet af medlemmer i idrætsforeninger stiger med 5 pct.
""",
        [
            ("1 | Flere unge uden røg", ["at_most 6 percent", "equal 100 percent"]),
            ("2 | Bevægelse hver dag", ["at_least 70 percent", "increase_by 5 percent"]),
        ],
        id="pejlemaerker over succeskriterier",
    ),
    pytest.param(
        """
# Havneplan 2026-2029
## Fokusområde 1: En åben havn
Kajen er lukket om aftenen. Vi tror på, at den kan bruges mere.
Vi vil have flere pladser til småbåde.
Milepæle
- 2027 Der er mindst 40 pladser
- 2029 Der er mindst 65 pladser
Udgangspunkt: 22 pladser (2025).
Vi vil inddrage sejlerne.
Milepæle
- 2026 Et brugerråd er nedsat
Vi vil fastholde, at højst 10 pct. af pladserne står tomme.
Måles hvert andet år.
""",
        [
            ("", ["at_least 40 pladser", "at_least 65 pladser"]),
            ("", ["milestone"]),
            ("", ["at_most 10 percent"]),
        ],
        id="sentences each over a label of what shows them",
    ),
    pytest.param(
        """
# Aftale om genbrug af byggematerialer 2026-2029
## Kapitel 1. Baggrund
§ 1. Parterne vil genbruge mere. Aftalen skal gælde i fire år.
## Kapitel 2. Mål for aftaleperioden
§ 2. Mindst 40 pct. af murstenene genbruges i 2029.
Stk. 2. Andelen måles hvert halve år.
§ 3. Små firmaer skal have lettere ved at købe brugte vinduer.
Stk. 2. Antallet af salgssteder øges til mindst 25 inden udgangen af 2028.
§ 4. Sekretariatet har adresse i Vejle.
""",
        [("2", ["at_least 40 percent"]), ("3", ["at_least 25 salgssteder"])],
        id="articles of a numbered chapter",
    ),
    pytest.param(
        """
# Børne- og ungestrategi 2024-2028
## Sigtelinje 1: Alle børn er en del af et fællesskab
Børn trives, når de hører til. Derfor skal alle børn opleve at være en del af fællesskabet.
Effektmål:
- Andelen af elever, der trives socialt, stiger fra 87 pct. til 92 pct. i 2028
- Det gennemsnitlige fravær falder til under 5 pct.
## Sigtelinje 2: Tidlig hjælp
Familier skal have hjælp, før problemerne vokser.
Effektmål:
- Mindst 80 pct. af sagerne indledes med et tidligt forløb
""",
        [
            ("1 | Alle børn er en del af et fællesskab", ["increase_to 92 percent", "less_than 5 percent"]),
            ("2 | Tidlig hjælp", ["at_least 80 percent"]),
        ],
        id="sigtelinjer over effektmaal",
    ),
    pytest.param(
        """
# Beskæftigelsesplan 2026
## Mål 1: Flere i job
Flere ledige skal hurtigere i job.
Vi kan se det på, at
- antallet af ledige falder med 200 personer inden udgangen af 2026
- mindst 55 pct. af de nyledige er i job efter 26 uger
## Mål 2: Færre på kanten
Flere aktivitetsparate skal have fodfæste på arbejdsmarkedet.
Vi kan se det på, at
- 30 pct. har ordinære løntimer (22 pct. i 2025)
""",
        [
            ("1 | Flere i job", ["decrease_by 200 personer", "at_least 55 percent"]),
            ("2 | Færre på kanten", ["at_least 30 percent"]),
        ],
        id="vi kan se det paa",
    ),
    pytest.param(
        """
# Resultatkontrakt 2015
## 3. Mål for 2015
### 3.1 Kortere ventetid
#### Formål
Borgerne skal hurtigere have svar på deres klage.
#### Resultatkrav
- 90 pct. af sagerne afgøres inden for 60 dage.
- Ingen sag er ældre end 12 måneder.
#### Vægt
25 pct.
### 3.2 Bedre vejledning
#### Formål
Vejledningen skal forebygge fejl.
#### Resultatkrav
- Mindst 80 pct. af brugerne er tilfredse.
- En ny hjemmeside åbnes senest den 1. juni 2015.
#### Vægt
15 pct.
""",
        [
            ("3.1 | Kortere ventetid", ["at_least 90 percent", "at_most 12 months"]),
            ("3.2 | Bedre vejledning", ["at_least 80 percent", "milestone"]),
        ],
        id="formaal and resultatkrav in numbered sections",
    ),
    pytest.param(
        """
# Kulturstrategi 2025-2028
## Mål 1: Kultur for alle
Kulturen skal nå ud til alle dele af kommunen.
### Tegn på, at vi er på vej
- Antallet af arrangementer uden for hovedbyen vokser fra 40 til 75
- Halvdelen af borgerne har deltaget i et arrangement det seneste år
## Mål 2: Stærke foreninger
Foreningerne skal have lettere ved at finde frivillige.
### Tegn på, at vi er på vej
- Mindst 25 nye foreninger er oprettet inden 2028
""",
        [
            ("1 | Kultur for alle", ["increase_to 75 arrangementer", "equal 50 percent"]),
            ("2 | Stærke foreninger", ["at_least 25 foreninger"]),
        ],
        id="tegn paa at vi er paa vej",
    ),
    pytest.param(
        """
# Klimastrategi 2024-2030
## Målsætning 1: Grøn energi
Kommunen skal forsynes med grøn energi.
I 2028 har vi opnået, at
- 80 pct. af fjernvarmen er fri for fossile brændsler
- udledningen fra kommunens bygninger er reduceret med 60 pct.
## Målsætning 2: Grøn transport
Transporten skal belaste klimaet mindre.
I 2028 har vi opnået, at
- alle kommunens personbiler kører på el
- 35 pct. af turene i byerne foregår på cykel
""",
        [
            ("1 | Grøn energi", ["at_least 80 percent", "decrease_by 60 percent"]),
            ("2 | Grøn transport", ["equal 100 percent", "at_least 35 percent"]),
        ],
        id="i 2028 har vi opnaaet",
    ),
    pytest.param(
        """
# Plan for digitalisering 2025-2027
## Digitale løsninger til alle
### Hvorfor
I 2023 brugte 81 pct. af borgerne vores løsninger.
### Hvad vil vi opnå?
Alle borgere skal kunne bruge kommunens digitale løsninger.
### Hvordan gør vi?
- Vi holder 20 kurser om året.
### Hvordan ved vi, at vi er lykkedes?
- 95 pct. af borgerne kan bruge selvbetjeningen i 2027
- Antallet af henvendelser om login falder med 30 pct.
## Sikker drift
### Hvorfor
Et nedbrud i 2022 varede 14 timer.
### Hvad vil vi opnå?
Systemerne skal være tilgængelige, når borgerne har brug for dem.
### Hvordan gør vi?
- Vi skifter 40 servere.
### Hvordan ved vi, at vi er lykkedes?
- Oppetiden er mindst 99,7 pct.
""",
        [
            ("Digitale løsninger til alle", ["at_least 95 percent", "decrease_by 30 percent"]),
            ("Sikker drift", ["at_least 99.7 percent"]),
        ],
        id="hvorfor hvad hvordan",
    ),
    pytest.param(
        """
# Ældrestrategi 2024-2028
## Mål 1: Mødesteder
Der skal være et mødested i hvert lokalområde.
Det kan ses på antallet af mødesteder:
||2023|2025|2028|
|Lokalområder med mødested|3|5|8|
## Mål 2: Færre fald
Færre borgere skal falde.
||2023 (udgangspunkt)|2028|
|Antal fald pr. 100 beboere|41|30|
""",
        [("1 | Mødesteder", ["equal 5", "equal 8"]), ("2 | Færre fald", ["equal 30 fald pr. 100 beboere"])],
        id="years beneath a blank corner",
    ),
    pytest.param(
        """
# Integrationsstrategi 2025-2028
## Mål 1: Dansk til alle
Nye borgere skal hurtigt lære dansk. Vi lykkes, når mindst 75 pct. består prøven i dansk inden tre år.
## Mål 2: I arbejde
Nye borgere skal i arbejde. Vi lykkes, når beskæftigelsen stiger fra 48 til 60 pct. i 2028.
""",
        [("1 | Dansk til alle", ["at_least 75 percent"]), ("2 | I arbejde", ["increase_to 60 percent"])],
        id="vi lykkes naar in the paragraph",
    ),
    pytest.param(
        """
# Strategi for cykling 2025-2030
## Målsætning 1: Flere på cykel
Flere skal vælge cyklen i hverdagen.
Der er ca. 12.000 km cykelsti i Danmark. Kun 15 pct. af turene sker på cykel.
Regeringen forpligter sig til følgende:
- 500 km supercykelsti er anlagt senest i 2029
- cyklens andel af turene stiger fra 15 pct. i 2024 til 20 pct. i 2030
""",
        [("1 | Flere på cykel", ["equal 500 km", "increase_to 20 percent"])],
        id="grounds before what is promised",
    ),
    pytest.param(
        """
# Virksomhedsaftale 2026
## Indsatsområde 1: Trivsel
Mål: Medarbejderne skal trives.
Succeskriterium: Sygefraværet er højst 9 dage pr. medarbejder.
Måltal 2027: 8 dage
Opfølgning: Halvårligt til direktionen
## Indsatsområde 2: Borgerne først
Mål: Borgerne skal have hurtigt svar.
Succeskriterium: 85 pct. af breve besvares inden for fem dage.
Opfølgning: Halvårligt til direktionen
""",
        [("1 | Trivsel", ["at_most 9 days", "equal 8 days"]), ("2 | Borgerne først", ["at_least 85 percent"])],
        id="labels in an indsatsomraade",
    ),
    pytest.param(
        """
# Affaldsplan 2025-2030
## Vores mål
Mål 1: Mindre affald. Hver husstand skal producere mindre affald.
Succeskriterier:
- Mængden af restaffald falder fra 210 til 150 kg pr. husstand i 2030
Mål 2: Mere genanvendelse. Mere affald skal blive til nye ting.
Succeskriterier:
- 65 pct. af husholdningsaffaldet genanvendes
- Fejlsorteringen er højst 8 pct.
""",
        [
            ("1 | Mindre affald", ["decrease_to 150 kg pr. husstand"]),
            ("2 | Mere genanvendelse", ["at_least 65 percent", "at_most 8 percent"]),
        ],
        id="names that open paragraphs",
    ),
    pytest.param(
        """
# Vision 2030 for Fjordby
## Pejlemærke A: Et levende handelsliv
Bymidten skal være et sted, man har lyst til at være.
Delmål
- Andelen af tomme butikker er under 6 pct. i 2030 (11 pct. i 2024)
- Der er mindst 12 torvedage om året
## Pejlemærke B: Plads til virksomhederne
Virksomhederne skal kunne vokse i kommunen.
Delmål
- 30 hektar erhvervsjord er byggemodnet inden udgangen af 2028
""",
        [
            ("A | Et levende handelsliv", ["less_than 6 percent", "at_least 12 torvedage"]),
            ("B | Plads til virksomhederne", ["equal 30 hektar"]),
        ],
        id="lettered pejlemaerker with delmaal",
    ),
    pytest.param(
        """
# Mål- og resultatplan 2026
## Strategiske mål
### 1. Et trygt marked
Forbrugerne skal kunne stole på varerne på hylderne. Tilsynet spiller en vigtig rolle.
#### Målepunkter
- Styrelsen gennemfører 1.200 kontrolbesøg.
- 90 pct. af de farlige produkter er fjernet inden for 10 dage.
### 2. Hurtige afgørelser
Virksomheder skal have svar uden unødig ventetid.
#### Målepunkter
- Sagsbehandlingstiden er højst 45 dage i gennemsnit.
""",
        [
            ("1 | Et trygt marked", ["equal 1200 kontrolbesøg", "at_least 90 percent"]),
            ("2 | Hurtige afgørelser", ["at_most 45 days"]),
        ],
        id="themes over maalepunkter",
    ),
    pytest.param(
        """
# Integrationspolitik 2026-2029
## Fokusområde: Sprog
Vi vil have, at alle nye borgere lærer dansk fra første dag.
Det vil vi måles på:
- Mindst 80 pct. af kursisterne består modulet inden for seks måneder
## Fokusområde: Arbejde
Vi vil have flere flygtninge i ordinært arbejde.
Det vil vi måles på:
- 60 pct. er i job efter tre år (52 pct. i 2025)
""",
        [("Sprog", ["at_least 80 percent"]), ("Arbejde", ["at_least 60 percent"])],
        id="det vil vi maales paa",
    ),
    pytest.param(
        """
# Turismestrategi 2025-2028
## Mål 1: Flere gæster hele året
Turismen skal spredes over hele året.
### Delmål 2026
- 400.000 overnatninger uden for højsæsonen
### Mål 2028
- 520.000 overnatninger uden for højsæsonen
## Mål 2: Grønnere turisme
Turismen skal belaste naturen mindre.
### Delmål 2026
- 30 virksomheder er miljømærkede
### Mål 2028
- 60 virksomheder er miljømærkede
""",
        [
            ("1 | Flere gæster hele året", ["equal 400000 overnatninger", "equal 520000 overnatninger"]),
            ("2 | Grønnere turisme", ["equal 30 virksomheder", "equal 60 virksomheder"]),
        ],
        id="a later year's aim is a requirement",
    ),
    pytest.param(
        """
# Biblioteksstrategi 2026-2030
## Læselyst
### Ambition
Alle børn skal opleve glæden ved at læse.
### Sådan gør vi
- Vi besøger alle daginstitutioner to gange om året.
### Sådan måler vi
- Udlånet af børnebøger stiger med 15 pct.
- 9 ud af 10 skoleklasser deltager i et læseforløb
## Det åbne hus
### Ambition
Biblioteket skal være byens dagligstue.
### Sådan gør vi
- Vi holder åbent om aftenen.
### Sådan måler vi
- Antallet af besøgende vokser fra 310.000 til 380.000 i 2030
""",
        [
            ("Læselyst", ["increase_by 15 percent", "at_least 90 percent"]),
            ("Det åbne hus", ["increase_to 380000 besøgende"]),
        ],
        id="ambition and how it is measured",
    ),
    pytest.param(
        """
# Sundhedsprofil 2024
## Rygning
Andelen af rygere er 14 pct. Det er færre end i 2020.
### Nøgletal
- 14 pct. ryger dagligt
- 22 pct. bruger snus
## Alkohol
Mange drikker for meget.
### Nøgletal
- 18 pct. drikker mere end anbefalet
""",
        [],
        id="facts are none",
    ),
    pytest.param(
        """
# Frivilligpolitik 2025
## Fællesskab
Frivillige gør en stor forskel.
### Tiltag
- Vi holder to kurser om året
- Der afsættes 400.000 kr.
## Synlighed
Foreningerne skal ses.
### Tiltag
- En kampagne gennemføres i 2026
""",
        [],
        id="activities are none",
    ),
    pytest.param(
        """
# Dagtilbudsstrategi 2025-2029
## Vores fire mål
### Alle børn skal høre til
Det er vores mål, at alle børn har mindst én god ven.
Sådan ved vi, at vi er på vej:
- 95 pct. af børnene siger, at de har en at lege med
### Sproget først
Det er vores mål, at børn har et alderssvarende sprog, når de begynder i skole.
Sådan ved vi, at vi er på vej:
- andelen af børn med sproglige vanskeligheder halveres inden 2029
""",
        [
            ("Alle børn skal høre til", ["at_least 1", "at_least 95 percent"]),
            ("Sproget først", ["decrease_by 50 percent"]),
        ],
        id="declared aims and signs",
    ),
    pytest.param(
        """
# Udviklingsaftale 2026
Målsætning 1: Sikker drift
Borgerne skal kunne regne med den kollektive trafik.
Resultatmål:
- Rettidigheden er mindst 96 pct.
- Kundetilfredsheden stiger fra 7,8 til 8,2 på en skala fra 1 til 10
Målsætning 2: Grøn drift
Busserne skal køre uden udledning.
Resultatmål:
- 75 pct. af busserne kører på el ved udgangen af 2026
""",
        [("1 | Sikker drift", ["at_least 96 percent", "increase_to 8.2"]), ("2 | Grøn drift", ["at_least 75 percent"])],
        id="label lines over lists",
    ),
    pytest.param(
        """
# Handicappolitik 2025-2029
## 1. Vi vil være en kommune for alle
Mennesker med handicap skal kunne deltage i fællesskabet.
Vi følger udviklingen på
- andelen af kommunens bygninger med niveaufri adgang stiger fra 60 til 85 pct. i 2029
- antallet af borgere i småjob vokser fra 110 til 180
## 2. Vi vil møde borgeren med respekt
Borgeren skal opleve at blive hørt.
Vi følger udviklingen på
- mindst 80 pct. oplever, at de bliver inddraget i deres sag
""",
        [
            ("1 | Vi vil være en kommune for alle", ["increase_to 85 percent", "increase_to 180 borgere"]),
            ("2 | Vi vil møde borgeren med respekt", ["at_least 80 percent"]),
        ],
        id="vi foelger udviklingen",
    ),
    pytest.param(
        """
# Spildevandsplan 2026-2032
## Mål og indsatser
### Rene badevande
Badevandet skal være rent på alle strande.
#### Hvordan måles det?
Alle badesteder har mindst klassifikationen god senest i 2028. Antallet af overløb falder med 40 pct. inden 2032.
#### Indsatser
Vi bygger fire bassiner.
### Tørre kældre
Kældre skal ikke oversvømmes ved almindelig regn.
#### Hvordan måles det?
Højst 50 kældre om året oversvømmes.
#### Indsatser
Vi adskiller regnvand i Nordby.
""",
        [("Rene badevande", ["equal 100 percent", "decrease_by 40 percent"]), ("Tørre kældre", ["at_most 50 kældre"])],
        id="how is it measured",
    ),
    pytest.param(
        """
# Arbejdsmiljøplan 2026
## Mål 1: Færre ulykker
Ingen skal komme til skade på arbejdet.
Målet er nået, når
- antallet af arbejdsulykker er under 40 i 2026
- alle ledere har gennemført et kursus inden 1. juli 2026
## Mål 2: Mindre stress
Medarbejderne skal have tid til deres opgaver.
Målet er nået, når
- andelen, der ofte er stresset, er faldet fra 18 til 12 pct.
""",
        [
            ("1 | Færre ulykker", ["less_than 40 arbejdsulykker", "equal 100 percent"]),
            ("2 | Mindre stress", ["decrease_to 12 percent"]),
        ],
        id="maalet er naaet naar",
    ),
    pytest.param(
        """
# Regionens klimastrategi 2030
## Mål 1: Grønne hospitaler
Hospitalerne skal bruge mindre energi.
Vi lykkes, hvis: energiforbruget falder med 25 pct. inden 2030; alle nye bygninger er certificeret.
## Mål 2: Mindre spild
Vi skal smide mindre ud.
Vi lykkes, hvis: mængden af affald falder fra 9.000 til 6.500 ton.
""",
        [
            ("1 | Grønne hospitaler", ["decrease_by 25 percent", "equal 100 percent"]),
            ("2 | Mindre spild", ["decrease_to 6500 ton"]),
        ],
        id="requirements parted by semicolons",
    ),
    pytest.param(
        """
# Strategi for frivillighed 2025-2028
## Mål 1: Flere frivillige
Flere skal have lyst til at være frivillige.
|Hvad måler vi?|I dag|2026|2028|
|Andel borgere, der er frivillige|38 pct.|40 pct.|44 pct.|
## Mål 2: Bedre vilkår
Foreningerne skal have lokaler, der passer til dem.
|Hvad måler vi?|I dag|2026|2028|
|Foreninger med egnet lokale|61 pct.|70 pct.|80 pct.|
""",
        [
            ("1 | Flere frivillige", ["equal 40 percent", "equal 44 percent"]),
            ("2 | Bedre vilkår", ["equal 70 percent", "equal 80 percent"]),
        ],
        id="what do we measure tables",
    ),
    pytest.param(
        """
# Børnepolitik 2026-2029
## Mål 1: Tryghed
Alle børn skal være trygge.
I 2025 svarede 82 pct. af eleverne, at de var trygge i skolen.
Eksempel: I Østby gik 300 elever til fællesspisning, og trygheden steg med 8 pct.
Det kan ses på, at
- mindst 90 pct. af eleverne er trygge i 2029
Vidste du, at 14 pct. af børn i Danmark bor i to hjem?
## Sådan gik det med den forrige politik
Målet om 85 pct. trygge elever blev ikke nået.
""",
        [("1 | Tryghed", ["at_least 90 percent"])],
        id="examples and facts beside the list",
    ),
    pytest.param(
        """
# Mobilitetsplan 2030
## Tema A: Gang og cykel
### Mål
Det skal være trygt at gå og cykle.
### Måltal
- 30 pct. af turene er på cykel i 2030
- antallet af tilskadekomne falder til 20
## Tema B: Bus og tog
### Mål
Flere skal rejse kollektivt.
### Måltal
- 4,5 mio. påstigninger i 2030
""",
        [
            ("A | Gang og cykel", ["equal 30 percent", "decrease_to 20 tilskadekomne"]),
            ("B | Bus og tog", ["equal 4.5 mio. påstigninger"]),
        ],
        id="maal and maaltal in themes",
    ),
    pytest.param(
        """
# Mål- og resultatplan 2024
## Resultatmål
### R1. Hurtig sagsbehandling
Ansøgerne skal have svar hurtigt.
Målopfyldelse: 90 pct. af sagerne er afgjort inden 40 dage.
### R2. Høj kvalitet
Afgørelserne skal være rigtige.
Målopfyldelse: Højst 3 pct. omgøres.
""",
        [("R1 | Hurtig sagsbehandling", ["at_least 90 percent"]), ("R2 | Høj kvalitet", ["at_most 3 percent"])],
        id="coded goals with fulfilment",
    ),
    pytest.param(
        """
# Byrådets arbejdsgrundlag 2026-2029
## Pejlemærke 1 – En kommune i balance
### Vi vil have orden i økonomien
Kassebeholdningen skal være robust.
#### Sådan måler vi
|Indikator|2025|2027|2029|
|Gennemsnitlig likviditet pr. indbygger, kr.|4.100|5.000|6.000|
### Vi vil bruge pengene klogt
Driften skal være effektiv.
#### Sådan måler vi
|Indikator|2025|2027|2029|
|Administrative årsværk pr. 1.000 indbyggere|7,9|7,5|7,0|
""",
        [
            ("Vi vil have orden i økonomien", ["equal 5000 kr.", "equal 6000 kr."]),
            ("Vi vil bruge pengene klogt", ["equal 7.5", "equal 7.0"]),
        ],
        id="pejlemaerke over wishes with tables",
    ),
    pytest.param(
        """
# Demensstrategi
# Baggrund
I 2023 levede 1.100 borgere i kommunen med demens.
# Mål 1: Et demensvenligt samfund
Mennesker med demens skal kunne deltage i hverdagen.
# Succeskriterier
- 600 borgere er uddannet som demensvenner i 2027
# Mål 2: Støtte til pårørende
Pårørende skal have hjælp tidligt.
# Succeskriterier
- Alle pårørende tilbydes en samtale inden for 14 dage
""",
        [("1 | Et demensvenligt samfund", ["equal 600 borgere"]), ("2 | Støtte til pårørende", ["at_most 14 days"])],
        id="all headings alike",
    ),
    pytest.param(
        """
# Handleplan for grøn omstilling 2025-2027
## Indsatsområde A: Bygninger
Mål: Kommunens bygninger skal bruge mindre varme.
Baseline: 118 kWh pr. m2 i 2023
Måltal: 95 kWh pr. m2 i 2027
Ansvarlig: Ejendomscenteret
## Indsatsområde B: Transport
Mål: Kommunens biler skal køre på el.
Baseline: 34 pct. i 2023
Måltal: 90 pct. i 2027
Ansvarlig: Teknik og Miljø
""",
        [("A | Bygninger", ["equal 95 kWh pr. m2"]), ("B | Transport", ["equal 90 percent"])],
        id="labels with baseline and maaltal",
    ),
    pytest.param(
        """
# Integrationsplan 2026
## Mål 1: Skole
Alle børn skal lære dansk. Succeskriterier: Mindst 85 pct. består afgangsprøven. Fraværet er højst 6 pct.
## Mål 2: Fritid
Flere børn skal gå til noget. Succeskriterier: 70 pct. af børnene er medlem af en forening.
""",
        [("1 | Skole", ["at_least 85 percent", "at_most 6 percent"]), ("2 | Fritid", ["at_least 70 percent"])],
        id="requirements behind a label in the paragraph",
    ),
    pytest.param(
        """
# Psykiatriplan 2026-2030
## Målsætning 1: Mindre tvang
Brugen af tvang skal ned.
### Effektmål
- Antallet af bæltefikseringer halveres inden 2030
### Procesmål
- Alle afdelinger har en plan for forebyggelse senest den 1. marts 2027
## Målsætning 2: Sammenhæng
Patienter skal opleve sammenhæng i deres forløb.
### Effektmål
- 85 pct. af patienterne oplever sammenhæng
### Procesmål
- 95 pct. af udskrivninger følges op inden for syv dage
""",
        [
            ("1 | Mindre tvang", ["decrease_by 50 percent", "equal 100 percent"]),
            ("2 | Sammenhæng", ["at_least 85 percent", "at_least 95 percent"]),
        ],
        id="effektmaal and procesmaal",
    ),
    pytest.param(
        """
# Vandplan 2026-2030
## De fem mål
- Rent drikkevand
- Sunde søer
## 1. Rent drikkevand
Alle skal have rent vand i hanen.
### Succeskriterier
- Højst 1 pct. af prøverne overskrider grænseværdien
## 2. Sunde søer
Søerne skal have et rigt liv.
### Succeskriterier
- 12 af 20 søer har god tilstand i 2030
""",
        [("1 | Rent drikkevand", ["at_most 1 percent"]), ("2 | Sunde søer", ["equal 12 søer"])],
        id="a list that repeats the goals",
    ),
    pytest.param(
        """
# Borgerservicestrategi 2026-2028
## Mål 1: Kort ventetid
Borgerne skal ikke vente.
### Det får borgerne ud af det
- Ventetiden i telefonen falder til under to minutter
- Mindst 90 pct. får svar ved første henvendelse
### Fakta om Borgerservice
- 41.000 personer henvendte sig i 2025
- 12 medarbejdere
## Mål 2: God hjælp
Borgerne skal have hjælp, de kan bruge.
### Det får borgerne ud af det
- Tilfredsheden stiger til 4,5 på en skala fra 1 til 5
""",
        [("1 | Kort ventetid", ["less_than 2 minutes", "at_least 90 percent"]), ("2 | God hjælp", ["increase_to 4.5"])],
        id="a heading that no rule knows over bounds",
    ),
]


@pytest.mark.parametrize(("text", "found"), LAYOUTS)
def test_a_layout_gives_its_goals_with_what_shows_them(text, found):
    plan = read(*blocks(text), language="da")

    named = [" | ".join(str(part.value) for part in (goal.number, goal.title) if part) for goal in plan.goals]
    assert found == list(zip(named, map(targets, plan.goals), strict=True))


def test_a_track_states_its_goal_behind_a_label_and_its_dated_acts_measure_it():
    text = """
# Tryg på vejen
National strategi for færre ulykker 2026-2030
## To nationale mål
Regeringen opstiller to mål for trafikken.
Mål 1. Antallet af dræbte skal falde fra 150 i 2025 til højst 100 i 2030.
Mål 2. Ingen børn under 12 år skal dø i trafikken i 2030.
## Spor 1. Sikre skoleveje
Hver dag cykler tusinder til skole, og mange veje er for smalle.
Målsætning: Alle børn skal kunne komme trygt i skole.
### Initiativer
- Senest den 1. maj 2026 fremsætter ministeriet et lovforslag om hastighed i byer.
- Der etableres 400 nye krydsninger inden udgangen af 2028.
Ansvarlig: Vejministeriet
## Spor 2. Bedre viden
Vi ved for lidt om, hvorfor ulykkerne sker.
Målsætning: Indsatsen skal bygge på data.
### Initiativer
- Der nedsættes et forum for data.
- Et register tages i brug inden udgangen af 2027.
Ansvarlig: Dataministeriet
"""
    plan = read(*blocks(text), language="da")

    assert [
        ("1 | Antallet af dræbte skal falde fra 150 i 2025 til højst 100 i 2030.", ["at_most 100 dræbte"]),
        ("2 | Ingen børn under 12 år skal dø i trafikken i 2030.", ["equal 0 børn"]),
        ("1 | Sikre skoleveje | Alle børn skal kunne komme trygt i skole.", ["milestone", "equal 400 krydsninger"]),
        ("2 | Bedre viden | Indsatsen skal bygge på data.", []),
    ] == [(named(goal), targets(goal)) for goal in plan.goals]


def test_a_policy_states_limits_and_what_shows_an_aim_and_repeats_no_law():
    text = """
# Sundhedspolitik 2026-2030
## Tema 1: Lige adgang
Ingen skal vente længe på hjælp: Ventetiden er højst 9 dage, og mindst 80 pct. gennemfører forløbet.
Andelen af børn med overvægt må i hele perioden ikke overstige 12 pct.
Ifølge sundhedslovens § 9 skal kommunen tilbyde genoptræning inden for syv dage.
## Sådan følger vi op
Udvalget får én gang om året en status på politikkens mål.
Hvert center udarbejder en plan, som skal ligge klar senest den 1. oktober 2026.
"""
    plan = read(*blocks(text), language="da")

    assert [["at_most 9 days", "at_least 80 percent"], ["at_most 12 percent"]] == list(map(targets, plan.goals))
    assert plan.reporting is not None
    assert ["yearly"] == [str(cadence.value) for cadence in plan.reporting.cadences]


def test_an_aim_ends_before_what_explains_it_and_begins_behind_its_grounds():
    text = """
# Rammeaftale 2026-2029
## Mål 1: Grønnere drift
Museet vil nedbringe sit klimaaftryk. Renoveringen i havnen er besluttet i en særskilt aftale.
## Mål 2: Sikre samlinger
I dag er magasinerne fulde. Museet skal derfor bygge nyt.
"""
    plan = read(*blocks(text), language="da")

    assert ["Museet vil nedbringe sit klimaaftryk.", "Museet skal derfor bygge nyt."] == [
        goal.statement.value for goal in plan.goals if goal.statement
    ]


def test_a_heading_over_goals_gives_them_their_level():
    text = """
# Mål- og resultatplan 2026
## Landsdækkende mål
### Mål 1: Hurtig hjælp
Mindst 90 pct. af alarmerne besvares inden for 10 sekunder.
## Kredsspecifikke mål
### Mål 2: Tryghed
Mindst 80 pct. af borgerne er trygge.
"""
    plan = read(*blocks(text), language="da")

    assert ["national", "agency"] == [goal.level.value for goal in plan.goals if goal.level]


def test_a_weight_that_recurs_with_each_goal_is_no_running_head():
    weighed = {"Kort tid": 20, "God hjælp": 15, "Færre fejl": 25, "Klare breve": 40}
    goals = "".join(
        f"### Mål {number}: {name}\nVægt: {weight} point\nMindst 80 pct. af brugerne er tilfredse.\n"
        for number, (name, weight) in enumerate(weighed.items(), 1)
    )
    plan = read(*blocks(f"# Resultatkontrakt 2026\n## Mål\n{goals}"), language="da")

    assert [20, 15, 25, 40] == [goal.weight.value for goal in plan.goals if goal.weight]


def test_running_prose_commits_to_counts_by_a_day_and_tells_the_state_today_behind_them():
    text = """
# Skovstrategi 2031-2034
## Hvad vi vil opnå
Inden udgangen af 2033 vil vi plante 120 hektar ny skov på egne jorder. Byrådet har besluttet, at 40 pct. af skovene skal være udlagt som urørt skov ved udgangen af 2034. I dag gælder det 12 pct. af arealet.
Planten skal være bekæmpet på højst 5 hektar om året? Det svarer til omtrent 690 hektar mere end i dag.
"""
    plan = read(*blocks(text), language="da")
    planted, untouched = plan.goals

    assert ["equal 120 hektar"] == targets(planted)
    assert ["at_least 40 percent"] == targets(untouched)
    assert "I dag gælder det 12 pct. af arealet." == untouched.baseline.value


def test_a_bound_that_says_which_ones_are_counted_is_no_target():
    text = """
# Handleplan 2031
## Mål 1: Færre elever med højt fravær
Andelen af elever med et fravær på mere end 10 pct. skal ned.
### Det måler vi på
- Højst 11 pct. af eleverne har et fravær på mere end 10 pct.
- Højst 40 elever har været væk fra undervisningen i mere end 30 skoledage i træk.
"""
    (goal,) = read(*blocks(text), language="da").goals

    assert ["at_most 11 percent", "at_most 40 elever"] == targets(goal)


def test_chapters_that_commit_to_figures_aim_in_words_too():
    text = """
# Måltidsaftale 2031-2034
## De yngste ved bordet
Køkkenerne er ældre, end de ser ud til. Senest den 1. august 2033 skal mindst 30 institutioner servere frokost fra eget køkken. Børnene skal være med i køkkenet, så de får mod på at smage.
Dagtilbudschefen undersøger inden sommeren 2031, om betalingen kan gøres ens.
## Skoledagen kræver brændstof
I 2033 skal mindst 45 pct. af eleverne spise skolens mad. De ældste elever skal opleve, at pausen er lang nok til at spise i ro.
## Måltidet, når man bliver ældre
Ved udgangen af 2032 må højst 8 pct. af beboerne have et uplanlagt vægttab. Seniorudvalget skal orienteres om emballagen i 2032.
"""
    stated = [goal.statement.value for goal in read(*blocks(text), language="da").goals if goal.statement]

    assert "Børnene skal være med i køkkenet, så de får mod på at smage." in stated
    assert "De ældste elever skal opleve, at pausen er lang nok til at spise i ro." in stated
    assert 5 == len(stated)


def test_a_state_by_a_year_begins_behind_the_colon_of_what_leads_it_in():
    text = """
# Strategi 2031-2034
## Hvad vi vil opnå
Ét mål rækker ud over året: Inden udgangen af 2032 skal kontoret kunne klare sig uden vikarer.
"""
    (goal,) = read(*blocks(text), language="da").goals

    assert "Inden udgangen af 2032 skal kontoret kunne klare sig uden vikarer." == goal.statement.value
