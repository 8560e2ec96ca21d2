from fodt import Fodt

doc = Fodt("Liberation Serif", 11, header="Redegørelse for Havbundsinstituttet 2025", footer="Side {page} af {pages}", align="justify")
doc.h(1, "Redegørelse for mål og resultater i Havbundsinstituttet")
doc.p("Instituttet kortlægger havbunden og rådgiver ministeriet om råstoffer, fiskeri og beskyttede områder.~ Redegørelsen gennemgår de mål, der blev aftalt i 2022, og foreslår nye mål for de kommende år.", "Instituttet blev oprettet ved lov i 1978 og har siden 2014 haft ansvaret for de marine databaser, som tidligere lå hos tre forskellige styrelser. Overdragelsen er beskrevet i årsrapporten for 2014.")
doc.h(2, "Mål for kortlægningen")
doc.p("I aftaleperioden skulle instituttet kortlægge 8.000 km² havbund. Ved udgangen af 2025 var 95 pct.~ af arealet opmålt, og resten følger i foråret. Opmålingen har kostet 12.450~ timer, hvilket er mindre end forventet.", "Opgjort pr. 31. december 2025.", "Timer brugt på skib indgår, mens timer til planlægning ikke er regnet med. Den samlede tid er derfor større; instituttet skønner, at planlægningen svarer til 2.000 timer i hele perioden.")
doc.p("Data fra opmålingen er frit tilgængelige. Der hentes i gennemsnit 340 datasæt om måneden, og brugerne er især rådgivere, kommuner og universiteter.")
doc.h(2, "Mål for rådgivningen")
doc.p("Ministeriet bestiller rådgivning om omkring 60 emner om året. Det er et mål, at 90 pct. af svarene afgives rettidigt. I 2025 var tallet 92 pct.~", "Et svar er rettidigt, hvis det afgives inden den frist, der er aftalt med ministeriet, eller inden en ny frist, som ministeriet har godkendt skriftligt.")
doc.bullets("Svar skal kvalitetssikres af to forskere, hvoraf den ene ikke har deltaget i arbejdet.", "Svar offentliggøres, når ministeriet har modtaget dem.", "Henvendelser fra borgere besvares inden for fem arbejdsdage.")
doc.p("Kvalitetssikringen er ens for alle emner. Den beskrives i instituttets håndbog,~ som blev opdateret i 2024 og igen i 2025.", "Håndbogen findes på instituttets hjemmeside. Den omfatter bl.a. regler for, hvordan usikkerhed beregnes og vises, hvordan kilder angives, hvordan uenighed mellem forskere gengives, og hvordan et svar trækkes tilbage, hvis der findes fejl i det. Reglerne gælder også for eksterne forskere, der arbejder for instituttet, og de gælder både for korte og for lange svar. Bilag med data følger altid svaret, og de gemmes i mindst ti år. Afvigelser fra reglerne skal begrundes og godkendes af instituttets ledelse, før svaret sendes.")
doc.h(2, "Mål for organisationen")
for text in (
    "Sygefraværet skal være under otte dage pr. medarbejder. Fraværet har i flere år ligget tæt på målet, men steg i 2024 som følge af en omfattende flytning til nye lokaler.",
    "Instituttet vil ansætte seks unge forskere frem mod 2028. Stillingerne opslås internationalt, og mindst halvdelen skal arbejde med nye metoder til opmåling fra droner og fra satellitter.",
    "Skibstiden udnyttes bedre end før. Togterne planlægges i fællesskab med søfartsmyndighederne, og i 2025 blev 88 pct. af togtdagene brugt som planlagt, mens resten gik tabt på grund af vejret.",
    "Ledelsen følger målene i et fast kvartalsmøde. Afvigelser på mere end fem pct. udløser en skriftlig forklaring, som lægges frem for instituttets bestyrelse på det førstkommende møde.",
    "Endelig vil instituttet arbejde for, at flere bruger resultaterne. En undersøgelse blandt brugerne i foråret 2026 skal vise, hvilke datasæt der savnes, og hvordan adgangen til dem kan gøres lettere.",
):
    doc.p(text)
doc.h(2, "Næste skridt")
doc.p("Forslag til nye mål drøftes med ministeriet i maj. Aftalen forventes underskrevet i juni 2026.")
