"""Danish series, invented: an agency with a goal plan, lights per half-year, an annual report and the next plan; a
municipality whose goal cards are followed up in words."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

GREEN, YELLOW, RED, GREY = "00B050", "FFFF00", "FF0000", "BFBFBF"

_PLAN_2023 = Paper(
    "havne_plan_2023.docx",
    [
        H(1, "Mål- og resultatplan 2023"),
        P("Styrelsen for Havnesikkerhed"),
        P("Mål- og resultatplanen er indgået mellem Styrelsen for Havnesikkerhed og Transportministeriets departement "
          "og gælder fra den 1. januar 2023 til den 31. december 2023."),
        H(2, "Styrelsens mål for 2023"),
        T([
            ["Nr.", "Mål", "Resultatkrav", "Afrapportering", "Type af mål"],
            ["1", "Kortere sagsbehandlingstid for havnetilladelser",
             "Mindst 85 pct. af ansøgningerne afgøres inden for 40 dage.", "Halvårligt", "Drift"],
            ["2", "Flere risikobaserede tilsyn", "Der gennemføres mindst 120 tilsyn i 2023.", "Halvårligt", "Drift"],
            ["3", "Bedre vejledning af havne og rederier",
             "Andelen af tilfredse brugere udgør mindst 80 pct.", "Halvårligt", "Udvikling"],
            ["4", "Digital indberetning af farligt gods",
             "Systemet til digital indberetning idriftsættes senest den 1. november 2023.", "Halvårligt", "Udvikling"],
            ["5", "Lavere sygefravær", "Sygefraværet må højst udgøre 8 dage pr. medarbejder.", "Halvårligt", "Drift"],
        ]),
        H(2, "Opfølgning"),
        P("Der følges op på alle mål to gange om året."),
    ],
)  # fmt: skip

_HALF_2023 = Paper(
    "havne_halvaar_2023.xlsx",
    [
        H(1, "Styrelsen for Havnesikkerhed: Opfølgning på mål- og resultatplan 2023, 1. halvår"),
        T([
            ["Nr.", "Mål", "Resultatkrav", "Status 1. halvår 2023", "Årsag og konsekvens (hvis gul/rød)",
             "Handling for at opnå målet (hvis gul/rød)"],
            ["1", "Kortere sagsbehandlingstid for havnetilladelser",
             "Mindst 85 pct. af ansøgningerne afgøres inden for 40 dage.", "", "", ""],
            ["2", "Flere risikobaserede tilsyn", "Der gennemføres mindst 120 tilsyn i 2023.", "",
             "To stillinger har stået ubesat siden marts.", "Stillingerne er slået op, og tilsynene flyttes til efteråret."],
            ["3", "Bedre vejledning af havne og rederier", "Andelen af tilfredse brugere udgør mindst 80 pct.", "", "", ""],
            ["4", "Digital indberetning af farligt gods",
             "Systemet til digital indberetning idriftsættes senest den 1. november 2023.", "",
             "Leverandøren er fire måneder forsinket.", "Der er indgået en ny tidsplan med leverandøren."],
            ["5", "Lavere sygefravær", "Sygefraværet må højst udgøre 8 dage pr. medarbejder.", "", "", ""],
        ], fills={(1, 3): GREEN, (2, 3): YELLOW, (3, 3): GREEN, (4, 3): RED, (5, 3): GREY}),
        P("Signaturforklaring"),
        T([["", "Målet forventes opfyldt"], ["", "Der er risiko for, at målet ikke opfyldes"],
           ["", "Målet forventes ikke opfyldt"], ["", "Målet er endnu ikke opgjort"]],
          head=0, fills={(0, 0): GREEN, (1, 0): YELLOW, (2, 0): RED, (3, 0): GREY}),
    ],
    [
        Told("Kortere sagsbehandlingstid", "2023-H1", "on_track"),
        Told("Flere risikobaserede tilsyn", "2023-H1", "at_risk", explanation="To stillinger", action="slået op"),
        Told("Bedre vejledning", "2023-H1", "on_track"),
        Told("Digital indberetning", "2023-H1", "off_track", explanation="forsinket", action="ny tidsplan"),
        Told("Lavere sygefravær", "2023-H1", "unknown"),
    ],
)  # fmt: skip

_REPORT_2023 = Paper(
    "havne_aarsrapport_2023.pdf",
    [
        H(1, "Årsrapport 2023"),
        P("Styrelsen for Havnesikkerhed"),
        H(2, "1. Beretning"),
        P("Styrelsen for Havnesikkerhed fører tilsyn med danske erhvervshavne. Årets økonomiske resultat blev et "
          "overskud på 2,1 mio. kr."),
        H(2, "2. Målrapportering"),
        P("Styrelsen har opfyldt tre af fem mål i mål- og resultatplanen for 2023."),
        T([
            ["Nr.", "Mål", "Resultatkrav", "Opnåede resultater", "Grad af målopfyldelse"],
            ["1", "Kortere sagsbehandlingstid for havnetilladelser",
             "Mindst 85 pct. af ansøgningerne afgøres inden for 40 dage.", "88 pct.", "Opfyldt"],
            ["2", "Flere risikobaserede tilsyn", "Der gennemføres mindst 120 tilsyn i 2023.", "112 tilsyn",
             "Delvist opfyldt"],
            ["3", "Bedre vejledning af havne og rederier", "Andelen af tilfredse brugere udgør mindst 80 pct.",
             "83,5 pct.", "Opfyldt"],
            ["4", "Digital indberetning af farligt gods",
             "Systemet til digital indberetning idriftsættes senest den 1. november 2023.",
             "Systemet er ikke idriftsat.", "Ikke opfyldt"],
            ["5", "Lavere sygefravær", "Sygefraværet må højst udgøre 8 dage pr. medarbejder.", "7,4 dage", "Opfyldt"],
        ], widths=(30, 160, 220, 150, 110)),
        H(3, "Uddybende analyser"),
        P("Målet om digital indberetning blev ikke nået, fordi leverandøren blev forsinket."),
    ],
    [
        Told("Kortere sagsbehandlingstid", "2023", "met", "88", text="Opfyldt"),
        Told("Flere risikobaserede tilsyn", "2023", "partly_met", "112", text="Delvist opfyldt"),
        Told("Bedre vejledning", "2023", "met", "83.5"),
        Told("Digital indberetning", "2023", "not_met", "ikke idriftsat"),
        Told("Lavere sygefravær", "2023", "met", "7.4"),
    ],
)  # fmt: skip

_PLAN_2024 = Paper(
    "havne_plan_2024.html",
    [
        H(1, "Mål- og resultatplan 2024"),
        P("Havnestyrelsen (tidligere Styrelsen for Havnesikkerhed)"),
        P("Planen gælder fra den 1. januar 2024 til den 31. december 2024."),
        H(2, "Mål for 2024"),
        T([
            ["#", "Mål", "Resultatkrav", "Type af mål"],
            ["1.1", "Hurtigere afgørelse af havnetilladelser",
             "Mindst 85 pct. af ansøgningerne om havnetilladelse afgøres inden for 40 dage.", "Drift"],
            ["1.2", "Flere risikobaserede tilsyn", "Der gennemføres mindst 140 tilsyn i 2024.", "Drift"],
            ["2.1", "Bedre vejledning af havne", "Andelen af tilfredse brugere i havnene udgør mindst 80 pct.", "Udvikling"],
            ["2.2", "Bedre vejledning af rederier", "Andelen af tilfredse brugere i rederierne udgør mindst 80 pct.",
             "Udvikling"],
            ["2.3", "Digital indberetning af farligt gods",
             "Systemet til digital indberetning idriftsættes senest den 1. juni 2024.", "Udvikling"],
            ["3.1", "Mindre klimaaftryk fra styrelsens fartøjer",
             "Fartøjernes brændstofforbrug nedbringes med 10 pct. i forhold til 2023.", "Udvikling"],
        ]),
    ],
)  # fmt: skip


def _same(one: str, other: str, *goals: str) -> list[Linked]:
    return [Linked(one, other, "same", goal, goal) for goal in goals]


_FIVE = ("Kortere sagsbehandlingstid", "Flere risikobaserede tilsyn", "Bedre vejledning", "Digital indberetning",
         "Lavere sygefravær")  # fmt: skip

HARBOUR = Series(
    "da_havne",
    [_PLAN_2023, _HALF_2023, _REPORT_2023, _PLAN_2024],
    [
        *_same("havne_plan_2023.docx", "havne_halvaar_2023.xlsx", *_FIVE),
        *_same("havne_halvaar_2023.xlsx", "havne_aarsrapport_2023.pdf", *_FIVE),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "reworded", _FIVE[0], "Hurtigere afgørelse"),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "new_target", _FIVE[1], _FIVE[1]),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "split", _FIVE[2], "Bedre vejledning af havne"),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "split", _FIVE[2], "Bedre vejledning af rederier"),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "new_target", _FIVE[3], _FIVE[3]),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "dropped", _FIVE[4]),
        Linked("havne_aarsrapport_2023.pdf", "havne_plan_2024.html", "new", "", "Mindre klimaaftryk"),
    ],
)

# ------------------------------------------------------------------------------------------------ municipality
_CARDS_2024 = Paper(
    "birkemose_maal_2024.pdf",
    [
        H(1, "Birkemose Kommune: Børne- og Ungeudvalgets mål 2024"),
        P("Målene gælder for 2024 og er vedtaget af byrådet i december 2023."),
        H(2, "Mål 1: Flere børn trives i skolen"),
        P("Resultatkrav: Andelen af elever med høj trivsel stiger til 92 pct. i 2024."),
        P("Ansvarlig: Skoleafdelingen"),
        H(2, "Mål 2: Færre elever har et højt fravær"),
        P("Resultatkrav: Andelen af elever med mere end 10 pct. fravær må højst være 12 pct. i 2024."),
        P("Ansvarlig: Skoleafdelingen"),
        H(2, "Mål 3: Flere unge får en uddannelse"),
        P("Resultatkrav: Mindst 94 pct. af de unge er i gang med en ungdomsuddannelse 15 måneder efter 9. klasse."),
        P("Ansvarlig: Ungeenheden"),
        H(2, "Mål 4: Kortere ventetid til psykolog"),
        P("Resultatkrav: Ventetiden til en samtale med kommunens psykologer er højst 4 uger."),
        P("Ansvarlig: Familieafdelingen"),
    ],
)  # fmt: skip

_T2_2024 = Paper(
    "birkemose_opfoelgning_august_2024.docx",
    [
        H(1, "Birkemose Kommune: Opfølgning på Børne- og Ungeudvalgets mål, 2. tertial 2024"),
        H(2, "Mål 1: Flere børn trives i skolen"),
        P("Resultatkrav: Andelen af elever med høj trivsel stiger til 92 pct. i 2024."),
        P("Status: Grøn"),
        P("Resultat: 91 pct."),
        H(2, "Mål 2: Færre elever har et højt fravær"),
        P("Resultatkrav: Andelen af elever med mere end 10 pct. fravær må højst være 12 pct. i 2024."),
        P("Status: Rød"),
        P("Resultat: 14,2 pct."),
        P("Årsag: Flere elever har været syge i foråret."),
        P("Handling: Skolerne kontakter familierne efter fem fraværsdage."),
        H(2, "Mål 3: Flere unge får en uddannelse"),
        P("Resultatkrav: Mindst 94 pct. af de unge er i gang med en ungdomsuddannelse 15 måneder efter 9. klasse."),
        P("Status: Ikke opgjort"),
        P("Årsag: Tallene kommer først i november."),
        H(2, "Mål 4: Kortere ventetid til psykolog"),
        P("Resultatkrav: Ventetiden til en samtale med kommunens psykologer er højst 4 uger."),
        P("Status: Gul"),
        P("Resultat: 5 uger"),
        P("Årsag: En psykolog er på barsel."),
        P("Handling: Der ansættes en vikar fra oktober."),
    ],
    [
        Told("Flere børn trives", "2024-T2", "on_track", "91", text="Grøn"),
        Told("Færre elever", "2024-T2", "off_track", "14.2", explanation="syge", action="fem fraværsdage"),
        Told("Flere unge", "2024-T2", "unknown", text="Ikke opgjort", explanation="november"),
        Told("Kortere ventetid", "2024-T2", "at_risk", "5", explanation="barsel", action="vikar"),
    ],
)  # fmt: skip

_YEAR_2024 = Paper(
    "birkemose_aarsberetning_2024.html",
    [
        H(1, "Birkemose Kommune: Årsberetning 2024 for Børne- og Ungeudvalget"),
        H(2, "Opfølgning på mål"),
        H(3, "Mål 1: Flere børn trives i skolen"),
        P("Målet er opfyldt. Andelen af elever med høj trivsel blev 93 pct. i 2024 mod et mål på 92 pct."),
        H(3, "Mål 2: Færre elever har et højt fravær"),
        P("Målet er ikke opfyldt. Andelen af elever med mere end 10 pct. fravær var 13,1 pct. i 2024, mens målet var "
          "højst 12 pct."),
        P("Årsag: Fraværet i de ældste klasser er fortsat højt."),
        H(3, "Mål 3: Flere unge får en uddannelse"),
        P("Målet er delvist opfyldt. 93,2 pct. af de unge er i gang med en ungdomsuddannelse mod et mål på 94 pct."),
        H(3, "Mål 4: Kortere ventetid til psykolog"),
        P("Målet er udgået, da opgaven pr. 1. oktober er flyttet til regionen."),
    ],
    [
        Told("Flere børn trives", "2024", "met", "93"),
        Told("Færre elever", "2024", "not_met", "13.1", explanation="ældste klasser"),
        Told("Flere unge", "2024", "partly_met", "93.2"),
        Told("Kortere ventetid", "2024", "lapsed"),
    ],
)  # fmt: skip

_CARDS_2025 = Paper(
    "birkemose_maal_2025.docx",
    [
        H(1, "Birkemose Kommune: Børne- og Ungeudvalgets mål 2025"),
        P("Målene gælder for 2025."),
        H(2, "Mål 1: Færre elever har et højt fravær"),
        P("Resultatkrav: Andelen af elever med mere end 10 pct. fravær må højst være 11 pct. i 2025."),
        H(2, "Mål 2: Flere børn trives i skolen"),
        P("Resultatkrav: Andelen af elever med høj trivsel er mindst 92 pct. i 2025."),
        H(2, "Mål 3: Flere unge gennemfører en ungdomsuddannelse"),
        P("Resultatkrav: Mindst 94 pct. af de unge er i gang med en ungdomsuddannelse 15 måneder efter 9. klasse."),
        H(2, "Mål 4: Flere børn læser i fritiden"),
        P("Resultatkrav: Mindst 60 pct. af eleverne låner bøger på biblioteket hver måned i 2025."),
    ],
)  # fmt: skip

_FOUR = ("Flere børn trives", "Færre elever", "Flere unge", "Kortere ventetid")

TOWN = Series(
    "da_birkemose",
    [_CARDS_2024, _T2_2024, _YEAR_2024, _CARDS_2025],
    [
        *_same("birkemose_maal_2024.pdf", "birkemose_opfoelgning_august_2024.docx", *_FOUR),
        *_same("birkemose_opfoelgning_august_2024.docx", "birkemose_aarsberetning_2024.html", *_FOUR),
        Linked("birkemose_aarsberetning_2024.html", "birkemose_maal_2025.docx", "same", _FOUR[0], _FOUR[0]),
        Linked("birkemose_aarsberetning_2024.html", "birkemose_maal_2025.docx", "new_target", _FOUR[1], _FOUR[1]),
        Linked("birkemose_aarsberetning_2024.html", "birkemose_maal_2025.docx", "reworded", _FOUR[2], "Flere unge"),
        Linked("birkemose_aarsberetning_2024.html", "birkemose_maal_2025.docx", "dropped", _FOUR[3]),
        Linked("birkemose_aarsberetning_2024.html", "birkemose_maal_2025.docx", "new", "", "Flere børn læser"),
    ],
)
