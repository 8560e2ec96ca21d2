"""An eleventh set of invented documents, one report each in a layout of its own, read once before anything was mended."""

from tests.follow.drawing import H, P, Raw, T
from tests.follow.told import Paper, Series, Told

_green, _amber, _red, _grey = "70AD47", "FFD966", "E06666", "D9D9D9"

# ------------------------------------------------------- da: the goal's own cell is lit, quarters beside each other
_DK = Paper(
    "kyst_kvartal3_2025.xlsx",
    [
        H(1, "Kystdirektoratet Øst, opfølgning på mål efter 3. kvartal 2025"),
        T([
            ["Mål", "Krav", "1. kvt.", "2. kvt.", "3. kvt.", "Forklaring", "Hvad gør vi nu?"],
            ["Hurtigere svar til borgerne", "Højst 10 dage", "12", "11", "9", "", ""],
            ["Flere tilsyn", "Mindst 400", "80", "171", "229", "To medarbejdere er på barsel.", "En vikar er ansat fra oktober."],
            ["Digital ansøgning", "I drift 1. december 2025", "Kravspecifikation", "Udbud", "Udbud", "Kun ét tilbud blev afgivet.",
             "Udbuddet gentages."],
        ], fills={(1, 0): _green, (2, 0): _amber, (3, 0): _red}),
        P("Grøn: målet forventes nået. Gul: der er risiko for, at målet ikke nås. Rød: målet forventes ikke nået."),
    ],
    [
        Told("Hurtigere svar", "2025-Q3", "on_track", "9"),
        Told("Flere tilsyn", "2025-Q3", "at_risk", "229", explanation="barsel", action="vikar"),
        *(
            Told(goal, f"2025-Q{quarter}", "unknown", result)
            for goal, results in (("Hurtigere svar", ("12", "11")), ("Flere tilsyn", ("80", "171")),
                                  ("Digital ansøgning", ("Kravspecifikation", "Udbud")))
            for quarter, result in enumerate(results, 1)
        ),
        Told("Digital ansøgning", "2025-Q3", "off_track", "Udbud", explanation="tilbud", action="gentages"),
    ],
)  # fmt: skip

# ------------------------------------------------------- da: an annual report whose table says Ja, Nej, Delvist and runs on
_DY = Paper(
    "spil_aarsrapport_2025.pdf",
    [
        H(1, "Årsrapport 2025 for Spiltilsynet"),
        P("Årsrapporten beskriver tilsynets opgaver og resultater i 2025 og er godkendt af departementet."),
        H(2, "2.3 Kerneopgaver og ressourcer"),
        P("Tilsynet brugte 84 mio. kr. på kontrol og 31 mio. kr. på tilladelser."),
        H(2, "2.4 Målrapportering"),
        T([
            ["Mål og resultatkrav", "Opnået resultat", "Er målet opfyldt?", "Bemærkninger"],
            ["1. Styrket tilsyn med onlinespil. Krav: mindst 60 tilsyn", "64 tilsyn", "Ja", ""],
            ["2. Hurtige tilladelser. Krav: højst 40 dage i gennemsnit", "47 dage", "Nej",
             "Antallet af ansøgninger steg med 22 pct. Der er tilført to årsværk."],
            ["3. Oplyste spillere. Krav: 70 pct. kender Rofus", "69 pct.", "Delvist", "Kampagnen startede først i maj."],
        ], widths=(230, 90, 90, 240)),
    ],
    [
        Told("Styrket tilsyn", "2025", "met", "64"),
        Told("Hurtige tilladelser", "2025", "not_met", "47", explanation="22 pct.", action="tilført"),
        Told("Oplyste spillere", "2025", "partly_met", "69", explanation="Kampagnen"),
    ],
)  # fmt: skip

# ------------------------------------------------------- sv: pictures of lights with their names as alternative text
_SB = Paper(
    "museum_tertial1_2025.html",
    [
        H(1, "Länsmuseet: uppföljning av mål, tertial 1 2025"),
        P("Bedömningen visar om målet väntas nås vid årets slut. Rapporten lämnas till styrelsen i juni."),
        Raw("<table><tr><th>Mål</th><th>Målvärde</th><th>Utfall</th><th>Bedömning</th><th>Kommentar</th></tr>"
            "<tr><td>Fler besök</td><td>90 000</td><td>31 400</td><td><img src='g.png' alt='Grön'></td><td></td></tr>"
            "<tr><td>Digitaliserad samling</td><td>12 000 föremål</td><td>2 900 föremål</td><td><img src='y.png' alt='Gul'></td>"
            "<td>Skannern var trasig i mars.</td></tr>"
            "<tr><td>Fler skolklasser</td><td>420</td><td>88</td><td><img src='r.png' alt='Röd'></td>"
            "<td>Bussbidraget har dragits in.</td></tr></table>"),
    ],
    [
        Told("Fler besök", "2025-T1", "on_track", "31400"),
        Told("Digitaliserad", "2025-T1", "at_risk", "2900", explanation="Skannern"),
        Told("Fler skolklasser", "2025-T1", "off_track", "88", explanation="Bussbidraget"),
    ],
)  # fmt: skip

