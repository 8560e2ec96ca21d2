def build(path):
    from drawn import Drawn

    d = Drawn(path, origin=(100, 60))
    texts = iter((
        "Räddningstjänsten ska vara på plats inom tio minuter i tätort och inom tjugo minuter på landsbygden. Målet ska nås i minst 92 procent av alla larm under 2026.",
        "Förbundet utbildar varje år minst 1 500 personer i brandskydd. Särskilt fokus läggs på äldre som bor ensamma.",
        "Nya fordon köps in enligt planen. Vid utgången av 2027 ska hälften av personbilarna drivas med el.",
        "Tillsynen ska omfatta 420 objekt per år. Brister följs upp inom tre månader och redovisas för direktionen.",
        "Övningar med grannförbunden genomförs vår och höst. Erfarenheterna samlas i en gemensam rapport som direktionen tar del av.",
        "Direktionen får en skriftlig rapport efter varje tertial med utfall, prognos och förslag till åtgärder.",
    ))

    def section(title: str, level: int, x: float, y: float, width: float) -> None:
        d.put(x, y, title, "bold", 18 if level == 1 else 13)
        d.says("heading", title, level)
        y += 26
        for _ in range(2):
            text = next(texts)
            y = d.wrapped(x, y, width, text, "serif", 11, 14) + 8
            d.says("paragraph", text)

    # page 1: the sheet is larger than what is shown, and its corner is not at 0, 0
    d.canvas.setPageSize((800, 1000))
    section("Handlingsprogram för räddningstjänsten", 1, 60, 80, 400)
    d.page(crop=(100, 60, 100 + 595, 60 + 842))
    # page 2: a page with /Rotate 90 whose text was drawn to be upright when turned
    for turn in (90, 270):
        d.canvas.setPageSize((595, 842))
        d.canvas.saveState()
        if turn == 90:
            d.canvas.translate(595, 0)
            d.canvas.rotate(90)
        else:
            d.canvas.translate(0, 842)
            d.canvas.rotate(-90)
        d.size, d.origin = (842, 595), (0, 0)
        section("Fordon och tillsyn" if turn == 90 else "Övning och uppföljning", 2, 80, 90, 600)
        d.canvas.restoreState()
        d.page(turn=turn)
    return d.save()
