"""Political agreement for several years: numbered paragraphs throughout, lettered goals in prose, one series table."""

from __future__ import annotations

from pathlib import Path

from word import Word


class Agreement(Word):
    """Paragraphs numbered from first to last, as in printed agreements."""

    count = 0

    def numbered(self, *texts: str) -> None:
        for text in texts:
            self.count += 1
            self.label(f"{self.count}.", text, width=1.0)


def write(path: Path) -> None:
    """Saves the agreement as DOCX."""
    w = Agreement(font="Liberation Serif", header="Aftale om Grænse- og Toldkorpset 2026-2029", size=11, color="222222",
                  margin=2.8)
    w.cover(("Skatte- og Grænseministeriet", 12), ("Aftale mellem regeringen og et flertal i Folketinget om", 13),
            ("Grænse- og Toldkorpset 2026-2029", 26), ("Den 14. november 2025", 12))
    w.heading("I. Indledning", 1)
    w.numbered(
        "Der er mellem regeringen og aftalepartierne enighed om de økonomiske og faglige rammer for Grænse- og Toldkorpset i årene 2026-2029. "
        "Aftalen afløser aftalen af 9. december 2021, som udløber med udgangen af 2025.",
        "Korpset kontrollerer personer og varer ved de ydre grænser, opkræver told og bekæmper smugleri. I 2024 passerede 31 mio. rejsende og 4,2 mio. "
        "lastbiler grænsen. Mængden af pakker fra lande uden for EU er femdoblet siden 2018.",
        "Aftaleparterne ønsker et Danmark, hvor det er nemt at rejse og handle lovligt og svært at gøre det modsatte. Grænsekontrollen skal være synlig, "
        "og den skal være klog. Det kræver flere hænder, bedre redskaber og mere samarbejde med nabolandene.",
        "Den forrige aftale havde som mål, at korpset skulle beslaglægge 20 pct. flere illegale våben. Målet blev nået allerede i 2023, men "
        "antallet siger mere om, hvor mange våben der smugles, end om korpsets indsats. Aftaleparterne har derfor valgt andre måltal.")
    w.heading("II. Økonomi", 1)
    w.numbered(
        "Korpsets bevilling løftes med i alt 1.140 mio. kr. i aftaleperioden. Heraf reserveres 90 mio. kr. til en uforudset vækst i trafikken.",
        "Korpset skal gennem bedre indkøb og færre lokaler frigøre 45 mio. kr. årligt fra 2028. Beløbet bliver i korpset og bruges på "
        "efteruddannelse.")
    w.caption("Tabel 1. Aftalens økonomi (mio. kr., 2026-priser)")
    w.table(["", "2026", "2027", "2028", "2029", "I alt"],
            [["Flere betjente", "70", "130", "180", "210", "590"], ["Udstyr og scannere", "95", "80", "40", "30", "245"],
             ["Digital told", "60", "75", "55", "25", "215"], ["Reserve", "20", "20", "25", "25", "90"],
             ["I alt", "245", "305", "300", "290", "1.140"]], [4.6, 2, 2, 2, 2, 2.2])
    w.heading("III. Mål for aftaleperioden", 1)
    w.numbered(
        "Aftaleparterne er enige om fem målsætninger. De tre første følges med måltal for hvert år, jf. tabel 2. Målsætningerne D og E følges som "
        "beskrevet i teksten. Måltallene forudsætter, at trafikken ikke vokser med mere end 3 pct. om året.")
    w.heading("Målsætning A. Kortere kø", 2)
    w.numbered(
        "Rejsende og vognmænd skal hurtigere gennem kontrollen. I sommeren 2024 holdt personbiler ved de fem største overgange i gennemsnit 27 minutter i kø, "
        "og på enkelte dage over to timer. Det koster tid for den enkelte og penge for erhvervslivet.",
        "Ventetiden måles døgnet rundt med nummerpladekameraer. Tallene offentliggøres hver måned.")
    w.heading("Målsætning B. Sværere at smugle", 2)
    w.numbered(
        "Korpset skal finde flere af dem, der smugler. Kontrollerne skal i højere grad bygge på analyse og mindre på tilfældig udtagning. En "
        "forsøgsordning i Padborg viste, at andelen af kontroller med fund blev fordoblet, da udtagningen blev styret af data.")
    w.heading("Målsætning C. Et korps i balance", 2)
    w.numbered(
        "Korpset skal have de betjente, som opgaven kræver, og de skal have lyst til at blive. Ved udgangen af 2024 var 70 stillinger ubesatte.",
        "Bemandingen gøres op hver måned. Rigskontoret for Grænsen rapporterer kvartalsvist om bemandingen til ministeriet.")
    w.heading("Målsætning D. Told uden papir", 2)
    w.numbered(
        "Det skal være lige så let at angive told som at betale en regning. Senest den 1. juli 2028 kan alle virksomheder angive told på den nye "
        "platform. Ved udgangen af 2029 behandles mindst 90 pct. af angivelserne automatisk mod 42 pct. i 2024.")
    w.heading("Målsætning E. Tilliden bevares", 2)
    w.numbered(
        "Borgerne skal fortsat have tillid til korpset. Andelen af borgere, der har stor eller nogen tillid til korpset, fastholdes på niveauet fra "
        "2024, hvor den var 81 pct. Tilliden måles hvert andet år i en undersøgelse blandt 4.000 borgere.")
    w.caption("Tabel 2. Måltal for målsætning A, B og C")
    w.table(["Målsætning", "Måltal", "2024", "2026", "2027", "2028", "2029"],
            [["A. Kø", "Gennemsnitlig ventetid for personbiler i juni-august (minutter)", "27", "24", "21", "18", "15"],
             [None, "Andel af lastbiler, der er igennem på under 30 minutter (pct.)", "61", "65", "–", "75", "80"],
             ["B. Smugling", "Andel af kontroller med fund (pct.)", "3,2", "3,5", "4,0", "4,5", "5,0"],
             ["C. Korps", "Antal uddannede toldbetjente ved årets udgang", "1.180", "1.240", "1.300", "1.360", "1.420"],
             [None, "Personaleomsætning (pct.)", "11,4", "maks. 10", "maks. 9", "maks. 8", "maks. 8"]],
            [2.3, 5.3, 1.5, 1.8, 1.7, 1.7, 1.7], size=8.5)
    w.heading("IV. Initiativer", 1)
    w.numbered(
        "*Flere på holdet.* Optaget på korpsets skole øges fra to til fire hold om året. Der uddannes mindst 120 nye toldbetjente hvert år, og prøvetiden "
        "forkortes.",
        "*Nye scannere.* Der indkøbes otte mobile scannere. De to første tages i brug i 1. kvartal 2027.",
        "*Fælles patruljer.* Korpset indgår aftale med de tyske og svenske myndigheder om fælles patruljer. Aftalen skal være på plads inden udgangen af 2026.",
        "*Hundeførere.* Antallet af hundeførere udvides med ti, og der etableres en ny hundeskole ved Kolding.",
        "*Pakkecenter.* Kontrollen med pakker samles i et center ved Kastrup. Centeret skal kunne håndtere 250.000 pakker i døgnet.",
        "*Ligestilling i korpset.* Korpset undersøger, hvorfor kun hver fjerde ansøger er kvinde, og udarbejder en handlingsplan.")
    w.heading("V. Opfølgning", 1)
    w.numbered(
        "Rigskontoret for Grænsen afrapporterer hvert halve år til aftalekredsen om alle målsætninger. Første rapport afgives i marts 2027.",
        "Aftaleparterne mødes mindst én gang årligt. I 2028 gøres der status, og parterne tager stilling til, om måltallene skal justeres.",
        "En styregruppe med deltagelse af ministeriet og korpset mødes hver måned om initiativerne i afsnit IV.",
        "Ændringer i aftalen kræver enighed mellem parterne.")
    w.doc.save(str(path))
