"""National strategy: overall goal, directional goals (inriktningsmål) with dated stage goals (etappmål) below them."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document


def write(path: Path) -> None:
    """Saves the strategy as DOCX."""
    d = Document(font="Liberation Serif", header="Nationell strategi för läsning 2026–2035", size=11, color="1D3557",
                 margin=2.8)
    for text, size in (("Regeringskansliet", 12), ("Utbildnings- och kulturdepartementet", 12),
                       ("*Ett läsande land*", 30), ("Nationell strategi för läsning 2026–2035", 17),
                       ("Bilaga till regeringsbeslut den 6 november 2025, UKD2025/03318", 10)):
        d.para(text, size=size, after=10)
    d.page_break()
    d.heading("Innehåll", 2)
    d.contents(("1 En strategi för läsning", 1, 3), ("2 Utgångsläge", 1, 3), ("3 Mål", 1, 3),
               ("3.1 Böcker från början", 2, 3), ("3.2 Skolan gör läsare", 2, 4), ("3.3 Läsning hela livet", 2, 4),
               ("3.4 Läsning på lika villkor", 2, 4), ("4 Genomförande", 1, 5), ("5 Uppföljning", 1, 5))
    d.heading("1 En strategi för läsning", 1, new_page=True)
    _background(d)
    d.heading("3 Mål", 1)
    d.para("Det övergripande målet för strategin är att alla som bor i Sverige ska kunna läsa så bra att de kan delta i samhälls|livet. Målet delas "
           "upp i fyra inriktningsmål, som gäller till och med 2035. Till varje inriktningsmål hör etappmål, som visar hur långt "
           "arbetet ska ha kommit vid en viss tidpunkt.", justify=True)
    _goals(d)
    _after(d)
    d.save(path)


def _background(d: Document) -> None:
    d.para("Läsningen i Sverige befinner sig vid ett vägskäl. De flesta barn och vuxna läser bra, men avståndet mellan dem som läser mycket och dem som "
           "nästan aldrig läser har vuxit under tjugo år. Den som inte läser får svårare att klara skolan, att hävda sina rätt|igheter och att pröva "
           "uppgifter mot varandra.", justify=True)
    d.para("Strategin riktar sig till statliga myndig|heter. Kommuner och regioner styr själva över sina biblio|tek och skolor, men regeringen "
           "hoppas att målen kan inspirera även dem. Strategin ersätter handlings|planen för läsfrämjande från 2019.", justify=True)
    d.para("Enligt skollagen ska alla elever ha tillgång till skolbibliotek. Biblioteks|lagen anger att folk|biblioteken särskilt ska främja läsning. "
           "Sverige har också åtagit sig att bidra till mål 4 i Agenda 2030, God utbildning för alla.", justify=True)
    d.heading("2 Utgångsläge", 1)
    d.para("I den internationella läsunder|sökningen 2022 låg 24 procent av 15-åringarna under den lägsta nivån. Det är en ökning med 6 procent|enheter sedan 2018. "
           "Pojkar presterar sämre än flickor i alla ålders|grupper, och skillnaden är störst i familjer med kort utbildning.", justify=True)
    d.para("Bland vuxna läser 41 procent minst en bok i månaden. Andelen har varit stabil sedan 2015, men allt fler av böckerna är ljudböcker. Fyra av tio "
           "småbarns|föräldrar läser högt varje dag. År 2012 var det sex av tio.", justify=True)
    d.para("Det saknas samlad kunskap om hur personer med läs|nedsättning får tag på litteratur. Bemannade skol|bibliotek behöver bli fler, och samarbetet mellan "
           "barnhälsovård och bibliotek behöver stärkas.", justify=True)
    d.table(["Uppgift", "2018", "2022", "2024"],
            [["15-åringar under lägsta nivån, procent", "18", "24", "–"], ["Föräldrar som läser högt varje dag, procent", "45", "41", "39"],
             ["Lättlästa titlar, antal", "265", "290", "310"], ["Skolor med bemannat bibliotek, procent", "51", "55", "58"]],
            [8.2, 2, 2, 2], numbers=(1, 2, 3))


def _goals(d: Document) -> None:
    d.heading("3.1 Böcker från början", 2)
    d.para("*Inriktningsmål 1:* Alla barn ska möta böcker och berättelser under sina första levnadsår.")
    d.para("_Etappmål_", after=2)
    d.bullets("Andelen föräldrar som läser högt varje dag för barn under sex år ska öka från 39 procent 2024 till 50 procent 2030.",
              "Minst 260 kommuner ska senast 2028 ha en överenskommelse mellan bibliotek och barnhälsovård.")
    d.para("Högläsning är den enskilt viktigaste insatsen för ett litet barns språk. Den är gratis, men den kräver att vuxna vet varför den behövs. Barn|hälso|vården träffar "
           "nästan alla familjer och är därför en nyckel.", justify=True)
    d.para("Regeringen avser att ge Kulturrådsverket i uppdrag att dela ut en bokgåva till alla nyfödda. Uppdraget ska del|redovisas den 1 mars 2027. Under 2026 fördelas 30 miljoner "
           "kronor till språkstöd på öppna förskolor.", justify=True)
    d.para("Samordnande myndighet: Kulturrådsverket")
    d.heading("3.2 Skolan gör läsare", 2)
    d.para("*Inriktningsmål 2:* Alla elever ska lämna grundskolan med en god läsförmåga och lust att läsa vidare.")
    d.para("_Etappmål_", after=2)
    d.bullets("Högst 12 procent av 15-åringarna ska 2032 ligga under den lägsta nivån i den internationella läsundersökningen, jämfört med 24 procent 2022.",
              "Andelen elever i årskurs 3 som klarar alla delprov i läsning ska öka med minst 6 procentenheter mellan 2024 och 2029.",
              "Nio av tio skolor med fler än 100 elever ska ha ett bemannat skolbibliotek senast den 1 juli 2028.")
    d.para("Läsningen måste få ta plats i alla ämnen. Erfarenheter från ett försök i 40 skolor visar att 20 minuters daglig läsning ger tydliga resultat efter två år. Försöket "
           "utvidgas till 200 skolor hösten 2026.", justify=True)
    d.para("Statens skolmyndighet ska ta fram ett stödmaterial om läs|undervisning på mellanstadiet. Läro|planens mål ses över i särskild ordning.", justify=True)
    d.para("Samordnande myndighet: Statens skolmyndighet. Utvecklingen redovisas varje år i myndighetens årsredovisning.")
    d.heading("3.3 Läsning hela livet", 2)
    d.para("*Inriktningsmål 3:* Fler vuxna ska läsa, och skillnaderna mellan grupper ska minska.")
    d.para("_Etappmål_", after=2)
    d.bullets("Andelen vuxna som läser minst en bok i månaden ska 2030 vara minst lika hög som 2024, då den var 41 procent.",
              "Skillnaden i läsning mellan kvinnor och män ska halveras till 2035.")
    d.para("Folkbildningen och arbetsplatserna är viktiga arenor. Fackliga läsombud finns i dag på 900 arbetsplatser. Kriminal|vården planerar att inrätta bibliotek på "
           "samtliga anstalter.", justify=True)
    d.para("Samordnande myndighet: Kulturrådsverket. Läs|vanorna mäts varje år i en enkät till 8 000 personer.")
    d.heading("3.4 Läsning på lika villkor", 2)
    d.para("*Inriktningsmål 4:* Litteratur ska finnas för alla, oavsett språk och funktionsförmåga.")
    d.para("_Etappmål_", after=2)
    d.bullets("Antalet lättlästa titlar ska fördubblas till 2030 från 310 titlar 2024.",
              "Talböcker ska finnas på minst tolv minoritets- och invandrarspråk senast vid utgången av 2027.")
    d.para("En ny tjänst för digitala talböcker har beslutats och ska lanseras våren 2026. Förlagen ansvarar själva för att deras e-böcker uppfyller kraven i "
           "tillgänglighets|direktivet.", justify=True)
    d.para("Samordnande myndighet: Tillgänglighetscentralen. Etappmålen under inriktningsmål 4 följs upp varje halvår.")


def _after(d: Document) -> None:
    d.heading("4 Genomförande", 1)
    d.para("En läsdelegation med nio ledamöter inrättas den 1 februari 2026. Delegationen ska stödja myndigheterna och sprida goda exempel. Den ska samråda med "
           "författarnas och bibliotekariernas organisationer minst två gånger om året.", justify=True)
    d.table(["Åtgärd", "Ansvarig", "Klart senast", "Kostnad (mnkr)"],
            [["Bokgåva till alla nyfödda", "Kulturrådsverket", "Fortlöpande", "42 per år"],
             ["Utvidgat läsförsök, 200 skolor", "Statens skolmyndighet", "2029-06-30", "120"],
             ["Kartläggning av läsning på äldreboenden", "Kulturrådsverket", "2027-03-31", "3"],
             ["Ny tjänst för talböcker", "Tillgänglighetscentralen", "2026-05-31", "18"],
             ["Läskampanj i sociala medier, minst 500 000 visningar", "Läsdelegationen", "2027-12-31", "6"]],
            [6.4, 4.0, 2.6, 2.4])
    d.heading("5 Uppföljning", 1)
    d.para("Läsdelegationen redovisar vartannat år till regeringen hur arbetet med samtliga mål fortskrider, första gången den 31 oktober 2027. Myndigheterna lämnar "
           "underlag. År 2031 görs en halvtids|utvärdering, där etappmålen kan komma att revideras.", justify=True)
    d.para("Att ett etappmål nås är inte detsamma som att inriktningsmålet är uppfyllt. Bedömningen ska därför alltid åtföljas av en analys i ord.", justify=True)
