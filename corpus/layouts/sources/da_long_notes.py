from fodt import Fodt

doc = Fodt("Liberation Sans", 10.5, header="Ombudsrådet for Ældre · Beretning 2025", footer="{page}", align="start", margin="3cm")
doc.h(1, "Beretning om ventetid, værdighed og klager i ældreplejen")
doc.h(2, "1. Hvad rådet har undersøgt")
doc.p("Rådet har i 2025 set på, hvor længe borgerne venter på hjælp, efter at de er bevilget den.~ Undersøgelsen omfatter 31 kommuner og bygger på 4.800 sager.", "Ventetiden regnes fra den dag, afgørelsen er truffet, til den dag, hjælpen begynder.")
doc.p("I halvdelen af kommunerne fik 9 ud af 10 borgere hjælp inden for en uge. I resten gik der længere tid, og i fire kommuner gik der mere end tre uger i hver femte sag.")
doc.h(2, "2. Rådets anbefalinger til kommunerne og til ministeriet om en fælles frist")
for text in (
    "Kommunerne bør fastsætte en frist på syv dage og offentliggøre, hvor ofte den holdes. Fristen bør fremgå af den kvalitetsstandard, som kommunalbestyrelsen vedtager.",
    "Klager over hjælpen skal behandles inden fire uger. I dag er den gennemsnitlige tid 38 dage, og forskellen mellem kommunerne er stor.",
    "Ministeriet bør samle tallene i en national statistik, der opdateres hvert kvartal og kan ses af alle.",
    "Pårørende skal inddrages tidligere, også når de bor langt væk fra den, der får hjælp.",
):
    doc.p(text)
doc.bullets("Fristen gælder alle former for hjælp.", "Fristen gælder også ved ændringer.", "Begrundelser gives skriftligt, når fristen ikke holdes.")
doc.h(2, "3. Økonomi")
for text in (
    "En fælles frist vil efter rådets skøn koste 85 mio. kr. om året i de første to år. Udgiften falder, når kommunerne har indrettet sig, og den skal ses i forhold til de samlede udgifter på 54 mia. kr.",
    "Rådet har drøftet, om fristen skal være en rettighed. Et flertal finder, at det bør vente, til der er bedre tal, og til det er klart, hvordan de mindste kommuner kan holde den i ferier og ved sygdom.",
    "Et mindretal ønsker en rettighed fra 2027 og peger på, at flere lande har gode erfaringer med det.",
    "Rådet lægger vægt på, at arbejdet ikke fører til mere papir. Oplysningerne findes allerede i de systemer, som kommunerne bruger til at planlægge besøgene, og de kan trækkes ud uden nye skemaer til medarbejderne.",
    "Kommunernes forening har i høringen givet udtryk for, at syv dage er ambitiøst, men realistisk.~ Foreningen vil tage emnet op på sit møde i oktober.",
    ):
    if "~" not in text:
        doc.p(text)
    else:
        note = "Foreningens svar er trykt som bilag til den elektroniske udgave af beretningen. Svaret henviser til en undersøgelse fra 2023, hvor 58 kommuner deltog, og hvor tre ud af fire mente, at en frist på syv dage kan holdes uden flere ansatte. Undersøgelsen viste også, at de små kommuner har sværest ved at finde afløsere i ferierne, og at samarbejde over kommunegrænser kun bruges få steder. Rådet har ikke haft mulighed for at efterprøve tallene, men de stemmer godt med det billede, som rådets egne besøg har givet i løbet af året. Der er dog forskel på by og land."
        doc.p(text, note)
for text in (
    "Rådet takker de mange borgere og medarbejdere, der har givet sig tid til at svare. Uden dem var der ingen beretning.",
    "Næste beretning handler om madens kvalitet og udkommer i juni 2026. Rådet vil blandt andet måle, hvor mange der får varm mad, og om måltidet spises sammen med andre.",
    "Beretningen er vedtaget på rådets møde den 3. november 2025.",
):
    doc.p(text)
