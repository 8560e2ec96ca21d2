"""Text that a Word file keeps in parts of its own: inserted pages and diagrams."""

from __future__ import annotations

from tests.ingest.odd_files import archive_page
from tests.ingest.office import docx, p, packed
from tests.ingest.shown import read, view

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = "Styrelsen vil nedbringe ventetiden, så borgerne får svar i tide."
PAGE = f"<html><body><h2>Mål</h2><p>{TEXT}</p><table><tr><td>Svar</td><td>20</td></tr><tr><td>Trivsel</td><td>75</td></tr></table></body></html>"
R = f'xmlns:r="{KIND}"'
DIAGRAM = (
    '<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt modelId="0" type="doc"><dgm:t><a:p/></dgm:t></dgm:pt>'
    '<dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>Mål 1: Kortere </a:t></a:r><a:r><a:t>svartid</a:t></a:r></a:p></dgm:t></dgm:pt>'
    '<dgm:pt modelId="2" type="parTrans"><dgm:t><a:p/></dgm:t></dgm:pt>'
    '<dgm:pt modelId="3"><dgm:t><a:p><a:r><a:t>Mål 2: Færre fejl</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
)  # fmt: skip


def with_part(path, body, kind, target, content):
    import zipfile

    docx(path, body)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="{KIND}/{kind}" Target="{target}"/></Relationships>'
    )
    members[f"word/{target}"] = content
    return read(packed(path, members))


def chunk(tmp_path, target, content):
    body = p("Før siden kommer teksten her.") + f'<w:altChunk {R} r:id="rId9"/>' + p("Efter siden kommer teksten her.")
    return with_part(tmp_path / "plan.docx", body, "aFChunk", target, content)


INSERTED = [
    "paragraph Før siden kommer teksten her.", "heading2 Mål", f"paragraph {TEXT}", "| Svar | 20 |", "| Trivsel | 75 |",
    "paragraph Efter siden kommer teksten her.",
]  # fmt: skip


def test_an_inserted_web_page_is_read_in_its_place(tmp_path):
    assert INSERTED == view(chunk(tmp_path, "chunk.htm", PAGE.encode()).blocks)


def test_an_inserted_web_archive_is_read_in_its_place(tmp_path):
    assert INSERTED == view(chunk(tmp_path, "chunk.mht", archive_page(PAGE).encode()).blocks)


def test_an_inserted_part_in_another_format_is_told(tmp_path):
    document = chunk(tmp_path, "chunk.rtf", b"{\\rtf1 plan}")

    assert ["part.not-read"] == [finding.code for finding in document.findings]


def test_the_texts_of_a_diagram_are_read_in_their_order(tmp_path):
    drawing = f'<w:p><w:r><w:drawing><a:graphicData xmlns:a="a"><dgm:relIds xmlns:dgm="d" {R} r:dm="rId9"/></a:graphicData></w:drawing></w:r></w:p>'
    body = p("Figuren viser de to mål for årene.") + drawing + p(TEXT)
    document = with_part(tmp_path / "plan.docx", body, "diagramData", "diagrams/data1.xml", DIAGRAM)

    assert [
        "paragraph Figuren viser de to mål for årene.",
        "paragraph Mål 1: Kortere svartid",
        "paragraph Mål 2: Færre fejl",
        f"paragraph {TEXT}",
    ] == view(document.blocks)
