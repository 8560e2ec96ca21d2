"""A ninth set of invented documents: layouts that Danish agencies print and that no earlier set has."""

from tests.follow.drawing import H, P, Raw, T
from tests.follow.told import Linked, Paper, Series, Told

# ------------------------------------------------------- the verdict stands in the heading of each goal
_HP = Paper(
    "havne_plan_2025.docx",
    [
        H(1, "Mål- og resultatplan 2025 for Havnetilsynet"),
        H(2, "Mål for 2025"),
        T([
            ["Nr.", "Mål", "Resultatkrav"],
            ["1", "Sikre havneanlæg", "Mindst 140 anlæg er inspiceret i 2025"],
            ["2", "Hurtige godkendelser", "Den gennemsnitlige sagsbehandlingstid er højst 25 dage"],
            ["3", "Nyt digitalt havneregister", "Registret er i drift senest den 1. oktober 2025"],
            ["4", "Tilfredse havne", "Tilfredsheden er mindst 4,0"],
        ]),
    ],
)  # fmt: skip
_HY = Paper(
    "havne_aarsrapport_2025.docx",
    [
        H(1, "Årsrapport 2025 for Havnetilsynet"),
        H(2, "Målrapportering"),
        H(3, "Mål 1: Sikre havneanlæg – opfyldt"),
        P("Tilsynet inspicerede 151 anlæg i 2025."),
        H(3, "Mål 2: Hurtige godkendelser – delvist opfyldt"),
        P("Sagsbehandlingstiden blev i gennemsnit 27 dage. Tre jurister fratrådte i foråret, og stillingerne stod tomme i "
          "fire måneder. Der er ansat to nye jurister pr. 1. december."),
        H(3, "Mål 3: Nyt digitalt havneregister – ikke opfyldt"),
        P("Registret blev først klar til test den 12. december 2025. Leverandøren gik konkurs i maj. Kontrakten er "
          "overdraget til en ny leverandør, og registret sættes i drift i marts 2026."),
        H(3, "Mål 4: Tilfredse havne – opfyldt"),
        P("Tilfredsheden blev målt til 4,1."),
    ],
    [
        Told("Sikre havneanlæg", "2025", "met", "151"),
        Told("Hurtige godkendelser", "2025", "partly_met", "27", explanation="jurister fratrådte", action="ansat to nye"),
        Told("Nyt digitalt", "2025", "not_met", "12. december 2025", explanation="konkurs", action="overdraget"),
        Told("Tilfredse havne", "2025", "met", "4.1"),
    ],
)  # fmt: skip
HARBOURS = Series(
    "da_havnetilsyn",
    [_HP, _HY],
    [Linked(_HP.name, _HY.name, "same", g, g) for g in ("Sikre havneanlæg", "Hurtige", "Nyt digitalt", "Tilfredse")],
)

# ------------------------------------------------------- a list for each verdict; result and verdict in one cell
_LH = Paper(
    "laan_halvaar_2025.html",
    [
        H(1, "Halvårsopfølgning 2025 for Lånestyrelsen"),
        P("Opgjort pr. 30. juni 2025. Listen er godkendt af direktionen og sendes til ministeriet i begyndelsen af august."),
        H(2, "Mål, der forventes opfyldt"),
        Raw("<ul><li>Kortere svartid på ansøgninger: Svartiden er 12 dage.</li>"
            "<li>Færre klager: Der er modtaget 41 klager.</li></ul>"),
        H(2, "Mål med risiko for manglende opfyldelse"),
        Raw("<ul><li>Flere digitale ansøgninger: 78 pct. af ansøgningerne er digitale. Appen er udskudt til september."
            "</li></ul>"),
        H(2, "Mål, der ikke forventes opfyldt"),
        Raw("<ul><li>Lavere restancer: Restancerne udgør 214 mio. kr. Inddrivelsen står stille, fordi systemet er "
            "lukket.</li></ul>"),
    ],
    [
        Told("Kortere svartid", "2025-H1", "on_track", "12"),
        Told("Færre klager", "2025-H1", "on_track", "41"),
        Told("Flere digitale", "2025-H1", "at_risk", "78"),
        Told("Lavere restancer", "2025-H1", "off_track", "214", explanation="Inddrivelsen"),
    ],
)  # fmt: skip
_LY = Paper(
    "laan_aarsrapport_2025.pdf",
    [
        H(1, "Årsrapport 2025 for Lånestyrelsen"),
        P("Rapporten er udarbejdet af styrelsen og godkendt af departementet i marts."),
        H(2, "Årets resultater"),
        T([
            ["Mål", "Resultatkrav", "Målopfyldelse og resultat"],
            ["Kortere svartid på ansøgninger", "Højst 14 dage", "Opfyldt (13 dage)"],
            ["Færre klager", "Højst 90 klager", "Delvist opfyldt (94 klager)"],
            ["Flere digitale ansøgninger", "Mindst 85 pct.", "Ikke opfyldt (81 pct.)"],
            ["Lavere restancer", "Højst 200 mio. kr.", "Ikke opfyldt (219 mio. kr.)"],
        ], widths=(200, 150, 200)),
    ],
    [
        Told("Kortere svartid", "2025", "met", "13"),
        Told("Færre klager", "2025", "partly_met", "94"),
        Told("Flere digitale", "2025", "not_met", "81"),
        Told("Lavere restancer", "2025", "not_met", "219"),
    ],
)  # fmt: skip
LOANS = Series(
    "da_laan",
    [_LH, _LY],
    [
        Linked(_LH.name, _LY.name, "same", g, g)
        for g in ("Kortere svartid", "Færre klager", "Flere digitale", "restancer")
    ],
)

