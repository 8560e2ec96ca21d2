"""A Swedish series, invented: a municipal board with an activity plan, a tertial report, an annual report and the next
plan."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

_PLAN_2023 = Paper(
    "alhult_verksamhetsplan_2023.pdf",
    [
        H(1, "Verksamhetsplan 2023"),
        P("Omsorgsnämnden, Alhults kommun"),
        P("Planen gäller för 2023 och är beslutad av omsorgsnämnden den 12 december 2022."),
        H(2, "Nämndens mål"),
        T([
            ["Mål", "Indikator", "Utgångsvärde 2022", "Målvärde 2023"],
            ["1. Äldre ska känna sig trygga i hemmet", "Andel brukare som är trygga med hemtjänsten", "84 %", "88 %"],
            ["2. Brukarna ska möta få olika medarbetare", "Antal olika medarbetare under 14 dagar", "15", "12"],
            ["3. Medarbetarna ska må bra på jobbet", "Sjukfrånvaro", "9,1 %", "7,5 %"],
            ["4. Fler ska få hjälp av välfärdsteknik", "Antal brukare med digital tillsyn", "60", "150"],
            ["5. Anhöriga ska få ett gott stöd", "Andel anhöriga som är nöjda med stödet", "70 %", "80 %"],
        ], widths=(220, 260, 110, 110)),
    ],
)  # fmt: skip

_T2_2023 = Paper(
    "alhult_tertialrapport_2_2023.docx",
    [
        H(1, "Tertialrapport 2 2023"),
        P("Omsorgsnämnden, Alhults kommun"),
        P("Rapporten avser perioden januari–augusti 2023."),
        H(2, "Uppföljning av nämndens mål"),
        T([
            ["Mål", "Indikator", "Målvärde 2023", "Utfall T2", "Prognos helår", "Trend", "Kommentar"],
            ["1. Äldre ska känna sig trygga i hemmet", "Andel brukare som är trygga med hemtjänsten", "88 %", "87 %",
             "Målet bedöms nås", "↗", ""],
            ["2. Brukarna ska möta få olika medarbetare", "Antal olika medarbetare under 14 dagar", "12", "16",
             "Målet bedöms inte nås", "↘", "Många vakanser under sommaren."],
            ["3. Medarbetarna ska må bra på jobbet", "Sjukfrånvaro", "7,5 %", "8,2 %", "Målet bedöms delvis nås", "↗",
             "Korttidsfrånvaron minskar."],
            ["4. Fler ska få hjälp av välfärdsteknik", "Antal brukare med digital tillsyn", "150", "131",
             "Målet bedöms nås", "↗", ""],
            ["5. Anhöriga ska få ett gott stöd", "Andel anhöriga som är nöjda med stödet", "80 %", "", "Ej mätt", "",
             "Enkäten görs i november."],
        ]),
    ],
    [
        Told("trygga i hemmet", "2023-T2", "on_track", "87", text="Målet bedöms nås"),
        Told("få olika medarbetare", "2023-T2", "off_track", "16", explanation="vakanser"),
        Told("må bra på jobbet", "2023-T2", "at_risk", "8.2", explanation="Korttidsfrånvaron"),
        Told("välfärdsteknik", "2023-T2", "on_track", "131"),
        Told("Anhöriga", "2023-T2", "unknown", explanation="Enkäten"),
    ],
)  # fmt: skip

_YEAR_2023 = Paper(
    "alhult_verksamhetsberattelse_2023.html",
    [
        H(1, "Verksamhetsberättelse 2023"),
        P("Omsorgsnämnden, Alhults kommun"),
        H(2, "Måluppfyllelse"),
        H(3, "Mål 1: Äldre ska känna sig trygga i hemmet"),
        P("Måluppfyllelse: Uppfyllt"),
        P("Utfall: 89 % av brukarna är trygga med hemtjänsten (målvärde 88 %)."),
        P("Analys: Kontaktpersonerna har fått mer tid hos brukarna."),
        H(3, "Mål 2: Brukarna ska möta få olika medarbetare"),
        P("Måluppfyllelse: Ej uppfyllt"),
        P("Utfall: 14 medarbetare under 14 dagar (målvärde 12)."),
        P("Analys: Vakanserna har varit fler än väntat."),
        P("Åtgärder: Schemaläggningen samlas i en enhet från mars 2024."),
        H(3, "Mål 3: Medarbetarna ska må bra på jobbet"),
        P("Måluppfyllelse: Delvis uppfyllt"),
        P("Utfall: 7,9 % sjukfrånvaro (målvärde 7,5 %)."),
        H(3, "Mål 4: Fler ska få hjälp av välfärdsteknik"),
        P("Måluppfyllelse: Uppfyllt"),
        P("Utfall: 162 brukare med digital tillsyn (målvärde 150)."),
        H(3, "Mål 5: Anhöriga ska få ett gott stöd"),
        P("Måluppfyllelse: Delvis uppfyllt"),
        P("Utfall: 77 % av anhöriga är nöjda med stödet (målvärde 80 %)."),
    ],
    [
        Told("trygga i hemmet", "2023", "met", "89", explanation="Kontaktpersonerna"),
        Told("få olika medarbetare", "2023", "not_met", "14", explanation="Vakanserna", action="Schemaläggningen"),
        Told("må bra på jobbet", "2023", "partly_met", "7.9"),
        Told("välfärdsteknik", "2023", "met", "162"),
        Told("Anhöriga", "2023", "partly_met", "77"),
    ],
)  # fmt: skip

_PLAN_2024 = Paper(
    "alhult_verksamhetsplan_2024.xlsx",
    [
        H(1, "Verksamhetsplan 2024 för omsorgsnämnden, Alhults kommun"),
        T([
            ["Nr", "Mål", "Indikator", "Utfall 2023", "Målvärde 2024"],
            ["1", "Trygga äldre i eget hem", "Andel brukare som är trygga med hemtjänsten", "89 %", "88 %"],
            ["2", "Medarbetarna ska må bra på jobbet", "Sjukfrånvaro", "7,9 %", "7 %"],
            ["3", "Brukarna ska möta få olika medarbetare", "Antal olika medarbetare under 14 dagar", "14", "12"],
            ["4", "Anhöriga ska få ett gott stöd och information", "Andel anhöriga som är nöjda med stödet", "77 %", "80 %"],
            ["5", "Maten ska smaka bra", "Andel brukare som är nöjda med maten", "68 %", "75 %"],
        ]),
    ],
)  # fmt: skip

_ONE, _TWO = "alhult_verksamhetsplan_2023.pdf", "alhult_tertialrapport_2_2023.docx"
_THREE, _FOUR = "alhult_verksamhetsberattelse_2023.html", "alhult_verksamhetsplan_2024.xlsx"
_GOALS = ("trygga i hemmet", "få olika medarbetare", "må bra på jobbet", "välfärdsteknik", "Anhöriga")

BOARD = Series(
    "sv_alhult",
    [_PLAN_2023, _T2_2023, _YEAR_2023, _PLAN_2024],
    [
        *(Linked(_ONE, _TWO, "same", goal, goal) for goal in _GOALS),
        *(Linked(_TWO, _THREE, "same", goal, goal) for goal in _GOALS),
        Linked(_THREE, _FOUR, "reworded", _GOALS[0], "Trygga äldre"),
        Linked(_THREE, _FOUR, "same", _GOALS[1], _GOALS[1]),
        Linked(_THREE, _FOUR, "new_target", _GOALS[2], _GOALS[2]),
        Linked(_THREE, _FOUR, "dropped", _GOALS[3]),
        Linked(_THREE, _FOUR, "reworded", _GOALS[4], _GOALS[4]),
        Linked(_THREE, _FOUR, "new", "", "Maten"),
    ],
)
