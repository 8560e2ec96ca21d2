"""Guides on good goals as ministries lay them out, drawn for tests: boxes, tables, numbered examples, page furniture.
All words are our own."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

SONG = "STSong-Light"
registerFont(UnicodeCIDFont(SONG))
WIDTH = 480


class Guide:
    """A guide in one language. A string is a paragraph, a list a list; `head`, `box` and `table` make the rest."""

    def __init__(self, running: str, page_word: str, *, wide: bool = False) -> None:
        self._running, self._page_word = running, page_word
        plain, bold = (SONG, SONG) if wide else ("Helvetica", "Helvetica-Bold")
        wrap = "CJK" if wide else None
        self._font = plain
        self._body = ParagraphStyle("body", fontName=plain, fontSize=10, leading=13, spaceAfter=7, wordWrap=wrap)
        self._heads = [
            ParagraphStyle("h", fontName=bold, fontSize=size, leading=size + 4, spaceBefore=12, spaceAfter=5, wordWrap=wrap)
            for size in (18, 13.5, 11)
        ]  # fmt: skip

    def head(self, words: str, level: int = 1) -> Flowable:
        return Paragraph(words, self._heads[level - 1])

    def box(self, *parts: str | Flowable) -> Flowable:
        """A framed box on a tint."""
        frame = [
            ("BOX", (0, 0), (-1, -1), 1, colors.black),
            ("BACKGROUND", (0, 0), (-1, -1), colors.HexColor("#e8f0f8")),
        ]
        return Table([[[self._flow(part) for part in parts]]], colWidths=[WIDTH], style=frame)

    def table(self, *rows: tuple[str, ...], widths: tuple[float, ...] = ()) -> Flowable:
        """A ruled table with a shaded head."""
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
        cells = [[Paragraph(words, self._body) for words in row] for row in rows]
        return Table(cells, colWidths=list(widths) or [WIDTH / len(rows[0])] * len(rows[0]), style=style)

    def draw(self, path: Path, *parts: str | list[str] | Flowable | None) -> Path:
        """None begins a new page."""

        def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
            canvas.setFont(self._font, 8)
            canvas.drawString(56, A4[1] - 36, self._running)
            canvas.drawCentredString(A4[0] / 2, 30, self._page_word.format(document.page))

        story = [PageBreak() if part is None else self._flow(part) for part in parts]
        document = SimpleDocTemplate(
            str(path), pagesize=A4, topMargin=64, leftMargin=56, rightMargin=56, bottomMargin=60, invariant=1
        )
        document.build(
            [each for part in story for each in (part, Spacer(1, 2))], onFirstPage=furniture, onLaterPages=furniture
        )
        return path

    def _flow(self, part: str | list[str] | Flowable) -> Flowable:
        if isinstance(part, list):
            return ListFlowable(
                [ListItem(Paragraph(item, self._body)) for item in part], bulletType="bullet", start="•"
            )
        return Paragraph(part, self._body) if isinstance(part, str) else part


def danish(path: Path) -> Path:
    """Two pages with a box, a numbered example, a table of before and after, lists of good and of weak ones."""
    guide = Guide("Inspiration til målformulering", "Side {}")
    return guide.draw(
        path,
        guide.head("Gode mål i staten"),
        "Et mål handler om det, institutionen er til for. For eksempel er et mål om ventetid bedre end et mål om møder. "
        "Hæftet samler eksempler fra flere ministerier.",
        guide.head("1. Mål om kerneopgaven", 2),
        "Kerneopgaven er det, borgerne møder. Her vises, hvordan et mål kan skrives.",
        guide.box(
            guide.head("Eksempel 1: Hurtigere svar til ansøgere", 3),
            "Ansøgere om tilskud til energirenovering får svar inden 30 dage i 90 pct. af sagerne i 2026, mod 74 pct. i 2024.",
            "Ansvarlig: Kontoret for Energi",
        ),
        "Hvorfor er det et godt mål? Ventetiden er ansøgerens, og tallet kan efterprøves.",
        guide.head("Eksempel 2 – Færre fejl i udbetalingen", 3),
        "Andelen af udbetalinger med fejl falder fra 4 pct. i 2024 til 2 pct. i 2027.",
        "Målet følges op kvartalsvis i direktionen.",
        "Institutionen kan vælge andre tal end dem, der er vist her.",
        None,
        guide.head("2. Fra aktivitet til resultat", 2),
        "Tabellen viser, hvordan et mål kan skrives om.",
        guide.table(
            ("Før", "Efter", "Kommentar"),
            (
                "Styrelsen afholder fem temadage om vandmiljø.",
                "Antallet af søer med god vandkvalitet stiger fra 40 søer i 2024 til 55 søer i 2028.",
                "Temadagen er midlet.",
            ),
            (
                "Styrelsen styrker vejledningen.",
                "85 pct. af virksomhederne finder svar på hjemmesiden uden at ringe i 2027.",
                "Styrke er blevet til et tal.",
            ),
        ),
        guide.head("Eksempler på gode mål", 3),
        "Nedenfor ses to mål fra skoleområdet:",
        [
            "Mindst 85 pct. af eleverne læser sikkert efter 2. klasse i 2027.",
            "Ingen elev venter mere end 10 dage på støtte.",
        ],
        guide.head("Eksempler på mindre gode mål", 3),
        ["Skolerne styrker arbejdet med trivsel.", "Skolen udarbejder en plan for bedre undervisning."],
        "Dårligt eksempel: Styrelsen vil så vidt muligt forbedre sagsbehandlingen.",
        "Godt eksempel: Sagsbehandlingstiden for klager er højst 45 dage i 2026.",
        "De viste mål er forenklede og kan ikke bruges, som de står.",
    )


def danish_forms(path: Path) -> Path:
    """Other layouts: a goal table as an example, labels in a first column, a card of labelled lines, a contents list."""
    guide = Guide("Vejledning om mål og resultater", "Side {}")
    return guide.draw(
        path,
        guide.head("Vejledning om mål"),
        guide.head("Indhold", 2),
        "Eksempler på mål ................................ 2",
        "Bilag .......................................... 9",
        None,
        guide.head("Boks 3. Eksempel på et driftsmål", 3),
        "Mål: Ventetiden på omsorgstandpleje er højst 8 uger i 2026.",
        "Måling: Ventetiden opgøres hver måned i tandplejens system.",
        "Baseline: I 2024 var ventetiden 14 uger.",
        "Ansvarlig: tandplejechefen",
        guide.head("Tabel 2: Eksempel på mål i en plan", 3),
        guide.table(
            ("Mål", "Måling", "Ansvarlig"),
            (
                "Flere unge gennemfører en erhvervsuddannelse.",
                "Andelen, der gennemfører, stiger fra 54 pct. i 2024 til 60 pct. i 2027.",
                "Uddannelseschefen",
            ),
            (
                "Borgerne får svar på breve til kommunen.",
                "Svar inden 5 dage i 95 pct. af tilfældene i 2026.",
                "Servicechefen",
            ),
        ),
        guide.head("Omskrivning", 2),
        guide.table(
            ("Oprindelig formulering", "Museet digitaliserer samlingen."),
            ("Forbedret formulering", "Publikum kan se 80 pct. af samlingen hjemmefra i 2028, mod 35 pct. i 2025."),
            widths=(130, 350),
        ),
        guide.head("Næste skridt", 2),
        "Målene drøftes med departementet.",
    )


def swedish(path: Path) -> Path:
    """A guide for municipalities: examples by name, weak and better side by side, one with a sentence on follow-up."""
    guide = Guide("Att formulera mål", "Sida {}")
    return guide.draw(
        path,
        guide.head("Att formulera mål"),
        "Ett mål beskriver vad som ska bli annorlunda för invånarna. Exempel hjälper ofta mer än regler.",
        guide.head("Ruta 1. Exempel på effektmål", 3),
        "Andelen elever som är behöriga till gymnasiet ökar från 82 procent 2024 till 90 procent 2027.",
        "Utfallet redovisas varje termin till utbildningsnämnden.",
        "Kommentar: Behörigheten är elevens resultat och inte skolans insats.",
        guide.head("Från vagt till tydligt", 2),
        guide.table(
            ("Mindre bra", "Bättre formulering"),
            ("Nämnden ska utveckla hemtjänsten.", "Äldre med hemtjänst möter högst tio olika personer på 14 dagar 2027."),
            ("Biblioteken ska vara attraktiva.", "Biblioteken har öppet 80 timmar i veckan 2026."),
        ),
        None,
        guide.head("Goda exempel", 2),
        [
            "Sökande får beslut om bygglov inom åtta veckor i 95 procent av ärendena 2026.",
            "Hushållens restavfall minskar från 168 kg per invånare 2024 till 125 kg 2028.",
        ],
        guide.head("Fallgropar", 2),
        ["Verksamheten ska kännetecknas av hög kvalitet i alla delar."],
        "Före: Kommunen arbetar för trygga skolvägar.",
        "Efter: Alla skolor har en säker cykelväg från de närmaste bostäderna senast den 31 augusti 2028.",
    )  # fmt: skip


def chinese(path: Path) -> Path:
    """A guide on performance goals: numbered cases with remarks, right and wrong by turns, a table before and after."""
    guide = Guide("绩效目标编制指南", "第{}页", wide=True)
    return guide.draw(
        path,
        guide.head("绩效目标编制指南"),
        "绩效目标应当说明群众得到什么。例如，写等候时间比写会议次数更好。本指南收录若干案例供参考。",
        guide.head("一、写清结果", 2),
        guide.head("示例一：缩短候诊时间", 3),
        "2026年底前，市属医院患者平均候诊时间由2024年的42分钟缩短至25分钟以内。",
        "责任单位：市卫生健康委",
        "点评：写的是患者少等多久,不是开了几个窗口。",
        guide.head("示例二 公交准点", 3),
        "2026年,中心城区公交准点率达到90%以上。",
        guide.head("二、避免空话", 2),
        "反例：进一步加强养老服务工作。",
        "正例：2026年底前,80周岁以上独居老人每周上门探访一次的覆盖率达到100%。",
        None,
        guide.head("三、修改对照", 2),
        guide.table(
            ("序号", "修改前", "修改后"),
            ("1", "开展培训12场,提高技能水平。", "参加培训的失业人员6个月内就业率由2024年的58%提高到68%。"),
            ("2", "推动政务服务便民化。", "2026年,群众办理高频事项平均提交材料减少到3份以内。"),
            widths=(40, 200, 240),
        ),
        "以上内容仅供参考。",
    )
