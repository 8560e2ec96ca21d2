"""Any number of plans from the sample plans: figures, names, years, row order and page breaks varied by a seed, one in a
hundred broken. The same seed and number give the same files."""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path

from lxml import etree, html
from reportlab.lib import pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle

PLANS = Path(__file__).resolve().parents[2] / "corpus" / "plans"
PLACES = ("Vestby", "Nordsand", "Sölvesund", "Hammarvik", "Ålevig", "Lindhede", "云湖", "青岭", "东浦", "临川")
BROKEN = 100  # one file in so many
_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?:[.,]\d+)*")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def make(folder: Path, count: int, seed: int = 7) -> None:
    """`count` files below `folder`, a thousand to a subfolder; files that are there already are left."""
    samples = sorted(path for path in PLANS.rglob("*") if path.suffix in _MAKERS and path.suffix != ".pdf")
    pages = [path for path in samples if path.suffix == ".html"]
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        sample = chance.choice(samples)
        suffix = sample.suffix
        if chance.random() < 0.35:  # PDF is what most plans are published as
            sample, suffix = chance.choice(pages), ".pdf"
        path = folder / f"{number // 1000:03}" / f"{sample.stem}_{number:05}{suffix}"
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        content = _MAKERS[suffix](sample, chance)
        path.write_bytes(_broken(content, chance) if number % BROKEN == BROKEN - 1 else content)


class _Words:
    """One document's own figures, years and place."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._later = chance.randrange(4)
        self._place = chance.choice(PLACES)

    def varied(self, text: str) -> str:
        return _NUMBER.sub(self._number, text)

    def named(self, title: str) -> str:
        return f"{title.rstrip()} {self._place}"

    def _number(self, match: re.Match[str]) -> str:
        text = match.group()
        if re.fullmatch(r"(?:19|20)\d\d", text):
            return str(int(text) + self._later)
        first, rest = text[0], text[1:]
        return first + "".join(str(self._chance.randrange(10)) if c.isdigit() else c for c in rest)


# ---------------------------------------------------------------------------------------------- formats
def _text(sample: Path, chance: random.Random) -> bytes:
    words = _Words(chance)
    title, _, rest = sample.read_bytes().decode(_encoding(sample)).partition("\n")
    return f"{words.named(title)}\n{words.varied(rest)}".encode()


def _encoding(sample: Path) -> str:
    return "utf-8" if _is_utf8(sample.read_bytes()) else "gb18030"


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _page(sample: Path, chance: random.Random) -> bytes:
    content: bytes = html.tostring(_tree(sample, chance), encoding="utf-8", doctype="<!DOCTYPE html>")
    return content


def _tree(sample: Path, chance: random.Random) -> html.HtmlElement:
    words = _Words(chance)
    tree = html.document_fromstring(sample.read_bytes())
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            element.text = element.text and words.varied(element.text)
        element.tail = element.tail and words.varied(element.tail)
    for heading in tree.iter("h1"):
        heading.text = words.named(heading.text or "")
    for table in tree.iter("table"):
        _shuffle([row for row in table.iter("tr") if row.find("td") is not None], chance, ".//*[@rowspan]")
    return tree


def _shuffle(rows: list[etree._Element], chance: random.Random, merged: str) -> None:
    """Rows change places, unless cells are merged over them."""
    parents = {row.getparent() for row in rows}
    if len(parents) != 1 or any(row.find(merged) is not None for row in rows):
        return
    copies = [deepcopy(row) for row in rows]
    chance.shuffle(copies)
    for row, copy in zip(rows, copies, strict=True):
        row.getparent().replace(row, copy)


def _word(sample: Path, chance: random.Random) -> bytes:
    words = _Words(chance)

    def changed(part: bytes) -> bytes:
        tree = etree.fromstring(part)
        for run in tree.iter(f"{_W}t"):
            run.text = run.text and words.varied(run.text)
        first = next(tree.iter(f"{_W}t"), None)
        if first is not None:
            first.text = words.named(first.text or "")
        for paragraph in tree.iter(f"{_W}p"):
            properties = paragraph.find(f"{_W}pPr")
            if properties is not None and chance.random() < 0.03:
                etree.SubElement(properties, f"{_W}pageBreakBefore")
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    return _repacked(sample, {"word/document.xml": changed})


def _open_text(sample: Path, chance: random.Random) -> bytes:
    words = _Words(chance)
    return _repacked(sample, {"content.xml": lambda part: _varied_xml(part, words)})


def _sheets(sample: Path, chance: random.Random) -> bytes:
    words = _Words(chance)
    return _repacked(sample, {"xl/sharedStrings.xml": lambda part: _varied_xml(part, words)})


def _varied_xml(part: bytes, words: _Words) -> bytes:
    tree = etree.fromstring(part)
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.text = element.text and words.varied(element.text)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _repacked(sample: Path, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(sample) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, changes[entry.filename](content) if entry.filename in changes else content)
    return buffer.getvalue()


def _printed(sample: Path, chance: random.Random) -> bytes:
    """The page as PDF: headings, paragraphs, lists and ruled tables, broken over pages at random."""
    tree = _tree(sample, chance)
    font = "STSong-Light" if sample.parent.name == "zh" else "Helvetica"
    plain = ParagraphStyle("plain", fontName=font, fontSize=9.5, leading=12.5, spaceAfter=5)
    cell = ParagraphStyle("cell", parent=plain, fontSize=8, leading=10, spaceAfter=0)
    parts: list[object] = []
    for element in tree.body.iter("h1", "h2", "h3", "h4", "p", "li", "table"):
        if next(element.iterancestors("table"), None) is not None:
            continue
        if element.tag == "table":
            parts += [_table(element, cell, font), Spacer(1, 8)]
            continue
        text = " ".join(element.text_content().split())
        if not text:
            continue
        size = {"h1": 17, "h2": 13.5, "h3": 11.5, "h4": 10.5}.get(element.tag)
        if size and chance.random() < 0.15:
            parts.append(PageBreak())
        bold = "Helvetica-Bold" if font == "Helvetica" else font
        style = (
            ParagraphStyle(f"h{size}", parent=plain, fontName=bold, fontSize=size, leading=1.3 * size)
            if size
            else plain
        )
        parts.append(Paragraph(_escaped(("• " if element.tag == "li" else "") + text), style))
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=pagesizes.A4, invariant=True, title=sample.stem).build(parts)
    return buffer.getvalue()


def _table(element: html.HtmlElement, style: ParagraphStyle, font: str) -> LongTable:
    rows = [[" ".join(c.text_content().split()) for c in row.iter("td", "th")] for row in element.iter("tr")]
    width = max(map(len, rows))
    cells = [[Paragraph(_escaped(text), style) for text in row] + [""] * (width - len(row)) for row in rows]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#808080"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return LongTable(cells, colWidths=[450 / width] * width, repeatRows=1, style=grid)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


_MAKERS: dict[str, Callable[[Path, random.Random], bytes]] = {
    ".txt": _text, ".html": _page, ".docx": _word, ".odt": _open_text, ".xlsx": _sheets, ".pdf": _printed,
}  # fmt: skip


def _broken(content: bytes, chance: random.Random) -> bytes:
    half = content[: len(content) // 2]
    return chance.choice([b"", half, bytes(chance.randrange(256) for _ in range(3000)), b"PK\x05\x06" + bytes(18)])


def copied(paths: Iterable[Path], folder: Path) -> Path:
    """Some of the files in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        shutil.copy(path, folder)
    return folder
