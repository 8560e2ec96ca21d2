"""A tenth set of invented documents in three languages, read once before anything was mended for it."""

from tests.follow.drawing import H, P, Raw, T
from tests.follow.told import Linked, Paper, Series, Told

# ------------------------------------------------------- da: bullets under each goal, goals merged and split next year
_FP = Paper(
    "fisk_plan_2025.pdf",
    [
        H(1, "Mål- og resultatplan 2025 for Fiskeristyrelsen Vest"),
        P("Planen er aftalt med departementet og gælder for kalenderåret 2025."),
        H(2, "Mål"),
        T([
            ["Nr.", "Mål", "Resultatkrav", "Vægt"],
            ["1", "Effektiv kontrol til søs", "Der gennemføres mindst 320 inspektioner til søs", "25"],
            ["2", "Effektiv kontrol i havn", "Der gennemføres mindst 1.100 inspektioner i havn", "25"],
            ["3", "Hurtig og korrekt sagsbehandling", "Ansøgninger behandles i gennemsnit inden for 20 dage", "15"],
            ["", "", "Højst 4 pct. af afgørelserne omgøres", "10"],
            ["4", "Nyt system til fangstdata", "Systemet tages i brug senest den 1. september 2025", "15"],
            ["5", "Lavt sygefravær", "Sygefraværet er højst 8 dage", "10"],
        ], merges=[(3, 0, 4, 0), (3, 1, 4, 1)], widths=(30, 180, 330, 60)),
    ],
)  # fmt: skip
_FH = Paper(
    "fisk_halvaar_2025.docx",
    [
        H(1, "Halvårsrapport 2025 for Fiskeristyrelsen Vest"),
        P("Rapporten viser status på målene pr. 30. juni 2025 og drøftes med departementet i august."),
        *(
            block
            for goal, light, result, cause, action in (
                ("Mål 1. Effektiv kontrol til søs", "🟡 Risiko", "142 inspektioner til søs", "Skibet lå på værft i seks uger.",
                 "Der lejes et skib i efteråret."),
                ("Mål 2. Effektiv kontrol i havn", "🟢 På sporet", "588 inspektioner i havn", "", ""),
                ("Mål 3. Hurtig og korrekt sagsbehandling", "🟢 På sporet", "18 dage i gennemsnit", "", ""),
                ("Mål 4. Nyt system til fangstdata", "🔴 Kritisk", "Testen er ikke begyndt", "Udbuddet er klaget ind for nævnet.",
                 "Styrelsen afventer nævnets afgørelse i oktober."),
                ("Mål 5. Lavt sygefravær", "⚪ Ikke opgjort", "Opgøres ved årets udgang", "", ""),
            )
            for block in (
                H(2, goal), P(f"Status: {light}"), P(f"Resultat: {result}"),
                *((P(f"Årsag: {cause}"), P(f"Tiltag: {action}")) if cause else ()),
            )
        ),
    ],
    [
        Told("kontrol til søs", "2025-H1", "at_risk", "142", explanation="værft", action="lejes"),
        Told("kontrol i havn", "2025-H1", "on_track", "588"),
        Told("sagsbehandling", "2025-H1", "on_track", "18"),
        Told("fangstdata", "2025-H1", "off_track", "ikke begyndt", explanation="nævnet", action="afventer"),
        Told("sygefravær", "2025-H1", "unknown"),
    ],
)  # fmt: skip
_FY = Paper(
    "fisk_aarsrapport_2025.docx",
    [
        H(1, "Årsrapport 2025 for Fiskeristyrelsen Vest"),
        P("Årsrapporten er aflagt efter reglerne for statens virksomheder og godkendt i marts."),
        H(2, "Målrapportering"),
        T([
            ["Mål", "Resultatkrav", "Vægt", "Resultat", "Opnåede point"],
            ["1. Effektiv kontrol til søs", "Der gennemføres mindst 320 inspektioner til søs", "25", "298 inspektioner", "18"],
            ["2. Effektiv kontrol i havn", "Der gennemføres mindst 1.100 inspektioner i havn", "25", "1.164 inspektioner", "25"],
            ["3. Hurtig og korrekt sagsbehandling", "Ansøgninger behandles i gennemsnit inden for 20 dage", "15", "19 dage", "15"],
            ["", "Højst 4 pct. af afgørelserne omgøres", "10", "3 pct.", "10"],
            ["4. Nyt system til fangstdata", "Systemet tages i brug senest den 1. september 2025", "15", "Ikke taget i brug", "0"],
            ["5. Lavt sygefravær", "Sygefraværet er højst 8 dage", "10", "7,6 dage", "10"],
            ["I alt", "", "100", "", "78"],
        ], merges=[(3, 0, 4, 0)]),
    ],
    [
        Told("kontrol til søs", "2025", "partly_met", "298"),
        Told("kontrol i havn", "2025", "met", "1164"),
        Told("sagsbehandling", "2025", "met", "19", measure="20 dage"),
        Told("sagsbehandling", "2025", "met", "3", measure="omgøres"),
        Told("fangstdata", "2025", "not_met", "Ikke taget i brug"),
        Told("sygefravær", "2025", "met", "7.6"),
    ],
)  # fmt: skip
_FN = Paper(
    "fisk_plan_2026.html",
    [
        H(1, "Mål- og resultatplan 2026 for Fiskeristyrelsen Vest"),
        P("Planen er aftalt med departementet. I 2025 blev der gennemført 298 inspektioner til søs, og sygefraværet faldt til "
          "7,6 dage."),
        H(2, "Mål"),
        T([
            ["Nr.", "Mål", "Resultatkrav"],
            ["1", "Effektiv kontrol til søs og i havn", "Der gennemføres mindst 320 inspektioner til søs"],
            ["", "", "Der gennemføres mindst 1.100 inspektioner i havn"],
            ["2", "Hurtig sagsbehandling", "Ansøgninger behandles i gennemsnit inden for 20 dage"],
            ["3", "Korrekte afgørelser", "Højst 4 pct. af afgørelserne omgøres"],
            ["4", "Nyt system til fangstdata", "Systemet tages i brug senest den 1. juni 2026"],
            ["5", "Færre sygedage blandt medarbejderne", "Sygefraværet er højst 8 dage"],
            ["6", "Grøn omstilling af fiskeriflåden", "Mindst 30 fartøjer får tilskud til nye motorer"],
        ], merges=[(1, 0, 2, 0), (1, 1, 2, 1)]),
    ],
)  # fmt: skip
_F = ("kontrol til søs", "kontrol i havn", "sagsbehandling", "fangstdata", "sygefravær")
FISHERIES = Series(
    "da_fisk",
    [_FP, _FH, _FY, _FN],
    [
        *(Linked(_FP.name, other.name, "same", g, g) for other in (_FH, _FY) for g in _F),
        Linked(_FP.name, _FN.name, "merged", _F[0], "til søs og i havn"),
        Linked(_FP.name, _FN.name, "merged", _F[1], "til søs og i havn"),
        Linked(_FP.name, _FN.name, "split", _F[2], "Hurtig sagsbehandling"),
        Linked(_FP.name, _FN.name, "split", _F[2], "Korrekte afgørelser"),
        Linked(_FP.name, _FN.name, "new_target", _F[3], "fangstdata"),
        Linked(_FP.name, _FN.name, "reworded", _F[4], "Færre sygedage"),
        Linked(_FP.name, _FN.name, "new", "", "Grøn omstilling"),
    ],
)

