"""A sixth set of invented documents, one for each kind of layout that the sixth blind series was read wrong in at
first: other agencies, other words, the same kinds."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

G, Y, R, GREY = "70AD47", "FFC000", "FF0000", "D9D9D9"

# ------------------------------------------------------- da: measures under group rows, a day in the caption, a joint cell
_HP = Paper(
    "skovrider_kontrakt_2025.docx",
    [
        H(1, "Resultatkontrakt 2025 for Skovridergården"),
        P("Kontrakten gælder fra 1. januar til 31. december 2025."),
        H(2, "Mål for 2025"),
        H(3, "A. Sunde skove"),
        P("Resultatkrav: Mindst 300 hektar ny løvskov plantes."),
        P("Resultatkrav: Højst 6 pct. af bevoksningerne er angrebet af barkbiller."),
        H(3, "B. Skoven er åben for alle"),
        P("Resultatkrav: Mindst 40 guidede ture gennemføres."),
        H(3, "C. Salg af træ til tiden"),
        P("Resultatkrav: Mindst 95 pct. af leverancerne sker til aftalt tid."),
    ],
)  # fmt: skip
_HQ = Paper(
    "skovrider_3kvartal_2025.xlsx",
    [
        H(1, "Skovridergården – status efter 3. kvartal 2025"),
        P("Udfyldt den 14. oktober 2025 af sekretariatet"),
        T([
            ["Målepunkt", "Krav", "Opgjort", "Vurdering", "Årsag og handling"],
            ["A. Sunde skove", "", "", "", ""],
            ["A.1 Ny løvskov plantet (ha)", "300", "180", "Forventes delvist opfyldt",
             "Plantningen blev udsat på grund af tørke. Handling: Der plantes i november og december."],
            ["A.2 Bevoksninger angrebet af barkbiller", "højst 6 pct.", "4 pct.", "Forventes opfyldt", ""],
            ["B. Skoven er åben for alle", "", "", "", ""],
            ["B.1 Guidede ture", "40", "38", "Forventes opfyldt", ""],
            ["C. Salg af træ til tiden", "", "", "", ""],
            ["C.1 Leverancer til aftalt tid", "95 pct.", "81 pct.", "Forventes ikke opfyldt",
             "To vognmænd er gået konkurs. Næste skridt: Ny udbudsrunde i oktober."],
            ["I alt", "", "", "", ""],
        ], merges=[(1, 0, 1, 4), (4, 0, 4, 4), (6, 0, 6, 4)]),
        P("Udfyldt af: Bente Lund"),
    ],
    [
        Told("Sunde skove", "2025-Q3", "at_risk", "180", measure="løvskov", explanation="tørke", action="plantes i november"),
        Told("Sunde skove", "2025-Q3", "on_track", "4", measure="barkbiller"),
        Told("Skoven er åben", "2025-Q3", "on_track", "38", measure="Guidede ture"),
        Told("Salg af træ", "2025-Q3", "off_track", "81", measure="Leverancer", explanation="konkurs", action="udbudsrunde"),
    ],
)  # fmt: skip
FOREST = Series(
    "da_skovrider",
    [_HP, _HQ],
    [Linked(_HP.name, _HQ.name, "same", g, g) for g in ("Sunde skove", "Skoven er åben", "Salg af træ")],
)

# ------------------------------------------------------- da: goals judged in prose, measures by year with arrows alone
_KP = Paper(
    "kysthospital_maalplan_2024.html",
    [
        H(1, "Målplan 2024 for Kysthospitalet"),
        P("Planen gælder for 2024."),
        T([
            ["Mål", "Målepunkt", "Krav 2024"],
            ["Patienterne venter kort tid", "Median ventetid i dage", "højst 20"],
            ["", "Andel udredt inden for 30 dage", "mindst 90 pct."],
            ["Behandlingen er sikker", "Infektioner pr. 1.000 indlæggelser", "højst 12"],
            ["Personalet bliver længere", "Personaleomsætning", "højst 9 pct."],
            ["Huset bruger mindre energi", "Forbrug i MWh", "højst 4.100"],
        ], merges=[(1, 0, 2, 0)]),
    ],
)  # fmt: skip
_KA = Paper(
    "kysthospital_aarsberetning_2024.docx",
    [
        H(1, "Årsberetning 2024 for Kysthospitalet"),
        H(2, "Forord"),
        P("Det blev et år med to nye sengeafsnit."),
        H(2, "Hvordan gik det?"),
        P("Pilene viser udviklingen og siger intet om, hvorvidt målet er nået."),
        H(3, "Patienterne venter kort tid"),
        P("Ambulatoriet fik to nye stuer i marts. Direktionen vurderer, at målet er nået."),
        T([["Målepunkt", "2022", "2023", "2024", "Udvikling"],
           ["Median ventetid i dage", "27", "23", "19", "↘"],
           ["Andel udredt inden for 30 dage", "84 pct.", "88 pct.", "92 pct.", "↗"]]),
        H(3, "Behandlingen er sikker"),
        P("Målet blev ikke nået. Et udbrud i juni ramte tre afsnit. Rengøringen er lagt om, og et nyt udbud følger i 2025."),
        T([["Målepunkt", "2022", "2023", "2024", "Udvikling"],
           ["Infektioner pr. 1.000 indlæggelser", "11", "12", "15", "↗"]]),
        H(3, "Personalet bliver længere"),
        P("Målet anses for delvist nået, idet omsætningen faldt i alle afsnit på nær to."),
        T([["Målepunkt", "2022", "2023", "2024", "Udvikling"],
           ["Personaleomsætning", "12 pct.", "11 pct.", "9,4 pct.", "↘"]]),
        H(3, "Huset bruger mindre energi"),
        P("Det nye tag med solceller kom i drift i april. Målet er dermed nået."),
        T([["Målepunkt", "2022", "2023", "2024", "Udvikling"],
           ["Forbrug i MWh", "4.600", "4.350", "4.020", "↘"]]),
        H(2, "Økonomi"),
        T([["Mio. kr.", "2022", "2023", "2024"], ["Indtægter", "310", "318", "325"], ["Udgifter", "309", "320", "324"]]),
        P("Hospitalets mål for likviditet er opfyldt."),
    ],
    [
        Told("venter kort tid", "2024", "met"),
        Told("venter kort tid", "2024", "unknown", "19", measure="Median"),
        Told("venter kort tid", "2024", "unknown", "92", measure="udredt"),
        Told("Behandlingen", "2024", "not_met", explanation="udbrud i juni", action="Rengøringen er lagt om"),
        Told("Behandlingen", "2024", "unknown", "15", measure="Infektioner"),
        Told("Personalet", "2024", "partly_met", explanation="på nær to"),
        Told("Personalet", "2024", "unknown", "9.4", measure="omsætning"),
        Told("mindre energi", "2024", "met"),
        Told("mindre energi", "2024", "unknown", "4020", measure="Forbrug"),
    ],
)  # fmt: skip
HOSPITAL = Series(
    "da_kysthospital",
    [_KP, _KA],
    [Linked(_KP.name, _KA.name, "same", g, g)
     for g in ("venter kort tid", "Behandlingen", "Personalet", "mindre energi")],
)  # fmt: skip

# ------------------------------------------------------- sv: letters with a legend, ticks under colours, council above board
_LP = Paper(
    "lindsjo_namndplan_2025.docx",
    [
        H(1, "Nämndplan 2025 för kultur- och fritidsnämnden i Lindsjö kommun"),
        T([
            ["Kommunfullmäktiges mål", "Nämndens mål", "Mått och målnivå"],
            ["Ett aktivt Lindsjö", "Fler barn läser på fritiden", "Minst 62 000 barnboksutlån"],
            ["", "Simhallen är öppen för alla", "Minst 48 öppettimmar i veckan"],
            ["", "", "Minst 7 av 10 besökare är nöjda"],
            ["Ett hållbart Lindsjö", "Föreningslivet växer", "Minst 140 bidragsberättigade föreningar"],
        ], merges=[(1, 0, 3, 0), (2, 1, 3, 1)]),
    ],
)  # fmt: skip
_LT = Paper(
    "lindsjo_uppfoljning_t1_2025.pdf",
    [
        H(1, "Uppföljning efter tertial 1 2025"),
        P("Kultur- och fritidsnämnden i Lindsjö kommun"),
        P("P = på rätt väg, O = osäkert om målet nås, N = målet nås inte"),
        T([
            ["Nämndens mål", "Mått", "Målnivå", "Utfall", "Läge", "Kommentar och åtgärd"],
            ["Fler barn läser på fritiden", "Barnboksutlån", "62 000", "19 400", "O",
             "Bokbussen stod still i mars. Åtgärd: Extra turer i maj."],
            ["Simhallen är öppen för alla", "Öppettimmar i veckan", "48", "40", "N",
             "Badvakter saknas. Åtgärd: Rekrytering pågår."],
            ["", "Nöjda besökare av 10", "7", "–", "", "Mäts i höst"],
            ["Föreningslivet växer", "Bidragsberättigade föreningar", "140", "141", "P", ""],
        ], merges=[(2, 0, 3, 0)], widths=(130, 120, 60, 60, 40, 160)),
        H(2, "Uppdrag från fullmäktige"),
        T([["Uppdrag", "Läge"], ["Utred ny ishall", "P"], ["Se över taxorna", "O"]], widths=(200, 60)),
    ],
    [
        Told("Fler barn läser", "2025-T1", "at_risk", "19400", text="O", explanation="Bokbussen", action="Extra turer"),
        Told("Simhallen", "2025-T1", "off_track", "40", measure="Öppettimmar", explanation="Badvakter", action="Rekrytering"),
        Told("Simhallen", "2025-T1", "unknown", measure="Nöjda", explanation="höst"),
        Told("Föreningslivet", "2025-T1", "on_track", "141"),
    ],
)  # fmt: skip
_LA = Paper(
    "lindsjo_verksamhetsberattelse_2025.html",
    [
        H(1, "Verksamhetsberättelse 2025 för kultur- och fritidsnämnden i Lindsjö kommun"),
        T([
            ["Nämndens mål", "Utfall 2025", "Måluppfyllelse", "", ""],
            ["", "", "Ja", "Delvis", "Nej"],
            ["Fler barn läser på fritiden", "63 100 utlån", "X", "", ""],
            ["Simhallen är öppen för alla", "44 timmar i veckan", "", "", "X"],
            ["Föreningslivet växer", "139 föreningar", "", "X", ""],
        ], head=2, merges=[(0, 2, 0, 4)]),
        P("Simhallen är öppen för alla: Badvakter saknades hela året. Två badvakter har anställts från januari 2026."),
        P("Föreningslivet växer: En förening lades ned i november."),
    ],
    [
        Told("Fler barn läser", "2025", "met", "63100"),
        Told("Simhallen", "2025", "not_met", "44", explanation="Badvakter saknades", action="har anställts"),
        Told("Föreningslivet", "2025", "partly_met", "139", explanation="lades ned"),
    ],
)  # fmt: skip
BOARD = Series(
    "sv_lindsjo",
    [_LP, _LT, _LA],
    [Linked(_LP.name, other.name, "same", g, g) for other in (_LT, _LA)
     for g in ("Fler barn läser", "Simhallen", "Föreningslivet")],
)  # fmt: skip

# ------------------------------------------------------- zh: ticks under yes and no, causes and measures in one cell, a score
_ZP = Paper(
    "baihe_plan_2025.xlsx",
    [
        H(1, "白河县文化和旅游局2025年度绩效目标表"),
        T([
            ["年度目标", "三级指标", "指标值"],
            ["目标1:完善公共文化服务网络", "新建村级文化广场数量", "12个"],
            ["", "图书馆服务人次", "≥9万人次"],
            ["目标2:加强文物保护利用", "文物安全巡查覆盖率", "100%"],
            ["目标3:促进旅游消费增长", "接待游客人次", "≥260万人次"],
            ["填表人:孙宁", "", "联系电话:0000-000000"],
        ], merges=[(1, 0, 2, 0)]),
    ],
)  # fmt: skip
_ZM = Paper(
    "baihe_monitor_2025.html",
    [
        H(1, "白河县文化和旅游局2025年1-9月绩效目标运行监控表"),
        T([
            ["年度目标", "三级指标", "指标值", "1-9月完成值", "预计能否完成", "", "偏差原因及纠偏措施"],
            ["", "", "", "", "是", "否", ""],
            ["目标1:完善公共文化服务网络", "新建村级文化广场数量", "12个", "9个", "√", "", ""],
            ["", "图书馆服务人次", "≥9万人次", "6.1万人次", "", "√",
             "偏差原因:新馆装修闭馆三个月。纠偏措施:增加流动服务车班次。"],
            ["目标2:加强文物保护利用", "文物安全巡查覆盖率", "100%", "100%", "√", "", ""],
            ["目标3:促进旅游消费增长", "接待游客人次", "≥260万人次", "212万人次", "√", "", ""],
            ["合计", "", "", "", "", "", ""],
        ], head=2, merges=[(0, 4, 0, 5), (2, 0, 3, 0), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 1, 3), (0, 6, 1, 6)]),
    ],
    [
        Told("公共文化服务", "2025-Q3", "on_track", "9", measure="文化广场"),
        Told("公共文化服务", "2025-Q3", "off_track", "6.1", measure="图书馆", explanation="闭馆", action="流动服务车"),
        Told("文物保护", "2025-Q3", "on_track", "100"),
        Told("旅游消费", "2025-Q3", "on_track", "212"),
    ],
)  # fmt: skip
_ZN = Paper(
    "baihe_plan_2026.docx",
    [
        H(1, "白河县文化和旅游局2026年度绩效目标表"),
        T([
            ["年度目标", "三级指标", "指标值"],
            ["目标1:建好村级文化广场", "新建村级文化广场数量", "12个"],
            ["目标2:提升图书馆服务能力", "图书馆服务人次", "≥9万人次"],
            ["目标3:加强文物保护利用", "文物安全巡查覆盖率", "100%"],
            ["目标4:促进旅游消费增长", "接待游客人次", "≥300万人次"],
        ]),
    ],
)  # fmt: skip
COUNTY = Series(
    "zh_baihe",
    [_ZP, _ZM, _ZN],
    [
        *(Linked(_ZP.name, _ZM.name, "same", g, g) for g in ("公共文化服务", "文物保护", "旅游消费")),
        Linked(_ZP.name, _ZN.name, "split", "公共文化服务", "村级文化广场"),
        Linked(_ZP.name, _ZN.name, "split", "公共文化服务", "图书馆服务"),
        Linked(_ZP.name, _ZN.name, "same", "文物保护", "文物保护"),
        Linked(_ZP.name, _ZN.name, "new_target", "旅游消费", "旅游消费"),
    ],
)  # fmt: skip

SIXTH = [FOREST, HOSPITAL, BOARD, COUNTY]
