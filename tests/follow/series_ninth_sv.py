"""The Swedish part of the ninth set: layouts that municipalities and agencies print and that no earlier set has."""

from tests.follow.drawing import H, P, Raw, T
from tests.follow.told import Linked, Paper, Series, Told

# ------------------------------------------------------- goals sorted by verdict; verdict in brackets behind the name
_BT = Paper(
    "bergvik_delar_2025.docx",
    [
        H(1, "Delårsrapport augusti 2025 för Bergviks bibliotek"),
        P("Rapporten avser perioden januari till augusti och behandlas av nämnden i oktober."),
        H(2, "Mål som bedöms nås"),
        P("Fler lån av barnböcker: Utlåningen uppgick till 61 200 lån."),
        P("Öppet fler timmar: Biblioteken höll öppet 58 timmar i veckan."),
        H(2, "Mål som delvis bedöms nås"),
        P("Fler besökare: Antalet besökare uppgick till 88 400. Filialen i Ånäs stängdes för renovering i april."),
        H(2, "Mål som inte bedöms nås"),
        P("Digitala tjänster för alla: 31 procent av användarna har loggat in. Avtalet med leverantören sades upp i mars. "
          "En ny upphandling inleds i november."),
    ],
    [
        Told("Fler lån", "2025-T2", "on_track", "61200"),
        Told("Öppet fler", "2025-T2", "on_track", "58"),
        Told("Fler besökare", "2025-T2", "at_risk", "88400", explanation="renovering"),
        Told("Digitala", "2025-T2", "off_track", "31", explanation="sades upp", action="upphandling"),
    ],
)  # fmt: skip
_BA = Paper(
    "bergvik_arsrapport_2025.html",
    [
        H(1, "Årsrapport 2025 för Bergviks bibliotek"),
        P("Nämnden godkände årsrapporten i februari. Den lämnas till kommunstyrelsen tillsammans med bokslutet."),
        H(2, "Uppföljning av mål"),
        H(3, "Fler lån av barnböcker (uppfyllt)"),
        P("Utlåningen blev 94 100 lån."),
        H(3, "Öppet fler timmar (uppfyllt)"),
        P("Biblioteken höll öppet 59 timmar i veckan."),
        H(3, "Fler besökare (delvis uppfyllt)"),
        P("Antalet besökare blev 139 000, vilket är 6 000 färre än målet. Renoveringen i Ånäs drog ut på tiden."),
        H(3, "Digitala tjänster för alla (ej uppfyllt)"),
        P("Vid årets slut hade 34 procent loggat in. Den nya tjänsten lanseras i mars 2026."),
    ],
    [
        Told("Fler lån", "2025", "met", "94100"),
        Told("Öppet fler", "2025", "met", "59"),
        Told("Fler besökare", "2025", "partly_met", "139000", explanation="Ånäs"),
        Told("Digitala", "2025", "not_met", "34", action="lanseras"),
    ],
)  # fmt: skip
_B = ("Fler lån", "Öppet fler", "Fler besökare", "Digitala")
LIBRARY = Series("sv_bergvik", [_BT, _BA], [Linked(_BT.name, _BA.name, "same", g, g) for g in _B])