# ------------------------------------------------------- sv: forecasts in words, cards with lights, prose with a verdict last
_SP = Paper(
    "skola_plan_2025.docx",
    [
        H(1, "Verksamhetsplan 2025 för utbildningsnämnden i Lövvik"),
        P("Nämnden antog planen i december 2024. Planen följs upp i delårsrapporten och i årsrapporten."),
        H(2, "Nämndens mål"),
        T([
            ["Mål", "Indikator", "Utfall 2024", "Målvärde 2025"],
            ["Alla elever når behörighet", "Andel behöriga till gymnasiet", "87 %", "90 %"],
            ["Trygga skolor", "Andel elever som känner sig trygga", "91 %", "94 %"],
            ["Behöriga lärare", "Andel lärare med legitimation", "72 %", "78 %"],
            ["Förskola i tid", "Andel som får plats på önskat datum", "83 %", "95 %"],
            ["Lägre matsvinn", "Svinn per portion", "41 gram", "högst 30 gram"],
        ]),
    ],
)  # fmt: skip
_ST = Paper(
    "skola_delar_2025.xlsx",
    [
        H(1, "Utbildningsnämnden i Lövvik, delårsrapport per den 31 augusti 2025"),
        T([
            ["Mål", "Indikator", "Målvärde 2025", "Utfall aug", "Prognos helår", "Analys", "Planerade åtgärder"],
            ["Alla elever når behörighet", "Andel behöriga till gymnasiet", "90 %", "88 %", "Nås inte",
             "Fler elever har kommit sent i årskurs 9.", "Lovskola under hösten."],
            ["Trygga skolor", "Andel elever som känner sig trygga", "94 %", "–", "Nås", "", ""],
            ["Behöriga lärare", "Andel lärare med legitimation", "78 %", "75 %", "Nås delvis", "Två rekryteringar drog ut på tiden.", ""],
            ["Förskola i tid", "Andel som får plats på önskat datum", "95 %", "96 %", "Nås", "", ""],
            ["Lägre matsvinn", "Svinn per portion", "högst 30 gram", "38 gram", "Nås inte", "Vågar saknas i fyra kök.", "Vågar köps in."],
        ]),
    ],
    [
        Told("behörighet", "2025-T2", "off_track", "88", explanation="sent", action="Lovskola"),
        Told("Trygga skolor", "2025-T2", "on_track"),
        Told("Behöriga lärare", "2025-T2", "at_risk", "75", explanation="rekryteringar"),
        Told("Förskola", "2025-T2", "on_track", "96"),
        Told("matsvinn", "2025-T2", "off_track", "38", explanation="Vågar", action="köps in"),
    ],
)  # fmt: skip
_SY = Paper(
    "skola_arsrapport_2025.pdf",
    [
        H(1, "Årsrapport 2025 för utbildningsnämnden i Lövvik"),
        H(2, "Ordföranden har ordet"),
        P("Det har varit ett intensivt år. Vi har öppnat två nya förskolor och tagit emot fler elever än väntat."),
        H(2, "Måluppfyllelse"),
        H(3, "Alla elever når behörighet"),
        P("Andelen behöriga till gymnasiet blev 89 procent. Gruppen nyanlända har ökat. Nämnden bedömer att målet delvis har "
          "uppnåtts. Lovskolan utökas under 2026."),
        H(3, "Trygga skolor"),
        P("I höstens enkät svarade 95 procent av eleverna att de känner sig trygga. Nämnden bedömer att målet har uppnåtts."),
        H(3, "Behöriga lärare"),
        P("Vid årets slut hade 79 procent av lärarna legitimation. Nämnden bedömer att målet har uppnåtts."),
        H(3, "Förskola i tid"),
        P("Av barnen fick 97 procent plats på önskat datum. Nämnden bedömer att målet har uppnåtts."),
        H(3, "Lägre matsvinn"),
        P("Svinnet uppgick till 36 gram per portion. Mätutrustning saknades i fyra kök under våren. Nämnden bedömer att målet "
          "inte har uppnåtts. Köken får egna mål från januari."),
    ],
    [
        Told("behörighet", "2025", "partly_met", "89", explanation="nyanlända", action="utökas"),
        Told("Trygga skolor", "2025", "met", "95"),
        Told("Behöriga lärare", "2025", "met", "79"),
        Told("Förskola", "2025", "met", "97"),
        Told("matsvinn", "2025", "not_met", "36", explanation="Mätutrustning"),
    ],
)  # fmt: skip
_SN = Paper(
    "skola_plan_2026.pdf",
    [
        H(1, "Verksamhetsplan 2026 för utbildningsnämnden i Lövvik"),
        P("Under 2025 öppnades två nya förskolor och andelen behöriga till gymnasiet ökade till 89 procent."),
        H(2, "Nämndens mål"),
        T([
            ["Mål", "Indikator", "Utfall 2025", "Målvärde 2026"],
            ["Trygga skolor med behöriga lärare", "Andel elever som känner sig trygga", "95 %", "94 %"],
            ["", "Andel lärare med legitimation", "79 %", "78 %"],
            ["Alla elever når behörighet", "Andel behöriga till gymnasiet", "89 %", "92 %"],
            ["Mindre mat i soporna", "Svinn per portion", "36 gram", "högst 30 gram"],
            ["Digitala läromedel", "Andel klassrum med fungerande nät", "74 %", "100 %"],
        ], merges=[(1, 0, 2, 0)], widths=(180, 230, 80, 90)),
    ],
)  # fmt: skip
_S = ("behörighet", "Trygga skolor", "Behöriga lärare", "Förskola", "matsvinn")
SCHOOLS = Series(
    "sv_lovvik",
    [_SP, _ST, _SY, _SN],
    [
        *(Linked(_SP.name, other.name, "same", g, g) for other in (_ST, _SY) for g in _S),
        Linked(_SP.name, _SN.name, "new_target", _S[0], "behörighet"),
        Linked(_SP.name, _SN.name, "merged", _S[1], "Trygga skolor med"),
        Linked(_SP.name, _SN.name, "merged", _S[2], "Trygga skolor med"),
        Linked(_SP.name, _SN.name, "dropped", _S[3], ""),
        Linked(_SP.name, _SN.name, "reworded", _S[4], "Mindre mat"),
        Linked(_SP.name, _SN.name, "new", "", "Digitala läromedel"),
    ],
)

