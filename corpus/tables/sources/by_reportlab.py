"""Files drawn by reportlab, each by the layout that its source names."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.doctemplate import SimpleDocTemplate
from markup import Grid, Source

SERIF = "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf"
for _name, _face in (("Serif", "Regular"), ("Serif-Bold", "Bold")):
    pdfmetrics.registerFont(TTFont(_name, SERIF.format(_face)))
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def build(source: Source, target: Path) -> None:
    {"flow": _flow, "pictures": _pictures, "turned": _turned}[source.settings["layout"]](source, target)


def _styles(source: Source) -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    wide = source.name.startswith("zh")
    font, bold = ("STSong-Light", "STSong-Light") if wide else ("Serif", "Serif-Bold")
    wrap = {"wordWrap": "CJK"} if wide else {}
    body = ParagraphStyle("body", fontName=font, fontSize=9, leading=11.5, **wrap)
    return body, ParagraphStyle("head", body, fontName=bold), ParagraphStyle("title", body, fontName=bold, fontSize=14, leading=22)


def _filled(grid: Grid, source: Source) -> tuple[list[list[object]], list[tuple]]:
    body, head, _ = _styles(source)
    data: list[list[object]] = []
    spans: list[tuple] = []
    for number, row in enumerate(grid.cells):
        data.append([])
        for column, cell in enumerate(row):
            style = head if cell and cell.header else body
            data[-1].append([Paragraph(line, style) for line in cell.lines] if cell else "")
            if cell and (cell.rows > 1 or cell.columns > 1):
                spans.append(("SPAN", (column, number), (column + cell.columns - 1, number + cell.rows - 1)))
    return data, spans


def _story(source: Source, width: float, look: list[tuple]) -> list:
    body, _, title = _styles(source)
    story: list = []
    for kind, block in source.blocks:
        if kind == "table":
            data, spans = _filled(block, source)  # type: ignore[arg-type]
            total = sum(block.widths)  # type: ignore[attr-defined]
            table = Table(data, [width * w / total for w in block.widths], repeatRows=block.headers, splitInRow=0)  # type: ignore[attr-defined]
            table.spaceBefore = table.spaceAfter = 0
            table.setStyle(TableStyle([*look, *spans]))
            story.append(table)
            if block.options.get("after") != "none":  # type: ignore[attr-defined]
                story.append(Spacer(1, 10))
        else:
            story.append(Paragraph(str(block), title if kind in ("h1", "h2") else body))
            story.append(Spacer(1, 4))
    return story


def _flow(source: Source, target: Path) -> None:
    document = SimpleDocTemplate(str(target), pagesize=A4, leftMargin=55, rightMargin=55, topMargin=60, bottomMargin=60, invariant=1)
    look = [("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    document.build(_story(source, A4[0] - 122, look))


def _pictures(source: Source, target: Path) -> None:
    """Rules are pictures of one black pixel, stretched, as some report generators draw them; every other table uses
    hairline rectangles."""
    data = BytesIO()
    Image.new("L", (1, 1), 0).save(data, "PNG")
    pixel = ImageReader(data)
    body, _, title = _styles(source)
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    y = A4[1] - 60
    left, width = 50.0, A4[0] - 100
    number = 0
    for kind, block in source.blocks:
        if kind != "table":
            flow = Paragraph(str(block), title if kind in ("h1", "h2") else body)
            _, height = flow.wrap(width, 800)
            flow.drawOn(canvas, left, y - height)
            y -= height + 6
            continue
        cells, _ = _filled(block, source)  # type: ignore[arg-type]
        total = sum(block.widths)  # type: ignore[attr-defined]
        xs = [left]
        for w in block.widths:  # type: ignore[attr-defined]
            xs.append(xs[-1] + width * w / total)
        heights = [
            8 + max(
                sum(p.wrap(xs[c + g.columns] - xs[c] - 8, 800)[1] for p in cells[r][c])
                for c, g in enumerate(row) if g and g.rows == 1
            )
            for r, row in enumerate(block.cells)  # type: ignore[attr-defined]
        ]  # fmt: skip
        ys = [y]
        for h in heights:
            ys.append(ys[-1] - h)

        def draw(x: float, bottom: float, w: float, h: float, images: bool = number % 2 == 0) -> None:
            if images:
                canvas.drawImage(pixel, x, bottom, w, h)
            else:
                canvas.rect(x, bottom, w, h, stroke=0, fill=1)

        for r, row in enumerate(block.cells):  # type: ignore[attr-defined]
            for c, cell in enumerate(row):
                if cell is None:
                    continue
                x0, x1, top, bottom = xs[c], xs[c + cell.columns], ys[r], ys[r + cell.rows]
                for a in (top, bottom):
                    draw(x0, a - 0.25, x1 - x0, 0.5)
                for b in (x0, x1):
                    draw(b - 0.25, bottom, 0.5, top - bottom)
                place = top - 4
                for flow in cells[r][c]:
                    _, height = flow.wrap(x1 - x0 - 8, 800)
                    flow.drawOn(canvas, x0 + 4, place - height)
                    place -= height
        y = ys[-1] - 16
        number += 1
    canvas.save()


def _turned(source: Source, target: Path) -> None:
    """Landscape tables on portrait pages: the content is turned by 90 degrees, on the second page by /Rotate as well."""
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    look = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue),
    ]  # fmt: skip
    pages: list[list] = [[]]
    for flow in _story(source, A4[1] - 110, look):
        if isinstance(flow, Table) and any(isinstance(f, Table) for f in pages[-1]):
            pages.append([])
        pages[-1].append(flow)
    for number, flows in enumerate(pages):
        canvas.saveState()
        canvas.translate(0, A4[1])
        canvas.rotate(-90)
        y = A4[0] - 50
        for flow in flows:
            _, height = flow.wrap(A4[1] - 110, 700)
            flow.drawOn(canvas, 55, y - height)
            y -= height
        canvas.restoreState()
        if number % 2:
            canvas.setPageRotation(90)
        canvas.showPage()
    canvas.save()
