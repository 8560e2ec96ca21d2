"""A permanent secretary's letter to a director: goals as bullets, their requirements as second-level bullets."""

from __future__ import annotations

from pathlib import Path

from docx.shared import Cm, Pt
from word import Word

WEIGHTED = {
    "1. De studerende skal kunne regne med os": (
        "Kontoret udbetaler hver måned 3,1 mia. kr. til 318.000 modtagere. Det er dér, du og dine medarbejdere gør forskellen, og "
        "derfor ligger hovedparten af vægten her. Ankestyrelsens årsrapport roste jer i foråret for klare breve, men pegede også på, "
        "at mere end hver fjerde klage drejer sig om, at der ikke er sket noget i sagen.", [
            ("De studerende får deres penge til tiden (vægt 25)", [
                "mindst 98,5 procent af udbetalingerne sker på den aftalte dato (97,2 procent i 2025)",
                "ingen ansøgning ligger ubehandlet i mere end 20 arbejdsdage",
                "tallene vil jeg gerne se hver måned"]),
            ("Vores afgørelser holder (vægt 20)", [
                "Ankenævnet ændrer højst 8 procent af de afgørelser, som det behandler",
                "den gennemsnitlige sagsbehandlingstid for klager falder fra 64 til 45 dage"]),
            ("Det er let at få fat i et menneske (vægt 15)", [
                "85 procent af opkaldene er besvaret inden for fem minutter",
                "den samlede tilfredshed er 4,1 eller derover på en skala fra 1 til 5; den måles hvert kvartal"])]),
    "2. Vi skal videre": (
        "Den gamle platform til tilbagebetaling er fra 1998. Statens it-råd har anbefalet at skifte den i ét ryk; du har "
        "overbevist mig om, at det er klogere at gøre det i tre. Kontrakten med leverandøren rummer en ramme på 46 mio. kr., hvoraf "
        "31 mio. kr. falder i 2026.", [
            ("Låntagerne kommer over på den nye platform, uden at de mærker skiftet (vægt 20)", [
                "platformen er sat i drift senest den 1. oktober 2026",
                "mindst 200.000 af de 212.000 lån er flyttet ved årets udgang",
                "der kommer ikke flere end 150 klager over flytningen"]),
            ("Færre unge ender med en gæld, som de ikke kan betale (vægt 10)", [
                "antallet af nye låntagere i restance bliver en fjerdedel lavere end i 2025"])]),
    "3. Et sted at blive": (
        "Hver sjette medarbejder rejste i 2025. I afgangssamtalerne nævnes løn sjældent, arbejdspres ofte. "
        "Chefgruppen har taget fat på det, og det skal du have tak for.", [
            ("Kontoret holder på sine medarbejdere (vægt 10)", [
                "personaleomsætningen overstiger ikke 14 procent",
                "sygefraværet bliver på samme niveau som i 2025 (8,6 dage)"])]),
}


def bullets(word: Word, goals: list[tuple[str, list[str]]]) -> None:
    for goal, requirements in goals:
        word.bullets(goal)
        for text in requirements:
            paragraph = word.doc.add_paragraph(text, style="List Bullet 2")
            paragraph.paragraph_format.space_after = Pt(2)


