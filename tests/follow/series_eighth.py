"""An eighth set of invented documents, written after the seventh and read once before anything was mended for it."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

# ------------------------------------------------------- da: a report that prints measures alone
_VP = Paper(
    "vandforsyning_plan_2025.html",
    [
        H(1, "Mål- og resultatplan 2025 for Vandstyrelsen"),
        P("Planen gælder for kalenderåret 2025."),
        T([
            ["Mål", "Resultatkrav"],
            ["Rent drikkevand", "Mindst 98 pct. af prøverne overholder kravene"],
            ["", "Mindst 60 boringer undersøges for PFAS"],
            ["Hurtig vejledning af kommunerne", "Mindst 90 pct. af spørgsmålene besvares inden for 7 dage"],
            ["Mindre vandspild", "Ledningstabet er højst 7 pct."],
        ], merges=[(1, 0, 2, 0)]),
    ],
)  # fmt: skip
_VR = Paper(
    "vandforsyning_2kvartal_2025.docx",
    [
        H(1, "Vandstyrelsen: kvartalsopfølgning, 2. kvartal 2025"),
        P("Grøn: på sporet. Gul: opmærksomhed. Rød: kritisk."),
        T([
            ["Resultatkrav", "Status", "Resultat", "Bemærkning"],
            ["Mindst 98 pct. af prøverne overholder kravene", "Grøn", "98,6 pct.", ""],
            ["Mindst 60 boringer undersøges for PFAS", "Rød", "11", "Laboratoriet mangler kapacitet."],
            ["Mindst 90 pct. af spørgsmålene besvares inden for 7 dage", "Gul", "84 pct.", ""],
            ["Ledningstabet er højst 7 pct.", "Grøn", "6,9 pct.", ""],
        ]),
    ],
    [
        Told("98 pct. af prøverne", "2025-Q2", "on_track", "98.6"),
        Told("PFAS", "2025-Q2", "off_track", "11", explanation="kapacitet"),
        Told("spørgsmålene", "2025-Q2", "at_risk", "84"),
        Told("Ledningstabet", "2025-Q2", "on_track", "6.9"),
    ],
)  # fmt: skip
WATER = Series(
    "da_vand",
    [_VP, _VR],
    [
        Linked(_VP.name, _VR.name, "same", "Rent drikkevand", "98 pct. af prøverne"),
        Linked(_VP.name, _VR.name, "same", "Rent drikkevand", "PFAS"),
        Linked(_VP.name, _VR.name, "same", "Hurtig vejledning", "spørgsmålene"),
        Linked(_VP.name, _VR.name, "same", "Mindre vandspild", "Ledningstabet"),
    ],
)  # fmt: skip

# ------------------------------------------------------- sv: three tertials of one year, letters explained in a table
_TT = Paper(
    "rimsta_bokslut_2025.xlsx",
    [
        H(1, "Rimsta kommun, måluppföljning tertial 3 2025"),
        T([
            ["Mål", "Indikator", "Mål 2025", "T1", "", "T2", "", "T3", "", "Orsak", "Åtgärder framåt"],
            ["", "", "", "Utfall", "Bedömning", "Utfall", "Bedömning", "Utfall", "Bedömning", "", ""],
            ["Skolan når alla elever", "Behöriga till gymnasiet", "92 %", "–", "", "89 %", "D", "91 %", "D",
             "Många nyanlända i åk 9.", "Lovskola i juni 2026."],
            ["", "Elever med godkänd läsning i åk 3", "85 %", "80 %", "D", "83 %", "D", "86 %", "H", "", ""],
            ["Kommunen växer", "Nya bostäder", "120", "12", "L", "30", "L", "41", "L",
             "Två exploatörer drog sig ur.", "Ny markanvisning i mars."],
        ], head=2, merges=[(0, 3, 0, 4), (0, 5, 0, 6), (0, 7, 0, 8), (2, 0, 3, 0)]),
        T([["Bedömning", "Betydelse"], ["H", "Målet är uppnått"], ["D", "Målet är delvis uppnått"], ["L", "Målet är inte uppnått"]]),
    ],
    [
        Told("Skolan når", "2025-T2", "partly_met", "89", measure="Behöriga"),
        Told("Skolan når", "2025-T3", "partly_met", "91", measure="Behöriga", explanation="nyanlända", action="Lovskola"),
        Told("Skolan når", "2025-T1", "partly_met", "80", measure="läsning"),
        Told("Skolan når", "2025-T2", "partly_met", "83", measure="läsning"),
        Told("Skolan når", "2025-T3", "met", "86", measure="läsning"),
        Told("Kommunen växer", "2025-T1", "not_met", "12"),
        Told("Kommunen växer", "2025-T2", "not_met", "30"),
        Told("Kommunen växer", "2025-T3", "not_met", "41", explanation="exploatörer", action="markanvisning"),
    ],
)  # fmt: skip
TERTIALS = Series("sv_rimsta", [_TT])

# ------------------------------------------------------- zh: ticks under three lights, unlabelled causes, a form's foot
_YM = Paper(
    "yunhe_monitor_2025.docx",
    [
        H(1, "云河市农业农村局2025年上半年绩效目标监控情况表"),
        T([
            ["绩效目标", "指标", "年度指标值", "上半年完成值", "亮灯", "", "", "未完成原因"],
            ["", "", "", "", "绿灯", "黄灯", "红灯", ""],
            ["提升粮食综合生产能力", "高标准农田建设面积", "3万亩", "1.6万亩", "✓", "", "", ""],
            ["", "粮食播种面积", "≥82万亩", "79万亩", "", "✓", "", "春旱影响播种进度"],
            ["防控重大动物疫病", "强制免疫密度", "≥90%", "72%", "", "", "✓", "防疫员缺口18人"],
        ], head=2, merges=[(0, 4, 0, 6), (2, 0, 3, 0), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 7, 1, 7)]),
        P("填报人:罗云 联系电话:0000-0000000"),
    ],
    [
        Told("粮食综合", "2025-H1", "on_track", "1.6", measure="高标准"),
        Told("粮食综合", "2025-H1", "at_risk", "79", measure="播种面积", explanation="春旱"),
        Told("动物疫病", "2025-H1", "off_track", "72", explanation="防疫员"),
    ],
)  # fmt: skip
_YE = Paper(
    "yunhe_selfeval_2025.pdf",
    [
        H(1, "云河市农业农村局2025年度部门整体绩效自评表"),
        T([
            ["绩效目标", "指标", "年度指标值", "实际完成值", "分值", "得分", "未完成原因及改进措施"],
            ["提升粮食综合生产能力", "高标准农田建设面积", "3万亩", "3万亩", "30", "30", ""],
            ["", "粮食播种面积", "≥82万亩", "80.5万亩", "30", "27", "原因:春旱。措施:扩种晚粮。"],
            ["防控重大动物疫病", "强制免疫密度", "≥90%", "91%", "40", "40", ""],
            ["合计", "", "", "", "100", "97", ""],
        ], merges=[(1, 0, 2, 0)], widths=(110, 110, 80, 80, 40, 40, 130)),
        P("填报人:罗云"),
    ],
    [
        Told("粮食综合", "2025", "met", "3", measure="高标准"),
        Told("粮食综合", "2025", "partly_met", "80.5", measure="播种面积", explanation="春旱", action="晚粮"),
        Told("动物疫病", "2025", "met", "91"),
    ],
)  # fmt: skip
FARMING = Series("zh_yunhe", [_YM, _YE], [Linked(_YM.name, _YE.name, "same", g, g) for g in ("粮食综合", "动物疫病")])

# ------------------------------------------------------- nb: half a year with lights in letters, a year judged in prose
_NH = Paper(
    "havvakt_halvaar_2025.html",
    [
        H(1, "Halvårsrapport 2025 for Havvakten"),
        P("G = i rute, Y = risiko for avvik, R = målet nås ikke"),
        T([
            ["Mål", "Indikator", "Resultatkrav", "Resultat per 30.6.", "Status", "Årsak og tiltak"],
            ["Trygg ferdsel langs kysten", "Andel fyr i drift", "99 prosent", "98,1 prosent", "Y",
             "Lynnedslag i mai. Tiltak: Nye batterier bestilt."],
            ["Rask respons", "Median utrykningstid i minutter", "høyst 15", "14", "G", ""],
        ]),
    ],
    [
        Told("Trygg ferdsel", "2025-H1", "at_risk", "98.1", explanation="Lynnedslag", action="batterier"),
        Told("Rask respons", "2025-H1", "on_track", "14"),
    ],
)  # fmt: skip
COAST = Series("nb_havvakt", [_NH])

EIGHTH = [WATER, TERTIALS, FARMING, COAST]
