"""A third set of invented series, written after the second was read without a fault: again other layouts and words."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

# ------------------------------------------------------------------------------------------------ da: points, renumbered
_LIB_22 = Paper(
    "arkivet_kontrakt_2022.docx",
    [
        H(1, "Resultatkontrakt 2022 - Landsarkivet"),
        P("Kontrakten er indgået mellem Landsarkivet og Kulturministeriets departement. Kontrakten gælder for 2022."),
        H(2, "Oversigt over mål"),
        T([
            ["Mål nr.", "Mål", "Målepunkt", "Vægt"],
            ["1", "Hurtigere svar til borgere", "85 pct. af henvendelserne besvares inden for 5 arbejdsdage", "20"],
            ["2", "Flere digitaliserede arkivalier", "Der digitaliseres mindst 3 mio. sider", "30"],
            ["3", "Bedre klimastyring i magasinerne", "Udsving i luftfugtighed overstiger højst 10 dage", "20"],
            ["4", "Undervisning og formidling", "Mindst 12.000 deltagere i undervisning og omvisninger", "30"],
        ]),
    ],
)  # fmt: skip

_LIB_22_REP = Paper(
    "arkivet_opgoerelse_2022.pdf",
    [
        H(1, "Opgørelse af resultatkontrakt 2022 - Landsarkivet"),
        P("Landsarkivet opnåede 82 ud af 100 point i 2022."),
        T([
            ["Mål", "Målepunkt", "Maks. point", "Opnåede point", "Resultat", "Kommentar"],
            ["1. Hurtigere svar til borgere", "85 pct. af henvendelserne besvares inden for 5 arbejdsdage", "20", "20",
             "91 pct.", ""],
            ["2. Flere digitaliserede arkivalier", "Der digitaliseres mindst 3 mio. sider", "30", "12", "1,9 mio. sider",
             "Scanneren var ude af drift i to måneder."],
            ["3. Bedre klimastyring i magasinerne", "Udsving i luftfugtighed overstiger højst 10 dage", "20", "0",
             "24 dage", "Anlægget er fra 1994."],
            ["4. Undervisning og formidling", "Mindst 12.000 deltagere i undervisning og omvisninger", "30", "30",
             "13.450 deltagere", ""],
        ], widths=(140, 200, 60, 70, 100, 150)),
    ],
    [
        Told("Hurtigere svar", "2022", "met", "91"),
        Told("Flere digitaliserede", "2022", "partly_met", "1.9", explanation="Scanneren"),
        Told("Bedre klimastyring", "2022", "not_met", "24", explanation="1994"),
        Told("Undervisning", "2022", "met", "13450"),
    ],
)  # fmt: skip

_LIB_23 = Paper(
    "arkivet_kontrakt_2023.html",
    [
        H(1, "Resultatkontrakt 2023 - Landsarkivet"),
        P("Kontrakten gælder for 2023."),
        H(2, "Mål"),
        H(3, "Mål A: Flere digitaliserede arkivalier"),
        P("Målepunkt: Der digitaliseres mindst 2,5 mio. sider i 2023."),
        H(3, "Mål B: Undervisning"),
        P("Målepunkt: Mindst 8.000 deltagere i undervisning."),
        H(3, "Mål C: Formidling"),
        P("Målepunkt: Mindst 4.000 deltagere i omvisninger og foredrag."),
        H(3, "Mål D: Hurtige svar til borgerne"),
        P("Målepunkt: 85 pct. af henvendelserne besvares inden for 5 arbejdsdage."),
        H(3, "Mål E: Nye læsesalspladser"),
        P("Målepunkt: Der indrettes 20 nye læsesalspladser inden udgangen af 2023."),
    ],
)  # fmt: skip

_LIB_23_Q3 = Paper(
    "arkivet_status_q3_2023.docx",
    [
        H(1, "Landsarkivet: Statusrapport for 3. kvartal 2023"),
        T([
            ["Mål", "Status", "Forventning til året", "Hvad gør vi nu?"],
            ["Mål A: Flere digitaliserede arkivalier", "2,1 mio. sider er digitaliseret", "Målet forventes nået", ""],
            ["Mål B: Undervisning", "5.200 deltagere", "Målet forventes delvist nået", "Skolerne får tilbud om aftenhold."],
            ["Mål C: Formidling", "3.900 deltagere", "Målet forventes nået", ""],
            ["Mål D: Hurtige svar til borgerne", "79 pct.", "Målet forventes ikke nået", "To studenter ansættes."],
            ["Mål E: Nye læsesalspladser", "12 pladser er indrettet", "Målet forventes nået", ""],
        ]),
    ],
    [
        Told("Flere digitaliserede", "2023-Q3", "on_track", "2.1"),
        Told("Undervisning", "2023-Q3", "at_risk", "5200", action="aftenhold"),
        Told("Formidling", "2023-Q3", "on_track", "3900"),
        Told("Hurtige svar", "2023-Q3", "off_track", "79", action="studenter"),
        Told("Nye læsesalspladser", "2023-Q3", "on_track", "12"),
    ],
)  # fmt: skip

_L = [paper.name for paper in (_LIB_22, _LIB_22_REP, _LIB_23, _LIB_23_Q3)]
ARCHIVE = Series(
    "da_arkivet",
    [_LIB_22, _LIB_22_REP, _LIB_23, _LIB_23_Q3],
    [
        *(Linked(_L[0], _L[1], "same", g, g) for g in ("Hurtigere svar", "Flere digital", "Bedre klima", "Undervisning")),
        Linked(_L[0], _L[2], "reworded", "Hurtigere svar", "Hurtige svar"),
        Linked(_L[0], _L[2], "new_target", "Flere digital", "Flere digital"),
        Linked(_L[0], _L[2], "dropped", "Bedre klima"),
        Linked(_L[0], _L[2], "split", "Undervisning og formidling", "Undervisning"),
        Linked(_L[0], _L[2], "split", "Undervisning og formidling", "Formidling"),
        Linked(_L[0], _L[2], "new", "", "Nye læsesalspladser"),
        *(Linked(_L[2], _L[3], "same", g, g) for g in ("Flere digital", "Undervisning", "Formidling", "Hurtige svar",
                                                       "Nye læsesal")),
    ],
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ sv: school board, text
_SCH_23 = Paper(
    "barnby_mal_2023.docx",
    [
        H(1, "Mål och budget 2023 för utbildningsnämnden i Barnby kommun"),
        H(2, "Mål för 2023"),
        T([
            ["Nämndmål", "Indikator", "Utfall 2022", "Mål 2023"],
            ["Alla elever når kunskapskraven", "Andel elever i åk 9 som är behöriga till gymnasiet", "82 %", "86 %"],
            ["Trygga elever", "Andel elever som känner sig trygga i skolan", "88 %", "92 %"],
            ["Behöriga lärare", "Andel lärare med legitimation", "74 %", "80 %"],
            ["Färre frånvarande elever", "Andel elever med mer än 15 % frånvaro", "14 %", "10 %"],
        ]),
    ],
)  # fmt: skip

_SCH_T1 = Paper(
    "barnby_tertial1_2023.html",
    [
        H(1, "Uppföljning tertial 1 2023, utbildningsnämnden i Barnby kommun"),
        T([
            ["Nämndmål", "Status", "Trend", "Analys", "Åtgärder"],
            ["Alla elever når kunskapskraven", "😐", "→", "Resultaten i matematik är svaga.", "Lovskola i juni."],
            ["Trygga elever", "🙂", "↑", "", ""],
            ["Behöriga lärare", "☹", "↓", "Tre lärare har slutat.", "Rekrytering pågår."],
            ["Färre frånvarande elever", "Mätning saknas", "", "", ""],
        ]),
        P("🙂 Målet bedöms nås   😐 Målet bedöms delvis nås   ☹ Målet bedöms inte nås"),
    ],
    [
        Told("kunskapskraven", "2023-T1", "at_risk", explanation="matematik", action="Lovskola"),
        Told("Trygga elever", "2023-T1", "on_track"),
        Told("Behöriga lärare", "2023-T1", "off_track", explanation="slutat", action="Rekrytering"),
        Told("Färre frånvarande", "2023-T1", "unknown"),
    ],
)  # fmt: skip

_SCH_YEAR = Paper(
    "barnby_bokslut_2023.pdf",
    [
        H(1, "Verksamhetsberättelse 2023"),
        P("Utbildningsnämnden i Barnby kommun"),
        H(2, "Nämndens måluppfyllelse"),
        H(3, "Alla elever når kunskapskraven"),
        P("Måluppfyllelse: Delvis uppfyllt"),
        P("Resultat: 84 procent av eleverna i åk 9 är behöriga till gymnasiet."),
        P("Analys: Resultaten i matematik har förbättrats men inte tillräckligt."),
        H(3, "Trygga elever"),
        P("Måluppfyllelse: Uppfyllt"),
        P("Resultat: 93 procent av eleverna känner sig trygga i skolan."),
        H(3, "Behöriga lärare"),
        P("Måluppfyllelse: Ej uppfyllt"),
        P("Resultat: 73 procent av lärarna har legitimation."),
        P("Åtgärder: Kommunen erbjuder betald vidareutbildning från hösten 2024."),
        H(3, "Färre frånvarande elever"),
        P("Måluppfyllelse: Avfört"),
        P("Analys: Målet ersätts av regionens gemensamma närvaromål."),
    ],
    [
        Told("kunskapskraven", "2023", "partly_met", "84", explanation="matematik"),
        Told("Trygga elever", "2023", "met", "93"),
        Told("Behöriga lärare", "2023", "not_met", "73", action="vidareutbildning"),
        Told("Färre frånvarande", "2023", "lapsed", explanation="närvaromål"),
    ],
)  # fmt: skip

_SCH_24 = Paper(
    "barnby_mal_2024.xlsx",
    [
        H(1, "Mål och budget 2024 för barn- och utbildningsnämnden i Barnby kommun"),
        T([
            ["Nr", "Nämndmål", "Indikator", "Mål 2024"],
            ["1", "Trygga barn och elever", "Andel elever som känner sig trygga i skolan", "92 %"],
            ["2", "Alla elever når kunskapskraven", "Andel elever i åk 9 som är behöriga till gymnasiet", "88 %"],
            ["3", "Behöriga lärare", "Andel lärare med legitimation", "80 %"],
            ["4", "Fler barn i förskola", "Andel barn 3-5 år inskrivna i förskola", "97 %"],
        ]),
    ],
)  # fmt: skip

_S = [paper.name for paper in (_SCH_23, _SCH_T1, _SCH_YEAR, _SCH_24)]
_SG = ("kunskapskraven", "Trygga elever", "Behöriga lärare", "Färre frånvarande")
SCHOOL = Series(
    "sv_barnby",
    [_SCH_23, _SCH_T1, _SCH_YEAR, _SCH_24],
    [
        *(Linked(_S[0], _S[1], "same", goal, goal) for goal in _SG),
        *(Linked(_S[1], _S[2], "same", goal, goal) for goal in _SG),
        Linked(_S[2], _S[3], "new_target", _SG[0], _SG[0]),
        Linked(_S[2], _S[3], "reworded", _SG[1], "Trygga barn"),
        Linked(_S[2], _S[3], "same", _SG[2], _SG[2]),
        Linked(_S[2], _S[3], "dropped", _SG[3]),
        Linked(_S[2], _S[3], "new", "", "Fler barn"),
    ],
)

# ------------------------------------------------------------------------------------------------ zh: department form
_HEAD = ["年度主要任务", "预期目标", "权重"]
_HEALTH_23 = Paper(
    "baishan_goals_2023.docx",
    [
        H(1, "白山区卫生健康局2023年度绩效目标"),
        T([
            ["序号", "绩效目标", "绩效指标", "指标值", "分值"],
            ["1", "提高家庭医生签约服务水平", "重点人群签约率", "≥80%", "30"],
            ["2", "加强基层医疗机构能力建设", "达标乡镇卫生院数量", "6个", "30"],
            ["3", "提升居民健康素养", "居民健康素养水平", "≥30%", "20"],
            ["4", "做好老年人健康管理", "老年人健康管理率", "≥72%", "20"],
        ]),
    ],
)  # fmt: skip

_HEALTH_SELF = Paper(
    "baishan_selfeval_2023.pdf",
    [
        H(1, "白山区卫生健康局2023年度绩效自评表"),
        T([
            ["序号", "绩效目标", "绩效指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因", "改进措施"],
            ["1", "提高家庭医生签约服务水平", "重点人群签约率", "≥80%", "83.2%", "30", "30", "", ""],
            ["2", "加强基层医疗机构能力建设", "达标乡镇卫生院数量", "6个", "4个", "30", "20", "设备未到位", "2024年一季度完成采购"],
            ["3", "提升居民健康素养", "居民健康素养水平", "≥30%", "31%", "20", "20", "", ""],
            ["4", "做好老年人健康管理", "老年人健康管理率", "≥72%", "未开展统计", "20", "0", "信息系统改造", "恢复统计"],
        ], widths=(35, 130, 110, 70, 80, 40, 40, 90, 120)),
    ],
    [
        Told("家庭医生", "2023", "met", "83.2"),
        Told("基层医疗", "2023", "partly_met", "4", explanation="设备", action="采购"),
        Told("健康素养", "2023", "met", "31"),
        Told("老年人", "2023", "not_met", "未开展", explanation="系统", action="恢复"),
    ],
)  # fmt: skip

_HEALTH_24 = Paper(
    "baishan_goals_2024.xlsx",
    [
        H(1, "白山区卫生健康局2024年度绩效目标"),
        T([
            ["序号", "绩效目标", "绩效指标", "指标值"],
            ["1", "做好老年人和慢性病患者健康管理", "老年人健康管理率", "≥72%"],
            ["2", "提高家庭医生签约服务质量", "重点人群签约率", "≥80%"],
            ["3", "加强基层医疗机构能力建设", "达标乡镇卫生院数量", "8个"],
            ["4", "推进托育服务发展", "每千人口托位数", "4.5个"],
        ]),
    ],
)  # fmt: skip

_HEALTH_MAY = Paper(
    "baishan_progress_may_2024.html",
    [
        H(1, "白山区卫生健康局2024年5月重点工作推进情况"),
        P("灯号说明：蓝灯表示提前完成，绿灯表示正常推进，黄灯表示进展缓慢，红灯表示严重滞后。"),
        T([
            ["序号", "绩效目标", "进展情况", "灯号", "下一步打算"],
            ["1", "做好老年人和慢性病患者健康管理", "管理率达到58%", "绿灯", ""],
            ["2", "提高家庭医生签约服务质量", "签约率81%", "蓝灯", ""],
            ["3", "加强基层医疗机构能力建设", "2个达标", "黄灯", "6月完成设备安装"],
            ["4", "推进托育服务发展", "每千人口托位3.1个", "红灯", "召开专题会议"],
        ]),
    ],
    [
        Told("老年人", "2024-05", "on_track", "58"),
        Told("家庭医生", "2024-05", "met", "81", text="蓝灯"),
        Told("基层医疗", "2024-05", "at_risk", "2", action="设备"),
        Told("托育", "2024-05", "off_track", "3.1", action="专题"),
    ],
)  # fmt: skip

_B = [paper.name for paper in (_HEALTH_23, _HEALTH_SELF, _HEALTH_24, _HEALTH_MAY)]
_BG = ("家庭医生", "基层医疗", "健康素养", "老年人")
HEALTH = Series(
    "zh_baishan",
    [_HEALTH_23, _HEALTH_SELF, _HEALTH_24, _HEALTH_MAY],
    [
        *(Linked(_B[0], _B[1], "same", goal, goal) for goal in _BG),
        Linked(_B[0], _B[2], "reworded", "家庭医生", "家庭医生"),
        Linked(_B[0], _B[2], "new_target", "基层医疗", "基层医疗"),
        Linked(_B[0], _B[2], "dropped", "健康素养"),
        Linked(_B[0], _B[2], "reworded", "老年人", "老年人"),
        Linked(_B[0], _B[2], "new", "", "托育"),
        *(Linked(_B[2], _B[3], "same", goal, goal) for goal in ("老年人", "家庭医生", "基层医疗", "托育")),
    ],
)
