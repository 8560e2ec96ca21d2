"""Pay contract of a headmaster: goals with graded thresholds, half of them in a table whose last column is the target."""

from __future__ import annotations

from pathlib import Path

from word import Word

HEAD = ["Målepunkt", "Udgangspunkt 2024/25", "0 pct.", "50 pct.", "100 pct."]
WIDTHS = [5.2, 2.8, 2.6, 2.8, 3.0]


def write(path: Path) -> None:
    """Saves the contract as DOCX."""
    w = Word(font="Liberation Sans", header="Sønderkær Gymnasium og HF – resultatlønskontrakt 2025/26", color="7A1F2B")
    w.cover(("Sønderkær Gymnasium og HF", 14), ("Resultatlønskontrakt for rektor", 26),
            ("Skoleåret 2025/26", 18), ("Godkendt af bestyrelsen den 19. juni 2025", 11))
    w.heading("1. Kontraktens parter og formål", 1)
    w.para("Kontrakten er indgået mellem bestyrelsen for Sønderkær Gymnasium og HF ved formand Birthe Raunkjær og rektor "
           "Thomas Vinge Hald. Den gælder fra den 1. august 2025 til den 31. juli 2026 og hviler på ministeriets "
           "bemyndigelse til at indgå kontrakter om resultatløn med øverste leder.")
    w.para("Kontrakten skal understøtte dialogen mellem bestyrelse og rektor om skolens udvikling. Den skal skabe klarhed over, "
           "hvad der er vigtigst i det kommende skoleår, og gøre det synligt for medarbejdere, elever og forældre. Den er ikke "
           "en udtømmende beskrivelse af rektors arbejde. Det er en selvfølge, at skolen drives forsvarligt, og at loven "
           "overholdes.")
    w.para("Bestyrelsen har lagt vægt på, at der er få mål, og at de handler om eleverne. Et godt mål er til at forstå, til at måle og til at nå. "
           "Sidste år rummede kontrakten ti mål, og det var for mange.")
    w.heading("2. Den økonomiske ramme", 1)
    w.para("Rammen er fastsat ud fra antallet af årselever. Skolen havde 912 årselever i finansåret 2024 og hører dermed til "
           "den midterste gruppe.")
    w.caption("Tabel 1. Økonomisk ramme")
    w.table(["Del", "Højst udbetalt", "Mål", "Vægt i alt"],
            [["Basisramme", "95.000 kr.", "1, 2 og 3", "60 pct."], ["Ekstraramme", "65.000 kr.", "4 og 5", "40 pct."],
             ["I alt", "160.000 kr.", "", "100 pct."]], [4, 4, 4, 3.5])
    w.para("Beløbene er i grundbeløb pr. 31. marts 2012 og pensionsgivende for rektor. Udbetalingen sker i "
           "september 2026. Der kan ikke udbetales et acontobeløb.")
    w.heading("3. Året der gik", 1)
    w.para("I skoleåret 2024/25 blev 64 pct. af den samlede ramme udmøntet. Målet om et frafald på stx på højst 8,5 pct. "
           "blev ikke nået. Målet om at hæve eksamensgennemsnittet til 7,4 blev nået. Bestyrelsen noterede desuden, "
           "at en ny mobilpolitik var på plads inden efterårsferien, og at skolens fest- og rusmiddelpolitik var under revision.")
    w.para("Søgningen til skolen falder. I 2020 søgte 341 unge ind på stx, i 2025 var det 298. Tallet ventes at falde med endnu "
           "10 pct. frem mod 2030, fordi årgangene bliver mindre. Der er derfor behov for at styrke samarbejdet med grundskolerne.")
    w.heading("4. Basisramme", 1)
    _goals_base(w)
    w.heading("5. Ekstraramme", 1)
    _goals_extra(w)
    w.heading("6. Opfølgning og udmøntning", 1)
    w.para("Rektor aflægger en skriftlig midtvejsrapport om alle målene i januar 2026 og en slutrapport i august 2026. Rapporterne "
           "behandles på bestyrelsens førstkommende møde. På grundlag af slutrapporten indstiller formandskabet, hvor stor en del "
           "af rammen der skal udmøntes.")
    w.para("For hvert målepunkt udmøntes 0, 50 eller 100 pct. af målepunktets andel. Målepunkter under samme mål vægter lige "
           "meget. Bestyrelsen kan se bort fra resultatet, hvis en afvigelse klart skyldes forhold uden for rektors indflydelse.")
    w.para("Hvis rektor fratræder i løbet af skoleåret, opgøres målene forholdsmæssigt. Kontrakten kan genforhandles, hvis elevtallet ændrer "
           "sig med mere end 8 pct. i forhold til budgettet.")
    w.signatures("Sønderkær, den 20. juni 2025\n\n\nBirthe Raunkjær\nBestyrelsesformand",
                 "Sønderkær, den 20. juni 2025\n\n\nThomas Vinge Hald\nRektor")
    w.heading("Bilag. Sådan opgøres målepunkterne", 1, new_page=True)
    w.para("*Frafald.* Andelen af elever, der er indskrevet den 1. september 2025, og som har forladt skolen uden eksamen den "
           "31. juli 2026. Elever, der skifter til en anden ungdomsuddannelse inden den 1. oktober, regnes ikke med. Er 250 elever "
           "begyndt, og er 20 faldet fra, er frafaldet 8,0 pct.")
    w.para("*Løfteevne.* Forskellen mellem skolens eksamensgennemsnit og den socioøkonomiske reference. En løfteevne på 0 svarer til, at "
           "eleverne klarer sig som forventet. Landsgennemsnittet er pr. definition 0.")
    w.para("*Overskudsgrad.* Årets resultat i procent af omsætningen i finansåret 2025.")
    w.para("*Fravær.* Fysisk fravær i undervisningen i perioden 1. august 2025-30. april 2026. Langtidssygemeldte med mere end "
           "60 dages sammenhængende fravær holdes ude.")
    w.doc.save(str(path))


