"""Owner's directive to a municipal housing company: lettered operational goals, a table of financial ones, rules."""

from __future__ import annotations

from pathlib import Path

from docx_layer import Document


def write(path: Path) -> None:
    """Saves the directive as DOCX."""
    d = Document(font="Liberation Sans", header="Ägardirektiv för Granviksbostäder AB", size=10.5, color="2B2B2B", margin=2.6)
    d.para("Granviks kommun", size=12, after=2)
    d.para("Författningssamling 2025:31", size=9, after=20)
    d.para("*Ägardirektiv för Granviksbostäder AB*", size=22, after=4)
    d.para("Antaget av kommunfullmäktige den 24 november 2025, § 148. Fastställt av bolagsstämman den 11 december 2025.", after=14)
    _role(d)
    _goals(d)
    _rules(d)
    d.save(path)


def _role(d: Document) -> None:
    d.heading("1 Bolaget som del av kommunen", 1)
    d.para("Granviksbostäder AB, i fortsättningen bolaget, ägs till 100 procent av Granviks kommun. Bolaget äger och förvaltar 3 460 lägenheter, 140 lokaler och "
           "två äldreboenden. Det är ett allmännyttigt bostadsaktiebolag och ska enligt lag drivas enligt affärsmässiga principer.")
    d.para("Kommunfullmäktige har beslutat att kommunen ska vara klimatneutral 2040 och att arbetslösheten ska vara lägre än i länet. Bolaget ska beakta kommunens "
           "mål i sin planering. De är kommunens mål och följs upp i kommunens årsredovisning.")
    d.para("Bolaget lyder under kommunstyrelsens uppsikt. Ägardirektivet gäller tills vidare och ses över i början av varje mandatperiod. Om direktivet strider mot "
           "lag eller bolagsordning ska det inte följas.")
    d.heading("2 Ändamål och föremål", 1)
    d.para("Föremålet för bolagets verksamhet är att inom kommunen förvärva, bygga, äga och förvalta fastigheter. Ändamålet är att främja bostadsförsörjningen och att erbjuda "
           "hyresgästerna inflytande över sitt boende.")
    d.heading("3 Bakgrund", 1)
    d.para("Bostadskön har vuxit från 2 900 personer 2019 till 5 200 personer 2025. Den genomsnittliga kötiden för en trea är 31 månader. Samtidigt har räntekostnaderna mer än "
           "fördubblats på tre år, och byggandet har i stort sett stannat av. Under 2022–2025 färdigställdes 118 bostäder, mot planerade 240.")
    d.para("Förra ägardirektivet innehöll ett mål om att bolaget skulle sälja 200 lägenheter. Målet uppnåddes 2024 och har inte ersatts. Bolaget behöver nu bygga upp sin "
           "ekonomi och minska eftersatt underhåll i de hus som byggdes på 1960-talet.")


def _goals(d: Document) -> None:
    d.heading("4 Ägarens mål", 1)
    d.para("Kommunfullmäktige fastställer följande mål för bolaget. Målen gäller för åren 2026–2029 om inte annat anges.")
    d.heading("4.1 Verksamhetsmål", 2)
    for text in (
            "a) Bolaget ska under perioden 2026–2029 färdigställa minst 320 bostäder, varav minst hälften ska vara hyresrätter på högst 70 kvadratmeter.",
            "b) Hyresgästerna ska trivas i sitt boende. Serviceindex ska uppgå till minst 82 senast 2027 (79 år 2024).",
            "c) Energianvändningen ska minska med 2 procent per år, räknat från 2024 års nivå på 121 kWh per kvadratmeter.",
            "d) Ingen barnfamilj ska vräkas.",
            "e) Bolaget ska bidra till att Lunden blir en trygg och blandad stadsdel."):
        d.para(text)
    d.heading("4.2 Ekonomiska mål", 2)
    d.para("De ekonomiska målen ska ge bolaget kraft att bygga och underhålla utan tillskott från ägaren.")
    d.table(["Mål", "Nivå", "Utfall 2024", "Ska nås"],
            [["Soliditet", "minst 25 procent", "22,8 procent", "senast 2028"],
             ["Direktavkastning", "lägst 3,5 procent", "3,1 procent", "varje år"],
             ["Belåningsgrad", "högst 60 procent", "64 procent", "vid utgången av 2029"],
             ["Planerat underhåll per kvadratmeter", "270–310 kronor", "255 kronor", "varje år"],
             ["Vakansgrad, bostäder", "oförändrad", "0,8 procent", "varje år"]], [5.4, 3.8, 3.2, 3.4])
    d.heading("4.3 Uppföljning av målen", 2)
    d.para("Bolaget rapporterar hur det går med alla mål till kommunstyrelsen per den 30 april och den 31 augusti samt i årsredovisningen. Därutöver gäller följande.")
    d.bullets("Byggandet (mål a) redovisas varje kvartal till kommunstyrelsens arbetsutskott.",
              "Serviceindex (mål b) mäts vartannat år.",
              "Energianvändningen (mål c) mäts varje månad och redovisas en gång om året i bolagets hållbarhetsrapport.")


def _rules(d: Document) -> None:
    d.heading("5 Uppdrag under 2026", 1)
    d.para("Bolaget får i uppdrag att")
    d.bullets("utreda om parkeringsbolaget kan slås samman med bolaget (redovisas senast den 31 maj 2026),",
              "ta fram en plan för hur 400 lägenheter i Lunden ska renoveras utan att hyrorna höjs med mer än 15 procent, och",
              "tillsammans med socialnämnden ordna minst 25 lägenheter för bostad först.")
    d.heading("6 Utdelning och borgensavgift", 1)
    d.para("Utdelningen ska motsvara den skäliga ränta som lagen medger, dock högst hälften av årets resultat. Borgensavgiften är 0,35 procent av utnyttjad borgen. Bolagets upplåning "
           "får inte överstiga 2 900 mnkr.")
    d.heading("7 Beslut som kräver kommunfullmäktiges ställningstagande", 1)
    d.para("Följande ska underställas kommunfullmäktige innan bolaget beslutar:")
    d.bullets("köp eller försäljning av fastigheter för mer än 60 mnkr,", "bildande av dotterbolag,",
              "nybyggnad som innebär att bolaget bygger mer än 150 lägenheter under ett år, och",
              "annat som är av principiell beskaffenhet eller större vikt.")
    d.heading("8 Information", 1)
    d.para("Bolaget ska hålla kommunstyrelsen väl underrättad. Protokoll från styrelsen lämnas inom 14 dagar. Budget för nästa år lämnas senast den 30 november och årsredovisningen senast den "
           "15 februari. Ägardialog hålls två gånger om året mellan kommunstyrelsens och bolagets presidier.")
    d.heading("9 Styrelse, arvoden och revision", 1)
    d.para("Styrelsen ska ha sju ledamöter och tre suppleanter. Könsfördelningen ska vara jämn. Arvodena följer kommunens regler. Lekmannarevisorerna ska varje år pröva om bolaget "
           "håller sig inom ändamålet och om målen följs upp.")
    d.para("Detta ägardirektiv ersätter det direktiv som antogs den 29 november 2021, § 112.")