def write(path: Path) -> None:
    word = Word(font="Liberation Serif", header="Ministeriet for Uddannelse og Læring · Departementschefen", size=11)
    for line in ("Direktør Mette Aagaard-Lund", "Studiestøttekontoret", "Havnepladsen 4", "7900 Nordby"):
        word.para(line, justify=False)
    word.para("19. januar 2026 · J.nr. 2025-1187", justify=False)
    word.para("*Direktørkontrakt for 2026*", size=14, justify=False)
    word.para("Kære Mette", justify=False)
    word.para("Tak for samtalen den 8. januar. Som aftalt skriver jeg her, hvad vi er blevet enige om for det kommende år. Brevet er din "
              "direktørkontrakt. Det gælder fra den 1. januar til den 31. december 2026 og afløser brevet fra januar 2025.")
    word.para("Først et ord om året, der gik. Du overtog et kontor, der havde haft tre direktører på fire år. Du satte dig for, at ingen "
              "ansøgning måtte ligge længere end seks uger, og det lykkedes. Tilfredsheden steg fra 3,6 til 3,9. Til gengæld nåede vi ikke "
              "målet om at besvare 80 procent af opkaldene inden for fem minutter; det blev til 71 procent. Sådan er det, når "
              "optagelsen på uddannelserne bliver forsinket i august, og det skal ikke lægges dig til last.")
    word.para("Finansloven giver kontoret 241,6 mio. kr. i 2026, og heraf er 12,4 mio. kr. engangsmidler. Regeringen har som mål, at "
              "flere unge tager en erhvervsuddannelse, og at statens administration bliver 5 procent billigere inden 2030. Det er rammen om det "
              "hele. Det er ikke mål i denne kontrakt, for du kan ikke alene nå dem.")
    for heading, (text, goals) in WEIGHTED.items():
        word.heading(heading, 2)
        word.para(text)
        word.para("Jeg forventer, at du i 2026 når dette:" if heading[0] == "1" else
                  "Her er vi enige om:" if heading[0] == "2" else "Til slut ét mål, som du selv foreslog:")
        bullets(word, goals)
    word.para("Vi talte også om vikarerne. Det mål står uden for vægtningen, fordi det rækker ud over året: Inden udgangen af 2027 skal "
              "kontoret kunne klare sig uden vikarer fra eksterne bureauer.")
    word.heading("Opgaver, jeg beder dig løse", 2)
    word.para("Ved siden af målene er der nogle bestillinger. De tæller ikke med, når året gøres op, men jeg regner naturligvis med dem:")
    word.bullets("Du afleverer inden den 1. april et oplæg til en enklere bekendtgørelse om støtte til udlandsophold.",
                 "Du deltager i koncernens udvalg om fælles indkøb og sørger for, at kontorets udbud følger den fælles plan.",
                 "Du undersøger, om flere breve kan sendes på engelsk, og melder tilbage inden sommerferien.",
                 "Du sikrer, at kontoret bidrager til ministeriets beredskabsplan.")
    word.heading("Det holder jeg øje med", 2)
    word.para("Nogle tal følger jeg, uden at der er sat et krav til dem. Det gælder antallet af ansøgninger (forventet 402.000), andelen af "
              "digitale ansøgninger (i dag 99 procent) og forbruget af konsulenter (4,8 mio. kr. i 2025). Udvikler de sig skævt, ringer jeg.")
    word.heading("Opfølgning", 2)
    word.para("Du gør skriftligt status over alle mål to gange i 2026: første gang den 15. august og anden gang sammen med årsrapporten. "
              "Status skal være kort: Er målet nået, er det på vej, eller skal vi tale om det? Skulle forudsætningerne ændre sig væsentligt, kan "
              "vi tage kontrakten op, dog ikke efter den 1. november.")
    word.heading("Din resultatløn", 2)
    word.para("Resultatlønnen udgør højst 12 procent af din årsløn. Den udbetales i forhold til vægtene ovenfor, så 100 point giver det fulde "
              "beløb, 80 point giver 80 procent af det, og under 50 point giver ikke noget. Et mål med flere krav tæller forholdsmæssigt. Jeg kan "
              "lægge 5 point til eller trække 5 point fra efter et skøn.")
    word.para("Jeg glæder mig til året.")
    word.para("Venlig hilsen", justify=False)
    word.para("Hans-Peter Rosendal", justify=False)
    word.heading("Bilag 1. Sådan er det gjort op", 2, new_page=True)
    word.bullets(
        "*Aftalt dato* er den dato, som står i modtagerens støttebrev. En udbetaling dagen efter en helligdag regnes for rettidig.",
        "*Ubehandlet* er en ansøgning, indtil en medarbejder har bedt om oplysninger eller truffet afgørelse. Automatiske kvitteringer tæller "
        "ikke.",
        "*Ændret* er en afgørelse, når nævnet kommer til et andet resultat. Hjemvisninger regnes med, hvis fejlen er kontorets.",
        "*Restance* er en gæld, der er mere end 90 dage over forfald. Opgørelsen sker den 31. december.",
        "*Personaleomsætning* er afgange i procent af gennemsnitligt antal ansatte; elever og studenter er ikke med.")
    word.heading("Bilag 2. Hvordan det gik med kontrakten for 2025", 2)
    word.para("Kontrakten for 2025 havde fire mål. Tre blev nået.")
    bullets(word, [
        ("Ansøgerne får hurtigt svar (vægt 40)", ["ingen ansøgning ligger ubehandlet i mere end 30 arbejdsdage – nået"]),
        ("Kontoret er til at få fat i (vægt 20)", ["80 procent af opkaldene er besvaret inden for fem minutter – ikke nået",
                                                 "tilfredsheden er mindst 3,8 – nået"]),
        ("Økonomien holder (vægt 20)", ["afvigelsen fra bevillingen er under 1 procent – nået"]),
        ("Den nye platform er i udbud (vægt 20)", ["kontrakten er underskrevet senest den 1. december 2025 – nået"])])
    word.doc.sections[0].left_margin = Cm(3)
    word.doc.core_properties.title = "Direktørkontrakt for 2026"
    word.doc.core_properties.author = "Ministeriet for Uddannelse og Læring"
    word.doc.save(str(path))
