def build(path):
    """Paragraphs without indent or white space between them; some end exactly at the right edge."""
    from drawn import Drawn

    d = Drawn(path)
    width = 60  # characters of a fixed pitch
    y = 80
    d.put(70, y, "Plan för äldreomsorgen i Ekbacka kommun", "bold", 18)
    d.says("heading", "Plan för äldreomsorgen i Ekbacka kommun", 1)
    y += 30
    blocks = [
        ["Hemtjänsten ska utgå från vad den enskilda själv vill. Under", "2026 ska minst 85 procent av brukarna uppge att de kan vara", "med och bestämma vilken tid de får hjälp, enligt enkäterna."],
        ["Antalet anställda som en brukare möter under två veckor får", "inte vara högre än tolv i genomsnitt."],
        ["Nattpatrullen ska svara på larm inom tio minuter, året runt.", "Svarstiden mäts i systemet och redovisas varje månad för hela", "nämnden, som kan besluta om åtgärder."],
        ["Maten ska lagas nära den som äter. Minst hälften av råvarorna", "ska vara ekologiska."],
    ]
    for number, block in enumerate(blocks):
        for line in block:
            d.put(70, y, line.ljust(0)[: width + 4], "mono", 11)
            y += 15
        if number != 0:
            y += 7
        else:
            y += 7
        d.says("paragraph", " ".join(block))
    # indents instead of white space
    for block in (
        ["  Personalen ska ha rätt kompetens. Alla tillsvidareanställda", "undersköterskor ska ha gått utbildningen i demens före 2028."],
        ["  Sjukfrånvaron ska sjunka till högst sju procent. Den följs", "upp varje månad av enhetschefen."],
        ["  Nämnden får en rapport efter varje tertial."],
    ):
        for line in block:
            bare = line.lstrip()
            d.put(70 + 6.6 * (len(line) - len(bare)), y, bare, "mono", 11)
            y += 15
        d.says("paragraph", " ".join(line.strip() for line in block))
    y += 10
    d.put(70, y, "Boende", "bold", 11)
    d.says("heading", "Boende", 2)
    y += 15
    d.put(70, y, "Väntetiden till särskilt boende ska vara högst 60 dagar, räknat", "mono", 11)
    d.put(70, y + 15, "från beslut till erbjudande.", "mono", 11)
    d.says("paragraph", "Väntetiden till särskilt boende ska vara högst 60 dagar, räknat från beslut till erbjudande.")
    d.page()
    d.put(70, 80, "Varje boende ska ha en egen utemiljö. Det målet gäller från 2027.", "mono", 11)
    d.says("paragraph", "Varje boende ska ha en egen utemiljö. Det målet gäller från 2027.")
    d.put(70, 102, "Besökstiderna är fria.", "mono", 11)
    d.says("paragraph", "Besökstiderna är fria.")
    d.page()
    return d.save()
