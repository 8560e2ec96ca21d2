"""A fourth set of invented documents, for the forms that the first three left out."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

G, Y, R = "C6EFCE", "FFEB9C", "FFC7CE"  # the pale lights of a spreadsheet's own conditional formats

# ------------------------------------------------------------------------------------------------ zh: the official form
_OFFICIAL = Paper(
    "jinshan_selfeval_2024.docx",
    [
        H(1, "部门预算项目支出绩效自评表"),
        P("(2024年度)"),
        T([
            ["项目名称", "农村公路养护", "", "", "", "", "", ""],
            ["主管部门", "金山县交通运输局", "", "实施单位", "", "公路养护中心", "", ""],
            ["项目资金(万元)", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            ["", "年度资金总额", "500", "520", "494", "10", "95%", "9.5"],
            ["年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""],
            ["", "完成农村公路日常养护,提高公路通行能力和安全水平。", "", "",
             "完成全县农村公路日常养护,公路通行能力明显提高。", "", "", ""],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
            ["产出指标", "数量指标", "养护公路里程", "≥320公里", "326公里", "20", "20", ""],
            ["", "质量指标", "优良中等路率", "≥85%", "83%", "20", "17", "雨季水毁严重,2025年加强预防性养护"],
            ["", "时效指标", "养护任务按期完成率", "100%", "100%", "10", "10", ""],
            ["效益指标", "社会效益指标", "群众出行条件改善情况", "明显改善", "明显改善", "30", "30", ""],
            ["满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "92%", "10", "10", ""],
        ], head=0, merges=[(0, 1, 0, 7), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 7), (2, 0, 3, 0), (4, 0, 5, 0),
                           (4, 1, 4, 3), (4, 4, 4, 7), (5, 1, 5, 3), (5, 4, 5, 7), (7, 0, 9, 0)]),
    ],
    [
        Told("农村公路日常养护", "2024", "met", "326", measure="养护公路里程"),
        Told("农村公路日常养护", "2024", "partly_met", "83", measure="优良中等路率", explanation="水毁"),
        Told("农村公路日常养护", "2024", "met", "100", measure="按期完成率"),
        Told("农村公路日常养护", "2024", "met", "明显改善", measure="群众出行"),
        Told("农村公路日常养护", "2024", "met", "92", measure="群众满意度"),
    ],
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ da: three tertials
_TERTIALS = Paper(
    "skovby_tertialer_2024.xlsx",
    [
        H(1, "Skovby Kommune - tertialopfølgning 2024 på direktionens mål"),
        T([
            ["Mål", "Indikator", "Måltal", "Status", "", "", "Resultat", "", "", "Bemærkninger"],
            ["", "", "", "T1", "T2", "T3", "T1", "T2", "T3", ""],
            ["Hurtigere byggesager", "Gennemsnitlig sagsbehandlingstid i dage", "45", "", "", "", "61", "52", "44",
             "Ny vagtordning fra maj."],
            ["Flere borgere på digital post", "Andel tilmeldte borgere", "95 %", "", "", "", "93 %", "94 %", "94 %", ""],
            ["Færre sygedage", "Sygedage pr. medarbejder", "10", "", "", "", "3,9", "7,6", "12,2", "Influenza i november."],
        ], head=2, merges=[(0, 3, 0, 5), (0, 6, 0, 8)],
           fills={(2, 3): R, (2, 4): Y, (2, 5): G, (3, 3): Y, (3, 4): G, (3, 5): Y, (4, 3): G, (4, 4): G, (4, 5): R}),
        T([["Forklaring", ""], ["", "Målet forventes nået eller er nået"], ["", "Målet er i risiko"], ["", "Målet forventes ikke nået"]],
          head=1, fills={(1, 0): G, (2, 0): Y, (3, 0): R}),
    ],
    [
        Told("Hurtigere byggesager", "2024-T1", "off_track", "61"),
        Told("Hurtigere byggesager", "2024-T2", "at_risk", "52"),
        Told("Hurtigere byggesager", "2024-T3", "on_track", "44"),
        Told("Flere borgere", "2024-T1", "at_risk", "93"),
        Told("Flere borgere", "2024-T2", "on_track", "94"),
        Told("Flere borgere", "2024-T3", "at_risk", "94"),
        Told("Færre sygedage", "2024-T1", "on_track", "3.9"),
        Told("Færre sygedage", "2024-T2", "on_track", "7.6"),
        Told("Færre sygedage", "2024-T3", "off_track", "12.2", explanation="Influenza"),
    ],
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ sv: agency, prose
_AGENCY_PLAN = Paper(
    "sjofart_plan_2024.docx",
    [
        H(1, "Verksamhetsplan 2024 för Kustinspektionen"),
        H(2, "Mål 2024"),
        T([
            ["Mål", "Mått", "Målnivå"],
            ["Snabbare tillståndsprövning", "Andel ärenden som avgörs inom 60 dagar", "minst 80 procent"],
            ["Fler inspektioner av fritidsbåtar", "Antal inspektioner", "minst 1 200"],
            ["Nytt ärendehanteringssystem", "Systemet är i drift", "senast den 30 september 2024"],
        ]),
        P("Målen följs upp i delårsrapporten och i årsredovisningen."),
    ],
)  # fmt: skip

_AGENCY_YEAR = Paper(
    "sjofart_arsredovisning_2024.pdf",
    [
        H(1, "Kustinspektionens årsredovisning 2024"),
        H(2, "Resultatredovisning"),
        H(3, "Snabbare tillståndsprövning"),
        P("Målet är uppnått. Under 2024 avgjordes 84 procent av ärendena inom 60 dagar, jämfört med 71 procent 2023."),
        H(3, "Fler inspektioner av fritidsbåtar"),
        P("Målet är delvis uppnått. Kustinspektionen genomförde 1 090 inspektioner mot planerade 1 200. "
          "Det beror på att två båtar var på varv under våren."),
        H(3, "Nytt ärendehanteringssystem"),
        P("Målet är inte uppnått. Systemet togs inte i drift under 2024. Införandet planeras till mars 2025."),
    ],
    [
        Told("Snabbare tillstånd", "2024", "met", "84"),
        Told("Fler inspektioner", "2024", "partly_met", "1090", explanation="varv"),
        Told("Nytt ärende", "2024", "not_met"),
    ],
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ da: letters
_LETTERS = Paper(
    "politi_halvaar_2025.pdf",
    [
        H(1, "Halvårsopfølgning 2025 - Østkredsens mål- og resultatplan"),
        P("G = grøn (målet forventes nået), Y = gul (målet er i risiko), R = rød (målet forventes ikke nået)"),
        T([
            ["#", "Mål", "R/Y/G", "Forklaring på afvigelse", "Korrigerende handling"],
            ["1.1", "Kortere responstid", "G", "", ""],
            ["1.2", "Flere opklarede indbrud", "Y", "Efterforskere udlånt til landsdækkende sag.", "Udlånet ophører 1. august."],
            ["2.1", "Færre verserende sager over 180 dage", "R", "Flere store sager i foråret.", "Sagerne samles i en gruppe."],
        ], widths=(30, 200, 60, 230, 200)),
    ],
    [
        Told("Kortere responstid", "2025-H1", "on_track", text="G"),
        Told("Flere opklarede", "2025-H1", "at_risk", explanation="Efterforskere", action="Udlånet"),
        Told("Færre verserende", "2025-H1", "off_track", explanation="store sager", action="gruppe"),
    ],
)  # fmt: skip

MIXED = [
    Series("zh_jinshan", [_OFFICIAL]),
    Series("da_skovby", [_TERTIALS]),
    Series(
        "sv_kust",
        [_AGENCY_PLAN, _AGENCY_YEAR],
        [
            Linked(_AGENCY_PLAN.name, _AGENCY_YEAR.name, "same", goal, goal)
            for goal in ("Snabbare tillstånd", "Fler inspektioner", "Nytt ärende")
        ],
    ),
    Series("da_oestkreds", [_LETTERS]),
]
