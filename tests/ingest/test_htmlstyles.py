"""Colours that a page's style sheet gives to classes."""

from time import process_time

from pipeline.ingest.html import read_html
from pipeline.records import Table

PAGE = """<html><head><style>
/* .ok{background:#111111} */
.dot{width:12px} .ok, td.fine{background:#2e9e4f} .table .bad{background-color:red}
.own{background:#00ff00}
</style></head><body><h1>Status</h1><table>
<tr><th>Mål</th><th>Lys</th></tr>
<tr><td>Vand</td><td><span class="dot ok"></span></td></tr>
<tr><td>Luft</td><td class="bad"></td></tr>
<tr><td>Jord</td><td class="own" style="background:#123456"></td></tr>
<tr><td class="fine">Hav</td><th class="fine other"></th></tr>
</table></body></html>"""


def test_a_cell_has_the_colour_of_its_class_and_an_attribute_comes_first():
    (table,) = [block for block in read_html(PAGE).blocks if isinstance(block, Table)]
    colours = {(cell.row, cell.column): cell.color for cell in table.cells}

    assert ["#2e9e4f", "#ff0000", "#123456"] == [colours[row, 1] for row in (1, 2, 3)]
    assert ("", "#2e9e4f") == (colours[1, 0], colours[4, 0])


def test_a_page_without_a_style_sheet_is_read_as_before():
    (table,) = [b for b in read_html(PAGE.replace("style>", "title>")).blocks if isinstance(b, Table)]

    assert "" == next(cell.color for cell in table.cells if (cell.row, cell.column) == (2, 1))


def test_a_sheet_full_of_pictures_costs_no_more_than_its_length():
    data = "url(data:image/png;base64," + "QUJD" * 45_000
    started = process_time()
    read_html(f"<html><head><style>.x {data}</style></head><body><p class='x'>Ventetiden falder.</p></body></html>")

    assert process_time() - started < 2


def test_what_stands_in_a_box_of_its_own_is_parted_from_the_words_beside_it():
    sheet = "<style>.s{border:1px solid;padding:0 6px} .t{padding:0;border:none} em.u{margin-left:1em}</style>"
    body = (
        "<h2>Kortere ventetid<span class='s'>Opfyldt</span></h2><p>Stor<span class='t'>flod</span></p>"
        "<p>Ren<span style='margin-left:8px'>Nej</span>luft</p><p><span class='badge bg-ok'>Ny</span>Havn</p><p><span class='tag'>Nej</span>, tak</p>"
        "<table><tr><td>A</td><td>B</td></tr><tr><td>Mål<span class='s'>Nået</span></td><td>1</td></tr></table>"
    )
    *passages, table = read_html(f"<html><head>{sheet}</head><body>{body}</body></html>").blocks

    assert ["Kortere ventetid Opfyldt", "Storflod", "Ren Nej luft", "Ny Havn", "Nej, tak"] == [
        one.text for one in passages
    ]
    assert "Mål Nået" == table.cells[2].text


def test_lamps_beside_words_are_given_as_signs_and_ornaments_of_one_colour_are_not():
    def lines(*colours):
        spans = "".join(f"<p><span style='background:{hue}'></span> Mål {n}</p>" for n, hue in enumerate(colours))
        return [block.text for block in read_html(f"<html><body><h1>Status</h1>{spans}</body></html>").blocks[1:]]

    assert ["🟢 Mål 0", "🔴 Mål 1", "⚪ Mål 2"] == lines("#2e9e4f", "red", "#aaa")
    assert ["Mål 0", "Mål 1"] == lines("#2e9e4f", "#2e9e4f")


def test_lamps_in_cells_stay_the_colours_of_their_cells():
    rows = "".join(f"<tr><td>Mål</td><td><i style='background:{hue}'></i></td></tr>" for hue in ("red", "green"))
    table = read_html(f"<html><body><h1>Status</h1><table><tr><th>Mål</th><th>Status</th></tr>{rows}</table>").blocks[1]

    assert [("", "#ff0000"), ("", "#008000")] == [(c.text, c.color) for c in table.cells if c.row and c.column == 1]