# ------------------------------------------------------- sv: rows of goal, indicator and analysis in one merged table
_SA = Paper(
    "energi_arsredovisning_2025.docx",
    [
        H(1, "Årsredovisning 2025 för Energimyndigheten i Norrbacka"),
        P("Redovisningen följer myndighetens mål i verksamhetsplanen. Bedömningen görs i tre steg."),
        H(2, "Mål 1 Snabbare tillstånd"),
        T([["Indikator", "Utfall 2024", "Utfall 2025", "Mål 2025"], ["Mediantid i dagar", "71", "58", "60"]]),
        P("Sammanfattande bedömning: Målet är uppnått."),
        H(2, "Mål 2 Fler laddplatser"),
        T([["Indikator", "Utfall 2024", "Utfall 2025", "Mål 2025"], ["Antal nya laddplatser", "310", "344", "500"]]),
        P("Sammanfattande bedömning: Målet är inte uppnått. Elnätet i tre kommuner saknar kapacitet. Myndigheten tar fram en "
          "plan tillsammans med nätbolagen."),
        H(2, "Mål 3 Nöjda sökande"),
        T([["Indikator", "Utfall 2024", "Utfall 2025", "Mål 2025"], ["Nöjdhetsindex", "66", "69", "70"]]),
        P("Sammanfattande bedömning: Målet är delvis uppnått."),
        H(2, "Ekonomi"),
        P("Årets resultat blev 1,2 miljoner kronor."),
    ],
    [
        Told("Snabbare", "2025", "met", "58"),
        Told("Fler laddplatser", "2025", "not_met", "344", explanation="Elnätet", action="plan"),
        Told("Nöjda sökande", "2025", "partly_met", "69"),
    ],
)  # fmt: skip

# ------------------------------------------------------- zh: three quarters beside each other with typed lamps
_ZQ = Paper(
    "龙泉区城管局2025年三季度任务亮灯表.docx",
    [
        H(1, "龙泉区城市管理局2025年三季度重点任务亮灯情况表"),
        P("说明:🟢按计划推进 🟡进度滞后 🔴严重滞后"),
        T([
            ["任务名称", "年度目标", "完成情况", "亮灯", "滞后原因", "整改措施"],
            ["新建口袋公园", "12个", "已建成9个", "🟢", "", ""],
            ["背街小巷整治", "40条", "完成21条", "🟡", "沿街商户协商困难", "街道逐户上门"],
            ["垃圾分类示范小区", "30个", "完成6个", "🔴", "设备招标两次流标", "改为分包采购"],
        ]),
    ],
    [
        Told("口袋公园", "2025-Q3", "on_track", "9"),
        Told("背街小巷", "2025-Q3", "at_risk", "21", explanation="商户", action="上门"),
        Told("垃圾分类", "2025-Q3", "off_track", "6", explanation="流标", action="分包"),
    ],
)  # fmt: skip

# ------------------------------------------------------- zh: a yearly table with the judgement in words and figures of rate
_ZY = Paper(
    "凤岭区城管局2025年度目标考核自评表.pdf",
    [
        H(1, "凤岭区城市管理局2025年度目标考核自评表"),
        T([
            ["目标任务", "目标值", "完成值", "完成率", "自评情况", "未完成原因说明", "下一步整改措施"],
            ["改造城市桥梁", "12个", "13个", "108%", "超额完成", "", ""],
            ["规范共享单车停放", "40处", "38处", "95%", "基本完成", "两处点位涉及文物", "与文旅部门联合设计"],
            ["更新环卫车辆", "30个", "17个", "57%", "未完成", "设备到货晚", "2026年3月底前补建"],
        ], widths=(130, 60, 60, 60, 80, 140, 140)),
    ],
    [
        Told("城市桥梁", "2025", "met", "13"),
        Told("共享单车", "2025", "partly_met", "38", explanation="文物", action="联合设计"),
        Told("环卫车辆", "2025", "not_met", "17", explanation="到货晚", action="补建"),
    ],
)  # fmt: skip

ELEVENTH = [
    Series(f"alone_{n}_{paper.name.rpartition('.')[0]}", [paper])
    for n, paper in enumerate((_DK, _DY, _SB, _SA, _ZQ, _ZY))
]
