"""A second set of invented series, written after the rules and in other layouts and words, to tell honestly how well the
first run reads what nobody had tuned on."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

G, Y, R, B = "63BE7B", "FFD966", "E06666", "9FC5E8"

# ------------------------------------------------------------------------------------------------ da: agency, sections
_FOOD_24 = Paper(
    "foedevare_resultatplan_2024.pdf",
    [
        H(1, "Resultatplan 2024 for Fødevaretilsynet"),
        P("Planen er aftalt med Ministeriet for Landbrug og omfatter perioden 1. januar - 31. december 2024."),
        H(2, "Resultatmål"),
        H(3, "Resultatmål 1: Hurtig reaktion på fødevarebårne udbrud"),
        P("Succeskriterium: 90 pct. af alle udbrud undersøges inden for 24 timer."),
        P("Frist: 31. december 2024"),
        H(3, "Resultatmål 2: Færre gentagne overtrædelser"),
        P("Succeskriterium: Andelen af virksomheder med gentagne overtrædelser falder til 6 pct."),
        H(3, "Resultatmål 3: Ny risikomodel for udvælgelse af kontrolbesøg"),
        P("Succeskriterium: Risikomodellen er taget i brug senest den 30. september 2024."),
        H(3, "Resultatmål 4: Digital selvbetjening for virksomheder"),
        P("Succeskriterium: 70 pct. af anmeldelserne modtages digitalt."),
        H(3, "Resultatmål 5: Digital selvbetjening for borgere"),
        P("Succeskriterium: 60 pct. af borgernes henvendelser modtages digitalt."),
        H(3, "Resultatmål 6: Høj medarbejdertilfredshed"),
        P("Succeskriterium: Trivselsmålingen viser mindst 5,2 på en skala fra 1 til 7."),
    ],
)  # fmt: skip

_FOOD_MID = Paper(
    "foedevare_status_juni_2024.html",
    [
        H(1, "Halvårsstatus 2024 - resultatplan for Fødevaretilsynet"),
        P("🟢 = følger planen   🟡 = mindre afvigelse   🔴 = væsentlig afvigelse"),
        T([
            ["Resultatmål", "Lys", "Bemærkninger", "Næste skridt"],
            ["1. Hurtig reaktion på fødevarebårne udbrud", "🟢", "", ""],
            ["2. Færre gentagne overtrædelser", "🟡", "Faldet er mindre end ventet i detailhandlen.", "Kampagne i august."],
            ["3. Ny risikomodel for udvælgelse af kontrolbesøg", "🔴", "Data fra kommunerne mangler.",
             "Styregruppen tager stilling i juli."],
            ["4. Digital selvbetjening for virksomheder", "🟢", "", ""],
            ["5. Digital selvbetjening for borgere", "🟢", "", ""],
            ["6. Høj medarbejdertilfredshed", "Afventer", "Målingen gennemføres i oktober.", ""],
        ]),
    ],
    [
        Told("Hurtig reaktion", "2024-H1", "on_track"),
        Told("Færre gentagne", "2024-H1", "at_risk", explanation="detailhandlen", action="Kampagne"),
        Told("Ny risikomodel", "2024-H1", "off_track", explanation="kommunerne", action="Styregruppen"),
        Told("selvbetjening for virksomheder", "2024-H1", "on_track"),
        Told("selvbetjening for borgere", "2024-H1", "on_track"),
        Told("Høj medarbejdertilfredshed", "2024-H1", "unknown", explanation="oktober"),
    ],
)  # fmt: skip

_FOOD_YEAR = Paper(
    "foedevare_aarsrapport_2024.docx",
    [
        H(1, "Fødevaretilsynet. Årsrapport for 2024"),
        H(2, "Oversigt over målopfyldelse"),
        T([
            ["Mål", "Måltal", "Realiseret 2023", "Realiseret 2024", "Opfyldt?", "Årsag til manglende opfyldelse"],
            ["1 Hurtig reaktion på fødevarebårne udbrud", "90 pct.", "86 pct.", "93 pct.", "Ja", ""],
            ["2 Færre gentagne overtrædelser", "6 pct.", "8 pct.", "6,9 pct.", "Delvist", "Kampagnen kom sent i gang."],
            ["3 Ny risikomodel for udvælgelse af kontrolbesøg", "30. september 2024", "-", "Ikke taget i brug", "Nej",
             "Data fra kommunerne blev først leveret i december."],
            ["4 Digital selvbetjening for virksomheder", "70 pct.", "52 pct.", "74 pct.", "Ja", ""],
            ["5 Digital selvbetjening for borgere", "60 pct.", "41 pct.", "63 pct.", "Ja", ""],
            ["6 Høj medarbejdertilfredshed", "5,2", "5,0", "5,3", "Ja", ""],
        ]),
    ],
    [
        Told("Hurtig reaktion", "2024", "met", "93", text="Ja"),
        Told("Færre gentagne", "2024", "partly_met", "6.9", explanation="Kampagnen"),
        Told("Ny risikomodel", "2024", "not_met", "Ikke taget i brug", explanation="december"),
        Told("selvbetjening for virksomheder", "2024", "met", "74"),
        Told("selvbetjening for borgere", "2024", "met", "63"),
        Told("Høj medarbejdertilfredshed", "2024", "met", "5.3"),
    ],
)  # fmt: skip

_FOOD_25 = Paper(
    "dyr_og_mad_resultatplan_2025.docx",
    [
        H(1, "Resultatplan 2025 for Styrelsen for Dyr og Mad"),
        P("Styrelsen for Dyr og Mad hed indtil den 1. januar 2025 Fødevaretilsynet."),
        H(2, "Resultatmål"),
        T([
            ["ID", "Resultatmål", "Succeskriterium", "Frist"],
            ["A1", "Ny risikomodel for udvælgelse af kontrolbesøg", "Risikomodellen er taget i brug.", "31. marts 2025"],
            ["A2", "Hurtig reaktion på fødevarebårne udbrud", "95 pct. af alle udbrud undersøges inden for 24 timer.",
             "31. december 2025"],
            ["A3", "Færre virksomheder overtræder reglerne flere gange",
             "Andelen af virksomheder med gentagne overtrædelser falder til 6 pct.", "31. december 2025"],
            ["B1", "Digital selvbetjening for virksomheder og borgere",
             "70 pct. af anmeldelser og henvendelser modtages digitalt.", "31. december 2025"],
            ["B2", "Bedre dyrevelfærd i slagtesvinebesætninger", "Andelen af besætninger med anmærkninger er højst 12 pct.",
             "31. december 2025"],
        ]),
    ],
)  # fmt: skip

_F = [paper.name for paper in (_FOOD_24, _FOOD_MID, _FOOD_YEAR, _FOOD_25)]
_FG = ("Hurtig reaktion", "Færre gentagne", "Ny risikomodel", "selvbetjening for virksomheder",
       "selvbetjening for borgere", "Høj medarbejdertilfredshed")  # fmt: skip
FOOD = Series(
    "da_foedevare",
    [_FOOD_24, _FOOD_MID, _FOOD_YEAR, _FOOD_25],
    [
        *(Linked(_F[0], _F[1], "same", goal, goal) for goal in _FG),
        *(Linked(_F[0], _F[2], "same", goal, goal) for goal in _FG),
        Linked(_F[0], _F[3], "new_target", _FG[0], _FG[0]),
        Linked(_F[0], _F[3], "reworded", _FG[1], "Færre virksomheder"),
        Linked(_F[0], _F[3], "new_target", _FG[2], _FG[2]),
        Linked(_F[0], _F[3], "merged", _FG[3], "virksomheder og borgere"),
        Linked(_F[0], _F[3], "merged", _FG[4], "virksomheder og borgere"),
        Linked(_F[0], _F[3], "dropped", _FG[5]),
        Linked(_F[0], _F[3], "new", "", "Bedre dyrevelfærd"),
    ],
)

# ------------------------------------------------------------------------------------------------ sv: region
_REG_24 = Paper(
    "norrsund_plan_2024.html",
    [
        H(1, "Regionplan 2024, Region Norrsund"),
        H(2, "Mål och indikatorer"),
        H(3, "Mål 1. En tillgänglig vård"),
        T([["Indikator", "Målvärde 2024"], ["Andel besök inom tre dagar i primärvården", "minst 90 %"],
           ["Andel operationer inom 90 dagar", "minst 75 %"]]),
        H(3, "Mål 2. En hållbar kollektivtrafik"),
        T([["Indikator", "Målvärde 2024"], ["Antal resor med buss och tåg (miljoner)", "14,5"]]),
        H(3, "Mål 3. En attraktiv arbetsgivare"),
        T([["Indikator", "Målvärde 2024"], ["Personalomsättning", "högst 9 %"]]),
        H(3, "Mål 4. En ekonomi i balans"),
        T([["Indikator", "Målvärde 2024"], ["Resultat i procent av skatter och bidrag", "minst 2 %"]]),
    ],
)  # fmt: skip

_REG_AUG = Paper(
    "norrsund_delarsrapport_augusti_2024.pdf",
    [
        H(1, "Delårsrapport per den 31 augusti 2024"),
        P("Region Norrsund"),
        H(2, "Måluppföljning"),
        T([
            ["Mål", "Indikator", "Målvärde", "Utfall", "Helårsprognos", "Kommentar"],
            ["En tillgänglig vård", "Andel besök inom tre dagar i primärvården", "90 %", "88 %", "", "Semesterperioden drar ned."],
            ["", "Andel operationer inom 90 dagar", "75 %", "61 %", "", "Brist på operationssjuksköterskor."],
            ["En hållbar kollektivtrafik", "Antal resor med buss och tåg (miljoner)", "14,5", "9,8", "", ""],
            ["En attraktiv arbetsgivare", "Personalomsättning", "9 %", "9,6 %", "", "Något högre än förra året."],
            ["En ekonomi i balans", "Resultat i procent av skatter och bidrag", "2 %", "0,4 %", "", "Inflationen."],
        ], fills={(1, 4): Y, (2, 4): R, (3, 4): G, (4, 4): Y, (5, 4): R}, merges=[(1, 0, 2, 0)],
           widths=(130, 200, 70, 60, 80, 180)),
        P("Färgerna betyder: grönt - målet bedöms nås, gult - målet bedöms delvis nås, rött - målet bedöms inte nås."),
    ],
    [
        Told("tillgänglig vård", "2024-T2", "at_risk", "88", measure="primärvården"),
        Told("tillgänglig vård", "2024-T2", "off_track", "61", measure="operationer", explanation="sjuksköterskor"),
        Told("kollektivtrafik", "2024-T2", "on_track", "9.8"),
        Told("attraktiv arbetsgivare", "2024-T2", "at_risk", "9.6"),
        Told("ekonomi i balans", "2024-T2", "off_track", "0.4"),
    ],
)  # fmt: skip

_REG_YEAR = Paper(
    "norrsund_arsredovisning_2024.docx",
    [
        H(1, "Årsredovisning 2024"),
        P("Region Norrsund"),
        H(2, "Regionfullmäktiges mål"),
        H(3, "Mål 1. En tillgänglig vård"),
        P("Bedömning: Målet är delvis uppfyllt"),
        T([["Indikator", "Målvärde 2024", "Utfall 2023", "Utfall 2024"],
           ["Andel besök inom tre dagar i primärvården", "90 %", "87 %", "91 %"],
           ["Andel operationer inom 90 dagar", "75 %", "63 %", "64 %"]]),
        H(3, "Mål 2. En hållbar kollektivtrafik"),
        P("Bedömning: Målet är uppfyllt"),
        T([["Indikator", "Målvärde 2024", "Utfall 2023", "Utfall 2024"],
           ["Antal resor med buss och tåg (miljoner)", "14,5", "13,9", "14,8"]]),
        H(3, "Mål 3. En attraktiv arbetsgivare"),
        P("Bedömning: Målet är inte uppfyllt"),
        T([["Indikator", "Målvärde 2024", "Utfall 2023", "Utfall 2024"], ["Personalomsättning", "9 %", "9,4 %", "9,5 %"]]),
        H(3, "Mål 4. En ekonomi i balans"),
        P("Bedömning: Målet är inte uppfyllt"),
        T([["Indikator", "Målvärde 2024", "Utfall 2023", "Utfall 2024"],
           ["Resultat i procent av skatter och bidrag", "2 %", "1,1 %", "-0,2 %"]]),
    ],
    [
        Told("tillgänglig vård", "2024", "partly_met"),
        Told("tillgänglig vård", "2024", "unknown", "91", measure="primärvården"),
        Told("tillgänglig vård", "2024", "unknown", "64", measure="operationer"),
        Told("kollektivtrafik", "2024", "met", "14.8"),
        Told("attraktiv arbetsgivare", "2024", "not_met", "9.5"),
        Told("ekonomi i balans", "2024", "not_met", "-0.2"),
    ],
)  # fmt: skip

_REG_25 = Paper(
    "norrsund_plan_2025.xlsx",
    [
        H(1, "Regionplan 2025, Region Norrsund"),
        T([
            ["Mål", "Indikator", "Målvärde 2025"],
            ["1. En tillgänglig primärvård", "Andel besök inom tre dagar i primärvården", "minst 90 %"],
            ["2. En tillgänglig specialistvård", "Andel operationer inom 90 dagar", "minst 75 %"],
            ["3. En ekonomi i balans", "Resultat i procent av skatter och bidrag", "minst 1 %"],
            ["4. Regionen är en attraktiv arbetsgivare", "Personalomsättning", "högst 9 %"],
            ["5. Ett rikt kulturliv", "Antal besök på regionens museer", "210 000"],
        ]),
    ],
)  # fmt: skip

_N = [paper.name for paper in (_REG_24, _REG_AUG, _REG_YEAR, _REG_25)]
_NG = ("tillgänglig vård", "hållbar kollektivtrafik", "attraktiv arbetsgivare", "ekonomi i balans")
REGION = Series(
    "sv_norrsund",
    [_REG_24, _REG_AUG, _REG_YEAR, _REG_25],
    [
        *(Linked(_N[0], _N[1], "same", goal, goal) for goal in _NG),
        *(Linked(_N[1], _N[2], "same", goal, goal) for goal in _NG),
        Linked(_N[2], _N[3], "split", _NG[0], "tillgänglig primärvård"),
        Linked(_N[2], _N[3], "split", _NG[0], "tillgänglig specialistvård"),
        Linked(_N[2], _N[3], "dropped", _NG[1]),
        Linked(_N[2], _N[3], "reworded", _NG[2], _NG[2]),
        Linked(_N[2], _N[3], "new_target", _NG[3], _NG[3]),
        Linked(_N[2], _N[3], "new", "", "rikt kulturliv"),
    ],
)

# ------------------------------------------------------------------------------------------------ zh: monitoring form
_EDU_24 = Paper(
    "yunling_plan_2024.html",
    [
        H(1, "云岭区教育局2024年度工作目标"),
        T([
            ["编号", "工作目标", "考核指标", "目标值", "责任科室"],
            ["1", "扩大学前教育普惠资源", "普惠性幼儿园覆盖率", "≥90%", "学前科"],
            ["2", "改善农村学校办学条件", "改造农村薄弱学校", "12所", "基建科"],
            ["3", "提升教师专业能力", "教师培训合格率", "≥95%", "人事科"],
            ["4", "推进智慧校园建设", "智慧校园达标学校", "8所", "信息中心"],
        ]),
    ],
)  # fmt: skip

_EDU_MON = Paper(
    "yunling_monitor_2024.xlsx",
    [
        H(1, "云岭区教育局2024年1-6月工作目标运行监控表"),
        T([
            ["编号", "工作目标", "考核指标", "目标值", "1-6月执行情况", "全年预计完成情况", "完成目标可能性", "原因说明"],
            ["1", "扩大学前教育普惠资源", "普惠性幼儿园覆盖率", "≥90%", "87%", "91%", "确定能", ""],
            ["2", "改善农村学校办学条件", "改造农村薄弱学校", "12所", "3所", "10所", "有可能", "资金拨付较晚"],
            ["3", "提升教师专业能力", "教师培训合格率", "≥95%", "96%", "96%", "确定能", ""],
            ["4", "推进智慧校园建设", "智慧校园达标学校", "8所", "0所", "2所", "完全不可能", "设备采购未启动"],
        ]),
    ],
    [
        Told("学前教育", "2024-H1", "on_track", "87", text="确定能"),
        Told("农村学校", "2024-H1", "at_risk", "3", explanation="资金"),
        Told("教师专业", "2024-H1", "on_track", "96"),
        Told("智慧校园", "2024-H1", "off_track", "0", explanation="采购"),
    ],
)  # fmt: skip

_EDU_SELF = Paper(
    "yunling_selfcheck_2024.docx",
    [
        H(1, "云岭区教育局2024年度工作目标完成情况自查报告"),
        H(2, "一、扩大学前教育普惠资源"),
        P("目标值：普惠性幼儿园覆盖率≥90%。"),
        P("完成情况：覆盖率达到91.5%，目标已完成。"),
        H(2, "二、改善农村学校办学条件"),
        P("目标值：改造农村薄弱学校12所。"),
        P("完成情况：改造10所，目标部分完成。"),
        P("存在问题：资金拨付较晚。"),
        P("下一步措施：剩余2所于2025年6月底前完工。"),
        H(2, "三、提升教师专业能力"),
        P("目标值：教师培训合格率≥95%。"),
        P("完成情况：合格率为97%，目标已完成。"),
        H(2, "四、推进智慧校园建设"),
        P("目标值：智慧校园达标学校8所。"),
        P("完成情况：达标1所，目标未完成。"),
        P("存在问题：设备采购滞后。"),
    ],
    [
        Told("学前教育", "2024", "met", "91.5"),
        Told("农村学校", "2024", "partly_met", "10", explanation="资金", action="2025年6月底"),
        Told("教师专业", "2024", "met", "97"),
        Told("智慧校园", "2024", "not_met", "1", explanation="采购"),
    ],
)  # fmt: skip

_EDU_25 = Paper(
    "yunling_plan_2025.pdf",
    [
        H(1, "云岭区教育局2025年度工作目标"),
        T([
            ["编号", "工作目标", "考核指标", "目标值", "责任科室"],
            ["1", "提升教师专业素养和能力", "教师培训合格率", "≥95%", "人事科"],
            ["2", "扩大学前教育普惠资源", "普惠性幼儿园覆盖率", "≥92%", "学前科"],
            ["3", "改善农村学校办学条件", "改造农村薄弱学校", "12所", "基建科"],
            ["4", "加强学生心理健康服务", "心理教师配备率", "100%", "德育科"],
        ], widths=(40, 180, 160, 80, 80)),
    ],
)  # fmt: skip

_E = [paper.name for paper in (_EDU_24, _EDU_MON, _EDU_SELF, _EDU_25)]
_EG = ("学前教育", "农村学校", "教师专业", "智慧校园")
EDUCATION = Series(
    "zh_yunling",
    [_EDU_24, _EDU_MON, _EDU_SELF, _EDU_25],
    [
        *(Linked(_E[0], _E[1], "same", goal, goal) for goal in _EG),
        *(Linked(_E[0], _E[2], "same", goal, goal) for goal in _EG),
        Linked(_E[0], _E[3], "new_target", _EG[0], _EG[0]),
        Linked(_E[0], _E[3], "same", _EG[1], _EG[1]),
        Linked(_E[0], _E[3], "reworded", _EG[2], "教师专业"),
        Linked(_E[0], _E[3], "dropped", _EG[3]),
        Linked(_E[0], _E[3], "new", "", "心理健康"),
    ],
)
