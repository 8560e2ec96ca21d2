"""A fifth set of invented series, drawn when the other four were read without a fault."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Linked, Paper, Series, Told

_P = Paper(
    "natur_mrp_2024.html",
    [
        H(1, "Mål- og resultatplan 2024 for Naturforvaltningen"),
        P("Planen gælder for kalenderåret 2024."),
        T([
            ["Nr.", "Mål", "Måltal", "Type"],
            ["1", "Mere vild natur på statens arealer", "Mindst 4.000 hektar udlægges til urørt skov", "Udvikling"],
            ["2", "Hurtig behandling af klager over jagttegn", "Gennemsnitlig sagsbehandlingstid på højst 6 uger", "Drift"],
            ["3", "Flere besøgende i nationalparkerne", "Mindst 1,2 mio. besøgende", "Drift"],
            ["4", "Sund økonomi", "Afvigelse fra budgettet på højst 2 pct.", "Drift"],
        ]),
    ],
)  # fmt: skip
_A = Paper(
    "natur_aarsrapport_2024.pdf",
    [
        H(1, "Naturforvaltningens årsrapport 2024"),
        H(2, "2.3 Årets resultatopfyldelse"),
        T([
            ["Mål nr.", "Mål i mål- og resultatplanen", "Krav", "Resultat 2024", "Vurdering", "Bemærkninger"],
            ["1", "Mere vild natur på statens arealer", "4.000 ha", "4.350 ha", "Opfyldt", ""],
            ["2", "Hurtig behandling af klager over jagttegn", "6 uger", "8,5 uger", "Ikke opfyldt",
             "En stigning i antallet af klager på 40 pct."],
            ["3", "Flere besøgende i nationalparkerne", "1,2 mio.", "1,15 mio.", "Delvist opfyldt", "Kold sommer."],
            ["4", "Sund økonomi", "2 pct.", "1,4 pct.", "Opfyldt", ""],
        ], widths=(40, 200, 80, 80, 90, 200)),
    ],
    [
        Told("Mere vild natur", "2024", "met", "4350"),
        Told("Hurtig behandling", "2024", "not_met", "8.5", explanation="40 pct."),
        Told("Flere besøgende", "2024", "partly_met", "1.15", explanation="Kold sommer"),
        Told("Sund økonomi", "2024", "met", "1.4"),
    ],
)  # fmt: skip
_N = Paper(
    "natur_mrp_2025.docx",
    [
        H(1, "Mål- og resultatplan 2025 for Styrelsen for Vild Natur"),
        T([
            ["Nr.", "Mål", "Måltal", "Type"],
            ["1.1", "Mere vild natur på statens arealer", "Mindst 5.000 hektar udlægges til urørt skov", "Udvikling"],
            ["1.2", "Flere gæster i nationalparkerne", "Mindst 1,2 mio. besøgende", "Drift"],
            ["2.1", "Hurtig behandling af klager over jagttegn", "Gennemsnitlig sagsbehandlingstid på højst 6 uger", "Drift"],
            ["2.2", "Flere fredede fortidsminder", "Mindst 25 nye fredninger", "Udvikling"],
        ]),
    ],
)  # fmt: skip
NATURE = Series(
    "da_natur",
    [_P, _A, _N],
    [
        *(Linked(_P.name, _A.name, "same", g, g)
          for g in ("Mere vild natur", "Hurtig behandling", "Flere besøgende", "Sund økonomi")),
        Linked(_P.name, _N.name, "new_target", "Mere vild natur", "Mere vild natur"),
        Linked(_P.name, _N.name, "same", "Hurtig behandling", "Hurtig behandling"),
        Linked(_P.name, _N.name, "reworded", "Flere besøgende", "Flere gæster"),
        Linked(_P.name, _N.name, "dropped", "Sund økonomi"),
        Linked(_P.name, _N.name, "new", "", "fortidsminder"),
    ],
)  # fmt: skip

_SP = Paper(
    "ekeby_plan_2025.xlsx",
    [
        H(1, "Nämndplan 2025, Samhällsbyggnadsnämnden i Ekeby kommun"),
        T([
            ["Mål", "Mått", "Ingångsvärde", "Målvärde 2025"],
            ["Ekeby ska ha korta handläggningstider", "Median handläggningstid bygglov (veckor)", "9", "högst 7"],
            ["Fler ska åka kollektivt", "Andel resor med kollektivtrafik", "18 %", "minst 22 %"],
            ["Gator och parker ska vara välskötta", "Nöjda medborgare", "61 %", "minst 65 %"],
        ]),
    ],
)  # fmt: skip
_ST = Paper(
    "ekeby_tertial_2025.docx",
    [
        H(1, "Tertialbokslut 1 2025 Samhällsbyggnadsnämnden i Ekeby kommun"),
        T([
            ["Mål", "Mått", "Målvärde", "Utfall T1 2025", "Trend", "Prognos helår", "Orsak till avvikelse", "Åtgärd"],
            ["Ekeby ska ha korta handläggningstider", "Median handläggningstid bygglov (veckor)", "7", "8", "→",
             "Uppnås delvis", "Hög inströmning av ärenden.", "Två handläggare anställs."],
            ["Fler ska åka kollektivt", "Andel resor med kollektivtrafik", "22 %", "23 %", "↑", "Uppnås", "", ""],
            ["Gator och parker ska vara välskötta", "Nöjda medborgare", "65 %", "–", "", "Kan inte bedömas",
             "Mätningen görs i september.", ""],
        ]),
    ],
    [
        Told("korta handläggning", "2025-T1", "at_risk", "8", explanation="inströmning", action="handläggare"),
        Told("åka kollektivt", "2025-T1", "on_track", "23"),
        Told("Gator och parker", "2025-T1", "unknown", explanation="september"),
    ],
)  # fmt: skip
EKEBY = Series(
    "sv_ekeby",
    [_SP, _ST],
    [Linked(_SP.name, _ST.name, "same", g, g) for g in ("korta handläggning", "åka kollektivt", "Gator och parker")],
)

_ZP = Paper(
    "donghu_plan_2025.docx",
    [
        H(1, "东湖区民政局2025年度绩效目标责任书"),
        T([
            ["序号", "年度目标", "考核指标", "目标值", "完成时限", "责任科室"],
            ["1", "完善养老服务体系", "新增养老床位数", "300张", "2025年12月底", "养老科"],
            ["2", "保障困难群众基本生活", "救助金按时发放率", "100%", "2025年12月底", "救助科"],
            ["3", "推进社区服务设施建设", "新建社区服务站", "8个", "2025年10月底", "基层科"],
        ]),
    ],
)  # fmt: skip
_ZM = Paper(
    "donghu_monitor_2025.pdf",
    [
        H(1, "东湖区民政局2025年上半年绩效目标运行监控情况"),
        T([
            ["序号", "年度目标", "目标值", "上半年完成值", "进度状态", "偏差原因", "纠偏措施"],
            ["1", "完善养老服务体系", "300张", "165张", "正常", "", ""],
            ["2", "保障困难群众基本生活", "100%", "100%", "正常", "", ""],
            ["3", "推进社区服务设施建设", "8个", "1个", "严重滞后", "选址未批", "7月底前完成选址"],
        ], widths=(40, 160, 80, 90, 80, 120, 150)),
    ],
    [
        Told("养老服务", "2025-H1", "on_track", "165", text="正常"),
        Told("困难群众", "2025-H1", "on_track", "100"),
        Told("社区服务", "2025-H1", "off_track", "1", explanation="选址", action="7月底"),
    ],
)  # fmt: skip
DONGHU = Series(
    "zh_donghu",
    [_ZP, _ZM],
    [Linked(_ZP.name, _ZM.name, "same", g, g) for g in ("养老服务", "困难群众", "社区服务")],
)
