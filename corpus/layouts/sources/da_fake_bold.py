def build(path):
    from drawn import Drawn

    d = Drawn(path)
    d.doubled(70, 90, "Udviklingsplan for Fødevarekontrollen", "sans", 20, glyphs=True)
    d.says("heading", "Udviklingsplan for Fødevarekontrollen", 1)
    d.glyphs(70, 130, "INDLEDNING", "sans", 12, apart=4)
    d.says("heading", "INDLEDNING", 2)
    y = 156
    for text in (
        "Kontrollen skal være eﬀektiv og synlig. I 2026 udﬂyttes opgaverne til de regionale kontorer, og der ﬁndes nye veje til dialog med virksomhederne.",
        "Målet er, at 95 pct. af virksomhederne får en kontrolrapport uden anmærkninger, og at oﬃcielle klager besvares inden 20 dage.",
    ):
        y = d.wrapped(70, y, 440, text, "dejavu", 10.5, 15) + 6
        d.says("paragraph", text)
    d.glyphs(70, y + 14, "MÅL 2026", "sans", 12, apart=4)
    d.says("heading", "MÅL 2026", 2)
    y += 40
    # soft hyphens and real ones at line ends, printed by the typesetter
    for lines, text in (
        (("Antallet af uanmeldte kontrolbesøg øges til 6.000, og der gennemføres sær-", "lige indsatser over for importvirksomheder, som handler med fødevaretilsæt\u00ad", "ninger uden for EU."),
         "Antallet af uanmeldte kontrolbesøg øges til 6.000, og der gennemføres særlige indsatser over for importvirksomheder, som handler med fødevaretilsætninger uden for EU."),
        (("Styrelsen udarbejder en fælles mål- og resultatplan med de to laboratorier, der", "også omfatter drifts- og udviklingsopgaver, en plan for data- og analyse-", "arbejdet samt fødevare-", "og foderområdet."), "Styrelsen udarbejder en fælles mål- og resultatplan med de to laboratorier, der også omfatter drifts- og udviklingsopgaver, en plan for data- og analysearbejdet samt fødevare- og foderområdet."),
    ):
        for line in lines:
            d.put(70, y, line, "serif", 12)
            y += 15
        y += 8
        d.says("paragraph", text)
    d.doubled(70, y + 10, "Opfølgning", "sans", 12)
    d.says("heading", "Opfølgning", 2)
    y = d.wrapped(70, y + 34, 440, "Direktionen drøfter status i april, august og december. Resultaterne offentliggøres i årsrapporten.", "serif", 12, 15, justify=True)
    d.says("paragraph", "Direktionen drøfter status i april, august og december. Resultaterne offentliggøres i årsrapporten.")
    d.put(290, 800, "1", "serif", 9)
    d.says("furniture", "1")
    d.page()
    return d.save()
