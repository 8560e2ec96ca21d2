"""A seventh set of invented documents, written when the sixth was read without a fault and before this was read once:
what its first reading missed is told in the changelog."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

G, Y, R = "92D050", "FFFF00", "FF0000"

# ------------------------------------------------------- da: a report of measures alone, causes by the goal's number
_MP = Paper(
    "maritim_maalplan_2025.docx",
    [
        H(1, "Mål- og resultatplan 2025 for Det Maritime Tilsyn"),
        P("Planen gælder for 2025."),
        T([
            ["Nr.", "Mål", "Resultatkrav"],
            ["1", "Sikre skibe", "Mindst 400 skibe synes i året"],
            ["", "", "Højst 3 ulykker med personskade"],
            ["2", "Hurtige sønæringsbeviser", "Mindst 95 pct. udstedes inden for 10 dage"],
            ["3", "Mindre papir", "Mindst 70 pct. af ansøgningerne er digitale"],
        ], merges=[(1, 0, 2, 0), (1, 1, 2, 1)]),
    ],
)  # fmt: skip
_MH = Paper(
    "maritim_halvaarsrapport_2025.pdf",
    [
        H(1, "Halvårsrapport 2025 for Det Maritime Tilsyn"),
        T([
            ["Mål", "Resultatkrav", "Resultat 1. halvår", "Forventes kravet opfyldt?"],
            ["1. Sikre skibe", "Mindst 400 skibe synes i året", "228", "Ja"],
            ["", "Højst 3 ulykker med personskade", "2", "Delvist"],
            ["2. Hurtige sønæringsbeviser", "Mindst 95 pct. udstedes inden for 10 dage", "71 pct.", "Nej"],
            ["3. Mindre papir", "Mindst 70 pct. af ansøgningerne er digitale", "66 pct.", "Ja"],
        ], merges=[(1, 0, 2, 0)], widths=(130, 170, 90, 110)),
        P("Mål 1: To ulykker skete på samme værft. Der indføres tilsyn på værftet hver måned."),
        P("Mål 2: Forsinkelsen skyldes et nyt sagssystem. Der ansættes to medarbejdere i august."),
    ],
    [
        Told("Sikre skibe", "2025-H1", "on_track", "228", measure="synes"),
        Told("Sikre skibe", "2025-H1", "at_risk", "2", measure="ulykker", explanation="samme værft", action="tilsyn på værftet"),
        Told("sønæringsbeviser", "2025-H1", "off_track", "71", explanation="nyt sagssystem", action="ansættes"),
        Told("Mindre papir", "2025-H1", "on_track", "66"),
    ],
)  # fmt: skip
MARITIME = Series(
    "da_maritim",
    [_MP, _MH],
    [Linked(_MP.name, _MH.name, "same", g, g) for g in ("Sikre skibe", "sønæringsbeviser", "Mindre papir")],
)

# ------------------------------------------------------- sv: requirement beside result, ticks under coloured heads, totals
_AP = Paper(
    "alvdala_plan_2025.html",
    [
        H(1, "Verksamhetsplan 2025 för socialnämnden i Älvdala kommun"),
        H(2, "Mål 1: Äldre känner sig trygga hemma"),
        T([["Indikator", "Utgångsvärde 2024", "Målvärde 2025"],
           ["Andel trygga med hemtjänsten", "78 %", "82 %"],
           ["Personalkontinuitet, antal personer", "15", "högst 13"]]),
        H(2, "Mål 2: Barn får hjälp i tid"),
        T([["Indikator", "Utgångsvärde 2024", "Målvärde 2025"],
           ["Utredningar klara inom fyra månader", "71 %", "90 %"]]),
        H(2, "Mål 3: Fler försörjer sig själva"),
        T([["Indikator", "Utgångsvärde 2024", "Målvärde 2025"],
           ["Hushåll med långvarigt bistånd", "210", "högst 190"]]),
    ],
)  # fmt: skip
_AD = Paper(
    "alvdala_delar_2025.xlsx",
    [
        H(1, "Delårsuppföljning 2025 socialnämnden i Älvdala kommun"),
        P("Sammanställd 3 oktober 2025"),
        T([
            ["Mål", "Indikator", "Krav", "Resultat jan–aug", "", "", "", "Analys/åtgärd"],
            ["1 Äldre känner sig trygga hemma", "Andel trygga med hemtjänsten", "82 %", "80 %", "", "x", "", ""],
            ["", "Personalkontinuitet, antal personer", "högst 13", "15", "", "", "x",
             "Fler timvikarier än väntat. Åtgärd: Fasta områden från november."],
            ["2 Barn får hjälp i tid", "Utredningar klara inom fyra månader", "90 %", "91 %", "x", "", "", ""],
            ["3 Fler försörjer sig själva", "Hushåll med långvarigt bistånd", "högst 190", "198", "", "x", "", ""],
            ["Summa", "", "", "", "1", "2", "1", ""],
        ], merges=[(1, 0, 2, 0)], fills={(0, 4): G, (0, 5): Y, (0, 6): R}),
        P("Handläggare: Mona Ek"),
    ],
    [
        Told("trygga hemma", "2025-T2", "at_risk", "80", measure="Andel trygga"),
        Told("trygga hemma", "2025-T2", "off_track", "15", measure="kontinuitet", explanation="timvikarier",
             action="Fasta områden"),
        Told("Barn får hjälp", "2025-T2", "on_track", "91"),
        Told("försörjer sig", "2025-T2", "at_risk", "198"),
    ],
)  # fmt: skip
_AB = Paper(
    "alvdala_bokslut_2025.docx",
    [
        H(1, "Årsbokslut 2025 socialnämnden i Älvdala kommun"),
        H(2, "Ekonomi"),
        P("Målet om en budget i balans är uppfyllt."),
        H(2, "Måluppföljning"),
        H(3, "1. Äldre känner sig trygga hemma"),
        P("Nämnden bedömer att målet är delvis uppfyllt."),
        T([["Indikator", "2023", "2024", "2025", "Målvärde"],
           ["Andel trygga med hemtjänsten", "76 %", "78 %", "83 %", "82 %"],
           ["Personalkontinuitet, antal personer", "16", "15", "14", "högst 13"]]),
        P("Kontinuiteten påverkades av hög sjukfrånvaro i februari. Schemana görs om under 2026."),
        H(3, "2. Barn får hjälp i tid"),
        P("Målet är uppfyllt."),
        T([["Indikator", "2023", "2024", "2025", "Målvärde"],
           ["Utredningar klara inom fyra månader", "69 %", "71 %", "92 %", "90 %"]]),
        H(3, "3. Fler försörjer sig själva"),
        P("Målet har inte nåtts. Arbetslösheten steg efter nedläggningen av sågverket."),
        T([["Indikator", "2023", "2024", "2025", "Målvärde"],
           ["Hushåll med långvarigt bistånd", "214", "210", "205", "högst 190"]]),
    ],
    [
        Told("trygga hemma", "2025", "partly_met", explanation="sjukfrånvaro", action="Schemana"),
        Told("trygga hemma", "2025", "unknown", "83", measure="Andel trygga"),
        Told("trygga hemma", "2025", "unknown", "14", measure="kontinuitet"),
        Told("Barn får hjälp", "2025", "met"),
        Told("Barn får hjälp", "2025", "unknown", "92", measure="Utredningar"),
        Told("försörjer sig", "2025", "not_met", explanation="sågverket"),
        Told("försörjer sig", "2025", "unknown", "205", measure="Hushåll"),
    ],
)  # fmt: skip
SOCIAL = Series(
    "sv_alvdala",
    [_AP, _AD, _AB],
    [Linked(_AP.name, other.name, "same", g, g) for other in (_AD, _AB)
     for g in ("trygga hemma", "Barn får hjälp", "försörjer sig")],
)  # fmt: skip

# ------------------------------------------------------- zh: lights by letter, a report in items with a table behind it
_XP = Paper(
    "xiling_tasks_2025.html",
    [
        H(1, "西岭区住房和建设局2025年度重点工作目标任务书"),
        T([
            ["序号", "工作目标", "考核指标", "完成时限", "责任科室"],
            ["1", "推进老旧小区改造", "完成改造小区20个", "2025年11月底", "更新科"],
            ["2", "加大保障性住房供给", "筹集保障性租赁住房1500套", "2025年12月底", "保障科"],
            ["", "", "公租房分配率达到95%", "2025年12月底", "保障科"],
            ["3", "加强建筑工地扬尘治理", "在建工地扬尘达标率100%", "2025年12月底", "质安科"],
        ], merges=[(2, 0, 3, 0), (2, 1, 3, 1)]),
    ],
)  # fmt: skip
_XQ = Paper(
    "xiling_progress_2025.docx",
    [
        H(1, "西岭区住房和建设局2025年三季度重点工作推进情况表"),
        P("填报时间:2025年10月9日"),
        T([
            ["序号", "工作目标", "考核指标", "三季度进展情况", "等级", "存在问题及下一步措施"],
            ["1", "推进老旧小区改造", "完成改造小区20个", "完工14个,在建6个", "A", ""],
            ["2", "加大保障性住房供给", "筹集保障性租赁住房1500套", "760套", "C",
             "存在问题:两个地块未完成征收。下一步措施:11月底前交地。"],
            ["", "", "公租房分配率达到95%", "93%", "B", ""],
            ["3", "加强建筑工地扬尘治理", "在建工地扬尘达标率100%", "100%", "A", ""],
        ], merges=[(2, 0, 3, 0), (2, 1, 3, 1)]),
        P("注:A=正常推进,B=略有滞后,C=严重滞后。"),
        P("审核人:高远"),
    ],
    [
        Told("老旧小区", "2025-Q3", "on_track", measure="改造小区"),
        Told("保障性住房", "2025-Q3", "off_track", "760", measure="筹集", explanation="征收", action="交地"),
        Told("保障性住房", "2025-Q3", "at_risk", "93", measure="公租房"),
        Told("扬尘", "2025-Q3", "on_track", "100"),
    ],
)  # fmt: skip
_XR = Paper(
    "xiling_report_2025.html",
    [
        H(1, "西岭区住房和建设局2025年度工作目标完成情况报告"),
        H(2, "一、目标完成情况"),
        P("1.推进老旧小区改造:全年完工21个。"),
        P("2.加大保障性住房供给:筹集房源1210套,由于两个地块未完成征收,未达到目标。计划2026年上半年补齐。"),
        P("3.加强建筑工地扬尘治理:达标率100%。"),
        H(2, "二、附表"),
        T([
            ["工作目标", "指标", "目标值", "实际完成", "是否完成"],
            ["推进老旧小区改造", "改造小区数量", "20个", "21个", "是"],
            ["加大保障性住房供给", "保障性租赁住房筹集套数", "1500套", "1210套", "否"],
            ["", "公租房分配率", "95%", "96%", "是"],
            ["加强建筑工地扬尘治理", "工地扬尘达标率", "100%", "100%", "是"],
            ["总分", "", "", "", ""],
        ], merges=[(2, 0, 3, 0)]),
    ],
    [
        Told("老旧小区", "2025", "met", "21"),
        Told("保障性住房", "2025", "not_met", "1210", measure="筹集", explanation="征收", action="补齐"),
        Told("保障性住房", "2025", "met", "96", measure="公租房"),
        Told("扬尘", "2025", "met", "100"),
    ],
)  # fmt: skip
HOUSING = Series(
    "zh_xiling",
    [_XP, _XQ, _XR],
    [Linked(_XP.name, other.name, "same", g, g) for other in (_XQ, _XR) for g in ("老旧小区", "保障性住房", "扬尘")],
)

SEVENTH = [MARITIME, SOCIAL, HOUSING]
