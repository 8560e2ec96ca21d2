"""Builds the layout samples of this folder: PDF and truth of every source in ``sources/``.

    python corpus/layouts/build.py [NAME ...]

Development-only tools: ``chromium`` and ``soffice`` (LibreOffice) and ``pdftocairo`` (poppler) on the path, fonts Liberation, DejaVu, Noto CJK and
Droid Fallback, and the Python packages reportlab, lxml and Pillow. The truth comes from the source alone: no reader of
PDF is asked but for the number of pages.
"""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import lxml.html
import pypdfium2

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
sys.path.insert(0, str(SOURCES))
BLOCKS = {"h1", "h2", "h3", "p", "li", "figcaption"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHY = re.compile(r"(?<=[aeiouyæøåäö])(?=[bcdfghjklmnpqrstvwx][aeiouyæøåäö])")


def frozen(path: Path) -> None:
    raw = re.sub(rb"D:\d{14}", b"D:20250101000000", path.read_bytes())
    raw = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2025-01-01T00:00:00", raw)
    raw = re.sub(rb"uuid:[0-9a-f-]{36}", b"uuid:" + b"0" * 36, raw)
    for mark in (rb"/ID\s*\[[^\]]*\]", rb"/DocChecksum\s*/[0-9A-F]+"):
        raw = re.sub(mark, lambda m: re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, m.group()), raw)
    path.write_bytes(raw)


def pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def furniture(count: int, *templates: str, first: int = 1) -> list[dict]:
    return [
        {"kind": "furniture", "level": None, "text": part.format(page=n, pages=count)}
        for n in range(first, count + 1) for template in templates if template for part in template.split("\t")
    ]  # fmt: skip


def before(mark) -> str:
    """The text directly before an element."""
    previous = mark.getprevious()
    return (previous.tail if previous is not None else mark.getparent().text) or ""


def from_html(source: Path, pdf: Path) -> list[dict]:
    text = source.read_text("utf-8")
    root = lxml.html.fromstring(text)
    if root.get("data-shy"):  # discretionary hyphens in long words
        head, body = text.split("</style>")
        words = re.compile(r"(?<![<&/\w-])[^\W\d_]{9,}(?![^<]*>)")
        text = head + "</style>" + words.sub(lambda m: m[0][:3] + SHY.sub("\u00ad", m[0][3:-2]) + m[0][-2:], body)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / source.name
        page.write_text(text, "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
             f"--print-to-pdf={pdf}", page.as_uri()], check=True, capture_output=True, timeout=120)  # fmt: skip
    if root.get("data-via") == "cairo":  # written anew by another producer
        again = pdf.with_suffix(".again")
        subprocess.run(["pdftocairo", "-pdf", str(pdf), str(again)], check=True, timeout=120)
        again.replace(pdf)
    truth: list[dict] = []
    for element in root.iter(*BLOCKS):
        for line in element.iter("br"):
            line.tail = "\n" + (line.tail or "")
        for mark in element.iter("sup"):
            if re.search(r"\d\s*$", before(mark)) and (mark.text or "").isdecimal():
                mark.text = mark.text.translate(RAISED)
        for number in element.iter("span"):
            number.text = " " + (number.text or "")
        lines = [" ".join(line.split()) for line in element.text_content().replace("\u00ad", "").split("\n") if line.split()]
        kind = {"li": "list_item", "figcaption": "caption"}.get(element.tag, "heading" if element.tag[0] == "h" else "paragraph")
        kind = element.get("data-kind", kind)
        if kind == "paragraph":  # the author broke the lines: each is a passage
            truth += [{"kind": kind, "level": None, "text": line} for line in lines[:-1]]
            lines = lines[-1:]
        said = re.sub(r"(?<=\w)-\n(?=[a-zæøåäö])", "", "\n".join(lines)).replace("\n", " ")
        if element.tag == "li":
            parent = element.getparent()
            said = f"{parent.index(element) + 1}. {said}" if parent.tag == "ol" else f"• {said}"
        level = int(element.get("data-level") or element.tag[1]) if kind == "heading" else None
        if element.get("data-join"):
            truth[-1]["text"] += " " + said
        else:
            truth.append({"kind": kind, "level": level, "text": said})
    return truth + furniture(pages(pdf), root.get("data-header", ""), root.get("data-footer", ""), first=int(root.get("data-first", 1)))


def from_fodt(doc, name: str, pdf: Path) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{name}.fodt"
        source.write_text(doc.xml(), "utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
                       check=True, capture_output=True, timeout=240)  # fmt: skip
        pdf.write_bytes((Path(folder) / f"{name}.pdf").read_bytes())
    notes = [{k: v for k, v in note.items() if k != "anchor"} for note in doc.notes]
    return doc.truth + notes + furniture(pages(pdf), doc.header, doc.footer)


def build(source: Path) -> None:
    pdf = HERE / f"{source.stem}.pdf"
    if source.suffix == ".html":
        truth = from_html(source, pdf)
    else:
        module = importlib.import_module(source.stem)
        truth = module.build(pdf) if hasattr(module, "build") else from_fodt(module.doc, source.stem, pdf)
    frozen(pdf)
    rows = ",\n".join(json.dumps(item, ensure_ascii=False) for item in truth)
    (HERE / f"{source.stem}.truth.json").write_text(f"[\n{rows}\n]\n", "utf-8")
    print(source.stem, pages(pdf), "pages")


if __name__ == "__main__":
    for source in sorted(SOURCES.iterdir()):
        if source.stem not in ("fodt", "drawn", "__pycache__") and (len(sys.argv) == 1 or source.stem in sys.argv[1:]):
            build(source)