def _goals_base(w: Word) -> None:
    w.heading("Mål 1. Flere gennemfører (vægt 30 pct.)", 2)
    w.para("_Baggrund:_ Hver tiende elev på stx og hver sjette på hf forlader skolen uden eksamen. De fleste falder fra i løbet af "
           "det første halve år. Skolen har i tre år haft en mentorordning, men når ikke alle, der har brug for den.")
    w.para("_Mål:_ Færre elever falder fra i løbet af skoleåret.")
    w.table(HEAD, [["Frafald på stx", "9,4 pct.", "Over 9,0 pct.", "8,1-9,0 pct.", "Højst 8,0 pct."],
                   ["Frafald på hf, 1. år", "17,8 pct.", "Over 17,0 pct.", "15,1-17,0 pct.", "Højst 15,0 pct."]], WIDTHS)
    w.para("_Indsatser:_ Alle nye elever har en samtale med en studievejleder inden efterårsferien. Mentorordningen udvides med fire lærere. "
           "Der indføres lektiecafé to gange om ugen.")
    w.para("_Opfølgning:_ Frafaldet opgøres hver måned og forelægges bestyrelsen hvert kvartal.")
    w.heading("Mål 2. Et fagligt løft (vægt 20 pct.)", 2)
    w.para("_Baggrund:_ Eleverne klarer sig en smule dårligere end forventet ud fra deres baggrund, og der er stor forskel på "
           "årskarakterer og eksamenskarakterer.")
    w.para("_Mål:_ Eleverne bliver så dygtige, som de kan.")
    w.table(HEAD, [["Skolens løfteevne, stx", "-0,1", "Under 0,0", "0,0", "Mindst 0,1"],
                   ["Forskel mellem årskarakter og eksamenskarakter i gennemsnit", "0,9 karakterpoint", "Over 0,7", "0,6-0,7",
                    "Ikke over 0,5"]], WIDTHS)
    w.para("_Indsatser:_ Faggrupperne i dansk, matematik og engelsk gennemfører to fælles prøver om året og retter hinandens opgaver. "
           "Mindst 20 lærere deltager i kursus om feedback.")
    w.para("_Opfølgning:_ Opgøres én gang om året, når eksamenskaraktererne foreligger.")
    w.heading("Mål 3. Sund økonomi (vægt 10 pct.)", 2)
    w.para("_Mål:_ Skolen har en økonomi, der kan tåle færre elever.")
    w.table(HEAD, [["Overskudsgrad i 2025", "0,4 pct.", "Under 0,5 pct.", "0,5-0,9 pct.", "1,0-2,5 pct."],
                   ["Soliditetsgrad ultimo 2025", "31 pct.", "Under 30 pct.", "30 pct.", "Uændret eller bedre"]], WIDTHS)
    w.para("_Opfølgning:_ Kvartalsregnskab til bestyrelsen.")


def _goals_extra(w: Word) -> None:
    w.heading("Mål 4. Trivsel og tilstedeværelse (vægt 25 pct.)", 2)
    w.para("_Baggrund:_ I den seneste trivselsmåling svarede 23 pct. af eleverne, at de ofte eller altid føler sig pressede. Fraværet er vokset "
           "siden 2021, og hver ottende time forsømmes. Skolen vil gerne være kendt for et godt fællesskab.")
    w.para("_Mål:_ Eleverne trives, og de kommer til timerne.")
    w.table(HEAD, [["Samlet indeks i elevtrivselsmålingen (1-5)", "3,7", "Under 3,8", "3,8", "3,9 eller derover"],
                   ["Fysisk fravær i gennemsnit", "10,8 pct.", "10,5 pct. eller mere", "9,5-10,4 pct.", "Under 9,5 pct."],
                   ["Andel elever, der ofte eller altid føler sig pressede", "23 pct.", "Stigning", "Uændret", "Fald"]], WIDTHS)
    w.para("_Indsatser:_ Skemaet lægges om, så ingen klasse har mere end to mellemtimer om ugen. Elevrådet inddrages i en "
           "ny plan for introforløbet.")
    w.para("_Opfølgning:_ Fraværet opgøres ugentligt. Trivselsmålingen drøftes af bestyrelsen hvert år i december.")
    w.heading("Mål 5. Ny studieretning (vægt 15 pct.)", 2)
    w.para("_Mål:_ Skolen udbyder fra august 2026 en studieretning i grøn teknologi, som de unge vil have.")
    w.table(HEAD, [["Godkendelse af studieretningen", "–", "Ikke ansøgt", "Ansøgt", "Godkendt inden den 1. februar 2026"],
                   ["Antal ansøgere, der har studieretningen som første ønske", "–", "Under 15", "15-24", "25 eller flere"]], WIDTHS)
    w.para("_Indsatser:_ Der nedsættes en arbejdsgruppe med tre lærere, og der indgås aftale med to lokale virksomheder om "
           "besøgsforløb.")
    w.para("_Opfølgning:_ Ved afslutningen af hver fase.")