# ------------------------------------------------------- smileys with a legend, a status for each year's end by columns
_VX = Paper(
    "vattenverket_t1_2025.xlsx",
    [
        H(1, "Uppföljning tertial 1 2025, Norra vattenverket"),
        P("☺ = målet bedöms nås vid årets slut, 😐 = osäkert om målet nås, ☹ = målet bedöms inte nås"),
        T([
            ["Mål", "Mått", "Målvärde", "Utfall T1", "Läge", "Kommentar och åtgärder"],
            ["Säkert dricksvatten", "Andel godkända prover", "100 %", "99,1 %", "😐",
             "Två prover i mars innehöll järn. Filtren byts ut i juni."],
            ["Mindre läckage", "Svinn i ledningsnätet", "högst 12 %", "11,4 %", "☺", ""],
            ["Nöjda kunder", "Kundindex", "75", "63", "☹",
             "Avbrottet i februari berörde 900 hushåll. Kundtjänst förstärks med två personer."],
        ]),
    ],
    [
        Told("Säkert", "2025-T1", "at_risk", "99.1", explanation="järn", action="Filtren byts ut"),
        Told("Mindre läckage", "2025-T1", "on_track", "11.4"),
        Told("Nöjda kunder", "2025-T1", "off_track", "63", explanation="Avbrottet", action="förstärks"),
    ],
)  # fmt: skip
_VA = Paper(
    "vattenverket_arsredovisning_2025.pdf",
    [
        H(1, "Årsredovisning 2025 för Norra vattenverket"),
        H(2, "Resultat av verksamhetens mål"),
        P("I tabellen visas utfallet de tre senaste åren. Bedömningen görs av styrelsen i februari."),
        T([
            ["Mål och mått", "2023", "2024", "2025", "Målvärde 2025", "Nåddes målet?"],
            ["Säkert dricksvatten", "", "", "", "", "Nej"],
            ["Andel godkända prover", "98,7 %", "99,4 %", "99,6 %", "100 %", ""],
            ["Mindre läckage", "", "", "", "", "Ja"],
            ["Svinn i ledningsnätet", "13,2 %", "12,5 %", "11,1 %", "högst 12 %", ""],
            ["Nöjda kunder", "", "", "", "", "Delvis"],
            ["Kundindex", "71", "70", "73", "75", ""],
        ], widths=(200, 60, 60, 60, 110, 110)),
    ],
    [
        Told("Säkert", "2025", "not_met"),
        Told("Säkert", "2025", "unknown", "99.6", measure="Andel godkända"),
        Told("Mindre läckage", "2025", "met"),
        Told("Mindre läckage", "2025", "unknown", "11.1", measure="Svinn"),
        Told("Nöjda kunder", "2025", "partly_met"),
        Told("Nöjda kunder", "2025", "unknown", "73", measure="Kundindex"),
    ],
)  # fmt: skip
WATERWORKS = Series(
    "sv_vattenverk",
    [_VX, _VA],
    [Linked(_VX.name, _VA.name, "same", g, g) for g in ("Säkert", "Mindre läckage", "Nöjda")],
)

# ------------------------------------------------------- labels in running text, a signal in words ahead of each goal
_KH = Paper(
    "kollektivtrafik_halvar_2025.html",
    [
        H(1, "Halvårsuppföljning 2025 för Sjöbygdens kollektivtrafik"),
        P("Uppföljningen avser läget den 30 juni och har beslutats av direktionen."),
        *(
            Raw(f"<div class='mal'><h3>{goal}</h3><p><b>Utfall:</b> {result} <b>Prognos för helåret:</b> {ahead} "
                f"<b>Kommentar:</b> {said}</p></div>")
            for goal, result, ahead, said in (
                ("Fler resor", "4,1 miljoner resor.", "Målet beräknas nås.", "Linje 12 har fått tätare turer."),
                ("Bättre punktlighet", "82 procent.", "Målet nås sannolikt inte.", "Spårarbetet pågår till oktober."),
                ("Nöjdare resenärer", "Ingen mätning har gjorts.", "Går inte att bedöma.", "Mätningen görs i november."),
            )
        ),
    ],
    [
        Told("Fler resor", "2025-H1", "on_track", "4.1"),
        Told("Bättre punktlighet", "2025-H1", "off_track", "82", explanation="Spårarbetet"),
        Told("Nöjdare resenärer", "2025-H1", "unknown", explanation="november"),
    ],
)  # fmt: skip
_KA = Paper(
    "kollektivtrafik_arsredovisning_2025.docx",
    [
        H(1, "Årsredovisning 2025 för Sjöbygdens kollektivtrafik"),
        H(2, "Måluppföljning"),
        P("Fler resor. Målet är uppnått. Under året gjordes 8,6 miljoner resor, att jämföra med målet 8,2 miljoner."),
        P("Bättre punktlighet. Målet bedöms inte ha nåtts. Punktligheten blev 84 procent. Spårarbetet förlängdes med två "
          "månader. Tidtabellen läggs om från mars."),
        P("Nöjdare resenärer. Målet får anses delvis uppnått. Kundindex uppgick till 68."),
        H(2, "Ekonomi"),
        P("Resultatet uppgick till 3,4 miljoner kronor."),
    ],
    [
        Told("Fler resor", "2025", "met", "8.6"),
        Told("Bättre punktlighet", "2025", "not_met", "84", explanation="Spårarbetet", action="läggs om"),
        Told("Nöjdare resenärer", "2025", "partly_met", "68"),
    ],
)  # fmt: skip
TRANSIT = Series(
    "sv_kollektivtrafik",
    [_KH, _KA],
    [Linked(_KH.name, _KA.name, "same", g, g) for g in ("Fler resor", "Bättre punktlighet", "Nöjdare")],
)

NINTH_SV = [LIBRARY, WATERWORKS, TRANSIT]