# ------------------------------------------------------- zh: results told in sentences of cells, rates, scores in prose
_WP = Paper(
    "云栖区文旅局2025年度绩效目标表.docx",
    [
        H(1, "云栖区文化和旅游局2025年度绩效目标表"),
        T([
            ["序号", "绩效目标", "指标名称", "指标值"],
            ["1", "提升公共文化服务", "图书馆到馆人次", "≥60万人次"],
            ["2", "加强文物保护", "文物修缮项目数", "≥5处"],
            ["3", "丰富群众文化活动", "惠民演出场次", "≥120场"],
            ["4", "规范文化市场秩序", "执法检查次数", "≥300次"],
            ["5", "培育乡村旅游", "乡村旅游接待人次", "≥180万人次"],
        ]),
    ],
)  # fmt: skip
_WH = Paper(
    "云栖区文旅局2025年1-6月绩效监控表.html",
    [
        H(1, "云栖区文化和旅游局2025年1-6月绩效目标执行监控表"),
        Raw("<table><tr><th>绩效目标</th><th>指标名称</th><th>指标值</th><th>1-6月进展</th><th>全年能否完成</th>"
            "<th>偏差原因及拟采取措施</th></tr>"
            "<tr><td>提升公共文化服务</td><td>图书馆到馆人次</td><td>≥60万人次</td><td>33.5万人次</td><td>能</td><td></td></tr>"
            "<tr><td>加强文物保护</td><td>文物修缮项目数</td><td>≥5处</td><td>1处</td><td>不能</td>"
            "<td>方案报批周期长。下一步将分批实施。</td></tr>"
            "<tr><td>丰富群众文化活动</td><td>惠民演出场次</td><td>≥120场</td><td>58场</td><td>能</td><td></td></tr>"
            "<tr><td>规范文化市场秩序</td><td>执法检查次数</td><td>≥300次</td><td>171次</td><td>能</td><td></td></tr>"
            "<tr><td>培育乡村旅游</td><td>乡村旅游接待人次</td><td>≥180万人次</td><td>70万人次</td><td>有难度</td>"
            "<td>上半年降雨偏多。将在暑期推出优惠线路。</td></tr></table>"),
    ],
    [
        Told("公共文化", "2025-H1", "on_track", "33.5"),
        Told("文物保护", "2025-H1", "off_track", "1", explanation="报批周期", action="分批实施"),
        Told("群众文化", "2025-H1", "on_track", "58"),
        Told("市场秩序", "2025-H1", "on_track", "171"),
        Told("乡村旅游", "2025-H1", "at_risk", "70", explanation="降雨", action="优惠线路"),
    ],
)  # fmt: skip
_WE = Paper(
    "云栖区文旅局2025年度绩效自评报告.docx",
    [
        H(1, "云栖区文化和旅游局2025年度绩效自评报告"),
        H(2, "一、基本情况"),
        P("我局核定编制45名,年末在职42人。2025年预算执行率为96.8%。"),
        H(2, "二、绩效目标完成情况"),
        P("1.提升公共文化服务。图书馆到馆66万人次,完成率110%,目标已完成。"),
        P("2.加强文物保护。修缮文物3处,完成率60%,目标未完成。主要原因是两处方案未获批复。下一步将提前报批。"),
        P("3.丰富群众文化活动。举办惠民演出124场,完成率103.3%,目标已完成。"),
        P("4.规范文化市场秩序。开展执法检查318次,完成率106%,目标已完成。"),
        P("5.培育乡村旅游。接待乡村游客168万人次,完成率93.3%,目标基本完成。受连续降雨影响,二季度客流减少。"),
        H(2, "三、存在的问题"),
        P("部分项目前期论证不充分。"),
    ],
    [
        Told("公共文化", "2025", "met", "66"),
        Told("文物保护", "2025", "not_met", "3", explanation="批复", action="提前报批"),
        Told("群众文化", "2025", "met", "124"),
        Told("市场秩序", "2025", "met", "318"),
        Told("乡村旅游", "2025", "partly_met", "168", explanation="降雨"),
    ],
)  # fmt: skip
_WN = Paper(
    "云栖区文旅局2026年度绩效目标表.docx",
    [
        H(1, "云栖区文化和旅游局2026年度绩效目标表"),
        P("2025年,我局举办惠民演出124场,图书馆到馆66万人次,较上年增长8%。"),
        T([
            ["序号", "绩效目标", "指标名称", "指标值"],
            ["1", "提升公共文化服务和群众文化活动水平", "图书馆到馆人次", "≥60万人次"],
            ["", "", "惠民演出场次", "≥120场"],
            ["2", "加强文物保护", "文物修缮项目数", "≥6处"],
            ["3", "净化文化市场环境", "执法检查次数", "≥300次"],
            ["4", "发展全域旅游", "过夜游客人次", "≥40万人次"],
        ], merges=[(1, 0, 2, 0), (1, 1, 2, 1)]),
    ],
)  # fmt: skip
_W = ("公共文化", "文物保护", "群众文化", "市场秩序", "乡村旅游")
CULTURE = Series(
    "zh_yunxi",
    [_WP, _WH, _WE, _WN],
    [
        *(Linked(_WP.name, other.name, "same", g, g) for other in (_WH, _WE) for g in _W),
        Linked(_WP.name, _WN.name, "merged", _W[0], "群众文化活动水平"),
        Linked(_WP.name, _WN.name, "merged", _W[2], "群众文化活动水平"),
        Linked(_WP.name, _WN.name, "new_target", _W[1], "文物保护"),
        Linked(_WP.name, _WN.name, "reworded", _W[3], "净化"),
        Linked(_WP.name, _WN.name, "dropped", _W[4], ""),
        Linked(_WP.name, _WN.name, "new", "", "全域旅游"),
    ],
)

TENTH = [FISHERIES, SCHOOLS, CULTURE]
