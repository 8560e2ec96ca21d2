"""Source of styrelsen_for_arkiver_2024-2026.pdf: goal sections with labelled blocks."""

from word import Word


def write(path) -> None:
    w = Word(font="Liberation Serif", header="Mål- og resultatplan 2024-2026\t\tStyrelsen for Arkiver", hyphens=True, size=11.5, margin=3.1)
    w.cover(("Ministeriet for Kulturarv", 13), ("", 60), ("Mål- og resultatplan", 30), ("2024-2026", 24), ("", 14),
            ("Styrelsen for Arkiver", 18), ("", 150), ("December 2023", 11), ("Sagsnr. 2023-4471", 9))
    w.heading("Indholdsfortegnelse", 1)
    w.contents((0, "Forord", 3), (0, "1. Indledning", 4), (1, "1.1 Mission og vision", 4),
               (1, "1.2 Styrelsens kerneopgaver", 4), (1, "1.3 Status på den foregående plan", 4),
               (0, "2. Strategisk målbillede", 5), (0, "3. Mål", 5), (1, "3.1 Strategiske mål", 5),
               (2, "Mål 1.1 Hurtigere adgang til arkivalier", 5), (2, "Mål 1.2 Flere kilder på nettet", 5),
               (1, "3.2 Kernefaglige mål", 6), (2, "Mål 2.1 Sikker aflevering af statslige data", 6),
               (2, "Mål 2.2 Effektivt tilsyn med kommunernes arkiver", 6),
               (2, "Mål 2.3 Bevaring af papirsamlingen", 7), (1, "3.3 Økonomiske og administrative mål", 7),
               (2, "Mål 3.1 Overholdelse af bevillingen", 7), (2, "Mål 3.2 Et sundt arbejdsmiljø", 7),
               (0, "4. Vægtning", 8), (0, "5. Opfølgning og justering", 8), (0, "6. Forudsætninger og risici", 8),
               (0, "7. Underskrifter", 9), (0, "Bilag A. Beregning af målopfyldelse", 10))

    w.heading("Forord", 1, new_page=True)
    w.para("Arkiver er hukommelse. De bruges af den, der vil vide, hvem hans farmor var, af kommunen, der skal finde en "
           "gammel byggesag, og af forskeren, der vil forstå, hvorfor en lov blev, som den blev. I 2023 fik styrelsen "
           "41.700 skriftlige henvendelser. Bag næsten hver tiende ligger en sag, hvor et menneske mangler et svar om "
           "sit eget liv, og hvor svaret kun findes ét sted.")
    w.para("Vi har valgt syv mål for de næste tre år. De handler om at svare hurtigere, om at få flere kilder ud til "
           "folk og om at passe på det, vi har. Det er færre mål, end vi plejer at have, og det er meningen. Vi vil "
           "hellere nå syv mål, som kan mærkes, end fyrre, som kan tælles. Det betyder også, at der er opgaver, som "
           "ikke er nævnt i planen, selv om vi bruger mange kræfter på dem. Forskningen er et eksempel; den vurderes "
           "hvert femte år af et internationalt panel og følger sit eget spor.")
    w.para("Arbejdet med planen begyndte i april 2023 med tre brugerpaneler og en workshop for samtlige 214 ansatte. "
           "Her blev det tydeligt, at ventetid er den største kilde til ærgrelse, mens selve svarene får pæne "
           "karakterer: 86 pct. af brugerne var i seneste undersøgelse tilfredse eller meget tilfredse med det svar, "
           "de fik, når det først kom.")
    w.para("_Poul Erik Thygesen_, direktør", justify=False)
    w.heading("1. Indledning", 1, new_page=True)
    w.para("Denne plan beskriver de mål, som Styrelsen for Arkiver arbejder efter i årene 2024 til 2026. Planen er "
           "indgået mellem departementet og styrelsen og afløser resultatkontrakten for 2021-2023, som indeholdt 14 "
           "mål og 39 resultatkrav. Erfaringen med den gamle kontrakt var, at de mange krav gjorde det svært at se, "
           "hvad der var vigtigst. Derfor er antallet af mål halveret, og kravene er lagt tættere på det, som "
           "brugerne mærker.")
    w.para("Styrelsen bevarer i dag 462 hyldekilometer papir og 1,9 petabyte data. Samlingerne vokser med cirka 4 "
           "hyldekilometer og 210 terabyte om året. I 2023 bestilte 23.400 brugere materiale til læsesalene i Viborg, "
           "Odense og København, mens hjemmesiden havde 6,1 mio. besøg. Antallet af besøg på læsesalene er faldet med "
           "31 pct. siden 2018, mens antallet af skriftlige henvendelser er steget med 44 pct. i samme periode.")
    w.heading("1.1 Mission og vision", 2)
    w.para("Missionen er at sikre, at eftertiden kan forstå samtiden. Visionen er, at enhver i 2030 kan finde sin egen "
           "og landets historie på under ti minutter, uanset hvor man bor.")
    w.heading("1.2 Styrelsens kerneopgaver", 2)
    w.para("Styrelsens opgaver fremgår af arkivloven. Kerneopgaverne er:", justify=False)
    w.bullets("Indsamling og modtagelse af bevaringsværdige data og papirarkivalier fra statslige myndigheder",
              "Vejledning af og tilsyn med statslige og kommunale myndigheders arkivdannelse",
              "Bevaring af samlingerne under betingelser, der begrænser nedbrydningen mest muligt",
              "Tilgængeliggørelse på læsesale og på nettet, herunder behandling af ansøgninger om adgang til "
              "utilgængelige arkivalier inden for lovens frist på 40 dage",
              "Forskning og formidling med udgangspunkt i samlingerne")
    w.para("Opgaverne løses af 196 årsværk. I finansloven for 2024 er der på § 21.41.07 afsat 172,8 mio. kr., hvoraf "
           "38,5 mio. kr. går til husleje. Bevillingen falder til 168,0 mio. kr. i 2026.")
    w.heading("1.3 Status på den foregående plan", 2)
    w.para("Resultatkontrakten for 2021-2023 blev samlet set opfyldt med 81,5 point ud af 100. Målet om at reducere "
           "antallet af utilgængelige filmruller med 20 pct. blev opfyldt, da 23 pct. af rullerne blev duplikeret. "
           "Målet om en svartid på 14 dage blev derimod ikke nået; svartiden var 17 dage i 2023. Målet om fælles "
           "magasin udgik i 2022, fordi anlægsbevillingen blev udskudt.")
    w.caption("Tabel 1. Opfyldelse 2021-2023, point")
    w.table(["Område", "Maksimum", "2021", "2022", "2023"],
            [["Strategiske mål", "40", "31,0", "33,5", "34,0"], ["Kernefaglige mål", "40", "28,0", "30,0", "29,5"],
             ["Økonomi og administration", "20", "20,0", "19,0", "18,0"], ["I alt", "100", "79,0", "82,5", "81,5"]],
            [6, 2.5, 2.5, 2.5, 2.5])

    w.heading("2. Strategisk målbillede", 1)
    w.para("Ved udgangen af 2026 er Styrelsen for Arkiver først og fremmest et digitalt arkiv. Brugerne møder én "
           "indgang, myndighederne afleverer deres data, mens systemerne endnu er i drift, og papirsamlingen står "
           "samlet under et klima, som den kan tåle. Målbilledet er drøftet med Arkivrådet i september 2023 og er "
           "udgangspunkt for målene i kapitel 3.")
    w.heading("3. Mål", 1)
    w.para("Målene er delt i tre grupper. Under hvert mål er angivet resultatkrav, baseline, vægt, opfølgning og "
           "ansvarlig. Resultatkrav uden årstal gælder i hvert af planens tre år.")
    w.heading("3.1 Strategiske mål", 2)

    w.heading("Mål 1.1 Hurtigere adgang til arkivalier", 3)
    w.para("Borgere og forskere skal have hurtigere adgang til de arkivalier, de søger.")
    w.label("Baggrund:", "Mange brugere rejser langt for at komme på læsesalen, og hver femte oplever, at det bestilte "
            "ikke ligger klar. De skriftlige henvendelser drejer sig især om adoption, skolegang og statsborgerskab, "
            "og ventetiden føles lang for den enkelte.")
    w.label("Resultatkrav:", "1) Mindst 90 pct. af bestillingerne ligger klar på læsesalen inden for tre hverdage.")
    w.label("", "2) Svartiden på skriftlige henvendelser nedbringes fra 17 dage i 2023 til højst 12 dage i 2026.")
    w.label("", "3) Ingen ansøgning om adgang til utilgængelige arkivalier behandles i mere end 40 dage.")
    w.label("Baseline:", "I 2023 lå 83 pct. af bestillingerne klar inden for tre hverdage.")
    w.label("Vægt:", "20 pct.")
    w.label("Type:", "Drift")
    w.label("Opfølgning:", "Svartiderne måles hver måned. Der rapporteres kvartalsvis til direktionen.")
    w.label("Ansvarlig:", "Vicedirektør Brugere og Formidling")

    w.heading("Mål 1.2 Flere kilder på nettet", 3)
    w.para("Flere skal kunne bruge kilderne hjemmefra og uden særlige forudsætninger.")
    w.label("Baggrund:", "Siden 2004 er 61 mio. sider scannet, heraf 18 mio. ved hjælp af frivillige. Kun 7 pct. af "
            "siderne kan søges på navn. Ministeriets digitaliseringsstrategi peger på, at frivillige og kunstig "
            "intelligens kan løfte andelen betydeligt.")
    w.label("Resultatkrav:", "1) Antallet af frit tilgængelige sider på nettet øges med 9 mio. sider inden udgangen af "
            "2026.")
    w.label("", "2) Andelen af de scannede sider, der kan søges på navn, stiger til 25 pct. senest den 1. juli 2026.")
    w.label("", "3) En ny samlet søgeindgang er sat i drift i 1. halvår 2025.")
    w.label("Baseline:", "61 mio. sider og 7 pct. ultimo 2023.")
    w.label("Vægt:", "15 pct.")
    w.label("Type:", "Udvikling")
    w.label("Opfølgning:", "Halvårligt i forbindelse med statusmødet med departementet.")
    w.label("Ansvarlig:", "Kontorchef Digital Udvikling")

    w.heading("3.2 Kernefaglige mål", 2)
    w.heading("Mål 2.1 Sikker aflevering af statslige data", 3)
    w.para("De statslige myndigheder skal aflevere deres bevaringsværdige data i tide og i en kvalitet, så de kan "
           "genbruges.")
    w.label("Baggrund:", "Tidligere undersøgelser viste, at fire ud af ti afleveringer blev returneret "
            "mindst én gang. Hver returnering koster i gennemsnit 61 arbejdstimer hos myndigheden og 18 timer i "
            "styrelsen. Nye regler trådte i kraft den 1. april 2023.")
    w.label("Resultatkrav:", "1) Efterslæbet af afleveringer, der ikke er godkendt, halveres inden udgangen af 2025.")
    w.label("", "2) Andelen af afleveringer, der godkendes ved første test, stiger fra 58 pct. i 2023 til mindst "
            "75 pct. i 2026.")
    w.label("Baseline:", "Efterslæbet var 184 afleveringer ultimo 2023.")
    w.label("Vægt:", "20 pct.")
    w.label("Type:", "Udvikling/drift")
    w.label("Opfølgning:", "Halvårligt. Opfølgningen omfatter en liste over de ti største afleveringer.")
    w.label("Ansvarlig:", "Vicedirektør Indsamling og Bevaring")

    w.heading("Mål 2.2 Effektivt tilsyn med kommunernes arkiver", 3)
    w.para("Kommunernes arkiver skal leve op til lovens krav, og fejl skal rettes, når de findes.")
    w.label("Baggrund:", "Der er 98 kommuner, hvoraf 73 har eget arkiv. Under den forrige plan blev der ført 47 tilsyn "
            "og givet 112 påbud. Henved en tredjedel af påbuddene var endnu ikke efterkommet ét år senere.")
    w.label("Resultatkrav:", "1) Styrelsen fører årligt minimum 20 tilsyn.")
    w.label("", "2) 90 pct. af påbuddene er efterkommet inden for seks måneder.")
    w.label("", "3) Kommunernes vurdering af tilsynets faglige udbytte er på niveau med målingen i 2022.")
    w.label("Baseline:", "66 pct. af påbuddene i 2021-2023 var efterkommet inden for seks måneder. Udbyttet blev i "
            "2022 vurderet til 3,8 på en skala fra 1 til 5.")
    w.label("Vægt:", "15 pct.")
    w.label("Type:", "Drift")
    w.label("Opfølgning:", "Årligt i tilsynsberetningen, der offentliggøres i 1. kvartal.")
    w.label("Ansvarlig:", "Kontorchef Kommuner og Regioner")

    w.heading("Mål 2.3 Bevaring af papirsamlingen", 3)
    w.para("Papirsamlingen skal bevares under klimatisk stabile forhold.")
    w.label("Baggrund:", "Magasinerne i København er fra 1968 og overholder ikke standarden på 50 pct. relativ "
            "luftfugtighed med et udsving på ± 5 pct. Flytningen til de nye magasiner ved Vejle sker i 11 etaper à "
            "cirka 9 hyldekilometer.")
    w.label("Resultatkrav:", "Andelen af samlingen, der står i stabilt klima, er mindst 70 pct. ved udgangen af 2024, "
            "82 pct. ved udgangen af 2025 og 94 pct. ved udgangen af 2026.")
    w.label("Baseline:", "63 pct. i 2023.")
    w.label("Vægt:", "10 pct.")
    w.label("Type:", "Udvikling")
    w.label("Opfølgning:", "Klimaet logges løbende. Der rapporteres ved afslutningen af hver flytteetape.")
    w.label("Ansvarlig:", "Vicedirektør Indsamling og Bevaring")

    w.heading("3.3 Økonomiske og administrative mål", 2)
    w.heading("Mål 3.1 Overholdelse af bevillingen", 3)
    w.para("Styrelsen skal holde sig inden for sin bevilling og styre sikkert efter den.")
    w.label("Resultatkrav:", "1) Årets mer- eller mindreforbrug udgør maksimalt 2 pct. af bevillingen.")
    w.label("", "2) Mindst 97 pct. af fakturaerne betales rettidigt.")
    w.label("Baseline:", "Mindreforbruget var 2,9 pct. i 2023.")
    w.label("Vægt:", "10 pct.")
    w.label("Type:", "Drift")
    w.label("Opfølgning:", "Kvartalsvis ved udgiftsopfølgningerne.")
    w.label("Ansvarlig:", "Økonomichefen")
    w.heading("Mål 3.2 Et sundt arbejdsmiljø", 3)
    w.para("Medarbejderne skal trives, og fraværet skal være lavt.")
    w.label("Resultatkrav:", "1) Sygefraværet må ikke overstige 7,5 dage pr. årsværk.")
    w.label("", "2) Den samlede trivsel i medarbejderundersøgelsen øges med 0,2 point i forhold til 2023.")
    w.label("Baseline:", "8,1 dage pr. årsværk og 3,9 point i 2023.")
    w.label("Vægt:", "10 pct.")
    w.label("Type:", "Drift")
    w.label("Opfølgning:", "Trivslen måles hvert andet år. Sygefraværet rapporteres månedligt til direktionen.")
    w.label("Ansvarlig:", "HR-chefen")

    w.heading("4. Vægtning", 1)
    w.para("Målene vægtes som vist i tabel 2. Vægten afspejler både målets betydning og den forventede indsats. I "
           "tabellen er målene nummereret fortløbende.")
    w.caption("Tabel 2. Vægtning af målene")
    w.table(["Nr.", "Mål", "Krav", "Vægt"],
            [["1", "Adgang til arkivalier", "3", "20 pct."], ["2", "Kilder på nettet", "3", "15 pct."],
             ["3", "Aflevering af statslige data", "2", "20 pct."], ["4", "Tilsyn med kommunernes arkiver", "3", "15 pct."],
             ["5", "Bevaring", "1", "10 pct."], ["6", "Bevillingsoverholdelse", "2", "10 pct."],
             ["7", "Arbejdsmiljø", "2", "10 pct."], ["", "I alt", "16", "100 pct."]],
            [1.5, 8.5, 2, 3])
    w.heading("5. Opfølgning og justering", 1)
    w.para("Styrelsen gør status over planen én gang hvert halve år. Status for 1. halvår sendes til departementet "
           "senest den 15. august og drøftes på et møde mellem departementschefen og direktøren. Status for hele året "
           "indgår i årsrapporten, jf. ministeriets retningslinjer for målrapportering.")
    w.para("Planen kan justeres ved årsskiftet. Genforhandling kan desuden ske, hvis bevillingen ændres med mere end "
           "5 pct., eller hvis styrelsen får nye opgaver af væsentligt omfang. Planen kan opsiges med tre måneders "
           "varsel til udgangen af en måned.")
    w.heading("6. Forudsætninger og risici", 1)
    w.para("Målene bygger på, at henvendelsernes antal ikke vokser med mere end 10 pct. om året, at flytningen til "
           "Vejle kan gå i gang i februar 2024, og at der fortsat er adgang til 30 frivillige grupper. De vigtigste "
           "risici er knyttet til it. Det nuværende søgesystem er fra 2009 og understøttes kun til og med 2025, og "
           "leverandøren har to gange meldt om forsinkelser på op til fire måneder. Styrelsen følger risiciene i et "
           "særskilt register, som direktionen gennemgår hver anden måned.")
    w.para("På personaleområdet går 22 pct. af arkivarerne på pension inden 2028. Der er derfor behov for at rekruttere "
           "mindst otte nye medarbejdere om året, men rekrutteringen er ikke gjort til genstand for et selvstændigt "
           "mål. Sikringen af bygningerne er beskrevet i ministeriets sikkerhedsstrategi og skal ses som en løbende "
           "forpligtelse.")
    w.heading("7. Underskrifter", 1)
    w.para("Planen træder i kraft den 1. januar 2024 og gælder til og med den 31. december 2026.")
    w.signatures("København, den 18. december 2023\n\n\nAnne-Lise Bruun Kjær\nDepartementschef",
                 "Viborg, den 20. december 2023\n\n\nPoul Erik Thygesen\nDirektør, Styrelsen for Arkiver")

    w.heading("Bilag A. Beregning af målopfyldelse", 1, new_page=True)
    w.para("Hvert mål får en opfyldelsesgrad, som er et simpelt gennemsnit af opfyldelsen af målets resultatkrav. Et "
           "resultatkrav er enten opfyldt (100 pct.), delvist opfyldt (50 pct.) eller ikke opfyldt (0 pct.). Kravet er "
           "delvist opfyldt, når mindst 80 pct. af den aftalte forbedring er nået.")
    w.para("_Regneeksempel:_ Mål 1.1 har tre krav. Ligger 92 pct. af bestillingerne klar til tiden, er svartiden 13 "
           "dage, og er to ansøgninger behandlet i 43 dage, er kravene henholdsvis opfyldt, delvist opfyldt og ikke "
           "opfyldt. Opfyldelsesgraden er (100 + 50 + 0) / 3 = 50 pct., og målet bidrager med 0,5 × 20 = 10 point.")
    w.caption("Tabel 3. Definitioner")
    w.table(["Begreb", "Definition"],
            [["Bestilling", "En enhed bestilt via Daisy. Afbestillinger inden for 24 timer medregnes ikke."],
             ["Svartid", "Antal kalenderdage fra modtagelse til det første fyldestgørende svar, median for året."],
             ["Efterslæb", "Afleveringer modtaget for mere end 180 dage siden, som hverken er godkendt eller opgivet."],
             ["Stabilt klima", "Højst 12 timer om måneden uden for grænseværdierne 16-20 °C og 45-55 pct. RF."],
             ["Rettidig betaling", "Faktura betalt senest på forfaldsdagen, dog mindst 30 dage efter modtagelsen."]],
            [4, 11.5])
    w.para("Beregningen foretages af Økonomi og kontrolleres af ministeriets controllerenhed. Tvivlsspørgsmål afgøres "
           "af departementet.")
    w.save(path, "Mål- og resultatplan 2024-2026", "Styrelsen for Arkiver")
