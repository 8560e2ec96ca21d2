"""Source of vandlaboratoriet_resultatplan_2025.docx: measure table with merged goal cells."""

from word import Word


def write(path) -> None:
    w = Word(font="Liberation Sans", header="Det Statslige Vandlaboratorium  |  Resultatplan 2025", size=10, color="0B5345",
             hyphens=True)
    w.cover(("MINISTERIET FOR VAND OG NATUR", 12), ("", 40), ("RESULTATPLAN 2025", 30), (("Det Statslige "
            "Vandlaboratorium"), 18), ("", 20), ("Indgået mellem departementet og laboratoriets direktør", 11),
            ("Version 1.2 – godkendt den 6. februar 2025", 10))
    w.heading("Indhold", 1)
    w.contents((0, "1 Om laboratoriet", 3), (0, "2 Hvad lykkedes i 2024", 3), (0, "3 Retning for 2025", 3),
               (0, "4 Mål og succeskriterier", 4), (1, "4.1 Laboratoriets egne mål", 4), (1, "4.2 Koncernmål", 4),
               (0, "5 Ressourcer", 5), (0, "6 Opfølgning", 5), (0, "7 Underskrift", 5))
    w.heading("1 Om laboratoriet", 1, new_page=True)
    w.para("Det Statslige Vandlaboratorium undersøger drikkevand, grundvand og badevand for myndigheder, vandværker og "
           "borgere. Laboratoriet blev oprettet i 1953 og har siden 2011 ligget i Hedensted. Hver dag kommer der i "
           "gennemsnit 340 prøver ind, og ved en forurening kan antallet på få timer vokse til det femdobbelte. "
           "Laboratoriet er Danmarks referencelaboratorium efter drikkevandsdirektivet.")
    w.para("*Mission:* Vi sørger for, at alle i Danmark kan drikke vand af hanen med ro i sindet.", justify=False)
    w.para("*Vision:* Vi vil være det laboratorium i Norden, som myndigheder ringer til først.", justify=False)
    w.para("Laboratoriets opgaver er fordelt på fire hovedområder:", justify=False)
    w.bullets("Analyse af prøver for kommuner, regioner og 2.512 almene vandværker",
              "Udvikling af metoder til nye stoffer i grundvandet",
              "Rådgivning af myndigheder og deltagelse i 14 nationale og internationale udvalg",
              "Beredskab døgnet rundt ved forurening af drikkevand")
    w.para("I 2024 udførte 118 medarbejdere 1,37 mio. enkeltanalyser. Godt 60 pct. af omkostningerne dækkes af gebyrer, "
           "mens resten er finansieret af bevilling på finanslovens § 23.55.10. Prisen pr. analyse har ligget stabilt "
           "mellem 405 og 415 kr. siden 2021, selv om lønningerne er steget med 9 pct.")
    w.heading("2 Hvad lykkedes i 2024", 1)
    w.para("Resultatplanen for 2024 havde otte mål med 21 succeskriterier. Af dem blev 16 opfyldt, svarende til 76 pct. "
           "Året var præget af en coliforurening i Strandby i juni, der beslaglagde 40 medarbejdere i tre uger, og af "
           "flytningen af kemisk afdeling til nye lokaler. Et uddrag af resultaterne er vist i tabel 1.")
    w.caption("Tabel 1. Uddrag af opfølgningen på resultatplanen for 2024")
    w.table(["Mål i 2024", "Succeskriterium", "Måltal", "Resultat 2024", "Status"],
            [["Hurtige svar", "Rutineprøver besvaret inden for fem arbejdsdage", "90 pct.", "88,4 pct.",
              "Ikke opfyldt"],
             [None, "Svartid på akutte prøver", "24 timer", "22 timer", "Opfyldt"],
             ["Sikre resultater", "Bestået i præstationsprøvninger", "97 pct.", "97,9 pct.", "Opfyldt"],
             ["Ny viden om grundvandet", "Stoffer i måleprogrammet", "45 stoffer", "48 stoffer", "Opfyldt"],
             [None, "Vejledning om nitrit udgivet", "1. oktober 2024", "12. december 2024", "Delvist opfyldt"],
             ["Trivsel", "Sygefravær pr. medarbejder", "Højst 8 dage", "9,6 dage", "Ikke opfyldt"]],
            [3.2, 5.2, 2.4, 2.8, 2.6], size=8.5)
    w.para("De manglende resultater for rutineprøverne skyldes især, at indleveringerne samler sig om mandagen. "
           "Laboratoriet har derfor fra januar 2025 indført lørdagsvagt, og de foreløbige tal for januar viser, at "
           "93 pct. blev besvaret til tiden.")
    w.heading("3 Retning for 2025", 1)
    w.para("Departementet og laboratoriet er enige om, at 2025 skal bruges til at gøre svarene hurtigere, uden at "
           "kvaliteten bliver ringere, og til at udvide kendskabet til de stoffer, som ingen målte for ti år siden. "
           "EU's nye direktiv kræver, at medlemslandene overvåger summen af 20 PFAS-stoffer senest i januar 2026. "
           "Laboratoriet bidrager til regeringens vandplan, der har som ambition at halvere antallet af lukkede boringer inden "
           "2030, men ansvaret for ambitionen ligger i departementet.")
    w.para("Planen er et supplement til den faste dialog og erstatter ikke laboratoriets faglige uafhængighed. Mål, som "
           "er knyttet til direktørens kontrakt, fremgår af et særskilt tillæg og er ikke gengivet her.")
    w.heading("4 Mål og succeskriterier", 1, new_page=True)
    w.para("Hvert mål er udfoldet i et eller flere succeskriterier. Vægtene summer til 100 pct. for laboratoriets egne "
           "mål. Kriterier uden vægt er tekniske og indgår ikke i den samlede opfyldelse. Hvor der ikke er anført en "
           "frist, gælder kriteriet som gennemsnit for hele året.")
    w.heading("4.1 Laboratoriets egne mål", 2)
    w.caption("Tabel 2. Laboratoriets egne mål i 2025")
    w.table(["Mål", "Nr.", "Succeskriterium", "Måltal", "Frist", "Vægt", "Opfølgning"], [
        ["*1.* Vandværker og kommuner får hurtigt svar på deres prøver", "1.1",
         "Andel af rutineprøver, der er besvaret inden for fem arbejdsdage", "Mindst 92 pct.", "31.12.2025", "15 pct.",
         "Månedligt til direktionen"],
        [None, "1.2", "Gennemsnitlig svartid på akutte mikrobiologiske prøver", "Højst 20 timer", "31.12.2025",
         "10 pct.", None],
        [None, "1.3", "Andel af prøver, der må tages om på grund af fejl i laboratoriet", "Under 0,5 pct.", "",
         "5 pct.", None],
        ["*2.* Laboratoriets resultater er til at stole på", "2.1", "Andel af beståede præstationsprøvninger",
         "98 pct.", "31.12.2025", "10 pct.", "Kvartalsvis"],
        [None, "2.2", "Akkrediteringen efter ISO 17025 opretholdes uden væsentlige afvigelser", "–",
         "3. kvartal 2025", "10 pct.", None],
        ["*3.* Nye stoffer i grundvandet opdages tidligere", "3.1",
         "Antal nye stoffer, som laboratoriet kan måle (48 stoffer i 2024)", "60 stoffer", "1. november 2025",
         "15 pct.", "Halvårligt i forbindelse med udgiftsopfølgning 2 og årsrapporten"],
        [None, "3.2", "Rapport om PFAS i private boringer er offentliggjort", "Rapport", "1. juli 2025", "5 pct.",
         None],
        [None, "3.3", "Kommuner, der har fået hjælp til en screening", "Minimum 15 kommuner", "31.12.2025", "5 pct.",
         None],
        ["*4.* Beredskabet virker, når der er brug for det", "4.1",
         "Fremmødetid ved alarm uden for normal arbejdstid", "≤ 90 minutter", "", "5 pct.",
         "Ved hver øvelse og årligt"],
        [None, "4.2", "Gennemførte øvelser med kommuner og regioner", "3-4 øvelser", "31.12.2025", "5 pct.", None],
        ["*5.* Laboratoriet udnytter sine ressourcer bedre", "5.1",
         "Omkostning pr. analyse i forhold til 2024 (412 kr.)", "Reduceres med 4 pct.", "Ultimo 2025", "5 pct.",
         "Halvårligt"],
        [None, "5.2", "Indtægter fra rekvireret arbejde", "Mindst 7,5 mio. kr.", "Ultimo 2025", "5 pct.", None],
        [None, "5.3", "Andel af analyser, der rapporteres digitalt", "Fra 74 til 90 pct.", "Medio 2025", "–", None],
        ["*6.* Medarbejderne bliver i laboratoriet", "6.1", "Personaleomsætning", "Maks. 9 pct.", "", "5 pct.",
         "Årligt"],
        [None, "6.2", "Samlet tilfredshed i trivselsmålingen", "Mindst samme niveau som i 2023 (4,0 point)",
         "4. kvartal 2025", "–", None]],
        [3.3, 1.0, 4.4, 2.3, 1.9, 1.3, 2.4], size=8.5)
    w.para("Anm.: Bestået præstationsprøvning betyder |z| < 2. Kriterium 3.1 omfatter stoffer, der kan bestemmes med "
           "en usikkerhed på højst 30 pct.; et stof tæller kun med én gang.", size=8)
    w.heading("4.2 Koncernmål", 2)
    w.para("De to koncernmål er fælles for ministeriets fem institutioner.")
    w.caption("Tabel 3. Koncernmål i 2025")
    w.table(["Koncernmål", "Krav", "Type", "Afrapportering"], [
        ["*K1 Budgettet holder*\nInstitutionerne styrer deres økonomi inden for de givne rammer.",
         "Afvigelsen mellem grundbudgettet og regnskabet er højst 2 pct.", "Drift",
         "Kvartalsvis i udgiftsopfølgningen"],
        ["*K2 Grønnere drift*\nInstitutionerne belaster klimaet mindre.",
         ("CO2-udledningen fra tjenestekørsel falder med 10 pct. i forhold til 2023.\nAndelen af økologiske råvarer i "
         "kantinen udgør mindst 60 pct. senest den 1. september 2025."), "Udvikling", "Årligt i det grønne regnskab"]],
        [5, 6, 2, 3.5])
    w.heading("5 Ressourcer", 1)
    w.para("Laboratoriets indtægter forventes at blive 96,4 mio. kr. i 2025 mod 93,8 mio. kr. i 2024. Tabellen viser "
           "fordelingen. Der er indregnet et effektiviseringskrav på 2 pct.")
    w.caption("Tabel 4. Budget, mio. kr.")
    w.table(["Post", "Regnskab 2024", "Budget 2025", "Budget 2026"],
            [["Bevilling", "36,1", "37,0", "36,3"], ["Gebyrer", "50,6", "51,9", "52,5"],
             ["Rekvireret arbejde", "7,1", "7,5", "8,0"], ["Indtægter i alt", "93,8", "96,4", "96,8"],
             ["Lønninger", "61,9", "62,8", "63,0"], ["Øvrig drift", "31,5", "33,4", "33,8"]], [6, 3.3, 3.3, 3.3])
    w.heading("6 Opfølgning", 1)
    w.para("Laboratoriet følger op på planen hvert kvartal. Opfølgningen sendes til departementet senest den 20. i "
           "måneden efter kvartalets udløb og gennemgås på et virksomhedsmøde. Et kriterium markeres med grønt, gult "
           "eller rødt lys efter formen i skemaet nedenfor. Ved gult og rødt lys anføres årsag og den handling, der "
           "skal bringe kriteriet på plads. Resultaterne for hele året offentliggøres i årsrapporten for 2025.")
    w.table(["Mål", "Kriterium", "1. kv.", "2. kv.", "3. kv.", "4. kv.", "Bemærkning"],
            [["[mål]", "[kriterium]", "[lys]", "[lys]", "[lys]", "[lys]", "[årsag og handling]"],
             ["", "", "", "", "", "", ""]], [3, 3.6, 1.4, 1.4, 1.4, 1.4, 4])
    w.para("Et mål er opfyldt, når den vægtede opfyldelse af målets kriterier er mindst 90 pct. Fastsættelsen af direktørens "
           "resultatløn sker på grundlag af en samlet vurdering.")
    w.heading("7 Underskrift", 1)
    w.signatures("København, den 6. februar 2025\n\n\nUlla Vinther\nAfdelingschef, Ministeriet for Vand og Natur",
                 "Hedensted, den 4. februar 2025\n\n\nKarsten Mølgaard\nDirektør")
    w.save(path, "Resultatplan 2025", "Det Statslige Vandlaboratorium")
