def build(path):
    from io import BytesIO

    from drawn import Drawn
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import ImageReader

    d = Drawn(path)
    c = d.canvas

    def watermark() -> None:
        c.saveState()
        c.translate(150, 250)
        c.rotate(50)
        c.setFillColor(HexColor("#dddddd"))
        c.setFont("bold", 80)
        c.drawString(0, 0, "UDKAST")
        c.restoreState()

    watermark()
    c.setFillColor(HexColor("#0b3c5d"))
    c.rect(0, 742, 595, 100, stroke=0, fill=1)
    c.setFillColor(HexColor("#ffffff"))
    d.put(60, 70, "Retningslinjer for vejvedligehold", "bold", 22)
    c.setFillColor(HexColor("#000000"))
    d.says("heading", "Retningslinjer for vejvedligehold", 1)
    y = 140
    for text in (
        "Kommunens 412 kilometer vej skal være sikre at færdes på hele året. Ved udgangen af 2027 må højst 12 pct. af vejene være i dårlig stand.",
        "Huller, der er meldt af borgerne, repareres inden fem hverdage. Tilstanden opgøres hvert forår og fremlægges for teknisk udvalg i juni.",
    ):
        # the text is printed twice: once to be seen, once without ink for a screen reader
        d.wrapped(60, y, 450, text, "serif", 12, 16)
        line = y
        for part in d_lines(text, 450):
            d.put(60, line, part, "serif", 12, mode=3)
            line += 16
        y = line + 8
        d.says("paragraph", text)
    d.says("furniture", "UDKAST")
    d.page()

    # page 2: a scan with its recognised text laid under it without ink
    image = Image.new("L", (1190, 1684), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", 24)
    texts = ("Vintertjenesten begynder den 15. oktober og slutter den 15. april. Saltning af de store veje skal være afsluttet senest klokken 6.30.",
             "Stier til skoler ryddes inden klokken 7.30 på skoledage. Målet er opfyldt, hvis det sker på mindst 95 pct. af dagene.")
    y = 100.0
    places = []
    for text in texts:
        for part in d_lines(text, 450):
            places.append((y, part))
            pen.text((120, 2 * y - 24), part, fill=0, font=font)
            y += 16
        y += 10
        d.says("paragraph", text)
    for line, part in places:
        d.put(60, line, part, "serif", 12, mode=3)
    data = BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    c.drawImage(ImageReader(data), 0, 0, 595, 842)
    d.page()
    return d.save()


def d_lines(text, width):
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "serif", 12) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
