"""Cards side by side: each is read for itself, and what only looks like cards stays a table."""

from pipeline.ingest.pdf import read_pdf
from tests.ingest.pdf_factory import Sheet, draw
from tests.ingest.shown import kinds, rows, tables

CARDS = [
    (["1. Flere cyklister på", "de nye stier"], ["Der er talt 4.120 cyklister om dagen", "på de fire stier."]),
    (["2. Kortere kø", "ved færgen"], ["Ventetiden er 14 minutter.", "Årsag: Lejet blev ombygget i maj."]),
    (["3. Renere strande"], ["Ni af ti prøver er fri for bakterier.", "Tal for august ventes i september."]),
]


def read(tmp_path, page):
    return read_pdf(draw(tmp_path / "kort.pdf", page)).blocks


def _cards(sheet: Sheet, top: float, *, gap: float = 8, fill: str = "", sign: str = "", size: float = 20) -> None:
    for number, (title, text) in enumerate(CARDS):
        x0 = 40 + number * (168 + gap)
        sheet.box(x0, top, x0 + 168, top + 90, fill=fill, stroke=not fill)
        below = sheet.lines(x0 + 6, top + 8, title, size=10, bold=True)
        if sign:
            sheet.text(x0 + 148, top + 10, sign.format(number + 1), size=size)
        sheet.lines(x0 + 6, below + 4, text, size=8, pitch=10)


def _told(blocks):
    """The headings and the text between them, however it is parted."""
    told = []
    for kind in kinds(blocks):
        name, _, text = kind.partition(" ")
        if told and not name.startswith("heading") and not told[-1].startswith("# "):
            told[-1] += " " + text.replace("\n", " ")
        else:
            told.append(("# " if name.startswith("heading") else "") + text.replace("\n", " "))
    return told


TOLD = [
    "# 1. Flere cyklister på de nye stier",
    "Der er talt 4.120 cyklister om dagen på de fire stier.",
    "# 2. Kortere kø ved færgen",
    "Ventetiden er 14 minutter. Årsag: Lejet blev ombygget i maj.",
    "# 3. Renere strande",
    "Ni af ti prøver er fri for bakterier. Tal for august ventes i september.",
]


def test_framed_cards_are_read_one_after_the_other(tmp_path):
    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Status for halvåret", size=16, bold=True)
        _cards(sheet, 80)
        _cards(sheet, 178)
        sheet.text(40, 290, "Næste status kommer i februar.")

    assert ["# Status for halvåret", *TOLD, *TOLD[:-1], TOLD[-1] + " Næste status kommer i februar."] == _told(
        read(tmp_path, page)
    )


def test_shaded_cards_are_read_one_after_the_other(tmp_path):
    assert TOLD == _told(read(tmp_path, lambda sheet: _cards(sheet, 80, fill="#eeddcc")))


def test_a_sign_beside_a_title_of_two_lines_follows_it(tmp_path):
    told = _told(read(tmp_path, lambda sheet: _cards(sheet, 80, sign="§")))
    assert [text if text.startswith("#") else f"§ {text}" for text in TOLD] == told


def test_a_number_beside_a_title_of_two_lines_stands_before_it(tmp_path):
    def page(sheet: Sheet) -> None:
        for number, name in enumerate(["Trygge veje til", "Flere træer ved"]):
            x0 = 40 + 180 * number
            sheet.box(x0, 80, x0 + 168, 150)
            sheet.lines(x0 + 6, 88, [name, "skolen"], bold=True)
            sheet.text(x0 + 148, 90, str(number + 4), size=20)
            sheet.lines(x0 + 6, 116, ["Det arbejder kommunen for", "i hele perioden."], size=8, pitch=10)

    text = "Det arbejder kommunen for i hele perioden."
    assert ["# 4 Trygge veje til skolen", text, "# 5 Flere træer ved skolen", text] == _told(read(tmp_path, page))


def test_a_table_in_a_card_stays_a_table(tmp_path):
    def page(sheet: Sheet) -> None:
        for number, name in enumerate(["Havnen", "Torvet"]):
            x0 = 40 + 260 * number
            sheet.box(x0, 80, x0 + 240, 200)
            sheet.text(x0 + 6, 88, name, size=12, bold=True)
            sheet.grid(x0 + 10, 110, [100, 100], [["År", "Besøg"], ["2025", f"{number + 3}.100"]])
            sheet.text(x0 + 6, 170, "Tallene er talt i juni.")

    blocks = read(tmp_path, page)
    assert [[["År", "Besøg"], ["2025", "3.100"]], [["År", "Besøg"], ["2025", "4.100"]]] == [
        rows(table) for table in tables(blocks)
    ]
    assert ["heading", "table", "paragraph"] * 2 == [kind.split(" ")[0].rstrip("123") for kind in kinds(blocks)]


def test_cells_that_share_their_sides_are_a_table(tmp_path):
    (table,) = tables(read(tmp_path, lambda sheet: _cards(sheet, 80, gap=0)))
    assert 3 == table.n_columns


def test_frames_under_a_row_of_names_are_a_table(tmp_path):
    def framed(sheet: Sheet) -> None:
        for number, name in enumerate(["Mål", "Indsats", "Status"]):
            sheet.box(40 + 176 * number, 34, 208 + 176 * number, 74)
            sheet.text(46 + 176 * number, 40, name, bold=True)
        _cards(sheet, 80)

    assert TOLD != _told(read(tmp_path, framed))[-len(TOLD) :]