# ------------------------------------------------------- dots drawn by a style sheet, and a page of definitions
_CK = Paper(
    "cykel_status_3kvt_2025.html",
    [
        Raw("<style>.dot{display:inline-block;width:12px;height:12px;border-radius:50%}.gr{background:#2e9e4f}"
            ".ye{background-color:#f2c200}.re{background:#c0392b}</style>"),
        H(1, "Cykelsekretariatet: Status på mål 3. kvartal 2025"),
        P("Oversigten blev drøftet på direktørmødet den 14. oktober og sendes derefter til departementet."),
        Raw('<p><span class="dot gr"></span> Forventes nået <span class="dot ye"></span> Usikkert, om målet nås '
            '<span class="dot re"></span> Forventes ikke nået</p>'),
        Raw("<table><tr><th>Mål</th><th>Måltal</th><th>Stade</th><th>Status</th></tr>"
            '<tr><td>Flere cykelstier</td><td>60 km</td><td>52 km</td><td><span class="dot gr"></span></td></tr>'
            '<tr><td>Færre uheld</td><td>højst 40</td><td>36</td><td><span class="dot ye"></span></td></tr>'
            '<tr><td>Flere cykelpendlere</td><td>25 pct.</td><td>19 pct.</td><td><span class="dot re"></span></td></tr>'
            "</table>"),
    ],
    [
        Told("Flere cykelstier", "2025-Q3", "on_track", "52"),
        Told("Færre uheld", "2025-Q3", "at_risk", "36"),
        Told("Flere cykelpendlere", "2025-Q3", "off_track", "19"),
    ],
)  # fmt: skip
_CY = Paper(
    "cykel_aarsberetning_2025.html",
    [
        H(1, "Årsberetning 2025 for Cykelsekretariatet"),
        P("Sekretariatet udgiver beretningen, når regnskabet er godkendt. Den sendes også til kommunerne."),
        H(2, "Resultater"),
        *(
            Raw(f"<h3>{goal}</h3><dl><dt>Krav</dt><dd>{aim}</dd><dt>Resultat</dt><dd>{result}</dd><dt>Vurdering</dt>"
                f"<dd>{judged}</dd></dl>")
            for goal, aim, result, judged in (
                ("Flere cykelstier", "60 km nye stier", "63 km", "Målet er nået."),
                ("Færre uheld", "Højst 40 uheld", "44 uheld", "Målet blev ikke nået. Islaget i februar gav mange uheld."),
                ("Flere cykelpendlere", "25 pct. pendlere", "22 pct.", "Målet er ikke nået."),
            )
        ),
    ],
    [
        Told("Flere cykelstier", "2025", "met", "63"),
        Told("Færre uheld", "2025", "not_met", "44"),
        Told("Flere cykelpendlere", "2025", "not_met", "22"),
    ],
)  # fmt: skip
CYCLING = Series(
    "da_cykel",
    [_CK, _CY],
    [Linked(_CK.name, _CY.name, "same", g, g) for g in ("Flere cykelstier", "Færre uheld", "Flere cykelpendlere")],
)

# ------------------------------------------------------- boxes ticked in a cell, a band of a goal over its labels
_BH = Paper(
    "museum_midtvejsstatus_2025.docx",
    [
        H(1, "Midtvejsstatus 2025 for Søfartsmuseet"),
        P("Museets bestyrelse drøftede status på mødet i august. Skemaet udfyldes af den ansvarlige for hvert mål."),
        *(
            T([
                [goal, ""],
                ["Status pr. 30. juni", result],
                ["Forventes målet opfyldt?", judged],
                ["Bemærkninger", cause],
            ], head=0, merges=[(0, 0, 0, 1)])
            for goal, result, judged, cause in (
                ("Mål 1: Flere besøgende", "31.200 besøgende", "☒ Ja  ☐ Delvist  ☐ Nej", ""),
                ("Mål 2: Bevaring af samlingen", "1.140 genstande", "☐ Ja  ☒ Delvist  ☐ Nej", "Magasinet var lukket i marts."),
                ("Mål 3: Øgede egenindtægter", "2,1 mio. kr.", "☐ Ja  ☐ Delvist  ☒ Nej", "Caféen er ikke genåbnet."),
            )
        ),
    ],
    [
        Told("Flere besøgende", "2025-H1", "on_track", "31200"),
        Told("Bevaring", "2025-H1", "at_risk", "1140", explanation="Magasinet"),
        Told("Øgede egenindtægter", "2025-H1", "off_track", "2.1", explanation="Caféen"),
    ],
)  # fmt: skip
MUSEUM = Series("da_museum", [_BH])

NINTH = [HARBOURS, LOANS, CYCLING, MUSEUM]
