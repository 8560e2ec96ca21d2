"""The follow-up template of source document 001 (table 3), filled in for both half-years with invented results."""

from tests.follow.drawing import H, P, T
from tests.follow.told import Paper, Series, Told

GREEN, YELLOW, RED = "92D050", "FFC000", "FF0000"

_ROWS = [
    ["1.1", "Samarbejde", "Instituttet udpeger to strategiske samarbejder og sætter dem i gang.", "Grøn", "Grøn",
     "Målet er opfyldt.", "", ""],
    ["1.2", "Økonomisk styring", "Afvigelsen mellem forbrug og grundbudget må ikke overstige 5 pct.", "Gul", "Grøn",
     "Målet er opfyldt; afvigelsen endte på 3,8 pct.", "Et laboratorieindkøb faldt i 1. halvår, så afvigelsen var 6 pct.",
     "Indkøb periodiseres månedligt."],
    ["1.3", "Attraktiv arbejdsplads", "Der gennemføres to ledelsestiltag.", "Grøn", "Gul",
     "Målet er delvist opfyldt; ét af to tiltag er gennemført.", "Det andet tiltag blev udskudt på grund af en flytning.",
     "Tiltaget gennemføres i 1. kvartal 2024."],
    ["2.1", "Robust beredskab", "Der udarbejdes et revideret grundlag for beredskabet.", "Grøn", "Grøn",
     "Målet er opfyldt.", "", ""],
    ["2.3", "Styrket forskning", "Der leveres data til minimum 40 forskningsprojekter.", "Rød", "Rød",
     "Målet er ikke opfyldt; der er leveret data til 31 projekter.",
     "Et nyt godkendelseskrav har forsinket ni projekter.", "Godkendelserne samles hos én jurist."],
]  # fmt: skip
_LIGHTS = {"Grøn": "on_track", "Gul": "at_risk", "Rød": "off_track"}
_COLOURS = {"Grøn": GREEN, "Gul": YELLOW, "Rød": RED}
_HEAD = [
    ["Nr.", "Mål", "Resultatkrav", "Opfølgning", "", "Vurdering af opfyldelse", "Årsag og konsekvens (hvis gul/rød)",
     "Handling for at opnå målet (hvis gul/rød)"],
    ["", "", "", "1. halvår", "2. halvår", "", "", ""],
]  # fmt: skip
_MERGES = [(0, 3, 0, 4), *((0, c, 1, c) for c in (0, 1, 2, 5, 6, 7))]


def _told() -> list[Told]:
    told = []
    for _, goal, _, first, second, _, why, what in _ROWS:
        told.append(Told(goal, "2023-H1", _LIGHTS[first], text=first))
        told.append(Told(goal, "2023-H2", _LIGHTS[second], text=second, explanation=why, action=what))
    return told


def _paper(name: str, *, words: bool) -> Paper:
    """With the lights as words, or as colours of cells that hold no word."""
    rows = [[*row[:3], *(row[3:5] if words else ("", "")), *row[5:]] for row in _ROWS]
    fills = {} if words else {(r + 2, c): _COLOURS[row[c]] for r, row in enumerate(_ROWS) for c in (3, 4)}
    told = (
        _told()
        if words
        else [Told(t.goal, t.period, t.status, explanation=t.explanation, action=t.action) for t in _told()]
    )
    return Paper(
        name,
        [
            H(1, "Statens Serum Institut: Opfølgning på mål- og resultatplan 2023"),
            H(2, "Tabel 3. Skabelon for afrapportering"),
            T([*_HEAD, *rows], head=2, merges=_MERGES, fills=fills, widths=(30, 80, 130, 50, 50, 130, 140, 130)),
            P("Grøn: målet forventes opfyldt. Gul: målet forventes delvist opfyldt. Rød: målet forventes ikke opfyldt."),
        ],
        told,
    )  # fmt: skip


SSI = Series(
    "da_ssi_template",
    [
        _paper("ssi_words.docx", words=True),
        _paper("ssi_colours.pdf", words=False),
        _paper("ssi_colours.xlsx", words=False),
        _paper("ssi_colours.docx", words=False),
        _paper("ssi_words.html", words=True),
    ],
)
